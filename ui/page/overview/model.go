// Package overview is the page that says where a bid stands: the answer, what is left
// to do, the dates, the ladder of prices, the findings, and whether to bid.
package overview

import (
	"slices"
	"time"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/ui/kit"
	"bidwright/ui/page"
)

// Model is what the page shows and does.
type Model struct{ s *page.Session }

// NewModel makes the model of a session.
func NewModel(s *page.Session) Model { return Model{s} }

// Tasks are what is left to do, and how many of all tasks are done.
func (m Model) Tasks() (left []assess.Task, done, all int) {
	a := m.s.Assessment()
	if a == nil {
		return nil, 0, 0
	}
	return a.Tasks, a.Done, a.Done + len(a.Tasks)
}

// Date is one key date as shown.
type Date struct {
	What, When, Left string
	State            kit.State
	day              date.Date
}

// Dates are the dates of the tender and of the contract that are known, soonest first.
func (m Model) Dates() []Date {
	b := m.s.Bid()
	d := b.Opportunity.Dates
	var out []Date
	add := func(what, when string, day date.Date, act bool) {
		if day.IsZero() {
			return
		}
		left, state := m.left(day, act)
		out = append(out, Date{What: what, When: when, Left: left, State: state, day: day})
	}
	moment := func(what string, at bid.Moment, act bool) {
		when, day := m.moment(at)
		add(what, when, day, act)
	}
	moment("Say that you are interested", d.Interest, true)
	moment("Last day for questions", d.Questions, true)
	moment("Offers are due", d.Deadline, true)
	moment("Award expected from", d.AwardFrom, false)
	moment("Next notice expected", d.NextNotice, false)
	if a := m.s.Assessment(); a != nil {
		start := a.Pricing.Start
		add("Contract starts", start.String(), start, false)
	}
	end := b.Opportunity.Term.End
	add("Contract ends", end.String(), end, false)
	slices.SortStableFunc(out, func(x, y Date) int { return y.day.DaysUntil(x.day) })
	return out
}

// soon is the number of days at which a date to act by needs attention.
const soon = 14

// left says in words how far a day is; a date to act by is marked when it is near.
func (m Model) left(day date.Date, act bool) (string, kit.State) {
	days := m.s.Today().DaysUntil(day)
	state := kit.Note
	if act && days <= soon {
		state = kit.Attention
	}
	switch {
	case days < 0:
		return "passed", kit.Note
	case days == 0:
		return "today", state
	}
	return page.Count(days, "day", "days"), state
}

// moment is an instant in the time of the United Kingdom, or the day alone where the
// notice gave no time.
func (m Model) moment(at bid.Moment) (when string, day date.Date) {
	if t, err := time.Parse(time.RFC3339, at.UTC); err == nil {
		local := t.In(m.s.London)
		day = date.Of(local)
		return local.Format("Mon ") + day.String() + local.Format(", 15:04"), day
	}
	if d, err := date.ParseISO(at.Day); err == nil {
		return d.String(), d
	}
	return "", date.Date{}
}

// Shortfall reports whether the buyer's budget is below full cost, and what moves the
// full cost most.
func (m Model) Shortfall() (short bool, movers []page.Mover) {
	a := m.s.Assessment()
	if a == nil {
		return false, nil
	}
	gap, ok := a.Figure("afford.gap")
	if !ok || !gap.Available || !gap.Value.IsNegative() {
		return false, nil
	}
	return true, m.s.Movers("ladder.full_cost", 5)
}

// Findings are those of one weight that nobody has given a reason for.
func (m Model) Findings(of bid.Severity) []bid.Issue {
	return m.findings(func(i bid.Issue) bool { return i.Accepted == "" && i.Severity == of })
}

// Accepted is a recorded reason with the findings that stand as they are for it, which
// may have gone by now.
type Accepted struct {
	bid.Acceptance
	Findings []bid.Issue
}

// Accepted are the recorded reasons in their order.
func (m Model) Accepted() []Accepted {
	var out []Accepted
	for _, a := range m.s.Bid().Accepted {
		out = append(out, Accepted{a, m.findings(func(i bid.Issue) bool { return covers(a, i) })})
	}
	return out
}

// By says who recorded the reason, and when.
func (a Accepted) By() string {
	words := a.Who
	if words == "" {
		words = "Name not given"
	}
	if !a.When.IsZero() {
		words += ", " + a.When.String()
	}
	return words
}

func (m Model) findings(wanted func(bid.Issue) bool) []bid.Issue {
	var out []bid.Issue
	for _, i := range m.s.Issues(func(string) bool { return true }) {
		if wanted(i) {
			out = append(out, i)
		}
	}
	return out
}

// covers reports whether an acceptance is about a finding.
func covers(a bid.Acceptance, i bid.Issue) bool {
	return a.Code == i.Code && (a.Path == "" || a.Path == i.Path)
}

// Who is the name offered for the next reason: the one who recorded the last, or the
// organisation's contact person.
func (m Model) Who() string {
	for _, a := range slices.Backward(m.s.Bid().Accepted) {
		if a.Who != "" {
			return a.Who
		}
	}
	return m.s.Organisation().ContactName
}

// Alike is how many open findings have the same code and may be accepted together.
func (m Model) Alike(i bid.Issue) int {
	return len(m.findings(func(x bid.Issue) bool {
		return x.Code == i.Code && x.Accepted == "" && x.Severity != bid.Informs
	}))
}

// Record keeps why a finding stands as it is, in one step; a finding without a path
// speaks for all of its code.
func (m Model) Record(i bid.Issue, reason, who string) bool {
	return m.s.Edit("Record a reason for "+i.Code, func(b *bid.Bid) error {
		b.Accepted = append(without(b.Accepted, i), bid.Acceptance{Code: i.Code, Path: i.Path, Reason: reason, Who: who, When: m.s.Today()})
		return nil
	})
}

// TakeBack makes the findings of a reason count again.
func (m Model) TakeBack(a Accepted) bool {
	return m.s.Edit("Take back the reason for "+a.Code, func(b *bid.Bid) error {
		b.Accepted = slices.DeleteFunc(slices.Clone(b.Accepted), func(x bid.Acceptance) bool { return x == a.Acceptance })
		return nil
	})
}

func without(all []bid.Acceptance, i bid.Issue) []bid.Acceptance {
	return slices.DeleteFunc(slices.Clone(all), func(a bid.Acceptance) bool {
		return covers(a, i) || a.Code == i.Code && i.Path == ""
	})
}

// Set changes one thing of the bid itself.
func (m Model) Set(step string, f func(*bid.Bid)) {
	m.s.Edit(step, func(b *bid.Bid) error { f(b); return nil })
}

// Standing is the state of the headline, and what it means in words.
func (m Model) Standing() (text, words string, state kit.State) {
	text, state = m.s.Headline()
	if text == "" {
		text = "No bid is open."
	}
	switch state {
	case kit.Blocked:
		words = "Something stops the final pack: see the findings below."
	case kit.Ready:
		words = "Every section is ready."
	default:
		words = "Some sections still need something."
	}
	return text, words, state
}

// Begun reports a bid that has anything to make a price of.
func (m Model) Begun() bool {
	p := m.s.Bid().Pricing
	return len(p.People) > 0 || len(p.Costs) > 0 || len(p.Service.Visits.Lengths) > 0
}
