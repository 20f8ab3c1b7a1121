package pricingform

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Asked is a cell that a workbook seems to ask for, with the words beside it.
type Asked struct {
	Sheet string
	At    At
	// Around is the buyer's wording to the left and above, such as "Year 1 · Price".
	Around string
	// Compare: the buyer's own formula stands there, so it can only be compared.
	Compare bool
}

// The list of one sheet is bounded, and a sheet of more merged blocks than mostMerged is a
// drawing rather than a form.
const (
	mostAsked  = 400
	mostMerged = 2000
)

// Asked are the cells of a workbook that its buyer leaves open, then those with the
// buyer's formulas, sheet by sheet in reading order. In a protected sheet the buyer's lock
// tells them; in an open one they are the cells that the file names, that are empty and
// that stand beside or below words. It is an offer, no rule: any cell may be chosen.
func (t Template) Asked() []Asked {
	var out []Asked
	for _, s := range t.Sheets {
		if s.Hidden || len(s.Merged) > mostMerged {
			continue
		}
		var fill, compare []Asked
		for _, at := range slices.SortedFunc(maps.Keys(s.Cells), func(a, b At) int { return cmp.Or(a.Row-b.Row, a.Column-b.Column) }) {
			if len(fill)+len(compare) == mostAsked {
				break
			}
			c := s.Cells[at]
			one := Asked{Sheet: s.Name, At: at, Around: s.Around(at), Compare: c.Formula}
			switch {
			case s.Lead(at) != at || c.Formula && one.Around == "":
			case c.Formula:
				compare = append(compare, one)
			case s.Locked(at) || anyHolds(s.Heads, at) || anyHolds(s.Worked, at):
			case s.Protected || c.Text == "" && one.Around != "":
				fill = append(fill, one)
			}
		}
		out = append(append(out, fill...), compare...)
	}
	return out
}

// Around is the nearest wording to the left of a cell in its row and above it in its
// column, which tells a reader what belongs there; empty where there is none. A title that
// spans both columns says nothing more of the cell than of its neighbour.
func (s Sheet) Around(at At) string {
	left, from := s.nearest(at, 0, -1)
	above, over := s.nearest(at, -1, 0)
	for _, r := range s.Merged {
		if left != "" && r.Holds(over) && r.Holds(At{over.Row, from.Column}) {
			above = ""
		}
	}
	switch {
	case left == "" || left == above:
		return above
	case above == "":
		return left
	}
	return left + " · " + above
}

// nearest is the first wording in a direction and where it stands.
func (s Sheet) nearest(at At, row, column int) (string, At) {
	const far = 40 // cells; what is farther away belongs to something else
	for range far {
		at.Row, at.Column = at.Row+row, at.Column+column
		if at.Row < 1 || at.Column < 1 {
			break
		}
		c := s.Cells[s.Lead(at)]
		if text := strings.Join(strings.Fields(c.Text), " "); text != "" && !c.Number && !c.Formula {
			return text, at
		}
	}
	return "", At{}
}
