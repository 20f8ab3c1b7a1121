package price

import (
	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// The lists of care by the visit.
const (
	lengthPath       = "pricing.service.visits.lengths."
	visitPremiumPath = "pricing.service.visits.premiums."
)

// newVisitsPart is care paid by contact time: the visits, what an hour of contact is
// paid, and what stands between one visit and the next.
func (p *Page) newVisitsPart() *form.Part {
	f := form.New(p.s, p.fields)
	visits := func(b *bid.Bid) *bid.Visits { return &b.Pricing.Service.Visits }
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return f.Field("pricing.service.visits."+path, label, why, control)
	}
	pounds := func(path, label, why string, of func(*bid.Visits) *money.Pounds) *kit.Field {
		return field(path, label, why, form.Value(f, label, kit.NewRateEntry(nil), func(b *bid.Bid) *money.Pounds { return of(visits(b)) }))
	}
	share := func(path, label, why string, of func(*bid.Visits) *money.Share) *kit.Field {
		return field(path, label, why, form.Value(f, label, kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return of(visits(b)) }))
	}
	quantity := func(path, label, why string, of func(*bid.Visits) *money.Quantity) *kit.Field {
		return field(path, label, why, form.Value(f, label, kit.NewQuantityEntry(nil), func(b *bid.Bid) *money.Quantity { return of(visits(b)) }))
	}
	text := func(path, label, why string, of func(*bid.Visits) *string) *kit.Field {
		return field(path, label, why, form.Value(f, label, kit.NewTextEntry(nil), func(b *bid.Bid) *string { return of(visits(b)) }))
	}
	unpaid := f.Check("Travel and waiting are not paid by themselves", "unpaid travel", func(b *bid.Bid) *bool { return &visits(b).UnpaidTravel })

	list, of := p.newLengths()
	premiums := p.newVisitPremiums()
	curve := kit.NewChart("The price of one visit by its length, as bars")
	agency := pounds("agencyRate", "What the agency charges an hour", "Without VAT.", func(v *bid.Visits) *money.Pounds { return &v.AgencyRate })
	agencyVAT := share("agencyVat", "VAT on the agency’s charge", "What you do not get back is a cost.", func(v *bid.Visits) *money.Share { return &v.AgencyVAT })
	for _, one := range []*kit.Field{agency, agencyVAT} {
		f.Shown(one, func(b *bid.Bid) bool { return visits(b).Agency.IsSet() })
	}
	travelPay := pounds("travelPay", "Pay for an hour of travel and waiting", "Empty means the same as contact.", func(v *bid.Visits) *money.Pounds { return &v.TravelPay })
	f.Shown(travelPay, func(b *bid.Bid) bool { return !visits(b).UnpaidTravel })
	growthRate := share("growth.rate", "Growth a year", "Pay never grows by less than the legal floor.", func(v *bid.Visits) *money.Share { return &v.Growth.Rate })
	f.Shown(growthRate, func(b *bid.Bid) bool { return hasRate(visits(b).Growth.Kind) })

	view := kit.Stack(
		kit.Section("The visits"),
		kit.Text("For home care and other work paid by the visit. Say how long each visit is, how far the next one, and how many there are in a year. A short visit costs more an hour, because the journey is as long."),
		list.View, of.View, curve,
		kit.Section("Pay"),
		kit.Form(
			pounds("pay", "Pay for an hour of contact", "Before extra pay and employer’s costs.", func(v *bid.Visits) *money.Pounds { return &v.Pay }), travelPay,
			field("age", "Age", "Which legal pay floor counts.", form.Picked(f, "age", form.PickerOf("Adult rate", ageOptions), func(b *bid.Bid) *bid.AgeBand { return &visits(b).Age })),
			pounds("mileRate", "Paid for a mile", "The tax-free rate stands on the Facts page.", func(v *bid.Visits) *money.Pounds { return &v.MileRate }),
		), unpaid,
		kit.Section("Extra pay for evenings, weekends and bank holidays"),
		premiums.View,
		kit.Section("Paid and not worked"),
		kit.Form(
			quantity("holidayWeeks", "Weeks of paid holiday", "Empty means the legal minimum.", func(v *bid.Visits) *money.Quantity { return &v.HolidayWeeks }),
			share("training", "Training", "A share of working pay, such as 2 %.", func(v *bid.Visits) *money.Share { return &v.Training }),
			share("sickness", "Sickness", "A share of working pay.", func(v *bid.Visits) *money.Share { return &v.Sickness }),
			share("notice", "Notice and suspension", "A share of working pay.", func(v *bid.Visits) *money.Share { return &v.Notice }),
		),
		kit.Section("National Insurance and pension"),
		kit.Form(
			quantity("hoursPerWeek", "Paid hours a week of one care worker", "National Insurance and pension are worked out for one person with these hours.", func(v *bid.Visits) *money.Quantity { return &v.HoursPerWeek }),
			share("niRate", "Or National Insurance as a share", "When you know the share that you really pay.", func(v *bid.Visits) *money.Share { return &v.NIRate }),
			share("pensionRate", "Or pension as a share", "When you know the share that you really pay.", func(v *bid.Visits) *money.Share { return &v.PensionRate }),
			field("onCosts", "Those shares are of", "", form.Picked(f, "base of on-costs", form.ChoiceOf(onCostBases), func(b *bid.Bid) *bid.OnCostBase { return &visits(b).OnCosts })),
		),
		kit.Section("Agency staff"),
		kit.Form(share("agency", "Share of contact hours by an agency", "Empty means none.", func(v *bid.Visits) *money.Share { return &v.Agency }), agency, agencyVAT),
		kit.Section("For you"),
		kit.Form(
			field("growth", "How pay grows", "After the first year.", form.Picked(f, "growth of pay", form.PickerOf("With the legal pay floor", growths), func(b *bid.Bid) *bid.GrowthKind { return &visits(b).Growth.Kind })), growthRate,
			field("label", "Who may see it", "Pay is internal unless you say otherwise.", form.Picked(f, "confidentiality", form.PickerOf("Only us (internal)", labels), func(b *bid.Bid) *bid.Label { return &visits(b).Label })),
			text("evidence", "Where the figures come from", "Such as: rosters of September 2026.", func(v *bid.Visits) *string { return &v.Evidence }),
			text("reason", "Why it is enough", "Said to the buyer only in an answer to a low-bid challenge.", func(v *bid.Visits) *string { return &v.Reason }),
			text("note", "Note", "For you only.", func(v *bid.Visits) *string { return &v.Note }),
		),
	)
	return form.NewPart(view, func(fresh bool) {
		f.Refresh(fresh)
		list.Refresh()
		premiums.Refresh()
		curve.Set(p.visitCurve())
		form.SetShown(curve, len(list.Table.Rows()) > 0)
	})
}

