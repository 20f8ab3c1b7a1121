package corecost_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/corecost"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
	"bidwright/assets/facts"
)

func library(t *testing.T) *reference.Library {
	t.Helper()
	l, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// school is the worked schedule: 504,000 a year, 14 of 16 places, 38 weeks.
func school() bid.CoreSchedule {
	return bid.CoreSchedule{ID: "s", Name: "Day school", Template: bid.TemplateSENDay, Places: Q("16"), Occupancy: S("0.875"), Weeks: "38",
		Categories: []bid.CoreCategory{
			{ID: "c2", Code: "C2", Name: "Premises", Lines: []bid.ScheduleLine{{ID: "rent", Name: "Rent", Amount: P("96000")}, {ID: "energy", Name: "Energy", Amount: P("28000")}}},
			{ID: "c3", Code: "C3", Name: "Vehicles", None: true},
			{ID: "c7", Code: "C7", Name: "Establishment core staffing", Lines: []bid.ScheduleLine{{ID: "teachers", Name: "Teachers", Amount: P("380000")}}},
		}}
}

func with(schedules ...bid.CoreSchedule) bid.Document {
	doc := Empty()
	doc.Bid.Core.Schedules = schedules
	return doc
}

// The worked fees: 36,000 a place-year on each weeks basis.
func TestWorkedWeeklyFees(t *testing.T) {
	for weeks, want := range map[string]string{"38": "947.37", "39": "923.08", "42": "857.14", "52": "692.31", "365/7": "690.41"} {
		c := school()
		c.Weeks = weeks
		c.Categories = []bid.CoreCategory{{ID: "all", Name: "Core", Lines: []bid.ScheduleLine{{ID: "l", Name: "Core", Amount: P("504000")}}}}
		s, r := build(with(c))
		figure(t, s, "schedule.s.week", want)
		figure(t, s, "schedule.s.place", "36000")
		figure(t, s, "schedule.s.all.year", "504000")
		if len(r.Issues) != 0 {
			t.Error(r.Issues)
		}
	}
}

// Core 504,000 at 14 places is 36,000, at 12 it is 42,000 and at 16 it is 31,500.
func TestWorkedOccupancy(t *testing.T) {
	s, r := build(with(school()))
	for id, want := range map[string]string{"schedule.s.occupied": "14", "schedule.s.place": "36000", "schedule.s.occupancy.minus2.place": "42000",
		"schedule.s.occupancy.2.place": "31500", "schedule.s.occupancy.minus2.gap": "-72000", "schedule.s.occupancy.2.gap": "72000",
		"schedule.s.cover.places": "14", "schedule.s.cover.whole": "14", "schedule.s.line.rent.year": "96000"} {
		figure(t, s, id, want)
	}
	table := r.Schedules[0].Occupancies
	if len(table) != 6 || table[0].Step != -3 || table[5].Step != 2 || table[2].Covered || !table[3].Covered {
		t.Errorf("the table has %d rows", len(table))
	}
	full := school()
	full.Occupancy = S("1")
	if _, r = build(with(full)); len(r.Schedules[0].Occupancies) != 4 {
		t.Error("the table offers more places than there are")
	}
}

// The fee is the sum of the printed categories, and every category times places and
// occupancy meets its cost within half a penny a place.
func TestFeesAddToThePrintedCategories(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := bid.CoreSchedule{ID: "s", Weeks: rapid.SampledFrom([]string{"38", "39", "42", "52", "365/7", "44.5"}).Draw(t, "weeks"),
			Places: Q(fmt.Sprint(rapid.IntRange(1, 60).Draw(t, "places"))), Occupancy: money.ShareOf(decimal.New(int64(rapid.IntRange(1, 1000).Draw(t, "occupancy")), -3))}
		for i := range rapid.IntRange(1, 9).Draw(t, "categories") {
			k := bid.CoreCategory{ID: fmt.Sprint("c", i)}
			for j := range rapid.IntRange(1, 3).Draw(t, "lines") {
				k.Lines = append(k.Lines, bid.ScheduleLine{ID: fmt.Sprint("l", i, "x", j), Amount: money.PoundsOf(decimal.New(int64(rapid.IntRange(0, 90_000_000).Draw(t, "amount")), -2)), Share: S("0.5")})
			}
			c.Categories = append(c.Categories, k)
		}
		s, r := build(with(c))
		year, place, week := decimal.Zero, decimal.Zero, decimal.Zero
		for _, k := range r.Schedules[0].Categories {
			lines := decimal.Zero
			for _, l := range k.Lines {
				lines = lines.Add(l.Year.Decimal().Round(2))
			}
			if !lines.Equal(k.Year.Decimal()) {
				t.Fatalf("printed lines add to %s, the category is %s", lines, k.Year.Decimal())
			}
			inPlace, inWeek := decimal.Zero, decimal.Zero
			for _, l := range k.Lines {
				inPlace, inWeek = inPlace.Add(l.Place.Decimal()), inWeek.Add(l.Week.Decimal())
			}
			if !k.Year.Decimal().IsZero() && (!inPlace.Equal(k.Place.Decimal()) || !inWeek.Equal(k.Week.Decimal())) {
				t.Fatalf("lines add to %s and %s, the category is %s and %s", inPlace, inWeek, k.Place.Decimal(), k.Week.Decimal())
			}
			year, place, week = year.Add(k.Year.Decimal()), place.Add(k.Place.Decimal().Round(2)), week.Add(k.Week.Decimal().Round(2))
			if gap := k.Place.Decimal().Mul(r.Schedules[0].Occupied.Decimal()).Sub(k.Year.Decimal()).Abs(); gap.GreaterThan(r.Schedules[0].Occupied.Decimal().Mul(S("0.005").Decimal())) {
				t.Fatalf("a category misses its cost by %s", gap)
			}
		}
		figure(t, s, "schedule.s.year", year.String())
		figure(t, s, "schedule.s.place", place.String())
		figure(t, s, "schedule.s.week", week.String())
		if err := s.Graph.Err(); err != nil {
			t.Fatal(err)
		}
	})
}

