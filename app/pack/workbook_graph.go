package pack

import (
	"github.com/shopspring/decimal"

	"bidwright/app/calc"
)

const (
	longestInline = 24  // operations written inside another formula before they get a row
	mostTerms     = 200 // of one sum; spreadsheet programs take 255
	mostGuards    = 8   // reasons passed on one by one; programs take 64 levels
)

// drafter turns a calculation graph into cells: inputs are numbers, every other figure
// is a formula over the cells of its operands. A figure stands in one cell, its home;
// where it is shown again, that cell points to the home.
type drafter struct {
	book    *Workbook
	steps   []calc.Step
	label   func(id string) Label
	home    map[int]Place // by order of the node
	spots   []spot
	working int // the sheet that takes what no other shows
}

type spot struct {
	place Place
	node  calc.Node
}

// put shows a figure in a cell. The first place of a figure is its home.
func (d *drafter) put(p Place, n calc.Node) {
	d.book.At(p)
	if _, found := d.home[n.Order()]; !found {
		d.home[n.Order()] = p
	}
	d.spots = append(d.spots, spot{p, n})
}

func (d *drafter) isHome(n calc.Node) bool {
	_, found := d.home[n.Order()]
	return found
}

// needed marks what the figures with a home rest on, and counts how often.
func (d *drafter) needed() []int {
	uses := make([]int, len(d.steps))
	for i := len(d.steps) - 1; i >= 0; i-- {
		if _, placed := d.home[i]; !placed && uses[i] == 0 {
			continue
		}
		for _, a := range d.steps[i].Args {
			uses[a.Order()]++
		}
	}
	return uses
}

// rest lists, in order of calculation, the steps that need a cell of their own: those
// used more than once, too long to be written inside another formula, or not available.
func (d *drafter) rest() []calc.Node {
	uses, size := d.needed(), make([]int, len(d.steps))
	var out []calc.Node
	for i, s := range d.steps {
		size[i] = 1
		_, placed := d.home[i]
		if placed || uses[i] == 0 || s.Op == calc.OpConst {
			continue
		}
		for _, a := range s.Args {
			size[i] += size[a.Order()]
		}
		if uses[i] > 1 || size[i] > longestInline || s.Op == calc.OpInput || !s.Node.Available() {
			out = append(out, s.Node)
			size[i] = 1
		}
	}
	return out
}

// fill writes every cell.
func (d *drafter) fill() {
	for _, s := range d.spots {
		cell := d.cell(s.node)
		if home := d.home[s.node.Order()]; home != s.place {
			e := at(home)
			cell.Formula, cell.Input = &e, false
		}
		*d.book.At(s.place) = cell
	}
}

// cell is a figure at its home.
func (d *drafter) cell(n calc.Node) Cell {
	c := Cell{Form: formOf(n), Figure: n.ID(), Label: d.label(n.ID())}
	value, known := n.Value()
	if known {
		c.Value = &value
	} else {
		c.Text = n.Format()
	}
	s := d.steps[n.Order()]
	switch {
	case s.Op == calc.OpInput:
		c.Input = typed(n)
	case s.Op == calc.OpConst, s.Op == calc.OpSame && d.steps[s.Args[0].Order()].Op == calc.OpConst:
	case !known && n.Reason().Code == calc.CodeTooLarge:
	default:
		e := d.formula(s)
		c.Formula = &e
	}
	return c
}

// typed tells a figure that may be changed, or a field that is still empty, from one
// that the program found outside the graph (by trial, or day by day) and put in.
func typed(n calc.Node) bool {
	origin, isInput := n.Origin()
	if n.Available() {
		return isInput && origin.Kind != 0
	}
	return isInput && origin.Path != "" && origin.Path == n.ID()
}

// operand is a figure inside a formula.
func (d *drafter) operand(n calc.Node) Expr {
	if home, found := d.home[n.Order()]; found {
		return at(home)
	}
	s := d.steps[n.Order()]
	if s.Op == calc.OpConst {
		return number(n.Decimal())
	}
	return d.formula(s)
}

