package layout

import (
	"strconv"

	"bidwright/app/chart"
	"bidwright/app/pack"
)

// style is one of the few text styles of a pack.
type style struct {
	size, lead float64
	bold       bool
	colour     chart.Colour
}

// The colours and styles of all packs. Contrast on white: ink 15.8, muted 6.8,
// accent 9.1; on the darkest ground no less than 5.5.
var (
	ink    = chart.Colour{R: 0x1f, G: 0x23, B: 0x28, A: 255}
	muted  = chart.Colour{R: 0x52, G: 0x5c, B: 0x63, A: 255}
	accent = chart.Colour{R: 0x1b, G: 0x4f, B: 0x5c, A: 255}
	rule   = chart.Colour{R: 0xc4, G: 0xca, B: 0xce, A: 255}
	tint   = chart.Colour{R: 0xee, G: 0xf3, B: 0xf4, A: 255}
	deep   = chart.Colour{R: 0xdd, G: 0xe8, B: 0xea, A: 255}

	bodyStyle   = style{size: 12, lead: 17, colour: ink}
	smallStyle  = style{size: 10, lead: 13.5, colour: muted}
	cellStyle   = style{size: 10, lead: 13.5, colour: ink}
	tableTitle  = style{size: 12, lead: 16, bold: true, colour: ink}
	coverStyle  = style{size: 30, lead: 37, bold: true, colour: accent}
	coverSub    = style{size: 15, lead: 21, colour: ink}
	furniture   = style{size: 9, lead: 12, colour: muted}
	headStyles  = [...]style{{size: 20, lead: 26, bold: true, colour: accent}, {size: 15, lead: 20, bold: true, colour: accent}, {size: 12.5, lead: 17, bold: true, colour: ink}, {size: 12, lead: 17, bold: true, colour: ink}}
	headSpaces  = [...]float64{26, 20, 15, 12}
	paragraph   = 9.0 // space above a paragraph
	blockSpace  = 16.0
	bulletWidth = 16.0
)

// body turns the sections into boxes.
func (s *setter) body(progress Progress) ([]box, error) {
	var boxes []box
	total := 0
	for _, section := range s.doc.Sections {
		total += 1 + len(section.Blocks)
	}
	done := 0
	fresh := false
	if len(s.doc.Cover) == 0 {
		boxes = s.opening()
	}
	add := func(more []box) {
		if fresh && len(more) > 0 {
			more[0].fresh, fresh = true, false
		}
		boxes = append(boxes, more...)
	}
	for _, section := range s.doc.Sections {
		level := min(max(section.Level, 1), 3)
		add(s.heading(section.Title, level, []string{section.ID}, true))
		for i, b := range section.Blocks {
			if err := s.ctx.Err(); err != nil {
				return nil, err
			}
			if _, isBreak := b.(pack.PageBreak); isBreak {
				fresh = true
			} else {
				of := s.block(b)
				if i+1 < len(section.Blocks) {
					if _, signed := section.Blocks[i+1].(pack.SignatureBox); signed {
						keepEnd(of)
					}
				}
				add(of)
			}
			done++
			if progress != nil {
				progress(done, total+1)
			}
		}
		done++
	}
	return boxes, nil
}

func (s *setter) block(b pack.Block) []box {
	switch b := b.(type) {
	case pack.Paragraph:
		return s.lines(b.Runs, bodyStyle, marginSide, bodyWidth, paragraph)
	case pack.Note:
		return s.lines(b.Runs, smallStyle, marginSide, bodyWidth, 6)
	case pack.Heading:
		return s.heading(b.Text, min(max(b.Level, 2), 4), []string{b.ID}, false)
	case pack.List:
		return s.list(b)
	case pack.KeyValues:
		return s.keyValues(b.Rows)
	case pack.Table:
		return s.table(b)
	case pack.Figure:
		return s.figure(b)
	case pack.Callout:
		return s.callout(b)
	case pack.SignatureBox:
		return s.signature(b)
	}
	return nil
}

// wrap breaks runs into lines; the Ref of a piece is the index of its run.
func (s *setter) wrap(runs []pack.Run, st style, width float64) [][]chart.Piece {
	pieces := make([]chart.Piece, 0, len(runs))
	for i, r := range runs {
		pieces = append(pieces, chart.Piece{Text: s.faces.Printable(r.Text), Bold: r.Bold || st.bold, Ref: i})
	}
	return chart.Wrap(pieces, st.size, width, s.faces.Width)
}

// lines makes one box a line, with no lone first or last line on a page.
func (s *setter) lines(runs []pack.Run, st style, x, width, gap float64) []box {
	wrapped := s.wrap(runs, st, width)
	boxes := make([]box, len(wrapped))
	for i, line := range wrapped {
		boxes[i] = box{
			height: st.lead,
			keep:   i < len(wrapped)-1 && (i == 0 || i == len(wrapped)-2),
			paint:  func(sh *sheet, y float64) { s.line(sh, line, runs, st, x, y) },
		}
	}
	boxes[0].gap = gap
	return boxes
}

