package pricing_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/pricing"
)

// published is one worked case of the shared folder: numbers as texts.
type published struct {
	ID        string
	Inputs    map[string]any
	Expected  map[string]any
	Tolerance map[string]string
}

// cases reads the open worked cases, or says that the folder is missing.
func cases(t *testing.T) map[string]published {
	t.Helper()
	folder := os.Getenv("BIDWRIGHT_SHARED")
	if folder == "" {
		_, here, _, _ := runtime.Caller(0)
		folder = filepath.Join(filepath.Dir(here), "..", "..", "..", "shared")
	}
	raw, err := os.ReadFile(filepath.Join(folder, "cases", "pricing_cases.json"))
	if err != nil {
		t.Skipf("the folder of worked cases is missing (%v); set BIDWRIGHT_SHARED", err)
	}
	var all struct{ Cases []published }
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	byID := map[string]published{}
	for _, c := range all.Cases {
		byID[c.ID] = c
	}
	return byID
}

func (c published) in(name string) string { return c.Inputs[name].(string) }

// near compares a value with an expectation at the case's tolerance.
func (c published) near(t *testing.T, got decimal.Decimal, name string) {
	t.Helper()
	c.nearText(t, got, name, c.Expected[name].(string))
}

func (c published) nearText(t *testing.T, got decimal.Decimal, name, expected string) {
	t.Helper()
	tolerance, found := c.Tolerance[name]
	if !found {
		tolerance = c.Tolerance["default"]
	}
	w := decimal.RequireFromString(expected)
	got = got.Round(max(-w.Exponent(), 0))
	if got.Sub(w).Abs().GreaterThan(decimal.RequireFromString(tolerance)) {
		t.Errorf("%s %s: %s, want %s ± %s", c.ID, name, got, expected, tolerance)
	}
}

func value(t *testing.T, r *pricing.Result, id string) decimal.Decimal {
	t.Helper()
	n, found := r.Graph.Node(id)
	if !found {
		t.Fatalf("there is no figure %s", id)
	}
	v, known := n.Value()
	if !known {
		t.Fatalf("%s is not available: %s", id, n.Reason().Text)
	}
	return v
}

// fraction reads an exact fraction such as 5.6/52 to the 12 places of a document.
func fraction(text string) money.Share {
	over, under, found := strings.Cut(text, "/")
	if !found {
		return money.MustShare(text)
	}
	return money.ShareOf(decimal.RequireFromString(over).DivRound(decimal.RequireFromString(under), 12))
}

func percent(text string) money.Share {
	return money.ShareOf(decimal.RequireFromString(text).Shift(-2))
}

func TestCaseHomecareBuildUp(t *testing.T) {
	c := cases(t)["ukhca-2014-build-up"]
	doc := Empty()
	// One contact hour: an hour of pay for one person, the rest a share of it or a unit cost.
	gross := decimal.RequireFromString(c.in("contact_pay")).Add(decimal.RequireFromString(c.in("travel_pay")))
	w := Worker("a", "1")
	w.HourlyPay, w.PaidWeeks, w.Pension = money.PoundsOf(gross), Q("1"), bid.PensionNone
	p := &doc.Bid.Pricing
	p.People = []bid.Post{w}
	unit := func(id string) bid.CostLine {
		return bid.CostLine{ID: id, Name: id, Basis: bid.PerUnit, Amount: P(c.in(id))}
	}
	p.Costs = []bid.CostLine{
		{ID: "ni", Basis: bid.PerShareOfPay, Rate: percent(c.in("ni_percent_of_gross_pay"))},
		{ID: "holiday", Basis: bid.PerShareOfPay, Rate: fraction(c.in("holiday_share_of_gross_pay"))},
		unit("training"), unit("pension"), unit("mileage"),
	}
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreShareOfPrice, Rate: S(c.in("business_share_of_price"))}
	p.Surplus = S(c.in("surplus_share_of_price"))
	r := price(doc)
	c.near(t, value(t, r, "people.a.pay"), "gross_pay")
	c.near(t, value(t, r, "cost.ni.year"), "ni")
	c.near(t, value(t, r, "cost.holiday.year"), "holiday")
	c.near(t, value(t, r, "cost.direct"), "direct_cost")
	c.near(t, value(t, r, "cost.core"), "business")
	c.near(t, value(t, r, "price.surplus"), "surplus")
	c.near(t, value(t, r, "price.target.printed"), "price_published")
	c.near(t, value(t, r, "price.target"), "price_exact_unrounded")
	c.near(t, value(t, r, "price.target.printed"), "lines_as_published_sum")
}

