package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/corecost"
	"bidwright/app/money"
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
	left := b.g.Sub(b.one, b.total(of.all, s))
	refuse := func(f fig) calc.Node {
		return b.noneCode(f, "PRICE-105", "Core cost, contingency and surplus take up all of the price, so no price covers the cost.")
	}
	total := fig{id: "price.total", label: "Price target for a year", unit: unitYear, key: "price.total"}
	target := fig{id: "price.target", label: "Price target for one " + b.out.Singular + ", exact", unit: calc.PoundsPer(b.out.Singular), key: "price.total", path: "pricing.surplus"}
	full := fig{id: "price.break_even", label: "Price for one " + b.out.Singular + " at which nothing is left over", unit: calc.PoundsPer(b.out.Singular), key: "price.total"}
	if d, known := left.Value(); known && !d.IsPositive() {
		b.out.Total, b.out.Target = refuse(total), refuse(target)
	} else {
		b.out.Total = b.div(total, year.full, left, "no share of the price is left for the cost")
		b.out.Target = b.div(target, b.out.Total, b.volume(1), "there is no quantity")
	}
	keep := b.g.Sub(b.one, of.all)
	if d, known := keep.Value(); known && !d.IsPositive() {
		b.out.FullUnit = refuse(full)
	} else {
		b.out.FullUnit = b.div(full, b.over(year.full, of.all), b.volume(1), "there is no quantity")
	}
	b.out.Printed = b.pence(fig{id: "price.target.printed", label: "Price target for one " + b.out.Singular, unit: calc.PoundsPer(b.out.Singular), key: "price.total"}, b.out.Target, money.R1)
	b.heads(year, of, s)
	if p.Asked.IsSet() {
		asked := b.input(fig{label: "Price asked for one " + b.out.Singular, unit: calc.PoundsPer(b.out.Singular), path: "pricing.asked"}, p.Asked)
		b.out.Asked = b.pence(fig{id: "price.asked", label: "Price asked for one " + b.out.Singular, unit: calc.PoundsPer(b.out.Singular), secrecy: bid.LabelBuyer}, asked, money.R1)
	} else {
		b.out.Asked = b.alias(fig{id: "price.asked", label: "Price asked for one " + b.out.Singular + " (the target)", unit: calc.PoundsPer(b.out.Singular), secrecy: bid.LabelBuyer}, b.out.Printed)
	}
	b.vat()
}

func (b *builder) surplus() calc.Node {
	return b.input(fig{label: "Surplus as a share of price", unit: unitShare, path: "pricing.surplus"}, b.in.Document.Bid.Pricing.Surplus, orDefault("0"), mayBeNegative)
}

// lineSums adds the lines that work in year 1.
func (b *builder) lineSums() {
	if b.uncosted() {
		b.noCost(fig{id: "people.total", label: "People, with on-costs, a year", unit: unitYear, key: "emp.total"})
		return
	}
	var people []calc.Node
	for _, r := range b.out.People {
		if !r.NotYear1 {
			people = append(people, r.Total)
		}
	}
	b.sum(fig{id: "people.total", label: "People, with on-costs, a year", unit: unitYear, key: "emp.total"}, b.orZero(people)...)
}

// uncosted reports that nothing at all has been typed of what the service costs: it
// then has no cost yet, which is not a cost of nothing.
func (b *builder) uncosted() bool {
	d := &b.in.Document.Bid
	return len(d.Pricing.People)+len(d.Pricing.Costs) == 0 && d.Core.Method == bid.CoreNotStated
}

func (b *builder) noCost(f fig) calc.Node {
	f.path = "pricing.people"
	return b.none(f, "Nothing is costed yet. Add the people and the other costs of the service.")
}

// over is cost ÷ (1 − shares of price): the income that covers a cost.
func (b *builder) over(cost, shares calc.Node) calc.Node {
	if shares == b.zero {
		return cost
	}
	return b.g.Div(cost, b.g.Sub(b.one, shares))
}

func (b *builder) orZero(of []calc.Node) []calc.Node {
	if len(of) == 0 {
		return []calc.Node{b.zero}
	}
	return of
}

// ofPrice collects what is a fraction of the price: cost lines, core cost and
// contingency where so chosen.
func (b *builder) ofPrice() shares {
	var s shares
	var lines []calc.Node
	for _, r := range b.out.Costs {
		if b.usable(r.OfPrice) && !r.NotYear1 {
			lines = append(lines, r.OfPrice)
		}
	}
	s.lines, s.core, s.contingency = b.total(lines...), b.zero, b.zero
	core, p := b.in.Document.Bid.Core, b.in.Document.Bid.Pricing
	if core.Method == bid.CoreShareOfPrice {
		s.core = b.input(fig{label: "Core cost as a share of price", unit: unitShare, path: "core.rate"}, core.Rate, ask("Core cost as a share of price is missing. Type the share."), upToOne)
	}
	if p.ContingencyBasis == bid.ContingencyOnPrice {
		s.contingency = b.contingencyRate()
	}
	s.all = b.total(s.lines, s.core, s.contingency)
	return s
}

func (b *builder) contingencyRate() calc.Node {
	return b.input(fig{label: "Contingency", unit: unitShare, path: "pricing.contingency"}, b.in.Document.Bid.Pricing.Contingency, orDefault("0"), upToOne)
}

