package pricing

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Rung is one price of the ladder, in order of definition, not of size.
type Rung struct {
	ID, Name    string
	Node        calc.Node
	Explanation string
	Label       bid.Label
	// Benchmark facts carry their source.
	Source string
	// Below says that the rung lies under the one defined before it, which is unusual.
	Below bool
}

// ladder builds the rungs of section 10 of the specification.
func (b *builder) ladder() {
	unit := calc.PoundsPer(b.out.Singular)
	one := " for one " + b.out.Singular
	p := &b.in.Document.Bid.Pricing
	add := func(id, name, explanation string, label bid.Label, n calc.Node) {
		r := Rung{ID: id, Name: name, Node: n, Explanation: explanation, Label: label}
		b.out.Ladder = append(b.out.Ladder, r)
	}
	fl := func(id, label string, secrecy bid.Label) fig {
		return fig{ID: id, Label: label + one, Unit: unit, Key: "ladder", Secrecy: secrecy}
	}
	add("ladder.marginal", "Marginal floor", "Only the costs that would vanish without this work. Below it, every "+b.out.Singular+" makes the organisation poorer.",
		bid.LabelInternal, b.marginalFloor(fl("ladder.marginal", "Marginal floor", "")))
	add("ladder.legal_floor", "Legal floor", "Direct cost with every paid minute at the legal pay floor, with National Insurance, pension, holiday and sick pay.",
		bid.LabelInternal, b.legalFloor(fl("ladder.legal_floor", "Legal floor", "")))
	add("ladder.full_cost", "Full cost", "All costs of year 1 with a fair share of core cost and nothing left over.",
		bid.LabelInternal, b.alias(fl("ladder.full_cost", "Full cost", ""), b.out.FullUnit))
	add("ladder.target", "Target", "Full cost and the surplus you want.",
		bid.LabelInternal, b.alias(fl("ladder.target", "Target price", ""), b.out.Printed))
	add("ladder.asked", "Price asked", "What you mean to ask in year 1.",
		bid.LabelBuyer, b.alias(fl("ladder.asked", "Price asked", bid.LabelBuyer), b.out.Asked))
	b.benchmarks(unit)
	if ceiling := b.in.Document.Bid.Opportunity.Ceiling; ceiling.IsSet() {
		add("ladder.ceiling", "Ceiling", "The highest price the buyer will consider.", bid.LabelBuyer,
			b.alias(fl("ladder.ceiling", "The buyer’s highest price", bid.LabelBuyer), b.Input(fig{Label: "The buyer’s highest price", Unit: unit, Path: "opportunity.ceiling"}, ceiling)))
	}
	walk := b.out.FullUnit
	why := "Full cost, until you set another."
	if p.WalkAway.IsSet() {
		walk = b.Input(fig{Label: "Walk-away price", Unit: unit, Path: "pricing.walkAway"}, p.WalkAway)
		why = "The lowest price your board will sign. It never leaves the organisation."
	}
	add("ladder.walk_away", "Walk-away", why, bid.LabelInternal, b.alias(fl("ladder.walk_away", "Walk-away price", bid.LabelInternal), walk))
	b.alias(fig{ID: "ladder.subsidy", Label: "What you would put in yourself in year 1", Unit: unitYear, Key: "ladder.subsidy"}, b.out.Years[0].Subsidy)
	b.markOrder()
}

// markOrder flags rungs of cost that cross: each of the first four should not lie
// under the one before.
func (b *builder) markOrder() {
	for i := 1; i < min(4, len(b.out.Ladder)); i++ {
		here, known := b.out.Ladder[i].Node.Value()
		before, also := b.out.Ladder[i-1].Node.Value()
		b.out.Ladder[i].Below = known && also && here.LessThan(before)
	}
}

