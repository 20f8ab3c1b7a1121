package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"bidwright/app/audit"
)

// readText reads comma-, semicolon- or tab-separated text in UTF-8, UTF-16 or, for
// want of better, Windows-1252.
func readText(name string, raw []byte) (audit.Table, error) {
	t := audit.Table{Name: name}
	text, note, err := decoded(raw)
	if err != nil {
		return t, err
	}
	if note != "" {
		t.Notes = append(t.Notes, note)
	}
	if first, rest, ok := strings.Cut(text, "\n"); ok && len(first) < 10 && strings.HasPrefix(strings.ToLower(first), "sep=") {
		text = rest
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	r.Comma = separator(text)
	var rows [][]string
	line, cells := 0, 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return t, refuse("The text could not be parted into columns near line %d, so it was not read. Save the table again as CSV or XLSX.", line+1)
		}
		// Empty lines are skipped by the reader; rows keep the line they start on.
		for start, _ := r.FieldPos(0); line < start-1 && len(rows) <= audit.MaxRows; line++ {
			rows = append(rows, nil)
		}
		line += 1 + newlines(record)
		if len(rows) >= audit.MaxRows {
			return t, refuse("The table has more than %d rows, so it was not read. Save only the part with the schedule.", audit.MaxRows)
		}
		if len(record) > audit.MaxColumns {
			return t, refuse("The table has more than %d columns, so it was not read. Save only the part with the schedule.", audit.MaxColumns)
		}
		for _, cell := range record {
			if len(cell) > 4*audit.MaxCellText {
				return t, refuse("A cell in row %d holds more than %d characters, so the table was not read. A quotation mark may be missing; save it again as CSV or XLSX.", line, audit.MaxCellText)
			}
		}
		if cells += len(record); cells > audit.MaxCells {
			return t, tooManyCells()
		}
		rows = append(rows, record)
	}
	return t.WithText(rows), nil
}

func tooManyCells() error {
	return refuse("The table has more than %d cells, so it was not read. Save only the part with the schedule.", audit.MaxCells)
}

func newlines(record []string) (n int) {
	for _, cell := range record {
		n += strings.Count(cell, "\n")
	}
	return n
}

// decoded gives the text of a file whatever its encoding.
func decoded(raw []byte) (text, note string, err error) {
	var e encoding.Encoding
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case len(raw) > 3 && raw[1] == 0 && raw[3] == 0 && raw[0] != 0:
		e = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case len(raw) > 3 && raw[0] == 0 && raw[2] == 0 && raw[1] != 0:
		e = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case bytes.IndexByte(raw, 0) >= 0:
		return "", "", refuse("The file is neither text nor an XLSX workbook, so it was not read. Save the table as CSV or XLSX.")
	case utf8.Valid(raw):
		return strings.TrimPrefix(string(raw), "\ufeff"), "", nil
	default:
		e, note = charmap.Windows1252, "The file is not in UTF-8 and was read as Windows-1252; check that £ signs and names are right."
	}
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return "", "", refuse("The characters of the file could not be read. Save the table again as CSV in UTF-8, or as XLSX.")
	}
	return strings.TrimPrefix(string(out), "\ufeff"), note, nil
}

// separator is the mark that parts most lines into the same number of columns.
func separator(text string) rune {
	best, most := ',', 0
	lines := strings.SplitN(text, "\n", 41)
	for _, mark := range []rune{'\t', ',', ';', '|'} {
		score := 0
		counts := map[int]int{}
		for _, line := range lines[:min(len(lines), 40)] {
			n, quoted := 0, false
			for _, r := range line {
				if r == '"' {
					quoted = !quoted
				} else if r == mark && !quoted {
					n++
				}
			}
			if n > 0 {
				counts[n]++
				score = max(score, counts[n]*100+min(n, 50))
			}
		}
		if score > most {
			best, most = mark, score
		}
	}
	return best
}
