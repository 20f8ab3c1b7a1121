package lines

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Choose shows the line of that id in the form, without the keyboard; false when there
// is none.
func (l *Editor[T]) Choose(id string) bool {
	if id == "" || !l.Table.Select(id) {
		return false
	}
	l.refreshForm()
	return true
}

// Holds reports whether an object stands in this editor.
func (l *Editor[T]) Holds(o fyne.Focusable) bool {
	return holds(l.Table, o) || holds(l.Form, o) || l.View != nil && holds(l.View, o)
}

func holds(at fyne.CanvasObject, o fyne.Focusable) bool {
	if f, ok := at.(fyne.Focusable); ok && f == o {
		return true
	}
	switch at := at.(type) {
	case *fyne.Container:
		for _, child := range at.Objects {
			if holds(child, o) {
				return true
			}
		}
	case *container.Scroll:
		return holds(at.Content, o)
	case *kit.Field:
		return holds(at.Control(), o)
	case interface{ Keyboard() fyne.Focusable }:
		return at.Keyboard() == o
	}
	return false
}

// Listed is an editor, whatever its lines are.
type Listed interface {
	OfShown(prefix string, issues []bid.Issue) []bid.Issue
	FocusOn(fields *kit.FieldSet, prefix, id, path string) bool
	Choose(id string) bool
	Holds(fyne.Focusable) bool
	Add()
	Duplicate()
}

// Tree is a list whose lines hold lists of their own. Prefix is where the fields of the
// chosen line stand, without ids: "core.schedules.categories.". The list itself shows
// the lists within it again when another of its lines is chosen (OnShow).
type Tree struct {
	Prefix string
	List   Listed
	Within []*Tree
}

// within is the list inside that a path leads to, nil for the fields of this one.
func (t *Tree) within(path string) *Tree {
	for _, w := range t.Within {
		if strings.HasPrefix(path+".", w.Prefix) {
			return w
		}
	}
	return nil
}

// OfShown turns the findings on lines into findings on the forms of the chosen lines;
// those of lines that are not on show are left out.
func (t *Tree) OfShown(issues []bid.Issue) []bid.Issue {
	var out []bid.Issue
	own := t.List.OfShown(t.Prefix, issues)
	for _, issue := range own {
		if t.within(issue.Path) == nil {
			out = append(out, issue)
		}
	}
	for _, w := range t.Within {
		out = append(out, w.OfShown(own)...)
	}
	return out
}

// GoTo goes to the field of a path, or to the table of the list that it names.
func (t *Tree) GoTo(fields *kit.FieldSet, path string) bool {
	rest, ok := strings.CutPrefix(path, t.Prefix)
	if !ok {
		return t.List.FocusOn(fields, t.Prefix, "", path)
	}
	id, field, _ := strings.Cut(rest, ".")
	if w := t.within(t.Prefix + field); w != nil && field != "" && t.List.Choose(id) {
		return w.GoTo(fields, t.Prefix+field)
	}
	return t.List.FocusOn(fields, t.Prefix, id, path)
}

// At is the innermost list that holds what has the keyboard, nil when none does.
func (t *Tree) At(o fyne.Focusable) Listed {
	if o == nil {
		return nil
	}
	for _, w := range t.Within {
		if found := w.At(o); found != nil {
			return found
		}
	}
	if t.List.Holds(o) {
		return t.List
	}
	return nil
}

// Follow shows the inner list again whenever a line of the outer one is shown.
func Follow[T, U any](outer *Editor[T], inner *Editor[U]) {
	last, before := "", outer.OnShow
	outer.OnShow = func(x T) {
		if id := *outer.List.ID(&x); id != last {
			last = id
			inner.Forget()
		}
		inner.Refresh()
		if before != nil {
			before(x)
		}
	}
}
