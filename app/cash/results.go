package cash

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Case is one of the success rates.
type Case struct {
	Name        string // low, mid, high
	Income, Gap calc.Node
}

// Outcomes is payment by results (section 13 of the specification). Used is false
// where nothing is paid by results.
type Outcomes struct {
	Used          bool
	Upfront, Cost calc.Node
	Cases         []Case    // low, mid, high
	Nothing       calc.Node // left over when nobody succeeds: the worst case
	BreakEven     calc.Node // one success rate over all outcomes
	Words         string    // what the break-even rate means
	AtRisk        calc.Node // share of the expected income that hangs on outcomes
	Lag           calc.Node // months from a start to the proof, the longest
	Each          []OutcomeResult
}

// OutcomeResult is one outcome: the rate it needs while the others reach what is expected.
type OutcomeResult struct {
	ID, Name  string
	BreakEven calc.Node
	Words     string
}

// outcomes works out payment by results.
func (b *builder) outcomes() Outcomes {
	r := &b.doc.Bid.Pricing.Results
	v := Outcomes{Used: byResults(*r)}
	if !v.Used {
		return v
	}
	v.Upfront = b.Name(b.Input(fig{Label: "Paid up front", Unit: calc.Pounds, Path: "pricing.results.upfront"}, r.Upfront, working.OrDefault("0")),
		fig{ID: "pbr.upfront", Label: "Paid up front, whatever comes out", Unit: calc.Pounds, Key: "pbr.income"})
	cost := b.price.Contract.Cost
	if r.Cost.IsSet() {
		cost = b.Input(fig{Label: "Cost of the work, without the extra cost of successes", Unit: calc.Pounds, Path: "pricing.results.cost"}, r.Cost)
	}
	v.Cost = b.Name(cost, fig{ID: "pbr.cost", Label: "Cost of the work paid by results", Unit: calc.Pounds, Key: "pbr.breakeven"})
	list := b.outcomeList()
	expected := make([]calc.Node, len(list)) // what each leaves at its expected rate
	for _, name := range []string{"low", "mid", "high"} {
		label := map[string]string{"low": "low", "mid": "expected", "high": "high"}[name]
		income, extra := []calc.Node{v.Upfront}, []calc.Node{v.Cost}
		for i, o := range list {
			in, out := b.outcomeAt(o, name, label)
			income, extra = append(income, in), append(extra, out)
			if name == "mid" {
				expected[i] = b.Graph.Sub(in, out)
			}
		}
		c := Case{Name: name}
		c.Income = b.Sum(fig{ID: "pbr.income." + name, Label: "Income at the " + label + " success rates", Unit: calc.Pounds, Key: "pbr.income"}, income...)
		c.Gap = b.Sub(fig{ID: "pbr.gap." + name, Label: "Left over at the " + label + " success rates", Unit: calc.Pounds, Key: "pbr.income"}, c.Income, b.Graph.Add(extra...))
		v.Cases = append(v.Cases, c)
	}
	v.Nothing = b.Sub(fig{ID: "pbr.gap.none", Label: "Left over when nobody succeeds", Unit: calc.Pounds, Key: "pbr.income"}, v.Upfront, v.Cost)
	v.AtRisk = b.Div(fig{ID: "pbr.at_risk", Label: "Share of the expected income that hangs on outcomes", Unit: calc.Percent, Key: "pbr.income", Path: "pricing.results.outcomes"},
		b.Graph.Sub(v.Cases[1].Income, v.Upfront), v.Cases[1].Income, "no income is expected")
	lags := []calc.Node{b.Zero}
	for _, o := range list {
		lags = append(lags, b.Input(fig{Label: o.name + ": months from a start to the proof", Unit: calc.Counted("months"), Path: o.path + ".lagMonths"}, o.Lag, working.OrDefault("0")))
	}
	v.Lag = b.Max(fig{ID: "pbr.lag", Label: "Longest wait from a start to the proof, before the invoice is paid", Unit: calc.Counted("months"), Key: "pbr.income"}, lags...)
	need := b.Graph.Sub(v.Cost, v.Upfront)
	v.BreakEven, v.Words = b.breakEven(fig{ID: "pbr.breakeven", Label: "Success rate at which nothing is left over", Unit: calc.Percent, Key: "pbr.breakeven", Path: "pricing.results.outcomes"}, need, list)
	if len(list) > 1 {
		for i, o := range list {
			e := OutcomeResult{ID: o.id, Name: o.name}
			without := b.Graph.Add(b.Graph.Neg(v.Cases[1].Gap), expected[i]) // what the others leave uncovered
			e.BreakEven, e.Words = b.breakEven(fig{ID: "pbr." + o.id + ".breakeven", Label: o.name + ": success rate at which nothing is left over while the others reach what is expected", Unit: calc.Percent, Key: "pbr.breakeven", Path: o.path}, without, []outcome{o})
			v.Each = append(v.Each, e)
		}
	}
	b.evidenced(v, list)
	return v
}

