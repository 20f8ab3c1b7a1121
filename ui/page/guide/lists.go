package guide

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// people asks for the posts that do the work, or for those that stay when there is
// less of it.
func (c *screen) people(fixed bool) {
	type post = bid.Post
	whole := form.Of(c.s, "post", func(b *bid.Bid) *[]post { return &b.Pricing.People }, func(x *post) *string { return &x.ID }, func(x post) string { return x.Role })
	list := whole
	list.Read = func() []post {
		var out []post
		for _, x := range whole.Read() {
			if x.Fixed == fixed {
				out = append(out, x)
			}
		}
		return out
	}
	what, button := "Nobody yet. For example: Support worker, 3 people, 20 hours a week, £13.45 an hour.", "Add a role"
	if fixed {
		what, button = "Nobody yet. For example: Registered manager, 37.5 hours a week, £36,000 a year, 40 % for this contract.", "Add a manager or office role"
	}
	e := &lines.Editor[post]{List: list}
	e.Table = kit.NewTable("Roles", func(x post) string { return x.ID }, kit.Text(what),
		kit.Column[post]{Title: "Role", Ems: 9, Weight: 2, Text: func(x post) string { return orUnnamed(x.Role) }},
		kit.Column[post]{Title: "As typed", Ems: 14, Weight: 2, Optional: true, Text: postWords},
		kit.Column[post]{Title: "Cost a year", Ems: 8, Right: true, Text: func(x post) string { return c.s.Printed("people." + x.ID + ".total") }})
	e.Table.VisibleRows = 4
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.field("pricing.people."+path, label, why, control)
	}
	role := field("role", "Role", "", lines.Entry(e, "role", kit.NewTextEntry(nil), func(x *post) *string { return &x.Role }))
	e.First = role
	headcount := field("headcount", "How many people", "Empty means one.", lines.Entry(e, "people", kit.NewQuantityEntry(nil), func(x *post) *money.Quantity { return &x.Headcount }))
	hours := field("hoursPerWeek", "Hours a week of one", "", lines.Entry(e, "hours", kit.NewQuantityEntry(nil), func(x *post) *money.Quantity { return &x.HoursPerWeek }))
	how := kit.NewChoice(paid, lines.Chosen(e, "way of pay", func(x *post) *bid.PaidHow { return &x.Paid }))
	paidHow := field("paid", "Paid", "", how)
	hourly := field("hourlyPay", "Pay an hour", "Before employer’s costs.", lines.Entry(e, "hourly pay", kit.NewRateEntry(nil), func(x *post) *money.Pounds { return &x.HourlyPay }))
	salary := field("salary", "Salary, a year", "Before employer’s costs.", lines.Entry(e, "salary", kit.NewMoneyEntry(nil), func(x *post) *money.Pounds { return &x.Salary }))
	full := field("fullTimeHours", "Hours of a full-time week", "Such as 37.5.", lines.Entry(e, "full-time hours", kit.NewQuantityEntry(nil), func(x *post) *money.Quantity { return &x.FullTimeHours }))
	objects := []fyne.CanvasObject{role, headcount, hours, paidHow, hourly, salary, full}
	if fixed {
		objects = append(objects, field("timeShare", "Share of their time for this contract", "Such as 40 %. Empty means all of it.", lines.Entry(e, "share of time", kit.NewPercentEntry(nil), func(x *post) *money.Share { return &x.TimeShare })))
	}
	e.Fill(func(x post, _ bool) {
		way := x.Paid
		if way == "" {
			way = bid.PaidHourly
		}
		how.Set(string(way))
		form.SetShown(hourly, way == bid.PaidHourly)
		form.SetShown(salary, way != bid.PaidHourly)
		form.SetShown(full, way == bid.PaidSalaryFTE)
	})
	figures := c.s.FigureBox(3)
	e.OnShow = func(x post) {
		figures.Show("people."+x.ID+".total", "people."+x.ID+".ni", "people."+x.ID+".cost_per_hour")
	}
	e.Form = kit.Stack(kit.Section("The chosen role"), kit.Form(objects...), figures.View)
	scales := kit.NewPicker("Add from your pay scales", nil, nil)
	scales.OnChosen = func(id string) {
		for _, s := range c.s.Organisation().PayScales {
			if s.ID == id {
				e.AddWith(func(x *post) { s.Fill(x); x.Fixed = fixed })
			}
		}
		scales.Set("")
	}
	scales.SetLabel("Pay scale:")
	c.onRefresh(func(bool) {
		var options []kit.Option
		for _, s := range c.s.Organisation().PayScales {
			options = append(options, kit.Option{ID: s.ID, Text: orUnnamed(s.Role)})
		}
		scales.SetOptions(options)
		form.SetShown(scales, len(options) > 0)
	})
	editor(c, "pricing.people.", e, button, "Remove this role", func() { e.AddWith(func(x *post) { x.Fixed = fixed }) }, scales)
}

