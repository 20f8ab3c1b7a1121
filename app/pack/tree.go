// Package pack is the content of a document that leaves the program: a tree of
// sections, paragraphs and tables, every leaf with its confidentiality label. The tree
// holds no positions; package layout turns it into pages and data/html into a web page.
package pack

import (
	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/date"
)

// Label says which audiences may read a leaf; no label means internal.
type Label = bid.Label

// Document is one pack. Its particulars (title, organisation, reference and so on)
// carry Label as a whole, because all of them stand on every page.
type Document struct {
	Title        string    `json:"title"`
	Subject      string    `json:"subject,omitempty"`
	Organisation string    `json:"organisation,omitempty"` // printed in the header, and the file's author
	Reference    string    `json:"reference,omitempty"`
	Lot          string    `json:"lot,omitempty"`
	Audience     string    `json:"audience,omitempty"`
	Version      int       `json:"version,omitempty"`
	Date         date.Date `json:"date,omitzero"`
	Language     string    `json:"language,omitempty"`        // "en-GB" when empty
	Confidential string    `json:"confidentiality,omitempty"` // "Commercial in confidence"
	Label        Label     `json:"label,omitempty"`
	// ShortHash is printed in the footer; empty means the document's own ShortHash of
	// its tree. A partner pack puts its manifest's here.
	ShortHash string `json:"shortHash,omitempty"`
	// Logo is the organisation's, as package brand makes it; Accent is the colour of headings
	// and rules, six hexadecimal digits after #. The standard ones when empty.
	Logo   []byte `json:"-"`
	Accent string `json:"accent,omitempty"`
	// Cover, when not empty, asks for a cover page with these particulars.
	Cover []KeyValue `json:"cover,omitempty"`
	// Contents asks for a contents page; a document over ten pages gets one anyway.
	Contents bool      `json:"contents,omitempty"`
	Sections []Section `json:"sections"`
}

// Section is a titled part with a bookmark and a line in the contents. Level is 1 for
// a main section, 2 and 3 for parts of it (0 counts as 1).
type Section struct {
	ID     string `json:"id,omitempty"`
	Level  int    `json:"level,omitempty"`
	Title  string `json:"title"`
	Label  Label  `json:"label,omitempty"`
	Blocks Blocks `json:"blocks,omitempty"`
}

// Run is a stretch of text in one style. Target, when set, is the id of a section,
// heading, list item, table or figure of the same document that the text links to.
// Figure is the id of the figure printed, so that a test can recompute it.
type Run struct {
	Text   string `json:"text"`
	Bold   bool   `json:"bold,omitempty"`
	Target string `json:"target,omitempty"`
	Figure string `json:"figure,omitempty"`
	Label  Label  `json:"label,omitempty"`
}

// Block is one of the block types of this package.
type Block interface{ kind() string }

// Paragraph is running text.
type Paragraph struct {
	Runs []Run `json:"runs"`
}

// Heading stands inside a section; Level is 2 to 4 and should be below its section's.
type Heading struct {
	ID    string `json:"id,omitempty"`
	Level int    `json:"level,omitempty"`
	Text  string `json:"text"`
	Label Label  `json:"label,omitempty"`
}

// List is a bulleted or numbered list; numbers start at 1.
type List struct {
	Numbered bool   `json:"numbered,omitempty"`
	Items    []Item `json:"items"`
}

// Item is one entry of a list; links (assumption numbers) point to its ID.
type Item struct {
	ID   string `json:"id,omitempty"`
	Runs []Run  `json:"runs"`
}

// KeyValues is a two-column table of particulars without a number or a head.
type KeyValues struct {
	Rows []KeyValue `json:"rows"`
}

// KeyValue is a name and what it is.
type KeyValue struct {
	Key   string `json:"key"`
	Value Run    `json:"value"`
}

// Table is a numbered table. Unit is the row under the title, such as "£ excl. VAT".
// Label covers the title, unit, column titles and note.
type Table struct {
	ID      string   `json:"id,omitempty"`
	Number  int      `json:"number,omitempty"`
	Title   string   `json:"title"`
	Unit    string   `json:"unit,omitempty"`
	Columns []Column `json:"columns"`
	Rows    []Row    `json:"rows"`
	Note    string   `json:"note,omitempty"`
	Label   Label    `json:"label,omitempty"`
}

// Align places the text of a column.
type Align string

// The alignments; the zero value is left. Figures go right.
const (
	Left  Align = ""
	Right Align = "right"
)

// Column heads a table column. Weight leans the sharing of spare width (1 when 0). A
// Head column names its rows (row headers for screen readers).
type Column struct {
	Title  string  `json:"title"`
	Align  Align   `json:"align,omitempty"`
	Weight float64 `json:"weight,omitempty"`
	Head   bool    `json:"head,omitempty"`
}

// RowKind sets a row apart.
type RowKind string

// The kinds of row; Group is a heading over the rows that follow.
const (
	Normal   RowKind = ""
	Group    RowKind = "group"
	Subtotal RowKind = "subtotal"
	Total    RowKind = "total"
)

// Row is a table row; missing cells are empty, cells beyond the columns are refused by
// Check.
type Row struct {
	Kind  RowKind `json:"kind,omitempty"`
	Cells []Run   `json:"cells"`
}

// Note is small print below or between blocks.
type Note struct {
	Runs []Run `json:"runs"`
}

// Figure is a chart with the same data as a table beside it and a text alternative.
// Label covers everything in it but the table, which has its own.
type Figure struct {
	ID     string     `json:"id,omitempty"`
	Number int        `json:"number,omitempty"`
	Title  string     `json:"title"`
	Alt    string     `json:"alt"`
	Chart  chart.Spec `json:"chart"`
	Table  *Table     `json:"table,omitempty"`
	Label  Label      `json:"label,omitempty"`
}

// Callout is a boxed statement.
type Callout struct {
	Title string `json:"title,omitempty"`
	Runs  []Run  `json:"runs,omitempty"`
	Label Label  `json:"label,omitempty"` // of the title
}

// PageBreak starts a new page.
type PageBreak struct{}

// SignatureBox leaves room to sign: one ruled line for each of Lines ("Signed",
// "Name", "Role", "Date" when empty).
type SignatureBox struct {
	Statement string   `json:"statement,omitempty"`
	Lines     []string `json:"lines,omitempty"`
	Label     Label    `json:"label,omitempty"`
}

func (Paragraph) kind() string    { return "paragraph" }
func (Heading) kind() string      { return "heading" }
func (List) kind() string         { return "list" }
func (KeyValues) kind() string    { return "keyValues" }
func (Table) kind() string        { return "table" }
func (Note) kind() string         { return "note" }
func (Figure) kind() string       { return "figure" }
func (Callout) kind() string      { return "callout" }
func (PageBreak) kind() string    { return "pageBreak" }
func (SignatureBox) kind() string { return "signatureBox" }

// SignatureLines are the standard names of the lines of a SignatureBox.
var SignatureLines = []string{"Signed", "Name", "Role", "Date"}
