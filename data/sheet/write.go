package sheet

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"bidwright/app/pack"
)

// Write makes the XLSX of a workbook. The bytes depend on the workbook alone: no clock,
// no name of a person or machine.
func Write(ctx context.Context, w *pack.Workbook, progress func(done, total int)) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // only removes temporary files
	if err := f.SetDefaultFont(typeface); err != nil {
		return nil, err
	}
	s := styles{file: f, ids: map[style]int{}}
	for i, tab := range w.Sheets {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if progress != nil {
			progress(i, len(w.Sheets))
		}
		var err error
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), tab.Name)
		} else {
			_, err = f.NewSheet(tab.Name)
		}
		if err == nil {
			err = writeSheet(f, &s, w, i)
		}
		if err != nil {
			return nil, fmt.Errorf("writing the sheet %q: %w", tab.Name, err)
		}
	}
	if err := about(f, w); err != nil {
		return nil, err
	}
	var buffer bytes.Buffer
	if err := f.Write(&buffer); err != nil {
		return nil, fmt.Errorf("writing the spreadsheet: %w", err)
	}
	return settled(buffer.Bytes())
}

// about replaces the library's own name and dates, and asks every program to work all
// formulas out again when it opens the file.
func about(f *excelize.File, w *pack.Workbook) error {
	day := w.Date.ISO() + "T00:00:00Z"
	if w.Date.IsZero() {
		day = "2000-01-01T00:00:00Z"
	}
	if err := f.SetDocProps(&excelize.DocProperties{Creator: w.Organisation, LastModifiedBy: w.Organisation, Created: day, Modified: day,
		Title: w.Title, Subject: w.Subject, Description: w.Confidential, Identifier: w.Hash, Language: "en-GB"}); err != nil {
		return err
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "Bidwright", AppVersion: "1.0000"}); err != nil {
		return err
	}
	yes := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &yes}); err != nil {
		return err
	}
	f.SetActiveSheet(0)
	return nil
}

// writeSheet writes one tab: how it is viewed and printed, then its cells.
func writeSheet(f *excelize.File, s *styles, w *pack.Workbook, index int) error {
	tab := w.Sheets[index]
	if err := page(f, w, tab); err != nil {
		return err
	}
	if err := inputs(f, tab); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(tab.Name)
	if err != nil {
		return err
	}
	for i, width := range tab.Widths {
		if err := out.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
	}
	if tab.Head > 0 || tab.Side > 0 {
		corner, err := excelize.CoordinatesToCellName(tab.Side+1, tab.Head+1)
		if err != nil {
			return err
		}
		pane := "bottomRight"
		if tab.Side == 0 {
			pane = "bottomLeft"
		}
		if err := out.SetPanes(&excelize.Panes{Freeze: true, XSplit: tab.Side, YSplit: tab.Head, TopLeftCell: corner, ActivePane: pane}); err != nil {
			return err
		}
	}
	for r, row := range tab.Rows {
		cells := make([]any, len(row.Cells))
		for c, cell := range row.Cells {
			id, err := s.of(row.Kind, cell)
			if err != nil {
				return err
			}
			cells[c] = value(w, index, cell, id)
		}
		if len(cells) == 0 {
			continue
		}
		corner, err := excelize.CoordinatesToCellName(1, r+1)
		if err != nil {
			return err
		}
		if err := out.SetRow(corner, cells, excelize.RowOpts{Height: height(tab, row)}); err != nil {
			return err
		}
	}
	return out.Flush()
}

// value is a cell for the library: a text as a text, whatever it begins with; a number
// as a number; a formula with the value that it has here, so that a preview, which
// works nothing out, shows it.
func value(w *pack.Workbook, index int, cell pack.Cell, id int) any {
	out := excelize.Cell{StyleID: id}
	if cell.Formula != nil {
		out.Formula = w.A1(*cell.Formula, index)
	}
	switch {
	case cell.Value != nil:
		out.Value = cell.Value.InexactFloat64()
	case cell.Text != "":
		out.Value = cell.Text
	case id == 0:
		return nil
	}
	return out
}

// lettersAcross is how much of a tab is printed on one sheet of paper and can be read.
const lettersAcross = 230

// page sets how a tab looks and prints: A4 lying, as wide as the paper unless that would
// be too small to read, the head on every page, who it is for at the foot; cells that are no inputs are locked, without
// a password, so that nobody types over a formula by accident; all may be selected and
// made wider.
func page(f *excelize.File, w *pack.Workbook, tab *pack.Sheet) error {
	landscape, a4, wide, tall, yes, no := "landscape", 9, 1, 0, true, false
	letters := 0
	for _, w := range tab.Widths {
		letters += w
	}
	wide += letters / lettersAcross
	if err := f.SetSheetProps(tab.Name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := f.SetPageLayout(tab.Name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := f.SetSheetView(tab.Name, 0, &excelize.ViewOptions{ShowGridLines: &no}); err != nil {
		return err
	}
	head := "&L" + inMargin(w.Organisation) + "&R" + inMargin(w.Reference)
	foot := "&L" + inMargin(w.Confidential) + "&C" + inMargin(tab.Name) + "&RPack " + inMargin(w.Hash) + ", page &P of &N"
	if err := f.SetHeaderFooter(tab.Name, &excelize.HeaderFooterOptions{OddHeader: head, OddFooter: foot}); err != nil {
		return err
	}
	if tab.Head > 0 {
		name := "'" + strings.ReplaceAll(tab.Name, "'", "''") + "'!"
		again := fmt.Sprintf("%s$%d:$%d", name, tab.Head, tab.Head)
		if tab.Side > 0 {
			again = fmt.Sprintf("%s$A:$%s,%s", name, pack.ColumnName(tab.Side-1), again)
		}
		if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: tab.Name, RefersTo: again}); err != nil {
			return err
		}
	}
	return f.ProtectSheet(tab.Name, &excelize.SheetProtectionOptions{FormatCells: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true})
}

// inMargin is a text in a header or footer, where & starts a code and the whole may
// have 255 letters.
func inMargin(text string) string {
	if runes := []rune(text); len(runes) > 30 {
		text = string(runes[:29]) + "…"
	}
	return strings.ReplaceAll(text, "&", "&&")
}
