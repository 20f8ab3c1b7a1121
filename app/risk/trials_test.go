package risk_test

import (
	"math"
	"reflect"
	"sort"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/risk"
)

func driver(id, path, low, central, high string) bid.Driver {
	return bid.Driver{ID: id, Path: path, Low: val(low), Central: val(central), High: val(high)}
}

// quantile of a triangular distribution, by bisection of its distribution function:
// the opposite way round from the engine.
func quantile(a, m, b, p float64) float64 {
	share := func(x float64) float64 {
		if x <= m {
			return (x - a) * (x - a) / ((b - a) * (m - a))
		}
		return 1 - (b-x)*(b-x)/((b-a)*(b-m))
	}
	low, high := a, b
	for range 200 {
		if mid := (low + high) / 2; share(mid) < p {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// One driver on a straight line: the results are the driver's distribution itself.
func TestQuantilesOfOneDriver(t *testing.T) {
	const n = 100_000
	g := calc.New()
	g.Input("x", "X", calc.Pounds, dec("4000"), typed).As("same", "Same", calc.Pounds)
	out, issues := risk.Trials(g, []string{"same"}, bid.Risk{Seed: 42, Trials: n, Drivers: []bid.Driver{driver("d", "x", "-2000", "4000", "30000")}}, risk.Options{}, risk.Control{})
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	f := out.Figures[0]
	a, m, b := -2000.0, 4000.0, 30000.0
	for _, q := range []struct {
		p   float64
		got decimal.Decimal
	}{{0.1, f.P10}, {0.5, f.P50}, {0.9, f.P90}} {
		want := quantile(a, m, b, q.p)
		// A sample quantile has standard error √(p(1−p)/n) ÷ density.
		density := 2 * (want - a) / ((b - a) * (m - a))
		if want > m {
			density = 2 * (b - want) / ((b - a) * (b - m))
		}
		if off := math.Abs(q.got.InexactFloat64() - want); off > 4*math.Sqrt(q.p*(1-q.p)/n)/density+0.5 {
			t.Errorf("P%.0f: %v instead of %.1f", 100*q.p, q.got, want)
		}
	}
	mean := (a + m + b) / 3
	deviation := math.Sqrt((a*a + m*m + b*b - a*m - a*b - m*b) / 18)
	if off := math.Abs(f.Mean.InexactFloat64() - mean); off > 4*deviation/math.Sqrt(n)+0.5 {
		t.Errorf("mean %v instead of %.1f", f.Mean, mean)
	}
	loss := (0 - a) * (0 - a) / ((b - a) * (m - a))
	if f.ChanceLow.InexactFloat64() > loss || f.ChanceHigh.InexactFloat64() < loss || f.ChanceHigh.Sub(f.ChanceLow).GreaterThan(dec("0.005")) {
		t.Errorf("chance %v to %v instead of %.4f", f.ChanceLow, f.ChanceHigh, loss)
	}
	if !f.Chance.Equal(decimal.NewFromInt(int64(f.Below)).DivRound(dec("100000"), 4)) || f.Lowest.LessThan(dec("-2000")) || f.Highest.GreaterThan(dec("30000")) {
		t.Errorf("%+v", f)
	}
}

// In a sum of symmetric drivers the mean is the sum of the centres, within what
// chance allows.
func TestMeanOfASumOfSymmetricDrivers(t *testing.T) {
	g := calc.New()
	var terms []calc.Node
	r := bid.Risk{Seed: 7, Trials: 20_000}
	variance := 0.0
	for _, id := range []string{"a", "b", "c", "d"} {
		terms = append(terms, g.Input(id, id, calc.Pounds, dec("1000"), typed))
		r.Drivers = append(r.Drivers, driver(id, id, "400", "1000", "1600"))
		variance += 600 * 600 / 6.0
	}
	g.Sum(terms).As("sum", "Sum", calc.Pounds)
	out, _ := risk.Trials(g, []string{"sum"}, r, risk.Options{}, risk.Control{})
	if off := math.Abs(out.Figures[0].Mean.InexactFloat64() - 4000); off > 4*math.Sqrt(variance/20_000)+0.5 {
		t.Errorf("%v", out.Figures[0].Mean)
	}
}

func TestTheSameSeedGivesTheSameAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, ids, out := anyGraph(t)
		r := bid.Risk{Seed: rapid.Int64().Draw(t, "seed"), Trials: rapid.IntRange(1, 700).Draw(t, "trials")}
		for _, id := range ids {
			low := rapid.IntRange(-500, 500).Draw(t, "low")
			central := low + rapid.IntRange(0, 500).Draw(t, "rise")
			high := central + rapid.IntRange(0, 500).Draw(t, "fall")
			d := bid.Driver{ID: id, Path: id, Low: val(dint(low)), Central: val(dint(central)), High: val(dint(high)), Linked: rapid.SampledFrom([]string{"", "", "word"}).Draw(t, "linked")}
			r.Drivers = append(r.Drivers, d)
		}
		asked := 0
		first, issues := risk.Trials(g, []string{out}, r, risk.Options{}, risk.Control{Stop: func() bool { asked++; return false }})
		again := r
		again.Drivers = append([]bid.Driver(nil), r.Drivers...)
		for i, j := 0, len(again.Drivers)-1; i < j; i, j = i+1, j-1 {
			again.Drivers[i], again.Drivers[j] = again.Drivers[j], again.Drivers[i]
		}
		second, _ := risk.Trials(g, []string{out}, again, risk.Options{}, risk.Control{})
		if !reflect.DeepEqual(first, second) {
			t.Fatalf("%+v\n%+v", first, second)
		}
		if first.Done != r.Trials || asked == 0 {
			t.Fatal(issues, first.Done, asked)
		}
		f, total := first.Figures[0], 0
		for i, b := range f.Bins {
			total += b.Count
			if b.From.IsNegative() && b.To.IsPositive() && len(f.Bins) > 1 {
				t.Fatal("zero is inside a bin", f.Bins)
			}
			if i > 0 && !f.Bins[i-1].To.Equal(b.From) {
				t.Fatal("bins leave a gap", f.Bins)
			}
		}
		if total != f.Counted || len(f.Bins) > 26 {
			t.Fatal(total, f.Counted, len(f.Bins))
		}
		if f.P10.GreaterThan(f.P50) || f.P50.GreaterThan(f.P90) || f.Lowest.GreaterThan(f.P10) || f.P90.GreaterThan(f.Highest) {
			t.Fatalf("%+v", f)
		}
	})
}

