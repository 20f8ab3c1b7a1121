package prompts_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/tender/prompts"
	"bidwright/assets/facts"
)

func library(t testing.TB) *reference.Library {
	t.Helper()
	lib, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// Nine prompts in the order of section 8, each with something to do.
func TestNinePrompts(t *testing.T) {
	rows := library(t).Prompts()
	if len(rows) != 9 {
		t.Fatalf("%d prompts", len(rows))
	}
	for i, word := range []string{"e-tendering portal", "partners", "the quality you can deliver", "director", "commissioners and social workers", "community budgets", "legal cost", "reference group", "ask"} {
		if !strings.Contains(rows[i].ToDo, word) {
			t.Errorf("%s does not say %q: %s", rows[i].ID, word, rows[i].ToDo)
		}
	}
}

// quiet is a bid for which no prompt has anything to say.
func quiet() (bid.Document, prompts.Facts) {
	doc := Empty()
	doc.Bid.Opportunity.Title, doc.Bid.Opportunity.Kind = "Day care", bid.KindTender
	doc.Bid.Opportunity.Value.Net = P("10000.01")
	doc.Organisation.Occasions = []bid.Occasion{{ID: "p", Kind: bid.OccasionPortal}, {ID: "f", Kind: bid.OccasionForum}, {ID: "e", Kind: bid.OccasionEvent, On: D("2026-11-22")}}
	return doc, prompts.Facts{On: D("2026-11-23"), Priced: true, Asked: decimal.RequireFromString("105.01"), Full: decimal.NewFromInt(100)}
}

func ids(list []prompts.Prompt) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.ID)
	}
	return out
}

func TestEachPromptHasItsCondition(t *testing.T) {
	lib := library(t)
	doc, facts := quiet()
	if got := ids(prompts.For(doc, lib, facts)); len(got) != 0 {
		t.Fatalf("a quiet bid is told %v", got)
	}
	for id, change := range map[string][]func(*bid.Document, *prompts.Facts){
		"TIP-1": {func(d *bid.Document, _ *prompts.Facts) { d.Organisation.Occasions = d.Organisation.Occasions[1:] }},
		"TIP-2": {
			func(d *bid.Document, _ *prompts.Facts) {
				d.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Met: bid.MeetsGap}}
			},
			func(_ *bid.Document, f *prompts.Facts) { f.Codes = []string{"PRICE-001", "ELIG-021"} },
			func(_ *bid.Document, f *prompts.Facts) { f.Codes = []string{"ELIG-039"} },
		},
		"TIP-3": {func(_ *bid.Document, f *prompts.Facts) { f.Asked = decimal.NewFromInt(105) }},
		"TIP-4": {
			func(d *bid.Document, _ *prompts.Facts) { d.Bid.Opportunity.Kind = bid.KindSelfFunder },
			func(d *bid.Document, _ *prompts.Facts) { d.Bid.Opportunity.Kind = bid.KindDirectPayment },
		},
		"TIP-5": {func(d *bid.Document, _ *prompts.Facts) { d.Bid.Opportunity = bid.Opportunity{} }},
		"TIP-6": {
			func(d *bid.Document, _ *prompts.Facts) { d.Bid.Opportunity.Value.Net = P("10000") },
			func(d *bid.Document, _ *prompts.Facts) {
				d.Bid.Opportunity.Value, d.Bid.Opportunity.Kind = bid.Value{}, bid.KindGrant
			},
		},
		"TIP-7": {func(d *bid.Document, _ *prompts.Facts) { d.Bid.Consortium.Members = []bid.Member{{ID: "m"}} }},
		"TIP-8": {func(d *bid.Document, _ *prompts.Facts) {
			d.Organisation.Occasions = append(d.Organisation.Occasions[:1:1], d.Organisation.Occasions[2])
		}},
		"TIP-9": {func(d *bid.Document, _ *prompts.Facts) { d.Organisation.Occasions[2].On = D("2026-11-23") }},
	} {
		for i, c := range change {
			doc, facts := quiet()
			c(&doc, &facts)
			if got := ids(prompts.For(doc, lib, facts)); !slices.Equal(got, []string{id}) {
				t.Errorf("%s, %d: %v", id, i, got)
			}
			doc.Organisation.Dismissed = []string{id}
			if got := ids(prompts.For(doc, lib, facts)); len(got) != 0 {
				t.Errorf("%s comes again after it was put away: %v", id, got)
			}
		}
	}
}

