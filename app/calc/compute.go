package calc

import "github.com/shopspring/decimal"

const (
	quotientPlaces = 16 // decimals kept on division
	maxPlaces      = 28 // decimals kept on any other result
	maxDigits      = 18 // digits before the point: a result of 10^18 or more is refused
	maxPartDigits  = 99 // the same inside one product, so that a later factor may bring it down
)

var (
	one      = decimal.NewFromInt(1)
	tooLarge = Reason{Code: CodeTooLarge, Text: "the figure is too large to calculate with: 10^18 or more"}
)

// bounded keeps a result from growing without end: at most 28 decimals, and false
// when it has more than 18 digits before the point.
func bounded(d decimal.Decimal) (decimal.Decimal, bool) { return within(d, maxDigits) }

func within(d decimal.Decimal, digits int64) (decimal.Decimal, bool) {
	if d.Sign() == 0 {
		return decimal.Zero, true
	}
	if int64(d.NumDigits())+int64(d.Exponent()) > digits {
		return decimal.Zero, false
	}
	if d.Exponent() < -maxPlaces {
		d = d.Round(maxPlaces)
	}
	return d, true
}

// compute works out node number self from values of smaller number. The second
// result is 0, or 1 + the number of the node where the figure ceased to be available.
func (g *Graph) compute(self int32, n *node, values []decimal.Decimal, missing []int32) (decimal.Decimal, int32) {
	args := g.args[n.first : n.first+n.count]
	if n.op == opIf { // the only operation that does not need all its operands
		if gone := missing[args[0]]; gone != 0 {
			return decimal.Zero, gone
		}
		chosen := args[1]
		if values[args[0]].Sign() == 0 {
			chosen = args[2]
		}
		return values[chosen], missing[chosen]
	}
	for _, a := range args {
		if gone := missing[a]; gone != 0 {
			return decimal.Zero, gone
		}
	}
	result, ok := apply(n, args, values)
	if !ok {
		return decimal.Zero, self + 1
	}
	return result, 0
}

// apply is one operation on available operands; false when it has no result.
func apply(n *node, args []int32, values []decimal.Decimal) (decimal.Decimal, bool) {
	x := values[args[0]]
	switch n.op {
	case opSame:
		return x, true
	case opAdd:
		for _, a := range args[1:] {
			if v := values[a]; v.Sign() != 0 {
				x = x.Add(v)
			}
		}
	case opSub:
		x = x.Sub(values[args[1]])
	case opMul:
		for _, a := range args[1:] {
			var ok bool
			if x, ok = within(x.Mul(values[a]), maxPartDigits); !ok {
				return x, false
			}
		}
	case opDiv:
		if values[args[1]].Sign() == 0 {
			return x, false
		}
		x = x.DivRound(values[args[1]], quotientPlaces)
	case opNeg:
		return x.Neg(), true
	case opMin:
		for _, a := range args[1:] {
			if values[a].LessThan(x) {
				x = values[a]
			}
		}
		return x, true
	case opMax:
		for _, a := range args[1:] {
			x = larger(x, values[a])
		}
		return x, true
	case opClamp:
		if high := values[args[2]]; x.GreaterThan(high) {
			x = high
		}
		return larger(x, values[args[1]]), true
	case opPow:
		return power(x, int(n.places))
	case opRound:
		x = x.Round(int32(n.places))
	case opRoundUp:
		x = x.Ceil()
	default:
		return truthOf(compare(n.op, args, values)), true
	}
	return bounded(x)
}

func larger(a, b decimal.Decimal) decimal.Decimal {
	if b.GreaterThan(a) {
		return b
	}
	return a
}

func power(x decimal.Decimal, n int) (decimal.Decimal, bool) {
	result, ok := one, true
	for range n {
		if result, ok = bounded(result.Mul(x)); !ok {
			return result, false
		}
	}
	return result, true
}

func compare(o op, args []int32, values []decimal.Decimal) bool {
	switch o {
	case opGreater:
		return values[args[0]].GreaterThan(values[args[1]])
	case opAtLeast:
		return values[args[0]].GreaterThanOrEqual(values[args[1]])
	case opEqual:
		return values[args[0]].Equal(values[args[1]])
	case opNot:
		return values[args[0]].Sign() == 0
	}
	all, any := true, false
	for _, a := range args {
		yes := values[a].Sign() != 0
		all, any = all && yes, any || yes
	}
	return o == opAnd && all || o == opOr && any
}

func truthOf(yes bool) decimal.Decimal {
	if yes {
		return one
	}
	return decimal.Zero
}