func TestCaseHalfHourVisit(t *testing.T) {
	c := cases(t)["bloomsbury-half-hour-visit"]
	minutes := decimal.RequireFromString(c.in("visit_minutes")).Add(decimal.RequireFromString(c.in("travel_minutes")))
	w := Worker("a", "1")
	w.HourlyPay, w.PaidWeeks, w.Pension = P(c.in("loaded_pay_per_hour")), Q("1"), bid.PensionNone
	w.HoursPerWeek = money.QuantityOf(minutes.DivRound(decimal.NewFromInt(60), 12))
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Unit = bid.Unit{Kind: bid.UnitVisit}
	p.People = []bid.Post{w}
	p.Costs = []bid.CostLine{{ID: "miles", Basis: bid.PerMile, Amount: P(c.in("mileage_rate")), Quantity: Q(c.in("miles_per_visit"))}}
	p.Surplus = S(c.in("margin_share_of_price"))
	r := price(doc)
	c.near(t, value(t, r, "cost.full.unit"), "visit_cost_published")
	c.near(t, value(t, r, "cost.full.unit"), "visit_cost_exact")
	p.Unit, p.Volume[0].Quantity = bid.Unit{Kind: bid.UnitHour}, Q("0.5") // half an hour
	r = price(doc)
	c.near(t, value(t, r, "cost.full.unit"), "hourly_cost_published")
	c.near(t, value(t, r, "cost.full.unit"), "hourly_cost_exact")
	c.near(t, value(t, r, "price.target"), "price_exact")
	c.near(t, value(t, r, "price.target.printed"), "price_published")
	if got := value(t, r, "price.markup").Shift(2).Round(2).String(); got != "42.86" {
		t.Errorf("mark-up %s", got)
	}
}

func TestCaseEmployerNI(t *testing.T) {
	c := cases(t)["employer-ni-35000"]
	doc := Empty()
	doc.Bid.Pricing.People = []bid.Post{{ID: "a", Paid: bid.PaidSalaryActual, Salary: P(c.in("annual_pay")), HoursPerWeek: Q("37.5")}}
	c.near(t, value(t, price(doc), "people.a.ni"), "ni_year")
}

func TestCaseWeekCount(t *testing.T) {
	c := cases(t)["nlw-rise-week-count"]
	for weeks, name := range map[string]string{"365/7": "exact_365_over_7", "52": "exact_52"} {
		doc := Empty()
		doc.Bid.Pricing.Weeks = weeks
		before, after := Worker("old", c.in("hours_per_week")), Worker("new", c.in("hours_per_week"))
		before.HourlyPay, after.HourlyPay = P(c.in("old_rate")), P(c.in("new_rate"))
		doc.Bid.Pricing.People = []bid.Post{before, after}
		r := price(doc)
		rise := value(t, r, "people.new.pay").Sub(value(t, r, "people.old.pay"))
		c.near(t, rise, name)
		c.near(t, rise, strings.Replace(name, "exact", "published", 1))
	}
}

