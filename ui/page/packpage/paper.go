package packpage

import (
	"fmt"

	"bidwright/app/pack/layout"
	"bidwright/ui/kit"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// sheet shows one page at a time and takes the keyboard: PageUp and PageDown turn, + and
// − zoom, 0 fits the width, the arrows move the page.
type sheet struct {
	widget.BaseWidget
	view   *kit.PageView
	scroll *container.Scroll
	ring   *kit.Ground
	box    *fyne.Container
	turn   func(by int)
	label  string
	fit    bool
	width  float32
	drawn  float32 // the width it was last fitted to
	zoomed func()
}

var (
	_ fyne.Focusable = (*sheet)(nil)
	_ fyne.Tappable  = (*sheet)(nil)
)

func newSheet(turn func(int)) *sheet {
	s := &sheet{view: kit.NewPageView(), turn: turn, fit: true, label: "Preview of the pack", zoomed: func() {}}
	s.scroll = container.NewScroll(container.New(centred{}, s.view))
	s.ring = kit.NewGround(theme.ColorPanel, fynetheme.ColorNameSeparator, 4)
	s.box = container.NewStack(s.ring, container.NewPadded(s.scroll))
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel is the page's number and its words: the preview read aloud.
func (s *sheet) AccessibilityLabel() string { return s.label }

// AccessibilityRole is part of fyne.Accessible.
func (s *sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// zoomBy enlarges or shrinks what is shown.
func (s *sheet) zoomBy(factor float32) {
	s.fit = false
	s.view.SetZoom(s.view.Zoom() * factor)
	s.scroll.Refresh()
	s.zoomed()
}

// fitWidth makes the page as wide as its place.
func (s *sheet) fitWidth() {
	s.fit = true
	s.drawn = 0
	s.place()
}

func (s *sheet) place() {
	if s.fit && s.width > 0 && s.drawn != s.width {
		s.drawn = s.width
		// Room for the scroll bar beside the page.
		s.view.FitWidth(min(s.width-theme.Em(1.6), theme.Em(48)))
		s.scroll.Refresh()
		s.zoomed()
	}
}

// show shows a page; label calls it by its number.
func (s *sheet) show(page layout.Page, label string) {
	s.view.SetPage(page)
	s.label = label + "\n" + s.view.Text()
	s.drawn = 0
	s.place()
	s.scroll.Refresh()
}

// words says in what size the page is shown.
func (s *sheet) words() string { return fmt.Sprintf("%.0f %%", s.view.Zoom()*100) }

// Tapped gives the preview the keyboard.
func (s *sheet) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
}

// FocusGained shows the ring.
func (s *sheet) FocusGained() {
	s.ring.SetColours(theme.ColorPanel, theme.ColorFocusRing)
	kit.Reveal(s)
}

// FocusLost hides it.
func (s *sheet) FocusLost() { s.ring.SetColours(theme.ColorPanel, fynetheme.ColorNameSeparator) }

// TypedRune zooms.
func (s *sheet) TypedRune(r rune) {
	switch r {
	case '+', '=':
		s.zoomBy(1.25)
	case '-', '−':
		s.zoomBy(0.8)
	case '0':
		s.fitWidth()
	}
}

// TypedShortcut hands every shortcut to the window.
func (s *sheet) TypedShortcut(shortcut fyne.Shortcut) { kit.ForwardShortcut(s, shortcut) }

// TypedKey turns and moves.
func (s *sheet) TypedKey(ev *fyne.KeyEvent) {
	step := theme.Em(4)
	switch ev.Name {
	case fyne.KeyPageDown:
		s.turn(1)
	case fyne.KeyPageUp:
		s.turn(-1)
	case fyne.KeyHome:
		s.turn(-1 << 20)
	case fyne.KeyEnd:
		s.turn(1 << 20)
	case fyne.KeyDown:
		s.move(0, step)
	case fyne.KeyUp:
		s.move(0, -step)
	case fyne.KeyLeft:
		s.move(-step, 0)
	case fyne.KeyRight:
		s.move(step, 0)
	default:
		kit.ForwardKey(s, ev)
	}
}

func (s *sheet) move(dx, dy float32) {
	room := s.scroll.Content.MinSize().Subtract(s.scroll.Size())
	s.scroll.Offset = fyne.NewPos(
		min(max(s.scroll.Offset.X+dx, 0), max(room.Width, 0)),
		min(max(s.scroll.Offset.Y+dy, 0), max(room.Height, 0)))
	s.scroll.Refresh()
}

// top goes to the head of a page that has just been turned to.
func (s *sheet) top() {
	s.scroll.Offset = fyne.NewPos(0, 0)
	s.scroll.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	return &sheetRenderer{WidgetRenderer: widget.NewSimpleRenderer(s.box), sheet: s}
}

type sheetRenderer struct {
	fyne.WidgetRenderer
	sheet *sheet
}

func (r *sheetRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.sheet.width = size.Width
	r.sheet.place()
}

func (r *sheetRenderer) MinSize() fyne.Size { return fyne.NewSize(theme.Em(14), theme.Em(34)) }

// centred keeps a page narrower than its place in the middle.
type centred struct{}

func (centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	least := objects[0].MinSize()
	objects[0].Resize(least)
	objects[0].Move(fyne.NewPos(max((size.Width-least.Width)/2, 0), 0))
}

func (centred) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
