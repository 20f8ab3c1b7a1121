package price

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

var upliftOptions = []kit.Option{
	{ID: string(bid.UpliftNotStated), Text: "The tender does not say"}, {ID: string(bid.UpliftNone), Text: "The price stays the same"},
	{ID: string(bid.UpliftFixed), Text: "A fixed share each year"}, {ID: string(bid.UpliftCPI), Text: "With consumer prices (CPI)"},
	{ID: string(bid.UpliftCapped), Text: "With consumer prices, between limits"}, {ID: string(bid.UpliftBasket), Text: "With a mix of things"},
}

var months = []kit.Option{
	{ID: "01", Text: "January"}, {ID: "02", Text: "February"}, {ID: "03", Text: "March"}, {ID: "04", Text: "April"}, {ID: "05", Text: "May"}, {ID: "06", Text: "June"},
	{ID: "07", Text: "July"}, {ID: "08", Text: "August"}, {ID: "09", Text: "September"}, {ID: "10", Text: "October"}, {ID: "11", Text: "November"}, {ID: "12", Text: "December"},
}

func followsPrices(u bid.Uplift) bool {
	return u.Kind == bid.UpliftCPI || u.Kind == bid.UpliftCapped || u.Kind == bid.UpliftBasket
}

// newYearsPart says how the price changes and shows every contract year.
func (p *Page) newYearsPart() *form.Part {
	f := form.New(p.s, p.fields)
	uplift := func(when func(bid.Uplift) bool, field *kit.Field) *kit.Field {
		return f.Shown(field, func(b *bid.Bid) bool { return when(b.Pricing.Uplift) })
	}
	capped := func(u bid.Uplift) bool { return u.Kind == bid.UpliftCapped }
	first := f.Whole("first uplift", 2, bid.MaxYears, func(b *bid.Bid) *int { return &b.Pricing.Uplift.FirstYear })
	onExact := f.Check("Count each change from the exact price", "compounding", func(b *bid.Bid) *bool { return &b.Pricing.Uplift.OnExact })
	f.OnLoad(func(b *bid.Bid, _ bool) {
		kind := b.Pricing.Uplift.Kind
		form.SetShown(onExact, kind != bid.UpliftNotStated && kind != bid.UpliftNone)
	})
	basket := p.newBasket()
	form.Keep(p.lists, basketPath, basket)
	table := form.FigureTable(p.s, "The contract years",
		kit.Column[form.Row]{Title: "Year", Ems: 4, Weight: 1, Text: func(r form.Row) string { return r.Name }},
		kit.Column[form.Row]{Title: "Quantity", Ems: 6, Right: true, Optional: true, Text: form.Cell(0)},
		kit.Column[form.Row]{Title: "Price", Ems: 5, Right: true, Text: form.Cell(1)},
		kit.Column[form.Row]{Title: "Income", Ems: 8, Right: true, Optional: true, Text: form.Cell(2)},
		kit.Column[form.Row]{Title: "Cost", Ems: 8, Right: true, Optional: true, Text: form.Cell(3)},
		kit.Column[form.Row]{Title: "Left over", Ems: 8, Right: true, Text: form.Cell(4)},
		kit.Column[form.Row]{Title: "Share", Ems: 5, Right: true, Optional: true, Text: form.Cell(5)},
		kit.Column[form.Row]{Title: "Since the start", Ems: 9, Right: true, Optional: true, Text: form.Cell(6)})
	picture := kit.NewChart("What is left over in each contract year, as bars")
	of := p.s.FigureBox(3)
	table.OnSelect = func(r form.Row) { showYear(of, r) }
	totals := p.figures("contract.value", "contract.cost", "contract.gap", "even.flat_price", "even.uplift", "contract.subsidy")
	view := kit.Stack(
		kit.Section("How the price changes"),
		kit.Form(
			f.Field("pricing.uplift.kind", "The clause", "As the tender says it. Costs rise every year; a price that does not is a cut.", form.Picked(f, "uplift clause", form.PickerOf(upliftOptions[0].Text, upliftOptions), func(b *bid.Bid) *bid.UpliftKind { return &b.Pricing.Uplift.Kind })),
			uplift(func(u bid.Uplift) bool { return u.Kind == bid.UpliftFixed }, f.Field("pricing.uplift.rate", "Change a year", "", form.Value(f, "uplift", kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return &b.Pricing.Uplift.Rate }))),
			uplift(followsPrices, f.Field("pricing.uplift.month", "Month of the index", "Most clauses name September.", form.Picked(f, "month of the index", form.PickerOf("Choose a month", months), func(b *bid.Bid) *monthOf { return (*monthOf)(&b.Pricing.Uplift.Month) }))),
			uplift(followsPrices, f.Field("pricing.uplift.expected", "What you expect it to be", "Used only for months that are not published yet.", form.Value(f, "expected index", kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return &b.Pricing.Uplift.Expected }))),
			uplift(capped, f.Field("pricing.uplift.floor", "Never below", "", form.Value(f, "lowest uplift", kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return &b.Pricing.Uplift.Floor }))),
			uplift(capped, f.Field("pricing.uplift.cap", "Never above", "", form.Value(f, "highest uplift", kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return &b.Pricing.Uplift.Cap }))),
			uplift(func(u bid.Uplift) bool { return u.Kind != bid.UpliftNotStated && u.Kind != bid.UpliftNone }, f.Field("pricing.uplift.firstYear", "First change in contract year", "Empty means year 2.", first)),
			f.Field("pricing.uplift.wording", "The clause as the tender prints it", "Printed on the pack.", form.Value(f, "wording of the clause", kit.NewMultilineEntry(3, nil), func(b *bid.Bid) *string { return &b.Pricing.Uplift.Wording })),
		), onExact,
		basket.View,
		kit.Section("Year by year"),
		table, of.View, picture,
		kit.Section("The whole contract"),
		kit.Columns(3, 12, totals.box...),
	)
	return form.NewPart(view, func(fresh bool) {
		f.Refresh(fresh)
		form.SetShown(basket.View, p.s.Bid().Pricing.Uplift.Kind == bid.UpliftBasket)
		basket.Refresh()
		totals.refresh()
		rows, spec := p.years()
		table.SetRows(rows)
		if _, ok := table.Selected(); !ok && len(rows) > 0 {
			table.Select(rows[0].ID)
		}
		if r, ok := table.Selected(); ok {
			showYear(of, r)
		}
		picture.Set(spec)
	})
}

