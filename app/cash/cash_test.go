package cash_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/cash"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/assets/facts"
)

var library = sync.OnceValue(func() *reference.Library {
	l, err := reference.Load(facts.Files())
	if err != nil {
		panic(err)
	}
	return l
})

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func of(doc bid.Document) (*cash.Result, *pricing.Result) {
	p := pricing.Build(pricing.Input{Document: doc, Library: library(), On: D("2026-11-22")})
	return cash.Build(doc, p), p
}

// yearly is a contract of 108,000 of costs and 120,000 of income a year from 1 April 2027.
func yearly() bid.Document {
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Start = D("2027-04-01")
	p.Volume[0].Quantity = Q("12000")
	p.Asked = P("10")
	p.Costs = []bid.CostLine{{ID: "a", Name: "Subcontract", Amount: P("108000")}}
	return doc
}

func figure(t *testing.T, p *pricing.Result, id, want string, places int32) {
	t.Helper()
	n, found := p.Graph.Node(id)
	if !found {
		t.Fatalf("%s is missing", id)
	}
	if v, known := n.Value(); !known || !v.Round(places).Equal(dec(want)) {
		t.Errorf("%s is %s (%s), want %s", id, v, n.Reason().Text, want)
	}
}

// Costs of 9,000 a month paid 28 days after month end and 10,000 invoiced each month
// end at 30 days: 9,000 is out for two days each month, never 18,000.
func TestPricedYearsBecomeEvents(t *testing.T) {
	doc := yearly()
	doc.Bid.Pricing.Cash.SupplierTerms = Q("28")
	doc.Bid.Pricing.Cash.Finance = S("0.073")
	r, p := of(doc)
	if !r.Curve.Peak.Equal(dec("9000")) || r.Curve.PeakOn != D("2027-05-28") {
		t.Errorf("peak %s on %s", r.Curve.Peak, r.Curve.PeakOn)
	}
	// after 9 months with 1,000 kept of each the balance no longer dips below zero:
	// 2 days at 9,000, 8,000 … 1,000 are 90,000 pound days
	figure(t, p, "cash.overdrawn", "90000", 0)
	figure(t, p, "cash.finance", "18", 2)
	figure(t, p, "cash.end", "12000", 2)
	figure(t, p, "cash.peak", "9000", 2)
	figure(t, p, "cash.peak.pledge", "0", 2)
	figure(t, p, "cash.peak.late", "18000", 2) // paid in May and June before the first receipt on 29 June
	if !strings.Contains(r.Words, "£9,000") || !strings.Contains(r.Words, "28 May 2027") {
		t.Error(r.Words)
	}
	if err := p.Graph.Err(); err != nil {
		t.Error(err)
	}
}

func TestTermsOfTheNoticeStandUntilTyped(t *testing.T) {
	doc := yearly()
	doc.Bid.Opportunity.PaymentDays = 45
	first := func(doc bid.Document) string {
		r, _ := of(doc)
		for _, p := range r.Curve.Points {
			if p.Amount.IsPositive() {
				return p.Date.ISO()
			}
		}
		return ""
	}
	if got := first(doc); got != "2027-06-14" { // 30 April and 45 days
		t.Error(got)
	}
	doc.Bid.Pricing.Cash.Terms, doc.Bid.Pricing.Cash.Late, doc.Bid.Pricing.Cash.InvoiceLag = Q("10"), Q("5"), Q("3")
	if got := first(doc); got != "2027-05-18" {
		t.Error(got)
	}
	doc.Bid.Pricing.Cash.InAdvance = true
	if got := first(doc); got != "2027-04-16" {
		t.Error(got)
	}
	doc.Bid.Pricing.Cash = bid.Cash{Invoices: bid.CycleQuarterly, Terms: Q("0")}
	if got := first(doc); got != "2027-06-30" {
		t.Error(got)
	}
	doc.Bid.Pricing.Cash.Invoices = bid.CycleFourWeekly
	if got := first(doc); got != "2027-04-28" {
		t.Error(got)
	}
}

