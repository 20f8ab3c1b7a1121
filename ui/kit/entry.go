package kit

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ValueEntry is a text field for one kind of value. It commits on Enter and when
// the keyboard leaves it; Esc restores; text that cannot be read stays as typed,
// with a sentence, and is not committed. After a commit it shows the tidy form.
type ValueEntry[T any] struct {
	widget.Entry

	// OnCommit is told each new value once, after it was read.
	OnCommit func(T)
	// OnEnter follows Enter after a successful commit; without it the keyboard
	// goes to the next field.
	OnEnter func()

	label   string
	parse   func(string) (T, error)
	format  func(T) string
	value   T
	problem error
	// onProblem tells the field row about a new or mended problem.
	onProblem func(error)
	has       bool // has the keyboard
}

func newValueEntry[T any](parse func(string) (T, error), format func(T) string, onCommit func(T)) *ValueEntry[T] {
	e := &ValueEntry[T]{OnCommit: onCommit, parse: parse, format: format}
	e.Wrapping = fyne.TextWrapOff
	e.Scroll = fyne.ScrollHorizontalOnly
	e.ExtendBaseWidget(e)
	return e
}

// AccessibilityLabel names the field for screen readers and tests.
func (e *ValueEntry[T]) AccessibilityLabel() string { return e.label }

// AccessibilityRole is part of fyne.Accessible.
func (e *ValueEntry[T]) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// SetLabel gives the words a person would call the field by; a Field does it for its control.
func (e *ValueEntry[T]) SetLabel(label string) { e.label = label }

func (e *ValueEntry[T]) watchProblem(f func(error)) { e.onProblem = f }

// Value is the last committed or shown value.
func (e *ValueEntry[T]) Value() T { return e.value }

// Problem is what is wrong with the typed text, or nil.
func (e *ValueEntry[T]) Problem() error { return e.problem }

// Set shows a value that came from the document. Unfinished typing is kept unless
// the value itself has changed; Esc then restores the new value.
func (e *ValueEntry[T]) Set(value T) {
	same := e.format(value) == e.format(e.value)
	if same && (e.problem != nil || e.has && e.pending()) {
		e.value = value
		return
	}
	if e.has && e.pending() {
		e.value = value
		return
	}
	e.Load(value)
}

// Load shows a value and drops unfinished typing: the form has turned to another record.
func (e *ValueEntry[T]) Load(value T) {
	e.value = value
	e.show(nil)
	if text := e.format(value); e.Text != text {
		e.SetText(text)
	}
}

// Restore puts the last value back and clears the problem.
func (e *ValueEntry[T]) Restore() { e.Load(e.value) }

// ShowProblem shows a finding of the application beside the field.
func (e *ValueEntry[T]) ShowProblem(err error) { e.show(err) }

// pending reports typed text that differs from the shown value.
func (e *ValueEntry[T]) pending() bool {
	return e.Text != e.format(e.value)
}

// Commit reads the typed text and tells OnCommit a changed value. It reports false
// when the text cannot be read; the text then stays.
func (e *ValueEntry[T]) Commit() bool {
	if e.Disabled() {
		return true
	}
	if !e.pending() {
		e.show(nil)
		return true
	}
	value, err := e.parse(e.Text)
	if err != nil {
		e.show(err)
		return false
	}
	e.show(nil)
	changed := e.format(value) != e.format(e.value)
	e.value = value
	if text := e.format(value); e.Text != text {
		e.SetText(text)
	}
	if changed && e.OnCommit != nil {
		e.OnCommit(value)
	}
	return true
}

func (e *ValueEntry[T]) show(err error) {
	if e.problem == nil && err == nil {
		return
	}
	e.problem = err
	e.SetValidationError(err)
	if e.onProblem != nil {
		e.onProblem(err)
	}
}

// AcceptsTab is false: Tab always moves on.
func (e *ValueEntry[T]) AcceptsTab() bool { return false }

// FocusGained is part of fyne.Focusable.
func (e *ValueEntry[T]) FocusGained() {
	e.has = true
	e.Entry.FocusGained()
	Reveal(e)
}

// FocusLost commits.
func (e *ValueEntry[T]) FocusLost() {
	e.has = false
	e.Entry.FocusLost()
	e.Commit()
}

// TypedKey commits on Enter and restores on Esc.
func (e *ValueEntry[T]) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyEscape && (e.pending() || e.problem != nil):
		e.Restore()
	case ev.Name == fyne.KeyEscape || isFunctionKey(ev.Name):
		forwardKey(e, ev)
	case (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) && !e.MultiLine:
		if !e.Commit() {
			return
		}
		if e.OnEnter != nil {
			e.OnEnter()
		} else if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
			c.FocusNext()
		}
	default:
		e.Entry.TypedKey(ev)
	}
}

// TypedShortcut keeps what edits text and hands the rest to the window.
func (e *ValueEntry[T]) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutUndo:
		if !e.UndoTyping() {
			forwardShortcut(e, s)
		}
	case *fyne.ShortcutRedo:
		if !e.RedoTyping() {
			forwardShortcut(e, s)
		}
	default:
		if editsText(s) {
			e.Entry.TypedShortcut(s)
		} else {
			forwardShortcut(e, s)
		}
	}
}

// UndoTyping takes back typing that is not committed; false when there is none,
// so that the document's undo may go on.
func (e *ValueEntry[T]) UndoTyping() bool {
	before := e.Text
	e.Undo()
	return e.Text != before
}

// RedoTyping brings typing back; false when there is none.
func (e *ValueEntry[T]) RedoTyping() bool {
	before := e.Text
	e.Redo()
	return e.Text != before
}

// TextEntry is a field for one line of text.
type TextEntry = ValueEntry[string]

// NewLongEntry makes a field for a long text of at most so many characters.
func NewLongEntry(lines, most int, onCommit func(string)) *TextEntry {
	e := NewMultilineEntry(lines, onCommit)
	e.parse = func(text string) (string, error) {
		text = strings.TrimSpace(text)
		if n := utf8.RuneCountInString(text); n > most {
			return "", fmt.Errorf("this text has %d characters, and at most %d can be kept – shorten it, or put a part of it into an appendix", n, most)
		}
		return text, nil
	}
	return e
}

// maxText bounds a field of text; the document bounds its own fields more narrowly.
const maxText = 10_000

var errTooLong = errors.New("this text is longer than 10,000 characters – shorten it, or keep the long form in a file")

func readText(text string) (string, error) {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) > maxText {
		return "", errTooLong
	}
	return text, nil
}

func same(text string) string { return text }

// NewTextEntry makes a field for one line of text, trimmed when committed.
func NewTextEntry(onCommit func(string)) *TextEntry {
	return newValueEntry(readText, same, onCommit)
}

// NewMultilineEntry makes a field for several lines: Enter starts a line, Tab moves on.
func NewMultilineEntry(lines int, onCommit func(string)) *TextEntry {
	e := newValueEntry(readText, same, onCommit)
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.Scroll = fyne.ScrollVerticalOnly
	e.SetMinRowsVisible(lines)
	return e
}
