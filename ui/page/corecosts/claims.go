package corecosts

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// uplift asks for more only where costs are under pressure.
func (h *feesPart) uplift() fyne.CanvasObject {
	box := h.p.s.FigureBox(3)
	h.fill = append(h.fill, func() { box.Show(h.c.id("uplift.share"), h.c.id("uplift.year"), h.c.id("uplift.week")) })
	return kit.Stack(
		kit.Close(kit.Section("Uplift"), kit.Text("Name the lines that are under pressure, and leave the others. When staffing, 60 % of the cost, rises by 4.1 % and energy, 5 % of it, by 8 %, the fee rises by 2.86 %, not by 4.1 % on everything. Each line needs its cause, its evidence and its date.")),
		box.View, h.c.claims.View,
		kit.Row(kit.NewButton("The buyer has agreed …", h.c.takeProposed)))
}

var claimIndexes = []kit.Option{
	{ID: string(bid.GrowthTyped), Text: "A change that we prove"}, {ID: string(bid.GrowthPayFloor), Text: "The legal pay floor"}, {ID: string(bid.GrowthCPI), Text: "Consumer prices (CPI)"},
}

func (c *schedules) newClaims() *lines.Editor[bid.Claim] {
	type one = bid.Claim
	l := &lines.Editor[one]{List: within(c, "claim", func(x *bid.CoreSchedule) *[]one { return &x.Claims },
		func(x *one) *string { return &x.ID }, func(x one) string { return c.claimed(x.LineID) })}
	l.Table = kit.NewTable("Lines that are to rise", func(x one) string { return x.ID },
		kit.NewEmptyState("Which costs have risen since the fee was agreed, by how much, and what shows it?", "For example: C7 Establishment core staffing, 4.1 %, pay award of 1 April 2027.", "Add a line under pressure", l.Add),
		kit.Column[one]{Title: "Line", Ems: 11, Weight: 2, Text: func(x one) string { return c.claimed(x.LineID) }},
		kit.Column[one]{Title: "Change", Ems: 6, Right: true, Text: func(x one) string { return x.Change.Format() }},
		kit.Column[one]{Title: "More a year", Ems: 8, Right: true, Text: func(x one) string { return c.p.s.Printed(c.id("claim." + x.ID + ".rise")) }})
	l.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(claimsPath+path, kit.NewField(label, control).Why(why))
	}
	line := kit.NewPicker("Choose a category or a line", nil, lines.Chosen(l, "line", func(x *one) *string { return &x.LineID }))
	index := kit.NewPicker(claimIndexes[0].Text, claimIndexes, lines.Chosen(l, "index", func(x *one) *bid.GrowthKind { return &x.Index }))
	l.Fill(func(x one, _ bool) {
		line.SetOptions(c.claimable())
		line.Set(x.LineID)
		kind := x.Index
		if kind == bid.GrowthStandard {
			kind = bid.GrowthTyped
		}
		index.Set(string(kind))
	})
	lineField := field("lineId", "The cost that has risen", "Once only: a line and the category that holds it may not both be claimed.", line)
	l.First = lineField
	l.Form = kit.Stack(kit.Section("The chosen line"), kit.Form(lineField,
		field("change", "Change", "Such as 4.1 %.", lines.Entry(l, "change", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Change })),
		field("index", "What it follows", "A pay index belongs to pay only.", index),
		field("date", "From", "The day of the change.", lines.Entry(l, "date", kit.NewDateEntry(c.p.s.Today, nil), func(x *one) *date.Date { return &x.Date })),
		field("cause", "Cause", "Such as: new pay floor.", lines.Entry(l, "cause", kit.NewTextEntry(nil), func(x *one) *string { return &x.Cause })),
		field("evidence", "Evidence", "Such as: letter of the supplier of 3 March 2027.", lines.Entry(l, "evidence", kit.NewTextEntry(nil), func(x *one) *string { return &x.Evidence }))))
	l.Wire("Remove this line")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a line under pressure", l.Add)), l.Table, l.Form)
	return l
}

// claimable are the categories and lines of the schedule.
func (c *schedules) claimable() []kit.Option {
	var out []kit.Option
	for _, k := range c.chosen().Categories {
		name := headName(k)
		out = append(out, kit.Option{ID: k.ID, Text: name, Detail: "the whole category"})
		for _, x := range k.Lines {
			out = append(out, kit.Option{ID: x.ID, Text: c.itemName(x), Detail: name})
		}
	}
	return out
}

func (c *schedules) claimed(id string) string {
	for _, o := range c.claimable() {
		if o.ID == id {
			return o.Text
		}
	}
	return "(no line chosen yet)"
}

// headName is a category with its code.
func headName(k bid.CoreCategory) string {
	if k.Code == "" {
		return orUnnamed(k.Name)
	}
	return k.Code + " " + orUnnamed(k.Name)
}
