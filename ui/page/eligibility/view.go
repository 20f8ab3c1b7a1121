// Package eligibility is the page on which a bidder proves that it may bid: what the
// tender asks and who meets it with what evidence, exclusion, the tests of the accounts,
// partners, and how call-offs are scored.
package eligibility

import (
	"slices"
	"strings"

	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// The parts of the page, in the order of the work.
const (
	partStand        = "stand"
	partRequirements = "requirements"
	partExclusion    = "exclusion"
	partAccounts     = "accounts"
	partPartners     = "partners"
	partCallOff      = "calloff"
)

var partNames = []kit.Option{
	{ID: partStand, Text: "Where we stand"}, {ID: partRequirements, Text: "Requirements"}, {ID: partExclusion, Text: "Exclusion"},
	{ID: partAccounts, Text: "Accounts tests"}, {ID: partPartners, Text: "Partners relied on"}, {ID: partCallOff, Text: "Call-off scoring"},
}

// lister is the list of a part that Ctrl+Enter and Ctrl+D work on.
type lister interface {
	Add()
	Duplicate()
}

// Page is the page.
type Page struct {
	s         *page.Session
	fields    *kit.FieldSet
	lists     *form.Lists
	parts     *form.Parts
	main      map[string]func() lister
	exclusion *exclusion // once its part is built
	view      fyne.CanvasObject
	shown     string // the bid in the fields
}

var (
	_ shell.Goer       = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
	_ shell.Answerer   = (*Page)(nil)
	_ shell.Adder      = (*Page)(nil)
	_ shell.Duplicator = (*Page)(nil)
	_ shell.Parted     = (*Page)(nil)
)

// New makes the page.
func New(s *page.Session) *Page { return &Page{s: s} }

// ID is part of shell.Page.
func (p *Page) ID() string { return page.Eligibility }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Eligibility" }

// Group says that the page is a section of the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// Parts are the parts of the page.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows one of them.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields, p.main, p.exclusion = kit.NewFieldSet(), map[string]func() lister{}, nil
	p.lists = form.NewLists(p.s, p.fields)
	p.parts = form.NewParts(partNames, p.build, p.showIssues)
	p.view = kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.Eligibility, "dynamic"),
		Title: "Eligibility", Purpose: "Whether you may bid, with whom and with what proof, and what is still missing. It helps you to decide; it is not legal advice.",
		Body: p.parts.Body(),
	})
	p.parts.Show(partStand)
	return p.view
}

func (p *Page) build(name string) *form.Part {
	switch name {
	case partRequirements:
		return p.newRequirementsPart()
	case partExclusion:
		return p.newExclusionPart()
	case partAccounts:
		return p.newAccountsPart()
	case partPartners:
		return p.newPartnersPart()
	case partCallOff:
		return p.newCallOffPart()
	}
	return p.newStandPart()
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

// ours are the paths of the findings that this page tells of.
var ours = page.Below("eligibility", "consortium", "dynamicPurchasing", "organisation.standing")

func (p *Page) showIssues() {
	all := slices.Clone(p.s.Issues(ours))
	for i := range all {
		all[i].Path = fieldOf(all[i].Path)
	}
	p.lists.ShowIssues(all)
}

// firstFields are the fields at which a finding on a whole line stands.
var firstFields = map[string]string{requirementPath: "met", testPath: "testId", memberPath: "name", referralPath: "name", qualificationPath: "name"}

// fieldOf is the path of the field for a path that may end at a line.
func fieldOf(path string) string {
	for prefix, field := range firstFields {
		if rest, ok := strings.CutPrefix(path, prefix); ok && rest != "" && !strings.Contains(rest, ".") {
			return path + "." + field
		}
	}
	return path
}

// partOf is the part that holds the field of a path.
func partOf(path string) string {
	switch {
	case strings.HasPrefix(path, "eligibility.tests"):
		return partAccounts
	case strings.HasPrefix(path, "eligibility"):
		return partRequirements
	case strings.HasPrefix(path, "dynamicPurchasing"):
		return partCallOff
	case strings.HasPrefix(path, "organisation.standing"), isExclusion(path):
		return partExclusion
	}
	return partPartners
}

// isExclusion reports whether a path is of the exclusion answers of a partner.
func isExclusion(path string) bool {
	return strings.HasPrefix(path, memberPath) && (strings.Contains(path, ".standing.exclusions") || strings.Contains(path, ".standing.cleared"))
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	path = fieldOf(path)
	part := partOf(path)
	p.parts.Show(part)
	if part == partExclusion {
		return p.exclusion.goTo(path)
	}
	if p.lists.GoTo(path) {
		return true
	}
	p.parts.Focus()
	return true
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() { p.parts.Focus() }

// Answer fills the answer panel.
func (p *Page) Answer() shell.Answer {
	ids := []string{"elig.gaps", "elig.questions", "elig.weeks", "elig.cost"}
	if r := p.tests(); r != nil {
		for _, t := range r.Tests {
			ids = append(ids, t.FigureID)
		}
	}
	return p.s.Answer(append(ids, "dps.choice"), ours)
}

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	if of, ok := p.main[p.parts.Chosen()]; ok {
		of().Add()
	}
}

// Duplicate is Ctrl+D.
func (p *Page) Duplicate() {
	if of, ok := p.main[p.parts.Chosen()]; ok {
		of().Duplicate()
	}
}

// keep makes a list with lists in it known, so that findings and paths find its lines.
// Ctrl+Enter and Ctrl+D work on the innermost list that has the keyboard.
func (p *Page) keep(part string, trees []*lines.Tree, forget ...func()) {
	for _, t := range trees {
		p.lists.Add(form.List{Prefix: t.Prefix, OfShown: t.OfShown,
			GoTo: func(_, path string) bool { return t.GoTo(p.fields, path) },
			Forget: func() {
				for _, f := range forget {
					f()
				}
			}})
	}
	p.main[part] = func() lister {
		if c := fyne.CurrentApp().Driver().CanvasForObject(p.view); c != nil {
			for _, t := range trees {
				if at := t.At(c.Focused()); at != nil {
					return at
				}
			}
		}
		return trees[0].List
	}
}
