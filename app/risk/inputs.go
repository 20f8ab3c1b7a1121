package risk

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// inputs finds the inputs of a graph by path.
type inputs struct {
	g     *calc.Graph
	facts map[string][]calc.Node // by path, facts.<id>: one fact serves several years
}

func inputsOf(g *calc.Graph) *inputs {
	in := &inputs{g: g, facts: map[string][]calc.Node{}}
	for _, n := range g.Figures() {
		if origin, isInput := n.Origin(); isInput && n.IsInput() && strings.HasPrefix(origin.Path, "facts.") {
			in.facts[origin.Path] = append(in.facts[origin.Path], n)
		}
	}
	return in
}

// at is the input with a path, or every input that rests on a dated fact. A figure
// that merely could not be computed is not an input, though it holds no formula.
func (in *inputs) at(path string) []calc.Node {
	if n, found := in.g.Node(path); found {
		origin, isInput := n.Origin()
		if isInput && n.IsInput() && (n.Available() || origin.Path == path || strings.HasPrefix(origin.Path, "facts.")) {
			return []calc.Node{n}
		}
		return nil
	}
	return in.facts[path]
}

// missing says why a path cannot be changed, and what to do.
func (in *inputs) missing(path string) string {
	if path == "" {
		return "No figure is chosen here, so nothing is changed. Choose one, or remove the line."
	}
	if n, found := in.g.Node(path); found {
		return "“" + n.Label() + "” is worked out from other figures, so it cannot be changed by itself. Choose a figure that goes into it."
	}
	return "The figure “" + clipped(path) + "” is no longer part of the calculation: its line was removed or is not used. Choose another figure, or remove this line."
}

func clipped(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}

// span is what an input may hold; a missing end is open.
type span struct {
	low, high       decimal.Decimal
	hasLow, hasHigh bool
}

var (
	one       = decimal.NewFromInt(1)
	hourWeek  = decimal.NewFromInt(168)
	weeksYear = decimal.NewFromInt(53)
)

// ranges of fields whose unit alone does not tell, by the last part of the path; what
// bid.Check accepts when the same number is typed there.
var ranges = map[string]span{
	"hoursPerWeek": {decimal.Zero, hourWeek, true, true},
	"paidWeeks":    {decimal.Zero, weeksYear, true, true},
	"weeks":        {decimal.Zero, weeksYear, true, true},
	"surplus":      {one.Neg(), one, true, true},
	"growth":       {low: one.Neg(), hasLow: true},
	"expected":     {low: one.Neg(), hasLow: true},
	"floor":        {low: one.Neg(), hasLow: true},
	"cap":          {low: one.Neg(), hasLow: true},
	"extra":        {hasLow: true},
	"niTypedRate":  {hasLow: true},
	"amount":       {}, // a credit is below zero
}

// rangeOf is the range of an input: by its field, else shares within 0 to 1 and
// nothing below zero, unless the figure already lies outside.
func rangeOf(n calc.Node) span {
	path := n.ID()
	last := path[strings.LastIndexByte(path, '.')+1:]
	s, named := ranges[last]
	unit := n.Unit()
	origin, _ := n.Origin()
	switch {
	case named:
	case isAmount(unit) && origin.Path == "": // not a field of the document
		return span{}
	case unit == calc.Truth:
		s = span{high: one, hasLow: true, hasHigh: true}
	case strings.Contains(path, "growth") || strings.Contains(path, "uplift") && last != "weight":
		s = span{low: one.Neg(), hasLow: true}
	case unit == calc.Percent:
		s = span{high: one, hasLow: true, hasHigh: true}
	case unit == calc.None:
		return span{}
	default:
		s = span{hasLow: true}
	}
	if base, ok := n.Value(); ok {
		s.hasLow = s.hasLow && !base.LessThan(s.low)
		s.hasHigh = s.hasHigh && !base.GreaterThan(s.high)
	}
	return s
}

func (s span) clip(d decimal.Decimal) (decimal.Decimal, bool) {
	switch {
	case s.hasLow && d.LessThan(s.low):
		return s.low, true
	case s.hasHigh && d.GreaterThan(s.high):
		return s.high, true
	}
	return d, false
}

// unusable says why an input cannot take a value, with the code of the field; empty
// when it can.
func unusable(n calc.Node, d decimal.Decimal) (code, text string) {
	s := rangeOf(n)
	switch {
	case !fits(d):
		return bid.CodeNotNumber, "is too large to calculate with"
	case n.Unit() == calc.Truth && !d.IsZero() && !d.Equal(one):
		return bid.CodeNotNumber, "is neither yes (1) nor no (0)"
	case n.Unit() == calc.Years && !d.IsInteger():
		return bid.CodeTerm, "is not a whole number of years"
	case s.hasLow && d.LessThan(s.low) && s.low.IsZero():
		return bid.CodeNegative, "is below zero"
	case s.hasLow && d.LessThan(s.low):
		return bid.CodeGrowth, "is below " + n.Unit().Format(s.low)
	case s.hasHigh && d.GreaterThan(s.high):
		return bid.CodeShare, "is more than " + n.Unit().Format(s.high)
	}
	return "", ""
}
