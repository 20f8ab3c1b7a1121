package sheet

import (
	"bytes"
	"errors"
	"io"
	"math/big"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"bidwright/app/audit"
)

// readWorkbook reads one sheet of an XLSX file after its parts were found harmless.
func readWorkbook(name string, raw []byte, want string) (t audit.Table, err error) {
	parts, err := openParts(raw)
	if err != nil {
		return t, err
	}
	defer func() { // the library meets files that no program wrote
		if recover() != nil {
			t, err = audit.Table{}, damaged()
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		if errors.Is(err, excelize.ErrWorkbookPassword) {
			return t, refuse("The workbook is locked with a password, so it was not read. Save it without a password.")
		}
		return t, damaged()
	}
	defer book.Close()
	sheets := parts.sheets()
	if len(sheets) == 0 {
		return t, damaged()
	}
	t.Name = name
	var hidden []string
	for _, s := range sheets {
		t.Sheets = append(t.Sheets, s.name)
		if s.hidden {
			hidden = append(hidden, s.name)
		}
	}
	var tried error
	for _, s := range sheets {
		if want != "" && !strings.EqualFold(strings.TrimSpace(want), s.name) || want == "" && s.hidden {
			continue
		}
		read, figures, err := readSheet(book, parts, s)
		if err != nil && want != "" {
			return t, err
		}
		if err != nil {
			tried = err
			continue
		}
		if figures == 0 && want == "" {
			continue
		}
		read.Name, read.Sheet, read.Sheets = t.Name, s.name, t.Sheets
		return describe(read, s.name, hidden, parts), nil
	}
	switch {
	case tried != nil:
		return t, tried
	case want != "":
		return t, refuse("There is no sheet %.60q in the workbook. Choose one of: %.400s.", want, strings.Join(t.Sheets, ", "))
	}
	return t, refuse("No visible sheet of the workbook holds figures, so there is nothing to audit. If they are on a hidden sheet, name it: %.400s.", strings.Join(t.Sheets, ", "))
}

func damaged() error {
	return refuse("The file is not a workbook that can be read; it may be damaged. Open it in your spreadsheet program, save it again as .xlsx and try that.")
}

// describe notes what a reader of the sheet would not see.
func describe(t audit.Table, sheet string, hidden []string, parts *parts) audit.Table {
	var others []string
	for _, s := range t.Sheets {
		if s != sheet {
			others = append(others, s)
		}
	}
	if len(others) > 0 {
		t.Notes = append(t.Notes, "Sheet “"+sheet+"” was read; the others were not: "+short(strings.Join(others, ", "))+".")
	}
	if len(hidden) > 0 {
		t.Notes = append(t.Notes, "The workbook has hidden sheets: "+short(strings.Join(hidden, ", "))+".")
	}
	if parts.links > 0 {
		t.Notes = append(t.Notes, "Figures come from other workbooks. The links were not followed; the stored figures were read.")
	}
	if parts.macros {
		t.Notes = append(t.Notes, "The workbook holds macros. They were not run.")
	}
	return t
}

func short(text string) string {
	if r := []rune(text); len(r) > 300 {
		return string(r[:299]) + "…"
	}
	return text
}

// readSheet reads the stored and the shown values of one sheet, and counts figures.
func readSheet(book *excelize.File, parts *parts, s sheetPart) (audit.Table, int, error) {
	var t audit.Table
	about, err := parts.about(s)
	if err != nil {
		return t, 0, err
	}
	shown, err := book.Rows(s.name)
	if err != nil {
		return t, 0, damaged()
	}
	defer shown.Close()
	stored, err := book.Rows(s.name)
	if err != nil {
		return t, 0, damaged()
	}
	defer stored.Close()
	figures, cells := 0, 0
	for number := 1; number <= about.lastRow && shown.Next() && stored.Next(); number++ {
		texts, err := shown.Columns()
		if err != nil {
			return t, 0, damaged()
		}
		values, err := stored.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return t, 0, damaged()
		}
		row := audit.Row{Number: number, Hidden: about.hiddenRows[number]}
		for c := range min(len(texts), about.lastColumn) {
			cell := audit.Cell{Text: audit.CleanText(texts[c]), Formula: about.formulas[position{number, c}]}
			if c < len(values) && about.numbers[position{number, c}] {
				if cell.Stored = plainNumber(values[c]); cell.Stored != "" {
					figures++
				}
			} else if cell.Text != "" && strings.ContainsAny(cell.Text, "0123456789") {
				figures++
			}
			row.Cells = append(row.Cells, cell)
		}
		if cells += len(row.Cells); cells > audit.MaxCells {
			return t, 0, tooManyCells()
		}
		t.Rows = append(t.Rows, row)
	}
	if err := shown.Error(); err != nil && !errors.Is(err, io.EOF) {
		return t, 0, damaged()
	}
	t.HiddenColumns = about.hiddenColumns
	return t, figures, nil
}

var storedNumber = regexp.MustCompile(`^-?\d{1,20}(?:\.\d{0,20})?(?:[eE][-+]?\d{1,2})?$`)

// plainNumber is a stored number as a plain decimal of 10 places: binary figures
// carry hairs such as 0.30000000000000004. Empty when it is none, or beyond 10¹².
func plainNumber(text string) string {
	if !storedNumber.MatchString(text) {
		return ""
	}
	exact, ok := new(big.Rat).SetString(text)
	if !ok || exact.Num().BitLen()-exact.Denom().BitLen() > 40 {
		return ""
	}
	plain := exact.FloatString(10)
	return strings.TrimSuffix(strings.TrimRight(plain, "0"), ".")
}
