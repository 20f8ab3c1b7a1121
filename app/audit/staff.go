package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

var (
	salaryWords  = regexp.MustCompile(`\b(salar(y|ies)|wages?|ftes?|wtes?|gross pay|payroll)\b`)
	salaryLines  = regexp.MustCompile(`\b(salar(y|ies)|wages?|payroll)\b`)
	onCostWords  = regexp.MustCompile(`\bon[- ]?costs?\b|\b(ni|nic|national insurance|employers?'? (ni|contributions?)|pensions?|superannuation)\b`)
	leftOutWords = regexp.MustCompile(`\b(not included|excluded|excl\.?|excluding|exclud(es|ing)|left out|ex\.?|before|without)\b`)
)

func (g *grid) staffWords() bool {
	return salaryWords.MatchString(g.title + " " + strings.ToLower(strings.Join(g.heading, " ")))
}

// checkOnCosts finds a table of salaries that nowhere speaks of NI or pensions, or
// says that they are left out.
func (g *grid) checkOnCosts() {
	salaries, where := g.staffWords() || slices.Contains(g.roles, Salary), -1
	told, leftOut := false, false
	hear := func(clause string) {
		if onCostWords.MatchString(clause) {
			told = true
			leftOut = leftOut || leftOutWords.MatchString(clause)
		}
	}
	hear(g.title + " " + strings.ToLower(strings.Join(g.heading, " ")))
	for row := g.first; row < g.rows; row++ {
		text := g.rowText(row)
		hear(text)
		if g.kind[row] == line {
			if where < 0 {
				where = row
			}
			salaries = salaries || salaryLines.MatchString(text)
		}
	}
	if salaries = salaries || g.partPosts(); !salaries || where < 0 {
		return
	}
	if leftOut {
		g.find(CodeOnCosts, where, -1, "The table says that on-costs are left out. Employer's National Insurance, pension and holiday cover have to be paid as well; add them, or say where they are.")
		return
	}
	if !told {
		g.find(CodeOnCosts, where, -1, "Salaries are listed, but nothing says that employer's National Insurance and pension are in them. On-costs seem to be left out; add them, or say that they are included.")
	}
}

// partPosts recognises posts by their figures: part of one, at what people earn in a year.
func (g *grid) partPosts() bool {
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] != line {
			continue
		}
		part, pay := false, false
		for c, role := range g.roles {
			f := g.fig[row][c]
			switch {
			case f.kind != number:
			case role == FTE || role == Quantity:
				part = part || f.value.IsPositive() && f.value.LessThan(one)
			case role == Rate || role == Salary || role == Money || role == Annual:
				pay = pay || f.value.GreaterThan(decimal.NewFromInt(5000)) && f.value.LessThan(decimal.NewFromInt(250000))
			}
		}
		if part && pay {
			return true
		}
	}
	return false
}