// line draws one wrapped line with its top at y.
func (s *setter) line(sh *sheet, line []chart.Piece, runs []pack.Run, st style, x, y float64) {
	baseline := y + st.lead/2 + 0.36*st.size
	for _, p := range line {
		w := s.faces.Width(p.Text, st.size, p.Bold)
		colour := st.colour
		if target := runs[p.Ref].Target; target != "" {
			colour = accent
			sh.links = append(sh.links, pendingLink{x: x, y: y, w: w, h: st.lead, target: target})
		}
		sh.add(chart.Text{X: x, Y: baseline, Size: st.size, Width: w, Bold: p.Bold, Colour: colour, String: p.Text})
		x += w
	}
}

func lineWidth(s *setter, line []chart.Piece, st style) float64 {
	w := 0.0
	for _, p := range line {
		w += s.faces.Width(p.Text, st.size, p.Bold)
	}
	return w
}

func (s *setter) heading(text string, level int, anchors []string, mark bool) []box {
	st := headStyles[level-1]
	boxes := s.lines([]pack.Run{{Text: text}}, st, marginSide, bodyWidth, headSpaces[level-1])
	if len(boxes) < 20 { // a monstrous title may break anywhere
		for i := range boxes {
			boxes[i].keep = true
		}
	}
	boxes[0].anchors = anchors
	if mark && text != "" {
		boxes[0].mark = &bookmark{title: s.faces.Printable(text), level: level, entry: true}
	}
	return boxes
}

func (s *setter) list(l pack.List) []box {
	indent := bulletWidth
	if l.Numbered {
		indent = s.faces.Width(strconv.Itoa(len(l.Items))+". ", bodyStyle.size, false) + 6
	}
	var boxes []box
	for i, item := range l.Items {
		marker := "•"
		if l.Numbered {
			marker = strconv.Itoa(i+1) + "."
		}
		gap := 4.0
		if i == 0 {
			gap = paragraph
		}
		lines := s.lines(item.Runs, bodyStyle, marginSide+indent, bodyWidth-indent, gap)
		first := lines[0].paint
		lines[0].paint = func(sh *sheet, y float64) {
			s.line(sh, []chart.Piece{{Text: marker}}, []pack.Run{{}}, bodyStyle, marginSide, y)
			first(sh, y)
		}
		if item.ID != "" {
			lines[0].anchors = []string{item.ID}
		}
		boxes = append(boxes, lines...)
	}
	return boxes
}

// callout is text on a tinted ground with a bar at the left edge; it may run over
// pages line by line when it is long.
func (s *setter) callout(c pack.Callout) []box {
	const pad = 12.0
	var boxes []box
	if c.Title != "" {
		boxes = s.lines([]pack.Run{{Text: c.Title, Bold: true}}, bodyStyle, marginSide+pad+4, bodyWidth-2*pad-4, 0)
		boxes[len(boxes)-1].keep = true
	}
	if len(c.Runs) > 0 {
		boxes = append(boxes, s.lines(c.Runs, bodyStyle, marginSide+pad+4, bodyWidth-2*pad-4, 0)...)
	}
	for i := range boxes {
		above, below := 0.0, 0.0
		if i == 0 {
			above = pad - 2
		}
		if i == len(boxes)-1 {
			below = pad - 2
		}
		height, paint := above+boxes[i].height+below, boxes[i].paint
		boxes[i].height = height
		boxes[i].keep = i < len(boxes)-1 && (boxes[i].keep || len(boxes) < 20)
		boxes[i].paint = func(sh *sheet, y float64) {
			sh.add(chart.Rect{X: marginSide, Y: y, W: bodyWidth, H: height, Fill: tint},
				chart.Rect{X: marginSide, Y: y, W: 4, H: height, Fill: accent})
			paint(sh, y+above)
		}
	}
	if len(boxes) > 0 {
		boxes[0].gap = blockSpace
		boxes = append(boxes, box{height: 6, space: true})
	}
	return boxes
}

// keepEnd keeps the end of what is signed on the page of the signature: a signature alone
// on a page could be put under anything.
func keepEnd(boxes []box) {
	const end = 60.0 // points: a row of a table, or a few lines
	height := 0.0
	for i := len(boxes) - 1; i >= 0 && height < end; i-- {
		boxes[i].keep = true
		height += boxes[i].height
	}
}

// signature is ruled lines with their names, kept together.
func (s *setter) signature(b pack.SignatureBox) []box {
	var boxes []box
	if b.Statement != "" {
		boxes = s.lines([]pack.Run{{Text: b.Statement}}, bodyStyle, marginSide, bodyWidth, blockSpace)
		for i := range boxes {
			boxes[i].keep = len(boxes) < 20
		}
	}
	names := b.Lines
	if len(names) == 0 {
		names = pack.SignatureLines
	}
	const nameWidth = 110.0
	for i, name := range names {
		wrapped := s.wrap([]pack.Run{{Text: name}}, bodyStyle, nameWidth)
		height := float64(len(wrapped))*bodyStyle.lead + 17
		boxes = append(boxes, box{height: height, keep: i < len(names)-1, paint: func(sh *sheet, y float64) {
			for j, line := range wrapped {
				s.line(sh, line, []pack.Run{{}}, bodyStyle, marginSide, y+17+float64(j)*bodyStyle.lead)
			}
			sh.add(chart.Line{X1: marginSide + nameWidth + 8, Y1: y + height, X2: marginSide + bodyWidth, Y2: y + height, Width: 0.75, Colour: muted})
		}})
	}
	return boxes
}
