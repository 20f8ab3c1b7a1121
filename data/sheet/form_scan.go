package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"bidwright/app/pack/pricingform"
)

// structure reads what stands in a sheet and what the buyer has locked.
func (f *form) structure(s formSheet) (pricingform.Sheet, error) {
	out := pricingform.Sheet{Name: s.name, Hidden: s.hidden, Cells: map[pricingform.At]pricingform.Cell{}, FreeColumns: map[int]bool{}, FreeRows: map[int]bool{}}
	d := xml.NewDecoder(bytes.NewReader(f.content[s.part]))
	at, row := pricingform.At{}, 0
	var cell pricingform.Cell
	var kind string
	var text strings.Builder
	inCell, inText, spoken := false, false, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return out, formDamaged()
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "sheetProtection":
				out.Protected = on(attribute(e, "sheet"))
			case "col":
				f.freeColumns(&out, e)
			case "row":
				above := row
				if row = next(row, attribute(e, "r")); row <= above {
					return out, formDamaged()
				}
				at = pricingform.At{Row: row}
				if on(attribute(e, "customFormat")) && !f.isLocked(attribute(e, "s")) {
					out.FreeRows[row] = true
				}
			case "c":
				column := at.Column + 1
				if ref := attribute(e, "r"); ref != "" {
					named, valid := pricingform.ParseCell(ref)
					if !valid || named.Row != row {
						return out, formDamaged()
					}
					column = named.Column
				}
				if column <= at.Column || row < 1 || row > pricingform.LastRow || column > pricingform.LastColumn {
					return out, formDamaged()
				}
				at.Column, kind, inCell = column, attribute(e, "t"), true
				cell = pricingform.Cell{Locked: f.isLocked(attribute(e, "s"))}
				text.Reset()
			case "f":
				cell.Formula = cell.Formula || inCell
				if kind := attribute(e, "t"); kind == "array" || kind == "dataTable" {
					if r, valid := parseRange(attribute(e, "ref")); valid && len(out.Worked) < maxFormCells {
						out.Worked = append(out.Worked, r)
					}
				}
			case "rPh":
				spoken++
			case "v", "t":
				inText = inCell && spoken == 0
			case "mergeCell":
				if r, valid := parseRange(attribute(e, "ref")); valid && len(out.Merged) < maxFormCells {
					out.Merged = append(out.Merged, r)
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "rPh":
				spoken--
			case "v", "t":
				inText = false
			case "c":
				inCell = false
				cell.Text, cell.Number = f.shown(kind, text.String())
				if out.Cells[at] = cell; len(out.Cells) > maxFormCells {
					return out, formTooBig()
				}
				if cell.Text != "" || cell.Formula {
					out.Rows, out.Columns = max(out.Rows, at.Row), max(out.Columns, at.Column)
				}
			}
		case xml.CharData:
			if inText {
				text.Write(e)
			}
		}
	}
	for _, r := range f.relations(s.part) {
		if r.kind == "table" {
			if head, found := f.tableHead(r.target); found {
				out.Heads = append(out.Heads, head)
			}
		}
	}
	return out, nil
}

// next is the number of a row: the one that it names, or the one after the last.
func next(row int, named string) int {
	if n, err := strconv.Atoi(named); err == nil {
		return n
	}
	return row + 1
}

func on(text string) bool { return text == "1" || text == "true" }

// shown is what a cell holds by its kind.
func (f *form) shown(kind, text string) (string, bool) {
	switch kind {
	case "", "n":
		return text, text != ""
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && i >= 0 && i < len(f.shared) {
			return f.shared[i], false
		}
		return "", false
	}
	return text, false
}

func (f *form) isLocked(style string) bool {
	i, err := strconv.Atoi(style)
	if err != nil {
		i = 0
	}
	return i < 0 || i >= len(f.locked) || f.locked[i]
}

func (f *form) freeColumns(out *pricingform.Sheet, e xml.StartElement) {
	if f.isLocked(attribute(e, "style")) {
		return
	}
	first, err := strconv.Atoi(attribute(e, "min"))
	last, err2 := strconv.Atoi(attribute(e, "max"))
	if err != nil || err2 != nil || first < 1 {
		return
	}
	for c := first; c <= min(last, pricingform.LastColumn); c++ {
		out.FreeColumns[c] = true
	}
}

// parseRange reads A1 or A1:B2.
func parseRange(text string) (pricingform.Range, bool) {
	from, to, isRange := strings.Cut(text, ":")
	if !isRange {
		to = from
	}
	a, ok := pricingform.ParseCell(from)
	b, ok2 := pricingform.ParseCell(to)
	return pricingform.Range{From: a, To: b}, ok && ok2 && a.Row <= b.Row && a.Column <= b.Column
}

// tableHead are the titles of a table.
func (f *form) tableHead(part string) (pricingform.Range, bool) {
	var table struct {
		Ref   string `xml:"ref,attr"`
		Heads string `xml:"headerRowCount,attr"`
	}
	if xml.Unmarshal(f.content[part], &table) != nil || table.Heads == "0" {
		return pricingform.Range{}, false
	}
	r, valid := parseRange(table.Ref)
	r.To.Row = r.From.Row
	return r, valid
}
