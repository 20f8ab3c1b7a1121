package exchange

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// stage is a plan with the offers that were made of it.
type stage struct {
	cells  []bid.Cell
	offers map[string]bid.GroupOffer
}

// drawStage gives the cells new shares, at prices that stay, and composes the offers.
func drawStage(t *rapid.T, doc *bid.Document, prices []int64) (stage, Figures) {
	plan := &doc.Bid.Consortium
	f := Figures{Values: map[string]money.Pounds{}, Years: map[string][]bid.OfferYear{}, Cells: map[string]map[string]money.Pounds{}}
	sums := map[string]decimal.Decimal{}
	plan.Cells = nil
	for c, price := range prices {
		cell := bid.Cell{ID: fmt.Sprintf("c%d", c)}
		f.Cells[cell.ID] = map[string]money.Pounds{}
		left := int64(10)
		for p := range len(plan.Members) + 1 {
			tenths := rapid.Int64Range(0, left).Draw(t, "share")
			if rapid.Bool().Draw(t, "none") || tenths == 0 {
				continue
			}
			left -= tenths
			id := ""
			if p > 0 {
				id = plan.Members[p-1].ID
			}
			share := decimal.New(tenths, -1)
			cell.Parts = append(cell.Parts, bid.CellPart{MemberID: id, Share: money.ShareOf(share)})
			value := share.Mul(decimal.NewFromInt(price))
			if rapid.Bool().Draw(t, "by cell") {
				f.Cells[cell.ID][id] = money.PoundsOf(value)
			}
			sums[id] = sums[id].Add(value)
		}
		plan.Cells = append(plan.Cells, cell)
	}
	for id, sum := range sums {
		f.Values[id] = money.PoundsOf(sum)
	}
	s := stage{cells: plan.Cells, offers: map[string]bid.GroupOffer{}}
	for i := range plan.Members {
		m := &plan.Members[i]
		offer, issues := ComposeOffer(*doc, f, m.ID)
		if len(issues) > 0 {
			t.Fatal(issues)
		}
		s.offers[m.ID] = offer
	}
	for i := range plan.Members { // sent once all are composed, as they are weighed together
		m := &plan.Members[i]
		m.Exchange.Sent = append(m.Exchange.Sent, bid.SentPack{Sequence: len(m.Exchange.Sent) + 1, Offer: s.offers[m.ID]})
	}
	return s, f
}

// equationsOf are what readers hold of some stages, as equations in the value of each
// party in each cell of each stage and in the price of each cell, which stays.
func equationsOf(parties []string, prices int, stages []stage, told int, readers []string) [][]*big.Int {
	width := prices + len(stages)*prices*len(parties)
	column := func(s, c int, p string) int {
		return prices + (s*prices+c)*len(parties) + slices.Index(parties, p)
	}
	fresh := func() []*big.Int {
		r := make([]*big.Int, width)
		for i := range r {
			r[i] = new(big.Int)
		}
		return r
	}
	tenths := func(cell bid.Cell, p string) int64 { return shareOf(cell, p).Decimal().Shift(1).IntPart() }
	var known [][]*big.Int
	for s, st := range stages {
		for c, cell := range st.cells {
			whole, assigned := fresh(), int64(0)
			for _, p := range parties {
				if tenths(cell, p) == 0 {
					zero := fresh() // who is not in a cell is known
					zero[column(s, c, p)].SetInt64(1)
					known = append(known, zero)
					continue
				}
				whole[column(s, c, p)].SetInt64(10)
				assigned += tenths(cell, p)
			}
			whole[c].SetInt64(-assigned)
			if s == len(stages)-1 { // how much of a cell was assigned before is not kept
				known = append(known, whole)
			}
			for _, r := range readers {
				if s >= told {
					break
				}
				seen := st.offers[r].Cells[c]
				if seen.Value.IsSet() {
					value := fresh()
					value[column(s, c, r)].SetInt64(1)
					known = append(known, value)
				}
				if seen.Share.IsSet() {
					price := fresh()
					price[column(s, c, r)].SetInt64(10)
					price[c].SetInt64(-tenths(cell, r))
					known = append(known, price)
				}
			}
		}
		for _, r := range readers {
			if s < told && st.offers[r].Value.IsSet() {
				sum := fresh()
				for c := range st.cells {
					sum[column(s, c, r)].SetInt64(1)
				}
				known = append(known, sum)
			}
		}
	}
	return known
}

// TestNothingFollowsFromTwoPacks: a reader, or two together, who kept their earlier
// packs, cannot work out from the new ones what another party gets; unless the earlier
// ones had told them already.
func TestNothingFollowsFromTwoPacks(t *testing.T) {
	hidden := false
	rapid.Check(t, func(t *rapid.T) {
		doc := bid.Document{Organisation: bid.Organisation{ID: "lead", Name: "Lead"}}
		doc.Bid.ID = "bid"
		plan := &doc.Bid.Consortium
		parties := []string{""}
		for i := range rapid.IntRange(1, 4).Draw(t, "members") {
			plan.Members = append(plan.Members, bid.Member{ID: fmt.Sprintf("m%d", i), Name: fmt.Sprintf("Partner %d", i)})
			parties = append(parties, plan.Members[i].ID)
		}
		prices := rapid.SliceOfN(rapid.Int64Range(1000, 99999), 1, 4).Draw(t, "prices")
		var stages []stage
		for range rapid.IntRange(2, 3).Draw(t, "packs") {
			s, _ := drawStage(t, &doc, prices)
			stages = append(stages, s)
			for _, o := range s.offers {
				hidden = hidden || len(stages) > 1 && len(o.Withheld) > 0
			}
		}
		last := len(stages) - 1
		for i, one := range plan.Members {
			for k := range i + 1 {
				readers := []string{one.ID}
				if k < i {
					readers = append(readers, plan.Members[k].ID)
				}
				now := equationsOf(parties, len(prices), stages, last+1, readers)
				before := equationsOf(parties, len(prices), stages, last, readers)
				for _, p := range parties {
					if slices.Contains(readers, p) {
						continue
					}
					for c, cell := range stages[last].cells {
						if !shareOf(cell, p).IsSet() {
							continue
						}
						target := make([]*big.Int, len(now[0]))
						for i := range target {
							target[i] = new(big.Int)
						}
						target[len(prices)+(last*len(prices)+c)*len(parties)+slices.Index(parties, p)].SetInt64(1)
						if solvable(now, target) && !solvable(before, target) {
							t.Fatalf("%v can work out the value of %q in %s from their packs", readers, p, cell.ID)
						}
					}
				}
			}
		}
	})
	if !hidden {
		t.Error("nothing was ever withheld, so nothing was shown")
	}
}