// marginalFloor: what vanishes without the work, with only the allowance that this
// bid itself brings, and the avoidable part of core cost.
func (b *builder) marginalFloor(f fig) calc.Node {
	var terms []calc.Node
	for _, r := range b.out.People {
		if r.NotYear1 || r.post.Existing {
			continue
		}
		terms = append(terms, r.Total)
		if working.Usable(r.EA) {
			terms = append(terms, r.EA) // the shared view is undone …
		}
	}
	if v := b.out.Visits; v != nil {
		terms = append(terms, v.Total)
		if working.Usable(v.EA) {
			terms = append(terms, v.EA)
		}
	}
	if len(terms) > 0 && MayClaim(b.in.Document.Organisation) {
		terms = append(terms, b.Graph.Neg(b.out.Organisation.EAMarginal)) // … for the marginal one
	}
	for _, r := range b.out.Costs {
		if working.Usable(r.Year) && !working.Usable(r.OfPrice) && !r.NotYear1 && !r.line.Existing {
			terms = append(terms, r.Year)
		}
	}
	terms = append(terms, b.sessionExtras()...)
	y := b.out.Years[0]
	core := b.in.Document.Bid.Core
	ofPrice := b.ofPrice()
	share := ofPrice.lines
	if core.Avoidable.IsSet() {
		avoidable := b.Input(fig{Label: "Share of core cost that would vanish", Unit: unitShare, Path: "core.avoidable"}, core.Avoidable, working.UpToOne)
		terms = append(terms, b.Graph.Mul(y.parts.core, avoidable))
		if ofPrice.core != b.Zero {
			share = b.Total(share, b.Graph.Mul(ofPrice.core, avoidable))
		}
	}
	return b.perUnit(f, b.Total(terms...), share)
}

// legalFloor prices year 1 again with every paid hour at the legal pay floor.
func (b *builder) legalFloor(f fig) calc.Node {
	var terms, pay []calc.Node
	for _, r := range b.out.People {
		if r.NotYear1 {
			continue
		}
		at := b.atFloor(r)
		terms, pay = append(terms, at.cost), append(pay, at.pay)
	}
	if b.out.Visits != nil {
		cost, paid := b.visitsAtFloor()
		terms, pay = append(terms, cost), append(pay, paid)
	}
	terms = append(terms, b.sessionExtras()...)
	for _, r := range b.out.Costs {
		switch {
		case r.setup() || working.Usable(r.OfPrice) || r.NotYear1 || !working.Usable(r.Year):
		case r.Basis == bid.PerShareOfPay && len(pay) > 0:
			rate := b.Input(fig{Path: "pricing.costs." + r.ID + ".rate"}, r.line.Rate)
			terms = append(terms, b.Graph.Mul(rate, b.Graph.Add(pay...)))
		default:
			terms = append(terms, r.Year)
		}
	}
	return b.perUnit(f, b.Total(terms...), b.ofPrice().lines)
}

type atFloor struct{ pay, cost calc.Node }

// atFloor is a post's pay and employment cost with all paid hours at the pay floor.
// Paid hours include holiday on either basis; sickness counts as paid in full unless
// only statutory sick pay is due.
func (b *builder) atFloor(r *PersonResult) atFloor {
	floor := b.fact(floorSeries(r.post.Age), 1)
	hours := r.each.hours
	if r.post.SickPay == bid.SickStatutory {
		hours = b.Graph.Sub(hours, r.each.sickHours)
	}
	pay := b.Graph.Mul(floor, hours)
	ni := b.nationalInsurance(r.post, pay, 1)
	pension := b.Zero
	switch r.post.Pension {
	case bid.PensionTotalPay:
		pension = b.Graph.Mul(b.pensionRate(r.post, "pricing.people."+r.ID), pay)
	case bid.PensionQualifying:
		pension = b.qualifying(r.post, b.fact("pension.min_employer_rate", 1), pay, 1)
	}
	cost := b.Mul(fig{ID: "people." + r.ID + ".legal_floor", Label: r.Role + ": employment cost at the legal pay floor", Unit: unitYear, Key: "ladder", Secrecy: r.Label},
		b.Total(pay, ni, pension, r.each.ssp), r.People)
	if working.Usable(r.Agency) {
		cost = b.Graph.Add(cost, r.Agency)
	}
	return atFloor{pay: b.Graph.Mul(pay, r.People), cost: cost}
}

