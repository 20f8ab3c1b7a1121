package facts

import (
	"strings"

	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// Page is the page.
type Page struct {
	s      *page.Session
	m      *Model
	table  *kit.Table[reference.Fact]
	search *kit.TextEntry
	detail *fyne.Container
	shown  string

	topic, status, day, nation *kit.Picker
	scope                      *kit.Choice
	on                         *kit.DateEntry
	onField                    *kit.Field
	history                    *kit.Listing

	title, period, state, source, note *kit.Small
	label                              *kit.Line
	value                              *kit.ValueEntry[money.Value]
	valueField, reasonField            *kit.Field
	reason                             *kit.TextEntry
	back                               *kit.Button
	refused                            *kit.Marked
}

// New makes the page.
func New(s *page.Session) *Page { return &Page{s: s} }

// ID, Title and Group are part of shell.Page.
func (p *Page) ID() string { return page.Facts }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Facts" }

// Group says that the page stands with those of the workspace.
func (p *Page) Group() shell.Group { return shell.Workspace }

// What the table shows.
const (
	scopeAll  = "all"
	scopeUsed = "used"
)

// anyOption is the first of every list of choices.
func anyOption(text string) []kit.Option { return []kit.Option{{ID: "", Text: text}} }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.m = NewModel(p.s)
	p.table = kit.NewTable("Facts", Key, kit.Text("No fact is like that. Ask for less: another topic, another day, or fewer words."),
		kit.Column[reference.Fact]{Title: "Fact", Ems: 12, Weight: 3, Text: func(f reference.Fact) string { return f.Label }},
		kit.Column[reference.Fact]{Title: "Where", Ems: 6, Optional: true, Text: func(f reference.Fact) string { return string(f.Nation) }},
		kit.Column[reference.Fact]{Title: "Value", Ems: 11, Weight: 1, Right: true, Text: func(f reference.Fact) string { return f.ValueWords() }},
		kit.Column[reference.Fact]{Title: "Holds", Ems: 14, Optional: true, Text: periodShort},
		kit.Column[reference.Fact]{Title: "Status", Ems: 12, Weight: 1, Text: func(f reference.Fact) string { return f.Status.Words() }, State: stateOf})
	p.table.VisibleRows = 9
	p.table.OnSelect = func(reference.Fact) { p.refreshDetail() }
	p.table.OnOpen = func(reference.Fact) { p.valueField.Focus() }
	p.search = kit.NewTextEntry(nil)
	p.search.OnChanged = func(text string) { p.m.Filter.Text = text; p.Refresh() }
	var topics []kit.Option
	for _, t := range p.s.Library().Topics() {
		topics = append(topics, kit.Option{ID: t.ID, Text: t.Label})
	}
	p.topic = kit.NewPicker("All topics", append(anyOption("All topics"), topics...), func(id string) { p.m.Filter.Topic = id; p.Refresh() })
	p.status = kit.NewPicker("Any status", anyOption("Any status"), func(id string) { p.m.Filter.Status = reference.Status(id); p.Refresh() })
	statuses := anyOption("Any status")
	for _, s := range []reference.Status{reference.Missing, reference.Yours, reference.Projected, reference.Provisional, reference.Announced, reference.Enacted, reference.Historic} {
		statuses = append(statuses, kit.Option{ID: string(s), Text: capital(s.Words())})
	}
	p.status.SetOptions(statuses)
	p.day = kit.NewPicker("Today", []kit.Option{{ID: dayToday, Text: "Today"}, {ID: dayStart, Text: "The first day of the open bid’s contract"}, {ID: dayOther, Text: "On a day that you type"}, {ID: dayAll, Text: "At any time: every row"}},
		func(id string) {
			p.m.SetDay(id)
			p.on.Load(p.m.Filter.On)
			p.showDay()
			p.Refresh()
		})
	p.day.Set(dayToday)
	p.on = kit.NewDateEntry(p.s.Today, func(d date.Date) { p.m.Filter.On = d; p.Refresh() })
	p.onField = kit.NewField("Day", p.on)
	p.onField.Hide()
	p.scope = kit.NewChoice([]kit.Option{{ID: scopeAll, Text: "Every fact"}, {ID: scopeUsed, Text: "Used by the open bid, what you must enter first"}},
		func(id string) { p.m.OnlyUsed = id == scopeUsed; p.Refresh() })
	p.scope.SetLabel("Which facts")
	p.scope.Set(scopeAll)
	p.nation = kit.NewPicker("All nations", append(anyOption("All nations"),
		kit.Option{ID: string(reference.England), Text: "England"}, kit.Option{ID: string(reference.Wales), Text: "Wales"},
		kit.Option{ID: string(reference.Scotland), Text: "Scotland"}, kit.Option{ID: string(reference.NorthernIreland), Text: "Northern Ireland"}),
		func(id string) { p.m.Filter.Nation = reference.Nation(id); p.Refresh() })
	p.nation.Set(string(p.m.Filter.Nation))
	p.refused = kit.NewMarked(kit.Attention, "")
	p.refused.Hide()
	p.buildDetail()
	return kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.Facts),
		Title: "Facts", Purpose: "Check what your figures rest on: pay floors, tax and prices, each with its day and source. Where you know better, give your own figure with a reason.",
		Body: []fyne.CanvasObject{
			kit.Row(kit.NewButton("Take over a facts file …", p.askImport), kit.NewButton("Hand on your own figures …", p.askExport)),
			p.scope,
			kit.Columns(3, 15, kit.NewField("Find", p.search), kit.NewField("Topic", p.topic), kit.NewField("Status", p.status),
				kit.NewField("In force", p.day), kit.NewField("Where", p.nation), p.onField),
			p.refused, p.table, p.detail,
		},
	})
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// periodShort is the period as it fits into a column.
func periodShort(f reference.Fact) string {
	short := func(d date.Date) string { return d.Time().Format("2 Jan 2006") }
	switch {
	case f.ValidFrom.IsZero():
		return "undated"
	case f.ValidTo.IsZero():
		return "from " + short(f.ValidFrom)
	}
	return short(f.ValidFrom) + " – " + short(f.ValidTo)
}

