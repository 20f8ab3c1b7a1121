package corecosts

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// figures are what the core cost comes to.
var figures = []string{"cost.core", "core.unit", "core.share_of_direct", "core.share_of_price"}

// methods are the ways to find core cost, with the words that help to choose.
var methods = []struct {
	id          bid.CoreMethod
	name, about string
}{
	{bid.CoreRunningCosts, "A share of our running costs", "The easiest to defend: list what it costs to be there in a year, and say what part of it this contract uses."},
	{bid.CoreAmount, "An amount a year", "For a sum that your board has agreed, or that you worked out elsewhere."},
	{bid.CoreShareOfDirect, "A percentage of direct cost", "For every £100 spent on delivering the service, so many pounds for being there. A buyer will ask what the percentage rests on."},
	{bid.CoreShareOfPrice, "A percentage of the price", "Some buyers state overheads in this way. Mind the base: 15 % of the price is more than 15 % of direct cost."},
}

// Page is the page.
type Page struct {
	s *page.Session
	m Model

	method *kit.Choice
	about  *kit.Small
	parts  map[bid.CoreMethod]*fyne.Container
	fields *kit.FieldSet
	table  *kit.Table[Line]
	use    *kit.Button
	change *kit.Button
	part   *kit.Button
	always fyne.CanvasObject
	load   []func(bid.CoreCosts)
	last   bid.CoreMethod
	bidID  string
	direct *kit.Field
	price  *kit.Field
}

var (
	_ shell.Page     = (*Page)(nil)
	_ shell.Goer     = (*Page)(nil)
	_ shell.Focuser  = (*Page)(nil)
	_ shell.Answerer = (*Page)(nil)
)

// New makes the page.
func New(s *page.Session) *Page { return &Page{s: s, m: NewModel(s)} }

// ID is part of shell.Page.
func (p *Page) ID() string { return page.CoreCosts }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Core costs" }

// Group says that the page belongs to the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields, p.load, p.last = kit.NewFieldSet(), nil, ""
	var options []kit.Option
	for _, m := range methods {
		options = append(options, kit.Option{ID: string(m.id), Text: m.name})
	}
	p.method = kit.NewChoice(options, func(id string) {
		p.m.Set("Choose how core cost is found", func(c *bid.CoreCosts) { c.Method = bid.CoreMethod(id) })
	})
	p.about = kit.NewSmall("")
	p.parts = map[bid.CoreMethod]*fyne.Container{
		bid.CoreRunningCosts: p.runningCosts(), bid.CoreAmount: p.amount(),
		bid.CoreShareOfDirect: p.ofDirect(), bid.CoreShareOfPrice: p.ofPrice(),
	}
	body := []fyne.CanvasObject{
		kit.Panel(
			kit.Row(kit.NewTerm("Core costs", p.s.Glossary), kit.NewTerm("Full cost recovery", p.s.Glossary)),
			kit.Text("Rent, insurance, the accountant, the manager’s time: it is there whichever contract you win, and no buyer asks for it by name. Every contract must carry its share. If this one does not, another contract, your donors or your reserves pay for it.")),
		p.fields.Add("core.method", kit.NewField("How is this contract’s share found?", p.method)),
		p.about,
	}
	for _, m := range methods {
		body = append(body, p.parts[m.id])
	}
	p.always = p.avoidable()
	body = append(body, p.always)
	return kit.NewPage(kit.Scaffold{
		Title: "Core costs", Purpose: "What it costs to be there, and the part of it that this contract pays for.", Body: body,
	})
}

// field registers the field of one value of the core cost.
func (p *Page) field(path, label, why string, control fyne.CanvasObject) *kit.Field {
	return p.fields.Add("core."+path, kit.NewField(label, control).Why(why))
}

// entry joins a field to one value of the core cost.
func entry[V any](p *Page, step string, e *kit.ValueEntry[V], of func(*bid.CoreCosts) *V) *kit.ValueEntry[V] {
	e.OnCommit = func(v V) { p.m.Set(step, func(c *bid.CoreCosts) { *of(c) = v }) }
	bidID := ""
	p.load = append(p.load, func(c bid.CoreCosts) {
		if bidID != p.bidID { // unfinished typing belongs to the bid that was open before
			bidID = p.bidID
			e.Load(*of(&c))
			return
		}
		e.Set(*of(&c))
	})
	return e
}

