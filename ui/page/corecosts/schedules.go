package corecosts

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// Where the fields of the chosen lines of a schedule stand, without ids.
const (
	schedulesPath  = "core.schedules."
	categoriesPath = schedulesPath + "categories."
	itemsPath      = categoriesPath + "lines."
	includedPath   = schedulesPath + "included."
	versionsPath   = schedulesPath + "versions."
	referralsPath  = schedulesPath + "referrals."
	needsPath      = referralsPath + "needs."
	discountsPath  = schedulesPath + "discounts."
	blocksPath     = schedulesPath + "blocks."
	claimsPath     = schedulesPath + "claims."
)

// schedules are the core-cost schedules of the open bid and the lists within the chosen
// one. Two parts of the page show them, so that both always speak of the same schedule.
type schedules struct {
	*lines.Editor[bid.CoreSchedule]
	p *Page

	categories *lines.Editor[bid.CoreCategory]
	items      *lines.Editor[bid.ScheduleLine]
	included   *lines.Editor[bid.Inclusion]
	versions   *lines.Editor[bid.CoreVersion]
	referrals  *lines.Editor[bid.Referral]
	needs      *lines.Editor[bid.NeedsLine]
	discounts  *lines.Editor[bid.Discount]
	blocks     *lines.Editor[bid.Block]
	claims     *lines.Editor[bid.Claim]
	tree       *lines.Tree

	needsAt        *fyne.Container // in the form of a referral
	heads1, heads2 *headTable      // of the core fee and of the residential add-on

	watch []func() // told when another schedule, or the same with new values, is shown
	last  string   // the schedule in the fields
}

// unit is a list without its lines' type.
type unit interface {
	Refresh()
	Forget()
}

func newSchedules(p *Page) *schedules {
	c := &schedules{p: p}
	c.Editor = c.newList()
	c.categories = c.newCategories()
	c.items = c.newItems()
	c.included = c.newIncluded()
	c.versions = c.newVersions()
	c.referrals = c.newReferrals()
	c.needs = c.newNeeds()
	c.discounts = c.newDiscounts()
	c.blocks = c.newBlocks()
	c.claims = c.newClaims()
	lines.Follow(c.categories, c.items)
	lines.Follow(c.referrals, c.needs)
	c.tree = &lines.Tree{Prefix: schedulesPath, List: c.Editor, Within: []*lines.Tree{
		{Prefix: categoriesPath, List: c.categories, Within: []*lines.Tree{{Prefix: itemsPath, List: c.items}}},
		{Prefix: includedPath, List: c.included},
		{Prefix: versionsPath, List: locking{c.versions, c}},
		{Prefix: referralsPath, List: c.referrals, Within: []*lines.Tree{
			{Prefix: needsPath, List: c.needs}, {Prefix: feesPath, List: c.heads1}, {Prefix: residentialPath, List: c.heads2}}},
		{Prefix: discountsPath, List: c.discounts},
		{Prefix: blocksPath, List: c.blocks},
		{Prefix: claimsPath, List: c.claims},
	}}
	c.OnShow = func(x bid.CoreSchedule) { c.show(x.ID) }
	return c
}

func (c *schedules) units() []unit {
	return []unit{c.categories, c.included, c.versions, c.referrals, c.discounts, c.blocks, c.claims}
}

// show turns the lists within to a schedule; none empties them.
func (c *schedules) show(id string) {
	if id != c.last { // a copied schedule has lines of the same ids
		c.items.Forget()
		c.needs.Forget()
		for _, u := range c.units() {
			u.Forget()
		}
	}
	for _, u := range c.units() {
		u.Refresh()
	}
	// Without a line of the outer list the inner one is not told.
	c.items.Refresh()
	c.needs.Refresh()
	c.last = id
	for _, f := range c.watch {
		f()
	}
}

func (c *schedules) refresh(fresh bool) {
	if fresh {
		c.Forget()
		c.last = ""
		c.items.Forget()
		c.needs.Forget()
	}
	c.Refresh()
	if c.Selected() == "" {
		c.show("")
	}
}

// of is the chosen schedule among those of a bid; an empty one when none is chosen.
func (c *schedules) of(core *bid.CoreCosts) *bid.CoreSchedule {
	id := c.Selected()
	if i := slices.IndexFunc(core.Schedules, func(x bid.CoreSchedule) bool { return id != "" && x.ID == id }); i >= 0 {
		return &core.Schedules[i]
	}
	return new(bid.CoreSchedule)
}

// chosen is the chosen schedule as it is stored.
func (c *schedules) chosen() bid.CoreSchedule {
	core := c.p.m.Core()
	return *c.of(&core)
}

// edit changes the chosen schedule as one step.
func (c *schedules) edit(step string, f func(*bid.CoreSchedule)) {
	c.p.m.Set(step, func(core *bid.CoreCosts) { f(c.of(core)) })
}

// id is the id of a figure of the chosen schedule.
func (c *schedules) id(rest string) string { return "schedule." + c.Selected() + "." + rest }

// within is a list of the chosen schedule.
func within[T any](c *schedules, noun string, of func(*bid.CoreSchedule) *[]T, id func(*T) *string, name func(T) string) lines.List[T] {
	return inCore(c.p, noun, func(core *bid.CoreCosts) *[]T { return of(c.of(core)) }, id, name)
}

