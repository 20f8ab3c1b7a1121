package pricing_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
)

// home is the worked residential service: 6 places, 480,000 fixed, 180 a filled week.
func home(occupancy string) bid.Document {
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Unit, p.Volume = bid.Unit{Kind: bid.UnitPlaceWeek}, nil
	p.Costs = []bid.CostLine{{ID: "home", Amount: P("480000"), Fixed: true}, {ID: "food", Basis: bid.PerUnit, Amount: P("180")}}
	p.Service.Capacity = bid.Capacity{Places: Q("6"), Weeks: Q("52"), Occupancy: S(occupancy)}
	p.Surplus = S("0.05")
	return doc
}

func TestFeeByOccupancy(t *testing.T) {
	r := price(home("0.9"))
	want(t, r, "price.target.printed", "1988.84")
	want(t, r, "occ.fee", "1988.84")
	want(t, r, "occ.fee.90", "1988.84")
	want(t, r, "occ.fee.80", "2213.77")
	want(t, r, "occ.breakeven", "0.8505")
	want(t, r, "year.1.volume", "280.8")
	doc := home("0.9")
	doc.Bid.Pricing.Service.Capacity.Retainer, doc.Bid.Pricing.Asked = S("0.5"), P("2000")
	want(t, price(doc), "occ.income", "592800.00") // 2,000 × 312 × (0.9 + 0.1 × 0.5)
	doc.Bid.Pricing.Asked = P("170")
	n, _ := price(doc).Graph.Node("occ.breakeven")
	if n.Available() || n.Reason().Code != "PRICE-106" {
		t.Errorf("a fee under the cost of food breaks even: %s", n.Format())
	}
}

// Where all cost is fixed the fee moves with the inverse of the occupancy.
func TestFixedCostByOccupancy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := decimal.New(int64(rapid.IntRange(30, 100).Draw(t, "occupancy")), -2)
		doc := home(o.String())
		doc.Bid.Pricing.Costs = doc.Bid.Pricing.Costs[:1]
		r := price(doc)
		got, _ := r.Capacity.Fee.Value()
		full, _ := r.Capacity.Table[0].Fee.Value()
		if got.Mul(o).Sub(full).Abs().GreaterThan(decimal.New(1, -9)) {
			t.Fatalf("%s at %s, %s when full", got, o, full)
		}
	})
}

func TestOccupancyChecks(t *testing.T) {
	for occupancy, record := range map[string]string{"0.96": "", "0.9": "0.85"} {
		doc := home(occupancy)
		if record != "" {
			doc.Bid.Pricing.Service.Capacity.Record = S(record)
		}
		if i := code(price(doc), "PRICE-018"); i == nil || i.Path != "pricing.service.capacity.occupancy" {
			t.Errorf("%s with %q: %v", occupancy, record, i)
		}
	}
	doc := home("0.9")
	doc.Bid.Pricing.Service.Capacity.Record = S("0.92")
	if i := code(price(doc), "PRICE-018"); i != nil {
		t.Error(i.Message)
	}
	doc.Bid.Pricing.Service.Capacity.Occupancy = money.Share{}
	if i := code(price(doc), "PRICE-101"); i == nil || i.Path != "pricing.service.capacity.occupancy" {
		t.Errorf("the missing occupancy is not asked for: %v", i)
	}
}

