package corecosts

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// referrals are the prices for single placements.
func (h *feesPart) referrals() fyne.CanvasObject {
	return kit.Stack(
		kit.Close(kit.Section("Referrals"), kit.Text("The core fee of your qualification goes into every referral. You may lower a category, never raise it; a lower total does not excuse it. Only what the child needs beside the core is priced anew. Write the buyer’s reference here, never a name.")),
		h.c.referrals.View)
}

func (c *schedules) newReferrals() *lines.Editor[bid.Referral] {
	type one = bid.Referral
	l := &lines.Editor[one]{List: within(c, "referral", func(x *bid.CoreSchedule) *[]one { return &x.Referrals },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l.Table = kit.NewTable("Referrals", func(x one) string { return x.ID },
		kit.NewEmptyState("A referral asks for the price of one placement.", "For example: Reference ND-2027-114, from 1 September 2027, with speech therapy of 1 hour a week.", "Add a referral", l.Add),
		kit.Column[one]{Title: "Reference", Ems: 9, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Date", Ems: 10, Optional: true, Text: func(x one) string { return x.Date.String() }},
		kit.Column[one]{Title: "Core fee", Ems: 8, Right: true, Optional: true, Text: func(x one) string { return c.p.s.Printed(c.id("referral." + x.ID + ".core.week")) }},
		kit.Column[one]{Title: "Place and week", Ems: 9, Right: true, Text: func(x one) string { return c.p.s.Printed(c.id("referral." + x.ID + ".week")) }})
	l.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(referralsPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Reference", "The buyer’s; never the name of a person.", lines.Entry(l, "reference", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	discount := kit.NewPicker("No discount", nil, lines.Chosen(l, "discount", func(x *one) *string { return &x.DiscountID }))
	child := kit.NewWholeEntry(1, 20, nil)
	child.OnCommit = func(w kit.Whole) { l.List.Edit(l.Selected(), "number of the child", func(x *one) { x.Child = w.N }) }
	l.Fill(func(x one, fresh bool) {
		options := []kit.Option{{ID: "", Text: "No discount"}}
		for _, d := range c.chosen().Discounts {
			options = append(options, kit.Option{ID: d.ID, Text: orUnnamed(d.Name)})
		}
		discount.SetOptions(options)
		discount.Set(x.DiscountID)
		w := kit.Whole{N: x.Child, Set: x.Child > 0}
		if fresh {
			child.Load(w)
		} else {
			child.Set(w)
		}
	})
	box := c.p.s.FigureBox(3)
	c.heads1, c.heads2 = c.newHeads(l, false), c.newHeads(l, true)
	heads, added := c.heads1, kit.Stack(kit.Section("Residential add-on, category by category"), c.heads2.view)
	other := kit.NewPicker("No residential add-on", nil, lines.Chosen(l, "residential add-on", func(x *one) *string { return &x.ResidentialID }))
	l.Fill(func(x one, _ bool) {
		options := []kit.Option{{ID: "", Text: "No residential add-on"}}
		for _, o := range c.p.m.Schedules() {
			if o.ID != c.Selected() {
				options = append(options, o)
			}
		}
		other.SetOptions(options)
		other.Set(x.ResidentialID)
	})
	l.OnShow = func(x one) {
		id := "referral." + x.ID + "."
		box.Show(c.id(id+"core.week"), c.id(id+"residential.week"), c.id(id+"needs.week"), c.id(id+"discount.week"), c.id(id+"week"), c.id(id+"year"))
		heads.refresh(x)
		setShown(added, x.ResidentialID != "")
		if x.ResidentialID != "" {
			c.heads2.refresh(x)
		}
	}
	l.Form = kit.Stack(kit.Section("The chosen referral"), box.View, kit.Form(name,
		field("date", "Day of the referral", "It is tested against the fee that is in force on this day.", lines.Entry(l, "date", kit.NewDateEntry(c.p.s.Today, nil), func(x *one) *date.Date { return &x.Date })),
		field("weeks", "Weeks basis", "Empty means that of the agreed fee; another one cannot be compared with it.", lines.Entry(l, "weeks", kit.NewTextEntry(nil), func(x *one) *string { return &x.Weeks })),
		field("residentialId", "Residential add-on", "Another schedule of this bid, held at its own qualified fee.", other),
		field("discountId", "Discount", "Of those fixed at qualification.", discount),
		field("child", "Which child of those together", "1 for the first, 2 for the second.", child),
		field("marginal", "What this extra child costs you, a week", "The discounted price should not fall below it.", lines.Entry(l, "cost of the extra child", kit.NewMoneyEntry(nil), func(x *one) *money.Pounds { return &x.Marginal })),
		field("note", "Note", "For you only.", lines.Entry(l, "note", kit.NewTextEntry(nil), func(x *one) *string { return &x.Note }))),
		kit.Section("Core fee, category by category"), heads.view, added)
	needs := kit.Stack(kit.Section("What this child needs beside the core"))
	l.Form.Add(needs)
	c.needsAt = needs
	l.Wire("Remove this referral")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a referral", l.Add)), l.Table, l.Form)
	return l
}

// referral is the chosen referral of a schedule.
func (c *schedules) referral(x *bid.CoreSchedule) *bid.Referral {
	id := c.referrals.Selected()
	if i := slices.IndexFunc(x.Referrals, func(r bid.Referral) bool { return id != "" && r.ID == id }); i >= 0 {
		return &x.Referrals[i]
	}
	return new(bid.Referral)
}

func (c *schedules) newNeeds() *lines.Editor[bid.NeedsLine] {
	type one = bid.NeedsLine
	l := &lines.Editor[one]{List: within(c, "line of needs", func(x *bid.CoreSchedule) *[]one { return &c.referral(x).Needs },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l.Table = kit.NewTable("Lines of needs", func(x one) string { return x.ID },
		kit.NewEmptyState("Support for this child alone: one to one support, therapy, transport. What is in the core already may not be priced again.",
			"For example: Speech therapy, 1 session a week at £62.", "Add a line of needs", l.Add),
		kit.Column[one]{Title: "Support", Ems: 9, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "A week", Ems: 5, Right: true, Optional: true, Text: func(x one) string { return x.Quantity.Format() }},
		kit.Column[one]{Title: "Rate", Ems: 6, Right: true, Text: func(x one) string { return x.Rate.FormatRate() }},
		kit.Column[one]{Title: "Pounds a week", Ems: 9, Right: true, Text: func(x one) string {
			return c.p.s.Printed(c.id("referral." + c.referrals.Selected() + ".needs." + x.ID + ".week"))
		}})
	l.Table.VisibleRows = 4
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(needsPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Support", "What it is; no names of persons.", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	units := []kit.Option{{ID: "hour", Text: "an hour"}, {ID: "session", Text: "a session"}, {ID: "week", Text: "a week"}}
	each := kit.NewPicker("Choose a unit", units, lines.Chosen(l, "unit", func(x *one) *string { return &x.Unit }))
	l.Fill(func(x one, _ bool) {
		options := units
		if x.Unit != "" && !slices.ContainsFunc(units, func(o kit.Option) bool { return o.ID == x.Unit }) {
			options = append(slices.Clone(units), kit.Option{ID: x.Unit, Text: x.Unit})
		}
		each.SetOptions(options)
		each.Set(x.Unit)
	})
	l.Form = kit.Stack(kit.Form(name,
		field("unit", "The rate is for", "", each),
		field("quantity", "How many a week", "", lines.Entry(l, "quantity", kit.NewQuantityEntry(nil), func(x *one) *money.Quantity { return &x.Quantity })),
		field("rate", "Rate", "", lines.Entry(l, "rate", kit.NewRateEntry(nil), func(x *one) *money.Pounds { return &x.Rate })),
		field("held", "Rate held at qualification", "If one was agreed; the rate may not pass it.", lines.Entry(l, "held rate", kit.NewRateEntry(nil), func(x *one) *money.Pounds { return &x.Held })),
		field("note", "Note", "For you only.", lines.Entry(l, "note", kit.NewTextEntry(nil), func(x *one) *string { return &x.Note }))))
	l.Wire("Remove this line of needs")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a line of needs", l.Add)), l.Table, l.Form)
	c.needsAt.Add(l.View)
	return l
}
