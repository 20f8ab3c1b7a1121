package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"bidwright/app/pack/pricingform"
)

// FillForm writes the entries into a copy of a buyer's workbook. Only the named cells
// change: every other part of the file is copied as it is packed, and within a sheet every
// other byte stays, but for the stored results of formulas, which no longer hold. The copy
// asks the program that opens it to work everything out again. Equal input gives equal
// bytes.
func (Forms) FillForm(raw []byte, entries []pricingform.Entry) ([]byte, error) {
	f, err := openForm(raw)
	if err != nil {
		return nil, err
	}
	bySheet := map[string]map[pricingform.At]pricingform.Entry{}
	for _, e := range entries {
		part, err := f.part(e.Sheet)
		if err != nil {
			return nil, err
		}
		at, valid := pricingform.ParseCell(e.Cell)
		if !valid {
			return nil, fmt.Errorf("%.20q is not the name of a cell", e.Cell)
		}
		if bySheet[part] == nil {
			bySheet[part] = map[pricingform.At]pricingform.Entry{}
		}
		bySheet[part][at] = e
	}
	changed := map[string][]byte{}
	for _, s := range f.sheets {
		if changed[s.part], err = editSheet(f.content[s.part], bySheet[s.part]); err != nil {
			return nil, err
		}
	}
	book := f.book()
	if changed[book], err = recalculated(f.content[book]); err != nil {
		return nil, err
	}
	return f.packed(changed)
}

