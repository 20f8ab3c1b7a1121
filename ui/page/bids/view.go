package bids

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
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
	// finding is the way to some of the bids, hidden while there are none.
	finding *fyne.Container

	parts         *form.Parts
	due           *kit.Listing
	everyReminder bool

	notes          *kit.Listing
	none, noMatch  fyne.CanvasObject // in place of the table
	start, archive *kit.Button
	proofs         *kit.Button // of a bid that was sent in with some
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
	p.none = kit.NewEmptyState("There are no bids here yet. A bid holds one tender: what the buyer asks, what delivering it costs you, and the price.",
		"For example: Community meals, Lot 2, Dart Valley Council. You can also look at a worked example first, or begin from a notice you saved or a file someone sent you.",
		"See the ways to begin", func() { p.s.Go(shell.Route{Page: page.Welcome}) })
	p.noMatch = kit.NewEmptyState("No bid matches what you look for.", "Words are looked for in the title and the buyer.", "Show all bids", p.ShowAll)
	p.notes = kit.NewListing()
	p.start = kit.NewPrimaryButton("New bid …", p.s.AskNewBid)
	p.archive = kit.NewButton("Archive", p.archiveOrBack)
	p.table = kit.NewTable("Bids", func(r Row) string { return r.ID }, kit.Close(p.none, p.noMatch),
		kit.Column[Row]{Title: "Title", Ems: 10, Weight: 3, Text: func(r Row) string { return page.TitleOf(r.Title, "") },
			Less: func(a, b Row) bool { return strings.ToLower(a.Title) < strings.ToLower(b.Title) }},
		kit.Column[Row]{Title: "Buyer", Ems: 8, Weight: 2, Text: func(r Row) string { return r.Buyer }, Optional: true,
			Less: func(a, b Row) bool { return strings.ToLower(a.Buyer) < strings.ToLower(b.Buyer) }},
		kit.Column[Row]{Title: "Deadline", Ems: 13, Text: p.m.DeadlineWords,
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
		kit.Column[Row]{Title: "Status", Ems: 8, Text: StandWords, Optional: true})
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
			p.refreshTools()
		}
	})
	withRow := func(do func(Row)) func() {
		return func() {
			if r, ok := p.table.Selected(); ok {
				do(r)
			}
		}
	}
	p.proofs = kit.NewButton("Proofs it was sent with …", withRow(p.showProofs))
	p.tools = kit.Stack(p.chosen, kit.Row(
		kit.NewButton("Open this bid", withRow(func(r Row) { p.s.OpenBid(r.ID, page.Overview) })),
		kit.NewButton("Make a copy …", withRow(p.askCopy)),
		p.proofs, p.archive,
		kit.NewButton("Delete", withRow(p.m.Delete))),
		kit.Form(kit.NewField("Where it stands", p.status).Why("An archived bid is kept, and shown when you ask for it.")))
	p.finding = kit.Form(kit.NewField("Find", p.search), kit.NewField("Show", p.show))
	p.m.Changed = func() { p.parts.Refresh(false) }
	p.due = kit.NewListing()
	p.parts = form.NewParts(partNames, p.build, func() {})
	p.parts.Show(partList)
	return kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.Bids),
		Title: "Bids", Purpose: "All your bids. Press Enter on one to open it, or drop a saved notice on the window to begin another.",
		Action: p.start,
		Body:   append([]fyne.CanvasObject{p.notes, p.due}, p.parts.Body()...),
	})
}

// The parts of the page.
const (
	partList   = "list"
	partBeside = "beside"
	partTold   = "told"
)

var partNames = []kit.Option{{ID: partList, Text: "List"}, {ID: partBeside, Text: "Side by side"}, {ID: partTold, Text: "What buyers told us"}}

// Parts are the parts of the page; ShowPart shows one of them.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows the part of that name.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

func (p *Page) build(name string) *form.Part {
	switch name {
	case partBeside:
		return p.newBesidePart()
	case partTold:
		return p.newToldPart()
	}
	return form.NewPart(kit.Stack(p.finding, p.table, p.tools,
		kit.Row(kit.NewButton("Bring in a saved notice …", p.s.AskNotice), kit.NewButton("Copy bids from a file …", p.s.AskCopy))),
		func(bool) { p.refreshTable() })
}

