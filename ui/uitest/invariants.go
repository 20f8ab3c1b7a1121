// Package uitest holds what must be true of every page: page tests call it.
package uitest

import (
	"fmt"
	"testing"

	"bidwright/ui/kit"
	"bidwright/ui/shell"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// Show opens a page in a window of the least size in our theme, at that text scale.
func Show(t *testing.T, page shell.Page, scale float32) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(false, scale))
	w := test.NewTempWindow(t, container.NewStack(page.View()))
	w.SetPadded(false)
	w.Resize(shell.LeastSize)
	page.Refresh()
	w.Content().Refresh()
	return w
}

// Invariants checks a page: it fits the least size at text scale 1 and 1.5, lays out at
// 2.5, every control has words, and the keyboard visits each control once and is never
// trapped. fresh makes the page anew, in the state to be checked (also call it with an
// empty one).
func Invariants(t *testing.T, fresh func() shell.Page) {
	t.Helper()
	for _, scale := range []float32{1, 1.5, 2.5} {
		page := fresh()
		w := Show(t, page, scale)
		// The navigation takes its part of the window.
		room := fyne.NewSize(shell.LeastSize.Width-min(theme.Em(11.5), shell.LeastSize.Width*0.27), shell.LeastSize.Height)
		if least := w.Content().MinSize(); scale < 2 && (least.Width > room.Width || least.Height > room.Height) {
			t.Errorf("%s at %v×: needs %v, has %v", page.ID(), scale, least, room)
		}
		if scale == 1 {
			labels(t, page, w)
			focusRound(t, page, w)
		}
	}
}

// labels checks that every control can be called by words.
func labels(t *testing.T, page shell.Page, w fyne.Window) {
	for _, o := range test.LaidOutObjects(w.Content()) {
		if _, ok := o.(fyne.Focusable); !ok || !o.Visible() {
			continue
		}
		named, ok := o.(kit.Labelled)
		if !ok {
			if _, list := o.(*widget.List); list {
				continue
			}
			t.Errorf("%s: %T cannot say what it is", page.ID(), o)
		} else if named.AccessibilityLabel() == "" {
			t.Errorf("%s: a %T has no words", page.ID(), o)
		}
	}
}

// maxStops bounds the walk, so that a trap is found rather than endured.
const maxStops = 500

// focusRound walks by Tab until the first control comes again.
func focusRound(t *testing.T, page shell.Page, w fyne.Window) {
	c := w.Canvas()
	c.Focus(nil)
	c.FocusNext()
	first := c.Focused()
	if first == nil {
		return // nothing to type or press: a page to read
	}
	seen := map[fyne.Focusable]bool{}
	for range maxStops {
		at := c.Focused()
		if at == nil {
			t.Errorf("%s: Tab lost the keyboard", page.ID())
			return
		}
		if seen[at] {
			if at != first {
				t.Errorf("%s: Tab came back to %s before the first control", page.ID(), name(at))
			}
			return
		}
		seen[at] = true
		if tab, ok := at.(fyne.Tabbable); ok && tab.AcceptsTab() {
			t.Errorf("%s: %s keeps Tab", page.ID(), name(at))
			return
		}
		c.FocusNext()
	}
	t.Errorf("%s: more than %d stops", page.ID(), maxStops)
}

func name(f fyne.Focusable) string {
	if named, ok := f.(kit.Labelled); ok {
		return named.AccessibilityLabel()
	}
	return fmt.Sprintf("%T", f)
}
