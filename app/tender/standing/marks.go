package standing

import (
	"math/big"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// counted are the tests that a formula of the facts such as count_pass(A,B,C) counts.
func counted(formula string) []string {
	list, found := strings.CutPrefix(strings.TrimSpace(formula), "count_pass(")
	list, closed := strings.CutSuffix(list, ")")
	if !found || !closed {
		return nil
	}
	var out []string
	for _, id := range strings.Split(list, ",") {
		out = append(out, strings.TrimSpace(id))
	}
	return out
}

// weights are those of the latest year and of the year before in the formula of an
// item: 0.67 * marks_latest + 0.33 * marks_prior.
func weights(formula string) (latest, prior string, ok bool) {
	e, err := parse(formula, []string{"marks_latest", "marks_prior"})
	if err != nil || e.op != '+' {
		return "", "", false
	}
	found := map[string]string{}
	for _, term := range []*expr{e.left, e.right} {
		if term.op == '*' && term.left.op == 'n' && term.right.op == 'v' {
			found[term.right.name] = term.left.number.String()
		}
	}
	return found["marks_latest"], found["marks_prior"], len(found) == 2
}

// part is one figure of two of three, with the answers of the whole.
func (b *builder) part(d *definition, id string) (*definition, string) {
	own := &bid.FinancialTest{ID: d.doc.ID, TestID: id, NoLiabilitiesPass: d.doc.NoLiabilitiesPass}
	part, why := b.define(own, b.known[id], d.path)
	if why == "" && (part.formula == nil || part.mark == nil) {
		why = "The facts count a figure that has no formula or mark of its own, so this test cannot be worked out."
	}
	return part, why
}

// count is how many of the figures that the facts name pass.
func (b *builder) count(d *definition, bodies []*body, at int) Reading {
	passes, open, near, terms := int64(0), int64(0), false, []calc.Node{}
	ids := counted(d.fact.Formula)
	if len(ids) == 0 {
		return b.no(d, "The facts do not say which figures are counted, so this test cannot be worked out.")
	}
	for _, id := range ids {
		part, why := b.part(d, id)
		if why != "" {
			return b.no(d, why)
		}
		r := b.read1(part, bodies, at, nil)
		switch r.Outcome {
		case Pass:
			passes++
		case NotComputable:
			open++
		}
		near = near || r.near
		terms = append(terms, b.indicator(part, r))
	}
	low, high := d.judge(big.NewRat(passes, 1)), d.judge(big.NewRat(passes+open, 1))
	if low != high {
		return b.no(d, "Too few of the figures that are counted are known. Complete the accounts.")
	}
	return Reading{Figure: b.Graph.Sum(terms), Outcome: low, exact: new(big.Rat).SetInt64(passes), near: near && low == Fail}
}

// indicator is 1 where a part passes, made from its figure where that can be computed.
func (b *builder) indicator(d *definition, r Reading) calc.Node {
	g := b.Graph
	if r.Figure.Available() && r.Why == "" {
		switch d.comparator {
		case bid.AtLeast:
			return g.AtLeast(r.Figure, d.markNode)
		case bid.Over:
			return g.Greater(r.Figure, d.markNode)
		case bid.AtMost:
			return g.AtLeast(d.markNode, r.Figure)
		}
		return g.Greater(d.markNode, r.Figure)
	}
	if r.Outcome == Pass {
		return g.Int(1)
	}
	return g.Int(0)
}

// marks is the total of the marked items of one body: the weights of the facts over two
// years, or one year alone. A group is Σ share × total, in the mode weighted by share.
func (b *builder) marks(d *definition, bodies []*body) Reading {
	if len(bodies) != 1 {
		return b.no(d, "Marks are given to each member; they cannot be added, only weighted by share.")
	}
	latestWeight, priorWeight, ok := weights(b.known["FIN-M50-ITEM"].Formula)
	if !ok {
		return b.no(d, "The facts do not say how much each year weighs, so the marks cannot be added.")
	}
	total, terms := new(big.Rat), []calc.Node{}
	for i, item := range working.Unique(d.doc.Items, func(m *bid.MarkedItem) *string { return &m.ID }) {
		if item.MemberID != bodies[0].id {
			continue
		}
		path := d.path + ".items." + d.doc.Items[i].ID
		name := working.Named(item.Name, "An item")
		latest, prior := item.Latest.IsSet(), item.Prior.IsSet()
		if !latest && !prior {
			return b.no(d, name+" has no marks. Type those of the tender’s table.")
		}
		put := func(field string, v working.Typed, weight string) {
			n := b.Input(working.Fig{Label: name, Unit: calc.Quantity, Path: path + field}, v)
			w := b.Constant(working.Fig{}, weight)
			terms = append(terms, b.Graph.Mul(w, n))
			total.Add(total, new(big.Rat).Mul(w.Decimal().Rat(), v.Decimal().Rat()))
		}
		switch {
		case latest && prior:
			put(".latest", item.Latest, latestWeight)
			put(".prior", item.Prior, priorWeight)
		case latest:
			put(".latest", item.Latest, "1")
		default:
			put(".prior", item.Prior, "1")
		}
	}
	if len(terms) == 0 {
		return b.no(d, "No items are marked for "+bodies[0].name+". Type the marks of the tender’s table.")
	}
	n := b.Graph.Sum(terms)
	if !n.Available() {
		return Reading{Figure: n, Outcome: NotComputable, Why: n.Reason().Text}
	}
	return Reading{Figure: n, Outcome: d.judge(total), exact: total, near: d.near(total)}
}
