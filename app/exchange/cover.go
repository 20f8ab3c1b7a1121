package exchange

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// coverFor is how much of a cell the group covers, as one member may read it. Demand is
// known to all, so an exact cover below the whole gives what all parties together can
// serve; where only one or two others serve the cell, the reader, or it and one of the
// two, could work out the capacity of the last. Then the cover is rounded to ten percent
// and never to nothing or the whole.
func coverFor(plan *bid.Consortium, cellID, memberID string, exact money.Share) (cover money.Share, rounded bool) {
	v := exact.Decimal()
	if !exact.IsSet() || !v.IsPositive() || v.GreaterThanOrEqual(decimal.NewFromInt(1)) {
		return exact, false
	}
	others := 0
	count := func(id string, part bid.PartnerPart) {
		for _, c := range part.Capacity {
			if c.ID == cellID && id != memberID && c.Amount.Decimal().IsPositive() {
				others++
				return
			}
		}
	}
	count("", plan.Own)
	for _, m := range plan.Members {
		count(m.ID, m.Part)
	}
	if others < 1 || others > 2 {
		return exact, false
	}
	v = v.Round(1)
	v = decimal.Max(decimal.New(1, -1), decimal.Min(decimal.New(9, -1), v))
	return money.ShareOf(v), true
}

// roundedCover names the cells whose cover is rounded for a member.
func roundedCover(doc bid.Document, figures Figures, memberID string) []string {
	var names []string
	for _, cell := range doc.Bid.Consortium.Cells {
		if _, rounded := coverFor(&doc.Bid.Consortium, cell.ID, memberID, figures.Cover[cell.ID]); rounded {
			names = append(names, cellName(doc.Bid, cell))
		}
	}
	return names
}
