package corecosts

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"

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
	{bid.CoreAllocated, "A part of one service’s costs", "For organisations with several services: first the Allocation part shares every running cost between them, then this contract carries its part of the service that it belongs to."},
	{bid.CoreFromSchedule, "The lines of a schedule", "For placements: what stands in a core-cost schedule of this bid is the core cost, line by line."},
	{bid.CoreAmount, "An amount a year", "For a sum that your board has agreed, or that you worked out elsewhere."},
	{bid.CoreShareOfDirect, "A percentage of direct cost", "For every £100 spent on delivering the service, so many pounds for being there. A buyer will ask what the percentage rests on."},
	{bid.CoreShareOfPrice, "A percentage of the price", "Some buyers state overheads in this way. Mind the base: 15 % of the price is more than 15 % of direct cost."},
}

// sharePart says how this contract's part of the core cost is found.
type sharePart struct {
	view   *fyne.Container
	p      *Page
	s      *page.Session
	m      Model
	fields *kit.FieldSet

	method   *kit.Choice
	about    *kit.Small
	parts    map[bid.CoreMethod]*fyne.Container
	share    *kit.Field // of running costs or of a service: one value
	shareWhy *kit.Field
	table    *kit.Table[Line]
	use      *kit.Button
	change   *kit.Button
	part     *kit.Button
	always   fyne.CanvasObject
	load     []func(bid.CoreCosts)
	last     bid.CoreMethod
	bidID    string
	direct   *kit.Field
	price    *kit.Field
}

func newSharePart(p *Page) *sharePart {
	h := &sharePart{p: p, s: p.s, m: p.m, fields: p.fields}
	var options []kit.Option
	for _, m := range methods {
		options = append(options, kit.Option{ID: string(m.id), Text: m.name})
	}
	h.method = kit.NewChoice(options, func(id string) {
		h.m.Set("Choose how core cost is found", func(c *bid.CoreCosts) { c.Method = bid.CoreMethod(id) })
	})
	h.about = kit.NewSmall("")
	h.parts = map[bid.CoreMethod]*fyne.Container{
		bid.CoreRunningCosts: h.runningCosts(), bid.CoreAmount: h.amount(), bid.CoreAllocated: h.allocated(),
		bid.CoreFromSchedule: h.ofSchedule(), bid.CoreShareOfDirect: h.ofDirect(), bid.CoreShareOfPrice: h.ofPrice(),
	}
	body := []fyne.CanvasObject{
		kit.Panel(
			kit.Row(kit.NewTerm("Core costs", h.s.Glossary), kit.NewTerm("Full cost recovery", h.s.Glossary)),
			kit.Text("Rent, insurance, the accountant, the manager’s time: it is there whichever contract you win, and no buyer asks for it by name. Every contract must carry its share. If this one does not, another contract, your donors or your reserves pay for it.")),
		h.fields.Add("core.method", kit.NewField("How is this contract’s share found?", h.method)),
		h.about, h.shares(),
	}
	for _, m := range methods {
		if m.id != bid.CoreRunningCosts {
			body = append(body, h.parts[m.id])
		}
	}
	body = append(body, h.parts[bid.CoreRunningCosts]) // its table serves the allocated part, too
	h.always = h.avoidable()
	h.view = kit.Stack(append(body, h.always)...)
	return h
}

// shares are the fields of the share of running costs, or of a service's part of them.
func (h *sharePart) shares() fyne.CanvasObject {
	share := entry(h, "Change the share of running costs", kit.NewPercentEntry(nil), func(c *bid.CoreCosts) *money.Share { return &c.Share })
	why := entry(h, "Say how the share was found", kit.NewTextEntry(nil), func(c *bid.CoreCosts) *string { return &c.ShareWhy })
	h.share = h.field("share", "This contract’s share", "For example 13 %, when 4 of your 31 full-time staff work on it.", share)
	h.shareWhy = h.field("shareWhy", "How you came to it", "For example: 4 of 31 full-time staff. A buyer will ask what the share rests on.", why)
	return kit.Form(h.share, h.shareWhy)
}

// allocated is the part of one service.
func (h *sharePart) allocated() *fyne.Container {
	service := kit.NewPicker("Choose a service", nil, func(id string) {
		h.m.Set("Choose the service of this contract", func(c *bid.CoreCosts) { c.ServiceID = id })
	})
	h.load = append(h.load, func(c bid.CoreCosts) {
		service.SetOptions(h.m.Services())
		service.Set(c.ServiceID)
	})
	return kit.Stack(kit.Form(h.field("serviceId", "The service that this contract belongs to", "Its part of all running costs is found in the Allocation part of this page.", service)),
		kit.Row(kit.NewButton("Go to the allocation", func() { h.p.show(partAllocation) })))
}

