package organisation

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

type payPart struct{ *lines.Editor[bid.PayScale] }

func newPayPart(p *Page) *payPart {
	type scale = bid.PayScale
	l := &lines.Editor[scale]{List: p.m.scales()}
	l.Table = kit.NewTable("Pay scales", func(x scale) string { return x.ID },
		kit.NewEmptyState("What do you pay for each kind of work? A pay scale is offered whenever you add somebody to a bid, so it is typed once.",
			"For example: Support worker, £12.95 an hour, 5.6 weeks’ holiday.", "Add a pay scale", l.Add),
		kit.Column[scale]{Title: "Role", Ems: 10, Weight: 2, Text: func(x scale) string { return orUnnamed(x.Role) }},
		kit.Column[scale]{Title: "Pay", Ems: 10, Weight: 1, Right: true, Text: PayWords},
		kit.Column[scale]{Title: "Full-time week", Ems: 8, Right: true, Optional: true, Text: func(x scale) string { return hours(x.FullTimeHours) }})
	role := kit.NewField("Role", lines.Entry(l, "role", kit.NewTextEntry(nil), func(x *scale) *string { return &x.Role }))
	l.First = role
	paid := kit.NewChoice([]kit.Option{{ID: string(bid.PaidHourly), Text: "By the hour"}, {ID: string(bid.PaidSalaryFTE), Text: "Full-time salary"}, {ID: string(bid.PaidSalaryActual), Text: "Salary as paid"}},
		lines.Chosen(l, "way of pay", func(x *scale) *bid.PaidHow { return &x.Paid }))
	pension := kit.NewPicker("On the usual part of pay (qualifying earnings)", []kit.Option{
		{ID: string(bid.PensionQualifying), Text: "On the usual part of pay (qualifying earnings)"},
		{ID: string(bid.PensionTotalPay), Text: "On all pay"}, {ID: string(bid.PensionNone), Text: "No pension"}},
		lines.Chosen(l, "pension", func(x *scale) *bid.PensionBasis { return &x.PensionBasis }))
	path := func(name, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add("organisation.payScales."+name, kit.NewField(label, control).Why(why))
	}
	hourly := path("hourlyPay", "Pay an hour", "Before employer’s costs.", lines.Entry(l, "hourly pay", kit.NewRateEntry(nil), func(x *scale) *money.Pounds { return &x.HourlyPay }))
	salary := path("salary", "Salary, a year", "For a full-time post, before employer’s costs.", lines.Entry(l, "salary", kit.NewMoneyEntry(nil), func(x *scale) *money.Pounds { return &x.Salary }))
	l.Fill(func(x scale, _ bool) {
		how := x.Paid
		if how == "" {
			how = bid.PaidHourly
		}
		paid.Set(string(how))
		pension.Set(string(x.PensionBasis))
		if how == bid.PaidHourly {
			hourly.Show()
			salary.Hide()
		} else {
			hourly.Hide()
			salary.Show()
		}
	})
	l.Form = kit.Stack(kit.Section("The chosen pay scale"), kit.Form(
		p.fields.Add("organisation.payScales.role", role),
		path("paid", "Paid", "", paid),
		hourly, salary,
		path("fullTimeHours", "Hours of a full-time week", "For example 37.5.", lines.Entry(l, "full-time hours", kit.NewQuantityEntry(nil), func(x *scale) *money.Quantity { return &x.FullTimeHours })),
		path("holidayWeeks", "Weeks of paid holiday", "Empty means the legal 5.6 weeks, bank holidays included.", lines.Entry(l, "holiday", kit.NewQuantityEntry(nil), func(x *scale) *money.Quantity { return &x.HolidayWeeks })),
		path("pensionBasis", "Pension worked out on", "", pension),
		path("pensionRate", "Your pension contribution", "Empty means the legal minimum.", lines.Entry(l, "pension contribution", kit.NewPercentEntry(nil), func(x *scale) *money.Share { return &x.PensionRate })),
		path("note", "Note", "For you only.", lines.Entry(l, "note", kit.NewTextEntry(nil), func(x *scale) *string { return &x.Note })),
	))
	l.Wire("Remove this pay scale")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a pay scale", l.Add)), l.Table, l.Form)
	return &payPart{l}
}

func orUnnamed(name string) string {
	if name == "" {
		return "(no name yet)"
	}
	return name
}

func hours(q money.Quantity) string {
	if !q.IsSet() {
		return "–"
	}
	return money.FormatQuantity(q.Decimal()) + " hours"
}
