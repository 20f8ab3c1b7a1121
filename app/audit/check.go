package audit

import (
	"fmt"
	"slices"
	"strings"
)

// maxFindings bounds a report on a table that is wrong throughout.
const maxFindings = 1000

// Check audits a table. It never fails: what cannot be read is in Unread, and a
// table without figures gives a report of no lines.
func Check(t Table, options Options) Report {
	report := Report{Name: t.Name, Sheet: t.Sheet, Findings: []Finding{}, Totals: []Total{}, Unread: []Unread{}, Columns: []Column{}}
	report.Notes = append(report.Notes, t.Notes...)
	if len(t.Rows) > MaxRows {
		t.Rows = t.Rows[:MaxRows]
		report.Notes = append(report.Notes, "Only the first 20,000 rows were audited.")
	}
	cells := 0
	for i, r := range t.Rows {
		if cells += min(len(r.Cells), MaxColumns); cells > MaxCells {
			t.Rows = t.Rows[:i]
			report.Notes = append(report.Notes, fmt.Sprintf("Only the first %d rows were audited: the table is too wide to take all.", i))
			break
		}
	}
	whole := newGrid(t, &report)
	var earlier []item
	for from := 0; from < whole.rows; {
		g := whole.block(from)
		g.setRoles(options)
		g.earlier = earlier
		g.audit()
		if last, ok := g.lastTotal(); ok {
			if n := len(earlier); n > 0 && len(earlier[n-1].stated.sum) == len(last.stated.sum) {
				last.stated, last.right = last.stated.plus(earlier[n-1].stated), last.right.plus(earlier[n-1].right)
			}
			earlier = append(earlier, last)
		}
		from = g.rows
	}
	if hidden := hiddenRows(t); hidden != "" {
		report.Notes = append(report.Notes, hidden)
	}
	slices.SortStableFunc(report.Findings, func(a, b Finding) int { return a.Row - b.Row })
	slices.SortStableFunc(report.Totals, func(a, b Total) int { return a.Row - b.Row })
	if report.more > 0 {
		report.Notes = append(report.Notes, fmt.Sprintf("Only the first %d findings are listed, %d more were met; mend those and audit again.", maxFindings, report.more))
	}
	return report
}

// block makes a grid for the table that starts at a row.
func (g *grid) block(from int) *grid {
	b := *g
	b.kind, b.label = nil, make([]string, g.rows)
	b.sums, b.earlier = nil, nil
	head, last := b.findHeader(from)
	b.headRow, b.first = head, last+1
	if head < 0 {
		b.first = from
	}
	var title []string
	for row := from; row < max(head, from); row++ {
		title = append(title, b.rowText(row))
	}
	b.title = strings.ToLower(b.table.Name + " " + b.table.Sheet + " " + strings.Join(title, " "))
	b.setHeadings()
	b.rows = b.blockEnd()
	return &b
}

// blockEnd is the row where another table with headings of its own starts.
func (g *grid) blockEnd() int {
	if g.headRow < 0 {
		return g.rows
	}
	seen := false
	for row := g.first; row < g.rows; row++ {
		if g.hasFigures(row) {
			seen = true
			continue
		}
		if seen && g.headerLike(row) && !g.sameHeading(row) && !totalWords.MatchString(strings.ToLower(g.text(row, 0))) && g.namesColumns(row) {
			return row
		}
	}
	return g.rows
}

// namesColumns reports a row with at least two headings of figures or one and a
// heading of descriptions, below which figures follow.
func (g *grid) namesColumns(row int) bool {
	roles := 0
	for c := range g.columns {
		if _, ok := roleOf(g.text(row, c)); ok {
			roles++
		}
	}
	return roles >= 2 && row+1 < g.rows && (g.hasFigures(row+1) || row+2 < g.rows && g.hasFigures(row+2))
}

// audit runs every test over one block.
func (g *grid) audit() {
	g.setKinds()
	g.collectUnread()
	g.chooseSums()
	g.impliedTotals()
	g.checkPosts()
	g.checkRelations()
	g.addUp()
	g.checkInset()
	g.checkShares()
	g.checkColumnPercents()
	g.checkNumbering()
	g.checkTwice()
	g.checkMixes()
	g.checkOnCosts()
	g.checkSurplus()
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] == line && g.hasFigures(row) {
			g.report.Lines++
		}
	}
}

// lastTotal is the final total of a block, for a grand total in a later one.
func (g *grid) lastTotal() (item, bool) {
	for row := g.rows - 1; row >= g.first; row-- {
		if g.kind[row] == total && len(g.sums) > 0 {
			v := g.values(row)
			return item{row: row, kind: total, stated: v, right: v}, true
		}
	}
	return item{}, false
}
