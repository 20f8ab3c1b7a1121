package price

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

var bases = []kit.Option{
	{ID: string(bid.PerYear), Text: "a year"}, {ID: string(bid.PerMonth), Text: "a month"}, {ID: string(bid.PerUnit), Text: "for each unit delivered"},
	{ID: string(bid.PerPerson), Text: "for each person served"}, {ID: string(bid.PerPlaceYear), Text: "a place and year"}, {ID: string(bid.PerPlaceWeek), Text: "a place and week"},
	{ID: string(bid.PerHour), Text: "an hour"}, {ID: string(bid.PerSession), Text: "a session"}, {ID: string(bid.PerMile), Text: "a mile"},
	{ID: string(bid.PerHead), Text: "for each employee of this bid"}, {ID: string(bid.PerFTE), Text: "for each full-time post of this bid"},
	{ID: string(bid.PerShareOfPay), Text: "as a share of pay"}, {ID: string(bid.PerShareOfPrice), Text: "as a share of the price"},
	{ID: string(bid.Once), Text: "once, to set up or close"},
}

func baseWords(b bid.CostBasis) string {
	if b == "" {
		b = bid.PerYear
	}
	i := slices.IndexFunc(bases, func(o kit.Option) bool { return o.ID == string(b) })
	if i < 0 {
		return ""
	}
	return bases[i].Text
}

// counted are the bases whose number the line itself states.
var counted = map[bid.CostBasis]string{
	bid.PerPerson: "People served", bid.PerPlaceYear: "Places", bid.PerPlaceWeek: "Place-weeks a year",
	bid.PerHour: "Hours a year", bid.PerSession: "Sessions a year", bid.PerMile: "Miles a year",
}

func isShare(b bid.CostBasis) bool { return b == bid.PerShareOfPay || b == bid.PerShareOfPrice }

var growths = []kit.Option{
	{ID: string(bid.GrowthStandard), Text: "The usual: people with the pay floor, other costs not at all"},
	{ID: string(bid.GrowthNone), Text: "Not at all"}, {ID: string(bid.GrowthTyped), Text: "By a share a year"},
	{ID: string(bid.GrowthPayFloor), Text: "With the legal pay floor"}, {ID: string(bid.GrowthCPI), Text: "With consumer prices (CPI)"},
}

func hasRate(k bid.GrowthKind) bool {
	return k == bid.GrowthTyped || k == bid.GrowthPayFloor || k == bid.GrowthCPI
}

var purposes = []kit.Option{
	{ID: string(bid.PurposeCare), Text: "The service itself"}, {ID: string(bid.PurposeInvestment), Text: "Investment"}, {ID: string(bid.PurposeTraining), Text: "Training"},
}

var labels = []kit.Option{
	{ID: "", Text: "Only us (internal)"}, {ID: string(bid.LabelBuyer), Text: "The buyer may see this line"}, {ID: string(bid.LabelPublic), Text: "Anybody may see this line"},
}

type costPart struct {
	*lines.Editor[bid.CostLine]
	s       *page.Session
	figures *page.FigureBox
}

