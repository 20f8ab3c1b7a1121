package bid_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
)

func TestCheckFinds(t *testing.T) {
	cases := map[string]struct {
		code, path string
		change     func(*bid.Document)
	}{
		"negative pay":     {"PRICE-103", "pricing.people.id-3.hourlyPay", func(d *bid.Document) { d.Bid.Pricing.People[0].HourlyPay = money.MustPounds("-1") }},
		"negative volume":  {"PRICE-103", "pricing.volume.1.quantity", func(d *bid.Document) { d.Bid.Pricing.Volume[0].Quantity = money.MustQuantity("-5") }},
		"share over 100 %": {"PRICE-104", "pricing.people.id-3.timeShare", func(d *bid.Document) { d.Bid.Pricing.People[0].TimeShare = money.MustShare("1.2") }},
		"growth −100 %":    {"PRICE-108", "pricing.people.id-3.growth.rate", func(d *bid.Document) { d.Bid.Pricing.People[0].Growth.Rate = money.MustShare("-1") }},
		"years":            {"PRICE-110", "pricing.years", func(d *bid.Document) { d.Bid.Pricing.Years = 80 }},
		"end before start": {"PRICE-110", "pricing.people.id-3.lastYear", func(d *bid.Document) { d.Bid.Pricing.People[0].FirstYear, d.Bid.Pricing.People[0].LastYear = 3, 2 }},
		"term": {"PRICE-110", "opportunity.term.end", func(d *bid.Document) {
			d.Bid.Opportunity.Term = bid.Term{Start: date.MustISO("2027-01-01"), End: date.MustISO("2026-01-01")}
		}},
		"weeks": {"PRICE-109", "pricing.weeks", func(d *bid.Document) { d.Bid.Pricing.Weeks = "1e9" }},
		"weights": {"PRICE-104", "pricing.uplift.basket", func(d *bid.Document) {
			d.Bid.Pricing.Uplift = bid.Uplift{Kind: bid.UpliftBasket, Basket: []bid.BasketPart{{ID: "a", Weight: money.MustShare("0.9")}}}
		}},
		"reversed text":     {"DOC-001", "title", func(d *bid.Document) { d.Bid.Title = "Meals \u202Eslaem" }},
		"zero width":        {"DOC-001", "pricing.people.id-3.role", func(d *bid.Document) { d.Bid.Pricing.People[0].Role = "Co\u200Bok" }},
		"control character": {"DOC-001", "organisation.name", func(d *bid.Document) { d.Organisation.Name = "A\x07B" }},
		"10,000 characters": {"DOC-002", "title", func(d *bid.Document) { d.Bid.Title = strings.Repeat("ŵ", 10_000) }},
		"id twice":          {"DOC-003", "pricing.people.id-3", func(d *bid.Document) { d.Bid.Pricing.People = append(d.Bid.Pricing.People, d.Bid.Pricing.People[0]) }},
		"too many":          {"DOC-004", "pricing.costs", func(d *bid.Document) { d.Bid.Pricing.Costs = make([]bid.CostLine, bid.MaxLines+1) }},
		"no such choice":    {"DOC-005", "pricing.vat", func(d *bid.Document) { d.Bid.Pricing.VAT = "maybe" }},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			doc := small()
			c.change(&doc)
			for _, issue := range bid.Check(doc) {
				if issue.Code == c.code && issue.Path == c.path && issue.Message != "" {
					return
				}
			}
			t.Errorf("no %s at %s in %v", c.code, c.path, bid.Check(doc))
		})
	}
}

func TestEmojiAndWelshLettersAreFine(t *testing.T) {
	doc := small()
	doc.Bid.Title = "Caffi’r Tŷ Ŵyn – £5 meals 🍲"
	if issues := bid.Check(doc); len(issues) != 0 {
		t.Error(issues)
	}
}

func TestNormaliseSaysTheSame(t *testing.T) {
	doc := small()
	doc.Bid.Title = "  Cafe\u0301 "
	doc.Bid.Pricing.Volume = []bid.Volume{{Year: 2}, {Year: 1}}
	bid.Normalise(&doc, bid.Sequence("new"))
	if doc.Bid.Title != "Café" || doc.Bid.Pricing.Volume[0].Year != 1 || doc.Bid.Pricing.People[0].ID != "id-3" {
		t.Errorf("normalised to %q, %v, %q", doc.Bid.Title, doc.Bid.Pricing.Volume, doc.Bid.Pricing.People[0].ID)
	}
}

func TestWeekCount(t *testing.T) {
	for text, want := range map[string]string{"": "52", "365/7": "52.1428571428571429", "39": "39", "42.5": "42.5"} {
		p := bid.Pricing{Weeks: text}
		if weeks, ok := p.WeekCount(); !ok || weeks.String() != want {
			t.Errorf("%q: %s, %v; want %s", text, weeks, ok, want)
		}
	}
}