// ofSchedule is a schedule whose lines are the core cost.
func (h *sharePart) ofSchedule() *fyne.Container {
	schedule := kit.NewPicker("Choose a schedule", nil, func(id string) {
		h.m.Set("Choose the schedule of this contract", func(c *bid.CoreCosts) { c.ScheduleID = id })
	})
	h.load = append(h.load, func(c bid.CoreCosts) {
		schedule.SetOptions(h.m.Schedules())
		schedule.Set(c.ScheduleID)
	})
	return kit.Stack(kit.Form(h.field("scheduleId", "The schedule", "All its lines together are what this contract carries.", schedule)),
		kit.Row(kit.NewButton("Go to the schedules", func() { h.p.show(partSchedule) })))
}

// field registers the field of one value of the core cost.
func (h *sharePart) field(path, label, why string, control fyne.CanvasObject) *kit.Field {
	return h.fields.Add("core."+path, kit.NewField(label, control).Why(why))
}

// entry joins a field to one value of the core cost.
func entry[V any](h *sharePart, step string, e *kit.ValueEntry[V], of func(*bid.CoreCosts) *V) *kit.ValueEntry[V] {
	e.OnCommit = func(v V) { h.m.Set(step, func(c *bid.CoreCosts) { *of(c) = v }) }
	bidID := ""
	h.load = append(h.load, func(c bid.CoreCosts) {
		if bidID != h.bidID { // unfinished typing belongs to the bid that was open before
			bidID = h.bidID
			e.Load(*of(&c))
			return
		}
		e.Set(*of(&c))
	})
	return e
}

func (h *sharePart) runningCosts() *fyne.Container {
	h.table = kit.NewTable("Running costs of the organisation", func(l Line) string { return l.ID },
		kit.NewEmptyState("Your running costs are not listed yet. They are typed once, and every bid takes its part of them.",
			"For example: Rent of the centre, £14,400 a year.", "List your running costs", h.edit("organisation.runningCosts")),
		kit.Column[Line]{Title: "Running cost", Ems: 14, Weight: 2, Text: func(l Line) string { return l.Name }},
		kit.Column[Line]{Title: "A year", Ems: 7, Right: true, Optional: true, Text: func(l Line) string { return l.Amount }},
		kit.Column[Line]{Title: "Used here", Ems: 7, Text: func(l Line) string {
			if l.Used {
				return "yes"
			}
			return "no"
		}},
		kit.Column[Line]{Title: "Our part", Ems: 7, Right: true, Text: func(l Line) string { return l.Part }})
	h.table.OnOpen = h.toggle
	h.table.OnSelect = func(Line) { h.showButtons() }
	chosen := func(do func(Line)) func() {
		return func() {
			if l, ok := h.table.Selected(); ok {
				do(l)
			}
		}
	}
	h.use = kit.NewButton("Leave it out", chosen(h.toggle))
	h.change = kit.NewButton("Change its amount", chosen(func(l Line) { h.s.GoTo(l.Path) }))
	h.part = kit.NewButton("Explain this contract’s part", chosen(func(l Line) { h.s.Explain(l.Figure) }))
	return kit.Stack(
		kit.Close(kit.Section("Which running costs does this contract use?"),
			kit.NewSmall("Space or Enter on a line says yes or no. The amounts are those of the Organisation page, or what the allocation gives the chosen service of them; our part is at the prices of the first contract year, each line rounded to the penny by itself."),
			h.table),
		kit.Row(h.use, h.change, h.part, kit.NewButton("Edit the running costs", h.edit("organisation.runningCosts"))))
}

// edit goes to a field of another page.
func (h *sharePart) edit(path string) func() { return func() { h.s.GoTo(path) } }

func (h *sharePart) toggle(l Line) { h.m.Toggle(l) }

