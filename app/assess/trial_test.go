package assess_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/risk"
)

// Every input that can be chosen can also be changed, and is found again by its path.
func TestEveryChoiceCanBeChanged(t *testing.T) {
	doc := Large(1)
	g, o := priced(doc), risk.Options{Name: risk.Names(doc)}
	all := risk.Choices(g, o)
	if len(all) < 50 {
		t.Fatal(len(all))
	}
	for _, c := range all {
		again, found := risk.ChoiceOf(g, c.Path, o)
		if !found || again != c {
			t.Fatalf("%+v is found as %+v", c, again)
		}
		if c.Now == "" || c.Unit == calc.Truth {
			continue
		}
		_, issues := risk.Scenarios(g, []bid.Scenario{{ID: "s", Changes: []bid.Change{{ID: "c", Path: c.Path, Factor: val("1")}}}}, nil, o)
		for _, i := range issues {
			if i.Code == risk.CodeNoInput || i.Severity == bid.Blocks {
				t.Errorf("%s: %s", c.Path, i.Message)
			}
		}
	}
}

// The starters do what their names say: the changed figures are a tenth less, 3 %
// more and a point higher.
func TestStarters(t *testing.T) {
	doc := Large(1)
	g := priced(doc)
	for _, s := range risk.Starters(g) {
		if len(s.Changes) == 0 {
			continue
		}
		for i := range s.Changes {
			s.Changes[i].ID = s.Changes[i].Path
		}
		cases, issues := risk.Scenarios(g, []bid.Scenario{{ID: s.ID, Name: s.Name, Changes: s.Changes}}, nil, risk.Options{})
		if len(issues) > 0 || len(cases[0].Changes) != len(s.Changes) {
			t.Fatal(s.Name, issues)
		}
		for _, c := range cases[0].Changes {
			want := map[string]decimal.Decimal{"fewer": c.From.Mul(dec("0.9")), "pay": c.From.Mul(dec("1.03")), "cpi": c.From.Add(dec("0.01"))}[s.ID]
			if !c.To.Equal(want) {
				t.Errorf("%s: %s becomes %s", s.Name, c.Label, c.To)
			}
		}
	}
}

// What is typed is shown again as it was meant.
func TestTypedNumbers(t *testing.T) {
	for _, c := range []struct {
		unit        calc.Unit
		typed, want string
	}{{calc.Percent, "3", "3\u00a0%"}, {calc.Percent, "12.5 %", "12.5\u00a0%"}, {calc.PoundsPerHour, "13.4567", "£13.4567"}, {calc.Pounds, "1,200", "£1,200.00"}, {calc.Hours, "30.5", "30.5"}, {calc.Hours, "", ""}} {
		v, err := risk.ParseIn(c.unit, c.typed)
		if got := risk.FormatIn(c.unit, v); err != nil || got != c.want {
			t.Errorf("%q in %s is %q, %v", c.typed, c.unit, got, err)
		}
	}
	for typed, want := range map[string]string{"−10 %": "0.9", "+3": "1.03", "5 %": "1.05", "": ""} {
		if v, err := risk.ParseFactor(typed); err != nil || v.String() != want {
			t.Errorf("%q is %q, %v", typed, v.String(), err)
		}
	}
	for factor, want := range map[string]string{"0.9": "−10\u00a0%", "1.03": "+3\u00a0%", "1": "0\u00a0%"} {
		if got := risk.FormatFactor(money.MustValue(factor)); got != want {
			t.Errorf("%s is %q", factor, got)
		}
	}
	for _, bad := range []string{"lots", "12,34", "£5 %"} {
		if _, err := risk.ParseIn(calc.Hours, bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
		if _, err := risk.ParseFactor(bad); err == nil {
			t.Errorf("%q is taken as a change", bad)
		}
	}
}