// perUnit is cost ÷ (1 − shares of price) ÷ quantity.
func (b *builder) perUnit(f fig, cost, share calc.Node) calc.Node {
	if b.uncosted() {
		return b.noCost(f)
	}
	keep := b.Graph.Sub(b.One, share)
	if d, known := keep.Value(); known && !d.IsPositive() {
		return b.NoneCode(f, "PRICE-105", "Shares of the price take up all of it.")
	}
	return b.Div(f, b.over(cost, share), b.volume(1), "there is no quantity")
}

// benchmarks puts the chosen market prices on the ladder, as published.
func (b *builder) benchmarks(unit calc.Unit) {
	if b.in.Library == nil {
		return
	}
	for _, id := range b.in.Document.Bid.Pricing.Benchmarks {
		figure := "ladder.benchmark." + id
		if b.asked[figure] {
			continue
		}
		b.asked[figure] = true
		f, found := b.in.Library.Fact(id, b.overrides)
		if !found || !f.Known() {
			b.Issue("PRICE-015", bid.Blocks, "pricing.benchmarks", "The market price %q is not held. Choose another on the Price page.", id)
			continue
		}
		label := f.Label + ", " + f.Period()
		b.Labels[figure] = bid.LabelInternal
		n := b.Graph.Input(figure, label, unit, f.Value.Decimal(), factOrigin(f))
		b.out.Ladder = append(b.out.Ladder, Rung{ID: figure, Name: label, Node: n, Label: bid.LabelInternal, Source: f.Source.Title,
			Explanation: "A published market price of another provider or body, never inflated."})
	}
}

// Even holds the break-evens.
type Even struct {
	Volume    calc.Node // smallest whole yearly quantity at which year 1 leaves nothing missing
	FlatPrice calc.Node // one price for all years that covers all cost
	Uplift    calc.Node // constant yearly uplift that covers all cost
}

// even works out the break-even quantity, flat price and uplift (even.*).
func (b *builder) even() {
	y := b.out.Years[0]
	vary := func(g group) bool { return g.moves }
	moving := b.Total(b.inYear(b.groups.people, 1, vary), b.inYear(b.groups.costs, 1, vary))
	if b.in.Document.Bid.Core.Method == bid.CoreShareOfDirect {
		moving = b.Graph.Add(moving, b.coreIn(1, moving))
	}
	if b.in.Document.Bid.Pricing.ContingencyBasis == bid.ContingencyOnCost {
		moving = b.Graph.Mul(moving, b.Graph.Add(b.One, b.contingencyRate()))
	}
	f := fig{ID: "even.volume", Label: "Break-even quantity of " + b.out.Plural + " in year 1", Unit: calc.Counted(b.out.Plural), Key: "even.volume"}
	one := calc.PoundsPer(b.out.Singular)
	variable := b.Div(fig{ID: "even.variable", Label: "Cost that moves with each " + b.out.Singular, Unit: one, Key: "even.volume"}, moving, b.volume(1), "there is no quantity")
	kept := b.out.Asked
	if y.ofPrice != b.Zero {
		kept = b.Graph.Mul(kept, b.Graph.Sub(b.One, y.ofPrice))
	}
	contribution := b.Graph.Sub(kept, variable)
	fixed := b.Sub(fig{ID: "even.fixed", Label: "Cost that stays whatever the quantity", Unit: unitYear, Key: "even.volume"}, y.parts.full, moving)
	if d, known := contribution.Value(); known && !d.IsPositive() {
		b.out.Even.Volume = b.NoneCode(f, "PRICE-106", "No quantity breaks even: each "+b.out.Singular+" costs as much as it brings, or more.")
	} else {
		b.out.Even.Volume = b.RoundUp(f, b.Graph.Max(b.Zero, b.Div(fig{}, fixed, contribution, "a "+b.out.Singular+" brings only what it costs")))
	}

	var needs, volumes []calc.Node
	for _, y := range b.out.Years {
		need := b.over(y.parts.full, y.ofPrice)
		if d, known := b.Graph.Sub(b.One, y.ofPrice).Value(); known && !d.IsPositive() {
			need = b.NoneCode(fig{Label: "Income that covers the cost", Unit: unitPounds}, "PRICE-105", "Shares of the price take up all of it.")
		}
		needs, volumes = append(needs, need), append(volumes, y.Volume)
	}
	b.out.Even.FlatPrice = b.Div(fig{ID: "even.flat_price", Label: "One price for all years at which nothing is left over", Unit: calc.PoundsPer(b.out.Singular), Key: "even.flat"},
		b.Graph.Add(needs...), b.Graph.Add(volumes...), "there is no quantity")
	b.evenUplift(needs)
}

