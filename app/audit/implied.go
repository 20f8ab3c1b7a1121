package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

var (
	priceWords  = regexp.MustCompile(`^(\w+ ){0,3}(price|fee)( per \w+)?$|^(the )?(final |full |selling |hourly |unit |contract |tender |weekly |annual |yearly |gross |net |all[- ]in |overall )*(price|fee|charge|cost|rate|budget|amount|pay|direct costs?)( per \w+| of \w+)?$|\bcosts? in all\b`)
	resultWords = regexp.MustCompile(`^(net |operating |annual |yearly |overall |projected )*(surplus|deficit|shortfall|balance|profit|loss|margin)\b`)
	incomeWords = regexp.MustCompile(`\b(income|revenue|receipts?|funding|fees|sales|turnover)\b`)
	costWords   = regexp.MustCompile(`\b(costs?|expenditure|expenses?|spend|outgoings|payments)\b`)
	bulleted    = regexp.MustCompile(`^[-–—•·*>]\s*\S`)
)

// impliedTotals finds totals that do not call themselves so: a row that is exactly
// what the three lines or more above it add to, or that ends the table as its price.
func (g *grid) impliedTotals() {
	if len(g.sums) == 0 {
		return
	}
	sum := newVector(len(g.sums))
	lines, totals := 0, 0
	for row := g.first; row < g.rows; row++ {
		switch g.kind[row] {
		case heading, total:
			if g.kind[row] == total {
				totals++
			}
			sum, lines = newVector(len(g.sums)), 0
		case addition:
			sum, lines = sum.plus(g.values(row)), lines+1
		case line:
			v := g.values(row)
			label := strings.ToLower(g.label[row])
			if lines >= 2 && !bulleted.MatchString(label) && (g.equalSums(row, v, sum) && (lines >= 3 || priceWords.MatchString(label)) ||
				totals == 0 && lines >= 3 && priceWords.MatchString(label) && g.nothingAfter(row) && g.nearSums(row, v, sum)) {
				g.kind[row] = total
				totals++
				sum, lines = newVector(len(g.sums)), 0
				continue
			}
			sum, lines = sum.plus(v), lines+1
		}
	}
}

func (g *grid) equalSums(row int, v, sum vector) bool {
	met := 0
	for i := range g.sums {
		if !g.states(row, i) || v.sum[i].IsZero() {
			continue
		}
		if sum.bad[i] || !same(v.sum[i], sum.sum[i]) {
			return false
		}
		met++
	}
	return met > 0
}

// nearSums allows a twentieth: a price that is printed a little off is still a price.
func (g *grid) nearSums(row int, v, sum vector) bool {
	for i := range g.sums {
		if g.states(row, i) && !sum.sum[i].IsZero() {
			return v.sum[i].Sub(sum.sum[i]).Abs().Mul(decimal.NewFromInt(20)).LessThanOrEqual(sum.sum[i].Abs())
		}
	}
	return false
}

func (g *grid) nothingAfter(row int) bool {
	for r := row + 1; r < g.rows; r++ {
		if g.kind[r] == line || g.kind[r] == total || g.kind[r] == addition {
			return false
		}
	}
	return true
}

// checkResult tests a surplus or deficit as income less cost, where the two totals
// before it say which is which.
func (g *grid) checkResult(l *ledger, row int) bool {
	n := len(l.open)
	label := strings.ToLower(g.label[row])
	if n < 2 || l.open[n-1].kind != total || l.open[n-2].kind != total || !resultWords.MatchString(label) {
		return false
	}
	income, cost := l.open[n-2], l.open[n-1]
	a, b := strings.ToLower(g.label[income.row]), strings.ToLower(g.label[cost.row])
	if incomeWords.MatchString(b) && costWords.MatchString(a) && !incomeWords.MatchString(a) {
		income, cost = cost, income
	} else if !incomeWords.MatchString(a) || !costWords.MatchString(b) {
		return false
	}
	stated := g.values(row)
	of := candidate{of: "income less cost", sum: income.stated.minus(cost.stated), right: income.right.minus(cost.right)}
	for i := range g.sums { // "Deficit 500" means −500
		if of.sum.sum[i].IsNegative() && stated.sum[i].IsPositive() && !strings.Contains(label, "surplus") {
			of.sum.sum[i], of.right.sum[i] = of.sum.sum[i].Neg(), of.right.sum[i].Neg()
		}
	}
	g.kind[row] = total
	right := g.reportTotal(row, of, stated)
	l.close(n - 2)
	l.push(item{row: row, kind: total, stated: stated, right: right})
	return true
}

// checkInset tests subtotals that are printed one column further right, on the last
// line of their group or on the heading above it.
func (g *grid) checkInset() {
	for c, role := range g.roles {
		if role != Money || g.across[c] > 0 {
			continue
		}
		from := c - 1
		for from >= 0 && (g.roles[from] == Empty || g.roles[from] == Notes) {
			from--
		}
		if from < 0 || g.roles[from] != Money || g.across[from] > 0 {
			continue
		}
		for _, below := range []bool{false, true} {
			groups := g.insetGroups(from, c, below)
			holds, near := 0, 0
			for _, it := range groups {
				v, _ := g.value(it.row, c)
				if same(v, it.stated.sum[0]) {
					holds++
				} else if v.Sub(it.stated.sum[0]).Abs().Mul(decimal.NewFromInt(5)).LessThanOrEqual(it.stated.sum[0].Abs()) {
					near++
				}
			}
			if len(groups) < 2 || holds == 0 || holds+near < len(groups) || holds*2 < len(groups) {
				continue
			}
			for _, it := range groups {
				stated, _ := g.value(it.row, c)
				g.report.Totals = append(g.report.Totals, Total{Where: g.place(it.row, c), Row: g.number(it.row), Label: clip(g.label[it.row]), Column: clip(g.heading[c]),
					Stated: amount(stated), Computed: amount(it.stated.sum[0]), Difference: amount(stated.Sub(it.stated.sum[0])), Of: "the figures of its group in column " + ColumnName(from)})
				if !same(stated, it.stated.sum[0]) {
					g.find(CodeSum, it.row, c, "This subtotal says %s, but the figures of its group in column %s add to %s: %s.", g.show(c, stated), ColumnName(from),
						g.show(c, it.stated.sum[0]), g.gap(c, stated, it.stated.sum[0])).figures(stated, it.stated.sum[0])
				}
			}
			break
		}
	}
}

// insetGroups adds the inner column from one figure of the outer column to the next;
// none where the outer is not the sparser by half.
func (g *grid) insetGroups(inner, outer int, below bool) []item {
	var out []item
	inside, outside := 0, 0
	sum := decimal.Zero
	open := -1
	finish := func(row int) {
		if row >= 0 {
			v := newVector(1)
			v.sum[0] = sum
			out = append(out, item{row: row, stated: v})
		}
		sum = decimal.Zero
	}
	for row := g.first; row < g.rows; row++ {
		if !slices.Contains([]rowKind{line, heading}, g.kind[row]) {
			continue
		}
		a, b := g.fig[row][inner].kind == number, g.fig[row][outer].kind == number
		if b {
			outside++
			if below {
				finish(open)
				open = row
			}
		}
		if a {
			v, _ := g.value(row, inner)
			sum, inside = sum.Add(v), inside+1
		}
		if b && !below {
			finish(row)
		}
	}
	if below {
		finish(open)
	}
	if outside*2 > inside {
		return nil
	}
	return out
}
