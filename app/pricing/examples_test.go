package pricing_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/corecost"
	"bidwright/assets/examples"
)

func example(t *testing.T, name string) bid.Document {
	t.Helper()
	raw, found := examples.Document(name)
	if !found {
		t.Fatalf("the example %s is missing", name)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// The home-care example teaches one thing: one price an hour does not pay the short
// call, and the buyer's ceiling is under what a short call takes.
func TestHomeCareExample(t *testing.T) {
	doc := example(t, "home-care")
	if issues := bid.Check(doc); len(issues) > 0 {
		t.Errorf("%v", issues)
	}
	r := price(doc)
	short := false
	for _, i := range r.Issues {
		switch i.Code {
		case "PRICE-014", "PRICE-038": // dated facts and an older benchmark
		case "PRICE-030":
			short = true
		default:
			t.Errorf("%s %s %s", i.Code, i.Path, i.Message)
		}
	}
	ceiling := doc.Bid.Opportunity.Ceiling.Decimal()
	if v := value(t, r, "visit.v15.price_hour"); !short || !v.GreaterThan(ceiling) {
		t.Errorf("a short call at %s an hour under the ceiling of %s teaches nothing", v, ceiling)
	}
	if asked := value(t, r, "price.asked"); asked.GreaterThan(ceiling) {
		t.Errorf("%s is above the ceiling", asked)
	}
}

// The school example teaches one thing: it plans with more places taken than it ever
// reached. Its schedule holds every cost of the price but contingency, to the penny.
func TestSchoolExample(t *testing.T) {
	doc := example(t, "sen-day")
	if issues := bid.Check(doc); len(issues) > 0 {
		t.Errorf("%v", issues)
	}
	r := price(doc)
	for _, i := range r.Issues {
		if i.Code != "PRICE-014" && i.Code != "PRICE-018" {
			t.Errorf("%s %s %s", i.Code, i.Path, i.Message)
		}
	}
	if code(r, "PRICE-018") == nil {
		t.Error("the planned occupancy is above the record, and nobody is told")
	}
	core := corecost.Build(r.Sheet, corecost.Input{Document: doc, Library: library(), Allocation: r.Allocation, On: D("2026-11-22")})
	for _, i := range core.Issues {
		if i.Code != "CORE-013" {
			t.Errorf("%s %s %s", i.Code, i.Path, i.Message)
		}
	}
	full, contingency := value(t, r, "cost.full"), value(t, r, "cost.contingency")
	schedule := value(t, r, "schedule.day.year")
	if off := full.Sub(contingency).Sub(schedule).Abs(); off.GreaterThan(P("0.1").Decimal()) {
		t.Errorf("the schedule holds %s, the price %s before contingency", schedule, full.Sub(contingency))
	}
	version := doc.Bid.Core.Schedules[0].Versions[0]
	if corecost.Hash("day", version) != version.Hash {
		t.Error("the qualified fee does not agree with its hash")
	}
	want(t, r, "schedule.day.version.q1.week", value(t, r, "schedule.day.week").StringFixed(2))
}
