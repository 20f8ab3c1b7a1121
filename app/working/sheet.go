// Package working is the sheet on which an engine writes its figures: a calculation
// graph with the typed inputs under their paths, who may see each figure, and the
// findings made on the way.
package working

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// Fig describes a figure. One without an id is a step that its parent's working
// spells out; its label then only serves whoever reads the code.
type Fig struct {
	ID, Label string
	Unit      calc.Unit
	Key       string    // formula key of the specification, emp.ni
	Path      string    // field to jump to when the figure cannot be computed
	Secrecy   bid.Label // internal when empty
}

// Sheet is shared by the engines of one assessment, so that each may build on the
// figures of those before it. It is used by one goroutine.
type Sheet struct {
	Graph     *calc.Graph
	Labels    map[string]bid.Label // by figure id; internal when absent
	Issues    []bid.Issue
	Zero, One calc.Node

	inputs  map[string]calc.Node
	unnamed int
}

// New is an empty sheet.
func New() *Sheet {
	g := calc.New()
	return &Sheet{Graph: g, Labels: map[string]bid.Label{}, inputs: map[string]calc.Node{}, Zero: g.Zero(), One: g.One()}
}

// Issue adds a finding.
func (s *Sheet) Issue(code string, severity bid.Severity, path, format string, args ...any) {
	s.Issues = append(s.Issues, bid.Issue{Code: code, Severity: severity, Path: path, Message: fmt.Sprintf(format, args...)})
}

// Typed is an optional figure of the document.
type Typed interface {
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

// Option says what a typed figure may be.
type Option func(*rule)

// OrDefault is the value that stands, marked as a default, when nothing was typed.
func OrDefault(value string) Option { return func(r *rule) { r.fallback = value } }

// Ask is the question that stands when nothing was typed and nothing may be assumed.
func Ask(question string) Option { return func(r *rule) { r.question = question } }

// UpToOne refuses a share above 100 %.
func UpToOne(r *rule) { r.upTo, r.bounded = decimal.NewFromInt(1), true }

// MayBeNegative lets growth, credits and losses through.
func MayBeNegative(r *rule) { r.mayBeNegative = true }

// Input is a typed figure under its path in the document, once. A refused value is
// not available, so its line cannot be computed while the others stand.
func (s *Sheet) Input(f Fig, value Typed, options ...Option) calc.Node {
	if known, found := s.inputs[f.Path]; found {
		return known
	}
	var r rule
	for _, option := range options {
		option(&r)
	}
	var n calc.Node
	reason := func(code, text string) calc.Reason { return calc.Reason{Code: code, Text: text, Path: f.Path} }
	v := value.Decimal()
	switch {
	case value.IsSet() && v.IsNegative() && !r.mayBeNegative:
		n = s.Graph.Missing(f.Path, f.Label, f.Unit, reason(bid.CodeNegative, f.Label+" is below zero."))
	case value.IsSet() && r.bounded && v.GreaterThan(r.upTo):
		n = s.Graph.Missing(f.Path, f.Label, f.Unit, reason(bid.CodeShare, f.Label+" is more than 100 %."))
	case value.IsSet():
		n = s.Graph.Input(f.Path, f.Label, f.Unit, v, origin(f.Path, calc.Typed))
	case r.fallback != "":
		n = s.Graph.Input(f.Path, f.Label, f.Unit, decimal.RequireFromString(r.fallback), origin(f.Path, calc.Default))
	default:
		n = s.Graph.Missing(f.Path, f.Label, f.Unit, reason("PRICE-101", r.question))
	}
	s.inputs[f.Path] = n
	return n
}

// Whole is a whole number of the document as an input; 0 counts as not typed.
func (s *Sheet) Whole(f Fig, value int, options ...Option) calc.Node {
	var q money.Quantity
	if value != 0 {
		q = money.QuantityOf(decimal.NewFromInt(int64(value)))
	}
	return s.Input(f, q, options...)
}

// origin tells a figure of the organisation's profile from one typed for the bid.
func origin(path string, kind calc.Kind) calc.Origin {
	if kind == calc.Typed && strings.HasPrefix(path, "organisation.") {
		kind = calc.Profile
	}
	return calc.Origin{Kind: kind, Path: path}
}

// Constant is a figure that the rules themselves set.
func (s *Sheet) Constant(f Fig, value string) calc.Node {
	return s.Name(s.Graph.Const(decimal.RequireFromString(value)), f)
}

// None is a figure that cannot be computed, with the reason (PRICE-101).
func (s *Sheet) None(f Fig, reason string) calc.Node { return s.NoneCode(f, "PRICE-101", reason) }

// NoneCode is None with a code of its own.
func (s *Sheet) NoneCode(f Fig, code, reason string) calc.Node {
	s.unnamed++
	id := f.ID
	if id == "" {
		id = "missing." + strconv.Itoa(s.unnamed)
	}
	s.Labels[id] = f.Secrecy.Or(bid.LabelInternal)
	return s.Graph.Missing(id, f.Label, f.Unit, calc.Reason{Code: code, Text: reason, Path: f.Path}).Key(f.Key)
}

// Name makes a step a figure; without an id it stays a step.
func (s *Sheet) Name(n calc.Node, f Fig) calc.Node {
	if f.ID == "" {
		return n
	}
	s.Labels[f.ID] = f.Secrecy.Or(bid.LabelInternal)
	if n == s.Zero || n == s.One { // shared by many formulas: name a copy
		n = s.Graph.Const(n.Decimal())
	}
	return n.As(f.ID, f.Label, f.Unit).Key(f.Key)
}