// Pay falls on the pay day and National Insurance with pension on the 22nd after it.
func TestPayAndOnCosts(t *testing.T) {
	doc := Empty()
	w := Worker("a", "37.5")
	w.TimeShare = S("1")
	doc.Bid.Pricing.People = []bid.Post{w}
	doc.Bid.Pricing.Start = D("2026-05-01")
	doc.Bid.Pricing.CarryFacts = true
	r, p := of(doc)
	if r.Why != "" {
		t.Fatal(r.Why)
	}
	byKind := map[cash.Kind]decimal.Decimal{}
	first := map[cash.Kind]string{}
	for _, e := range r.Curve.Points {
		byKind[e.Kind] = byKind[e.Kind].Add(e.Amount)
		if first[e.Kind] == "" {
			first[e.Kind] = e.Date.ISO()
		}
	}
	person := p.People[0]
	onCosts := person.NI.Decimal().Add(person.Pension.Decimal())
	if got := byKind[cash.OnCosts].Neg(); !got.Equal(onCosts.Round(2)) {
		t.Errorf("on-costs paid %s, worked out %s", got, onCosts)
	}
	if first[cash.Pay] != "2026-05-28" || first[cash.OnCosts] != "2026-06-22" {
		t.Error(first)
	}
}

// VAT on the price is received and paid over: nothing in the end, but a help in between.
func TestVATOnThePrice(t *testing.T) {
	doc := yearly()
	without, _ := of(doc)
	doc.Bid.Pricing.VAT = bid.VATStandard
	doc.Organisation.VATRegistered = bid.Yes
	r, _ := of(doc)
	sum, paid := decimal.Zero, ""
	for _, e := range r.Curve.Points {
		if e.Kind == cash.VAT {
			sum = sum.Add(e.Amount)
			if e.Amount.IsNegative() && paid == "" {
				paid = e.Date.ISO() + " " + e.Amount.String()
			}
		}
	}
	// invoices of 30 April, 31 May and 30 June: 6,000 of VAT, a month and 7 days after June
	if !sum.IsZero() || paid != "2027-08-07 -6000" || !r.Curve.End.Equal(without.Curve.End) {
		t.Errorf("VAT adds to %s, first paid %s", sum, paid)
	}
}

// Set-up is paid at once and sold at the end; what is billed by itself comes back.
func TestSetUp(t *testing.T) {
	doc := yearly()
	doc.Bid.Pricing.Years = 3
	doc.Bid.Pricing.Costs = append(doc.Bid.Pricing.Costs,
		bid.CostLine{ID: "van", Name: "Van", Basis: bid.Once, Amount: P("24000"), Resale: P("3000")},
		bid.CostLine{ID: "kit", Name: "Kit", Basis: bid.Once, Amount: P("10000"), Finance: S("0.05")},
		bid.CostLine{ID: "own", Name: "Billed", Basis: bid.Once, Amount: P("500"), Billed: true},
		bid.CostLine{ID: "end", Name: "Exit", Basis: bid.Once, Amount: P("900"), Exit: true})
	r, p := of(doc)
	got := map[string]string{}
	for _, e := range r.Curve.Points {
		if e.Kind == cash.SetUp && !strings.HasPrefix(e.Name, "Cost of capital") {
			got[e.Name] = e.Date.ISO() + " " + e.Amount.String()
		}
	}
	for name, want := range map[string]string{"Van": "2027-04-01 -24000", "Van: what is left is sold": "2030-03-31 3000", "Kit": "2027-04-01 -10000", "Billed, billed by itself": "2027-04-01 -500", "Exit": "2030-03-31 -900"} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
	reAdds(t, r, p)
}

// reAdds checks that all the events add to what the contract leaves over.
func reAdds(t interface {
	Helper()
	Fatalf(string, ...any)
}, r *cash.Result, p *pricing.Result) {
	t.Helper()
	if left := p.Contract.Gap.Decimal().Round(2); !r.Curve.End.Equal(left) {
		t.Fatalf("cash ends at %s, the contract leaves %s", r.Curve.End, left)
	}
}

