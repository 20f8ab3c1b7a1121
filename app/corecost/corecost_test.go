package corecost_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/corecost"
)

// Printed parts re-add to the printed total, with the left-over penny where most was cut.
func TestPrintedLinesReAdd(t *testing.T) {
	org := bid.Organisation{RunningCosts: []bid.RunningCost{
		{ID: "a", Amount: P("10")}, {ID: "b", Amount: P("10")}, {ID: "c", Amount: P("10")}, {ID: "out", Amount: P("99")}, {ID: "open"},
	}}
	lines := corecost.Lines(org, bid.CoreCosts{Share: S("0.033333"), Excluded: []string{"out"}})
	sum := decimal.Zero
	for _, l := range lines {
		sum = sum.Add(l.Printed.Decimal())
	}
	if sum.String() != "1" || lines[0].Printed.String() != "0.34" || lines[1].Printed.String() != "0.33" {
		t.Errorf("%v adds to %s", lines, sum)
	}
	if lines[3].Printed.IsSet() || lines[4].Printed.IsSet() {
		t.Error("a line that is left out or has no amount is printed with one")
	}
}

func TestNothingToShare(t *testing.T) {
	for _, core := range []bid.CoreCosts{{}, {Share: S("-1")}, {Share: S("0.5")}} {
		org := bid.Organisation{RunningCosts: []bid.RunningCost{{ID: "a", Amount: P("0")}}}
		if lines := corecost.Lines(org, core); len(lines) != 1 || lines[0].Printed.Decimal().Sign() != 0 {
			t.Errorf("%v", lines)
		}
	}
}