func TestChargeableDaysOutcomesAndBlocks(t *testing.T) {
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Unit, p.Volume = bid.Unit{Kind: bid.UnitDay}, nil
	p.Costs = []bid.CostLine{{ID: "a", Amount: P("50000")}}
	p.Service.Capacity = bid.Capacity{WorkingDays: Q("260"), HolidayDays: Q("28"), SickDays: Q("5"), OtherDays: Q("27")}
	r := price(doc)
	want(t, r, "unit.day.chargeable", "200")
	want(t, r, "price.target", "250")

	p.Unit = bid.Unit{Kind: bid.UnitOutcome}
	p.Service.Capacity = bid.Capacity{Starts: Q("100"), Success: S("0.4")}
	r = price(doc)
	want(t, r, "unit.start", "500")
	want(t, r, "unit.outcome", "1250")
	want(t, r, "price.target", "1250")

	p.Unit = bid.Unit{Kind: bid.UnitBlock}
	p.Volume = []bid.Volume{{Year: 1, Quantity: Q("12")}}
	p.Service.Capacity = bid.Capacity{Units: Q("2000"), Utilisation: S("0.8")}
	r = price(doc)
	want(t, r, "price.target.printed", "4166.67")
	want(t, r, "unit.block.used", "31.25") // 50,000.04 ÷ 1,600
	p.Service.Capacity.Utilisation = S("0")
	if n, _ := price(doc).Graph.Node("unit.block.used"); n.Available() {
		t.Error("a block of which nothing is used has a price a used unit")
	}
}

func TestSessions(t *testing.T) {
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Unit, p.Volume = bid.Unit{Kind: bid.UnitSession}, nil
	w := Worker("a", "37.5")
	w.Sickness, w.Training, w.Supervision = S("0.025"), Q("37.5"), Q("24")
	p.People = []bid.Post{w}
	p.Service.Sessions = []bid.Session{{ID: "s", Name: "Group", Room: P("25"), Materials: P("8"), Capacity: Q("10"), Fill: S("0.8"), Quantity: Q("40"),
		Staff: []bid.SessionStaff{{ID: "x", PostID: "a", People: Q("2"), Delivery: Q("2"), Preparation: Q("0.5"), Travel: Q("0.25")}}}}
	r := price(doc)
	hour := value(t, r, "people.a.cost_per_hour") // 17.31 in the specification
	want(t, r, "people.a.cost_per_hour", "17.31")
	cost := hour.Mul(S("5.5").Decimal()).Add(decimal.NewFromInt(33))
	if got := value(t, r, "session.s.cost"); !got.Round(9).Equal(cost.Round(9)) {
		t.Errorf("a session costs %s, want %s", got, cost)
	}
	want(t, r, "session.s.per_head", cost.Div(decimal.NewFromInt(8)).Round(6).String())
	want(t, r, "session.s.year", "1320")
	want(t, r, "cost.other", "1320.00")
	want(t, r, "year.1.volume", "40")
	p.Service.Sessions[0].Staff[0].PostID = "gone"
	if i := code(price(doc), "PRICE-101"); i == nil || !strings.HasSuffix(i.Path, ".postId") {
		t.Errorf("a removed post is not told: %v", i)
	}
}

// Several units over one cost base bring the income again within half a penny each.
func TestOffersAddToTheIncome(t *testing.T) {
	doc := oneCost(1, bid.CostLine{Amount: P("90000")})
	p := &doc.Bid.Pricing
	p.Volume[0].Quantity = Q("1000")
	p.Service.Offers = []bid.Offer{
		{ID: "day", Unit: bid.Unit{Kind: bid.UnitDay}, Quantity: Q("700")},
		{ID: "half", Name: "Half day", Quantity: Q("400"), Weight: Q("0.5")},
		{ID: "month", Name: "Month", Quantity: Q("12"), Whole: true},
	}
	r := price(doc)
	want(t, r, "offer.day.price", "100.00")
	want(t, r, "offer.half.price", "50.00")
	want(t, r, "offer.month.price", "7500.00")
	want(t, r, "offers.income", "90000.00")
	want(t, r, "offers.rounding", "0.00")
	rapid.Check(t, func(t *rapid.T) {
		units := decimal.Zero
		for i := range p.Service.Offers {
			n := decimal.NewFromInt(int64(rapid.IntRange(1, 5000).Draw(t, "quantity")))
			p.Service.Offers[i].Quantity = money.QuantityOf(n)
			if !p.Service.Offers[i].Whole {
				units = units.Add(n)
			}
		}
		off, known := price(doc).Offers.Rounding.Value()
		if !known || off.Abs().GreaterThan(units.Mul(decimal.New(5, -3)).Add(decimal.New(1, -2))) {
			t.Fatalf("off by %s for %s units", off, units)
		}
	})
	p.Service.Offers[0].LengthID = "gone"
	if n, _ := price(doc).Graph.Node("offer.day.price"); n.Available() {
		t.Error("a removed visit has a price")
	}
}

