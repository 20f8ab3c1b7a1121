package pack

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
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
	words := fmt.Sprintf("%s lead to the first day of service", capital(counted(len(steps), "step", "steps")))
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

// The words of the two scales from 1 to 5 on which a risk is judged.
var (
	likelihoodWords = [...]string{"not judged", "very unlikely", "unlikely", "possible", "likely", "very likely"}
	effectWords     = [...]string{"not judged", "slight", "minor", "moderate", "serious", "severe"}
)

func judged(words [6]string, n int) string {
	if n < 0 || n >= len(words) {
		n = 0
	}
	return sentence(words[n])
}

// deliveryRisks are risks to the service as told to the buyer. What they would cost us is
// kept elsewhere.
func (b *builder) deliveryRisks() {
	risks := b.bid.Response.Risks
	if len(risks) == 0 {
		return
	}
	t := Table{ID: "table-risks", Title: "Risks to the service", Columns: []Column{{Title: "No.", Head: true, Weight: 0.3}, {Title: "What may happen", Weight: 1.7}, {Title: "How likely; how bad", Weight: 1},
		{Title: "What we do about it", Weight: 2.2}, {Title: "First sign", Weight: 1.4}, {Title: "Who", Weight: 1}},
		Note: "Likelihood runs from very unlikely, unlikely, possible and likely to very likely; effect from slight, minor, moderate and serious to severe."}
	for i, r := range risks {
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(numeral(i + 1)), b.say(r.Name), plain(judged(likelihoodWords, r.Likelihood) + "; " + strings.ToLower(judged(effectWords, r.Effect))), b.say(orDash(r.Response)), b.say(orDash(r.Sign)), b.say(orDash(r.Owner))}})
	}
	b.section("risks", 1, "Risks and how they are kept small", b.table(t))
}

// outcomes are what changes for people, without what it is worth: that has a file of its
// own.
func (b *builder) outcomes() {
	v := b.s.Assessment.Social
	if v == nil || !v.Used {
		return
	}
	var blocks []Block
	if text := b.bid.SocialValue.Together.Mission; text != "" {
		blocks = append(blocks, Paragraph{Runs: []Run{b.say(text)}})
	}
	t := Table{ID: "table-outcomes", Title: "What this contract changes", Columns: []Column{{Title: "Ref", Head: true, Weight: 0.3}, {Title: "Outcome", Weight: 2}, {Title: "For whom", Weight: 1.4}, {Title: "A year", Align: Right, Weight: 0.6}, {Title: "Evidence", Weight: 1.2}}}
	for i, r := range v.Rows {
		if !r.Counted && !r.Placement {
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(fmt.Sprintf("V%d", i+1)), b.say(r.Name), b.say(orDash(r.Stakeholder)), b.tell(r.Quantity), plain(or(r.Evidence, "not said"))}})
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, b.table(t))
	}
	if len(v.Unvalued) > 0 {
		var items []Item
		for _, text := range v.Unvalued {
			items = append(items, Item{Runs: []Run{b.say(text)}})
		}
		blocks = append(blocks, paragraph("We also expect, and do not value in money:"), List{Items: items})
	}
	blocks = append(blocks, paragraph("What this is worth, how it was worked out and what may be doubted stand in the "+strings.ToLower(PaperTitle(Commissioner, bid.PaperSocial))+", a file of its own."))
	b.section("social-value", 1, "Social value in short", blocks...)
}
