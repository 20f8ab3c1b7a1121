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

// drawGroup makes a group with random parties, cells, shares and values.
func drawGroup(t *rapid.T) (bid.Document, Figures) {
	doc := bid.Document{}
	doc.Organisation = bid.Organisation{ID: "lead", Name: "Lead"}
	doc.Bid.ID = "bid"
	plan := &doc.Bid.Consortium
	for i := range rapid.IntRange(1, 4).Draw(t, "members") {
		plan.Members = append(plan.Members, bid.Member{ID: fmt.Sprintf("m%d", i), Name: fmt.Sprintf("Partner %d", i)})
	}
	f := Figures{Values: map[string]money.Pounds{}, Years: map[string][]bid.OfferYear{}, Cells: map[string]map[string]money.Pounds{}}
	if rapid.IntRange(0, 4).Draw(t, "byShares") == 0 {
		plan.Split.By = bid.SplitByShares
	}
	sums := map[string]decimal.Decimal{}
	for c := range rapid.IntRange(1, 5).Draw(t, "cells") {
		cell := bid.Cell{ID: fmt.Sprintf("c%d", c)}
		price := decimal.NewFromInt(rapid.Int64Range(1000, 99999).Draw(t, "price"))
		left := int64(10)
		f.Cells[cell.ID] = map[string]money.Pounds{}
		for p := range len(plan.Members) + 1 {
			tenths := rapid.Int64Range(0, left).Draw(t, "share")
			if rapid.Bool().Draw(t, "none") {
				tenths = 0
			}
			left -= tenths
			id := ""
			if p > 0 {
				id = plan.Members[p-1].ID
			}
			share := decimal.New(tenths, -1)
			if tenths > 0 {
				cell.Parts = append(cell.Parts, bid.CellPart{MemberID: id, Share: money.ShareOf(share)})
				f.Cells[cell.ID][id] = money.PoundsOf(share.Mul(price))
				sums[id] = sums[id].Add(share.Mul(price))
			}
		}
		plan.Cells = append(plan.Cells, cell)
	}
	total := decimal.Zero
	for id, sum := range sums {
		f.Values[id] = money.PoundsOf(sum)
		f.Years[id] = []bid.OfferYear{{Year: 1, Value: money.PoundsOf(sum)}}
		total = total.Add(sum)
	}
	f.Contract = money.PoundsOf(total)
	if rapid.Bool().Draw(t, "total") {
		doc.Bid.Opportunity.Description = "A contract of £" + total.StringFixed(2) + " in all."
	}
	return doc, f
}

// solvable answers by brute force, in another way than the span: it looks for two plans
// that print the same and differ in the target. Modulo a prime, the target is fixed
// if and only if appending it to the equations does not raise their rank.
func solvable(equations [][]*big.Int, target []*big.Int) bool {
	return rank(append(slices.Clone(equations), target)) == rank(equations)
}

var prime = new(big.Int).SetUint64(2305843009213693951) // 2^61 − 1

// rank by plain elimination over a dense matrix.
func rank(rows [][]*big.Int) int {
	m := make([][]*big.Int, len(rows))
	for i := range rows {
		for _, v := range rows[i] {
			m[i] = append(m[i], new(big.Int).Mod(v, prime))
		}
	}
	r := 0
	for col := 0; r < len(m) && col < len(m[0]); col++ {
		pivot := -1
		for i := r; i < len(m); i++ {
			if m[i][col].Sign() != 0 {
				pivot = i
				break
			}
		}
		if pivot < 0 {
			continue
		}
		m[r], m[pivot] = m[pivot], m[r]
		inverse := new(big.Int).ModInverse(m[r][col], prime)
		for i := r + 1; i < len(m); i++ {
			factor := new(big.Int).Mul(m[i][col], inverse)
			for k := range m[i] {
				m[i][k].Sub(m[i][k], new(big.Int).Mul(factor, m[r][k])).Mod(m[i][k], prime)
			}
		}
		r++
	}
	return r
}

// TestNobodyCanWorkOutAnother takes the offers as their readers hold them and lets every
// reader, and every two together, solve for everybody else's figures; and every reader
// that also has the buyer's pack, with the value of the whole contract, for those of
// the other partners.
func TestNobodyCanWorkOutAnother(t *testing.T) {
	hidden := false
	rapid.Check(t, func(t *rapid.T) {
		doc, f := drawGroup(t)
		plan := &doc.Bid.Consortium
		offers := map[string]bid.GroupOffer{}
		for _, m := range plan.Members {
			offer, issues := ComposeOffer(doc, f, m.ID)
			if len(issues) > 0 {
				t.Fatal(issues)
			}
			offers[m.ID] = offer
			hidden = hidden || len(offer.Withheld) > 0
		}
		parties := []string{""}
		for _, m := range plan.Members {
			parties = append(parties, m.ID)
		}
		for i, one := range plan.Members {
			check(t, plan, parties, f, offers, false, one.ID)
			check(t, plan, parties, f, offers, true, one.ID)
			for _, other := range plan.Members[:i] {
				check(t, plan, parties, f, offers, false, one.ID, other.ID)
			}
		}
	})
	if !hidden {
		t.Error("nothing was ever withheld, so nothing was shown")
	}
}

