package pricing_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// sound is a bid without a finding that blocks or warns.
func sound() bid.Document {
	doc := Empty()
	o := &doc.Organisation
	o.EmploymentAllowance, o.Charity, o.VATRegistered = bid.No, bid.Yes, bid.No
	o.Paybill, o.NIBill = P("50000"), P("3000")
	p := &doc.Bid.Pricing
	p.Volume[0].Quantity = Q("5000")
	w := Worker("a", "20")
	w.Sickness = S("0.02")
	p.People = []bid.Post{w}
	p.Costs = []bid.CostLine{{ID: "food", Name: "Food", Basis: bid.PerUnit, Amount: P("2")}}
	p.Contingency, p.Surplus = S("0.02"), S("0.05")
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreAmount, Amount: P("2000")}
	return doc
}

func TestSoundBidHasNoFinding(t *testing.T) {
	for _, i := range price(sound()).Issues {
		if i.Code != "PRICE-014" {
			t.Errorf("%+v", i)
		}
	}
}

// Every check fires on the bid that is wrong in just that way, at the right field.
func TestChecks(t *testing.T) {
	post := func(d *bid.Document) *bid.Post { return &d.Bid.Pricing.People[0] }
	cases := []struct {
		code, path string
		change     func(*bid.Document)
	}{
		{"PRICE-001", "pricing.asked", func(d *bid.Document) { d.Bid.Pricing.Asked = P("5") }},
		{"PRICE-001", "pricing.walkAwayWhy", func(d *bid.Document) { d.Bid.Pricing.WalkAway = P("4.90") }},
		{"PRICE-002", "pricing.asked", func(d *bid.Document) { d.Bid.Pricing.Asked = P("3") }},
		{"PRICE-003", "pricing.asked", func(d *bid.Document) { d.Bid.Pricing.Asked = P("3") }},
		{"PRICE-004", "pricing.surplus", func(d *bid.Document) { d.Bid.Opportunity.Ceiling = P("5") }},
		{"PRICE-005", "pricing.people.a.hourlyPay", func(d *bid.Document) { post(d).HourlyPay = P("12.70") }},
		{"PRICE-006", "pricing.costs", func(d *bid.Document) { d.Bid.Pricing.Unit = bid.Unit{Kind: bid.UnitVisit} }},
		{"PRICE-007", "pricing.people.a.holidayWeeks", func(d *bid.Document) { post(d).HolidayWeeks = Q("4") }},
		{"PRICE-007", "pricing.people.a.holiday", func(d *bid.Document) {
			*post(d) = bid.Post{ID: "a", Paid: bid.PaidSalaryActual, Salary: P("20000"), HoursPerWeek: Q("20"), Holiday: bid.HolidayOnWorked}
		}},
		{"PRICE-008", "pricing.people.a.trainingHours", func(d *bid.Document) { post(d).Training = Q("500") }},
		{"PRICE-009", "pricing.people.a.cover", func(d *bid.Document) { post(d).CoverRate = P("20") }},
		{"PRICE-010", "pricing.people.a.niTypedRate", func(d *bid.Document) { post(d).NITypedRate = S("0.138") }},
		{"PRICE-011", "organisation.employmentAllowance", func(d *bid.Document) { d.Organisation.EmploymentAllowance = bid.Unknown }},
		{"PRICE-012", "organisation.paybill", func(d *bid.Document) {
			d.Organisation.Paybill.UnmarshalJSON([]byte("null"))
			post(d).Headcount = Q("300")
		}},
		{"PRICE-013", "pricing.people.a.pensionRate", func(d *bid.Document) { post(d).PensionRate = S("0.02") }},
		{"PRICE-013", "pricing.people.a.pension", func(d *bid.Document) { post(d).Pension = bid.PensionNone }},
		{"PRICE-015", "facts.ni.secondary_rate@2027-04-06", func(d *bid.Document) { d.Bid.Pricing.Start = D("2027-04-06") }},
		{"PRICE-016", "pricing.uplift.kind", func(d *bid.Document) { d.Bid.Pricing.Years = 2 }},
		{"PRICE-017", "pricing.uplift.kind", func(d *bid.Document) {
			d.Bid.Pricing.Years, d.Bid.Pricing.Uplift = 2, bid.Uplift{Kind: bid.UpliftFixed, Rate: S("0.001")}
		}},
		{"PRICE-019", "pricing.surplus", func(d *bid.Document) { d.Bid.Pricing.Surplus = S("0.3") }},
		{"PRICE-019", "pricing.surplus", func(d *bid.Document) { d.Bid.Pricing.Surplus = S("0") }},
		{"PRICE-020", "pricing.costs", func(d *bid.Document) { d.Bid.Pricing.Costs[0].IsSurplus = true }},
		{"PRICE-022", "pricing.contingency", func(d *bid.Document) { d.Bid.Pricing.Contingency = S("0") }},
		{"PRICE-023", "core.method", func(d *bid.Document) { d.Bid.Core.Method = "" }},
		{"PRICE-024", "pricing.vat", func(d *bid.Document) { d.Bid.Pricing.VAT = "" }},
		{"PRICE-025", "pricing.costs", func(d *bid.Document) { d.Organisation.VATRegistered = bid.Yes }},
		{"PRICE-026", "pricing.people.a.paid", func(d *bid.Document) {
			*post(d) = bid.Post{ID: "a", Paid: bid.PaidSalaryActual, Salary: P("20000"), HoursPerWeek: Q("20"), FullTimeHours: Q("37")}
		}},
		{"PRICE-027", "pricing.years", func(d *bid.Document) {
			d.Bid.Pricing.Years, d.Bid.Opportunity.Term.Months = 5, 36
			d.Bid.Pricing.Costs[0].Basis = bid.Once
		}},
		{"PRICE-031", "pricing.benchmarks", func(d *bid.Document) { d.Bid.Pricing.Benchmarks = []string{"hc.min@2019-04-01"} }},
		{"PRICE-038", "pricing.benchmarks", func(d *bid.Document) { d.Bid.Pricing.Benchmarks = []string{"hc.min@2019-04-01"} }},
		{"PRICE-032", "pricing.asked", func(d *bid.Document) {
			*d = Empty()
			d.Bid.Pricing.Costs = []bid.CostLine{{ID: "a", Amount: P("70")}}
			d.Bid.Pricing.Surplus, d.Bid.Pricing.Asked = S("0.3"), P("91")
		}},
		{"PRICE-034", "pricing.guaranteed", func(d *bid.Document) {
			post(d).Fixed = true
			d.Bid.Pricing.Guaranteed = Q("1000")
		}},
		{"PRICE-035", "pricing.priceBase", func(d *bid.Document) {
			d.Bid.Pricing.CostBase, d.Bid.Pricing.PriceBase = D("2026-04-06"), D("2026-01-01")
		}},
		{"PRICE-036", "pricing.people", func(d *bid.Document) { d.Bid.Opportunity.TUPE = bid.Yes }},
		{"PRICE-037", "pricing.people.a.paidWeeks", func(d *bid.Document) { post(d).PaidWeeks = Q("52.14") }},
		{"PRICE-040", "pricing.costs.m.amount", func(d *bid.Document) {
			d.Bid.Pricing.Costs = append(d.Bid.Pricing.Costs, bid.CostLine{ID: "m", Basis: bid.PerMile, Amount: P("0.60"), Quantity: Q("10")})
		}},
		{"PRICE-101", "pricing.volume.1.quantity", func(d *bid.Document) { d.Bid.Pricing.Volume[0].Quantity = Q("0") }},
		{"PRICE-101", "pricing.people.a.hourlyPay", func(d *bid.Document) { post(d).HourlyPay.UnmarshalJSON([]byte("null")) }},
		{"PRICE-102", "pricing.people.a.hoursPerWeek", func(d *bid.Document) { post(d).Training = Q("2000") }},
		{"PRICE-105", "pricing.surplus", func(d *bid.Document) {
			d.Bid.Pricing.Surplus, d.Bid.Core = S("0.5"), bid.CoreCosts{Method: bid.CoreShareOfPrice, Rate: S("0.5")}
		}},
		{"PRICE-110", "pricing.start", func(d *bid.Document) { *d = noStart(*d) }},
	}
	for _, c := range cases {
		t.Run(c.code+" "+c.path, func(t *testing.T) {
			doc := sound()
			c.change(&doc)
			r := price(doc)
			for _, i := range r.Issues {
				if i.Code == c.code && i.Path == c.path {
					return
				}
			}
			t.Errorf("not found in %v", r.Issues)
		})
	}
}

