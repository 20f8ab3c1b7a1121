package price

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

var paidOptions = []kit.Option{{ID: string(bid.PaidHourly), Text: "By the hour"}, {ID: string(bid.PaidSalaryFTE), Text: "Full-time salary"}, {ID: string(bid.PaidSalaryActual), Text: "Salary as paid"}}

var ageOptions = []kit.Option{
	{ID: string(bid.AgeAdult), Text: "Adult rate"}, {ID: string(bid.Age18To20), Text: "18 to 20"},
	{ID: string(bid.AgeUnder18), Text: "Under 18"}, {ID: string(bid.AgeApprentice), Text: "Apprentice"},
}

var niOptions = []kit.Option{
	{ID: string(bid.NIStandard), Text: "Usual"}, {ID: string(bid.NIUnder21), Text: "Under 21"},
	{ID: string(bid.NIApprentice), Text: "Apprentice under 25"}, {ID: string(bid.NIVeteran), Text: "Veteran in the first year"},
}

var pensionOptions = []kit.Option{
	{ID: string(bid.PensionQualifying), Text: "On the usual part of pay (qualifying earnings)"},
	{ID: string(bid.PensionTotalPay), Text: "On all pay"}, {ID: string(bid.PensionNone), Text: "No pension"},
}

var holidayOptions = []kit.Option{
	{ID: string(bid.HolidayInside), Text: "Inside the yearly pay (fixed hours)"},
	{ID: string(bid.HolidayOnWorked), Text: "Paid on top of hours worked (irregular hours)"},
}

var sickOptions = []kit.Option{{ID: string(bid.SickFullPay), Text: "Full pay"}, {ID: string(bid.SickStatutory), Text: "Statutory Sick Pay only"}}

var coverOptions = []kit.Option{
	{ID: string(bid.CoverSpread), Text: "No extra pay: the hours that are left do the work"},
	{ID: string(bid.CoverBought), Text: "Somebody else is paid for the hours away"},
}

type peoplePart struct {
	*lines.Editor[bid.Post]
	p        *Page
	figures  *page.FigureBox
	extra    *page.FigureBox
	premiums *lines.Editor[bid.Premium]
	roster   *lines.Editor[bid.Shift]
	// premiumsAt holds the table of extra pay while there is some.
	premiumsAt *fyne.Container
	scales     *kit.Picker
}

func newPeoplePart(p *Page) *peoplePart {
	type post = bid.Post
	l := &lines.Editor[post]{List: form.Of(p.s, "post", func(b *bid.Bid) *[]post { return &b.Pricing.People },
		func(x *post) *string { return &x.ID }, func(x post) string { return x.Role })}
	out := &peoplePart{Editor: l, p: p, figures: p.s.FigureBox(3), extra: p.s.FigureBox(3)}
	l.Table = kit.NewTable("People", func(x post) string { return x.ID },
		kit.NewEmptyState("Who does the work? Add each role once, with how many people, their hours and their pay. National Insurance, pension and paid holiday are worked out for each person.",
			"For example: Support worker, 3 people, 20 hours a week, £13.45 an hour.", "Add a post", l.Add),
		kit.Column[post]{Title: "Role", Ems: 9, Weight: 2, Text: func(x post) string { return orUnnamed(x.Role) }},
		kit.Column[post]{Title: "People", Ems: 5, Right: true, Text: func(x post) string { return orOne(x.Headcount) }},
		kit.Column[post]{Title: "Hours a week", Ems: 8, Right: true, Text: func(x post) string { return orDash(x.HoursPerWeek) }},
		kit.Column[post]{Title: "Pay", Ems: 10, Right: true, Optional: true, Text: payWords},
		kit.Column[post]{Title: "A year", Ems: 8, Right: true, Text: func(x post) string { return p.s.Printed("people." + x.ID + ".total") }},
		kit.Column[post]{Title: "Hours free", Ems: 7, Right: true, Optional: true, Text: func(x post) string { return p.s.Printed("people." + x.ID + ".hours.productive") }},
		kit.Column[post]{Title: "Cost an hour", Ems: 8, Right: true, Optional: true, Text: func(x post) string { return p.s.Printed("people." + x.ID + ".cost_per_hour") }})
	out.premiums = out.newPremiums()
	out.roster = out.newRoster()
	out.form()
	out.scales = kit.NewPicker("Add from a pay scale", nil, func(id string) {
		for _, s := range p.s.Organisation().PayScales {
			if s.ID == id {
				l.AddWith(s.Fill)
			}
		}
		out.scales.Set("")
	})
	out.scales.SetLabel("Pay scale:")
	l.OnShow = func(x post) {
		id := "people." + x.ID
		out.figures.Show(id+".total", id+".cost_per_hour", id+".oncost_share", id+".pay", id+".ni", id+".pension", id+".hours.paid", id+".hours.productive", id+".productive_share")
		out.extra.Show(id+".posts", id+".ni_share", id+".floor_headroom", id+".rlw_headroom", id+".agency")
		out.refreshPremiums()
		out.roster.Refresh()
	}
	l.Wire("Remove this post")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a post", l.Add), out.scales), l.Table, l.Form)
	return out
}

