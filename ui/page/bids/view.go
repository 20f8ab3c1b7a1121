package bids

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// Page is the page.
type Page struct {
	s      *page.Session
	m      *Model
	table  *kit.Table[Row]
	search *kit.TextEntry
	show   *kit.Picker
	chosen *kit.Line
	status *kit.Picker
	tools  *fyne.Container
}

// New makes the page.
func New(s *page.Session) *Page {
	return &Page{s: s, m: NewModel(s)}
}

// ID, Title and Group are part of shell.Page.
func (p *Page) ID() string { return page.Bids }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Bids" }

// Group says that the page stands with those of the workspace.
func (p *Page) Group() shell.Group { return shell.Workspace }

var statuses = []kit.Option{
	{ID: string(bid.StatusPreparing), Text: "Preparing"}, {ID: string(bid.StatusSubmitted), Text: "Submitted"},
	{ID: string(bid.StatusWon), Text: "Won"}, {ID: string(bid.StatusLost), Text: "Lost"}, {ID: string(bid.StatusArchived), Text: "Archived"},
}

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.table = kit.NewTable("Bids", func(r Row) string { return r.ID },
		kit.NewEmptyState("There are no bids here yet. A bid holds one tender: what the buyer asks, what delivering it costs you, and the price.",
			"For example: Community meals, Lot 2, Dart Valley Council.", "Start a new bid …", p.s.AskNewBid),
		kit.Column[Row]{Title: "Title", Ems: 10, Weight: 3, Text: func(r Row) string { return page.TitleOf(r.Title, "") },
			Less: func(a, b Row) bool { return strings.ToLower(a.Title) < strings.ToLower(b.Title) }},
		kit.Column[Row]{Title: "Buyer", Ems: 8, Weight: 2, Text: func(r Row) string { return r.Buyer }, Optional: true,
			Less: func(a, b Row) bool { return strings.ToLower(a.Buyer) < strings.ToLower(b.Buyer) }},
		kit.Column[Row]{Title: "Deadline", Ems: 14, Text: p.m.DeadlineWords,
			Less: func(a, b Row) bool { return later(a.Deadline) < later(b.Deadline) }},
		kit.Column[Row]{Title: "Value", Ems: 7, Right: true, Text: ValueWords, Optional: true,
			Less: func(a, b Row) bool { return a.ValuePence < b.ValuePence }},
		kit.Column[Row]{Title: "Margin, year 1", Ems: 9, Right: true, Text: func(r Row) string { return r.Margin }, State: func(r Row) kit.State {
			if r.Loss {
				return kit.Attention
			}
			return kit.Note
		}},
		kit.Column[Row]{Title: "Ready", Ems: 5, Text: func(r Row) string { return r.Ready }, Optional: true},
		kit.Column[Row]{Title: "Stands", Ems: 8, Text: StandWords, Optional: true})
	p.table.VisibleRows = 10
	p.table.OnOpen = func(r Row) { p.s.OpenBid(r.ID, page.Overview) }
	p.table.OnRemove = p.m.Delete
	p.table.OnAdd = p.s.AskNewBid
	p.table.OnSelect = func(Row) { p.refreshTools() }
	p.search = kit.NewTextEntry(func(text string) { p.m.Search = text; p.Refresh() })
	p.search.OnChanged = func(text string) { p.m.Search = text; p.refreshTable() }
	p.show = kit.NewPicker("All but archived", append([]kit.Option{{ID: ShowCurrent, Text: "All but archived"}, {ID: ShowAll, Text: "All"}}, statuses...),
		func(id string) { p.m.Show = id; p.refreshTable() })
	p.chosen = kit.OneLine("")
	p.chosen.Bold = true
	p.status = kit.NewPicker("Not said", statuses, func(id string) {
		if r, ok := p.table.Selected(); ok {
			p.m.SetStatus(r, bid.Status(id))
		}
	})
	withRow := func(do func(Row)) func() {
		return func() {
			if r, ok := p.table.Selected(); ok {
				do(r)
			}
		}
	}
	p.tools = kit.Stack(p.chosen, kit.Row(
		kit.NewButton("Open this bid", withRow(func(r Row) { p.s.OpenBid(r.ID, page.Overview) })),
		kit.NewButton("Make a copy", withRow(p.m.Duplicate)),
		kit.NewButton("Archive", withRow(func(r Row) { p.m.SetStatus(r, bid.StatusArchived) })),
		kit.NewButton("Delete", withRow(p.m.Delete))),
		kit.Form(kit.NewField("Where it stands", p.status).Why("An archived bid is kept, and shown when you ask for it.")))
	p.m.Changed = p.refreshTable
	return kit.NewPage(kit.Scaffold{
		Title: "Bids", Purpose: "All your bids. Press Enter on one to open it, or drop a saved notice on the window to begin another.",
		Action: kit.NewPrimaryButton("New bid …", p.s.AskNewBid),
		Body: []fyne.CanvasObject{
			kit.Form(kit.NewField("Find", p.search), kit.NewField("Show", p.show)),
			p.table, p.tools,
		},
	})
}

// later puts bids without a deadline last.
func later(deadline string) string {
	if deadline == "" {
		return "9999"
	}
	return deadline
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() { p.refreshTable() }

func (p *Page) refreshTable() {
	rows := p.m.Rows()
	p.table.SetRows(rows)
	if _, ok := p.table.Selected(); !ok && len(rows) > 0 {
		p.table.Select(rows[0].ID)
	}
	p.refreshTools()
	p.m.WorkOut(rows)
}

func (p *Page) refreshTools() {
	r, ok := p.table.Selected()
	if !ok {
		p.tools.Hide()
		return
	}
	p.tools.Show()
	p.chosen.SetText(page.TitleOf(r.Title, r.Buyer))
	p.status.Set(string(r.Status))
}

// FocusFirst gives the table the keyboard.
func (p *Page) FocusFirst() { p.table.Focus() }

// Find is Ctrl+F.
func (p *Page) Find() {
	kit.Focus(p.search)
}

// AddLine is Ctrl+Enter, Duplicate is Ctrl+D.
func (p *Page) AddLine() { p.s.AskNewBid() }

// Duplicate copies the selected bid.
func (p *Page) Duplicate() {
	if r, ok := p.table.Selected(); ok {
		p.m.Duplicate(r)
	}
}