func dint(n int) string { return decimal.NewFromInt(int64(n)).String() }

// Every trial can be worked out again exactly from the generator that the result
// names: one number a driver, in the order of ids, from the 53 highest bits.
func TestNearestRankAgainstTheGeneratorByHand(t *testing.T) {
	g := calc.New()
	x := g.Input("x", "X", calc.None, dec("0"), typed)
	y := g.Input("y", "Y", calc.None, dec("0"), typed)
	g.Sub(g.Mul(g.Int(3), x), y).As("z", "Z", calc.None)
	r := bid.Risk{Seed: 99, Trials: 137, Drivers: []bid.Driver{driver("b", "x", "0", "5", "9"), driver("a", "y", "-4", "-4", "10")}}
	out, issues := risk.Trials(g, []string{"z"}, r, risk.Options{}, risk.Control{})
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	draw := generator(99)
	var all []float64
	for range r.Trials {
		ya := quantileOpen(-4, -4, 10, draw())
		xb := quantileOpen(0, 5, 9, draw())
		all = append(all, 3*xb-ya)
	}
	sort.Float64s(all)
	f := out.Figures[0]
	for _, c := range []struct {
		got  decimal.Decimal
		rank int
	}{{f.Lowest, 1}, {f.P10, 14}, {f.P50, 69}, {f.P90, 124}, {f.Highest, 137}} {
		if math.Abs(c.got.InexactFloat64()-all[c.rank-1]) > 0.00501 {
			t.Errorf("rank %d: %v instead of %v", c.rank, c.got, all[c.rank-1])
		}
	}
}

