package kit

import (
	"slices"

	"bidwright/assets/words"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Column is one column of a table, as a value.
type Column[T any] struct {
	Title string
	// Text is the cell's text; it is read only and already formatted.
	Text func(T) string
	// Ems is the least width in letters; Weight is the share of what is left over.
	Ems    float32
	Weight float32
	// Right aligns figures.
	Right bool
	// Optional columns are left out, the last first, where the table is too narrow.
	Optional bool
	// State, when set, colours the text and must have its word in Text.
	State func(T) State
	// Less, when set, lets a tap on the title sort by this column.
	Less func(a, b T) bool
}

// Table shows rows to read; the selected row is edited in a form beside or below it.
// ↑ ↓ select, Enter opens, Ctrl+Enter adds, Alt+↑ ↓ moves, Delete removes.
type Table[T any] struct {
	widget.BaseWidget
	// Key is the stable id of a row: selection follows it when rows change.
	Key func(T) string
	// OnSelect is told the newly selected row; OnOpen that Enter was pressed on it.
	OnSelect func(T)
	OnOpen   func(T)
	// OnAdd, OnMove and OnRemove are left nil where the table cannot do it. The page
	// offers to undo a removal.
	OnAdd    func()
	OnMove   func(row T, by int)
	OnRemove func(T)
	// VisibleRows is how many rows stand in view before the table scrolls; 8 unless set.
	VisibleRows int

	label    string
	columns  []Column[T]
	rows     []T // in the order shown
	given    []T // in the order given
	sortBy   int
	sortDown bool
	selected string
	total    []string

	list   *tableList
	header *fyne.Container
	foot   *fyne.Container
	empty  fyne.CanvasObject
	ring   *Ground
	box    *fyne.Container
	widths []float32
}

// NewTable makes a table; empty is shown while there are no rows (an EmptyState).
func NewTable[T any](label string, key func(T) string, empty fyne.CanvasObject, columns ...Column[T]) *Table[T] {
	t := &Table[T]{Key: key, VisibleRows: 8, label: label, columns: columns, sortBy: -1, empty: empty}
	t.header = container.New(rowLayout{t.columnWidths})
	for i, c := range columns {
		t.header.Add(t.newTitle(i, c))
	}
	t.foot = container.New(rowLayout{t.columnWidths})
	for _, c := range columns {
		t.foot.Add(cellLabel(c.Right, true))
	}
	t.foot.Hide()
	t.list = newTableList(t)
	t.ring = NewGround("", fynetheme.ColorNameSeparator, 4)
	head := container.NewStack(NewGround(fynetheme.ColorNameHeaderBackground, "", 4), t.header)
	tail := container.NewStack(NewGround(fynetheme.ColorNameHeaderBackground, "", 4), t.foot)
	t.box = container.NewStack(container.NewBorder(head, tail, nil, nil, t.list), t.ring)
	tail.Hide()
	t.ExtendBaseWidget(t)
	t.showEmpty()
	return t
}

func cellLabel(right, bold bool) *Line {
	l := OneLine("")
	l.Right, l.Bold = right, bold
	return l
}

// AccessibilityLabel names the table.
func (t *Table[T]) AccessibilityLabel() string { return t.label }

// SetRows replaces the rows. The selection stays with its row; when that row is gone
// it moves to the row now in its place, and OnSelect is told.
func (t *Table[T]) SetRows(rows []T) {
	at := t.index(t.selected)
	t.given = rows
	t.order()
	switch {
	case t.selected == "" || t.index(t.selected) >= 0:
	case len(t.rows) == 0:
		t.selected = ""
	default:
		t.selectRow(min(max(at, 0), len(t.rows)-1))
	}
	t.showEmpty()
	if t.index(t.selected) != at {
		t.list.follow() // else the person may have scrolled elsewhere, and stays there
	}
	t.Refresh()
	if t.MinSize().Height != t.Size().Height {
		Relayout(t)
	}
}

// Rows are the rows in the order shown.
func (t *Table[T]) Rows() []T { return t.rows }

// SetTotal shows a last row of bold text, one cell per column; nil hides it.
func (t *Table[T]) SetTotal(cells []string) {
	t.total = cells
	for i, o := range t.foot.Objects {
		text := ""
		if i < len(cells) {
			text = cells[i]
		}
		o.(*Line).SetText(text)
	}
	t.showEmpty()
	t.Refresh()
	if t.MinSize().Height != t.Size().Height {
		Relayout(t)
	}
}

// Select selects the row with that key without telling OnSelect; false when there is none.
func (t *Table[T]) Select(key string) bool {
	i := t.index(key)
	if i < 0 {
		return false
	}
	t.selected = key
	t.list.follow()
	t.list.Refresh()
	return true
}

// Selected is the selected row.
func (t *Table[T]) Selected() (T, bool) {
	if i := t.index(t.selected); i >= 0 {
		return t.rows[i], true
	}
	var none T
	return none, false
}

// Focus gives the table the keyboard; an empty one gives it to the button that begins it.
func (t *Table[T]) Focus() {
	if c := canvasOf(t); c != nil && len(t.given) == 0 {
		if first := firstFocusable(t.empty); first != nil {
			c.Focus(first)
			return
		}
	}
	focus(t.list)
}

// Keyboard is the part of the table that takes the keyboard, for a dialog's First.
func (t *Table[T]) Keyboard() fyne.Focusable { return t.list }

func (t *Table[T]) index(key string) int {
	if key == "" {
		return -1
	}
	return slices.IndexFunc(t.rows, func(row T) bool { return t.Key(row) == key })
}

func (t *Table[T]) selectRow(i int) {
	if i < 0 || i >= len(t.rows) {
		return
	}
	key := t.Key(t.rows[i])
	changed := key != t.selected
	t.selected = key
	t.list.follow()
	t.list.Refresh()
	if changed && t.OnSelect != nil {
		t.OnSelect(t.rows[i])
	}
}

func (t *Table[T]) order() {
	t.rows = slices.Clone(t.given)
	if t.sortBy < 0 {
		return
	}
	less := t.columns[t.sortBy].Less
	slices.SortStableFunc(t.rows, func(a, b T) int {
		if t.sortDown {
			a, b = b, a
		}
		switch {
		case less(a, b):
			return -1
		case less(b, a):
			return 1
		}
		return 0
	})
}

// SortBy orders by a column, a second time the other way round, a third time as given.
func (t *Table[T]) SortBy(column int) {
	if t.columns[column].Less == nil {
		return
	}
	switch {
	case t.sortBy != column:
		t.sortBy, t.sortDown = column, false
	case !t.sortDown:
		t.sortDown = true
	default:
		t.sortBy, t.sortDown = -1, false
	}
	t.order()
	t.list.follow()
	t.Refresh()
}

func (t *Table[T]) showEmpty() {
	if t.empty != nil {
		setShown(t.empty, len(t.given) == 0)
	}
	setShown(t.box, len(t.given) > 0)
	tail := t.box.Objects[0].(*fyne.Container).Objects[2]
	setShown(tail, t.total != nil)
	setShown(t.foot, t.total != nil)
}

// MinSize has room for the rows up to VisibleRows; beyond that the table scrolls.
func (t *Table[T]) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	if len(t.given) == 0 {
		if t.empty == nil {
			return fyne.Size{}
		}
		return t.empty.MinSize()
	}
	row := t.list.row()
	height := t.header.MinSize().Height + 2*theme.Size(fynetheme.SizeNamePadding)
	height += float32(min(max(len(t.given), 1), t.VisibleRows)) * row
	if t.total != nil {
		height += t.foot.MinSize().Height
	}
	return fyne.NewSize(theme.Em(14), height)
}

