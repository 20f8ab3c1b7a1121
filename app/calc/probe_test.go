package calc

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// A probe finds what a full run of the program finds, and leaves the base behind.
func TestProbeFindsWhatAFullRunFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, _ := build(drawRecipes(t))
		p, err := g.Compile()
		if err != nil {
			t.Fatal(err)
		}
		var inputs []int
		for _, n := range g.Figures() {
			if slot, reached := p.Slot(n.ID()); reached && n.IsInput() {
				inputs = append(inputs, slot)
			}
		}
		probe := p.Probe()
		for range 3 {
			var slots []int
			var values []float64
			full := p.NewState()
			for _, slot := range inputs {
				if rapid.IntRange(0, 2).Draw(t, "try") == 0 {
					slots = append(slots, slot)
					values = append(values, float64(rapid.IntRange(-300, 300).Draw(t, "value"))/4)
					full[slot] = values[len(values)-1]
				}
			}
			p.Run(full)
			probe.Try(slots, values, func(s State) {
				for i := range full {
					if s[i] != full[i] && !(math.IsNaN(s[i]) && math.IsNaN(full[i])) {
						t.Fatalf("slot %d is %v instead of %v", i, s[i], full[i])
					}
				}
			})
		}
		probe.Try(nil, nil, func(s State) {
			for i, base := range p.base {
				if s[i] != base && !(math.IsNaN(s[i]) && math.IsNaN(base)) {
					t.Fatalf("slot %d is left at %v instead of %v", i, s[i], base)
				}
			}
		})
	})
}

// What is held keeps its base value, and so does all that rests on nothing else; the
// exact and the compiled way agree.
func TestHeldFiguresKeepTheirBase(t *testing.T) {
	g := New()
	cost := g.Input("cost", "Cost", Pounds, decimal.NewFromInt(100), Origin{Kind: Typed})
	target := g.Mul(cost, g.Const(decimal.New(11, -1))).As("target", "Target", Pounds)
	asked := target.As("asked", "Asked", Pounds)
	g.Sub(asked, cost).As("left", "Left over", Pounds)
	held := []string{"asked"}
	run, err := g.EvaluateHeld(held, map[string]decimal.Decimal{"cost": decimal.NewFromInt(120)})
	if err != nil {
		t.Fatal(err)
	}
	p, err := g.CompileHeld(held, "target", "asked", "left")
	if err != nil {
		t.Fatal(err)
	}
	state := p.NewState()
	slot, _ := p.Slot("cost")
	state[slot] = 120
	p.Run(state)
	for id, want := range map[string]int64{"target": 132, "asked": 110, "left": -10} {
		exact, _ := run.Value(id)
		slot, _ := p.Slot(id)
		if !exact.Equal(decimal.NewFromInt(want)) || math.Abs(state[slot]-float64(want)) > 1e-9 {
			t.Errorf("%s is %v and %v instead of %d", id, exact, state[slot], want)
		}
	}
	if _, err := g.EvaluateHeld([]string{"nothing"}, nil); err == nil {
		t.Error("a figure that does not exist is held")
	}
	if _, err := g.CompileHeld([]string{"nothing"}, "left"); err == nil {
		t.Error("a figure that does not exist is held")
	}
}
