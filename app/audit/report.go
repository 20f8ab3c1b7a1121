package audit

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// Amount is an exact figure of a report; nil where there is none. In JSON it is
// text, with pence where it has no more decimals than that.
type Amount struct{ decimal.Decimal }

// MarshalJSON writes "1234.50", or more decimals where the figure has them.
func (a Amount) MarshalJSON() ([]byte, error) { return []byte(`"` + a.Plain() + `"`), nil }

// Plain is the figure without marks: 1234.50, or more decimals where it has them.
func (a Amount) Plain() string {
	if a.Equal(a.Round(2)) {
		return a.StringFixed(2)
	}
	return a.String()
}

func amount(d decimal.Decimal) *Amount { return &Amount{d} }

// Finding is one thing that is wrong or has to be asked.
type Finding struct {
	Code     string       `json:"code"`
	Severity bid.Severity `json:"severity"`
	Where    string       `json:"where"` // a cell such as C7, or a row such as "row 7"
	Row      int          `json:"row"`   // in the source, from 1
	Label    string       `json:"label,omitempty"`
	// Stated and Computed are pounds, or the unit of the column; Difference is
	// stated less computed.
	Stated     *Amount `json:"stated,omitempty"`
	Computed   *Amount `json:"computed,omitempty"`
	Difference *Amount `json:"difference,omitempty"`
	// Percent is the percentage that the schedule says (10 for 10 %), Implied the one
	// that its figures come to, rounded to 2 decimals.
	Percent *Amount `json:"percent,omitempty"`
	Implied *Amount `json:"implied,omitempty"`
	// Readings are the totals under each meaning of an ambiguous table.
	Readings []Reading `json:"readings,omitempty"`
	Message  string    `json:"message"`
}

// Reading is one meaning of an ambiguous table.
type Reading struct {
	Meaning string  `json:"meaning"`
	Total   *Amount `json:"total"`
	Matches bool    `json:"matches"` // what is printed
}

// Total is one total of the schedule beside what its parts come to.
type Total struct {
	Where  string  `json:"where"`
	Row    int     `json:"row"`
	Label  string  `json:"label"`
	Column string  `json:"column"` // heading of the column
	Stated *Amount `json:"stated"`
	// Computed adds the printed parts; nil with a reason when one cannot be read.
	Computed   *Amount `json:"computed"`
	Difference *Amount `json:"difference"`
	// Corrected adds the lines all the way up, so that it also mends wrong totals below.
	Corrected *Amount `json:"corrected,omitempty"`
	Of        string  `json:"of"` // what was added, in words
	Reason    string  `json:"reason,omitempty"`
}

// Unread is a cell that should hold a figure and could not be understood.
type Unread struct {
	Where  string `json:"where"`
	Row    int    `json:"row"`
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// Column says how one column was understood, so that a person can correct it.
type Column struct {
	Column  string `json:"column"`
	Heading string `json:"heading"`
	Role    Role   `json:"role"`
}

// Report is the outcome of an audit. Findings stand in the order of the source.
type Report struct {
	Name     string    `json:"name,omitempty"`
	Sheet    string    `json:"sheet,omitempty"`
	Findings []Finding `json:"findings"`
	Totals   []Total   `json:"totals"`
	Unread   []Unread  `json:"unread"`
	Columns  []Column  `json:"columns"`
	Notes    []string  `json:"notes,omitempty"`
	// Lines counts the lines with a figure: none means that there was nothing to audit.
	Lines int `json:"lines"`

	more int // findings beyond the limit
}

// Clean reports whether everything was read and nothing was found.
func (r Report) Clean() bool { return len(r.Findings) == 0 && len(r.Unread) == 0 }

// Has reports whether a finding with the code is among them.
func (r Report) Has(code string) bool {
	for _, f := range r.Findings {
		if f.Code == code {
			return true
		}
	}
	return false
}

// severities of the codes, from the table in the package comment.
var severities = map[string]bid.Severity{
	CodeSum: bid.Blocks, CodePercent: bid.Blocks, CodeFTE: bid.Warns, CodeWeeks: bid.Warns, CodeNoCost: bid.Warns,
	CodeOnCosts: bid.Warns, CodeTwice: bid.Warns, CodeGap: bid.Warns, CodeMix: bid.Warns, CodeSurplus: bid.Warns,
}

// find adds a finding at a cell (column −1: the row).
func (g *grid) find(code string, row, column int, message string, args ...any) *Finding {
	if len(g.report.Findings) >= maxFindings {
		g.report.more++
		return &Finding{} // counted, not kept
	}
	g.report.Findings = append(g.report.Findings, Finding{
		Code: code, Severity: severities[code], Where: g.place(row, column), Row: g.number(row), Label: clip(g.label[row]),
		Message: fmt.Sprintf(message, args...),
	})
	return &g.report.Findings[len(g.report.Findings)-1]
}

func (f *Finding) figures(stated, computed decimal.Decimal) *Finding {
	f.Stated, f.Computed, f.Difference = amount(stated), amount(computed), amount(stated.Sub(computed))
	return f
}

// show prints a figure of a column: pounds, or a plain quantity.
func (g *grid) show(column int, d decimal.Decimal) string {
	if column >= 0 && column < len(g.roles) {
		switch g.roles[column] {
		case Quantity, FTE, Weeks:
			return money.FormatQuantity(d)
		case Share, Percent:
			return money.FormatQuantity(d.Shift(2)) + "\u00a0%"
		}
	}
	if d.Equal(d.Round(2)) {
		return money.FormatPounds(d)
	}
	return money.FormatRate(d)
}

// gap says by how much a figure is off: "£970.00 too little".
func (g *grid) gap(column int, stated, computed decimal.Decimal) string {
	if stated.LessThan(computed) {
		return g.show(column, computed.Sub(stated)) + " too little"
	}
	return g.show(column, stated.Sub(computed)) + " too much"
}

// clip keeps a label short enough for a sentence.
func clip(text string) string {
	if r := []rune(text); len(r) > 60 {
		return strings.TrimSpace(string(r[:59])) + "…"
	}
	return text
}

func percentText(fraction decimal.Decimal) string {
	return money.FormatQuantity(fraction.Shift(2).Round(2)) + "\u00a0%"
}
