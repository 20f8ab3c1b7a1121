package trial

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// outcomePath is where the outcomes stand that are paid for.
const outcomePath = "pricing.results.outcomes."

// newResultsPart is payment by results: what is paid whatever happens, and what only
// for proven outcomes.
func (p *Page) newResultsPart() *form.Part {
	g := p.group("pricing.results.")
	of := func(b *bid.Bid) *bid.Results { return &b.Pricing.Results }
	e := p.newOutcomes()
	form.Keep(p.lists, outcomePath, e)
	p.main[partResults] = e
	box, words := p.s.FigureBox(3), kit.NewListing()
	table := form.FigureTable(p.s, "What comes in and is left over",
		kit.Column[form.Row]{Title: "If the success rates are", Ems: 10, Weight: 2, Text: func(r form.Row) string { return r.Name }},
		kit.Column[form.Row]{Title: "Income", Ems: 8, Right: true, Text: form.Cell(0)},
		kit.Column[form.Row]{Title: "Left over", Ems: 8, Right: true, Text: form.Cell(1)})
	full := kit.Stack(kit.Section("What it comes to"), words, table, box.View)
	view := kit.Stack(
		kit.Text("Does the buyer pay part of the money only for results, such as people in work after six months? Then you carry the risk: see what success rate you need, and what you lose when nobody succeeds."),
		kit.Row(kit.NewPrimaryButton("Add an outcome", e.Add)), e.Table, e.Form,
		kit.Section("What is paid whatever happens"),
		kit.Form(
			g.amount("upfront", "Paid up front", "For all contract years.", func(b *bid.Bid) *money.Pounds { return &of(b).Upfront }),
			g.amount("cost", "Cost of the work", "Empty means the cost of all contract years.", func(b *bid.Bid) *money.Pounds { return &of(b).Cost }),
			g.share("evidenced", "Success rate that past work shows", "", func(b *bid.Bid) *money.Share { return &of(b).Evidenced }),
			g.text("evidence", "Where that is shown", "Such as: monitoring report of 2025.", 1, func(b *bid.Bid) *string { return &of(b).Evidence }),
		),
		full,
	)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		e.Refresh()
		a := p.s.Assessment()
		used := a != nil && a.Cash.Outcomes.Used
		form.SetShown(full, used)
		if !used {
			return
		}
		v := a.Cash.Outcomes
		text := v.Words
		for _, one := range v.Each {
			text += "\n" + one.Name + ": " + one.Words
		}
		words.Set(text, func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.Text(text)} })
		row := func(id, name, income string) form.Row {
			if income != "" {
				income = p.s.Printed(income)
			}
			return form.Row{ID: id, Name: name, Cells: []string{income, p.s.Printed(id)}}
		}
		table.SetRows([]form.Row{row("pbr.gap.low", "low", "pbr.income.low"), row("pbr.gap.mid", "as expected", "pbr.income.mid"), row("pbr.gap.high", "high", "pbr.income.high"),
			row("pbr.gap.none", "zero: the worst case", "pbr.upfront")})
		box.Show("pbr.breakeven", "pbr.gap.none", "pbr.at_risk", "pbr.lag", "pbr.upfront", "pbr.cost")
	})
}

// newOutcomes edits what is paid for.
func (p *Page) newOutcomes() *lines.Editor[bid.Outcome] {
	type one = bid.Outcome
	e := &lines.Editor[one]{List: form.Of(p.s, "outcome", func(b *bid.Bid) *[]one { return &b.Pricing.Results.Outcomes },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	e.Table = kit.NewTable("Outcomes that are paid for", func(x one) string { return x.ID },
		kit.NewEmptyState("Nothing is paid by results so far.", "For example: 100 people begin, £1,600 for each in work; 40 %, 50 % or 60 % of them succeed.", "Add an outcome", e.Add),
		kit.Column[one]{Title: "Outcome", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Begin", Ems: 5, Right: true, Text: func(x one) string { return orDash(x.Starts.Format()) }},
		kit.Column[one]{Title: "Paid for one", Ems: 7, Right: true, Text: func(x one) string { return orDash(x.Tariff.Format()) }},
		kit.Column[one]{Title: "Expected", Ems: 6, Right: true, Text: func(x one) string { return orDash(x.Mid.Format()) }})
	e.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(outcomePath+path, kit.NewField(label, control).Why(why))
	}
	quantity := func(path, label, why string, of func(*one) *money.Quantity) *kit.Field {
		return field(path, label, why, lines.Entry(e, label, kit.NewQuantityEntry(nil), of))
	}
	pounds := func(path, label, why string, of func(*one) *money.Pounds) *kit.Field {
		return field(path, label, why, lines.Entry(e, label, kit.NewMoneyEntry(nil), of))
	}
	share := func(path, label, why string, of func(*one) *money.Share) *kit.Field {
		return field(path, label, why, lines.Entry(e, label, kit.NewPercentEntry(nil), of))
	}
	name := field("name", "Outcome", "", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	e.First = name
	e.Form = kit.Stack(kit.Section("The chosen outcome"), kit.Form(name,
		quantity("starts", "People who begin", "Over all contract years.", func(x *one) *money.Quantity { return &x.Starts }),
		pounds("tariff", "Paid for one success", "", func(x *one) *money.Pounds { return &x.Tariff }),
		share("low", "Success rate, low", "When it goes badly.", func(x *one) *money.Share { return &x.Low }),
		share("mid", "Success rate, expected", "", func(x *one) *money.Share { return &x.Mid }),
		share("high", "Success rate, high", "", func(x *one) *money.Share { return &x.High }),
		pounds("extraCost", "Extra cost of a success", "Such as a bursary.", func(x *one) *money.Pounds { return &x.Extra }),
		quantity("baseline", "Successes that are not paid", "Who would have succeeded anyway, if the buyer takes them off.", func(x *one) *money.Quantity { return &x.Baseline }),
		pounds("cap", "Most that is paid", "", func(x *one) *money.Pounds { return &x.Cap }),
		field("begins", "First person begins", "Empty means the first day of the contract.", lines.Entry(e, "first start", kit.NewDateEntry(p.s.Today, nil), func(x *one) *date.Date { return &x.Begins })),
		quantity("spreadMonths", "Months over which people begin", "", func(x *one) *money.Quantity { return &x.Spread }),
		quantity("lagMonths", "Months from a start to the proof", "", func(x *one) *money.Quantity { return &x.Lag })))
	e.Wire("Remove this outcome")
	return e
}
