package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// priced is a line of posts or units at a figure each, with no amount of its own.
type priced struct {
	row            int
	quantity, each decimal.Decimal
}

// checkPosts tests a table of posts × salary (or units × price) whose lines have no
// amounts and whose total alone is printed. A part post may be printed with its part
// of a salary or with the full one: then both totals are shown, none is chosen.
func (g *grid) checkPosts() {
	count, each, ok := g.postColumns()
	if !ok {
		return
	}
	var since []priced
	var all []priced
	found := false
	for row := g.first; row < g.rows; row++ {
		switch g.kind[row] {
		case line:
			q, e := g.fig[row][count], g.fig[row][each]
			if q.kind == number && e.kind == number {
				since = append(since, priced{row, q.value, e.value})
				all = append(all, priced{row, q.value, e.value})
			} else if e.kind == number {
				since, all = append(since, priced{row, one, e.value}), append(all, priced{row, one, e.value})
			}
		case total:
			column := g.statedColumn(row, each)
			if column < 0 || len(all) == 0 {
				continue
			}
			lines := since
			if len(lines) == 0 || g.lastOfTotals(row) {
				lines = all
			}
			g.judgePosts(row, column, each, lines)
			since, found = nil, true
		}
	}
	if !found && g.roles[each] == Salary && !saysWhich.MatchString(g.heading[each]) {
		if part := parts(all); len(part) > 0 {
			multiplied, asPrinted := readings(all)
			f := g.find(CodeFTE, part[0].row, each, "%s says %s of a post at %s. It does not say whether that is the salary of the part or of a full post: the lines come to %s or to %s. Ask which.",
				g.titled(part[0].row, each), part[0].quantity, g.show(each, part[0].each), g.show(each, asPrinted), g.show(each, multiplied))
			f.Readings = meanings(asPrinted, multiplied, decimal.Zero, false)
		}
	}
	g.sums = slices.DeleteFunc(g.sums, func(c int) bool { return c == each })
}

// saysWhich is a heading that leaves no doubt what a salary is for.
var saysWhich = regexp.MustCompile(`(?i)\b(full[- ]time|per (fte|wte|post)|fte salary|actual|pro[- ]?rata)\b`)

// postColumns finds a count and a price each, where no column of amounts has lines.
func (g *grid) postColumns() (count, each int, ok bool) {
	count, each = -1, -1
	lines := func(c int) (n int) {
		for row := g.first; row < g.rows; row++ {
			if g.kind[row] == line && g.fig[row][c].kind == number {
				n++
			}
		}
		return n
	}
	for c, role := range g.roles {
		n := lines(c)
		switch {
		case n == 0:
		case role == FTE || role == Quantity:
			if count >= 0 && (g.roles[count] == FTE || role == Quantity) {
				continue
			}
			count = c
		case role == Salary || role == Rate:
			if each >= 0 && g.roles[each] == Salary {
				continue
			}
			each = c
		case role.added():
			if each >= 0 || !g.looksLikeSalaries(count, c) {
				return 0, 0, false
			}
			each = c
		}
	}
	return count, each, count >= 0 && each >= 0
}

// looksLikeSalaries recognises posts by their figures where the headings do not tell:
// a few posts, one of them a part, at what people earn in a year.
func (g *grid) looksLikeSalaries(count, each int) bool {
	if count < 0 {
		return false
	}
	part, n := false, 0
	heading := strings.ToLower(g.heading[each])
	if strings.Contains(heading, "total") {
		return false
	}
	for row := g.first; row < g.rows; row++ {
		q, e := g.fig[row][count], g.fig[row][each]
		if g.kind[row] != line || q.kind != number || e.kind != number {
			continue
		}
		n++
		if q.value.LessThan(one) && q.value.IsPositive() {
			part = true
		}
		if q.value.GreaterThan(decimal.NewFromInt(60)) || e.value.LessThan(decimal.NewFromInt(5000)) || e.value.GreaterThan(decimal.NewFromInt(250000)) {
			return false
		}
	}
	return n > 1 && part && (g.roles[count] == FTE || g.staffWords())
}

// statedColumn is where a total row prints its money: below the price, or to its right.
func (g *grid) statedColumn(row, each int) int {
	if g.fig[row][each].kind == number {
		return each
	}
	for c, role := range g.roles {
		if (role.added() || role == Rate || role == Salary) && g.fig[row][c].kind == number {
			return c
		}
	}
	return -1
}

// parts are the lines of less than one post.
func parts(lines []priced) []priced {
	var out []priced
	for _, p := range lines {
		if p.quantity.IsPositive() && !p.quantity.IsInteger() {
			out = append(out, p)
		}
	}
	return out
}

