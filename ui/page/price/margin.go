package price

import (
	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/ui/kit"
)

var vatOptions = []kit.Option{
	{ID: string(bid.VATUndecided), Text: "Not decided yet"}, {ID: string(bid.VATExempt), Text: "Exempt, such as welfare by a charity or a regulated provider"},
	{ID: string(bid.VATStandard), Text: "Standard rate"}, {ID: string(bid.VATReduced), Text: "Reduced rate"},
	{ID: string(bid.VATZero), Text: "Zero rate"}, {ID: string(bid.VATOutside), Text: "Outside the scope of VAT"},
}

// row is a line of a table of figures.
type row struct {
	id, name, note string
	cells          []string
}

func rowKey(r row) string { return r.id }

func figureTable(p *Page, label string, columns ...kit.Column[row]) *kit.Table[row] {
	t := kit.NewTable(label, rowKey, nil, columns...)
	t.OnOpen = func(r row) { p.s.Explain(r.id) }
	return t
}

func cell(i int) func(row) string { return func(r row) string { return r.cells[i] } }

// headNames are the parts of a year's cost in words.
var headNames = map[string]string{
	"people": "People with on-costs", "other": "Other direct costs", "setup": "Set-up, spread over the term",
	"core": "Core costs", "contingency": "Contingency",
}

// newPricePart goes from cost to price: contingency, surplus, the price asked, VAT.
func (p *Page) newPricePart() *part {
	f := &form{p: p}
	figures := p.figures("price.break_even", "price.target.printed", "price.asked", "year.1.gap", "year.1.margin", "price.markup")
	heads := figureTable(p, "How the price of year 1 is made up",
		kit.Column[row]{Title: "Part", Ems: 12, Weight: 2, Text: func(r row) string { return r.name }},
		kit.Column[row]{Title: "A year", Ems: 8, Right: true, Text: cell(0)})
	heads.VisibleRows = 7
	picture := kit.NewChart("The parts of the cost of year 1, as bars")
	base := picked(f, "base of contingency", choiceOf([]kit.Option{{ID: string(bid.ContingencyOnCost), Text: "Of cost"}, {ID: string(bid.ContingencyOnPrice), Text: "Of the price"}}),
		func(b *bid.Bid) *bid.ContingencyBase { return &b.Pricing.ContingencyBasis })
	vat := picked(f, "VAT on the price", pickerOf("Not decided yet", vatOptions), func(b *bid.Bid) *bid.VATTreatment { return &b.Pricing.VAT })
	view := kit.Stack(
		kit.Columns(3, 12, figures.box...),
		kit.Section("What you ask"),
		kit.Form(
			f.field("pricing.surplus", "Surplus, share of the price", "What is left for reserves and investment. Not a mark-up: 3 % of the price is 3.09 % on cost.", value(f, "surplus", kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return &b.Pricing.Surplus })),
			f.field("pricing.asked", "Price you ask for one, in year 1", "Empty means the target. Without VAT.", value(f, "price asked", kit.NewMoneyEntry(nil), func(b *bid.Bid) *money.Pounds { return &b.Pricing.Asked })),
			f.field("pricing.contingency", "Contingency", "For what nobody can foresee. Such as 2 %.", value(f, "contingency", kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return &b.Pricing.Contingency })),
			f.field("pricing.contingencyBasis", "Contingency is a share", "", base),
		),
		kit.Section("VAT on the price"),
		kit.Text("Bidwright does not decide this. Welfare for people with an assessed need is often exempt when a charity or a regulated provider supplies it; other services may not be. Ask your accountant, and note what they say."),
		kit.Form(
			f.field("pricing.vat", "VAT", "A final pack waits for the answer.", vat),
			f.field("pricing.vatWhy", "Why", "Who said so and when. For you only.", value(f, "reason for VAT", kit.NewTextEntry(nil), func(b *bid.Bid) *string { return &b.Pricing.VATWhy })),
		),
		kit.Section("How the price of year 1 is made up"),
		heads, picture,
		kit.Section("Walk-away price (confidential)"),
		kit.Text("The lowest price your board will sign. It never leaves in any pack."),
		kit.Form(
			f.field("pricing.walkAway", "Walk-away price for one", "Empty means full cost.", value(f, "walk-away price", kit.NewMoneyEntry(nil), func(b *bid.Bid) *money.Pounds { return &b.Pricing.WalkAway })),
			f.field("pricing.walkAwayWhy", "If it is below full cost: who pays the rest, and why", "", value(f, "reason for the walk-away price", kit.NewTextEntry(nil), func(b *bid.Bid) *string { return &b.Pricing.WalkAwayWhy })),
		),
	)
	return &part{view, func(fresh bool) {
		f.refresh(fresh)
		figures.refresh()
		rows, spec := p.heads()
		heads.SetRows(rows)
		picture.Set(spec)
	}}
}

// heads are the parts of the income of year 1, with what is left.
func (p *Page) heads() ([]row, chart.Spec) {
	spec := chart.Spec{Kind: chart.Bars}
	a := p.s.Assessment()
	if a == nil || len(a.Pricing.Years) == 0 {
		return nil, spec
	}
	var rows []row
	add := func(id, name string) {
		printed := p.s.Printed(id)
		rows = append(rows, row{id: id, name: name, cells: []string{printed}})
		if f, ok := a.Figure(id); ok && f.Available {
			spec.Bars = append(spec.Bars, chart.Bar{Label: name, Values: []chart.Value{{Amount: f.Value, Text: printed, Figure: id}}})
		}
	}
	for _, h := range a.Pricing.Years[0].Heads {
		add(h.Node.ID(), headNames[h.Name])
	}
	add("year.1.gap", "Left over")
	rows = append(rows, row{id: "year.1.income", name: "Income at the price you ask", cells: []string{p.s.Printed("year.1.income")}})
	return rows, spec
}