func noStart(doc bid.Document) bid.Document {
	doc.Bid.Pricing.Start = bid.Pricing{}.Start
	return doc
}

// A missing pay stops its line and what adds it, and nothing else.
func TestOtherLinesStayAlive(t *testing.T) {
	doc := sound()
	doc.Bid.Pricing.People = append(doc.Bid.Pricing.People, bid.Post{ID: "b", Role: "Driver", HoursPerWeek: Q("10")})
	r := price(doc)
	want(t, r, "people.a.pay", "13218.40")
	want(t, r, "cost.food.year", "10000")
	for _, id := range []string{"people.b.pay", "people.total", "price.target", "year.1.gap"} {
		if n, found := r.Graph.Node(id); !found || n.Available() {
			t.Errorf("%s stands without the driver’s pay", id)
		}
	}
}

// Pay lines take the larger of their own growth and that of the legal pay floor.
func TestPayGrowth(t *testing.T) {
	doc := sound()
	p := &doc.Bid.Pricing
	p.Years, p.Start = 2, D("2025-04-06")
	p.People[0].HourlyPay = P("20")
	ratio := "0.0409500409" // 12.71 ÷ 12.21 − 1
	for rate, growth := range map[string]string{"": ratio, "0.02": ratio, "0.06": "0.06"} {
		p.People[0].Growth = bid.Growth{}
		if rate != "" {
			p.People[0].Growth = bid.Growth{Kind: bid.GrowthTyped, Rate: S(rate)}
		}
		r := price(doc)
		// Pay and pension grow; National Insurance is worked out again above £5,000.
		pay := value(t, r, "people.a.pay").Mul(S(growth).Decimal().Add(S("1").Decimal()))
		cost := pay.Add(pay.Sub(P("5000").Decimal()).Mul(S("0.15").Decimal())).Add(value(t, r, "people.a.pension").Mul(S(growth).Decimal().Add(S("1").Decimal())))
		if two := value(t, r, "year.2.people"); two.Sub(cost).Abs().GreaterThan(P("0.01").Decimal()) {
			t.Errorf("typed %q: year 2 costs %s, want %s", rate, two, cost)
		}
	}
}

