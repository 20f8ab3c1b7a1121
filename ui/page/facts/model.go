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
	"bidwright/app/workspace"
	"bidwright/ui/page"
)

// Model is the state of the page.
type Model struct {
	s      *page.Session
	Filter reference.Filter
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

// Export is a facts file with the user's own figures.
func (m *Model) Export() ([]byte, error) {
	file := reference.File{Title: "Figures of our own", From: m.s.Organisation().Name, Date: m.s.Today()}
	for _, o := range m.s.State().Facts {
		file.Overrides = append(file.Overrides, reference.Override(o))
	}
	return file.Encode()
}

// Import takes over the figures of a facts file as one step, after a backup, and says
// in words what was done.
func (m *Model) Import(raw []byte) (string, error) {
	file, err := m.s.Library().ReadFile(raw)
	if err != nil {
		return "", err
	}
	if len(file.Overrides) == 0 {
		return "", page.Problem("This facts file holds no figures that replace a fact of this program, so nothing was changed.")
	}
	if _, err := m.s.Service.Backup(workspace.ReasonImport); err != nil {
		return "", errors.New(m.s.Sentence(err))
	}
	var list []bid.FactOverride
	for _, o := range file.Overrides {
		list = append(list, bid.FactOverride(o))
	}
	if err := m.s.Service.OverrideFacts("Take over a facts file", list); err != nil {
		return "", errors.New(m.s.Sentence(err))
	}
	words := page.Count(len(list), "figure was", "figures were") + " taken over"
	if file.From != "" {
		words += " from " + page.Clip(file.From, 60)
	}
	words += "."
	if n := len(file.Rows); n > 0 {
		words += " " + page.Count(n, "row is", "rows are") + " not known to this program and had to be left out."
	}
	return words, nil
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
