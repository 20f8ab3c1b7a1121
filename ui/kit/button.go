package kit

import (
	"image/color"

	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Button is Fyne's button with a visible edge, a focus ring, Enter as well as
// Space, and the keyboard kept where it was after it is pressed.
type Button struct {
	widget.Button
	ringed
	name string
}

var (
	_ fyne.Focusable      = (*Button)(nil)
	_ fyne.Shortcutable   = (*Button)(nil)
	_ fyne.WidgetRenderer = (*ringRenderer)(nil)
)

// NewButton makes an ordinary button.
func NewButton(label string, tapped func()) *Button {
	return newButton(label, nil, widget.MediumImportance, tapped)
}

// NewPrimaryButton makes the one main action of a page or dialog.
func NewPrimaryButton(label string, tapped func()) *Button {
	return newButton(label, nil, widget.HighImportance, tapped)
}

// NewQuietButton makes a button without a ground, for actions in a line of text.
func NewQuietButton(label string, tapped func()) *Button {
	return newButton(label, nil, widget.LowImportance, tapped)
}

// NewIconButton makes a button that shows only a picture; name says it in words.
func NewIconButton(icon fyne.Resource, name string, tapped func()) *Button {
	b := newButton("", icon, widget.MediumImportance, tapped)
	b.name = name
	return b
}

func newButton(label string, icon fyne.Resource, importance widget.Importance, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.Importance, b.OnTapped = label, icon, importance, tapped
	b.ExtendBaseWidget(b)
	return b
}

// AccessibilityLabel is the text, or the name of a button that shows only a picture.
func (b *Button) AccessibilityLabel() string {
	if b.name != "" {
		return b.name
	}
	return b.Text
}

// SetName changes the words for a button whose text does not say it all.
func (b *Button) SetName(name string) { b.name = name }

// Tapped keeps the keyboard on the button: Fyne's own would drop it.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	focus(b)
	if b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey presses on Space and Enter and hands other keys to the window.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		forwardKey(b, ev)
	}
}

// TypedShortcut hands every shortcut to the window.
func (b *Button) TypedShortcut(s fyne.Shortcut) { forwardShortcut(b, s) }

// FocusGained shows the ring.
func (b *Button) FocusGained() {
	b.has = true
	b.Button.FocusGained()
	Reveal(b)
}

// FocusLost hides it.
func (b *Button) FocusLost() {
	b.has = false
	b.Button.FocusLost()
}

// CreateRenderer adds the edge and the ring to Fyne's button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return newRingRenderer(b.Button.CreateRenderer(), func() ring {
		return ring{
			focused: b.has, bare: b.Importance == widget.LowImportance || b.Disabled(),
			inside: b.Importance == widget.HighImportance && !b.Disabled(),
			radius: theme.Size(fynetheme.SizeNameButtonRadius),
		}
	})
}

// ringed remembers whether a control has the keyboard.
type ringed struct{ has bool }

// ring says how the outline of a control looks at this moment.
type ring struct {
	focused bool
	bare    bool // no edge while it has not the keyboard
	inside  bool // on the accent the ring is drawn inside in the colour of its text
	radius  float32
}

// ringRenderer draws a control's edge, and its focus ring while it has the keyboard.
type ringRenderer struct {
	fyne.WidgetRenderer
	state func() ring
	rect  *canvas.Rectangle
}

func newRingRenderer(inner fyne.WidgetRenderer, state func() ring) *ringRenderer {
	r := &ringRenderer{WidgetRenderer: inner, state: state, rect: canvas.NewRectangle(color.Transparent)}
	r.apply()
	return r
}

func (r *ringRenderer) apply() {
	s := r.state()
	r.rect.CornerRadius = s.radius
	switch {
	case s.focused && s.inside:
		r.rect.StrokeColor, r.rect.StrokeWidth = theme.Color(fynetheme.ColorNameForegroundOnPrimary), theme.Size(theme.SizeRing)
	case s.focused:
		r.rect.StrokeColor, r.rect.StrokeWidth = theme.Color(theme.ColorFocusRing), theme.Size(theme.SizeRing)
	case s.bare || s.inside:
		r.rect.StrokeColor, r.rect.StrokeWidth = color.Transparent, 0
	default:
		r.rect.StrokeColor, r.rect.StrokeWidth = theme.Color(theme.ColorEdge), 1
	}
}

func (r *ringRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	margin := float32(0)
	if s := r.state(); s.inside && s.focused {
		margin = 3
	}
	r.rect.Move(fyne.NewPos(margin, margin))
	r.rect.Resize(fyne.NewSize(size.Width-2*margin, size.Height-2*margin))
}

func (r *ringRenderer) Refresh() {
	r.apply()
	r.WidgetRenderer.Refresh()
	r.rect.Refresh()
}

func (r *ringRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...), r.rect)
}