// more lists every yearly cost so far and takes further ones.
func (c *screen) more() {
	type cost = bid.CostLine
	whole := form.Of(c.s, "cost", func(b *bid.Bid) *[]cost { return &b.Pricing.Costs }, func(x *cost) *string { return &x.ID }, func(x cost) string { return x.Name })
	list := whole
	list.Read = func() []cost {
		var out []cost
		for _, x := range whole.Read() {
			if x.Basis != bid.Once {
				out = append(out, x)
			}
		}
		return out
	}
	e := &lines.Editor[cost]{List: list}
	e.Table = kit.NewTable("Costs", func(x cost) string { return x.ID }, kit.Text("No cost yet. For example: Laundry, £90 a month."),
		kit.Column[cost]{Title: "Cost", Ems: 10, Weight: 2, Text: func(x cost) string { return orUnnamed(x.Name) }},
		kit.Column[cost]{Title: "As typed", Ems: 10, Weight: 1, Optional: true, Text: costWords},
		kit.Column[cost]{Title: "A year", Ems: 8, Right: true, Text: func(x cost) string { return c.s.Printed("cost." + x.ID + ".year") }})
	e.Table.VisibleRows = 6
	name := c.field("pricing.costs.name", "What it is", "", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Name }))
	e.First = name
	basis := kit.NewPicker("in another way: see the table", hows, lines.Chosen(e, "basis", func(x *cost) *bid.CostBasis { return &x.Basis }))
	e.Fill(func(x cost, _ bool) {
		b := x.Basis
		if b == "" {
			b = bid.PerYear
		}
		basis.Set(string(b))
	})
	e.Form = kit.Stack(kit.Section("The chosen cost"), kit.Form(name,
		c.field("pricing.costs.amount", "Amount", "Without VAT.", lines.Entry(e, "amount", kit.NewRateEntry(nil), func(x *cost) *money.Pounds { return &x.Amount })),
		c.field("pricing.costs.basis", "The amount is", "", basis)))
	editor(c, "pricing.costs.", e, "Add a cost", "Remove this cost", e.Add)
}

// office lists the running costs of the organisation.
func (c *screen) office() {
	type cost = bid.RunningCost
	e := &lines.Editor[cost]{List: lines.List[cost]{
		Noun: "running cost", ID: func(x *cost) *string { return &x.ID }, Name: func(x cost) string { return x.Name }, NewID: c.s.NewID, Removed: c.s.Removed,
		Read: func() []cost { return c.s.Organisation().RunningCosts },
		Change: func(step string, f func(*[]cost)) bool {
			return c.s.EditOrganisation(step, func(o *bid.Organisation) error { f(&o.RunningCosts); return nil })
		}}}
	e.Table = kit.NewTable("Running costs", func(x cost) string { return x.ID }, kit.Text("None yet. For example: Rent of the office, £14,400 a year. Your last accounts have them all."),
		kit.Column[cost]{Title: "Cost", Ems: 11, Weight: 2, Text: func(x cost) string { return orUnnamed(x.Name) }},
		kit.Column[cost]{Title: "A year", Ems: 9, Right: true, Text: func(x cost) string {
			if !x.Amount.IsSet() {
				return "not entered"
			}
			return x.Amount.Format()
		}})
	e.Table.VisibleRows = 6
	name := c.field("organisation.runningCosts.name", "What it is", "", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Name }))
	e.First = name
	e.Form = kit.Stack(kit.Section("The chosen running cost"), kit.Form(name,
		c.field("organisation.runningCosts.amount", "Amount, a year", "Without the VAT that you get back.", lines.Entry(e, "amount", kit.NewMoneyEntry(nil), func(x *cost) *money.Pounds { return &x.Amount }))))
	editor(c, "organisation.runningCosts.", e, "Add a running cost", "Remove this running cost", e.Add)
}

// editor puts a list on the screen: a button to add, the lines, the chosen one. Enter in
// the last field leads to the button that adds another, and the keyboard begins there
// while there is nothing to confirm.
func editor[T any](c *screen, prefix string, e *lines.Editor[T], add, remove string, adds func(), beside ...fyne.CanvasObject) {
	e.Wire(remove)
	e.Table.OnAdd = adds
	form.Keep(c.lists, prefix, e)
	button := kit.NewButton(add, adds)
	c.last = func() { kit.Focus(button) }
	c.first = func() bool {
		if len(e.Table.Rows()) > 0 || len(c.p.m.suggestions()) > 0 {
			return false
		}
		return kit.Focus(button)
	}
	c.onRefresh(func(bool) { e.Refresh() })
	c.add(kit.Row(append([]fyne.CanvasObject{button}, beside...)...), e.Table, e.Form)
}

