package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/app/tender"
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
	doc.Bid.Opportunity.MaxLotsBid = "1 lot"
	s, _ := build(doc)
	for _, code := range []string{"CONS-006", "CONS-007"} {
		if _, told := found(s, code); !told {
			t.Errorf("%s is not told", code)
		}
	}
	doc.Bid.Opportunity.MaxLotsBid = "one only"
	s, _ = build(doc)
	if i, told := found(s, "CONS-006"); !told || i.Severity != bid.Informs || !strings.Contains(i.Message, "one only") {
		t.Errorf("words in place of a number: %+v", i)
	}
}

// Who may deliver in a lot is what the selection engine says of its conditions: a gap of
// one lot keeps its bearer out of that lot alone, one of the whole tender out of all.
func TestConditionsKeepAPartyOutOfItsLots(t *testing.T) {
	whole := money.MustShare("1")
	for _, c := range []struct {
		requirement bid.Requirement
		want        string // cells of which CONS-005 is told
	}{
		{bid.Requirement{ID: "r", LotID: "L2", ByID: "m1", Met: bid.MeetsGap}, "c2"},
		{bid.Requirement{ID: "r", ByID: "m1", Met: bid.MeetsGap}, "c1 c2"},
		{bid.Requirement{ID: "r", LotID: "L2", ByID: "m1", Met: bid.MeetsHave}, ""},
		{bid.Requirement{ID: "r", LotID: "L2", ByID: "m1"}, ""},
		{bid.Requirement{ID: "r", LotID: "L2", ByID: "m1", Met: bid.MeetsGap, Scored: true}, ""},
		{bid.Requirement{ID: "r", LotID: "L3", Met: bid.MeetsGap}, "c3"},
		{bid.Requirement{ID: "r", LotID: "L1", Met: bid.MeetsGap}, ""},
	} {
		doc := group("Partner")
		doc.Bid.Opportunity.Lots = []bid.Lot{{ID: "L1"}, {ID: "L2"}, {ID: "L3"}}
		doc.Bid.Consortium.Cells = []bid.Cell{{ID: "c1", LotID: "L1", Parts: []bid.CellPart{{MemberID: "m1", Share: whole}}},
			{ID: "c2", LotID: "L2", Parts: []bid.CellPart{{MemberID: "m1", Share: whole}}}, {ID: "c3", LotID: "L3", Parts: []bid.CellPart{{Share: whole}}}}
		c.requirement.Name = "Registration"
		doc.Bid.Eligibility.Requirements = []bid.Requirement{c.requirement}
		var got []string
		s := working.New()
		found := tender.Build(s, tender.Input{Document: doc, Library: library, On: D("2026-11-23")})
		plan.Build(s, plan.Input{Document: doc, Library: library, On: D("2026-11-23"), Tender: found})
		for _, i := range s.Issues {
			if i.Code == "CONS-005" {
				got = append(got, strings.TrimPrefix(i.Path, "consortium.cells."))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v keeps out of %v, not %s", c.requirement, got, c.want)
		}
	}
}

// The sums by area and by specialism each make the whole.
func TestSummariesMakeTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := group("Partner")
		c := &doc.Bid.Consortium
		for i := range rapid.IntRange(2, 12).Draw(t, "parts") {
			cell := bid.Cell{ID: fmt.Sprint("c", i), Area: rapid.SampledFrom([]string{"North", "South", "East"}).Draw(t, "area"), Specialism: rapid.SampledFrom([]string{"Carers", "Housing"}).Draw(t, "specialism")}
			if rapid.Bool().Draw(t, "known") {
				cell.Demand = money.QuantityOf(decimalOf(rapid.IntRange(0, 90).Draw(t, "demand")))
			}
			c.Cells = append(c.Cells, cell)
			c.Own.Capacity = append(c.Own.Capacity, bid.CellCapacity{ID: cell.ID, Amount: money.QuantityOf(decimalOf(rapid.IntRange(0, 90).Draw(t, "capacity")))})
		}
		_, r := build(doc)
		demand, served, parts, unknown := map[plan.Dimension]decimal.Decimal{}, map[plan.Dimension]decimal.Decimal{}, map[plan.Dimension]int{}, map[plan.Dimension]int{}
		for _, x := range r.Coverage.Summaries {
			demand[x.By], served[x.By] = demand[x.By].Add(x.Demand.Decimal()), served[x.By].Add(x.Served.Decimal())
			parts[x.By] += x.Parts
			unknown[x.By] += x.Unknown
		}
		for by := range parts {
			if !demand[by].Equal(r.Coverage.Demand.Decimal()) || !served[by].Equal(r.Coverage.Served.Decimal()) || parts[by] != len(c.Cells) || unknown[by] != r.Coverage.Unknown {
				t.Fatalf("by %s: %s asked, %s served of %d parts", by, demand[by], served[by], parts[by])
			}
		}
		g, seen := plan.GridOf(&doc, r.Coverage.Cells), map[int]int{}
		for _, row := range g.Rows {
			if len(row.Cells) != len(g.Columns) {
				t.Fatalf("%d columns in a row of %d", len(row.Cells), len(g.Columns))
			}
			for k, i := range row.Cells {
				if i < 0 {
					continue
				}
				seen[i]++
				if x := r.Coverage.Cells[i]; (x.Area != row.Name || x.Specialism != g.Columns[k]) && (x.Specialism != row.Name || x.Area != g.Columns[k]) {
					t.Fatalf("%s stands at %s, %s", x.Title, row.Name, g.Columns[k])
				}
			}
		}
		if len(seen) != len(c.Cells) {
			t.Fatalf("%d of %d parts are drawn", len(seen), len(c.Cells))
		}
	})
}
