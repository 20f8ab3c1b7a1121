// Package answers is the page on which a bidder answers in words: method statements with
// their limits, mobilisation, risks, declarations, what is to stay confidential, and the
// answers kept for the next bid.
package answers

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/response"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// The parts of the page, in the order of the work.
const (
	partQuestions    = "questions"
	partMobilisation = "mobilisation"
	partRisks        = "risks"
	partDeclarations = "declarations"
	partConfidential = "confidential"
	partLibrary      = "library"
)

var partNames = []kit.Option{
	{ID: partQuestions, Text: "Method statements"}, {ID: partMobilisation, Text: "Mobilisation"}, {ID: partRisks, Text: "Risks"},
	{ID: partDeclarations, Text: "Offer and declarations"}, {ID: partConfidential, Text: "Confidentiality"}, {ID: partLibrary, Text: "Answer library"},
}

// The paths of the lists; a list within a line stands below it without the line's id.
const (
	questionPath     = "response.questions."
	kpiPath          = "response.questions.kpis."
	stepPath         = "response.mobilisation."
	riskPath         = "response.risks."
	declarationPath  = "response.declarations."
	confidentialPath = "response.confidential."
	libraryPath      = "organisation.answers."
)

// Page is the page.
type Page struct {
	s      *page.Session
	fields *kit.FieldSet
	lists  *form.Lists
	parts  *form.Parts
	main   lines.Keys // for Ctrl+Enter and Ctrl+D
	view   fyne.CanvasObject
	shown  string // the bid in the fields
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
func (p *Page) ID() string { return page.Answers }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Answers" }

// Group says that the page is a section of the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// Parts are the parts of the page.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows one of them.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields, p.main = kit.NewFieldSet(), lines.Keys{}
	p.lists = form.NewLists(p.s, p.fields)
	p.parts = form.NewParts(partNames, p.build, p.showIssues)
	p.view = kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.Answers),
		Title: "Answers", Purpose: "What the tender asks for in words. It goes to the buyer as the technical response, without any price.",
		Body: p.parts.Body(),
	})
	p.parts.Show(partQuestions)
	return p.view
}

func (p *Page) build(name string) *form.Part {
	switch name {
	case partMobilisation:
		return p.newMobilisationPart()
	case partRisks:
		return p.newRisksPart()
	case partDeclarations:
		return p.newDeclarationsPart()
	case partConfidential:
		return p.newConfidentialPart()
	case partLibrary:
		return p.newLibraryPart()
	}
	return p.newQuestionsPart()
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

// result is how far the response is; nil while no bid is open.
func (p *Page) result() *response.Result {
	if a := p.s.Assessment(); a != nil {
		return a.Response
	}
	return nil
}

// keep makes a list known, with the lists in its lines, so that findings, paths and keys
// find its lines.
func (p *Page) keep(part string, t *lines.Tree, forget ...func()) {
	p.lists.Add(form.List{Prefix: t.Prefix, OfShown: t.OfShown,
		GoTo: func(_, path string) bool { return t.GoTo(p.fields, path) },
		Forget: func() {
			for _, f := range forget {
				f()
			}
		}})
	p.main.Keep(part, t.List)
	for _, w := range t.Within {
		p.main.Keep(part, w.List)
	}
}

var ours = page.Below("response", "organisation.answers")

func (p *Page) showIssues() { p.lists.ShowIssues(p.s.Issues(ours)) }

// partOf is the part that holds the field of a path.
func partOf(path string) string {
	for part, below := range map[string]string{partMobilisation: stepPath, partRisks: riskPath, partDeclarations: declarationPath, partConfidential: confidentialPath, partLibrary: libraryPath} {
		if page.Below(strings.TrimSuffix(below, "."))(path) {
			return part
		}
	}
	if page.Below("response.letter")(path) {
		return partDeclarations
	}
	return partQuestions
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	p.parts.Show(partOf(path))
	if p.fields.Focus(path) || p.lists.GoTo(path) {
		return true
	}
	p.parts.Focus()
	return true
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() { p.parts.Focus() }

// Answer fills the answer panel.
func (p *Page) Answer() shell.Answer { return p.s.Answer(nil, ours) }

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	if list := p.main.List(p.parts.Chosen(), p.view); list != nil {
		list.Add()
	}
}

// Duplicate is Ctrl+D.
func (p *Page) Duplicate() {
	if list := p.main.List(p.parts.Chosen(), p.view); list != nil {
		list.Duplicate()
	}
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

func orUnnamed(text string) string {
	if text == "" {
		return "No name yet"
	}
	return text
}

// answer is the count of a question's answer.
func (p *Page) answer(id string) (response.Answer, bool) {
	if r := p.result(); r != nil {
		for _, a := range r.Questions {
			if a.ID == id {
				return a, true
			}
		}
	}
	return response.Answer{}, false
}

// stopped reports whether a finding that stops the pack stands on a line.
func (p *Page) stopped(below string) (stops, warns bool) {
	for _, i := range p.s.Issues(page.Below(below)) {
		if i.Accepted == "" {
			stops = stops || i.Severity == bid.Blocks
			warns = warns || i.Severity == bid.Warns
		}
	}
	return stops, warns
}

// standing is how a line stands, as word and mark.
func (p *Page) standing(below, good string) (string, kit.State) {
	switch stops, warns := p.stopped(below); {
	case stops:
		return "Stops the pack", kit.Blocked
	case warns:
		return "Look at it", kit.Attention
	}
	return good, kit.Ready
}
