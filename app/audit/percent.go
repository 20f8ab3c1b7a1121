package audit

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

// slack is half the last printed digit; a column that adds others across may be off
// by that for each of them.
func (g *grid) slack(row, column int) decimal.Decimal {
	half := g.fig[row][column].half()
	if n := g.across[column]; n > 1 {
		return half.Mul(decimal.NewFromInt(int64(n)))
	}
	return half
}

// agreement counts the columns in which a percentage fits a base, alone or with
// the base already in the figure.
func (g *grid) agreement(row int, b base, p decimal.Decimal, including bool) int {
	count := 0
	for i, c := range g.sums {
		f := g.fig[row][c]
		if !f.isNumber() || b.sum.bad[i] || b.sum.sum[i].IsZero() {
			continue
		}
		stated, _ := g.value(row, c)
		want := b.sum.sum[i].Mul(p)
		if including {
			want = b.sum.sum[i].Add(want)
		} else if g.flip[row] {
			want = want.Abs().Neg()
		}
		if stated.Sub(want).Abs().LessThanOrEqual(g.slack(row, c)) {
			count++
		}
	}
	return count
}

func (g *grid) signed(row int) decimal.Decimal {
	p := *g.rate[row]
	if g.flip[row] && p.IsPositive() {
		return p.Neg()
	}
	return p
}

// checkAddition tests a percentage with a row of its own.
func (g *grid) checkAddition(l *ledger, row int) {
	p := g.signed(row)
	stated := g.values(row)
	bases := g.bases(l, row)
	if len(bases) == 0 {
		l.push(item{row: row, kind: addition, stated: stated, right: stated})
		return
	}
	if !g.moneyInSums(row) && !g.unreadIn(row) { // its amount is only in the total below
		b := bases[0]
		own := newVector(len(g.sums)).plus(b.sum.times(p))
		l.push(item{row: row, kind: addition, stated: own, right: b.right.times(p), derived: &p})
		return
	}
	best, most, including := -1, 0, false
	for k, b := range bases {
		for _, after := range []bool{false, true} {
			if after && b.soft {
				continue
			}
			if n := g.agreement(row, b, p, after); n > most {
				best, most, including = k, n, after
			}
		}
	}
	agreed := best >= 0
	if m := ofPhrase.FindStringSubmatch(g.rowText(row)); agreed && m != nil && !including {
		g.named[strings.TrimSpace(m[1])] = bases[best].as("“" + strings.TrimSpace(m[1]) + "”")
	}
	if !agreed {
		best = 0
		including = g.nearerWith(row, bases[0], p)
		if !including && softWords.MatchString(strings.ToLower(g.label[row])) && !strings.HasPrefix(bases[0].of, "“") && !g.nearMiss(row, bases, p) {
			// NI and pensions start at thresholds: the percentage need not fit what is seen.
			l.push(item{row: row, kind: addition, stated: stated, right: stated})
			return
		}
		if !including {
			best = g.nearest(row, bases, p)
		}
	}
	b := bases[best]
	right := b.right.times(p)
	if including {
		right = b.right.plus(right)
	}
	for i, column := range g.sums {
		f := g.fig[row][column]
		if !f.isNumber() {
			continue
		}
		want := b.sum.sum[i].Mul(p)
		if including {
			want = want.Add(b.sum.sum[i])
		}
		fits := stated.sum[i].Sub(want).Abs().LessThanOrEqual(g.slack(row, column))
		if fits && same(b.sum.sum[i], b.right.sum[i]) {
			right.sum[i] = stated.sum[i]
		} else {
			right.sum[i] = right.sum[i].Round(min(f.places, 2))
		}
		if fits || b.sum.bad[i] || b.sum.sum[i].IsZero() {
			continue
		}
		g.accusePercent(row, column, p, b.sum.sum[i], stated.sum[i], including)
	}
	kind := addition
	if including {
		kind = total
		g.kind[row] = total
		g.listIncluding(row, b, p, stated, right)
		l.close(min(b.start, len(l.open)))
		l.totals++
	}
	l.push(item{row: row, kind: kind, stated: stated, right: right})
}

// nearest is the base whose percentage comes closest to what is stated, among those
// that can accuse.
func (g *grid) nearest(row int, bases []base, p decimal.Decimal) int {
	best := 0
	var least *decimal.Decimal
	for k, b := range bases {
		if b.soft {
			continue
		}
		for i, c := range g.sums {
			if f := g.fig[row][c]; f.isNumber() {
				v, _ := g.value(row, c)
				off := v.Sub(b.sum.sum[i].Mul(p)).Abs()
				if least == nil || off.LessThan(*least) {
					best, least = k, &off
				}
				break
			}
		}
		if strings.HasPrefix(b.of, "“") {
			return k
		}
	}
	return best
}

