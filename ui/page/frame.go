package page

import (
	"strings"
	"time"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2/widget"
)

// BidTitle is part of shell.Host.
func (s *Session) BidTitle() string {
	id := s.BidID()
	for _, row := range s.State().Bids {
		if row.ID == id {
			return TitleOf(row.Title, row.Buyer)
		}
	}
	return ""
}

// TitleOf is a bid's title with its buyer; a bid without a title has words too.
func TitleOf(title, buyer string) string {
	if title == "" {
		title = "Bid without a title"
	}
	if buyer == "" {
		return title
	}
	return title + " · " + buyer
}

// Headline is part of shell.Host.
func (s *Session) Headline() (string, kit.State) {
	a := s.Assessment()
	switch {
	case a == nil && s.fault != nil:
		return s.Sentence(s.fault), kit.Blocked
	case a == nil:
		return "", kit.Note
	}
	if gap, ok := a.Figure("year.1.gap"); ok && !gap.Available {
		return a.Headline, kit.NotStarted // nothing is wrong yet: there is only more to type
	}
	switch {
	case a.Blocked():
		return a.Headline, kit.Blocked
	}
	for _, section := range a.Sections {
		if section.State != assess.Ready {
			return a.Headline, kit.Attention
		}
	}
	return a.Headline, kit.Ready
}

// Section is part of shell.Host. The overview stands for all sections together.
func (s *Session) Section(pageID string) shell.Section {
	a := s.Assessment()
	out := shell.Section{State: kit.NotStarted, Sum: pageID == Overview || pageID == Guide}
	if a == nil {
		return out
	}
	if pageID == Trial {
		return s.trial(a)
	}
	if pageID == Guide { // another way into the price, with its state
		out = s.Section(Price)
		out.Sum = true
		return out
	}
	ready := 0
	for _, section := range a.Sections {
		state := StateOf(section.State)
		if section.ID == pageID {
			return shell.Section{State: state, Count: section.Count}
		}
		out.Count += section.Count
		if state == kit.Ready {
			ready++
		}
		if state == kit.Attention {
			out.State = kit.Attention
		}
	}
	if pageID != Overview {
		return shell.Section{State: kit.NotStarted} // a part of the work that this bid has not begun
	}
	if ready == len(a.Sections) {
		out.State = kit.Ready
	}
	return out
}

// StateOf is the mark of a section's readiness.
func StateOf(s assess.State) kit.State {
	switch s {
	case assess.Ready:
		return kit.Ready
	case assess.Attention:
		return kit.Attention
	}
	return kit.NotStarted
}

// SavedAt, UndoName, RedoName, Undo and Redo are part of shell.Host.
func (s *Session) SavedAt() time.Time { return s.State().SavedAt }

// UndoName is the step that would be taken back.
func (s *Session) UndoName() string { return s.State().Undo }

// RedoName is the step that would be repeated.
func (s *Session) RedoName() string { return s.State().Redo }

// Undo takes back the last step.
func (s *Session) Undo() error {
	_, err := s.Service.Undo()
	return err
}

// Redo repeats it.
func (s *Session) Redo() error {
	_, err := s.Service.Redo()
	return err
}

// TrialPaths are where the fields begin that stand on the page of trials.
var TrialPaths = []string{"pricing.scenarios", "pricing.risk", "pricing.cash", "pricing.results", "pricing.scoring", "pricing.lowBid", "pricing.claims"}

var isTrial = Below(TrialPaths...)

// isAnswered reports whether a path is of the answers on exclusion.
var isAnswered = Below("organisation.standing.exclusions", "organisation.standing.cleared")

// RuleAt is the id of the rule of buying that a path of the facts names.
func (s *Session) RuleAt(path string) (id string, rule bool) {
	id, fact := strings.CutPrefix(path, "facts.")
	if !fact || s.Library() == nil {
		return id, false
	}
	return id, s.Library().RuleByID(id, s.Today()).Found
}

// PageOf is part of shell.Host.
func (s *Session) PageOf(path string) string {
	switch first, _, _ := strings.Cut(path, "."); first {
	case "organisation":
		if isAnswered(path) {
			return Eligibility // where the questions stand, those about partners too
		}
		if strings.HasPrefix(path, "organisation.answers") {
			return Answers // where they are taken from and kept
		}
		if strings.HasPrefix(path, "organisation.quoteProfiles") {
			return Opportunity // beside the rules that they stand for
		}
		return Organisation
	case "facts":
		if _, rule := s.RuleAt(path); rule {
			return Opportunity // rules of buying stand with the route, where the tender may say otherwise
		}
		return Facts
	case "status", "decision", "notes", "choice", "result":
		return Overview
	case "fairness":
		return Opportunity
	case "consortium":
		if isPartner(path) {
			return Eligibility // what each partner brings stands beside what is asked
		}
		return Partners
	}
	if path == "opportunity.budget" || path == "opportunity.ceiling" {
		return Price // what the buyer will pay is typed beside the price that it is compared with
	}
	if isTrial(path) {
		return Trial
	}
	return assess.SectionOf(path)
}

