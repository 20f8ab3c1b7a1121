package assess_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/risk"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }
func val(text string) money.Value     { return money.MustValue(text) }

func priced(doc bid.Document) *calc.Graph {
	return pricing.Build(pricing.Input{Document: doc, Library: library(), On: date.MustISO("2026-05-01")}).Graph
}

func TestAScenarioWithoutChangesIsTheBase(t *testing.T) {
	g := priced(Large(1))
	var ids []string
	for _, n := range g.Figures() {
		ids = append(ids, n.ID())
	}
	cases, issues := risk.Scenarios(g, []bid.Scenario{{ID: "s", Name: "As it is"}}, ids, risk.Options{})
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	for _, c := range cases[0].Figures {
		n, _ := g.Node(c.ID)
		base, ok := n.Value()
		if c.HasValue != ok || !c.Value.Equal(base) || !c.Difference.IsZero() {
			t.Fatalf("%s: %v instead of %v", c.ID, c.Value, base)
		}
		if ok && c.Words != "no change" {
			t.Fatalf("%s: %q", c.ID, c.Words)
		}
	}
}

func TestADatedFactIsChangedInEveryYear(t *testing.T) {
	g := priced(Large(1))
	path := ""
	for _, n := range g.Figures() {
		if o, ok := n.Origin(); ok && o.Kind == calc.Fact && strings.HasPrefix(n.ID(), "fact.ni.secondary_rate") {
			path = o.Path
		}
	}
	if path == "" {
		t.Fatal("no figure rests on the dated National Insurance rate")
	}
	cases, issues := risk.Scenarios(g, []bid.Scenario{{ID: "s", Changes: []bid.Change{{ID: "1", Path: path, Factor: val("1.1")}}}}, []string{"contract.cost"}, risk.Options{})
	if len(issues) > 0 || len(cases[0].Changes) < 1 || !cases[0].Figures[0].Difference.IsPositive() {
		t.Fatal(issues, cases[0])
	}
}

func TestWhatIsHeldDoesNotMove(t *testing.T) {
	doc := Large(1)
	g := priced(doc)
	held := risk.Held(g)
	if len(held) != 1 || held[0] != "price.asked" {
		t.Fatal(held)
	}
	more := []bid.Scenario{{ID: "s", Changes: []bid.Change{{ID: "1", Path: "pricing.people.p1.hourlyPay", Factor: val("1.5")}}}}
	figures := []string{"price.target", "price.asked", "contract.gap"}
	free, _ := risk.Scenarios(g, more, figures, risk.Options{})
	fixed, _ := risk.Scenarios(g, more, figures, risk.Options{Hold: held})
	if !free[0].Figures[1].Difference.IsPositive() {
		t.Error("without a typed price, the price asked follows the costs")
	}
	f := fixed[0].Figures
	if !f[0].Difference.Equal(free[0].Figures[0].Difference) || !f[1].Difference.IsZero() || !f[2].Difference.IsNegative() {
		t.Errorf("held: %v", f)
	}
	doc.Bid.Pricing.Asked = P("30")
	if held := risk.Held(priced(doc)); held != nil {
		t.Error("a typed price is held", held)
	}
}

func TestTornadoOfABid(t *testing.T) {
	doc := Large(1)
	g := priced(doc)
	o := risk.Options{Hold: risk.Held(g), Name: risk.Names(doc)}
	s, issues := risk.Tornado(g, "contract.gap", nil, 5, o)
	if len(issues) > 0 || len(s.Facts) == 0 || !strings.Contains(s.Held, "is held at £") {
		t.Fatal(issues, s.Held)
	}
	names := map[string]int{}
	found := map[string]bool{}
	for _, b := range s.Own {
		names[b.Label]++
		found[b.ID] = true
	}
	for _, id := range []string{"pricing.people.p0.hourlyPay", "pricing.people.p59.hoursPerWeek", "organisation.runningCosts.r199.amount", "pricing.weeks", "core.share"} {
		if !found[id] {
			t.Errorf("%s is not a row", id)
		}
	}
	if names["Pay an hour"] > 0 || names["Worker p0: pay an hour"] != 1 {
		t.Error("posts cannot be told apart")
	}
	for _, b := range s.Facts {
		if !strings.HasPrefix(b.ID, "fact.") {
			t.Error(b.ID)
		}
		if names[b.Label]++; names[b.Label] > 1 {
			t.Errorf("two rows are called %s", b.Label)
		}
	}
}

