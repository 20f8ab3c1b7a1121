// Package lines is a list of a document edited as a table with the form of its chosen
// line below: the same keys, steps and words wherever there are lines.
package lines

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// List is one list of a document. Every change is one named step.
type List[T any] struct {
	Noun string // "running cost", for the names of steps
	Read func() []T
	// Change changes the stored list as one step and reports whether it was done.
	Change  func(step string, f func(*[]T)) bool
	ID      func(*T) *string
	Name    func(T) string
	NewID   func() string
	Removed func(what string) // tells that a line went, with the way back
	// Removing takes over where more has to be asked before a line goes; nil, or false,
	// where nothing has.
	Removing func(x T) bool
}

// Rows are the lines as stored.
func (l List[T]) Rows() []T { return slices.Clone(l.Read()) }

func (l List[T]) at(rows []T, id string) int {
	return slices.IndexFunc(rows, func(x T) bool { return *l.ID(&x) == id })
}

// one is the noun with its article: a post, an outcome.
func (l List[T]) one() string {
	if strings.ContainsRune("aeiou", rune(l.Noun[0])) && !strings.HasPrefix(l.Noun, "uni") && !strings.HasPrefix(l.Noun, "us") {
		return "an " + l.Noun
	}
	return "a " + l.Noun
}

// named is a field in the name of a step: the words on the field as they stand there, and
// other words as part of the sentence.
func named(what string) string {
	if first, _ := utf8.DecodeRuneInString(what); unicode.IsUpper(first) {
		return "“" + what + "”"
	}
	return "the " + what
}

// Add adds a line at the end, filled by with when that is not nil, and returns its id,
// empty when it was not added.
func (l List[T]) Add(with func(*T)) string {
	id := l.NewID()
	if !l.Change("Add "+l.one(), func(rows *[]T) {
		var x T
		if with != nil {
			with(&x)
		}
		*l.ID(&x) = id
		*rows = append(*rows, x)
	}) {
		return ""
	}
	return id
}

// Edit changes one line.
func (l List[T]) Edit(id, what string, f func(*T)) {
	l.Change("Change "+named(what)+" of "+l.one(), func(rows *[]T) {
		if i := l.at(*rows, id); i >= 0 {
			f(&(*rows)[i])
		}
	})
}

// Remove takes a line away and tells so.
func (l List[T]) Remove(x T) {
	if l.Removing != nil && l.Removing(x) {
		return
	}
	id := *l.ID(&x)
	if l.Change("Remove "+l.one(), func(rows *[]T) {
		*rows = slices.DeleteFunc(*rows, func(y T) bool { return *l.ID(&y) == id })
	}) {
		what := l.Name(x)
		if what == "" {
			what = l.one()
		}
		l.Removed(what)
	}
}

// Move puts a line one place up or down.
func (l List[T]) Move(x T, by int) {
	id := *l.ID(&x)
	l.Change("Move "+l.one(), func(rows *[]T) {
		from := l.at(*rows, id)
		if to := from + by; from >= 0 && to >= 0 && to < len(*rows) {
			(*rows)[from], (*rows)[to] = (*rows)[to], (*rows)[from]
		}
	})
}

// Duplicate adds a copy of a line below it and returns the copy's id.
func (l List[T]) Duplicate(x T) string {
	from, id := *l.ID(&x), l.NewID()
	l.Change("Copy "+l.one(), func(rows *[]T) {
		if i := l.at(*rows, from); i >= 0 {
			twin := (*rows)[i]
			*l.ID(&twin) = id
			*rows = slices.Insert(*rows, i+1, twin)
		}
	})
	return id
}
