package trial_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/trial"
)

// The balance follows the terms as they are typed; later payment needs more money.
func TestCash(t *testing.T) {
	s := pagetest.Meals(t)
	p := trial.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("cash")
	contains(t, w, "You have to find", "The same if the buyer pays 30 days later", "The lowest point, on", "Month to")
	before, _ := s.Assessment().Figure("cash.peak")
	pagetest.Type(t, w, "Days this buyer pays late", "60")
	after, _ := s.Assessment().Figure("cash.peak")
	if !after.Value.GreaterThan(before.Value) {
		t.Errorf("%s becomes %s", before.Printed, after.Printed)
	}
	contains(t, w, after.Printed)
	pagetest.Press(t, w, "Add a day")
	pagetest.Type(t, w, "What the money is", "Start-up grant")
	pagetest.Type(t, w, "Day", "1/4/27")
	pagetest.Type(t, w, "Amount that comes in", "lots")
	if e := pagetest.Field(t, w, "Amount that comes in").(*kit.MoneyEntry); e.Text != "lots" || e.Problem() == nil {
		t.Errorf("%q, %v", e.Text, e.Problem())
	}
	pagetest.Type(t, w, "Amount that comes in", "10000")
	if x := s.Bid().Pricing.Cash.Events[0]; x.Amount.String() != "10000" || x.Date.ISO() != "2027-04-01" {
		t.Errorf("%+v", x)
	}
}

// The published figures: 100 begin, £1,600 each, 40 to 60 %, £20,000 up front and a cost
// of £90,000: 43.75 % have to succeed, and £70,000 is lost when nobody does.
func TestPaymentByResults(t *testing.T) {
	s := pagetest.Meals(t)
	p := trial.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("results")
	contains(t, w, "Nothing is paid by results so far.")
	pagetest.Press(t, w, "Add an outcome")
	for _, x := range [][2]string{{"Outcome", "In work"}, {"People who begin", "100"}, {"Paid for one success", "1600"}, {"Success rate, low", "40"}, {"Success rate, expected", "50"}, {"Success rate, high", "60"},
		{"Paid up front", "20000"}, {"Cost of the work", "90000"}} {
		pagetest.Type(t, w, x[0], x[1])
	}
	contains(t, w, "−£6,000.00", "£10,000.00", "£26,000.00", "−£70,000.00", "43.8 %")
}

// The marks of the specification for 40 marks and bids of 200, 210 and 250 by the first
// formula, the price to be first beside what it takes, and a further bid.
func TestScore(t *testing.T) {
	s := pagetest.Meals(t)
	s.Edit("Change: price", func(b *bid.Bid) error {
		b.Pricing.Asked = money.MustPounds("210")
		b.Pricing.Scoring = bid.Scoring{Formula: bid.ScoreProportional, Marks: money.MustQuantity("40"), Rivals: []bid.Rival{{ID: "a", Name: "A", Price: money.MustPounds("5")}}}
		return nil
	})
	p := trial.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("score")
	contains(t, w, "marks × lowest price ÷ price", "£5.00", "below full cost, so you would put in", "What you would put in yourself a year at that price")
	pagetest.Type(t, w, "Price you expect", "200")
	pagetest.Press(t, w, "Add a bid of another")
	pagetest.Type(t, w, "Who", "B")
	pagetest.Type(t, w, "Price you expect", "250")
	contains(t, w, "38.1", "32", "0.1814")
	pagetest.Type(t, w, "Its price", "150")
	contains(t, w, "A further bid at £150.00 leaves the order of the others as it is. It would itself stand in place 1.")
	for _, i := range s.Issues(page.Below("pricing.scoring")) {
		if s.PageOf(i.Path) != page.Trial {
			t.Errorf("%s is on %s", i.Path, s.PageOf(i.Path))
		}
	}
}

// Each line of the cost has its source and its reason, or a way to where it is typed;
// the lines add to the cost of year 1, which stands below.
func TestTheAnswerToALowBidChallenge(t *testing.T) {
	s := pagetest.Meals(t)
	p := trial.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("lowbid")
	cost, _ := s.Assessment().Figure("year.1.cost")
	contains(t, w, "26,000 meals × £2.32", "£60,320.00", "Cost of year 1", cost.Printed)
	pagetest.Type(t, w, "How your answer begins", "Our kitchen is paid for.")
	e := pagetest.Field(t, w, "How your answer begins").(*kit.TextEntry)
	e.Commit()
	if !strings.Contains(s.Bid().Pricing.LowBid, "Our kitchen is paid for.") {
		t.Errorf("%q", s.Bid().Pricing.LowBid)
	}
	s.Edit("Change: sources", func(b *bid.Bid) error {
		for i := range b.Pricing.Costs {
			b.Pricing.Costs[i].Evidence, b.Pricing.Costs[i].Reason = "Invoices", ""
		}
		return nil
	})
	pagetest.Field(t, w, "Fuel: write why it is enough")
	s.Edit("Change: reasons", func(b *bid.Bid) error {
		for i := range b.Pricing.Costs {
			b.Pricing.Costs[i].Reason = "As in the last three years"
		}
		return nil
	})
	if strings.Contains(text(w), "Fuel: write") {
		t.Error("a reason that is written is called missing")
	}
}

// An uplift is asked for on one line, with its words for the buyer.
func TestUpliftRequest(t *testing.T) {
	s := pagetest.Meals(t)
	p := trial.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("uplift")
	pagetest.Press(t, w, "Add a line under pressure")
	pagetest.Field(t, w, "The line that has risen Choose a line of the price").(*kit.Picker).OnChosen("food")
	pagetest.Type(t, w, "Change", "10")
	// A tenth of 26,000 × £2.32.
	contains(t, w, "£6,032.00", "the buyer will ask for its cause, its index or evidence, its day.")
	if s.PageOf("pricing.claims.x.lineId") != page.Trial {
		t.Error("the finding on a claim leads elsewhere")
	}
}