// first is the list to add to while none has the keyboard.
func (c *schedules) first() lines.Listed {
	if c.Selected() == "" {
		return c.Editor
	}
	if c.categories.Selected() == "" {
		return c.categories
	}
	return c.items
}

func (c *schedules) newList() *lines.Editor[bid.CoreSchedule] {
	type one = bid.CoreSchedule
	l := &lines.Editor[one]{List: inCore(c.p, "schedule", func(core *bid.CoreCosts) *[]one { return &core.Schedules },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l.Table = kit.NewTable("Schedules", func(x one) string { return x.ID },
		kit.NewEmptyState("Buyers of placements ask for your core costs under fixed headings. The fee you state when you qualify is carried into every referral, and may later only fall. One schedule serves one establishment.",
			"For example: C2 Premises: rent £48,000, rates £6,200, utilities £11,400 a year, for 16 places.", "Start from the nine categories of a special school",
			func() { c.begin(bid.TemplateSENDay) }),
		kit.Column[one]{Title: "Schedule", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Categories of", Ems: 11, Weight: 1, Optional: true, Text: func(x one) string { name, _ := c.p.m.template(x.Template); return name }},
		kit.Column[one]{Title: "Places", Ems: 5, Right: true, Optional: true, Text: func(x one) string { return x.Places.Format() }},
		kit.Column[one]{Title: "Weeks", Ems: 5, Right: true, Text: func(x one) string { return x.Weeks }},
		kit.Column[one]{Title: "Place and week", Ems: 9, Right: true, Text: func(x one) string { return c.p.s.Printed("schedule." + x.ID + ".week") }})
	l.Table.VisibleRows = 4
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(schedulesPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Name of the schedule", "Such as: Day places 2027–28.", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	weeks, typed := c.weeks(l)
	note := kit.NewSmall("")
	l.Fill(func(x one, _ bool) {
		_, text := c.p.m.template(x.Template)
		note.SetText(text)
		setShown(note, text != "")
	})
	l.Form = kit.Stack(kit.Close(kit.Section("The chosen schedule"), note), kit.Form(name,
		field("establishment", "Establishment", "One school or home: fees are agreed for each by itself.", lines.Entry(l, "establishment", kit.NewTextEntry(nil), func(x *one) *string { return &x.Establishment })),
		field("buyer", "Buyer", "The authority or framework that asks for it.", lines.Entry(l, "buyer", kit.NewTextEntry(nil), func(x *one) *string { return &x.Buyer })),
		field("places", "Places", "All places of the establishment, whoever fills them.", lines.Entry(l, "places", kit.NewQuantityEntry(nil), func(x *one) *money.Quantity { return &x.Places })),
		field("occupancy", "Planned occupancy", "The share of places that you count on being filled, such as 87.5 % for 14 of 16. Empty places must be paid by the filled ones.", lines.Entry(l, "occupancy", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Occupancy })),
		field("record", "Highest occupancy reached before", "To test the plan by. Empty when there is no record.", lines.Entry(l, "record", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Record })),
		weeks, typed))
	l.Wire("Remove this schedule")
	l.View = kit.Stack(l.Table, l.Form)
	return l
}

// weekChoices are the usual bases; another number may be typed.
var weekChoices = []string{"38", "39", "42", "52", "365/7"}

// weeks are the fields of the weeks basis, which is never assumed.
func (c *schedules) weeks(l *lines.Editor[bid.CoreSchedule]) (choice, typed *kit.Field) {
	const other = "other"
	options := []kit.Option{}
	for _, w := range weekChoices {
		options = append(options, kit.Option{ID: w, Text: w})
	}
	typing := "" // the schedule for which another number is about to be typed
	pick := kit.NewChoice(append(options, kit.Option{ID: other, Text: "another number"}), func(id string) {
		if id == other {
			typing = l.Selected()
			setShown(typed, true)
			kit.Relayout(typed)
			typed.Focus()
			return
		}
		typing = ""
		l.List.Edit(l.Selected(), "weeks", func(x *bid.CoreSchedule) { x.Weeks = id })
	})
	entry := lines.Entry(l, "weeks", kit.NewTextEntry(nil), func(x *bid.CoreSchedule) *string { return &x.Weeks })
	typed = kit.NewField("Number of weeks", entry).Why("Up to 53, such as 44.")
	l.Fill(func(x bid.CoreSchedule, fresh bool) {
		if fresh {
			typing = ""
		}
		own := x.Weeks != "" && !slices.Contains(weekChoices, x.Weeks) || typing == x.ID
		setShown(typed, own)
		shown := x.Weeks
		if own {
			shown = other
		}
		pick.Set(shown)
	})
	choice = c.p.fields.Add(schedulesPath+"weeks", kit.NewField("Weeks in a year that the fee is spread over", pick).
		Why("38 or 39 for a school year, 42 or 52 for boarding, 365/7 for every day. The tender says which; the same yearly fee gives a very different weekly one."))
	return choice, typed
}

func orUnnamed(name string) string {
	if name == "" {
		return "(no name yet)"
	}
	return name
}
