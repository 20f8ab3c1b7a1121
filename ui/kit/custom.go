package kit

import "fyne.io/fyne/v2"

// NewValueEntry makes a field for a kind of value that kit has no field for: parse reads
// what was typed or says in a sentence what is wrong, format gives the tidy form.
func NewValueEntry[T any](parse func(string) (T, error), format func(T) string, onCommit func(T)) *ValueEntry[T] {
	return newValueEntry(parse, format, onCommit)
}

// ForwardShortcut and ForwardKey hand what a page's own widget does not use to the window.
func ForwardShortcut(o fyne.CanvasObject, s fyne.Shortcut) { forwardShortcut(o, s) }

// ForwardKey is for plain keys, such as F1 and Esc.
func ForwardKey(o fyne.CanvasObject, ev *fyne.KeyEvent) { forwardKey(o, ev) }
