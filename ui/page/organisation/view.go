package organisation

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/allocation"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// The parts of the page.
const (
	partProfile  = "profile"
	partKind     = "kind"
	partTax      = "tax"
	partAccounts = "accounts"
	partPlaces   = "places"
	partPersons  = "persons"
	partEvidence = "evidence"
	partCalendar = "calendar"
	partPay      = "pay"
	partCosts    = "costs"
	partShared   = "services"
)

var partNames = []kit.Option{
	{ID: partProfile, Text: "Profile"}, {ID: partKind, Text: "Supplier type"}, {ID: partTax, Text: "Tax and reserves"},
	{ID: partAccounts, Text: "Accounts"}, {ID: partPlaces, Text: "Establishments"}, {ID: partPersons, Text: "Directors and trustees"},
	{ID: partEvidence, Text: "Evidence"}, {ID: partCalendar, Text: "Calendar"},
	{ID: partPay, Text: "Pay scales"}, {ID: partCosts, Text: "Running costs"}, {ID: partShared, Text: "Services"},
}

// partOf is the part that holds the fields of a value below the organisation; those of
// the profile are not listed.
var partOf = map[string]string{
	"charity": partTax, "employmentAllowance": partTax, "publicFunctions": partTax, "connectedEmployers": partTax, "niBill": partTax,
	"paybill": partTax, "vatRegistered": partTax, "vatRecovery": partTax, "freeReserves": partTax, "overdraft": partTax,
	"payScales": partPay, "runningCosts": partCosts, "allocation": partShared, "occasions": partCalendar,
	"standing": partKind, "standing.accounts": partAccounts, "standing.establishments": partPlaces, "standing.persons": partPersons,
	"standing.cleared": partPersons, "standing.exclusions": partPersons, "standing.evidence": partEvidence,
}

// Page is the page.
type Page struct {
	s      *page.Session
	m      Model
	fields *kit.FieldSet
	lists  *form.Lists
	parts  *form.Parts
	// main is the list of a part that Ctrl+Enter and Ctrl+D work on.
	main   map[string]interface{ Add() }
	shared *allocation.Part
	of     string // path of the workspace in the fields
}

// New makes the page.
func New(s *page.Session) *Page {
	return &Page{s: s, m: NewModel(s), main: map[string]interface{ Add() }{}}
}

// ID, Title and Group are part of shell.Page.
func (p *Page) ID() string { return page.Organisation }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Organisation" }

// Group says that the page stands with those of the workspace.
func (p *Page) Group() shell.Group { return shell.Workspace }

// Parts are the parts of the page, for pictures of each.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows the part of that name.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields = kit.NewFieldSet()
	p.lists = form.NewLists(p.s, p.fields)
	p.parts = form.NewParts(partNames, p.build, p.showIssues)
	view := kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.Organisation),
		Title: "Organisation", Purpose: "Say once what every bid asks about you. All your bids take it from here.",
		Body: p.parts.Body(),
	})
	p.parts.Show(partProfile)
	return view
}

func (p *Page) build(name string) *form.Part {
	switch name {
	case partKind:
		return p.newKindPart()
	case partTax:
		return p.newTaxPart()
	case partAccounts:
		return p.newAccountsPart()
	case partPlaces:
		return p.newPlacesPart()
	case partPersons:
		return p.newPersonsPart()
	case partEvidence:
		return p.newEvidencePart()
	case partCalendar:
		return p.newCalendarPart()
	case partPay:
		return listPart(p, partPay, "organisation.payScales.", newPayPart(p).Editor, nil)
	case partCosts:
		costs := newCostPart(p)
		return listPart(p, partCosts, "organisation.runningCosts.", costs.Editor, costs.total)
	case partShared:
		return p.newSharedPart()
	}
	return p.newProfilePart()
}

// listPart is a part that is one list; after is done whenever it is shown anew.
func listPart[T any](p *Page, name, prefix string, l *lines.Editor[T], after func()) *form.Part {
	form.Keep(p.lists, prefix, l)
	p.main[name] = l
	return form.NewPart(l.View, func(bool) {
		l.Refresh()
		if after != nil {
			after()
		}
	})
}

func (p *Page) newSharedPart() *form.Part {
	p.shared = allocation.New(p.s, p.fields)
	p.lists.Add(form.List{Prefix: allocation.Prefix, OfShown: p.shared.OfShown,
		GoTo: func(_, path string) bool { return p.shared.GoTo(path) }, Forget: func() {}})
	return form.NewPart(p.shared.View, func(bool) { p.shared.Refresh() })
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	at := p.s.State().Path
	fresh := p.of != at
	p.of = at
	if fresh {
		p.lists.Forget()
	}
	p.parts.Refresh(fresh)
}

func (p *Page) showIssues() { p.lists.ShowIssues(p.issues()) }

// issues are the findings on the organisation.
func (p *Page) issues() []bid.Issue { return p.s.Issues(page.Below("organisation")) }

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, "organisation"), ".")
	first, below, _ := strings.Cut(rest, ".")
	second, _, _ := strings.Cut(below, ".")
	part, ok := partOf[first+"."+second]
	if !ok {
		part, ok = partOf[first]
	}
	if !ok {
		part = partProfile
	}
	p.parts.Show(part)
	return p.lists.GoTo(path) || rest == "" || first == "standing"
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() { p.parts.Focus() }

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	if p.parts.Chosen() == partShared {
		p.shared.At(p.focused()).Add()
	} else if l := p.main[p.parts.Chosen()]; l != nil {
		l.Add()
	}
}

// Duplicate is Ctrl+D.
func (p *Page) Duplicate() {
	if p.parts.Chosen() == partShared {
		p.shared.At(p.focused()).Duplicate()
	} else if l, ok := p.main[p.parts.Chosen()].(interface{ Duplicate() }); ok {
		l.Duplicate()
	}
}

// focused is what has the keyboard.
func (p *Page) focused() fyne.Focusable {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.shared.View); c != nil {
		return c.Focused()
	}
	return nil
}