// trial is the state of the page on which a price is tried, which no bid needs.
func (s *Session) trial(a *assess.Assessment) shell.Section {
	out := shell.Section{State: kit.NotStarted, Sum: true}
	if p := a.Document.Bid.Pricing; len(p.Scenarios)+len(p.Risk.Drivers)+len(p.Results.Outcomes) > 0 || p.Scoring.Formula != "" {
		out.State = kit.Ready
	}
	for _, i := range s.Issues(isTrial) {
		if i.Accepted == "" && i.Severity != bid.Informs {
			out.Count++
			out.State = kit.Attention
		}
	}
	return out
}

// Sentence is part of shell.Host.
func (s *Session) Sentence(err error) string { return s.Service.Explain(err).String() }

// Go shows a page; GoTo the field of a path on whichever page has it.
func (s *Session) Go(r shell.Route) {
	if s.frame != nil {
		s.frame.Go(r)
	}
}

// GoTo shows the field of a path.
func (s *Session) GoTo(path string) { s.Go(shell.Route{Page: s.PageOf(path), Path: path}) }

// Do says what went wrong, if anything; true when nothing did.
func (s *Session) Do(err error) bool {
	if err != nil && s.frame != nil {
		s.frame.Toasts().Error(s.Sentence(err))
	}
	return err == nil
}

// Say tells that something was done, with up to two things to do next.
func (s *Session) Say(text string, next ...kit.ToastAction) {
	if s.frame != nil {
		s.frame.Toasts().Success(text, next...)
	}
}

// Warn tells that something could not be done, in a whole sentence.
func (s *Session) Warn(text string, next ...kit.ToastAction) {
	if s.frame != nil {
		s.frame.Toasts().Error(text, next...)
	}
}

// Removed tells that a line is gone and offers to take that back.
func (s *Session) Removed(what string) {
	s.Say("Removed: "+Clip(what, 60)+".", kit.ToastAction{Label: "Undo", Do: func() { s.Do(s.Undo()) }})
}

// Clip cuts a long text for a message.
func Clip(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return strings.TrimSpace(string(runes[:most-1])) + "…"
}

// Dialogs are those of the window, nil without one.
func (s *Session) Dialogs() *kit.Dialogs {
	if s.frame == nil {
		return nil
	}
	return s.frame.Dialogs()
}

// Ask shows a dialog.
func (s *Session) Ask(d kit.Dialog) {
	if dialogs := s.Dialogs(); dialogs != nil {
		dialogs.Show(d)
	}
}

// Confirm asks before something that cannot be undone.
func (s *Session) Confirm(title, text, accept string, yes func()) {
	if dialogs := s.Dialogs(); dialogs != nil {
		dialogs.Confirm(title, text, accept, yes)
	}
}

// Working shows long work with how far it is until done is called, or until the person
// stops it. A total of 0 means that how far it is is not known.
func (s *Session) Working(title, text string, stop func()) (set func(done, total int64), done func()) {
	shown := true
	bar := widget.NewProgressBar()
	s.Ask(kit.Dialog{Title: title, Content: kit.Close(kit.Text(text), bar), Cancel: "Stop", OnCancel: func() { shown = false; stop() }})
	set = func(n, of int64) {
		if of > 0 {
			bar.SetValue(float64(n) / float64(of))
		}
	}
	return set, func() {
		if all := s.Dialogs(); shown && all != nil {
			shown = false
			all.Close()
		}
	}
}

// AskFile asks for a file to open or to save.
func (s *Session) AskFile(ask kit.FileQuestion) {
	if s.frame != nil {
		s.frame.AskFile(ask)
	}
}

// SaveAs asks for a place to write a file of that name.
func (s *Session) SaveAs(title, name string, chosen func(path string)) {
	ask := kit.FileQuestion{Title: title, Name: name, Save: true, Chosen: chosen}
	if at := strings.LastIndex(name, "."); at >= 0 {
		ask.Extensions = []string{name[at:]}
	}
	s.AskFile(ask)
}

// Written tells that a file was written, with ways to it.
func (s *Session) Written(text, path string) {
	var next []kit.ToastAction
	if s.Open != nil {
		next = append(next, kit.ToastAction{Label: "Open", Do: func() { s.Open(path) }})
	}
	if s.Show != nil {
		next = append(next, kit.ToastAction{Label: "Show in folder", Do: func() { s.Show(path) }})
	}
	s.Say(text, next...)
}

// isPartner reports whether a path is of a partner itself, of what the buyer asks of it,
// or of how the group answers for each other; the plan of the group stands elsewhere.
func isPartner(path string) bool {
	switch path {
	case "consortium", "consortium.members", "consortium.liability", "consortium.mode", "consortium.ownShare", "consortium.leadId":
		return true
	}
	rest, member := strings.CutPrefix(path, "consortium.members.")
	_, field, _ := strings.Cut(rest, ".")
	first, _, _ := strings.Cut(field, ".")
	switch first {
	case "terms", "cash", "part", "diligence", "exchange":
		return false
	}
	return member
}