func TestSuggestedRangesAreATenthEitherWayAndSayIt(t *testing.T) {
	doc := Large(1)
	g := priced(doc)
	list := risk.Suggest(g, "contract.gap", 6, risk.Options{Hold: risk.Held(g)})
	if len(list) != 6 {
		t.Fatal(list)
	}
	for _, d := range list {
		n, _ := g.Node(d.Path)
		base := n.Decimal()
		if !d.Central.Decimal().Equal(base) || !d.Low.Decimal().Equal(base.Mul(dec("0.9"))) || d.Why != risk.SuggestedWhy {
			t.Errorf("%+v", d)
		}
		if strings.HasPrefix(d.Path, "pricing.volume.") != (d.Linked == "volume") {
			t.Errorf("%+v", d)
		}
	}
	out, issues := risk.Trials(g, []string{"contract.gap"}, bid.Risk{Trials: 100, Drivers: list}, risk.Options{Hold: risk.Held(g)}, risk.Control{})
	if len(issues) > 0 || out.Done != 100 {
		t.Error(issues)
	}
}

// A bid without a typed price would never lose money if its price followed the costs.
func TestABidIsTestedAtTheHeldPrice(t *testing.T) {
	doc := Large(1)
	g := priced(doc)
	var r bid.Risk
	for _, p := range doc.Bid.Pricing.People {
		pay := p.HourlyPay.Decimal()
		d := bid.Driver{ID: p.ID, Path: "pricing.people." + p.ID + ".hourlyPay", Low: money.ValueOf(pay), High: money.ValueOf(pay.Mul(dec("1.5"))), Linked: "pay"}
		r.Drivers = append(r.Drivers, d)
	}
	held, issues := risk.Trials(g, []string{"contract.gap", "year.1.gap", "price.break_even"}, r, risk.Options{Hold: risk.Held(g), Name: risk.Names(doc)}, risk.Control{})
	if len(issues) > 0 || held.Held == "" || held.Figures[0].Below < 2000 {
		t.Fatal(issues, held.Words)
	}
	free, _ := risk.Trials(g, []string{"contract.gap"}, r, risk.Options{}, risk.Control{})
	if free.Figures[0].Below > held.Figures[0].Below/2 {
		t.Error(free.Words, held.Words)
	}
}

// Whatever a document holds of scenarios and ranges, nothing panics, what stands is
// worked out, and every trial is accounted for.
func TestWhatIfOnAnyInputs(t *testing.T) {
	g := priced(Large(1))
	var paths []string
	for _, n := range g.Figures() {
		if n.IsInput() {
			paths = append(paths, n.ID())
		}
	}
	paths = append(paths, "", "price.total", "pricing.people.nobody.hourlyPay", "facts.none")
	odd := []string{"", "0", "-1", "1", "0.5", "1.5", "168", "1000000", "999999999999.999999999999", "-999999999999", "0.000000000001"}
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string) (v money.Value) {
			if text := rapid.SampledFrom(odd).Draw(t, name); text != "" {
				v = val(text)
			}
			return v
		}
		path := rapid.SampledFrom(paths)
		var p bid.Pricing
		for i := range rapid.IntRange(0, 4).Draw(t, "changes") {
			p.Scenarios = append(p.Scenarios, bid.Scenario{ID: string(rune('a' + i)), Changes: []bid.Change{
				{ID: "1", Path: path.Draw(t, "path"), Value: number("value"), Factor: number("factor")},
				{ID: "2", Path: path.Draw(t, "path"), Factor: number("factor")},
			}})
		}
		p.Risk.Seed, p.Risk.Trials = rapid.Int64().Draw(t, "seed"), 30
		for i := range rapid.IntRange(0, 6).Draw(t, "drivers") {
			p.Risk.Drivers = append(p.Risk.Drivers, bid.Driver{ID: string(rune('a' + i)), Path: path.Draw(t, "path"), Low: number("low"), Central: number("central"), High: number("high")})
		}
		o := risk.Options{Hold: risk.Held(g)}
		cases, _ := risk.Scenarios(g, p.Scenarios, risk.Present(g, risk.ScenarioFigures), o)
		for _, c := range cases {
			for _, f := range c.Figures {
				if f.Words == "" || !f.HasValue && f.Reason.Text == "" {
					t.Fatalf("%+v", f)
				}
			}
		}
		if s, _ := risk.Tornado(g, "contract.gap", p.Risk.Drivers, 2, o); len(s.Own) == 0 {
			t.Fatal("no rows")
		}
		out, issues := risk.Trials(g, risk.TrialFigures, p.Risk, o, risk.Control{})
		for _, f := range out.Figures {
			if f.Counted+f.Missing != 30 || f.Words == "" || f.Missing > 0 && f.MissingWhy.Text == "" {
				t.Fatalf("%+v", f)
			}
		}
		if len(out.Drivers) == 0 && out.Done > 0 || len(out.Drivers) > 0 && out.Done != 30 {
			t.Fatal(out, issues)
		}
	})
}
