package pricing_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/pricing"
)

// homecare is the worked table of the specification: the lengths given, 1,000 visits
// of each, 6.00 of other cost a contact hour.
func homecare(minutes ...string) bid.Document {
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Unit, p.Volume = bid.Unit{Kind: bid.UnitHour}, nil
	v := &p.Service.Visits
	v.Pay, v.Training, v.Sickness = P("12.71"), S("0.02"), S("0.025")
	v.NIRate, v.PensionRate, v.MileRate = S("0.0933"), S("0.0158"), P("0.55")
	hours := decimal.Zero
	for _, m := range minutes {
		v.Lengths = append(v.Lengths, bid.VisitLength{ID: m, Minutes: Q(m), Travel: Q("8"), Miles: Q("2.5"), Quantity: Q("1200")})
		hours = hours.Add(Q(m).Decimal().Mul(decimal.NewFromInt(20)))
	}
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreAmount, Amount: money.PoundsOf(hours.Mul(decimal.NewFromInt(6)))}
	p.Surplus = S("0.05")
	return doc
}

func TestVisitTable(t *testing.T) {
	r := price(homecare("15", "30", "60"))
	for _, row := range [][]string{
		{"15", "19.49", "3.23", "2.48", "5.50", "30.70", "38.63", "9.66"},
		{"30", "16.10", "2.67", "2.05", "2.75", "23.56", "31.12", "15.56"},
		{"60", "14.40", "2.39", "1.83", "1.38", "20.00", "27.37", "27.37"},
	} {
		for i, name := range []string{"gross_hour", "absence_hour", "oncosts_hour", "mileage_hour", "direct_hour", "price_hour", "price_visit"} {
			want(t, r, "visit."+row[0]+"."+name, row[i+1])
		}
	}
	want(t, r, "year.1.volume", "2100") // 1,200 × (15 + 30 + 60) ÷ 60
	if points := r.Visits.Curve(); len(points) != 3 || points[0].ID != "15" || points[2].ID != "60" {
		t.Errorf("the curve has %d points", len(points))
	}
}

// National Insurance and pension follow from the hours: 20 a week give 9.33 and 1.58 %.
func TestVisitRatesFromHours(t *testing.T) {
	doc := homecare("30")
	v := &doc.Bid.Pricing.Service.Visits
	v.NIRate, v.PensionRate, v.HoursPerWeek = money.Share{}, money.Share{}, Q("20")
	r := price(doc)
	want(t, r, "visits.ni_share", "0.0933")
	want(t, r, "visits.pension_share", "0.0158")
	want(t, r, "visit.30.price_visit", "15.56")
	v.HoursPerWeek = Q("16")
	r = price(doc)
	want(t, r, "visits.ni_share", "0.0791")
	v.NIRate = S("0.138")
	if code(price(doc), "PRICE-010") == nil {
		t.Error("a flat rate of 13.8 % is not told")
	}
}

// Where every length has a price of its own, those bring the income.
func TestVisitsPricedApart(t *testing.T) {
	doc := homecare("15", "60")
	lengths := doc.Bid.Pricing.Service.Visits.Lengths
	lengths[0].Asked = P("10")
	if _, found := price(doc).Graph.Node("visits.asked"); found {
		t.Error("one of two prices brings an income")
	}
	lengths[1].Asked = P("26")
	r := price(doc)
	want(t, r, "visits.asked", "43200.00") // 1,200 × 10 + 1,200 × 26
	full := value(t, r, "cost.full")
	if got := value(t, r, "visits.asked_gap"); !got.Add(full).Round(6).Equal(P("43200").Decimal()) {
		t.Errorf("%s is left over", got)
	}
	if i := code(r, "PRICE-001"); i != nil {
		t.Error(i.Message)
	}
	lengths[1].Asked = P("24")
	if i := code(price(doc), "PRICE-001"); i == nil || i.Path != "pricing.service.visits.lengths" {
		t.Errorf("prices by length under full cost are not told: %v", i)
	}
}

