package calc

import "bidwright/app/money"

// maxPower bounds whole powers: nothing grows for more than 50 years.
const maxPower = 50

// Add is the sum; of nothing, zero.
func (g *Graph) Add(terms ...Node) Node {
	if len(terms) == 0 {
		return g.Zero()
	}
	return g.operation(node{op: opAdd}, terms...)
}

// Sum is Add over a list.
func (g *Graph) Sum(terms []Node) Node { return g.Add(terms...) }

// Sub is a − b.
func (g *Graph) Sub(a, b Node) Node { return g.operation(node{op: opSub}, a, b) }

// Mul is the product, kept to 28 decimals; of nothing, one.
func (g *Graph) Mul(factors ...Node) Node {
	if len(factors) == 0 {
		return g.One()
	}
	return g.operation(node{op: opMul}, factors...)
}

// Div is a ÷ b rounded to 16 decimals; not defined (PRICE-106) when b is zero.
func (g *Graph) Div(a, b Node) Node { return g.operation(node{op: opDiv}, a, b) }

// DivOr is Div with its own reason for a zero divisor.
func (g *Graph) DivOr(a, b Node, zero Reason) Node {
	return g.operation(node{op: opDiv, reason: g.because(zero)}, a, b)
}

// Neg is −a.
func (g *Graph) Neg(a Node) Node { return g.operation(node{op: opNeg}, a) }

// Min is the smallest of at least one figure.
func (g *Graph) Min(of ...Node) Node { return g.operation(node{op: opMin}, of...) }

// Max is the largest of at least one figure.
func (g *Graph) Max(of ...Node) Node { return g.operation(node{op: opMax}, of...) }

// Clamp holds a figure between two others; where they cross, the lower bound wins.
func (g *Graph) Clamp(a, low, high Node) Node {
	return g.operation(node{op: opClamp}, a, low, high)
}

// Pow is a to a whole power from 0 to 50; anything else is a fault.
func (g *Graph) Pow(a Node, power int) Node {
	if power < 0 || power > maxPower {
		return g.fault("the power %d is outside 0 to %d", power, maxPower)
	}
	return g.operation(node{op: opPow, places: int16(power)}, a)
}

// Round rounds half away from zero to so many places, at a named rounding point.
func (g *Graph) Round(a Node, places int32, point money.RoundingPoint) Node {
	if places < 0 || places > 12 {
		return g.fault("rounding to %d places is outside 0 to 12", places)
	}
	return g.operation(node{op: opRound, places: int16(places), point: point}, a)
}

// RoundUp is the next whole number at or above the figure.
func (g *Graph) RoundUp(a Node) Node { return g.operation(node{op: opRoundUp}, a) }

// Greater is 1 when a > b, otherwise 0.
func (g *Graph) Greater(a, b Node) Node { return g.operation(node{op: opGreater}, a, b) }

// AtLeast is 1 when a ≥ b, otherwise 0.
func (g *Graph) AtLeast(a, b Node) Node { return g.operation(node{op: opAtLeast}, a, b) }

// Equal is 1 when a and b are exactly equal, otherwise 0.
func (g *Graph) Equal(a, b Node) Node { return g.operation(node{op: opEqual}, a, b) }

// If is yes when the condition is not zero, otherwise no. Only the condition and
// the chosen branch have to be available.
func (g *Graph) If(condition, yes, no Node) Node {
	return g.operation(node{op: opIf}, condition, yes, no)
}

// And is 1 when none of the figures is zero, otherwise 0. All must be available.
func (g *Graph) And(of ...Node) Node { return g.operation(node{op: opAnd}, of...) }

// Or is 1 when any of the figures is not zero, otherwise 0. All must be available.
func (g *Graph) Or(of ...Node) Node { return g.operation(node{op: opOr}, of...) }

// Not is 1 when the figure is zero, otherwise 0.
func (g *Graph) Not(a Node) Node { return g.operation(node{op: opNot}, a) }

func (g *Graph) operation(n node, operands ...Node) Node {
	if len(operands) == 0 {
		return g.fault("an operation has no operands")
	}
	n.first, n.count = int32(len(g.args)), int32(len(operands))
	for _, operand := range operands {
		if operand.g != g {
			g.args = g.args[:n.first]
			return g.fault("an operand is not a node of this graph")
		}
		g.args = append(g.args, operand.i)
	}
	value, missing := g.compute(int32(len(g.nodes)), &n, g.base.values, g.base.missing)
	return g.push(n, value, missing)
}
