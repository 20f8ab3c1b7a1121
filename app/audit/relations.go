package audit

import (
	"fmt"
	"regexp"
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

// maxRelated bounds the columns among which relations are looked for.
const maxRelated = 14

// checkRelations learns how the columns hang together and tests every line by it.
func (g *grid) checkRelations() {
	var columns []int
	for c, role := range g.roles {
		if role.numeric() && role != Share && role != Running && len(columns) < maxRelated {
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
	used := map[int]bool{}
	for _, c := range slices.Backward(columns) {
		if !g.roles[c].added() || summed[c] || used[c] {
			continue
		}
		if r, ok := g.product(c, columns); ok {
			g.testProduct(r)
			for _, f := range r.factors {
				used[f] = true
			}
		}
	}
}

// rowSum finds the run of columns right beside this one that it adds up: years and
// their total, salary and on-costs, net and VAT.
func (g *grid) rowSum(result int) (relation, bool) {
	if !g.roles[result].added() {
		return relation{}, false
	}
	best, most := relation{}, 0
	for _, step := range []int{-1, 1} {
		var parts []int
		for c := result + step; c >= 0 && c < g.columns; c += step {
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
	for row := g.first; row < g.rows; row++ {
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

var weeksInWords = regexp.MustCompile(`\b(\d{1,2}(?:\.\d+)?)[- ]?(?:weeks?|wks?)\b`)

// product finds the two or three columns whose product this one is.
func (g *grid) product(result int, columns []int) (relation, bool) {
	var best relation
	bestHolds, bestTested := 0, 0
	try := func(factors []int, weeks *decimal.Decimal) {
		if !g.mayMultiply(result, factors, weeks != nil) {
			return
		}
		r := relation{result: result, factors: slices.Clone(factors), weeks: weeks}
		straight, tested := g.productHolds(r)
		r.reverse = true
		either, _ := g.productHolds(r)
		r.reverse = g.roles[result] == Annual && slices.ContainsFunc(factors, func(c int) bool { return g.roles[c] == Weekly }) ||
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
		if g.roles[a] == Weekly && g.roles[result] != Weekly {
			if w := g.statedWeeks(result, a); w != nil {
				try([]int{a}, w)
			}
		}
		for j := i + 1; j < len(candidates); j++ {
			try([]int{a, candidates[j]}, nil)
			for k := j + 1; k < len(candidates); k++ {
				try([]int{a, candidates[j], candidates[k]}, nil)
			}
		}
	}
	if bestHolds >= 2 && bestHolds*2 > bestTested || bestHolds >= 1 && bestTested <= 2 && g.byWords(best) {
		return best, true
	}
	// Few lines, and headings that leave no doubt.
	if r, ok := g.worded(result, candidates); ok {
		holds, tested := g.productHolds(r)
		if tested > 0 && (tested <= 3 || holds*3 >= tested) {
			return r, true
		}
		if tested > 0 {
			g.report.Notes = append(g.report.Notes, fmt.Sprintf("%s × %s gives %s in only %d of %d lines, so it was not used as a test.",
				g.headed(r.factors[0]), g.headed(r.factors[len(r.factors)-1]), g.headed(result), holds, tested))
		}
	}
	return relation{}, false
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
func (g *grid) mayMultiply(_ int, factors []int, weeks bool) bool {
	pounds, plain := 0, 0
	for _, c := range factors {
		switch g.roles[c] {
		case Rate, Salary, Weekly, Money, Annual:
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
		case Rate, Salary, Weekly:
			price = true
		}
	}
	return count && price
}

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

// statedWeeks is the number of weeks in the headings or the title.
func (g *grid) statedWeeks(result, weekly int) *decimal.Decimal {
	for _, text := range []string{g.heading[result], g.heading[weekly], g.title} {
		if m := weeksInWords.FindStringSubmatch(strings.ToLower(text)); m != nil {
			if d, err := decimal.NewFromString(m[1]); err == nil && d.IsPositive() {
				return &d
			}
		}
	}
	w := decimal.NewFromInt(52)
	return &w
}

// fits compares a row with the product: the result may be rounded by half its last
// digit; in reverse, one money factor may be.
func (g *grid) fits(r relation, row int) (want decimal.Decimal, fits, tested bool) {
	f := g.fig[row][r.result]
	if !f.isNumber() {
		return want, false, false
	}
	want = one
	if r.weeks != nil {
		want = *r.weeks
	}
	for _, c := range r.factors {
		x := g.fig[row][c]
		if !x.isNumber() {
			return want, false, false
		}
		want = want.Mul(x.value)
	}
	stated, _ := g.value(row, r.result)
	if g.flip[row] {
		want = want.Abs().Neg()
	}
	slack := f.half()
	if stated.Sub(want).Abs().LessThanOrEqual(slack) {
		return want, true, true
	}
	if !r.reverse {
		return want, false, true
	}
	for _, c := range r.factors {
		x := g.fig[row][c]
		if x.value.IsZero() || g.roles[c] != Weekly && g.roles[c] != Rate && g.roles[c] != Salary {
			continue
		}
		others := want.DivRound(x.value, 12).Abs()
		if stated.Sub(want).Abs().LessThanOrEqual(x.half().Mul(others).Add(decimal.New(1, -6))) {
			return want, true, true
		}
	}
	return want, false, true
}

func (g *grid) productHolds(r relation) (holds, tested int) {
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] != line {
			continue
		}
		_, fits, test := g.fits(r, row)
		if test {
			tested++
			if fits {
				holds++
			}
		}
	}
	return holds, tested
}

// testProduct accuses the lines whose product is wrong.
func (g *grid) testProduct(r relation) {
	weekly := slices.ContainsFunc(r.factors, func(c int) bool { return g.roles[c] == Weekly }) &&
		(r.weeks != nil || slices.ContainsFunc(r.factors, func(c int) bool { return g.roles[c] == Weeks || g.roles[c] == Quantity }))
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] != line && !(weekly && g.kind[row] == total) {
			continue
		}
		want, fits, tested := g.fits(r, row)
		if !tested || fits {
			continue
		}
		stated, _ := g.value(row, r.result)
		if g.kind[row] == total && stated.Sub(want).Abs().LessThanOrEqual(decimal.NewFromInt(int64(g.filled(r.result)+1)).Mul(decimal.New(5, -1))) {
			continue // the lines were rounded one by one
		}
		var factors []string
		for _, c := range r.factors {
			factors = append(factors, g.show(c, g.fig[row][c].value))
		}
		if r.weeks != nil {
			factors = append(factors, r.weeks.String()+" weeks")
		}
		want = want.Round(max(2, min(g.fig[row][r.result].places, 6)))
		text := fmt.Sprintf("%s is %s, but %s is stated: %s.", strings.Join(factors, " × "), g.show(r.result, want), g.show(r.result, stated), g.gap(r.result, stated, want))
		switch part, each := g.partOf(r, row); {
		case weekly:
			if w := g.impliedWeeks(r, row, stated); w != "" {
				text += " The yearly figure would need " + w + " weeks."
			}
			g.find(CodeWeeks, row, r.result, "%s", text).figures(stated, want)
		case part && same(stated, each):
			f := g.find(CodeFTE, row, r.result, "%s Either the figure is already for the part of a post, and the line is right, or it is for a full post and has to be multiplied. Ask which is meant.", text).figures(stated, want)
			f.Readings = meanings(stated, want, stated, true)
		default:
			if swapped(stated, want) {
				text += " Two digits that stand side by side seem to be swapped."
			}
			g.find(CodeSum, row, r.result, "%s", text).figures(stated, want)
		}
	}
}

// partOf reports a part of a post and the salary beside it.
func (g *grid) partOf(r relation, row int) (part bool, each decimal.Decimal) {
	for _, c := range r.factors {
		f := g.fig[row][c]
		switch g.roles[c] {
		case FTE, Quantity:
			part = part || f.value.IsPositive() && f.value.LessThan(one)
		case Salary, Rate, Money, Annual:
			each = f.value
		}
	}
	return part, each
}

func (g *grid) impliedWeeks(r relation, row int, stated decimal.Decimal) string {
	for _, c := range r.factors {
		if x := g.fig[row][c].value; g.roles[c] == Weekly && !x.IsZero() && len(r.factors) <= 2 {
			return stated.DivRound(x, 2).String()
		}
	}
	return ""
}
