package audit

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

var sumFormula = regexp.MustCompile(`(?i)^=?sum\(\$?([a-z]{1,3})\$?(\d{1,6}):\$?([a-z]{1,3})\$?(\d{1,6})\)$`)

// cause says what would explain a wrong total, with a space before it; empty when
// nothing plainly does. It looks only, it decides nothing.
func (g *grid) cause(row, column int, c candidate, stated, computed decimal.Decimal) string {
	off := stated.Sub(computed)
	if len(c.items) > 2000 || len(g.report.Findings) >= maxFindings {
		return ""
	}
	if text := g.formulaCause(row, column, c); text != "" {
		return text
	}
	for _, it := range c.items {
		v, _ := g.value(it.row, column)
		if v.IsZero() {
			continue
		}
		switch {
		case same(v, off.Neg()):
			return fmt.Sprintf(" The difference is exactly %s, which seems to be left out.", g.titled(it.row, column))
		case same(v, off):
			return fmt.Sprintf(" The difference is exactly %s, which seems to be added twice.", g.titled(it.row, column))
		case same(v.Mul(decimal.NewFromInt(2)), off.Abs()) && v.Sign() == off.Sign()*-1:
			return fmt.Sprintf(" The difference is twice %s, which seems to be taken off instead of added.", g.titled(it.row, column))
		}
	}
	sum := decimal.Zero
	for k, it := range c.items {
		v, _ := g.value(it.row, column)
		if sum = sum.Add(v); k > 0 && k < len(c.items)-1 && same(sum, stated) {
			return fmt.Sprintf(" It adds only down to %s; what follows seems to be left out.", g.titled(it.row, column))
		}
		if rest := computed.Sub(sum); k < len(c.items)-2 && same(rest, stated) {
			return fmt.Sprintf(" It adds only what follows %s; what stands above seems to be left out.", g.titled(it.row, column))
		}
	}
	if swapped(stated, computed) {
		return " Two digits that stand side by side seem to be swapped."
	}
	if ten := decimal.NewFromInt(10); same(stated.Mul(ten), computed) || same(computed.Mul(ten), stated) {
		return " A digit or the decimal point seems to be misplaced."
	}
	if off.Abs().LessThanOrEqual(decimal.New(int64(len(c.items)), -2)) && len(c.items) > 1 {
		return " It is so little that the lines may have been rounded for print after adding."
	}
	return ""
}

// formulaCause looks whether the spreadsheet's own sum leaves lines out.
func (g *grid) formulaCause(row, column int, c candidate) string {
	m := sumFormula.FindStringSubmatch(strings.TrimSpace(g.cell(row, column).Formula))
	if m == nil || !strings.EqualFold(m[1], m[3]) || !strings.EqualFold(m[1], ColumnName(column)) {
		return ""
	}
	first, last := 0, 0
	fmt.Sscan(m[2], &first)
	fmt.Sscan(m[4], &last)
	var out []string
	for _, it := range c.items {
		n := g.number(it.row)
		if v, _ := g.value(it.row, column); (n < first || n > last) && !v.IsZero() {
			out = append(out, g.place(it.row, column))
		}
	}
	switch {
	case len(out) == 0:
		return ""
	case len(out) > 3:
		return fmt.Sprintf(" Its formula SUM(%s%s:%s%s) leaves out %d lines.", m[1], m[2], m[3], m[4], len(out))
	}
	return fmt.Sprintf(" Its formula SUM(%s%s:%s%s) leaves out %s.", m[1], m[2], m[3], m[4], strings.Join(out, ", "))
}

// swapped reports that exchanging two neighbouring digits makes one figure the other.
func swapped(a, b decimal.Decimal) bool {
	x, y := a.Abs().StringFixed(2), b.Abs().StringFixed(2)
	if len(x) != len(y) || x == y {
		return false
	}
	for i := range len(x) - 1 {
		if x[i] != y[i] {
			return x[i] != '.' && x[i+1] != '.' && x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
		}
	}
	return false
}
