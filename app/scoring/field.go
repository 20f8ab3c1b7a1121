package scoring

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// Field is what the price marks of a bid depend on, as figures of a graph. Those that
// the formula does not use may be left out.
type Field struct {
	Marks         calc.Node // for price
	Lowest, Mean  calc.Node // of the prices of all bids (F1, F2, F10; F3)
	Highest, Best calc.Node // F4
	Cap, Floor    calc.Node // F5
}

// Price is the marks for one price by F1 to F5 or F10, as a step of the graph. The
// caller asks Rules.Mark first whether the bid can be marked.
func (f Field) Price(g *calc.Graph, formula bid.Formula, price calc.Node) calc.Node {
	switch formula {
	case bid.ScorePercentOver:
		return g.Mul(f.Marks, g.Max(g.Zero(), g.Sub(g.One(), g.Div(g.Sub(price, f.Lowest), f.Lowest))))
	case bid.ScoreMean:
		held := g.Clamp(g.Sub(g.Const(fifty), g.Mul(g.Const(hundred), g.Div(g.Sub(price, f.Mean), f.Mean))), g.Zero(), g.Const(hundred))
		return g.Mul(f.Marks, held, g.Const(decimal.New(1, -2)))
	case bid.ScoreRange:
		return g.Clamp(g.Div(g.Mul(f.Marks, g.Sub(f.Highest, price)), g.Sub(f.Highest, f.Best)), g.Zero(), f.Marks)
	case bid.ScoreBudget:
		return g.Clamp(g.Div(g.Mul(f.Marks, g.Sub(f.Cap, price)), g.Sub(f.Cap, f.Floor)), g.Zero(), f.Marks)
	}
	return g.Div(g.Mul(f.Marks, f.Lowest), price)
}

// RulesOf reads a formula and its figures without a graph. A figure that is missing or
// negative counts as not typed, and Mark says so.
func RulesOf(s bid.Scoring) Rules {
	r := Rules{Formula: s.Formula, Normalise: s.NormaliseQuality}
	read := func(to *decimal.Decimal, value interface {
		IsSet() bool
		Decimal() decimal.Decimal
	}) bool {
		if !value.IsSet() || value.Decimal().IsNegative() {
			return false
		}
		*to = value.Decimal()
		return true
	}
	r.marksSet = read(&r.Marks, s.Marks)
	r.topSet = read(&r.Quality, s.Quality)
	highest, best := read(&r.Highest, s.Highest), read(&r.Best, s.Best)
	limit, floor := read(&r.Cap, s.Cap), read(&r.Floor, s.Floor)
	r.rangeSet, r.limitSet = highest && best, limit && floor
	r.premiumSet = read(&r.Premium, s.Premium)
	r.Judged = r.topSet && r.Quality.IsPositive() || s.OwnQuality.IsSet() || s.Formula == bid.ScoreTopNormalised
	return r
}