// 1,200 half hours with 8 minutes between are 760 hours; one worker of 20 a week has 1,040.
func TestVisitWorkersAndMiles(t *testing.T) {
	doc := homecare("30")
	v := &doc.Bid.Pricing.Service.Visits
	v.HoursPerWeek = Q("20")
	r := price(doc)
	absence := value(t, r, "visits.absence_share").Add(decimal.NewFromInt(1))
	want(t, r, "visits.workers", decimal.NewFromInt(760).Mul(absence).Div(decimal.NewFromInt(1040)).Round(6).String())
	if i := code(r, "PRICE-040"); i != nil {
		t.Error(i.Message)
	}
	v.Lengths[0].Miles = Q("14")
	if i := code(price(doc), "PRICE-040"); i == nil || !strings.Contains(i.Message, "10,000") {
		t.Errorf("long mileage above the approved rates is not told: %v", i)
	}
}

// The published mileage with passengers, and the lower rate beyond the limit.
func TestMileageOfOnePerson(t *testing.T) {
	c := cases(t)["amap-passengers"]
	d := decimal.RequireFromString
	c.near(t, pricing.Mileage(d(c.in("miles")), d("10000"), d(c.in("car_rate")), d("0.25"), 2, d(c.in("passenger_rate"))), "total")
	if got := pricing.Mileage(d("12000"), d("10000"), d("0.55"), d("0.25"), 0, decimal.Zero); !got.Equal(d("6000")) {
		t.Errorf("12,000 miles pay %s", got)
	}
}

// The published half-hour visit of 2021: 10 minutes of travel, 2 miles at 45p.
func TestCaseHalfHourVisitByLength(t *testing.T) {
	c := cases(t)["bloomsbury-half-hour-visit"]
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Unit, p.Volume = bid.Unit{Kind: bid.UnitHour}, nil
	v := &p.Service.Visits
	// The loaded pay holds holiday, pension and National Insurance already.
	loaded := decimal.RequireFromString(c.in("loaded_pay_per_hour"))
	v.Pay, v.HolidayWeeks, v.NIRate, v.PensionRate = money.PoundsOf(loaded), Q("0"), S("0"), S("0")
	v.MileRate = P(c.in("mileage_rate"))
	v.Lengths = []bid.VisitLength{{ID: "a", Minutes: Q(c.in("visit_minutes")), Travel: Q(c.in("travel_minutes")), Miles: Q(c.in("miles_per_visit")), Quantity: Q("100")}}
	p.Surplus = S(c.in("margin_share_of_price"))
	r := price(doc)
	c.near(t, value(t, r, "visit.a.direct_visit"), "visit_cost_exact")
	c.near(t, value(t, r, "visit.a.direct_hour"), "hourly_cost_exact")
	c.near(t, value(t, r, "visit.a.price_hour"), "price_exact")
	c.near(t, value(t, r, "price.target"), "price_exact")
}

// 15.50 for contact alone, 30 minutes with 8 of unpaid travel: 12.24 is under 12.71.
func TestContactOnlyPay(t *testing.T) {
	doc := homecare("30")
	v := &doc.Bid.Pricing.Service.Visits
	v.Pay, v.UnpaidTravel = P("15.50"), true
	r := price(doc)
	want(t, r, "visit.30.legal_pay", "12.24")
	want(t, r, "visit.30.legal_needed", "16.10")
	want(t, r, "visits.floor_headroom", "-0.47")
	want(t, r, "visit.30.gross_hour", "15.50")
	if i := code(r, "PRICE-005"); i == nil || i.Severity != bid.Blocks {
		t.Errorf("pay under the floor is not told: %v", i)
	}
	v.Pay = P("16.10")
	if i := code(price(doc), "PRICE-005"); i != nil {
		t.Error(i.Message)
	}
}

