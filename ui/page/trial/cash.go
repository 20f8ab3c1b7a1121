package trial

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/cash"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// eventPath is where money on single days stands.
const eventPath = "pricing.cash.events."

var (
	invoiceCycles = []kit.Option{
		{ID: string(bid.CycleMonthly), Text: "Monthly"}, {ID: string(bid.CycleWeekly), Text: "Weekly"},
		{ID: string(bid.CycleFourWeekly), Text: "Every four weeks"}, {ID: string(bid.CycleQuarterly), Text: "Quarterly"},
	}
	payCycles = invoiceCycles[:3]
)

// newCashPart asks when money moves and shows the balance it leaves.
func (p *Page) newCashPart() *form.Part {
	g := p.group("pricing.cash.")
	of := func(b *bid.Bid) *bid.Cash { return &b.Pricing.Cash }
	events := p.newEvents()
	form.Keep(p.lists, eventPath, events)
	p.main[partCash] = events
	shown := p.newBalance()
	view := kit.Stack(
		kit.Text("You pay wages before the buyer pays you. This follows the money day by day, so that you know how much has to be found, and when."),
		kit.Section("How the buyer pays"),
		kit.Form(
			g.Field("pricing.cash.invoices", "You send an invoice", "", form.Picked(g.Form, "how often you invoice", form.PickerOf("Monthly", invoiceCycles), func(b *bid.Bid) *bid.Cycle { return &of(b).Invoices })),
			g.quantity("invoiceLagDays", "Days until the invoice goes out", "From the end of the period. Empty means none.", func(b *bid.Bid) *money.Quantity { return &of(b).InvoiceLag }),
			g.quantity("termsDays", "Days the buyer has to pay", "Empty means the terms of the notice, or 30 days.", func(b *bid.Bid) *money.Quantity { return &of(b).Terms }),
			g.quantity("lateDays", "Days this buyer pays late", "As it has paid you or others before.", func(b *bid.Bid) *money.Quantity { return &of(b).Late }),
		),
		g.Check("The buyer pays in advance", "payment in advance", func(b *bid.Bid) *bool { return &of(b).InAdvance }),
		kit.Section("How you pay"),
		kit.Form(
			g.Field("pricing.cash.pay", "Wages are paid", "", form.Picked(g.Form, "how often wages are paid", form.PickerOf("Monthly", payCycles), func(b *bid.Bid) *bid.Cycle { return &of(b).Pay })),
			g.quantity("payDay", "Pay day, day of the month", "Empty means the 28th.", func(b *bid.Bid) *money.Quantity { return &of(b).PayDay }),
			g.quantity("taxDay", "Tax and pension, day of the next month", "Empty means the 22nd.", func(b *bid.Bid) *money.Quantity { return &of(b).TaxDay }),
			g.quantity("supplierTermsDays", "Days until suppliers are paid", "Empty means 30.", func(b *bid.Bid) *money.Quantity { return &of(b).SupplierTerms }),
			g.amount("opening", "Set aside for this contract", "Beside free reserves and overdraft of the organisation.", func(b *bid.Bid) *money.Pounds { return &of(b).Opening }),
			g.share("finance", "What borrowing costs a year", "Such as 8 % for an overdraft.", func(b *bid.Bid) *money.Share { return &of(b).Finance }),
		),
		kit.Section("Other money on single days"),
		kit.Row(kit.NewButton("Add a day", events.Add)), events.Table, events.Form,
		shown.view,
	)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		events.Refresh()
		shown.refresh()
	})
}

