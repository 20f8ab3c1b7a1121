package plan_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/consortium/plan"
)

// A partner that leaves hands its parts to another, who has both shares, or leaves gaps;
// no other share changes, and nothing points to it any more.
func TestAPartnerLeaves(t *testing.T) {
	doc := func() bid.Document {
		out := group("A", "B")
		c := &out.Bid.Consortium
		c.Lead = "m1"
		c.Cells = []bid.Cell{{ID: "x", Price: P("100"), Parts: []bid.CellPart{{Share: S("0.2")}, {MemberID: "m1", Share: S("0.5")}, {MemberID: "m2", Share: S("0.3")}}},
			{ID: "y", Price: P("50"), Parts: []bid.CellPart{{MemberID: "m2", Share: S("1")}}}}
		c.Risks = []bid.GroupRisk{{ID: "r", Parts: []bid.RiskPart{{MemberID: "m1", Share: S("1")}}}}
		c.Asks = []bid.Ask{{ID: "a"}, {ID: "b", MemberID: "m1"}}
		c.Members[1].Terms.Via = "m1"
		c.Split.Value = P("150")
		return out
	}
	left := doc()
	c := &left.Bid.Consortium
	if plan.Holds(c, "m1") != 1 || plan.Holds(c, "m2") != 2 {
		t.Fatal("the parts are not counted")
	}
	other := "m2"
	plan.Remove(c, "m1", &other)
	if len(c.Members) != 1 || c.Lead != "" || c.Members[0].Terms.Via != "" || len(c.Asks) != 1 || len(c.Cells[0].Parts) != 2 || !c.Cells[0].Parts[1].Share.Decimal().Equal(d("0.8")) || c.Risks[0].Parts[0].MemberID != "m2" {
		t.Errorf("%+v", c)
	}
	if _, r := build(left); r.Split.Why != "" || r.Split.Open != nil {
		t.Errorf("nothing is open, and the split says %q", r.Split.Why)
	}
	left = doc()
	c = &left.Bid.Consortium
	plan.Remove(c, "m1", nil)
	if _, r := build(left); r.Split.Open == nil || !must(t, r.Split.Open.Value).Equal(d("50")) || len(c.Risks[0].Parts) != 0 {
		t.Errorf("the gap is not open: %+v", c.Cells)
	}
}
