package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// parts is the cost of one contract year by head, before what depends on the price.
type parts struct {
	people, other, direct, setup, core, contingency, full calc.Node
}

// shares are the parts of the price that are fractions of it.
type shares struct {
	lines, core, contingency, all calc.Node
}

// price goes from cost to price: F ÷ (1 − b − s), key price.total.
func (b *builder) price() {
	b.lineSums()
	b.out.Core = b.coreLines()
	year := b.yearParts(1)
	p := &b.in.Document.Bid.Pricing
	s := b.surplus()
	of := b.ofPrice()
	left := b.Graph.Sub(b.One, b.Total(of.all, s))
	refuse := func(f fig) calc.Node {
		return b.NoneCode(f, "PRICE-105", "Core cost, contingency and surplus take up all of the price, so no price covers the cost.")
	}
	total := fig{ID: "price.total", Label: "Price target for a year", Unit: unitYear, Key: "price.total"}
	target := fig{ID: "price.target", Label: "Price target for one " + b.out.Singular + ", exact", Unit: calc.PoundsPer(b.out.Singular), Key: "price.total", Path: "pricing.surplus"}
	full := fig{ID: "price.break_even", Label: "Price for one " + b.out.Singular + " at which nothing is left over", Unit: calc.PoundsPer(b.out.Singular), Key: "price.total"}
	if d, known := left.Value(); known && !d.IsPositive() {
		b.out.Total, b.out.Target = refuse(total), refuse(target)
	} else {
		b.out.Total = b.Div(total, year.full, left, "no share of the price is left for the cost")
		b.out.Target = b.Div(target, b.out.Total, b.volume(1), "there is no quantity")
	}
	keep := b.Graph.Sub(b.One, of.all)
	if d, known := keep.Value(); known && !d.IsPositive() {
		b.out.FullUnit = refuse(full)
	} else {
		b.out.FullUnit = b.Div(full, b.over(year.full, of.all), b.volume(1), "there is no quantity")
	}
	b.out.Printed = b.Pence(fig{ID: "price.target.printed", Label: "Price target for one " + b.out.Singular, Unit: calc.PoundsPer(b.out.Singular), Key: "price.total"}, b.out.Target, money.R1)
	b.heads(year, of, s)
	if p.Asked.IsSet() {
		asked := b.Input(fig{Label: "Price asked for one " + b.out.Singular, Unit: calc.PoundsPer(b.out.Singular), Path: "pricing.asked"}, p.Asked)
		b.out.Asked = b.Pence(fig{ID: "price.asked", Label: "Price asked for one " + b.out.Singular, Unit: calc.PoundsPer(b.out.Singular), Secrecy: bid.LabelBuyer}, asked, money.R1)
	} else {
		b.out.Asked = b.alias(fig{ID: "price.asked", Label: "Price asked for one " + b.out.Singular + " (the target)", Unit: calc.PoundsPer(b.out.Singular), Secrecy: bid.LabelBuyer}, b.out.Printed)
	}
	b.vat()
}

func (b *builder) surplus() calc.Node {
	return b.Input(fig{Label: "Surplus as a share of price", Unit: unitShare, Path: "pricing.surplus"}, b.in.Document.Bid.Pricing.Surplus, working.OrDefault("0"), working.MayBeNegative)
}

// lineSums adds the lines that work in year 1.
func (b *builder) lineSums() {
	if b.uncosted() {
		b.noCost(fig{ID: "people.total", Label: "People, with on-costs, a year", Unit: unitYear, Key: "emp.total"})
		return
	}
	var people []calc.Node
	for _, r := range b.out.People {
		if !r.NotYear1 {
			people = append(people, r.Total)
		}
	}
	if b.out.Visits != nil {
		people = append(people, b.out.Visits.Total)
	}
	b.Sum(fig{ID: "people.total", Label: "People, with on-costs, a year", Unit: unitYear, Key: "emp.total"}, b.orZero(people)...)
}

// uncosted reports that nothing at all has been typed of what the service costs: it
// then has no cost yet, which is not a cost of nothing.
func (b *builder) uncosted() bool {
	d := &b.in.Document.Bid
	return len(d.Pricing.People)+len(d.Pricing.Costs)+len(d.Pricing.Service.Visits.Lengths) == 0 && d.Core.Method == bid.CoreNotStated
}

func (b *builder) noCost(f fig) calc.Node {
	f.Path = "pricing.people"
	return b.None(f, "Nothing is costed yet. Add the people and the other costs of the service.")
}

// over is cost ÷ (1 − shares of price): the income that covers a cost.
func (b *builder) over(cost, shares calc.Node) calc.Node {
	if shares == b.Zero {
		return cost
	}
	return b.Graph.Div(cost, b.Graph.Sub(b.One, shares))
}

func (b *builder) orZero(of []calc.Node) []calc.Node {
	if len(of) == 0 {
		return []calc.Node{b.Zero}
	}
	return of
}

// ofPrice collects what is a fraction of the price: cost lines, core cost and
// contingency where so chosen.
func (b *builder) ofPrice() shares {
	var s shares
	var lines []calc.Node
	for _, r := range b.out.Costs {
		if working.Usable(r.OfPrice) && !r.NotYear1 {
			lines = append(lines, r.OfPrice)
		}
	}
	s.lines, s.core, s.contingency = b.Total(lines...), b.Zero, b.Zero
	core, p := b.in.Document.Bid.Core, b.in.Document.Bid.Pricing
	if core.Method == bid.CoreShareOfPrice {
		s.core = b.Input(fig{Label: "Core cost as a share of price", Unit: unitShare, Path: "core.rate"}, core.Rate, working.Ask("Core cost as a share of price is missing. Type the share."), working.UpToOne)
	}
	if p.ContingencyBasis == bid.ContingencyOnPrice {
		s.contingency = b.contingencyRate()
	}
	s.all = b.Total(s.lines, s.core, s.contingency)
	return s
}