func (p *Page) runningCosts() *fyne.Container {
	p.table = kit.NewTable("Running costs of the organisation", func(l Line) string { return l.ID },
		kit.NewEmptyState("Your running costs are not listed yet. They are typed once, and every bid takes its part of them.",
			"For example: Rent of the centre, £14,400 a year.", "List your running costs", p.edit("organisation.runningCosts")),
		kit.Column[Line]{Title: "Running cost", Ems: 14, Weight: 2, Text: func(l Line) string { return l.Name }},
		kit.Column[Line]{Title: "A year", Ems: 7, Right: true, Optional: true, Text: func(l Line) string { return l.Amount }},
		kit.Column[Line]{Title: "Used here", Ems: 7, Text: func(l Line) string {
			if l.Used {
				return "yes"
			}
			return "no"
		}},
		kit.Column[Line]{Title: "Our part", Ems: 7, Right: true, Text: func(l Line) string { return l.Part }})
	p.table.OnOpen = p.toggle
	p.table.OnSelect = func(Line) { p.showButtons() }
	chosen := func(do func(Line)) func() {
		return func() {
			if l, ok := p.table.Selected(); ok {
				do(l)
			}
		}
	}
	p.use = kit.NewButton("Leave it out", chosen(p.toggle))
	p.change = kit.NewButton("Change its amount", chosen(func(l Line) { p.s.GoTo("organisation.runningCosts." + l.ID + ".amount") }))
	p.part = kit.NewButton("Explain this contract’s part", chosen(func(l Line) { p.s.Explain("core." + l.ID + ".year") }))
	share := entry(p, "Change the share of running costs", kit.NewPercentEntry(nil), func(c *bid.CoreCosts) *money.Share { return &c.Share })
	why := entry(p, "Say how the share was found", kit.NewTextEntry(nil), func(c *bid.CoreCosts) *string { return &c.ShareWhy })
	return kit.Stack(
		p.field("share", "This contract’s share", "For example 13 %, when 4 of your 31 full-time staff work on it.", share),
		p.field("shareWhy", "How you came to it", "For example: 4 of 31 full-time staff. A buyer will ask what the share rests on.", why),
		kit.Close(kit.Section("Which running costs does this contract use?"),
			kit.NewSmall("Space or Enter on a line says yes or no. The amounts are those of the Organisation page; our part is at the prices of the first contract year, each line rounded to the penny by itself."),
			p.table),
		kit.Row(p.use, p.change, p.part, kit.NewButton("Edit the running costs", p.edit("organisation.runningCosts"))))
}

// edit goes to a field of another page.
func (p *Page) edit(path string) func() { return func() { p.s.GoTo(path) } }

func (p *Page) toggle(l Line) { p.m.Toggle(l) }

func (p *Page) amount() *fyne.Container {
	amount := entry(p, "Change the core cost", kit.NewMoneyEntry(nil), func(c *bid.CoreCosts) *money.Pounds { return &c.Amount })
	rate := p.field("growth.rate", "Growth a year", "With the pay floor: how much more than it.",
		entry(p, "Change the growth of core cost", kit.NewPercentEntry(nil), func(c *bid.CoreCosts) *money.Share { return &c.Growth.Rate }))
	growth := kit.NewPicker("Stays as it is", []kit.Option{
		{ID: string(bid.GrowthNone), Text: "Stays as it is"}, {ID: string(bid.GrowthTyped), Text: "Grows by a share a year"},
		{ID: string(bid.GrowthCPI), Text: "Grows with prices (CPI)"}, {ID: string(bid.GrowthPayFloor), Text: "Grows with the pay floor"},
	}, func(id string) {
		p.m.Set("Change the growth of core cost", func(c *bid.CoreCosts) { c.Growth.Kind = bid.GrowthKind(id) })
	})
	p.load = append(p.load, func(c bid.CoreCosts) {
		kind := c.Growth.Kind
		if kind == bid.GrowthStandard {
			kind = bid.GrowthNone
		}
		growth.Set(string(kind))
		setShown(rate, kind == bid.GrowthTyped || kind == bid.GrowthPayFloor)
	})
	return kit.Stack(kit.Form(
		p.field("amount", "Core cost that this contract carries, a year", "At the prices of the first contract year, without the VAT that you get back.", amount),
		p.field("growth", "How it grows", "Rents and salaries rise during a long contract, and so should this.", growth), rate))
}

