package audit

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// parents finds lines that head numbered lines below them (1, 1.1, 1.2) and hold
// their sum. Where most such lines do not, the numbers mean something else.
func (g *grid) parents() map[int][]int {
	refs := map[string]int{}
	found := map[int][]int{}
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] != line || !g.moneyIn(row) {
			continue
		}
		ref := strings.TrimRight(g.refOf(row), ".):")
		if ref == "" || !isNumbering(ref) {
			continue
		}
		if cut := strings.LastIndex(ref, "."); cut > 0 {
			if parent, ok := refs[ref[:cut]]; ok {
				found[parent] = append(found[parent], row)
			}
		}
		refs[ref] = row
	}
	return g.mostlyRight(found)
}

func (g *grid) childSum(children []int, column int) decimal.Decimal {
	sum := decimal.Zero
	for _, row := range children {
		v, _ := g.value(row, column)
		sum = sum.Add(v)
	}
	return sum
}

func (g *grid) checkParent(row int, children []int) vector {
	c := candidate{of: fmt.Sprintf("its %d lines below", len(children)), sum: newVector(len(g.sums))}
	for _, child := range children {
		v := g.values(child)
		c.sum = c.sum.plus(v)
		c.items = append(c.items, item{row: child, kind: line, stated: v, right: v})
	}
	c.right = newVector(len(g.sums)).plus(c.sum)
	stated := g.values(row)
	for i := range g.sums {
		if !g.states(row, i) {
			stated.sum[i] = c.sum.sum[i]
		}
	}
	return g.reportTotal(row, c, stated)
}

// nested finds lines that carry the sum of those below them: marked with dashes or
// bullets, or exactly so for every line up to the next total.
func (g *grid) nested() map[int][]int {
	marked := map[int][]int{}
	parent := -1
	for row := g.first; row < g.rows; row++ {
		switch {
		case g.kind[row] != line:
			parent = -1
		case bulleted.MatchString(g.label[row]):
			if parent >= 0 {
				marked[parent] = append(marked[parent], row)
			}
		case g.moneyIn(row):
			parent = row
		}
	}
	if len(marked) > 0 {
		return g.mostlyRight(marked)
	}
	out := map[int][]int{}
	for row := g.first; row < g.rows; {
		if g.kind[row] != line {
			row++
			continue
		}
		end := row
		for end < g.rows && g.kind[end] == line {
			end++
		}
		g.parse(row, end, out)
		row = end
	}
	return out
}

// parse takes a run of lines as parents with children if it fits without rest.
func (g *grid) parse(from, end int, out map[int][]int) {
	found := map[int][]int{}
	for row := from; row < end; {
		v := g.values(row)
		sum := newVector(len(g.sums))
		next := -1
		for r := row + 1; r < min(end, row+60); r++ {
			sum = sum.plus(g.values(r))
			if r > row+1 && g.equalSums(row, v, sum) {
				next = r + 1
				break
			}
		}
		if next < 0 {
			return
		}
		for r := row + 1; r < next; r++ {
			found[row] = append(found[row], r)
		}
		row = next
	}
	if len(found) > 1 {
		for parent, children := range found {
			out[parent] = children
		}
	}
}

// mostlyRight keeps the parents where most of them hold the sum of their children.
func (g *grid) mostlyRight(found map[int][]int) map[int][]int {
	right, all := 0, 0
	for parent, children := range found {
		for _, c := range g.sums {
			if v, _ := g.value(parent, c); !v.IsZero() {
				all++
				if same(v, g.childSum(children, c)) {
					right++
				}
			}
		}
	}
	if right*2 < all || right == 0 {
		return nil
	}
	return found
}