// formula is the operation of a node. A figure that is not available passes its reason
// on as text, as the graph does; numbers in its place bring the formula to life.
func (d *drafter) formula(s calc.Step) Expr {
	args := make([]Expr, len(s.Args))
	for i, a := range s.Args {
		args[i] = d.operand(a)
	}
	e := d.operation(s, args)
	if s.Node.Available() {
		return e
	}
	guarded := s.Args
	if s.Op == calc.OpIf {
		guarded = s.Args[:1] // a branch passes its own reason on
	}
	if s.Op == calc.OpDiv {
		e = call("IF", call("=", args[1], whole(0)), words("not available: "+s.Node.Reason().Text), e)
	}
	var gone []Expr
	for i, a := range guarded {
		if !a.Available() {
			gone = append(gone, args[i])
		}
	}
	if rest := gone[min(len(gone), mostGuards):]; len(rest) > 0 {
		e = call("IF", call("=", count(rest), whole(int64(len(rest)))), e, words("not available: not all that it is made of is there"))
	}
	for i := min(len(gone), mostGuards) - 1; i >= 0; i-- {
		e = call("IF", call("ISTEXT", gone[i]), gone[i], e)
	}
	return e
}

// operation writes one operation on available operands.
func (d *drafter) operation(s calc.Step, args []Expr) Expr {
	yes := func(condition Expr) Expr { return call("IF", condition, whole(1), whole(0)) }
	switch s.Op {
	case calc.OpSame:
		return args[0]
	case calc.OpAdd:
		return d.sum(s, args)
	case calc.OpSub:
		return call("-", args...)
	case calc.OpMul:
		return call("*", args...)
	case calc.OpDiv:
		return call("/", args...)
	case calc.OpNeg:
		return call("neg", args...)
	case calc.OpMin:
		return call("MIN", args...)
	case calc.OpMax:
		return call("MAX", args...)
	case calc.OpClamp:
		return call("MAX", args[1], call("MIN", args[0], args[2]))
	case calc.OpPow:
		return call("^", args[0], whole(int64(s.Places)))
	case calc.OpRound:
		return call("ROUND", args[0], whole(int64(s.Places)))
	case calc.OpRoundUp:
		// Rounded first, because 3 may be held as 3.0000000000000004.
		return call("neg", call("INT", call("neg", call("ROUND", args[0], whole(9)))))
	case calc.OpIf:
		return call("IF", d.condition(s.Args[0], args[0]), args[1], args[2])
	case calc.OpAnd, calc.OpOr:
		parts := make([]Expr, len(args))
		for i := range args {
			parts[i] = d.condition(s.Args[i], args[i])
		}
		name := "AND"
		if s.Op == calc.OpOr {
			name = "OR"
		}
		return yes(call(name, parts...))
	case calc.OpNot:
		return yes(call("=", args[0], whole(0)))
	case calc.OpGreater:
		return yes(call(">", args...))
	case calc.OpAtLeast:
		return yes(call(">=", args...))
	case calc.OpEqual:
		return yes(call("=", args...))
	}
	return words("not available: this step has no formula")
}

// condition is a figure as a test: what a comparison inside the formula asks, or that
// the figure is not 0.
func (d *drafter) condition(n calc.Node, e Expr) Expr {
	if !d.isHome(n) && e.Op == "IF" && len(e.Args) == 3 && e.Args[1].Op == "number" && e.Args[2].Op == "number" {
		switch d.steps[n.Order()].Op {
		case calc.OpGreater, calc.OpAtLeast, calc.OpEqual, calc.OpNot, calc.OpAnd, calc.OpOr:
			return e.Args[0]
		}
	}
	return call("<>", e, whole(0))
}

// sum adds the operands; a sum too long for one cell is made of part sums on the
// working sheet.
func (d *drafter) sum(s calc.Step, args []Expr) Expr {
	total := sum(args)
	if len(total.Args) <= mostTerms || total.Op != "SUM" {
		return total
	}
	var parts []Expr
	values := s.Args
	for len(args) > 0 {
		n := min(mostTerms, len(args))
		value, known := decimal.Zero, true
		for _, a := range values[:n] {
			v, ok := a.Value()
			value, known = value.Add(v), known && ok
		}
		sheet := d.book.Sheets[d.working]
		p := Place{d.working, len(sheet.Rows), workingValue}
		e := sum(args[:n])
		cell := Cell{Formula: &e, Form: FormQuantity, Label: d.label("")}
		if known {
			cell.Value = &value
		} else {
			cell.Text = s.Node.Format()
		}
		*d.book.At(p) = cell
		*d.book.At(Place{d.working, p.Row, workingName}) = Cell{Text: "Part of a long sum", Label: d.label("")}
		parts, args, values = append(parts, at(p)), args[n:], values[n:]
	}
	return sum(parts)
}
