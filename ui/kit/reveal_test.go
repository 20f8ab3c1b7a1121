package kit

import (
	"fmt"
	"testing"

	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// Whatever has the keyboard is in view, also when Tab went there.
func TestTheKeyboardIsNeverOutOfView(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(false, 1.5))
	var body []fyne.CanvasObject
	for i := range 30 {
		body = append(body, NewField(fmt.Sprintf("Field %d", i), NewTextEntry(nil)).Why("A line that says why."), NewButton(fmt.Sprintf("Button %d", i), nil))
	}
	page := NewPage(Scaffold{Title: "Long", Purpose: "A page that scrolls.", Body: body})
	w := test.NewTempWindow(t, container.NewStack(page))
	w.Resize(fyne.NewSize(700, 500))
	scroll := scrolls(w.Content(), nil)[0]
	inView := func(step int) {
		t.Helper()
		o := w.Canvas().Focused().(fyne.CanvasObject)
		at, from := app.Driver().AbsolutePositionForObject(o), app.Driver().AbsolutePositionForObject(scroll)
		if at.Y < from.Y || at.Y+o.Size().Height > from.Y+scroll.Size().Height {
			t.Errorf("step %d: from %v to %v in a view of %v", step, at.Y-from.Y, at.Y-from.Y+o.Size().Height, scroll.Size().Height)
		}
	}
	for step := range 60 {
		w.Canvas().FocusNext()
		inView(step)
	}
	for step := range 60 {
		w.Canvas().FocusPrevious()
		inView(-step)
	}
}
