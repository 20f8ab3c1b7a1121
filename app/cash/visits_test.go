package cash

import (
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/date"
	"bidwright/app/pricing"
)

// National Insurance and pension on visits fall due on the tax day, not on the pay day.
func TestOnCostsOfVisits(t *testing.T) {
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Unit, p.Volume = bid.Unit{Kind: bid.UnitHour}, nil
	p.Service.Visits = bid.Visits{Pay: P("13"), NIRate: S("0.1"), PensionRate: S("0.02"), HolidayWeeks: Q("0"),
		Lengths: []bid.VisitLength{{ID: "a", Minutes: Q("60"), Quantity: Q("1000")}}}
	c := &calendar{price: pricing.Build(pricing.Input{Document: doc, On: date.MustISO("2026-11-22")}), doc: doc}
	want := decimal.RequireFromString("0.12").DivRound(decimal.RequireFromString("1.12"), 16)
	if got := c.onCostShare(); !got.Round(9).Equal(want.Round(9)) {
		t.Errorf("%s of the cost of visits, want %s", got, want)
	}
}