// Growth between the day of the costs and year 1 comes first.
func TestCostBase(t *testing.T) {
	doc := sound()
	p := &doc.Bid.Pricing
	p.CostBase = D("2025-04-06")
	p.People[0].HourlyPay = P("12.21")
	p.Costs[0].Growth = bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.1")}
	r := price(doc)
	want(t, r, "people.a.pay", "13218.40") // at 12.71
	want(t, r, "cost.food.year", "11000")
	if i := code(r, "PRICE-005"); i != nil {
		t.Error(i.Message)
	}
}

func TestIrrecoverableVAT(t *testing.T) {
	for _, c := range []struct {
		registered bid.Answer
		vat        bid.VATTreatment
		recovery   string
		want       string
	}{
		{bid.No, bid.VATStandard, "", "120"}, {bid.Yes, bid.VATExempt, "0.6", "120"}, {bid.Yes, bid.VATStandard, "", "100"},
		{bid.Yes, bid.VATOutside, "0.6", "108"}, {bid.Unknown, bid.VATStandard, "", "120"},
	} {
		doc := Empty()
		doc.Organisation.VATRegistered, doc.Bid.Pricing.VAT = c.registered, c.vat
		if c.recovery != "" {
			doc.Organisation.VATRecovery = S(c.recovery)
		}
		doc.Bid.Pricing.Costs = []bid.CostLine{{ID: "a", Amount: P("100"), VAT: S("0.2")}}
		want(t, price(doc), "cost.a.year", c.want)
	}
}

func TestCoreThreeWays(t *testing.T) {
	doc := Empty()
	doc.Bid.Pricing.Costs = []bid.CostLine{{ID: "a", Amount: P("80")}}
	doc.Organisation.RunningCosts = []bid.RunningCost{{ID: "x", Amount: P("100")}, {ID: "y", Amount: P("100")}, {ID: "z", Amount: P("1000")}}
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreRunningCosts, Share: S("0.1"), Excluded: []string{"z"}}
	r := price(doc)
	want(t, r, "cost.core", "20")
	want(t, r, "core.share_of_direct", "0.25")
	want(t, r, "core.share_of_price", "0.2")
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreShareOfDirect, Rate: S("0.25")}
	want(t, price(doc), "price.target.printed", "100")
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreShareOfPrice, Rate: S("0.2")}
	want(t, price(doc), "price.target.printed", "100")
}