// CreateRenderer is part of fyne.Widget.
func (t *Table[T]) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	content := container.NewStack(t.box)
	if t.empty != nil {
		content.Add(t.empty)
	}
	return &tableRenderer{WidgetRenderer: widget.NewSimpleRenderer(content), refresh: t.refreshHeader}
}

type tableRenderer struct {
	fyne.WidgetRenderer
	refresh func()
}

func (r *tableRenderer) Refresh() {
	r.refresh()
	r.WidgetRenderer.Refresh()
}

func (t *Table[T]) refreshHeader() {
	for i, o := range t.header.Objects {
		title := t.columns[i].Title
		if i == t.sortBy {
			if t.sortDown {
				title = words.T("table.falling", title)
			} else {
				title = words.T("table.rising", title)
			}
		}
		switch head := o.(type) {
		case *Line:
			head.SetText(title)
		case *titleButton:
			head.text.SetText(title)
		}
	}
}

func (t *Table[T]) newTitle(i int, c Column[T]) fyne.CanvasObject {
	label := cellLabel(c.Right, true)
	label.SetText(c.Title)
	if c.Less == nil {
		return label
	}
	b := &titleButton{text: label}
	b.OnTapped = func() { t.SortBy(i) }
	b.ExtendBaseWidget(b)
	return b
}

// titleButton is a column title that sorts when tapped.
type titleButton struct {
	plainButton
	text *Line
}

func (b *titleButton) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (b *titleButton) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.text) }

// columnWidths shares the width: the least for each, optional columns dropped from
// the right while it is too narrow, the rest by weight; at last all shrink alike.
func (t *Table[T]) columnWidths(width float32) []float32 {
	t.widths = shareWidth(t.columns, width, theme.Size(theme.SizeEm))
	return t.widths
}

func shareWidth[T any](columns []Column[T], width, em float32) []float32 {
	widths := make([]float32, len(columns))
	var sum, weight float32
	for i, c := range columns {
		widths[i] = max(c.Ems, 3) * em
		sum += widths[i]
	}
	for i := len(columns) - 1; i >= 0 && sum > width; i-- {
		if columns[i].Optional {
			sum -= widths[i]
			widths[i] = 0
		}
	}
	for i, c := range columns {
		if widths[i] > 0 {
			weight += c.Weight
		}
	}
	for i, c := range columns {
		switch {
		case widths[i] == 0:
		case sum > width:
			widths[i] *= width / sum
		case weight > 0:
			widths[i] += (width - sum) * c.Weight / weight
		}
	}
	return widths
}

// rowLayout puts cells at the widths of their columns; a width of zero hides a cell.
type rowLayout struct{ widths func(float32) []float32 }

func (l rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range l.widths(size.Width) {
		if i >= len(objects) {
			return // Add lays out after each cell
		}
		o := objects[i]
		setShown(o, w > 0)
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w
	}
}

func (l rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(theme.Em(10), height)
}
