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
	"fyne.io/fyne/v2/container"
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

// part is one part of the page. It is built when it is first shown; refresh puts the
// stored values into it, fresh when another bid was opened. What is worked out for a
// part is worked out only while it is on show.
type part struct {
	view    fyne.CanvasObject
	refresh func(fresh bool)

	behind, fresh bool // what refresh has still to be told
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
	choice *kit.Choice
	stage  *fyne.Container
	built  map[string]*part
	main   map[string]lister
	shown  string // the bid in the fields
	inputs inputs
}

// New makes the page.
func New(s *page.Session) *Page {
	return &Page{s: s, built: map[string]*part{}, main: map[string]lister{}, inputs: inputs{s: s}}
}

// ID is part of shell.Page.
func (p *Page) ID() string { return page.Trial }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Try the price" }

// Group says that the page is a section of the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// Parts are the parts of the page.
func (p *Page) Parts() []string {
	var out []string
	for _, one := range partNames {
		out = append(out, one.ID)
	}
	return out
}

// ShowPart shows one of them.
func (p *Page) ShowPart(name string) { p.show(name) }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields = kit.NewFieldSet()
	p.lists = form.NewLists(p.s, p.fields)
	p.choice = kit.NewChoice(partNames, p.show)
	p.choice.SetLabel("Part of the page")
	p.stage = container.NewStack()
	view := kit.NewPage(kit.Scaffold{
		Title: "Try the price", Purpose: "What happens if things turn out differently, what matters most, and how likely a loss is. It is for you; no buyer’s pack shows it.",
		Body: []fyne.CanvasObject{p.choice, p.stage},
	})
	p.show(partScenarios)
	return view
}

// show puts one part on the page, and builds it the first time.
func (p *Page) show(name string) {
	p.choice.Set(name)
	one := p.built[name]
	if one == nil {
		one = p.build(name)
		one.behind, one.fresh = true, true
		p.built[name] = one
	}
	p.stage.Objects = []fyne.CanvasObject{one.view}
	p.catchUp(one)
	p.stage.Refresh()
	kit.Relayout(p.stage)
	p.showIssues()
}

func (p *Page) catchUp(one *part) {
	if one.behind {
		fresh := one.fresh
		one.behind, one.fresh = false, false
		one.refresh(fresh)
	}
}

func (p *Page) build(name string) *part {
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
	for _, one := range p.built {
		one.behind, one.fresh = true, one.fresh || fresh
	}
	if one := p.built[p.choice.Chosen()]; one != nil {
		p.catchUp(one)
	}
	p.showIssues()
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
	p.show(partOf(path))
	return p.lists.GoTo(path)
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() { kit.Focus(p.choice) }

// Answer fills the answer panel.
func (p *Page) Answer() shell.Answer {
	return p.s.Answer([]string{"price.asked", "price.break_even", "year.1.gap", "year.1.margin", "contract.gap", "even.volume"}, paths)
}

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	if l, ok := p.main[p.choice.Chosen()]; ok {
		l.Add()
	}
}

// Duplicate is Ctrl+D.
func (p *Page) Duplicate() {
	if l, ok := p.main[p.choice.Chosen()]; ok {
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
