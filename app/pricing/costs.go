package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
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
	r := &CostResult{ID: l.ID, Name: working.Named(l.Name, "Cost"), Category: l.Category, Basis: l.Basis, Label: l.Label.Or(bid.LabelInternal),
		NotYear1: l.FirstYear > 1 && l.Basis != bid.Once, line: l}
	if r.Basis == "" {
		r.Basis = bid.PerYear
	}
	r.growth = b.costGrowth(l)
	path := "pricing.costs." + l.ID
	year := fig{ID: "cost." + l.ID + ".year", Label: r.Name + ": a year", Unit: unitYear, Key: "cost.line", Path: path, Secrecy: r.Label}
	switch r.Basis {
	case bid.PerShareOfPrice:
		r.OfPrice = b.Input(fig{Label: r.Name + ": share of price", Unit: unitShare, Path: path + ".rate"}, l.Rate, working.Ask(r.Name+": the share of price is missing."), working.UpToOne)
		return r // the yearly sum needs the price
	case bid.PerShareOfPay:
		rate := b.Input(fig{Label: r.Name + ": share of pay", Unit: unitShare, Path: path + ".rate"}, l.Rate, working.Ask(r.Name+": the share of pay is missing."))
		r.Year = b.Mul(year, rate, b.payInYear1(people))
		return r
	case bid.Once:
		b.setUp(r, l, path, year)
		return r
	}
	amount := b.net(r, l, path)
	times := b.times(r, l, path, people)
	if working.Usable(times) {
		amount = b.Mul(fig{Label: r.Name + ": a year without VAT", Unit: unitYear, Key: "cost.line"}, amount, times)
	}
	if factor := b.toYear1(r.growth); working.Usable(factor) {
		amount = b.Mul(fig{Label: r.Name + ": at the prices of year 1", Unit: unitYear, Key: "year.cost"}, amount, factor)
	}
	r.Year = b.alias(year, b.withVAT(r, l, path, amount))
	return r
}

func (b *builder) net(r *CostResult, l *bid.CostLine, path string) calc.Node {
	return b.Input(fig{Label: r.Name + ": amount", Unit: unitPounds, Path: path + ".amount"}, l.Amount, working.Ask(r.Name+": the amount is missing. Type what one costs without VAT."), working.MayBeNegative)
}

// times is how often the amount falls due in a year; nothing when it is yearly.
func (b *builder) times(r *CostResult, l *bid.CostLine, path string, people []*PersonResult) calc.Node {
	switch r.Basis {
	case bid.PerYear:
		return calc.Node{}
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
			return b.None(fig{Label: what + " of this bid", Unit: unitPeople, Path: "pricing.people"}, r.Name+": there are no people in this bid to multiply by.")
		}
		return b.Sum(fig{Label: what + " of this bid", Unit: unitPeople}, parts...)
	}
	what := quantities[r.Basis]
	if what == "" {
		return b.None(fig{Label: r.Name + ": basis", Unit: unitUnits, Path: path + ".basis"}, r.Name+": what the amount is for is not known. Choose the basis again.")
	}
	return b.Input(fig{Label: r.Name + ": " + what, Unit: unitUnits, Path: path + ".quantity"}, l.Quantity, working.Ask(r.Name+": the number of "+what+" is missing."))
}

