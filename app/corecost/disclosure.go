package corecost

import (
	"bidwright/app/bid"
)

// Shown is one figure of a printed statement with the parts that add to it. Visible
// says that the reader sees it, or knows it already as a partner knows its own.
type Shown struct {
	ID, Name string
	Visible  bool
	Parts    []Shown
}

// Derivable lists, in printing order, the hidden figures that a reader can work out
// from what is shown: by subtraction where one figure of a sum is hidden, by adding
// where all parts are shown. Two or more hidden parts under a shown total keep each
// other (CORE-040). For one partner’s copy mark what that partner knows as visible.
func Derivable(total Shown) []Shown {
	root := learned(total)
	for root.learn() {
	}
	return root.leaks(nil)
}

type node struct {
	Shown
	known bool
	parts []*node
}

func learned(s Shown) *node {
	n := &node{Shown: s, known: s.Visible}
	for _, p := range s.Parts {
		n.parts = append(n.parts, learned(p))
	}
	return n
}

// learn makes one pass of deductions and reports whether anything became known.
func (n *node) learn() bool {
	changed := false
	var hidden *node
	count := 0
	for _, p := range n.parts {
		changed = p.learn() || changed
	}
	for _, p := range n.parts {
		if !p.known {
			hidden, count = p, count+1
		}
	}
	switch {
	case len(n.parts) > 0 && count == 0 && !n.known:
		n.known, changed = true, true
	case n.known && count == 1:
		hidden.known, changed = true, true
	}
	return changed
}

func (n *node) leaks(found []Shown) []Shown {
	if n.known && !n.Visible {
		found = append(found, n.Shown)
	}
	for _, p := range n.parts {
		found = p.leaks(found)
	}
	return found
}

// disclosed checks what the buyer sees of the schedule: categories and the fee are
// shown, lines by their own label. A category whose only line was never labelled
// shows no lines, so nobody learns that it has but one.
func (b *builder) disclosed(r *Schedule) {
	if r.Template == bid.TemplateGeneral {
		return // not shown to a buyer
	}
	for _, k := range r.Categories {
		total := Shown{ID: k.ID, Name: k.title(), Visible: true}
		shown, chosen := 0, false
		for _, l := range k.Lines {
			visible := l.Who == bid.LabelPublic || l.Who == bid.LabelBuyer
			if visible {
				shown++
			}
			chosen = chosen || l.Label != ""
			total.Parts = append(total.Parts, Shown{ID: l.ID, Name: l.Name, Visible: visible})
		}
		if shown == 0 && !chosen {
			continue
		}
		for _, leak := range Derivable(total) {
			b.Issue("CORE-040", bid.Blocks, r.Path+".categories."+k.ID+".lines."+leak.ID+".label",
				"“%s” is not for the buyer, but it follows from the total of “%s”, because every other line there is shown. Hide a second line, or show only the total.", leak.Name, k.title())
		}
	}
}
