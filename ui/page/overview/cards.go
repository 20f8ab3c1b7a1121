package overview

import (
	"slices"

	"fyne.io/fyne/v2"

	"bidwright/ui/kit"
)

// cards shows things under each other and keeps the widgets of those that stay, so
// that the keyboard does not lose its place when something else changes.
type cards[T any] struct {
	box   *fyne.Container
	key   func(T) string
	make  func(T) fyne.CanvasObject
	none  fyne.CanvasObject // shown where there is nothing; may be nil
	built map[string]fyne.CanvasObject
}

func newCards[T any](key func(T) string, build func(T) fyne.CanvasObject, none fyne.CanvasObject) *cards[T] {
	return &cards[T]{box: kit.Close(), key: key, make: build, none: none, built: map[string]fyne.CanvasObject{}}
}

func (c *cards[T]) show(items []T) {
	var objects []fyne.CanvasObject
	built := map[string]fyne.CanvasObject{}
	for _, item := range items {
		key := c.key(item)
		if built[key] != nil {
			continue
		}
		if built[key] = c.built[key]; built[key] == nil {
			built[key] = c.make(item)
		}
		objects = append(objects, built[key])
	}
	c.built = built
	if len(objects) == 0 && c.none != nil {
		objects = append(objects, c.none)
	}
	if !slices.Equal(objects, c.box.Objects) {
		c.box.Objects = objects
		c.box.Refresh()
	}
}

// focus gives the first control in an object the keyboard; false when there is none.
func focus(o fyne.CanvasObject) bool {
	if !o.Visible() {
		return false
	}
	if f, ok := o.(fyne.Focusable); ok {
		c := fyne.CurrentApp().Driver().CanvasForObject(o)
		if c != nil {
			c.Focus(f)
		}
		return c != nil
	}
	if box, ok := o.(*fyne.Container); ok {
		return slices.ContainsFunc(box.Objects, focus)
	}
	return false
}
