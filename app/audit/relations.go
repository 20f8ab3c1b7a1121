package audit

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// relation is how one column follows from others: the product of factors, or the
// sum of parts.
type relation struct {
	result  int
	factors []int
	parts   []int
	weeks   *decimal.Decimal // a factor that only the heading gives
	reverse bool             // the rate was worked out from the amount
	words   bool             // believed because of the headings
}

// Relations are looked for among so many columns, with so many parts, and learned
// from so many rows.
const (
	maxRelated = 14
	maxAcross  = 40
	maxLearned = 300
)

// checkRelations learns how the columns hang together and tests every line by it.
func (g *grid) checkRelations() {
	var columns []int
	for c, role := range g.roles {
		if role.numeric() && role != Running && len(columns) < maxRelated {
			columns = append(columns, c)
		}
	}
	summed := map[int]bool{}
	g.across = map[int]int{}
	for _, c := range slices.Backward(columns) {
		if r, ok := g.rowSum(c); ok {
			g.testRowSum(r)
			summed[c] = true
			g.across[c] = len(r.parts)
		}
	}
	derived := map[int][]int{} // columns that follow from others, which then do not follow from them
	for _, c := range slices.Backward(columns) {
		if !g.roles[c].added() || summed[c] {
			continue
		}
		free := slices.DeleteFunc(slices.Clone(columns), func(x int) bool { return slices.Contains(derived[x], c) })
		if r, ok := g.product(c, free); ok {
			g.testProduct(r)
			derived[c] = append(slices.Clone(r.factors), r.parts...)
		}
	}
}

// headed names a column for a sentence.
func (g *grid) headed(column int) string {
	if text := clip(g.heading[column]); text != "" {
		return "“" + text + "”"
	}
	return "Column " + ColumnName(column)
}

func (g *grid) columnList(columns []int) string {
	if len(columns) > 2 && columns[len(columns)-1]-columns[0] == len(columns)-1 {
		return ColumnName(columns[0]) + " to " + ColumnName(columns[len(columns)-1])
	}
	var names []string
	for _, c := range columns {
		names = append(names, ColumnName(c))
	}
	return strings.Join(names, " and ")
}
