package corecost

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Block is what capacity bought in advance brings a year (key block.income):
// places × weeks × rate × (occupancy + (1 − occupancy) × void share). Grace days are
// unpaid first in every empty spell, and weeks left empty by the provider’s own
// refusal are unpaid unless the rule says otherwise.
type Block struct {
	bid.Block
	Path                              string
	Weeks, Taken, Empty, Unpaid, Paid calc.Node // place-weeks a year
	Income, Full                      calc.Node // a year; Full as if every place were taken
}

func (b *builder) block(r *Schedule, k *bid.Block) Block {
	path := r.Path + ".blocks." + k.ID
	name := working.Named(k.Name, "Block booking")
	out := Block{Block: *k, Path: path}
	out.Name = name
	fig := func(id, label string, unit calc.Unit) working.Fig {
		f := r.inner("block."+k.ID+"."+id, label, unit, "block.income")
		f.Label, f.Path = name+": "+label, path
		return f
	}
	in := func(field, label string, unit calc.Unit, value working.Typed, options ...working.Option) calc.Node {
		return b.Input(working.Fig{Label: name + ": " + label, Unit: unit, Path: path + "." + field}, value, options...)
	}
	ask := func(what string) working.Option { return working.Ask("“" + name + "”: " + what + " missing.") }
	b.withinOne(path+".occupancy", "The occupancy of “"+name+"”", k.Occupancy)
	b.withinOne(path+".void", "The void share of “"+name+"”", k.Void)
	b.withinOne(path+".variation", "The variation limit of “"+name+"”", k.Variation)

	placeWeeks := calc.Counted("place-weeks")
	places := in("places", "places", calc.Counted("places"), k.Places, ask("the number of places is"))
	weeks := in("weeks", "weeks", calc.Weeks, k.Weeks, ask("the number of weeks is"))
	rate := in("rate", "rate", calc.PoundsPer("place-week"), k.Rate, ask("the rate of a place-week is"))
	taken := in("occupancy", "share of booked weeks that are taken", calc.Percent, k.Occupancy, ask("the expected occupancy is"), working.UpToOne)
	void := in("void", "share of the rate paid for empty weeks", calc.Percent, k.Void, working.OrDefault("0"), working.UpToOne)

	out.Weeks = b.Mul(fig("weeks", "booked place-weeks", placeWeeks), places, weeks)
	out.Taken = b.Mul(fig("taken", "place-weeks taken", placeWeeks), out.Weeks, taken)
	out.Empty = b.Sub(fig("empty", "empty place-weeks", placeWeeks), out.Weeks, out.Taken)
	out.Unpaid = b.unpaid(k, fig("unpaid", "empty place-weeks in grace days or after a refusal", placeWeeks), out.Empty, in, ask)
	out.Paid = b.Sub(fig("void", "empty place-weeks paid at the void share", placeWeeks), out.Empty, out.Unpaid)
	out.Full = b.Mul(fig("full", "income if every place were taken", calc.PoundsYear), out.Weeks, rate)
	out.Income = b.Pence(fig("income", "income a year", calc.PoundsYear), b.Graph.Mul(rate, b.Graph.Add(out.Taken, b.Graph.Mul(out.Paid, void))), money.R2)

	var lacks string
	switch noVoid, noRefusal := !k.Void.IsSet() && k.VoidKnown != bid.Yes, k.Refusal == ""; {
	case noVoid && noRefusal:
		lacks = "what is paid for an empty place, nor what a refusal does"
	case noVoid:
		lacks = "what is paid for an empty place"
	case noRefusal:
		lacks = "what a refusal by the provider does"
	}
	if lacks != "" {
		b.Issue("CORE-032", bid.Warns, path, "“%s” does not say %s. Ask the buyer before signing: that decides who pays for voids.", name, lacks)
	}
	if why := out.Income.Reason(); !out.Income.Available() && why.Code == "PRICE-101" {
		b.Issue("PRICE-101", bid.Blocks, why.Path, "%s Until then the income of the block cannot be worked out.", why.Text)
	}
	return out
}

// unpaid are empty place-weeks for which nothing is paid, never more than are empty.
func (b *builder) unpaid(k *bid.Block, f working.Fig, empty calc.Node, in func(string, string, calc.Unit, working.Typed, ...working.Option) calc.Node, ask func(string) working.Option) calc.Node {
	var parts []calc.Node
	if k.GraceDays.IsSet() && k.GraceDays.Decimal().IsPositive() && k.Void.Decimal().IsPositive() {
		days := in("graceDays", "grace days of each empty spell", calc.Counted("days"), k.GraceDays)
		spells := in("voids", "empty spells a year", calc.Count, k.Voids, ask("grace days are unpaid first, but the number of empty spells a year is"))
		parts = append(parts, b.Graph.Div(b.Graph.Mul(days, spells), b.Graph.Int(7)))
	}
	if k.Refused.IsSet() && k.RefusalPaid != bid.Yes {
		parts = append(parts, in("refused", "place-weeks left empty by refusals", calc.Counted("place-weeks"), k.Refused))
	}
	if len(parts) == 0 {
		return b.Constant(f, "0")
	}
	return b.Min(f, empty, b.Graph.Add(parts...))
}
