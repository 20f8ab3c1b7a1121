package packpage

import (
	"fmt"
	"image/color"
	"slices"

	"bidwright/app/chart"
	"bidwright/app/pack/layout"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// Find looks for a text on the pages and goes to the first place from the page on show.
func (m *Model) Find(text string) {
	m.sought = text
	m.hits, m.hit = nil, 0
	faces, err := m.d.Faces()
	if m.preview == nil || err != nil {
		return
	}
	m.hits = layout.Find(m.preview.Pages, faces, text)
	if at := slices.IndexFunc(m.hits, func(h layout.Hit) bool { return h.Page >= m.page }); at > 0 {
		m.hit = at
	}
	m.toHit()
}

// NextHit goes that many places on, round at the end.
func (m *Model) NextHit(by int) {
	if n := len(m.hits); n > 0 {
		m.hit = ((m.hit+by)%n + n) % n
		m.toHit()
	}
}

func (m *Model) toHit() {
	if len(m.hits) > 0 {
		m.page = m.hits[m.hit].Page
	}
}

// Hits is which place is on show, from one, and how many there are.
func (m *Model) Hits() (n, of int) {
	if len(m.hits) == 0 {
		return 0, 0
	}
	return m.hit + 1, len(m.hits)
}

// marked is the page on show with a frame round what was found on it, thicker round the
// place on show: it reads in grey too.
func (m *Model) marked(p layout.Page) layout.Page {
	frame := color.NRGBA{R: 0x8a, G: 0x2b, B: 0x0a, A: 0xff}
	shapes := slices.Clone(p.Shapes)
	for i, h := range m.hits {
		if h.Page != m.page {
			continue
		}
		width := 0.8
		if i == m.hit {
			width = 2.2
		}
		shapes = append(shapes, chart.Rect{X: h.X - 2, Y: h.Y, W: h.W + 4, H: h.H, Stroke: frame, Width: width})
	}
	p.Shapes = shapes
	return p
}

// finder is the field to search the pages.
type finder struct {
	entry *kit.TextEntry
	field *kit.Field
	found *kit.Line
	back  *kit.Button
	next  *kit.Button
}

func (p *Page) newFinder() *finder {
	f := &finder{found: kit.OneLine("")}
	f.entry = kit.NewTextEntry(nil)
	f.entry.OnChanged = func(text string) {
		if text == p.m.sought {
			return
		}
		p.m.Find(text)
		p.showPreview()
	}
	f.entry.OnEnter = func() { p.nextHit(1) }
	f.field = kit.NewField("Find on the pages", f.entry)
	f.back, f.next = kit.NewButton("Previous place", func() { p.nextHit(-1) }), kit.NewButton("Next place", func() { p.nextHit(1) })
	return f
}

func (p *Page) nextHit(by int) {
	p.m.NextHit(by)
	p.showPreview()
	if _, of := p.m.Hits(); of > 0 {
		p.sheet.reveal(p.m.hits[p.m.hit])
	}
}

func (f *finder) show(m *Model) {
	n, of := m.Hits()
	switch {
	case m.sought == "":
		f.found.SetText("")
	case of == 0:
		f.found.SetText("Not found")
	default:
		f.found.SetText(fmt.Sprintf("%d of %d", n, of))
	}
	enable(f.back, of > 1)
	enable(f.next, of > 1)
}

// Find is Ctrl+F: the keyboard goes to the field.
func (p *Page) Find() {
	p.parts.Show(partPreview)
	kit.Focus(p.finder.entry)
}

// reveal scrolls a place on the page into view.
func (s *sheet) reveal(h layout.Hit) {
	zoom := s.view.Zoom()
	top := float32(h.Y)*zoom - s.scroll.Size().Height/3
	s.scroll.Offset = fyne.NewPos(s.scroll.Offset.X, max(top, 0))
	s.move(0, 0)
}
