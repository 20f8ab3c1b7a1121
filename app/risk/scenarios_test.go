package risk_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/risk"
)

func TestScenariosInWords(t *testing.T) {
	list := []bid.Scenario{
		{ID: "a", Name: "Dearer food", Changes: []bid.Change{{ID: "1", Path: "food", Value: val("6.62")}}},
		{ID: "b", Name: "Much dearer food", Changes: []bid.Change{{ID: "1", Path: "food", Factor: val("1.25")}}},
		{ID: "c", Name: "No meals", Changes: []bid.Change{{ID: "1", Path: "volume", Value: val("0")}}},
		{ID: "d", Name: "Even", Changes: []bid.Change{{ID: "1", Path: "rent", Value: val("4000")}}},
		{ID: "e", Name: "Half the hall", Changes: []bid.Change{{ID: "1", Path: "share", Value: val("0.5")}}},
	}
	want := map[string][2]string{
		"a": {"£620.00 less, 51.7 %", "£0.62 a meal more, 7.0 %"},
		"b": {"turns a surplus of £1,200 into a loss of £300", "£1.50 a meal more, 17.0 %"},
		"c": {"turns a surplus of £1,200 into a loss of £2,800", "no longer available: not defined, because “Meals” is zero"},
		"d": {"turns a surplus of £1,200.00 into breaking even", "£1.20 a meal more, 13.6 %"},
		"e": {"£1,400.00 more, 116.7 %", "£1.40 a meal less, 15.9 %"},
	}
	cases, issues := risk.Scenarios(meals(), list, []string{"contract.gap", "unit"}, risk.Options{})
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	for _, c := range cases {
		for i, text := range want[c.ID] {
			if got := strings.ReplaceAll(c.Figures[i].Words, "\u00a0", " "); got != text {
				t.Errorf("%s: %q instead of %q", c.Name, got, text)
			}
		}
	}
	if got := cases[1].Changes[0].Words; got != "Food for a meal: £7.50 instead of £6.00" {
		t.Error(got)
	}
}

func TestAnUnusableChangeIsToldAndTheOthersStand(t *testing.T) {
	s := bid.Scenario{ID: "s", Changes: []bid.Change{
		{ID: "gone", Path: "pricing.people.x.hourlyPay", Value: val("1")},
		{ID: "made", Path: "cost", Value: val("1")},
		{ID: "none", Path: ""},
		{ID: "empty", Path: "rent"},
		{ID: "both", Path: "food", Value: val("5"), Factor: val("3")},
		{ID: "minus", Path: "volume", Value: val("-1")},
		{ID: "share", Path: "share", Value: val("1.01")},
		{ID: "huge", Path: "price", Factor: val("999999999999")},
		{ID: "good", Path: "rent", Value: val("2900")},
		{ID: "twice", Path: "rent", Value: val("9999")},
		{ID: "enormous", Path: "share", Value: val("999999999999")},
	}}
	cases, issues := risk.Scenarios(meals(), []bid.Scenario{s}, []string{"contract.gap", "nothing"}, risk.Options{})
	want := map[string]int{risk.CodeNoInput: 3, risk.CodeNoNumber: 2, bid.CodeNegative: 1, bid.CodeShare: 2, risk.CodeTwice: 1}
	got := codes(issues)
	for code, n := range want {
		if got[code] != n {
			t.Errorf("%s: %d findings instead of %d: %v", code, got[code], n, issues)
		}
	}
	for _, i := range issues {
		if !strings.HasPrefix(i.Path, "pricing.scenarios.s.changes.") || i.Message == "" {
			t.Errorf("%+v", i)
		}
	}
	var stood []string
	for _, c := range cases[0].Changes {
		stood = append(stood, c.ID)
	}
	if strings.Join(stood, " ") != "both huge good" {
		t.Error(stood)
	}
	if cases[0].Figures[1].HasValue || cases[0].Figures[1].Reason.Text == "" {
		t.Error("a figure that does not exist is available")
	}
}

func TestAFigureThatCannotBeComputedIsNoInput(t *testing.T) {
	g := calc.New()
	g.Missing("even.volume", "Break-even", calc.Quantity, calc.Reason{Code: "PRICE-106", Text: "none"})
	g.Missing("pricing.x.rate", "Rate", calc.Pounds, calc.Reason{Code: "PRICE-101", Text: "missing", Path: "pricing.x.rate"})
	_, issues := risk.Scenarios(g, []bid.Scenario{{ID: "s", Changes: []bid.Change{{ID: "1", Path: "even.volume", Value: val("1")}, {ID: "2", Path: "pricing.x.rate", Value: val("1")}}}}, nil, risk.Options{})
	if len(issues) != 1 || issues[0].Path != "pricing.scenarios.s.changes.1.path" {
		t.Fatal(issues)
	}
}

func TestCompiledAndExactAgreeInAnyScenario(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, ids, out := anyGraph(t)
		p, err := g.Compile(out)
		if err != nil {
			t.Fatal(err)
		}
		state := p.NewState()
		s := bid.Scenario{ID: "s"}
		for _, id := range ids {
			if rapid.Bool().Draw(t, "change "+id) {
				value := decimal.New(rapid.Int64Range(-50_000, 50_000).Draw(t, "to"), -2)
				s.Changes = append(s.Changes, bid.Change{ID: id, Path: id, Value: val(value.String())})
				if slot, reached := p.Slot(id); reached {
					state[slot] = value.InexactFloat64()
				}
			}
		}
		cases, issues := risk.Scenarios(g, []bid.Scenario{s}, []string{out}, risk.Options{})
		if len(issues) > 0 {
			t.Fatal(issues)
		}
		p.Run(state)
		slot, _ := p.Slot(out)
		f := cases[0].Figures[0]
		if !f.HasValue || f.Value.Sub(decimal.NewFromFloat(state[slot])).Abs().GreaterThan(dec("0.000001")) {
			t.Fatalf("exact %v, compiled %v", f.Value, state[slot])
		}
	})
}
