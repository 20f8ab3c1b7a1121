package guide

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// Page is the page.
type Page struct {
	s *page.Session
	m *Model

	steps    *kit.Picker
	progress *kit.Small
	sofar    *kit.Marked
	stage    *fyne.Container
	shown    string // bid and step on the stage
	on       *screen
	ready    *kit.Listing // what only has to be confirmed
	next     *kit.Button
	back     *kit.Button
	skip     *kit.Button
}

var (
	_ shell.Page    = (*Page)(nil)
	_ shell.Goer    = (*Page)(nil)
	_ shell.Focuser = (*Page)(nil)
	_ shell.Adder   = (*Page)(nil)
)

// New makes the page.
func New(s *page.Session) *Page { return &Page{s: s, m: NewModel(s)} }

// ID, Title and Group are part of shell.Page.
func (p *Page) ID() string { return page.Guide }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Guided price" }

// Group says that the page is a section of the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// Parts are the steps of the open bid whose screens differ in kind, for pictures.
func (p *Page) Parts() []string {
	var out []string
	for _, s := range p.m.steps() {
		switch s.id {
		case stepBought, stepVisits, stepPeople, stepUsed, stepShare, stepPrice, stepDone:
			out = append(out, s.id)
		}
	}
	return out
}

// ShowPart shows one of them.
func (p *Page) ShowPart(id string) { p.show(id) }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.steps = kit.NewPicker("", nil, func(id string) { p.leave(func() { p.show(id) }) })
	p.steps.SetLabel("Step:")
	p.progress, p.sofar = kit.NewSmall(""), kit.NewMarked(kit.Note, "")
	p.stage, p.ready = kit.Stack(), kit.NewListing()
	p.next = kit.NewPrimaryButton("Go on", p.Next)
	p.back = kit.NewButton("Back", p.Back)
	p.skip = kit.NewQuietButton("Skip for now", p.Skip)
	p.shown = ""
	view := kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.Guide),
		Title: "Guided price", Purpose: "One question at a time. It is the same bid as in the tables.",
		Action: kit.NewButton("See it in the table", p.Table),
		Body: []fyne.CanvasObject{
			kit.Panel(p.sofar), kit.Close(kit.Row(p.steps), p.progress), p.stage, kit.Row(p.next, p.back, p.skip),
		},
	})
	p.Refresh()
	return view
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	if p.stage == nil {
		return
	}
	now := p.m.step()
	if key := p.s.BidID() + " " + now.id; key != p.shown {
		p.build(now)
	}
	p.on.refresh()
	p.tell()
}

// show goes to a step and gives its first field the keyboard.
func (p *Page) show(id string) {
	p.m.show(id)
	p.Refresh()
	p.FocusFirst()
}

// build puts the screen of a step on the stage.
func (p *Page) build(s step) {
	p.shown = p.s.BidID() + " " + s.id
	p.on = newScreen(p, s)
	p.stage.Objects = []fyne.CanvasObject{kit.Close(kit.Section(s.title), kit.Text(s.why))}
	if s.id != stepDone {
		p.stage.Objects = append(p.stage.Objects, p.ready)
	}
	p.stage.Objects = append(p.stage.Objects, p.on.box...)
	p.stage.Refresh()
	kit.Relayout(p.stage)
}

// tell puts the progress, the answer so far and what can be confirmed on show.
func (p *Page) tell() {
	all, open := p.m.steps(), p.m.open()
	at, of := p.m.number()
	var options []kit.Option
	for i, s := range all {
		detail := "answered"
		if !p.m.answered(s) {
			detail = "still open"
		}
		options = append(options, kit.Option{ID: s.id, Text: fmt.Sprintf("%d. %s", i+1, s.name), Detail: detail})
	}
	p.steps.SetOptions(options)
	p.steps.Set(p.m.step().id)
	p.progress.SetText(fmt.Sprintf("%d of %d. %s", at, of, p.standing(of-1-len(open))))
	text := p.m.sofar()
	if now := p.m.change(); now != "" {
		text += " This step " + now + "."
	} else if p.m.told != "" {
		text += " The step before " + p.m.told + "."
	}
	state := kit.Note
	if gap, ok := p.s.AnswerFigure("year.1.gap"); ok && strings.HasPrefix(gap.Value, "−") {
		state = kit.Attention
	}
	p.sofar.Set(state, text)
	suggestions := p.m.suggestions()
	p.tellReady(suggestions)
	p.on.place(suggestions)
	label := "Go on"
	if len(suggestions) > 0 {
		label = "Confirm and go on"
	}
	if p.next.Text != label {
		p.next.SetText(label)
	}
	setShown(p.next, at < of)
	setShown(p.back, at > 1)
	setShown(p.skip, at < of && !p.m.answered(p.m.step()))
	kit.Relayout(p.stage)
}