func TestRosterGivesThePeople(t *testing.T) {
	doc := Empty()
	w := Worker("a", "37.5")
	w.Sickness, w.Training, w.Supervision = S("0.025"), Q("37.5"), Q("24")
	w.Roster = []bid.Shift{{ID: "day", Days: Q("7"), Hours: Q("14")}, {ID: "night", Days: Q("7"), Hours: Q("10")}}
	doc.Bid.Pricing.People = []bid.Post{w}
	r := price(doc)
	want(t, r, "people.a.posts", "5.34") // 8,736 ÷ 1,635
	want(t, r, "people.a.people", "5.34")
	want(t, r, "people.a.hours.productive", "8736")
	want(t, r, "people.a.ni_share", "0.1197")
	doc.Bid.Pricing.People[0].Roster[1].Extra = S("0.24")
	r = price(doc)
	want(t, r, "people.a.roster.premium", "0.1") // 70 of 168 hours at 24 %
	want(t, r, "people.a.each.pay", "27262.95")
	want(t, r, "people.a.floor_headroom", "0") // premiums do not count
	doc.Bid.Pricing.People[0].Headcount = Q("5")
	want(t, price(doc), "people.a.people", "5")
}

func TestAgencyShareOfAPost(t *testing.T) {
	doc := Empty()
	doc.Organisation.VATRegistered = bid.No
	w := Worker("a", "37.5")
	w.Headcount = Q("4")
	doc.Bid.Pricing.People = []bid.Post{w}
	before := value(t, price(doc), "people.a.total")
	hours := value(t, price(doc), "people.a.hours.productive")
	p := &doc.Bid.Pricing.People[0]
	p.Agency, p.AgencyRate, p.AgencyVAT = S("0.25"), P("22"), S("0.2")
	r := price(doc)
	agency := hours.Mul(S("0.25").Decimal()).Mul(S("26.4").Decimal())
	if got := value(t, r, "people.a.total"); !got.Round(6).Equal(before.Mul(S("0.75").Decimal()).Add(agency).Round(6)) {
		t.Errorf("total %s", got)
	}
	if got := value(t, r, "people.a.hours.productive"); !got.Equal(hours) {
		t.Errorf("hours %s, were %s", got, hours)
	}
}

// Paid travel and notice cost hours; unpaid travel counts for the legal floor.
func TestTravelOfAPost(t *testing.T) {
	doc := Empty()
	w := Worker("a", "37.5")
	w.HourlyPay = P("13.5")
	doc.Bid.Pricing.People = []bid.Post{w}
	want(t, price(doc), "people.a.floor_headroom", "0.79")
	want(t, price(doc), "people.a.rlw_headroom", "0.90") // 12.60 until the end of April 2026
	hours := value(t, price(doc), "people.a.hours.productive")
	p := &doc.Bid.Pricing.People[0]
	p.Travel, p.Notice = Q("60"), Q("10")
	want(t, price(doc), "people.a.hours.productive", hours.Sub(decimal.NewFromInt(70)).String())
	p.UnpaidTravel = Q("174") // a tenth of 1,740 hours at work
	r := price(doc)
	want(t, r, "people.a.legal_pay", "12.2727")
	if i := code(r, "PRICE-005"); i == nil || !strings.Contains(i.Message, "unpaid travel") {
		t.Errorf("pay under the floor over all working time is not told: %v", i)
	}
}
