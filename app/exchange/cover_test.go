package exchange

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// TestCoverGivesNoCapacityAway: demand and cover are printed for all members, and each
// knows its own capacity; still no member, nor any two, can work out what a third can
// serve.
func TestCoverGivesNoCapacityAway(t *testing.T) {
	exactly, rounded := false, false
	rapid.Check(t, func(t *rapid.T) {
		doc := bid.Document{Organisation: bid.Organisation{ID: "lead", Name: "Lead"}}
		doc.Bid.ID = "bid"
		plan := &doc.Bid.Consortium
		demand := decimal.NewFromInt(rapid.Int64Range(100, 9999).Draw(t, "demand"))
		plan.Cells = []bid.Cell{{ID: "c", Demand: money.QuantityOf(demand)}}
		capacity, sum := map[string]decimal.Decimal{}, decimal.Zero
		draw := func(id string) (part bid.PartnerPart) {
			if v := decimal.NewFromInt(rapid.Int64Range(-300, 999).Draw(t, "capacity")); v.IsPositive() {
				part.Capacity = []bid.CellCapacity{{ID: "c", Amount: money.QuantityOf(v)}}
				capacity[id] = v
				sum = sum.Add(v)
			}
			return part
		}
		plan.Own = draw("")
		for i := range rapid.IntRange(1, 5).Draw(t, "members") {
			id := fmt.Sprintf("m%d", i)
			plan.Members = append(plan.Members, bid.Member{ID: id, Name: "Partner " + id, Part: draw(id)})
		}
		cover := decimal.Min(decimal.NewFromInt(1), sum.DivRound(demand, 16)).Round(4)
		f := Figures{Cover: map[string]money.Share{"c": money.ShareOf(cover)}}
		for i, one := range plan.Members {
			offer, issues := ComposeOffer(doc, f, one.ID)
			if len(issues) > 0 {
				t.Fatal(issues)
			}
			seen := offer.Cells[0].Cover.Decimal()
			if told := len(offer.Withheld) > 0; told == seen.Equal(cover) && !cover.Equal(cover.Round(1)) {
				t.Fatalf("cover %s is shown as %s, and left out is %q", cover, seen, offer.Withheld)
			}
			if seen.IsZero() != cover.IsZero() || seen.Equal(decimal.NewFromInt(1)) != cover.Equal(decimal.NewFromInt(1)) || seen.Sub(cover).Abs().GreaterThan(decimal.New(1, -1)) {
				t.Fatalf("cover %s is shown as %s", cover, seen)
			}
			if len(offer.Withheld) > 0 {
				rounded = true
				continue
			}
			exactly = exactly || cover.LessThan(decimal.NewFromInt(1))
			for k := range i + 1 {
				readers := []string{one.ID, plan.Members[k].ID}
				left := decimal.Zero.Add(sum)
				unknown := 0
				for id, v := range capacity {
					if slices.Contains(readers, id) {
						left = left.Sub(v)
					} else {
						unknown++
					}
				}
				if unknown == 1 && left.IsPositive() && cover.LessThan(decimal.NewFromInt(1)) {
					t.Fatalf("%v know that one other serves %s, from a cover of %s", readers, left, seen)
				}
			}
		}
	})
	if !exactly || !rounded {
		t.Errorf("exact %v and rounded %v: both have to be seen", exactly, rounded)
	}
}
