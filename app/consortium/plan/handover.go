package plan

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// Holds counts the parts of the contract of which a party is to deliver something.
func Holds(c *bid.Consortium, member string) int {
	n := 0
	for _, cell := range c.Cells {
		if slices.ContainsFunc(cell.Parts, func(p bid.CellPart) bool { return p.MemberID == member && p.Share.Decimal().IsPositive() }) {
			n++
		}
	}
	return n
}

// Remove takes a member out of the group with what was asked of it alone. What it was to
// deliver and the risks it was to carry go to another party; without one they are nobody's,
// and coverage tells of the gaps. Payments through it come from the lead again.
func Remove(c *bid.Consortium, member string, to *string) {
	for i := range c.Cells {
		c.Cells[i].Parts = moved(c.Cells[i].Parts, member, to, func(p *bid.CellPart) *string { return &p.MemberID }, func(into *bid.CellPart, from bid.CellPart) {
			into.Share = sum(into.Share, from.Share)
		})
	}
	for i := range c.Risks {
		c.Risks[i].Parts = moved(c.Risks[i].Parts, member, to, func(p *bid.RiskPart) *string { return &p.MemberID }, func(into *bid.RiskPart, from bid.RiskPart) {
			into.Share = sum(into.Share, from.Share)
		})
	}
	if to != nil {
		for i := range c.Split.Shared {
			if c.Split.Shared[i].MemberID == member {
				c.Split.Shared[i].MemberID = *to
			}
		}
	}
	c.Asks = slices.DeleteFunc(slices.Clone(c.Asks), func(a bid.Ask) bool { return a.MemberID == member })
	c.Members = slices.DeleteFunc(slices.Clone(c.Members), func(m bid.Member) bool { return m.ID == member })
	for i := range c.Members {
		if c.Members[i].Terms.Via == member {
			c.Members[i].Terms.Via = ""
		}
	}
	if c.Lead == member {
		c.Lead = ""
	}
}

// moved hands what one party has to another, adding to what that has already; without
// another it is taken out.
func moved[T any](parts []T, from string, to *string, of func(*T) *string, add func(into *T, from T)) []T {
	var out []T
	for _, p := range parts {
		if *of(&p) != from {
			out = append(out, p)
			continue
		}
		if to == nil {
			continue
		}
		*of(&p) = *to
		out = append(out, p)
	}
	if to == nil {
		return out
	}
	var joined []T
	at := -1
	for _, p := range out {
		if *of(&p) == *to && at >= 0 {
			add(&joined[at], p)
			continue
		}
		if *of(&p) == *to {
			at = len(joined)
		}
		joined = append(joined, p)
	}
	return joined
}

// sum adds two shares; a blank one adds nothing.
func sum(a, b money.Share) money.Share {
	if !b.IsSet() {
		return a
	}
	return money.ShareOf(a.Decimal().Add(b.Decimal()))
}