// Whatever the cycles and terms: the events add to the contract to the penny, and a buyer
// that pays later never needs less money.
func TestEventsReAdd(t *testing.T) {
	base := Large(1)
	base.Bid.Pricing.People, base.Organisation.RunningCosts = base.Bid.Pricing.People[:4], base.Organisation.RunningCosts[:3]
	cycles := []bid.Cycle{bid.CycleMonthly, bid.CycleWeekly, bid.CycleFourWeekly, bid.CycleQuarterly}
	vats := []bid.VATTreatment{bid.VATExempt, bid.VATStandard}
	rapid.Check(t, func(t *rapid.T) {
		doc := base
		doc.Bid.Pricing.Start = D("2026-04-06").AddDays(rapid.IntRange(0, 400).Draw(t, "start"))
		doc.Bid.Pricing.Years = rapid.IntRange(1, 3).Draw(t, "years")
		doc.Bid.Pricing.VAT = rapid.SampledFrom(vats).Draw(t, "vat")
		doc.Bid.Pricing.Cash = bid.Cash{Invoices: rapid.SampledFrom(cycles).Draw(t, "invoices"), Pay: rapid.SampledFrom(cycles).Draw(t, "pay"),
			InAdvance: rapid.Bool().Draw(t, "advance"), PayDay: Q(decimal.NewFromInt(rapid.Int64Range(1, 31).Draw(t, "day")).String())}
		r, p := of(doc)
		if r.Why != "" {
			t.Fatalf("%s", r.Why)
		}
		reAdds(t, r, p)
		if r.Late.Peak.LessThan(r.Curve.Peak) || r.Curve.Peak.LessThan(r.Pledge.Peak) {
			t.Fatalf("peaks: %s at 10 days, %s, %s late", r.Pledge.Peak, r.Curve.Peak, r.Late.Peak)
		}
		if peak, _ := r.Peak.Value(); !peak.Equal(r.Curve.Peak) {
			t.Fatalf("the figure says %s and the curve %s", peak, r.Curve.Peak)
		}
	})
}

func TestMoreThanTheReserves(t *testing.T) {
	doc := yearly()
	doc.Bid.Pricing.Cash.SupplierTerms = Q("28")
	if r, _ := of(doc); len(r.Issues) != 0 || r.Headroom.Available() {
		t.Error("compared with reserves that nobody typed")
	}
	doc.Organisation.FreeReserves, doc.Organisation.Overdraft, doc.Bid.Pricing.Cash.Opening = P("5000"), P("2000"), P("1999")
	r, p := of(doc)
	if len(r.Issues) != 1 || r.Issues[0].Code != "PRICE-028" || !strings.Contains(r.Issues[0].Message, "£1.00 more") {
		t.Errorf("%v", r.Issues)
	}
	figure(t, p, "cash.headroom", "-1", 2)
	doc.Bid.Pricing.Cash.Opening = P("2000")
	if r, _ = of(doc); len(r.Issues) != 0 {
		t.Errorf("%v", r.Issues)
	}
}

func TestNoCurveSaysWhy(t *testing.T) {
	for path, change := range map[string]func(*bid.Document){
		"pricing.start":             func(doc *bid.Document) { doc.Bid.Pricing.Start = D("") },
		"pricing.people":            func(doc *bid.Document) { doc.Bid.Pricing.Costs = nil },
		"pricing.cash.termsDays":    func(doc *bid.Document) { doc.Bid.Pricing.Cash.Terms = Q("1.5") },
		"pricing.cash.payDay":       func(doc *bid.Document) { doc.Bid.Pricing.Cash.PayDay = Q("32") },
		"pricing.costs.a.amount":    func(doc *bid.Document) { doc.Bid.Pricing.Costs[0].Amount = bid.CostLine{}.Amount },
		"pricing.cash.lateDays":     func(doc *bid.Document) { doc.Bid.Pricing.Cash.Late = Q("-1") },
		"pricing.volume.1.quantity": func(doc *bid.Document) { doc.Bid.Pricing.Volume = nil },
	} {
		doc := yearly()
		change(&doc)
		r, _ := of(doc)
		if r.Why == "" || r.Path != path || r.Peak.Available() {
			t.Errorf("%s: %q at %q", path, r.Why, r.Path)
		}
	}
}
