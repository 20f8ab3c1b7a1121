package cash

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	. "bidwright/app/bid/bidtest"
)

func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// The check of section 12: 9,000 paid on 28 April, May and June 2027, and 10,000
// invoiced each month end at 30 days.
func TestPublishedCurve(t *testing.T) {
	var events []Event
	for _, on := range []string{"2027-04-28", "2027-05-28", "2027-06-28"} {
		events = append(events, Event{Date: D(on), Kind: Pay, Amount: d("-9000")})
	}
	for _, on := range []string{"2027-04-30", "2027-05-31", "2027-06-30"} {
		events = append(events, Event{Date: D(on).AddDays(30), Kind: Receipts, Amount: d("10000")})
	}
	c := Run(events)
	for i, want := range []string{"-9000", "-18000", "-8000", "-17000", "-7000", "3000"} {
		if !c.Points[i].Balance.Equal(d(want)) {
			t.Errorf("balance %d on %s is %s, want %s", i, c.Points[i].Date, c.Points[i].Balance, want)
		}
	}
	if !c.Peak.Equal(d("18000")) || c.PeakOn != D("2027-05-28") || !c.End.Equal(d("3000")) {
		t.Errorf("peak %s on %s, end %s", c.Peak, c.PeakOn, c.End)
	}
	// 28 Apr–28 May 30 days at 9,000; to 30 May 2 at 18,000; to 28 Jun 29 at 8,000; to
	// 30 Jun 2 at 17,000; to 30 Jul 30 at 7,000
	if want := d("782000"); !c.Overdrawn.Equal(want) {
		t.Errorf("overdrawn %s pound days, want %s", c.Overdrawn, want)
	}
	if got := c.Finance(d("0.0730")); !got.Equal(d("156.4")) { // 782,000 × 7.3 % ÷ 365
		t.Errorf("waiting costs %s", got)
	}
	months := c.Months()
	// month ends hide the peak: −9,000, −8,000, −7,000 and 3,000
	for i, want := range []string{"-9000", "-8000", "-7000", "3000"} {
		if !months[i].Balance.Equal(d(want)) {
			t.Errorf("month %d ends at %s", i, months[i].Balance)
		}
	}
	if !months[1].LowestInIt.Equal(d("-18000")) || !months[1].Out.Equal(d("9000")) || !months[1].In.Equal(d("10000")) {
		t.Errorf("May: %+v", months[1])
	}
}

func TestOutflowsComeFirstOnTheSameDay(t *testing.T) {
	c := Run([]Event{{Date: D("2027-04-28"), Amount: d("5")}, {Date: D("2027-04-28"), Amount: d("-5")}})
	if !c.Peak.Equal(d("5")) || !c.End.IsZero() || !c.Overdrawn.IsZero() {
		t.Errorf("%+v", c)
	}
	if c = Run(nil); !c.Peak.IsZero() || c.AtPeak != -1 || len(c.Months()) != 0 {
		t.Errorf("of nothing: %+v", c)
	}
}

// Whatever moves: the end is the sum, the peak covers every month end, and receipts that
// come later never need less.
func TestCurveInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var events, later []Event
		sum := decimal.Zero
		wait := rapid.IntRange(0, 90).Draw(t, "wait")
		for range rapid.IntRange(1, 30).Draw(t, "events") {
			e := Event{Date: D("2027-04-01").AddDays(rapid.IntRange(0, 800).Draw(t, "day")), Amount: decimal.New(rapid.Int64Range(-1e8, 1e8).Draw(t, "pence"), -2)}
			sum = sum.Add(e.Amount)
			events = append(events, e)
			if e.Amount.IsPositive() {
				e.Date = e.Date.AddDays(wait)
			}
			later = append(later, e)
		}
		c := Run(events)
		if !c.End.Equal(sum) {
			t.Fatalf("ends at %s, adds to %s", c.End, sum)
		}
		in, out := decimal.Zero, decimal.Zero
		for _, m := range c.Months() {
			if m.Balance.Add(c.Peak).IsNegative() || m.LowestInIt.Add(c.Peak).IsNegative() {
				t.Fatalf("the peak of %s lies above the balance of %s", c.Peak, m.Balance)
			}
			in, out = in.Add(m.In), out.Add(m.Out)
		}
		if !in.Sub(out).Equal(sum) {
			t.Fatal("the months do not add")
		}
		if Run(later).Peak.LessThan(c.Peak) {
			t.Fatal("waiting longer needs less")
		}
	})
}
