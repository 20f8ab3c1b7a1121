// Package corecost shares the cost of being there between contracts, to the penny.
package corecost

import (
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
	excluded := set(core.Excluded)
	lines := make([]Line, len(org.RunningCosts))
	amounts := make([]money.Pounds, len(org.RunningCosts))
	for i, r := range org.RunningCosts {
		lines[i] = Line{ID: r.ID, Name: r.Name, Category: r.Category, Label: r.Label.Or(bid.LabelInternal),
			Amount: r.Amount, Excluded: excluded[r.ID], Growth: r.Growth}
		if !lines[i].Excluded {
			amounts[i] = r.Amount
		}
	}
	for i, p := range printedParts(amounts, core.Share) {
		lines[i].Printed = p
	}
	return lines
}
