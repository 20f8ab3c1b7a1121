package pricing_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/pricing"
)

// number draws a decimal text; wild ones are anything a document can hold.
func number(t *rapid.T, wild bool, low, high int, places int32, name string) (decimal.Decimal, bool) {
	if wild && rapid.IntRange(0, 5).Draw(t, name+" odd") == 0 {
		odd := rapid.SampledFrom([]string{"", "0", "-1", "999999999999.999999999999", "0.000000000001", "-0.5", "1", "1000000000", "168"}).Draw(t, name)
		if odd == "" {
			return decimal.Zero, false
		}
		return decimal.RequireFromString(odd), true
	}
	return decimal.New(int64(rapid.IntRange(low, high).Draw(t, name)), -places), true
}

func anyPounds(t *rapid.T, wild bool, low, high int, name string) (p money.Pounds) {
	if d, ok := number(t, wild, low, high, 2, name); ok {
		p = money.PoundsOf(d)
	}
	return p
}

func anyShare(t *rapid.T, wild bool, high int, name string) (s money.Share) {
	if d, ok := number(t, wild, 0, high, 3, name); ok {
		s = money.ShareOf(d)
	}
	return s
}

func anyQuantity(t *rapid.T, wild bool, low, high int, name string) (q money.Quantity) {
	if d, ok := number(t, wild, low, high, 1, name); ok {
		q = money.QuantityOf(d)
	}
	return q
}

func pick[T any](t *rapid.T, name string, of ...T) T { return rapid.SampledFrom(of).Draw(t, name) }

