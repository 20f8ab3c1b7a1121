package pricing_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/pricing"
)

// shared is a bid whose core cost is its service's part of the running costs.
func shared() bid.Document {
	doc := Empty()
	doc.Organisation.RunningCosts = []bid.RunningCost{
		{ID: "rent", Name: "Rent", Amount: P("100"), Key: bid.KeyFTE, Growth: bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.10")}},
		{ID: "pay", Name: "Payroll", Amount: P("60"), DepartmentID: "hr", Growth: bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.50")}},
		{ID: "it", Name: "Computers", Amount: P("30"), DepartmentID: "hr"},
	}
	doc.Organisation.Allocation = bid.Allocation{Method: bid.AllocateStepDown,
		Departments: []bid.Department{{ID: "hr", Name: "Office", Key: bid.KeyHeads}},
		Services: []bid.Activity{{ID: "a", Name: "Meals", Keys: bid.Keys{FTE: Q("3"), Heads: Q("1")}},
			{ID: "b", Name: "Visits", Keys: bid.Keys{FTE: Q("3"), Heads: Q("1")}}, {ID: "c", Name: "Unused rooms", Keys: bid.Keys{FTE: Q("3"), Heads: Q("1")}}}}
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreAllocated, ServiceID: "a"}
	doc.Bid.Pricing.Years = 2
	return doc
}

// The service's printed part of rent is 33.34 and of the office 30.00; in year 2 each
// cost of the office grows at its own rate: 20 × 1.5 + 10.
func TestAllocatedCoreCostReachesThePrice(t *testing.T) {
	doc := shared()
	r := pricing.Build(pricing.Input{Document: doc, On: D("2026-05-01")})
	for id, want := range map[string]string{"core.rent.year": "33.34", "core.department.hr.year": "30", "cost.core": "63.34", "year.1.core": "63.34"} {
		n, _ := r.Graph.Node(id)
		if got, known := n.Value(); !known || got.String() != want {
			t.Errorf("%s is %s (%s), want %s", id, got, n.Reason().Text, want)
		}
	}
	n, _ := r.Graph.Node("year.2.core")
	if got := n.Decimal().Round(6).String(); got != "76.674" {
		t.Errorf("year 2: %s, want 33.34 × 1.1 + 20 × 1.5 + 10 = 76.674", got)
	}
	doc.Bid.Core.Share = S("0.5")
	doc.Bid.Core.Excluded = []string{"rent"}
	half := pricing.Build(pricing.Input{Document: doc, On: D("2026-05-01")})
	n, _ = half.Graph.Node("cost.core")
	if n.Decimal().String() != "15" || half.Core[1].Printed.String() != "15" || half.Core[0].Printed.IsSet() {
		t.Errorf("half of the office alone is %s, printed %v", n.Decimal(), half.Core)
	}
}

// What is missing is said at its field, and no price pretends that core cost is nothing.
func TestAllocatedCoreCostSaysWhatIsMissing(t *testing.T) {
	for path, spoil := range map[string]func(*bid.Document){
		"organisation.allocation.services":      func(d *bid.Document) { d.Organisation.Allocation.Services = nil },
		"core.serviceId":                        func(d *bid.Document) { d.Bid.Core.ServiceID = "other" },
		"organisation.runningCosts.rent.amount": func(d *bid.Document) { d.Organisation.RunningCosts[0] = bid.RunningCost{ID: "rent", Key: bid.KeyFTE} },
	} {
		doc := shared()
		spoil(&doc)
		r := pricing.Build(pricing.Input{Document: doc, On: D("2026-05-01")})
		if r.Target.Available() {
			t.Errorf("%s: there is a price", path)
		}
		if r.Target.Reason().Path != path {
			t.Errorf("the reason points to %q, not %s", r.Target.Reason().Path, path)
		}
	}
}

// The typed lines of a schedule and its parts of running costs are the core cost; a
// line that points to a post of the price is not added again.
func TestScheduleFeedsThePriceOnce(t *testing.T) {
	doc := shared()
	doc.Bid.Pricing.People = []bid.Post{Worker("w", "10")}
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreFromSchedule, ScheduleID: "s", ServiceID: "a", Schedules: []bid.CoreSchedule{{ID: "s", Categories: []bid.CoreCategory{
		{ID: "k", Lines: []bid.ScheduleLine{{ID: "x", Amount: P("200"), Share: S("0.25"), Growth: bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.10")}}, {ID: "y", From: bid.FromRunningCost, FromID: "rent"}}},
		{ID: "l", Lines: []bid.ScheduleLine{{ID: "z", From: bid.FromPost, FromID: "w"}}}}}}}
	r := pricing.Build(pricing.Input{Document: doc, On: D("2026-05-01")})
	for id, want := range map[string]string{"cost.core": "83.34", "core.x.year": "50", "year.2.core": "88.34"} {
		n, _ := r.Graph.Node(id)
		if got, known := n.Value(); !known || got.String() != want {
			t.Errorf("%s is %s (%s), want %s", id, got, n.Reason().Text, want)
		}
	}
	doc.Bid.Core.ScheduleID = "gone"
	if n, _ := pricing.Build(pricing.Input{Document: doc, On: D("2026-05-01")}).Graph.Node("cost.core"); n.Available() {
		t.Error("without a schedule there is a core cost")
	}
}