func TestVisitAgencyWorkersAndPremiums(t *testing.T) {
	doc := homecare("30")
	doc.Organisation.VATRegistered = bid.No
	v := &doc.Bid.Pricing.Service.Visits
	v.Agency, v.AgencyRate, v.AgencyVAT = S("0.1"), P("20"), S("0.2")
	r := price(doc)
	want(t, r, "visit.30.agency_hour", "24.00")
	want(t, r, "visit.30.direct_hour", "23.61") // 0.9 × 23.5640 + 0.1 × 24
	v.Agency = money.Share{}
	v.Lengths[0].Workers = Q("2")
	r = price(doc)
	want(t, r, "visit.30.direct_hour", "23.56")
	want(t, r, "visit.30.direct_visit", "23.56")
	want(t, r, "year.1.volume", "1200")
	v.Lengths[0].Workers = money.Quantity{}
	v.Premiums = []bid.Premium{{ID: "w", Hours: S("0.25"), Extra: S("0.2")}}
	want(t, price(doc), "visit.30.gross_hour", "16.90") // 12.71 × 1.05 × 38 ÷ 30
	v.OnCosts = bid.OnCostsOnGross
	want(t, price(doc), "visit.30.oncosts_hour", "1.84") // 16.904 × 10.91 %
}

// The quantity that follows from the visits stands in every year.
func TestVisitsOfSeveralYears(t *testing.T) {
	doc := homecare("30", "60")
	p := &doc.Bid.Pricing
	p.Years, p.CarryFacts = 3, true
	p.Service.Visits.Growth = bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.05")}
	r := price(doc)
	want(t, r, "year.3.volume", "1800")
	direct := value(t, r, "visits.direct")
	if got := value(t, r, "year.3.people"); !got.Round(6).Equal(direct.Mul(S("1.1025").Decimal()).Round(6)) {
		t.Errorf("year 3 costs %s, want 1.05² × %s", got, direct)
	}
	if i := code(r, "PRICE-106"); i != nil {
		t.Error(i.Message)
	}
}

// Prices by length bring the price of the year again, but for half a penny a visit.
func TestVisitPricesAddToTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := homecare("15", "30", "45", "60")
		p := &doc.Bid.Pricing
		p.Contingency = money.ShareOf(decimal.New(int64(rapid.IntRange(0, 9).Draw(t, "contingency")), -2))
		p.Costs = []bid.CostLine{{ID: "a", Basis: bid.PerShareOfPrice, Rate: money.ShareOf(decimal.New(int64(rapid.IntRange(0, 20).Draw(t, "of price")), -2))}}
		visits := 0
		for i := range p.Service.Visits.Lengths {
			n := rapid.IntRange(1, 30000).Draw(t, "visits")
			visits += n
			p.Service.Visits.Lengths[i].Quantity = money.QuantityOf(decimal.NewFromInt(int64(n)))
		}
		r := price(doc)
		off, known := r.Visits.Rounding.Value()
		if !known || off.Abs().GreaterThan(decimal.New(int64(visits)*5+1, -3)) {
			t.Fatalf("visits bring %s more than the price (%v)", off, r.Visits.Rounding.Reason())
		}
	})
}

// With no visits typed, cost lines stand and prices have no quantity.
func TestVisitsWithoutQuantity(t *testing.T) {
	doc := homecare("30")
	doc.Bid.Pricing.Service.Visits.Lengths[0].Quantity = money.Quantity{}
	r := price(doc)
	want(t, r, "visit.30.direct_hour", "23.56")
	for _, id := range []string{"visit.30.price_hour", "visit.30.year", "price.target", "visits.hours"} {
		if n, found := r.Graph.Node(id); !found || n.Available() {
			t.Errorf("%s stands without the number of visits", id)
		}
	}
	if i := code(r, "PRICE-101"); i == nil || i.Path != "pricing.service.visits.lengths.30.quantity" {
		t.Errorf("the missing number is not asked for: %v", i)
	}
	doc.Bid.Pricing.Service.Visits.Lengths[0].Quantity, doc.Bid.Pricing.Service.Visits.Lengths[0].Minutes = Q("10"), Q("0")
	if n, _ := price(doc).Graph.Node("visit.30.direct_hour"); n.Available() {
		t.Error("a visit of no minutes has a cost")
	}
}

