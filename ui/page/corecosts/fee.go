package corecosts

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// fee is what was stated to the buyer, and the cap that it must keep under.
func (h *feesPart) fee() fyne.CanvasObject {
	box := h.p.s.FigureBox(3)
	h.fill = append(h.fill, func() {
		box.Show(h.c.id("week"), h.c.id("place"), h.c.id("cap.headroom"), h.c.id("subsidy"))
	})
	amount := lines.Entry(h.c.Editor, "cap", kit.NewMoneyEntry(nil), func(x *bid.CoreSchedule) *money.Pounds { return &x.Cap.Amount })
	state := kit.NewChoice([]kit.Option{{ID: string(bid.CapUnknown), Text: "Not known yet"}, {ID: string(bid.CapNone), Text: "There is none"}, {ID: string(bid.CapKnown), Text: "It is known"}},
		lines.Chosen(h.c.Editor, "cap", func(x *bid.CoreSchedule) *bid.CapState { return &x.Cap.State }))
	amountField := h.p.fields.Add(schedulesPath+"cap.amount", kit.NewField("The cap, a place and week", amount).Why("A core fee above it cannot qualify."))
	fill := func(x bid.CoreSchedule, _ bool) {
		state.Set(string(x.Cap.State))
		setShown(amountField, x.Cap.State == bid.CapKnown)
	}
	h.c.Fill(fill)
	x := h.c.chosen()
	amount.Load(x.Cap.Amount)
	fill(x, true)
	return kit.Stack(
		kit.Section("The fee now"), box.View,
		kit.Form(h.p.fields.Add(schedulesPath+"cap.state", kit.NewField("Has the buyer set an affordability cap?", state).
			Why("Some authorities set a highest core cost. While it is not known, nothing here counts as passed.")), amountField),
		kit.Close(kit.Section("Fees as submitted"),
			kit.Text("When you send the schedule in, lock its fee. The locked figures never change; referrals are tested against them. A review by the buyer or an agreed uplift makes a new version, and the old ones stay.")),
		h.c.versions.View)
}

var versionStates = []kit.Option{
	{ID: string(bid.VersionSubmitted), Text: "Submitted"}, {ID: string(bid.VersionAccepted), Text: "Accepted"}, {ID: string(bid.VersionRefused), Text: "Refused"},
}

func versionState(s bid.VersionStatus) string {
	for _, o := range versionStates {
		if o.ID == string(s) {
			return o.Text
		}
	}
	return string(s)
}

// newVersions lists the locked fees: what was locked is read, what the buyer made of it
// is typed.
func (c *schedules) newVersions() *lines.Editor[bid.CoreVersion] {
	type one = bid.CoreVersion
	l := &lines.Editor[one]{List: within(c, "locked fee", func(x *bid.CoreSchedule) *[]one { return &x.Versions },
		func(x *one) *string { return &x.ID }, versionName)}
	l.Table = kit.NewTable("Locked fees", func(x one) string { return x.ID },
		kit.NewEmptyState("No fee is locked yet. Lock it on the day you send the schedule in.", "For example: qualified on 1 April 2027, £692.31 a place and week over 52 weeks.", "Lock the fee as it is now", c.askLock),
		kit.Column[one]{Title: "Version", Ems: 9, Weight: 2, Text: versionName},
		kit.Column[one]{Title: "Qualified", Ems: 7.5, Optional: true, Text: func(x one) string { return x.On.String() }},
		kit.Column[one]{Title: "Valid from", Ems: 7.5, Text: func(x one) string { return x.ValidFrom.String() }},
		kit.Column[one]{Title: "State", Ems: 6, Text: func(x one) string { return versionState(x.Status) }},
		kit.Column[one]{Title: "Weeks", Ems: 5, Right: true, Optional: true, Text: func(x one) string { return x.Weeks }},
		kit.Column[one]{Title: "Place and week", Ems: 9, Right: true, Text: func(x one) string { return c.p.s.Printed(c.id("version." + x.ID + ".week")) }})
	l.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(versionsPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Name of the version", "Such as: qualification, or review 2028.", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	status := kit.NewChoice(versionStates, lines.Chosen(l, "state", func(x *one) *bid.VersionStatus { return &x.Status }))
	// What is locked is not typed over: the days are fields only where a version came
	// from elsewhere without a fingerprint.
	on := field("on", "Qualified or agreed on", "", lines.Entry(l, "day", kit.NewDateEntry(c.p.s.Today, nil), func(x *one) *date.Date { return &x.On }))
	from := field("validFrom", "Valid from", "Referrals from this day on are tested against it.", lines.Entry(l, "first day", kit.NewDateEntry(c.p.s.Today, nil), func(x *one) *date.Date { return &x.ValidFrom }))
	hash := kit.NewSmall("")
	fees := kit.NewTable("Fees of the chosen version", func(f bid.CategoryFee) string { return f.CategoryID }, nil,
		kit.Column[bid.CategoryFee]{Title: "Category", Ems: 10, Weight: 2, Text: func(f bid.CategoryFee) string { return c.headOf(f.CategoryID) }},
		kit.Column[bid.CategoryFee]{Title: "Place and year", Ems: 9, Right: true, Optional: true, Text: func(f bid.CategoryFee) string { return f.Year.Format() }},
		kit.Column[bid.CategoryFee]{Title: "Place and week", Ems: 9, Right: true, Text: func(f bid.CategoryFee) string { return f.Week.Format() }})
	fees.VisibleRows = 12
	l.Fill(func(x one, _ bool) {
		status.Set(string(x.Status))
		hash.SetText("Fingerprint of what was locked (SHA-256): " + x.Hash)
		setShown(hash, x.Hash != "")
		setShown(on, x.Hash == "")
		setShown(from, x.Hash == "")
		fees.SetRows(x.Fees)
	})
	l.Form = kit.Stack(kit.Section("The chosen version"), kit.Form(name,
		field("status", "What the buyer said", "A refused fee is never in force.", status),
		on, from,
		field("why", "Why there is a new version", "Such as: yearly core fee review.", lines.Entry(l, "reason", kit.NewTextEntry(nil), func(x *one) *string { return &x.Why }))),
		fees, hash)
	remove := func(x one) {
		c.p.s.Confirm("Remove a fee that was submitted?", "Referrals are tested against “"+page.Clip(versionName(x), 60)+"”. Remove it only if it was locked by mistake.", "Remove it", func() { l.List.Remove(x) })
	}
	l.Form.Add(kit.Row(kit.NewButton("Remove this version", func() {
		if x, ok := l.Table.Selected(); ok {
			remove(x)
		}
	})))
	l.Form.Hide()
	l.Table.OnSelect = func(x one) { l.Choose(x.ID) }
	l.Table.OnOpen = func(one) { l.First.Focus() }
	l.Table.OnAdd, l.Table.OnRemove = c.askLock, remove
	l.View = kit.Stack(kit.Row(kit.NewPrimaryButton("Lock the fee", c.askLock)), l.Table, l.Form)
	return l
}

func versionName(x bid.CoreVersion) string { return orUnnamed(x.Name) }

// headOf is the category of that id in words.
func (c *schedules) headOf(id string) string {
	for _, k := range c.chosen().Categories {
		if k.ID == id {
			return headName(k)
		}
	}
	return "(a category that is gone)"
}
