package organisation

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

type costPart struct {
	*lines[bid.RunningCost]
	p *Page
}

func newCostPart(p *Page) *costPart {
	type cost = bid.RunningCost
	l := &lines[cost]{list: p.m.costs()}
	l.table = kit.NewTable("Running costs", func(x cost) string { return x.ID },
		kit.NewEmptyState("What does it cost to be there, whichever contract you win? Rent, insurance, the accountant, the director’s time. Each bid then carries a fair part of it.",
			"For example: Rent of the centre, £14,400 a year.", "Add a running cost", l.add),
		kit.Column[cost]{Title: "Cost", Ems: 11, Weight: 2, Text: func(x cost) string { return orUnnamed(x.Name) }},
		kit.Column[cost]{Title: "Group", Ems: 8, Weight: 1, Optional: true, Text: func(x cost) string { return x.Category }},
		kit.Column[cost]{Title: "A year", Ems: 9, Right: true, Text: func(x cost) string { return orMissing(x.Amount, x.Amount.Format()) }})
	name := kit.NewField("What it is", entryOf(l, "name", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Name }))
	l.first = name
	growth := kit.NewPicker("Stays as it is", []kit.Option{
		{ID: string(bid.GrowthNone), Text: "Stays as it is"}, {ID: string(bid.GrowthTyped), Text: "Grows by a share a year"},
		{ID: string(bid.GrowthCPI), Text: "Grows with prices (CPI)"}, {ID: string(bid.GrowthPayFloor), Text: "Grows with the pay floor"}},
		choiceOf(l, "growth", func(x *cost) *bid.GrowthKind { return &x.Growth.Kind }))
	path := func(field, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add("organisation.runningCosts."+field, kit.NewField(label, control).Why(why))
	}
	rate := path("growth.rate", "Growth a year", "For the second choice: how much. With the pay floor: how much more than it.", entryOf(l, "growth", kit.NewPercentEntry(nil), func(x *cost) *money.Share { return &x.Growth.Rate }))
	l.fill = append(l.fill, func(x cost, _ bool) {
		kind := x.Growth.Kind
		if kind == bid.GrowthStandard {
			kind = bid.GrowthNone
		}
		growth.Set(string(kind))
		if kind == bid.GrowthTyped || kind == bid.GrowthPayFloor {
			rate.Show()
		} else {
			rate.Hide()
		}
	})
	l.form = kit.Stack(kit.Section("The chosen running cost"), kit.Form(
		p.fields.Add("organisation.runningCosts.name", name),
		path("amount", "Amount, a year", "Without the VAT that you get back.", entryOf(l, "amount", kit.NewMoneyEntry(nil), func(x *cost) *money.Pounds { return &x.Amount })),
		path("category", "Group", "Such as premises, management, insurance.", entryOf(l, "group", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Category })),
		path("growth", "How it grows", "", growth),
		rate,
		path("evidence", "Where the figure comes from", "Such as: invoice of March 2026, accounts 2025–26.", entryOf(l, "source", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Evidence })),
		path("note", "Note", "For you only.", entryOf(l, "note", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Note })),
	))
	l.wire("Remove this running cost")
	l.view = kit.Stack(kit.Row(kit.NewButton("Add a running cost", l.add)), l.table, l.form)
	return &costPart{l, p}
}

// refresh also renews the yearly total under the table.
func (l *costPart) refresh() {
	l.lines.refresh()
	if len(l.table.Rows()) == 0 {
		l.table.SetTotal(nil)
		return
	}
	total, without := l.p.m.Total()
	words := "Together"
	if without > 0 {
		words = "Together, without " + page.Count(without, "line", "lines") + " that have no amount yet"
	}
	l.table.SetTotal([]string{words, "", total.Format()})
}

func (l *costPart) focus(fields *kit.FieldSet, id, path string) bool {
	return l.focusOn(fields, "organisation.runningCosts.", id, path)
}
