package working

import (
	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/money"
)

// Total adds figures; of one, that figure itself, and of none the shared zero.
func (s *Sheet) Total(of ...calc.Node) calc.Node {
	kept := of[:0:0]
	for _, n := range of {
		if n != s.Zero {
			kept = append(kept, n)
		}
	}
	switch len(kept) {
	case 0:
		return s.Zero
	case 1:
		return kept[0]
	}
	return s.Graph.Add(kept...)
}

// Sum adds figures under a name; of one, another name of that figure.
func (s *Sheet) Sum(f Fig, of ...calc.Node) calc.Node {
	switch len(of) {
	case 0:
		return s.Name(s.Zero, f)
	case 1:
		return s.Name(of[0], f)
	}
	return s.Name(s.Graph.Add(of...), f)
}

// Sub is a − c.
func (s *Sheet) Sub(f Fig, a, c calc.Node) calc.Node { return s.Name(s.Graph.Sub(a, c), f) }

// Mul is the product.
func (s *Sheet) Mul(f Fig, of ...calc.Node) calc.Node { return s.Name(s.Graph.Mul(of...), f) }

// Max is the largest.
func (s *Sheet) Max(f Fig, of ...calc.Node) calc.Node { return s.Name(s.Graph.Max(of...), f) }

// Min is the smallest.
func (s *Sheet) Min(f Fig, of ...calc.Node) calc.Node { return s.Name(s.Graph.Min(of...), f) }

// RoundUp is the next whole number.
func (s *Sheet) RoundUp(f Fig, a calc.Node) calc.Node { return s.Name(s.Graph.RoundUp(a), f) }

// Pence rounds to the penny, half away from zero, at a named rounding point.
func (s *Sheet) Pence(f Fig, a calc.Node, point money.RoundingPoint) calc.Node {
	return s.Name(s.Graph.Round(a, 2, point), f)
}

// Div is a ÷ c, not defined for the given reason when c is zero (PRICE-106).
func (s *Sheet) Div(f Fig, a, c calc.Node, zero string) calc.Node {
	return s.Name(s.Graph.DivOr(a, c, calc.Reason{Code: calc.CodeZeroDivisor, Text: "Not defined, because " + zero + ".", Path: f.Path}), f)
}

// Above is value where test > limit, otherwise zero.
func (s *Sheet) Above(f Fig, test, limit, value calc.Node) calc.Node {
	return s.Name(s.Graph.If(s.Graph.Greater(test, limit), value, s.Zero), f)
}

// Usable tells a figure from the zero Node, which marks one that does not apply.
func Usable(n calc.Node) bool { return n != calc.Node{} }

// Value is the figure, where it applies and can be computed.
func Value(n calc.Node) (decimal.Decimal, bool) {
	if !Usable(n) {
		return decimal.Zero, false
	}
	return n.Value()
}
