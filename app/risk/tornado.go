package risk

import (
	"fmt"
	"math"
	"sort"
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// DefaultRows is how many rows of a tornado are worked out exactly, of each group.
const DefaultRows = 12

var defaultStep = decimal.New(1, -1) // a tenth either way [design]

// Sensitivity is a tornado: what each input alone does to one figure, from its low to
// its high, the widest first and ties by name.
type Sensitivity struct {
	ID, Label string
	Unit      calc.Unit
	Base      decimal.Decimal
	Own       []Bar // typed, from the profile or defaults
	Facts     []Bar // dated facts
	// Zero are the inputs of zero, which a tenth more or less does not change: only a
	// typed low and high shows what they do. Still counts the inputs that move nothing.
	Zero  []string
	Still int
	Held  string // what is held, in words
}

// Bar is one input of a tornado. The values are exact in the first rows (Exact) and
// otherwise good to about 12 digits, enough to sort but not to print.
type Bar struct {
	ID, Label string
	Unit      calc.Unit
	Base      decimal.Decimal
	Low, High decimal.Decimal // of the input
	Typed     bool            // low and high are typed; otherwise a tenth either way
	Clipped   bool            // an end was drawn in to what the field may hold
	Decided   bool            // set by the bidder or the buyer, such as the price: a choice, not a chance
	// AtLow and AtHigh are the figure there; EffectLow and EffectHigh the change from
	// the base. HasLow and HasHigh are false where the figure is not available.
	AtLow, AtHigh         decimal.Decimal
	EffectLow, EffectHigh decimal.Decimal
	HasLow, HasHigh       bool
	Reason                calc.Reason // why it is not available at one end
	Exact                 bool
	Words                 string

	slot int
	size float64
}

// Size is |at high − at low|, or the effect of the one end that is available.
func (b Bar) Size() decimal.Decimal {
	switch {
	case b.HasLow && b.HasHigh:
		return b.AtHigh.Sub(b.AtLow).Abs()
	case b.HasLow:
		return b.EffectLow.Abs()
	}
	return b.EffectHigh.Abs()
}

// Tornado moves every input that the outcome rests on, alone, a tenth down and up, or
// to its typed low and high where a driver has them, within what its field may hold.
// The first rows of each group are exact (0 means DefaultRows).
func Tornado(g *calc.Graph, outcome string, drivers []bid.Driver, rows int, o Options) (Sensitivity, []bid.Issue) {
	var found findings
	s := Sensitivity{ID: outcome, Label: outcome, Held: HeldWords(g, o.Hold)}
	figure, known := g.Node(outcome)
	if !known {
		found.add(CodeNoFigure, bid.Warns, "", "There is no figure “%s” to test. Choose another result.", clipped(outcome))
		return s, found.list
	}
	s.Label, s.Unit = figure.Label(), figure.Unit()
	base, ok := figure.Value()
	if !ok {
		found.add(CodeNoFigure, bid.Warns, figure.Reason().Path, "“%s” is not available, so nothing can be tested on it: %s", s.Label, figure.Reason().Text)
		return s, found.list
	}
	s.Base = base
	p, err := g.CompileHeld(o.Hold, outcome)
	if err != nil {
		found.add(CodeNoFigure, bid.Warns, "", "The figures cannot be tested: %v.", err)
		return s, found.list
	}
	typed := map[string]bid.Driver{}
	list := inputsOf(g)
	for _, d := range drivers {
		for _, n := range list.at(d.Path) {
			if _, twice := typed[n.ID()]; !twice && refusal(n, d) == nil {
				typed[n.ID()] = d
			}
		}
	}
	to, _ := p.Slot(outcome)
	probe := p.Probe()
	for _, n := range g.Figures() {
		slot, reached := p.Slot(n.ID())
		if !reached || !n.IsInput() || n.Unit() == calc.Truth {
			continue
		}
		value, ok := n.Value()
		if !ok {
			continue
		}
		b := Bar{ID: n.ID(), Label: o.name(n), Unit: n.Unit(), Base: value, Decided: n.Unit() == calc.Years || decided[n.ID()], slot: slot}
		d, isTyped := typed[n.ID()]
		switch {
		case isTyped:
			b.Low, b.High, b.Typed = d.Low.Decimal(), d.High.Decimal(), true
		case value.IsZero():
			s.Zero = append(s.Zero, b.Label)
			continue
		default:
			b.around(n)
		}
		if !b.screen(probe, to, base) {
			s.Still++
			continue
		}
		if origin, _ := n.Origin(); origin.Kind == calc.Fact || origin.Source != nil {
			s.Facts = append(s.Facts, b)
		} else {
			s.Own = append(s.Own, b)
		}
	}
	if rows <= 0 {
		rows = DefaultRows
	}
	s.finish(g, s.Own, rows, o)
	s.finish(g, s.Facts, rows, o)
	return s, found.list
}

// around sets the ends a tenth either way, or a whole year, drawn in to the range.
func (b *Bar) around(n calc.Node) {
	by := b.Base.Mul(defaultStep).Abs()
	if b.Unit == calc.Years {
		by = one
	}
	var low, high bool
	r := rangeOf(n)
	if b.Unit == calc.Years && r.low.LessThan(one) {
		r.low, r.hasLow = one, true
	}
	b.Low, low = r.clip(b.Base.Sub(by))
	b.High, high = r.clip(b.Base.Add(by))
	b.Clipped = low || high
}

// screen finds the effect with the compiled program; false when there is none.
func (b *Bar) screen(probe *calc.Probe, to int, base decimal.Decimal) bool {
	at := func(d decimal.Decimal) (result float64) {
		probe.Try([]int{b.slot}, []float64{d.InexactFloat64()}, func(s calc.State) { result = s[to] })
		return result
	}
	centre := base.InexactFloat64()
	low, high := at(b.Low), at(b.High)
	b.AtLow, b.HasLow = fromFloat(low)
	b.AtHigh, b.HasHigh = fromFloat(high)
	switch {
	case b.HasLow && b.HasHigh:
		b.size = math.Abs(high - low)
	case b.HasLow:
		b.size = math.Abs(low - centre)
	case b.HasHigh:
		b.size = math.Abs(high - centre)
	}
	b.effects(base)
	hair := 1e-11 * math.Abs(centre)
	return !b.HasLow || !b.HasHigh || b.size > hair || math.Abs(low-centre) > hair
}

func (b *Bar) effects(base decimal.Decimal) {
	b.EffectLow, b.EffectHigh = decimal.Zero, decimal.Zero
	if b.HasLow {
		b.EffectLow = b.AtLow.Sub(base)
	}
	if b.HasHigh {
		b.EffectHigh = b.AtHigh.Sub(base)
	}
}

// finish sorts a group, works its first rows out exactly and sorts those again.
func (s *Sensitivity) finish(g *calc.Graph, bars []Bar, rows int, o Options) {
	for i := range bars { // equal but for the last digits of a float is a tie
		bars[i].size, _ = strconv.ParseFloat(strconv.FormatFloat(bars[i].size, 'e', 9, 64), 64)
	}
	sort.SliceStable(bars, func(i, j int) bool {
		if bars[i].size != bars[j].size {
			return bars[i].size > bars[j].size
		}
		return before(bars[i], bars[j])
	})
	top := bars[:min(rows, len(bars))]
	for i := range top {
		top[i].exact(g, s.ID, s.Base, o)
	}
	sort.SliceStable(top, func(i, j int) bool {
		if c := top[i].Size().Cmp(top[j].Size()); c != 0 {
			return c > 0
		}
		return before(top[i], top[j])
	})
	for i := range bars {
		bars[i].Words = bars[i].words(s)
	}
}

func before(a, b Bar) bool { return a.Label < b.Label || a.Label == b.Label && a.ID < b.ID }

func (b *Bar) exact(g *calc.Graph, outcome string, base decimal.Decimal, o Options) {
	at := func(d decimal.Decimal) (decimal.Decimal, bool) {
		run, err := g.EvaluateHeld(o.Hold, map[string]decimal.Decimal{b.ID: d})
		if err != nil {
			return decimal.Zero, false
		}
		value, ok := run.Value(outcome)
		if !ok {
			b.Reason = run.Reason(outcome)
		}
		return value, ok
	}
	b.AtLow, b.HasLow = at(b.Low)
	b.AtHigh, b.HasHigh = at(b.High)
	b.effects(base)
	b.Exact = true
}

func (b *Bar) words(s *Sensitivity) string {
	end := func(at, value decimal.Decimal, available bool) string {
		if !available {
			return "at " + b.Unit.Format(at) + " it cannot be worked out"
		}
		return "at " + b.Unit.Format(at) + " " + difference(s.ID, s.Unit, s.Base, value)
	}
	text := fmt.Sprintf("%s, now %s: %s; %s", b.Label, b.Unit.Format(b.Base), end(b.Low, b.AtLow, b.HasLow), end(b.High, b.AtHigh, b.HasHigh))
	if b.Clipped {
		text += " (no further, because of what the field can hold)"
	}
	return text
}

// fromFloat is a decimal of a float with about 15 digits; false for none.
func fromFloat(x float64) (decimal.Decimal, bool) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return decimal.Zero, false
	}
	d, err := decimal.NewFromString(strconv.FormatFloat(x, 'f', 9, 64))
	return d, err == nil
}
