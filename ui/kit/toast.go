package kit

import (
	"time"

	"bidwright/assets/words"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ToastAction is a button on a toast: Open, Show in folder, Undo.
type ToastAction struct {
	Label string
	Do    func()
}

// Toasts shows one message at the foot of the window. A success goes after a while;
// an error stays until it is shut or replaced.
type Toasts struct {
	widget.BaseWidget
	// After waits and then runs on Fyne's thread; tests pass their own.
	After func(time.Duration, func())

	box   *fyne.Container
	count int
	text  string
}

// toastStays is long enough to read two sentences and reach for a button.
const toastStays = 12 * time.Second

// NewToasts makes the place where toasts appear.
func NewToasts() *Toasts {
	t := &Toasts{box: container.NewStack()}
	t.After = func(d time.Duration, f func()) { time.AfterFunc(d, func() { fyne.Do(f) }) }
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// Success says what was done, with up to two things to do next.
func (t *Toasts) Success(text string, actions ...ToastAction) {
	t.show(Ready, text, actions)
	shown := t.count
	t.After(toastStays, func() {
		if t.count == shown {
			t.Hide()
		}
	})
}

// Error says in one sentence what happened, what it means and what to do.
func (t *Toasts) Error(text string, actions ...ToastAction) { t.show(Blocked, text, actions) }

// Text is the message on show, empty when there is none.
func (t *Toasts) Text() string {
	if !t.Visible() {
		return ""
	}
	return t.text
}

func (t *Toasts) show(state State, text string, actions []ToastAction) {
	t.count++
	t.text = text
	var buttons []fyne.CanvasObject
	for _, a := range actions[:min(len(actions), 2)] {
		buttons = append(buttons, NewButton(a.Label, func() { t.Hide(); a.Do() }))
	}
	buttons = append(buttons, NewQuietButton(words.T("toast.shut"), t.Hide))
	message := container.New(markLayout{}, widget.NewIcon(state.Icon()), styled(text, theme.SizeEm, fynetheme.ColorNameForeground, false))
	t.box.Objects = []fyne.CanvasObject{On(state.ground(), state.Colour(), message, indented(Row(buttons...)))}
	t.box.Refresh()
	t.Show()
	t.Refresh()
	Relayout(t)
}

// CreateRenderer is part of fyne.Widget.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.box) }
