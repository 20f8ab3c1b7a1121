// Package price is the page on which the price is built: what is bought, who does the
// work, what else it costs, and what price that needs, year by year.
package price

import (
	"strings"

	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The parts of the page, in the order of the work.
const (
	partBought = "bought"
	partVisits = "visits"
	partPlaces = "places"
	partPeople = "people"
	partCosts  = "costs"
	partPrice  = "price"
	partYears  = "years"
	partLadder = "ladder"
)

var partNames = []kit.Option{
	{ID: partBought, Text: "What is bought"}, {ID: partVisits, Text: "Visits"}, {ID: partPlaces, Text: "Places and groups"},
	{ID: partPeople, Text: "People"}, {ID: partCosts, Text: "Other costs"},
	{ID: partPrice, Text: "Price"}, {ID: partYears, Text: "Years"}, {ID: partLadder, Text: "Price ladder"},
}

// part is one part of the page. It is built when it is first shown; refresh puts the
// stored values into it, fresh when another bid was opened.
type part struct {
	view    fyne.CanvasObject
	refresh func(fresh bool)
}

type adder interface {
	Add()
	Duplicate()
}

// Page is the page.
type Page struct {
	s      *page.Session
	fields *kit.FieldSet
	choice *kit.Choice
	stage  *fyne.Container
	built  map[string]*part
	lists  *form.Lists
	main   map[string]adder // the list of a part that Ctrl+Enter and Ctrl+D work on
	advice *kit.Marked
	shown  string // the bid in the fields
}

// New makes the page.
func New(s *page.Session) *Page {
	return &Page{s: s, built: map[string]*part{}, main: map[string]adder{}}
}

// ID is part of shell.Page.
func (p *Page) ID() string { return page.Price }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Price" }

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
		Title: "Price", Purpose: "What it really costs to deliver the contract well, and the price that this needs.",
		Action: kit.NewButton("Guided path", func() { p.s.Go(shell.Route{Page: page.Guide}) }),
		Body:   []fyne.CanvasObject{p.choice, p.stage},
	})
	p.show(partBought)
	return view
}

// show puts one part on the page, and builds it the first time.
func (p *Page) show(name string) {
	p.choice.Set(name)
	one := p.built[name]
	if one == nil {
		one = p.build(name)
		p.built[name] = one
		one.refresh(true)
	}
	p.stage.Objects = []fyne.CanvasObject{one.view}
	p.stage.Refresh()
	kit.Relayout(p.stage)
	p.showIssues()
}

func (p *Page) build(name string) *part {
	switch name {
	case partVisits:
		return p.newVisitsPart()
	case partPlaces:
		return p.newPlacesPart()
	case partPeople:
		l := newPeoplePart(p)
		p.lists.Add(form.List{Prefix: "pricing.people.", OfShown: l.ofShown, GoTo: l.goTo, Forget: func() { l.Forget(); l.premiums.Forget(); l.roster.Forget() }})
		p.main[name] = l
		return &part{l.View, func(bool) { l.refresh() }}
	case partCosts:
		l := newCostPart(p)
		form.Keep(p.lists, "pricing.costs.", l.Editor)
		p.main[name] = l
		return &part{l.View, func(bool) { l.refresh() }}
	case partPrice:
		return p.newPricePart()
	case partYears:
		return p.newYearsPart()
	case partLadder:
		return p.newLadderPart()
	}
	return p.newBoughtPart()
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	fresh := p.shown != p.s.BidID()
	p.shown = p.s.BidID()
	if fresh {
		p.lists.Forget()
	}
	for _, one := range p.built {
		one.refresh(fresh)
	}
	p.showIssues()
}

// showIssues shows each finding beside its field; the fields of a list serve the chosen
// line, so only that line's findings stand there.
func (p *Page) showIssues() {
	p.lists.ShowIssues(p.s.Issues(page.Below("pricing", "opportunity.budget", "opportunity.ceiling")))
}

// partOf is the part that holds the field of a path.
func partOf(path string) string {
	switch {
	case strings.HasPrefix(path, "pricing.service.visits"):
		return partVisits
	case strings.HasPrefix(path, "pricing.service"):
		return partPlaces
	case strings.HasPrefix(path, "pricing.people"):
		return partPeople
	case strings.HasPrefix(path, "pricing.costs"):
		return partCosts
	case page.Below("pricing.contingency", "pricing.surplus", "pricing.asked", "pricing.vat", "pricing.walkAway")(path):
		return partPrice
	case strings.HasPrefix(path, "pricing.uplift"):
		return partYears
	case strings.HasPrefix(path, "pricing.benchmarks"):
		return partLadder
	}
	return partBought
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	p.show(partOf(path))
	if p.lists.GoTo(path) {
		return true
	}
	// Volumes have one field a year, whatever year the finding names.
	if strings.HasPrefix(path, "pricing.volume") {
		return p.fields.Focus("pricing.volume.1.quantity")
	}
	return false
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() {
	kit.Focus(p.choice)
}

// Answer fills the answer panel.
func (p *Page) Answer() shell.Answer {
	return p.s.Answer([]string{"price.asked", "price.break_even", "price.target.printed", "year.1.gap", "year.1.margin", "contract.value", "afford.gap"},
		page.Below("pricing", "opportunity.budget", "opportunity.ceiling", "organisation", "facts"))
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
