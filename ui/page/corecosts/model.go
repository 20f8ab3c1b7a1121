// Package corecosts is the page on which a bid says what part of the cost of being
// there it carries.
package corecosts

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/ui/page"
)

// Model is what the page shows and does.
type Model struct{ s *page.Session }

// NewModel makes the model of a session.
func NewModel(s *page.Session) Model { return Model{s} }

// Core is how the open bid states its core cost.
func (m Model) Core() bid.CoreCosts { return m.s.Bid().Core }

// Set changes it in one step.
func (m Model) Set(step string, f func(*bid.CoreCosts)) {
	m.s.Edit(step, func(b *bid.Bid) error { f(&b.Core); return nil })
}

// Line is one running cost of the organisation and the contract's part of it.
type Line struct {
	ID, Name, Amount, Part string
	Used                   bool
	Figure                 string // of the contract's part
	Path                   string // where its amount is typed
}

// Lines are the organisation's running costs in their order; under the allocation what
// the service of this contract carries of them, the pools of departments included.
func (m Model) Lines() []Line {
	if m.Core().Method == bid.CoreAllocated {
		return m.allocatedLines()
	}
	var out []Line
	left := m.Core().Excluded
	for _, c := range m.s.Organisation().RunningCosts {
		l := Line{ID: c.ID, Name: c.Name, Amount: "not entered", Used: !slices.Contains(left, c.ID), Part: "not used",
			Figure: "core." + c.ID + ".year", Path: "organisation.runningCosts." + c.ID + ".amount"}
		if l.Name == "" {
			l.Name = "(no name yet)"
		}
		if c.Amount.IsSet() {
			l.Amount = c.Amount.Format()
		}
		if l.Used {
			l.Part = m.s.Printed(l.Figure)
		}
		out = append(out, l)
	}
	return out
}

func (m Model) allocatedLines() []Line {
	a := m.allocation()
	if a == nil {
		return nil
	}
	core := m.Core()
	var out []Line
	for at, service := range a.Services {
		if core.ServiceID == "" || service.ID != core.ServiceID {
			continue
		}
		for _, r := range a.Rows {
			l := Line{ID: r.ID, Name: r.Name, Amount: orDash(r.Parts[at]), Used: !slices.Contains(core.Excluded, r.ID), Part: "not used",
				Figure: "core." + r.ID + ".year", Path: r.Path + ".amount"}
			if r.Department {
				l.Name, l.Figure, l.Path = "Pool of "+r.Name, "core.department."+r.ID+".year", r.Path
			}
			if l.Used {
				l.Part = m.s.Printed(l.Figure)
			}
			out = append(out, l)
		}
	}
	return out
}

// Toggle says that the contract uses a running cost, or that it does not.
func (m Model) Toggle(l Line) {
	step := "Count “" + page.Clip(l.Name, 40) + "” for this contract"
	if l.Used {
		step = "Leave “" + page.Clip(l.Name, 40) + "” out of this contract"
	}
	m.Set(step, func(c *bid.CoreCosts) {
		c.Excluded = slices.DeleteFunc(slices.Clone(c.Excluded), func(id string) bool { return id == l.ID })
		if l.Used {
			c.Excluded = append(c.Excluded, l.ID)
		}
	})
}
