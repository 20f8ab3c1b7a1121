package kit

import (
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scaffold is what every page is built on: a title, one sentence saying what the page
// is for, at most one primary action, and a body that scrolls.
type Scaffold struct {
	Title   string
	Purpose string
	// Action is the page's one primary action, or nil.
	Action fyne.CanvasObject
	Body   []fyne.CanvasObject
	// Words are the page's words of the field, at the foot of the body; or nil.
	Words fyne.CanvasObject
}

// NewPage lays a scaffold out. The body keeps its scroll position as long as it lives.
func NewPage(s Scaffold) *fyne.Container {
	head := container.New(headLayout{}, Heading(s.Title), actionOr(s.Action))
	purpose := Text(s.Purpose)
	stack := Stack(s.Body...)
	if s.Words != nil {
		stack.Add(s.Words)
	}
	body := container.New(marginLayout{}, stack)
	scroll := container.NewVScroll(body)
	return container.New(pageLayout{}, head, purpose, scroll)
}

func actionOr(action fyne.CanvasObject) fyne.CanvasObject {
	if action == nil {
		return container.NewWithoutLayout()
	}
	return action
}

// headLayout puts the action at the right of the title.
type headLayout struct{}

func (headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	action := objects[1].MinSize()
	width := size.Width - action.Width
	height := heightAt(objects[0], width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(width, height))
	objects[1].Move(fyne.NewPos(width, max((height-action.Height)/2, 0)))
	objects[1].Resize(action)
}

func (headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	title, action := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(theme.Em(6)+action.Width, max(title.Height, action.Height))
}

// pageLayout stacks title, purpose and body, the body scrolling in what is left. It
// measures the body at its real width before the scroller does.
type pageLayout struct{}

func (pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	margin := theme.Size(theme.SizeGap)
	width := size.Width - 2*margin
	y := margin / 2
	for _, o := range objects[:2] {
		height := heightAt(o, width)
		o.Move(fyne.NewPos(margin, y))
		o.Resize(fyne.NewSize(width, height))
		y += height
	}
	y += margin / 2
	scroll := objects[2].(*container.Scroll)
	scroll.Move(fyne.NewPos(0, y))
	// Twice: the first pass may wrap text anew and so change the height.
	scroll.Content.Resize(fyne.NewSize(size.Width, scroll.Content.MinSize().Height))
	scroll.Content.Resize(fyne.NewSize(size.Width, scroll.Content.MinSize().Height))
	scroll.Resize(fyne.NewSize(size.Width, max(size.Height-y, 0)))
	scroll.Refresh()
}

func (pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	margin := theme.Size(theme.SizeGap)
	var least fyne.Size
	for _, o := range objects[:2] {
		size := o.MinSize()
		least.Width = max(least.Width, size.Width)
		least.Height += size.Height
	}
	body := objects[2].MinSize()
	return fyne.NewSize(max(least.Width, body.Width)+2*margin, least.Height+body.Height+2*margin)
}

// NewEmptyState teaches what goes here: a sentence, an example and one button.
func NewEmptyState(what, example, button string, action func()) fyne.CanvasObject {
	parts := []fyne.CanvasObject{Strong(what)}
	if example != "" {
		parts = append(parts, Text(example))
	}
	if button != "" {
		parts = append(parts, indented(Row(NewPrimaryButton(button, action))))
	}
	return Panel(parts...)
}

// Margin gives an object the page's margin at all sides.
func Margin(o fyne.CanvasObject) *fyne.Container { return container.New(marginLayout{}, o) }

// marginLayout keeps the body off the edges of what scrolls, where outlines would be cut.
type marginLayout struct{}

func (marginLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	margin := theme.Size(theme.SizeGap)
	objects[0].Move(fyne.NewPos(margin, margin/2))
	objects[0].Resize(fyne.NewSize(size.Width-2*margin, size.Height-1.5*margin))
}

func (marginLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	margin := theme.Size(theme.SizeGap)
	return objects[0].MinSize().AddWidthHeight(2*margin, 1.5*margin)
}
