package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"bidwright/app/bid"
	"bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/data/sheet"
)

func open(t testing.TB, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestSameBidSameBytes(t *testing.T) {
	for _, audience := range []pack.Audience{pack.Board, pack.Commissioner} {
		first := finished(t, audience, document(t, "meals")).Bytes
		for range 3 {
			if !bytes.Equal(first, finished(t, audience, document(t, "meals")).Bytes) {
				t.Fatalf("%s: two spreadsheets of one bid differ", audience)
			}
		}
		archive, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range archive.File {
			if part.ModifiedDate != 0 || part.ModifiedTime != 0 {
				t.Errorf("%s carries a time", part.Name)
			}
			in, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(strings.ToLower(string(content)), "xuri") {
				t.Errorf("%s names the library's author", part.Name)
			}
		}
	}
}

// The tabs, their heads and how they print are what people and scripts rely on.
func TestStructure(t *testing.T) {
	doc := document(t, "meals")
	f := open(t, finished(t, pack.Board, doc).Bytes)
	if got := strings.Join(f.GetSheetList(), ", "); got != "Price, Years, People, Costs, Core costs, Assumptions, Working" {
		t.Errorf("tabs of the board: %s", got)
	}
	buyer := open(t, finished(t, pack.Commissioner, doc).Bytes)
	if got := strings.Join(buyer.GetSheetList(), ", "); !strings.HasPrefix(got, "About, Pricing schedule, ") {
		t.Errorf("tabs of the buyer: %s", got)
	}
	for cell, want := range map[string]string{"D5": "26000", "E5": "9.25", "F5": "240500", "F8": "754160", "F11": "0"} {
		if got, _ := buyer.GetCellValue("Pricing schedule", cell, excelize.Options{RawCellValue: true}); got != want {
			t.Errorf("Pricing schedule!%s is %q, not %q", cell, got, want)
		}
	}
	for cell, want := range map[string]string{"F5": "ROUND(D5*E5,2)", "F8": "SUM(F5:F7)", "F11": "ROUND(F8,2)-F10"} {
		if got, _ := buyer.GetCellFormula("Pricing schedule", cell); got != want {
			t.Errorf("Pricing schedule!%s is %q, not %q", cell, got, want)
		}
	}
	if got, _ := buyer.GetCellValue("Pricing schedule", "F5"); got != "£240,500.00" {
		t.Errorf("a total is shown as %q", got)
	}
	for _, file := range []*excelize.File{f, buyer} {
		for i, tab := range file.GetSheetList() {
			if shown, _ := file.GetSheetVisible(tab); !shown {
				t.Errorf("%s is hidden", tab)
			}
			layout, err := file.GetPageLayout(tab)
			if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth < 1 {
				t.Errorf("%s prints as %+v, %v", tab, layout, err)
			}
			props, err := file.GetSheetProps(tab)
			if err != nil || props.FitToPage == nil || !*props.FitToPage {
				t.Errorf("%s is not fitted to the paper: %v", tab, err)
			}
			if panes, err := file.GetPanes(tab); err != nil || i > 0 && (!panes.Freeze || panes.YSplit == 0) {
				t.Errorf("%s: the head does not stay: %+v %v", tab, panes, err)
			}
			if comments, _ := file.GetComments(tab); len(comments) > 0 {
				t.Errorf("%s has comments", tab)
			}
		}
		calc, err := file.GetCalcProps()
		if err != nil || calc.FullCalcOnLoad == nil || !*calc.FullCalcOnLoad {
			t.Error("the file does not ask to be worked out when opened")
		}
		about, err := file.GetDocProps()
		if err != nil || about.Creator != "Hartwell Community Kitchen" || about.Created != "2026-11-22T00:00:00Z" {
			t.Errorf("about the file: %+v %v", about, err)
		}
	}
}

// A core-cost schedule has a tab of its own: lines that are typed can be changed, the
// others point to where they are worked out, and heads and fee add the lines.
func TestCoreScheduleTab(t *testing.T) {
	doc := school(t)
	w, f := model(t, pack.Board, doc), open(t, finished(t, pack.Board, doc).Bytes)
	if got := strings.Join(f.GetSheetList(), ", "); got != "Price, Years, People, Costs, Core costs, Day school, Assumptions, Working" {
		t.Fatalf("tabs: %s", got)
	}
	s := w.Sheets[5]
	find := func(name string) (int, []pack.Cell) {
		for r, row := range s.Rows {
			if len(row.Cells) > 4 && row.Cells[0].Text == name {
				return r + 1, row.Cells
			}
		}
		t.Fatalf("there is no row %q", name)
		return 0, nil
	}
	row, rent := find("=Rent")
	if !rent[2].Input || !rent[3].Input || rent[4].Value.String() != "32160" || w.A1(*rent[4].Formula, 5) != fmt.Sprintf("ROUND(C%d*D%d,2)", row, row) {
		t.Errorf("the rent is %+v", rent)
	}
	if _, cook := find("Cook"); cook[2].Formula == nil || !strings.HasPrefix(w.A1(*cook[2].Formula, 5), "'People'!") {
		t.Errorf("the cook's amount does not come from the people: %+v", cook[2])
	}
	premises, all := find("All of “Premises”")
	if got := w.A1(*all[4].Formula, 5); got != fmt.Sprintf("E%d+E%d", premises-2, premises-1) && got != fmt.Sprintf("SUM(E%d:E%d)", premises-2, premises-1) {
		t.Errorf("the head adds %s", got)
	}
	if _, fee := find("Core cost and fee"); fee[6].Formula == nil || fee[6].Value == nil {
		t.Errorf("the weekly fee is %+v", fee[6])
	}
}

// Only input cells are open to typing, and they take numbers alone.
func TestOnlyInputsAreOpen(t *testing.T) {
	doc := document(t, "meals")
	w := model(t, pack.Board, doc)
	f := open(t, finished(t, pack.Board, doc).Bytes)
	inputs := 0
	for _, s := range w.Sheets {
		if may, err := f.GetSheetProtection(s.Name); err != nil || !may.SelectUnlockedCells || !may.SelectLockedCells || !may.FormatColumns || may.InsertRows {
			t.Errorf("%s is protected as %+v %v", s.Name, may, err)
		}
		rules, err := f.GetDataValidations(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		covered := map[string]bool{}
		for _, rule := range rules {
			for _, cells := range strings.Fields(rule.Sqref) {
				from, to, _ := strings.Cut(cells, ":")
				c, r, err := excelize.CellNameToCoordinates(from)
				_, last, _ := excelize.CellNameToCoordinates(to)
				if err != nil {
					t.Fatal(err)
				}
				for last = max(r, last); r <= last; r++ {
					at, _ := excelize.CoordinatesToCellName(c, r)
					covered[at] = true
				}
			}
		}
		for r, row := range s.Rows {
			for c, cell := range row.Cells {
				at, _ := excelize.CoordinatesToCellName(c+1, r+1)
				id, err := f.GetCellStyle(s.Name, at)
				if err != nil {
					t.Fatal(err)
				}
				style, err := f.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				locked := style.Protection == nil || style.Protection.Locked
				if locked == cell.Input || covered[at] != cell.Input {
					t.Errorf("%s!%s: input %v, locked %v, rule %v", s.Name, at, cell.Input, locked, covered[at])
				}
				if cell.Input {
					inputs++
				}
				if cell.Input && cell.Formula != nil {
					t.Errorf("%s!%s is an input and a formula", s.Name, at)
				}
			}
		}
	}
	if inputs < 40 {
		t.Errorf("only %d inputs", inputs)
	}
}

// Whatever stands in a name stays a text.
func TestNamesAreNeverFormulas(t *testing.T) {
	doc := document(t, "meals")
	evil := []string{`=HYPERLINK("http://example.invalid","x")`, "+1+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\"<f>1</f>&amp;", "_x0041_"}
	for i, text := range evil {
		switch {
		case i < len(doc.Bid.Pricing.People):
			doc.Bid.Pricing.People[i].Role = text
		default:
			doc.Bid.Pricing.Costs[i].Name = text
		}
	}
	doc.Organisation.Name, doc.Bid.Title, doc.Bid.Opportunity.Title = evil[0], evil[0], evil[0]
	doc.Bid.Pricing.Unit = bid.Unit{Kind: bid.UnitItem, Singular: "=1+1", Plural: "=2+2"}
	for _, audience := range []pack.Audience{pack.Board, pack.Commissioner} {
		done := finished(t, audience, doc)
		f, w := open(t, done.Bytes), model(t, audience, doc)
		for _, s := range w.Sheets {
			for r, row := range s.Rows {
				for c, cell := range row.Cells {
					if cell.Formula != nil || cell.Text == "" {
						continue
					}
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					if formula, _ := f.GetCellFormula(s.Name, at); formula != "" {
						t.Errorf("%s %s!%s became the formula %q", audience, s.Name, at, formula)
					}
					if kind, _ := f.GetCellType(s.Name, at); kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
						t.Errorf("%s %s!%s is of type %v", audience, s.Name, at, kind)
					}
				}
			}
		}
		if links := bytes.Contains(done.Bytes, []byte("hyperlink")); links {
			t.Error("there are links")
		}
	}
	built, err := pack.Build(pack.Commissioner, source(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := sheet.CSVPainter{}.Paint(context.Background(), built, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(raw, []byte(",'=1+1,26000,9.25,240500.00\r\n")) || !bytes.HasPrefix(raw, []byte("\xEF\xBB\xBFRef,")) {
		t.Errorf("the CSV is\n%s", raw)
	}
	if err := (sheet.CSVPainter{}).Verify(raw, built.Document); err != nil {
		t.Error(err)
	}
}

// Names of any length and letters fit where programs allow few.
func TestLongAndStrangeNames(t *testing.T) {
	doc := document(t, "meals")
	doc.Organisation.Name = strings.Repeat("&A😀", 60)
	doc.Bid.Opportunity.Reference = strings.Repeat("&", 100)
	doc.Bid.Pricing.Unit = bid.Unit{Kind: bid.UnitItem, Singular: strings.Repeat("😀'/", 20), Plural: "[x]"}
	doc.Bid.Pricing.People[0].Role = strings.Repeat("ŵ", 190)
	for _, audience := range []pack.Audience{pack.Board, pack.Commissioner} {
		f := open(t, finished(t, audience, doc).Bytes)
		for _, tab := range f.GetSheetList() {
			if n := len(utf16.Encode([]rune(tab))); n > 31 {
				t.Errorf("%q has %d letters", tab, n)
			}
			margins, err := f.GetHeaderFooter(tab)
			if err != nil || len([]rune(margins.OddHeader)) > 255 || len([]rune(margins.OddFooter)) > 255 {
				t.Errorf("%s: %+v %v", tab, margins, err)
			}
		}
	}
}

// A second engine works the formulas of the example out and finds the same.
func TestTheLibraryWorksOutTheSame(t *testing.T) {
	for _, audience := range []pack.Audience{pack.Board, pack.Commissioner} {
		doc := document(t, "meals")
		w, f := model(t, audience, doc), open(t, finished(t, audience, doc).Bytes)
		formulas := 0
		for _, s := range w.Sheets {
			for r, row := range s.Rows {
				for c, cell := range row.Cells {
					if cell.Formula == nil {
						continue
					}
					formulas++
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					stored, _ := f.GetCellValue(s.Name, at, excelize.Options{RawCellValue: true})
					got, err := f.CalcCellValue(s.Name, at, excelize.Options{RawCellValue: true})
					if err != nil {
						t.Fatalf("%s!%s: %v", s.Name, at, err)
					}
					if cell.Value == nil {
						if got != cell.Text || stored != cell.Text {
							t.Errorf("%s!%s is %q, stored %q, not %q", s.Name, at, got, stored, cell.Text)
						}
						continue
					}
					for _, text := range []string{got, stored} {
						number, err := strconv.ParseFloat(text, 64)
						if want := cell.Value.InexactFloat64(); err != nil || math.Abs(number-want) > 1e-9*math.Max(1, math.Abs(want)) {
							t.Errorf("%s!%s (%s) is %s, not %s", s.Name, at, cell.Figure, text, cell.Value)
						}
					}
				}
			}
		}
		if formulas < 4 {
			t.Errorf("%s: only %d formulas", audience, formulas)
		}
	}
}

func TestPlantedSecretsAreFound(t *testing.T) {
	amount := decimal.RequireFromString("48217.35")
	secrets := []pack.Secret{{Path: "price.walkAway", Number: &amount}, {Path: "people.1.name", Text: "Angharad O’Pŵer"}}
	leaks := func(raw []byte) int {
		hay, err := sheet.Haystacks(raw)
		if err != nil {
			t.Fatal(err)
		}
		return len(pack.Search(hay, secrets, nil))
	}
	clean := finished(t, pack.Commissioner, document(t, "meals")).Bytes
	if n := leaks(clean); n != 0 {
		t.Fatalf("a clean spreadsheet leaks %d", n)
	}
	for name, plant := range map[string]func(*excelize.File) error{
		"a number": func(f *excelize.File) error { return f.SetCellValue("About", "H90", 48217.35) },
		"a text": func(f *excelize.File) error {
			return f.SetCellValue("About", "H90", "about Angharad O’Pŵer, of course")
		},
		"a rich text": func(f *excelize.File) error {
			return f.SetCellRichText("About", "H90", []excelize.RichTextRun{{Text: "Angharad "}, {Text: "O’Pŵer"}})
		},
		"a formula": func(f *excelize.File) error { return f.SetCellFormula("About", "H90", "A1*48217.35") },
		"a comment": func(f *excelize.File) error {
			return f.AddComment("About", excelize.Comment{Cell: "A1", Text: "£48,217.35"})
		},
		"a property":   func(f *excelize.File) error { return f.SetDocProps(&excelize.DocProperties{Keywords: "48217"}) },
		"a tab's name": func(f *excelize.File) error { _, err := f.NewSheet("Angharad O’Pŵer"); return err },
		"a defined name": func(f *excelize.File) error {
			return f.SetDefinedName(&excelize.DefinedName{Name: "floor", RefersTo: "48217.35"})
		},
		"a header": func(f *excelize.File) error {
			return f.SetHeaderFooter("About", &excelize.HeaderFooterOptions{OddHeader: "&LFloor 48,217.35"})
		},
		"a hidden column": func(f *excelize.File) error {
			if err := f.SetCellValue("About", "Z1", "48217.35"); err != nil {
				return err
			}
			return f.SetColVisible("About", "Z", false)
		},
		"a number format": func(f *excelize.File) error {
			format := `"48217.35"`
			id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				return err
			}
			return f.SetCellStyle("About", "A1", "A1", id)
		},
	} {
		f := open(t, clean)
		if err := plant(f); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var buffer bytes.Buffer
		if err := f.Write(&buffer); err != nil {
			t.Fatal(err)
		}
		if leaks(buffer.Bytes()) == 0 {
			t.Errorf("%s: the planted secret is not found", name)
		}
	}
}

// What hides or runs is refused when the file is read back.
func TestVerifyRefuses(t *testing.T) {
	done := finished(t, pack.Commissioner, document(t, "meals"))
	if err := (sheet.Painter{}).Verify(done.Bytes, done.Document); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*excelize.File) error{
		"a hidden tab":    func(f *excelize.File) error { return f.SetSheetVisible("Pricing schedule", false) },
		"a hidden row":    func(f *excelize.File) error { return f.SetRowVisible("About", 3, false) },
		"a hidden column": func(f *excelize.File) error { return f.SetColVisible("About", "B", false) },
		"a comment":       func(f *excelize.File) error { return f.AddComment("About", excelize.Comment{Cell: "A1", Text: "x"}) },
		"another pack":    func(f *excelize.File) error { return f.SetDocProps(&excelize.DocProperties{Identifier: "0000-0000"}) },
	} {
		f := open(t, done.Bytes)
		if err := spoil(f); err != nil {
			t.Fatal(err)
		}
		var buffer bytes.Buffer
		if err := f.Write(&buffer); err != nil {
			t.Fatal(err)
		}
		if (sheet.Painter{}).Verify(buffer.Bytes(), done.Document) == nil {
			t.Errorf("%s is not refused", name)
		}
	}
	if (sheet.Painter{}).Verify(done.Bytes[:len(done.Bytes)/2], done.Document) == nil {
		t.Error("half a file is not refused")
	}
}

// What cannot be worked out stands as words, and so does all that rests on it.
func TestNotAvailableIsSaid(t *testing.T) {
	doc := document(t, "meals")
	doc.Bid.Pricing.People[0].HourlyPay = money.Pounds{}
	w, f := model(t, pack.Board, doc), open(t, finished(t, pack.Board, doc).Bytes)
	said := 0
	for _, s := range w.Sheets {
		for r, row := range s.Rows {
			for c, cell := range row.Cells {
				if cell.Formula == nil || cell.Value != nil {
					continue
				}
				said++
				at, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if got, err := f.CalcCellValue(s.Name, at); err != nil || !strings.HasPrefix(got, "not available: ") || got != cell.Text {
					t.Errorf("%s!%s is %q (%v), not %q", s.Name, at, got, err, cell.Text)
				}
			}
		}
	}
	if said < 20 {
		t.Errorf("only %d figures say so", said)
	}
}

// The large bid, 60 posts and 200 running costs over five years, at 1× and 4×.
func TestLargeWorkbook(t *testing.T) {
	for _, times := range []int{1, 4} {
		built, err := pack.Build(pack.Board, source(t, bidtest.Large(times)))
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		w, err := built.Workbook()
		if err != nil {
			t.Fatal(err)
		}
		made := time.Since(start)
		raw, err := sheet.Painter{}.Paint(context.Background(), built, nil)
		if err != nil {
			t.Fatal(err)
		}
		written := time.Since(start)
		if err := (sheet.Painter{}).Verify(raw, built.Document); err != nil {
			t.Fatal(err)
		}
		longest, cells := 0, 0
		for i, s := range w.Sheets {
			for _, row := range s.Rows {
				for _, cell := range row.Cells {
					cells++
					if cell.Formula != nil {
						longest = max(longest, len(w.A1(*cell.Formula, i)))
					}
				}
			}
		}
		if longest > 8000 { // programs take 8,192
			t.Errorf("%d×: a formula of %d letters", times, longest)
		}
		t.Logf("%d×: %d cells, longest formula %d, %d kB, made in %v, painted in %v, all in %v", times, cells, longest, len(raw)>>10, made, written-made, time.Since(start))
	}
}