// Lines take their amounts from the price and the allocation; nothing is typed twice.
func TestLinesFromWhereTheyAreTyped(t *testing.T) {
	doc := schoolAndHome()
	doc.Bid.Core.ServiceID = "school"
	doc.Organisation.RunningCosts = append(doc.Organisation.RunningCosts, bid.RunningCost{ID: "rent", Name: "Rent", Amount: P("1000"), Key: bid.KeyHeads})
	c := school()
	c.Categories = []bid.CoreCategory{{ID: "k", Name: "All", Lines: []bid.ScheduleLine{
		{ID: "a", Name: "Rent", From: bid.FromRunningCost, FromID: "rent"},
		{ID: "b", Name: "Office", From: bid.FromRunningCost, FromID: "d1", Share: S("0.5")},
		{ID: "c", Name: "Head", From: bid.FromPost, FromID: "head"},
	}}}
	doc.Bid.Core.Schedules = []bid.CoreSchedule{c}
	s := working.New()
	s.Constant(working.Fig{ID: "people.head.total"}, "60000.004")
	_ = corecost.Build(s, corecost.Input{Document: doc, On: D("2026-10-01")})
	for id, want := range map[string]string{"schedule.s.line.a.year": "555.56", "schedule.s.line.b.year": "7500", "schedule.s.line.c.year": "60000"} {
		figure(t, s, id, want)
	}
	c.Categories[0].Lines[2].FromID = "gone"
	doc.Bid.Core.Schedules = []bid.CoreSchedule{c}
	_, r := build(doc)
	if r.Schedules[0].Week.Available() || r.Schedules[0].Week.Reason().Path != "core.schedules.s.categories.k.lines.c.fromId" {
		t.Error("a line that points nowhere leaves a fee standing")
	}
}

func TestTemplates(t *testing.T) {
	l := library(t)
	var codes []string
	for _, k := range corecost.Template(l, bid.TemplateSENDay) {
		codes = append(codes, k.Code)
	}
	if strings.Join(codes, " ") != "C1 C2 C3 C4 C5 C6 C7 C8 C9" {
		t.Error(codes)
	}
	for template, n := range map[bid.CoreTemplate]int{bid.TemplateSENTermly: 5, bid.TemplateSENYear: 5, bid.TemplateFostering: 10, bid.TemplateResidential: 12, bid.TemplateGeneral: 9, bid.TemplateOwn: 0} {
		if got := len(corecost.Template(l, template)); got != n {
			t.Errorf("%s has %d categories, want %d", template, got, n)
		}
	}
	lines, key := corecost.Prompts(l, bid.TemplateSENDay, "C7")
	if len(lines) == 0 || key != "FTE" {
		t.Errorf("C7 prompts %v by %s", lines, key)
	}
	if len(corecost.New(l, bid.TemplateResidential).Included) != 6 || len(corecost.Needs(l, bid.TemplateSENDay)) == 0 || len(corecost.Templates(l)) != 6 {
		t.Error("a list of what is included, of needs or of templates is missing")
	}
	for _, row := range l.CoreSchedules() {
		if row.Received && row.Template != string(bid.TemplateSENDay) && row.Kind == "category" {
			t.Errorf("%s %s is marked as asked for by buyers, but is our own proposal", row.Template, row.Code)
		}
	}
}
