package calc

import "github.com/shopspring/decimal"

// As names the figure, so that it can be found, listed and explained. Naming a
// figure that already has a name, or a constant, which many formulas share, adds a
// second figure equal to the first.
func (n Node) As(id, label string, unit Unit) Node {
	if n.g == nil {
		return n
	}
	if n.g.nodes[n.i].name != 0 || n.g.nodes[n.i].op == opConst {
		n = n.g.operation(node{op: opSame}, n)
	}
	n.g.label(n, id, label, unit, 0)
	return n
}

// Key records the formula key, such as emp.ni, of a named figure.
func (n Node) Key(key string) Node {
	if named := n.named(); named != nil {
		named.key = key
	}
	return n
}

// Value is the exact base value, and whether there is one.
func (n Node) Value() (decimal.Decimal, bool) {
	if n.g == nil {
		return decimal.Zero, false
	}
	return n.g.base.at(n.i)
}

// Decimal is the exact base value; zero when not available, so ask Available first.
func (n Node) Decimal() decimal.Decimal {
	value, _ := n.Value()
	return value
}

// Available reports whether the figure could be computed.
func (n Node) Available() bool {
	_, ok := n.Value()
	return ok
}

// Reason says why the figure is not available; zero when it is.
func (n Node) Reason() Reason {
	if n.g == nil {
		return Reason{Code: CodeFault, Text: "no such figure"}
	}
	return n.g.base.reason(n.i)
}

// Format prints the base value by the unit's rule, or "not available: reason".
func (n Node) Format() string {
	if value, ok := n.Value(); ok {
		return n.Unit().Format(value)
	}
	return "not available: " + n.Reason().Text
}

// ID is the stable id, empty for an anonymous node.
func (n Node) ID() string {
	if named := n.named(); named != nil {
		return named.id
	}
	return ""
}

// Label is the name for people.
func (n Node) Label() string {
	if named := n.named(); named != nil {
		return named.label
	}
	return ""
}

// Unit is what the figure counts.
func (n Node) Unit() Unit {
	if named := n.named(); named != nil {
		return named.unit
	}
	return None
}

// FormulaKey is the key given with Key.
func (n Node) FormulaKey() string {
	if named := n.named(); named != nil {
		return named.key
	}
	return ""
}

// Origin is where an input came from, and false for a calculated figure.
func (n Node) Origin() (Origin, bool) {
	if named := n.named(); named != nil && named.origin != 0 {
		return n.g.origins[named.origin-1], true
	}
	return Origin{}, false
}

// IsInput reports whether a scenario can override the figure.
func (n Node) IsInput() bool { return n.g != nil && n.g.nodes[n.i].op == opInput }

func (n Node) named() *name {
	if n.g == nil || n.g.nodes[n.i].name == 0 {
		return nil
	}
	return &n.g.names[n.g.nodes[n.i].name-1]
}
