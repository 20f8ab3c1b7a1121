package pricing_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

func oneCost(years int, l bid.CostLine) bid.Document {
	doc := Empty()
	doc.Bid.Pricing.Years = years
	l.ID, l.Name = "c", "Cost"
	doc.Bid.Pricing.Costs = []bid.CostLine{l}
	return doc
}

func TestSetUp(t *testing.T) {
	doc := oneCost(3, bid.CostLine{Basis: bid.Once, Amount: P("24000")})
	want(t, price(doc), "cost.c.year", "8000")
	doc.Bid.Pricing.Costs[0].Finance = S("0.05")
	want(t, price(doc), "cost.c.year", "8813.01")
	doc.Bid.Pricing.Costs[0].Finance = S("0")
	doc.Bid.Pricing.Costs[0].Resale = P("900")
	want(t, price(doc), "cost.setup", "7700")
}

func TestEvenPriceAndUplift(t *testing.T) {
	doc := oneCost(3, bid.CostLine{Amount: P("100"), Growth: bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.05")}})
	r := price(doc)
	want(t, r, "year.1.cost", "100")
	want(t, r, "year.2.cost", "105")
	want(t, r, "year.3.cost", "110.25")
	want(t, r, "even.flat_price", "105.08")
	want(t, r, "even.uplift", "0.05000")
}

func TestBasketUplift(t *testing.T) {
	doc := oneCost(2, bid.CostLine{Amount: P("100")})
	doc.Bid.Pricing.Start = D("2025-04-01")
	doc.Bid.Pricing.Uplift = bid.Uplift{Kind: bid.UpliftBasket, Month: "09", Basket: []bid.BasketPart{
		{ID: "pay", Weight: S("0.75"), Follow: bid.GrowthPayFloor}, {ID: "cpi", Weight: S("0.25"), Follow: bid.GrowthCPI}}}
	r := price(doc)
	want(t, r, "year.2.uplift", "0.04021")
	want(t, r, "year.2.price", "104.02")
	doc.Bid.Pricing.Uplift = bid.Uplift{Kind: bid.UpliftCapped, Month: "09", Cap: S("0.03")}
	want(t, price(doc), "year.2.uplift", "0.03")
	doc.Bid.Pricing.Uplift = bid.Uplift{Kind: bid.UpliftCPI, Month: "09"}
	want(t, price(doc), "year.2.uplift", "0.038")
}

func TestYearsAreBlendedByMonth(t *testing.T) {
	doc := oneCost(1, bid.CostLine{Amount: P("100")})
	doc.Bid.Pricing.Start = D("2025-09-01")
	w := Worker("a", "37.5")
	doc.Bid.Pricing.People = []bid.Post{w}
	r := price(doc)
	want(t, r, "fact.pay.nlw_adult.year1", "12.4183333333") // 7 months at 12.21, 5 at 12.71
}

func TestPriceCompoundsOnWhatIsPrinted(t *testing.T) {
	doc := oneCost(3, bid.CostLine{Amount: P("10")})
	doc.Bid.Pricing.Uplift = bid.Uplift{Kind: bid.UpliftFixed, Rate: S("0.0333")}
	r := price(doc)
	want(t, r, "year.2.price", "10.33")
	want(t, r, "year.3.price", "10.67") // 10.33 × 1.0333 = 10.674
	doc.Bid.Pricing.Uplift.OnExact = true
	want(t, price(doc), "year.3.price", "10.68") // 10 × 1.0333² = 10.677
}

func TestBreakEvenVolume(t *testing.T) {
	doc := Empty()
	doc.Bid.Pricing.Volume[0].Quantity = Q("1000")
	doc.Bid.Pricing.Costs = []bid.CostLine{
		{ID: "rent", Amount: P("10000")}, {ID: "food", Basis: bid.PerUnit, Amount: P("3")}}
	doc.Bid.Pricing.Asked = P("14")
	r := price(doc)
	want(t, r, "even.volume", "910") // 10,000 ÷ 11 = 909.1
	want(t, r, "year.1.gap", "1000")
	doc.Bid.Pricing.Asked = P("3")
	r = price(doc)
	if n, _ := r.Graph.Node("even.volume"); n.Available() {
		t.Error("a price at variable cost has a break-even volume")
	}
}

// The pay floor is announced for one year at a time. A three-year bid whose posts
// follow it would silently hold pay still, so the first such year is named.
func TestPayHeldStillByAnUnannouncedFloorIsTold(t *testing.T) {
	doc := oneCost(3, bid.CostLine{Amount: P("100")})
	doc.Bid.Pricing.Start, doc.Bid.Pricing.CarryFacts = D("2027-04-01"), true
	doc.Bid.Pricing.People = []bid.Post{Worker("a", "37.5")}
	told := func() string {
		for _, i := range price(doc).Issues {
			if i.Code == "PRICE-014" && i.Path == "pricing.people" {
				return i.Message
			}
		}
		return ""
	}
	if message := told(); !strings.Contains(message, "From year 2") {
		t.Errorf("told %q", message)
	}
	doc.Bid.Pricing.People[0].Growth = bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.03")}
	if message := told(); message != "" {
		t.Errorf("with typed growth still told %q", message)
	}
	doc.Bid.Pricing.People[0].Growth = bid.Growth{}
	doc.Bid.Pricing.Years = 1
	if message := told(); message != "" {
		t.Errorf("in a bid of one year told %q", message)
	}
}

// Nothing typed is not a free service.
func TestABidWithoutCostsHasNoPrice(t *testing.T) {
	doc := Empty()
	doc.Bid.Pricing.People, doc.Bid.Pricing.Costs, doc.Bid.Core = nil, nil, bid.CoreCosts{}
	r := price(doc)
	for _, id := range []string{"price.target", "price.asked", "cost.full", "year.1.cost", "year.1.gap", "contract.value", "ladder.full_cost"} {
		n, ok := r.Graph.Node(id)
		if !ok || n.Available() || n.Reason().Text == "" {
			t.Errorf("%s is %s", id, n.Format())
		}
	}
}
