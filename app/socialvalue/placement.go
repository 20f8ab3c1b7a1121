package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
)

// PerPlacement is the present value of one placement in one ledger.
type PerPlacement struct {
	Ledger bid.Ledger
	Node   calc.Node
}

// placements adds up what one placement brings, ledger by ledger, and says how many rows
// are counted so. Under a dynamic purchasing system no volume is guaranteed, so nothing
// is multiplied by a number of placements, and nothing of it is in a total of the contract.
func (b *builder) placements() int {
	by := map[bid.Ledger][]calc.Node{}
	rows := 0
	for i := range b.out.Rows {
		if r := &b.out.Rows[i]; r.Placement {
			by[r.Ledger] = append(by[r.Ledger], r.PV)
			rows++
		}
	}
	for _, l := range ledgers {
		if len(by[l]) > 0 {
			b.out.Totals.Placement = append(b.out.Totals.Placement, PerPlacement{l, b.Sum(fig{ID: "sv.placement." + string(l),
				Label: "Present value of one placement, " + string(l), Unit: calc.Pounds, Key: "sv.pv", Path: "socialValue.rows"}, by[l]...)})
		}
	}
	return rows
}
