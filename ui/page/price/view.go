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

type adder interface {
	Add()
	Duplicate()
}

// Page is the page.
type Page struct {
	s      *page.Session
	fields *kit.FieldSet
	parts  *form.Parts
	lists  *form.Lists
	main   map[string]adder // the list of a part that Ctrl+Enter and Ctrl+D work on
	advice *kit.Marked
	shown  string // the bid in the fields
}

// New makes the page.
func New(s *page.Session) *Page {
	return &Page{s: s, main: map[string]adder{}}
}

// ID is part of shell.Page.
func (p *Page) ID() string { return page.Price }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Price" }

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
		Words: p.s.PageWords(page.Price),
		Title: "Price", Purpose: "What it really costs to deliver the contract well, and the price that this needs.",
		Action: kit.NewButton("Guided path", func() { p.s.Go(shell.Route{Page: page.Guide}) }),
		Body:   p.parts.Body(),
	})
	p.parts.Show(partBought)
	return view
}

func (p *Page) build(name string) *form.Part {
	switch name {
	case partVisits:
		return p.newVisitsPart()
	case partPlaces:
		return p.newPlacesPart()
	case partPeople:
		l := newPeoplePart(p)
		p.lists.Add(form.List{Prefix: "pricing.people.", OfShown: l.ofShown, GoTo: l.goTo, Forget: func() { l.Forget(); l.premiums.Forget(); l.roster.Forget() }})
		p.main[name] = l
		return form.NewPart(l.View, func(bool) { l.refresh() })
	case partCosts:
		l := newCostPart(p)
		form.Keep(p.lists, "pricing.costs.", l.Editor)
		p.main[name] = l
		return form.NewPart(l.View, func(bool) { l.refresh() })
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
	p.parts.Refresh(fresh)
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
	p.parts.Show(partOf(path))
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
	p.parts.Focus()
}

// Answer fills the answer panel.
func (p *Page) Answer() shell.Answer {
	return p.s.Answer([]string{"price.asked", "price.break_even", "price.target.printed", "year.1.gap", "year.1.margin", "contract.value", "afford.gap"},
		page.Below("pricing", "opportunity.budget", "opportunity.ceiling", "organisation", "facts"))
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
