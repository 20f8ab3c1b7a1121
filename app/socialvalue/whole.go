package socialvalue

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// whole raises what concerns the case as a whole.
func (b *builder) whole() {
	t := &b.out.Totals
	if v, known := value(b.out.Inputs.Total); known && !v.IsPositive() && len(b.sv.Rows) > 0 {
		b.Issue("SV-090", bid.Blocks, "socialValue.inputs.price", "The inputs are zero or less, so there is no ratio. Price the bid, or type the price of the contract.")
	}
	if runs := b.sv.Trials.Runs; runs.IsSet() && (runs.Decimal().LessThan(one) || runs.Decimal().GreaterThan(decimal.NewFromInt(50_000)) || !runs.Decimal().IsInteger()) {
		b.Issue("SV-091", bid.Blocks, "socialValue.trials.runs", "%s trials cannot be run. Type a whole number from 1 to 50,000.", runs.Format())
	}
	if seed := b.sv.Trials.Seed; seed.IsSet() && !seed.Decimal().IsInteger() {
		b.Issue("SV-091", bid.Blocks, "socialValue.trials.seed", "The seed has to be a whole number.")
	}
	all, thin, largest, worst := zero, zero, zero, ""
	counted := 0
	for i := range b.out.Rows {
		r := &b.out.Rows[i]
		v, known := value(r.PV)
		if !r.Counted || !known {
			continue
		}
		counted++
		all = all.Add(v)
		if r.evidence <= 1 {
			thin = thin.Add(v)
		}
		if v.GreaterThan(largest) {
			largest, worst = v, r.Name
		}
	}
	if all.IsPositive() {
		half := all.Div(decimal.NewFromInt(2))
		if counted > 1 && largest.GreaterThan(half) {
			b.Issue("SV-030", bid.Warns, "socialValue.rows", "“%s” carries %s of the whole value. If it falls, the case falls.", worst, money.FormatPercent(largest.DivRound(all, 6), 0))
		}
		if thin.GreaterThan(half) {
			b.out.BreakEvenFirst = true
			b.Issue("SV-031", bid.Warns, "socialValue.rows", "Over half of the value rests on opinion or on before and after alone. Ask how many outcomes would cover the price, before any ratio.")
		}
	}
	if v, known := value(t.Ratio); known && v.GreaterThan(decimal.NewFromInt(10)) {
		b.Issue("SV-032", bid.Warns, "socialValue.rows", "The ratio is above 10. Check the units of quantities and values first.")
	}
	if f, known := value(t.Fiscal); known && f.IsPositive() && b.sv.Body != "" {
		own := zero
		for _, x := range b.out.Bodies {
			if x.Commissioner {
				own, _ = value(x.Fiscal)
			}
		}
		if own.LessThan(f.Shift(-1)) {
			b.Issue("SV-035", bid.Informs, "socialValue.body", "The commissioner gains under 10 %% of the fiscal value. %s gains most: name it as a possible co-funder.", b.richest())
		}
	}
	b.volunteers()
	if n := len(b.out.Unvalued); n > 0 {
		b.Issue("SV-036", bid.Informs, "socialValue.boxes", "%d outcome(s) are not valued in money. They stay in the story with the same weight.", n)
	}
	b.changed()
	b.together()
}

// richest is the body that gains most fiscal value, not the commissioner.
func (b *builder) richest() string {
	best, name := zero, "No other body"
	for _, x := range b.out.Bodies {
		if v, known := value(x.Fiscal); known && !x.Commissioner && x.ID != Unallocated && v.GreaterThan(best) {
			best, name = v, x.Name
		}
	}
	return name
}

// volunteers asks for unpaid time that the chain speaks of (SV-034).
func (b *builder) volunteers() {
	if len(b.sv.Inputs.Volunteers) > 0 || b.sv.Inputs.NoHelp {
		return
	}
	for i := range b.sv.Boxes {
		if strings.Contains(strings.ToLower(b.sv.Boxes[i].Text), "volunteer") {
			b.Issue("SV-034", bid.Warns, "socialValue.inputs.volunteers", "The chain speaks of volunteers, but their time is not among the inputs. Unpaid time is an input too.")
			return
		}
	}
}

// changed tells a price or volume that moved since the map was gone through (SV-073), and
// keeps both as they are now, to the places that the document carries.
func (b *builder) changed() {
	now := &b.out.Standing
	now.On = b.in.On
	if v, known := b.standingAt("contract.value"); known {
		now.Price = money.PoundsOf(v)
	}
	if v, known := b.standingAt("year.1.volume"); known {
		now.Volume = money.QuantityOf(v)
	}
	c := b.sv.Checked
	if c.Price.IsSet() && now.Price.IsSet() && !now.Price.Decimal().Equal(c.Price.Decimal()) || c.Volume.IsSet() && now.Volume.IsSet() && !now.Volume.Decimal().Equal(c.Volume.Decimal()) {
		b.out.Moved = true
		on := ""
		if !c.On.IsZero() {
			on = " on " + c.On.String()
		}
		b.Issue("SV-073", bid.Warns, "socialValue.checked", "The price or the volume has changed since you went through the map%s. Check that quantities still fit.", on)
	}
}

// standingAt is a figure of the price in six places, as the document carries it; false
// where it has none that fits.
func (b *builder) standingAt(id string) (decimal.Decimal, bool) {
	n, found := b.Graph.Node(id)
	if !found {
		return zero, false
	}
	v, known := value(n)
	v = v.Round(6)
	return v, known && v.Abs().LessThan(decimal.New(1, 12))
}

// together doubts co-production that is consultation (SV-081).
func (b *builder) together() {
	c := b.sv.Together
	if c.Consulted && (c.Today != "" || c.Planned != "") {
		b.Issue("SV-081", bid.Warns, "socialValue.coProduction", "Informing, consulting, seats on a board and helping to design are good, but they are not co-production. Say who plans and delivers together with you.")
	}
}
