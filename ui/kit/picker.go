package kit

import (
	"strings"

	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Picker chooses one of many: Enter, Space, ↓ or a letter opens a list that typing
// narrows. While it is shut the arrows change nothing.
type Picker struct {
	widget.DisableableWidget
	ringed
	// OnChosen is told each new choice.
	OnChosen func(id string)

	label   string
	empty   string
	text    string
	options []Option
	chosen  string
	open    *pickerList
}

var (
	_ fyne.Focusable    = (*Picker)(nil)
	_ fyne.Shortcutable = (*Picker)(nil)
	_ fyne.Tappable     = (*Picker)(nil)
)

// NewPicker makes a picker; empty is what it shows while nothing is chosen.
func NewPicker(empty string, options []Option, onChosen func(string)) *Picker {
	p := &Picker{OnChosen: onChosen, empty: empty, options: options}
	p.ExtendBaseWidget(p)
	p.Set("")
	return p
}

// SetLabel names the picker; a Field does it.
func (p *Picker) SetLabel(label string) { p.label = label }

// AccessibilityLabel is the label and what is chosen.
func (p *Picker) AccessibilityLabel() string { return strings.TrimSpace(p.label + " " + p.text) }

// AccessibilityRole is part of fyne.Accessible.
func (p *Picker) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Text is what the picker shows.
func (p *Picker) Text() string { return p.text }

// Chosen is the id of the chosen option, empty when there is none.
func (p *Picker) Chosen() string { return p.chosen }

// SetOptions replaces the options; the choice stays.
func (p *Picker) SetOptions(options []Option) {
	p.options = options
	p.Set(p.chosen)
}

// Set shows a choice that came from the document.
func (p *Picker) Set(id string) {
	p.chosen, p.text = id, p.empty
	for _, o := range p.options {
		if o.ID == id {
			p.text = o.Text
		}
	}
	p.Refresh()
}

func (p *Picker) choose(id string) {
	changed := id != p.chosen
	p.Set(id)
	if changed && p.OnChosen != nil {
		p.OnChosen(id)
	}
}

// Tapped opens the list.
func (p *Picker) Tapped(*fyne.PointEvent) {
	focus(p)
	p.show("")
}

// FocusGained is part of fyne.Focusable.
func (p *Picker) FocusGained() { p.has = true; p.Refresh(); Reveal(p) }

// FocusLost is part of fyne.Focusable.
func (p *Picker) FocusLost() { p.has = false; p.Refresh() }

// TypedShortcut hands every shortcut to the window.
func (p *Picker) TypedShortcut(s fyne.Shortcut) { forwardShortcut(p, s) }

// TypedKey opens the list; Left, Right and Up do nothing.
func (p *Picker) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.show("")
	default:
		forwardKey(p, ev)
	}
}

// TypedRune opens the list, narrowed to the letter.
func (p *Picker) TypedRune(r rune) {
	if r != ' ' {
		p.show(string(r))
	}
}

func (p *Picker) show(typed string) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if c == nil || p.Disabled() || p.open != nil {
		return
	}
	p.open = openPicker(p, c, typed)
}

// CreateRenderer draws the choice, cut where it does not fit, and the sign of a list.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	text := OneLine(p.text)
	sign := widget.NewIcon(Icon("open", fynetheme.ColorNameForeground))
	ground := NewGround(fynetheme.ColorNameInputBackground, "", theme.Size(fynetheme.SizeNameInputRadius))
	inner := container.NewStack(ground, container.NewBorder(nil, nil, nil, container.NewPadded(sign), text))
	return newRingRenderer(&pickerRenderer{picker: p, text: text, inner: inner}, func() ring {
		return ring{focused: p.has, radius: theme.Size(fynetheme.SizeNameInputRadius)}
	})
}

type pickerRenderer struct {
	picker *Picker
	text   *Line
	inner  *fyne.Container
}

func (r *pickerRenderer) Destroy()                     {}
func (r *pickerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.inner} }

// Layout never gives less than the least: without room, what is inside would be of
// negative size, which Fyne's software painter does not take.
func (r *pickerRenderer) Layout(size fyne.Size) { r.inner.Resize(size.Max(r.inner.MinSize())) }

// MinSize shows short choices whole and lets long ones be cut.
func (r *pickerRenderer) MinSize() fyne.Size {
	wide := fyne.MeasureText(r.picker.text, theme.Size(theme.SizeEm), fyne.TextStyle{}).Width + theme.Em(3.5)
	return fyne.NewSize(min(max(wide, theme.Em(8)), theme.Em(16)), r.inner.MinSize().Height)
}

func (r *pickerRenderer) Refresh() {
	r.text.Colour = fynetheme.ColorNameForeground
	if r.picker.Disabled() {
		r.text.Colour = fynetheme.ColorNameDisabled
	}
	r.text.Text = r.picker.text
	r.inner.Refresh()
}
