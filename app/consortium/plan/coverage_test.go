package plan_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/app/working"
)

// served is a group of two that can serve the amounts of a cell.
func served(demand, own, partner string) bid.Document {
	doc := group("Partner")
	c := &doc.Bid.Consortium
	c.Cells = []bid.Cell{{ID: "c", Area: "North"}}
	if demand != "" {
		c.Cells[0].Demand = money.MustQuantity(demand)
	}
	if own != "" {
		c.Own.Capacity = []bid.CellCapacity{{ID: "c", Amount: money.MustQuantity(own)}}
	}
	if partner != "" {
		c.Members[0].Part.Capacity = []bid.CellCapacity{{ID: "c", Amount: money.MustQuantity(partner)}}
	}
	return doc
}

func decimalOf(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

func coverCodes(s *working.Sheet) string {
	var out []string
	for _, i := range s.Issues {
		if i.Code >= "CONS-001" && i.Code <= "CONS-010" {
			out = append(out, i.Code)
		}
	}
	return strings.Join(out, " ")
}

// Section 2 of the specification, row by row.
func TestCoverageOfACell(t *testing.T) {
	for _, c := range []struct {
		demand, own, partner, cover, codes string
		state                              plan.CoverState
	}{
		{"100", "", "", "0", "CONS-001", plan.CoverNone},
		{"100", "0", "0", "0", "CONS-001", plan.CoverNone},
		{"100", "30", "45", "0.75", "CONS-002", plan.CoverShort},
		{"100", "30", "", "0.3", "CONS-002 CONS-003", plan.CoverShort},
		{"100", "", "100", "1", "CONS-003", plan.CoverSingle},
		{"100", "60", "60", "1", "", plan.CoverFull},
		{"100", "60", "61", "1", "CONS-004", plan.CoverOver},
		{"", "60", "60", "", "CONS-008", plan.CoverUnknown},
	} {
		s, r := build(served(c.demand, c.own, c.partner))
		got := r.Coverage.Cells[0]
		v, known := got.Cover.Value()
		if got.State != c.state || coverCodes(s) != c.codes || known != (c.cover != "") || known && !v.Equal(d(c.cover)) {
			t.Errorf("%+v: %s, cover %s, codes %s", c, got.State, got.Cover.Format(), coverCodes(s))
		}
	}
}

// What the group covers never counts more than the demand of a cell, and a cell without
// a demand is in no total.
func TestCoverageNeverCountsMoreThanIsAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := served("100", "", "")
		c := &doc.Bid.Consortium
		c.Cells = append(c.Cells, bid.Cell{ID: "open"})
		amount := rapid.IntRange(0, 400).Draw(t, "amount")
		c.Own.Capacity = []bid.CellCapacity{{ID: "c", Amount: money.QuantityOf(decimalOf(amount))}, {ID: "open", Amount: money.MustQuantity("50")}}
		_, r := build(doc)
		cover, known := r.Coverage.Cover.Value()
		if !known || cover.GreaterThan(d("1")) || r.Coverage.Unknown != 1 || !r.Coverage.Served.Decimal().Equal(decimalOf(min(amount, 100))) {
			t.Fatalf("%d of 100: covered %s", amount, r.Coverage.Cover.Format())
		}
	})
}

func TestSharesOfACellThatDoNotMakeTheWhole(t *testing.T) {
	doc := served("300", "300", "300")
	third := money.MustShare("0.3333")
	doc.Bid.Consortium.Members = append(doc.Bid.Consortium.Members, bid.Member{ID: "m2", Name: "Third"})
	doc.Bid.Consortium.Cells[0].Parts = []bid.CellPart{{Share: third}, {MemberID: "m1", Share: third}, {MemberID: "m2", Share: third}}
	s, _ := build(doc)
	i, told := found(s, "CONS-009")
	if !told || !strings.Contains(i.Message, "0.01\u00a0%") || !strings.Contains(i.Message, "33.34\u00a0%") {
		t.Errorf("three thirds: %q", i.Message)
	}
	doc.Bid.Consortium.Members[0].Part.Capacity[0].Amount = money.MustQuantity("50")
	s, _ = build(doc)
	if i, told := found(s, "CONS-010"); !told || !strings.Contains(i.Message, "50") {
		t.Errorf("a share above the capacity: %q", i.Message)
	}
}

func TestMoreThanAPartnerOrTheNoticeAllows(t *testing.T) {
	doc := served("100", "", "80")
	c := &doc.Bid.Consortium
	c.Cells = append(c.Cells, bid.Cell{ID: "c2", LotID: "L2", Demand: money.MustQuantity("100")})
	c.Cells[0].LotID = "L1"
	c.Members[0].Part.Capacity = append(c.Members[0].Part.Capacity, bid.CellCapacity{ID: "c2", Amount: money.MustQuantity("80")})
	c.Members[0].Part.Most = money.MustQuantity("100")
	whole := money.MustShare("1")
	c.Cells[0].Parts, c.Cells[1].Parts = []bid.CellPart{{MemberID: "m1", Share: whole}}, []bid.CellPart{{MemberID: "m1", Share: whole}}
	doc.Bid.Opportunity.MaxLotsBid = "1"
	doc.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", LotID: "L2", ByID: "m1", Met: bid.MeetsGap}}
	s, _ := build(doc)
	for _, code := range []string{"CONS-005", "CONS-006", "CONS-007"} {
		if _, told := found(s, code); !told {
			t.Errorf("%s is not told", code)
		}
	}
}
