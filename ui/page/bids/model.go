// Package bids is the list of all bids: what each is worth, when it is due, how ready
// it is.
package bids

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"github.com/shopspring/decimal"
)

// The figure shown as a bid's margin.
const marginFigure = "year.1.margin"

// Row is one bid as the table shows it.
type Row struct {
	workspace.Row
	Margin string // as printed; empty until it is worked out
	Loss   bool
	Ready  string // 3 of 4 ready
}

// worked is what was found out about a bid at a moment.
type worked struct {
	of     time.Time
	margin string
	loss   bool
	ready  string
}

// The choices of what to show, besides a status itself.
const (
	ShowCurrent = ""
	ShowAll     = "all"
)

// Model is the state of the page.
type Model struct {
	s *page.Session
	// Changed is told when figures have come.
	Changed func()
	Search  string
	Show    string

	known   map[string]worked
	rests   bool // a round of working out is under way
	basisOf any  // the organisation and facts that the figures rest on

	portfolio      workspace.Portfolio
	portfolioOf    moment // when it was asked for
	portfolioKnown bool
}

// NewModel makes the state of a page that has not been shown.
func NewModel(s *page.Session) *Model {
	return &Model{s: s, Changed: func() {}, known: map[string]worked{}}
}

type basis struct {
	organisation bid.Organisation
	facts        []bid.FactOverride
}

// Rows are the bids that search and filter let through, the newest change first.
func (m *Model) Rows() []Row {
	state := m.s.State()
	now := basis{state.Organisation, state.Facts}
	if !reflect.DeepEqual(m.basisOf, now) {
		m.known, m.basisOf = map[string]worked{}, now
	}
	var out []Row
	for _, r := range state.Bids {
		if !m.wanted(r) {
			continue
		}
		w := m.known[r.ID]
		out = append(out, Row{Row: r, Margin: w.margin, Loss: w.loss, Ready: w.ready})
	}
	return out
}

// WorkOut finds, in the background, the margin and readiness of those rows that have
// none of their present state yet.
func (m *Model) WorkOut(rows []Row) {
	var missing []workspace.Row
	for _, r := range rows {
		if w, ok := m.known[r.ID]; !ok || !w.of.Equal(r.Updated) {
			missing = append(missing, r.Row)
		}
	}
	if len(missing) > 0 && !m.rests {
		m.workOut(missing)
	}
}

func (m *Model) wanted(r workspace.Row) bool {
	switch m.Show {
	case ShowCurrent:
		if r.Status == bid.StatusArchived {
			return false
		}
	case ShowAll:
	default:
		if string(r.Status) != m.Show {
			return false
		}
	}
	text := strings.ToLower(r.Title + " " + r.Buyer)
	for _, word := range strings.Fields(strings.ToLower(m.Search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// round is how many bids are worked out before the table is told.
const round = 20

// workOut finds margin and readiness in the background, some bids at a time.
func (m *Model) workOut(rows []workspace.Row) {
	rows = slices.Clone(rows[:min(len(rows), round)])
	m.rests = true
	of := m.basisOf
	m.s.Run(func() {
		found := map[string]worked{}
		for _, r := range rows {
			found[r.ID] = m.work(r)
		}
		m.s.Post(func() {
			m.rests = false
			if !reflect.DeepEqual(of, m.basisOf) {
				found = nil
			}
			for id, w := range found {
				m.known[id] = w
			}
			m.Changed()
		})
	})
}

func (m *Model) work(r workspace.Row) worked {
	a, err := m.s.Service.Assess(r.ID)
	if err != nil {
		return worked{of: r.Updated, margin: "cannot be read", ready: "–"}
	}
	w := worked{of: r.Updated, margin: "not yet known"}
	if f, ok := a.Figure(marginFigure); ok && f.Available {
		w.margin, w.loss = f.Printed, f.Value.IsNegative()
		if w.loss {
			w.margin += " (loss)"
		}
	}
	ready := 0
	for _, section := range a.Sections {
		if section.State == assess.Ready {
			ready++
		}
	}
	w.ready = fmt.Sprintf("%d of %d", ready, len(a.Sections))
	return w
}

// DeadlineWords is how far off the deadline is and its day: in 53 days · 15 Jan 2027.
func (m *Model) DeadlineWords(r Row) string {
	day := r.DeadlineDay()
	if day.IsZero() {
		return "not known"
	}
	return m.left(day, r.Row) + " · " + day.Time().Format("2 Jan 2006")
}

// Notes say what there is to know about the file itself: that it can only be read, that
// no backup could be made, that it lies in a cloud folder.
func (m *Model) Notes() []string {
	state := m.s.State()
	var out []string
	if state.ReadOnly {
		out = append(out, state.ReadOnlyWhy.String())
	}
	if !state.Trouble.IsZero() {
		out = append(out, state.Trouble.String())
	}
	return append(out, state.Notes...)
}

// ValueWords is the contract's value as the buyer stated it.
func ValueWords(r Row) string {
	if !r.HasValue {
		return "not stated"
	}
	return money.FormatWholePounds(decimal.New(r.ValuePence, -2))
}

var stands = map[bid.Status]string{bid.StatusPreparing: "preparing", bid.StatusSubmitted: "submitted",
	bid.StatusWon: "won", bid.StatusLost: "lost", bid.StatusArchived: "archived"}

// StandWords is the status and decision of a bid.
func StandWords(r Row) string {
	words := stands[r.Status]
	switch r.Decision {
	case bid.DecisionBid:
		return words + ", to bid"
	case bid.DecisionNoBid:
		return words + ", no bid"
	}
	return words
}

// name is a bid's title for a sentence.
func name(r Row) string { return page.Clip(page.TitleOf(r.Title, ""), 60) }

// Duplicate adds a copy of a bid under another title and gives its id, empty when that
// could not be done.
func (m *Model) Duplicate(r Row, title string) string {
	id, err := m.s.Service.DuplicateBid(r.ID, "Copy “"+name(r)+"”", title)
	if !m.s.Do(err) {
		return ""
	}
	m.s.Say("“" + page.Clip(title, 60) + "” was added. The bid it was copied from is as it was.")
	return id
}

// SetStatus moves a bid in its life.
func (m *Model) SetStatus(r Row, status bid.Status) {
	if status == r.Status {
		return
	}
	if status == bid.StatusSubmitted {
		if _, err := m.s.Service.Backup(workspace.ReasonSubmitted); !m.s.Do(err) {
			return
		}
	}
	done := m.s.Do(m.s.Service.EditBid(r.ID, "Change where “"+name(r)+"” stands", func(b *bid.Bid) error {
		b.Status = status
		return nil
	}))
	if done {
		m.s.Say("“"+name(r)+"” is now "+stands[status]+".", kit.ToastAction{Label: "Undo", Do: func() { m.s.Do(m.s.Undo()) }})
	}
}

// Delete removes a bid; the toast offers to take it back.
func (m *Model) Delete(r Row) {
	if m.s.Do(m.s.Service.DeleteBid(r.ID, "Delete “"+name(r)+"”")) {
		m.s.Removed(name(r))
	}
}
