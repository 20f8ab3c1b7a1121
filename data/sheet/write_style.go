package sheet

import (
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"bidwright/app/pack"
)

// typeface is on every system, or replaced there by one as wide.
const typeface = "Arial"

// style is what sets one kind of cell apart.
type style struct {
	kind  pack.SheetRowKind
	form  pack.Form
	input bool
	wrap  bool
	right bool
	whole bool // a quantity of 1,000 or more without decimals
	few   bool // one below
}

// styles makes each style of a file once.
type styles struct {
	file *excelize.File
	ids  map[style]int
}

// Number formats: pounds with a true minus, at most six decimals on rates.
var formats = map[pack.Form]string{
	pack.FormPounds:   `"£"#,##0.00;"−£"#,##0.00`,
	pack.FormRate:     `"£"#,##0.00####;"−£"#,##0.00####`,
	pack.FormShare:    `0.0##%;"−"0.0##%`,
	pack.FormQuantity: `#,##0.00##;"−"#,##0.00##`,
	pack.FormTruth:    `"yes";"yes";"no"`,
}

var thousand = decimal.NewFromInt(1000)

const wholeFormat = `#,##0;"−"#,##0`

func (s *styles) of(kind pack.SheetRowKind, cell pack.Cell) (int, error) {
	if cell.Text == "" && cell.Value == nil && cell.Formula == nil && kind == pack.SheetNormal {
		return 0, nil
	}
	key := style{kind: kind, form: cell.Form, input: cell.Input, wrap: cell.Wrap, right: cell.Align == pack.Right}
	if cell.Form == pack.FormQuantity && cell.Value != nil && cell.Value.IsInteger() {
		key.few = cell.Input || cell.Value.Abs().LessThan(thousand)
		key.whole = !key.few
	}
	if id, known := s.ids[key]; known {
		return id, nil
	}
	id, err := s.file.NewStyle(key.excelize())
	s.ids[key] = id
	return id, err
}

func (k style) excelize() *excelize.Style {
	out := &excelize.Style{
		Font:       &excelize.Font{Family: typeface, Size: 11, Color: "1F2328"},
		Alignment:  &excelize.Alignment{Vertical: "top", WrapText: k.wrap},
		Protection: &excelize.Protection{Locked: !k.input},
	}
	if format, found := formats[k.form]; found {
		if k.whole {
			format = wholeFormat
		}
		if k.few {
			format = "" // all its digits: a fraction that is typed later must not be hidden
		}
		if format != "" {
			out.CustomNumFmt = &format
		}
	}
	if k.wrap && !k.right {
		out.Alignment.Horizontal, out.Alignment.Indent = "left", 1 // off the figure before it
	}
	if k.right {
		out.Alignment.Horizontal = "right"
	}
	fill := func(colour string) {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	line := func(side string, weight int) {
		out.Border = append(out.Border, excelize.Border{Type: side, Color: "1B4F5C", Style: weight})
	}
	switch k.kind {
	case pack.SheetTitle:
		out.Font.Bold, out.Font.Size, out.Font.Color = true, 16, "1B4F5C"
	case pack.SheetNote:
		out.Font.Color = "525C63"
	case pack.SheetHead:
		out.Font.Bold, out.Alignment.Vertical = true, "bottom"
		fill("DDE8EA")
		line("bottom", 2)
	case pack.SheetGroup:
		out.Font.Bold = true
		line("bottom", 1)
	case pack.SheetTotal:
		out.Font.Bold = true
		fill("EEF3F4")
		line("top", 2)
	}
	if k.input {
		fill("FFF4D6")
		for _, side := range []string{"left", "right", "top", "bottom"} {
			line(side, 1)
		}
	}
	return out
}

// lineHeight is the height of a line of text, in points; letters are as wide as the unit of a
// column's width.
const lineHeight = 15

// height is what a row needs for its broken texts; 0 leaves it to the program.
func height(tab *pack.Sheet, row pack.SheetRow) float64 {
	lines := 1
	for c, cell := range row.Cells {
		if !cell.Wrap || cell.Text == "" || c >= len(tab.Widths) || tab.Widths[c] < 3 {
			continue
		}
		room := tab.Widths[c] - 1
		if row.Kind == pack.SheetHead {
			room = room * 9 / 10 // bold
		}
		lines = max(lines, (len([]rune(cell.Text))+room-1)/room+strings.Count(cell.Text, "\n"))
	}
	switch {
	case row.Kind == pack.SheetTitle:
		return 24
	case lines == 1:
		return 0
	}
	return float64(min(lines, 25) * lineHeight)
}