// readings gives the total with every count multiplied, and with parts of a post
// taken as printed.
func readings(lines []priced) (multiplied, asPrinted decimal.Decimal) {
	for _, p := range lines {
		multiplied = multiplied.Add(p.quantity.Mul(p.each))
		if p.quantity.LessThan(one) {
			asPrinted = asPrinted.Add(p.each)
		} else {
			asPrinted = asPrinted.Add(p.quantity.Mul(p.each))
		}
	}
	return multiplied, asPrinted
}

func meanings(asPrinted, multiplied, stated decimal.Decimal, printed bool) []Reading {
	return []Reading{
		{"the figure is already for the part of a post", amount(asPrinted), printed && same(asPrinted, stated)},
		{"the figure is for a full post and has to be multiplied", amount(multiplied), printed && same(multiplied, stated)},
	}
}

func (g *grid) judgePosts(row, column, each int, lines []priced) {
	stated := g.fig[row][column].value
	multiplied, asPrinted := readings(lines)
	plain := decimal.Zero
	for _, p := range lines {
		plain = plain.Add(p.each)
	}
	half := g.fig[row][column].half().Mul(decimal.NewFromInt(int64(len(lines))))
	near := func(d decimal.Decimal) bool { return stated.Sub(d).Abs().LessThanOrEqual(half) }
	exactly := func(d decimal.Decimal) bool {
		return same(stated, d) || !multiplied.Equal(multiplied.Round(2)) && near(d)
	}
	t := Total{Where: g.place(row, column), Row: g.number(row), Label: clip(g.label[row]), Column: clip(g.heading[column]),
		Stated: amount(stated), Of: "each count times its figure"}
	part := parts(lines)
	staff := g.roles[each] == Salary || slices.Contains(g.roles, FTE) || g.staffWords() || len(part) > 0 && part[0].each.GreaterThan(decimal.NewFromInt(5000))
	posts, verb := g.partNames(part, each), "is"
	if len(part) > 1 {
		verb = "are"
	}
	switch {
	case exactly(multiplied):
		t.Computed, t.Difference = amount(stated), amount(decimal.Zero)
	case len(part) > 0 && staff && same(stated, asPrinted):
		t.Computed, t.Difference, t.Reason = nil, nil, "it has two meanings; see CORE-022"
		f := g.find(CodeFTE, row, column, "The total of %s is right only if %s %s already for the part of a post. If a full post is meant, multiplying gives %s, a difference of %s. Ask which is meant.",
			g.show(each, stated), posts, verb, g.show(each, multiplied), g.show(each, stated.Sub(multiplied).Abs())).figures(stated, multiplied)
		f.Readings = meanings(asPrinted, multiplied, stated, true)
	case same(stated, plain) && staff && g.roles[each] != Rate:
		t.Reason = "it has two meanings; see CORE-022"
		f := g.find(CodeFTE, row, column, "The total of %s adds the figures as printed. It is right only if each is already for the number of posts beside it; if each is for one full post, multiplying gives %s, a difference of %s. Ask which is meant.",
			g.show(each, stated), g.show(each, multiplied), g.show(each, stated.Sub(multiplied).Abs())).figures(stated, multiplied)
		f.Readings = []Reading{{"each figure is already for the posts beside it", amount(plain), true}, {"each figure is for one full post", amount(multiplied), false}}
	case same(stated, plain) && !g.isUnitPrice(each):
		t.Computed, t.Difference, t.Of = amount(stated), amount(decimal.Zero), "the figures as printed"
	default:
		t.Computed, t.Difference = amount(multiplied), amount(stated.Sub(multiplied))
		text := fmt.Sprintf("This total says %s, but each count times its figure adds to %s: %s.", g.show(each, stated), g.show(each, multiplied), g.gap(each, stated, multiplied))
		if same(stated, plain) {
			text += " It seems to leave the counts out."
		}
		g.find(CodeSum, row, column, "%s", text).figures(stated, multiplied)
		if len(part) > 0 && staff {
			f := g.find(CodeFTE, row, column, "It is not said whether %s %s for the part of a post or for a full one: the lines come to %s or to %s, and neither is printed. Ask which is meant.",
				posts, verb, g.show(each, asPrinted), g.show(each, multiplied)).figures(stated, asPrinted)
			f.Readings = meanings(asPrinted, multiplied, stated, true)
		}
	}
	g.report.Totals = append(g.report.Totals, t)
}

func (g *grid) isUnitPrice(column int) bool {
	return g.roles[column] == Rate || strings.Contains(strings.ToLower(g.heading[column]), "each")
}

func (g *grid) partNames(part []priced, each int) string {
	var names []string
	for _, p := range part {
		if len(names) == 3 {
			return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", len(part)-3)
		}
		names = append(names, fmt.Sprintf("%s (%s of a post, %s)", g.show(each, p.each), p.quantity, g.place(p.row, each)))
	}
	return strings.Join(names, ", ")
}