// newEvents edits grants, loans and the like.
func (p *Page) newEvents() *lines.Editor[bid.CashEvent] {
	type one = bid.CashEvent
	e := &lines.Editor[one]{List: form.Of(p.s, "day of money", func(b *bid.Bid) *[]one { return &b.Pricing.Cash.Events },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	e.Table = kit.NewTable("Other money on single days", func(x one) string { return x.ID },
		kit.NewEmptyState("Does a grant, a loan or a large bill fall on one day?", "For example: start-up grant, 1 April 2027, £10,000. Money that goes out is below zero.", "Add a day", e.Add),
		kit.Column[one]{Title: "What it is", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Day", Ems: 8, Text: func(x one) string { return orDash(x.Date.String()) }},
		kit.Column[one]{Title: "Amount", Ems: 7, Right: true, Text: func(x one) string { return orDash(x.Amount.Format()) }})
	e.Table.VisibleRows = 4
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(eventPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "What the money is", "", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		field("date", "Day", "", lines.Entry(e, "day", kit.NewDateEntry(p.s.Today, nil), func(x *one) *date.Date { return &x.Date })),
		field("amount", "Amount that comes in", "Below zero for money that goes out.", lines.Entry(e, "amount", kit.NewMoneyEntry(nil), func(x *one) *money.Pounds { return &x.Amount }))))
	e.Wire("Remove this day")
	return e
}

// balance shows what the curve comes to.
type balance struct {
	p       *Page
	view    *fyne.Container
	missing *kit.Listing
	full    *fyne.Container
	words   *kit.Listing
	rests   *kit.Listing
	box     interface{ Show(ids ...string) }
	picture *kit.Chart
	months  *kit.Table[cash.Month]
	parts   *kit.Table[form.Row]
}

func (p *Page) newBalance() *balance {
	v := &balance{p: p, missing: kit.NewListing(), words: kit.NewListing(), rests: kit.NewListing(), picture: kit.NewChart("The balance of the contract from day to day, with its lowest point")}
	box := p.s.FigureBox(3)
	v.box = box
	pounds := func(of func(cash.Month) decimal.Decimal) func(cash.Month) string {
		return func(m cash.Month) string { return money.FormatPounds(of(m)) }
	}
	v.months = kit.NewTable("Money by month", func(m cash.Month) string { return m.End.ISO() }, nil,
		kit.Column[cash.Month]{Title: "Month to", Ems: 9, Weight: 1, Text: func(m cash.Month) string { return m.End.String() }},
		kit.Column[cash.Month]{Title: "In", Ems: 7, Right: true, Text: pounds(func(m cash.Month) decimal.Decimal { return m.In })},
		kit.Column[cash.Month]{Title: "Out", Ems: 7, Right: true, Text: pounds(func(m cash.Month) decimal.Decimal { return m.Out })},
		kit.Column[cash.Month]{Title: "Balance", Ems: 8, Right: true, Text: pounds(func(m cash.Month) decimal.Decimal { return m.Balance })},
		kit.Column[cash.Month]{Title: "Lowest in it", Ems: 8, Right: true, Optional: true, Text: pounds(func(m cash.Month) decimal.Decimal { return m.LowestInIt })})
	v.months.VisibleRows = 12
	v.parts = form.FigureTable(p.s, "Up to the lowest day",
		kit.Column[form.Row]{Title: "Up to the lowest day", Ems: 12, Weight: 2, Text: func(r form.Row) string { return r.Name }},
		kit.Column[form.Row]{Title: "In or out", Ems: 8, Right: true, Text: form.Cell(0)})
	v.full = kit.Stack(v.words, box.View, v.picture, v.parts, kit.Section("Month by month"), v.months, v.rests)
	v.view = kit.Stack(kit.Section("What it comes to"), v.missing, v.full)
	return v
}

func (v *balance) refresh() {
	a := v.p.s.Assessment()
	why, path := "No bid is open.", ""
	if a != nil {
		why, path = a.Cash.Why, a.Cash.Path
	}
	v.missing.Set(why+path, func() []fyne.CanvasObject { return v.p.toMend(why, path) })
	form.SetShown(v.full, why == "")
	if why != "" {
		return
	}
	c := a.Cash
	v.words.Set(c.Words, func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.Strong(c.Words)} })
	v.box.Show("cash.peak", "cash.peak.late", "cash.peak.pledge", "cash.finance", "cash.available", "cash.headroom", "cash.end")
	v.picture.Set(pack.BalanceChart(c.Curve))
	v.months.SetRows(c.Curve.Months())
	var rows []form.Row
	for _, x := range c.AtPeak {
		rows = append(rows, v.p.figureRow(a, x.Node.ID()))
	}
	v.parts.SetRows(rows)
	form.SetShown(v.parts, len(rows) > 0)
	rests := strings.Join(append(append([]string(nil), c.Terms...), c.Assumptions...), "\n")
	v.rests.Set(rests, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Section("What this rests on"), kit.NewSmall(rests)}
	})
}

// figureRow is a line of a table of figures, named by the figure.
func (p *Page) figureRow(a *assess.Assessment, id string) form.Row {
	f, _ := a.Figure(id)
	text := f.Printed
	return form.Row{ID: id, Name: f.Text, Note: f.Reason, Cells: []string{text}}
}

// toMend says why there is nothing to show yet, and leads to the field.
func (p *Page) toMend(why, path string) []fyne.CanvasObject {
	if why == "" {
		return nil
	}
	out := []fyne.CanvasObject{kit.NewMarked(kit.NotStarted, why)}
	if path != "" {
		out = append(out, kit.NewLink("Go to what is missing", func() { p.s.GoTo(path) }))
	}
	return out
}
