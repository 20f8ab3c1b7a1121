package pack

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/date"
)

// Workbook is a pack as a spreadsheet: sheets of typed cells whose formulas are trees
// over other cells. It knows no file format; package data/sheet writes it.
type Workbook struct {
	Title, Subject, Organisation, Reference string
	Audience, Confidential, Hash            string
	Date                                    date.Date
	Sheets                                  []*Sheet
}

// Sheet is one tab. Rows and columns count from 0.
type Sheet struct {
	Name   string // at most 31 letters, unlike every other of the workbook
	Widths []int  // of the columns, in letters
	Rows   []SheetRow
	// Head is the number of rows, and Side of columns, that stay in view; the rows are
	// printed on top of every page.
	Head, Side int
}

// SheetRow is one row; missing cells are empty.
type SheetRow struct {
	Kind  SheetRowKind
	Cells []Cell
}

// SheetRowKind sets a row apart.
type SheetRowKind uint8

// The kinds of row.
const (
	SheetNormal SheetRowKind = iota
	SheetTitle               // the name of the sheet, once
	SheetNote                // words about the sheet
	SheetHead                // titles of columns
	SheetGroup               // heading over the rows that follow
	SheetTotal
)

// Cell is a text, a number or a formula; the zero Cell is empty. A formula carries the
// value that Bidwright has for it: Value, or Text when that is not available.
type Cell struct {
	Text    string
	Value   *decimal.Decimal
	Formula *Expr
	Form    Form
	Wrap    bool   // a long text that is broken into lines
	Align   Align  // of a text; numbers stand right by themselves
	Input   bool   // may be changed by whoever opens the workbook
	Label   Label  // no label means internal
	Figure  string // id of the figure, if it is one
}

// Form is how a number is shown.
type Form uint8

// The forms. FormPlain shows the digits as they are.
const (
	FormPlain    Form = iota
	FormPounds        // £1,234.50
	FormRate          // £12.7125: two to six decimals
	FormShare         // 12.5 %, of a fraction
	FormQuantity      // 26,000, 1,334.16
	FormTruth         // yes for 1, no for 0
)

// formOf is the form in which a figure's unit is shown. Calculated rates are shown to
// the penny, those that were typed with their decimals.
func formOf(n calc.Node) Form {
	switch unit := n.Unit().String(); {
	case unit == "GBP", unit == "GBP/year":
		return FormPounds
	case strings.HasPrefix(unit, "GBP") && n.IsInput():
		return FormRate
	case strings.HasPrefix(unit, "GBP"):
		return FormPounds
	case unit == "share":
		return FormShare
	case unit == "yes/no":
		return FormTruth
	case unit == "" && n.ID() != "":
		return FormPlain
	}
	return FormQuantity
}

// Place is where a cell stands; Sheet, Row and Col count from 0.
type Place struct{ Sheet, Row, Col int }

// At is the cell of a place, made when it is not there yet.
func (w *Workbook) At(p Place) *Cell {
	s := w.Sheets[p.Sheet]
	for len(s.Rows) <= p.Row {
		s.Rows = append(s.Rows, SheetRow{})
	}
	row := &s.Rows[p.Row]
	for len(row.Cells) <= p.Col {
		row.Cells = append(row.Cells, Cell{})
	}
	return &row.Cells[p.Col]
}

// withheldCell is the first cell whose label is not allowed; ok is false when none is.
func (w *Workbook) withheldCell(allowed map[Label]bool) (where string, ok bool) {
	for i, s := range w.Sheets {
		for r, row := range s.Rows {
			for c, cell := range row.Cells {
				if (cell.Text != "" || cell.Value != nil || cell.Formula != nil) && !allowed[cell.Label.Or(LabelInternal)] {
					return w.name(Place{i, r, c}, -1), true
				}
			}
		}
	}
	return "", false
}

// sheetName makes a tab name that every spreadsheet program takes: at most 31 letters,
// none of []:*?/\, no apostrophe at the ends, and unlike those already there.
func (w *Workbook) sheetName(want string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return ' '
		}
		return r
	}, want)
	clean = strings.Trim(strings.Join(strings.Fields(clean), " "), "'")
	if clean == "" {
		clean = "Sheet"
	}
	for n := 1; ; n++ {
		name := tabCut(clean, 31)
		if n > 1 {
			name = tabCut(clean, 28) + " " + strconv.Itoa(n)
		}
		taken := false
		for _, s := range w.Sheets {
			taken = taken || strings.EqualFold(s.Name, name)
		}
		if !taken || n == 99 {
			return name
		}
	}
}

// tabCut shortens the name of a tab, counted in the units of UTF-16 as programs do, at
// the end of a word where there is one.
func tabCut(name string, most int) string {
	if len(utf16.Encode([]rune(name))) <= most {
		return name
	}
	runes := []rune(name)
	for len(utf16.Encode(runes)) > most {
		runes = runes[:len(runes)-1]
	}
	short := string(runes)
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.Trim(short, " '")
}

// cut shortens a text to so many letters.
func cut(text string, most int, mark string) string {
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most-len([]rune(mark))])) + mark
	}
	return text
}
