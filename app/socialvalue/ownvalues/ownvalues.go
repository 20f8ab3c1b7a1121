// Package ownvalues reads a file of unit values that the user has the right to use: a
// licensed bank of values, a council's own figures. The figures stay in the user's bid;
// a pack prints only the name of their source (section 12 of the social value
// specification). A file that is not of the agreed form is refused whole with the line
// named; a line that cannot be taken is listed with its reason, so that nothing is lost
// silently. Nothing in the file is run or followed.
package ownvalues

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/socialvalue"
)

// Limits of a file (section 17 of the social value specification).
const (
	MaxBytes = 2 << 20
	MaxLines = 5000 // of values, below the heading
)

// Columns are the columns of a file, in this order.
func Columns() []string {
	return []string{"id", "label", "value", "unit", "price_year", "ledger", "body", "source", "licence", "note"}
}

const (
	colID = iota
	colLabel
	colValue
	colUnit
	colYear
	colLedger
	colBody
	colSource
	colLicence
	colNote
)

// Codes of lines that are not taken; others are those of the engine.
const (
	CodeTwice   = "SV-141" // a code stands twice
	CodeFormula = "SV-142" // a cell begins like a formula
	CodeNumber  = "SV-143" // the value is no number
	CodeWord    = "SV-144" // a word of a closed list that is not in it
	CodeNoName  = "SV-145" // no code or no label
	CodeFull    = "SV-146" // the bid holds no more values
)

// Refusal is why a whole file was not read. Line is where, counted from 1; 0 where no
// line is meant.
type Refusal struct {
	Line    int
	Message string
}

func (r *Refusal) Error() string { return r.Message }

func refuse(line int, format string, args ...any) error {
	return &Refusal{line, fmt.Sprintf(format, args...)}
}

// Left is a line that was not taken.
type Left struct {
	Line   int    `json:"line"`
	Code   string `json:"code"`
	Column string `json:"column,omitempty"`
	Label  string `json:"label,omitempty"` // of the line, or its code
	Why    string `json:"why"`
}

// Result is a file as read. Every line of values is in Taken or in Left.
type Result struct {
	Taken      []bid.OwnValue
	Left       []Left
	Replaced   int // of Taken: imported before, under the same code
	Restricted int // of Taken: may not be printed
}

// Read reads a file against the values that the bid holds. Every error of the file is a
// *Refusal; others are of the reader.
func Read(r io.Reader, have []bid.OwnValue) (Result, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return Result{}, err
	}
	if len(raw) > MaxBytes {
		return Result{}, refuse(1+bytes.Count(raw[:MaxBytes], []byte("\n")), "The file is larger than %d MB, so nothing of it was read. Part it into smaller files.", MaxBytes>>20)
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return Result{}, refuse(badLine(raw), "Line %d holds bytes that are no text in UTF-8, so nothing was read. Save the table as CSV in UTF-8.", badLine(raw))
	}
	lines, err := parse(raw)
	if err != nil {
		return Result{}, err
	}
	in := reader{have: map[string]bid.OwnValue{}, seen: map[string]int{}, room: bid.MaxValues - len(have)}
	for _, v := range have {
		if v.Code != "" {
			in.have[key(v.Code)] = v
		}
	}
	for _, l := range lines {
		in.line(l)
	}
	in.strange()
	return in.out, nil
}

// badLine is the line of the first byte that is no text.
func badLine(raw []byte) int {
	line := 1
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && size == 1, r == 0:
			return line
		case r == '\n':
			line++
		}
		raw = raw[size:]
	}
	return line
}

type line struct {
	number int
	cells  []string
}

