package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// rowSum finds the run of columns right beside this one that it adds up: years and
// their total, salary and on-costs, net and VAT.
func (g *grid) rowSum(result int) (relation, bool) {
	if !g.roles[result].added() {
		return relation{}, false
	}
	best, most := relation{}, 0
	for _, step := range []int{-1, 1} {
		var parts []int
		for c := result + step; c >= 0 && c < g.columns && len(parts) < maxAcross; c += step {
			if g.roles[c] == Notes || g.roles[c] == Empty {
				continue
			}
			if !g.roles[c].added() && !(g.roles[c] == Salary && len(parts) > 0) {
				break
			}
			parts = append(parts, c)
			if len(parts) < 2 {
				continue
			}
			holds, tested := g.sumHolds(result, parts)
			if holds >= 2 && holds*2 > tested && holds > most {
				best, most = relation{result: result, parts: slices.Sorted(slices.Values(parts))}, holds
			}
		}
		if most == 0 && len(parts) >= 2 && strings.Contains(strings.ToLower(g.heading[result]), "total") && g.periods(parts) {
			best = relation{result: result, parts: slices.Sorted(slices.Values(parts)), words: true}
			if _, tested := g.sumHolds(result, parts); tested > 0 && tested <= 3 {
				return best, true
			}
			best = relation{}
		}
	}
	return best, most > 0
}

var period = regexp.MustCompile(`\b(year \d+|y\d|yr ?\d|q[1-4]|20\d\d|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)`)

func (g *grid) periods(columns []int) bool {
	for _, c := range columns {
		if !period.MatchString(strings.ToLower(g.heading[c])) {
			return false
		}
	}
	return true
}

func (g *grid) sumOf(row int, parts []int) (sum decimal.Decimal, filled int, ok bool) {
	for _, c := range parts {
		switch f := g.fig[row][c]; f.kind {
		case number:
			v, _ := g.value(row, c)
			sum, filled = sum.Add(v), filled+1
		case unread:
			return sum, filled, false
		}
	}
	return sum, filled, filled > 0
}

func (g *grid) sumHolds(result int, parts []int) (holds, tested int) {
	for row := g.first; row < g.rows && tested < maxLearned; row++ {
		if g.kind[row] != line && g.kind[row] != total && g.kind[row] != addition || g.fig[row][result].kind != number {
			continue
		}
		sum, filled, ok := g.sumOf(row, parts)
		if !ok {
			continue
		}
		tested++
		if v, _ := g.value(row, result); same(v, sum) && filled > 1 {
			holds++
		}
	}
	return holds, tested
}

func (g *grid) testRowSum(r relation) {
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] != line && g.kind[row] != total && g.kind[row] != addition || g.fig[row][r.result].kind != number {
			continue
		}
		sum, _, ok := g.sumOf(row, r.parts)
		stated, _ := g.value(row, r.result)
		if !ok || same(stated, sum) {
			continue
		}
		g.find(CodeSum, row, r.result, "%s says %s, but columns %s of this row add to %s: %s.", g.headed(r.result), g.show(r.result, stated),
			g.columnList(r.parts), g.show(r.result, sum), g.gap(r.result, stated, sum)).figures(stated, sum)
	}
}
