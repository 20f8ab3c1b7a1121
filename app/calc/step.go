package calc

// Op is what a figure does with its operands.
type Op string

// The operations. Comparisons and the logical ones give 1 for yes and 0 for no.
const (
	OpInput   Op = "input"   // no operands: a value from outside, or a missing one
	OpConst   Op = "const"   // no operands: a number of the formula itself
	OpSame    Op = "same"    // a second name of its operand
	OpAdd     Op = "add"     // of any number of operands
	OpSub     Op = "sub"     // first − second
	OpMul     Op = "mul"     // of any number of operands
	OpDiv     Op = "div"     // first ÷ second, to 16 decimals
	OpNeg     Op = "neg"     // −first
	OpMin     Op = "min"     // the smallest
	OpMax     Op = "max"     // the largest
	OpClamp   Op = "clamp"   // first, held between second and third
	OpPow     Op = "pow"     // first to the power Places
	OpRound   Op = "round"   // to Places decimals, half away from zero
	OpRoundUp Op = "roundup" // to the next whole number
	OpGreater Op = "greater" // first > second
	OpAtLeast Op = "atleast" // first ≥ second
	OpEqual   Op = "equal"   // first = second
	OpIf      Op = "if"      // second when first is not 0, otherwise third
	OpAnd     Op = "and"     // all are not 0
	OpOr      Op = "or"      // one is not 0
	OpNot     Op = "not"     // first is 0
)

var opNames = [...]Op{opInput: OpInput, opConst: OpConst, opSame: OpSame, opAdd: OpAdd, opSub: OpSub, opMul: OpMul,
	opDiv: OpDiv, opNeg: OpNeg, opMin: OpMin, opMax: OpMax, opClamp: OpClamp, opPow: OpPow, opRound: OpRound,
	opRoundUp: OpRoundUp, opGreater: OpGreater, opAtLeast: OpAtLeast, opEqual: OpEqual, opIf: OpIf, opAnd: OpAnd,
	opOr: OpOr, opNot: OpNot}

// Step is one figure as an operation on figures made before it, for whoever writes the
// calculation down in another language, such as the formulas of a spreadsheet.
type Step struct {
	Node   Node
	Op     Op
	Args   []Node
	Places int // decimals of OpRound, exponent of OpPow
}

// Steps lists every node, named or not, in an order of calculation: operands first.
// Node.Order is the place in this list.
func (g *Graph) Steps() []Step {
	out := make([]Step, len(g.nodes))
	args := make([]Node, len(g.args))
	for i, a := range g.args {
		args[i] = Node{g, a}
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		last := n.first + n.count
		out[i] = Step{Node: Node{g, int32(i)}, Op: opNames[n.op], Args: args[n.first:last:last], Places: int(n.places)}
	}
	return out
}

// Order is the place of the node in the order of calculation, from 0; −1 for the zero
// Node.
func (n Node) Order() int {
	if n.g == nil {
		return -1
	}
	return int(n.i)
}

// Words is the formula of the node in labels of the nearest named figures: "NI rate ×
// larger of (£0.00, Pay − Threshold)"; empty for an input.
func (n Node) Words() string {
	if n.g == nil || n.g.nodes[n.i].op == opInput {
		return ""
	}
	return n.g.phrase(n.i, false)
}
