package pricing

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// The units of the engine's figures.
var (
	unitPounds  = calc.Pounds
	unitYear    = calc.PoundsYear
	unitPerHour = calc.PoundsPerHour
	unitShare   = calc.Percent
	unitHours   = calc.HoursYear
	unitWeeks   = calc.Weeks
	unitPeople  = calc.Counted("people")
	unitUnits   = calc.Quantity
	unitIndex   = calc.Ratio
)

// fig describes a figure. One without an id is a step that its parent's working
// spells out; its label then only serves whoever reads the code.
type fig struct {
	id, label string
	unit      calc.Unit
	key       string    // formula key of the specification, emp.ni
	path      string    // field to jump to when the figure cannot be computed
	secrecy   bid.Label // internal when empty
}

// typed is an optional figure of the document.
type typed interface {
	IsSet() bool
	Decimal() decimal.Decimal
}

// rule says what a typed figure may be and what stands when it is missing.
type rule struct {
	fallback      string // the default, shown as such
	question      string // asked when there is no default
	upTo          decimal.Decimal
	bounded       bool
	mayBeNegative bool
}

type option func(*rule)

func orDefault(value string) option { return func(r *rule) { r.fallback = value } }
func ask(question string) option    { return func(r *rule) { r.question = question } }
func upToOne(r *rule)               { r.upTo, r.bounded = decimal.NewFromInt(1), true }
func mayBeNegative(r *rule)         { r.mayBeNegative = true }

// named is what a line is called, or the standard word. A name that bid.Check refuses
// still labels figures, cut to the longest allowed and without invisible characters.
func named(name, standard string) string {
	if name == "" {
		return standard
	}
	if len(name) <= bid.MaxName && strings.IndexFunc(name, unseen) < 0 {
		return name
	}
	runes := []rune(strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		return r
	}, name))
	if len(runes) > bid.MaxName {
		runes = append(runes[:bid.MaxName], '…')
	}
	return string(runes)
}

func unseen(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) }

// input is a typed figure under its path in the document, once. A refused value is
// not available, so its line cannot be computed while the others stand.
func (b *builder) input(f fig, value typed, options ...option) calc.Node {
	if known, found := b.inputs[f.path]; found {
		return known
	}
	var r rule
	for _, option := range options {
		option(&r)
	}
	var n calc.Node
	reason := func(code, text string) calc.Reason { return calc.Reason{Code: code, Text: text, Path: f.path} }
	v := value.Decimal()
	switch {
	case value.IsSet() && v.IsNegative() && !r.mayBeNegative:
		n = b.g.Missing(f.path, f.label, f.unit, reason(bid.CodeNegative, f.label+" is below zero."))
	case value.IsSet() && r.bounded && v.GreaterThan(r.upTo):
		n = b.g.Missing(f.path, f.label, f.unit, reason(bid.CodeShare, f.label+" is more than 100 %."))
	case value.IsSet():
		n = b.g.Input(f.path, f.label, f.unit, v, b.origin(f.path, calc.Typed))
	case r.fallback != "":
		n = b.g.Input(f.path, f.label, f.unit, decimal.RequireFromString(r.fallback), b.origin(f.path, calc.Default))
	default:
		n = b.g.Missing(f.path, f.label, f.unit, reason("PRICE-101", r.question))
	}
	b.inputs[f.path] = n
	return n
}

// origin tells a figure of the organisation's profile from one typed for the bid.
func (b *builder) origin(path string, kind calc.Kind) calc.Origin {
	if kind == calc.Typed && len(path) > 13 && path[:13] == "organisation." {
		kind = calc.Profile
	}
	return calc.Origin{Kind: kind, Path: path}
}

// constant is a figure that the rules themselves set.
func (b *builder) constant(f fig, value string) calc.Node {
	n := b.g.Const(decimal.RequireFromString(value))
	return b.name(n, f)
}

// none is a figure that cannot be computed, with the reason.
func (b *builder) none(f fig, reason string) calc.Node { return b.noneCode(f, "PRICE-101", reason) }

func (b *builder) noneCode(f fig, code, reason string) calc.Node {
	b.unnamed++
	id := f.id
	if id == "" {
		id = "missing." + decimal.NewFromInt(int64(b.unnamed)).String()
	}
	b.labels[id] = f.secrecy.Or(bid.LabelInternal)
	return b.g.Missing(id, f.label, f.unit, calc.Reason{Code: code, Text: reason, Path: f.path}).Key(f.key)
}

func (b *builder) name(n calc.Node, f fig) calc.Node {
	if f.id == "" {
		return n
	}
	b.labels[f.id] = f.secrecy.Or(bid.LabelInternal)
	if n == b.zero || n == b.one || n == b.twelve { // shared by many formulas: name a copy
		n = b.g.Const(n.Decimal())
	}
	return n.As(f.id, f.label, f.unit).Key(f.key)
}

// total adds figures; of one, that figure itself, and of none the shared zero.
func (b *builder) total(of ...calc.Node) calc.Node {
	kept := of[:0:0]
	for _, n := range of {
		if n != b.zero {
			kept = append(kept, n)
		}
	}
	switch len(kept) {
	case 0:
		return b.zero
	case 1:
		return kept[0]
	}
	return b.g.Add(kept...)
}

func (b *builder) sum(f fig, of ...calc.Node) calc.Node {
	if len(of) == 1 {
		return b.alias(f, of[0])
	}
	return b.name(b.g.Add(of...), f)
}

// alias gives a figure another name.
func (b *builder) alias(f fig, n calc.Node) calc.Node { return b.name(n, f) }

func (b *builder) sub(f fig, a, c calc.Node) calc.Node  { return b.name(b.g.Sub(a, c), f) }
func (b *builder) mul(f fig, of ...calc.Node) calc.Node { return b.name(b.g.Mul(of...), f) }
func (b *builder) max(f fig, of ...calc.Node) calc.Node { return b.name(b.g.Max(of...), f) }
func (b *builder) min(f fig, of ...calc.Node) calc.Node { return b.name(b.g.Min(of...), f) }
func (b *builder) roundUp(f fig, a calc.Node) calc.Node { return b.name(b.g.RoundUp(a), f) }

func (b *builder) pence(f fig, a calc.Node, point money.RoundingPoint) calc.Node {
	return b.name(b.g.Round(a, 2, point), f)
}

// div is a ÷ c, not defined for the given reason when c is zero.
func (b *builder) div(f fig, a, c calc.Node, zero string) calc.Node {
	return b.name(b.g.DivOr(a, c, calc.Reason{Code: calc.CodeZeroDivisor, Text: "Not defined, because " + zero + ".", Path: f.path}), f)
}

// above is value where test > limit, otherwise zero.
func (b *builder) above(f fig, test, limit, value calc.Node) calc.Node {
	return b.name(b.g.If(b.g.Greater(test, limit), value, b.zero), f)
}

// nothing marks a figure that does not apply; usable tells it from one that does.
func (b *builder) nothing() calc.Node      { return calc.Node{} }
func (b *builder) usable(n calc.Node) bool { return n != calc.Node{} }
func (b *builder) value(n calc.Node) (decimal.Decimal, bool) {
	if !b.usable(n) {
		return decimal.Zero, false
	}
	return n.Value()
}