// later puts bids without a deadline last.
func later(deadline string) string {
	if deadline == "" {
		return "9999"
	}
	return deadline
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	notes := p.m.Notes()
	if len(notes) == 0 {
		p.notes.Hide()
	} else {
		p.notes.Show()
	}
	p.notes.Set(strings.Join(notes, "\n"), func() []fyne.CanvasObject {
		var lines []fyne.CanvasObject
		for _, note := range notes {
			lines = append(lines, kit.NewMarked(kit.Attention, note))
		}
		return lines
	})
	p.showReminders()
	p.parts.Refresh(false)
}

// ShowAll takes search and filter away.
func (p *Page) ShowAll() {
	p.m.Search, p.m.Show = "", ShowAll
	p.search.Load("")
	p.show.Set(ShowAll)
	p.refreshTable()
	p.table.Focus()
}

func (p *Page) refreshTable() {
	rows := p.m.Rows()
	if len(p.s.State().Bids) == 0 {
		p.none.Show()
		p.noMatch.Hide()
		p.finding.Hide()
	} else {
		p.none.Hide()
		p.noMatch.Show()
		p.finding.Show()
	}
	p.table.SetRows(rows)
	if _, ok := p.table.Selected(); !ok && len(rows) > 0 {
		p.table.Select(rows[0].ID)
	}
	p.refreshTools()
	p.m.WorkOut(p.table.Rows()) // in the order shown: what is in view comes first
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
	form.SetShown(p.proofs, len(p.m.Proofs(r)) > 0)
	if r.Status == bid.StatusArchived {
		p.archive.SetText("Bring back from the archive")
	} else {
		p.archive.SetText("Archive")
	}
}

// Choose makes a bid the chosen one of the list.
func (p *Page) Choose(id string) {
	p.table.Select(id)
	p.refreshTools()
}

// archiveOrBack puts the chosen bid into the archive, or takes it out again.
func (p *Page) archiveOrBack() {
	r, ok := p.table.Selected()
	if !ok {
		return
	}
	if r.Status == bid.StatusArchived {
		p.m.SetStatus(r, bid.StatusPreparing)
	} else {
		p.m.SetStatus(r, bid.StatusArchived)
	}
}

// askCopy asks what a copy of a bid is called and adds it.
func (p *Page) askCopy(r Row) {
	title := kit.NewTextEntry(nil)
	field := kit.NewField("Name of the copy", title).Why("Everything in the bid is copied. It stands as being prepared, whatever became of the other.")
	title.Load(page.Clip(page.TitleOf(r.Title, ""), 380) + " (copy)")
	p.s.Ask(kit.Dialog{Title: "A copy of “" + name(r) + "”", Accept: "Add the copy", Cancel: "Cancel", First: title, Content: field,
		OnAccept: func() bool {
			if !title.Commit() {
				return false
			}
			if err := page.NameProblem(title.Value(), "Give the copy a name, so that you can tell the two apart."); err != nil {
				field.ShowProblem(err)
				return false
			}
			id := p.m.Duplicate(r, title.Value())
			if id != "" {
				p.Choose(id)
			}
			return id != ""
		}})
}

// FocusFirst gives the table the keyboard, or where there is none the way to begin.
func (p *Page) FocusFirst() {
	if p.parts.Chosen() != partList {
		p.parts.Focus()
		return
	}
	if len(p.table.Rows()) == 0 {
		kit.Focus(p.start)
		return
	}
	p.table.Focus()
}

// Find is Ctrl+F.
func (p *Page) Find() {
	p.parts.Show(partList)
	kit.Focus(p.search)
}

// AddLine is Ctrl+Enter, Duplicate is Ctrl+D.
func (p *Page) AddLine() { p.s.AskNewBid() }

// Duplicate copies the selected bid.
func (p *Page) Duplicate() {
	if r, ok := p.table.Selected(); ok {
		p.askCopy(r)
	}
}
