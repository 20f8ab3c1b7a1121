package pricingform

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// Problem is why a cell cannot be filled, in one sentence.
type Problem struct {
	ID      string `json:"id"` // of the bid's FormCell
	Sheet   string `json:"sheet"`
	Cell    string `json:"cell"`
	Message string `json:"message"`
}

// Line is what was done with one cell, and how it reads back.
type Line struct {
	ID      string `json:"id"`
	Sheet   string `json:"sheet"`
	Cell    string `json:"cell"`
	What    string `json:"what"`
	Written string `json:"written,omitempty"` // empty for a cell that is only compared
	Read    string `json:"readBack,omitempty"`
	OK      bool   `json:"ok"`
	Message string `json:"message,omitempty"`
	// Replaced is the buyer's own wording that stood there.
	Replaced string `json:"replaced,omitempty"`
}

// Result is a filled copy with the proof of what is in it.
type Result struct {
	Copy     []byte    `json:"-"`                // nil when a problem stopped it
	SHA256   string    `json:"sha256,omitempty"` // of the copy, lower-case hexadecimal
	Lines    []Line    `json:"cells"`
	Problems []Problem `json:"problems,omitempty"`
	Leaks    []string  `json:"leaks,omitempty"` // forms of withheld figures found in what was written
}

// Right reports whether the copy was made and every cell reads back as our figure.
func (r Result) Right() bool {
	for _, l := range r.Lines {
		if !l.OK {
			return false
		}
	}
	return r.Copy != nil
}

// unchosen is said of a form without any cells.
type unchosen struct{}

func (unchosen) Error() string {
	return "No cell of the workbook has been chosen yet, so there is nothing to fill. Choose the cells first."
}

// job is one cell ready to be written or compared.
type job struct {
	cell  bid.FormCell
	place Place
	item  Item
	was   string
}

// Check looks at every cell of a form against the buyer's workbook and the offer, and
// changes nothing. A form that was made for an older file of the buyer is checked cell by
// cell against the new one.
func Check(form bid.PricingForm, t Template, o Offer) []Problem {
	_, problems := plan(form, t, o)
	return problems
}

func plan(form bid.PricingForm, t Template, o Offer) ([]job, []Problem) {
	var jobs []job
	var problems []Problem
	taken := map[Place]bool{}
	for _, c := range form.Cells {
		j, why := prepare(c, t, o)
		if why == "" && taken[j.place] {
			why = "Another line of the form goes into the same cell; take one of them out."
		}
		if why != "" {
			problems = append(problems, Problem{ID: c.ID, Sheet: c.Sheet, Cell: c.Cell, Message: why})
			continue
		}
		taken[j.place] = true
		jobs = append(jobs, j)
	}
	return jobs, problems
}

// prepare finds the cell and what goes there, or says why it cannot be done.
func prepare(c bid.FormCell, t Template, o Offer) (job, string) {
	s, found := t.Find(c.Sheet)
	if !found {
		return job{}, fmt.Sprintf("The workbook has no sheet “%.60s”. Choose the cell again.", c.Sheet)
	}
	at, valid := ParseCell(c.Cell)
	if !valid {
		return job{}, fmt.Sprintf("“%.20s” is not the name of a cell, such as C5.", c.Cell)
	}
	at = s.Lead(at)
	j := job{cell: c, place: Place{c.Sheet, at.String()}}
	named := s.Cells[at]
	if c.Item == "" {
		return j, "Nothing has been chosen for this cell."
	}
	if j.item, found = o.Find(c.Item); !found {
		return j, "What was chosen for this cell is not in the commercial response, so the buyer may not see it. Choose something else."
	}
	if !j.item.Known() {
		return j, fmt.Sprintf("%s is not available yet. Enter what it needs first.", j.item.Label)
	}
	if c.Compare {
		switch {
		case j.item.IsText():
			return j, "Only figures can be compared with the buyer's formula."
		case !named.Formula:
			return j, "There is no formula in this cell to compare with."
		}
		return j, ""
	}
	switch {
	case named.Formula || anyHolds(s.Worked, at):
		return j, "The buyer's own formula is in this cell. It stays as it is; compare it with your figure instead."
	case s.Locked(at):
		return j, "The buyer has locked this cell, so it stays as it is."
	case anyHolds(s.Heads, at):
		return j, "This cell is a title of a table, which the workbook relies on, so it stays as it is."
	}
	if !named.Number {
		j.was = named.Text
	}
	return j, ""
}