// outcomeList reads the outcomes, each with an id of its own.
func (b *builder) outcomeList() []outcome {
	var list []outcome
	taken := map[string]bool{"income": true, "gap": true}
	for i := range b.doc.Bid.Pricing.Results.Outcomes {
		o := newOutcome(&b.doc.Bid.Pricing.Results.Outcomes[i], i)
		for taken[o.id] {
			o.id += "x"
		}
		taken[o.id] = true
		list = append(list, o)
	}
	return list
}

// chance is a success rate; outside 0 to 1, or with the three out of order, it is
// refused (PRICE-111).
func (b *builder) chance(o outcome, name, label string) calc.Node {
	value := map[string]money.Share{"low": o.Low, "mid": o.Mid, "high": o.High}[name]
	f := fig{Label: o.name + ": " + label + " success rate", Unit: calc.Percent, Path: o.path + "." + name}
	one := decimal.NewFromInt(1)
	unordered := func(a, c money.Share) bool { return a.IsSet() && c.IsSet() && a.Decimal().GreaterThan(c.Decimal()) }
	switch d := value.Decimal(); {
	case value.IsSet() && (d.IsNegative() || d.GreaterThan(one)):
		return b.NoneCode(f, bid.CodeProbability, o.name+": the "+label+" success rate does not lie between 0 and 100 %.")
	case unordered(o.Low, o.Mid), unordered(o.Mid, o.High), unordered(o.Low, o.High):
		return b.NoneCode(f, bid.CodeProbability, o.name+": the low, expected and high success rates are not in order.")
	}
	return b.Input(f, value, working.Ask(o.name+": the "+label+" success rate is missing."))
}

// outcomeAt is what an outcome brings in, and its successes cost, at one of its rates.
func (b *builder) outcomeAt(o outcome, name, label string) (income, extra calc.Node) {
	g := b.Graph
	starts := b.Input(fig{Label: o.name + ": people who begin", Unit: calc.Counted("people"), Path: o.path + ".starts"}, o.Starts, working.Ask(o.name+": the number of people who begin is missing."))
	tariff := b.Input(fig{Label: o.name + ": paid for a success", Unit: calc.PoundsPer("success"), Path: o.path + ".tariff"}, o.Tariff, working.Ask(o.name+": what a success is paid is missing."))
	successes := g.Mul(starts, b.chance(o, name, label))
	counted := successes
	if o.Baseline.IsSet() {
		counted = g.Max(b.Zero, g.Sub(successes, b.Input(fig{Label: o.name + ": successes that are not paid", Unit: calc.Quantity, Path: o.path + ".baseline"}, o.Baseline)))
	}
	income = g.Mul(tariff, counted)
	if o.Cap.IsSet() {
		income = g.Min(income, b.Input(fig{Label: o.name + ": most that is paid", Unit: calc.Pounds, Path: o.path + ".cap"}, o.Cap))
	}
	extra = b.Zero
	if o.Extra.IsSet() {
		extra = g.Mul(successes, b.Input(fig{Label: o.name + ": extra cost of a success", Unit: calc.PoundsPer("success"), Path: o.path + ".extraCost"}, o.Extra))
	}
	return income, extra
}

