package assess_test

import (
	"testing"

	"bidwright/app/assess"
	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/date"
	"bidwright/app/socialvalue"
)

func told(issues []bid.Issue, code string) bool {
	for _, i := range issues {
		if i.Code == code {
			return true
		}
	}
	return false
}

// A commitment that is carried into the price raises the cost over the term by exactly
// number × cost of one, and is then no longer missing there; doing it again after the
// number changed brings the same line up to date.
func TestACommitmentIsCarriedIntoThePriceOnce(t *testing.T) {
	doc := Empty()
	doc.Bid.Pricing.Years = 2
	c := bid.Commitment{ID: "c", Text: "Two work placements", Number: Q("3"), UnitCost: P("125.50"), End: date.MustISO("2028-03-31"), Owner: "Manager"}
	doc.Bid.SocialValue.Commitments = []bid.Commitment{c}
	issues := func() []bid.Issue {
		return assess.Assess(assess.Input{Document: doc, Library: library(), On: D("2026-11-22")}).Social.Issues
	}
	if !told(issues(), "SV-042") {
		t.Fatal("the commitment is not missing in the price to begin with")
	}
	if err := socialvalue.CanCarry(doc.Bid, "c"); err != nil || len(doc.Bid.Pricing.Costs) != 0 || doc.Bid.SocialValue.Commitments[0].LineID != "" {
		t.Fatalf("asking changed the bid: %v", err)
	}
	for _, number := range []string{"3", "5", "5"} {
		doc.Bid.SocialValue.Commitments[0].Number = Q(number)
		if err := socialvalue.CarryCost(&doc.Bid, "c"); err != nil {
			t.Fatal(err)
		}
		lines := doc.Bid.Pricing.Costs
		want := map[string]string{"3": "376.50", "5": "627.50"}[number]
		if len(lines) != 1 || !lines[0].Amount.Decimal().Equal(P(want).Decimal()) || lines[0].ID != doc.Bid.SocialValue.Commitments[0].LineID {
			t.Fatalf("%s: %+v", number, lines)
		}
		if got := issues(); told(got, "SV-042") || told(got, "SV-043") {
			t.Errorf("%s: %v", number, got)
		}
	}
	// The number grows and the line does not: the promise is above its budget.
	doc.Bid.SocialValue.Commitments[0].Number = Q("6")
	if !told(issues(), "SV-043") {
		t.Error("a line too small for its commitment is not told")
	}
}

// The mark of the day on which the map was gone through holds price and volume; when one
// of them moves, the map says so, and a new mark settles it.
func TestThePriceMovesAfterTheMapWasChecked(t *testing.T) {
	doc := Empty()
	doc.Bid.SocialValue.Rows = []bid.ImpactRow{{ID: "r", Name: "Jobs"}}
	doc.Bid.Pricing.Years, doc.Bid.Pricing.Volume = 1, []bid.Volume{{Year: 1, Quantity: Q("10")}}
	doc.Bid.Pricing.Costs = []bid.CostLine{{ID: "c", Name: "Cost", Amount: P("1000")}}
	asked := func() (*socialvalue.Result, func(string) bool) {
		out := assess.Assess(assess.Input{Document: doc, Library: library(), On: D("2026-11-22")}).Social
		return out, func(code string) bool { return told(out.Issues, code) }
	}
	out, _ := asked()
	if !out.Standing.Price.IsSet() || !out.Standing.Volume.IsSet() || out.Standing.On != D("2026-11-22") {
		t.Fatalf("the mark holds no price or volume: %+v", out.Standing)
	}
	doc.Bid.SocialValue.Checked = out.Standing
	if _, says := asked(); says("SV-073") {
		t.Error("nothing moved, but the map says so")
	}
	doc.Bid.Pricing.Volume[0].Quantity = Q("11")
	out, says := asked()
	if !says("SV-073") {
		t.Error("the volume moved unseen")
	}
	doc.Bid.SocialValue.Checked = out.Standing
	doc.Bid.Pricing.Costs[0].Amount = P("1001")
	if _, says := asked(); !says("SV-073") {
		t.Error("the price moved unseen")
	}
}
