package assess_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// The cash of the worked example stands beside its price, explains itself, stays inside
// and ends on what the contract leaves over.
func TestCashOfTheWorkedExample(t *testing.T) {
	doc := meals(t)
	doc.Bid.Pricing.Cash.Finance = S("0.08")
	doc.Bid.Pricing.Results = bid.Results{}
	a := of(doc)
	if err := a.Pricing.Graph.Err(); err != nil {
		t.Error(err)
	}
	if a.Cash.Why != "" {
		t.Fatal(a.Cash.Why)
	}
	for _, f := range a.Figures {
		if !strings.HasPrefix(f.ID, "cash.") {
			continue
		}
		if e, found := a.Explain(f.ID); !found || e.Formula == "" {
			t.Errorf("%s has no working", f.ID)
		}
		if f.Label != bid.LabelInternal || !f.Available {
			t.Errorf("%s: label %q, %s", f.ID, f.Label, f.Reason)
		}
	}
	end, _ := a.Figure("cash.end")
	gap, _ := a.Figure("contract.gap")
	if end.Printed != gap.Printed {
		t.Errorf("cash ends at %s, the contract leaves %s", end.Printed, gap.Printed)
	}
}

// Money that is not there is told where the bid is judged.
func TestCashBeyondTheReservesIsAFinding(t *testing.T) {
	doc := meals(t)
	doc.Organisation.FreeReserves, doc.Organisation.Overdraft = P("100"), P("0")
	for _, i := range of(doc).Issues {
		if i.Code == "PRICE-028" {
			return
		}
	}
	t.Error("no finding")
}
