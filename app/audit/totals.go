package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// value is a printed figure in an added column: zero for an empty cell, negative
// for what is taken off.
func (g *grid) value(row, column int) (d decimal.Decimal, bad bool) {
	f := g.fig[row][column]
	switch {
	case f.kind == unread:
		return decimal.Zero, true
	case f.kind == words && g.kind[row] == line && strings.TrimSpace(g.text(row, column)) != "":
		return decimal.Zero, false // told as work with no cost, or unread
	case f.kind != number && !(f.kind == percent && g.roles[column] == Share):
		return decimal.Zero, false
	}
	if g.flip[row] && f.value.IsPositive() {
		return f.value.Neg(), false
	}
	return f.value, false
}

func (g *grid) values(row int) vector {
	v := newVector(len(g.sums))
	for i, c := range g.sums {
		v.sum[i], v.bad[i] = g.value(row, c)
	}
	return v
}

func (g *grid) states(row, i int) bool { return g.fig[row][g.sums[i]].isNumber() }

// chooseSums decides which columns are added up.
func (g *grid) chooseSums() {
	figures := func(c int, kind rowKind) (count int, constant bool) {
		constant = true
		var first *decimal.Decimal
		for row := g.first; row < g.rows; row++ {
			if f := g.fig[row][c]; g.kind[row] == kind && f.kind == number {
				count++
				if first == nil {
					first = &f.value
				} else if !first.Equal(f.value) {
					constant = false
				}
			}
		}
		return count, constant
	}
	var added, counted, priced []int
	for c, role := range g.roles {
		lines, constant := figures(c, line)
		totals, _ := figures(c, total)
		switch {
		case lines == 0:
		case role.added():
			added = append(added, c)
		case (role == Quantity || role == FTE) && totals > 0 && (!constant || role == FTE):
			counted = append(counted, c)
		case role == Rate || role == Salary:
			priced = append(priced, c)
		}
	}
	if len(added) == 0 {
		added = priced
	}
	g.sums = append(added, counted...)
}

// addUp walks down the table and tests every total and addition.
func (g *grid) addUp() *ledger {
	l := newLedger(len(g.sums))
	g.named = map[string]base{}
	if len(g.sums) == 0 {
		return l
	}
	parents := g.parents()
	if len(parents) == 0 {
		parents = g.nested()
	}
	skip := map[int]bool{}
	for _, children := range parents {
		for _, row := range children {
			skip[row] = true
		}
	}
	var onTop []int
	for row := g.first; row < g.rows; row++ {
		switch g.kind[row] {
		case heading:
			l.mark()
		case line:
			v := g.values(row)
			right := v
			if children := parents[row]; children != nil {
				right = g.checkParent(row, children)
			}
			if skip[row] || g.checkResult(l, row) {
				continue
			}
			l.push(item{row: row, kind: line, stated: v, right: right})
		case addition:
			g.checkAddition(l, row)
		case total:
			if len(l.open) == 0 && len(l.lines) == 0 && len(onTop) < 3 {
				onTop = append(onTop, row)
				continue
			}
			g.checkTotal(l, row)
		}
	}
	for _, row := range onTop {
		g.checkTop(l, row)
	}
	return l
}

// checkTotal tests a total and closes what it adds.
func (g *grid) checkTotal(l *ledger, row int) {
	label := strings.ToLower(g.label[row])
	candidates := l.totalCandidates(subWords.MatchString(label), grandWords.MatchString(label) || g.lastOfTotals(row))
	if len(candidates) == 0 {
		return
	}
	for _, e := range g.earlier {
		if len(e.stated.sum) == len(g.sums) {
			all := l.from(0, "the tables before and this one")
			all.sum, all.right, all.loose = all.sum.plus(e.stated), all.right.plus(e.right), true
			candidates = append(candidates, all)
		}
	}
	if c, ok := g.acrossTotal(l, row); ok {
		candidates = append(candidates, c)
	}
	stated := g.values(row)
	chosen, agrees := g.choose(candidates, row, stated)
	if g.rate[row] != nil && !agrees && g.checkIncluding(l, row, chosen) {
		return
	}
	right := g.reportTotal(row, chosen, stated)
	l.close(max(chosen.start, 0))
	l.totals++
	l.push(item{row: row, kind: total, stated: stated, right: right})
}

// acrossTotal is the sum of the columns of the total before, for a grand total of
// all years that stands in one column alone.
func (g *grid) acrossTotal(l *ledger, row int) (candidate, bool) {
	last, at, states := l.lastTotal(), -1, 0
	for i := range g.sums {
		if g.states(row, i) {
			at, states = i, states+1
		}
	}
	if last < 0 || states != 1 {
		return candidate{}, false
	}
	c := l.from(last, "the columns of the total before")
	c.sum, c.right, c.loose = newVector(len(g.sums)), newVector(len(g.sums)), true
	for i, column := range g.sums {
		if g.roles[column].added() && g.across[column] == 0 {
			t := l.open[last]
			c.sum.sum[at], c.right.sum[at] = c.sum.sum[at].Add(t.stated.sum[i]), c.right.sum[at].Add(t.right.sum[i])
			c.sum.bad[at] = c.sum.bad[at] || t.stated.bad[i]
		}
	}
	return c, true
}

// lastOfTotals reports that no total or line follows.
func (g *grid) lastOfTotals(row int) bool {
	for r := row + 1; r < g.rows; r++ {
		if g.kind[r] == total || g.kind[r] == line || g.kind[r] == addition {
			return false
		}
	}
	return true
}

