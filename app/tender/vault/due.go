package vault

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/tender/prompts"
)

// Due is something to see to, with the field that it is about.
type Due struct {
	On    date.Date // zero where the day is not known
	Days  int       // from the day asked about; negative when it has gone by
	What  string    // Public liability
	Words string    // expires in 40 days
	Path  string
	Late  bool // it has gone by or run out
}

// Ahead is how many days before its day an entry of the calendar is told of: four weeks,
// a default of the project's.
const Ahead = 28

// DueBy lists what is due: proofs that run out or have run out, and entries of the
// calendar that have come or come within the days of Ahead, the earliest first.
func DueBy(o bid.Organisation, l *reference.Library, on date.Date) []Due {
	var out []Due
	for _, e := range o.Standing.Evidence {
		item := Item(l, e.ItemID)
		s := Of(e, item, on)
		if s.State != Expiring && s.State != Expired {
			continue
		}
		name := Name(e, item)
		if name == "" {
			name = "A proof without a name"
		}
		out = append(out, Due{On: e.Expires, Days: s.Days, What: name, Words: s.Words,
			Path: "organisation.standing.evidence." + e.ID + ".expires", Late: s.State == Expired})
	}
	for _, x := range o.Occasions {
		day := prompts.Next(x)
		if day.IsZero() {
			continue
		}
		days := on.DaysUntil(day)
		if days > Ahead {
			continue
		}
		name := x.Name
		if name == "" {
			name = "An entry of the calendar without a name"
		}
		d := Due{On: day, Days: days, What: name, Path: "organisation.occasions." + x.ID + ".on", Late: days < 0}
		switch {
		case days < 0:
			d.Words = counted(-days) + " overdue"
		case days == 0:
			d.Words = "today"
		case days == 1:
			d.Words = "tomorrow"
		default:
			d.Words = "in " + counted(days)
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b Due) int {
		if a.Days != b.Days {
			return a.Days - b.Days
		}
		return strings.Compare(a.What, b.What)
	})
	return out
}