var onCostBases = []kit.Option{{ID: string(bid.OnCostsOnAll), Text: "All pay"}, {ID: string(bid.OnCostsOnGross), Text: "Working pay alone"}}

func (p *Page) newLengths() (*lines.Editor[bid.VisitLength], *page.FigureBox) {
	type length = bid.VisitLength
	e := &lines.Editor[length]{List: form.Of(p.s, "length of visit", func(b *bid.Bid) *[]length { return &b.Pricing.Service.Visits.Lengths },
		func(x *length) *string { return &x.ID }, func(x length) string { return visitName(x) })}
	e.Table = kit.NewTable("Visits", func(x length) string { return x.ID },
		kit.NewEmptyState("Is the work paid by the visit? Add each length of visit once, with the travel to the next one.",
			"For example: 30 minutes, 8 minutes of travel, 2.5 miles, 18,000 a year.", "Add a visit", e.Add),
		kit.Column[length]{Title: "Visit", Ems: 9, Weight: 2, Text: visitName},
		kit.Column[length]{Title: "A year", Ems: 6, Right: true, Text: func(x length) string { return orDash(x.Quantity) }},
		kit.Column[length]{Title: "Travel", Ems: 6, Right: true, Optional: true, Text: func(x length) string { return minutes(x.Travel) }},
		kit.Column[length]{Title: "Miles", Ems: 5, Right: true, Optional: true, Text: func(x length) string { return orDash(x.Miles) }},
		kit.Column[length]{Title: "Cost of one", Ems: 7, Right: true, Text: func(x length) string { return p.s.Printed("visit." + x.ID + ".direct_visit") }},
		kit.Column[length]{Title: "Price of one", Ems: 7, Right: true, Text: func(x length) string { return p.s.Printed("visit." + x.ID + ".price_visit") }},
		kit.Column[length]{Title: "An hour", Ems: 6, Right: true, Optional: true, Text: func(x length) string { return p.s.Printed("visit." + x.ID + ".price_hour") }})
	e.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(lengthPath+path, kit.NewField(label, control).Why(why))
	}
	quantity := func(path, label, why string, of func(*length) *money.Quantity) *kit.Field {
		return field(path, label, why, lines.Entry(e, label, kit.NewQuantityEntry(nil), of))
	}
	long := quantity("minutes", "Minutes with the person", "", func(x *length) *money.Quantity { return &x.Minutes })
	e.First = long
	of := p.s.FigureBox(3)
	e.Form = kit.Stack(kit.Section("The chosen visit"), kit.Form(long,
		quantity("quantity", "Visits in the first year", "", func(x *length) *money.Quantity { return &x.Quantity }),
		quantity("travelMinutes", "Minutes to the next visit", "", func(x *length) *money.Quantity { return &x.Travel }),
		quantity("waitingMinutes", "Minutes of paid waiting", "", func(x *length) *money.Quantity { return &x.Waiting }),
		quantity("miles", "Miles to the next visit", "", func(x *length) *money.Quantity { return &x.Miles }),
		quantity("workers", "Care workers at one visit", "Empty means one.", func(x *length) *money.Quantity { return &x.Workers }),
		field("consumables", "Used up at one visit", "Gloves, aprons and the like.", lines.Entry(e, "consumables", kit.NewRateEntry(nil), func(x *length) *money.Pounds { return &x.Consumables })),
		field("asked", "Price you ask for one", "Only where visits are priced by themselves.", lines.Entry(e, "price asked", kit.NewRateEntry(nil), func(x *length) *money.Pounds { return &x.Asked })),
		field("name", "Your name for it", "Such as: morning call.", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *length) *string { return &x.Name })),
	))
	e.OnShow = func(x length) {
		id := "visit." + x.ID
		of.Show(id+".gross_hour", id+".absence_hour", id+".oncosts_hour", id+".mileage_hour", id+".direct_hour", id+".price_hour")
	}
	e.Wire("Remove this visit")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add a visit", e.Add)), e.Table, e.Form)
	form.Keep(p.lists, lengthPath, e)
	p.main[partVisits] = e
	return e, of
}