func TestAnUnknownPriceIsNotNearItsCost(t *testing.T) {
	doc, facts := quiet()
	facts.Asked, facts.Priced = decimal.Zero, false
	if got := ids(prompts.For(doc, library(t), facts)); len(got) != 0 {
		t.Error(got)
	}
}

func TestNextOccasions(t *testing.T) {
	for name, c := range map[string]struct {
		on, done string
		months   int
		want     string
		overdue  bool
	}{
		"ahead":                  {"2026-12-01", "", 0, "2026-12-01", false},
		"today is not overdue":   {"2026-11-23", "", 0, "2026-11-23", false},
		"yesterday is":           {"2026-11-22", "", 12, "2026-11-22", true},
		"done for good":          {"2026-11-01", "2026-11-02", 0, "", false},
		"done early, for good":   {"2026-12-01", "2026-11-02", 0, "", false},
		"yearly":                 {"2026-01-15", "2026-01-20", 12, "2027-01-15", false},
		"yearly, long forgotten": {"2020-01-15", "2024-02-01", 12, "2025-01-15", true},
		"end of month":           {"2026-08-31", "2026-08-31", 1, "2026-09-30", true},
		"no day, comes again":    {"", "2026-09-01", 3, "2026-12-01", false},
		"no day at all":          {"", "", 3, "", false},
		"done before its day":    {"2026-12-01", "2026-10-01", 3, "2026-12-01", false},
		"a mistaken rhythm":      {"2026-01-01", "2026-01-01", -3, "", false},
	} {
		read := func(text string) date.Date {
			if text == "" {
				return date.Date{}
			}
			return D(text)
		}
		doc := Empty()
		doc.Organisation.Occasions = []bid.Occasion{{ID: "x", On: read(c.on), Done: read(c.done), Months: c.months}}
		e := prompts.Calendar(doc, nil, D("2026-11-23"))[0]
		if e.Due != read(c.want) || e.Overdue != c.overdue {
			t.Errorf("%s: %s %v", name, e.Due.ISO(), e.Overdue)
		}
	}
}

// What the user enters takes the place of the table's row of that kind; the overdue come first.
func TestCalendarMergesOwnEntries(t *testing.T) {
	lib, doc := library(t), Empty()
	rows := len(lib.Calendar())
	if got := prompts.Calendar(doc, lib, D("2026-11-23")); len(got) != rows || got[0].Own || got[0].Source.Title == "" {
		t.Fatalf("%d of %d", len(got), rows)
	}
	doc.Organisation.Occasions = []bid.Occasion{
		{ID: "a", Kind: bid.OccasionPortal, Name: "Portal"},
		{ID: "b", Kind: bid.OccasionEvent, Name: "Event", On: D("2026-12-01")},
		{ID: "c", Kind: bid.OccasionEvent, Name: "Missed", On: D("2026-10-01")},
	}
	got := prompts.Calendar(doc, lib, D("2026-11-23"))
	if len(got) != 3+rows-2 || got[0].ID != "c" || !got[0].Overdue || got[1].ID != "b" || got[2].ID != "a" {
		t.Errorf("%+v", got)
	}
	for _, e := range got {
		if !e.Own && e.Link != "" && !strings.HasPrefix(e.Link, "https://") {
			t.Errorf("%s: %s", e.ID, e.Link)
		}
	}
}

// The next day of something done comes after it was done, by no more than its rhythm, and
// falls on a multiple of it.
func TestNextDayProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		on := D("2024-01-31").AddDays(rapid.IntRange(0, 2000).Draw(t, "on"))
		done := on.AddDays(rapid.IntRange(0, 3000).Draw(t, "done"))
		months := rapid.IntRange(1, 120).Draw(t, "months")
		doc := Empty()
		doc.Organisation.Occasions = []bid.Occasion{{ID: "x", On: on, Done: done, Months: months}}
		due := prompts.Calendar(doc, nil, done)[0].Due
		if !due.After(done) || due.After(done.AddMonths(months).AddDays(31)) {
			t.Fatalf("%s, done %s, every %d: %s", on, done, months, due)
		}
		if apart := (due.Year()-on.Year())*12 + int(due.Month()) - int(on.Month()); apart%months != 0 {
			t.Fatalf("%d months after the first, every %d", apart, months)
		}
	})
}