func newCostPart(p *Page) *costPart {
	type cost = bid.CostLine
	l := &lines.Editor[cost]{List: form.Of(p.s, "cost", func(b *bid.Bid) *[]cost { return &b.Pricing.Costs },
		func(x *cost) *string { return &x.ID }, func(x cost) string { return x.Name })}
	l.Table = kit.NewTable("Other costs", func(x cost) string { return x.ID },
		kit.NewEmptyState("What else does delivering it take? Food, fuel, rent of rooms, equipment, relief staff. Costs of the office and management belong on the Core costs page.",
			"For example: Food and ingredients, £2.32 for each meal.", "Add a cost", l.Add),
		kit.Column[cost]{Title: "Cost", Ems: 11, Weight: 2, Text: func(x cost) string { return orUnnamed(x.Name) }},
		kit.Column[cost]{Title: "Group", Ems: 7, Weight: 1, Optional: true, Text: func(x cost) string { return x.Category }},
		kit.Column[cost]{Title: "Typed as", Ems: 12, Weight: 1, Optional: true, Text: costWords},
		kit.Column[cost]{Title: "A year", Ems: 8, Right: true, Text: func(x cost) string { return p.s.Printed(costFigure(x)) }})
	name := kit.NewField("What it is", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Name }))
	l.First = name
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add("pricing.costs."+path, kit.NewField(label, control).Why(why))
	}
	basis := kit.NewPicker("a year", bases, lines.Chosen(l, "basis", func(x *cost) *bid.CostBasis { return &x.Basis }))
	growth := kit.NewPicker("Not at all", growths[1:], lines.Chosen(l, "growth", func(x *cost) *bid.GrowthKind { return &x.Growth.Kind }))
	label := kit.NewPicker("Only us (internal)", labels, lines.Chosen(l, "confidentiality", func(x *cost) *bid.Label { return &x.Label }))
	fixed := kit.NewCheck("Stays the same if fewer are delivered", lines.Checked(l, "fixed cost", func(x *cost) *bool { return &x.Fixed }))
	existing := kit.NewCheck("We would pay it anyway, without this contract", lines.Checked(l, "existing cost", func(x *cost) *bool { return &x.Existing }))
	profit := kit.NewCheck("This line holds profit or surplus", lines.Checked(l, "profit in a cost", func(x *cost) *bool { return &x.IsSurplus }))
	exit := kit.NewCheck("Falls at the end of the contract", lines.Checked(l, "exit cost", func(x *cost) *bool { return &x.Exit }))
	purpose := kit.NewPicker(purposes[0].Text, purposes, lines.Chosen(l, "purpose", func(x *cost) *bid.Purpose { return &x.Purpose }))
	billed := kit.NewCheck("Billed to the buyer once, by itself", lines.Checked(l, "billing", func(x *cost) *bool { return &x.Billed }))

	amount := field("amount", "Amount", "Without VAT.", lines.Entry(l, "amount", kit.NewRateEntry(nil), func(x *cost) *money.Pounds { return &x.Amount }))
	rate := field("rate", "Share", "", lines.Entry(l, "share", kit.NewPercentEntry(nil), func(x *cost) *money.Share { return &x.Rate }))
	quantity := field("quantity", "How many a year", "Of what the amount is for.", lines.Entry(l, "quantity", kit.NewQuantityEntry(nil), func(x *cost) *money.Quantity { return &x.Quantity }))
	vat := field("vat", "VAT on the purchase", "Such as 20 %. What you do not get back is a cost. Empty means none.", lines.Entry(l, "VAT on the purchase", kit.NewPercentEntry(nil), func(x *cost) *money.Share { return &x.VAT }))
	resale := field("resale", "Worth at the end of the contract", "", lines.Entry(l, "value left", kit.NewMoneyEntry(nil), func(x *cost) *money.Pounds { return &x.Resale }))
	finance := field("finance", "Cost of borrowing, a year", "If you borrow for it, such as 5 %.", lines.Entry(l, "cost of borrowing", kit.NewPercentEntry(nil), func(x *cost) *money.Share { return &x.Finance }))
	statedOf := field("statedOf", "That percentage is of", "The amount it is worked out on.", lines.Entry(l, "base of the stated percentage", kit.NewMoneyEntry(nil), func(x *cost) *money.Pounds { return &x.StatedOf }))
	growthRate := field("growth.rate", "Growth a year", "How much; for the pay floor or CPI, how much more than it.", lines.Entry(l, "growth", kit.NewPercentEntry(nil), func(x *cost) *money.Share { return &x.Growth.Rate }))
	l.Fill(func(x cost, _ bool) {
		b := x.Basis
		if b == "" {
			b = bid.PerYear
		}
		basis.Set(string(b))
		kind := x.Growth.Kind
		if kind == bid.GrowthStandard && b != bid.PerShareOfPay {
			kind = bid.GrowthNone
		}
		growth.Set(string(kind))
		label.Set(string(x.Label))
		fixed.Set(x.Fixed)
		existing.Set(x.Existing)
		billed.Set(x.Billed)
		exit.Set(x.Exit)
		purpose.Set(string(x.Purpose))
		form.SetShown(statedOf, x.Stated.IsSet())
		form.SetShown(exit, b == bid.Once)
		profit.Set(x.IsSurplus)
		form.SetShown(amount, !isShare(b))
		form.SetShown(rate, isShare(b))
		form.SetShown(quantity, counted[b] != "")
		form.SetShown(vat, !isShare(b))
		form.SetShown(resale, b == bid.Once)
		form.SetShown(finance, b == bid.Once)
		form.SetShown(billed, b == bid.Once)
		form.SetShown(growthRate, hasRate(x.Growth.Kind))
	})
	stated := field("stated", "Percentage printed beside it", "If your source prints one. It is only compared.", lines.Entry(l, "stated percentage", kit.NewPercentEntry(nil), func(x *cost) *money.Share { return &x.Stated }))
	figures := p.s.FigureBox(3)
	l.OnShow = func(x cost) { figures.Show(costFigure(x)) }
	l.Form = kit.Stack(kit.Section("The chosen cost"), figures.View, kit.Form(
		p.fields.Add("pricing.costs.name", name), amount, rate,
		field("basis", "The amount is", "", basis), quantity,
		field("category", "Group", "Such as meals, delivery, premises.", lines.Entry(l, "group", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Category })),
		vat, resale, finance,
		field("growth", "How it grows", "After the first year.", growth), growthRate,
		yearField(p, l, "pricing.costs.firstYear", "First contract year", "Empty means year 1.", func(x *cost) *int { return &x.FirstYear }),
		yearField(p, l, "pricing.costs.lastYear", "Last contract year", "Empty means to the end.", func(x *cost) *int { return &x.LastYear }),
		field("purpose", "It pays for", "Some buyers want investment and training printed apart from the cost of care.", purpose), stated, statedOf,
		field("label", "Who may see it", "Nothing marked internal leaves in a pack for the buyer.", label),
		field("evidence", "Where the figure comes from", "Such as: quotation of October 2026.", lines.Entry(l, "source", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Evidence })),
		field("reason", "Why it is enough", "Said to the buyer only in an answer to a low-bid challenge.", lines.Entry(l, "reason", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Reason })),
		field("note", "Note", "For you only.", lines.Entry(l, "note", kit.NewTextEntry(nil), func(x *cost) *string { return &x.Note })),
	), kit.Close(fixed, existing, billed, exit, profit))
	l.Wire("Remove this cost")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a cost", l.Add)), l.Table, l.Form)
	return &costPart{l, p.s, figures}
}