// packed writes the archive in its own order; parts that did not change keep their bytes.
func (f *form) packed(changed map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range f.archive.File {
		content, edited := changed[file.Name]
		if !edited || bytes.Equal(content, f.content[file.Name]) {
			if err := w.Copy(file); err != nil {
				return nil, formDamaged()
			}
			continue
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Deflate, Modified: file.Modified})
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(content); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// edit is a stretch of a part that is written anew.
type edit struct {
	from, to int64
	text     string
}

// applied makes the edits, which do not overlap; those at one place keep their order.
func applied(raw []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var out bytes.Buffer
	at := int64(0)
	for _, e := range edits {
		out.Write(raw[at:e.from])
		out.WriteString(e.text)
		at = e.to
	}
	out.Write(raw[at:])
	return out.Bytes()
}

// sheetEditor goes through a sheet once and notes what is to change where.
type sheetEditor struct {
	raw     []byte
	entries map[pricingform.At]pricingform.Entry
	prefix  string // of the names of elements: "x:" where the file uses one
	styles  map[int]string
	edits   []edit

	row      int
	column   int
	rowStyle string
	left     []pricingform.At // still to be written, in order
}

// editSheet writes the entries into a sheet and drops the stored results of its formulas.
func editSheet(raw []byte, entries map[pricingform.At]pricingform.Entry) ([]byte, error) {
	s := &sheetEditor{raw: raw, entries: entries, styles: map[int]string{}}
	s.left = slices.SortedFunc(maps.Keys(entries), func(a, b pricingform.At) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	if err := s.walk(); err != nil {
		return nil, err
	}
	if len(s.left) > 0 {
		return nil, formDamaged()
	}
	return applied(raw, s.edits), nil
}

func (s *sheetEditor) walk() error {
	d := xml.NewDecoder(bytes.NewReader(s.raw))
	inData, replaced, formula := false, false, false
	var cellFrom, valueFrom int64
	for {
		from := d.InputOffset()
		token, err := d.Token()
		to := d.InputOffset()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return formDamaged()
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch name := e.Name.Local; {
			case name == "col" && !inData:
				s.columnStyle(e)
			case name == "sheetData":
				s.prefix = prefixOf(s.raw[from:to])
				if inData = !closed(s.raw[from:to]); !inData {
					s.edits = append(s.edits, edit{from, to, opened(s.raw[from:to]) + s.rowsBefore(pricingform.LastRow+1) + "</" + s.prefix + "sheetData>"})
				}
			case !inData:
			case name == "row":
				s.row, s.column = next(s.row, attribute(e, "r")), 0
				s.insert(from, s.rowsBefore(s.row))
				if s.rowStyle = ""; on(attribute(e, "customFormat")) {
					s.rowStyle = attribute(e, "s")
				}
				if closed(s.raw[from:to]) {
					if cells := s.cellsBefore(pricingform.LastColumn + 1); cells != "" {
						s.edits = append(s.edits, edit{from, to, opened(s.raw[from:to]) + cells + "</" + s.prefix + "row>"})
					}
				}
			case name == "c":
				s.column++
				if at, valid := pricingform.ParseCell(attribute(e, "r")); valid {
					s.column = at.Column
				}
				s.insert(from, s.cellsBefore(s.column))
				replaced, formula, cellFrom = false, false, from
				if len(s.left) > 0 && s.left[0] == (pricingform.At{Row: s.row, Column: s.column}) {
					replaced = true
					s.edits = append(s.edits, edit{from: from, text: s.cell(s.left[0], attribute(e, "s"))})
					s.left = s.left[1:]
				}
			case name == "f":
				formula = true
			case name == "v":
				valueFrom = from
			}
		case xml.EndElement:
			switch name := e.Name.Local; {
			case !inData:
			case name == "v" && formula && !replaced:
				s.edits = append(s.edits, edit{valueFrom, to, ""})
			case name == "c" && replaced:
				if formula {
					return fmt.Errorf("the cell at byte %d holds a formula", cellFrom)
				}
				s.edits[len(s.edits)-1].to, replaced = to, false
			case name == "c":
				formula = false
			case name == "row":
				s.insert(from, s.cellsBefore(pricingform.LastColumn+1))
			case name == "sheetData":
				s.insert(from, s.rowsBefore(pricingform.LastRow+1))
				inData = false
			}
		}
	}
}

func (s *sheetEditor) insert(at int64, text string) {
	if text != "" {
		s.edits = append(s.edits, edit{at, at, text})
	}
}

// rowsBefore are new rows for what goes above a row.
func (s *sheetEditor) rowsBefore(row int) string {
	var out strings.Builder
	for len(s.left) > 0 && s.left[0].Row < row {
		at := s.left[0]
		s.row, s.rowStyle = at.Row, ""
		fmt.Fprintf(&out, `<%srow r="%d">%s</%srow>`, s.prefix, at.Row, s.cellsBefore(pricingform.LastColumn+1), s.prefix)
	}
	s.row = max(s.row, min(row, pricingform.LastRow))
	return out.String()
}

// cellsBefore are new cells of the row for what goes left of a column.
func (s *sheetEditor) cellsBefore(column int) string {
	var out strings.Builder
	for len(s.left) > 0 && s.left[0].Row == s.row && s.left[0].Column < column {
		style := s.rowStyle
		if style == "" {
			style = s.styles[s.left[0].Column]
		}
		out.WriteString(s.cell(s.left[0], style))
		s.left = s.left[1:]
	}
	return out.String()
}

// cell is one cell as written: a number, or a text that no program takes for a formula.
func (s *sheetEditor) cell(at pricingform.At, style string) string {
	var out bytes.Buffer
	fmt.Fprintf(&out, `<%sc r="%s"`, s.prefix, at)
	if style != "" {
		out.WriteString(` s="`)
		_ = xml.EscapeText(&out, []byte(style)) // a buffer takes everything
		out.WriteString(`"`)
	}
	if e := s.entries[at]; e.Number != nil {
		fmt.Fprintf(&out, `><%sv>%s</%sv></%sc>`, s.prefix, e.Number.String(), s.prefix, s.prefix)
	} else {
		fmt.Fprintf(&out, ` t="inlineStr"><%sis><%st xml:space="preserve">`, s.prefix, s.prefix)
		_ = xml.EscapeText(&out, []byte(e.Text))
		fmt.Fprintf(&out, `</%st></%sis></%sc>`, s.prefix, s.prefix, s.prefix)
	}
	return out.String()
}

// columnStyle notes the format of the columns in which something is written.
func (s *sheetEditor) columnStyle(e xml.StartElement) {
	first, last := next(0, attribute(e, "min")), next(0, attribute(e, "max"))
	for _, at := range s.left {
		if at.Column >= first && at.Column <= last {
			s.styles[at.Column] = attribute(e, "style")
		}
	}
}

// prefixOf is the prefix of an element's name with its colon, as the file writes it.
func prefixOf(tag []byte) string {
	name := string(bytes.TrimLeft(tag, "<"))
	name = name[:strings.IndexAny(name+" ", " />\t\r\n")]
	if i := strings.IndexByte(name, ':'); i >= 0 {
		return name[:i+1]
	}
	return ""
}

func closed(tag []byte) bool { return bytes.HasSuffix(tag, []byte("/>")) }

// opened is the start of an element that was written closed in itself.
func opened(tag []byte) string {
	return strings.TrimRight(strings.TrimSuffix(string(tag), "/>"), " \t\r\n") + ">"
}

var fullCalculation = regexp.MustCompile(`\s+fullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')`)

// recalculated asks the program that opens the workbook to work all of it out again.
func recalculated(raw []byte) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	after, prefix := int64(-1), ""
	for {
		from := d.InputOffset()
		token, err := d.Token()
		to := d.InputOffset()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, formDamaged()
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "calcPr" {
				tag := fullCalculation.ReplaceAllString(string(raw[from:to]), "")
				end := len(tag) - 1
				if closed([]byte(tag)) {
					end--
				}
				return applied(raw, []edit{{from, to, strings.TrimRight(tag[:end], " \t\r\n") + ` fullCalcOnLoad="1"` + tag[end:]}}), nil
			}
			if e.Name.Local == "sheets" {
				prefix = prefixOf(raw[from:to])
			}
		case xml.EndElement: // the places after which the format wants it
			switch e.Name.Local {
			case "sheets", "functionGroups", "externalReferences", "definedNames":
				after = to
			}
		}
	}
	if after < 0 {
		return nil, formDamaged()
	}
	return applied(raw, []edit{{after, after, "<" + prefix + `calcPr fullCalcOnLoad="1"/>`}}), nil
}
