package kit

import (
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Reveal scrolls the page or dialog that holds an object until it is in view, with room
// for the label above it. Fyne moves the keyboard without it, to where nobody sees it.
func Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return
	}
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	at := driver.AbsolutePositionForObject(o)
	for _, scroll := range scrolls(root, nil) {
		from, inside := driver.AbsolutePositionForObject(scroll), driver.AbsolutePositionForObject(scroll.Content)
		held := at.X >= from.X && at.X < from.X+scroll.Size().Width && at.Y >= inside.Y && at.Y < inside.Y+scroll.Content.Size().Height
		if !held {
			continue
		}
		above, view := theme.Em(4), scroll.Size().Height
		top, bottom := at.Y-from.Y-above, at.Y-from.Y+o.Size().Height+theme.Em(2)
		by := float32(0)
		switch {
		case top < 0:
			by = top
		case bottom > view:
			by = min(bottom-view, top) // of something taller than the view, its head
		}
		most := max(scroll.Content.Size().Height-view, 0)
		if to := min(max(scroll.Offset.Y+by, 0), most); by != 0 && to != scroll.Offset.Y {
			scroll.Offset.Y = to
			scroll.Refresh()
		}
	}
}

// scrolls finds what scrolls up and down in the frame of a window or dialog.
func scrolls(o fyne.CanvasObject, found []*container.Scroll) []*container.Scroll {
	if o == nil || !o.Visible() {
		return found
	}
	switch o := o.(type) {
	case *container.Scroll:
		if o.Direction == container.ScrollVerticalOnly || o.Direction == container.ScrollBoth {
			found = append(found, o)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			found = scrolls(child, found)
		}
	case *widget.PopUp:
		found = scrolls(o.Content, found)
	case *dialogBody:
		found = scrolls(o.box, found)
	}
	return found
}
