package lines

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// Editor is a table with the form of its chosen line below.
type Editor[T any] struct {
	List  List[T]
	Table *kit.Table[T]
	Form  *fyne.Container
	View  *fyne.Container
	// First takes the keyboard when a line is opened or added.
	First interface{ Focus() bool }
	// OnShow is told when another line, or the same with new values, is in the form.
	OnShow func(x T)

	fill  []func(x T, fresh bool)
	shown string
}

// Fill adds a function that puts a line into the form; fresh says that another line was
// chosen, so that unfinished typing belongs to a line that is no longer on show.
func (l *Editor[T]) Fill(f func(x T, fresh bool)) { l.fill = append(l.fill, f) }

// Selected is the id of the chosen line, empty when there is none.
func (l *Editor[T]) Selected() string {
	if x, ok := l.Table.Selected(); ok {
		return *l.List.ID(&x)
	}
	return ""
}

// Forget makes the next Refresh load the chosen line afresh: another document is open,
// whose lines may have the same ids (a copied bid), and unfinished typing is not its.
func (l *Editor[T]) Forget() { l.shown = "" }

// Refresh shows the lines as stored.
func (l *Editor[T]) Refresh() {
	l.Table.SetRows(l.List.Rows())
	if rows := l.Table.Rows(); l.Selected() == "" && len(rows) > 0 {
		l.Table.Select(*l.List.ID(&rows[0]))
	}
	l.refreshForm()
}

func (l *Editor[T]) refreshForm() {
	x, ok := l.Table.Selected()
	if !ok {
		l.Form.Hide()
		l.shown = ""
		return
	}
	id := *l.List.ID(&x)
	for _, fill := range l.fill {
		fill(x, id != l.shown)
	}
	l.shown = id
	l.Form.Show()
	if l.OnShow != nil {
		l.OnShow(x)
	}
}

// Add adds an empty line and goes to it.
func (l *Editor[T]) Add() { l.AddWith(nil) }

// AddWith adds a filled line and goes to it.
func (l *Editor[T]) AddWith(with func(*T)) {
	if id := l.List.Add(with); id != "" {
		l.choose(id)
		l.First.Focus()
	}
}

// Duplicate copies the chosen line.
func (l *Editor[T]) Duplicate() {
	if x, ok := l.Table.Selected(); ok {
		l.choose(l.List.Duplicate(x))
	}
}

func (l *Editor[T]) choose(id string) {
	l.Refresh()
	l.Table.Select(id)
	l.refreshForm()
}

// FocusOn goes to the field of a path in the line of that id, or to the table.
func (l *Editor[T]) FocusOn(fields *kit.FieldSet, prefix, id, path string) bool {
	if id != "" && l.Table.Select(id) {
		l.refreshForm()
		if fields.Focus(prefix + strings.TrimPrefix(path, prefix+id+".")) {
			return true
		}
	}
	l.Table.Focus()
	return true
}

// Wire joins table, form and list; remove is the word on the button below the form.
func (l *Editor[T]) Wire(remove string) {
	l.Table.OnSelect = func(T) { l.refreshForm() }
	l.Table.OnOpen = func(T) { l.First.Focus() }
	l.Table.OnAdd = l.Add
	l.Table.OnMove = l.List.Move
	l.Table.OnRemove = l.List.Remove
	l.Form.Add(kit.Row(kit.NewButton(remove, func() {
		if x, ok := l.Table.Selected(); ok {
			l.List.Remove(x)
		}
	})))
	l.Form.Hide()
}

// WireGiven joins table, form and list where the lines are given and only what stands in
// them changes.
func (l *Editor[T]) WireGiven() {
	l.Table.OnSelect = func(T) { l.refreshForm() }
	l.Table.OnOpen = func(T) { l.First.Focus() }
	l.Form.Hide()
}

// OfShown turns the findings on lines of a list into findings on the form: those of the
// chosen line lose the line's id, those of the others are left out.
func (l *Editor[T]) OfShown(prefix string, issues []bid.Issue) []bid.Issue {
	var out []bid.Issue
	for _, issue := range issues {
		rest, ok := strings.CutPrefix(issue.Path, prefix)
		if !ok {
			continue
		}
		if line, field, _ := strings.Cut(rest, "."); line == l.Selected() {
			issue.Path = prefix + field
			out = append(out, issue)
		}
	}
	return out
}

// Entry joins a field to one value of the chosen line.
func Entry[T, V any](l *Editor[T], what string, e *kit.ValueEntry[V], of func(*T) *V) *kit.ValueEntry[V] {
	e.OnCommit = func(v V) { l.List.Edit(l.shown, what, func(x *T) { *of(x) = v }) }
	l.Fill(func(x T, fresh bool) {
		if fresh {
			e.Load(*of(&x))
		} else {
			e.Set(*of(&x))
		}
	})
	return e
}

// Chosen joins a choice or a picker to one value of the chosen line.
func Chosen[T any, V ~string](l *Editor[T], what string, of func(*T) *V) func(string) {
	return func(id string) { l.List.Edit(l.shown, what, func(x *T) { *of(x) = V(id) }) }
}

// Checked joins a check to one value of the chosen line.
func Checked[T any](l *Editor[T], what string, of func(*T) *bool) func(bool) {
	return func(on bool) { l.List.Edit(l.shown, what, func(x *T) { *of(x) = on }) }
}
