package layout

import (
	"fmt"

	"bidwright/app/chart"
	"bidwright/app/pack"
)

const rowPad = 4.0 // above and below the text of a row

// cell is wrapped text with its place in a row.
type cell struct {
	run   pack.Run
	bold  bool
	right bool
	x, w  float64
	lines [][]chart.Piece
}

// row is a table row ready to be placed, whole or line by line.
type row struct {
	cells  []cell
	count  int // lines of the tallest cell
	style  style
	ground chart.Colour
	above  chart.Line // only colour and width are used
	below  chart.Line
}

func (r row) height() float64 { return float64(r.count)*r.style.lead + 2*rowPad }

// table sets title, unit row, head and rows. Rows are never divided unless taller than
// a page; the head is set again on each page.
func (s *setter) table(t pack.Table) []box {
	if len(t.Columns) == 0 {
		return nil
	}
	asks := s.extents(t)
	all := parts(t, asks, bodyWidth)
	var boxes []box
	for n, columns := range all {
		title := t.Title
		if t.Number > 0 {
			title = fmt.Sprintf("Table %d. %s", t.Number, t.Title)
		}
		if len(all) > 1 {
			title = fmt.Sprintf("%s (part %d of %d)", title, n+1, len(all))
		}
		boxes = append(boxes, s.tablePart(t, title, columns, widths(t, columns, asks, bodyWidth))...)
		if n == 0 && len(boxes) > 0 {
			boxes[0].anchors = []string{t.ID}
			boxes[0].mark = &bookmark{title: s.faces.Printable(title), level: 3}
		}
	}
	keepTogether(boxes)
	if t.Note != "" {
		boxes[len(boxes)-1].keep = true
		boxes = append(boxes, s.lines([]pack.Run{{Text: t.Note}}, smallStyle, marginSide, bodyWidth, 5)...)
	}
	return append(boxes, box{height: 6, space: true})
}

// keepTogether keeps a short table on one page: a schedule of three years is read as
// one, and broken in the middle it is hard to re-add.
func keepTogether(boxes []box) {
	height := 0.0
	for _, b := range boxes {
		height += b.height
	}
	if height > 0.4*bodyHeight {
		return
	}
	for i := range boxes[:len(boxes)-1] {
		boxes[i].keep = true
	}
}

func (s *setter) tablePart(t pack.Table, title string, columns []int, widths []float64) []box {
	boxes := s.lines([]pack.Run{{Text: title}}, tableTitle, marginSide, bodyWidth, blockSpace)
	if t.Unit != "" {
		boxes = append(boxes, s.lines([]pack.Run{{Text: t.Unit}}, smallStyle, marginSide, bodyWidth, 0)...)
	}
	for i := range boxes {
		boxes[i].keep = len(boxes) < 20
	}
	head := s.headRow(t, columns, widths)
	again := []box{s.continued(title), {height: head.height(), paint: func(sh *sheet, y float64) { s.row(sh, head, y, 0, head.count, true, true) }}}
	if again[0].height+again[1].height > bodyHeight/3 {
		again = nil // too tall to repeat
	}
	boxes = append(boxes, s.rowBoxes(head, nil, 4)...)
	for i := range boxes[len(boxes)-1:] {
		boxes[len(boxes)-1+i].keep = true
	}
	if len(t.Rows) == 0 {
		boxes[len(boxes)-1].keep = false
	}
	for i, r := range t.Rows {
		rows := s.rowBoxes(s.tableRow(t, r, columns, widths), again, 0)
		last := &rows[len(rows)-1]
		// A total is never alone at the top of a page, nor a group name at the foot.
		last.keep = r.Kind == pack.Group && i < len(t.Rows)-1 ||
			i < len(t.Rows)-1 && (t.Rows[i+1].Kind == pack.Total || t.Rows[i+1].Kind == pack.Subtotal)
		boxes = append(boxes, rows...)
	}
	return boxes
}

// continued is the line above a head that is set again.
func (s *setter) continued(title string) box {
	text := s.clip(title, tableTitle.size, true, bodyWidth-90) + " (continued)"
	return box{height: tableTitle.lead + 4, paint: func(sh *sheet, y float64) {
		s.line(sh, []chart.Piece{{Text: text, Bold: true}}, []pack.Run{{}}, tableTitle, marginSide, y)
	}}
}

func (s *setter) headRow(t pack.Table, columns []int, widths []float64) row {
	r := row{style: cellStyle, ground: deep, below: chart.Line{Width: 1.2, Colour: accent}}
	x := marginSide
	for i, c := range columns {
		r.put(s, cell{run: pack.Run{Text: t.Columns[c].Title}, bold: true, right: t.Columns[c].Align == pack.Right, x: x, w: widths[i]})
		x += widths[i]
	}
	return r
}