func anyHolds(ranges []Range, at At) bool {
	return slices.ContainsFunc(ranges, func(r Range) bool { return r.Holds(at) })
}

// Fill writes the figures of the offer into a copy of the buyer's workbook, reads every
// cell back and compares it with our figure. When a cell cannot be filled there is no
// copy, so that nobody sends one with a gap. An error is a sentence on the file itself.
func Fill(books Books, form bid.PricingForm, raw []byte, o Offer) (Result, error) {
	t, err := books.OpenForm(form.Name, raw)
	if err != nil {
		return Result{}, err
	}
	var r Result
	jobs, problems := plan(form, t, o)
	if r.Problems = problems; len(problems) > 0 {
		return r, nil
	}
	if len(jobs) == 0 {
		return r, unchosen{}
	}
	var entries []Entry
	var places []Place
	var written []string
	for _, j := range jobs {
		places = append(places, j.place)
		if !j.cell.Compare {
			entries = append(entries, Entry{Sheet: j.place.Sheet, Cell: j.place.Cell, Number: j.item.Number, Text: j.item.Text})
			written = append(written, j.item.Written())
		}
	}
	for _, l := range o.Leaks(written) {
		r.Leaks = append(r.Leaks, l.Form)
	}
	if len(r.Leaks) > 0 {
		return r, nil
	}
	filled, err := books.FillForm(raw, entries)
	if err != nil {
		return r, err
	}
	read, err := books.ReadForm(filled, places)
	if err != nil {
		return r, err
	}
	sum := sha256.Sum256(filled)
	r.Copy, r.SHA256 = filled, hex.EncodeToString(sum[:])
	for _, j := range jobs {
		r.Lines = append(r.Lines, j.line(read[j.place]))
	}
	return r, nil
}

// line compares what was read with our figure.
func (j job) line(read Reading) Line {
	l := Line{ID: j.cell.ID, Sheet: j.place.Sheet, Cell: j.place.Cell, What: j.item.Label, Read: read.Text, Replaced: j.was}
	if read.Number != nil {
		l.Read = read.Number.String()
	}
	if !j.cell.Compare {
		l.Written = j.item.Written()
	}
	switch {
	case read.Reason != "":
		l.Message = read.Reason
	case j.item.Number == nil:
		if l.OK = read.Number == nil && read.Text == j.item.Text; !l.OK {
			l.Message = "The cell does not read back as it was written."
		}
	case read.Number == nil:
		l.Message = "The cell does not hold a number."
	default:
		l.OK, l.Message = j.compare(*read.Number)
	}
	return l
}

// compare says how a number of the copy stands to ours: amounts to the penny, others to
// nine places, which is more than is ever printed.
func (j job) compare(read decimal.Decimal) (bool, string) {
	if !strings.HasPrefix(j.item.Unit, "GBP") {
		if j.item.Number.Sub(read).Abs().LessThan(decimal.New(1, -9)) {
			return true, ""
		}
		return false, "The cell comes to " + read.String() + ", ours is " + j.item.Number.String() + "."
	}
	gap := money.RoundPence(read).Sub(*j.item.Number)
	if gap.IsZero() {
		return true, ""
	}
	more := "more"
	if gap.IsNegative() {
		more = "less"
	}
	text := fmt.Sprintf("The buyer's formula comes to %s, which is %s %s than our figure.", money.FormatPounds(money.RoundPence(read)), money.FormatPounds(gap.Abs()), more)
	if !j.cell.Compare {
		return false, fmt.Sprintf("The cell reads back as %s, which is %s %s than our figure.", money.FormatPounds(money.RoundPence(read)), money.FormatPounds(gap.Abs()), more)
	}
	if gap.Abs().LessThan(decimal.NewFromInt(1)) {
		return false, text + " So small a difference usually comes from rounding: the workbook may add up before it rounds."
	}
	return false, text + " A cell that the formula adds up may not be filled, or it may count something else."
}

// Verify reads a written file again and reports whether every cell still holds what the
// result says.
func Verify(books Books, written []byte, r Result) error {
	var places []Place
	for _, l := range r.Lines {
		places = append(places, Place{l.Sheet, l.Cell})
	}
	read, err := books.ReadForm(written, places)
	if err != nil {
		return err
	}
	for _, l := range r.Lines {
		now := read[Place{l.Sheet, l.Cell}]
		text := now.Text
		if now.Number != nil {
			text = now.Number.String()
		}
		if text != l.Read {
			return fmt.Errorf("cell %s of sheet “%s” does not read back as it was written", l.Cell, l.Sheet)
		}
	}
	return nil
}
