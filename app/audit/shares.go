package audit

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// checkShares tests a column of shares of the total against the amounts, and their
// own sum against 100 %.
func (g *grid) checkShares() {
	for c, role := range g.roles {
		if role != Share && role != Percent {
			continue
		}
		if !g.shareOf(c) && (role == Share || !slices.ContainsFunc(g.roles, Role.added)) {
			g.sharesAdd(c)
		}
	}
}

// checkColumnPercents tests a column headed by a percentage, such as "On-costs @ 22%"
// or "VAT 20%", against the column that it is taken of.
func (g *grid) checkColumnPercents() {
	for c, role := range g.roles {
		p, ok := percentIn(g.heading[c])
		if !ok || !role.added() {
			continue
		}
		best, most, tested := -1, 0, 0
		for e, other := range g.roles {
			if e == c || !other.added() && other != Salary && other != Rate {
				continue
			}
			holds, n := 0, 0
			for row := g.first; row < g.rows && n < maxLearned; row++ {
				if fits, test := g.percentFits(row, c, e, p); test && g.kind[row] == line {
					if n++; fits {
						holds++
					}
				}
			}
			if holds > most {
				best, most, tested = e, holds, n
			}
		}
		if best < 0 || most*2 <= tested || most < 2 && tested > 2 {
			continue
		}
		for row := g.first; row < g.rows; row++ {
			if fits, test := g.percentFits(row, c, best, p); test && !fits && g.kind[row] == line {
				v, _ := g.value(row, best)
				stated, _ := g.value(row, c)
				if !v.IsZero() {
					g.accusePercent(row, c, p, v, stated, false)
				}
			}
		}
	}
}

func (g *grid) percentFits(row, column, of int, p decimal.Decimal) (fits, tested bool) {
	f, x := g.fig[row][column], g.fig[row][of]
	if f.kind != number || x.kind != number {
		return false, false
	}
	return f.value.Sub(x.value.Mul(p)).Abs().LessThanOrEqual(f.half()), true
}

// shareOf looks for the column of amounts that the shares are of; false where none fits.
func (g *grid) shareOf(column int) bool {
	best, most, tested := -1, 0, 0
	sums := map[int]decimal.Decimal{}
	for _, c := range g.sums {
		if !g.roles[c].added() {
			continue
		}
		sum := g.shareBase(c)
		sums[c] = sum
		if !sum.IsPositive() {
			continue
		}
		holds, n := 0, 0
		for row := g.first; row < g.rows; row++ {
			if g.kind[row] != line || !g.fig[row][column].isNumber() || g.fig[row][c].kind != number {
				continue
			}
			n++
			if g.shareFits(row, column, c, sum) {
				holds++
			}
		}
		if holds > most {
			best, most, tested = c, holds, n
		}
	}
	if best < 0 || most < 2 || most*2 <= tested {
		return false
	}
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] != line && g.kind[row] != total || !g.fig[row][column].isNumber() || g.fig[row][best].kind != number || g.shareFits(row, column, best, sums[best]) {
			continue
		}
		stated := g.fig[row][column]
		v, _ := g.value(row, best)
		want := v.DivRound(sums[best], max(stated.places, 4))
		g.find(CodePercent, row, column, "%s is stated, but %s of %s is %s.", percentText(stated.value), g.show(best, v), g.show(best, sums[best]), percentText(want)).
			figures(stated.value.Shift(2), want.Shift(2))
		f := &g.report.Findings[len(g.report.Findings)-1]
		f.Percent, f.Implied = amount(stated.value.Shift(2)), amount(want.Shift(2).Round(2))
	}
	return true
}

// shareBase is the sum of all lines of a column.
func (g *grid) shareBase(column int) decimal.Decimal {
	sum := decimal.Zero
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] == line || g.kind[row] == addition {
			v, _ := g.value(row, column)
			sum = sum.Add(v)
		}
	}
	return sum
}

func (g *grid) shareFits(row, column, amounts int, sum decimal.Decimal) bool {
	stated := g.fig[row][column]
	v, _ := g.value(row, amounts)
	return v.DivRound(sum, 12).Sub(stated.value).Abs().LessThanOrEqual(stated.half().Add(decimal.New(1, -10)))
}

// sharesAdd tests that shares without amounts come to their total, or to 100 %.
func (g *grid) sharesAdd(column int) {
	sum, lines, half := decimal.Zero, 0, decimal.Zero
	for row := g.first; row < g.rows; row++ {
		f := g.fig[row][column]
		if !f.isNumber() {
			continue
		}
		switch g.kind[row] {
		case line:
			sum, lines, half = sum.Add(f.value), lines+1, half.Add(f.half())
		case total:
			if lines > 1 && f.value.Sub(sum).Abs().GreaterThan(half) {
				g.find(CodeSum, row, column, "The shares add to %s, not to %s.", percentText(sum), percentText(f.value)).figures(f.value.Shift(2), sum.Shift(2))
			}
			return
		}
	}
	if lines > 2 && sum.Sub(one).Abs().GreaterThan(half) && sum.Sub(one).Abs().LessThan(decimal.New(1, -1)) {
		last := g.rows - 1
		for last > g.first && g.kind[last] != line {
			last--
		}
		g.find(CodeSum, last, column, "%s", fmt.Sprintf("The shares add to %s, not to 100 %%.", percentText(sum))).figures(decimal.NewFromInt(100), sum.Shift(2))
	}
}
