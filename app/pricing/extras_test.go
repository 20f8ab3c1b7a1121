package pricing_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/pricing"
)

// Section 7 of the specification: who supplies welfare, for whom, and where.
func TestVATSuggestion(t *testing.T) {
	welfare := bid.VATAnswers{Welfare: bid.Yes, Assessed: bid.Yes, Staff: bid.No}
	with := func(change func(*bid.VATAnswers)) bid.VATAnswers {
		a := welfare
		change(&a)
		return a
	}
	regulated := func(x bid.Answer) bid.VATAnswers { return with(func(a *bid.VATAnswers) { a.Regulated = x }) }
	for _, c := range []struct {
		name    string
		charity bid.Answer
		nation  bid.Nation
		answers bid.VATAnswers
		points  bid.VATTreatment
		ask     bool
		path    string
	}{
		{"nothing answered", bid.No, bid.England, bid.VATAnswers{}, "", true, "pricing.vatAnswers.welfare"},
		{"charity", bid.Yes, bid.England, welfare, bid.VATExempt, false, ""},
		{"regulated company", bid.No, bid.England, regulated(bid.Yes), bid.VATExempt, false, ""},
		{"unregulated company in England", bid.No, bid.England, regulated(bid.No), bid.VATStandard, true, ""},
		{"unregulated company in Wales", bid.No, bid.Wales, regulated(bid.No), bid.VATStandard, true, ""},
		{"in Scotland", bid.No, bid.Scotland, regulated(bid.No), "", true, "pricing.vatAnswers.regulated"},
		{"in Northern Ireland", bid.No, bid.NorthernIreland, regulated(bid.No), "", true, "pricing.vatAnswers.regulated"},
		{"regulation unknown", bid.No, bid.England, welfare, "", true, "pricing.vatAnswers.regulated"},
		{"staff supply", bid.Yes, bid.England, with(func(a *bid.VATAnswers) { a.Staff = bid.Yes }), "", true, ""},
		{"no assessed need", bid.Yes, bid.England, with(func(a *bid.VATAnswers) { a.Assessed = bid.No }), "", true, ""},
		{"a grant", bid.Yes, bid.England, bid.VATAnswers{Grant: bid.Yes}, bid.VATOutside, true, ""},
	} {
		doc := sound()
		doc.Organisation.Charity, doc.Bid.Opportunity.Nation, doc.Bid.Pricing.VATAnswers = c.charity, c.nation, c.answers
		got := pricing.VATSuggestion(doc)
		if got.Treatment != c.points || got.Ask != c.ask || got.Path != c.path || got.Text == "" {
			t.Errorf("%s: %+v", c.name, got)
		}
		if got.Treatment != "" && len(got.Sources) == 0 {
			t.Errorf("%s: no source", c.name)
		}
		doc.Bid.Pricing.VAT = bid.VATUndecided
		if i := code(price(doc), "PRICE-024"); i == nil || i.Severity != bid.Blocks {
			t.Errorf("%s: the program decides by itself", c.name)
		}
	}
	doc := sound()
	doc.Organisation.Charity, doc.Bid.Pricing.VATAnswers = bid.No, regulated(bid.No)
	if i := code(price(doc), "PRICE-024"); i == nil || i.Severity != bid.Warns {
		t.Errorf("an exempt price against the answers is not told: %v", i)
	}
	doc.Bid.Pricing.VATWhy = "HMRC wrote so in March"
	if i := code(price(doc), "PRICE-024"); i != nil {
		t.Error(i.Message)
	}
}

// The article of 2014 prints 10.5 % beside a holiday line that only 10.77 % gives.
func TestStatedPercentage(t *testing.T) {
	c := cases(t)["ukhca-2014-build-up"]
	doc := sound()
	line := bid.CostLine{ID: "h", Name: "Holiday", Basis: bid.PerUnit, Amount: P(c.Expected["holiday"].(string)), Stated: S("0.105"), StatedOf: P(c.Expected["gross_pay"].(string))}
	doc.Bid.Pricing.Costs = append(doc.Bid.Pricing.Costs, line)
	if i := code(price(doc), "PRICE-021"); i == nil || i.Path != "pricing.costs.h.stated" || !strings.Contains(i.Message, "£0.79") {
		t.Errorf("the printed percentage is not told: %v", i)
	}
	last := &doc.Bid.Pricing.Costs[1]
	last.Stated = S("0.108")
	if i := code(price(doc), "PRICE-021"); i != nil {
		t.Error(i.Message)
	}
	last.StatedOf = money.Pounds{}
	if i := code(price(doc), "PRICE-021"); i == nil || i.Path != "pricing.costs.h.statedOf" {
		t.Errorf("a percentage of nothing named is not told: %v", i)
	}
	*last = bid.CostLine{ID: "h", Basis: bid.PerShareOfPay, Rate: S("0.1077"), Stated: S("0.105")}
	if code(price(doc), "PRICE-021") == nil {
		t.Error("10.5 % beside 10.77 % is not told")
	}
}