// standing says whether the step on show is answered, and how many are.
func (p *Page) standing(done int) string {
	text := "This one is open: you can skip it and come back. "
	switch s := p.m.step(); {
	case s.id == stepDone:
		text = ""
	case p.m.answered(s):
		text = "This one is answered. "
	}
	return text + page.Count(done, "step is", "steps are") + " answered so far."
}

// tellReady lists what only has to be confirmed.
func (p *Page) tellReady(all []suggestion) {
	var said []string
	for _, s := range all {
		said = append(said, s.words())
	}
	p.ready.Set(strings.Join(said, "\n"), func() []fyne.CanvasObject {
		if len(said) == 0 {
			return nil
		}
		lines := []fyne.CanvasObject{kit.Strong("Ready to confirm")}
		for _, text := range said {
			lines = append(lines, kit.Text(text))
		}
		return []fyne.CanvasObject{kit.Panel(kit.Close(lines...))}
	})
	setShown(p.ready, len(said) > 0)
}

// leave does something after all that is typed on the screen was taken; what cannot be
// read keeps the screen, with the keyboard at it.
func (p *Page) leave(then func()) {
	if p.on.commit() {
		then()
		return
	}
	p.tell()
}

// Next confirms what is suggested and goes on.
func (p *Page) Next() {
	p.leave(func() {
		if p.m.confirm() && p.m.move(1) {
			p.Refresh()
			p.FocusFirst()
		}
	})
}

// Back goes to the step before.
func (p *Page) Back() {
	p.leave(func() {
		if p.m.move(-1) {
			p.Refresh()
			p.FocusFirst()
		}
	})
}

// Skip goes on without an answer; the step stays open.
func (p *Page) Skip() {
	p.leave(func() {
		if p.m.move(1) {
			p.Refresh()
			p.FocusFirst()
		}
	})
}

// AddLine is Ctrl+Enter: confirm and go on.
func (p *Page) AddLine() { p.Next() }

// Table shows the step's values on the page that holds them all.
func (p *Page) Table() { p.leave(func() { p.s.GoTo(p.m.step().path) }) }

// GoTo goes to the step that asks for a path.
func (p *Page) GoTo(path string) bool {
	s, ok := stepAt(p.m.steps(), path)
	if !ok {
		return false
	}
	p.show(s.id)
	p.on.lists.GoTo(path)
	return true
}

// FocusFirst gives the first field of the step the keyboard, or the button to go on.
func (p *Page) FocusFirst() {
	if p.on != nil && p.on.focusFirst() {
		return
	}
	if p.next.Visible() {
		kit.Focus(p.next)
		return
	}
	kit.Focus(p.back)
}

// Answer fills the answer panel.
func (p *Page) Answer() shell.Answer {
	asks := p.m.step().asks
	wanted := func(path string) bool { return len(asks) > 0 && page.Below(asks...)(path) }
	if p.m.step().id == stepDone {
		wanted = page.Below("pricing", "opportunity.budget", "opportunity.ceiling", "organisation", "core")
	}
	return p.s.Answer([]string{"people.total", "cost.other", "cost.setup", "cost.core", "cost.full.unit", "price.break_even", "price.target.printed", "price.asked", "year.1.gap"}, wanted)
}

// issues are the findings for fields of the screen.
func (p *Page) issues() []bid.Issue { return p.s.Issues(func(string) bool { return true }) }

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}