// prompts asks for the costs of a step by name.
func (c *screen) prompts(id string) {
	for _, one := range promptsOf(id) {
		amount := computed(c, "pricing.costs."+one.id, one.name, one.why, kit.NewRateEntry(nil),
			func(b *bid.Bid) money.Pounds {
				if x := one.line(b); x != nil {
					return x.Amount
				}
				return money.Pounds{}
			}, one.setAmount)
		if one.basis == bid.Once {
			c.add(amount)
			continue
		}
		control := kit.NewChoice(hows, func(basis string) {
			c.f.Change("how often "+lower(one.name)+" is paid", func(b *bid.Bid) {
				if x := one.line(b); x != nil {
					x.Basis = bid.CostBasis(basis)
				}
			})
		})
		how := c.field("pricing.costs."+one.id+".basis", "That is", "", control)
		control.SetLabel(one.name + ", that is")
		c.f.OnLoad(func(b *bid.Bid, _ bool) {
			control.Set(string(one.how(b)))
			form.SetShown(how, one.line(b) != nil)
		})
		c.add(kit.Form(amount, how))
	}
	c.figures("cost.other", "cost.setup", "cost.full.unit")
}

// core asks for the part of the running costs.
func (c *screen) core() {
	core := func(b *bid.Bid) *bid.CoreCosts { return &b.Core }
	by := func(m bid.CoreMethod) func(*bid.Bid) bool { return func(b *bid.Bid) bool { return b.Core.Method == m } }
	c.add(choice(c, "core.method", "How it is shared", "", methods, func(b *bid.Bid) *bid.CoreMethod { return &core(b).Method }))
	other := kit.NewMarked(kit.Note, "It is shared in another way already: see the Core costs page.")
	c.f.OnLoad(func(b *bid.Bid, _ bool) {
		form.SetShown(other, b.Core.Method == bid.CoreAllocated || b.Core.Method == bid.CoreFromSchedule || b.Core.Method == bid.CoreShareOfPrice)
	})
	var ours, everyone money.Quantity
	work := func(b *bid.Bid) {
		part := ours
		if !part.IsSet() {
			part = b.Pricing.WeeklyHours()
		}
		if share := bid.ShareOf(part, everyone); share.IsSet() {
			b.Core.Share = share
			b.Core.ShareWhy = part.Format() + " of " + everyone.Format() + " paid hours a week"
		}
	}
	mine := computed(c, "core.share.hours", "Paid hours a week on this contract", "Counted from the people that you added; change it if that is wrong.", kit.NewQuantityEntry(nil),
		func(b *bid.Bid) money.Quantity {
			if ours.IsSet() {
				return ours
			}
			return b.Pricing.WeeklyHours()
		}, func(b *bid.Bid, q money.Quantity) { ours = q; work(b) })
	total := computed(c, "core.share.all", "Paid hours a week of everybody, this contract included", "The share follows from the two. Or type a share of your own.", kit.NewQuantityEntry(nil),
		func(*bid.Bid) money.Quantity { return everyone }, func(b *bid.Bid, q money.Quantity) { everyone = q; work(b) })
	share := c.share("core.share", "Share for this contract", "", func(b *bid.Bid) *money.Share { return &core(b).Share })
	why := c.text("core.shareWhy", "How you came to the share", "The board and the buyer will ask.", func(b *bid.Bid) *string { return &core(b).ShareWhy })
	amount := c.pounds("core.amount", "Amount a year", "", func(b *bid.Bid) *money.Pounds { return &core(b).Amount })
	rate := c.share("core.rate", "Share on top of direct costs", "Only if you know it from your accounts.", func(b *bid.Bid) *money.Share { return &core(b).Rate })
	for _, f := range []*kit.Field{mine, total, share, why} {
		c.f.Shown(f, by(bid.CoreRunningCosts))
	}
	c.add(other, kit.Form(mine, total, share, why, c.f.Shown(amount, by(bid.CoreAmount)), c.f.Shown(rate, by(bid.CoreShareOfDirect))))
	c.figures("cost.core", "core.unit", "cost.full.unit")
}

// done lists what is open and leads on.
func (c *screen) done() {
	open := kit.NewListing()
	c.onRefresh(func(bool) {
		all, shows := c.p.m.open(), ""
		for _, s := range all {
			shows += s.id + "\n"
		}
		open.Set(shows+"-", func() []fyne.CanvasObject {
			if len(all) == 0 {
				return []fyne.CanvasObject{kit.NewMarked(kit.Ready, "Every question is answered.")}
			}
			out := []fyne.CanvasObject{kit.Text("Still open. Press a line to answer it.")}
			for _, s := range all {
				out = append(out, kit.MarkedLink(kit.NotStarted, s.name, func() { c.p.show(s.id) }))
			}
			return out
		})
	})
	c.figures("price.asked", "ladder.full_cost", "year.1.gap")
	c.add(kit.Section("Open questions"), open,
		kit.Section("Where to go on"),
		kit.Row(kit.NewButton("Look through the tables", func() { c.s.GoTo("pricing.surplus") }),
			kit.NewButton("See where the bid stands", func() { c.s.Go(shell.Route{Page: page.Overview}) }),
			kit.NewButton("Share core costs more finely", func() { c.s.Go(shell.Route{Page: page.CoreCosts}) }),
			kit.NewButton("Make the pack", func() { c.s.Go(shell.Route{Page: page.Pack}) })))
}