// Investment and training are stated apart, and the three add to the price.
func TestPurposes(t *testing.T) {
	doc := sound()
	p := &doc.Bid.Pricing
	if _, found := price(doc).Graph.Node("price.care"); found {
		t.Error("a bid without purposes states them")
	}
	p.Costs = append(p.Costs, bid.CostLine{ID: "kit", Name: "Kit", Basis: bid.Once, Amount: P("3000"), Purpose: bid.PurposeInvestment},
		bid.CostLine{ID: "course", Name: "Courses", Amount: P("1250"), Purpose: bid.PurposeTraining})
	r := price(doc)
	want(t, r, "price.investment", "3000")
	want(t, r, "price.training", "1250")
	want(t, r, "price.training.unit", "0.25")
	sum := value(t, r, "price.care").Add(value(t, r, "price.investment")).Add(value(t, r, "price.training"))
	if total := value(t, r, "price.total"); !sum.Equal(total) {
		t.Errorf("%s, but the price is %s", sum, total)
	}
}

// An exit cost falls in the last year, at the prices of then, and is never financed.
func TestExitCost(t *testing.T) {
	doc := oneCost(3, bid.CostLine{Basis: bid.Once, Amount: P("9000"), Exit: true, Finance: S("0.05"), Growth: bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.1")}})
	want(t, price(doc), "cost.c.year", "3630") // 9,000 × 1.1² ÷ 3
}

// As the seed's core example: only the lines under pressure rise, 2.86 % not 4.1 %.
func TestUpliftRequest(t *testing.T) {
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Volume[0].Quantity = Q("100")
	p.Costs = []bid.CostLine{{ID: "staff", Name: "Staffing", Amount: P("24000")}, {ID: "energy", Name: "Energy", Amount: P("2000")}, {ID: "rest", Name: "The rest", Amount: P("14000")}}
	p.Claims = []bid.Claim{
		{ID: "a", LineID: "staff", Change: S("0.041"), Cause: "the legal pay floor rose", Evidence: "GOV.UK", Date: D("2027-04-01")},
		{ID: "b", LineID: "energy", Change: S("0.08"), Cause: "a new tariff.", Evidence: "The supplier’s notice", Date: D("2027-04-01")},
	}
	r := price(doc)
	want(t, r, "uplift.a.amount", "984")
	want(t, r, "uplift.amount", "1144")
	want(t, r, "uplift.request", "0.0286")
	want(t, r, "uplift.price", "411.44")
	letter := strings.Join(r.UpliftRequest.Letter, "\n")
	for _, words := range []string{"£1,144.00", "2.86\u00a0%", "the reason: a new tariff.", "Evidence: GOV.UK.", "instead of £400.00"} {
		if !strings.Contains(letter, words) {
			t.Errorf("the letter does not say %q:\n%s", words, letter)
		}
	}
	p.Claims[1].LineID = "staff"
	if i := code(price(doc), "CORE-031"); i == nil || i.Path != "pricing.claims.b.lineId" {
		t.Errorf("a line claimed twice is not told: %v", i)
	}
	p.Claims[1] = bid.Claim{ID: "b", LineID: "energy", Index: bid.GrowthPayFloor}
	if i := code(price(doc), "CORE-031"); i == nil || i.Path != "pricing.claims.b.index" {
		t.Errorf("a pay index on energy is not told: %v", i)
	}
	p.Claims[1] = bid.Claim{ID: "b", LineID: "gone", Change: S("0.1")}
	r = price(doc)
	if len(r.UpliftRequest.Letter) > 0 || r.UpliftRequest.Share.Available() {
		t.Error("a claim on no line gives a letter")
	}
	if i := code(r, "PRICE-101"); i == nil || i.Path != "pricing.claims.b.lineId" {
		t.Errorf("a claim on no line is not told: %v", i)
	}
}

func TestLinesUnderPressure(t *testing.T) {
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Years, p.CarryFacts = 2, true
	p.Uplift = bid.Uplift{Kind: bid.UpliftFixed, Rate: S("0.03")}
	grows := func(id, rate string) bid.CostLine {
		return bid.CostLine{ID: id, Name: id, Amount: P("100"), Growth: bid.Growth{Kind: bid.GrowthTyped, Rate: S(rate)}}
	}
	p.Costs = []bid.CostLine{grows("slow", "0.02"), grows("same", "0.03"), grows("fast", "0.05")}
	got := price(doc).Pressure
	if len(got) != 1 || got[0].ID != "fast" || !got[0].Growth.Equal(S("0.05").Decimal()) {
		t.Errorf("%v", got)
	}
}
