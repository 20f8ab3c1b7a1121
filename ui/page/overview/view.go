package overview

import (
	"fmt"

	"bidwright/app/assess"
	"bidwright/app/pricing"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// figures are the ones that stand under the headline.
var figures = []string{"price.asked", "ladder.full_cost", "year.1.gap", "contract.value"}

// Page is the page.
type Page struct {
	s *page.Session
	m Model

	headline *fyne.Container
	said     string
	standing *kit.Marked
	figures  map[string]*kit.Figure

	done  *kit.Small
	tasks *cards[assess.Task]
	dates *kit.Table[Date]

	chart  *kit.Chart
	ladder *kit.Table[pricing.Rung]
	rung   *kit.Small

	begin  *fyne.Container // the way into a price, while there is none
	gap    *fyne.Container
	movers *cards[page.Mover]

	findings findings
	tips     *tips

	fields *kit.FieldSet
	lists  *form.Lists
	parts  *form.Parts
	main   map[string]lister // the list of a part that Ctrl+Enter works on
	shown  string            // the bid in the fields
}

var (
	_ shell.Page    = (*Page)(nil)
	_ shell.Goer    = (*Page)(nil)
	_ shell.Focuser = (*Page)(nil)
	_ shell.Adder   = (*Page)(nil)
)

// New makes the page.
func New(s *page.Session) *Page { return &Page{s: s, m: NewModel(s)} }

// ID is part of shell.Page.
func (p *Page) ID() string { return page.Overview }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Overview" }

// Group says that the page belongs to the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields, p.main, p.shown = kit.NewFieldSet(), map[string]lister{}, p.s.BidID()
	p.lists = form.NewLists(p.s, p.fields)
	p.parts = form.NewParts(partNames, p.build, p.showIssues)
	view := kit.NewPage(kit.Scaffold{
		Words:   p.s.PageWords(page.Overview),
		Title:   "Overview",
		Purpose: "Where this bid stands, what is left to do, and whether to bid at all.",
		Body:    p.parts.Body(),
	})
	p.parts.Show(partStanding)
	return view
}

// newStandingPart is where the bid stands and what is left to do.
func (p *Page) newStandingPart() *form.Part {
	p.headline, p.said, p.standing = kit.Close(), "", kit.NewMarked(kit.Note, "")
	p.figures = map[string]*kit.Figure{}
	row := kit.Columns(4, 9)
	for _, id := range figures {
		row.Add(p.figure(id))
	}
	p.tips = p.newTips()
	return form.NewPart(kit.Stack(
		kit.Panel(p.headline, p.standing), p.beginning(), row,
		kit.Columns(2, 26, p.toDo(), p.timetable()),
		p.tips.view, p.prices(), p.shortfall(), p.findings.view(p),
	), func(bool) { p.refreshStanding() })
}

func (p *Page) figure(id string) *kit.Figure {
	p.figures[id] = p.s.Figure(id)
	return p.figures[id]
}

// beginning leads somebody without a price to the questions that make one.
func (p *Page) beginning() fyne.CanvasObject {
	p.begin = kit.Panel(kit.Strong("Is this your first price?"),
		kit.Text("Answer one question at a time, in plain words. What is known already only has to be confirmed."),
		kit.Row(kit.NewPrimaryButton("Price it step by step", func() { p.s.Go(shell.Route{Page: page.Guide}) })))
	return p.begin
}

// toDo is the list of tasks, each a way to its field.
func (p *Page) toDo() fyne.CanvasObject {
	p.done = kit.NewSmall("")
	p.tasks = newCards(func(t assess.Task) string { return t.Text + "\n" + t.Path },
		func(t assess.Task) fyne.CanvasObject {
			return kit.MarkedLink(kit.NotStarted, t.Text, func() { p.s.GoTo(t.Path) })
		},
		kit.NewMarked(kit.Ready, "Everything that is needed has been typed."))
	return kit.Close(kit.Section("What to do"), p.done, p.tasks.box)
}

// timetable is the table of key dates.
func (p *Page) timetable() fyne.CanvasObject {
	p.dates = kit.NewTable("Key dates", func(d Date) string { return d.What },
		kit.NewEmptyState("No dates are known yet.", "Bring in the buyer’s notice, or type when offers are due.", "Go to Opportunity",
			func() { p.s.Go(shell.Route{Page: page.Opportunity}) }),
		kit.Column[Date]{Title: "Date", Ems: 8, Weight: 2, Text: func(d Date) string { return d.What }},
		kit.Column[Date]{Title: "When (UK time)", Ems: 12, Weight: 1, Text: func(d Date) string { return d.When }},
		kit.Column[Date]{Title: "Left", Ems: 6, Text: func(d Date) string { return d.Left }, State: func(d Date) kit.State { return d.State }})
	p.dates.OnOpen = func(Date) { p.s.Go(shell.Route{Page: page.Opportunity}) }
	return kit.Close(kit.Section("Key dates"), p.dates)
}

