// Package corecost shares the cost of being there between contracts, to the penny.
package corecost

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// Line is one running cost and the part of it that a contract carries (key fcr.alloc).
type Line struct {
	ID, Name, Category string
	Label              bid.Label
	Amount             money.Pounds // a year, whole organisation
	Excluded           bool         // not used by this contract
	// Printed is the part in pounds and pence; printed parts add to the printed total.
	Printed money.Pounds
	Growth  bid.Growth
}

// Lines lists the running costs in order with the printed part of each under one
// share. The total is rounded once and fitted to the lines by largest remainder
// (key fcr.round), so lines and total always re-add; a line that cannot be used
// (no amount, excluded) has no printed part.
func Lines(org bid.Organisation, core bid.CoreCosts) []Line {
	excluded := make(map[string]bool, len(core.Excluded))
	for _, id := range core.Excluded {
		excluded[id] = true
	}
	lines := make([]Line, len(org.RunningCosts))
	sum := decimal.Zero
	var weights []decimal.Decimal
	var used []int
	for i, r := range org.RunningCosts {
		lines[i] = Line{ID: r.ID, Name: r.Name, Category: r.Category, Label: r.Label.Or(bid.LabelInternal),
			Amount: r.Amount, Excluded: excluded[r.ID], Growth: r.Growth}
		if !r.Amount.IsSet() || lines[i].Excluded {
			continue
		}
		if r.Amount.Decimal().IsNegative() { // a credit is no weight: print it by itself
			lines[i].Printed = money.PoundsOf(money.RoundPence(r.Amount.Decimal().Mul(core.Share.Decimal())))
			continue
		}
		sum = sum.Add(r.Amount.Decimal())
		weights, used = append(weights, r.Amount.Decimal()), append(used, i)
	}
	if !core.Share.IsSet() || core.Share.Decimal().IsNegative() {
		return lines
	}
	parts, err := money.Allocate(money.RoundPence(sum.Mul(core.Share.Decimal())), weights, 2)
	if err != nil {
		return lines // nothing to share by: all amounts are zero
	}
	for k, i := range used {
		lines[i].Printed = money.PoundsOf(parts[k])
	}
	return lines
}
