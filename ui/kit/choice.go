package kit

import (
	"bidwright/assets/words"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Option is one thing to choose: the id that is stored and the words that are shown.
type Option struct {
	ID     string
	Text   string
	Detail string // a second, smaller line in a Picker
}

// Choice shows a few options beside each other, one of them chosen. The arrows move
// a ring, only Space or Enter chooses.
type Choice struct {
	widget.BaseWidget
	// OnChosen is told each new choice.
	OnChosen func(id string)

	label   string
	options []Option
	chosen  string
	at      int
	has     bool
	items   []*choiceItem
	box     *fyne.Container
}

var _ fyne.Focusable = (*Choice)(nil)

// NewChoice makes a choice of up to about seven options.
func NewChoice(options []Option, onChosen func(string)) *Choice {
	c := &Choice{options: options, OnChosen: onChosen}
	c.box = Row()
	for i, o := range options {
		item := &choiceItem{owner: c, index: i}
		item.Text, item.Alignment = o.Text, widget.ButtonAlignCenter
		item.OnTapped = func() { c.choose(i) }
		item.ExtendBaseWidget(item)
		c.items = append(c.items, item)
		c.box.Add(item)
	}
	c.ExtendBaseWidget(c)
	return c
}

// NewYesNoUnknown makes a choice of yes, no and not known yet; ids "yes", "no", "".
func NewYesNoUnknown(onChosen func(string)) *Choice {
	return NewChoice([]Option{
		{ID: "yes", Text: words.T("choice.yes")}, {ID: "no", Text: words.T("choice.no")}, {ID: "", Text: words.T("choice.unknown")},
	}, onChosen)
}

// SetLabel names the choice; a Field does it.
func (c *Choice) SetLabel(label string) { c.label = label }

// AccessibilityLabel is part of fyne.Accessible.
func (c *Choice) AccessibilityLabel() string { return c.label }

// AccessibilityRole is part of fyne.Accessible.
func (c *Choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Chosen is the id of the chosen option.
func (c *Choice) Chosen() string { return c.chosen }

// Set shows a choice that came from the document.
func (c *Choice) Set(id string) {
	c.chosen = id
	for i, o := range c.options {
		if o.ID == id {
			c.at = i
		}
	}
	c.refreshItems()
}

func (c *Choice) choose(i int) {
	focus(c)
	c.at = i
	changed := c.chosen != c.options[i].ID
	c.chosen = c.options[i].ID
	c.refreshItems()
	if changed && c.OnChosen != nil {
		c.OnChosen(c.chosen)
	}
}

func (c *Choice) refreshItems() {
	for _, item := range c.items {
		item.Refresh()
	}
}

// FocusGained is part of fyne.Focusable.
func (c *Choice) FocusGained() { c.has = true; c.refreshItems(); Reveal(c) }

// FocusLost is part of fyne.Focusable.
func (c *Choice) FocusLost() { c.has = false; c.refreshItems() }

// TypedRune is part of fyne.Focusable.
func (c *Choice) TypedRune(rune) {}

// TypedShortcut hands every shortcut to the window.
func (c *Choice) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c, s) }

// TypedKey moves the ring with the arrows and chooses with Space or Enter.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	if len(c.options) == 0 {
		return
	}
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.at = max(c.at-1, 0)
	case fyne.KeyRight, fyne.KeyDown:
		c.at = min(c.at+1, len(c.options)-1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.choose(c.at)
	default:
		forwardKey(c, ev)
		return
	}
	c.refreshItems()
}

// CreateRenderer is part of fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.box) }

// choiceItem is one option: a filled dot before the chosen one, an empty one before the others.
type choiceItem struct {
	plainButton
	owner *Choice
	index int
}

func (i *choiceItem) CreateRenderer() fyne.WidgetRenderer {
	dot := canvas.NewCircle(nil)
	text := widget.NewLabel(i.Text)
	r := &choiceItemRenderer{item: i, dot: dot, text: text}
	r.inner = container.New(dotLayout{}, dot, text)
	return newRingRenderer(r, func() ring {
		return ring{focused: i.owner.has && i.owner.at == i.index, radius: theme.Size(fynetheme.SizeNameButtonRadius)}
	})
}

