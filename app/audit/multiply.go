package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

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
	if len(r.parts) > 0 {
		sum, filled, ok := g.sumOf(row, r.parts)
		if !ok || filled < len(r.parts) {
			return want, false, false
		}
		want = want.Mul(sum)
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
		if x.value.IsZero() || g.roles[c] != Weekly && g.roles[c] != Monthly && g.roles[c] != Rate && g.roles[c] != Salary {
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
	for row := g.first; row < g.rows && tested < maxLearned; row++ {
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
	weekly := slices.ContainsFunc(r.factors, func(c int) bool { return g.roles[c] == Weekly || g.roles[c] == Monthly }) &&
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
		if sum, _, ok := g.sumOf(row, r.parts); ok {
			factors = append(factors, g.show(r.parts[0], sum)+" (columns "+g.columnList(r.parts)+")")
		}
		for _, c := range r.factors {
			factors = append(factors, g.show(c, g.fig[row][c].value))
		}
		if r.weeks != nil {
			unit := " weeks"
			if g.roles[r.factors[0]] == Monthly {
				unit = " months"
			}
			factors = append(factors, r.weeks.Round(3).String()+unit)
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
