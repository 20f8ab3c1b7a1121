package bid_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// Terms, chances and marks that no calculation accepts are told where they stand.
func TestCheckOfCashResultsAndScoring(t *testing.T) {
	for path, c := range map[string]struct {
		code   string
		change func(*bid.Pricing)
	}{
		"pricing.cash.termsDays":                  {"PRICE-110", func(p *bid.Pricing) { p.Cash.Terms = Q("30.5") }},
		"pricing.cash.lateDays":                   {"PRICE-103", func(p *bid.Pricing) { p.Cash.Late = Q("-1") }},
		"pricing.cash.payDay":                     {"PRICE-110", func(p *bid.Pricing) { p.Cash.PayDay = Q("0") }},
		"pricing.cash.taxDay":                     {"PRICE-110", func(p *bid.Pricing) { p.Cash.TaxDay = Q("32") }},
		"pricing.cash.finance":                    {"PRICE-104", func(p *bid.Pricing) { p.Cash.Finance = S("7") }},
		"pricing.cash.events.a.date":              {"PRICE-110", func(p *bid.Pricing) { p.Cash.Events = []bid.CashEvent{{ID: "a", Amount: P("-5")}} }},
		"pricing.results.upfront":                 {"PRICE-103", func(p *bid.Pricing) { p.Results.Upfront = P("-5") }},
		"pricing.results.evidenced":               {"PRICE-111", func(p *bid.Pricing) { p.Results.Evidenced = S("1.01") }},
		"pricing.results.outcomes.a.mid":          {"PRICE-111", func(p *bid.Pricing) { p.Results.Outcomes = []bid.Outcome{{ID: "a", Low: S("0.5"), Mid: S("0.4")}} }},
		"pricing.results.outcomes.a.high":         {"PRICE-111", func(p *bid.Pricing) { p.Results.Outcomes = []bid.Outcome{{ID: "a", High: S("1.4")}} }},
		"pricing.results.outcomes.a.spreadMonths": {"PRICE-110", func(p *bid.Pricing) { p.Results.Outcomes = []bid.Outcome{{ID: "a", Spread: Q("2000")}} }},
		"pricing.scoring.priceMarks":              {"PRICE-103", func(p *bid.Pricing) { p.Scoring.Marks = Q("-40") }},
		"pricing.scoring.ownQuality":              {"PRICE-104", func(p *bid.Pricing) { p.Scoring.Quality, p.Scoring.OwnQuality = Q("60"), Q("61") }},
		"pricing.scoring.rivals.a.price":          {"PRICE-103", func(p *bid.Pricing) { p.Scoring.Rivals = []bid.Rival{{ID: "a", Price: P("-1")}} }},
		"pricing.scoring.highest": {"PRICE-110", func(p *bid.Pricing) {
			p.Scoring.Formula, p.Scoring.Highest, p.Scoring.Best = bid.ScoreRange, P("1"), P("2")
		}},
		"pricing.scoring.cap": {"PRICE-110", func(p *bid.Pricing) {
			p.Scoring.Formula, p.Scoring.Cap, p.Scoring.Floor = bid.ScoreBudget, P("1"), P("2")
		}},
	} {
		doc := Empty()
		before := len(bid.Check(doc))
		c.change(&doc.Bid.Pricing)
		issues := bid.Check(doc)
		if len(issues) != before+1 || issues[before].Code != c.code || issues[before].Path != path || issues[before].Severity != bid.Blocks {
			t.Errorf("%s: %v", path, issues)
		}
	}
}