// choose takes the meaning that agrees in most columns; where none agrees, the one
// that comes nearest among those that can accuse.
func (g *grid) choose(candidates []candidate, row int, stated vector) (candidate, bool) {
	best, most := -1, 0
	for k, c := range candidates {
		matches := 0
		for i := range g.sums {
			if g.states(row, i) && !c.sum.bad[i] && same(stated.sum[i], c.sum.sum[i]) {
				matches++
			}
		}
		if matches > most {
			best, most = k, matches
		}
	}
	if best >= 0 {
		return candidates[best], true
	}
	best = 0
	var least *decimal.Decimal
	for k, c := range candidates {
		if c.loose {
			continue
		}
		for i := range g.sums {
			if !g.states(row, i) {
				continue
			}
			off := stated.sum[i].Sub(c.sum.sum[i]).Abs()
			if least == nil || off.LessThan(*least) {
				best, least = k, &off
			}
			break
		}
	}
	return candidates[best], false
}

// same compares sums: what a spreadsheet holds in binary may be off by a hair.
func same(a, b decimal.Decimal) bool { return a.Sub(b).Abs().LessThan(decimal.New(1, -6)) }

// reportTotal compares a total with its parts in each column and gives it as it should be.
func (g *grid) reportTotal(row int, c candidate, stated vector) vector {
	right := c.right
	for i, column := range g.sums {
		if !g.states(row, i) || g.constantQuantity(row, column) {
			continue
		}
		t := Total{Where: g.place(row, column), Row: g.number(row), Label: clip(g.label[row]), Column: clip(g.heading[column]),
			Stated: amount(stated.sum[i]), Of: c.of}
		agrees := same(stated.sum[i], c.sum.sum[i])
		if c.sum.bad[i] && !agrees {
			t.Reason = "a figure that it adds could not be read"
			g.report.Totals = append(g.report.Totals, t)
			right.sum[i] = stated.sum[i]
			continue
		}
		t.Computed, t.Difference = amount(c.sum.sum[i]), amount(stated.sum[i].Sub(c.sum.sum[i]))
		if agrees {
			t.Computed, t.Difference = amount(stated.sum[i]), amount(decimal.Zero)
			g.noteShown(row, column, c)
		}
		if !same(right.sum[i], c.sum.sum[i]) {
			t.Corrected = amount(right.sum[i])
		}
		g.report.Totals = append(g.report.Totals, t)
		if !agrees {
			g.accuseTotal(row, i, c, stated.sum[i])
		}
	}
	return right
}

// noteShown notes that a sheet which adds what it holds shows figures that do not add,
// because it shows fewer decimals.
func (g *grid) noteShown(row, column int, c candidate) {
	f := g.fig[row][column]
	if !f.exact || c.loose || len(g.report.Notes) > 20 {
		return
	}
	sum := decimal.Zero
	for _, it := range c.items {
		x := g.fig[it.row][column]
		if it.derived != nil || x.isNumber() && !x.exact {
			return
		}
		v, _ := g.value(it.row, column)
		sum = sum.Add(v.Round(x.places))
	}
	if shown := f.value.Round(f.places); !sum.Equal(shown) {
		g.report.Notes = append(g.report.Notes, fmt.Sprintf("%s shows %s, but the figures as shown add to %s: the sheet adds more decimals than it shows. Print rounded figures that re-add.",
			g.titled(row, column), g.show(column, shown), g.show(column, sum)))
	}
}

// accuseTotal tells a wrong total, or the percentage in it that has no line of its own.
func (g *grid) accuseTotal(row, i int, c candidate, stated decimal.Decimal) {
	column, computed := g.sums[i], c.sum.sum[i]
	for _, it := range c.items {
		if it.derived == nil {
			continue
		}
		base := computed.Sub(it.stated.sum[i])
		if base.IsZero() {
			continue
		}
		g.accusePercent(row, column, *it.derived, base, stated, true)
		return
	}
	name := "total"
	if subWords.MatchString(strings.ToLower(g.label[row])) {
		name = "subtotal"
	}
	g.find(CodeSum, row, column, "This %s says %s, but %s adds to %s: %s.%s", name, g.show(column, stated), c.of,
		g.show(column, computed), g.gap(column, stated, computed), g.cause(row, column, c, stated, computed)).figures(stated, computed)
}

// constantQuantity reports a quantity that only repeats what each line says, such
// as 52 weeks or 16 places.
func (g *grid) constantQuantity(row, column int) bool {
	if g.roles[column] != Quantity {
		return false
	}
	for r := g.first; r < g.rows; r++ {
		if f := g.fig[r][column]; g.kind[r] == line && f.kind == number && !f.value.Equal(g.fig[row][column].value) {
			return false
		}
	}
	return true
}

// checkTop tests a total that stands above everything it adds.
func (g *grid) checkTop(l *ledger, row int) {
	candidates := l.totalCandidates(false, true)
	if len(candidates) == 0 {
		return
	}
	stated := g.values(row)
	chosen, _ := g.choose(candidates, row, stated)
	chosen.of = strings.ReplaceAll(chosen.of, "above", "below")
	g.reportTotal(row, chosen, stated)
}

// mainColumn is the column that a message without a column of its own points to.
func (g *grid) mainColumn() int {
	for _, c := range slices.Backward(g.sums) {
		if g.roles[c].added() {
			return c
		}
	}
	if len(g.sums) > 0 {
		return g.sums[0]
	}
	return -1
}