// breakEven is p* = (C − A) ÷ Σ n (T − c) over the outcomes asked, where need is the cost
// that they have to cover; with a baseline or a cap it is found between the bends.
func (b *builder) breakEven(f fig, need calc.Node, of []outcome) (calc.Node, string) {
	g := b.Graph
	amount, known := need.Value()
	bent, slope := false, []calc.Node{}
	for _, o := range of {
		bent = bent || o.Cap.IsSet() || o.Baseline.Decimal().IsPositive()
		for _, missing := range []struct {
			is   bool
			path string
			text string
		}{
			{!o.Starts.IsSet() || o.Starts.Decimal().IsNegative(), ".starts", ": the number of people who begin is missing."},
			{!o.Tariff.IsSet() || o.Tariff.Decimal().IsNegative(), ".tariff", ": what a success is paid is missing."},
		} {
			if missing.is {
				f.Path = o.path + missing.path
				n := b.None(f, o.name+missing.text)
				return n, n.Reason().Text
			}
		}
		starts, _ := g.Node(o.path + ".starts")
		margin, _ := g.Node(o.path + ".tariff")
		if o.Extra.IsSet() {
			extra, _ := g.Node(o.path + ".extraCost")
			margin = g.Sub(margin, extra)
		}
		slope = append(slope, g.Mul(starts, margin))
	}
	if !known {
		n := b.NoneCode(f, need.Reason().Code, need.Reason().Text)
		return n, need.Reason().Text
	}
	if len(of) == 0 {
		n := b.None(f, "There are no outcomes yet. Add what is paid for.")
		return n, n.Reason().Text
	}
	per := g.Add(slope...)
	if worth := per.Decimal(); !worth.IsPositive() {
		n := b.NoneCode(f, "PRICE-106", "Not defined, because a success pays no more than it costs, so no success rate breaks even.")
		return n, n.Reason().Text
	}
	if !bent {
		n := b.Div(f, need, per, "a success pays no more than it costs")
		return n, meaning(n.Decimal())
	}
	rate, found := breakEven(amount, of)
	if !found {
		n := b.NoneCode(f, "PRICE-106", "It cannot break even: even when everybody succeeds, what is paid does not cover the cost.")
		return n, n.Reason().Text
	}
	b.Labels[f.ID] = bid.LabelInternal
	return g.Input(f.ID, f.Label, f.Unit, rate, calc.Origin{Note: "found between the rates at which a baseline or a cap bends what is paid"}).Key(f.Key), meaning(rate)
}

// meaning says what a break-even rate stands for.
func meaning(rate decimal.Decimal) string {
	switch {
	case !rate.IsPositive():
		return "The upfront payment covers the cost, even when nobody succeeds."
	case rate.GreaterThan(decimal.NewFromInt(1)):
		return "It cannot break even: more than everybody would have to succeed."
	}
	return "At least " + money.FormatPercent(rate, 1) + " have to succeed, or money is lost."
}

// evidenced warns (PRICE-029) when more have to succeed than past work shows; without
// any evidence, more than is expected.
func (b *builder) evidenced(v Outcomes, list []outcome) {
	rate, known := v.BreakEven.Value()
	never := !known && v.BreakEven.Reason().Code == "PRICE-106"
	r := &b.doc.Bid.Pricing.Results
	shown, source := r.Evidenced.Decimal(), "past work shows "
	if !r.Evidenced.IsSet() {
		starts, successes := decimal.Zero, decimal.Zero
		for _, o := range list {
			if !o.Mid.IsSet() {
				return
			}
			starts, successes = starts.Add(o.Starts.Decimal()), successes.Add(o.Starts.Decimal().Mul(o.Mid.Decimal()))
		}
		if !starts.IsPositive() {
			return
		}
		shown, source = successes.DivRound(starts, 16), "no past rate is entered, and you expect "
	}
	switch {
	case never:
		b.Issue("PRICE-029", bid.Warns, "pricing.results.outcomes", "No success rate covers the cost of this work as it is paid. Ask for more up front or a higher payment for each success.")
	case known && rate.GreaterThan(shown):
		b.Issue("PRICE-029", bid.Warns, "pricing.results.evidenced", "%s have to succeed before nothing is lost, but %s%s. Ask for more up front, or show why this time more will succeed.", money.FormatPercent(rate, 1), source, money.FormatPercent(shown, 1))
	}
}