// parse parts the text into lines of ten cells below the heading.
func parse(raw []byte) ([]line, error) {
	r := csv.NewReader(bytes.NewReader(raw))
	r.FieldsPerRecord = -1
	columns := Columns()
	var lines []line
	for first := true; ; first = false {
		cells, err := r.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF) && first:
			return nil, refuse(1, "The file is empty, so there is nothing to take over. Its first line has to name the columns: %s.", strings.Join(columns, ","))
		case errors.Is(err, io.EOF):
			return lines, nil
		case errors.As(err, &bad):
			return nil, refuse(bad.Line, "Line %d could not be parted into cells; a quotation mark may be missing. Nothing was read. Save the table as CSV again.", bad.Line)
		case err != nil:
			return nil, err
		}
		at, _ := r.FieldPos(0)
		if first {
			for i := range cells {
				cells[i] = strings.ToLower(strings.TrimSpace(cells[i]))
			}
			if !slices.Equal(cells, columns) {
				return nil, refuse(at, "Line %d does not name the columns that are needed, so nothing was read. It has to be: %s.", at, strings.Join(columns, ","))
			}
			continue
		}
		if len(cells) != len(columns) {
			return nil, refuse(at, "Line %d has %d cells, not %d, so nothing was read. Put quotation marks around cells that hold a comma.", at, len(cells), len(columns))
		}
		if len(lines) == MaxLines {
			return nil, refuse(at, "The file has more than %d values (line %d), so nothing was read. Keep those that you need, or part it.", MaxLines, at)
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(strings.ReplaceAll(cells[i], "\r\n", "\n"))
		}
		lines = append(lines, line{at, cells})
	}
}

func key(code string) string { return strings.ToLower(strings.TrimSpace(code)) }

type reader struct {
	out   Result
	have  map[string]bid.OwnValue
	seen  map[string]int // line of a code
	lines map[string]int // line of a taken value, by its id
	room  int
}

func (in *reader) leave(l line, code string, column int, format string, args ...any) {
	name := ""
	if column >= 0 {
		name = Columns()[column]
	}
	label := l.cells[colLabel]
	if label == "" {
		label = l.cells[colID]
	}
	in.out.Left = append(in.out.Left, Left{Line: l.number, Code: code, Column: name, Label: clip(label), Why: fmt.Sprintf(format, args...)})
}

// clip keeps what is printed of a hostile cell short and free of characters that cannot
// be seen.
func clip(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x2069 || r == 0xfeff {
			return -1
		}
		return r
	}, text)
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}

// line takes a line, or leaves it with the first reason found.
func (in *reader) line(l line) {
	c := l.cells
	amount, wrong := money.ParseRate(c[colValue])
	for i, cell := range c {
		if cell == "" || i == colValue && wrong == nil {
			continue
		}
		if _, err := money.ParseRate(cell); err != nil && strings.ContainsRune("=+-@", rune(cell[0])) {
			in.leave(l, CodeFormula, i, "The cell begins with “%s”, as a formula does. Write it without, or in words.", cell[:1])
			return
		}
	}
	old, known := in.have[key(c[colID])]
	first, twice := in.seen[key(c[colID])]
	switch {
	case c[colID] == "":
		in.leave(l, CodeNoName, colID, "The line has no code, so it cannot be told from others. Give it one.")
		return
	case twice:
		in.leave(l, CodeTwice, colID, "The code stands in line %d too; that line was looked at first. Give this one another code.", first)
		return
	}
	in.seen[key(c[colID])] = l.number
	switch {
	case known && !old.Imported:
		in.leave(l, CodeTwice, colID, "You typed a value with this code yourself; it stays as it is. Give one of the two another code.")
	case c[colLabel] == "":
		in.leave(l, CodeNoName, colLabel, "The line does not say what the value is of.")
	case c[colValue] == "":
		in.leave(l, CodeNumber, colValue, "The value is missing.")
	case wrong != nil:
		in.leave(l, CodeNumber, colValue, "The value is no number such as 1234.50.")
	case c[colYear] == "":
		in.leave(l, "SV-006", colYear, "The price year is missing. Type the year whose pounds the value is in, such as 2019 or 2019/20.")
	case !socialvalue.IsPriceYear(c[colYear]):
		in.leave(l, "SV-006", colYear, "“%s” is no price year. Type a year such as 2019, or 2019/20.", clip(c[colYear]))
	case !slices.Contains([]bid.Ledger{bid.LedgerFiscal, bid.LedgerEconomic, bid.LedgerSocial}, bid.Ledger(strings.ToLower(c[colLedger]))):
		in.leave(l, CodeWord, colLedger, "“%s” is no ledger. Write fiscal, economic or social.", clip(c[colLedger]))
	case c[colBody] != "" && !bid.IsBody(strings.ToLower(c[colBody])):
		in.leave(l, CodeWord, colBody, "“%s” is no kind of body. Write one of: %s; or leave the cell empty.", clip(c[colBody]), strings.Join(bid.Bodies(), ", "))
	case c[colUnit] == "":
		in.leave(l, "SV-005", colUnit, "The unit is missing: one what the value is of.")
	case c[colSource] == "":
		in.leave(l, "SV-005", colSource, "The source is missing. A value that nobody can check is worth nothing in a bid.")
	case c[colLicence] == "":
		in.leave(l, "SV-005", colLicence, "The licence is missing: what you may do with the value.")
	case !known && in.room <= 0:
		in.leave(l, CodeFull, -1, "A bid holds up to %d values of its own. Remove some, then read the file again.", bid.MaxValues)
	default:
		in.take(l, amount, old)
	}
}