// document draws a bid; a wild one holds refused values, gaps and odd choices.
func document(t *rapid.T, wild bool) bid.Document {
	doc := Empty()
	org := &doc.Organisation
	org.Charity = pick(t, "charity", bid.Yes, bid.No, bid.Unknown)
	org.EmploymentAllowance = pick(t, "ea", bid.Yes, bid.No, bid.Unknown)
	org.VATRegistered = pick(t, "vat registered", bid.Yes, bid.No, bid.Unknown)
	if rapid.Bool().Draw(t, "paybill known") {
		org.Paybill = anyPounds(t, wild, 0, 500_000_000, "paybill")
		org.NIBill = anyPounds(t, wild, 0, 50_000_00, "ni bill")
	}
	p := &doc.Bid.Pricing
	p.CarryFacts = !wild || rapid.Bool().Draw(t, "carry")
	p.Start = pick(t, "start", D("2026-04-06"), D("2026-09-01"), D("2025-04-01"), D("2027-04-01"))
	if wild {
		p.Start = pick(t, "start", p.Start, date.Date{}, D("1999-02-28"), D("2090-01-31"))
		p.Weeks = pick(t, "weeks", "", "365/7", "39", "rubbish")
	}
	p.Years = rapid.IntRange(1, 7).Draw(t, "years")
	p.Volume = nil
	if wild {
		p.Years = rapid.IntRange(-2, 99).Draw(t, "years")
		p.CostBase = pick(t, "cost base", date.Date{}, D("2025-01-15"), D("2040-01-01"))
	}
	for y := range rapid.IntRange(1, 4).Draw(t, "volumes") {
		y++
		p.Volume = append(p.Volume, bid.Volume{Year: y, Quantity: anyQuantity(t, wild, 10_000, 1_000_000, fmt.Sprint("volume ", y))})
	}
	growth := func(name string) bid.Growth {
		return bid.Growth{Kind: pick(t, name, bid.GrowthStandard, bid.GrowthNone, bid.GrowthTyped, bid.GrowthPayFloor, bid.GrowthCPI), Rate: anyShare(t, wild, 100, name+" rate")}
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "posts") {
		n := fmt.Sprint("post ", i)
		w := bid.Post{ID: fmt.Sprint("p", i), Role: n, HourlyPay: anyPounds(t, wild, 1300, 6000, n+" pay"),
			HoursPerWeek: anyQuantity(t, wild, 10, 400, n+" hours"), Headcount: anyQuantity(t, wild, 10, 90, n+" heads"),
			TimeShare: anyShare(t, wild, 1000, n+" share"), FullTimeHours: Q("37.5"), Sickness: anyShare(t, wild, 60, n+" sick"),
			Training: anyQuantity(t, wild, 0, 400, n+" training"), Growth: growth(n + " growth"),
			Holiday: pick(t, n+" holiday", bid.HolidayInside, bid.HolidayOnWorked), SickPay: pick(t, n+" sick pay", bid.SickFullPay, bid.SickStatutory),
			Pension: pick(t, n+" pension", bid.PensionQualifying, bid.PensionTotalPay, bid.PensionNone), Fixed: rapid.Bool().Draw(t, n+" fixed"),
			Existing: rapid.Bool().Draw(t, n+" existing"), Age: pick(t, n+" age", bid.AgeAdult, bid.Age18To20)}
		if rapid.IntRange(0, 3).Draw(t, n+" salary") == 0 {
			w.Paid, w.Salary = pick(t, n+" paid", bid.PaidSalaryFTE, bid.PaidSalaryActual), anyPounds(t, wild, 1_500_000, 6_000_000, n+" salary")
		}
		if rapid.IntRange(0, 3).Draw(t, n+" cover") == 0 {
			w.Cover, w.CoverRate = bid.CoverBought, anyPounds(t, wild, 1400, 4000, n+" cover rate")
		}
		if wild {
			w.ID = pick(t, n+" id", w.ID, "", "p0")
			w.Paid = pick(t, n+" paid", w.Paid, "odd")
			w.FirstYear, w.LastYear = rapid.IntRange(-1, 9).Draw(t, n+" first"), rapid.IntRange(-1, 9).Draw(t, n+" last")
		}
		p.People = append(p.People, w)
	}
	service(t, &doc, wild)
	least := 0
	if len(p.People)+len(p.Service.Visits.Lengths) == 0 {
		least = 1 // a bid without any cost has no price, which a test of its own says
	}
	for i := range rapid.IntRange(least, 5).Draw(t, "costs") {
		n := fmt.Sprint("cost ", i)
		l := bid.CostLine{ID: fmt.Sprint("c", i), Name: n, Amount: anyPounds(t, wild, 0, 5_000_000, n),
			Basis:    pick(t, n+" basis", bid.PerYear, bid.PerMonth, bid.PerUnit, bid.PerMile, bid.PerHead, bid.PerFTE, bid.PerShareOfPay, bid.PerShareOfPrice, bid.Once),
			Quantity: anyQuantity(t, wild, 1, 10_000, n+" quantity"), Rate: anyShare(t, wild, 50, n+" rate"), VAT: anyShare(t, wild, 200, n+" vat"),
			Finance: anyShare(t, wild, 100, n+" finance"), Fixed: rapid.Bool().Draw(t, n+" fixed"), Growth: growth(n + " growth")}
		if wild {
			l.Billed = rapid.Bool().Draw(t, n+" billed")
			l.Basis = pick(t, n+" odd basis", l.Basis, "odd")
		} else if len(p.People) == 0 && (l.Basis == bid.PerHead || l.Basis == bid.PerFTE || l.Basis == bid.PerShareOfPay) {
			l.Basis = bid.PerYear
		}
		p.Costs = append(p.Costs, l)
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "running") {
		org.RunningCosts = append(org.RunningCosts, bid.RunningCost{ID: fmt.Sprint("r", i), Amount: anyPounds(t, wild, 0, 10_000_000, fmt.Sprint("running ", i))})
	}
	doc.Bid.Core = bid.CoreCosts{Method: pick(t, "core", bid.CoreNotStated, bid.CoreRunningCosts, bid.CoreAmount, bid.CoreShareOfDirect, bid.CoreShareOfPrice),
		Share: anyShare(t, wild, 1000, "core share"), Amount: anyPounds(t, wild, 0, 10_000_000, "core amount"), Rate: anyShare(t, wild, 250, "core rate")}
	p.Contingency, p.Surplus = anyShare(t, wild, 100, "contingency"), anyShare(t, wild, 200, "surplus")
	p.ContingencyBasis = pick(t, "contingency base", bid.ContingencyOnCost, bid.ContingencyOnPrice)
	p.Uplift = bid.Uplift{Kind: pick(t, "uplift", bid.UpliftNotStated, bid.UpliftFixed, bid.UpliftCPI, bid.UpliftCapped, bid.UpliftBasket),
		Rate: anyShare(t, wild, 60, "uplift rate"), Expected: anyShare(t, wild, 60, "cpi"), OnExact: rapid.Bool().Draw(t, "on exact"),
		Basket: []bid.BasketPart{{ID: "a", Weight: S("0.6"), Follow: bid.GrowthPayFloor}, {ID: "b", Weight: S("0.4"), Follow: bid.GrowthCPI}}}
	if rapid.Bool().Draw(t, "has asked") {
		p.Asked = anyPounds(t, wild, 1, 100_000, "asked")
	}
	if rapid.Bool().Draw(t, "has budget") {
		doc.Bid.Opportunity.Budget = anyPounds(t, wild, 0, 1_000_000_000, "budget")
	}
	return doc
}

