package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
)

// Score is what a tender that marks value in proportion would give.
type Score struct {
	Used              bool
	Claimed, Defended calc.Node
}

// score is points × own ÷ best, at most the points: for the claimed and the defended
// value side by side.
func (b *builder) score() {
	s := b.sv.Score
	if m := b.out.Model; m.Applies == bid.Yes && m.Least.IsSet() && s.Weight.IsSet() && s.Weight.Decimal().LessThan(m.Least.Decimal()) {
		b.Issue("SV-050", bid.Warns, "socialValue.score.weight", "Where the Social Value Model of central government applies, social value weighs %s or more; the tender says %s. Ask the buyer.", m.Least.Format(), s.Weight.Format())
	}
	if !s.Points.IsSet() {
		return
	}
	out := &b.out.Score
	out.Used = true
	points := b.Input(fig{Label: "Points for social value", Unit: calc.Counted("marks"), Path: "socialValue.score.points"}, s.Points)
	make := func(which, label string, own calc.Node) calc.Node {
		f := fig{ID: "sv.score." + which, Label: label, Unit: calc.Counted("marks"), Key: "sv.score", Path: "socialValue.score.best"}
		switch {
		case !s.Best.IsSet():
			return b.None(f, "The highest value that a rival is thought to claim is not entered.")
		case !s.Best.Decimal().IsPositive():
			return b.NoneCode(f, "SV-054", "The best value is zero or less, so there is no score.")
		}
		best := b.Graph.Max(b.Input(fig{Label: "Highest value a rival is thought to claim", Unit: calc.Pounds, Path: "socialValue.score.best"}, s.Best), b.Zero)
		return b.Name(b.Graph.Max(b.Graph.Min(points, b.Graph.Mul(points, b.Graph.Div(own, best))), b.Zero), f)
	}
	if s.Best.IsSet() && !s.Best.Decimal().IsPositive() {
		b.Issue("SV-054", bid.Blocks, "socialValue.score.best", "The best value is zero or less, so there is no score.")
	}
	out.Claimed = make("claimed", "Score on the value claimed", b.out.Totals.Claimed)
	out.Defended = make("defended", "Score on the value that can be defended", b.out.Totals.Defended)
	x, ok1 := value(out.Claimed)
	y, ok2 := value(out.Defended)
	if ok1 && ok2 && x.GreaterThan(y) {
		b.Issue("SV-053", bid.Warns, "socialValue.score", "The score on the value claimed is above that on the value you can defend. A rival may ask.")
	}
}
