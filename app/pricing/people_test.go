package pricing_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// The worked numbers of the specification, sections 4 and 5.
func TestFullTimePost(t *testing.T) {
	doc := Empty()
	w := Worker("a", "37.5")
	w.Sickness, w.Training, w.Supervision = S("0.025"), Q("37.5"), Q("24")
	doc.Bid.Pricing.People = []bid.Post{w}
	r := price(doc)
	want(t, r, "people.a.pay", "24784.50")
	want(t, r, "people.a.ni", "2967.68")
	want(t, r, "people.a.pension", "556.34")
	want(t, r, "people.a.total", "28308.51")
	want(t, r, "people.a.hours.paid", "1950")
	want(t, r, "people.a.hours.productive", "1635")
	want(t, r, "people.a.productive_share", "0.838")
	want(t, r, "people.a.cost_per_hour", "17.31")
}

func TestStatutorySickPayAWeek(t *testing.T) {
	for hours, weekly := range map[string]string{"16": "123.25", "10": "101.68"} {
		doc := Empty()
		w := Worker("a", hours)
		w.SickPay, w.Sickness = bid.SickStatutory, S("0.02")
		doc.Bid.Pricing.People = []bid.Post{w}
		want(t, price(doc), "people.a.ssp.weekly", weekly)
	}
}

func TestApprenticeshipLevy(t *testing.T) {
	doc := Empty()
	doc.Organisation.Paybill = P("3400000")
	want(t, price(doc), "org.levy", "2000.00")
}

func TestHeadcountHasOneThresholdForEachPerson(t *testing.T) {
	doc := Empty()
	w := Worker("a", "16")
	w.Headcount, w.TimeShare = Q("3"), S("0.5")
	doc.Bid.Pricing.People = []bid.Post{w}
	r := price(doc)
	want(t, r, "people.a.ni", "1254.312") // 836.208 × 3 × 0.5
}

func TestSalaryIsNeverMultipliedWhenActual(t *testing.T) {
	doc := Empty()
	doc.Bid.Pricing.People = []bid.Post{
		{ID: "fte", Role: "Half", Paid: bid.PaidSalaryFTE, Salary: P("32486"), HoursPerWeek: Q("18.75"), FullTimeHours: Q("37.5")},
		{ID: "actual", Role: "Half", Paid: bid.PaidSalaryActual, Salary: P("16243"), HoursPerWeek: Q("18.75"), FullTimeHours: Q("37.5")},
	}
	r := price(doc)
	want(t, r, "people.fte.pay", "16243.00")
	want(t, r, "people.actual.pay", "16243.00")
}

func TestPremiums(t *testing.T) {
	doc := Empty()
	w := Worker("a", "20")
	w.HourlyPay = P("12")
	w.Premiums = []bid.Premium{{ID: "w", Name: "Weekend", Hours: S("0.25"), Extra: S("0.33")}}
	doc.Bid.Pricing.People = []bid.Post{w}
	want(t, price(doc), "people.a.pay", "13509.60") // 12 × 1.0825 × 20 × 52
}

func TestCoverBought(t *testing.T) {
	doc := Empty()
	w := Worker("a", "37.5")
	w.Cover, w.CoverRate = bid.CoverBought, P("20")
	doc.Bid.Pricing.People = []bid.Post{w}
	r := price(doc)
	want(t, r, "people.a.cover", "4200.00")         // 210 hours of holiday
	want(t, r, "people.a.cost_per_hour", "16.6710") // (28,308.515 + 4,200) ÷ 1,950
}

func TestEmploymentAllowance(t *testing.T) {
	doc := Empty()
	doc.Organisation.Charity, doc.Organisation.EmploymentAllowance = bid.Yes, bid.Yes
	doc.Organisation.NIBill = P("10000")
	doc.Bid.Pricing.People = []bid.Post{Worker("a", "37.5"), Worker("b", "16")}
	r := price(doc)
	want(t, r, "org.ea", "10500")
	want(t, r, "org.ea.marginal", "500")
	want(t, r, "people.a.ea", "2257.3784") // 10,500 × 2,967.675 ÷ 13,803.883
	doc.Organisation.EmploymentAllowance = bid.Unknown
	r = price(doc)
	want(t, r, "org.ea", "0")
	if code(r, "PRICE-011") == nil {
		t.Error("an unknown eligibility is not asked for")
	}
}

func TestAHostileNameStillLabelsItsFiguresShortAndVisible(t *testing.T) {
	doc := Empty()
	w := Worker("a", "20")
	w.Role = strings.Repeat("x", 10_000) + "\u202eabc"
	doc.Bid.Pricing.People = []bid.Post{w}
	n, ok := price(doc).Graph.Node("people.a.total")
	if label := n.Label(); !ok || len([]rune(label)) > bid.MaxName+60 || strings.ContainsRune(label, '\u202e') {
		t.Errorf("the label has %d characters", len([]rune(label)))
	}
}