// nearMiss reports that a figure is within a twentieth of what the percentage gives
// of some base: too close to be about something else.
func (g *grid) nearMiss(row int, bases []base, p decimal.Decimal) bool {
	for _, b := range bases {
		for i, c := range g.sums {
			if f := g.fig[row][c]; f.isNumber() {
				v, _ := g.value(row, c)
				want := b.sum.sum[i].Mul(p)
				if v.Sub(want).Abs().LessThanOrEqual(want.Abs().Mul(decimal.New(5, -2))) {
					return true
				}
			}
		}
	}
	return false
}

// nearerWith reports that a figure is nearer to base plus percentage than to the
// percentage alone.
func (g *grid) nearerWith(row int, b base, p decimal.Decimal) bool {
	for i, c := range g.sums {
		if f := g.fig[row][c]; f.isNumber() && !b.sum.sum[i].IsZero() {
			v, _ := g.value(row, c)
			only := b.sum.sum[i].Mul(p)
			return v.Sub(b.sum.sum[i]).Sub(only).Abs().LessThan(v.Sub(only).Abs())
		}
	}
	return false
}

func (g *grid) moneyInSums(row int) bool {
	for i := range g.sums {
		if g.fig[row][g.sums[i]].kind == number {
			return true
		}
	}
	return false
}

// checkIncluding tests "Total including 10 % contingency" where the percentage has
// no row of its own.
func (g *grid) checkIncluding(l *ledger, row int, chosen candidate) bool {
	for _, it := range chosen.items {
		if it.kind == addition {
			return false // it has a row of its own: an ordinary wrong total
		}
	}
	p := g.signed(row)
	b := base{of: chosen.of, start: max(chosen.start, 0), sum: chosen.sum, right: chosen.right}
	if !g.nearerWith(row, b, p) {
		return false
	}
	stated, right := g.values(row), chosen.right.times(one.Add(p))
	for i, column := range g.sums {
		f := g.fig[row][column]
		if !f.isNumber() || b.sum.bad[i] {
			continue
		}
		right.sum[i] = right.sum[i].Round(2)
		want := b.sum.sum[i].Mul(one.Add(p))
		if stated.sum[i].Sub(want).Abs().GreaterThan(g.slack(row, column)) {
			g.accusePercent(row, column, p, b.sum.sum[i], stated.sum[i], true)
		}
	}
	g.listIncluding(row, b, p, stated, right)
	l.close(b.start)
	l.totals++
	l.push(item{row: row, kind: total, stated: stated, right: right})
	return true
}

// listIncluding writes a total that holds its own percentage into the re-added table.
func (g *grid) listIncluding(row int, b base, p decimal.Decimal, stated, right vector) {
	for i, column := range g.sums {
		f := g.fig[row][column]
		if !f.isNumber() {
			continue
		}
		t := Total{Where: g.place(row, column), Row: g.number(row), Label: clip(g.label[row]), Column: clip(g.heading[column]),
			Stated: amount(stated.sum[i]), Of: fmt.Sprintf("%s and %s on it", b.of, percentText(p))}
		if b.sum.bad[i] {
			t.Reason = "a figure that it adds could not be read"
		} else {
			want := b.sum.sum[i].Mul(one.Add(p))
			if stated.sum[i].Sub(want).Abs().LessThanOrEqual(g.slack(row, column)) {
				want = stated.sum[i]
			}
			want = want.Round(2)
			t.Computed, t.Difference = amount(want), amount(stated.sum[i].Sub(want))
			if !same(right.sum[i], want) {
				t.Corrected = amount(right.sum[i])
			}
		}
		g.report.Totals = append(g.report.Totals, t)
	}
}

// accusePercent tells a percentage that its figures do not bear out; including says
// that the stated figure holds the base too.
func (g *grid) accusePercent(row, column int, p, base, stated decimal.Decimal, including bool) {
	addition := stated
	want := base.Mul(p).Round(2)
	computed := want
	if including {
		addition, computed = stated.Sub(base), base.Add(want)
	}
	implied := addition.DivRound(base, 6)
	said := percentText(p)
	if g.roles[column] == Quantity {
		said = money.FormatQuantity(p)
	}
	text := fmt.Sprintf("%s on %s is %s, not %s: %s.", said, g.show(column, base), g.show(column, want), g.show(column, addition), g.gap(column, stated, computed))
	if including {
		text = fmt.Sprintf("%s on %s is %s, so this should be %s, not %s: %s. What was added is %s.", said, g.show(column, base),
			g.show(column, want), g.show(column, computed), g.show(column, stated), g.gap(column, stated, computed), g.show(column, addition))
	}
	text += fmt.Sprintf(" The figures come to %s. The percentage was probably worked on another sum, or typed.", percentText(implied))
	f := g.find(CodePercent, row, column, "%s", text).figures(stated, computed)
	f.Percent, f.Implied = amount(p.Shift(2)), amount(implied.Shift(2).Round(2))
}
