package pricing

import (
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/assets/facts"
)

// The heads of a year are its cost taken apart, also where core cost and contingency
// are shares of the price and the price asked is not the target.
func TestHeadsOfAYearAddToItsCost(t *testing.T) {
	lib, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	doc := bid.Document{Schema: 1}
	p := &doc.Bid.Pricing
	p.Start, p.Years, p.CarryFacts = date.MustISO("2026-09-01"), 3, true
	p.Volume = []bid.Volume{{Year: 1, Quantity: money.MustQuantity("1000")}, {Year: 2, Quantity: money.MustQuantity("1100")}}
	p.People = []bid.Post{{ID: "a", Role: "Worker", HourlyPay: money.MustPounds("14"), HoursPerWeek: money.MustQuantity("20")}}
	p.Costs = []bid.CostLine{
		{ID: "c", Name: "Room", Basis: bid.PerMonth, Amount: money.MustPounds("100")},
		{ID: "d", Name: "Fee", Basis: bid.PerShareOfPrice, Rate: money.MustShare("0.02")},
		{ID: "e", Name: "Kit", Basis: bid.Once, Amount: money.MustPounds("900")},
	}
	p.Contingency, p.ContingencyBasis = money.MustShare("0.03"), bid.ContingencyOnPrice
	p.Asked = money.MustPounds("21.55")
	p.Uplift = bid.Uplift{Kind: bid.UpliftFixed, Rate: money.MustShare("0.02")}
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreShareOfPrice, Rate: money.MustShare("0.1")}
	r := Build(Input{Document: doc, Library: lib, On: date.MustISO("2026-11-22")})
	for _, y := range r.Years {
		cost, ok := y.Cost.Value()
		if !ok {
			t.Fatalf("year %d: %s", y.N, y.Cost.Reason().Text)
		}
		sum := decimal.Zero
		for _, h := range y.Heads {
			v, _ := h.Node.Value()
			sum = sum.Add(v)
		}
		if sum.Sub(cost).Abs().GreaterThan(decimal.New(1, -9)) {
			t.Errorf("year %d: heads add to %s, cost is %s", y.N, sum, cost)
		}
	}
}
