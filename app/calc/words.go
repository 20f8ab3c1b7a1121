package calc

import (
	"strconv"
	"strings"

	"bidwright/app/money"
)

// Bounds on a formula in words; what is beyond them is summed up, not dropped in silence.
const (
	maxWordDepth = 12
	maxWordTerms = 60
	longList     = 9
)

// How tightly an operand is bound: a looser expression inside gets brackets.
const (
	loose = iota
	term
	factor
	tight
)

// phrase writes a formula in terms of its nearest named operands, as labels or as
// printed values.
type phrase struct {
	strings.Builder
	g      *Graph
	values bool
	terms  int
}

// operand writes one operand: a named figure, a constant, or the formula of an
// anonymous one in brackets where needed.
func (p *phrase) operand(i int32, binding, depth int, hint Unit) {
	n := &p.g.nodes[i]
	p.terms++
	switch {
	case n.name != 0 && p.values:
		p.WriteString(printed(Node{p.g, i}))
	case n.name != 0:
		p.WriteString(p.g.names[n.name-1].label)
	case n.op == opConst:
		p.WriteString(hint.Format(p.g.base.values[i]))
	case n.op == opInput:
		p.WriteString("(not available)")
	case depth >= maxWordDepth || p.terms > maxWordTerms:
		p.WriteString("(…)")
	case looseness(n) < binding:
		p.WriteByte('(')
		p.formula(i, depth+1)
		p.WriteByte(')')
	default:
		p.formula(i, depth+1)
	}
}

func looseness(n *node) int {
	switch n.op {
	case opAdd, opSub, opNeg:
		return term
	case opMul, opDiv, opPow:
		return factor
	case opMin, opMax, opSame:
		return tight
	}
	return loose
}

// formula writes the operation of a node itself.
func (p *phrase) formula(i int32, depth int) {
	n := &p.g.nodes[i]
	args := p.g.args[n.first : n.first+n.count]
	unit := p.g.common(args, 4)
	switch n.op {
	case opConst:
		p.operand(i, loose, depth, None)
	case opSame:
		p.operand(args[0], loose, depth, unit)
	case opAdd:
		p.list(args, " + ", term, depth, unit)
	case opSub:
		p.operand(args[0], term, depth, unit)
		p.WriteString(" − ")
		p.operand(args[1], factor, depth, unit)
	case opMul:
		p.list(args, " × ", factor, depth, None)
	case opDiv:
		p.operand(args[0], factor, depth, None)
		p.WriteString(" ÷ ")
		p.operand(args[1], tight, depth, None)
	case opNeg:
		p.WriteString("−")
		p.operand(args[0], factor, depth, unit)
	case opMin:
		p.call(pick(len(args) > 2, "smallest", "smaller")+" of ", args, depth, unit)
	case opMax:
		p.call(pick(len(args) > 2, "largest", "larger")+" of ", args, depth, unit)
	case opAnd:
		p.list(args, " and ", term, depth, None)
	case opOr:
		p.list(args, " or ", term, depth, None)
	case opNot:
		p.WriteString("not ")
		p.operand(args[0], tight, depth, None)
	case opGreater, opAtLeast, opEqual:
		p.operand(args[0], term, depth, unit)
		p.WriteString(map[op]string{opGreater: " is more than ", opAtLeast: " is at least ", opEqual: " equals "}[n.op])
		p.operand(args[1], term, depth, unit)
	default:
		p.sentence(n, args, depth, unit)
	}
}

// sentence writes the operations that read as prose.
func (p *phrase) sentence(n *node, args []int32, depth int, unit Unit) {
	switch n.op {
	case opClamp:
		p.operand(args[0], term, depth, unit)
		p.WriteString(", held between ")
		p.operand(args[1], term, depth, unit)
		p.WriteString(" and ")
		p.operand(args[2], term, depth, unit)
	case opPow:
		p.operand(args[0], tight, depth, None)
		p.WriteString(" to the power " + strconv.Itoa(int(n.places)))
	case opRound:
		p.operand(args[0], term, depth, unit)
		p.WriteString(", rounded to " + placesInWords(n))
	case opRoundUp:
		p.operand(args[0], term, depth, unit)
		p.WriteString(", rounded up to a whole number")
	case opIf:
		branches := p.g.common(args[1:], 4)
		p.WriteString("if ")
		p.operand(args[0], loose, depth, None)
		p.WriteString(": ")
		p.operand(args[1], term, depth, branches)
		p.WriteString(", otherwise ")
		p.operand(args[2], term, depth, branches)
	}
}

func (p *phrase) call(function string, args []int32, depth int, unit Unit) {
	p.WriteString(function + "(")
	p.list(args, ", ", loose, depth, unit)
	p.WriteByte(')')
}

func (p *phrase) list(args []int32, separator string, binding, depth int, unit Unit) {
	shown := args
	if len(args) > longList {
		shown = args[:longList-1]
	}
	for i, a := range shown {
		if i > 0 {
			p.WriteString(separator)
		}
		p.operand(a, binding, depth, unit)
	}
	if more := len(args) - len(shown); more > 0 {
		p.WriteString(separator + "… (" + strconv.Itoa(more) + " more)")
	}
}

// common is the unit of the first named figure among nodes that are added or
// compared, so that a bare 0 beside an amount prints as £0.00.
func (g *Graph) common(args []int32, depth int) Unit {
	for _, a := range args {
		n := &g.nodes[a]
		if n.name != 0 {
			return g.names[n.name-1].unit
		}
		switch n.op {
		case opAdd, opSub, opNeg, opMin, opMax, opClamp, opRound, opSame:
			if depth > 0 {
				if unit := g.common(g.args[n.first:n.first+n.count], depth-1); unit != None {
					return unit
				}
			}
		}
	}
	return None
}

func printed(n Node) string {
	if value, ok := n.Value(); ok {
		return n.Unit().Format(value)
	}
	return "(not available)"
}

func placesInWords(n *node) string {
	text := "the penny"
	switch n.places {
	case 2:
	case 0:
		text = "a whole number"
	case 1:
		text = "1 decimal"
	default:
		text = strconv.Itoa(int(n.places)) + " decimals"
	}
	if n.point != money.NotRounded {
		text += " (" + n.point.String() + ", " + n.point.Words() + ")"
	}
	return text
}

func pick(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}
