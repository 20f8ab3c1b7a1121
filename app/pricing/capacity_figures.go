package pricing

import (
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Capacity is what follows from how much of the service is used.
type Capacity struct {
	// Fee is the target at the planned occupancy; BreakEven the occupancy at which the
	// price asked leaves nothing over; Income the year's with the retainer.
	Fee, BreakEven, Income calc.Node
	Table                  []OccupancyFee
	Outcome, BlockUsed     calc.Node
}

// OccupancyFee is the fee that an occupancy takes.
type OccupancyFee struct {
	Percent int
	Fee     calc.Node
}

// occupancies are those of the table of fees.
var occupancies = []int{100, 95, 90, 85, 80, 75, 70, 65, 60}

// capacity works out fees by occupancy (occ.*), blocks and outcomes (unit.*).
func (b *builder) capacity() {
	p := &b.in.Document.Bid.Pricing
	c := &p.Service.Capacity
	if c.Places.IsSet() && (p.Unit.Kind == bid.UnitPlaceWeek || p.Unit.Kind == bid.UnitPlacement) {
		b.byOccupancy(c)
	}
	if c.WorkingDays.IsSet() {
		b.chargeableDays()
	}
	if c.Starts.IsSet() {
		start := b.Div(fig{ID: "unit.start", Label: "Full cost of one person who begins", Unit: calc.PoundsPer("start"), Key: "unit.outcome", Path: capacityPath + ".starts"}, b.out.Full, b.starts(), "nobody begins")
		b.out.Capacity.Outcome = b.Div(fig{ID: "unit.outcome", Label: "Full cost of one outcome reached", Unit: calc.PoundsPer("outcome"), Key: "unit.outcome", Path: capacityPath + ".success"}, start, b.success(), "nobody reaches the outcome")
	}
	if c.Units.IsSet() {
		units := b.Input(fig{Label: "Units in a year’s block", Unit: unitUnits, Path: capacityPath + ".units"}, c.Units)
		used := b.Input(fig{Label: "Share of a block that is used", Unit: unitShare, Path: capacityPath + ".utilisation"}, c.Utilisation, working.Ask("The share of the block that is used is missing."), working.UpToOne)
		b.out.Capacity.BlockUsed = b.Div(fig{ID: "unit.block.used", Label: "What one used unit of the block really costs the buyer", Unit: calc.PoundsPer("used unit"), Key: "unit.block", Path: capacityPath + ".utilisation", Secrecy: bid.LabelBuyer},
			b.out.Years[0].Income, b.Graph.Mul(units, used), "none of the block is used")
	}
}

// byOccupancy is occ.fee(o) = (X ÷ (N W o) + c) ÷ (1 − s), with X and c from the
// lines that stay and those that move with what is used; occ.breakeven = X ÷ (N W (f − c)).
func (b *builder) byOccupancy(c *bid.Capacity) {
	k := &b.out.Capacity
	one := calc.PoundsPer(b.out.Singular)
	full := b.places()
	if b.in.Document.Bid.Pricing.Unit.Kind == bid.UnitPlaceWeek {
		full = b.Graph.Mul(full, b.openWeeks())
	}
	full = b.alias(fig{ID: "occ.capacity", Label: b.out.Plural + " a year with every place filled", Unit: calc.Counted(b.out.Plural), Key: "occ.fee", Path: capacityPath + ".places"}, full)
	fixed, _ := b.Graph.Node("even.fixed")
	moving, _ := b.Graph.Node("even.variable")
	ofPrice := b.ofPrice().all
	left := b.Graph.Sub(b.One, b.Total(ofPrice, b.surplus()))
	fee := func(f fig, occupancy calc.Node) calc.Node {
		if d, known := left.Value(); known && !d.IsPositive() {
			return b.NoneCode(f, "PRICE-105", "Shares of the price take up all of it.")
		}
		return b.Div(f, b.Graph.Add(b.Div(fig{}, fixed, b.Graph.Mul(full, occupancy), "no place is filled"), moving), left, "no share of the price is left for the cost")
	}
	planned := b.occupancy()
	k.Fee = fee(fig{ID: "occ.fee", Label: "Fee at the planned occupancy", Unit: one, Key: "occ.fee", Path: capacityPath + ".occupancy"}, planned)
	for _, percent := range occupancies {
		k.Table = append(k.Table, OccupancyFee{percent, fee(fig{ID: "occ.fee." + strconv.Itoa(percent), Label: "Fee at " + strconv.Itoa(percent) + " % occupancy", Unit: one, Key: "occ.fee"},
			b.Graph.Div(b.Graph.Int(int64(percent)), b.Graph.Int(100)))})
	}
	kept := b.out.Asked
	if ofPrice != b.Zero {
		kept = b.Graph.Mul(kept, b.Graph.Sub(b.One, ofPrice))
	}
	f := fig{ID: "occ.breakeven", Label: "Occupancy at which the price asked leaves nothing over", Unit: unitShare, Key: "occ.breakeven", Path: b.pricePath()}
	brings := b.Graph.Sub(kept, moving)
	if d, known := brings.Value(); known && !d.IsPositive() {
		k.BreakEven = b.NoneCode(f, "PRICE-106", "No occupancy breaks even: a filled place costs as much as it brings, or more.")
	} else {
		k.BreakEven = b.Div(f, fixed, b.Graph.Mul(full, brings), "there are no places")
	}
	paid := planned
	if c.Retainer.IsSet() {
		retainer := b.Input(fig{Label: "Share of the fee paid for empty places", Unit: unitShare, Path: capacityPath + ".retainer"}, c.Retainer, working.UpToOne)
		paid = b.Graph.Add(planned, b.Graph.Mul(b.Graph.Sub(b.One, planned), retainer))
	}
	k.Income = b.Pence(fig{ID: "occ.income", Label: "Income a year at the price asked, with what is paid for empty places", Unit: unitYear, Key: "occ.income"}, b.Graph.Mul(b.out.Asked, full, paid), money.R3)
}

// checkCapacity is PRICE-018: an occupancy that is hard to reach.
func (b *builder) checkCapacity() {
	c := &b.in.Document.Bid.Pricing.Service.Capacity
	if !c.Occupancy.IsSet() {
		return
	}
	planned := c.Occupancy.Decimal()
	switch {
	case c.Record.IsSet() && planned.GreaterThan(c.Record.Decimal()):
		b.Issue("PRICE-018", bid.Warns, capacityPath+".occupancy", "You plan with %s of the places filled, but reached %s before. Every empty place is paid by the full ones: plan with what you reached, or say why it will rise.", percentText(planned), percentText(c.Record.Decimal()))
	case planned.GreaterThan(limits.occupancyHigh):
		b.Issue("PRICE-018", bid.Warns, capacityPath+".occupancy", "You plan with %s of the places filled. Moves and gaps between people make more than %s rare over a year; a lower share is safer.", percentText(planned), percentText(limits.occupancyHigh))
	}
}
