package kit

import (
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableModel is what the list of a table asks of it, free of the row's type.
type tableModel interface {
	count() int
	at() int
	choose(i int)
	open()
	add()
	move(by int)
	remove()
	newRow() fyne.CanvasObject
	updateRow(i int, o fyne.CanvasObject)
	showRing(bool)
	name() string
}

func (t *Table[T]) count() int   { return len(t.rows) }
func (t *Table[T]) at() int      { return t.index(t.selected) }
func (t *Table[T]) name() string { return t.label }

func (t *Table[T]) choose(i int) { t.selectRow(i) }

func (t *Table[T]) open() {
	if row, ok := t.Selected(); ok && t.OnOpen != nil {
		t.OnOpen(row)
	}
}

func (t *Table[T]) add() {
	if t.OnAdd != nil {
		t.OnAdd()
	}
}

// move asks for a move in the given order only: a sorted table has no places to move to.
func (t *Table[T]) move(by int) {
	row, ok := t.Selected()
	to := t.at() + by
	if ok && t.OnMove != nil && t.sortBy < 0 && to >= 0 && to < len(t.rows) {
		t.OnMove(row, by)
	}
}

func (t *Table[T]) remove() {
	if row, ok := t.Selected(); ok && t.OnRemove != nil {
		t.OnRemove(row)
	}
}

func (t *Table[T]) newRow() fyne.CanvasObject {
	cells := container.New(rowLayout{func(width float32) []float32 {
		return shareWidth(t.columns, width, theme.Size(theme.SizeEm))
	}})
	for _, c := range t.columns {
		cells.Add(cellLabel(c.Right, false))
	}
	return container.NewStack(NewGround("", "", 0), cells)
}

func (t *Table[T]) updateRow(i int, o fyne.CanvasObject) {
	if i >= len(t.rows) {
		return
	}
	row := t.rows[i]
	selected := t.selected != "" && t.Key(row) == t.selected
	parts := o.(*fyne.Container).Objects
	fill := fyne.ThemeColorName("")
	switch {
	case selected:
		fill = theme.ColorRowSelected
	case i%2 == 1:
		fill = theme.ColorRowAlternate
	}
	parts[0].(*Ground).SetColours(fill, "")
	for c, cell := range parts[1].(*fyne.Container).Objects {
		line := cell.(*Line)
		line.Colour = fynetheme.ColorNameForeground
		if state := t.columns[c].State; state != nil && state(row) != Note {
			line.Colour = state(row).Colour()
		}
		line.Bold = selected && c == 0
		line.Text = t.columns[c].Text(row)
		line.Refresh()
	}
}

func (t *Table[T]) showRing(on bool) {
	if on {
		t.ring.SetColours("", theme.ColorFocusRing)
	} else {
		t.ring.SetColours("", fynetheme.ColorNameSeparator)
	}
}

// tableList is Fyne's recycled list with our keys and a selection of whole rows.
type tableList struct {
	widget.List
	table tableModel
}

var (
	_ fyne.Focusable    = (*tableList)(nil)
	_ fyne.Shortcutable = (*tableList)(nil)
)

func newTableList(t tableModel) *tableList {
	l := &tableList{table: t}
	l.Length, l.CreateItem, l.UpdateItem = t.count, t.newRow, t.updateRow
	l.HideSeparators = true
	l.OnSelected = func(i widget.ListItemID) {
		// Fyne's own selection is only the messenger: ours follows the row's key.
		l.UnselectAll()
		focus(l)
		t.choose(i)
	}
	l.ExtendBaseWidget(l)
	return l
}

// AccessibilityLabel names the table.
func (l *tableList) AccessibilityLabel() string { return l.table.name() }

// AccessibilityRole is part of fyne.Accessible.
func (l *tableList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// row is the height of one row with the padding under it.
func (l *tableList) row() float32 {
	return l.table.newRow().MinSize().Height + theme.Size(fynetheme.SizeNamePadding)
}

// follow brings the selected row into view. A list that has no size yet stands at its
// head: Fyne would scroll it by a height that is not there.
func (l *tableList) follow() {
	if i := l.table.at(); i >= 0 && l.Size().Height >= l.row() {
		l.ScrollTo(i)
	}
}

// FocusGained selects the first row when none is, so that the arrows have a start.
func (l *tableList) FocusGained() {
	l.table.showRing(true)
	Reveal(l)
	if l.table.at() < 0 {
		l.table.choose(0)
	}
	l.follow()
}

// FocusLost is part of fyne.Focusable.
func (l *tableList) FocusLost() { l.table.showRing(false) }

// TypedKey selects, opens and removes.
func (l *tableList) TypedKey(ev *fyne.KeyEvent) {
	page := max(int(l.Size().Height/l.row())-1, 1)
	last := l.table.count() - 1
	switch ev.Name {
	case fyne.KeyUp:
		l.table.choose(max(l.table.at()-1, 0))
	case fyne.KeyDown:
		l.table.choose(min(l.table.at()+1, last))
	case fyne.KeyPageUp:
		l.table.choose(max(l.table.at()-page, 0))
	case fyne.KeyPageDown:
		l.table.choose(min(l.table.at()+page, last))
	case fyne.KeyHome:
		l.table.choose(0)
	case fyne.KeyEnd:
		l.table.choose(last)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyF2:
		l.table.open()
	case fyne.KeyDelete:
		l.table.remove()
	default:
		forwardKey(l, ev)
	}
}

// TypedShortcut adds and moves; the rest goes to the window.
func (l *tableList) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		forwardShortcut(l, s)
		return
	}
	switch {
	case custom.Modifier == fyne.KeyModifierShortcutDefault && (custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter):
		l.table.add()
	case custom.Modifier == fyne.KeyModifierAlt && custom.KeyName == fyne.KeyUp:
		l.table.move(-1)
	case custom.Modifier == fyne.KeyModifierAlt && custom.KeyName == fyne.KeyDown:
		l.table.move(1)
	default:
		forwardShortcut(l, s)
	}
}
