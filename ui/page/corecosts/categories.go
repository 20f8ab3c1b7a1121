package corecosts

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

func (c *schedules) newCategories() *lines.Editor[bid.CoreCategory] {
	type one = bid.CoreCategory
	l := &lines.Editor[one]{List: within(c, "category", func(x *bid.CoreSchedule) *[]one { return &x.Categories },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	printed := func(rest string) func(one) string {
		return func(x one) string { return c.p.s.Printed(c.id(x.ID + "." + rest)) }
	}
	l.Table = kit.NewTable("Categories of the schedule", func(x one) string { return x.ID },
		kit.NewEmptyState("Under which headings does the buyer want the costs?", "For example: C2 Premises.", "Add a category", l.Add),
		kit.Column[one]{Title: "Code", Ems: 4, Text: func(x one) string { return x.Code }},
		kit.Column[one]{Title: "Category", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Lines", Ems: 5, Right: true, Optional: true, Text: lineCount},
		kit.Column[one]{Title: "A year", Ems: 7.5, Right: true, Text: printed("year")},
		kit.Column[one]{Title: "Place and year", Ems: 9, Right: true, Optional: true, Text: printed("place")},
		kit.Column[one]{Title: "Place and week", Ems: 9, Right: true, Text: printed("week")})
	l.Table.VisibleRows = 12
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(categoriesPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Category", "As the buyer’s form prints it.", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	none := kit.NewCheck("There is no such cost", lines.Checked(l, "“none” tick", func(x *one) *bool { return &x.None }))
	l.Fill(func(x one, _ bool) { none.Set(x.None) })
	l.Form = kit.Stack(kit.Section("The chosen category"), kit.Form(
		field("code", "Code", "Such as C2.", lines.Entry(l, "code", kit.NewTextEntry(nil), func(x *one) *string { return &x.Code })), name,
		field("none", "Nothing here?", "Say so on purpose: an empty category looks forgotten.", none)))
	l.Wire("Remove this category")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a category", l.Add)), l.Table, l.Form)
	return l
}

func lineCount(x bid.CoreCategory) string {
	switch {
	case len(x.Lines) > 0:
		return page.Count(len(x.Lines), "line", "lines")
	case x.None:
		return "none"
	}
	return "–"
}

var sources = []kit.Option{
	{ID: string(bid.FromTyped), Text: "Typed here"},
	{ID: string(bid.FromRunningCost), Text: "A running cost", Detail: "this contract’s part of it"},
	{ID: string(bid.FromPost), Text: "A post of this bid", Detail: "its yearly employment cost"},
	{ID: string(bid.FromCost), Text: "A cost line of this bid", Detail: "its yearly sum"},
}

// sourceWords name what each source is called.
var sourceWords = map[bid.LineSource]string{
	bid.FromRunningCost: "Running cost", bid.FromPost: "Post", bid.FromCost: "Cost line",
}

// drivers are the units that a line depends on; others may be typed in the note.
var drivers = []kit.Option{
	{ID: "", Text: "Not stated"}, {ID: "place", Text: "Places"}, {ID: "full-time equivalent", Text: "Full-time equivalents"},
	{ID: "square metre", Text: "Square metres"}, {ID: "mile", Text: "Miles"}, {ID: "referral", Text: "Referrals"}, {ID: "pupil", Text: "Pupils"},
	{ID: "fixed", Text: "Nothing: it is fixed"},
}

var growths = []kit.Option{
	{ID: string(bid.GrowthNone), Text: "Stays as it is"}, {ID: string(bid.GrowthTyped), Text: "Grows by a share a year"},
	{ID: string(bid.GrowthCPI), Text: "Grows with prices (CPI)"}, {ID: string(bid.GrowthPayFloor), Text: "Grows with the pay floor"},
}

var labels = []kit.Option{
	{ID: "", Text: "Only us (internal)"}, {ID: string(bid.LabelBuyer), Text: "The buyer may see this line"}, {ID: string(bid.LabelPublic), Text: "Anybody may see this line"},
}

// category is the chosen category of the chosen schedule.
func (c *schedules) category(x *bid.CoreSchedule) *bid.CoreCategory {
	id := c.categories.Selected()
	if i := slices.IndexFunc(x.Categories, func(k bid.CoreCategory) bool { return id != "" && k.ID == id }); i >= 0 {
		return &x.Categories[i]
	}
	return new(bid.CoreCategory)
}

// newItems edits the lines of the chosen category.
func (c *schedules) newItems() *lines.Editor[bid.ScheduleLine] {
	type one = bid.ScheduleLine
	l := &lines.Editor[one]{List: within(c, "line", func(x *bid.CoreSchedule) *[]one { return &c.category(x).Lines },
		func(x *one) *string { return &x.ID }, c.itemName)}
	l.Table = kit.NewTable("Lines of the chosen category", func(x one) string { return x.ID },
		kit.NewEmptyState("What does this category cost in a year? Type an amount, or take a running cost, a post or a cost line that is typed already: then it is never counted twice.",
			"For example: Cleaning, £9,600 a year, from the contract of April 2026.", "Add a line", l.Add),
		kit.Column[one]{Title: "Line", Ems: 10, Weight: 2, Text: c.itemName},
		kit.Column[one]{Title: "From", Ems: 8, Weight: 1, Optional: true, Text: func(x one) string {
			if x.From == bid.FromTyped {
				return "typed"
			}
			return sourceWords[x.From]
		}},
		kit.Column[one]{Title: "Share", Ems: 5, Right: true, Optional: true, Text: func(x one) string { return x.Share.Format() }},
		kit.Column[one]{Title: "A year", Ems: 8, Right: true, Text: func(x one) string { return c.p.s.Printed(c.itemFigure(x.ID)) }})
	l.Table.VisibleRows = 6
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(itemsPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Line", "What it is. Empty takes the name of where it comes from.", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	from := kit.NewPicker(sources[0].Text, sources, func(id string) {
		l.List.Edit(l.Selected(), "source", func(x *one) { x.From, x.FromID = bid.LineSource(id), "" })
	})
	source := kit.NewPicker("Choose one", nil, lines.Chosen(l, "source", func(x *one) *string { return &x.FromID }))
	sourceField := field("fromId", "Which one", "", source)
	amount := field("amount", "Amount, a year", "Without the VAT that you get back.", lines.Entry(l, "amount", kit.NewMoneyEntry(nil), func(x *one) *money.Pounds { return &x.Amount }))
	driver := kit.NewPicker(drivers[0].Text, drivers, lines.Chosen(l, "driver", func(x *one) *string { return &x.Driver }))
	growth := kit.NewPicker(growths[0].Text, growths, lines.Chosen(l, "growth", func(x *one) *bid.GrowthKind { return &x.Growth.Kind }))
	growthField := field("growth", "How it grows", "After the first year.", growth)
	rate := field("growth.rate", "Growth a year", "With the pay floor: how much more than it.", lines.Entry(l, "growth", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Growth.Rate }))
	label := kit.NewPicker(labels[0].Text, labels, lines.Chosen(l, "confidentiality", func(x *one) *bid.Label { return &x.Label }))
	l.Fill(func(x one, _ bool) {
		from.Set(string(x.From))
		typed := x.From == bid.FromTyped
		setShown(amount, typed)
		setShown(sourceField, !typed)
		setShown(growthField, typed)
		kind := x.Growth.Kind
		if kind == bid.GrowthStandard {
			kind = bid.GrowthNone
		}
		growth.Set(string(kind))
		setShown(rate, typed && (kind == bid.GrowthTyped || kind == bid.GrowthPayFloor))
		source.SetOptions(c.p.m.Sources(x.From))
		source.Set(x.FromID)
		options := drivers
		if !slices.ContainsFunc(drivers, func(o kit.Option) bool { return o.ID == x.Driver }) {
			options = append(slices.Clone(drivers), kit.Option{ID: x.Driver, Text: x.Driver})
		}
		driver.SetOptions(options)
		driver.Set(x.Driver)
		label.Set(string(x.Label))
	})
	l.Form = kit.Stack(kit.Section("The chosen line"), kit.Form(name,
		field("from", "Where the amount comes from", "", from), sourceField, amount,
		field("share", "Share that this schedule carries", "Empty means all of it.", lines.Entry(l, "share", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Share })),
		field("driver", "What it depends on", "What makes it grow or shrink.", driver),
		growthField, rate,
		field("label", "Who may see it", "Nothing marked internal leaves in a pack for the buyer.", label),
		field("evidence", "Where the figure comes from", "Such as: lease of May 2026.", lines.Entry(l, "evidence", kit.NewTextEntry(nil), func(x *one) *string { return &x.Evidence })),
		field("note", "Note", "For you only.", lines.Entry(l, "note", kit.NewTextEntry(nil), func(x *one) *string { return &x.Note }))))
	l.Wire("Remove this line")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a line", l.Add)), l.Table, l.Form)
	return l
}

// itemName is a line's name, or that of where it comes from.
func (c *schedules) itemName(x bid.ScheduleLine) string {
	if x.Name == "" && x.From != bid.FromTyped {
		for _, o := range c.p.m.Sources(x.From) {
			if o.ID == x.FromID {
				return o.Text
			}
		}
	}
	return orUnnamed(x.Name)
}

func (c *schedules) newIncluded() *lines.Editor[bid.Inclusion] {
	type one = bid.Inclusion
	l := &lines.Editor[one]{List: within(c, "inclusion", func(x *bid.CoreSchedule) *[]one { return &x.Included },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l.Table = kit.NewTable("What the fee includes", func(x one) string { return x.ID },
		kit.NewEmptyState("Does the fee cover clothing, transport, tutoring? What is not said is argued about later.", "For example: Pocket money: yes.", "Add the usual questions",
			func() {
				c.edit("Add the usual questions on what the fee includes", func(x *bid.CoreSchedule) {
					for _, name := range usualInclusions {
						x.Included = append(x.Included, one{ID: c.p.s.NewID(), Name: name})
					}
				})
			}),
		kit.Column[one]{Title: "Thing", Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "In the fee", Ems: 8, Text: func(x one) string {
			switch x.Included {
			case bid.Yes:
				return "yes"
			case bid.No:
				return "no"
			}
			return "not said"
		}})
	l.Table.VisibleRows = 7
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(includedPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Thing", "", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	answer := kit.NewYesNoUnknown(lines.Chosen(l, "answer", func(x *one) *bid.Answer { return &x.Included }))
	l.Fill(func(x one, _ bool) { answer.Set(string(x.Included)) })
	l.Form = kit.Stack(kit.Form(name, field("included", "Is it in the fee?", "", answer),
		field("note", "Terms", "Such as: up to £30 a month.", lines.Entry(l, "terms", kit.NewTextEntry(nil), func(x *one) *string { return &x.Note }))))
	l.Wire("Remove this")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a thing that the fee may include", l.Add)), l.Table, l.Form)
	return l
}

var usualInclusions = []string{"Clothing", "Toiletries", "Pocket money", "Tutoring", "Transport", "Holidays"}
