package calc

import (
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// The worked post of the pricing rules: 37.5 h a week at 12.71 on 52 weeks pays
// 24,784.50 a year and costs 2,967.68 of employer NI in 2026-27.
func niGraph() *Graph {
	g := New()
	hourly := g.Input("people.p1.rate", "Hourly pay", PoundsPerHour, d("12.71"), Origin{Kind: Typed, Path: "pricing.people.p1.rate"})
	hours := g.Input("people.p1.hours", "Hours a week", Hours, d("37.5"), Origin{Kind: Profile})
	pay := g.Mul(hourly, hours, g.Int(52)).As("people.p1.pay", "Pay", PoundsYear).Key("emp.pay")
	rate := g.Input("fact.ni.rate", "NI rate", Percent, d("0.15"), Origin{Kind: Fact, Source: &Source{
		ID: "uk.ni.rate@2026-04-06", From: "6 April 2026", To: "5 April 2027", Status: "law", Certainty: "high", Text: "gov.uk"}})
	threshold := g.Input("fact.ni.st", "Secondary threshold", PoundsYear, d("5000"), Origin{Kind: Fact})
	ni := g.Mul(rate, g.Max(g.Zero(), g.Sub(pay, threshold))).As("people.p1.ni", "Employer NI", PoundsYear).Key("emp.ni")
	g.Round(ni, 2, money.R2).As("line.ni", "Employer NI line", PoundsYear)
	return g
}

func TestExplanationOfEmployerNI(t *testing.T) {
	g := niGraph()
	e, ok := g.Explain("people.p1.ni")
	if !ok || e.Key != "emp.ni" || e.Exact != "2967.675" || e.Value != "£2,967.68" {
		t.Fatalf("wrong figure: %+v", e)
	}
	if want := "Employer NI = NI rate × larger of (£0.00, Pay − Secondary threshold)"; e.Formula != want {
		t.Errorf("formula %q, want %q", e.Formula, want)
	}
	if want := "15\u00a0% × larger of (£0.00, £24,784.50 − £5,000.00) = £2,967.68"; e.Numbers != want {
		t.Errorf("numbers %q, want %q", e.Numbers, want)
	}
	ids := func(parts []Part) (out string) {
		for _, p := range parts {
			out += p.ID + " "
		}
		return
	}
	if got := ids(e.Operands); got != "people.p1.pay fact.ni.rate fact.ni.st " {
		t.Errorf("operands %s", got)
	}
	if got := ids(e.Inputs); got != "people.p1.rate people.p1.hours fact.ni.rate fact.ni.st " {
		t.Errorf("inputs %s", got)
	}
	if got := ids(e.UsedBy); got != "line.ni " {
		t.Errorf("used by %s", got)
	}
	for i, want := range []string{"typed", "from the organisation’s profile",
		"dated fact uk.ni.rate@2026-04-06 (6 April 2026 to 5 April 2027, status law, certainty high, source: gov.uk)", "dated fact"} {
		if e.Inputs[i].Origin != want {
			t.Errorf("origin %q, want %q", e.Inputs[i].Origin, want)
		}
	}
	line, _ := g.Explain("line.ni")
	if want := "Rounded to the penny (R2, printed line), half away from zero: 2967.675 becomes 2967.68."; line.Rounding != want {
		t.Errorf("rounding %q, want %q", line.Rounding, want)
	}
	if line.Formula != "Employer NI line = Employer NI, rounded to the penny (R2, printed line)" {
		t.Errorf("formula %q", line.Formula)
	}
	if input, _ := g.Explain("people.p1.rate"); input.Formula != "Hourly pay: typed" {
		t.Errorf("input formula %q", input.Formula)
	}
	if _, ok := g.Explain("nothing"); ok {
		t.Error("an unknown figure was explained")
	}
}

// A tenth more of the pay adds 0.15 × 2,478.45 of NI; so do the hours; the rate adds
// a tenth of the NI; the threshold takes 0.15 × 500.
func TestMovers(t *testing.T) {
	got := niGraph().Movers("people.p1.ni", 3)
	want := []struct {
		id   string
		more float64
	}{{"people.p1.rate", 371.7675}, {"people.p1.hours", 371.7675}, {"fact.ni.rate", 296.7675}}
	if len(got) != len(want) {
		t.Fatalf("%d movers", len(got))
	}
	for i, w := range want {
		if got[i].ID != w.id || math.Abs(got[i].More-w.more) > 1e-6 || math.Abs(got[i].Less+w.more) > 1e-6 || got[i].Label == "" {
			t.Errorf("mover %d is %+v, want %v", i, got[i], w)
		}
	}
}

func TestNotAvailableSaysWhy(t *testing.T) {
	g := New()
	cost := g.Input("cost", "Cost", Pounds, d("100"), Origin{Kind: Typed})
	meals := g.Entry("meals", "Meals a year", Counted("meals"), money.Quantity{}, Origin{Kind: Typed, Path: "pricing.volume"}, Reason{Code: "PRICE-101", Text: "no quantity"})
	none := g.Input("none", "Free places", Count, d("0"), Origin{Kind: Typed})
	price := g.Div(cost, meals).As("price", "Price a meal", PoundsPer("meal"))
	if price.Available() || price.Reason() != (Reason{Code: "PRICE-101", Text: "no quantity", Path: "pricing.volume", From: "meals"}) {
		t.Errorf("price: %v %+v", price.Available(), price.Reason())
	}
	if got := price.Format(); got != "not available: no quantity" {
		t.Error(got)
	}
	zero := g.Add(g.Div(cost, none), cost).As("zero", "Per place", Pounds)
	if r := zero.Reason(); r.Code != "PRICE-106" || r.Text != "not defined, because “Free places” is zero" {
		t.Errorf("%+v", r)
	}
	own := g.DivOr(cost, none, Reason{Code: "PRICE-105", Text: "no price exists"})
	if r := own.Reason(); r.Code != "PRICE-105" {
		t.Errorf("%+v", r)
	}
	if chosen := g.If(g.One(), cost, price); !chosen.Decimal().Equal(d("100")) {
		t.Error("the branch that was not chosen must not matter")
	}
	run, err := g.Evaluate(map[string]decimal.Decimal{"meals": d("8"), "none": d("4")})
	if err != nil {
		t.Fatal(err)
	}
	if v, ok := run.Value("price"); !ok || !v.Equal(d("12.5")) {
		t.Errorf("a scenario may give a missing quantity: %v %v", v, ok)
	}
	if v, ok := run.Value("zero"); !ok || !v.Equal(d("125")) || run.Reason("zero") != (Reason{}) {
		t.Errorf("per place: %v %v", v, ok)
	}
	for _, id := range []string{"price", "nothing"} {
		if _, err := g.Evaluate(map[string]decimal.Decimal{id: d("1")}); err == nil {
			t.Errorf("overriding %q must be an error", id)
		}
	}
	if _, err := g.Evaluate(map[string]decimal.Decimal{"cost": decimal.New(1, 18)}); err == nil {
		t.Error("an override of 10^18 must be an error")
	}
	e, _ := g.Explain("price")
	if e.Available || e.Value != "" || !strings.HasSuffix(e.Numbers, "(not available)") {
		t.Errorf("%+v", e)
	}
}

func TestGrowthIsBounded(t *testing.T) {
	g := New()
	x := g.Input("x", "x", None, d("123456.123456"), Origin{})
	for range 200 {
		x = g.Mul(x, x)
	}
	if r := x.Reason(); x.Available() || r.Code != CodeTooLarge {
		t.Errorf("%v", r)
	}
	small := g.Input("small", "small", None, d("0.000001"), Origin{})
	for range 200 {
		small = g.Mul(small, small)
	}
	if !small.Available() || !small.Decimal().IsZero() {
		t.Errorf("%v", small.Decimal())
	}
	if big := g.Input("big", "big", None, decimal.New(1, 1_000_000_000), Origin{}); big.Available() {
		t.Error("10^1000000000 was taken")
	}
	if back := g.Mul(g.Const(d("999999999999")), g.Const(d("999999999999")), g.Const(d("0.000000000001"))); !back.Available() {
		t.Error("a product that ends below the limit was refused on the way")
	}
}

func TestProgrammingMistakesAreReportedNotPanicked(t *testing.T) {
	g, other := New(), New()
	a := g.Input("a", "A", None, d("1"), Origin{})
	g.Add(a).As("a", "A again", None)
	if err := g.Err(); err == nil || !strings.Contains(err.Error(), `"a" is used twice`) {
		t.Errorf("%v", err)
	}
	for name, n := range map[string]Node{
		"foreign": g.Add(a, other.One()), "zero node": g.Add(a, Node{}), "no operands": g.Max(),
		"power": g.Pow(a, 51), "places": g.Round(a, 99, money.R1),
	} {
		if n.Available() || n.Reason().Code != CodeFault {
			t.Errorf("%s: %v", name, n.Reason())
		}
	}
	if (Node{}).Available() || (Node{}).As("x", "x", None).Label() != "" || (Node{}).Reason().Text == "" {
		t.Error("the zero node")
	}
}

// A chain of a hundred thousand operations is built, run, compiled and explained
// without deep recursion or an endless formula.
func TestDeepGraphs(t *testing.T) {
	g := New()
	one := g.Input("one", "One", None, d("1"), Origin{Kind: Typed})
	x := one
	for range 100_000 {
		x = g.Add(x, one)
	}
	x.As("sum", "Sum", None)
	run, err := g.Evaluate(map[string]decimal.Decimal{"one": d("2")})
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := run.Value("sum"); !v.Equal(d("200002")) {
		t.Errorf("sum %s", v)
	}
	e, _ := g.Explain("sum")
	if !strings.Contains(e.Formula, "(…)") || len(e.Formula) > 2000 || len(e.Inputs) != 1 {
		t.Errorf("formula of %d characters, %d inputs", len(e.Formula), len(e.Inputs))
	}
	if m := g.Movers("sum", 1); len(m) != 1 || math.Abs(m[0].More-10000.1) > 1e-6 {
		t.Errorf("%+v", m)
	}
}

func TestFormulasReadAsWords(t *testing.T) {
	g := New()
	a := g.Input("a", "A", Pounds, d("10"), Origin{Kind: Typed})
	b := g.Input("b", "B", Pounds, d("4"), Origin{Kind: Typed})
	r := g.Input("r", "Growth", Percent, d("0.03"), Origin{Kind: Typed})
	for want, n := range map[string]Node{
		"X = A − (B − A)":                              g.Sub(a, g.Sub(b, a)),
		"X = A ÷ (B × A)":                              g.Div(a, g.Mul(b, a)),
		"X = (A + B) × A":                              g.Mul(g.Add(a, b), a),
		"X = A × (100\u00a0% + Growth) to the power 3": g.Mul(a, g.Pow(g.Add(g.One(), r), 3)),
		"X = if A is more than B: A, otherwise £0.00":  g.If(g.Greater(a, b), a, g.Zero()),
		"X = A, held between £0.00 and B":              g.Clamp(a, g.Zero(), b),
		"X = A ÷ B, rounded up to a whole number":      g.RoundUp(g.Div(a, b)),
		"X = smallest of (A, B, £1.00)":                g.Min(a, b, g.One()),
		"X = A + −B":                                   g.Add(a, g.Neg(b)),
	} {
		id := "x" + want
		n.As(id, "X", Pounds)
		if e, _ := g.Explain(id); e.Formula != want {
			t.Errorf("formula %q, want %q", e.Formula, want)
		}
	}
}

func TestUnits(t *testing.T) {
	for _, c := range [][2]string{
		{Pounds.String(), "GBP"}, {PoundsPerHour.String(), "GBP/hour"}, {Percent.String(), "share"}, {HoursYear.String(), "hours/year"}, {Quantity.String(), "quantity"}, {None.String(), ""}, {Truth.String(), "yes/no"},
		{PoundsPerHour.Words(), "an hour"}, {PoundsYear.Words(), "a year"}, {Hours.Words(), "hours"}, {HoursYear.Words(), "hours a year"}, {Count.Words(), ""}, {PoundsPer("unit").Words(), "a unit"}, {PoundsPer("outing").Words(), "an outing"},
		{Pounds.Format(d("-1234.5")), "−£1,234.50"}, {PoundsPerHour.Format(d("12.7125")), "£12.7125"}, {Percent.Format(d("0.119741")), "11.97\u00a0%"}, {Hours.Format(d("1635")), "1,635"}, {Truth.Format(d("1")), "yes"}, {Truth.Format(d("0")), "no"},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}

// A trial allocates nothing, and runs only what its inputs can change.
func TestTrials(t *testing.T) {
	g := niGraph()
	p, err := g.Compile("line.ni")
	if err != nil {
		t.Fatal(err)
	}
	part, err := p.Only("fact.ni.rate")
	if err != nil {
		t.Fatal(err)
	}
	if len(part.code) >= len(p.code) {
		t.Errorf("%d of %d instructions are left", len(part.code), len(p.code))
	}
	s := part.NewState()
	in, _ := part.Slot("fact.ni.rate")
	out, _ := part.Slot("line.ni")
	if n := testing.AllocsPerRun(10, func() { s[in] = 0.138; part.Run(s) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if math.Abs(s[out]-2730.26) > 1e-9 { // 0.138 × 19,784.50 = 2,730.261
		t.Errorf("line %v", s[out])
	}
	s[in] = math.NaN()
	part.Run(s)
	if !math.IsNaN(s[out]) {
		t.Error("a missing input gave a figure")
	}
	if _, err := g.Compile("nothing"); err == nil {
		t.Error("an unknown output compiled")
	}
	if _, err := p.Only("nothing"); err == nil {
		t.Error("an unknown input was accepted")
	}
}

// The constants zero and one are shared by all formulas: naming one for a figure must
// not give that name to the others.
func TestNamingAConstantDoesNotNameItElsewhere(t *testing.T) {
	g := New()
	pay := g.Input("pay", "Pay", Pounds, decimal.NewFromInt(3), Origin{})
	over := g.Max(g.Zero(), pay).As("over", "Pay above nothing", Pounds)
	g.Zero().As("uplift", "Change of the price", Percent)
	e, _ := g.Explain("over")
	if strings.Contains(e.Formula, "Change of the price") {
		t.Errorf("the formula of another figure reads %q", e.Formula)
	}
	if v, ok := over.Value(); !ok || !v.Equal(decimal.NewFromInt(3)) {
		t.Errorf("the figure itself changed to %s", v)
	}
}

func TestASecondNameIsExplainedByTheFormulaOfTheFirst(t *testing.T) {
	g := New()
	cost := g.Input("cost", "Cost", Pounds, decimal.NewFromInt(30), Origin{})
	units := g.Input("units", "Units", Quantity, decimal.NewFromInt(4), Origin{})
	g.Div(cost, units).As("first", "Cost of one", Pounds).As("second", "Full cost", Pounds)
	e, _ := g.Explain("second")
	if !strings.Contains(e.Formula, "Cost ÷ Units") {
		t.Errorf("the formula reads %q", e.Formula)
	}
}