func TestADriverWithoutWidthMovesNothing(t *testing.T) {
	g := meals()
	r := bid.Risk{Trials: 300, Drivers: []bid.Driver{driver("d", "food", "6", "6", "6")}}
	out, issues := risk.Trials(g, []string{"contract.gap", "unit"}, r, risk.Options{}, risk.Control{})
	if len(issues) > 0 || !out.Figures[0].Lowest.Equal(dec("1200")) || !out.Figures[0].Highest.Equal(dec("1200")) || !out.Figures[1].Mean.Equal(dec("8.80")) {
		t.Fatal(issues, out.Figures)
	}
	if got := out.Figures[0].Words; got != "In 300 trials (seed 1) “Left over” is always £1,200: nothing that varies moves it." {
		t.Error(got)
	}
}

// Two linked drivers with the same range stand at the same place in every trial;
// unlinked ones do not.
func TestLinkedDriversMoveTogether(t *testing.T) {
	g := calc.New()
	g.Sub(g.Input("a", "A", calc.Pounds, dec("0"), typed), g.Input("b", "B", calc.Pounds, dec("0"), typed)).As("difference", "Difference", calc.Pounds)
	for _, linked := range []string{"pay", ""} {
		a, b := driver("a", "a", "0", "30", "100"), driver("b", "b", "0", "30", "100")
		a.Linked, b.Linked = linked, linked
		out, _ := risk.Trials(g, []string{"difference"}, bid.Risk{Trials: 500, Drivers: []bid.Driver{a, b}}, risk.Options{}, risk.Control{})
		together := out.Figures[0].Lowest.IsZero() && out.Figures[0].Highest.IsZero()
		if together != (linked != "") {
			t.Errorf("linked %q: %v to %v", linked, out.Figures[0].Lowest, out.Figures[0].Highest)
		}
	}
}

func TestARefusedDriverLeavesTheOthersTheirDraws(t *testing.T) {
	good := bid.Risk{Seed: 3, Trials: 400, Drivers: []bid.Driver{driver("a", "rent", "1000", "1000", "1000"), driver("b", "food", "5", "6", "8")}}
	bad := bid.Risk{Seed: 3, Trials: 400, Drivers: []bid.Driver{driver("a", "rent", "3000", "2000", "1000"), driver("b", "food", "5", "6", "8")}}
	bad.Drivers[0].Path, good.Drivers[0] = "rent", driver("a", "rent", "2800", "2800", "2800")
	one, none := risk.Trials(meals(), []string{"contract.gap"}, good, risk.Options{}, risk.Control{})
	two, issues := risk.Trials(meals(), []string{"contract.gap"}, bad, risk.Options{}, risk.Control{})
	if len(none) > 0 || len(issues) != 1 || issues[0].Code != "PRICE-111" || issues[0].Severity != bid.Warns || issues[0].Path != "pricing.risk.drivers.a.low" {
		t.Fatal(none, issues)
	}
	if !reflect.DeepEqual(one.Figures, two.Figures) {
		t.Errorf("%+v\n%+v", one.Figures, two.Figures)
	}
}

