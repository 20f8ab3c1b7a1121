package calc

import "math"

// Floats cannot hold most decimals, so a result that is exactly a half, a whole or
// zero in the graph may be off by a hair here. These are the widths of that hair,
// relative and absolute, within which the exact reading is taken.
const (
	hair     = 1e-13
	fineHair = 1e-9 // at the scale of the rounded digit
	limit    = 1e18 // as in the exact graph
)

// run is one operation on a state. A product that is then added or subtracted is wrapped
// in float64 below, so that no processor fuses the two and trials come out the same on
// every computer.
func (in *instruction) run(args []int32, s State) {
	var result float64
	switch {
	case in.op == opIf:
		switch condition := s[in.a]; {
		case condition != condition:
			result = condition
		case condition != 0:
			result = s[in.b]
		default:
			result = s[in.c]
		}
		s[in.to] = result
		return
	case in.long:
		result = long(in.op, args[in.a:in.b], s)
	default:
		result = in.short(s)
	}
	if !(result > -limit && result < limit) {
		result = math.NaN()
	}
	s[in.to] = result
}

// short is an operation on one, two or three operands.
func (in *instruction) short(s State) float64 {
	x := s[in.a]
	y, z := 0.0, 0.0
	if in.b >= 0 {
		y = s[in.b]
	}
	switch in.op {
	case opAdd:
		if in.c >= 0 {
			z = s[in.c]
		}
		return snap(x+y+z, max(math.Abs(x), math.Abs(y), math.Abs(z)))
	case opSub:
		return snap(x-y, max(math.Abs(x), math.Abs(y)))
	case opMul:
		x *= y
		if in.c >= 0 {
			x *= s[in.c]
		}
		return x
	case opDiv:
		if y == 0 {
			return math.NaN()
		}
		return x / y
	case opNeg:
		return -x
	case opMin:
		x = min(x, y)
		if in.c >= 0 {
			x = min(x, s[in.c])
		}
		return x
	case opMax:
		x = max(x, y)
		if in.c >= 0 {
			x = max(x, s[in.c])
		}
		return x
	case opClamp:
		return max(y, min(x, s[in.c]))
	case opPow:
		result := 1.0
		if x != x {
			result = x
		}
		for range in.exponent {
			result *= x
		}
		return result
	case opRound:
		scaled := float64(math.Abs(x) * in.scale)
		return math.Copysign(math.Floor(scaled+0.5+float64(scaled*hair)+fineHair)/in.scale, x)
	case opRoundUp:
		return math.Ceil(x - float64(math.Abs(x)*hair) - fineHair)
	}
	return in.compare(x, y)
}

func (in *instruction) compare(x, y float64) float64 {
	if x != x || y != y {
		return math.NaN()
	}
	gap := snap(x-y, max(math.Abs(x), math.Abs(y)))
	switch in.op {
	case opGreater:
		return oneIf(gap > 0)
	case opAtLeast:
		return oneIf(gap >= 0)
	case opEqual:
		return oneIf(gap == 0)
	}
	return oneIf(x == 0) // opNot
}

// long is an operation on any number of operands.
func long(o op, args []int32, s State) float64 {
	result := s[args[0]]
	switch o {
	case opAdd:
		largest := math.Abs(result)
		for _, a := range args[1:] {
			result += s[a]
			largest = max(largest, math.Abs(s[a]))
		}
		return snap(result, largest)
	case opMul:
		for _, a := range args[1:] {
			result *= s[a]
		}
	case opMin:
		for _, a := range args[1:] {
			result = min(result, s[a])
		}
	case opMax:
		for _, a := range args[1:] {
			result = max(result, s[a])
		}
	default: // opAnd, opOr
		all, any := true, false
		for _, a := range args {
			if s[a] != s[a] {
				return math.NaN()
			}
			all, any = all && s[a] != 0, any || s[a] != 0
		}
		return oneIf(o == opAnd && all || o == opOr && any)
	}
	return result
}

// snap makes zero of what is left when nearly equal figures cancel.
func snap(result, largest float64) float64 {
	if math.Abs(result) <= largest*hair {
		return 0
	}
	return result
}

func oneIf(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
