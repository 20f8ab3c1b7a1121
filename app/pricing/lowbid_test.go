package pricing_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/pricing"
	"bidwright/assets/examples"
)

func lowBid(doc bid.Document) (*pricing.Result, []pricing.Driver) {
	r := price(doc)
	return r, pricing.LowBid(r, doc)
}

// The drivers of the cost add to the cost of year 1 and, with the surplus, to its
// income: nothing is left out and nothing stands twice.
func readds(t interface {
	Helper()
	Errorf(string, ...any)
}, doc bid.Document) {
	t.Helper()
	r, drivers := lowBid(doc)
	cost, known := r.Years[0].Cost.Value()
	income, priced := r.Years[0].Income.Value()
	sum := decimal.Zero
	for _, d := range drivers {
		if !d.Known {
			if d.Why == "" {
				t.Errorf("%s: nothing says why it is not known", d.Name)
			}
			if d.Group != pricing.DriverSurplus && known {
				t.Errorf("%s is not known, though the cost of the year is", d.Name)
			}
			continue
		}
		if d.Group != pricing.DriverSurplus {
			sum = sum.Add(d.Amount)
		}
		slack := decimal.New(1, -6).Mul(decimal.Max(d.Quantity.Abs(), d.Rate.Abs(), decimal.NewFromInt(1)))
		if off := d.Quantity.Mul(d.Rate).Sub(d.Amount).Abs(); off.GreaterThan(slack) {
			t.Errorf("%s: %s is %s away from %s", d.Name, d.Words(), off, d.Amount)
		}
	}
	if known && sum.Sub(cost).Abs().GreaterThan(decimal.New(1, -8)) {
		t.Errorf("the drivers add to %s, the cost of year 1 is %s", sum, cost)
	}
	if known && priced {
		if gap, _ := r.Years[0].Gap.Value(); !income.Sub(cost).Equal(gap) {
			t.Errorf("cost %s and surplus %s do not add to the income %s", cost, gap, income)
		}
	}
}

func TestLowBidDriversAddToTheCostOfYear1(t *testing.T) {
	for _, name := range []string{"meals", "home-care"} {
		raw, found := examples.Document(name)
		if !found {
			continue
		}
		doc, err := bid.Decode(raw)
		if err != nil {
			t.Fatal(err)
		}
		readds(t, doc)
	}
	readds(t, Large(1))
	rapid.Check(t, func(t *rapid.T) { readds(t, document(t, false)) })
	rapid.Check(t, func(t *rapid.T) { lowBid(document(t, true)) }) // and panics at nothing
}

// A line shows how much, at what rate, from where and why; what is missing is told with
// the field in which it is typed.
func TestLowBidSaysWhatIsMissing(t *testing.T) {
	raw, _ := examples.Document("meals")
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	for i := range doc.Bid.Pricing.Costs {
		if c := &doc.Bid.Pricing.Costs[i]; c.ID == "food" {
			c.Evidence, c.Reason = "Invoices of October 2026", ""
		}
	}
	_, drivers := lowBid(doc)
	for _, d := range drivers {
		if d.SourcePath != "pricing.costs.food.evidence" {
			continue
		}
		source, reason := d.Missing()
		if d.Words() != "26,000 meals × £2.32" || d.Source != "Invoices of October 2026" || source || !reason || d.ReasonPath != "pricing.costs.food.reason" {
			t.Errorf("%q from %q, %+v", d.Words(), d.Source, d)
		}
		return
	}
	t.Error("food is no driver")
}
