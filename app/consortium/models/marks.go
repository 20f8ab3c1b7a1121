package models

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// mostMarks is what a line is marked out of.
const mostMarks = 5

// Criterion is a line of the weighted comparison.
type Criterion struct {
	Item, Name, Question string
	Path                 string
	Weight               calc.Node
	Typed                bool // the weight is the user’s own
	Source               reference.Source
}

// Mark is what a model got on one criterion.
type Mark struct {
	Item, Name, Path string
	Mark             calc.Node // usable once it is typed
	Marked           bool
	Why              string // the user’s reason
	// Suggested is offered where a fact or a figure supports it, and never counts by
	// itself; SuggestedWhy says what supports it.
	Suggested    money.Quantity
	SuggestedWhy string
	Source       reference.Source
}

// criteria are the lines with their weights: as typed, else those of the facts. They make
// 100, or there is no score (CONS-081).
func (b *builder) criteria() {
	typed, used := map[string]bid.ModelWeight{}, map[string]bool{}
	for _, w := range working.Unique(b.group.Weights, func(w *bid.ModelWeight) *string { return &w.ID }) {
		used[w.ID] = true
		if _, twice := typed[w.ItemID]; !twice {
			typed[w.ItemID] = w
		}
	}
	for _, row := range b.items {
		if row.Kind != "weight" {
			continue
		}
		c := Criterion{Item: row.Item, Name: row.Name, Question: row.Question, Source: row.Source}
		w, own := typed[row.Item]
		c.Typed = w.Weight.IsSet()
		id := w.ID
		for !own && (id == "" || used[id]) { // an id that no typed weight has
			id += row.Item
		}
		c.Path = "consortium.modelWeights." + id + ".weight"
		c.Weight = b.Input(fig{Label: row.Name + ": weight", Unit: calc.Counted("marks"), Path: c.Path}, w.Weight, working.OrDefault(row.Value.Decimal().String()))
		b.out.Criteria = append(b.out.Criteria, c)
	}
}

// marked is Σ weight × mark ÷ 5 for each model. Without every mark there is no score.
func (b *builder) marked() {
	sum, known, path := decimal.Zero, true, "consortium.modelWeights"
	var unknown calc.Node
	for _, c := range b.out.Criteria {
		v, ok := c.Weight.Value()
		if !ok && known {
			known, unknown = false, c.Weight
		}
		if c.Typed && path == "consortium.modelWeights" {
			path = c.Path
		}
		sum = sum.Add(v)
	}
	off := ""
	if known && len(b.out.Criteria) > 0 && !sum.Equal(decimal.NewFromInt(100)) {
		off = fmt.Sprintf("The weights make %s, not 100, so there is no score.", money.FormatQuantity(sum))
		b.Issue("CONS-081", bid.Warns, path, "%s Correct them.", off)
	}
	for _, m := range b.out.Models {
		b.marks(m)
		f := fig{ID: "cons.model." + m.ID, Label: m.Short() + ": score of 100", Unit: calc.Counted("marks"), Key: "cons.model", Path: m.Path + ".marks"}
		switch {
		case len(b.out.Criteria) == 0:
			m.Score = b.None(f, "The lines of the comparison are missing from the facts.")
		case !known:
			m.Score = b.None(f, unknown.Reason().Text)
		case off != "":
			f.Path = path
			m.Score = b.NoneCode(f, "CONS-081", off)
		case len(m.Unmarked) > 0:
			m.Score = b.None(f, "Not marked yet: "+strings.Join(m.Unmarked, "; ")+".")
		default:
			var terms []calc.Node
			for i, mark := range m.Marks {
				terms = append(terms, b.Graph.Mul(b.out.Criteria[i].Weight, b.Graph.Div(mark.Mark, b.Graph.Int(mostMarks))))
			}
			m.Score = b.Sum(f, terms...)
		}
	}
}

// marks are a model’s, one for each criterion; of two marks on one the first counts.
func (b *builder) marks(m *Model) {
	typed, used := map[string]bid.ModelMark{}, map[string]bool{}
	for _, x := range working.Unique(b.plans[bid.GroupModel(m.ID)].Marks, func(x *bid.ModelMark) *string { return &x.ID }) {
		used[x.ID] = true
		if _, twice := typed[x.ItemID]; !twice {
			typed[x.ItemID] = x
		}
	}
	for _, c := range b.out.Criteria {
		x, own := typed[c.Item]
		id := x.ID
		for !own && (id == "" || used[id]) {
			id += c.Item
		}
		one := Mark{Item: c.Item, Name: c.Name, Why: x.Why, Path: m.Path + ".marks." + id + ".mark"}
		one.Suggested, one.SuggestedWhy, one.Source = b.suggest(m, c.Item)
		f := fig{Label: m.Short() + ", " + c.Name + ": mark", Unit: calc.Counted("marks"), Path: one.Path}
		switch {
		case !x.Mark.IsSet():
			m.Unmarked = append(m.Unmarked, c.Name)
		case x.Mark.Decimal().GreaterThan(decimal.NewFromInt(mostMarks)):
			one.Mark = b.NoneCode(fig{Label: f.Label, Path: one.Path}, bid.CodeShare, fmt.Sprintf("The mark for “%s” is %s; marks go from 0 to %d.", c.Name, x.Mark, mostMarks))
		default:
			one.Mark = b.Input(f, x.Mark)
		}
		one.Marked = working.Usable(one.Mark) && one.Mark.Available()
		m.Marks = append(m.Marks, one)
	}
}

// suggest offers a mark where a fact or a figure of this bid supports one. What holds only
// now goes before what holds always.
func (b *builder) suggest(m *Model, item string) (money.Quantity, string, reference.Source) {
	var found *reference.GroupModelItem
	for i := range b.items {
		row := &b.items[i]
		if row.Kind != "suggest" || row.Item != item || row.Model != "" && row.Model != m.ID || !b.holds(m, row.When) {
			continue
		}
		if found == nil || found.When == "" && row.When != "" {
			found = row
		}
	}
	if found == nil {
		return money.Quantity{}, "", reference.Source{}
	}
	return money.QuantityOf(found.Value.Decimal()), found.Why, found.Source
}

// holds tells a condition of the facts on this bid.
func (b *builder) holds(m *Model, when string) bool {
	switch when {
	case "":
		return true
	case "own_leads":
		return b.group.Lead == ""
	case "other_leads":
		return b.group.Lead != ""
	case "tests_pass":
		return m.Tests.State == bid.Yes && len(m.Tests.Rows) > 0
	case "tests_fail":
		return m.Tests.State == bid.No
	case "late":
		return m.Late != ""
	case "need_covered", "need_short":
		return b.enough("cash.headroom", when == "need_covered")
	case "bridge_covered", "bridge_short":
		return b.enough("cons.bridge.headroom", when == "bridge_covered")
	}
	return false
}

// enough reports whether what is left of somebody’s money is known and as asked: not below
// zero, or below it.
func (b *builder) enough(id string, covered bool) bool {
	n, found := b.Graph.Node(id)
	if !found {
		return false
	}
	v, known := n.Value()
	return known && v.IsNegative() != covered
}
