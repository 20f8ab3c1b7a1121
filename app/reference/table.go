package reference

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bidwright/app/date"
	"bidwright/app/money"

	"github.com/shopspring/decimal"
)

// Limits of one table or facts file; a file from outside is read by the same rules.
const (
	MaxFileBytes = 2 << 20
	MaxRows      = 10_000
	MaxText      = 2_000 // characters of one field
	maxProblems  = 50    // reported of one load
)

// Problem is one thing wrong in a table: where it stands and what would be right.
// Line counts from 1, the heading included; 0 means the file as a whole.
type Problem struct {
	File    string
	Line    int
	Column  string
	Message string
}

// Error is the sentence with its place.
func (p Problem) Error() string {
	place := p.File
	if p.Line > 0 {
		place += fmt.Sprintf(", line %d", p.Line)
	}
	if p.Column != "" {
		place += ", " + p.Column
	}
	if place == "" {
		return p.Message
	}
	return place + ": " + p.Message
}

// Problems is all that is wrong, up to a readable number.
type Problems []Problem

// Error lists every problem on a line of its own.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

func (p *Problems) add(file string, line int, column, format string, arguments ...any) {
	if len(*p) < maxProblems {
		*p = append(*p, Problem{file, line, column, fmt.Sprintf(format, arguments...)})
	}
}

// row is one line of a table being read; its methods note what is wrong and go on.
type row struct {
	file     string
	line     int
	fields   map[string]string
	problems *Problems
}

func (r row) wrong(column, format string, arguments ...any) {
	r.problems.add(r.file, r.line, column, format, arguments...)
}

// text is a field that may be empty.
func (r row) text(column string) string {
	value := r.fields[column]
	if message := unfit(value); message != "" {
		r.wrong(column, "%s", message)
		return ""
	}
	return value
}

// must is a field that has to be filled.
func (r row) must(column string) string {
	value := r.text(column)
	if strings.TrimSpace(value) == "" && r.fields[column] == value {
		r.wrong(column, "this must be filled in")
	}
	return value
}

func (r row) date(column string) date.Date {
	d, err := date.ParseISO(r.text(column))
	if err != nil {
		r.wrong(column, "%v", err)
	}
	return d
}

// number is an exact decimal, or nothing when the field is empty.
func (r row) number(column string) money.Value {
	text := r.text(column)
	if text == "" {
		return money.Value{}
	}
	value, err := money.ParseValue(text)
	if err != nil {
		r.wrong(column, "%v", err)
	}
	return value
}

func (r row) mustNumber(column string) money.Value {
	value := r.number(column)
	if r.fields[column] == "" {
		r.wrong(column, "this must be a number")
	}
	return value
}

// natural is a number that is not negative, or nothing when the field is empty.
func (r row) natural(column string) (value money.Value, filled bool) {
	value = r.number(column)
	if value.IsSet() && value.Decimal().IsNegative() {
		r.wrong(column, "this cannot be negative")
	}
	return value, value.IsSet()
}

func (r row) pounds(column string) money.Pounds {
	if value, filled := r.natural(column); filled {
		return money.PoundsOf(value.Decimal())
	}
	return money.Pounds{}
}

func (r row) quantity(column string) money.Quantity {
	if value, filled := r.natural(column); filled {
		return money.QuantityOf(value.Decimal())
	}
	return money.Quantity{}
}

// fraction is a share from 0 to 1 that must be filled.
func (r row) fraction(column string) money.Share {
	value, filled := r.natural(column)
	if !filled || value.Decimal().GreaterThan(decimal.NewFromInt(1)) {
		r.wrong(column, "this must be a share from 0 to 1")
		return money.Share{}
	}
	return money.ShareOf(value.Decimal())
}

// word is one of a known list of words.
func (r row) word(column string, known ...string) string {
	value := r.text(column)
	if !slices.Contains(known, value) {
		r.wrong(column, "%q is not one of: %s", clip(value), strings.Join(known, ", "))
	}
	return value
}

