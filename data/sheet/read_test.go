package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"bidwright/app/audit"
)

// cells writes a table as text, for comparing.
func cells(t audit.Table) string {
	var out strings.Builder
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if i > 0 {
				out.WriteByte('|')
			}
			out.WriteString(c.Text)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestTextInEveryUsualForm(t *testing.T) {
	const want = "Item|Cost\nRent, rates|£12,000\nTotal|£12,000\n"
	utf16 := func(big bool) string {
		var out []byte
		for _, r := range "\ufeffItem,Cost\r\n\"Rent, rates\",\"£12,000\"\r\nTotal,\"£12,000\"\r\n" {
			if big {
				out = append(out, byte(r>>8), byte(r))
			} else {
				out = append(out, byte(r), byte(r>>8))
			}
		}
		return string(out)
	}
	for name, raw := range map[string]string{
		"comma":        "Item,Cost\n\"Rent, rates\",\"£12,000\"\nTotal,\"£12,000\"\n",
		"semicolon":    "Item;Cost\nRent, rates;£12,000\nTotal;£12,000\n",
		"tab":          "Item\tCost\r\nRent, rates\t£12,000\r\nTotal\t£12,000",
		"mark":         "\ufeffItem,Cost\n\"Rent, rates\",\"£12,000\"\nTotal,\"£12,000\"\n",
		"sep line":     "sep=;\nItem;Cost\nRent, rates;£12,000\nTotal;£12,000\n",
		"Windows-1252": "Item,Cost\n\"Rent, rates\",\"\xa312,000\"\nTotal,\"\xa312,000\"\n",
		"UTF-16 LE":    utf16(false),
		"UTF-16 BE":    utf16(true),
	} {
		table, err := Read("x.csv", []byte(raw), "")
		if err != nil || cells(table) != want {
			t.Errorf("%s: %v\n%s", name, err, cells(table))
		}
	}
}

func TestEmptyLinesKeepTheRowNumbers(t *testing.T) {
	table, err := Read("x.csv", []byte("Item,Cost\n\nRent,5\n\n\nTotal,6\n"), "")
	if err != nil {
		t.Fatal(err)
	}
	r := audit.Check(table, audit.Options{})
	if len(table.Rows) != 6 || len(r.Findings) != 1 || r.Findings[0].Where != "B6" {
		t.Errorf("%d rows, %v", len(table.Rows), r.Findings)
	}
}

// book writes a workbook with the library, as a stand-in for a spreadsheet program.
func book(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAWorkbookIsReadAsStoredAndShown(t *testing.T) {
	raw := book(t, func(f *excelize.File) {
		f.NewSheet("Costs")
		f.NewSheet("Old")
		f.SetSheetVisible("Old", false)
		percent, _ := f.NewStyle(&excelize.Style{NumFmt: 9})
		whole, _ := f.NewStyle(&excelize.Style{NumFmt: 3})
		for cell, v := range map[string]any{"A1": "Item", "B1": "Cost", "A2": "Rent", "B2": 12000.4, "A3": "Heat", "B3": 0.1 + 0.2,
			"A4": "Total", "B4": 12000.4, "A5": "Contingency", "C1": "Rate", "C5": 0.1, "B5": 1200.04} {
			f.SetCellValue("Costs", cell, v)
		}
		f.SetCellFormula("Costs", "B4", "SUM(B2:B2)")
		f.SetCellStyle("Costs", "C5", "C5", percent)
		f.SetCellStyle("Costs", "B2", "B2", whole)
		f.SetRowVisible("Costs", 3, false)
	})
	table, err := Read("x.xlsx", raw, "")
	if err != nil {
		t.Fatal(err)
	}
	if table.Sheet != "Costs" || len(table.Sheets) != 3 || !table.Rows[2].Hidden {
		t.Errorf("sheet %q of %q, row 3 hidden %v", table.Sheet, table.Sheets, table.Rows[2].Hidden)
	}
	if c := table.Rows[1].Cells[1]; c.Text != "12,000" || c.Stored != "12000.4" {
		t.Errorf("B2 is %+v", c)
	}
	if c := table.Rows[2].Cells[1]; c.Stored != "0.3" {
		t.Errorf("B3 is %+v", c)
	}
	if c := table.Rows[4].Cells[2]; c.Text != "10%" {
		t.Errorf("C5 is %+v", c)
	}
	r := audit.Check(table, audit.Options{})
	if len(r.Findings) != 1 || r.Findings[0].Where != "B4" || !strings.Contains(r.Findings[0].Message, "SUM(B2:B2) leaves out B3") {
		t.Errorf("found %+v", r.Findings)
	}
	if text := strings.Join(r.Notes, " "); !strings.Contains(text, "hidden sheets: Old") || !strings.Contains(text, "hidden row") {
		t.Errorf("notes %q", r.Notes)
	}
	if _, err := Read("x.xlsx", raw, "Nowhere"); err == nil || !strings.Contains(err.Error(), "Costs") {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

// archive makes a zip of parts, larger than any program would.
func archive(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(text))
	}
	z.Close()
	return out.Bytes()
}

const (
	bookXML = `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`
	relsXML = `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	typeXML = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
)

func workbookWith(t *testing.T, sheet string) []byte {
	return archive(t, map[string]string{"[Content_Types].xml": typeXML, "_rels/.rels": `<Relationships/>`,
		"xl/workbook.xml": bookXML, "xl/_rels/workbook.xml.rels": relsXML, "xl/worksheets/sheet1.xml": sheet})
}

func TestHostileFilesAreRefusedInASentence(t *testing.T) {
	var wide strings.Builder
	for i := range 30 {
		fmt.Fprintf(&wide, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i+1, i+1)
	}
	good := book(t, func(f *excelize.File) { f.SetCellValue("Sheet1", "A1", 5) })
	many := map[string]string{"xl/workbook.xml": bookXML}
	for i := range maxParts + 5 {
		many[fmt.Sprintf("xl/x%d.xml", i)] = "x"
	}
	for name, raw := range map[string][]byte{
		"empty":             nil,
		"spaces":            []byte(" \n \n"),
		"too large":         bytes.Repeat([]byte("1,2\n"), MaxBytes/4+1),
		"too many rows":     bytes.Repeat([]byte("1,2\n"), audit.MaxRows+1),
		"too many columns":  bytes.Repeat([]byte(",1"), audit.MaxColumns+1),
		"huge cell":         append([]byte("a,\""), bytes.Repeat([]byte("x"), 200_000)...),
		"binary":            {0x7f, 'E', 'L', 'F', 0, 0, 0, 1, 2, 3},
		"PDF":               []byte("%PDF-1.7 "),
		"old workbook":      []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"),
		"zip, no workbook":  archive(t, map[string]string{"a.txt": "hello"}),
		"zip bomb":          workbookWith(t, "<worksheet><sheetData>"+strings.Repeat(" ", 20<<20)+"</sheetData></worksheet>"),
		"bomb elsewhere":    archive(t, map[string]string{"xl/workbook.xml": bookXML, "xl/media/a.bin": strings.Repeat("\x00", 30<<20)}),
		"many parts":        archive(t, many),
		"cut short":         good[:len(good)/2],
		"damaged":           append(append(bytes.Clone(good[:200]), bytes.Repeat([]byte{0xff}, 40)...), good[240:]...),
		"entity":            workbookWith(t, `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row r="1"><c r="A1"><v>&a;</v></c></row></sheetData></worksheet>`),
		"cells far right":   workbookWith(t, "<worksheet><sheetData>"+wide.String()+"</sheetData></worksheet>"),
		"row far down":      workbookWith(t, `<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>`),
		"no figures at all": workbookWith(t, `<worksheet><sheetData/></worksheet>`),
		"broken XML":        workbookWith(t, `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></row>`),
	} {
		table, err := Read("x", raw, "")
		var refusal *Refusal
		if !errors.As(err, &refusal) || len(table.Rows) > 0 || len(err.Error()) > 600 || strings.Count(err.Error(), ". ") < 1 {
			t.Errorf("%s: %d rows, %v", name, len(table.Rows), err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("Item,Cost\nRent,5\nTotal,6\n"))
	f.Add([]byte("sep=;\na;b\n\"x;\"\";1\n"))
	f.Add([]byte("\xff\xfea\x00,\x001\x00"))
	x := excelize.NewFile()
	x.SetCellValue("Sheet1", "A1", "Total")
	x.SetCellValue("Sheet1", "B1", 5)
	var out bytes.Buffer
	x.Write(&out)
	f.Add(out.Bytes())
	f.Fuzz(func(t *testing.T, raw []byte) {
		table, err := Read("x", raw, "")
		var refusal *Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Fatal(err)
		}
		if len(table.Rows) > audit.MaxRows {
			t.Fatal("too many rows")
		}
	})
}

// A sheet may add thirds and show pence: its stored sum is right, what it prints is not.
func TestFiguresThatAreShownShorterThanStored(t *testing.T) {
	raw := book(t, func(f *excelize.File) {
		pence, _ := f.NewStyle(&excelize.Style{NumFmt: 4})
		f.SetSheetRow("Sheet1", "A1", &[]any{"Item", "Cost"})
		for i := range 3 {
			f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+2), &[]any{fmt.Sprintf("Part %c", 'A'+i), 100.0 / 3})
		}
		f.SetSheetRow("Sheet1", "A5", &[]any{"Total", 100})
		f.SetCellStyle("Sheet1", "B2", "B5", pence)
	})
	table, err := Read("x.xlsx", raw, "")
	if err != nil {
		t.Fatal(err)
	}
	r := audit.Check(table, audit.Options{})
	if len(r.Findings) > 0 || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "£99.99") {
		t.Errorf("%+v, %q", r.Findings, r.Notes)
	}
}

func TestStoredNumbersArePlain(t *testing.T) {
	for text, want := range map[string]string{"33.333333333333336": "33.3333333333", "0.30000000000000004": "0.3", "1E-05": "0.00001", "1.5E+3": "1500", "-7": "-7",
		"120": "120", "1E+99": "", "1E+999": "", "NaN": "", "0x10": "", "": "", "99999999999999": ""} {
		if got := plainNumber(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
