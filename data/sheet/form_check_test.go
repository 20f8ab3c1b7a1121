//go:build check

package sheet_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"bidwright/app/pack/pricingform"
	"bidwright/data/sheet"
)

// LibreOffice opens a filled copy, works it out and comes to price × quantity, also where
// a hidden sheet reads the total; the buyer's wording and formulas are still there.
func TestCheckFilledFormInLibreOffice(t *testing.T) {
	const s = "Pricing & terms"
	filled, err := sheet.Forms{}.FillForm(buyersForm(t), []pricingform.Entry{
		{Sheet: s, Cell: "B2", Text: "=1+1 Tŷ & Co"}, {Sheet: s, Cell: "B5", Number: number("26500")}, {Sheet: s, Cell: "C5", Number: number("9.48")},
	})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "form.xlsx"), filled, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(filepath.Join(recalculated(t, folder), "form.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, c := range []struct{ sheet, cell, want string }{{s, "D5", "251220"}, {s, "D7", "251220"}, {"Lists", "B1", "502440"}, {s, "C5", "9.48"}} {
		text, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		got, err := decimal.NewFromString(text)
		if err != nil || !got.Round(2).Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("%s of %s comes to %q, want %s", c.cell, c.sheet, text, c.want)
		}
	}
	if text, _ := f.GetCellValue(s, "B2"); text != "=1+1 Tŷ & Co" {
		t.Errorf("the bidder reads %q", text)
	}
	if text, _ := f.GetCellValue(s, "A1"); text != "Price schedule: do not change the wording" {
		t.Errorf("the buyer's title reads %q", text)
	}
	if formula, _ := f.GetCellFormula(s, "D7"); formula == "" {
		t.Error("the buyer's total is no formula any more")
	}
}