func (h *sharePart) amount() *fyne.Container {
	amount := entry(h, "Change the core cost", kit.NewMoneyEntry(nil), func(c *bid.CoreCosts) *money.Pounds { return &c.Amount })
	rate := h.field("growth.rate", "Growth a year", "With the pay floor: how much more than it.",
		entry(h, "Change the growth of core cost", kit.NewPercentEntry(nil), func(c *bid.CoreCosts) *money.Share { return &c.Growth.Rate }))
	growth := kit.NewPicker("Stays as it is", []kit.Option{
		{ID: string(bid.GrowthNone), Text: "Stays as it is"}, {ID: string(bid.GrowthTyped), Text: "Grows by a share a year"},
		{ID: string(bid.GrowthCPI), Text: "Grows with prices (CPI)"}, {ID: string(bid.GrowthPayFloor), Text: "Grows with the pay floor"},
	}, func(id string) {
		h.m.Set("Change the growth of core cost", func(c *bid.CoreCosts) { c.Growth.Kind = bid.GrowthKind(id) })
	})
	h.load = append(h.load, func(c bid.CoreCosts) {
		kind := c.Growth.Kind
		if kind == bid.GrowthStandard {
			kind = bid.GrowthNone
		}
		growth.Set(string(kind))
		setShown(rate, kind == bid.GrowthTyped || kind == bid.GrowthPayFloor)
	})
	return kit.Stack(kit.Form(
		h.field("amount", "Core cost that this contract carries, a year", "At the prices of the first contract year, without the VAT that you get back.", amount),
		h.field("growth", "How it grows", "Rents and salaries rise during a long contract, and so should this.", growth), rate))
}

func (h *sharePart) rate() *kit.PercentEntry {
	return entry(h, "Change the percentage for core cost", kit.NewPercentEntry(nil), func(c *bid.CoreCosts) *money.Share { return &c.Rate })
}

func (h *sharePart) ofDirect() *fyne.Container {
	h.direct = kit.NewField("Core cost, as a percentage of direct cost", h.rate()).
		Why("Direct cost is people and everything else that delivering the service takes. Last year’s accounts show the percentage: running costs over the cost of all services.")
	return kit.Stack(h.direct)
}

func (h *sharePart) ofPrice() *fyne.Container {
	h.price = kit.NewField("Core cost, as a percentage of the price", h.rate()).
		Why("Of every £100 that the buyer pays, so many pounds go to being there.")
	return kit.Stack(h.price)
}

func (h *sharePart) avoidable() fyne.CanvasObject {
	avoidable := entry(h, "Change the share that would vanish", kit.NewPercentEntry(nil), func(c *bid.CoreCosts) *money.Share { return &c.Avoidable })
	return h.field("avoidable", "What part of it would you save without this contract?",
		"Why we ask: most core cost stays when a contract ends. The part that would go, such as a room rented for it alone, belongs to the lowest price at which the contract still helps. Leave it empty if nothing would go.", avoidable)
}

// refresh puts the stored values into the fields.
func (h *sharePart) refresh(bool) {
	h.bidID = h.s.BidID()
	core := h.m.Core()
	h.method.Set(string(core.Method))
	about := "Choose one: the fields for it appear below."
	for _, m := range methods {
		if m.id == core.Method {
			about = m.about
		}
		setShown(h.parts[m.id], m.id == core.Method)
	}
	h.about.SetText(about)
	ofShare := core.Method == bid.CoreRunningCosts || core.Method == bid.CoreAllocated
	setShown(h.parts[bid.CoreRunningCosts], core.Method == bid.CoreRunningCosts || len(h.m.Lines()) > 0 && ofShare)
	setShown(h.share, ofShare)
	setShown(h.shareWhy, ofShare)
	setShown(h.always, core.Method != bid.CoreNotStated)
	// Both percentages are one value in the document; findings go to the field on show.
	h.fields.Add("core.rate", map[bool]*kit.Field{true: h.price, false: h.direct}[core.Method == bid.CoreShareOfPrice])
	for _, load := range h.load {
		load(core)
	}
	h.table.SetRows(h.m.Lines())
	if _, ok := h.table.Selected(); !ok && len(h.table.Rows()) > 0 {
		h.table.Select(h.table.Rows()[0].ID)
	}
	h.table.SetTotal(nil)
	if len(h.table.Rows()) > 0 {
		h.table.SetTotal([]string{"Together, a year", "", "", h.s.Printed("cost.core")})
	}
	h.showButtons()
	if core.Method != h.last {
		h.last = core.Method
		kit.Relayout(h.method)
	}
}

// showButtons says on the buttons what they do to the chosen line.
func (h *sharePart) showButtons() {
	l, ok := h.table.Selected()
	for _, b := range []*kit.Button{h.use, h.change, h.part} {
		setShown(b, ok)
	}
	words := "This contract uses it"
	if l.Used {
		words = "This contract does not use it"
	}
	if h.use.Text != words {
		h.use.SetText(words)
	}
	setShown(h.part, ok && l.Used)
}

func (h *sharePart) content() fyne.CanvasObject { return h.view }

func (h *sharePart) goTo(path string) bool {
	if path == "core.excluded" || strings.HasPrefix(path, "core.excluded.") {
		if m := h.m.Core().Method; m != bid.CoreRunningCosts && m != bid.CoreAllocated || len(h.table.Rows()) == 0 {
			return false
		}
		h.table.Focus()
		return true
	}
	return h.fields.Focus(path)
}
