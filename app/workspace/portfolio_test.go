package workspace

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/assets/facts"
)

func beside(id string, status bid.Status, change func(*bid.Bid)) PortfolioEntry {
	doc := Empty()
	doc.Bid.ID, doc.Bid.Title, doc.Bid.Status = id, "Bid "+id, status
	change(&doc.Bid)
	return PortfolioEntry{Row: RowOf(doc.Bid, time.Time{}), Document: doc}
}

// Two won of three that cost 3,000, 1,000 and 2,000: 3,000 a win. The open ones: a
// quarter of 100,000 and a half of 40,000.
func TestPortfolio(t *testing.T) {
	library, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	cost := func(amount string) []bid.BidEffort { return []bid.BidEffort{{ID: "e", Amount: P(amount)}} }
	entries := []PortfolioEntry{
		beside("a", bid.StatusWon, func(b *bid.Bid) {
			b.Choice.Effort = cost("3000")
			b.Result.Feedback, b.Result.FeedbackCame = "Clear outcomes.", D("2026-05-01")
		}),
		beside("b", bid.StatusLost, func(b *bid.Bid) {
			b.Choice.Effort = []bid.BidEffort{{ID: "e", Hours: Q("10"), Rate: P("30")}, {ID: "f", Hours: Q("10"), Rate: P("50")}}
			b.Result.SpentHours, b.Result.SpentAmount = Q("20"), P("200") // 20 × 40 + 200
			b.Result.Feedback, b.Result.Learned, b.Result.FeedbackCame = "Price too high.", "Ask for volumes.", D("2026-09-01")
		}),
		beside("c", bid.StatusWon, func(b *bid.Bid) { b.Choice.Effort = cost("2000") }),
		beside("d", bid.StatusPreparing, func(b *bid.Bid) {
			b.Choice.Chance, b.Choice.Surplus, b.Opportunity.Value.Net = S("0.25"), P("10000"), P("100000")
			b.Choice.Effort, b.Choice.HoursWeek = []bid.BidEffort{{ID: "e", Hours: Q("12"), Done: Q("2"), Rate: P("0")}}, Q("5")
		}),
		beside("e", bid.StatusSubmitted, func(b *bid.Bid) {
			b.Choice.Chance, b.Opportunity.Value.Net = S("0.5"), P("40000")
			b.Result.FeedbackAsked = D("2026-11-01")
		}),
		beside("f", bid.StatusPreparing, func(b *bid.Bid) { b.Decision, b.Choice.Chance = bid.DecisionNoBid, S("1") }),
		{Row: Row{ID: "g", Title: "Broken"}, Why: "It cannot be read."},
	}
	p := NewPortfolio(entries, library, D("2026-11-23"))
	if err := p.Sheet.Graph.Err(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ got, want string }{
		"cost":         {p.Cost.Decimal().String(), "6000"},
		"cost per win": {p.CostPerWin.Decimal().String(), "3000"},
		"wins":         {p.ExpectedWins.Decimal().String(), "0.75"},
		"income":       {p.ExpectedIncome.Decimal().String(), "45000"},
		"ev":           {p.Bids[3].EV.Decimal().String(), "2500"},
		"hours":        {p.HoursLeft.String() + " " + p.HoursWeek.String(), "10 5"},
		"uncosted":     {strings.Join(p.Uncosted, ","), "Bid e,Bid f,Broken"},
		"newest":       {p.Feedback[0].BidID + p.Feedback[1].BidID + p.Feedback[2].BidID, "bae"},
		"sentence":     {p.Words()[0], "Every win cost £3,000.00 in bids: £6,000.00 over 2 won. Left out, because the cost is not known: Bid e; Bid f; Broken."},
	} {
		if c.got != c.want {
			t.Errorf("%s is %s, want %s", name, c.got, c.want)
		}
	}
	if !p.Feedback[2].Awaited || p.Bids[5].Open {
		t.Errorf("%+v", p.Feedback)
	}
	if p = NewPortfolio(entries[1:2], library, D("2026-11-23")); p.CostPerWin.Available() || !strings.Contains(p.Words()[0], "no bid is won") {
		t.Error(p.Words())
	}
	if p = NewPortfolio(nil, nil, D("2026-11-23")); p.CostPerWin.Available() || p.ExpectedWins.Available() || len(p.Words()) != 1 {
		t.Error(p.Words())
	}
}

// What all bids cost is what each win cost, times the wins.
func TestCostOfWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var entries []PortfolioEntry
		wins, sum := 0, decimal.Zero
		for i := range rapid.IntRange(0, 6).Draw(t, "bids") {
			status := rapid.SampledFrom([]bid.Status{bid.StatusPreparing, bid.StatusSubmitted, bid.StatusWon, bid.StatusLost, bid.StatusArchived}).Draw(t, "status")
			spent := decimal.New(rapid.Int64Range(0, 1_000_000).Draw(t, "spent"), -2)
			if status == bid.StatusWon {
				wins++
			}
			sum = sum.Add(spent)
			entries = append(entries, beside(fmt.Sprint(i), status, func(b *bid.Bid) {
				b.Choice.Effort = []bid.BidEffort{{ID: "e", Amount: money.PoundsOf(spent)}}
			}))
		}
		p := NewPortfolio(entries, nil, D("2026-11-23"))
		if each, known := p.CostPerWin.Value(); known != (wins > 0) || known && each.Mul(decimal.NewFromInt(int64(wins))).Sub(sum).Abs().GreaterThan(decimal.New(1, -6)) {
			t.Fatalf("%s for %d wins of %s", each, wins, sum)
		}
	})
}