func (s *setter) tableRow(t pack.Table, from pack.Row, columns []int, widths []float64) row {
	r := row{style: cellStyle, below: chart.Line{Width: 0.5, Colour: rule}}
	switch from.Kind {
	case pack.Subtotal:
		r.above = chart.Line{Width: 0.75, Colour: muted}
	case pack.Total:
		r.ground, r.above, r.below = tint, chart.Line{Width: 1.2, Colour: accent}, chart.Line{Width: 1.2, Colour: accent}
	}
	x := marginSide
	for i, c := range columns {
		if c < len(from.Cells) {
			k := cell{run: from.Cells[c], bold: from.Kind != pack.Normal, right: t.Columns[c].Align == pack.Right, x: x, w: widths[i]}
			if from.Kind == pack.Group && i == 0 {
				k.w, k.right = bodyWidth, false
			}
			if from.Kind != pack.Group || i == 0 {
				r.put(s, k)
			}
		}
		x += widths[i]
	}
	if r.count == 0 {
		r.count = 1
	}
	return r
}

func (r *row) put(s *setter, c cell) {
	run := c.run
	run.Bold = run.Bold || c.bold
	c.lines = s.wrap([]pack.Run{run}, r.style, c.w-2*cellPad)
	r.cells = append(r.cells, c)
	r.count = max(r.count, len(c.lines))
}

// rowBoxes is one box, or one a line for a row taller than a page.
func (s *setter) rowBoxes(r row, heads []box, gap float64) []box {
	if r.height()+headsHeight(box{heads: heads}) <= bodyHeight {
		return []box{{gap: gap, height: r.height(), heads: heads, paint: func(sh *sheet, y float64) {
			s.row(sh, r, y, 0, r.count, true, true)
		}}}
	}
	var boxes []box
	for i := range r.count {
		first, last := i == 0, i == r.count-1
		height := r.style.lead
		if first {
			height += rowPad
		}
		if last {
			height += rowPad
		}
		boxes = append(boxes, box{height: height, heads: heads, paint: func(sh *sheet, y float64) {
			s.row(sh, r, y, i, i+1, first, last)
		}})
	}
	boxes[0].gap = gap
	return boxes
}

// row draws the lines from..to of a row with its top at y.
func (s *setter) row(sh *sheet, r row, y float64, from, to int, first, last bool) {
	height, top := float64(to-from)*r.style.lead, y
	if first {
		height += rowPad
		top += rowPad
	}
	if last {
		height += rowPad
	}
	if r.ground.A > 0 {
		sh.add(chart.Rect{X: marginSide, Y: y, W: bodyWidth, H: height, Fill: r.ground})
	}
	if first && r.above.Width > 0 {
		sh.add(chart.Line{X1: marginSide, Y1: y, X2: marginSide + bodyWidth, Y2: y, Width: r.above.Width, Colour: r.above.Colour})
	}
	if last && r.below.Width > 0 {
		sh.add(chart.Line{X1: marginSide, Y1: y + height, X2: marginSide + bodyWidth, Y2: y + height, Width: r.below.Width, Colour: r.below.Colour})
	}
	for _, c := range r.cells {
		for i := from; i < min(to, len(c.lines)); i++ {
			x := c.x + cellPad
			if c.right {
				x = c.x + c.w - cellPad - lineWidth(s, c.lines[i], r.style)
			}
			s.line(sh, c.lines[i], []pack.Run{c.run}, r.style, x, top+float64(i-from)*r.style.lead)
		}
	}
}

// keyValues is a quiet two-column table in the size of the text.
func (s *setter) keyValues(rows []pack.KeyValue) []box {
	widest := 0.0
	for _, kv := range rows {
		widest = max(widest, s.faces.Width(s.faces.Printable(kv.Key), bodyStyle.size, true)+2*cellPad+6)
	}
	widest = min(widest, 0.4*bodyWidth)
	var boxes []box
	for i, kv := range rows {
		r := row{style: bodyStyle, below: chart.Line{Width: 0.5, Colour: rule}}
		r.put(s, cell{run: pack.Run{Text: kv.Key}, bold: true, x: marginSide - cellPad, w: widest})
		r.put(s, cell{run: kv.Value, x: marginSide - cellPad + widest, w: bodyWidth + cellPad - widest})
		gap := 0.0
		if i == 0 {
			gap = paragraph
		}
		boxes = append(boxes, s.rowBoxes(r, nil, gap)...)
	}
	return boxes
}
