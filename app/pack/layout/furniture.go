package layout

import (
	"fmt"
	"strconv"
	"strings"

	"bidwright/app/brand"
	"bidwright/app/chart"
	"bidwright/app/pack"
)

// cover is the first page: organisation, title, subject, particulars.
func (s *setter) cover() []box {
	if len(s.doc.Cover) == 0 {
		return nil
	}
	boxes := []box{{height: 36}}
	if logo, ok := s.logo(); ok {
		boxes = append(boxes, logo, box{height: 14})
	}
	add := func(text string, st style, gap float64) {
		if text == "" {
			return
		}
		more := s.lines([]pack.Run{{Text: text}}, st, marginSide, bodyWidth, gap)
		for i := range more {
			more[i].keep = false
		}
		boxes = append(boxes, more...)
	}
	add(s.doc.Organisation, style{size: 15, lead: 21, bold: true, colour: ink}, 0)
	boxes = append(boxes, box{height: 92}, box{height: 4, paint: func(sh *sheet, y float64) {
		sh.add(chart.Rect{X: marginSide, Y: y, W: 64, H: 4, Fill: accent})
	}})
	add(s.doc.Title, coverStyle, 16)
	boxes[len(boxes)-1].mark = &bookmark{title: s.faces.Printable(s.doc.Title), level: 1}
	add(s.doc.Subject, coverSub, 10)
	boxes = append(boxes, box{height: 56})
	return append(boxes, s.keyValues(s.doc.Cover)...)
}

// The room for a logo on the cover, in points.
const (
	logoWidth  = 170.0
	logoHeight = 64.0
)

// logo is the organisation's picture, as large as its room allows.
func (s *setter) logo() (box, bool) {
	w, h, ok := brand.Size(s.doc.Logo)
	if !ok {
		return box{}, false
	}
	zoom := min(logoWidth/float64(w), logoHeight/float64(h))
	shape := chart.Image{X: marginSide, W: float64(w) * zoom, H: float64(h) * zoom, PNG: s.doc.Logo, Alt: s.doc.Organisation}
	return box{height: shape.H, paint: func(sh *sheet, y float64) {
		shape.Y = y
		sh.add(shape)
	}}, true
}

// coloured puts the organisation's colour in the place of the standard one.
func coloured(pages []Page, to string) {
	c, _, err := brand.Colour(to)
	if err != nil {
		return
	}
	change := func(of *chart.Colour) {
		if *of == accent {
			*of = c
		}
	}
	for _, page := range pages {
		for i, shape := range page.Shapes {
			switch x := shape.(type) {
			case chart.Text:
				change(&x.Colour)
				page.Shapes[i] = x
			case chart.Line:
				change(&x.Colour)
				page.Shapes[i] = x
			case chart.Rect:
				change(&x.Fill)
				change(&x.Stroke)
				page.Shapes[i] = x
			}
		}
	}
}

// opening is the title at the top of a document without a cover.
func (s *setter) opening() []box {
	var boxes []box
	if s.doc.Title != "" {
		boxes = s.lines([]pack.Run{{Text: s.doc.Title}}, style{size: 24, lead: 31, bold: true, colour: accent}, marginSide, bodyWidth, 0)
	}
	if s.doc.Subject != "" {
		boxes = append(boxes, s.lines([]pack.Run{{Text: s.doc.Subject}}, coverSub, marginSide, bodyWidth, 4)...)
	}
	return boxes
}

// entry is a line of the contents.
type entry struct {
	bookmark
	page   int // counted from 0
	y      float64
	number string
}

// entries lists the sections on the sheets, whose first is page shift.
func entries(sheets []*sheet, shift int) []entry {
	var out []entry
	for i, sh := range sheets {
		for _, m := range sh.marks {
			if m.entry {
				out = append(out, entry{m.bookmark, i + shift, m.y, strconv.Itoa(i + shift + 1)})
			}
		}
	}
	return out
}

