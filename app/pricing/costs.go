package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
)

// CostResult is one cost line: its yearly sum at the prices of year 1, with the VAT
// that does not come back.
type CostResult struct {
	ID, Name, Category string
	Basis              bid.CostBasis
	Label              bid.Label
	Year               calc.Node
	// OfPrice is set for a line that is a share of the price.
	OfPrice calc.Node
	// Milestone is the whole sum of a set-up line that is billed by itself.
	Milestone calc.Node
	// MilestonePrinted is the same to the penny (R2), as the buyer's schedule shows it.
	MilestonePrinted calc.Node
	// NotYear1 marks a line that starts after year 1.
	NotYear1 bool

	line   *bid.CostLine
	growth growth
}

// IsMilestone reports whether the line is billed by itself instead of in the unit price.
func (r *CostResult) IsMilestone() bool { return r.Milestone != calc.Node{} }

// InYear1 reports whether the line is part of the cost of year 1 in pounds.
func (r *CostResult) InYear1() bool {
	return !r.NotYear1 && !r.IsMilestone() && r.Year != calc.Node{} && r.OfPrice == calc.Node{}
}

func (r *CostResult) setup() bool { return r.Basis == bid.Once }

// moves reports whether the line follows the quantity delivered.
func (r *CostResult) moves(people []*PersonResult) bool {
	if r.line.Fixed {
		return false
	}
	switch r.Basis {
	case bid.PerUnit, bid.PerPerson, bid.PerPlaceWeek, bid.PerHour, bid.PerSession, bid.PerMile:
		return true
	case bid.PerShareOfPay:
		for _, p := range people {
			if p.post.Fixed {
				return false
			}
		}
		return len(people) > 0
	}
	return false
}

// quantities names what is counted for a basis.
var quantities = map[bid.CostBasis]string{
	bid.PerPerson: "people served", bid.PerPlaceYear: "places", bid.PerPlaceWeek: "place-weeks a year",
	bid.PerHour: "hours a year", bid.PerSession: "sessions a year", bid.PerMile: "miles a year",
}

// cost builds a line (key cost.line, cost.setup, vat.cost).
func (b *builder) cost(l *bid.CostLine, people []*PersonResult) *CostResult {
	r := &CostResult{ID: l.ID, Name: named(l.Name, "Cost"), Category: l.Category, Basis: l.Basis, Label: l.Label.Or(bid.LabelInternal),
		NotYear1: l.FirstYear > 1 && l.Basis != bid.Once, line: l}
	if r.Basis == "" {
		r.Basis = bid.PerYear
	}
	r.growth = b.costGrowth(l)
	path := "pricing.costs." + l.ID
	year := fig{id: "cost." + l.ID + ".year", label: r.Name + ": a year", unit: unitYear, key: "cost.line", path: path, secrecy: r.Label}
	switch r.Basis {
	case bid.PerShareOfPrice:
		r.OfPrice = b.input(fig{label: r.Name + ": share of price", unit: unitShare, path: path + ".rate"}, l.Rate, ask(r.Name+": the share of price is missing."), upToOne)
		return r // the yearly sum needs the price
	case bid.PerShareOfPay:
		rate := b.input(fig{label: r.Name + ": share of pay", unit: unitShare, path: path + ".rate"}, l.Rate, ask(r.Name+": the share of pay is missing."))
		r.Year = b.mul(year, rate, b.payInYear1(people))
		return r
	case bid.Once:
		b.setUp(r, l, path, year)
		return r
	}
	amount := b.net(r, l, path)
	times := b.times(r, l, path, people)
	if b.usable(times) {
		amount = b.mul(fig{label: r.Name + ": a year without VAT", unit: unitYear, key: "cost.line"}, amount, times)
	}
	if factor := b.toYear1(r.growth); b.usable(factor) {
		amount = b.mul(fig{label: r.Name + ": at the prices of year 1", unit: unitYear, key: "year.cost"}, amount, factor)
	}
	r.Year = b.alias(year, b.withVAT(r, l, path, amount))
	return r
}

func (b *builder) net(r *CostResult, l *bid.CostLine, path string) calc.Node {
	return b.input(fig{label: r.Name + ": amount", unit: unitPounds, path: path + ".amount"}, l.Amount, ask(r.Name+": the amount is missing. Type what one costs without VAT."), mayBeNegative)
}

// times is how often the amount falls due in a year; nothing when it is yearly.
func (b *builder) times(r *CostResult, l *bid.CostLine, path string, people []*PersonResult) calc.Node {
	switch r.Basis {
	case bid.PerYear:
		return b.nothing()
	case bid.PerMonth:
		return b.twelve
	case bid.PerUnit:
		return b.volume(1)
	case bid.PerHead, bid.PerFTE:
		parts := make([]calc.Node, 0, len(people))
		for _, p := range people {
			if p.NotYear1 {
				continue
			}
			if r.Basis == bid.PerFTE {
				parts = append(parts, p.FTE)
			} else {
				parts = append(parts, p.People)
			}
		}
		what := map[bool]string{true: "Full-time equivalents", false: "Employees"}[r.Basis == bid.PerFTE]
		if len(parts) == 0 {
			return b.none(fig{label: what + " of this bid", unit: unitPeople, path: "pricing.people"}, r.Name+": there are no people in this bid to multiply by.")
		}
		return b.sum(fig{label: what + " of this bid", unit: unitPeople}, parts...)
	}
	what := quantities[r.Basis]
	if what == "" {
		return b.none(fig{label: r.Name + ": basis", unit: unitUnits, path: path + ".basis"}, r.Name+": what the amount is for is not known. Choose the basis again.")
	}
	return b.input(fig{label: r.Name + ": " + what, unit: unitUnits, path: path + ".quantity"}, l.Quantity, ask(r.Name+": the number of "+what+" is missing."))
}

