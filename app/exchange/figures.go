package exchange

import (
	"bidwright/app/bid"
	"bidwright/app/consortium"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/app/working"
)

// FiguresOf draws from the plan of a group what an offer may hold. What could not be
// worked out is left unset, never zero.
func FiguresOf(doc bid.Document, r *consortium.Result) Figures {
	f := Figures{Values: map[string]money.Pounds{}, Years: map[string][]bid.OfferYear{}, Cells: map[string]map[string]money.Pounds{},
		Cover: map[string]money.Share{}, Days: map[string]money.Quantity{}}
	for _, m := range doc.Bid.Consortium.Members {
		if days := daysOf(&doc.Bid.Consortium, m); days.IsSet() {
			f.Days[m.ID] = days
		}
	}
	if r == nil || r.Plan == nil || r.Plan.Split == nil {
		return f
	}
	for _, c := range r.Plan.Coverage.Cells {
		if v, known := working.Value(c.Cover); known {
			f.Cover[c.ID] = money.ShareOf(v.Round(4))
		}
	}
	if r.Chain != nil {
		for _, h := range r.Chain.Heads {
			f.Heads = append(f.Heads, bid.HeadText{ID: h.ID, ClauseID: h.ID, Title: h.Title, Text: h.Text})
		}
	}
	split := r.Plan.Split
	if v, known := working.Value(split.Value); known {
		f.Contract = money.PoundsOf(v)
	}
	for _, st := range split.Statements {
		v, known := working.Value(st.Value)
		if !known {
			continue
		}
		f.Values[st.ID] = money.PoundsOf(v)
		if years := yearsOf(st.Years); len(years) > 0 {
			f.Years[st.ID] = years
		}
	}
	return f
}

// daysOf is within how many days a member's invoices are paid: its own terms, else the
// group's, else 10 by the pledge.
func daysOf(group *bid.Consortium, m bid.Member) money.Quantity {
	switch {
	case m.Terms.Days.IsSet():
		return m.Terms.Days
	case group.Chain.Days.IsSet():
		return group.Chain.Days
	case group.Chain.Pledge:
		return money.MustQuantity("10")
	}
	return money.MustQuantity("30")
}

// yearsOf are all years or, where one is not known, none.
func yearsOf(parts []plan.YearPart) []bid.OfferYear {
	var out []bid.OfferYear
	for _, p := range parts {
		v, known := working.Value(p.Value)
		if !known {
			return nil
		}
		out = append(out, bid.OfferYear{Year: p.N, Value: money.PoundsOf(v)})
	}
	return out
}
