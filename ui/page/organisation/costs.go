package organisation

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/allocation"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

type costPart struct {
	*lines.Editor[bid.RunningCost]
	p *Page
}

func newCostPart(p *Page) *costPart {
	type cost = bid.RunningCost
	l := &lines.Editor[cost]{List: p.m.costs()}
	l.Table = kit.NewTable("Running costs", func(x cost) string { return x.ID },
		kit.NewEmptyState("What does it cost to be there, whichever contract you win? Rent, insurance, the accountant, the director’s time. Each bid then carries a fair part of it.",
			"For example: Rent of the centre, £14,400 a year.", "Add a running cost", l.Add),
		kit.Column[cost]{Title: "Cost", Ems: 11, Weight: 2, Text: func(x cost) string { return orUnnamed(x.Name) }},
		kit.Column[cost]{Title: "Group", Ems: 8, Weight: 1, Optional: true, Text: func(x cost) string { return x.Category }},
		kit.Column[cost]{Title: "A year", Ems: 9, Right: true, Text: func(x cost) string { return orMissing(x.Amount, x.Amount.Format()) }})
	name := kit.NewField("What it is", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Name }))
	l.First = name
	growth := kit.NewPicker("Stays as it is", []kit.Option{
		{ID: string(bid.GrowthNone), Text: "Stays as it is"}, {ID: string(bid.GrowthTyped), Text: "Grows by a share a year"},
		{ID: string(bid.GrowthCPI), Text: "Grows with prices (CPI)"}, {ID: string(bid.GrowthPayFloor), Text: "Grows with the pay floor"}},
		lines.Chosen(l, "growth", func(x *cost) *bid.GrowthKind { return &x.Growth.Kind }))
	label := kit.NewPicker("Only us (internal)", []kit.Option{
		{ID: "", Text: "Only us (internal)"}, {ID: string(bid.LabelBuyer), Text: "The buyer may see this line"}, {ID: string(bid.LabelPublic), Text: "Anybody may see this line"}},
		lines.Chosen(l, "confidentiality", func(x *cost) *bid.Label { return &x.Label }))
	path := func(field, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add("organisation.runningCosts."+field, kit.NewField(label, control).Why(why))
	}
	rate := path("growth.rate", "Growth a year", "For the second choice: how much. With the pay floor: how much more than it.", lines.Entry(l, "growth", kit.NewPercentEntry(nil), func(x *cost) *money.Share { return &x.Growth.Rate }))
	l.Fill(func(x cost, _ bool) {
		kind := x.Growth.Kind
		if kind == bid.GrowthStandard {
			kind = bid.GrowthNone
		}
		growth.Set(string(kind))
		seen := x.Label
		if seen != bid.LabelBuyer && seen != bid.LabelPublic {
			seen = ""
		}
		label.Set(string(seen))
		if kind == bid.GrowthTyped || kind == bid.GrowthPayFloor {
			rate.Show()
		} else {
			rate.Hide()
		}
	})
	shared := allocation.KeyFields(p.s, p.fields, l)
	l.Form = kit.Stack(kit.Section("The chosen running cost"), kit.Form(
		p.fields.Add("organisation.runningCosts.name", name),
		path("amount", "Amount, a year", "Without the VAT that you get back.", lines.Entry(l, "amount", kit.NewMoneyEntry(nil), func(x *cost) *money.Pounds { return &x.Amount })),
		path("category", "Group", "Such as premises, management, insurance.", lines.Entry(l, "group", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Category })),
		path("growth", "How it grows", "", growth),
		rate, shared[0], shared[1],
		path("evidence", "Where the figure comes from", "Such as: invoice of March 2026, accounts 2025–26.", lines.Entry(l, "source", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Evidence })),
		path("label", "Who may see it", "Only what the buyer may see can be printed in the buyer’s pack.", label),
		path("note", "Note", "For you only.", lines.Entry(l, "note", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Note })),
	))
	l.Wire("Remove this running cost")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a running cost", l.Add)), l.Table, l.Form)
	return &costPart{l, p}
}

// total renews the yearly total under the table.
func (l *costPart) total() {
	if len(l.Table.Rows()) == 0 {
		l.Table.SetTotal(nil)
		return
	}
	total, without := l.p.m.Total()
	words := "Together"
	if without > 0 {
		words = "Together, without " + page.Count(without, "line", "lines") + " that have no amount yet"
	}
	l.Table.SetTotal([]string{words, "", total.Format()})
}
