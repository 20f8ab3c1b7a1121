package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Organisation holds what is worked out for the whole organisation and then shared.
type Organisation struct {
	EA         calc.Node // Employment Allowance a year, whole organisation
	EAMarginal calc.Node // the part that exists only because of this bid
	Levy       calc.Node
}

// reliefs works out the Employment Allowance (org.ea) and the apprenticeship levy
// (org.levy) and gives every post its share. An eligibility that is not known
// counts as nothing; a check asks for it.
func (b *builder) reliefs(people []*PersonResult) Organisation {
	var o Organisation
	var newNI, pay, newPay []calc.Node
	for _, r := range people {
		gross := r.Pay
		if r.HolidayAdded {
			gross = b.Sum(fig{Label: r.Role + ": pay with holiday pay", Unit: unitYear}, r.Pay, r.Holiday)
		}
		pay = append(pay, gross)
		if !r.post.Existing { // an existing post is in the organisation’s bills already
			newNI, newPay = append(newNI, r.NI), append(newPay, gross)
		}
	}
	if v := b.out.Visits; v != nil {
		newNI, newPay = append(newNI, v.NI), append(newPay, v.Pay)
	}
	o.EA, o.EAMarginal = b.employmentAllowance(people, newNI)
	o.Levy = b.levy(people, pay, newPay)
	return o
}

// MayClaim reports whether the organisation says that it may claim the Employment
// Allowance and nothing else it says speaks against it: a body that is not a charity
// and whose work is half or more publicly funded public functions cannot.
func MayClaim(o bid.Organisation) bool {
	return o.EmploymentAllowance == bid.Yes && !(o.Charity == bid.No && o.PublicFunctions == bid.Yes)
}

func (b *builder) employmentAllowance(people []*PersonResult, newNI []calc.Node) (ea, marginal calc.Node) {
	org := b.in.Document.Organisation
	amount := fig{ID: "org.ea", Label: "Employment Allowance for the whole organisation", Unit: unitYear, Key: "org.ea", Path: "organisation.employmentAllowance"}
	extra := fig{ID: "org.ea.marginal", Label: "Employment Allowance gained through this bid", Unit: unitYear, Key: "org.ea"}
	if !MayClaim(org) {
		amount.Label += " (not claimed)"
		if org.EmploymentAllowance == bid.Unknown {
			amount.Label = "Employment Allowance: not known whether it may be claimed, so nothing is taken off"
		}
		return b.Constant(amount, "0"), b.Constant(extra, "0")
	}
	limit := b.fact("ea.limit", 1)
	before := b.Input(fig{Label: "National Insurance bill before this bid", Unit: unitYear, Path: "organisation.niBill"}, org.NIBill, working.OrDefault("0"))
	bill := b.Sum(fig{Label: "Employer’s National Insurance of all posts", Unit: unitYear, Key: "org.ea"}, append([]calc.Node{before}, newNI...)...)
	ea = b.Min(amount, limit, bill)
	marginal = b.Sub(extra, ea, b.Min(fig{Label: "Allowance without this bid", Unit: unitYear, Key: "org.ea"}, limit, before))
	total, known := working.Value(bill)
	for _, r := range people {
		f := fig{ID: "people." + r.ID + ".ea", Label: r.Role + ": share of the Employment Allowance", Unit: unitYear, Key: "org.ea", Secrecy: r.Label}
		if known && total.IsZero() {
			r.EA = b.Constant(f, "0")
			continue
		}
		r.EA = b.Div(f, b.Mul(fig{Label: "Allowance × this post’s National Insurance", Unit: unitYear}, ea, r.NI), bill, "there is no National Insurance")
	}
	if v := b.out.Visits; v != nil && (!known || !total.IsZero()) {
		v.EA = b.Div(fig{ID: "visits.ea", Label: "Visits: share of the Employment Allowance", Unit: unitYear, Key: "org.ea"}, b.Graph.Mul(ea, v.NI), bill, "there is no National Insurance")
	}
	return ea, marginal
}

func (b *builder) levy(people []*PersonResult, pay, newPay []calc.Node) calc.Node {
	org := b.in.Document.Organisation
	amount := fig{ID: "org.levy", Label: "Apprenticeship levy for the whole organisation", Unit: unitYear, Key: "org.levy", Path: "organisation.paybill"}
	if !org.Paybill.IsSet() {
		return b.None(amount, "The year’s pay bill of the organisation is not entered, so no levy is counted.")
	}
	before := b.Input(fig{Label: "Pay bill before this bid", Unit: unitYear, Path: "organisation.paybill"}, org.Paybill, working.OrDefault("0"))
	bill := b.Sum(fig{Label: "Pay bill with this bid", Unit: unitYear, Key: "org.levy"}, append([]calc.Node{before}, newPay...)...)
	levy := b.Max(amount, b.Zero, b.Sub(fig{Label: "Levy less the allowance", Unit: unitYear, Key: "org.levy"},
		b.Mul(fig{Label: "Rate × pay bill", Unit: unitYear}, b.fact("levy.rate", 1), bill), b.fact("levy.allowance", 1)))
	if due, known := working.Value(levy); known && due.IsZero() {
		return levy // nothing to share, and 60 zero lines explain nothing
	}
	for i, r := range people {
		r.Levy = b.Div(fig{ID: "people." + r.ID + ".levy", Label: r.Role + ": share of the apprenticeship levy", Unit: unitYear, Key: "org.levy", Secrecy: r.Label},
			b.Mul(fig{Label: "Levy × this post’s pay", Unit: unitYear}, levy, pay[i]), bill, "there is no pay")
	}
	if v := b.out.Visits; v != nil {
		v.Levy = b.Div(fig{ID: "visits.levy", Label: "Visits: share of the apprenticeship levy", Unit: unitYear, Key: "org.levy"}, b.Graph.Mul(levy, v.Pay), bill, "there is no pay")
	}
	return levy
}
