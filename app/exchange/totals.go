package exchange

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// totals adds up what the data prints; a total of nothing is not entered.
func totals(data Data) Totals {
	t := Totals{Value: data.Offer.Value}
	for _, y := range data.Offer.Years {
		t.Years = plus(t.Years, y.Value, money.PoundsOf)
	}
	for _, c := range data.Offer.Cells {
		t.Cells = plus(t.Cells, c.Value, money.PoundsOf)
		t.Demand = plus(t.Demand, c.Demand, money.QuantityOf)
	}
	for _, c := range data.Part.Capacity {
		t.Capacity = plus(t.Capacity, c.Amount, money.QuantityOf)
	}
	for _, p := range data.Part.Prices {
		t.Prices = plus(t.Prices, p.Price, money.PoundsOf)
	}
	return t
}

type figure interface {
	IsSet() bool
	Decimal() decimal.Decimal
	String() string
}

func plus[F figure](sum, more F, of func(decimal.Decimal) F) F {
	if !more.IsSet() {
		return sum
	}
	return of(sum.Decimal().Add(more.Decimal()))
}

// readd compares the totals that the sender wrote with those of the data, and the value
// with its years and its cells. Each difference is CONS-063, shown and never mended.
func readd(data Data, manifest Manifest) []bid.Issue {
	var found []bid.Issue
	say := func(path, format string, args ...any) {
		found = append(found, bid.Issue{Code: CodeTotals, Severity: bid.Warns, Path: path, Message: fmt.Sprintf(format, args...)})
	}
	mine, theirs := totals(data), manifest.Totals
	for _, t := range []struct {
		path, what   string
		mine, theirs figure
		money        bool
	}{
		{"totals.value", "the value offered", mine.Value, theirs.Value, true},
		{"totals.years", "the contract years together", mine.Years, theirs.Years, true},
		{"totals.cells", "the values of the parts of the contract", mine.Cells, theirs.Cells, true},
		{"totals.demand", "the demand", mine.Demand, theirs.Demand, false},
		{"totals.capacity", "the capacity", mine.Capacity, theirs.Capacity, false},
		{"totals.prices", "the prices", mine.Prices, theirs.Prices, true},
	} {
		if t.mine.IsSet() != t.theirs.IsSet() || !t.mine.Decimal().Equal(t.theirs.Decimal()) {
			say(t.path, "The pack says %s comes to %s; added up here it is %s. Figures may have been left out or changed: ask the sender before you rely on them.", t.what, shown(t.theirs, t.money), shown(t.mine, t.money))
		}
	}
	if mine.Value.IsSet() && mine.Years.IsSet() && !mine.Value.Decimal().Equal(mine.Years.Decimal()) {
		say("offer.years", "The contract years add to %s but the value offered is %s. Ask the sender which of them counts.", mine.Years, mine.Value)
	}
	if mine.Value.IsSet() && mine.Cells.IsSet() && allCellsShown(data.Offer.Cells) && !mine.Value.Decimal().Equal(mine.Cells.Decimal()) {
		say("offer.cells", "The parts of the contract add to %s but the value offered is %s. Ask the sender which of them counts.", mine.Cells, mine.Value)
	}
	return found
}

// allCellsShown reports that no cell with a share is without its value.
func allCellsShown(cells []bid.OfferCell) bool {
	for _, c := range cells {
		if !c.Value.IsSet() && (!c.Share.IsSet() || !c.Share.Decimal().IsZero()) {
			return false
		}
	}
	return true
}

func shown(f figure, pounds bool) string {
	if !f.IsSet() {
		return "nothing"
	}
	if pounds {
		return money.PoundsOf(f.Decimal()).Format()
	}
	return f.String()
}
