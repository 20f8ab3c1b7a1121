// Package guide is the guided path to a price: one question a screen in plain words,
// prefilled from the organisation and the last bid, with the answer growing beside it.
// It edits the same document as the tables and keeps nothing of its own.
package guide

import (
	"slices"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/ui/page"
)

// Model is where a person stands on the path. Which steps there are and which are
// answered is read from the document each time.
type Model struct {
	s *page.Session
	// at is the step on show, by bid.
	at map[string]string
	// before is the assessment when the step on show was reached; told says what the
	// step before it changed.
	before *assess.Assessment
	told   string
}

// NewModel begins at the first step of each bid.
func NewModel(s *page.Session) *Model { return &Model{s: s, at: map[string]string{}} }

// steps are those of the open bid.
func (m *Model) steps() []step {
	b := m.s.Bid()
	return stepsOf(&b)
}

// step is the one on show; the first one not answered where none was chosen, or where
// the one that was is not asked any more. It then stays the one on show.
func (m *Model) step() step {
	all := m.steps()
	if i := m.index(all); i >= 0 {
		return all[i]
	}
	d := m.s.Document()
	i := slices.IndexFunc(all, func(s step) bool { return !s.answered(&d) })
	if i < 0 {
		i = len(all) - 1
	}
	m.at[m.s.BidID()], m.before, m.told = all[i].id, m.s.Assessment(), ""
	return all[i]
}

func (m *Model) index(all []step) int {
	return slices.IndexFunc(all, func(s step) bool { return s.id == m.at[m.s.BidID()] })
}

// number is the place of the step on show and how many there are.
func (m *Model) number() (at, of int) {
	all := m.steps()
	id := m.step().id
	return slices.IndexFunc(all, func(s step) bool { return s.id == id }) + 1, len(all)
}

// show makes a step the one on show.
func (m *Model) show(id string) {
	m.told = m.change()
	m.at[m.s.BidID()] = id
	m.before = m.s.Assessment()
}

// move goes a step on or back; false at either end.
func (m *Model) move(by int) bool {
	all := m.steps()
	at, _ := m.number()
	to := at - 1 + by
	if to < 0 || to >= len(all) {
		return false
	}
	m.show(all[to].id)
	return true
}

// answered reports whether the document holds the answer to a step.
func (m *Model) answered(s step) bool {
	d := m.s.Document()
	return s.answered(&d)
}

// open are the steps that are not answered.
func (m *Model) open() []step {
	var out []step
	for _, s := range m.steps() {
		if !m.answered(s) {
			out = append(out, s)
		}
	}
	return out
}

// suggestions are the answers to the step on show that only have to be confirmed.
func (m *Model) suggestions() []suggestion {
	k := known{bid: m.s.Bid(), today: m.s.Today(), newID: m.s.NewID, last: m.last()}
	of := func(series string) money.Share {
		return m.s.Library().At(series, reference.UK, m.s.Today(), reference.Overrides{}).Share()
	}
	k.plan = planning{sickness: of("plan.sickness"), training: of("plan.training"), contingency: of("plan.contingency"), surplus: of("plan.surplus")}
	f := m.s.Library().At("mileage.car_first", reference.UK, k.mileDay(), reference.Overrides{})
	if f.Known() {
		k.mile = money.PoundsOf(f.Value.Decimal())
	}
	if a := m.s.Assessment(); a != nil {
		if f, ok := a.Figure("price.target.printed"); ok && f.Available {
			k.target = money.PoundsOf(f.Value)
		}
	}
	return k.suggestions(m.step().id)
}

// last is the bid that was changed last before the open one.
func (m *Model) last() *bid.Bid {
	for _, row := range m.s.State().Bids {
		if row.ID == m.s.BidID() {
			continue
		}
		if b, err := m.s.Service.Bid(row.ID); err == nil {
			return &b // one that cannot be read is told of where it is opened
		}
	}
	return nil
}

// confirm stores what is suggested as one step that can be taken back; true when there
// was nothing to store, too.
func (m *Model) confirm() bool {
	all := m.suggestions()
	if len(all) == 0 {
		return true
	}
	return m.s.Edit("Guided: "+m.step().name, func(b *bid.Bid) error {
		for _, s := range all {
			s.apply(b)
		}
		return nil
	})
}

// change is what the step on show has done to the answer, empty when nothing.
func (m *Model) change() string {
	after := m.s.Assessment()
	if m.before == nil || after == nil || m.before == after || m.before.Document.Bid.ID != after.Document.Bid.ID {
		return ""
	}
	for _, f := range []struct{ id, of string }{{"cost.full.unit", " " + one(after)}, {"cost.direct", " a year"}, {"people.total", " a year"}} {
		by, ok := assess.Change(m.before, after, f.id)
		is, known := after.Figure(f.id)
		switch {
		case !ok && known && is.Available:
			return "gives a first cost of " + is.Printed + f.of
		case !ok:
			continue
		case by.IsPositive():
			return "adds " + money.FormatPounds(by) + f.of
		case by.IsNegative():
			return "takes off " + money.FormatPounds(by.Neg()) + f.of
		}
		return "does not change the cost"
	}
	return ""
}

// one is the unit with its article: "a meal".
func one(a *assess.Assessment) string {
	return pricing.WithArticle(a.Pricing.Singular)
}

// sofar is the answer as far as it is known.
func (m *Model) sofar() string {
	a := m.s.Assessment()
	if a == nil {
		return ""
	}
	unit, ok := a.Figure("cost.full.unit")
	target, priced := a.Figure("price.target.printed")
	switch {
	case len(a.Document.Bid.Pricing.People) == 0 && len(a.Document.Bid.Pricing.Costs) == 0 && !a.Document.Bid.Pricing.Service.Visits.Pay.IsSet():
		return "No cost yet: it grows here with each answer."
	case ok && unit.Available && priced && target.Available && unit.Printed != target.Printed:
		return "So far " + one(a) + " costs " + unit.Printed + " in full, and needs a price of " + target.Printed + "."
	case ok && unit.Available:
		return "So far " + one(a) + " costs " + unit.Printed + " in full."
	}
	if direct, ok := a.Figure("cost.direct"); ok && direct.Available {
		return "So far it costs " + direct.Printed + " a year."
	}
	if ok && unit.Reason != "" {
		return "The cost of one is not known yet. " + unit.Reason
	}
	return "The cost of one is not known yet."
}
