package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

var weeksInWords = regexp.MustCompile(`\b(\d{1,2}(?:\.\d+)?)[- ]?(?:weeks?|wks?)\b`)

// product finds the two or three columns whose product this one is.
func (g *grid) product(result int, columns []int) (relation, bool) {
	var best relation
	bestHolds, bestTested := 0, 0
	try := func(factors []int, weeks *decimal.Decimal) {
		if !g.mayMultiply(factors, weeks != nil) {
			return
		}
		r := relation{result: result, factors: slices.Clone(factors), weeks: weeks}
		straight, tested := g.productHolds(r)
		r.reverse = true
		either, _ := g.productHolds(r)
		r.reverse = g.roles[result] == Annual && slices.ContainsFunc(factors, func(c int) bool { return g.roles[c] == Weekly || g.roles[c] == Monthly }) ||
			either > straight && (either-straight)*4 >= tested && either-straight >= 2
		holds := straight
		if r.reverse {
			holds = either
		}
		if holds > bestHolds || holds == bestHolds && holds > 0 && len(factors) < len(best.factors) {
			best, bestHolds, bestTested = r, holds, tested
		}
	}
	var candidates []int
	for _, c := range columns {
		if c != result && g.filled(c) > 0 {
			candidates = append(candidates, c)
		}
	}
	for i, a := range candidates {
		if g.roles[a] == Weekly && g.roles[result] != Weekly && g.roles[result] != Monthly {
			weeks, told := g.statedWeeks(result, a)
			for _, w := range weeks {
				if holds, _ := g.productHolds(relation{result: result, factors: []int{a}, weeks: &w, reverse: true}); told || holds >= 2 && !slices.Contains(g.roles, Weeks) {
					try([]int{a}, &w)
				}
			}
		}
		if g.roles[a] == Monthly && (g.roles[result] == Annual || g.roles[result] == Money) {
			w := decimal.NewFromInt(12)
			try([]int{a}, &w)
		}
		for j := i + 1; j < len(candidates); j++ {
			try([]int{a, candidates[j]}, nil)
			for k := j + 1; k < len(candidates); k++ {
				try([]int{a, candidates[j], candidates[k]}, nil)
			}
		}
	}
	for _, parts := range g.moneyRuns(result) { // posts × (salary and on-costs)
		for _, c := range candidates {
			if g.roles[c] == FTE || g.roles[c] == Quantity || g.roles[c] == Weeks {
				r := relation{result: result, factors: []int{c}, parts: parts}
				if holds, tested := g.productHolds(r); holds > bestHolds {
					best, bestHolds, bestTested = r, holds, tested
				}
			}
		}
	}
	if bestHolds >= 2 && bestHolds*2 > bestTested || bestHolds >= 1 && bestTested <= 2 && g.byWords(best) {
		return best, true
	}
	// Few lines, and headings that leave no doubt.
	if r, ok := g.worded(result, candidates); ok {
		holds, tested := g.productHolds(r)
		if tested > 0 && (tested <= 3 && g.plausible(r) || holds*3 >= tested) {
			return r, true
		}
		if tested > 3 {
			g.report.Notes = append(g.report.Notes, fmt.Sprintf("%s × %s gives %s in only %d of %d lines, so it was not used as a test.",
				g.headed(r.factors[0]), g.headed(r.factors[len(r.factors)-1]), g.headed(result), holds, tested))
		}
	}
	return relation{}, false
}

// moneyRuns lists two or more columns of pounds side by side.
func (g *grid) moneyRuns(result int) (runs [][]int) {
	var run []int
	for c := 0; c <= g.columns; c++ {
		if c < g.columns && c != result && (g.roles[c] == Salary || g.roles[c] == Rate || g.roles[c].added()) && len(run) < 6 {
			run = append(run, c)
			continue
		}
		for n := 2; n <= len(run); n++ {
			for from := 0; from+n <= len(run); from++ {
				runs = append(runs, slices.Clone(run[from:from+n]))
			}
		}
		run = nil
	}
	return runs
}