func (p *Page) rate() *kit.PercentEntry {
	return entry(p, "Change the percentage for core cost", kit.NewPercentEntry(nil), func(c *bid.CoreCosts) *money.Share { return &c.Rate })
}

func (p *Page) ofDirect() *fyne.Container {
	p.direct = kit.NewField("Core cost, as a percentage of direct cost", p.rate()).
		Why("Direct cost is people and everything else that delivering the service takes. Last year’s accounts show the percentage: running costs over the cost of all services.")
	return kit.Stack(p.direct)
}

func (p *Page) ofPrice() *fyne.Container {
	p.price = kit.NewField("Core cost, as a percentage of the price", p.rate()).
		Why("Of every £100 that the buyer pays, so many pounds go to being there.")
	return kit.Stack(p.price)
}

func (p *Page) avoidable() fyne.CanvasObject {
	avoidable := entry(p, "Change the share that would vanish", kit.NewPercentEntry(nil), func(c *bid.CoreCosts) *money.Share { return &c.Avoidable })
	return p.field("avoidable", "What part of it would you save without this contract?",
		"Why we ask: most core cost stays when a contract ends. The part that would go, such as a room rented for it alone, belongs to the lowest price at which the contract still helps. Leave it empty if nothing would go.", avoidable)
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	if p.fields == nil {
		return
	}
	p.bidID = p.s.BidID()
	core := p.m.Core()
	p.method.Set(string(core.Method))
	about := "Choose one: the fields for it appear below."
	for _, m := range methods {
		if m.id == core.Method {
			about = m.about
		}
		setShown(p.parts[m.id], m.id == core.Method)
	}
	p.about.SetText(about)
	setShown(p.always, core.Method != bid.CoreNotStated)
	// Both percentages are one value in the document; findings go to the field on show.
	p.fields.Add("core.rate", map[bool]*kit.Field{true: p.price, false: p.direct}[core.Method == bid.CoreShareOfPrice])
	for _, load := range p.load {
		load(core)
	}
	p.table.SetRows(p.m.Lines())
	if _, ok := p.table.Selected(); !ok && len(p.table.Rows()) > 0 {
		p.table.Select(p.table.Rows()[0].ID)
	}
	p.table.SetTotal(nil)
	if len(p.table.Rows()) > 0 {
		p.table.SetTotal([]string{"Together, a year", "", "", p.s.Printed("cost.core")})
	}
	p.showButtons()
	p.fields.ShowIssues(p.s.Issues(page.Below("core")))
	if core.Method != p.last {
		p.last = core.Method
		kit.Relayout(p.method)
	}
}

// showButtons says on the buttons what they do to the chosen line.
func (p *Page) showButtons() {
	l, ok := p.table.Selected()
	for _, b := range []*kit.Button{p.use, p.change, p.part} {
		setShown(b, ok)
	}
	words := "This contract uses it"
	if l.Used {
		words = "This contract does not use it"
	}
	if p.use.Text != words {
		p.use.SetText(words)
	}
	setShown(p.part, ok && l.Used)
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// Answer is part of shell.Answerer.
func (p *Page) Answer() shell.Answer {
	return p.s.Answer(figures, page.Below("core", "organisation.runningCosts"))
}

// GoTo goes to the field of a path.
func (p *Page) GoTo(path string) bool {
	if path == "core.excluded" || strings.HasPrefix(path, "core.excluded.") {
		if p.m.Core().Method != bid.CoreRunningCosts || len(p.table.Rows()) == 0 {
			return false
		}
		p.table.Focus()
		return true
	}
	return p.fields.Focus(path)
}

// FocusFirst gives the choice of the method the keyboard.
func (p *Page) FocusFirst() {
	kit.Focus(p.method)
}