func TestHostileTrials(t *testing.T) {
	ok := driver("a", "food", "5", "6", "8")
	for name, c := range map[string]struct {
		r    bid.Risk
		code string
		done int
	}{
		"none typed":      {bid.Risk{Drivers: []bid.Driver{ok}}, "", 5000},
		"below zero":      {bid.Risk{Trials: -1, Drivers: []bid.Driver{ok}}, risk.CodeTrials, 0},
		"too many":        {bid.Risk{Trials: 100_001, Drivers: []bid.Driver{ok}}, risk.CodeTrials, 0},
		"no drivers":      {bid.Risk{Trials: 10}, risk.CodeNoDriver, 0},
		"huge":            {bid.Risk{Trials: 10, Drivers: []bid.Driver{driver("a", "rent", "0", "1", "999999999999")}}, "", 10},
		"huge product":    {bid.Risk{Trials: 10, Drivers: []bid.Driver{driver("a", "volume", "0", "1", "999999999999"), driver("b", "food", "0", "999999999999", "999999999999")}}, "", 10},
		"no low":          {bid.Risk{Trials: 10, Drivers: []bid.Driver{ok, {ID: "b", Path: "rent", High: val("1")}}}, "PRICE-111", 10},
		"negative hours":  {bid.Risk{Trials: 10, Drivers: []bid.Driver{ok, driver("b", "volume", "-5", "1", "2")}}, bid.CodeNegative, 10},
		"a share over 1":  {bid.Risk{Trials: 10, Drivers: []bid.Driver{ok, driver("b", "share", "0", "1", "2")}}, bid.CodeShare, 10},
		"a deleted line":  {bid.Risk{Trials: 10, Drivers: []bid.Driver{ok, driver("b", "people.x", "0", "1", "2")}}, risk.CodeNoInput, 10},
		"the same twice":  {bid.Risk{Trials: 10, Drivers: []bid.Driver{ok, driver("b", "food", "0", "1", "2")}}, risk.CodeTwice, 10},
		"a made figure":   {bid.Risk{Trials: 10, Drivers: []bid.Driver{ok, driver("b", "cost", "0", "1", "2")}}, risk.CodeNoInput, 10},
		"without central": {bid.Risk{Trials: 10, Drivers: []bid.Driver{{ID: "b", Path: "rent", Low: val("2000"), High: val("3000")}}}, "", 10},
	} {
		out, issues := risk.Trials(meals(), []string{"contract.gap", "unit"}, c.r, risk.Options{}, risk.Control{})
		got := codes(issues)
		if out.Done != c.done || c.code != "" && got[c.code] != 1 || c.code == "" && len(issues) > 0 {
			t.Errorf("%s: %d trials, %v", name, out.Done, issues)
		}
		for _, f := range out.Figures {
			if f.Counted+f.Missing != c.done || f.Missing > 0 && f.MissingWhy.Text == "" {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
}

func TestTrialsWithoutAResultAreCountedAndTold(t *testing.T) {
	g := calc.New()
	a := g.Input("a", "Rate", calc.None, dec("1"), typed)
	g.Div(g.One(), g.Max(g.Zero(), a)).As("x", "Inverse", calc.None)
	out, _ := risk.Trials(g, []string{"x"}, bid.Risk{Trials: 1000, Drivers: []bid.Driver{driver("a", "a", "-1", "0", "1")}}, risk.Options{}, risk.Control{})
	f := out.Figures[0]
	if f.Missing < 400 || f.Missing > 600 || f.Counted != 1000-f.Missing || f.MissingWhy.Code != calc.CodeZeroDivisor || !strings.Contains(f.Words, "cannot be worked out") {
		t.Errorf("%+v", f)
	}
	out, _ = risk.Trials(g, []string{"x"}, bid.Risk{Trials: 10, Drivers: []bid.Driver{driver("a", "a", "-2", "-1", "-1")}}, risk.Options{}, risk.Control{})
	if f := out.Figures[0]; f.Counted != 0 || !strings.Contains(f.Words, "never be worked out") {
		t.Errorf("%+v", f)
	}
}

func TestTrialsStopAtOnce(t *testing.T) {
	calls, told := 0, -1
	r := bid.Risk{Trials: 100_000, Drivers: []bid.Driver{driver("a", "food", "5", "6", "8")}}
	out, _ := risk.Trials(meals(), []string{"contract.gap"}, r, risk.Options{}, risk.Control{
		Stop:     func() bool { calls++; return calls == 3 },
		Progress: func(done, total int) { told = done },
	})
	if !out.Stopped || out.Done != told || out.Done > 1000 || len(out.Figures) > 0 || len(out.Words) != 1 || !strings.Contains(out.Words[0], "of 100,000 trials, as asked") {
		t.Errorf("%+v", out)
	}
}

func TestTrialsInWords(t *testing.T) {
	r := bid.Risk{Seed: 42, Drivers: []bid.Driver{driver("a", "food", "5", "6", "9"), driver("b", "volume", "600", "1000", "1100")}}
	out, _ := risk.Trials(meals(), []string{"contract.gap", "unit"}, r, risk.Options{}, risk.Control{})
	text := out.Figures[0].Words
	for _, part := range []string{"In 5,000 trials (seed 42) the contract loses money in ", " of 100 (other seeds would say ", "in half of them ", "in the worst tenth you put in £"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q lacks %q", text, part)
		}
	}
	r = bid.Risk{Seed: 42, Trials: 1000, Drivers: []bid.Driver{driver("a", "food", "5", "6", "6.5")}}
	out, _ = risk.Trials(meals(), []string{"contract.gap"}, r, risk.Options{}, risk.Control{})
	if text := out.Words[0]; !strings.Contains(text, "never loses money (what happens in fewer than 1 case in 333 may not have come up)") {
		t.Error(text)
	}
	if out.Generator != risk.Generator || len(out.Drivers) != 1 || out.Drivers[0].Words != "Food for a meal: £5.00 at the lowest, £6.00 most likely, £6.50 at the highest" {
		t.Errorf("%+v", out)
	}
}

// Exact breaking even is no loss, whatever a float makes of it.
func TestBreakingEvenIsNoLoss(t *testing.T) {
	g := calc.New()
	a := g.Input("a", "A", calc.Pounds, dec("0.1"), typed)
	g.Sub(g.Mul(a, g.Int(3)), g.Add(a, a, a, g.Const(dec("0.000000001")))).As("contract.gap", "Left over", calc.Pounds)
	out, _ := risk.Trials(g, []string{"contract.gap"}, bid.Risk{Trials: 500, Drivers: []bid.Driver{driver("a", "a", "0.1", "0.2", "0.7")}}, risk.Options{}, risk.Control{})
	if f := out.Figures[0]; f.Below != 0 {
		t.Errorf("%+v", f)
	}
}

func TestALineOtherThanZero(t *testing.T) {
	g := calc.New()
	g.Input("x", "Ratio now", calc.Ratio, dec("1.2"), typed).As("ratio", "Value for each pound", calc.Ratio)
	r := bid.Risk{Seed: 42, Trials: 20_000, Drivers: []bid.Driver{driver("x", "x", "0.8", "1.2", "1.6")}}
	out, _ := risk.Trials(g, []string{"ratio"}, r, risk.Options{Lines: map[string]decimal.Decimal{"ratio": dec("1")}}, risk.Control{})
	f := out.Figures[0]
	// Under 1 lies (1 − 0.8)² ÷ (0.8 × 0.4) = 12.5 %.
	if f.ChanceLow.GreaterThan(dec("0.125")) || f.ChanceHigh.LessThan(dec("0.125")) || !strings.Contains(f.Words, "It is below 1 in 1") {
		t.Errorf("%v to %v: %s", f.ChanceLow, f.ChanceHigh, f.Words)
	}
}

func TestCheckFindsWhatRunningFinds(t *testing.T) {
	p := bid.Pricing{
		Scenarios: []bid.Scenario{{ID: "s", Changes: []bid.Change{{ID: "1", Path: "gone", Value: val("1")}, {ID: "2", Path: "volume", Value: val("-1")}}}},
		Risk:      bid.Risk{Trials: 100_001, Drivers: []bid.Driver{driver("a", "food", "7", "6", "8"), driver("b", "share", "0", "1", "2")}},
	}
	issues := risk.Check(meals(), p, risk.Options{})
	_, fromScenarios := risk.Scenarios(meals(), p.Scenarios, nil, risk.Options{})
	if got := codes(issues); got["RISK-001"] != 1 || got["PRICE-103"] != 1 || got["PRICE-111"] != 1 || got["PRICE-104"] != 1 || got["RISK-004"] != 1 || len(issues) != 5 || !reflect.DeepEqual(issues[:2], fromScenarios) {
		t.Error(issues)
	}
	if issues := risk.Check(meals(), bid.Pricing{}, risk.Options{}); len(issues) > 0 {
		t.Error(issues)
	}
}
