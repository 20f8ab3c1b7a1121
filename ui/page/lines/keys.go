package lines

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Keys are the lists of each part of a page for the keys that add a line and copy one:
// they work on the list that has the keyboard, else on the first of the part.
type Keys map[string][]Listed

// Keep adds a list to a part.
func (k Keys) Keep(part string, l Listed) { k[part] = append(k[part], l) }

// List is the list that the keys work on; nil where the part has none. on is anything of
// the page in its window.
func (k Keys) List(part string, on fyne.CanvasObject) Listed {
	lists := k[part]
	if len(lists) == 0 {
		return nil
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(on); c != nil && c.Focused() != nil {
		for _, l := range slices.Backward(lists) { // a list within a line is kept after its own
			if l.Holds(c.Focused()) {
				return l
			}
		}
	}
	return lists[0]
}