// setUp is cost.setup: the amount less what is left at the end, over the years of the
// initial term, straight or as an annuity; or billed by itself as a milestone. What
// falls at the end is never financed, and grows until then.
func (b *builder) setUp(r *CostResult, l *bid.CostLine, path string, year fig) {
	year.Key = "cost.setup"
	whole := b.withVAT(r, l, path, b.net(r, l, path))
	if l.Resale.IsSet() {
		whole = b.Sub(fig{Label: r.Name + ": less value left at the end", Unit: unitPounds, Key: "cost.setup"}, whole,
			b.Input(fig{Label: r.Name + ": value left at the end", Unit: unitPounds, Path: path + ".resale"}, l.Resale, working.OrDefault("0")))
	}
	if l.Exit && r.growth.kind != bid.GrowthNone {
		// It is paid in the last year, at the prices of then.
		if factor := b.toYear1(r.growth); working.Usable(factor) {
			whole = b.Graph.Mul(whole, factor)
		}
		whole = b.Mul(fig{Label: r.Name + ": at the prices of the last year", Unit: unitPounds, Key: "year.cost"}, whole, b.index(r.growth, b.years))
	}
	if l.Billed {
		year.ID, year.Label = "cost."+l.ID+".milestone", r.Name+": billed by itself"
		r.Milestone = b.alias(year, whole)
		return
	}
	years := b.term()
	if !l.Finance.IsSet() || l.Finance.Decimal().IsZero() || l.Exit {
		r.Year = b.Div(year, whole, years, "the number of contract years is missing")
		return
	}
	rate := b.Input(fig{Label: r.Name + ": yearly cost of capital", Unit: unitShare, Path: path + ".finance"}, l.Finance, working.OrDefault("0"), working.UpToOne)
	// K i ÷ (1 − 1 ÷ (1 + i)ⁿ)
	growth := b.Sum(fig{Label: "1 + cost of capital", Unit: unitIndex}, b.One, rate)
	power := b.One
	for range b.years {
		power = b.Mul(fig{Label: "Compound cost of capital", Unit: unitIndex, Key: "cost.setup"}, power, growth)
	}
	left := b.Sub(fig{Label: "1 − 1 ÷ compound cost of capital", Unit: unitIndex, Key: "cost.setup"}, b.One,
		b.Div(fig{Label: "1 ÷ compound cost of capital", Unit: unitIndex}, b.One, power, "the cost of capital is −100 %"))
	r.Year = b.Div(year, b.Mul(fig{Label: r.Name + ": cost of capital", Unit: unitPounds, Key: "cost.setup"}, whole, rate), left, "the number of contract years is missing")
}

// withVAT adds the VAT on the purchase that does not come back (vat.cost).
func (b *builder) withVAT(r *CostResult, l *bid.CostLine, path string, net calc.Node) calc.Node {
	if !l.VAT.IsSet() || l.VAT.Decimal().IsZero() {
		return net
	}
	kept := b.vatKept()
	if lost, known := working.Value(kept); known && lost.IsZero() {
		return net
	}
	rate := b.Input(fig{Label: r.Name + ": VAT rate", Unit: unitShare, Path: path + ".vat"}, l.VAT, working.OrDefault("0"), working.UpToOne)
	vat := b.Mul(fig{Label: r.Name + ": VAT that does not come back", Unit: unitPounds, Key: "vat.cost"}, net, rate, kept)
	return b.Sum(fig{Label: r.Name + " with VAT that does not come back", Unit: unitPounds, Key: "vat.cost"}, net, vat)
}

// vatKept is the share of VAT on purchases that stays a cost: all of it for a body
// that is not registered (or does not say so) and for exempt supplies, none for
// taxable ones, and for mixed supplies what the recovery share leaves.
func (b *builder) vatKept() calc.Node {
	if working.Usable(b.kept) {
		return b.kept
	}
	org, vat := b.in.Document.Organisation, b.in.Document.Bid.Pricing.VAT
	f := fig{Label: "Share of VAT on purchases that does not come back", Unit: unitShare, Key: "vat.cost", Path: "organisation.vatRegistered"}
	taxable := vat == bid.VATStandard || vat == bid.VATReduced || vat == bid.VATZero
	switch {
	case org.VATRegistered != bid.Yes, vat == bid.VATExempt:
		b.kept = b.Constant(f, "1")
	case org.VATRecovery.IsSet():
		b.kept = b.Sub(f, b.One, b.Input(fig{Label: "Share of VAT that comes back", Unit: unitShare, Path: "organisation.vatRecovery"}, org.VATRecovery, working.OrDefault("0"), working.UpToOne))
	case taxable:
		b.kept = b.Constant(f, "0")
	default:
		b.kept = b.Constant(f, "1")
	}
	return b.kept
}

// payInYear1 is the pay of all posts that work in year 1, for lines that are a share of it.
func (b *builder) payInYear1(people []*PersonResult) calc.Node {
	if working.Usable(b.allPay) {
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
	if b.out.Visits != nil {
		parts = append(parts, b.out.Visits.Pay)
	}
	if len(parts) == 0 {
		return b.None(fig{Label: "Pay of all posts", Unit: unitYear, Path: "pricing.people"}, "There are no people in this bid, so a share of pay cannot be worked out.")
	}
	b.allPay = b.Sum(fig{ID: "people.pay", Label: "Pay of all posts in year 1", Unit: unitYear, Key: "emp.pay"}, parts...)
	return b.allPay
}