// evenUplift finds the constant uplift by bisection outside the graph, on unrounded
// prices, from −20 % to +30 % to 0.0001 points; the result joins the graph as a figure
// of its own, because a search is no formula.
func (b *builder) evenUplift(needs []calc.Node) {
	f := fig{ID: "even.uplift", Label: "Yearly uplift at which nothing is left over in the whole term", Unit: unitShare, Key: "even.uplift"}
	price, known := b.out.Asked.Value()
	if len(needs) < 2 {
		b.out.Even.Uplift = b.None(f, "There is one contract year only, so no uplift applies.")
		return
	}
	type year struct{ need, volume decimal.Decimal }
	years := make([]year, 0, len(needs))
	for i, n := range needs {
		need, hasNeed := n.Value()
		volume, hasVolume := b.out.Years[i].Volume.Value()
		known = known && hasNeed && hasVolume
		years = append(years, year{need, volume})
	}
	if !known {
		b.out.Even.Uplift = b.None(f, "Costs, quantities and a price are needed for every year first.")
		return
	}
	left := func(u decimal.Decimal) decimal.Decimal {
		sum, p := decimal.Zero, price
		for _, y := range years {
			sum = sum.Add(p.Mul(y.volume)).Sub(y.need)
			p = p.Mul(decimal.NewFromInt(1).Add(u)).Round(16)
		}
		return sum
	}
	low, high := decimal.New(-20, -2), decimal.New(30, -2)
	if left(low).IsPositive() || left(high).IsNegative() {
		b.out.Even.Uplift = b.NoneCode(f, "PRICE-106", "None between −20 % and +30 % a year breaks even.")
		return
	}
	for high.Sub(low).GreaterThan(decimal.New(1, -6)) {
		middle := low.Add(high).DivRound(decimal.NewFromInt(2), 12)
		if left(middle).IsNegative() {
			low = middle
		} else {
			high = middle
		}
	}
	b.Labels[f.ID] = bid.LabelInternal
	b.out.Even.Uplift = b.Graph.Input(f.ID, f.Label, f.Unit, high.Round(6), calc.Origin{Note: "found by trial between −20 % and +30 %"}).Key(f.Key)
}

// Afford compares full cost with what the buyer will spend in a year.
type Afford struct {
	Budget calc.Node // usable only when the budget is known
	// Gap is the budget less the income that covers full cost: headroom, or a shortfall
	// when negative; GapUnit is the same for one unit.
	Gap, GapUnit calc.Node
	Units        calc.Node // whole units that the budget buys at the price asked
}

func (b *builder) afford() {
	budget := b.in.Document.Bid.Opportunity.Budget
	if !budget.IsSet() {
		return
	}
	a := &b.out.Afford
	a.Budget = b.alias(fig{ID: "afford.budget", Label: "The buyer’s budget for a year", Unit: unitYear, Secrecy: bid.LabelBuyer},
		b.Input(fig{Label: "The buyer’s budget for a year", Unit: unitYear, Path: "opportunity.budget"}, budget))
	a.Gap = b.Sub(fig{ID: "afford.gap", Label: "Budget less full cost in year 1", Unit: unitYear}, a.Budget, b.Graph.Mul(b.out.FullUnit, b.volume(1)))
	a.GapUnit = b.Div(fig{ID: "afford.gap.unit", Label: "Budget less full cost for one " + b.out.Singular, Unit: calc.PoundsPer(b.out.Singular)}, a.Gap, b.volume(1), "there is no quantity")
	// Rounding down is the negative of rounding the negative up.
	units := b.Div(fig{}, a.Budget, b.out.Asked, "the price is 0")
	a.Units = b.alias(fig{ID: "afford.units", Label: "Whole " + b.out.Plural + " that the budget buys at the price asked", Unit: calc.Counted(b.out.Plural)},
		b.Graph.Neg(b.Graph.RoundUp(b.Graph.Neg(units))))
}
