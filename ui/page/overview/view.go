package overview

import (
	"fmt"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/pricing"
	"bidwright/ui/kit"
	"bidwright/ui/page"
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
	fields   *kit.FieldSet
	sync     []func(bid.Bid)
}

var (
	_ shell.Page    = (*Page)(nil)
	_ shell.Goer    = (*Page)(nil)
	_ shell.Focuser = (*Page)(nil)
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
	p.headline, p.said, p.standing = kit.Close(), "", kit.NewMarked(kit.Note, "")
	p.figures = map[string]*kit.Figure{}
	row := kit.Columns(4, 9)
	for _, id := range figures {
		row.Add(p.figure(id))
	}
	return kit.NewPage(kit.Scaffold{
		Words:   p.s.PageWords(page.Overview),
		Title:   "Overview",
		Purpose: "Where this bid stands, what is left to do, and whether to bid at all.",
		Body: []fyne.CanvasObject{
			kit.Panel(p.headline, p.standing), p.beginning(), row,
			kit.Columns(2, 26, p.toDo(), p.timetable()),
			p.prices(), p.shortfall(), p.findings.view(p), p.decision(),
		},
	})
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

// decision is whether to bid, the status and a note.
func (p *Page) decision() fyne.CanvasObject {
	p.fields, p.sync = kit.NewFieldSet(), nil
	choice := kit.NewChoice([]kit.Option{
		{ID: "", Text: "Not decided yet"}, {ID: string(bid.DecisionBid), Text: "We bid"}, {ID: string(bid.DecisionNoBid), Text: "We do not bid"},
	}, func(id string) {
		p.m.Set("Decide whether to bid", func(b *bid.Bid) { b.Decision = bid.Decision(id) })
	})
	status := kit.NewChoice([]kit.Option{
		{ID: string(bid.StatusPreparing), Text: "Preparing"}, {ID: string(bid.StatusSubmitted), Text: "Submitted"},
		{ID: string(bid.StatusWon), Text: "Won"}, {ID: string(bid.StatusLost), Text: "Lost"}, {ID: string(bid.StatusArchived), Text: "Archived"},
	}, func(id string) {
		p.m.Set("Change the status of the bid", func(b *bid.Bid) { b.Status = bid.Status(id) })
	})
	note := kit.NewMultilineEntry(4, func(text string) {
		p.m.Set("Change the note on the decision", func(b *bid.Bid) { b.Notes = text })
	})
	shown := ""
	p.sync = append(p.sync, func(b bid.Bid) {
		if b.Status == "" {
			b.Status = bid.StatusPreparing
		}
		choice.Set(string(b.Decision))
		status.Set(string(b.Status))
		if shown != b.ID { // unfinished typing belongs to the bid that was open before
			shown = b.ID
			note.Load(b.Notes)
		} else {
			note.Set(b.Notes)
		}
	})
	return kit.Stack(kit.Section("Bid or not?"),
		p.fields.Add("decision", kit.NewField("Decision", choice).Why("A bid costs weeks of work. Decide early, with the figures above, and say so to everybody.")),
		p.fields.Add("status", kit.NewField("Status of the bid", status)),
		p.fields.Add("notes", kit.NewField("Why, in your own words", note).Why("For you and your board: it is never printed in a buyer’s pack.")))
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	if p.headline == nil {
		return
	}
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
	b := p.s.Bid()
	for _, sync := range p.sync {
		sync(b)
	}
	p.fields.ShowIssues(p.s.Issues(func(string) bool { return true }))
	kit.Relayout(p.headline)
}

// GoTo goes to the field of a path.
func (p *Page) GoTo(path string) bool { return p.fields.Focus(path) }

// FocusFirst gives the first task the keyboard, or the first figure, so that the answer
// stays in view.
func (p *Page) FocusFirst() {
	if len(p.tasks.box.Objects) > 0 && focus(p.tasks.box.Objects[0]) {
		return
	}
	focus(p.figures["price.asked"])
}
