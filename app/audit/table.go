package audit

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of a table; the readers refuse more, and Check looks no further.
const (
	MaxRows     = 20000
	MaxColumns  = 200
	MaxCells    = 500000
	MaxCellText = 4000 // characters
)

// Cell is one cell as its schedule shows it.
type Cell struct {
	// Text is what a reader of the schedule sees.
	Text string
	// Stored is the exact number behind the text where a spreadsheet holds one, as a
	// plain decimal; a percentage is a fraction. Empty when only the text is known.
	Stored string
	// Formula is the spreadsheet's own formula, without the equals sign.
	Formula string
}

// Row is one row of the source with its number there, from 1.
type Row struct {
	Number int
	Hidden bool
	Cells  []Cell
}

// Table is a typed schedule as it was read. Nothing in this package changes it.
type Table struct {
	Name   string // of the file; empty for pasted text
	Sheet  string // the sheet that was read; empty for text
	Sheets []string
	Rows   []Row
	// HiddenColumns are counted from 0.
	HiddenColumns []int
	// Notes say in whole sentences what the reader did or left out.
	Notes []string
}

// Paste makes a table of text from the clipboard: lines are rows, tabs part the
// columns, and quotes hold tabs and line breaks, as spreadsheets copy them. Text
// without tabs is parted by two or more spaces, or by | as in a typed table.
// Rows and columns beyond the limits are left out and said so in the notes.
func Paste(text string) Table {
	t := Table{}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.TrimPrefix(text, "\ufeff")
	var rows [][]string
	switch {
	case strings.Contains(text, "\t"):
		rows = tabbed(text)
	default:
		for line := range strings.SplitSeq(text, "\n") {
			rows = append(rows, plainColumns(line))
			if len(rows) > MaxRows {
				break
			}
		}
	}
	return t.WithText(rows)
}

// WithText adds rows of plain text, numbered on from the last, within the limits.
func (t Table) WithText(rows [][]string) Table {
	wide := false
	for _, texts := range rows {
		if len(t.Rows) == MaxRows {
			t.Notes = append(t.Notes, "Only the first "+strconv.Itoa(MaxRows)+" rows were read; the rest was left out.")
			break
		}
		if len(texts) > MaxColumns {
			texts, wide = texts[:MaxColumns], true
		}
		row := Row{Number: len(t.Rows) + 1, Cells: make([]Cell, len(texts))}
		for i, text := range texts {
			row.Cells[i].Text = CleanText(text)
		}
		t.Rows = append(t.Rows, row)
	}
	if wide {
		t.Notes = append(t.Notes, "Only the first "+strconv.Itoa(MaxColumns)+" columns were read; the rest was left out.")
	}
	return t
}

// CleanText makes text from outside fit to be shown: composed, trimmed, on one
// line, without invisible or direction-changing characters, of bounded length.
func CleanText(text string) string {
	if len(text) > 4*MaxCellText {
		text = text[:4*MaxCellText]
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError:
			return '\ufffd'
		case r == '\u00ad', unicode.Is(unicode.Cf, r), unicode.IsControl(r):
			return -1
		}
		return r
	}, norm.NFC.String(text))
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > MaxCellText {
		text = string([]rune(text)[:MaxCellText-1]) + "…"
	}
	return text
}

// tabbed parts text at tabs, honouring quotes that open a cell.
func tabbed(text string) [][]string {
	var rows [][]string
	var row []string
	var cell strings.Builder
	quoted, fresh := false, true
	for i := 0; i < len(text) && len(rows) <= MaxRows; i++ {
		c := text[i]
		switch {
		case quoted && c == '"' && i+1 < len(text) && text[i+1] == '"':
			cell.WriteByte('"')
			i++
		case quoted && c == '"':
			quoted = false
		case quoted:
			cell.WriteByte(c)
		case c == '"' && fresh && strings.Contains(text[i+1:min(len(text), i+4*MaxCellText)], "\""):
			quoted, fresh = true, false
		case c == '\t', c == '\n':
			row = append(row, cell.String())
			cell.Reset()
			fresh = true
			if c == '\n' {
				rows, row = append(rows, row), nil
			}
		default:
			cell.WriteByte(c)
			fresh = false
		}
	}
	if cell.Len() > 0 || len(row) > 0 {
		rows = append(rows, append(row, cell.String()))
	}
	return rows
}

// plainColumns parts a typed line at bars or runs of spaces.
func plainColumns(line string) []string {
	if strings.Count(line, "|") >= 1 {
		return strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
	}
	var cells []string
	for cell := range strings.SplitSeq(line, "  ") {
		if cell = strings.TrimSpace(cell); cell != "" {
			cells = append(cells, cell)
		}
	}
	return cells
}

// ColumnName gives the letters of a column counted from 0: A, B, … Z, AA.
func ColumnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// ColumnIndex reads the letters of a column, counted from 0.
func ColumnIndex(name string) (int, bool) {
	index := 0
	name = strings.ToUpper(strings.TrimSpace(name))
	if name == "" || len(name) > 3 {
		return 0, false
	}
	for _, r := range name {
		if r < 'A' || r > 'Z' {
			return 0, false
		}
		index = index*26 + int(r-'A') + 1
	}
	return index - 1, index <= MaxColumns
}