func check(t *rapid.T, plan *bid.Consortium, parties []string, f Figures, offers map[string]bid.GroupOffer, buyers bool, readers ...string) {
	byCells := plan.Split.By == bid.SplitByCells
	n := len(parties) * len(plan.Cells)
	width := n + len(plan.Cells)
	if !byCells {
		width = len(parties)
	}
	column := func(p string, cell int) int {
		if !byCells {
			return slices.Index(parties, p)
		}
		return cell*len(parties) + slices.Index(parties, p)
	}
	fresh := func() []*big.Int {
		r := make([]*big.Int, width)
		for i := range r {
			r[i] = new(big.Int)
		}
		return r
	}
	sum := func(p string) []*big.Int {
		r := fresh()
		for c, cell := range plan.Cells {
			if !byCells || shareOf(cell, p).IsSet() {
				r[column(p, c)].SetInt64(1)
			}
		}
		return r
	}
	tenths := func(cell bid.Cell, p string) int64 { return shareOf(cell, p).Decimal().Shift(1).IntPart() }
	var known [][]*big.Int
	for c, cell := range plan.Cells {
		if !byCells {
			break
		}
		whole, assigned := fresh(), int64(0)
		for _, p := range parties {
			if !shareOf(cell, p).IsSet() {
				zero := fresh() // who is not in a cell is known
				zero[column(p, c)].SetInt64(1)
				known = append(known, zero)
				continue
			}
			whole[column(p, c)].SetInt64(10)
			assigned += tenths(cell, p)
		}
		whole[n+c].SetInt64(-assigned)
		known = append(known, whole)
		for _, r := range readers {
			seen := offers[r].Cells[c]
			if seen.Value.IsSet() {
				value := fresh()
				value[column(r, c)].SetInt64(1)
				known = append(known, value)
			}
			if seen.Share.IsSet() {
				price := fresh()
				price[column(r, c)].SetInt64(10)
				price[n+c].SetInt64(-tenths(cell, r))
				known = append(known, price)
			}
		}
	}
	for _, r := range readers {
		if offers[r].Value.IsSet() || len(offers[r].Years) > 0 {
			known = append(known, sum(r))
		}
		if offers[r].Tender.Description != "" || buyers {
			all := fresh()
			for _, p := range parties {
				for i, v := range sum(p) {
					all[i].Add(all[i], v)
				}
			}
			known = append(known, all)
		}
	}
	paid := 0
	for _, p := range parties {
		if !slices.Contains(readers, p) && f.Values[p].IsSet() {
			paid++
		}
	}
	if buyers && (paid < 2 || !byCells) {
		return // the rest is one party's: its value follows from the reader's own
	}
	for _, p := range parties {
		if slices.Contains(readers, p) || !f.Values[p].IsSet() || buyers && p == "" {
			continue
		}
		if solvable(known, sum(p)) {
			t.Fatalf("%v can work out the whole value of %q", readers, p)
		}
		for c, cell := range plan.Cells {
			if byCells && shareOf(cell, p).IsSet() {
				target := fresh()
				target[column(p, c)].SetInt64(1)
				if solvable(known, target) {
					t.Fatalf("%v can work out the value of %q in %s", readers, p, cell.ID)
				}
			}
		}
	}
}

// TestTheGuardKeepsWhatItCan: what gives nobody away is printed.
func TestTheGuardKeepsWhatItCan(t *testing.T) {
	doc := bid.Document{}
	doc.Bid.Consortium.Members = []bid.Member{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}
	all := money.MustShare("1")
	half := money.MustShare("0.5")
	doc.Bid.Consortium.Cells = []bid.Cell{
		{ID: "alone", Parts: []bid.CellPart{{MemberID: "a", Share: all}}},
		{ID: "shared", Parts: []bid.CellPart{{MemberID: "a", Share: half}, {MemberID: "b", Share: half}}},
	}
	p := money.MustPounds
	f := Figures{
		Values: map[string]money.Pounds{"a": p("15000"), "b": p("5000")},
		Cells:  map[string]map[string]money.Pounds{"alone": {"a": p("10000")}, "shared": {"a": p("5000"), "b": p("5000")}},
	}
	offer, _ := ComposeOffer(doc, f, "a")
	if !offer.Value.IsSet() || !offer.Cells[0].Share.IsSet() || !offer.Cells[1].Share.IsSet() {
		t.Errorf("A loses its value or a share without need: %+v", offer)
	}
	// its value in the shared cell, or in the other one beside the whole, is B's value
	if offer.Cells[0].Value.IsSet() || offer.Cells[1].Value.IsSet() || len(offer.Withheld) == 0 {
		t.Errorf("A can tell B's value: %+v", offer)
	}
	// B has only the shared cell: its value and its share together give A's
	offer, _ = ComposeOffer(doc, f, "b")
	if !offer.Value.IsSet() || offer.Cells[1].Share.IsSet() {
		t.Errorf("B can tell A's value: %+v", offer)
	}
}
