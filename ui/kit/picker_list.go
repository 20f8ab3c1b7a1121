package kit

import (
	"strings"

	"bidwright/assets/words"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// matching are the options whose words contain every part of what was typed.
func matching(options []Option, typed string) []Option {
	parts := strings.Fields(strings.ToLower(typed))
	var out []Option
	for _, o := range options {
		text := strings.ToLower(o.Text + " " + o.Detail)
		fits := true
		for _, part := range parts {
			fits = fits && strings.Contains(text, part)
		}
		if fits {
			out = append(out, o)
		}
	}
	return out
}

// pickerList is an open picker: a field that narrows and the options it leaves.
type pickerList struct {
	picker *Picker
	popup  *widget.PopUp
	filter *filterEntry
	list   *widget.List
	none   *widget.Label
	shown  []Option
	at     int
}

// maxPickerRows is how many options stand in view at once.
const maxPickerRows = 8

func openPicker(p *Picker, c fyne.Canvas, typed string) *pickerList {
	l := &pickerList{picker: p, none: Text(words.T("picker.none"))}
	l.filter = newFilterEntry(l)
	l.list = widget.NewList(func() int { return len(l.shown) }, newPickerRow, l.updateRow)
	l.list.OnSelected = func(i widget.ListItemID) { l.at = i; l.accept() }
	l.narrow("")
	body := container.NewBorder(l.filter, nil, nil, nil, container.NewStack(l.list, l.none))
	l.popup = widget.NewPopUp(body, c)
	row := newPickerRow().MinSize().Height + theme.Size(fynetheme.SizeNamePadding)
	rows := float32(min(len(p.options), maxPickerRows)) + 0.3
	width := min(max(p.Size().Width, theme.Em(20)), c.Size().Width*0.9)
	height := min(l.filter.MinSize().Height+rows*row+theme.Size(theme.SizeGap), c.Size().Height*0.9)
	l.popup.Resize(fyne.NewSize(width, height))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p).AddXY(0, p.Size().Height)
	at.X = max(min(at.X, c.Size().Width-width), 0)
	at.Y = max(min(at.Y, c.Size().Height-height), 0)
	l.popup.ShowAtPosition(at)
	c.Focus(l.filter)
	for i, o := range l.shown {
		if o.ID == p.chosen {
			l.move(i)
		}
	}
	if typed != "" {
		l.filter.TypedRune([]rune(typed)[0])
	}
	return l
}

func newPickerRow() fyne.CanvasObject {
	return container.NewStack(NewGround("", "", 0), container.New(fieldLayout{}, OneLine("M"), newSmall("M", theme.ColorMuted, false)))
}

func (l *pickerList) updateRow(i widget.ListItemID, o fyne.CanvasObject) {
	row := o.(*fyne.Container).Objects
	fill := fyne.ThemeColorName("")
	if i == l.at {
		fill = theme.ColorRowSelected
	}
	row[0].(*Ground).SetColours(fill, "")
	parts := row[1].(*fyne.Container).Objects
	text := parts[0].(*Line)
	text.Bold, text.Text = l.shown[i].ID == l.picker.chosen, l.shown[i].Text
	text.Refresh()
	parts[1].(*Small).SetText(l.shown[i].Detail)
}

func (l *pickerList) narrow(typed string) {
	l.shown, l.at = matching(l.picker.options, typed), 0
	setShown(l.none, len(l.shown) == 0)
	l.list.Refresh()
}

func (l *pickerList) move(to int) {
	if len(l.shown) == 0 {
		return
	}
	l.at = min(max(to, 0), len(l.shown)-1)
	l.list.ScrollTo(l.at)
	l.list.Refresh()
}

func (l *pickerList) accept() {
	if l.at < 0 || l.at >= len(l.shown) {
		return
	}
	chosen := l.shown[l.at].ID
	l.close()
	l.picker.choose(chosen)
}

func (l *pickerList) close() {
	l.popup.Hide()
	l.picker.open = nil
	focus(l.picker)
}

// filterEntry narrows the list, moves in it, and shuts it with Esc or Tab.
type filterEntry struct {
	widget.Entry
	list *pickerList
}

func newFilterEntry(l *pickerList) *filterEntry {
	e := &filterEntry{list: l}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(words.T("picker.filter"))
	e.OnChanged = l.narrow
	return e
}

// AccessibilityLabel is part of fyne.Accessible.
func (e *filterEntry) AccessibilityLabel() string { return words.T("picker.filter") }

// AccessibilityRole is part of fyne.Accessible.
func (e *filterEntry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AcceptsTab lets Tab shut the list instead of walking into it.
func (e *filterEntry) AcceptsTab() bool { return true }

// FocusLost shuts the list when the popup was tapped away.
func (e *filterEntry) FocusLost() {
	e.Entry.FocusLost()
	if e.list.popup != nil && e.list.popup.Hidden {
		e.list.picker.open = nil
	}
}

// TypedKey moves, chooses and shuts.
func (e *filterEntry) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		e.list.move(e.list.at + 1)
	case fyne.KeyUp:
		e.list.move(e.list.at - 1)
	case fyne.KeyPageDown:
		e.list.move(e.list.at + maxPickerRows)
	case fyne.KeyPageUp:
		e.list.move(e.list.at - maxPickerRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.list.accept()
	case fyne.KeyEscape, fyne.KeyTab:
		e.list.close()
	default:
		e.Entry.TypedKey(ev)
	}
}
