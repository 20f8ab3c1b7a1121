package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Role is what the figures of a column are.
type Role string

// The roles of columns.
const (
	Description Role = "description"
	Reference   Role = "reference" // line numbers or codes
	Quantity    Role = "quantity"
	FTE         Role = "fte"
	Rate        Role = "rate" // pounds for one
	Salary      Role = "salary"
	Money       Role = "amount"
	Weekly      Role = "weekly" // pounds a week
	Monthly     Role = "monthly"
	Weeks       Role = "weeks"
	Annual      Role = "annual" // pounds a year
	Share       Role = "share"  // of the total, a percentage
	Percent     Role = "percent"
	Running     Role = "running" // a running total
	Notes       Role = "notes"
	Empty       Role = "empty"
)

// Roles lists every role that Options may name.
func Roles() []Role {
	return []Role{Description, Reference, Quantity, FTE, Rate, Salary, Money, Weekly, Monthly, Weeks, Annual, Share, Percent, Running, Notes}
}

// headings tells the role of a column by the words above it; the first match holds.
var headings = []struct {
	role  Role
	words *regexp.Regexp
}{
	{Running, regexp.MustCompile(`\b(cumulative|running (total|balance)|to date)\b`)},
	{Reference, regexp.MustCompile(`^(ref\.?|reference|no\.?|nr\.?|#|item no\.?|line( no\.?)?|code|id|item ref|row|section( no\.?)?|cost code|number)$`)},
	{Share, regexp.MustCompile(`^(%|share|percentage|proportion)( \(?%\)?)?$|(%|share|percentage|proportion|per ?cent) of\b|\bshare\b|% (total|split)|split %`)},
	{Percent, regexp.MustCompile(`^[^£]*(%|per ?cent|percentage)[^£]*$`)},
	{FTE, regexp.MustCompile(`\b(ftes?|wtes?|full[- ]time equivalents?|whole[- ]time equivalents?|headcount|(no\.?|number) of (staff|posts))\b|^(posts?|staff)$`)},
	{Weeks, regexp.MustCompile(`^(no\.? of |number of )?(weeks?|wks?)( (per|a|in the) (year|annum))?$`)},
	{Quantity, regexp.MustCompile(`^(no\.? of |number of |total |annual |weekly |estimated |planned |est\.? )*(qty|quantity|quantities|days?|hours?|hrs|visits?|volumes?|units|miles|mileage|sessions?|places|months?|items?( count)?|people|children|pupils|nights|meals)( (per|a|each|/) ?(week|year|month|day|annum|person|post))?( p\.?a\.?)?$|\b(qty|quantity)\b`)},
	{Weekly, regexp.MustCompile(`\b(weekly|per week|a week|p/?w)\b|/ ?(week|wk)\b`)},
	{Monthly, regexp.MustCompile(`\b(monthly|per month|a month|pcm)\b|/ ?month\b`)},
	{Salary, regexp.MustCompile(`^(annual |basic |gross |full[- ]time |fte |base )*(salary|salaries|pay)( each| per (fte|post|wte|annum|year)| \(?(fte|full[- ]time|each|p\.?a\.?|per annum)\)?)*$`)},
	{Rate, regexp.MustCompile(`\b(rates?|each|unit (cost|price|rate|charge)|(cost|price|charge|fee|£|paid) ?(per|/|a|p\.?) ?(unit|hour|hr|day|visit|session|item|mile|place|person|child|pupil|post|fte|meal|night|head|one)|hourly|daily|(per|/) ?(hour|hr|day|visit|session|unit|item|mile|head|person|fte))\b`)},
	{Annual, regexp.MustCompile(`\b(annual(ly)?|yearly|per (year|annum)|a year|p\.?a)\b|/ ?(year|yr)\b`)},
	{Money, regexp.MustCompile(`£|€|\$|\b(amounts?|totals?|sub[- ]?totals?|costs?|costing|prices?|values?|sums?|budgets?|fees?|charges?|net|gross|vat|expenditure|income|spend|gbp|year \d+|y\d|yr ?\d|q[1-4]|20\d\d([/-]\d\d(\d\d)?)?|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b`)},
	{Notes, regexp.MustCompile(`\b(notes?|comments?|remarks?|assumptions?|basis|evidence|justification|source|explanation|rationale)\b`)},
	{Description, regexp.MustCompile(`\b(description|item|activity|task|category|categories|cost (heading|head|line|element)|element|role|post|job( title)?|line|stage|service|heading|name|detail|staff|work ?package|deliverable|expenditure)\b`)},
}

