package assess_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/risk"
	"bidwright/assets/examples"
)

func stationery(t *testing.T) bid.Document {
	t.Helper()
	raw, found := examples.Document("stationery")
	if !found {
		t.Fatal("the worked example is missing")
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// Trials stay between the low and the high case, are the same for a seed, and count how
// often the ratio reaches 1.
func TestTrialsOfACase(t *testing.T) {
	doc := stationery(t)
	a := of(doc)
	o, issues := a.SocialTrials(risk.Control{})
	if len(issues) > 0 || o.Done != risk.DefaultTrials {
		t.Fatalf("%d trials: %v", o.Done, issues)
	}
	f := o.Figures[0]
	low, _ := a.Figure("sv.low.ratio")
	high, _ := a.Figure("sv.high.ratio")
	if f.P10.GreaterThan(f.P50) || f.P50.GreaterThan(f.P90) || f.Lowest.LessThan(low.Value.Round(2)) || f.Highest.GreaterThan(high.Value.Round(2)) {
		t.Errorf("%s %s %s between %s and %s", f.P10, f.P50, f.P90, low.Printed, high.Printed)
	}
	if f.Below != f.Counted { // the high case lies far below 1
		t.Errorf("%d of %d trials are below 1", f.Below, f.Counted)
	}
	again, _ := of(doc).SocialTrials(risk.Control{})
	if !again.Figures[0].Mean.Equal(f.Mean) {
		t.Error("the same seed gives another mean")
	}
	doc.Bid.SocialValue.Inputs.Price = money.MustPounds("40000") // far less put in
	cheap, _ := of(doc).SocialTrials(risk.Control{})
	if x := cheap.Figures[0]; x.Below == x.Counted || !x.Chance.LessThan(f.Chance) {
		t.Errorf("at a tenth of the inputs %d of %d trials are still below 1", x.Below, x.Counted)
	}
	doc.Bid.SocialValue.Trials.Runs = money.MustQuantity("60000")
	if none, issues := of(doc).SocialTrials(risk.Control{}); none.Done != 0 || len(issues) != 1 || issues[0].Code != "SV-091" {
		t.Errorf("60,000 trials: %d, %v", none.Done, issues)
	}
}
