package audit

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

var one = decimal.NewFromInt(1)

type rowKind uint8

const (
	spacing  rowKind = iota
	line             // a cost
	total            // adds what is above
	addition         // a percentage on top
	heading
	note    // text, a header met again, or "of which"
	perUnit // a count, or a total parted by something: no cost of its own
)

// grid is one table with its understanding; row and column count from 0.
type grid struct {
	table   Table
	rows    int // end of this block
	columns int
	headRow int // first row of the heading, −1 without
	first   int // first row below the heading
	fig     [][]figure
	roles   []Role
	heading []string
	title   string // words above and around the table

	kind  []rowKind
	label []string
	rate  []*decimal.Decimal // percentage of an addition, or of a total that includes one
	flip  []bool             // taken off, though printed without a minus

	sums    []int           // columns that are added up
	across  map[int]int     // columns that add so many others in their row
	named   map[string]base // bases that percentages name, once one has agreed
	earlier []item
	report  *Report
}

// Options lets the user correct how a table is understood.
type Options struct {
	// Columns names roles by column letters: {"C": Money}.
	Columns map[string]Role
}

func (g *grid) cell(row, column int) Cell {
	if cells := g.table.Rows[row].Cells; column >= 0 && column < len(cells) {
		return cells[column]
	}
	return Cell{}
}

func (g *grid) text(row, column int) string { return g.cell(row, column).Text }

func (g *grid) number(row int) int { return g.table.Rows[row].Number }

func (g *grid) place(row, column int) string {
	if column < 0 {
		return "row " + strconv.Itoa(g.number(row))
	}
	return ColumnName(column) + strconv.Itoa(g.number(row))
}

// titled is a row by its label and place, for sentences.
func (g *grid) titled(row, column int) string {
	if g.label[row] == "" {
		return g.place(row, column)
	}
	return g.place(row, column) + " (" + clip(g.label[row]) + ")"
}

// rowText is all text of a row in lower case.
func (g *grid) rowText(row int) string {
	var parts []string
	for c := range g.columns {
		if g.fig[row][c].kind == words || g.fig[row][c].kind == nothing {
			parts = append(parts, strings.ToLower(g.text(row, c)))
		}
	}
	return strings.Join(parts, " ")
}

func newGrid(t Table, report *Report) *grid {
	g := &grid{table: t, rows: len(t.Rows), headRow: -1, report: report}
	for _, r := range t.Rows {
		g.columns = max(g.columns, min(len(r.Cells), MaxColumns))
	}
	g.fig = make([][]figure, g.rows)
	g.label = make([]string, g.rows)
	for i, r := range t.Rows {
		g.fig[i] = make([]figure, g.columns)
		for c, cell := range r.Cells[:min(len(r.Cells), MaxColumns)] {
			g.fig[i][c] = read(cell)
		}
	}
	return g
}

var (
	totalWords   = regexp.MustCompile(`\b(sub[- ]?totals?|grand totals?|totals?|carried forward|c/fwd?)\b|^(sum|overall|net (cost|total)|gross (cost|total)|all (categories|costs?|lines))\b`)
	ofTotal      = regexp.MustCompile(`\b(of|on)( the| all| our)?( sub[- ]?totals?| grand totals?| totals?)\b`)
	parameter    = regexp.MustCompile(`^(the )?(number|no\.?) of |^(annual |weekly |planned )?(weeks|places|beds|bed spaces|hours|days|pupils|children|miles|occupancy|capacity)\b( (per|a|in the) (week|year|annum))?( open| provided| available)?$|\boccupancy\b`)
	grandWords   = regexp.MustCompile(`\b(grand|overall|whole|all|full)\b`)
	subWords     = regexp.MustCompile(`\bsub[- ]?totals?\b`)
	broughtWords = regexp.MustCompile(`\b(brought forward|b/fwd?)\b`)
	ofWhich      = regexp.MustCompile(`^(of which|thereof|memo|for information|included above)\b`)
	addWords     = regexp.MustCompile(`\b(contingenc(y|ies)|vat|overheads?|on[- ]?costs?|surplus|profit|margins?|mark[- ]?up|management|admin(istration)?|central|inflation|uplift|increase|indexation|growth|discount|reduction|rebate|efficienc(y|ies)|national insurance|ni|nic|pension|levy|holiday|reserves?|risk|optimism bias|retention|business|fee|plus|add|added|insurance|commission|corporate|recharge|training|sickness|supervision|void)\b|\+`)
	softWords    = regexp.MustCompile(`\b(national insurance|ni|nic|pension|levy|holiday|sickness|training|supervision)\b`)
	lessWords    = regexp.MustCompile(`^(less|minus|deduct)\b|\b(discount|rebate|reduction|deduction|efficienc(y|ies) saving)\b`)
	partTime     = regexp.MustCompile(`\b(time|fte|wte|post|secondment|secondee)\b`)
	perWords     = regexp.MustCompile(`\b(per|each|weekly fee|fee a week|unit (cost|price)|hourly (rate|cost)|÷)\b`)
)

