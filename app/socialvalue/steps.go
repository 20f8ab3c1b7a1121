package socialvalue

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Steps are payments for results: a fee at the start and a tariff for each step reached.
type Steps struct {
	Lines          []StepLine
	Low, Mid, High calc.Node // income
	BreakEven      calc.Node // success rate of one step, or the common factor of several
}

// StepLine is one step.
type StepLine struct {
	ID, Name       string
	Low, Mid, High calc.Node // income of the step
}

// steps works out Income = U + Σ T·V·π, capped step by step.
func (b *builder) steps() {
	if len(b.sv.Steps) == 0 {
		return
	}
	out := &b.out.Steps
	upfront := b.Input(fig{Label: "Paid at the start", Unit: calc.Pounds, Path: "socialValue.upfront"}, b.sv.Upfront, working.OrDefault("0"))
	low, mid, high := []calc.Node{upfront}, []calc.Node{upfront}, []calc.Node{upfront}
	var margin []calc.Node
	for i, s := range b.sv.Steps {
		id := lineID(s.ID, i)
		path, name := "socialValue.resultSteps."+id, working.Named(s.Name, "A step without a name")
		bad := s.Tariff.Decimal().IsNegative() || s.Volume.Decimal().IsNegative()
		for _, p := range []interface {
			IsSet() bool
			Decimal() decimal.Decimal
		}{s.Low, s.Mid, s.High} {
			bad = bad || p.IsSet() && (p.Decimal().IsNegative() || p.Decimal().GreaterThan(one))
		}
		if bad {
			b.Issue("SV-070", bid.Blocks, path, "%s: a success rate lies outside 0 to 100 %%, or a tariff or volume is below zero. The step is not counted.", name)
			continue
		}
		tariff := b.Input(fig{Label: name + ": tariff", Unit: calc.Pounds, Path: path + ".tariff"}, s.Tariff, working.Ask(name+": the tariff is not entered."))
		volume := b.Input(fig{Label: name + ": volume", Unit: calc.Quantity, Path: path + ".volume"}, s.Volume, working.Ask(name+": the volume is not entered."))
		rate := b.Input(fig{Label: name + ": success rate", Unit: calc.Percent, Path: path + ".mid"}, s.Mid, working.Ask(name+": the success rate is not entered."))
		at := func(field string, v working.Typed, standard calc.Node) calc.Node {
			if !v.IsSet() {
				return standard
			}
			return b.Input(fig{Label: name + ": success rate, " + field, Unit: calc.Percent, Path: path + "." + field}, v)
		}
		income := func(which string, p calc.Node) calc.Node {
			n := b.Graph.Mul(tariff, volume, p)
			if s.Cap.IsSet() {
				n = b.Graph.Min(n, b.Input(fig{Label: name + ": most that is paid", Unit: calc.Pounds, Path: path + ".cap"}, s.Cap))
			}
			return b.Name(n, fig{ID: "sv.pbr." + id + "." + which, Label: name + ": income, " + which, Unit: calc.Pounds, Key: "sv.pbr"})
		}
		line := StepLine{ID: id, Name: name, Low: income("low", at("low", s.Low, rate)), Mid: income("mid", rate), High: income("high", at("high", s.High, rate))}
		out.Lines = append(out.Lines, line)
		low, mid, high = append(low, line.Low), append(mid, line.Mid), append(high, line.High)
		extra := b.Input(fig{Label: name + ": extra cost of a success", Unit: calc.Pounds, Path: path + ".extraCost"}, s.Extra, working.OrDefault("0"))
		share := rate
		if len(b.sv.Steps) == 1 {
			share = b.One
		}
		margin = append(margin, b.Graph.Mul(b.Graph.Sub(tariff, extra), volume, share))
	}
	out.Low = b.Sum(fig{ID: "sv.pbr.income.low", Label: "Income by results, low case", Unit: calc.Pounds, Key: "sv.pbr"}, low...)
	out.Mid = b.Sum(fig{ID: "sv.pbr.income", Label: "Income by results", Unit: calc.Pounds, Key: "sv.pbr"}, mid...)
	out.High = b.Sum(fig{ID: "sv.pbr.income.high", Label: "Income by results, high case", Unit: calc.Pounds, Key: "sv.pbr"}, high...)
	label := "Success rate at which the cost is covered"
	unit := calc.Percent
	if len(b.sv.Steps) > 1 {
		label, unit = "Common factor of all success rates at which the cost is covered", calc.Ratio
	}
	f := fig{ID: "sv.pbr.breakeven", Label: label, Unit: unit, Key: "sv.pbr", Path: "socialValue.stepCost"}
	if !b.sv.StepCost.IsSet() {
		out.BreakEven = b.None(f, "The cost of the service is not entered here.")
		return
	}
	cost := b.Input(fig{Label: "Cost of the service paid by results", Unit: calc.Pounds, Path: "socialValue.stepCost"}, b.sv.StepCost)
	out.BreakEven = b.Div(f, b.Graph.Sub(cost, upfront), b.Total(margin...), "nothing is left of a tariff after its extra cost")
	c, known := value(cost)
	if v, ok := value(out.Low); ok && known && v.LessThan(c) {
		b.Issue("SV-071", bid.Warns, "socialValue.resultSteps", "In the low case the payments do not cover the cost.")
	}
}