func (r row) yes(column string) bool { return r.word(column, "yes", "no") == "yes" }

// list is a field of several words with semicolons between them.
func (r row) list(column string) []string {
	text := r.text(column)
	if text == "" {
		return nil
	}
	parts := strings.Split(text, ";")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

func (r row) period() (from, to date.Date) {
	from, to = r.date("valid_from"), r.date("valid_to")
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		r.wrong("valid_to", "%s is before valid_from, %s", to.ISO(), from.ISO())
	}
	return from, to
}

// source reads the columns every table has: where a row was seen, when, and how sure it is.
func (r row) source() Source {
	s := Source{Title: r.must("source_title"), URL: r.text("source_url"), ReadOn: r.date("read_on")}
	s.Certainty = Certainty(r.word("certainty", string(High), string(Medium), string(Low)))
	if s.ReadOn.IsZero() && s.Certainty != Low {
		r.wrong("read_on", "only a row of low certainty may lack the day it was read")
	}
	return s
}

// readTable reads one CSV with exactly the given heading and hands over its rows.
func readTable(folder fs.FS, file string, heading []string, problems *Problems, each func(row)) {
	raw, err := readLimited(folder, file)
	if err != nil {
		problems.add(file, 0, "", "%v", err)
		return
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
	reader.FieldsPerRecord = len(heading)
	first, err := reader.Read()
	if err != nil && !errors.Is(err, csv.ErrFieldCount) {
		problems.add(file, 1, "", "there is no heading: %v", err)
		return
	}
	if !slices.Equal(first, heading) {
		problems.add(file, 1, "", "the heading must be exactly: %s", strings.Join(heading, ","))
		return
	}
	var rows []row
	for {
		fields, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil { // after a broken quote nothing that follows can be trusted
			line := 0
			if parse := new(csv.ParseError); errors.As(err, &parse) {
				line, err = parse.Line, parse.Err
			}
			problems.add(file, line, "", "%v", err)
			return
		}
		if len(rows) == MaxRows {
			problems.add(file, 0, "", "more than %d rows; divide the file", MaxRows)
			return
		}
		line, _ := reader.FieldPos(0)
		r := row{file: file, line: line, fields: make(map[string]string, len(heading)), problems: problems}
		for i, name := range heading {
			r.fields[name] = fields[i]
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		problems.add(file, 1, "", "the table has no rows")
	}
	for _, r := range rows {
		each(r)
	}
}

func readLimited(folder fs.FS, file string) ([]byte, error) {
	f, err := folder.Open(file)
	if err != nil {
		return nil, fmt.Errorf("the table cannot be opened: %w", err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, MaxFileBytes+1))
	if err != nil {
		return nil, fmt.Errorf("the table cannot be read: %w", err)
	}
	if len(raw) > MaxFileBytes {
		return nil, fmt.Errorf("the file is larger than %d MB", MaxFileBytes>>20)
	}
	return raw, nil
}

// unfit says why a text from outside is refused, or nothing.
func unfit(text string) string {
	if !utf8.ValidString(text) {
		return "the text is not UTF-8"
	}
	if utf8.RuneCountInString(text) > MaxText {
		return fmt.Sprintf("the text is longer than %d characters", MaxText)
	}
	for _, r := range text {
		if unicode.IsControl(r) || steersDirection(r) {
			return fmt.Sprintf("the text holds the invisible character U+%04X; type it again without it", r)
		}
	}
	return ""
}

// steersDirection reports the marks that can make a text read differently from
// what it says.
func steersDirection(r rune) bool {
	return r == 0x061C || r == 0x200E || r == 0x200F || r == 0xFEFF ||
		r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func clip(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return text
}

// once reports a repeated id.
type once map[string]int

func (seen once) check(r row, column, id string) {
	if line, twice := seen[id]; twice && id != "" {
		r.wrong(column, "%q stands on line %d already", clip(id), line)
		return
	}
	seen[id] = r.line
}