// setKinds decides what each row is.
func (g *grid) setKinds() {
	n := g.rows
	g.kind, g.rate, g.flip = make([]rowKind, n), make([]*decimal.Decimal, n), make([]bool, n)
	for row := g.first; row < n; row++ {
		g.label[row] = g.labelOf(row)
	}
	everyPercent := map[int]bool{} // columns that give a percentage for most lines
	for c := range g.columns {
		filled, all := 0, 0
		for row := g.first; row < n; row++ {
			if g.moneyIn(row) {
				all++
				if g.fig[row][c].kind == percent {
					filled++
				}
			}
		}
		everyPercent[c] = filled > 2 && filled*2 > all
	}
	for row := g.first; row < n; row++ {
		label := ofTotal.ReplaceAllString(strings.ToLower(g.label[row]), " ")
		figures, texts := g.hasFigures(row), 0
		for c := range g.columns {
			if g.fig[row][c].kind != blank {
				texts++
			}
		}
		share, hasShare := percentIn(label)
		if !hasShare {
			for c := range g.columns {
				if f := g.fig[row][c]; f.kind == percent && !everyPercent[c] && g.roles[c] != Share {
					share, hasShare = f.value, true
					break
				}
			}
		}
		if !hasShare { // "+10 %" typed beside the amount
			for c := range g.columns {
				if f := g.fig[row][c]; f.kind == words && g.roles[c] != Notes {
					if share, hasShare = percentIn(g.text(row, c)); hasShare {
						break
					}
				}
			}
		}
		g.flip[row] = lessWords.MatchString(label)
		switch {
		case texts == 0:
			g.kind[row] = spacing
		case ofWhich.MatchString(label), broughtWords.MatchString(label):
			g.kind[row] = note
		case !figures && g.headerLike(row) && !totalWords.MatchString(label) && g.sameHeading(row):
			g.kind[row] = note
		case hasShare && totalWords.MatchString(label):
			g.kind[row], g.rate[row] = total, &share
		case hasShare && (g.moneyIn(row) || !figures || g.onlyPercent(row)) && g.isAddition(row, label):
			g.kind[row], g.rate[row] = addition, &share
		case totalWords.MatchString(label) && (figures || g.unreadIn(row)):
			g.kind[row] = total
		case !figures && !g.unreadIn(row) && !g.statesNothing(row):
			g.kind[row] = heading
			if len([]rune(label)) > 90 {
				g.kind[row] = note
			}
		case parameter.MatchString(label) && g.noCurrency(row):
			g.kind[row] = perUnit
		case label == "" && g.moneyIn(row) && g.unlabelledTotal(row):
			g.kind[row] = total
		default:
			g.kind[row] = line
		}
	}
	g.afterTotals()
	g.missingCosts()
}

// afterTotals sets apart figures that divide a total rather than add to it, such
// as "Cost per place", and what follows the last total without one of its own.
func (g *grid) afterTotals() {
	seen := false
	for row := g.first; row < g.rows; row++ {
		switch {
		case g.kind[row] == total && !subWords.MatchString(strings.ToLower(g.label[row])):
			seen = !perWords.MatchString(strings.ToLower(g.label[row])) || seen
		case g.kind[row] == heading:
			seen = false
		case g.kind[row] == line && seen && perWords.MatchString(strings.ToLower(g.label[row])):
			g.kind[row] = perUnit
		}
	}
}

func (g *grid) isAddition(row int, label string) bool {
	if label == "" {
		return true // a percentage and an amount with no words
	}
	if partTime.MatchString(label) && !strings.Contains(label, "conting") && !strings.HasPrefix(label, "+") {
		return false
	}
	return addWords.MatchString(g.rowText(row)) || strings.HasPrefix(label, "+")
}

// noCurrency reports a row none of whose figures is marked as money.
func (g *grid) noCurrency(row int) bool {
	for c := range g.columns {
		if g.fig[row][c].currency != "" {
			return false
		}
	}
	return true
}

// onlyPercent reports a row whose only figures are percentages.
func (g *grid) onlyPercent(row int) bool {
	for c := range g.columns {
		if g.fig[row][c].kind == number {
			return false
		}
	}
	return true
}

// moneyIn reports whether a row has a figure that could be an amount.
func (g *grid) moneyIn(row int) bool {
	for c := range g.columns {
		if g.roles[c].numeric() && g.fig[row][c].kind == number {
			return true
		}
	}
	return false
}

func (g *grid) unreadIn(row int) bool {
	for c := range g.columns {
		if g.roles[c].numeric() && g.fig[row][c].kind == unread {
			return true
		}
	}
	return false
}

func (g *grid) statesNothing(row int) bool {
	for c := range g.columns {
		if g.fig[row][c].kind == nothing && g.roles[c] != Reference && g.text(row, c) != g.label[row] {
			return true
		}
	}
	return false
}

// unlabelledTotal reports a figure with no words below at least two lines and
// followed by no line at once.
func (g *grid) unlabelledTotal(row int) bool {
	above := 0
	for r := g.first; r < row; r++ {
		if g.kind[r] == line && g.label[r] != "" {
			above++
		}
	}
	return above >= 2 && (row+1 >= g.rows || !g.hasFigures(row+1) || g.labelOf(row+1) != "" && above >= 2)
}

// sameHeading reports a header that is met again within the table.
func (g *grid) sameHeading(row int) bool {
	if g.headRow < 0 {
		return true
	}
	same := 0
	for c := range g.columns {
		if text := strings.ToLower(g.text(row, c)); text != "" && strings.Contains(strings.ToLower(g.heading[c]), text) {
			same++
		}
	}
	return same >= 2
}

// labelOf is the description of a row: of its column, or the first words that are
// neither a reference nor a note.
func (g *grid) labelOf(row int) string {
	if c := slices.Index(g.roles, Description); c >= 0 && g.text(row, c) != "" {
		return g.text(row, c)
	}
	for _, notes := range []bool{false, true} {
		for c := range g.columns {
			if (g.roles[c] == Notes) != notes {
				continue
			}
			f := g.fig[row][c]
			if text := g.text(row, c); f.kind == words && (g.roles[c] != Reference || !isNumbering(text)) {
				return text
			}
		}
	}
	return ""
}
