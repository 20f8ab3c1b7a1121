package pack_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
)

// The board reads the decision first, with everything that the buyer may not see: the
// walk-away price, the margin, the risk and the guesses at rivals.
func TestTheBoardReadsTheDecisionAndItsWorking(t *testing.T) {
	doc := meals(t)
	{
		p := &doc.Bid.Pricing
		p.WalkAway, p.WalkAwayWhy = money.MustPounds("9.20"), "Reserves pay the first year"
		p.Scenarios = []bid.Scenario{{ID: "s", Name: "A tenth fewer", Changes: []bid.Change{{ID: "c", Path: "pricing.volume.1.quantity", Factor: money.MustValue("0.9")}}}}
		p.Risk = bid.Risk{Seed: 7, Drivers: []bid.Driver{{ID: "d", Path: "pricing.volume.1.quantity", Low: money.MustValue("22000"), High: money.MustValue("27000")}}}
		p.Scoring = bid.Scoring{Formula: bid.ScoreProportional, Wording: "As printed", Marks: money.MustQuantity("40"), Quality: money.MustQuantity("60"), OwnQuality: money.MustQuantity("45"),
			Rivals: []bid.Rival{{ID: "r", Name: "Big Caterer", Price: money.MustPounds("8.90"), Quality: money.MustQuantity("40")}}}
	}
	s := source(t, doc)
	built, err := pack.Build(pack.Board, s)
	if err != nil {
		t.Fatal(err)
	}
	if built.Document.Sections[0].Title != "The decision" {
		t.Errorf("first is %q", built.Document.Sections[0].Title)
	}
	var all strings.Builder
	pack.Walk(built.Document, func(l pack.Leaf) { all.WriteString(l.Text + "\n") })
	particulars := built.Document.Sections[0].Blocks[1].(pack.KeyValues)
	for _, want := range []string{"What matters most", "How sure it is"} {
		if !slices.ContainsFunc(particulars.Rows, func(kv pack.KeyValue) bool { return kv.Key == want && kv.Value.Text != "" }) {
			t.Errorf("the decision does not say %q", want)
		}
	}
	for _, want := range []string{"£9.20", "Scenario: A tenth fewer", "seed 7", "Big Caterer", "What matters most"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("the board does not read %q", want)
		}
	}
	if len(built.Secrets) > 0 {
		t.Errorf("%d secrets from the board, the first %s", len(built.Secrets), built.Secrets[0].Path)
	}

	buyer, err := pack.Build(pack.Commissioner, s)
	if err != nil {
		t.Fatal(err)
	}
	pack.Walk(buyer.Document, func(l pack.Leaf) {
		for _, secret := range []string{"Big Caterer", "A tenth fewer", "Reserves pay"} {
			if strings.Contains(l.Text, secret) {
				t.Errorf("the buyer reads %q at %s", secret, l.Path)
			}
		}
	})
}

// The printed schedule re-adds: each head is what the engine printed, the fee is their
// sum, a head shows its lines only where at least two stay hidden together, and a
// referral prints what was submitted beside what is asked.
func TestTheCoreCostScheduleReAdds(t *testing.T) {
	doc := meals(t)
	line := func(id, amount string, label bid.Label) bid.ScheduleLine {
		return bid.ScheduleLine{ID: id, Name: "Line " + id, Amount: money.MustPounds(amount), Label: label}
	}
	doc.Bid.Core.Schedules = []bid.CoreSchedule{{ID: "s", Name: "Day placements", Template: bid.TemplateSENDay, Places: money.MustQuantity("16"), Occupancy: money.MustShare("0.875"), Weeks: "38",
		Categories: []bid.CoreCategory{
			{ID: "a", Code: "C1", Name: "Premises", Lines: []bid.ScheduleLine{line("a1", "252000", bid.LabelBuyer), line("a2", "11111.11", ""), line("a3", "22222.22", "")}},
			{ID: "b", Code: "C2", Name: "Vehicles", Lines: []bid.ScheduleLine{line("b1", "33333.33", bid.LabelBuyer), line("b2", "7171.71", "")}},
		},
		Versions: []bid.CoreVersion{{ID: "v", Name: "First", On: doc.Bid.Pricing.Start, ValidFrom: doc.Bid.Pricing.Start, Weeks: "38", Fees: []bid.CategoryFee{
			{CategoryID: "a", Year: money.MustPounds("20000.00"), Week: money.MustPounds("526.32")}, {CategoryID: "b", Year: money.MustPounds("2800.00"), Week: money.MustPounds("73.68")}}}},
		Referrals: []bid.Referral{{ID: "r", Name: "Referral 14", Date: doc.Bid.Pricing.Start, Fees: []bid.CategoryFee{{CategoryID: "b", Year: money.MustPounds("2600.00"), Week: money.MustPounds("68.42")}}}},
	}}
	built := build(t, doc)
	all := text(built.Document)
	for _, want := range []string{"Core-cost schedule", "Line a1", "£252,000.00", "2 other lines", "£73.68", "£68.42", "£594.74"} {
		if !strings.Contains(all, want) {
			t.Errorf("the schedule does not print %q", want)
		}
	}
	for _, secret := range []string{"Line a2", "11,111.11", "Line b2", "7,171.71", "Line b1"} { // b1 alone would give b2 away
		if strings.Contains(all, secret) {
			t.Errorf("the buyer reads %q", secret)
		}
	}
	// 285,333.33 ÷ 14 = 20,380.952…; 40,505.04 ÷ 14 = 2,893.217…: printed heads add to the fee.
	for _, want := range []string{"£20,380.95", "£2,893.22", "£23,274.17"} {
		if !strings.Contains(all, want) {
			t.Errorf("a place-year is not %s", want)
		}
	}
}

// The answer to a low-bid challenge stands in the buyer's pack only when it is chosen;
// its amounts add to the income of year 1, and what else is internal stays out.
func TestTheLowBidAnswerIsChosenAndAdds(t *testing.T) {
	doc := meals(t)
	doc.Bid.Pricing.LowBid = "Volunteers cover the weekend rounds."
	doc.Bid.Pricing.People[0].Reason = "Two cooks have cooked 30,000 meals a year"
	doc.Bid.Pricing.WalkAway = money.MustPounds("9.37")
	doc.Bid.Notes = "Board will accept a loss"
	if strings.Contains(text(build(t, doc).Document), "Two cooks have") {
		t.Error("the answer was printed without being chosen")
	}
	doc.Bid.Pack.LowBid = true
	finished, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, source(t, doc), true, nil)
	if err != nil {
		t.Fatal(err)
	}
	all := text(finished.Document)
	for _, want := range []string{"Volunteers cover", "Two cooks have", "What is left"} {
		if !strings.Contains(all, want) {
			t.Errorf("the answer does not print %q", want)
		}
	}
	if strings.Contains(all, "accept a loss") {
		t.Error("the notes are in it")
	}
	table := findTable(t, finished.Document, "table-drivers")
	sum := decimal.Zero
	for _, row := range table.Rows {
		if row.Kind == pack.Normal {
			sum = sum.Add(pounds(t, row.Cells[2].Text))
		}
	}
	if total := pounds(t, table.Rows[len(table.Rows)-1].Cells[2].Text); !sum.Equal(total) {
		t.Errorf("the drivers add to %s, the income is %s", sum, total)
	}
}