func visitName(x bid.VisitLength) string {
	name := minutes(x.Minutes)
	if x.Name != "" {
		name = x.Name + ", " + name
	}
	return name
}

func minutes(q money.Quantity) string {
	if !q.IsSet() {
		return "–"
	}
	return q.Format() + " minutes"
}

func (p *Page) newVisitPremiums() *lines.Editor[bid.Premium] {
	e := premiumEditor(p, visitPremiumPath, func(b *bid.Bid) *[]bid.Premium { return &b.Pricing.Service.Visits.Premiums },
		"Is more paid at some times? Say for which share of the hours, and how much.")
	form.Keep(p.lists, visitPremiumPath, e)
	return e
}

// visitCurve is the price of each length of visit, for an hour of it.
func (p *Page) visitCurve() chart.Spec {
	spec := chart.Spec{Kind: chart.Bars}
	a := p.s.Assessment()
	if a == nil {
		return spec
	}
	for _, x := range a.Document.Bid.Pricing.Service.Visits.Lengths {
		if f, ok := a.Figure("visit." + x.ID + ".price_hour"); ok && f.Available {
			spec.Bars = append(spec.Bars, chart.Bar{Label: visitName(x), Values: []chart.Value{{Amount: f.Value, Text: f.Printed, Figure: f.ID}}})
		}
	}
	return spec
}