// basketPath is where the parts of a weighted uplift stand.
const basketPath = "pricing.uplift.basket."

// monthOf is the month of an index as it is stored.
type monthOf string

func showYear(of *page.FigureBox, r form.Row) {
	of.Show(r.Note+"price", r.Note+"uplift", r.Note+"income", r.Note+"cost", r.Note+"gap", r.Note+"full_cost_unit")
}

func (p *Page) years() ([]form.Row, chart.Spec) {
	spec := chart.Spec{Kind: chart.Bars}
	a := p.s.Assessment()
	if a == nil {
		return nil, spec
	}
	var rows []form.Row
	for _, y := range a.Pricing.Years {
		id := fmt.Sprintf("year.%d.", y.N)
		r := form.Row{ID: id + "gap", Name: fmt.Sprintf("%d", y.N), Note: id}
		for _, figure := range []string{"volume", "price", "income", "cost", "gap", "margin", "cumulative"} {
			r.Cells = append(r.Cells, p.s.Printed(id+figure))
		}
		rows = append(rows, r)
		if f, ok := a.Figure(id + "gap"); ok && f.Available {
			spec.Bars = append(spec.Bars, chart.Bar{Label: fmt.Sprintf("Year %d", y.N), Values: []chart.Value{{Amount: f.Value, Text: f.Printed, Figure: f.ID}}})
		}
	}
	return rows, spec
}

// newBasket edits the parts of a weighted uplift.
func (p *Page) newBasket() *lines.Editor[bid.BasketPart] {
	type one = bid.BasketPart
	l := &lines.Editor[one]{List: form.Of(p.s, "part of the uplift", func(b *bid.Bid) *[]one { return &b.Pricing.Uplift.Basket },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l.Table = kit.NewTable("Parts of the uplift", func(x one) string { return x.ID },
		kit.NewEmptyState("What does the price follow, and with what weight? The weights add to 100 %.", "For example: pay 75 %, with the pay floor; other costs 25 %, with CPI.", "Add a part", l.Add),
		kit.Column[one]{Title: "Part", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Weight", Ems: 6, Right: true, Text: func(x one) string { return x.Weight.Format() }})
	l.Table.VisibleRows = 4
	field := func(path, label string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(basketPath+path, kit.NewField(label, control))
	}
	name := field("name", "Part", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	follow := kit.NewPicker("By a share a year", growths[1:], lines.Chosen(l, "index", func(x *one) *bid.GrowthKind { return &x.Follow }))
	rate := field("rate", "Share a year", lines.Entry(l, "share", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Rate }))
	l.Fill(func(x one, _ bool) {
		kind := x.Follow
		if kind == bid.GrowthStandard {
			kind = bid.GrowthTyped
		}
		follow.Set(string(kind))
		form.SetShown(rate, kind == bid.GrowthTyped)
	})
	l.Form = kit.Stack(kit.Form(name,
		field("weight", "Weight", lines.Entry(l, "weight", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Weight })),
		field("follow", "Follows", follow), rate))
	l.Wire("Remove this part")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a part of the uplift", l.Add)), l.Table, l.Form)
	return l
}
