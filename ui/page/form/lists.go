package form

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"
)

// Lists are the lists of a page whose fields serve their chosen line.
type Lists struct {
	s      *page.Session
	fields *kit.FieldSet
	all    []List
}

// List is one of them.
type List struct {
	Prefix  string // "pricing.people."
	OfShown func([]bid.Issue) []bid.Issue
	GoTo    func(id, path string) bool
	Forget  func()
}

// NewLists is a page without lists.
func NewLists(s *page.Session, fields *kit.FieldSet) *Lists { return &Lists{s: s, fields: fields} }

// Add makes a list known.
func (l *Lists) Add(one List) { l.all = append(l.all, one) }

// Keep makes an editor known, so that findings and paths find its lines.
func Keep[T any](l *Lists, prefix string, e *lines.Editor[T]) {
	l.Add(List{Prefix: prefix,
		OfShown: func(all []bid.Issue) []bid.Issue { return e.OfShown(prefix, all) },
		GoTo:    func(id, path string) bool { return e.FocusOn(l.fields, prefix, id, path) },
		Forget:  e.Forget})
}

// Forget drops unfinished typing in all of them: another bid is open.
func (l *Lists) Forget() {
	for _, one := range l.all {
		one.Forget()
	}
}

// ShowIssues shows each finding beside its field; the fields of a list serve the chosen
// line, so only that line's findings stand there.
func (l *Lists) ShowIssues(all []bid.Issue) {
	var shown []bid.Issue
	for _, one := range l.all {
		shown = append(shown, one.OfShown(all)...)
	}
	for _, issue := range all {
		if !slices.ContainsFunc(l.all, func(one List) bool { return strings.HasPrefix(issue.Path, one.Prefix) }) {
			shown = append(shown, issue)
		}
	}
	l.fields.ShowIssues(shown)
}

// GoTo goes to the field of a path, in the line that the path names.
func (l *Lists) GoTo(path string) bool {
	for _, one := range l.all {
		if rest, ok := strings.CutPrefix(path, one.Prefix); ok {
			id, _, _ := strings.Cut(rest, ".")
			return one.GoTo(id, path)
		}
	}
	return l.fields.Focus(path)
}

// Of is a list of the open bid.
func Of[T any](s *page.Session, noun string, of func(*bid.Bid) *[]T, id func(*T) *string, name func(T) string) lines.List[T] {
	return lines.List[T]{
		Noun: noun, ID: id, Name: name, NewID: s.NewID, Removed: s.Removed,
		Read: func() []T { b := s.Bid(); return *of(&b) },
		Change: func(step string, f func(*[]T)) bool {
			return s.Edit(step, func(b *bid.Bid) error { f(of(b)); return nil })
		},
	}
}