// setUp is cost.setup: the amount less what is left at the end, over the years of the
// initial term, straight or as an annuity; or billed by itself as a milestone.
func (b *builder) setUp(r *CostResult, l *bid.CostLine, path string, year fig) {
	year.key = "cost.setup"
	whole := b.withVAT(r, l, path, b.net(r, l, path))
	if l.Resale.IsSet() {
		whole = b.sub(fig{label: r.Name + ": less value left at the end", unit: unitPounds, key: "cost.setup"}, whole,
			b.input(fig{label: r.Name + ": value left at the end", unit: unitPounds, path: path + ".resale"}, l.Resale, orDefault("0")))
	}
	if l.Billed {
		year.id, year.label = "cost."+l.ID+".milestone", r.Name+": billed by itself"
		r.Milestone = b.alias(year, whole)
		return
	}
	years := b.term()
	if !l.Finance.IsSet() || l.Finance.Decimal().IsZero() {
		r.Year = b.div(year, whole, years, "the number of contract years is missing")
		return
	}
	rate := b.input(fig{label: r.Name + ": yearly cost of capital", unit: unitShare, path: path + ".finance"}, l.Finance, orDefault("0"), upToOne)
	// K i ÷ (1 − 1 ÷ (1 + i)ⁿ)
	growth := b.sum(fig{label: "1 + cost of capital", unit: unitIndex}, b.one, rate)
	power := b.one
	for range b.years {
		power = b.mul(fig{label: "Compound cost of capital", unit: unitIndex, key: "cost.setup"}, power, growth)
	}
	left := b.sub(fig{label: "1 − 1 ÷ compound cost of capital", unit: unitIndex, key: "cost.setup"}, b.one,
		b.div(fig{label: "1 ÷ compound cost of capital", unit: unitIndex}, b.one, power, "the cost of capital is −100 %"))
	r.Year = b.div(year, b.mul(fig{label: r.Name + ": cost of capital", unit: unitPounds, key: "cost.setup"}, whole, rate), left, "the number of contract years is missing")
}

// withVAT adds the VAT on the purchase that does not come back (vat.cost).
func (b *builder) withVAT(r *CostResult, l *bid.CostLine, path string, net calc.Node) calc.Node {
	if !l.VAT.IsSet() || l.VAT.Decimal().IsZero() {
		return net
	}
	kept := b.vatKept()
	if lost, known := b.value(kept); known && lost.IsZero() {
		return net
	}
	rate := b.input(fig{label: r.Name + ": VAT rate", unit: unitShare, path: path + ".vat"}, l.VAT, orDefault("0"), upToOne)
	vat := b.mul(fig{label: r.Name + ": VAT that does not come back", unit: unitPounds, key: "vat.cost"}, net, rate, kept)
	return b.sum(fig{label: r.Name + " with VAT that does not come back", unit: unitPounds, key: "vat.cost"}, net, vat)
}

// vatKept is the share of VAT on purchases that stays a cost: all of it for a body
// that is not registered (or does not say so) and for exempt supplies, none for
// taxable ones, and for mixed supplies what the recovery share leaves.
func (b *builder) vatKept() calc.Node {
	if b.usable(b.kept) {
		return b.kept
	}
	org, vat := b.in.Document.Organisation, b.in.Document.Bid.Pricing.VAT
	f := fig{label: "Share of VAT on purchases that does not come back", unit: unitShare, key: "vat.cost", path: "organisation.vatRegistered"}
	taxable := vat == bid.VATStandard || vat == bid.VATReduced || vat == bid.VATZero
	switch {
	case org.VATRegistered != bid.Yes, vat == bid.VATExempt:
		b.kept = b.constant(f, "1")
	case org.VATRecovery.IsSet():
		b.kept = b.sub(f, b.one, b.input(fig{label: "Share of VAT that comes back", unit: unitShare, path: "organisation.vatRecovery"}, org.VATRecovery, orDefault("0"), upToOne))
	case taxable:
		b.kept = b.constant(f, "0")
	default:
		b.kept = b.constant(f, "1")
	}
	return b.kept
}

// payInYear1 is the pay of all posts that work in year 1, for lines that are a share of it.
func (b *builder) payInYear1(people []*PersonResult) calc.Node {
	if b.usable(b.allPay) {
		return b.allPay
	}
	var parts []calc.Node
	for _, p := range people {
		if p.NotYear1 {
			continue
		}
		parts = append(parts, p.Pay)
		if p.HolidayAdded {
			parts = append(parts, p.Holiday)
		}
	}
	if len(parts) == 0 {
		return b.none(fig{label: "Pay of all posts", unit: unitYear, path: "pricing.people"}, "There are no people in this bid, so a share of pay cannot be worked out.")
	}
	b.allPay = b.sum(fig{id: "people.pay", label: "Pay of all posts in year 1", unit: unitYear, key: "emp.pay"}, parts...)
	return b.allPay
}
