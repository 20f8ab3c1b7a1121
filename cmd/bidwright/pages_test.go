package main

import (
	"testing"
	"time"

	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	shortcut "fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Ctrl+1 to Ctrl+9 lead to the pages of the work in their order, from the bids to the
// price.
func TestTheNumbersOfThePages(t *testing.T) {
	p, remove, err := withExample("meals", true)
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	app := test.NewTempApp(t)
	frame := shell.New(p.shellDeps(app))
	p.session.Attach(frame)
	w := test.NewTempWindow(t, nil)
	frame.Attach(w)
	defer frame.Detach()
	frame.Toasts().After = func(time.Duration, func()) {}
	frame.Go(shell.Route{Page: "trial"})
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}
	for i, want := range []string{"bids", "organisation", "facts", "overview", "guide", "opportunity", "eligibility", "core-costs", "price"} {
		focused, ok := w.Canvas().Focused().(fyne.Shortcutable)
		if !ok {
			t.Fatalf("before %s nothing has the keyboard", want)
		}
		focused.TypedShortcut(&shortcut.CustomShortcut{KeyName: keys[i], Modifier: fyne.KeyModifierShortcutDefault})
		if frame.Current() != want {
			t.Errorf("%s leads to %s, not %s", keys[i], frame.Current(), want)
		}
	}
}
