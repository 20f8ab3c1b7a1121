package assess_test

import (
	"encoding/json"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// The part what-if gives scenarios, sensitivity and trials by id; a scenario that
// changes nothing equals the base to the last digit.
func TestWhatIfAsFigures(t *testing.T) {
	doc := meals(t)
	p := &doc.Bid.Pricing
	p.Scenarios = []bid.Scenario{{ID: "same", Name: "Nothing changes"}, {ID: "fewer", Name: "Fewer", Changes: []bid.Change{{ID: "c", Path: "pricing.volume.1.quantity", Factor: money.MustValue("0.9")}}}}
	p.Risk = bid.Risk{Seed: 11, Trials: 500, Drivers: []bid.Driver{{ID: "d", Path: "pricing.volume.1.quantity", Low: money.MustValue("22000"), High: money.MustValue("27000")}}}
	a := of(doc)
	raw, err := a.JSON("what-if")
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Figures map[string]struct{ Value *string }
	}
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	base, _ := a.Figure("contract.gap")
	if got := out.Figures["scenario.same.contract.gap"].Value; got == nil || *got != base.Value.String() {
		t.Errorf("the unchanged scenario says %v, the base %s", got, base.Value)
	}
	if got := out.Figures["scenario.fewer.contract.gap"].Value; got == nil || *got == base.Value.String() {
		t.Error("a tenth fewer changes nothing")
	}
	if got := out.Figures["risk.seed"].Value; got == nil || *got != "11" {
		t.Errorf("seed %v", got)
	}
	sensitive := 0
	for id := range out.Figures {
		if strings.HasPrefix(id, "sensitivity.") && strings.HasSuffix(id, ".low") {
			sensitive++
		}
	}
	if sensitive < 5 {
		t.Errorf("%d inputs tested", sensitive)
	}
	again, _ := a.JSON("what-if")
	if string(again) != string(raw) {
		t.Error("the same bid gives another answer")
	}
}