// heads lists the parts of the price at the target, and the surplus both ways.
func (b *builder) heads(year parts, of shares, s calc.Node) {
	r := b.out
	price := r.Total
	share := func(id, label, key string, rate calc.Node) calc.Node {
		return b.mul(fig{id: id, label: label, unit: unitYear, key: key}, rate, price)
	}
	var lines []calc.Node
	for _, c := range r.Costs {
		if b.usable(c.OfPrice) {
			c.Year = b.mul(fig{id: "cost." + c.ID + ".year", label: c.Name + ": a year at the target price", unit: unitYear, key: "cost.line", path: "pricing.costs." + c.ID, secrecy: c.Label}, c.OfPrice, price)
			if !c.NotYear1 {
				lines = append(lines, c.Year)
			}
		}
	}
	other := year.other
	if len(lines) > 0 {
		other = b.g.Add(append([]calc.Node{other}, lines...)...)
	}
	other = b.sum(fig{id: "cost.other", label: "Other direct costs, a year", unit: unitYear, key: "cost.line"}, other)
	people, _ := b.g.Node("people.total")
	direct := b.sum(fig{id: "cost.direct", label: "Direct cost, a year", unit: unitYear, key: "cost.line"}, people, other)
	setup := b.alias(fig{id: "cost.setup", label: "Set-up, spread over the term, a year", unit: unitYear, key: "cost.setup"}, year.setup)
	core := year.core
	if b.in.Document.Bid.Core.Method == bid.CoreShareOfPrice {
		core = share("cost.core", "Core cost, a year", "cost.core", of.core)
	} else {
		core = b.alias(fig{id: "cost.core", label: "Core cost, a year", unit: unitYear, key: "cost.core", path: "core.method"}, core)
	}
	contingency := year.contingency
	if b.in.Document.Bid.Pricing.ContingencyBasis == bid.ContingencyOnPrice {
		contingency = share("cost.contingency", "Contingency, a share of price, a year", "cost.contingency", of.contingency)
	} else {
		contingency = b.alias(fig{id: "cost.contingency", label: "Contingency on cost, a year", unit: unitYear, key: "cost.contingency"}, contingency)
	}
	r.Full = b.sum(fig{id: "cost.full", label: "Full cost, a year at the target price", unit: unitYear, key: "price.total"}, direct, setup, core, contingency)
	b.div(fig{id: "cost.full.unit", label: "Full cost of one " + r.Singular, unit: calc.PoundsPer(r.Singular), key: "price.total"}, r.Full, b.volume(1), "there is no quantity")
	surplus := share("price.surplus", "Surplus, a year", "price.total", s)
	b.alias(fig{id: "price.surplus_share", label: "Surplus as a share of price", unit: unitShare, key: "price.markup"}, s)
	b.div(fig{id: "price.markup", label: "The same surplus as a mark-up on cost", unit: unitShare, key: "price.markup"}, s, b.g.Sub(b.one, s), "a surplus of 100 % leaves nothing for the cost")
	b.div(fig{id: "core.share_of_direct", label: "Core cost as a share of direct cost", unit: unitShare, key: "cost.core"}, core, direct, "there is no direct cost")
	b.div(fig{id: "core.unit", label: "Core cost in the price of one " + r.Singular, unit: calc.PoundsPer(r.Singular), key: "cost.core"}, core, b.volume(1), "there is no quantity")
	b.div(fig{id: "core.share_of_price", label: "Core cost as a share of price", unit: unitShare, key: "cost.core"}, core, price, "the price is 0")

	for _, h := range []struct {
		id   string
		node calc.Node
	}{{"people.total", people}, {"cost.other", other}, {"cost.setup", setup}, {"cost.core", core}, {"cost.contingency", contingency}, {"price.surplus", surplus}} {
		r.Heads = append(r.Heads, Head{ID: h.id, Label: b.labels[h.id], Node: h.node})
	}
}

// vat is vat.price: the VAT on the price asked. Undecided is never decided here.
func (b *builder) vat() {
	f := fig{id: "price.vat", label: "VAT on the price of one " + b.out.Singular, unit: calc.PoundsPer(b.out.Singular), key: "vat.price", path: "pricing.vat", secrecy: bid.LabelBuyer}
	switch b.in.Document.Bid.Pricing.VAT {
	case bid.VATStandard:
		b.pence(f, b.g.Mul(b.out.Asked, b.fact("vat.standard_rate", 1)), money.R1)
	case bid.VATReduced:
		b.pence(f, b.g.Mul(b.out.Asked, b.fact("vat.reduced_rate", 1)), money.R1)
	case bid.VATExempt, bid.VATZero, bid.VATOutside:
		b.constant(f, "0")
	default:
		b.noneCode(f, "PRICE-024", "Whether VAT is due on the price is not decided.")
	}
}

// coreLines gives every running cost its exact share.
func (b *builder) coreLines() []CoreLine {
	doc := b.in.Document
	if doc.Bid.Core.Method != bid.CoreRunningCosts {
		return nil
	}
	share := b.input(fig{label: "Share of running costs that this contract carries", unit: unitShare, path: "core.share"}, doc.Bid.Core.Share, ask("The share of running costs is missing. Type the part of them that this contract carries."), upToOne)
	var lines []CoreLine
	for _, l := range corecost.Lines(doc.Organisation, doc.Bid.Core) {
		line := CoreLine{Line: l}
		if !l.Excluded {
			path := "organisation.runningCosts." + l.ID + ".amount"
			amount := b.input(fig{label: named(l.Name, "Running cost"), unit: unitYear, path: path}, l.Amount, ask(named(l.Name, "A running cost")+": the yearly amount is missing."), mayBeNegative)
			if factor := b.toYear1(otherGrowth(l.Growth)); b.usable(factor) {
				amount = b.g.Mul(amount, factor)
			}
			line.Node = b.mul(fig{id: "core." + l.ID + ".year", label: named(l.Name, "Running cost") + ": this contract’s part", unit: unitYear, key: "fcr.alloc", path: path, secrecy: l.Label}, amount, share)
		}
		lines = append(lines, line)
	}
	return lines
}