func (in *reader) take(l line, amount money.Pounds, old bid.OwnValue) {
	c := l.cells
	v := bid.OwnValue{ID: old.ID, Code: c[colID], Name: c[colLabel], Value: money.ValueOf(amount.Decimal()), Unit: c[colUnit], PriceYear: c[colYear],
		Ledger: bid.Ledger(strings.ToLower(c[colLedger])), Body: strings.ToLower(c[colBody]), Source: c[colSource], Licence: c[colLicence], Note: c[colNote],
		Restricted: !socialvalue.OpenLicence(c[colLicence]), Imported: true, Lifetime: old.Lifetime, Wellbeing: old.Wellbeing}
	if v.ID == "" {
		sum := sha256.Sum256([]byte(key(v.Code)))
		v.ID = "imported-" + hex.EncodeToString(sum[:8])
		in.room--
	}
	if in.lines == nil {
		in.lines = map[string]int{}
	}
	in.lines[v.ID] = l.number
	in.out.Taken = append(in.out.Taken, v)
}

// strange leaves values whose words the document itself would refuse: too long, or with
// characters that cannot be seen. Then it counts.
func (in *reader) strange() {
	why := map[string]bid.Issue{}
	const path = "socialValue.values."
	for _, i := range bid.Check(bid.Document{Bid: bid.Bid{SocialValue: bid.SocialValue{Values: in.out.Taken}}}) {
		if rest, ours := strings.CutPrefix(i.Path, path); ours {
			id, _, _ := strings.Cut(rest, ".")
			if _, known := why[id]; !known {
				why[id] = i
			}
		}
	}
	kept := in.out.Taken[:0]
	for _, v := range in.out.Taken {
		if i, bad := why[v.ID]; bad {
			in.out.Left = append(in.out.Left, Left{Line: in.lines[v.ID], Code: i.Code, Column: column(i.Path), Label: clip(v.Name), Why: i.Message})
			continue
		}
		if old, known := in.have[key(v.Code)]; known && old.ID == v.ID {
			in.out.Replaced++
		}
		if v.Restricted {
			in.out.Restricted++
		}
		kept = append(kept, v)
	}
	in.out.Taken = kept
	slices.SortStableFunc(in.out.Left, func(a, b Left) int { return a.Line - b.Line })
}

// column is the column of a field of a value.
func column(path string) string {
	field := path[strings.LastIndexByte(path, '.')+1:]
	return map[string]string{"code": "id", "name": "label", "priceYear": "price_year"}[field] + map[string]string{"unit": "unit", "source": "source", "licence": "licence", "note": "note"}[field]
}

// Step is the name of taking over a file, as undo shows it.
const Step = "Take over values from a file"

// Into puts what was taken into a bid: values imported before under the same code are
// replaced where they stand, so that outcomes go on using them; others are added.
func Into(b *bid.Bid, r Result) {
	place := map[string]int{}
	for i, v := range b.SocialValue.Values {
		place[v.ID] = i
	}
	b.SocialValue.Values = slices.Clone(b.SocialValue.Values)
	for _, v := range r.Taken {
		if i, found := place[v.ID]; found {
			b.SocialValue.Values[i] = v
			continue
		}
		b.SocialValue.Values = append(b.SocialValue.Values, v)
	}
}
