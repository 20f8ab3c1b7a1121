package sheet_test

import (
	"context"
	"testing"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/bid/bidtest"
	"bidwright/app/date"
	"bidwright/app/pack"
	"bidwright/app/reference"
	"bidwright/assets/examples"
	"bidwright/assets/facts"
	"bidwright/data/sheet"
)

func document(t testing.TB, name string) bid.Document {
	t.Helper()
	raw, ok := examples.Document(name)
	if !ok {
		t.Fatalf("there is no example %q", name)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func source(t testing.TB, doc bid.Document) pack.Source {
	t.Helper()
	lib, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	today := date.MustISO("2026-11-22")
	return pack.Source{Document: doc, Assessment: assess.Assess(assess.Input{Document: doc, Library: lib, On: today}), Library: lib, On: today}
}

// finished is the spreadsheet of a bid after every check of an export.
func finished(t testing.TB, audience pack.Audience, doc bid.Document) pack.Finished {
	t.Helper()
	done, err := pack.Finish(context.Background(), sheet.Painter{}, audience, source(t, doc), true, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// model is the workbook of a bid as the program holds it.
func model(t testing.TB, audience pack.Audience, doc bid.Document) *pack.Workbook {
	t.Helper()
	built, err := pack.Build(audience, source(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	w, err := built.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// school is the example with a core-cost schedule of 14 of 16 places over 38 weeks,
// whose lines are typed, or taken from a post, a cost and a running cost.
func school(t testing.TB) bid.Document {
	t.Helper()
	doc := document(t, "meals")
	person, cost, running := doc.Bid.Pricing.People[0].ID, doc.Bid.Pricing.Costs[2].ID, doc.Organisation.RunningCosts[1].ID
	doc.Bid.Core.Schedules = []bid.CoreSchedule{{ID: "s", Name: "Day school", Template: bid.TemplateSENDay, Places: bidtest.Q("16"), Occupancy: bidtest.S("0.875"), Weeks: "38",
		Categories: []bid.CoreCategory{
			{ID: "c2", Code: "C2", Name: "Premises", Lines: []bid.ScheduleLine{{ID: "rent", Name: "=Rent", Amount: bidtest.P("96000"), Share: bidtest.S("0.335")}, {ID: "office", Name: "Office", From: bid.FromRunningCost, FromID: running}}},
			{ID: "c3", Code: "C3", Name: "Vehicles", None: true},
			{ID: "c7", Code: "C7", Name: "Establishment core staffing", Lines: []bid.ScheduleLine{{ID: "cook", Name: "Cook", From: bid.FromPost, FromID: person}, {ID: "vans", Name: "Vans", From: bid.FromCost, FromID: cost}}},
		}}}
	return doc
}
