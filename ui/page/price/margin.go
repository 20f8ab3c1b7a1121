package price

import (
	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

var vatOptions = []kit.Option{
	{ID: string(bid.VATUndecided), Text: "Not decided yet"}, {ID: string(bid.VATExempt), Text: "Exempt, such as welfare by a charity or a regulated provider"},
	{ID: string(bid.VATStandard), Text: "Standard rate"}, {ID: string(bid.VATReduced), Text: "Reduced rate"},
	{ID: string(bid.VATZero), Text: "Zero rate"}, {ID: string(bid.VATOutside), Text: "Outside the scope of VAT"},
}

// headNames are the parts of a year's cost in words.
var headNames = map[string]string{
	"people": "People with on-costs", "other": "Other direct costs", "setup": "Set-up, spread over the term",
	"core": "Core costs", "contingency": "Contingency",
}

// newPricePart goes from cost to price: contingency, surplus, the price asked, VAT.
func (p *Page) newPricePart() *form.Part {
	f := form.New(p.s, p.fields)
	figures := p.figures("price.break_even", "price.target.printed", "price.asked", "year.1.gap", "year.1.margin", "price.markup")
	heads := form.FigureTable(p.s, "How the price of year 1 is made up",
		kit.Column[form.Row]{Title: "Part", Ems: 12, Weight: 2, Text: func(r form.Row) string { return r.Name }},
		kit.Column[form.Row]{Title: "A year", Ems: 8, Right: true, Text: form.Cell(0)})
	heads.VisibleRows = 7
	picture := kit.NewChart("The parts of the cost of year 1, as bars")
	base := form.Picked(f, "base of contingency", form.ChoiceOf([]kit.Option{{ID: string(bid.ContingencyOnCost), Text: "Of cost"}, {ID: string(bid.ContingencyOnPrice), Text: "Of the price"}}),
		func(b *bid.Bid) *bid.ContingencyBase { return &b.Pricing.ContingencyBasis })
	vat := form.Picked(f, "VAT on the price", form.PickerOf("Not decided yet", vatOptions), func(b *bid.Bid) *bid.VATTreatment { return &b.Pricing.VAT })
	view := kit.Stack(
		kit.Columns(3, 12, figures.box...),
		kit.Section("What you ask"),
		kit.Form(
			f.Field("pricing.surplus", "Surplus, share of the price", "What is left for reserves and investment. Not a mark-up: 3 % of the price is 3.09 % on cost.", form.Value(f, "surplus", kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return &b.Pricing.Surplus })),
			f.Field("pricing.asked", "Price you ask for one, in year 1", "Empty means the target. Without VAT.", form.Value(f, "price asked", kit.NewMoneyEntry(nil), func(b *bid.Bid) *money.Pounds { return &b.Pricing.Asked })),
			f.Field("pricing.contingency", "Contingency", "For what nobody can foresee. Such as 2 %.", form.Value(f, "contingency", kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return &b.Pricing.Contingency })),
			f.Field("pricing.contingencyBasis", "Contingency is a share", "", base),
		),
		kit.Section("VAT on the price"),
		p.vatQuestions(f),
		kit.Text("Bidwright does not decide this. Welfare for people with an assessed need is often exempt when a charity or a regulated provider supplies it; other services may not be. Ask your accountant, and note what they say."),
		kit.Form(
			f.Field("pricing.vat", "VAT", "A final pack waits for the answer.", vat),
			f.Field("pricing.vatWhy", "Why", "Who said so and when. For you only.", form.Value(f, "reason for VAT", kit.NewTextEntry(nil), func(b *bid.Bid) *string { return &b.Pricing.VATWhy })),
		),
		kit.Section("How the price of year 1 is made up"),
		heads, picture,
		kit.Section("Walk-away price (confidential)"),
		kit.Text("The lowest price your board will sign. It never leaves in any pack."),
		kit.Form(
			f.Field("pricing.walkAway", "Walk-away price for one", "Empty means full cost.", form.Value(f, "walk-away price", kit.NewMoneyEntry(nil), func(b *bid.Bid) *money.Pounds { return &b.Pricing.WalkAway })),
			f.Field("pricing.walkAwayWhy", "If it is below full cost: who pays the rest, and why", "", form.Value(f, "reason for the walk-away price", kit.NewTextEntry(nil), func(b *bid.Bid) *string { return &b.Pricing.WalkAwayWhy })),
		),
	)
	return form.NewPart(view, func(fresh bool) {
		f.Refresh(fresh)
		figures.refresh()
		p.showAdvice()
		rows, spec := p.heads()
		heads.SetRows(rows)
		picture.Set(spec)
	})
}

// heads are the parts of the income of year 1, with what is left.
func (p *Page) heads() ([]form.Row, chart.Spec) {
	spec := chart.Spec{Kind: chart.Bars}
	a := p.s.Assessment()
	if a == nil || len(a.Pricing.Years) == 0 {
		return nil, spec
	}
	var rows []form.Row
	add := func(id, name string) {
		printed := p.s.Printed(id)
		rows = append(rows, form.Row{ID: id, Name: name, Cells: []string{printed}})
		if f, ok := a.Figure(id); ok && f.Available {
			spec.Bars = append(spec.Bars, chart.Bar{Label: name, Values: []chart.Value{{Amount: f.Value, Text: printed, Figure: id}}})
		}
	}
	for _, h := range a.Pricing.Years[0].Heads {
		add(h.Node.ID(), headNames[h.Name])
	}
	add("year.1.gap", "Left over")
	rows = append(rows, form.Row{ID: "year.1.income", Name: "Income at the price you ask", Cells: []string{p.s.Printed("year.1.income")}})
	return rows, spec
}