func TestVisitChecks(t *testing.T) {
	visits := func(d *bid.Document) *bid.Visits { return &d.Bid.Pricing.Service.Visits }
	for _, c := range []struct {
		code, path string
		change     func(*bid.Document)
	}{
		{"PRICE-006", "pricing.service.visits.lengths.15.travelMinutes", func(d *bid.Document) { visits(d).Lengths[0].Travel = Q("0") }},
		{"PRICE-006", "pricing.service.visits.lengths.15.miles", func(d *bid.Document) { visits(d).Lengths[0].Miles = money.Quantity{} }},
		{"PRICE-007", "pricing.service.visits.holidayWeeks", func(d *bid.Document) { visits(d).HolidayWeeks = Q("4") }},
		{"PRICE-030", "pricing.asked", func(d *bid.Document) { d.Bid.Pricing.Asked = P("30.60") }},
		{"PRICE-030", "pricing.service.visits.lengths.15.asked", func(d *bid.Document) { visits(d).Lengths[0].Asked = P("7.60") }},
		{"PRICE-040", "pricing.service.visits.mileRate", func(d *bid.Document) { visits(d).MileRate = P("0.6") }},
		{"PRICE-040", "pricing.service.visits.mileRate", func(d *bid.Document) { visits(d).MileRate = P("0") }},
	} {
		doc := homecare("15", "60")
		find := func() *bid.Issue {
			for _, i := range price(doc).Issues {
				if i.Code == c.code && i.Path == c.path {
					return &i
				}
			}
			return nil
		}
		doc.Bid.Pricing.Asked = P("40")
		if i := find(); i != nil {
			t.Errorf("%s fires on a sound bid: %s", c.code, i.Message)
		}
		c.change(&doc)
		if find() == nil {
			t.Errorf("%s at %s does not fire", c.code, c.path)
		}
	}
}

// The legal floor of the ladder holds paid travel even where the bid leaves it unpaid.
func TestLegalFloorOfVisits(t *testing.T) {
	doc := homecare("30")
	floor := value(t, price(doc), "visits.legal_floor")
	if direct := value(t, price(doc), "visits.direct"); !floor.Equal(direct) {
		t.Errorf("pay is at the floor, but its cost %s is not %s", floor, direct)
	}
	doc.Bid.Pricing.Service.Visits.UnpaidTravel = true
	if got := value(t, price(doc), "visits.legal_floor"); got.Sub(floor).Abs().GreaterThan(decimal.New(1, -9)) {
		t.Errorf("unpaid travel lowers the legal floor to %s from %s", got, floor)
	}
}

// In a later year National Insurance takes more of pay that has grown: the threshold has not.
func TestVisitRatesOfLaterYears(t *testing.T) {
	doc := homecare("60")
	p := &doc.Bid.Pricing
	p.Years = 2
	v := &p.Service.Visits
	v.NIRate, v.PensionRate, v.HoursPerWeek = money.Share{}, S("0.02"), Q("20")
	v.Growth = bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.1")}
	r := price(doc)
	// 12.71 × 20 × 52 = 13,218.40; a tenth more is 14,540.24.
	share := func(pay string) decimal.Decimal {
		e := P(pay).Decimal()
		return e.Sub(decimal.NewFromInt(5000)).Mul(S("0.15").Decimal()).DivRound(e, 16)
	}
	change := share("14540.24").Sub(share("13218.40"))
	cost := value(t, r, "visits.direct").Add(value(t, r, "visits.pay").Mul(change)).Mul(S("1.1").Decimal())
	if got := value(t, r, "year.2.people"); !got.Round(4).Equal(cost.Round(4)) {
		t.Errorf("year 2 costs %s, want %s", got, cost)
	}
}
