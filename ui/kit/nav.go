package kit

import (
	"bidwright/assets/words"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NavItem is one page in the navigation: its title, and for a section of the bid the
// mark and the word of its state.
type NavItem struct {
	link
	title  *Line
	state  *Line
	icon   *widget.Icon
	ground *Ground
	marked bool
}

// NewNavItem makes an item; marked ones show a state.
func NewNavItem(title string, marked bool, open func()) *NavItem {
	n := &NavItem{title: OneLine(title), state: OneLine(""), icon: widget.NewIcon(nil), ground: NewGround("", "", 5), marked: marked}
	n.state.TextSize = fynetheme.SizeNameCaptionText
	setShown(n.state, marked)
	setShown(n.icon, marked)
	words := tight(n.title, n.state)
	n.content = container.NewStack(n.ground, containerWith(navLayout{}, n.icon, words))
	n.name, n.press = title, func() { focus(n); open() }
	n.ExtendBaseWidget(n)
	return n
}

// Set shows the state, the number of things that need attention, and whether the
// page is the one on show.
func (n *NavItem) Set(state State, count int, current bool) {
	word := state.Word()
	if count > 0 {
		word = words.T("nav.count", word, count)
	}
	n.name = n.title.Text
	if n.marked {
		n.name = words.T("nav.name", n.title.Text, word)
	}
	n.state.Colour, n.state.Text = state.Colour(), word
	n.state.Refresh()
	n.icon.SetResource(state.Icon())
	n.title.Bold = current
	n.title.Refresh()
	fill := fyne.ThemeColorName("")
	if current {
		fill = theme.ColorRowSelected
	}
	n.ground.SetColours(fill, "")
	n.Refresh()
}

// Title is the words on the item.
func (n *NavItem) Title() string { return n.title.Text }

// navLayout puts the mark before the words; without a mark the words start where the
// others do.
type navLayout struct{}

func (navLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	icon := theme.Size(fynetheme.SizeNameInlineIcon) * 0.85
	pad := theme.Size(fynetheme.SizeNamePadding)
	line := theme.Size(theme.SizeEm)*1.36 + 2*theme.Size(fynetheme.SizeNameInnerPadding)
	objects[0].Move(fyne.NewPos(pad, (line-icon)/2))
	objects[0].Resize(fyne.NewSquareSize(icon))
	objects[1].Move(fyne.NewPos(icon+pad, 0))
	objects[1].Resize(fyne.NewSize(size.Width-icon-pad, size.Height))
}

func (navLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(6), objects[1].MinSize().Height)
}