func known(t *rapid.T, r *pricing.Result, id string) decimal.Decimal {
	n, found := r.Graph.Node(id)
	if !found {
		t.Fatalf("there is no figure %s", id)
	}
	v, ok := n.Value()
	if !ok {
		t.Fatalf("%s is not available: %s", id, n.Reason().Text)
	}
	return v
}

func same(t *rapid.T, what string, a, b decimal.Decimal) {
	if a.Sub(b).Abs().GreaterThan(decimal.New(1, -6)) {
		t.Fatalf("%s: %s and %s", what, a, b)
	}
}

// No document, however odd, panics; a figure has a value or a reason, and no
// reason means a mistake in the program.
func TestAnyDocumentIsAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := price(document(t, true))
		if err := r.Graph.Err(); err != nil {
			t.Fatal(err)
		}
		for _, n := range r.Graph.Figures() {
			if !n.Available() && n.Reason().Text == "" {
				t.Fatalf("%s has neither value nor reason", n.ID())
			}
		}
		for _, i := range r.Issues {
			if i.Code == "" || len(i.Message) < 20 || strings.Contains(i.Message, "%!") {
				t.Fatalf("%+v", i)
			}
		}
	})
}

// The parts of a price add up, whatever the bid.
func TestPriceIdentities(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := document(t, false)
		r := price(doc)
		sum := decimal.Zero
		for _, h := range r.Heads {
			sum = sum.Add(known(t, r, h.ID))
		}
		same(t, "heads and price", sum, known(t, r, "price.total"))
		same(t, "heads without surplus and full cost", sum.Sub(known(t, r, "price.surplus")), known(t, r, "cost.full"))

		share, markUp := known(t, r, "price.surplus_share"), known(t, r, "price.markup")
		same(t, "mark-up and share", markUp.DivRound(markUp.Add(decimal.NewFromInt(1)), 12), share)

		value, gap := decimal.Zero, decimal.Zero
		for _, y := range r.Years {
			id := fmt.Sprintf("year.%d.", y.N)
			value = value.Add(known(t, r, id+"income"))
			gap = gap.Add(known(t, r, id+"gap"))
			same(t, "running total", gap, known(t, r, id+"cumulative"))
			if p := known(t, r, id+"price"); !p.Equal(p.Round(2)) {
				t.Fatalf("year %d is priced at %s", y.N, p)
			}
		}
		same(t, "years and contract value", value, known(t, r, "contract.value"))

		if len(r.People) > 0 && known(t, r, "org.ea").IsPositive() {
			ni, shares := decimal.Zero, decimal.Zero
			before := doc.Organisation.NIBill.Decimal()
			for _, p := range doc.Bid.Pricing.People {
				shares = shares.Add(known(t, r, "people."+p.ID+".ea"))
				if !p.Existing {
					ni = ni.Add(known(t, r, "people."+p.ID+".ni"))
				}
			}
			existing := false
			for _, p := range doc.Bid.Pricing.People {
				existing = existing || p.Existing
			}
			if r.Visits != nil {
				ni = ni.Add(known(t, r, "visits.ni"))
				shares = shares.Add(known(t, r, "visits.ea"))
			}
			if total := ni.Add(before); !existing && total.IsPositive() {
				rest := known(t, r, "org.ea").Mul(before).DivRound(total, 16)
				same(t, "shares of the allowance", shares.Add(rest), known(t, r, "org.ea"))
			}
		}
	})
}

