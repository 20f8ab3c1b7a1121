package socialvalue

import (
	"fmt"
	"sort"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/money"
)

// Switch is how far one assumption may move before the ratio reaches its target, all
// else as it is.
type Switch struct {
	ID, Name string
	Kind     string
	Node     calc.Node // the value at which the target is met
	Now      calc.Node
	Words    string
	// Licensed: it is a unit value that may not be printed; Moved then says without its
	// figure how far it may move.
	Licensed bool
	Moved    string
}

// BreakEven is how many outcomes of one row alone would cover the inputs.
type BreakEven struct {
	Row  string
	Node calc.Node
}

// switches works out the closed forms of the specification: with S the rows that share an
// assumption, N = inputs × target − value of all other rows, a quantity or value may fall
// to itself × N ÷ PV of S, a percentage may rise to 1 − (1 − it) × N ÷ PV of S.
func (b *builder) switches() {
	t := &b.out.Totals
	inputs := b.out.Inputs.Total
	if !usable(t.PV) || !usable(inputs) {
		return
	}
	need := inputs
	if b.sv.Target.IsSet() {
		need = b.Graph.Mul(inputs, b.Input(fig{Label: "Ratio to reach", Unit: calc.Ratio, Path: "socialValue.target"}, b.sv.Target))
	}
	uses := map[string][]*Row{}
	first := map[string]assumption{}
	for i := range b.out.Rows {
		r := &b.out.Rows[i]
		if !r.Counted {
			continue
		}
		for _, a := range r.assumptions {
			if a.set && a.ok && a.kind != isDropOff {
				uses[a.id] = append(uses[a.id], r)
				if _, known := first[a.id]; !known {
					first[a.id] = a
				}
			}
		}
		b.breakEven(r, inputs)
	}
	ids := make([]string, 0, len(uses))
	for id := range uses {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		b.out.Switches = append(b.out.Switches, b.switching(first[id], uses[id], need))
	}
	b.searched(need)
	b.out.Switches = append(b.out.Switches, Switch{ID: "sv.switch.inputs", Name: "Inputs", Kind: "inputs", Now: inputs,
		Node:  b.Div(fig{ID: "sv.switch.inputs", Label: "Inputs at which the ratio is on target", Unit: calc.Pounds, Key: "sv.switch"}, b.Graph.Mul(t.PV, inputs), need, "the inputs are zero"),
		Words: "The inputs may be this much and the ratio is still on target."})
}

func (b *builder) switching(a assumption, rows []*Row, need calc.Node) Switch {
	s := Switch{ID: "sv.switch." + a.id, Name: a.name, Kind: kindWords[a.kind], Now: a.central}
	f := fig{ID: s.ID, Label: a.name + ": where the ratio is on target", Unit: a.central.Unit(), Key: "sv.switch", Path: a.path}
	terms := make([]calc.Node, len(rows))
	for i, r := range rows {
		terms[i] = r.PV
	}
	own := b.Total(terms...)
	others := b.Graph.Sub(b.out.Totals.PV, own)
	left := b.Graph.Sub(need, others) // N
	if v, known := value(own); known && v.IsZero() {
		s.Node = b.None(f, "These rows are worth nothing, so moving them changes nothing.")
		s.Words = "Moving it changes nothing: its rows are worth nothing."
		return s
	}
	ratio := b.Graph.Div(left, own)
	at := b.Graph.Mul(a.central, ratio)
	if a.kind.share() {
		at = b.Graph.Sub(b.One, b.Graph.Mul(b.kept(a.central), ratio))
	}
	s.Words = b.switchWords(a, at)
	for _, r := range rows {
		s.Licensed = s.Licensed || a.kind == isProxy && r.Restricted
	}
	if s.Licensed {
		s.Moved = s.Words
		if v, known := value(at); known {
			now, _ := value(a.central)
			s.Moved = movedWords(now, v)
		}
	}
	if v, known := value(at); known && (v.IsNegative() && a.kind != isProxy || a.kind.share() && v.GreaterThan(one)) {
		s.Node = b.None(f, s.Words) // outside its limits: told in words
		return s
	}
	s.Node = b.Name(at, f)
	return s
}

// switchWords says the switching value, or why there is none within its limits.
func (b *builder) switchWords(a assumption, n calc.Node) string {
	v, known := value(n)
	now, ok := value(a.central)
	if !known || !ok {
		return n.Reason().Text
	}
	goal := "the target"
	switch {
	case a.kind.share() && v.IsNegative():
		return "Below " + goal + " even at 0 %."
	case a.kind.share() && v.GreaterThan(one):
		return "Above " + goal + " even at 100 %."
	case a.kind == isQuantity && v.IsNegative():
		return "Above " + goal + " even without these rows."
	case a.kind.share():
		return fmt.Sprintf("From %s to %s, and the ratio is on target.", money.FormatPercent(now, 1), money.FormatPercent(v, 1))
	}
	text := fmt.Sprintf("From %s to %s, and the ratio is on target.", money.FormatQuantity(now.Round(2)), money.FormatQuantity(v.Round(2)))
	if a.kind == isQuantity {
		text = fmt.Sprintf("From %s to %s, and the ratio is on target.", money.FormatQuantity(now.Round(2)), money.FormatQuantity(v.RoundCeil(0)))
	}
	return text
}

// movedWords says by what part of itself an assumption may move until the ratio is on
// target, to a tenth of a percent, and names neither end.
func movedWords(now, then decimal.Decimal) string {
	if now.IsZero() {
		return "It is zero now."
	}
	part := then.Sub(now).DivRound(now.Abs(), 6)
	if part.IsZero() {
		return "The ratio is on target as it is."
	}
	way := "Higher"
	if part.IsNegative() {
		way = "Lower"
	}
	return way + " by " + money.FormatPercent(part.Abs(), 1) + " of itself, and the ratio is on target."
}

// breakEven is how many outcomes of a row alone cover the inputs, rounded up: inputs ÷
// what one outcome is worth.
func (b *builder) breakEven(r *Row, inputs calc.Node) {
	pv, known := value(r.PV)
	q, ok := value(r.Quantity)
	f := fig{ID: "sv.breakeven." + r.ID, Label: r.Name + ": outcomes a year that alone would cover the price", Unit: calc.Quantity, Key: "sv.breakeven", Path: r.Path}
	if !known || !ok || !pv.IsPositive() || q.IsZero() {
		b.None(f, "This row gains nothing, so no number of it covers the price.")
		return
	}
	b.RoundUp(f, b.Graph.Div(b.Graph.Mul(inputs, r.Quantity), r.PV))
}

// BreakEvenWords is the sentence of a row.
func BreakEvenWords(name string, needed, planned decimal.Decimal) string {
	text := fmt.Sprintf("The price is covered if “%s” happens %s times a year; planned are %s.", name, money.FormatQuantity(needed), money.FormatQuantity(planned.Round(2)))
	if needed.GreaterThan(planned) {
		text += " It cannot pay for itself by this outcome alone."
	}
	return text
}
