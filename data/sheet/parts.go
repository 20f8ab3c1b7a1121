package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"bidwright/app/audit"
)

// Limits of what an XLSX file may unpack to. Its own headers are not believed: every
// part is unpacked under a limit before the library sees the file.
const (
	maxParts    = 600
	maxUnzipped = 64 << 20
	maxPart     = 24 << 20
	maxRatio    = 200 // unpacked to packed, beyond the first megabyte
)

// parts are the files inside a workbook.
type parts struct {
	content map[string][]byte // of workbook, relations and sheets
	links   int
	macros  bool
}

// sheetPart is one sheet as the workbook lists it.
type sheetPart struct {
	name   string
	path   string
	hidden bool
}

func tooBig() error {
	return refuse("The workbook unpacks to far more than a schedule needs, so it was not read. Save only the sheet with the schedule in a new workbook.")
}

// openParts unpacks every part under the limits and keeps those that are looked into.
func openParts(raw []byte) (*parts, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, damaged()
	}
	if len(archive.File) > maxParts {
		return nil, tooBig()
	}
	p := &parts{content: map[string][]byte{}}
	total := int64(0)
	seen := map[string]bool{}
	for _, f := range archive.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		low := strings.ToLower(name)
		if seen[low] {
			return nil, damaged()
		}
		seen[low] = true
		p.macros = p.macros || strings.HasSuffix(low, "vbaproject.bin")
		if strings.HasPrefix(low, "xl/externallinks/") && !strings.Contains(low, "_rels") {
			p.links++
		}
		r, err := f.Open()
		if err != nil {
			return nil, damaged()
		}
		var keep bytes.Buffer
		var to io.Writer = io.Discard
		kept := low == "xl/workbook.xml" || low == "xl/_rels/workbook.xml.rels" || strings.HasPrefix(low, "xl/worksheets/") && strings.HasSuffix(low, ".xml")
		if kept {
			to = &keep
		}
		n, err := io.Copy(to, io.LimitReader(r, maxPart+1))
		r.Close()
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, damaged()
		}
		total += n
		if n > maxPart || total > maxUnzipped || n > 1<<20 && n > maxRatio*int64(f.CompressedSize64) {
			return nil, tooBig()
		}
		if bytes.Contains(keep.Bytes(), []byte("<!DOCTYPE")) || bytes.Contains(keep.Bytes(), []byte("<!ENTITY")) {
			return nil, damaged()
		}
		if kept {
			p.content[low] = keep.Bytes()
		}
	}
	if p.content["xl/workbook.xml"] == nil {
		return nil, refuse("The file is a zip archive, but no XLSX workbook, so it was not read. Unpack it and choose the table inside.")
	}
	return p, nil
}

// sheets lists the worksheets in the order of their tabs.
func (p *parts) sheets() []sheetPart {
	var relations struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	var book struct {
		Sheets struct {
			Sheet []struct {
				Name  string     `xml:"name,attr"`
				State string     `xml:"state,attr"`
				Attrs []xml.Attr `xml:",any,attr"`
			} `xml:"sheet"`
		} `xml:"sheets"`
	}
	if xml.Unmarshal(p.content["xl/workbook.xml"], &book) != nil || xml.Unmarshal(p.content["xl/_rels/workbook.xml.rels"], &relations) != nil {
		return nil
	}
	target := map[string]string{}
	for _, r := range relations.Relationship {
		to := r.Target
		if !strings.HasPrefix(to, "/") {
			to = "xl/" + to
		}
		target[r.ID] = strings.ToLower(strings.TrimPrefix(path.Clean(to), "/"))
	}
	var out []sheetPart
	for _, s := range book.Sheets.Sheet {
		id := ""
		for _, a := range s.Attrs {
			if a.Name.Local == "id" {
				id = a.Value
			}
		}
		if p.content[target[id]] == nil {
			continue // a chart sheet
		}
		out = append(out, sheetPart{name: s.Name, path: target[id], hidden: s.State == "hidden" || s.State == "veryHidden"})
	}
	return out
}

// position is a row from 1 and a column from 0.
type position struct{ row, column int }

// facts are what a sheet says beside its values.
type facts struct {
	lastRow, lastColumn int
	formulas            map[position]string
	numbers             map[position]bool
	hiddenRows          map[int]bool
	hiddenColumns       []int
}

// about scans a sheet for formulas, hidden parts and its true size. Cells that are
// only formatted do not count; a sheet with content beyond the limits is refused.
func (p *parts) about(s sheetPart) (facts, error) {
	f := facts{formulas: map[position]string{}, numbers: map[position]bool{}, hiddenRows: map[int]bool{}}
	d := xml.NewDecoder(bytes.NewReader(p.content[s.path]))
	at, row := position{}, 0
	numeric, inFormula, inValue := false, false, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return f, nil
		}
		if err != nil {
			return f, damaged()
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "col":
				f.hideColumns(e)
			case "row":
				row++
				at.column = -1
				if n, err := strconv.Atoi(attribute(e, "r")); err == nil {
					row = n
				}
				if attribute(e, "hidden") == "1" || attribute(e, "hidden") == "true" {
					f.hiddenRows[row] = true
					if len(f.hiddenRows) > audit.MaxRows {
						f.hiddenRows = map[int]bool{}
					}
				}
			case "c":
				at = position{row, at.column + 1}
				if ref := attribute(e, "r"); ref != "" {
					letters := strings.TrimRight(ref, "0123456789")
					column, ok := audit.ColumnIndex(letters)
					if !ok {
						column = audit.MaxColumns
					}
					at.column = column
				}
				kind := attribute(e, "t")
				numeric = kind == "" || kind == "n"
			case "v", "is":
				inValue = true
			case "f":
				inFormula = true
			}
		case xml.EndElement:
			inValue, inFormula = inValue && e.Name.Local != "v" && e.Name.Local != "is", false
		case xml.CharData:
			switch {
			case inFormula && at.column < audit.MaxColumns && at.row <= audit.MaxRows:
				f.formulas[at] = short(f.formulas[at] + string(e))
			case inValue && len(bytes.TrimSpace(e)) > 0:
				if at.column >= audit.MaxColumns || at.row > audit.MaxRows || at.row < 1 {
					return f, refuse("Sheet “%s” has more than %d rows or %d columns, so it was not read. Save only the part with the schedule in a new workbook.", short(s.name), audit.MaxRows, audit.MaxColumns)
				}
				f.lastRow, f.lastColumn = max(f.lastRow, at.row), max(f.lastColumn, at.column+1)
				if numeric {
					f.numbers[at] = true
				}
			}
		}
	}
}

func (f *facts) hideColumns(e xml.StartElement) {
	if attribute(e, "hidden") != "1" && attribute(e, "hidden") != "true" {
		return
	}
	first, err := strconv.Atoi(attribute(e, "min"))
	last, err2 := strconv.Atoi(attribute(e, "max"))
	if err != nil || err2 != nil || first < 1 {
		return
	}
	for c := first; c <= min(last, audit.MaxColumns); c++ {
		f.hiddenColumns = append(f.hiddenColumns, c-1)
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