// contents is a list of sections with page numbers, as links.
func (s *setter) contents(list []entry) []box {
	boxes := s.heading("Contents", 1, nil, true)
	boxes[0].mark.entry = false
	boxes[0].fresh = true
	const numberWidth = 44.0
	for _, e := range list {
		st, indent, gap := bodyStyle, float64(e.level-1)*18, 3.0
		if e.level == 1 {
			st.bold, gap = true, 9
		}
		lines := s.lines([]pack.Run{{Text: e.title}}, st, marginSide+indent, bodyWidth-indent-numberWidth, gap)
		for i := range lines {
			paint, last := lines[i].paint, i == len(lines)-1
			lines[i].paint = func(sh *sheet, y float64) {
				paint(sh, y)
				sh.links = append(sh.links, pendingLink{x: marginSide, y: y, w: bodyWidth, h: st.lead, page: e.page, toY: e.y})
				if last {
					x := marginSide + bodyWidth - s.faces.Width(e.number, st.size, st.bold)
					s.line(sh, []chart.Piece{{Text: e.number, Bold: st.bold}}, []pack.Run{{}}, st, x, y)
				}
			}
		}
		boxes = append(boxes, lines...)
	}
	return boxes
}

// finish adds headers and footers, resolves links and gathers bookmarks.
func (s *setter) finish(sheets []*sheet, cover bool) Result {
	var result Result
	type place struct {
		page int
		y    float64
	}
	places := map[string]place{}
	for i, sh := range sheets {
		for id, y := range sh.anchors {
			if _, known := places[id]; !known && id != "" {
				places[id] = place{i, y}
			}
		}
	}
	header := s.header()
	last := -1
	for i, sh := range sheets {
		page := Page{Width: PageWidth, Height: PageHeight}
		if header != "" && !(cover && i == 0) {
			page.Shapes = append(page.Shapes, s.furniture(header, marginTop-38)...)
			page.Shapes = append(page.Shapes, chart.Line{X1: marginSide, Y1: marginTop - 21, X2: marginSide + bodyWidth, Y2: marginTop - 21, Width: 0.5, Colour: rule})
		}
		page.Shapes = append(page.Shapes, sh.shapes...)
		page.Shapes = append(page.Shapes, chart.Line{X1: marginSide, Y1: PageHeight - 47, X2: marginSide + bodyWidth, Y2: PageHeight - 47, Width: 0.5, Colour: rule})
		for n, line := range s.footer(fmt.Sprintf("Page %d of %d", i+1, len(sheets))) {
			page.Shapes = append(page.Shapes, s.furniture(line, PageHeight-41+float64(n)*furniture.lead)...)
		}
		for _, l := range sh.links {
			to := place{l.page, l.toY}
			if l.target != "" {
				known := false
				if to, known = places[l.target]; !known {
					continue
				}
			}
			page.Links = append(page.Links, Link{X: l.x, Y: l.y, W: l.w, H: l.h, Page: to.page, ToY: to.y})
		}
		for _, m := range sh.marks {
			last = min(m.level-1, last+1)
			result.Bookmarks = append(result.Bookmarks, Bookmark{Title: clipRunes(m.title, 120), Level: last, Page: i, Y: m.y})
		}
		result.Pages = append(result.Pages, page)
	}
	return result
}

func (s *setter) furniture(text string, y float64) []chart.Shape {
	text = s.clip(text, furniture.size, false, bodyWidth)
	sh := &sheet{}
	s.line(sh, []chart.Piece{{Text: text}}, []pack.Run{{}}, furniture, marginSide, y)
	return sh.shapes
}

// header is "organisation · reference · lot".
func (s *setter) header() string {
	return joined(s.doc.Organisation, s.doc.Reference, s.doc.Lot)
}

// footer is "Page 3 of 24 · Commercial in confidence · Pack 7F3A-91C2 v3 · 14 May 2027";
// where that is wider than the page, who it is for stands on a line of its own.
func (s *setter) footer(page string) []string {
	name := "Pack " + s.doc.Hash()
	if s.doc.Version > 0 {
		name += " v" + strconv.Itoa(s.doc.Version)
	}
	whole := joined(page, s.doc.Confidential, name, s.doc.Date.String())
	if s.faces.Width(s.faces.Printable(whole), furniture.size, false) <= bodyWidth {
		return []string{whole}
	}
	return []string{joined(page, name, s.doc.Date.String()), s.doc.Confidential}
}

func joined(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " · ")
}

// clip shortens a line that must not wrap, with an ellipsis.
func (s *setter) clip(text string, size float64, bold bool, width float64) string {
	text = strings.ReplaceAll(s.faces.Printable(text), "\n", " ")
	if s.faces.Width(text, size, bold) <= width {
		return text
	}
	used := s.faces.Width("…", size, bold)
	for i, r := range text {
		used += s.faces.Width(string(r), size, bold)
		if used > width {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text
}

func clipRunes(text string, most int) string {
	runes := []rune(strings.ReplaceAll(text, "\n", " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most-1]) + "…"
}