// plainButton is something to tap that cannot take the keyboard by itself.
type plainButton struct {
	widget.BaseWidget
	Text      string
	Alignment widget.ButtonAlign
	OnTapped  func()
}

// Tapped is part of fyne.Tappable.
func (b *plainButton) Tapped(*fyne.PointEvent) {
	if b.OnTapped != nil {
		b.OnTapped()
	}
}

type choiceItemRenderer struct {
	item  *choiceItem
	dot   *canvas.Circle
	text  *widget.Label
	inner *fyne.Container
}

func (r *choiceItemRenderer) Destroy()                     {}
func (r *choiceItemRenderer) Layout(size fyne.Size)        { r.inner.Resize(size) }
func (r *choiceItemRenderer) MinSize() fyne.Size           { return r.inner.MinSize() }
func (r *choiceItemRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.inner} }

func (r *choiceItemRenderer) Refresh() {
	chosen := r.item.owner.chosen == r.item.owner.options[r.item.index].ID
	r.dot.FillColor, r.dot.StrokeWidth = theme.Color(fynetheme.ColorNameInputBackground), 1.5
	r.dot.StrokeColor = theme.Color(theme.ColorEdge)
	if chosen {
		r.dot.FillColor, r.dot.StrokeColor = theme.Color(fynetheme.ColorNamePrimary), theme.Color(fynetheme.ColorNamePrimary)
	}
	r.text.TextStyle = fyne.TextStyle{Bold: chosen}
	r.text.Refresh()
	r.dot.Refresh()
}

type dotLayout struct{}

func (dotLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	d := theme.Size(theme.SizeEm) * 0.75
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	objects[0].Move(fyne.NewPos(pad, (size.Height-d)/2))
	objects[0].Resize(fyne.NewSquareSize(d))
	objects[1].Move(fyne.NewPos(pad+d-pad/3, 0))
	objects[1].Resize(fyne.NewSize(size.Width-pad-d+pad/3, size.Height))
}

func (dotLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	label := objects[1].(*widget.Label)
	// Room for the bold form, so that choosing does not move the others.
	wide := fyne.MeasureText(label.Text, theme.Size(theme.SizeEm), fyne.TextStyle{Bold: true})
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	return fyne.NewSize(wide.Width+3*pad+theme.Size(theme.SizeEm)*0.75, label.MinSize().Height)
}

// Check is a single yes or no with its words beside it.
type Check struct {
	widget.Check
	ringed
}

// NewCheck makes a check; onChanged is told what the person chose, not what Set shows.
func NewCheck(text string, onChanged func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, onChanged
	c.ExtendBaseWidget(c)
	return c
}

// Set shows a value that came from the document.
func (c *Check) Set(checked bool) {
	changed := c.OnChanged
	c.OnChanged = nil
	c.SetChecked(checked)
	c.OnChanged = changed
}

// AccessibilityLabel is part of fyne.Accessible.
func (c *Check) AccessibilityLabel() string { return c.Text }

// AccessibilityRole is part of fyne.Accessible.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// TypedKey ticks on Enter, too; Space is a rune for Fyne's check.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		c.TypedRune(' ')
	case fyne.KeySpace:
	default:
		forwardKey(c, ev)
	}
}

// TypedShortcut hands every shortcut to the window.
func (c *Check) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c, s) }

// FocusGained shows the ring.
func (c *Check) FocusGained() { c.has = true; c.Check.FocusGained(); Reveal(c) }

// FocusLost hides it.
func (c *Check) FocusLost() { c.has = false; c.Check.FocusLost() }

// CreateRenderer adds the ring to Fyne's check.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return newRingRenderer(c.Check.CreateRenderer(), func() ring {
		return ring{focused: c.has, bare: true, radius: theme.Size(fynetheme.SizeNameButtonRadius)}
	})
}
