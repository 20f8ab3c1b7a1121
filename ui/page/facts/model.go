// Package facts is the page of dated facts: what the numbers rest on, and the user's
// own figures with their reasons.
package facts

import (
	"errors"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/ui/page"
)

// Model is the state of the page.
type Model struct {
	s      *page.Session
	Filter reference.Filter
	// OnlyUsed shows what the open bid rests on and asks for, whatever the day.
	OnlyUsed bool
}

// NewModel makes the state of a page that has not been shown. It begins with what is in
// force today in the organisation's nation.
func NewModel(s *page.Session) *Model {
	return &Model{s: s, Filter: reference.Filter{On: s.Today(), Nation: reference.Nation(s.Organisation().Nation)}}
}

// Overrides are the user's own figures, and why any of them is not used.
func (m *Model) Overrides() (reference.Overrides, []reference.Refusal) {
	var list []reference.Override
	for _, o := range m.s.State().Facts {
		list = append(list, reference.Override(o))
	}
	return m.s.Library().Overrides(list, false)
}

// Rows are the facts that the filter lets through.
func (m *Model) Rows() []reference.Fact {
	if m.OnlyUsed {
		return m.usedRows()
	}
	own, _ := m.Overrides()
	return m.s.Library().Browse(m.Filter, own)
}

// Key is the id of a row in the table.
func Key(f reference.Fact) string {
	return f.Series + "|" + string(f.Nation) + "|" + f.ID + "|" + f.AskID
}

// target is the id under which a figure of one's own for this row is kept.
func target(f reference.Fact) string {
	switch {
	case f.Overridden != nil:
		return f.Overridden.FactID
	case f.AskID != "" && (f.Projected || !f.Known()):
		return f.AskID
	}
	return f.ID
}

// The sentences of a figure of one's own that cannot be kept yet.
var (
	errNoFigure = page.Problem("Type your figure first, in the unit shown above.")
	errNoReason = page.Problem("Say in a few words where your figure comes from. It is printed with the figure.")
)

// Override keeps a figure of one's own with its reason. noFigure and noReason say what
// is missing.
func (m *Model) Override(f reference.Fact, value money.Value, reason string) (noFigure, noReason error) {
	if !value.IsSet() {
		return errNoFigure, nil
	}
	if strings.TrimSpace(reason) == "" {
		return nil, errNoReason
	}
	o := bid.FactOverride{FactID: target(f), Value: value, Reason: reason, Who: m.s.Organisation().ContactName, When: m.s.Today()}
	_, refused := m.s.Library().Overrides([]reference.Override{reference.Override(o)}, false)
	if len(refused) > 0 {
		return errors.New(refused[0].Message), nil
	}
	if m.s.Ensure() {
		m.s.Do(m.s.Service.OverrideFact("Your own figure: "+page.Clip(f.Label, 60), o))
	}
	return nil, nil
}

// TakeBack makes the dated fact stand again.
func (m *Model) TakeBack(f reference.Fact) {
	if m.s.Do(m.s.Service.OverrideFact("Take back your figure: "+page.Clip(f.Label, 60), bid.FactOverride{FactID: target(f)})) {
		m.s.Say("The dated fact stands again.")
	}
}

// readValue reads a figure as a person types it, with or without its unit's sign.
func readValue(text string) (money.Value, error) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "£"), "%"))
	q, err := money.ParseQuantity(strings.TrimSpace(text))
	if err != nil || !q.IsSet() {
		return money.Value{}, err
	}
	return money.ValueOf(q.Decimal()), nil
}

// SourceWords is where a fact was read, and when.
func SourceWords(f reference.Fact) string {
	words := f.Source.Title
	if f.URL != "" {
		words += " · " + f.URL
	}
	if !f.ReadOn.IsZero() {
		words += " · read on " + f.ReadOn.String()
	}
	if words == "" {
		return "no source"
	}
	return words
}

// CertaintyWords says how sure it is that the source prints this.
func CertaintyWords(c reference.Certainty) string {
	switch c {
	case reference.High:
		return "read in the source itself"
	case reference.Medium:
		return "read at second hand"
	case reference.Low:
		return "not confirmed – check it before a final price"
	}
	return "not stated"
}

// days are the choices of when a fact must hold.
const (
	dayToday = "today"
	dayAll   = "all"
	dayStart = "start"
	dayOther = "other"
)

// SetDay chooses when the facts must hold.
func (m *Model) SetDay(id string) {
	switch id {
	case dayAll:
		m.Filter.On = date.Date{}
	case dayStart:
		m.Filter.On = m.s.Bid().Pricing.Start
		if m.Filter.On.IsZero() {
			m.Filter.On = m.s.Today()
		}
	default:
		m.Filter.On = m.s.Today()
	}
}
