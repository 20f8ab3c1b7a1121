package pricing_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
)

// codesOf are the codes found by the ranges of the document and by the price.
func codesOf(doc bid.Document) map[string]bid.Issue {
	found := map[string]bid.Issue{}
	for _, i := range append(bid.Check(doc), price(doc).Issues...) {
		found[i.Code] = i
	}
	return found
}

// Every code of the specification that the price or its document tells fires on the
// bid that is wrong in just that way, names a field and says what to do, and is silent
// on a sound bid. The codes of cash, results, scoring and risk belong to those engines.
func TestEveryCodeFiresAndCanBeSilent(t *testing.T) {
	p := func(d *bid.Document) *bid.Pricing { return &d.Bid.Pricing }
	post := func(d *bid.Document) *bid.Post { return &p(d).People[0] }
	cost := func(d *bid.Document) *bid.CostLine { return &p(d).Costs[0] }
	changes := map[string]func(*bid.Document){
		"PRICE-001": func(d *bid.Document) { p(d).Asked = P("5") },
		"PRICE-002": func(d *bid.Document) { p(d).Asked = P("3") },
		"PRICE-003": func(d *bid.Document) { p(d).Asked = P("3") },
		"PRICE-004": func(d *bid.Document) { d.Bid.Opportunity.Ceiling = P("5") },
		"PRICE-005": func(d *bid.Document) { post(d).UnpaidTravel = Q("10") },
		"PRICE-006": func(d *bid.Document) { p(d).Unit.Kind = bid.UnitVisit },
		"PRICE-007": func(d *bid.Document) { post(d).HolidayWeeks = Q("5.5") },
		"PRICE-008": func(d *bid.Document) { post(d).Notice = Q("500") },
		"PRICE-009": func(d *bid.Document) { post(d).CoverRate = P("20") },
		"PRICE-010": func(d *bid.Document) { post(d).NITypedRate = S("0.138") },
		"PRICE-011": func(d *bid.Document) { d.Organisation.EmploymentAllowance = bid.Unknown },
		"PRICE-012": func(d *bid.Document) {
			d.Organisation.Paybill = money.Pounds{}
			post(d).Headcount = Q("300")
		},
		"PRICE-013": func(d *bid.Document) { post(d).PensionRate = S("0.02") },
		"PRICE-015": func(d *bid.Document) { p(d).Start = D("2027-04-06") },
		"PRICE-016": func(d *bid.Document) { p(d).Years = 2 },
		"PRICE-017": func(d *bid.Document) {
			p(d).Years, p(d).Uplift = 2, bid.Uplift{Kind: bid.UpliftFixed, Rate: S("0.001")}
		},
		"PRICE-018": func(d *bid.Document) { p(d).Service.Capacity.Occupancy = S("0.97") },
		"PRICE-019": func(d *bid.Document) { p(d).Surplus = S("0.25") },
		"PRICE-020": func(d *bid.Document) { cost(d).IsSurplus = true },
		"PRICE-021": func(d *bid.Document) { cost(d).Stated, cost(d).StatedOf = S("0.5"), P("10") },
		"PRICE-022": func(d *bid.Document) { p(d).Contingency = money.Share{} },
		"PRICE-023": func(d *bid.Document) { d.Bid.Core.Method = bid.CoreNotStated },
		"PRICE-024": func(d *bid.Document) { p(d).VAT = bid.VATUndecided },
		"PRICE-025": func(d *bid.Document) { d.Organisation.VATRegistered = bid.Yes },
		"PRICE-026": func(d *bid.Document) {
			*post(d) = bid.Post{ID: "a", Paid: bid.PaidSalaryActual, Salary: P("20000"), HoursPerWeek: Q("20"), FullTimeHours: Q("37")}
		},
		"PRICE-027": func(d *bid.Document) {
			p(d).Years, d.Bid.Opportunity.Term.Months, cost(d).Basis = 5, 36, bid.Once
		},
		"PRICE-030": func(d *bid.Document) {
			service := homecare("15").Bid.Pricing.Service
			p(d).Service = service
			p(d).Service.Visits.Lengths[0].Asked = P("7")
		},
		"PRICE-031": func(d *bid.Document) { p(d).Benchmarks = []string{"hc.min@2019-04-01"} },
		"PRICE-032": func(d *bid.Document) {
			*d = Empty()
			p(d).Costs = []bid.CostLine{{ID: "a", Amount: P("70")}}
			p(d).Surplus, p(d).Asked = S("0.3"), P("91")
		},
		"PRICE-034": func(d *bid.Document) { post(d).Fixed, p(d).Guaranteed = true, Q("100") },
		"PRICE-035": func(d *bid.Document) { p(d).CostBase, p(d).PriceBase = D("2026-04-06"), D("2026-01-01") },
		"PRICE-036": func(d *bid.Document) { d.Bid.Opportunity.TUPE = bid.Yes },
		"PRICE-037": func(d *bid.Document) { post(d).PaidWeeks = Q("52.14") },
		"PRICE-038": func(d *bid.Document) { p(d).Benchmarks = []string{"hc.min@2019-04-01"} },
		"PRICE-040": func(d *bid.Document) {
			*cost(d) = bid.CostLine{ID: "m", Basis: bid.PerMile, Quantity: Q("10"), Amount: P("0")}
		},
		"PRICE-101": func(d *bid.Document) { p(d).Volume[0].Quantity = Q("0") },
		"PRICE-102": func(d *bid.Document) { post(d).Training = Q("2000") },
		"PRICE-103": func(d *bid.Document) { post(d).Travel = Q("-1") },
		"PRICE-104": func(d *bid.Document) { post(d).Agency = S("1.1") },
		"PRICE-105": func(d *bid.Document) {
			p(d).Surplus, d.Bid.Core = S("0.5"), bid.CoreCosts{Method: bid.CoreShareOfPrice, Rate: S("0.5")}
		},
		"PRICE-108": func(d *bid.Document) { p(d).Service.Capacity.Occupancy = S("1.2") },
		"PRICE-109": func(d *bid.Document) { p(d).Weeks = "a year" },
		"PRICE-110": func(d *bid.Document) { p(d).Start = Empty().Bid.Opportunity.Term.Start },
	}
	quiet := codesOf(sound())
	for code, change := range changes {
		if i, fires := quiet[code]; fires {
			t.Errorf("%s fires on a sound bid: %s", code, i.Message)
		}
		doc := sound()
		change(&doc)
		i, fires := codesOf(doc)[code]
		if !fires {
			t.Errorf("%s does not fire", code)
		} else if i.Path == "" || len(i.Message) < 40 {
			t.Errorf("%s: %+v", code, i)
		}
	}
	// A figure past its date warns (PRICE-014), which stands for dates beyond the facts.
	doc := sound()
	p(&doc).Start, p(&doc).CarryFacts = D("2040-04-06"), true
	if _, fires := codesOf(doc)["PRICE-014"]; !fires {
		t.Error("a date beyond the facts is not told")
	}
	// A zero divisor is the reason of its figure alone (PRICE-106).
	doc = sound()
	p(&doc).Asked = P("1")
	if n, _ := price(doc).Graph.Node("even.volume"); n.Reason().Code != "PRICE-106" {
		t.Errorf("no quantity breaks even, and the reason is %+v", n.Reason())
	}
}
