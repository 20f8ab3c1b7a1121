package bid_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// Marks go from 0 to 5 and weights from 0 to 100; what stands twice and an arrangement that
// does not exist are told where they stand.
func TestArrangementsOutsideTheirRangeAreTold(t *testing.T) {
	plan := func(p bid.ModelPlan) bid.Consortium {
		p.ID, p.Model = "p", bid.ModelHub
		return bid.Consortium{Models: []bid.ModelPlan{p}}
	}
	mark := func(id, text string) bid.ModelMark { return bid.ModelMark{ID: id, ItemID: "cash", Mark: Q(text)} }
	for path, g := range map[string]bid.Consortium{
		"consortium.models.p.weeks":          plan(bid.ModelPlan{Weeks: Q("521")}),
		"consortium.models.p.cost":           plan(bid.ModelPlan{Cost: P("-0.01")}),
		"consortium.models.p.marks.a.mark":   plan(bid.ModelPlan{Marks: []bid.ModelMark{mark("a", "5.1")}}),
		"consortium.models.p.marks.b.mark":   plan(bid.ModelPlan{Marks: []bid.ModelMark{mark("b", "-1")}}),
		"consortium.models.p.marks.d.itemId": plan(bid.ModelPlan{Marks: []bid.ModelMark{mark("c", "1"), mark("d", "2")}}),
		"consortium.models.q.model":          {Models: []bid.ModelPlan{{ID: "p", Model: bid.ModelHub}, {ID: "q", Model: bid.ModelHub}}},
		"consortium.models.r.model":          {Models: []bid.ModelPlan{{ID: "r", Model: "club"}}},
		"consortium.model":                   {Model: "club"},
		"consortium.modelWeights.w.weight":   {Weights: []bid.ModelWeight{{ID: "w", ItemID: "cash", Weight: Q("100.5")}}},
		"consortium.modelWeights.x.itemId":   {Weights: []bid.ModelWeight{{ID: "w", ItemID: "cash", Weight: Q("15")}, {ID: "x", ItemID: "cash", Weight: Q("20")}}},
	} {
		found := false
		for _, issue := range bid.Check(bid.Document{Bid: bid.Bid{Consortium: g}}) {
			found = found || issue.Path == path
		}
		if !found {
			t.Errorf("%s is not told", path)
		}
	}
	fine := plan(bid.ModelPlan{Weeks: Q("520"), Cost: P("0"), Marks: []bid.ModelMark{mark("a", "5")}})
	fine.Weights = []bid.ModelWeight{{ID: "w", ItemID: "cash", Weight: Q("0")}}
	for _, issue := range bid.Check(bid.Document{Bid: bid.Bid{Consortium: fine}}) {
		if len(issue.Path) > 16 && issue.Path[:16] == "consortium.model" {
			t.Errorf("%s: %s", issue.Path, issue.Message)
		}
	}
}
