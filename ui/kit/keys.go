package kit

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Committer is a field with typed text that may not be committed yet: the window
// commits it before it leaves the page, undoes or closes.
type Committer interface{ Commit() bool }

// TypingUndoer is a field with an undo of its own, which goes before the document's.
type TypingUndoer interface {
	UndoTyping() bool
	RedoTyping() bool
}

// Labelled is a control that knows the words a person would call it by.
type Labelled interface{ AccessibilityLabel() string }

// shortcuts are the handlers of the windows on show, by their canvas.
var shortcuts sync.Map // fyne.Canvas → func(fyne.Shortcut)

// HandleShortcuts gives a window the shortcuts that its focused widget does not use:
// Fyne itself asks only the widget. The returned function takes the handler away.
func HandleShortcuts(c fyne.Canvas, handler func(fyne.Shortcut)) (remove func()) {
	shortcuts.Store(c, handler)
	return func() { shortcuts.Delete(c) }
}

func forwardShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if c := canvasOf(o); c != nil {
		if handler, ok := shortcuts.Load(c); ok {
			handler.(func(fyne.Shortcut))(s)
		}
	}
}

// forwardKey hands a key that a focused widget does not use (F1, Esc …) to the window.
func forwardKey(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil {
		if typed := c.OnTypedKey(); typed != nil {
			typed(ev)
		}
	}
}

// canvasOf is the canvas that an object is on, or will be on: Fyne's driver knows of an
// object only once it has been painted, so that one of a page just put into the window
// is looked for in the only window there is.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) == 1 {
		return windows[0].Canvas()
	}
	return nil
}

// Unfocus takes the keyboard from every field, so that what is typed in it is committed
// to the record it stands for before another record takes its place.
func Unfocus() {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		w.Canvas().Unfocus()
	}
}

// FocusedLabel is what a person would call the control that has the keyboard, empty when
// none has it.
func FocusedLabel() string {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if named, ok := w.Canvas().Focused().(Labelled); ok {
			return named.AccessibilityLabel()
		}
	}
	return ""
}

// Focus gives an object the keyboard; false when it is on no canvas or cannot take it.
func Focus(o interface {
	fyne.CanvasObject
	fyne.Focusable
}) bool {
	c := canvasOf(o)
	if c == nil {
		return false
	}
	c.Focus(o)
	return c.Focused() == fyne.Focusable(o)
}

func focus(o interface {
	fyne.CanvasObject
	fyne.Focusable
}) {
	Focus(o)
}

// isFunctionKey reports F1 … F12, which no field uses.
func isFunctionKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// editsText reports the custom shortcuts that a text field uses itself.
func editsText(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return true // the standard ones: copy, cut, paste, select all; undo and redo are caught before
	}
	if custom.Modifier&fyne.KeyModifierAlt != 0 && fyne.KeyModifierShortcutDefault != fyne.KeyModifierSuper {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}
