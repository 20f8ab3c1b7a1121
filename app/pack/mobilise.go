package pack

import (
	"fmt"
	"strings"

	"bidwright/app/date"
)

// mobilisation is the dated way from award to the first day of service, by roles.
func (b *builder) mobilisation() {
	steps := b.bid.Response.Mobilisation
	if len(steps) == 0 {
		return
	}
	refs := map[string]string{}
	for i, s := range steps {
		refs[s.ID] = fmt.Sprintf("M%d", i+1)
	}
	t := Table{ID: "table-mobilisation", Title: "Steps until the service runs", Columns: []Column{{Title: "Step", Head: true, Weight: 0.4}, {Title: "What is done", Weight: 2}, {Title: "When", Weight: 1.4},
		{Title: "After", Weight: 0.6}, {Title: "Who", Weight: 1.1}, {Title: "What is there then", Weight: 1.8}}}
	for _, s := range steps {
		var after []string
		for _, id := range s.AfterIDs {
			if refs[id] != "" {
				after = append(after, refs[id])
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(refs[s.ID]), b.say(s.Name), plain(orDash(period(s.Start, s.End))), plain(orDash(strings.Join(after, ", "))), b.say(orDash(s.Owner)), b.say(orDash(s.Result))}})
	}
	words := fmt.Sprintf("%s lead to the first day of service", sentence(counted(len(steps), "step", "steps")))
	if start := b.s.Assessment.Pricing.Start; !start.IsZero() {
		words += ", " + start.String()
	}
	t.Note = words + ". A step under “After” has to end before its row begins."
	b.section("mobilisation", 1, "Mobilisation", b.table(t))
}

// period is a stretch of days as people write it: 8 to 12 February 2027.
func period(start, end date.Date) string {
	switch {
	case start.IsZero() || end.IsZero() || start == end:
		return or(day(end), day(start))
	case start.Year() != end.Year():
		return start.String() + " to " + end.String()
	case start.Month() != end.Month():
		return strings.TrimSuffix(start.String(), fmt.Sprintf(" %d", start.Year())) + " to " + end.String()
	}
	return fmt.Sprintf("%d to %s", start.Day(), end)
}

func orDash(text string) string { return or(text, "–") }