// With a price asked, the quantity at break-even leaves nothing missing and one less does.
func TestBreakEvenHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := Empty()
		fixed, unit := rapid.IntRange(1, 90_000).Draw(t, "fixed"), rapid.IntRange(0, 900).Draw(t, "unit")
		doc.Bid.Pricing.Volume[0].Quantity = Q("100")
		doc.Bid.Pricing.Costs = []bid.CostLine{{ID: "f", Amount: money.PoundsOf(decimal.NewFromInt(int64(fixed)))},
			{ID: "u", Basis: bid.PerUnit, Amount: money.PoundsOf(decimal.New(int64(unit), -2))}}
		doc.Bid.Pricing.Contingency = anyShare(t, false, 100, "contingency")
		doc.Bid.Pricing.Asked = P("12")
		r := price(doc)
		n := known(t, r, "even.volume")
		gapAt := func(quantity decimal.Decimal) decimal.Decimal {
			doc.Bid.Pricing.Volume = []bid.Volume{{Year: 1, Quantity: money.QuantityOf(quantity)}}
			return known(t, price(doc), "year.1.gap")
		}
		if gapAt(n).IsNegative() || !gapAt(n.Sub(decimal.NewFromInt(1))).IsNegative() {
			t.Fatalf("%s is not the smallest quantity", n)
		}
	})
}

// More units over the same fixed costs never make a unit dearer.
func TestPriceFallsWithVolume(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := document(t, false)
		small := rapid.IntRange(1, 10_000).Draw(t, "small")
		at := func(volume int) decimal.Decimal {
			doc.Bid.Pricing.Volume = []bid.Volume{{Year: 1, Quantity: Q(fmt.Sprint(volume))}}
			return known(t, price(doc), "price.target")
		}
		if at(2 * small).GreaterThan(at(small).Add(decimal.New(1, -9))) {
			t.Fatal("twice the quantity costs more for each")
		}
	})
}

// The compiled program gives the exact figures to the penny.
func TestCompiledAgreesToThePenny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := price(document(t, false))
		outputs := []string{"price.target", "price.asked", "contract.value", "contract.gap", "cost.full"}
		program, err := r.Graph.Compile(outputs...)
		if err != nil {
			t.Fatal(err)
		}
		state := program.NewState()
		program.Run(state)
		// A float holds 15 digits: beyond ten million pounds the penny is not its business.
		size := math.Abs(known(t, r, "contract.value").InexactFloat64()) + math.Abs(known(t, r, "contract.cost").InexactFloat64())
		for _, id := range outputs {
			slot, found := program.Slot(id)
			if !found {
				t.Fatalf("%s is not compiled", id)
			}
			exact := known(t, r, id)
			if got, want := state[slot], exact.InexactFloat64(); math.Abs(got-want) > 0.01+1e-11*max(size-1e7, 0) {
				t.Fatalf("%s: %f compiled, %s exact", id, got, exact)
			}
		}
	})
}
