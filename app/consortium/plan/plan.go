// Package plan is the plan of a group: the arrangements side by side, who covers what,
// how the contract value is split to the penny, and the management fee (sections 1 to 4
// of the consortium specification). Everything here is internal unless it says otherwise.
// Figure ids are listed in app/assess/doc.go.
package plan

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/app/tender"
	"bidwright/app/working"
)

// Input is what the plan rests on. Tender and Pricing may be nil; what needs them is then
// not known.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
	Tender   *tender.Result
	Pricing  *pricing.Result
}

// Result is the plan. Its parts are never nil; without partners Split and Fee hold no
// figures.
type Result struct {
	// Parties are the organisation first, then the members as listed, guarantors too.
	Parties  []Party
	Coverage Coverage
	Split    *Split
	Fee      *Fee
	Term     Term
	// OfferGap is, for a partner, the value that its lead offers less its own cost; usable
	// only where there is an invitation.
	OfferGap calc.Node
}

type builder struct {
	*working.Sheet
	in      Input
	group   *bid.Consortium
	parties []Party
	cells   []bid.Cell
	out     *Result
	// single and singles are the paths and titles of cells with one provider only.
	single, singles []string
}

// Build writes the figures of the plan on the sheet and gives the results with their
// findings. It never panics on any values.
func Build(s *working.Sheet, in Input) *Result {
	b := &builder{Sheet: s, in: in, group: &in.Document.Bid.Consortium, out: &Result{Split: &Split{}, Fee: &Fee{}}}
	b.parties = Parties(&in.Document)
	b.out.Parties = b.parties
	b.invited()
	if len(b.group.Members) == 0 {
		return b.out
	}
	b.cells = working.Unique(b.group.Cells, func(c *bid.Cell) *string { return &c.ID })
	b.coverage()
	b.term()
	b.fee()
	b.split()
	return b.out
}

// limit is a figure of the table of limits; false when it is not there.
func (b *builder) limit(id string) (decimal.Decimal, bool) {
	if b.in.Library == nil {
		return decimal.Zero, false
	}
	l, found := b.in.Library.GroupLimit(id)
	if l.Unit == "percent" {
		return l.Value.Decimal().Shift(-2), found
	}
	return l.Value.Decimal(), found
}
