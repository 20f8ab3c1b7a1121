// Package page is what all pages share: the open workspace and bid as the window sees
// them, and the ways to tell and ask the person something.
package page

import (
	"sync"
	"time"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/shell"
)

// The ids of the pages, as routes and assessments name them.
const (
	Welcome      = "welcome"
	Bids         = "bids"
	Organisation = "organisation"
	Facts        = "facts"
	Overview     = "overview"
	Guide        = "guide"
	Opportunity  = "opportunity"
	Eligibility  = "eligibility"
	CoreCosts    = "core-costs"
	Price        = "price"
	Trial        = "trial"
	Partners     = "partners"
	SocialValue  = "social-value"
	Answers      = "answers"
	Pack         = "pack"
)

// settingBid keeps, in the workspace, which bid was open.
const settingBid = "bid.open"

// Deps is what a session needs of the program.
type Deps struct {
	Service *workspace.Service
	Now     func() time.Time
	// London is the zone of deadlines and dates.
	London *time.Location
	// Run does slow work elsewhere: a goroutine in the program, inline in tests.
	Run func(func())
	// Post comes back to Fyne's thread; inline in tests.
	Post func(func())
	// After waits and then runs on Fyne's thread unless it is stopped.
	After func(time.Duration, func()) (stop func())
	// NewPath is where the first workspace goes; it is made only when something is
	// first kept.
	NewPath func() string
	// Open shows a written file in its own program, Show the folder that it is in.
	Open, Show func(path string)
	// NewID gives ids of new lines.
	NewID func() string
}

// Frame is the window as a session uses it; *shell.Shell is one.
type Frame interface {
	Go(shell.Route)
	Toasts() *kit.Toasts
	Dialogs() *kit.Dialogs
	AskFile(kit.FileQuestion)
	ShowExplanation(kit.Explanation)
}

// Session is the open workspace and bid as the window sees them. Its methods are
// called on Fyne's thread, except that changes may be told from any goroutine.
type Session struct {
	Deps
	// ImportNotice brings in the saved notice at a path, in steps of its own; the
	// wiring sets it.
	ImportNotice func(path string)
	// OpenPack shows what a pack received from a partner or a lead says; nothing is taken
	// over before the user says so.
	OpenPack func(path string)

	frame Frame

	mu      sync.Mutex
	stale   bool
	reopen  bool // another workspace was opened: its open bid is to be found
	next    int
	changed map[int]func()

	state workspace.State
	bidID string
	of    *assess.Assessment
	fault error // why the open bid could not be read
}

// NewSession makes the session of a service, which may have nothing open yet.
func NewSession(d Deps) *Session {
	if d.London == nil {
		d.London = time.UTC
	}
	if d.Run == nil {
		d.Run = func(f func()) { f() }
	}
	if d.Post == nil {
		d.Post = func(f func()) { f() }
	}
	if d.After == nil {
		d.After = func(_ time.Duration, f func()) func() { f(); return func() {} }
	}
	s := &Session{Deps: d, stale: true, reopen: true, changed: map[int]func(){}}
	d.Service.Subscribe(s.told)
	return s
}

// Attach gives the session its window.
func (s *Session) Attach(f Frame) { s.frame = f }

func (s *Session) told(c workspace.Change) {
	s.mu.Lock()
	s.stale = true
	s.reopen = s.reopen || c.Opened
	s.mu.Unlock()
	s.tell()
}

func (s *Session) tell() {
	s.mu.Lock()
	var all []func()
	for i := range s.next {
		if f := s.changed[i]; f != nil {
			all = append(all, f)
		}
	}
	s.mu.Unlock()
	for _, f := range all {
		f()
	}
}

// Subscribe is told of each change, on whichever goroutine made it.
func (s *Session) Subscribe(f func()) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.next
	s.next++
	s.changed[at] = f
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.changed, at)
	}
}

// fresh brings the cached state up to date, once for each change.
func (s *Session) fresh() {
	s.mu.Lock()
	stale, reopen := s.stale, s.reopen
	s.stale, s.reopen = false, false
	s.mu.Unlock()
	if !stale {
		return
	}
	state, err := s.Service.State()
	s.state, s.fault = state, err
	if reopen {
		s.bidID = ""
		if id, ok := s.Service.Setting(settingBid); ok {
			s.bidID = id
		}
	}
	s.of = nil
	if s.bidID != "" && !s.has(s.bidID) {
		s.bidID = ""
	}
	if s.bidID != "" {
		s.of, s.fault = s.Service.Assess(s.bidID)
	}
}

func (s *Session) has(id string) bool {
	for _, row := range s.state.Bids {
		if row.ID == id {
			return true
		}
	}
	return false
}

// State is the workspace as lists show it.
func (s *Session) State() workspace.State {
	s.fresh()
	return s.state
}

// BidID is the open bid, empty when none is open.
func (s *Session) BidID() string {
	s.fresh()
	return s.bidID
}

// Assessment is that of the open bid, worked out once for each change; nil when no bid
// is open or it cannot be read.
func (s *Session) Assessment() *assess.Assessment {
	s.fresh()
	return s.of
}

// Bid is the open bid as it is stored; the zero bid when none is open.
func (s *Session) Bid() bid.Bid {
	if a := s.Assessment(); a != nil {
		return a.Document.Bid
	}
	return bid.Bid{}
}

// Organisation is the workspace's.
func (s *Session) Organisation() bid.Organisation { return s.State().Organisation }

// Library is the dated facts.
func (s *Session) Library() *reference.Library { return s.Service.Library() }

// Today is the day in the United Kingdom.
func (s *Session) Today() date.Date { return date.Of(s.Now().In(s.London)) }

// Ensure makes or opens the first workspace where none is open; false when it could
// not, which has then been said.
func (s *Session) Ensure() bool {
	if s.State().Open {
		return true
	}
	return s.Do(s.Service.Create(s.NewPath()))
}

// OpenBid makes a bid the open one and shows the page.
func (s *Session) OpenBid(id, page string) {
	s.fresh()
	if s.bidID != id {
		if s.bidID != "" {
			kit.Unfocus()
			s.fresh()
		}
		s.bidID = id
		s.mu.Lock()
		s.stale = true
		s.mu.Unlock()
		// Where the workspace cannot be written, the bid is open all the same.
		if !s.state.ReadOnly {
			s.Do(s.Service.SaveSetting(settingBid, id))
		}
		s.tell()
	}
	s.Go(shell.Route{Page: page})
}

// Edit changes the open bid as one step that can be taken back. It reports whether
// that was done; if not, the reason has been said.
func (s *Session) Edit(step string, f func(*bid.Bid) error) bool {
	return s.Do(s.Service.EditBid(s.BidID(), step, f))
}

// EditOrganisation changes the organisation in the same way.
func (s *Session) EditOrganisation(step string, f func(*bid.Organisation) error) bool {
	return s.Ensure() && s.Do(s.Service.EditOrganisation(step, f))
}

// Issues are the findings of the open bid on the paths for which wanted says yes.
func (s *Session) Issues(wanted func(path string) bool) []bid.Issue {
	a := s.Assessment()
	if a == nil {
		return nil
	}
	var out []bid.Issue
	for _, i := range a.Issues {
		if wanted(i.Path) {
			out = append(out, i)
		}
	}
	return out
}
