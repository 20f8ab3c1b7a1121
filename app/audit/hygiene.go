package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// collectUnread lists cells that should hold a figure.
func (g *grid) collectUnread() {
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] == note || g.kind[row] == heading || g.kind[row] == spacing {
			continue
		}
		for c, role := range g.roles {
			f := g.fig[row][c]
			if !role.numeric() || g.text(row, c) == g.label[row] {
				continue
			}
			switch {
			case f.kind == unread:
				g.report.Unread = append(g.report.Unread, Unread{g.place(row, c), g.number(row), clip(g.text(row, c)), "It " + f.why + "."})
			case f.kind == words && role.added() && g.kind[row] == line && !g.moneyInAdded(row):
				if _, isShare := percentIn(g.text(row, c)); !isShare {
					g.report.Unread = append(g.report.Unread, Unread{g.place(row, c), g.number(row), clip(g.text(row, c)), "It is words where a figure should be."})
				}
			}
		}
	}
}

func (g *grid) moneyInAdded(row int) bool {
	for c, role := range g.roles {
		if role.added() && g.fig[row][c].isNumber() {
			return true
		}
	}
	return false
}

// missingCosts finds work with no cost, and tells a line without a figure from the
// heading of a group.
func (g *grid) missingCosts() {
	columns := 0
	for _, role := range g.roles {
		if role.added() {
			columns++
		}
	}
	if columns == 0 {
		return
	}
	first, headings := -1, false
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] == line || g.kind[row] == heading {
			if first < 0 {
				first = row
				headings = g.kind[row] == heading
			}
		}
	}
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] == heading && !headings && g.betweenLines(row) {
			g.kind[row] = line
		}
		if g.kind[row] != line || g.label[row] == "" {
			continue
		}
		cost, states, bad := false, false, false
		for c, role := range g.roles {
			f := g.fig[row][c]
			switch {
			case (role.added() || role == Rate || role == Salary) && f.isNumber() && !f.value.IsZero():
				cost = true
			case f.kind == unread || f.kind == words && role.added() && g.text(row, c) != g.label[row]:
				bad = true
			case f.kind == nothing && role != Reference || role.added() && f.isNumber():
				states = true
			}
		}
		if cost || bad {
			continue
		}
		text := "No cost is given for this line. If work is done, someone bears it: ask who, and whether it is in another line."
		if states {
			text = "This line says that there is no cost. If work is done, someone bears it: ask who, and whether it is in another line."
		}
		g.find(CodeNoCost, row, -1, "%s", text)
	}
}

// betweenLines reports a row of words with a line right above and below, so that it
// reads as a line and not as a heading.
func (g *grid) betweenLines(row int) bool {
	text := strings.TrimSpace(g.label[row])
	if text == "" || strings.HasSuffix(text, ":") || len([]rune(text)) > 80 || text == strings.ToUpper(text) {
		return false
	}
	if row == g.first || g.kind[row-1] != line || row+1 >= g.rows {
		return false
	}
	below := g.kind[row+1]
	return below == line || below == total || below == addition || below == heading && row+2 < g.rows && g.kind[row+2] == line
}

// checkTwice finds lines with the same words and the same figures.
func (g *grid) checkTwice() {
	seen := map[string]int{}
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] != line || !g.moneyIn(row) || g.label[row] == "" {
			continue
		}
		var key strings.Builder
		figures := false
		for c, role := range g.roles {
			f := g.fig[row][c]
			switch {
			case role == Reference || role == Running || role == Share:
			case f.isNumber():
				fmt.Fprintf(&key, "%d=%s;", c, f.value.String())
				figures = figures || role.added() && !f.value.IsZero() || role == Salary || role == Rate
			case f.kind == words && role != Notes:
				fmt.Fprintf(&key, "%d:%s;", c, plain(g.text(row, c)))
			}
		}
		if !figures {
			continue
		}
		if before, ok := seen[key.String()]; ok {
			g.find(CodeTwice, row, -1, "This line has the same words and figures as row %d. It may have been copied by mistake; check that both are meant.", g.number(before))
			continue
		}
		seen[key.String()] = row
	}
}

