package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
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
			gross = b.sum(fig{label: r.Role + ": pay with holiday pay", unit: unitYear}, r.Pay, r.Holiday)
		}
		pay = append(pay, gross)
		if !r.post.Existing { // an existing post is in the organisation’s bills already
			newNI, newPay = append(newNI, r.NI), append(newPay, gross)
		}
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
	amount := fig{id: "org.ea", label: "Employment Allowance for the whole organisation", unit: unitYear, key: "org.ea", path: "organisation.employmentAllowance"}
	extra := fig{id: "org.ea.marginal", label: "Employment Allowance gained through this bid", unit: unitYear, key: "org.ea"}
	if !MayClaim(org) {
		amount.label += " (not claimed)"
		if org.EmploymentAllowance == bid.Unknown {
			amount.label = "Employment Allowance: not known whether it may be claimed, so nothing is taken off"
		}
		return b.constant(amount, "0"), b.constant(extra, "0")
	}
	limit := b.fact("ea.limit", 1)
	before := b.input(fig{label: "National Insurance bill before this bid", unit: unitYear, path: "organisation.niBill"}, org.NIBill, orDefault("0"))
	bill := b.sum(fig{label: "Employer’s National Insurance of all posts", unit: unitYear, key: "org.ea"}, append([]calc.Node{before}, newNI...)...)
	ea = b.min(amount, limit, bill)
	marginal = b.sub(extra, ea, b.min(fig{label: "Allowance without this bid", unit: unitYear, key: "org.ea"}, limit, before))
	total, known := b.value(bill)
	for _, r := range people {
		f := fig{id: "people." + r.ID + ".ea", label: r.Role + ": share of the Employment Allowance", unit: unitYear, key: "org.ea", secrecy: r.Label}
		if known && total.IsZero() {
			r.EA = b.constant(f, "0")
			continue
		}
		r.EA = b.div(f, b.mul(fig{label: "Allowance × this post’s National Insurance", unit: unitYear}, ea, r.NI), bill, "there is no National Insurance")
	}
	return ea, marginal
}

func (b *builder) levy(people []*PersonResult, pay, newPay []calc.Node) calc.Node {
	org := b.in.Document.Organisation
	amount := fig{id: "org.levy", label: "Apprenticeship levy for the whole organisation", unit: unitYear, key: "org.levy", path: "organisation.paybill"}
	if !org.Paybill.IsSet() {
		return b.none(amount, "The year’s pay bill of the organisation is not entered, so no levy is counted.")
	}
	before := b.input(fig{label: "Pay bill before this bid", unit: unitYear, path: "organisation.paybill"}, org.Paybill, orDefault("0"))
	bill := b.sum(fig{label: "Pay bill with this bid", unit: unitYear, key: "org.levy"}, append([]calc.Node{before}, newPay...)...)
	levy := b.max(amount, b.zero, b.sub(fig{label: "Levy less the allowance", unit: unitYear, key: "org.levy"},
		b.mul(fig{label: "Rate × pay bill", unit: unitYear}, b.fact("levy.rate", 1), bill), b.fact("levy.allowance", 1)))
	if due, known := b.value(levy); known && due.IsZero() {
		return levy // nothing to share, and 60 zero lines explain nothing
	}
	for i, r := range people {
		r.Levy = b.div(fig{id: "people." + r.ID + ".levy", label: r.Role + ": share of the apprenticeship levy", unit: unitYear, key: "org.levy", secrecy: r.Label},
			b.mul(fig{label: "Levy × this post’s pay", unit: unitYear}, levy, pay[i]), bill, "there is no pay")
	}
	return levy
}
