// Package organisation is the page on which what every bid asks is said once: the
// profile, what roles are paid, and what being there costs in a year.
package organisation

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/page"

	"github.com/shopspring/decimal"
)

// Model changes the organisation, each change as one named step.
type Model struct{ s *page.Session }

// NewModel makes the state of the page.
func NewModel(s *page.Session) Model { return Model{s} }

// Set changes one thing of the profile.
func (m Model) Set(step string, f func(*bid.Organisation)) {
	m.s.EditOrganisation(step, func(o *bid.Organisation) error { f(o); return nil })
}

// list is one of the organisation's two lists, so that both are edited alike.
type list[T any] struct {
	m    Model
	noun string
	of   func(*bid.Organisation) *[]T
	id   func(*T) *string
	name func(T) string
}

func (m Model) scales() list[bid.PayScale] {
	return list[bid.PayScale]{m, "pay scale", func(o *bid.Organisation) *[]bid.PayScale { return &o.PayScales },
		func(x *bid.PayScale) *string { return &x.ID }, func(x bid.PayScale) string { return x.Role }}
}

func (m Model) costs() list[bid.RunningCost] {
	return list[bid.RunningCost]{m, "running cost", func(o *bid.Organisation) *[]bid.RunningCost { return &o.RunningCosts },
		func(x *bid.RunningCost) *string { return &x.ID }, func(x bid.RunningCost) string { return x.Name }}
}

// Rows are the lines as stored.
func (l list[T]) Rows() []T {
	o := l.m.s.Organisation()
	return slices.Clone(*l.of(&o))
}

func (l list[T]) at(rows []T, id string) int {
	return slices.IndexFunc(rows, func(x T) bool { return *l.id(&x) == id })
}

// Add adds an empty line at the end and returns its id, empty when it was not added.
func (l list[T]) Add() string {
	id := l.m.s.NewID()
	if !l.m.s.EditOrganisation("Add a "+l.noun, func(o *bid.Organisation) error {
		var x T
		*l.id(&x) = id
		rows := l.of(o)
		*rows = append(*rows, x)
		return nil
	}) {
		return ""
	}
	return id
}

// Edit changes one line.
func (l list[T]) Edit(id, what string, f func(*T)) {
	l.m.s.EditOrganisation("Change the "+what+" of a "+l.noun, func(o *bid.Organisation) error {
		rows := *l.of(o)
		if i := l.at(rows, id); i >= 0 {
			f(&rows[i])
		}
		return nil
	})
}

// Remove takes a line away; the toast offers to bring it back.
func (l list[T]) Remove(x T) {
	id := *l.id(&x)
	if l.m.s.EditOrganisation("Remove a "+l.noun, func(o *bid.Organisation) error {
		rows := l.of(o)
		*rows = slices.DeleteFunc(*rows, func(y T) bool { return *l.id(&y) == id })
		return nil
	}) {
		what := l.name(x)
		if what == "" {
			what = "a " + l.noun
		}
		l.m.s.Removed(what)
	}
}

// Move puts a line one place up or down.
func (l list[T]) Move(x T, by int) {
	id := *l.id(&x)
	l.m.s.EditOrganisation("Move a "+l.noun, func(o *bid.Organisation) error {
		rows := *l.of(o)
		from := l.at(rows, id)
		if to := from + by; from >= 0 && to >= 0 && to < len(rows) {
			rows[from], rows[to] = rows[to], rows[from]
		}
		return nil
	})
}

// Duplicate adds a copy of a line below it and returns the copy's id.
func (l list[T]) Duplicate(x T) string {
	from, id := *l.id(&x), l.m.s.NewID()
	l.m.s.EditOrganisation("Copy a "+l.noun, func(o *bid.Organisation) error {
		rows := l.of(o)
		if i := l.at(*rows, from); i >= 0 {
			twin := (*rows)[i]
			*l.id(&twin) = id
			*rows = slices.Insert(*rows, i+1, twin)
		}
		return nil
	})
	return id
}

// Total is the sum of the running costs that have an amount, and how many have none.
func (m Model) Total() (total money.Pounds, without int) {
	sum := decimal.Zero
	for _, c := range m.costs().Rows() {
		if c.Amount.IsSet() {
			sum = sum.Add(money.RoundPence(c.Amount.Decimal()))
		} else {
			without++
		}
	}
	return money.PoundsOf(sum), without
}

// PayWords is what a role is paid, as printed.
func PayWords(x bid.PayScale) string {
	if x.Paid == bid.PaidSalaryFTE || x.Paid == bid.PaidSalaryActual {
		return orMissing(x.Salary, x.Salary.Format()+" a year")
	}
	return orMissing(x.HourlyPay, x.HourlyPay.FormatRate()+" an hour")
}

func orMissing(p money.Pounds, words string) string {
	if !p.IsSet() {
		return "not entered"
	}
	return words
}
