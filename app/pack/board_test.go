package pack_test

import (
	"strings"
	"testing"

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