func (b *builder) contingencyRate() calc.Node {
	return b.Input(fig{Label: "Contingency", Unit: unitShare, Path: "pricing.contingency"}, b.in.Document.Bid.Pricing.Contingency, working.OrDefault("0"), working.UpToOne)
}

// heads lists the parts of the price at the target, and the surplus both ways.
func (b *builder) heads(year parts, of shares, s calc.Node) {
	r := b.out
	price := r.Total
	share := func(id, label, key string, rate calc.Node) calc.Node {
		return b.Mul(fig{ID: id, Label: label, Unit: unitYear, Key: key}, rate, price)
	}
	var lines []calc.Node
	for _, c := range r.Costs {
		if working.Usable(c.OfPrice) {
			c.Year = b.Mul(fig{ID: "cost." + c.ID + ".year", Label: c.Name + ": a year at the target price", Unit: unitYear, Key: "cost.line", Path: "pricing.costs." + c.ID, Secrecy: c.Label}, c.OfPrice, price)
			if !c.NotYear1 {
				lines = append(lines, c.Year)
			}
		}
	}
	other := year.other
	if len(lines) > 0 {
		other = b.Graph.Add(append([]calc.Node{other}, lines...)...)
	}
	if b.uncosted() { // nothing yet is not nothing: no head of cost shows as zero
		other = b.noCost(fig{})
		year.setup, year.core, year.contingency = b.noCost(fig{}), b.noCost(fig{}), b.noCost(fig{})
	}
	other = b.Sum(fig{ID: "cost.other", Label: "Other direct costs, a year", Unit: unitYear, Key: "cost.line"}, other)
	people, _ := b.Graph.Node("people.total")
	direct := b.Sum(fig{ID: "cost.direct", Label: "Direct cost, a year", Unit: unitYear, Key: "cost.line"}, people, other)
	setup := b.alias(fig{ID: "cost.setup", Label: "Set-up, spread over the term, a year", Unit: unitYear, Key: "cost.setup"}, year.setup)
	core := year.core
	if b.in.Document.Bid.Core.Method == bid.CoreShareOfPrice {
		core = share("cost.core", "Core cost, a year", "cost.core", of.core)
	} else {
		core = b.alias(fig{ID: "cost.core", Label: "Core cost, a year", Unit: unitYear, Key: "cost.core", Path: "core.method"}, core)
	}
	contingency := year.contingency
	if b.in.Document.Bid.Pricing.ContingencyBasis == bid.ContingencyOnPrice {
		contingency = share("cost.contingency", "Contingency, a share of price, a year", "cost.contingency", of.contingency)
	} else {
		contingency = b.alias(fig{ID: "cost.contingency", Label: "Contingency on cost, a year", Unit: unitYear, Key: "cost.contingency"}, contingency)
	}
	r.Full = b.Sum(fig{ID: "cost.full", Label: "Full cost, a year at the target price", Unit: unitYear, Key: "price.total"}, direct, setup, core, contingency)
	b.Div(fig{ID: "cost.full.unit", Label: "Full cost of one " + r.Singular, Unit: calc.PoundsPer(r.Singular), Key: "price.total"}, r.Full, b.volume(1), "there is no quantity")
	surplus := share("price.surplus", "Surplus, a year", "price.total", s)
	b.alias(fig{ID: "price.surplus_share", Label: "Surplus as a share of price", Unit: unitShare, Key: "price.markup"}, s)
	b.Div(fig{ID: "price.markup", Label: "The same surplus as a mark-up on cost", Unit: unitShare, Key: "price.markup"}, s, b.Graph.Sub(b.One, s), "a surplus of 100 % leaves nothing for the cost")
	b.Div(fig{ID: "core.share_of_direct", Label: "Core cost as a share of direct cost", Unit: unitShare, Key: "cost.core"}, core, direct, "there is no direct cost")
	b.Div(fig{ID: "core.unit", Label: "Core cost in the price of one " + r.Singular, Unit: calc.PoundsPer(r.Singular), Key: "cost.core"}, core, b.volume(1), "there is no quantity")
	b.Div(fig{ID: "core.share_of_price", Label: "Core cost as a share of price", Unit: unitShare, Key: "cost.core"}, core, price, "the price is 0")

	for _, h := range []struct {
		id   string
		node calc.Node
	}{{"people.total", people}, {"cost.other", other}, {"cost.setup", setup}, {"cost.core", core}, {"cost.contingency", contingency}, {"price.surplus", surplus}} {
		r.Heads = append(r.Heads, Head{ID: h.id, Label: b.Labels[h.id], Node: h.node})
	}
}

// vat is vat.price: the VAT on the price asked. Undecided is never decided here.
func (b *builder) vat() {
	f := fig{ID: "price.vat", Label: "VAT on the price of one " + b.out.Singular, Unit: calc.PoundsPer(b.out.Singular), Key: "vat.price", Path: "pricing.vat", Secrecy: bid.LabelBuyer}
	switch b.in.Document.Bid.Pricing.VAT {
	case bid.VATStandard:
		b.Pence(f, b.Graph.Mul(b.out.Asked, b.fact("vat.standard_rate", 1)), money.R1)
	case bid.VATReduced:
		b.Pence(f, b.Graph.Mul(b.out.Asked, b.fact("vat.reduced_rate", 1)), money.R1)
	case bid.VATExempt, bid.VATZero, bid.VATOutside:
		b.Constant(f, "0")
	default:
		b.NoneCode(f, "PRICE-024", "Whether VAT is due on the price is not decided.")
	}
}