// A heading with a unit in the plural and no word of money counts things.
var (
	counted    = regexp.MustCompile(`\b(days|hours|hrs|visits|sessions|units|miles|nights|meals|qty|quantity|number of|no\. of)\b`)
	moneyNamed = regexp.MustCompile(`£|€|\$|%|\b(costs?|prices?|rates?|fees?|charges?|amounts?|values?|pay|salar(y|ies)|budgets?|each|staff|posts)\b|^per\b|weeks$|per (hours|days|visits|sessions|units)`)
)

// roleOf tells the role that a heading promises.
func roleOf(heading string) (Role, bool) {
	heading = strings.ToLower(strings.TrimSpace(heading))
	if heading == "" {
		return "", false
	}
	if counted.MatchString(heading) && !moneyNamed.MatchString(heading) {
		return Quantity, true
	}
	for _, h := range headings {
		if h.words.MatchString(heading) {
			return h.role, true
		}
	}
	return "", false
}

// numeric reports whether a role holds figures.
func (r Role) numeric() bool {
	return !slices.Contains([]Role{Description, Reference, Notes, Empty, ""}, r)
}

// added reports whether a role holds amounts that are added up.
func (r Role) added() bool { return r == Money || r == Weekly || r == Monthly || r == Annual }

// barePercent is a heading that may mean shares of a total or percentages on top.
var barePercent = regexp.MustCompile(`(?i)^(%|percentage|per ?cent)$`)

// moneyRows counts the rows with a plain figure.
func (g *grid) moneyRows() (n int) {
	for row := g.first; row < g.rows; row++ {
		for c := range g.columns {
			if g.fig[row][c].kind == number {
				n++
				break
			}
		}
	}
	return n
}

// countOrNumber is a heading that may count things as well as number the lines.
var countOrNumber = regexp.MustCompile(`(?i)^(no|nr|number|#)\.?$`)

var plainYear = regexp.MustCompile(`^(19|20)\d\d$`)

// headerLike reports whether a row names columns: at least two words, no figures.
func (g *grid) headerLike(row int) bool {
	texts, roles, figures := 0, 0, 0
	for c := range g.columns {
		f, text := g.fig[row][c], strings.TrimSpace(g.text(row, c))
		switch {
		case text == "":
		case f.kind == words || plainYear.MatchString(text) || text == "£" || text == "%":
			if len([]rune(text)) > 80 {
				return false
			}
			texts++
			if role, ok := roleOf(text); ok && (c > 0 || role == Description || role == Reference) {
				roles++
			}
		case f.isNumber():
			figures++
		}
	}
	return texts >= 2 && figures == 0 && roles >= 1
}

// findHeader takes the rows that name the columns, at most three on end.
func (g *grid) findHeader(from int) (first, last int) {
	for row := from; row < min(g.rows, from+40); row++ {
		if g.hasFigures(row) && !g.headerLike(row) {
			return -1, from - 1
		}
		if !g.headerLike(row) && !g.wordsAbove(row) {
			continue
		}
		first, last = row, row
		for last+1 < g.rows && last < first+2 && !g.hasFigures(last+1) && g.headerLike(last+1) {
			last++
		}
		return first, last
	}
	return -1, from - 1
}

// wordsAbove reports a row of words whose neighbour below has figures under one of
// them: headings in words that no list knows.
func (g *grid) wordsAbove(row int) bool {
	texts, above := 0, false
	for c := range g.columns {
		if g.fig[row][c].kind != words {
			continue
		}
		if len([]rune(g.text(row, c))) > 40 {
			return false
		}
		texts++
		above = above || c > 0 && row+1 < g.rows && g.fig[row+1][c].isNumber()
	}
	return texts >= 2 && above && g.fig[row][0].kind == words && !totalWords.MatchString(strings.ToLower(g.text(row, 0)))
}