func TestCaseEffectiveNI(t *testing.T) {
	c := cases(t)["effective-ni-by-hours"]
	for _, entry := range c.Expected["rows"].([]any) {
		row := entry.(map[string]any)
		text := func(name string) string { return row[name].(string) }
		doc := Empty()
		w := Worker("a", text("hours_per_week"))
		w.HourlyPay = P(c.in("hourly_pay"))
		doc.Bid.Pricing.People = []bid.Post{w}
		r := price(doc)
		pay, ni, pension := value(t, r, "people.a.pay"), value(t, r, "people.a.ni"), value(t, r, "people.a.pension")
		doc.Bid.Pricing.Start = D("2024-04-06")
		old := value(t, price(doc), "people.a.ni")
		for name, got := range map[string]decimal.Decimal{
			"annual_pay": pay, "ni": ni, "pension": pension, "ni_2024_25_rule": old,
			"ni_percent_of_pay":              ni.Shift(2).DivRound(pay, 10),
			"pension_percent_of_pay":         pension.Shift(2).DivRound(pay, 10),
			"ni_2024_25_rule_percent_of_pay": old.Shift(2).DivRound(pay, 10),
		} {
			c.nearText(t, got, text("hours_per_week")+" h "+name, text(name))
		}
	}
}

func TestCaseShareAndMarkUp(t *testing.T) {
	c := cases(t)["share-and-mark-up"]
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Costs = []bid.CostLine{{ID: "a", Amount: P(c.in("cost_example"))}}
	for _, entry := range c.Expected["to_mark_up"].([]any) {
		row := entry.(map[string]any)
		p.Surplus = percent(row["share_of_price_percent"].(string))
		c.nearText(t, value(t, price(doc), "price.markup").Shift(2), "mark-up", row["mark_up_percent"].(string))
	}
	p.Surplus = percent(c.in("share_example_percent"))
	c.near(t, value(t, price(doc), "price.target"), "price_example")
	// A price that holds a mark-up shows its share as the margin of the year.
	p.Costs[0].Amount = P("100000")
	for _, entry := range c.Expected["to_share"].([]any) {
		row := entry.(map[string]any)
		markUp := percent(row["mark_up_percent"].(string)).Decimal()
		p.Asked = money.PoundsOf(decimal.NewFromInt(100000).Mul(decimal.NewFromInt(1).Add(markUp)))
		c.nearText(t, value(t, price(doc), "year.1.margin").Shift(2), "share", row["share_of_price_percent"].(string))
	}
}

func TestCaseHolidayAccrual(t *testing.T) {
	c := cases(t)["holiday-accrual-10-hours"]
	doc := Empty()
	w := Worker("a", c.in("hours_worked"))
	w.HourlyPay, w.PaidWeeks, w.Holiday = P("10"), Q("1"), bid.HolidayOnWorked
	doc.Bid.Pricing.People = []bid.Post{w}
	r := price(doc)
	hours := value(t, r, "people.a.each.holiday_hours")
	c.near(t, hours, "hours_exact")
	c.near(t, hours, "hours_published")
	c.near(t, hours.Mul(decimal.NewFromInt(60)), "minutes_exact")
	c.near(t, hours.Mul(decimal.NewFromInt(60)), "minutes_published")
	c.near(t, value(t, r, "people.a.holiday"), "cost_on_100_worked_pay")
}

func TestCaseMileage(t *testing.T) {
	c := cases(t)["amap-passengers"]
	doc := Empty()
	doc.Bid.Pricing.Costs = []bid.CostLine{
		{ID: "car", Basis: bid.PerMile, Amount: P(c.in("car_rate")), Quantity: Q(c.in("miles"))},
		{ID: "passengers", Basis: bid.PerMile, Amount: P(c.in("passenger_rate")),
			Quantity: money.QuantityOf(decimal.RequireFromString(c.in("miles")).Mul(decimal.RequireFromString(c.in("passengers"))))},
	}
	r := price(doc)
	c.near(t, value(t, r, "cost.car.year"), "mileage")
	c.near(t, value(t, r, "cost.passengers.year"), "passenger_payment")
	c.near(t, value(t, r, "cost.direct"), "total")
}
