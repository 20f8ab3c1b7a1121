package pricingform

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Template is the buyer's workbook as it was read: its sheets in the order of the tabs.
type Template struct {
	Name   string  `json:"name"`
	SHA256 string  `json:"sha256"` // lower-case hexadecimal
	Sheets []Sheet `json:"sheets"`
	// Holds says in sentences what is in the file beside its sheets.
	Holds []string `json:"holds,omitempty"`
}

// Sheet is one sheet of a workbook.
type Sheet struct {
	Name      string `json:"name"`
	Hidden    bool   `json:"hidden,omitempty"`
	Protected bool   `json:"protected,omitempty"` // with the buyer's lock on
	Rows      int    `json:"rows"`                // last row and column that hold anything
	Columns   int    `json:"columns"`
	// Cells are those that the file names, by position; others are empty.
	Cells  map[At]Cell `json:"-"`
	Merged []Range     `json:"-"`
	Heads  []Range     `json:"-"` // the titles of tables, which the file relies on
	Worked []Range     `json:"-"` // blocks that one formula of the buyer fills
	// Free are the columns and rows whose cells the buyer leaves open in a protected sheet
	// although the file does not name them one by one.
	FreeColumns, FreeRows map[int]bool `json:"-"`
}

// At is the position of a cell: row and column from 1.
type At struct{ Row, Column int }

// Range is a block of cells, both corners included.
type Range struct{ From, To At }

// Holds reports whether a cell is in the block.
func (r Range) Holds(at At) bool {
	return at.Row >= r.From.Row && at.Row <= r.To.Row && at.Column >= r.From.Column && at.Column <= r.To.Column
}

// Cell is one cell that a file names.
type Cell struct {
	Text    string // as stored: a number without its format
	Number  bool
	Formula bool
	Locked  bool // the buyer's lock, which counts in a protected sheet
}

// Lead is the cell that is written for a cell: itself, or the first of its merged cells.
func (s Sheet) Lead(at At) At {
	for _, r := range s.Merged {
		if r.Holds(at) {
			return r.From
		}
	}
	return at
}

// Locked reports whether the buyer's lock keeps a cell from being changed.
func (s Sheet) Locked(at At) bool {
	if !s.Protected {
		return false
	}
	if c, named := s.Cells[at]; named {
		return c.Locked
	}
	return !s.FreeRows[at.Row] && !s.FreeColumns[at.Column]
}

// Find gives a sheet by its name.
func (t Template) Find(name string) (Sheet, bool) {
	for _, s := range t.Sheets {
		if s.Name == name {
			return s, true
		}
	}
	return Sheet{}, false
}

// Entry is what is written into one cell: a number, or a text where Number is nil.
type Entry struct {
	Sheet, Cell string
	Number      *decimal.Decimal
	Text        string
}

// Place is one cell of a workbook.
type Place struct{ Sheet, Cell string }

// Reading is what stands in a cell of a finished copy.
type Reading struct {
	Number *decimal.Decimal // where the cell holds a number, or a formula that comes to one
	Text   string
	// Reason is why a formula could not be worked out here; empty when it could.
	Reason string
}

// Books reads and writes workbooks. Every error is a sentence for the user.
type Books interface {
	OpenForm(name string, raw []byte) (Template, error)
	// FillForm writes the entries into a copy; nothing else is changed.
	FillForm(raw []byte, entries []Entry) ([]byte, error)
	// ReadForm gives what stands in the cells of a copy; formulas are worked out again.
	ReadForm(raw []byte, places []Place) (map[Place]Reading, error)
}

// The last row and column that a workbook can have.
const (
	LastRow    = 1_048_576
	LastColumn = 16_384
)

// ParseCell reads the name of a cell, such as C5 or $c$5.
func ParseCell(text string) (At, bool) {
	text = strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(text), "$", ""))
	var at At
	i := 0
	for ; i < len(text) && text[i] >= 'A' && text[i] <= 'Z' && i < 3; i++ {
		at.Column = at.Column*26 + int(text[i]-'A') + 1
	}
	if i == 0 || i == len(text) || len(text)-i > 7 || text[i] == '0' {
		return At{}, false
	}
	for _, r := range text[i:] {
		if r < '0' || r > '9' {
			return At{}, false
		}
		at.Row = at.Row*10 + int(r-'0')
	}
	return at, at.Row <= LastRow && at.Column <= LastColumn
}

// ColumnName is a column in letters: A, Z, AA.
func ColumnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// String is the name of the cell.
func (a At) String() string { return fmt.Sprintf("%s%d", ColumnName(a.Column), a.Row) }
