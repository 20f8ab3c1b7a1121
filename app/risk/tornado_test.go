package risk_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/risk"
)

func TestTornadoByHand(t *testing.T) {
	s, issues := risk.Tornado(meals(), "contract.gap", []bid.Driver{{ID: "d", Path: "rent", Low: val("2000"), Central: val("2800"), High: val("5000")}}, 0, risk.Options{})
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	// Price ±1 a meal: ±1,000. Rent typed: +800 and −2,200. Food ±0.60: ±600. Volume
	// ±100 meals at 4.00 each: ±400. Share: −10 % gives +280, and cannot rise.
	want := []struct{ id, low, high string }{{"rent", "800", "-2200"}, {"price", "-1000", "1000"}, {"food", "600", "-600"}, {"volume", "-400", "400"}, {"share", "280", "0"}}
	if len(s.Own) != len(want) {
		t.Fatal(s.Own)
	}
	for i, w := range want {
		b := s.Own[i]
		if b.ID != w.id || !b.EffectLow.Equal(dec(w.low)) || !b.EffectHigh.Equal(dec(w.high)) || !b.Exact || b.Typed != (w.id == "rent") || b.Clipped != (w.id == "share") {
			t.Errorf("%d: %+v instead of %v", i, b, w)
		}
	}
	if got := s.Own[0].Words; got != "Rent, now £2,800.00: at £2,000.00 £800.00 more, 66.7\u00a0%; at £5,000.00 turns a surplus of £1,200 into a loss of £1,000" {
		t.Error(got)
	}
}

func TestTornadoTiesGoByName(t *testing.T) {
	g := calc.New()
	var terms []calc.Node
	for _, name := range []string{"c", "a", "d", "b"} {
		terms = append(terms, g.Input("in."+name, name, calc.Pounds, dec("0.1"), typed))
	}
	g.Sum(terms).As("sum", "Sum", calc.Pounds)
	s, _ := risk.Tornado(g, "sum", nil, 2, risk.Options{})
	order := ""
	for _, b := range s.Own {
		order += b.Label
	}
	if order != "abcd" || !s.Own[1].Exact || s.Own[2].Exact {
		t.Error(order, s.Own)
	}
}

// The rows of any tornado are what exact scenarios say, widest first.
func TestTornadoAgreesWithScenarios(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, ids, out := anyGraph(t)
		s, issues := risk.Tornado(g, out, nil, len(ids), risk.Options{})
		if len(issues) > 0 {
			t.Fatal(issues)
		}
		seen := map[string]bool{}
		for i, b := range s.Own {
			seen[b.ID] = true
			for _, end := range []struct{ at, value decimal.Decimal }{{b.Low, b.AtLow}, {b.High, b.AtHigh}} {
				run, err := g.Evaluate(map[string]decimal.Decimal{b.ID: end.at})
				if err != nil {
					t.Fatal(err)
				}
				if value, _ := run.Value(out); !value.Equal(end.value) {
					t.Fatalf("%s: %v instead of %v", b.ID, end.value, value)
				}
			}
			if i > 0 && s.Own[i-1].Size().LessThan(b.Size()) {
				t.Fatal("not sorted", s.Own)
			}
		}
		if !(len(s.Own)+len(s.Zero)+s.Still <= len(ids)) {
			t.Fatal("more rows than inputs")
		}
		base, _ := g.Base().Value(out)
		for _, id := range ids {
			n, _ := g.Node(id)
			for _, factor := range []string{"0.9", "1.1"} {
				run, _ := g.Evaluate(map[string]decimal.Decimal{id: n.Decimal().Mul(dec(factor))})
				if value, _ := run.Value(out); !seen[id] && value.Sub(base).Abs().GreaterThan(dec("0.0000001")) {
					t.Fatalf("%s moves the outcome and is not a row", id)
				}
			}
		}
	})
}

func TestTornadoWithoutAResult(t *testing.T) {
	g := calc.New()
	a := g.Input("a", "A", calc.Pounds, dec("1"), typed)
	g.Div(a, g.Zero()).As("x", "X", calc.Pounds)
	for _, id := range []string{"x", "nothing"} {
		if _, issues := risk.Tornado(g, id, nil, 0, risk.Options{}); len(issues) != 1 || issues[0].Code != risk.CodeNoFigure {
			t.Error(issues)
		}
	}
}
