package sheet

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"bidwright/app/pack"
)

// mark is the byte order mark: without it Excel takes UTF-8 for an older code and
// spoils £, ŵ and ŷ; every program that reads UTF-8 skips it.
const mark = "\uFEFF"

// CSVPainter makes the pricing schedule of a pack, or the impact map of a social value
// response, as comma-separated values in UTF-8 with a byte order mark and CRLF line ends
// (RFC 4180). Figures are plain decimals without signs or thousands commas, shares are
// fractions; a text that a spreadsheet would take for a formula gets a leading apostrophe.
type CSVPainter struct{}

var _ pack.Painter = CSVPainter{}

// Paint writes the table.
func (CSVPainter) Paint(_ context.Context, b pack.Built, _ func(done, total int)) ([]byte, error) {
	table, found := listed(b.Document)
	if !found {
		return nil, pack.ErrNoTable
	}
	return Table(table)
}

// listed is the table of a pack that leaves as CSV.
func listed(doc pack.Document) (pack.Table, bool) {
	if table, found := pack.FindTable(doc, "table-schedule"); found {
		return table, true
	}
	return pack.FindTable(doc, "table-impact")
}

// Table writes a table as CSV with a byte order mark.
func Table(table pack.Table) ([]byte, error) {
	var buffer bytes.Buffer
	buffer.WriteString(mark)
	out := csv.NewWriter(&buffer)
	out.UseCRLF = true
	head := make([]string, len(table.Columns))
	for i, c := range table.Columns {
		head[i] = safe(c.Title)
	}
	rows := [][]string{head}
	for _, row := range table.Rows {
		line := make([]string, len(table.Columns))
		for i, cell := range row.Cells {
			line[i] = safe(strings.TrimLeft(cell.Text, " "))
			if table.Columns[i].Align == pack.Right {
				if value, form, ok := pack.PrintedNumber(cell.Text); ok && form == pack.FormPounds {
					line[i] = value.StringFixed(2)
				} else if ok {
					line[i] = value.String()
				}
			}
		}
		rows = append(rows, line)
	}
	if err := out.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("writing the CSV: %w", err)
	}
	return buffer.Bytes(), nil
}

// safe keeps a text from being taken for a formula: those begin with one of = + − @,
// a tab, a line end or a NUL; quotes do not help.
func safe(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n\x00", rune(text[0])) {
		return "'" + text
	}
	return text
}

// Verify reads the CSV again and compares it with the pack.
func (CSVPainter) Verify(raw []byte, doc pack.Document) error {
	table, found := listed(doc)
	if !found {
		return fmt.Errorf("the pack has no pricing schedule and no impact map")
	}
	body, marked := bytes.CutPrefix(raw, []byte(mark))
	if !marked {
		return fmt.Errorf("the CSV does not begin with its mark")
	}
	in := csv.NewReader(bytes.NewReader(body))
	in.FieldsPerRecord = len(table.Columns)
	rows := 0
	for {
		if _, err := in.Read(); err == io.EOF {
			break
		} else if err != nil {
			return fmt.Errorf("the CSV cannot be read again: %w", err)
		}
		rows++
	}
	if rows != len(table.Rows)+1 {
		return fmt.Errorf("the CSV has %d lines, the table %d", rows, len(table.Rows)+1)
	}
	return nil
}

// Haystacks are the text of the CSV.
func (CSVPainter) Haystacks(raw []byte) ([]pack.Haystack, error) { return pack.Decode("the CSV", raw) }