// stateOf marks what is missing or needs an eye.
func stateOf(f reference.Fact) kit.State {
	switch f.Status {
	case reference.Missing:
		return kit.Blocked
	case reference.Provisional, reference.Projected:
		return kit.Attention
	}
	return kit.Note
}

func (p *Page) buildDetail() {
	p.label = kit.OneLine("")
	p.label.Bold = true
	p.title, p.period, p.state, p.source, p.note = kit.NewSmall(""), kit.NewSmall(""), kit.NewSmall(""), kit.NewSmall(""), kit.NewSmall("")
	p.value = kit.NewValueEntry(readValue, func(v money.Value) string {
		if !v.IsSet() {
			return ""
		}
		return v.String()
	}, nil)
	p.value.OnEnter = func() { p.reasonField.Focus() }
	p.reason = kit.NewTextEntry(nil)
	p.reason.OnEnter = p.override
	p.history = kit.NewListing()
	p.valueField = kit.NewField("Your own figure", p.value)
	p.reasonField = kit.NewField("Where it comes from", p.reason).Why("A few words: our pay award of April, quoted by the insurer. They are kept with the figure.")
	p.back = kit.NewButton("Take your figure back", func() {
		if f, ok := p.table.Selected(); ok {
			p.m.TakeBack(f)
		}
	})
	p.detail = kit.Stack(kit.Panel(p.label, kit.Close(p.title, p.period, p.state, p.source, p.note)),
		kit.Form(p.valueField, p.reasonField),
		kit.Row(kit.NewButton("Use your own figure", p.override), p.back), p.history)
}

func (p *Page) override() {
	f, ok := p.table.Selected()
	if !ok || !p.value.Commit() || !p.reason.Commit() {
		return
	}
	noFigure, noReason := p.m.Override(f, p.value.Value(), p.reason.Value())
	p.valueField.ShowProblem(noFigure)
	p.reasonField.ShowProblem(noReason)
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	rows := p.m.Rows()
	p.table.SetRows(rows)
	if _, ok := p.table.Selected(); !ok && len(rows) > 0 {
		p.table.Select(Key(rows[0]))
	}
	_, refused := p.m.Overrides()
	p.refused.Hide()
	if len(refused) > 0 {
		p.refused.Set(kit.Attention, refused[0].Message)
		p.refused.Show()
	}
	p.refreshDetail()
}