// form is the form of the chosen post, in groups.
func (l *peoplePart) form() {
	type post = bid.Post
	e := l.Editor
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return l.p.fields.Add("pricing.people."+path, kit.NewField(label, control).Why(why))
	}
	quantity := func(path, label, why string, of func(*post) *money.Quantity) *kit.Field {
		return field(path, label, why, lines.Entry(e, label, kit.NewQuantityEntry(nil), of))
	}
	share := func(path, label, why string, of func(*post) *money.Share) *kit.Field {
		return field(path, label, why, lines.Entry(e, label, kit.NewPercentEntry(nil), of))
	}
	text := func(path, label, why string, of func(*post) *string) *kit.Field {
		return field(path, label, why, lines.Entry(e, label, kit.NewTextEntry(nil), of))
	}
	role := text("role", "Role", "", func(x *post) *string { return &x.Role })
	l.First = role
	paid := kit.NewChoice(paidOptions, lines.Chosen(e, "way of pay", func(x *post) *bid.PaidHow { return &x.Paid }))
	hourly := field("hourlyPay", "Pay an hour", "Before employer’s costs.", lines.Entry(e, "hourly pay", kit.NewRateEntry(nil), func(x *post) *money.Pounds { return &x.HourlyPay }))
	salary := field("salary", "Salary, a year", "Before employer’s costs.", lines.Entry(e, "salary", kit.NewMoneyEntry(nil), func(x *post) *money.Pounds { return &x.Salary }))
	fullTime := quantity("fullTimeHours", "Hours of a full-time week", "Such as 37.5.", func(x *post) *money.Quantity { return &x.FullTimeHours })
	age := kit.NewPicker("Adult rate", ageOptions, lines.Chosen(e, "age", func(x *post) *bid.AgeBand { return &x.Age }))
	ni := kit.NewPicker("Usual", niOptions, lines.Chosen(e, "National Insurance", func(x *post) *bid.NICategory { return &x.NI }))
	pension := kit.NewPicker(pensionOptions[0].Text, pensionOptions, lines.Chosen(e, "pension", func(x *post) *bid.PensionBasis { return &x.Pension }))
	optIn := kit.NewCheck("Has asked to join the pension, whatever the pay", lines.Checked(e, "pension", func(x *post) *bool { return &x.PensionOptIn }))
	rate := share("pensionRate", "Your pension contribution", "Empty means the legal minimum.", func(x *post) *money.Share { return &x.PensionRate })
	onCosts := field("otherOnCosts", "Other costs of employing, a year", "For one person, such as a uniform or an allowance.", lines.Entry(e, "other costs of employing", kit.NewMoneyEntry(nil), func(x *post) *money.Pounds { return &x.OtherOnCosts }))
	onCostsFor := text("otherOnCostsFor", "What those other costs are", "", func(x *post) *string { return &x.OtherOnCostsFor })
	holiday := kit.NewPicker(holidayOptions[0].Text, holidayOptions, lines.Chosen(e, "holiday", func(x *post) *bid.HolidayBasis { return &x.Holiday }))
	sick := kit.NewChoice(sickOptions, lines.Chosen(e, "sick pay", func(x *post) *bid.SickPay { return &x.SickPay }))
	cover := kit.NewPicker(coverOptions[0].Text, coverOptions, lines.Chosen(e, "cover", func(x *post) *bid.CoverMethod { return &x.Cover }))
	coverRate := field("coverRate", "Cover, an hour", "With on-costs, or the agency’s price with VAT you do not get back.", lines.Entry(e, "cover rate", kit.NewRateEntry(nil), func(x *post) *money.Pounds { return &x.CoverRate }))
	agencyRate := field("agencyRate", "What the agency charges an hour", "Without VAT.", lines.Entry(e, "agency’s charge", kit.NewRateEntry(nil), func(x *post) *money.Pounds { return &x.AgencyRate }))
	agencyVAT := share("agencyVat", "VAT on the agency’s charge", "What you do not get back is a cost.", func(x *post) *money.Share { return &x.AgencyVAT })
	purpose := kit.NewPicker(purposes[0].Text, purposes, lines.Chosen(e, "purpose", func(x *post) *bid.Purpose { return &x.Purpose }))
	growth := kit.NewPicker("With the legal pay floor", growths, lines.Chosen(e, "growth", func(x *post) *bid.GrowthKind { return &x.Growth.Kind }))
	growthRate := share("growth.rate", "Growth a year", "Pay never grows by less than the legal floor.", func(x *post) *money.Share { return &x.Growth.Rate })
	label := kit.NewPicker("Only us (internal)", labels, lines.Chosen(e, "confidentiality", func(x *post) *bid.Label { return &x.Label }))
	fixed := kit.NewCheck("Stays the same if fewer are delivered", lines.Checked(e, "fixed post", func(x *post) *bool { return &x.Fixed }))
	existing := kit.NewCheck("We would pay this post anyway, without this contract", lines.Checked(e, "existing post", func(x *post) *bool { return &x.Existing }))
	tupe := kit.NewCheck("Transfers to us with the contract (TUPE)", lines.Checked(e, "transfer", func(x *post) *bool { return &x.TUPE }))
	e.Fill(func(x post, _ bool) {
		how := x.Paid
		if how == "" {
			how = bid.PaidHourly
		}
		paid.Set(string(how))
		age.Set(string(x.Age))
		ni.Set(string(x.NI))
		pension.Set(string(x.Pension))
		optIn.Set(x.PensionOptIn)
		holiday.Set(string(x.Holiday))
		sick.Set(string(x.SickPay))
		cover.Set(string(x.Cover))
		growth.Set(string(x.Growth.Kind))
		purpose.Set(string(x.Purpose))
		form.SetShown(agencyRate, x.Agency.IsSet())
		form.SetShown(agencyVAT, x.Agency.IsSet())
		label.Set(string(x.Label))
		fixed.Set(x.Fixed)
		existing.Set(x.Existing)
		tupe.Set(x.TUPE)
		form.SetShown(hourly, how == bid.PaidHourly)
		form.SetShown(salary, how != bid.PaidHourly)
		form.SetShown(fullTime, how == bid.PaidSalaryFTE)
		form.SetShown(rate, x.Pension != bid.PensionNone)
		form.SetShown(optIn, x.Pension == bid.PensionQualifying)
		form.SetShown(coverRate, x.Cover == bid.CoverBought)
		form.SetShown(growthRate, hasRate(x.Growth.Kind))
		form.SetShown(onCostsFor, x.OtherOnCosts.IsSet() || x.OtherOnCostsFor != "")
	})
	l.Form = kit.Stack(kit.Section("The chosen post"), l.figures.View, l.extra.View,
		kit.Form(l.p.fields.Add("pricing.people.role", role),
			quantity("headcount", "People in this role", "Empty means one. Each has their own National Insurance threshold.", func(x *post) *money.Quantity { return &x.Headcount }),
			quantity("hoursPerWeek", "Hours a week", "Of one person, all paid hours.", func(x *post) *money.Quantity { return &x.HoursPerWeek }),
			field("paid", "Paid", "", paid), hourly, salary, fullTime,
			share("timeShare", "Share of their time for this contract", "Empty means all of it.", func(x *post) *money.Share { return &x.TimeShare }),
			quantity("paidWeeks", "Paid weeks a year", "Empty means the whole year.", func(x *post) *money.Quantity { return &x.PaidWeeks }),
			field("age", "Age", "Which legal pay floor counts.", age)),
		kit.Section("Extra pay for nights, weekends and holidays"),
		l.premiums.View,
		kit.Section("A roster to staff"),
		l.roster.View,
		kit.Section("National Insurance and pension"),
		kit.Form(field("ni", "National Insurance", "", ni),
			share("niTypedRate", "A flat rate you use for it", "Only compared: National Insurance is always worked out for each person.", func(x *post) *money.Share { return &x.NITypedRate }),
			field("pension", "Pension worked out on", "", pension), rate, onCosts, onCostsFor),
		optIn,
		kit.Section("Paid time away from the service"),
		kit.Form(quantity("holidayWeeks", "Weeks of paid holiday", "Empty means the legal minimum, bank holidays included.", func(x *post) *money.Quantity { return &x.HolidayWeeks }),
			field("holiday", "Holiday pay", "", holiday),
			share("sickness", "Sickness, share of hours", "Such as 2.5 %.", func(x *post) *money.Share { return &x.Sickness }),
			field("sickPay", "While ill", "", sick),
			quantity("trainingHours", "Training, hours a year", "Paid hours of one person, as the next three.", func(x *post) *money.Quantity { return &x.Training }),
			quantity("supervisionHours", "Supervision, hours a year", "", func(x *post) *money.Quantity { return &x.Supervision }),
			quantity("meetingHours", "Meetings, hours a year", "", func(x *post) *money.Quantity { return &x.Meetings }),
			quantity("travelHours", "Paid travel, hours a year", "Between people and places.", func(x *post) *money.Quantity { return &x.Travel }),
			quantity("noticeHours", "Notice and suspension, hours a year", "", func(x *post) *money.Quantity { return &x.Notice }),
			quantity("otherAwayHours", "Other paid hours away", "", func(x *post) *money.Quantity { return &x.OtherAway }),
			quantity("unpaidTravelHours", "Working travel that is not paid, hours a year", "It counts for the legal pay floor all the same.", func(x *post) *money.Quantity { return &x.UnpaidTravel }),
			field("cover", "While away", "One way only, or absence is paid twice.", cover), coverRate),
		kit.Section("Agency"),
		kit.Form(share("agency", "Share of the hours by an agency", "Empty means none. You pay the agency in place of this pay.", func(x *post) *money.Share { return &x.Agency }), agencyRate, agencyVAT),
		kit.Section("Years and growth"),
		kit.Form(field("growth", "How pay grows", "After the first year.", growth), growthRate,
			yearField(l.p, e, "pricing.people.firstYear", "First contract year", "Empty means year 1.", func(x *post) *int { return &x.FirstYear }),
			yearField(l.p, e, "pricing.people.lastYear", "Last contract year", "Empty means to the end.", func(x *post) *int { return &x.LastYear })),
		kit.Close(fixed, existing, tupe),
		kit.Section("For you"),
		kit.Form(field("purpose", "It pays for", "Some buyers want investment and training printed apart from the cost of care.", purpose),
			field("label", "Who may see it", "Pay is internal unless you say otherwise.", label),
			text("evidence", "Where the figures come from", "Such as: pay scales of October 2026.", func(x *post) *string { return &x.Evidence }),
			text("reason", "Why it is enough", "Said to the buyer only in an answer to a low-bid challenge.", func(x *post) *string { return &x.Reason }),
			text("note", "Note", "For you only.", func(x *post) *string { return &x.Note })))
}

func (l *peoplePart) refresh() {
	var options []kit.Option
	for _, s := range l.p.s.Organisation().PayScales {
		options = append(options, kit.Option{ID: s.ID, Text: orUnnamed(s.Role)})
	}
	l.scales.SetOptions(options)
	form.SetShown(l.scales, len(options) > 0)
	l.Refresh()
	if len(l.Table.Rows()) == 0 {
		l.Table.SetTotal(nil)
		return
	}
	l.Table.SetTotal([]string{"Together, in year 1", "", "", "", l.p.s.Printed("people.total"), "", ""})
}

func payWords(x bid.Post) string {
	amount, unit := x.HourlyPay, " an hour"
	if x.Paid == bid.PaidSalaryFTE || x.Paid == bid.PaidSalaryActual {
		amount, unit = x.Salary, " a year"
	}
	if !amount.IsSet() {
		return "not entered"
	}
	return amount.FormatRate() + unit
}

func orOne(q money.Quantity) string {
	if !q.IsSet() {
		return "1"
	}
	return q.Format()
}

func orDash(q money.Quantity) string {
	if !q.IsSet() {
		return "–"
	}
	return q.Format()
}
