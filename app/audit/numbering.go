package audit

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	refPattern   = regexp.MustCompile(`^\(?([A-Za-z]{0,4}[-. ]?(?:\d{1,4}\.)*)(\d{1,4})[.):]?$`)
	letterRef    = regexp.MustCompile(`^\(?([A-Za-z])[.)]?$`)
	leadingRef   = regexp.MustCompile(`^\(?([A-Za-z]{0,2}\d{1,3}(?:\.\d{1,3})*)[.):]?\s+\S`)
	leadingToken = regexp.MustCompile(`^\(?[A-Za-z]{0,2}\d{1,3}(?:\.\d{1,3})*[.):]?\s+`)
)

// isNumbering reports a text such as 3, 1.2, C4 or (b).
func isNumbering(text string) bool {
	text = strings.TrimSpace(text)
	return refPattern.MatchString(text) || letterRef.MatchString(text)
}

// numbered counts the cells of a column that look like line numbers in order.
func (g *grid) numbered(column int) int {
	count := 0
	var last map[string]int
	for row := g.first; row < g.rows; row++ {
		prefix, n, ok := numbering(g.text(row, column))
		if !ok {
			continue
		}
		if last == nil {
			last = map[string]int{}
		}
		if before, seen := last[prefix]; !seen && n <= 1 || seen && n > before && n <= before+3 || n == 1 {
			count++
		}
		last[prefix] = n
	}
	return count
}

// numbering parts 1.2 into "1." and 2; a letter counts from 1.
func numbering(text string) (prefix string, n int, ok bool) {
	text = strings.TrimSpace(text)
	if m := refPattern.FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[2])
		return strings.ToUpper(m[1]), n, err == nil
	}
	if m := letterRef.FindStringSubmatch(text); m != nil {
		return "letter", int(strings.ToUpper(m[1])[0]-'A') + 1, true
	}
	return "", 0, false
}

// refOf is the line number of a row, from its column or the start of its words.
func (g *grid) refOf(row int) string {
	if c := slices.Index(g.roles, Reference); c >= 0 {
		return strings.TrimSpace(g.text(row, c))
	}
	if m := leadingRef.FindStringSubmatch(g.label[row]); m != nil {
		return m[1]
	}
	return ""
}

// checkNumbering finds gaps and repeats, where the numbers plainly run in ones.
func (g *grid) checkNumbering() {
	type met struct{ row, n int }
	last := map[string]met{}
	type fault struct {
		row    int
		before met
		n      int
	}
	var faults []fault
	steps, good, largest, widest := 0, 0, 0, 0
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] != line && g.kind[row] != heading {
			continue
		}
		prefix, n, ok := numbering(g.refOf(row))
		if !ok {
			continue
		}
		largest = max(largest, n)
		if before, seen := last[prefix]; seen && n != 1 {
			steps++
			if n == before.n+1 {
				good++
			} else if n == before.n || n > before.n {
				widest = max(widest, n-before.n)
				faults = append(faults, fault{row, before, n})
			}
		}
		last[prefix] = met{row, n}
	}
	small := good >= 1 && largest <= 30 && widest <= 3 // few lines, plainly counted
	if !small && good < 2 || good*2 < steps {
		return // cost codes, not a running number
	}
	for _, f := range faults {
		ref, was := g.refOf(f.row), g.refOf(f.before.row)
		switch {
		case f.n == f.before.n:
			g.find(CodeGap, f.row, -1, "Number %s is used twice, in rows %d and %d. One of them may be a line that was copied. Check both.", ref, g.number(f.before.row), g.number(f.row))
		default:
			missing := f.n - f.before.n - 1
			word := "A line"
			if missing > 1 {
				word = strconv.Itoa(missing) + " lines"
			}
			g.find(CodeGap, f.row, -1, "The numbering jumps from %s to %s. %s may have been left out or hidden. Ask for what is missing.", was, ref, word)
		}
	}
}