// prices is the ladder as a chart and as a table.
func (p *Page) prices() fyne.CanvasObject {
	p.chart, p.rung = kit.NewChart("Price ladder: the prices of the table beside it on one scale, the highest on top"), kit.NewSmall("")
	p.ladder = kit.NewTable("Price ladder", func(r pricing.Rung) string { return r.ID }, nil,
		kit.Column[pricing.Rung]{Title: "Price", Ems: 8, Weight: 1, Text: func(r pricing.Rung) string { return r.Name }},
		kit.Column[pricing.Rung]{Title: "For one", Ems: 7, Right: true, Text: p.printed})
	p.ladder.VisibleRows = 10
	p.ladder.OnSelect = func(pricing.Rung) { p.tellRung() }
	p.ladder.OnOpen = func(r pricing.Rung) { p.s.Explain(r.ID) }
	return kit.Close(kit.Section("The price ladder"),
		kit.Text("From the lowest price at which the contract still helps you, up to the price you aim at. Press Enter on a line to see how it was worked out."),
		kit.Columns(2, 18, p.chart, kit.Close(p.ladder, p.rung)))
}

func (p *Page) printed(r pricing.Rung) string {
	if value := p.s.Printed(r.ID); value != "–" {
		return value
	}
	return "not known"
}

// tellRung says what the chosen rung means, or why there is no figure.
func (p *Page) tellRung() {
	r, ok := p.ladder.Selected()
	text := ""
	if ok {
		text = r.Name + ": " + r.Explanation
		if f, known := p.s.AnswerFigure(r.ID); known && f.Reason != "" {
			text += " " + f.Reason
		}
		if r.Source != "" {
			text += " Source: " + r.Source
		}
		if r.Below {
			text += " It lies below the price named before it, which is unusual: check the costs."
		}
	}
	if p.rung.Text() != text {
		p.rung.SetText(text)
		kit.Relayout(p.rung)
	}
}

// shortfall is shown where the buyer's budget is below full cost.
func (p *Page) shortfall() fyne.CanvasObject {
	p.movers = newCards(func(m page.Mover) string { return m.Words },
		func(m page.Mover) fyne.CanvasObject {
			return kit.MarkedLink(kit.Note, m.Words, func() {
				if m.Path != "" {
					p.s.GoTo(m.Path)
				} else {
					p.s.Explain(m.ID)
				}
			})
		}, nil)
	p.gap = kit.Close(kit.Section("What would close the gap"),
		kit.Text("The buyer’s budget does not pay for the full cost. Look first at what moves the cost most: is it right, and could it be done another way? Press a line to go to it."),
		kit.Columns(2, 16, p.figure("afford.gap"), p.figure("afford.gap.unit")),
		p.movers.box,
		kit.Row(kit.NewButton("How the full cost is worked out", func() { p.s.Explain("ladder.full_cost") })))
	return p.gap
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	if p.parts == nil {
		return
	}
	fresh := p.shown != p.s.BidID()
	p.shown = p.s.BidID()
	if fresh {
		p.lists.Forget()
	}
	p.parts.Refresh(fresh)
}

func (p *Page) refreshStanding() {
	text, words, state := p.m.Standing()
	if text != p.said {
		p.said = text
		p.headline.Objects = []fyne.CanvasObject{kit.Section(text)}
		p.headline.Refresh()
	}
	p.standing.Set(state, words)
	setShown(p.begin, !p.m.Begun())
	for id, f := range p.figures {
		p.s.ShowFigure(f, id)
	}
	tasks, done, all := p.m.Tasks()
	p.done.SetText(fmt.Sprintf("%d of %d done", done, all))
	p.tasks.show(tasks)
	p.dates.SetRows(p.m.Dates())
	var rungs []pricing.Rung
	if a := p.s.Assessment(); a != nil {
		rungs = a.Pricing.Ladder
	}
	spec := p.s.Ladder()
	p.chart.Set(spec)
	setShown(p.chart, len(spec.Rungs) > 0)
	p.ladder.SetRows(rungs)
	if _, chosen := p.ladder.Selected(); !chosen {
		p.ladder.Select("ladder.full_cost")
	}
	p.tellRung()
	short, movers := p.m.Shortfall()
	p.movers.show(movers)
	if short {
		p.gap.Show()
	} else {
		p.gap.Hide()
	}
	p.findings.refresh()
	p.tips.refresh()
	kit.Relayout(p.headline)
}

// FocusFirst gives the first task the keyboard, or the first figure, so that the answer
// stays in view.
func (p *Page) FocusFirst() {
	if p.parts.Chosen() != partStanding {
		p.parts.Focus()
		return
	}
	if len(p.tasks.box.Objects) > 0 && focus(p.tasks.box.Objects[0]) {
		return
	}
	focus(p.figures["price.asked"])
}
