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
	partModel = "arrangement"
	partCover = "cover"
	partMoney = "money"
	partTerms = "terms"
	partRisk  = "risk"
	partCheck = "checks"
	partHeads = "heads"
	partPacks = "packs"
	partOurs  = "ours"
)

var partNames = []kit.Option{
	{ID: partModel, Text: "Arrangement"}, {ID: partCover, Text: "Who covers what"}, {ID: partMoney, Text: "Money"}, {ID: partTerms, Text: "Payment"},
	{ID: partRisk, Text: "Risk and worth"}, {ID: partCheck, Text: "Checks"}, {ID: partHeads, Text: "Heads of terms"}, {ID: partPacks, Text: "Packs"}, {ID: partOurs, Text: "Our part"},
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
	main   lines.Keys // for Ctrl+Enter and Ctrl+D
	view   fyne.CanvasObject
	shown  string // the bid in the fields
	checks *lines.Tree
	// arrangements are the models with their marks.
	arrangements *lines.Tree
	tables       map[string]func() // that take the keyboard, by the path of their list
}

var (
	_ shell.Goer     = (*Page)(nil)
	_ shell.Focuser  = (*Page)(nil)
	_ shell.Answerer = (*Page)(nil)
	_ shell.Adder    = (*Page)(nil)
	_ shell.Parted   = (*Page)(nil)
)

// New makes the page, which from then on shows the packs that the session is handed.
func New(d Deps) *Page {
	p := &Page{s: d.Session, d: d}
	d.Session.OpenPack = func(path string) { p.receive(path, "") }
	return p
}

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
	p.fields, p.main, p.tables = kit.NewFieldSet(), lines.Keys{}, map[string]func(){}
	p.lists = form.NewLists(p.s, p.fields)
	p.parts = form.NewParts(partNames, p.build, p.showIssues)
	p.view = kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.Partners),
		Title: "Partners", Purpose: "Who delivers what when you bid together, what each is paid and when, and the packs that you send each other. No partner ever sees another’s prices or your costs.",
		Body: p.parts.Body(),
	})
	p.parts.Show(partModel)
	return p.view
}

func (p *Page) build(name string) *form.Part {
	switch name {
	case partModel:
		return p.newArrangementPart()
	case partMoney:
		return p.newMoneyPart()
	case partTerms:
		return p.newTermsPart()
	case partRisk:
		return p.newRiskPart()
	case partCheck:
		return p.newChecksPart()
	case partHeads:
		return p.newHeadsPart()
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

// keep makes a list known, so that findings, paths and keys find its lines.
func keep[T any](p *Page, part, prefix string, e *lines.Editor[T]) {
	form.Keep(p.lists, prefix, e)
	p.tables[strings.TrimSuffix(prefix, ".")] = func() { e.Table.Focus() }
	p.main.Keep(part, e)
}

var ours = page.Below("consortium", "invitation")

const (
	cellPath   = "consortium.cells."
	termPath   = "consortium.members."
	peoplePath = "consortium.people."
	pricePath  = "invitation.part.prices."
)

func (p *Page) showIssues() {
	var all []bid.Issue
	for _, i := range p.s.Issues(ours) {
		i.Path = p.fieldOf(i.Path)
		all = append(all, i)
	}
	p.lists.ShowIssues(all)
}

// fieldOf is the path of the field for a path that ends at a line or at its shares, or
// that names a line by its id where the page names it by what it is about.
func (p *Page) fieldOf(path string) string {
	path = p.markField(path)
	if path == "consortium.cells" {
		return cellPath // the list itself
	}
	b := p.s.Bid()
	if rest, ok := strings.CutPrefix(path, cellPath); ok {
		id, field, below := strings.Cut(rest, ".")
		if id != "" && (!below || strings.HasPrefix(field, "parts")) {
			return cellPath + id + ".area"
		}
	}
	if rest, ok := strings.CutPrefix(path, riskPath); ok {
		id, field, below := strings.Cut(rest, ".")
		if !below || strings.HasPrefix(field, "parts") {
			return riskPath + id + ".name"
		}
	}
	if rest, ok := strings.CutPrefix(path+".", peoplePath); ok {
		id, field, _ := strings.Cut(rest, ".")
		kind := string(bid.PeopleTUPEIn)
		for _, x := range b.Consortium.People {
			if x.ID == id {
				kind = string(x.Kind)
			}
		}
		return peoplePath + kind + "." + orElse(strings.TrimSuffix(field, "."), "agreed")
	}
	if rest, ok := strings.CutPrefix(path, headPath); ok {
		id, field, _ := strings.Cut(rest, ".")
		for _, h := range b.Consortium.Heads {
			if h.ID == id {
				id = headKey(h)
			}
		}
		return headPath + id + "." + orElse(field, "text")
	}
	if isCheck(path) {
		return p.checkField(path)
	}
	if path == "consortium.chain.results" {
		return path + ".share"
	}
	return path
}

// checkField names a check by what is checked.
func (p *Page) checkField(path string) string {
	member, rest, _ := strings.Cut(strings.TrimPrefix(path, termPath), ".")
	id, field, below := strings.Cut(strings.TrimPrefix(rest, "diligence."), ".")
	if rest == "diligence" {
		return path
	}
	b := p.s.Bid()
	for _, m := range b.Consortium.Members {
		for _, d := range m.Diligence {
			if m.ID == member && d.ID == id {
				id = d.ItemID
			}
		}
	}
	if !below {
		field = "found"
	}
	return termPath + member + ".diligence." + id + "." + field
}

func orElse(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}

// partOf is the part that holds the field of a path.
func partOf(path string) string {
	for _, one := range []struct{ prefix, part string }{
		{"invitation", partOurs}, {"consortium.model", partModel}, {"consortium.allianceAsked", partModel}, {"consortium.split", partMoney}, {"consortium.ownCash.setUp", partRisk}, {"consortium.ownCash.surplus", partRisk},
		{"consortium.cost", partRisk}, {"consortium.risks", partRisk}, {"consortium.worst", partRisk}, {"consortium.people", partRisk},
		{"consortium.heads", partHeads}, {"consortium.asks", partPacks}, {"consortium.steps", partPacks},
		{"consortium.chain", partTerms}, {"consortium.ownCash", partTerms},
	} {
		if strings.HasPrefix(path, one.prefix) {
			return one.part
		}
	}
	switch {
	case isCheck(path):
		return partCheck
	case strings.Contains(path, ".exchange"):
		return partPacks
	case strings.HasPrefix(path, termPath):
		return partTerms
	}
	return partCover
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	path = p.fieldOf(path)
	p.parts.Show(partOf(path))
	if isCheck(path) && p.checks != nil {
		return p.checks.GoTo(p.fields, path)
	}
	if focus := p.tables[path]; focus != nil {
		focus()
		return true
	}
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
	if list := p.main.List(p.parts.Chosen(), p.view); list != nil {
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
