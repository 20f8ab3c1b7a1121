// Package partners is the page on which a group is planned: who covers what, how the
// money is shared and passed on, the heads of terms, and the packs that are exchanged.
// Partners themselves, with what the buyer asks of them, stand on the eligibility page.
package partners

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/consortium"
	"bidwright/app/pack"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// The parts of the page, in the order of the work.
const (
	partCover = "cover"
	partMoney = "money"
	partTerms = "terms"
	partPacks = "packs"
	partOurs  = "ours"
)

var partNames = []kit.Option{
	{ID: partCover, Text: "Who covers what"}, {ID: partMoney, Text: "Money"}, {ID: partTerms, Text: "Payment and terms"},
	{ID: partPacks, Text: "Packs"}, {ID: partOurs, Text: "Our part"},
}

// Deps is what the page needs of the program.
type Deps struct {
	*page.Session
	Painter pack.Painter // of the pages of a pack
}

// Page is the page.
type Page struct {
	s      *page.Session
	d      Deps
	fields *kit.FieldSet
	lists  *form.Lists
	parts  *form.Parts
	main   map[string]interface{ Add() }
	shown  string // the bid in the fields
}

var (
	_ shell.Goer     = (*Page)(nil)
	_ shell.Focuser  = (*Page)(nil)
	_ shell.Answerer = (*Page)(nil)
	_ shell.Adder    = (*Page)(nil)
	_ shell.Parted   = (*Page)(nil)
)

// New makes the page.
func New(d Deps) *Page { return &Page{s: d.Session, d: d} }

// ID is part of shell.Page.
func (p *Page) ID() string { return page.Partners }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Partners" }

// Group says that the page is a section of the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// Parts are the parts of the page.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows one of them.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields, p.main = kit.NewFieldSet(), map[string]interface{ Add() }{}
	p.lists = form.NewLists(p.s, p.fields)
	p.parts = form.NewParts(partNames, p.build, p.showIssues)
	view := kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.Partners),
		Title: "Partners", Purpose: "Who delivers what when you bid together, what each is paid and when, and the packs that you send each other. No partner ever sees another’s prices or your costs.",
		Body: p.parts.Body(),
	})
	p.parts.Show(partCover)
	return view
}

func (p *Page) build(name string) *form.Part {
	switch name {
	case partMoney:
		return p.newMoneyPart()
	case partTerms:
		return p.newTermsPart()
	case partPacks:
		return p.newPacksPart()
	case partOurs:
		return p.newOursPart()
	}
	return p.newCoverPart()
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

// result is the group as worked out; nil before it is.
func (p *Page) result() *consortium.Result {
	if a := p.s.Assessment(); a != nil && a.Consortium != nil && a.Consortium.Together {
		return a.Consortium
	}
	return nil
}

// group is a form whose fields stand below a path.
func (p *Page) group(path string) form.Group {
	return form.Group{Form: form.New(p.s, p.fields), Path: path}
}

// keep makes a list known; the first list of a part is the one for Ctrl+Enter.
func keep[T any](p *Page, part, prefix string, e *lines.Editor[T]) {
	form.Keep(p.lists, prefix, e)
	if p.main[part] == nil {
		p.main[part] = e
	}
}

var ours = page.Below("consortium", "invitation")

const (
	cellPath  = "consortium.cells."
	termPath  = "consortium.members."
	pricePath = "invitation.part.prices."
)

func (p *Page) showIssues() {
	var all []bid.Issue
	for _, i := range p.s.Issues(ours) {
		i.Path = fieldOf(i.Path)
		all = append(all, i)
	}
	p.lists.ShowIssues(all)
}

// fieldOf is the path of the field for a path that ends at a line or at its shares.
func fieldOf(path string) string {
	if rest, ok := strings.CutPrefix(path, cellPath); ok {
		id, field, below := strings.Cut(rest, ".")
		if id != "" && (!below || strings.HasPrefix(field, "parts")) {
			return cellPath + id + ".area"
		}
	}
	return path
}

// partOf is the part that holds the field of a path.
func partOf(path string) string {
	switch {
	case strings.HasPrefix(path, "invitation"):
		return partOurs
	case strings.HasPrefix(path, "consortium.split"), strings.HasPrefix(path, "consortium.cost"):
		return partMoney
	case strings.Contains(path, ".exchange"):
		return partPacks
	case strings.HasPrefix(path, "consortium.chain"), strings.HasPrefix(path, "consortium.heads"), strings.HasPrefix(path, termPath):
		return partTerms
	}
	return partCover
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	path = fieldOf(path)
	p.parts.Show(partOf(path))
	if !p.lists.GoTo(path) {
		p.parts.Focus()
	}
	return true
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() { p.parts.Focus() }

// Answer fills the answer panel.
func (p *Page) Answer() shell.Answer {
	return p.s.Answer([]string{"cons.value", "cons.fee", "cons.coverage", "cons.bridge", "cons.offer.gap", "cons.ev"}, ours)
}

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	if list := p.main[p.parts.Chosen()]; list != nil {
		list.Add()
	}
}

// printed is a figure as printed, or a dash where there is none.
func (p *Page) printed(id string) string {
	if text := p.s.Printed(id); text != "" {
		return text
	}
	return "–"
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

func orUnnamed(text string) string {
	if strings.TrimSpace(text) == "" {
		return "Without a name"
	}
	return page.Clip(text, 80)
}

// column is a column of a table of figures; the name of the row when i is below zero.
func column(i int, title string, ems, weight float32, right bool) kit.Column[form.Row] {
	c := kit.Column[form.Row]{Title: title, Ems: ems, Weight: weight, Right: right, Text: func(r form.Row) string { return r.Name }}
	if i >= 0 {
		c.Text = form.Cell(i)
	}
	return c
}