func (p *Page) refreshDetail() {
	f, ok := p.table.Selected()
	if !ok {
		p.detail.Hide()
		p.shown = ""
		return
	}
	p.label.SetText(f.Label + ": " + f.ValueWords())
	p.title.SetText("Holds " + f.Period() + " in " + place(f.Nation) + ".")
	status := "Status: " + f.Status.Words() + "."
	if f.Why != "" {
		status += " " + f.Why
	}
	p.state.SetText(status)
	p.period.Hide()
	if f.Overridden != nil {
		was := "There was no figure before."
		if f.Was.IsSet() {
			before := f
			before.Value = f.Was
			was = "It stands in place of " + before.ValueWords() + "."
		}
		p.period.SetText("Your own figure, because: " + f.Overridden.Reason + ". " + was)
		p.period.Show()
	} else if f.LastKnown != nil {
		p.period.SetText("Last known: " + f.LastKnown.ValueWords() + ", " + f.LastKnown.Period() + ". It is not used unless you say so.")
		p.period.Show()
	}
	p.source.SetText("Source: " + SourceWords(f) + ". How sure: " + CertaintyWords(f.Certainty) + ".")
	setOrHide(p.note, f.Note)
	p.valueField.Why("In the unit of the fact: " + UnitWords(f.Unit) + ".")
	show(p.back, f.Overridden != nil)
	if key := Key(f); key != p.shown {
		p.shown = key
		p.valueField.ShowProblem(nil)
		p.reasonField.ShowProblem(nil)
		var value money.Value
		reason := ""
		if f.Overridden != nil {
			value, reason = f.Overridden.Value, f.Overridden.Reason
		}
		p.value.Load(value)
		p.reason.Load(reason)
	}
	p.showHistory(f)
	p.detail.Show()
}

// showHistory lists the other periods of the same fact.
func (p *Page) showHistory(f reference.Fact) {
	var all []string
	for _, row := range p.m.History(f) {
		all = append(all, capital(row.Period())+": "+row.ValueWords()+" ("+row.Status.Words()+")")
	}
	p.history.Set(strings.Join(all, "\n"), func() []fyne.CanvasObject {
		if len(all) < 2 {
			return nil
		}
		objects := []fyne.CanvasObject{kit.Strong("The same fact at other times")}
		for _, words := range all {
			objects = append(objects, kit.NewSmall(words))
		}
		return objects
	})
}

func place(n reference.Nation) string {
	if n == reference.UK {
		return "the whole United Kingdom"
	}
	return string(n)
}

func setOrHide(s *kit.Small, text string) {
	s.SetText(text)
	show(s, text != "")
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// GoTo goes to a fact by its id, the id under which it is asked for, or its series:
// facts.<id>. The filter gives way when it hides the fact.
func (p *Page) GoTo(path string) bool {
	key, found := p.m.Reach(strings.TrimPrefix(path, pathPrefix))
	if !found {
		p.table.Focus()
		return true
	}
	p.showFilter()
	p.Refresh()
	p.table.Select(key)
	p.refreshDetail()
	return p.valueField.Focus()
}

// showFilter puts the filter into its controls.
func (p *Page) showFilter() {
	p.search.Load(p.m.Filter.Text)
	p.topic.Set(p.m.Filter.Topic)
	p.status.Set(string(p.m.Filter.Status))
	p.nation.Set(string(p.m.Filter.Nation))
	scope := scopeAll
	if p.m.OnlyUsed {
		scope = scopeUsed
	}
	p.scope.Set(scope)
	day := dayOther
	switch on := p.m.Filter.On; {
	case on.IsZero():
		day = dayAll
	case on == p.m.s.Today():
		day = dayToday
	}
	p.day.Set(day)
	p.on.Load(p.m.Filter.On)
	p.showDay()
}

// showDay shows the field for a day when a day is to be typed.
func (p *Page) showDay() {
	show(p.onField, p.day.Chosen() == dayOther)
	kit.Relayout(p.onField)
}

// FocusFirst gives the search the keyboard; Find is Ctrl+F.
func (p *Page) FocusFirst() { p.Find() }

// Find is Ctrl+F.
func (p *Page) Find() {
	kit.Focus(p.search)
}