var notLetters = regexp.MustCompile(`[^\pL\pN]+`)

// plain reduces words to what makes two lines the same.
func plain(text string) string {
	text = leadingToken.ReplaceAllString(strings.ToLower(text), "")
	return strings.TrimSpace(notLetters.ReplaceAllString(text, " "))
}

var (
	withVAT    = regexp.MustCompile(`\b(inc|incl|inclusive|including|with)\.?( of)? vat\b|\bvat[- ]inclusive\b`)
	withoutVAT = regexp.MustCompile(`\b(ex|exc|excl|exclusive|excluding|without|net of|before|plus)\.?( of)? vat\b|\+ ?vat\b|\bvat[- ]exclusive\b`)
)

// checkMixes finds more than one currency, and lines with VAT beside lines without.
func (g *grid) checkMixes() {
	currencies := map[string]int{}
	with, without := -1, -1
	for row := g.first; row < g.rows; row++ {
		for c := range g.columns {
			if mark := g.fig[row][c].currency; mark != "" {
				if _, ok := currencies[mark]; !ok {
					currencies[mark] = row
				}
			}
		}
		if g.kind[row] != line {
			continue
		}
		text := ""
		for c := range g.columns {
			text += " " + strings.ToLower(g.text(row, c))
		}
		if with < 0 && withVAT.MatchString(text) {
			with = row
		}
		if without < 0 && withoutVAT.MatchString(text) {
			without = row
		}
	}
	head := strings.ToLower(strings.Join(g.heading, " "))
	for mark, sign := range map[string]string{"£": "£", "€": "€", "$": "$"} {
		if strings.Contains(head, mark) {
			if _, ok := currencies[sign]; !ok {
				currencies[sign] = -1
			}
		}
	}
	if len(currencies) > 1 {
		marks, row := []string{}, -1
		for mark, at := range currencies {
			marks = append(marks, mark)
			if mark != "£" {
				row = max(row, at)
			}
		}
		slices.Sort(marks)
		if row < 0 {
			row = max(g.headRow, 0)
		}
		g.find(CodeMix, row, -1, "The table mixes %s. Figures in different currencies cannot be added; ask at what rate and day they were changed.", strings.Join(marks, " and "))
	}
	headWith, headWithout := withVAT.MatchString(head), withoutVAT.MatchString(head)
	switch {
	case with >= 0 && without >= 0:
		g.find(CodeMix, max(with, without), -1, "Row %d is with VAT and row %d is without. They cannot be added as they stand; put every line on the same footing.", g.number(with), g.number(without))
	case with >= 0 && headWithout && !headWith:
		g.find(CodeMix, with, -1, "The heading says without VAT, but this line is with VAT. Put every line on the same footing.")
	case without >= 0 && headWith && !headWithout:
		g.find(CodeMix, without, -1, "The heading says with VAT, but this line is without. Put every line on the same footing.")
	}
}

func hiddenRows(t Table) string {
	var places []string
	count := 0
	for _, r := range t.Rows {
		if r.Hidden {
			if count++; len(places) < 8 {
				places = append(places, fmt.Sprint(r.Number))
			}
		}
	}
	var columns []string
	for _, c := range t.HiddenColumns {
		columns = append(columns, ColumnName(c))
	}
	var text []string
	if count > 0 {
		more := ""
		if count > len(places) {
			more = " and more"
		}
		text = append(text, fmt.Sprintf("%d hidden rows were read too (%s%s).", count, strings.Join(places, ", "), more))
	}
	if len(columns) > 0 {
		text = append(text, "Hidden columns were read too: "+strings.Join(columns, ", ")+".")
	}
	return strings.Join(text, " ")
}