func (g *grid) filled(c int) (n int) {
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] == line && g.fig[row][c].isNumber() {
			n++
		}
	}
	return n
}

// mayMultiply keeps out products that make no sense, such as pounds × pounds.
func (g *grid) mayMultiply(factors []int, weeks bool) bool {
	pounds, plain := 0, 0
	for _, c := range factors {
		switch g.roles[c] {
		case Money:
			if _, known := roleOf(g.heading[c]); !known && g.headRow >= 0 {
				plain++ // a heading that says nothing: it may count
			} else {
				pounds++
			}
		case Rate, Salary, Weekly, Monthly, Annual:
			pounds++
		default:
			plain++
		}
	}
	if weeks {
		plain++
	}
	return plain >= 1 && pounds <= 1 || pounds == 2 && len(factors) == 2 && g.headRow < 0
}

// byWords reports headings of a count and of a price each.
func (g *grid) byWords(r relation) bool {
	count, price := r.weeks != nil, false
	for _, c := range r.factors {
		switch g.roles[c] {
		case Quantity, FTE, Weeks, Percent:
			count = true
		case Rate, Salary, Weekly, Monthly:
			price = true
		}
	}
	return count && price
}

// plausible reports that no line is off by more than half: more than that is another
// thing than a slip.
func (g *grid) plausible(r relation) bool {
	if notTheCost.MatchString(strings.ToLower(g.heading[r.result])) {
		return false
	}
	for c, role := range g.roles { // another column is the product already
		if role.added() && c != r.result && !slices.Contains(r.factors, c) {
			other := r
			other.result = c
			if holds, tested := g.productHolds(other); holds*2 > tested {
				return false
			}
		}
	}
	for row := g.first; row < g.rows; row++ {
		if want, fits, tested := g.fits(r, row); g.kind[row] == line && tested && !fits {
			stated, _ := g.value(row, r.result)
			if part, each := g.partOf(r, row); part && same(stated, each) {
				continue
			}
			if stated.Sub(want).Abs().Mul(decimal.NewFromInt(2)).GreaterThan(want.Abs()) {
				return false
			}
		}
	}
	return true
}

// notTheCost is a heading of a part of the cost of a line, not of all of it.
var notTheCost = regexp.MustCompile(`\b(on[- ]?costs?|ni|nic|national insurance|pension|vat|tax|discount|income)\b`)

// worded is the product that the headings promise.
func (g *grid) worded(result int, candidates []int) (relation, bool) {
	r := relation{result: result, words: true}
	counts, prices := 0, 0
	for _, c := range candidates {
		switch g.roles[c] {
		case Quantity, FTE, Weeks:
			counts++
			r.factors = append(r.factors, c)
		case Rate, Salary, Weekly:
			prices++
			r.factors = append(r.factors, c)
		}
	}
	return r, counts == 1 && prices == 1
}

// statedWeeks is the number of weeks in the headings or the title; where none is
// stated, those that are usual, and the one that most of the lines come to.
func (g *grid) statedWeeks(result, weekly int) (weeks []decimal.Decimal, told bool) {
	for _, text := range []string{g.heading[result], g.heading[weekly], g.title} {
		if m := weeksInWords.FindStringSubmatch(strings.ToLower(text)); m != nil {
			if d, err := decimal.NewFromString(m[1]); err == nil && d.IsPositive() {
				return []decimal.Decimal{d}, true
			}
		}
	}
	out := []decimal.Decimal{decimal.NewFromInt(52), decimal.NewFromInt(365).DivRound(decimal.NewFromInt(7), 12)}
	for row := g.first; row < g.rows && len(out) < 8; row++ {
		w, y := g.fig[row][weekly], g.fig[row][result]
		if g.kind[row] == line && w.kind == number && y.kind == number && !w.value.IsZero() {
			if d := y.value.DivRound(w.value, 1); d.IsPositive() && d.LessThan(decimal.NewFromInt(54)) && !slices.ContainsFunc(out, d.Equal) {
				out = append(out, d)
			}
		}
	}
	return out, false
}
