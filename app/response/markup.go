// Package response is what a tender asks for in words: the answers with their light
// markup and their counts, and what is wrong or missing in them. It holds no figure.
package response

import (
	"strings"
)

// Kind is what a part of an answer is.
type Kind string

// The kinds of parts.
const (
	Paragraph Kind = "paragraph"
	Heading   Kind = "heading"
	Bullets   Kind = "bullets"
	Numbered  Kind = "numbered"
	Table     Kind = "table"
)

// Part is one paragraph, heading, list or table of an answer.
type Part struct {
	Kind  Kind
	Level int        // of a heading: 1 or 2
	Text  string     // of a paragraph or heading
	Items []string   // of a list
	Head  []string   // of a table
	Rows  [][]string // of a table, each as long as Head
}

// Parse reads the light markup of an answer. Each line is a paragraph of its own, unless
// it begins with
//
//	#, ##       a heading
//	-, *, •     an item of a list
//	1. or 1)    an item of a numbered list, which begins with 1 and leaves no number out
//	|           a row of a table, the first being its head; |---| below it is passed over
//
// Two or more lines with equally many tabs, as pasted from a spreadsheet, are a table too.
// Every text can be read: what is no markup is a paragraph as it was typed. The time is
// linear in the length.
func Parse(text string) []Part {
	var out []Part
	lines := split(text)
	for at := 0; at < len(lines); {
		if lines[at] == "" {
			at++
			continue
		}
		part, used := next(lines[at:])
		out = append(out, part)
		at += used
	}
	return out
}

// split gives the lines without the space around them. A tab within a line stays.
func split(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n").Replace(text)
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}

// next is the part that begins with the first of the lines, which is not empty, and how
// many lines it takes.
func next(lines []string) (Part, int) {
	if level, text := heading(lines[0]); level > 0 {
		return Part{Kind: Heading, Level: level, Text: text}, 1
	}
	if items := run(lines, func(_ int, line string) (string, bool) { return bullet(line) }); len(items) > 0 {
		return Part{Kind: Bullets, Items: items}, len(items)
	}
	if items := run(lines, numbered); len(items) > 0 {
		return Part{Kind: Numbered, Items: items}, len(items)
	}
	if rows := runOf(lines, barred); len(rows) > 0 {
		return table(rows), len(rows)
	}
	if rows := tabbed(lines); len(rows) > 1 {
		return table(rows), len(rows)
	}
	return Part{Kind: Paragraph, Text: words(lines[0])}, 1
}

// run collects the items of the lines from the first on for as long as they are some.
func run(lines []string, item func(i int, line string) (string, bool)) []string {
	var out []string
	for i, line := range lines {
		text, ok := item(i, line)
		if !ok {
			break
		}
		out = append(out, text)
	}
	return out
}

func runOf(lines []string, row func(string) ([]string, bool)) [][]string {
	var out [][]string
	for _, line := range lines {
		cells, ok := row(line)
		if !ok {
			break
		}
		out = append(out, cells)
	}
	return out
}

func heading(line string) (level int, text string) {
	rest := strings.TrimLeft(line, "#")
	level = len(line) - len(rest)
	text = words(rest)
	if level == 0 || level > 6 || text == "" || rest == strings.TrimLeft(rest, " \t\u00a0") {
		return 0, ""
	}
	return min(level, 2), text
}

// bullets are the signs that begin an item, typed or pasted from a word processor.
const bullets = "-*•·–▪◦"

func bullet(line string) (string, bool) {
	for _, sign := range bullets {
		if rest, ok := strings.CutPrefix(line, string(sign)); ok {
			if text := words(rest); text != "" && strings.TrimLeft(rest, " \t\u00a0") != rest {
				return text, true
			}
		}
	}
	return "", false
}

// numbered reads the item of a list that carries the number after i. At most three digits
// make a number, so that a paragraph may begin with a year.
func numbered(i int, line string) (string, bool) {
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 3 || digits == len(line) || line[digits] != '.' && line[digits] != ')' {
		return "", false
	}
	n := 0
	for _, d := range line[:digits] {
		n = n*10 + int(d-'0')
	}
	rest := line[digits+1:]
	text := words(rest)
	if n != i+1 || text == "" || strings.TrimLeft(rest, " \t\u00a0") == rest {
		return "", false
	}
	return text, true
}

// barred reads a row of a table whose line begins with |. A bar in a cell is typed as \|.
func barred(line string) ([]string, bool) {
	rest, ok := strings.CutPrefix(line, "|")
	if !ok {
		return nil, false
	}
	if strings.HasSuffix(rest, "|") && !strings.HasSuffix(rest, `\|`) {
		rest = rest[:len(rest)-1]
	}
	var cells []string
	var cell strings.Builder
	for i := 0; i < len(rest); i++ {
		switch {
		case rest[i] == '\\' && i+1 < len(rest) && rest[i+1] == '|':
			cell.WriteByte('|')
			i++
		case rest[i] == '|':
			cells = append(cells, words(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(rest[i])
		}
	}
	return append(cells, words(cell.String())), true
}

// tabbed reads lines with equally many tabs.
func tabbed(lines []string) [][]string {
	tabs := strings.Count(lines[0], "\t")
	if tabs == 0 {
		return nil
	}
	return runOf(lines, func(line string) ([]string, bool) {
		if strings.Count(line, "\t") != tabs {
			return nil, false
		}
		cells := strings.Split(line, "\t")
		for i := range cells {
			cells[i] = words(cells[i])
		}
		return cells, true
	})
}

// table makes a table of rows of any length: the longest gives the number of columns.
func table(rows [][]string) Part {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	out := Part{Kind: Table}
	for i, row := range rows {
		if i > 0 && rule(row) {
			continue
		}
		padded := make([]string, columns)
		copy(padded, row)
		if out.Head == nil {
			out.Head = padded
			continue
		}
		out.Rows = append(out.Rows, padded)
	}
	return out
}

// rule reports the line below the head of a table: |---|:--:|.
func rule(row []string) bool {
	for _, cell := range row {
		if cell == "" || strings.Trim(cell, ":-–—") != "" {
			return false
		}
	}
	return true
}

// words is a text with one space between its words.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }
