package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"bidwright/app/bid"
)

// buyersWorkbook is a price schedule with one formula, one locked wording and open cells.
func buyersWorkbook(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	open, err := f.NewStyle(&excelize.Style{Protection: &excelize.Protection{Locked: false}})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		f.SetCellValue("Sheet1", "A1", "Bidder"), f.SetCellStyle("Sheet1", "B1", "C9", open),
		f.SetCellFormula("Sheet1", "D5", "ROUND(B5*C5,2)"), f.ProtectSheet("Sheet1", &excelize.SheetProtectionOptions{Password: "x"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "form.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func withForm(t *testing.T, cells ...bid.FormCell) string {
	t.Helper()
	doc := exampleBid(t, "meals")
	doc.Bid.Pack.Form.Cells = cells
	raw, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return saved(t, "bid.json", string(raw))
}

type formResult struct {
	Cells []struct {
		Cell, Written, ReadBack, Message string
		OK                               bool
	}
	Problems []struct{ ID, Message string }
	Right    bool
}

func TestABuyersFormIsFilledAndReadBack(t *testing.T) {
	template := buyersWorkbook(t)
	target := filepath.Join(t.TempDir(), "filled.xlsx")
	path := withForm(t,
		bid.FormCell{ID: "a", Sheet: "Sheet1", Cell: "B1", Item: "text.bidder"},
		bid.FormCell{ID: "b", Sheet: "Sheet1", Cell: "b5", Item: "year.1.volume"},
		bid.FormCell{ID: "c", Sheet: "Sheet1", Cell: "C5", Item: "year.1.price"},
		bid.FormCell{ID: "d", Sheet: "Sheet1", Cell: "D5", Item: "year.1.income", Compare: true})
	code, out, errOut := bidpack(t, "", "form", path, template, "-o", target, "--draft", "--on", "2026-11-22")
	var got formResult
	if err := json.Unmarshal([]byte(out), &got); code != 0 || err != nil || !got.Right || len(got.Cells) != 4 {
		t.Fatalf("%d %v %s %s", code, err, out, errOut)
	}
	// The buyer's file is read here by itself: price × quantity is what the bid says.
	bidJSON, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, all := assessed(t, string(bidJSON), "--on", "2026-11-22")
	f, err := excelize.OpenFile(target)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	value := func(cell string) decimal.Decimal {
		text, err := f.GetCellValue("Sheet1", cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return decimal.RequireFromString(text)
	}
	income := decimal.RequireFromString(*all.Figures["year.1.income"].Value)
	if sum := value("B5").Mul(value("C5")).Round(2); !sum.Equal(income.Round(2)) {
		t.Errorf("the copy adds up to %s, the bid to %s", sum, income)
	}
	if name, _ := f.GetCellValue("Sheet1", "B1"); name != exampleBid(t, "meals").Organisation.Name {
		t.Errorf("the bidder reads %q", name)
	}
}

func TestABuyersFormIsNotFilledWhereItMustNotBe(t *testing.T) {
	template := buyersWorkbook(t)
	for _, c := range []struct {
		cell bid.FormCell
		says string
	}{
		{bid.FormCell{Sheet: "Sheet1", Cell: "A1", Item: "text.bidder"}, "locked"},
		{bid.FormCell{Sheet: "Sheet1", Cell: "D5", Item: "year.1.income"}, "formula"},
		{bid.FormCell{Sheet: "Prices", Cell: "B5", Item: "year.1.price"}, "no sheet"},
		{bid.FormCell{Sheet: "Sheet1", Cell: "5B", Item: "year.1.price"}, "name of a cell"},
		{bid.FormCell{Sheet: "Sheet1", Cell: "B5", Item: "price.break_even"}, "may not see"},
		{bid.FormCell{Sheet: "Sheet1", Cell: "B5", Item: "pricing.walkAway"}, "may not see"},
		{bid.FormCell{Sheet: "Sheet1", Cell: "B5"}, "Nothing has been chosen"},
		{bid.FormCell{Sheet: "Sheet1", Cell: "B5", Item: "year.1.price", Compare: true}, "no formula"},
	} {
		c.cell.ID = "a"
		target := filepath.Join(t.TempDir(), "filled.xlsx")
		code, out, _ := bidpack(t, "", "form", withForm(t, c.cell), template, "-o", target, "--draft", "--on", "2026-11-22")
		var got formResult
		if err := json.Unmarshal([]byte(out), &got); code != 1 || err != nil || len(got.Problems) != 1 || !strings.Contains(got.Problems[0].Message, c.says) {
			t.Errorf("%+v: %d %s", c.cell, code, out)
		}
		if _, err := os.Stat(target); err == nil {
			t.Errorf("%+v: a copy was written all the same", c.cell)
		}
	}
}

// A total of the buyer's that counts otherwise is told, with the difference in pounds.
func TestABuyersTotalThatDiffersIsTold(t *testing.T) {
	path := withForm(t,
		bid.FormCell{ID: "b", Sheet: "Sheet1", Cell: "B5", Item: "year.1.volume"},
		bid.FormCell{ID: "c", Sheet: "Sheet1", Cell: "C5", Item: "year.1.price"},
		bid.FormCell{ID: "d", Sheet: "Sheet1", Cell: "D5", Item: "contract.value", Compare: true})
	code, out, _ := bidpack(t, "", "form", path, buyersWorkbook(t), "-o", filepath.Join(t.TempDir(), "filled.xlsx"), "--draft", "--on", "2026-11-22")
	if code != 1 || !strings.Contains(out, "less than our figure") || !strings.Contains(out, "£") {
		t.Errorf("%d %s", code, out)
	}
}

func TestTheListOffersOnlyWhatTheBuyerMaySee(t *testing.T) {
	code, out, errOut := bidpack(t, "", "form", withForm(t), buyersWorkbook(t), "--list", "--on", "2026-11-22")
	if code != 0 {
		t.Fatal(errOut)
	}
	for _, id := range []string{`"year.1.price"`, `"contract.value"`, `"text.bidder"`, `"text.vat"`, `"cell": "C9"`} {
		if !bytes.Contains([]byte(out), []byte(id)) {
			t.Errorf("the list has no %s", id)
		}
	}
	for _, id := range []string{"break_even", "walkAway", "margin", "surplus", "cost.full"} {
		if strings.Contains(out, id) {
			t.Errorf("the list offers %s", id)
		}
	}
}
