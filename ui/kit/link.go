package kit

import (
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Link is a wrapped sentence that leads somewhere when it is pressed.
type Link struct{ link }

// NewLink makes a link; the sentence is also what it is called.
func NewLink(text string, open func()) *Link {
	l := &Link{}
	l.content = styled(text, fynetheme.SizeNameText, fynetheme.ColorNamePrimary, false)
	l.name, l.press = text, open
	l.ExtendBaseWidget(l)
	return l
}

// MarkedLink is a link with the mark of a state before it.
func MarkedLink(state State, text string, open func()) *fyne.Container {
	return containerWith(bulletLayout{}, widget.NewIcon(state.Icon()), NewLink(text, open))
}

// bulletLayout puts a mark before the first line of a text of the ordinary size.
type bulletLayout struct{}

func (bulletLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	icon := theme.Size(fynetheme.SizeNameInlineIcon) * 0.85
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	line := theme.Size(fynetheme.SizeNameText) * 1.36
	objects[0].Move(fyne.NewPos(pad, pad+(line-icon)/2))
	objects[0].Resize(fyne.NewSquareSize(icon))
	objects[1].Move(fyne.NewPos(icon+pad, 0))
	objects[1].Resize(fyne.NewSize(size.Width-icon-pad, size.Height))
}

func (bulletLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	icon := theme.Size(fynetheme.SizeNameInlineIcon) * 0.85
	return objects[1].MinSize().AddWidthHeight(icon+theme.Size(fynetheme.SizeNameInnerPadding), 0)
}
