// Package trial is the page on which a price is tried before it is sent: what if things
// turn out differently, what matters most, and how likely a loss is. Nothing on it
// enters a pack for a buyer.
package trial

import (
	"strings"

	"bidwright/app/calc"
	"bidwright/app/risk"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// The parts of the page.
const (
	partScenarios = "scenarios"
	partMatters   = "matters"
	partRisk      = "risk"
	partCash      = "cash"
	partResults   = "results"
	partScore     = "score"
	partLowBid    = "lowbid"
	partUplift    = "uplift"
)

var partNames = []kit.Option{
	{ID: partScenarios, Text: "Scenarios"}, {ID: partMatters, Text: "What matters most"}, {ID: partRisk, Text: "Risk"},
	{ID: partCash, Text: "Cash"}, {ID: partResults, Text: "Payment by results"}, {ID: partScore, Text: "Score"},
	{ID: partLowBid, Text: "Low-bid answer"}, {ID: partUplift, Text: "Uplift request"},
}

// lister is the list of a part that Ctrl+Enter and Ctrl+D work on.
type lister interface {
	Add()
	Duplicate()
}

// Page is the page.
type Page struct {
	s      *page.Session
	fields *kit.FieldSet
	lists  *form.Lists
	parts  *form.Parts
	main   map[string]lister
	shown  string // the bid in the fields
	inputs inputs
}

// New makes the page.
func New(s *page.Session) *Page {
	return &Page{s: s, main: map[string]lister{}, inputs: inputs{s: s}}
}

// ID is part of shell.Page.
func (p *Page) ID() string { return page.Trial }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Try the price" }

// Group says that the page is a section of the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// Parts are the parts of the page.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows one of them.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields = kit.NewFieldSet()
	p.lists = form.NewLists(p.s, p.fields)
	p.parts = form.NewParts(partNames, p.build, p.showIssues)
	view := kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.Trial),
		Title: "Try the price", Purpose: "What happens if things turn out differently, what matters most, and how likely a loss is. It is for you; no buyer’s pack shows it, but for the low-bid answer where you choose it.",
		Body: p.parts.Body(),
	})
	p.parts.Show(partScenarios)
	return view
}

func (p *Page) build(name string) *form.Part {
	switch name {
	case partMatters:
		return p.newMattersPart()
	case partRisk:
		return p.newRiskPart()
	case partCash:
		return p.newCashPart()
	case partResults:
		return p.newResultsPart()
	case partScore:
		return p.newScorePart()
	case partLowBid:
		return p.newLowBidPart()
	case partUplift:
		return p.newUpliftPart()
	}
	return p.newScenariosPart()
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	fresh := p.shown != p.s.BidID()
	p.shown = p.s.BidID()
	if fresh {
		p.lists.Forget()
	}
	p.parts.Refresh(fresh)
}

// paths are those of the fields on this page.
var paths = page.Below(page.TrialPaths...)

func (p *Page) showIssues() { p.lists.ShowIssues(p.s.Issues(paths)) }

// partOf is the part that holds the field of a path.
func partOf(path string) string {
	for prefix, part := range map[string]string{
		"pricing.risk": partRisk, "pricing.cash": partCash, "pricing.results": partResults, "pricing.scoring": partScore,
		"pricing.lowBid": partLowBid, "pricing.claims": partUplift,
	} {
		if strings.HasPrefix(path, prefix) {
			return part
		}
	}
	return partScenarios
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	p.parts.Show(partOf(path))
	return p.lists.GoTo(path)
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() { p.parts.Focus() }

// Answer fills the answer panel.
func (p *Page) Answer() shell.Answer {
	return p.s.Answer([]string{"price.asked", "price.break_even", "year.1.gap", "year.1.margin", "contract.gap", "even.volume"}, paths)
}

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	if l, ok := p.main[p.parts.Chosen()]; ok {
		l.Add()
	}
}

// Duplicate is Ctrl+D.
func (p *Page) Duplicate() {
	if l, ok := p.main[p.parts.Chosen()]; ok {
		l.Duplicate()
	}
}

// graph is the calculation of the open bid, nil when there is none.
func (p *Page) graph() *calc.Graph {
	if a := p.s.Assessment(); a != nil {
		return a.Pricing.Graph
	}
	return nil
}

// options name the inputs of the open bid; held says what stays while costs move.
func (p *Page) options(held bool) risk.Options {
	o := risk.Options{Name: risk.Names(p.s.Document())}
	if g := p.graph(); held && g != nil {
		o.Hold = risk.Held(g)
	}
	return o
}