func (l *costPart) refresh() {
	l.Refresh()
	if len(l.Table.Rows()) == 0 {
		l.Table.SetTotal(nil)
		return
	}
	l.Table.SetTotal([]string{"Other direct costs, without set-up", "", "", l.s.Printed("cost.other")})
}

func costFigure(x bid.CostLine) string {
	if x.Basis == bid.Once && x.Billed {
		return "cost." + x.ID + ".milestone"
	}
	return "cost." + x.ID + ".year"
}

func costWords(x bid.CostLine) string {
	if isShare(x.Basis) {
		if !x.Rate.IsSet() {
			return "not entered"
		}
		return x.Rate.Format() + " " + baseWords(x.Basis)
	}
	if !x.Amount.IsSet() {
		return "not entered"
	}
	return x.Amount.FormatRate() + " " + baseWords(x.Basis)
}

func orUnnamed(name string) string {
	if name == "" {
		return "(no name yet)"
	}
	return name
}

// yearField is a contract year of the chosen line.
func yearField[T any](p *Page, l *lines.Editor[T], path, label, why string, of func(*T) *int) *kit.Field {
	e := kit.NewWholeEntry(1, bid.MaxYears, nil)
	e.OnCommit = func(w kit.Whole) { l.List.Edit(l.Selected(), "years", func(x *T) { *of(x) = w.N }) }
	l.Fill(func(x T, fresh bool) {
		w := kit.Whole{N: *of(&x), Set: *of(&x) > 0}
		if fresh {
			e.Load(w)
		} else {
			e.Set(w)
		}
	})
	return p.fields.Add(path, kit.NewField(label, e).Why(why))
}
