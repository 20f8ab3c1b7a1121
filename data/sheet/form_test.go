package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"bidwright/app/pack/pricingform"
	"bidwright/data/sheet"
)

// buyersForm is a pricing workbook as buyers send them: locked but for the cells to fill,
// with merged cells, formulas, validation, conditional formats, names, a chart, a comment
// and a hidden sheet.
func buyersForm(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "Pricing & terms"))
	const s = "Pricing & terms"
	open, err := f.NewStyle(&excelize.Style{Protection: &excelize.Protection{Locked: false}, NumFmt: 4, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF99"}}})
	must(err)
	must(f.MergeCell(s, "A1", "D1"))
	must(f.MergeCell(s, "B2", "D2"))
	for ref, v := range map[string]any{"A1": "Price schedule: do not change the wording", "A2": "Bidder", "A4": "Year", "B4": "Quantity", "C4": "Price", "D4": "Total", "A5": 1, "A6": 2, "A7": "Total", "D6": 0} {
		must(f.SetCellValue(s, ref, v))
	}
	must(f.SetCellFormula(s, "D5", "ROUND(B5*C5,2)"))
	must(f.SetCellFormula(s, "D7", "SUM(D5:D6)"))
	for _, area := range [][2]string{{"B2", "D2"}, {"B5", "C6"}} {
		must(f.SetCellStyle(s, area[0], area[1], open))
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref("B5:C6")
	must(v.SetRange(0, 10_000_000, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	must(f.AddDataValidation(s, v))
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9A0511"}})
	must(err)
	must(f.SetConditionalFormat(s, "D5:D7", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Format: &red, Value: "6"}}))
	must(f.SetDefinedName(&excelize.DefinedName{Name: "Total_price", RefersTo: "'Pricing & terms'!$D$7"}))
	must(f.AddComment(s, excelize.Comment{Cell: "B5", Author: "Buyer", Text: "Meals a year"}))
	must(f.AddChart(s, "F2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "Total", Values: "'Pricing & terms'!$D$5:$D$6"}}}))
	_, err = f.NewSheet("Lists")
	must(err)
	must(f.SetCellValue("Lists", "A1", "Yes"))
	must(f.SetCellFormula("Lists", "B1", "'Pricing & terms'!D7*2"))
	must(f.SetSheetVisible("Lists", false))
	must(f.ProtectSheet(s, &excelize.SheetProtectionOptions{Password: "buyer", SelectLockedCells: true, SelectUnlockedCells: true}))
	var out bytes.Buffer
	must(f.Write(&out))
	return out.Bytes()
}

func number(text string) *decimal.Decimal {
	d := decimal.RequireFromString(text)
	return &d
}

func unzipped(t testing.TB, raw []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(content)
	}
	return out
}

// Whatever is filled in, the rest of the buyer's workbook stays to the byte.
func TestAFilledFormDiffersOnlyInItsCells(t *testing.T) {
	raw := buyersForm(t)
	const s = "Pricing & terms"
	filled, err := sheet.Forms{}.FillForm(raw, []pricingform.Entry{
		{Sheet: s, Cell: "B2", Text: `=HYPERLINK("x") <Tŷ & Co>`},
		{Sheet: s, Cell: "B5", Number: number("1200")}, {Sheet: s, Cell: "C5", Number: number("7.35")}, {Sheet: s, Cell: "C20", Number: number("0.5")},
	})
	if err != nil {
		t.Fatal(err)
	}
	was, is := unzipped(t, raw), unzipped(t, filled)
	if len(was) != len(is) {
		t.Errorf("the copy has %d parts, the workbook %d", len(is), len(was))
	}
	for name, content := range was {
		switch name {
		case "xl/worksheets/sheet1.xml":
			// Outside the rows with the cells and the results of formulas nothing moves.
			rows := regexp.MustCompile(`(?s)<sheetData>.*</sheetData>`)
			if rows.ReplaceAllString(content, "") != rows.ReplaceAllString(is[name], "") {
				t.Errorf("more than the cells changed in %s", name)
			}
			for _, r := range []string{"1", "4", "6"} {
				row := regexp.MustCompile(`(?s)<row r="` + r + `"[^>]*>.*?</row>`)
				if a, b := row.FindString(content), row.FindString(is[name]); a == "" || a != b {
					t.Errorf("row %s changed:\n%s\n%s", r, a, b)
				}
			}
		case "xl/worksheets/sheet2.xml", "xl/workbook.xml":
		default:
			if is[name] != content {
				t.Errorf("the part %s changed", name)
			}
		}
	}
	if !strings.Contains(is["xl/workbook.xml"], `fullCalcOnLoad="1"`) {
		t.Error("the copy does not ask to be worked out again")
	}
	again, err := sheet.Forms{}.FillForm(raw, []pricingform.Entry{
		{Sheet: s, Cell: "C20", Number: number("0.5")}, {Sheet: s, Cell: "C5", Number: number("7.35")},
		{Sheet: s, Cell: "B5", Number: number("1200")}, {Sheet: s, Cell: "B2", Text: `=HYPERLINK("x") <Tŷ & Co>`},
	})
	if err != nil || !bytes.Equal(again, filled) {
		t.Errorf("the same cells in another order give other bytes (%v)", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(filled))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if text, _ := f.GetCellValue(s, "B2"); text != `=HYPERLINK("x") <Tŷ & Co>` {
		t.Errorf("the name reads %q", text)
	}
	if formula, _ := f.GetCellFormula(s, "B2"); formula != "" {
		t.Errorf("the name became the formula %q", formula)
	}
	styleWas, _ := f.GetCellStyle(s, "C6")
	if style, _ := f.GetCellStyle(s, "C5"); style != styleWas || style == 0 {
		t.Errorf("the filled cell lost its format: %d, its neighbour has %d", style, styleWas)
	}
	if total, err := f.CalcCellValue(s, "D7"); err != nil || total != "8820" {
		t.Errorf("the buyer's total comes to %q (%v), not 1200 × 7.35", total, err)
	}
	if visible, _ := f.GetSheetVisible("Lists"); visible {
		t.Error("the hidden sheet is shown")
	}
	read, err := sheet.Forms{}.ReadForm(filled, []pricingform.Place{{Sheet: s, Cell: "C5"}, {Sheet: s, Cell: "D7"}, {Sheet: "Lists", Cell: "B1"}})
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[pricingform.Place]string{{Sheet: s, Cell: "C5"}: "7.35", {Sheet: s, Cell: "D7"}: "8820", {Sheet: "Lists", Cell: "B1"}: "17640"} {
		if got := read[cell]; got.Number == nil || got.Number.String() != want {
			t.Errorf("%v reads back as %v, want %s", cell, got, want)
		}
	}
}

func TestAFormTellsItsLocksAndMergedCells(t *testing.T) {
	got, err := sheet.Forms{}.OpenForm("form.xlsx", buyersForm(t))
	if err != nil {
		t.Fatal(err)
	}
	s, found := got.Find("Pricing & terms")
	if !found || !s.Protected || s.Hidden || len(got.Sheets) != 2 || !got.Sheets[1].Hidden {
		t.Fatalf("sheets read wrong: %+v", got.Sheets)
	}
	at := func(ref string) pricingform.At { a, _ := pricingform.ParseCell(ref); return a }
	for ref, locked := range map[string]bool{"A1": true, "B2": false, "C5": false, "D5": true, "Z90": true} {
		if s.Locked(at(ref)) != locked {
			t.Errorf("%s locked: %v", ref, !locked)
		}
	}
	if s.Lead(at("D2")) != at("B2") || !s.Cells[at("D7")].Formula || s.Cells[at("A7")].Text != "Total" {
		t.Error("merged cells, formulas or texts read wrong")
	}
}

// plain makes a workbook of one sheet from its XML.
func plainForm(t testing.TB, sheetXML string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Form" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheetXML,
	}
	for name, content := range more {
		parts[name] = content
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range parts {
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`
	sheetTail = `</worksheet>`
)

// However a program writes its sheets, each cell lands where it belongs and the others stay.
func TestCellsLandInEveryKindOfSheet(t *testing.T) {
	sheets := map[string]string{
		"empty":         sheetHead + `<sheetData/>` + sheetTail,
		"closed rows":   sheetHead + `<sheetData><row r="2"/><row r="4" ></row><row r="9"><c r="B9"><v>5</v></c></row></sheetData>` + sheetTail,
		"no references": sheetHead + `<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>` + sheetTail,
		"prefixed":      `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>One</x:t></x:is></x:c><x:c r="F3"><x:v>6</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
	}
	for name, content := range sheets {
		if name == "prefixed" {
			continue // the other reader knows no prefixes; see below
		}
		raw := plainForm(t, content, nil)
		rapid.Check(t, func(rt *rapid.T) {
			before, err := excelize.OpenReader(bytes.NewReader(raw))
			if err != nil {
				rt.Fatal(err)
			}
			defer before.Close()
			want := map[string]string{}
			var entries []pricingform.Entry
			for range rapid.IntRange(1, 8).Draw(rt, "cells") {
				at := pricingform.At{Row: rapid.IntRange(1, 12).Draw(rt, "row"), Column: rapid.IntRange(1, 6).Draw(rt, "column")}
				if _, taken := want[at.String()]; taken {
					continue
				}
				n := decimal.New(rapid.Int64Range(-1e9, 1e9).Draw(rt, "pence"), -2)
				want[at.String()] = n.String()
				entries = append(entries, pricingform.Entry{Sheet: "Form", Cell: at.String(), Number: &n})
			}
			filled, err := sheet.Forms{}.FillForm(raw, entries)
			if err != nil {
				rt.Fatalf("%s: %v", name, err)
			}
			after, err := excelize.OpenReader(bytes.NewReader(filled))
			if err != nil {
				rt.Fatal(err)
			}
			defer after.Close()
			for row := 1; row <= 13; row++ {
				for column := 1; column <= 7; column++ {
					ref := pricingform.At{Row: row, Column: column}.String()
					expected, ours := want[ref]
					if !ours {
						expected, _ = before.GetCellValue("Form", ref)
					}
					if got, _ := after.GetCellValue("Form", ref, excelize.Options{RawCellValue: true}); got != expected {
						rt.Fatalf("%s: %s holds %q, want %q", name, ref, got, expected)
					}
				}
			}
			if _, err := (sheet.Forms{}).OpenForm("f.xlsx", filled); err != nil {
				rt.Fatalf("%s: the copy is refused: %v", name, err)
			}
		})
	}
	filled, err := sheet.Forms{}.FillForm(plainForm(t, sheets["prefixed"], nil), []pricingform.Entry{{Sheet: "Form", Cell: "C3", Number: number("7")}, {Sheet: "Form", Cell: "A1", Text: "a"}})
	if err != nil {
		t.Fatal(err)
	}
	want := `<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">a</x:t></x:is></x:c></x:row><x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>One</x:t></x:is></x:c><x:c r="C3"><x:v>7</x:v></x:c><x:c r="F3"><x:v>6</x:v></x:c></x:row></x:sheetData>`
	if got := unzipped(t, filled)["xl/worksheets/sheet1.xml"]; !strings.Contains(got, want) {
		t.Errorf("a sheet with prefixes became %s", got)
	}
}

func TestHostileFormsAreRefusedInASentence(t *testing.T) {
	good := sheetHead + `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>` + sheetTail
	twice := `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Form" sheetId="1" r:id="rId1"/><sheet name="FORM" sheetId="2" r:id="rId1"/></sheets></workbook>`
	many := map[string]string{}
	for i := range 201 {
		many[fmt.Sprintf("xl/media/%d.png", i)] = "x"
	}
	for name, c := range map[string]struct {
		raw  []byte
		says string
	}{
		"empty":         {nil, "empty"},
		"not a zip":     {[]byte("price,1"), "not an .xlsx"},
		"old or locked": {[]byte("\xd0\xcf\x11\xe0rest"), "password"},
		"half a zip":    {plainForm(t, good, nil)[:300], "damaged"},
		"macros":        {plainForm(t, good, map[string]string{"xl/vbaProject.bin": "x"}), "macros"},
		"bomb":          {plainForm(t, good, map[string]string{"xl/media/a.bin": strings.Repeat("0", 7<<20)}), "unpacks"},
		"part too big":  {plainForm(t, good, map[string]string{"xl/media/a.bin": strings.Repeat("0123456789", 900_000)}), "unpacks"},
		"too many":      {plainForm(t, good, many), "unpacks"},
		"path out":      {plainForm(t, good, map[string]string{"../evil.xml": "x"}), "damaged"},
		"two spellings": {plainForm(t, good, map[string]string{"XL/workbook.xml": "x"}), "damaged"},
		"entities":      {plainForm(t, `<!DOCTYPE a [<!ENTITY b "c">]>`+good, nil), "damaged"},
		"same names":    {plainForm(t, good, map[string]string{"xl/workbook.xml": twice}), "same name"},
		"column 16385":  {plainForm(t, sheetHead+`<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>`+sheetTail, nil), "damaged"},
		"rows reversed": {plainForm(t, sheetHead+`<sheetData><row r="5"/><row r="3"/></sheetData>`+sheetTail, nil), "damaged"},
		"opendocument":  {plainForm(t, good, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"},
		"no workbook":   {plainForm(t, good, map[string]string{"_rels/.rels": "<Relationships/>", "xl/workbook.xml": ""}), ""},
	} {
		_, err := sheet.Forms{}.OpenForm(name, c.raw)
		var refusal *sheet.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A list of shared texts that lies about its length is read by what is in it.
	shared := `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4000000000" uniqueCount="4000000000"><si><t>Unit</t></si></sst>`
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	got, err := sheet.Forms{}.OpenForm("shared", plainForm(t, sheetHead+`<sheetData><row r="1"><c r="XFD1" t="s"><v>0</v></c><!-- --></row></sheetData>`+sheetTail, map[string]string{"xl/sharedStrings.xml": shared, "xl/_rels/workbook.xml.rels": rels}))
	if err != nil || got.Sheets[0].Cells[pricingform.At{Row: 1, Column: 16384}].Text != "Unit" {
		t.Errorf("shared texts read wrong: %v", err)
	}
}

// A formula that reads a million cells is left to the user's own program.
func TestAnEndlessFormulaIsNotWorkedOut(t *testing.T) {
	raw := plainForm(t, sheetHead+`<sheetData><row r="1"><c r="A1"><f>SUM(B1:XFD1048576)</f></c></row></sheetData>`+sheetTail, nil)
	read, err := sheet.Forms{}.ReadForm(raw, []pricingform.Place{{Sheet: "Form", Cell: "A1"}})
	if err != nil || !strings.Contains(read[pricingform.Place{Sheet: "Form", Cell: "A1"}].Reason, "spreadsheet program") {
		t.Errorf("%v %v", read, err)
	}
}

func FuzzFill(f *testing.F) {
	f.Add(sheetHead+`<sheetData><row r="1"><c r="A1" s="1"><f>B1</f><v>1</v></c></row></sheetData>`+sheetTail, 2, 3)
	f.Add(sheetHead+`<cols><col min="1" max="3" style="2"/></cols><sheetData><row/><row><c/><c t="s"/></row></sheetData>`+sheetTail, 1, 1)
	f.Fuzz(func(t *testing.T, content string, row, column int) {
		raw := plainForm(t, content, nil)
		if _, err := (sheet.Forms{}).OpenForm("f", raw); err != nil {
			return
		}
		if row < 1 || row > 100 || column < 1 || column > 100 {
			return
		}
		filled, err := sheet.Forms{}.FillForm(raw, []pricingform.Entry{{Sheet: "Form", Cell: pricingform.At{Row: row, Column: column}.String(), Text: "x"}})
		if err != nil {
			return
		}
		if _, err := (sheet.Forms{}).OpenForm("f", filled); err != nil {
			t.Fatalf("a copy that was made is refused: %v", err)
		}
	})
}

// The cells that the buyer left open are offered in reading order with the words beside
// them, then those with a formula; locked and hidden ones are not.
func TestTheCellsThatABuyerLeavesOpenAreFound(t *testing.T) {
	form, err := sheet.Forms{}.OpenForm("form.xlsx", buyersForm(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range form.Asked() {
		text := a.At.String() + " " + a.Around
		if a.Compare {
			text += " ="
		}
		got = append(got, text)
	}
	want := "B2 Bidder|B5 Quantity|C5 Price|B6 Quantity|C6 Price|D5 Total =|D7 Total ="
	if strings.Join(got, "|") != want {
		t.Errorf("offered are %s, not %s", strings.Join(got, "|"), want)
	}
}
