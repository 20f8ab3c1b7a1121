package risk

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
)

// However the trials are cut into pieces, every one gets the same draws.
func TestTrialsInPiecesAreTheSame(t *testing.T) {
	g := calc.New()
	origin := calc.Origin{Kind: calc.Typed}
	a := g.Input("a", "A", calc.None, decimal.NewFromInt(1), origin)
	b := g.Input("b", "B", calc.None, decimal.NewFromInt(1), origin)
	g.Mul(a, b).As("x", "X", calc.None)
	p, err := g.Compile("x")
	if err != nil {
		t.Fatal(err)
	}
	start := func() *trialRun {
		slotA, _ := p.Slot("a")
		slotB, _ := p.Slot("b")
		r := &trialRun{known: []string{"x"}, source: newSource(5), streams: 2, drawings: []drawing{
			{slots: []int{slotA}, ids: []string{"a"}, shape: triangle{0, 1, 3}},
			{slots: []int{slotB}, ids: []string{"b"}, shape: triangle{-1, 0, 3}, stream: 1},
		}}
		r.prepare(p, 1500)
		return r
	}
	once, pieces := start(), start()
	once.run(1500, Control{})
	for _, upTo := range []int{1, 2, 255, 256, 257, 900, 1500} {
		pieces.run(upTo, Control{})
	}
	if !slices.Equal(once.results[0], pieces.results[0]) || len(once.results[0]) != 1500 {
		t.Error("the pieces differ")
	}
}
