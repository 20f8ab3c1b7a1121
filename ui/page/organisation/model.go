// Package organisation is the page on which what every bid asks is said once: the
// profile, what roles are paid, and what being there costs in a year.
package organisation

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"

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

// list is one of the organisation's two lists.
func list[T any](m Model, noun string, of func(*bid.Organisation) *[]T, id func(*T) *string, name func(T) string) lines.List[T] {
	return lines.List[T]{
		Noun: noun, ID: id, Name: name, NewID: m.s.NewID, Removed: m.s.Removed,
		Read: func() []T { o := m.s.Organisation(); return *of(&o) },
		Change: func(step string, f func(*[]T)) bool {
			return m.s.EditOrganisation(step, func(o *bid.Organisation) error { f(of(o)); return nil })
		},
	}
}

func (m Model) scales() lines.List[bid.PayScale] {
	return list(m, "pay scale", func(o *bid.Organisation) *[]bid.PayScale { return &o.PayScales },
		func(x *bid.PayScale) *string { return &x.ID }, func(x bid.PayScale) string { return x.Role })
}

func (m Model) costs() lines.List[bid.RunningCost] {
	return list(m, "running cost", func(o *bid.Organisation) *[]bid.RunningCost { return &o.RunningCosts },
		func(x *bid.RunningCost) *string { return &x.ID }, func(x bid.RunningCost) string { return x.Name })
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
