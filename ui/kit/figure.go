package kit

import (
	"image/color"

	"bidwright/assets/words"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// link is something to tap or press Enter on that shows its content as it is.
type link struct {
	widget.BaseWidget
	ringed
	content fyne.CanvasObject
	name    string
	press   func()
}

var (
	_ fyne.Focusable     = (*link)(nil)
	_ fyne.Shortcutable  = (*link)(nil)
	_ desktop.Cursorable = (*link)(nil)
)

// AccessibilityLabel is part of fyne.Accessible.
func (l *link) AccessibilityLabel() string { return l.name }

// AccessibilityRole is part of fyne.Accessible.
func (l *link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// Cursor is part of desktop.Cursorable.
func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Tapped presses.
func (l *link) Tapped(*fyne.PointEvent) {
	if l.press != nil {
		l.press()
	}
}

// FocusGained is part of fyne.Focusable.
func (l *link) FocusGained() { l.has = true; l.Refresh(); Reveal(l.content) }

// FocusLost is part of fyne.Focusable.
func (l *link) FocusLost() { l.has = false; l.Refresh() }

// TypedRune is part of fyne.Focusable.
func (l *link) TypedRune(rune) {}

// TypedShortcut hands every shortcut to the window.
func (l *link) TypedShortcut(s fyne.Shortcut) { forwardShortcut(l, s) }

// TypedKey presses on Space and Enter.
func (l *link) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.Tapped(nil)
	default:
		forwardKey(l, ev)
	}
}

// CreateRenderer is part of fyne.Widget.
func (l *link) CreateRenderer() fyne.WidgetRenderer {
	return newRingRenderer(widget.NewSimpleRenderer(l.content), func() ring {
		return ring{focused: l.has, bare: true, radius: theme.Size(fynetheme.SizeNameButtonRadius)}
	})
}

// Figure is a calculated figure with its label; pressing it explains it.
type Figure struct {
	link
	label *Small
	value *widget.RichText
	note  *Marked
}

// NewFigure makes a figure; explain may be nil where there is nothing to explain.
func NewFigure(label string, explain func()) *Figure {
	f := &Figure{label: NewSmall(label), note: NewMarked(Note, "")}
	f.value = styled("", theme.SizeFigure, fynetheme.ColorNameForeground, true)
	f.note.Hide()
	f.content, f.name, f.press = tight(f.label, f.value, f.note), label, explain
	f.ExtendBaseWidget(f)
	return f
}

// Set shows the formatted value, or in its place why there is none; a state other
// than Note marks it with its word.
func (f *Figure) Set(value, reason string, state State, note string) {
	f.value.Segments[0].(*widget.TextSegment).Text = value
	setShown(f.value, value != "")
	f.value.Refresh()
	if value == "" && note == "" {
		note = reason
	}
	f.note.Set(state, note)
	setShown(f.note, note != "")
	f.name = words.T("figure.name", f.label.Text(), value)
	f.Refresh()
}

// Value is the figure as shown.
func (f *Figure) Value() string { return f.value.Segments[0].(*widget.TextSegment).Text }

func tight(objects ...fyne.CanvasObject) *fyne.Container {
	return containerWith(fieldLayout{}, objects...)
}

func styledFigure(label, value string) fyne.CanvasObject {
	return tight(NewSmall(label), styled(value, theme.SizeFigure, fynetheme.ColorNameForeground, true))
}

// Term is a word of the field with a dotted underline; pressing it, or F1 while it has
// the keyboard, opens its entry in the glossary.
type Term struct{ link }

// NewTerm makes a term; open is told its word.
func NewTerm(text string, open func(string)) *Term {
	t := &Term{}
	label := widget.NewLabel(text)
	t.content = containerWith(dotsLayout{}, label, newDots())
	t.name, t.press = words.T("term.name", text), func() { open(text) }
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey opens the entry on F1, too.
func (t *Term) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyF1 {
		t.Tapped(nil)
		return
	}
	t.link.TypedKey(ev)
}

// dots is a dotted line as wide as it is laid out.
type dots struct {
	widget.BaseWidget
}

func newDots() *dots {
	d := &dots{}
	d.ExtendBaseWidget(d)
	return d
}

func (d *dots) CreateRenderer() fyne.WidgetRenderer { return &dotsRenderer{} }

type dotsRenderer struct {
	size fyne.Size
	dots []fyne.CanvasObject
}

func (r *dotsRenderer) Destroy()                     {}
func (r *dotsRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, 2) }
func (r *dotsRenderer) Objects() []fyne.CanvasObject { return r.dots }
func (r *dotsRenderer) Refresh()                     { r.Layout(r.size) }
func (r *dotsRenderer) Layout(size fyne.Size) {
	r.size, r.dots = size, nil
	var ink color.Color = theme.Color(fynetheme.ColorNamePrimary)
	for x := float32(0); x+2 <= size.Width; x += 5 {
		dot := canvas.NewRectangle(ink)
		dot.Move(fyne.NewPos(x, 0))
		dot.Resize(fyne.NewSize(2, 2))
		r.dots = append(r.dots, dot)
	}
}

type dotsLayout struct{}

func (dotsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(pad, size.Height-pad+1))
	objects[1].Resize(fyne.NewSize(max(size.Width-2*pad, 0), 2))
}

func (dotsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
