package socialvalue

import (
	"sort"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
)

// TornadoRows is how many assumptions a tornado shows (social-value.md section 7).
const TornadoRows = 8

// Bar is one assumption moved by itself to its low and to its high end, and the exact
// ratio (sv.ratio) at each, unrounded.
type Bar struct {
	ID, Name      string
	Unit          calc.Unit
	Low, High     decimal.Decimal // of the assumption
	AtLow, AtHigh decimal.Decimal
}

// Size is how far the ratio moves between the two ends.
func (b Bar) Size() decimal.Decimal { return b.AtHigh.Sub(b.AtLow).Abs() }

// Tornado moves every assumption that has a range alone, all others at their central
// value, and returns the widest eight, equal ones by id. An assumption that several rows
// share moves in all of them. One that moves nothing, or whose ratio is not available at
// an end, has no bar.
func (r *Result) Tornado(g *calc.Graph) []Bar {
	if r == nil || !usable(r.Totals.Ratio) {
		return nil
	}
	var bars []Bar
	for _, d := range r.Drivers {
		n, found := g.Node(d.Path)
		if !found {
			continue
		}
		bar := Bar{ID: d.ID, Name: n.Label(), Unit: n.Unit(), Low: d.Low.Decimal(), High: d.High.Decimal()}
		low, known := ratioAt(g, d.Path, d.Low.Decimal())
		high, ok := ratioAt(g, d.Path, d.High.Decimal())
		bar.AtLow, bar.AtHigh = low, high
		if known && ok && bar.Size().IsPositive() {
			bars = append(bars, bar)
		}
	}
	sort.Slice(bars, func(i, j int) bool {
		if c := bars[i].Size().Cmp(bars[j].Size()); c != 0 {
			return c > 0
		}
		return bars[i].ID < bars[j].ID
	})
	return bars[:min(len(bars), TornadoRows)]
}

func ratioAt(g *calc.Graph, id string, v decimal.Decimal) (decimal.Decimal, bool) {
	run, err := g.EvaluateHeld(nil, map[string]decimal.Decimal{id: v})
	if err != nil {
		return zero, false
	}
	return run.Value("sv.ratio")
}