func (g *grid) hasFigures(row int) bool {
	for c := range g.columns {
		if g.fig[row][c].isNumber() && !plainYear.MatchString(strings.TrimSpace(g.text(row, c))) {
			return true
		}
	}
	return false
}

// setHeadings joins the words above each column.
func (g *grid) setHeadings() {
	g.heading = make([]string, g.columns)
	if g.headRow < 0 {
		return
	}
	for c := range g.columns {
		var parts []string
		for row := g.headRow; row < g.first; row++ {
			if text := g.text(row, c); text != "" {
				parts = append(parts, text)
			}
		}
		g.heading[c] = strings.Join(parts, " ")
	}
}

// setRoles decides what each column is: as the user says, by its heading, by what it holds.
func (g *grid) setRoles(options Options) {
	g.roles = make([]Role, g.columns)
	type content struct{ numbers, percents, texts, whole, large int }
	counts := make([]content, g.columns)
	for c := range g.columns {
		for row := g.first; row < g.rows; row++ {
			f := g.fig[row][c]
			switch f.kind {
			case number:
				counts[c].numbers++
				if f.currency != "" || f.value.Abs().GreaterThan(decimal.NewFromInt(100)) {
					counts[c].large++
				}
				if f.value.IsInteger() && f.currency == "" {
					counts[c].whole++
				}
			case percent:
				counts[c].percents++
			case words:
				counts[c].texts++
			}
		}
	}
	described := false
	for c := range g.columns {
		n := counts[c]
		figures := n.numbers + n.percents
		role, known := roleOf(g.heading[c])
		if role == Percent && n.numbers > n.percents && n.large > 0 {
			role = Money // "VAT @ 20%" above pounds
		}
		chosen, told := options.Columns[ColumnName(c)]
		switch {
		case told:
			role = chosen
		case figures == 0 && n.texts == 0:
			if !known {
				role = Empty
			}
		case role == Reference && (figures == 0 || g.numbered(c)*2 > figures || !countOrNumber.MatchString(g.heading[c])):
		case role == Reference: // "Number" of posts, not of the line
			role = Quantity
		case figures > 0 && figures >= n.texts && (n.percents > n.numbers || role == Share):
			if role != Share || barePercent.MatchString(g.heading[c]) && figures*10 < g.moneyRows()*8 {
				role = Percent
			}
		case figures > 0 && (figures >= n.texts || known && role.numeric()):
			if !known || !role.numeric() {
				role = Money // a heading that names a service, a school, a phase
				if g.headRow < 0 && c == 0 && n.whole == figures && g.numbered(c) > 2 {
					role = Reference
				}
			}
		case role == Notes:
		case !described && n.texts > 0 && (g.numbered(c) == 0 || !known):
			role = Description
			if g.heading[c] == "" && g.numbered(c)*2 > n.texts && g.numbered(c) > 1 {
				role = Reference
			}
		case known && role.numeric():
		default:
			role = Notes
			if known {
				role, _ = roleOf(g.heading[c])
			}
		}
		if role == Description {
			if described {
				role = Notes
			}
			described = true
		}
		g.roles[c] = role
	}
	for c, role := range g.roles {
		if role != Empty {
			g.report.Columns = append(g.report.Columns, Column{Column: ColumnName(c), Heading: clip(g.heading[c]), Role: role})
		}
	}
	g.scalePercents()
}

// scalePercents makes 25 under a heading of percentages mean 25 %.
func (g *grid) scalePercents() {
	for c, role := range g.roles {
		if role != Share && role != Percent {
			continue
		}
		for row := g.first; row < g.rows; row++ {
			if f := &g.fig[row][c]; f.kind == number && !(f.exact && f.value.Abs().LessThanOrEqual(one) && !strings.Contains(g.heading[c], "%")) {
				f.kind, f.value, f.places = percent, f.value.Shift(-2), f.places+2
			}
		}
	}
}
