package socialvalue_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/socialvalue"
)

func switchOf(t interface{ Fatalf(string, ...any) }, out *socialvalue.Result, id string) socialvalue.Switch {
	for _, s := range out.Switches {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("there is no %s", id)
	return socialvalue.Switch{}
}

// A drop-off that is found, typed into the map, brings the ratio to its target.
func TestTheDropOffFoundIsWhereTheRatioIsOnTarget(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sv := sound()
		r := &sv.Rows[0]
		r.Duration = Q(decimal.NewFromInt(rapid.Int64Range(2, 12).Draw(t, "years")).String())
		r.DropOff = because(decimal.New(rapid.Int64Range(0, 100).Draw(t, "drop-off"), -2).String())
		sv.Inputs.Price = P(decimal.NewFromInt(rapid.Int64Range(1500, 6000).Draw(t, "price")).String())
		if rapid.Bool().Draw(t, "green") {
			sv.Convention = bid.ConventionGreenBook
		}
		years := rapid.IntRange(1, 3).Draw(t, "contract years")
		_, out := build(sv, years)
		s := switchOf(t, out, "sv.switch.a.dropOff")
		at, found := s.Node.Value()
		if !found {
			for _, end := range []string{"0", "1"} {
				r.DropOff = because(end)
				_, moved := build(sv, years)
				ratio, _ := moved.Totals.Ratio.Value()
				if above := !ratio.LessThan(decimal.NewFromInt(1)); above != strings.HasPrefix(s.Words, "Above") {
					t.Fatalf("%q, but at %s the ratio is %s", s.Words, end, ratio)
				}
			}
			return
		}
		r.DropOff = bid.Estimate{Central: money.ValueOf(at), Reason: "r", Source: "s"}
		_, moved := build(sv, years)
		if ratio, _ := moved.Totals.Ratio.Value(); ratio.Sub(decimal.NewFromInt(1)).Abs().GreaterThan(decimal.New(1, -4)) {
			t.Fatalf("at a drop-off of %s the ratio is %s", at, ratio)
		}
	})
}

// A duration that is found meets the target, and one year less (or the year before it is
// reached) does not: the map is built again to see it.
func TestTheDurationFoundIsTheLastThatHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sv := sound()
		sv.Rows = sv.Rows[:1]
		r := &sv.Rows[0]
		now := rapid.Int64Range(2, 40).Draw(t, "years")
		r.DropOff, r.Duration = because(decimal.New(rapid.Int64Range(0, 30).Draw(t, "drop-off"), -2).String()), Q(decimal.NewFromInt(now).String())
		sv.Inputs.Price = P(decimal.NewFromInt(rapid.Int64Range(500, 20000).Draw(t, "price")).String())
		meets := func(n int64) bool {
			r.Duration = Q(decimal.NewFromInt(n).String())
			_, out := build(sv, 1)
			ratio, _ := out.Totals.Ratio.Value()
			return !ratio.LessThan(decimal.NewFromInt(1))
		}
		_, out := build(sv, 1)
		s := switchOf(t, out, "sv.switch.a.duration")
		at, found := s.Node.Value()
		switch {
		case !found:
			if meets(1) != meets(60) {
				t.Fatalf("%q, but 1 and 60 years differ", s.Words)
			}
		case !meets(at.IntPart()) || meets(at.IntPart()-1):
			t.Fatalf("%q: %s years is not where the answer turns", s.Words, at)
		}
	})
}

// 1,000 put in at once and 1,060 a year later are worth the same at 6 % a year, by the
// convention that divides the first year once; nothing in at 3.5 % changes that.
func TestTheDiscountRateFoundByHand(t *testing.T) {
	sv := sound()
	sv.Rows = sv.Rows[:1]
	r := &sv.Rows[0]
	r.Deadweight, r.Attribution, r.Quantity, sv.Values[0].Value = because("0"), because("0"), because("1"), v("1060")
	_, out := build(sv, 1)
	at, found := switchOf(t, out, "sv.switch.discount").Node.Value()
	if !found || !at.Equal(decimal.RequireFromString("0.06")) {
		t.Errorf("found %s, %v", at, found)
	}
	sv.Values[0].Value = v("900")
	_, out = build(sv, 1)
	if s := switchOf(t, out, "sv.switch.discount"); s.Node.Available() || !strings.HasPrefix(s.Words, "Below") {
		t.Errorf("900 for 1,000 is never enough: %q", s.Words)
	}
}

// A row for one placement is worked out alone: no number of contract years or of
// placements multiplies it, and no total of the contract holds it.
func TestAPlacementIsInNoTotal(t *testing.T) {
	sv := sound()
	sv.Rows[0].Basis = bid.BasisPlacement
	for _, years := range []int{1, 4} {
		sheet, out := build(sv, years)
		near(t, sheet, "sv.row.a.impact", "720", "0")
		near(t, sheet, "sv.placement.fiscal", "695.65", "0.01") // 720 ÷ 1.035
		with, _ := out.Totals.Fiscal.Value()
		alone := sv
		alone.Rows = sv.Rows[1:]
		_, without := build(alone, years)
		if only, _ := without.Totals.Fiscal.Value(); !only.Equal(with) {
			t.Errorf("%d years: the total holds the placement: %s, not %s", years, with, only)
		}
		if out.Totals.Waiting != 0 || told(out.Issues, "SV-107") {
			t.Error("the placement waits for something")
		}
	}
	sv.Rows = sv.Rows[:1]
	_, out := build(sv, 1)
	if out.Totals.Ratio.Available() || !strings.Contains(out.Totals.Ratio.Reason().Text, "one placement") {
		t.Errorf("the ratio of one placement: %q", out.Totals.Ratio.Reason().Text)
	}
}
