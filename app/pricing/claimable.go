package pricing

import (
	"bidwright/app/calc"
	"bidwright/app/working"
)

// ClaimLine is a line of the price for which an uplift can be asked.
type ClaimLine struct {
	ID, Name string
	Year     calc.Node // what it costs in year 1
}

// ClaimLines are the lines that a claim can name, in the order of the price. All visits
// together are one of them, and each length another; only one of the two may be claimed.
func (r *Result) ClaimLines() []ClaimLine {
	var out []ClaimLine
	for _, p := range r.People {
		out = append(out, ClaimLine{p.ID, p.Role, p.Total})
	}
	if v := r.Visits; v != nil {
		out = append(out, ClaimLine{"visits", "Visits", v.Total})
		for _, l := range v.Lengths {
			out = append(out, ClaimLine{l.ID, l.Name, l.Year})
		}
	}
	for _, c := range r.Costs {
		if working.Usable(c.Year) {
			out = append(out, ClaimLine{c.ID, c.Name, c.Year})
		}
	}
	for _, l := range r.Core {
		if working.Usable(l.Node) {
			out = append(out, ClaimLine{l.ID, working.Named(l.Name, "Core cost"), l.Node})
		}
	}
	return out
}
