package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Visits is care paid by contact time (key unit.visit). A contact hour is an hour of
// one care worker with the person: where two go together, one hour counts twice.
type Visits struct {
	Lengths []*VisitResult
	// Hours and Count are contact hours and visits of year 1; Total their direct cost
	// a year with the shares of the levy and the Employment Allowance.
	Hours, Count, Total calc.Node
	Pay, NI             calc.Node // of own staff, a year, for the bills of the whole organisation
	OnCosts             calc.Node // their National Insurance and pension a year
	EA, Levy            calc.Node
	Workers, Miles      calc.Node // care workers, and miles a year of each; usable with weekly hours
	// Income is printed visit prices × visits; Rounding what that is more than the price.
	Income, Rounding calc.Node
	// Asked is the income where every length has a price of its own, and AskedGap what
	// is then left over; usable only there.
	Asked, AskedGap calc.Node

	in                    *bid.Visits
	growth                growth
	pay, travel, absence  calc.Node // an hour; absence as a share of working pay
	own                   calc.Node // share of contact hours by own staff
	niRate, pensionRate   calc.Node
	computedNI            calc.Node
	mile                  calc.Node
	base                  calc.Node // pay of a year on which on-costs are worked out
	plainPay, plainTravel calc.Node // without premiums, which do not count for the legal floor
	legalPay              calc.Node
}

// VisitResult is one length of visit. Figures an hour are for one contact hour of one
// worker of the organisation; DirectHour mixes in the agency's hours.
type VisitResult struct {
	ID, Name string

	Gross, Absence, OnCosts, Mileage, Agency, Consumables, DirectHour calc.Node

	DirectVisit             calc.Node // all workers of one visit
	Hours, Year             calc.Node // contact hours and direct cost a year
	PriceHour, PriceVisit   calc.Node // the straight price: exact an hour, printed a visit (R1)
	ByHour                  calc.Node // what the hourly price asked pays for this visit
	LegalPay, Needed        calc.Node // an hour over all working time; pay that passes
	LegalHeadroom           calc.Node
	line                    *bid.VisitLength
	path                    string
	minutes, travel, people calc.Node // travel with waiting
	number                  calc.Node
}

const visitPath = "pricing.service.visits"

// visits builds every length up to its direct cost of year 1.
func (b *builder) visits() {
	in := &b.in.Document.Bid.Pricing.Service.Visits
	if len(in.Lengths) == 0 {
		return
	}
	v := &Visits{in: in}
	b.out.Visits = v
	v.growth = growth{kind: in.Growth.Kind, rate: in.Growth.Rate.String(), age: in.Age, pay: true}
	if v.growth.kind == bid.GrowthStandard {
		v.growth.kind = bid.GrowthPayFloor
	}
	v.growth = v.growth.tidy()
	for i := range in.Lengths {
		v.Lengths = append(v.Lengths, b.visitTimes(&in.Lengths[i]))
	}
	b.visitPay(v)
	b.visitRates(v)
	var hours, counts, years, pay, ni, bases, onCosts []calc.Node
	for _, l := range v.Lengths {
		b.visitCost(v, l)
		hours, counts, years = append(hours, l.Hours), append(counts, l.number), append(years, l.Year)
		own := b.ownHours(v, l)
		base := l.Gross
		if v.in.OnCosts == bid.OnCostsOnAll {
			base = b.Graph.Add(l.Gross, l.Absence)
		}
		pay = append(pay, b.Graph.Mul(b.Graph.Add(l.Gross, l.Absence), own))
		onCosts = append(onCosts, b.Graph.Mul(l.OnCosts, own))
		bases = append(bases, b.Graph.Mul(base, own))
		ni = append(ni, b.Graph.Mul(base, v.niRate, own))
	}
	secrecy := in.Label.Or(bid.LabelInternal)
	f := func(id, label string, unit calc.Unit) fig {
		return fig{ID: "visits." + id, Label: label, Unit: unit, Key: "unit.visit", Path: visitPath, Secrecy: secrecy}
	}
	v.Hours = b.Sum(f("hours", "Contact hours of all visits a year", unitHours), hours...)
	v.Count = b.Sum(f("count", "Visits a year", calc.Counted("visits")), counts...)
	v.Pay = b.Sum(f("pay", "Pay for visits a year, with pay for absence", unitYear), pay...)
	v.NI = b.Sum(f("ni", "Employer’s National Insurance on visits a year", unitYear), ni...)
	v.OnCosts = b.Sum(f("oncosts", "National Insurance and pension on visits a year", unitYear), onCosts...)
	v.base = b.Sum(f("oncost_base", "Pay for visits a year on which on-costs are worked out", unitYear), bases...)
	b.Sum(f("direct", "Direct cost of all visits a year", unitYear), years...)
	b.visitLaw(v)
	b.visitWorkers(v)
}

// ownHours are the contact hours of a length by own staff.
func (b *builder) ownHours(v *Visits, l *VisitResult) calc.Node {
	if v.own == b.One {
		return l.Hours
	}
	return b.Graph.Mul(l.Hours, v.own)
}

// visitTimes reads what one visit takes.
func (b *builder) visitTimes(l *bid.VisitLength) *VisitResult {
	path := visitPath + ".lengths." + l.ID
	r := &VisitResult{ID: l.ID, Name: working.Named(l.Name, l.Minutes.Format()+"-minute visit"), line: l, path: path}
	if !l.Minutes.IsSet() && l.Name == "" {
		r.Name = "Visit"
	}
	minutes := calc.Counted("minutes")
	r.minutes = b.Input(fig{Label: r.Name + ": minutes with the person", Unit: minutes, Path: path + ".minutes"}, l.Minutes, working.Ask(r.Name+": the minutes of the visit are missing."))
	r.travel = b.Total(b.Input(fig{Label: r.Name + ": minutes to the next visit", Unit: minutes, Path: path + ".travelMinutes"}, l.Travel, working.OrDefault("0")),
		b.Input(fig{Label: r.Name + ": minutes of waiting", Unit: minutes, Path: path + ".waitingMinutes"}, l.Waiting, working.OrDefault("0")))
	r.people = b.Input(fig{Label: r.Name + ": care workers at one visit", Unit: unitPeople, Path: path + ".workers"}, l.Workers, working.OrDefault("1"))
	r.number = b.Input(fig{Label: r.Name + ": visits in year 1", Unit: calc.Counted("visits"), Path: path + ".quantity"}, l.Quantity, working.Ask(r.Name+": the number of visits is missing. Type how many there are in a year."))
	r.Hours = b.Mul(fig{ID: "visit." + l.ID + ".contact_hours", Label: r.Name + ": contact hours a year, each worker counted", Unit: unitHours, Key: "unit.visit"},
		r.number, r.people, b.Graph.Div(r.minutes, b.Graph.Int(60)))
	return r
}

// visitPay is pay an hour with premiums, and what is paid beside worked time.
func (b *builder) visitPay(v *Visits) {
	grown := func(n calc.Node) calc.Node {
		if factor := b.toYear1(v.growth); working.Usable(factor) {
			return b.Mul(fig{Label: "Pay at the prices of year 1", Unit: unitPerHour, Key: "year.cost"}, n, factor)
		}
		return n
	}
	v.plainPay = grown(b.Input(fig{Label: "Pay for an hour of contact", Unit: unitPerHour, Path: visitPath + ".pay"}, v.in.Pay, working.Ask("The pay for an hour of visits is missing. Type what one hour with the person is paid.")))
	v.plainTravel = v.plainPay
	if v.in.TravelPay.IsSet() {
		v.plainTravel = grown(b.Input(fig{Label: "Pay for an hour of travel and waiting", Unit: unitPerHour, Path: visitPath + ".travelPay"}, v.in.TravelPay))
	}
	if v.in.UnpaidTravel {
		v.plainTravel = b.Zero
	}
	v.pay, v.travel = v.plainPay, v.plainTravel
	if premium := b.premium(v.in.Premiums, visitPath); working.Usable(premium) {
		v.pay = b.Mul(fig{ID: "visits.pay_hour", Label: "Pay for an hour of contact with premiums", Unit: unitPerHour, Key: "emp.pay"}, v.pay, premium)
		v.travel = b.Graph.Mul(v.travel, premium)
	}
	leave := b.fact("holiday.statutory_weeks", 1)
	if v.in.HolidayWeeks.IsSet() {
		leave = b.Input(fig{Label: "Weeks of paid holiday", Unit: unitWeeks, Path: visitPath + ".holidayWeeks"}, v.in.HolidayWeeks)
	}
	holiday := b.Div(fig{ID: "visits.holiday_share", Label: "Holiday on worked pay: weeks of holiday ÷ the other weeks of the year", Unit: unitShare, Key: "emp.holiday"},
		leave, b.Sub(fig{}, b.weeks, leave), "holiday takes up the whole year")
	shares := []calc.Node{holiday}
	for _, s := range []struct {
		name, label string
		value       working.Typed
	}{{"training", "Training, as a share of working pay", v.in.Training}, {"sickness", "Sickness, as a share of working pay", v.in.Sickness}, {"notice", "Notice and suspension, as a share of working pay", v.in.Notice}} {
		if s.value.IsSet() {
			shares = append(shares, b.Input(fig{Label: s.label, Unit: unitShare, Path: visitPath + "." + s.name}, s.value, working.UpToOne))
		}
	}
	v.absence = b.Sum(fig{ID: "visits.absence_share", Label: "Absence paid beside working pay", Unit: unitShare, Key: "unit.visit"}, shares...)
	v.own = b.One
	if v.in.Agency.IsSet() {
		v.own = b.Graph.Sub(b.One, b.Input(fig{Label: "Share of contact hours by an agency", Unit: unitShare, Path: visitPath + ".agency"}, v.in.Agency, working.UpToOne))
	}
	v.mile = b.Zero
	for _, l := range v.Lengths {
		if l.line.Miles.Decimal().IsPositive() {
			v.mile = b.Input(fig{Label: "Paid for a mile", Unit: calc.PoundsPer("mile"), Path: visitPath + ".mileRate"}, v.in.MileRate, working.Ask("What is paid for a mile is missing. Type the rate; 0 if staff bear it."))
		}
	}
}

// visitRates are National Insurance and pension as shares of pay: typed, or those of
// one care worker with the usual hours at the law of year 1 (emp.rate_ni).
func (b *builder) visitRates(v *Visits) {
	hours := b.Input(fig{Label: "Paid hours a week of one care worker", Unit: unitHours, Path: visitPath + ".hoursPerWeek"}, v.in.HoursPerWeek,
		working.Ask("National Insurance and pension on visits are not known. Type the usual paid hours a week of one care worker, or the shares that you pay."))
	if v.in.HoursPerWeek.IsSet() {
		v.computedNI, v.pensionRate = b.effectiveRates(v, b.visitAverage(v), hours, 1)
		v.computedNI = b.alias(fig{ID: "visits.ni_computed", Label: "National Insurance as a share of pay at these weekly hours", Unit: unitShare, Key: "emp.rate_ni"}, v.computedNI)
		v.niRate = v.computedNI
	} else {
		v.niRate, v.pensionRate = hours, hours
	}
	if v.in.NIRate.IsSet() {
		v.niRate = b.Input(fig{Label: "National Insurance on visits, as a share", Unit: unitShare, Path: visitPath + ".niRate"}, v.in.NIRate, working.UpToOne)
	}
	if v.in.PensionRate.IsSet() {
		v.pensionRate = b.Input(fig{Label: "Pension on visits, as a share", Unit: unitShare, Path: visitPath + ".pensionRate"}, v.in.PensionRate, working.UpToOne)
	}
	if !v.in.HoursPerWeek.IsSet() && v.in.NIRate.IsSet() != v.in.PensionRate.IsSet() {
		// One share typed and no hours: the other one is a question, not nothing.
		return
	}
	b.alias(fig{ID: "visits.ni_share", Label: "Employer’s National Insurance used, as a share of pay", Unit: unitShare, Key: "emp.rate_ni"}, v.niRate)
	b.alias(fig{ID: "visits.pension_share", Label: "Employer’s pension used, as a share of pay", Unit: unitShare, Key: "emp.pension"}, v.pensionRate)
}

// visitAverage is pay for an average paid hour: where travel has a pay of its own,
// weighted by the time of all visits.
func (b *builder) visitAverage(v *Visits) calc.Node {
	if v.in.UnpaidTravel || !v.in.TravelPay.IsSet() {
		return v.pay
	}
	var pay, time []calc.Node
	for _, l := range v.Lengths {
		weight := b.Graph.Mul(b.weight(l), l.people)
		pay = append(pay, b.Graph.Mul(weight, b.Graph.Add(b.Graph.Mul(v.pay, l.minutes), b.Graph.Mul(v.travel, l.travel))))
		time = append(time, b.Graph.Mul(weight, b.Graph.Add(l.minutes, l.travel)))
	}
	return b.Div(fig{Label: "Pay for an average paid hour", Unit: unitPerHour, Key: "emp.rate_ni"}, b.Graph.Add(pay...), b.Graph.Add(time...), "there is no paid time")
}

// weight is the number of visits, or 1 where none is typed.
func (b *builder) weight(l *VisitResult) calc.Node {
	if l.line.Quantity.IsSet() {
		return l.number
	}
	return b.One
}

// effectiveRates are emp.ni ÷ pay and emp.pension ÷ pay of one worker in contract year y.
func (b *builder) effectiveRates(v *Visits, hourly, hours calc.Node, y int) (ni, pension calc.Node) {
	pay := b.Mul(fig{Label: "Pay a year of one care worker", Unit: unitYear, Key: "emp.rate_ni"}, hourly, hours, b.weeks)
	person := bid.Post{Age: v.in.Age}
	if v.in.Age == bid.Age18To20 || v.in.Age == bid.AgeUnder18 {
		person.NI = bid.NIUnder21
	}
	ni = b.Div(fig{}, b.nationalInsurance(&person, pay, y), pay, "there is no pay")
	pension = b.Div(fig{}, b.qualifying(&person, b.law("pension.min_employer_rate", y), pay, y), pay, "there is no pay")
	return ni, pension
}

// contact is G, H, N and D of own staff for a contact hour at given pay.
type contact struct{ gross, absence, onCosts calc.Node }

func (b *builder) contactHour(v *Visits, l *VisitResult, pay, travel, ni, pension calc.Node) contact {
	var c contact
	// k(t + w) ÷ 60 with k = 60 ÷ v visits an hour is (t + w) ÷ v.
	beside := b.Div(fig{Path: l.path + ".minutes"}, l.travel, l.minutes, "a visit of no minutes has no contact hour")
	c.gross = b.Graph.Add(pay, b.Graph.Mul(travel, beside))
	c.absence = b.Graph.Mul(c.gross, v.absence)
	base := c.gross
	if v.in.OnCosts == bid.OnCostsOnAll {
		base = b.Graph.Add(c.gross, c.absence)
	}
	c.onCosts = b.Graph.Mul(base, b.Graph.Add(ni, pension))
	return c
}

// visitCost is the build-up of one length for a contact hour, a visit and a year.
func (b *builder) visitCost(v *Visits, l *VisitResult) {
	secrecy := v.in.Label.Or(bid.LabelInternal)
	hour := func(id, label string) fig {
		return fig{ID: "visit." + l.ID + "." + id, Label: l.Name + ": " + label, Unit: calc.PoundsPer("contact hour"), Key: "unit.visit", Path: l.path, Secrecy: secrecy}
	}
	c := b.contactHour(v, l, v.pay, v.travel, v.niRate, v.pensionRate)
	l.Gross = b.alias(hour("gross_hour", "working pay for a contact hour, with travel"), c.gross)
	l.Absence = b.alias(hour("absence_hour", "holiday, training, sickness and notice for a contact hour"), c.absence)
	base := "on all pay"
	if v.in.OnCosts == bid.OnCostsOnGross {
		base = "on working pay alone"
	}
	l.OnCosts = b.alias(hour("oncosts_hour", "National Insurance and pension for a contact hour, "+base), c.onCosts)
	visitsAnHour := b.Div(fig{Label: "Visits in a contact hour", Unit: calc.Ratio, Path: l.path + ".minutes"}, b.Graph.Int(60), l.minutes, "a visit of no minutes has no contact hour")
	l.Mileage = b.Zero
	if v.mile != b.Zero {
		miles := b.Input(fig{Label: l.Name + ": miles to the next visit", Unit: calc.Counted("miles"), Path: l.path + ".miles"}, l.line.Miles, working.OrDefault("0"))
		l.Mileage = b.Graph.Mul(visitsAnHour, miles, v.mile)
	}
	l.Mileage = b.alias(hour("mileage_hour", "mileage for a contact hour"), l.Mileage)
	own := []calc.Node{l.Gross, l.Absence, l.OnCosts, l.Mileage}
	parts := own
	if v.own != b.One {
		l.Agency = b.alias(hour("agency_hour", "an agency hour with VAT that does not come back"), b.agencyHour(v.in.AgencyRate, v.in.AgencyVAT, visitPath))
		parts = []calc.Node{b.Graph.Mul(v.own, b.Graph.Add(own...)), b.Graph.Mul(b.Graph.Sub(b.One, v.own), l.Agency)}
	}
	if l.line.Consumables.IsSet() {
		used := b.Input(fig{Label: l.Name + ": used up at one visit", Unit: unitPounds, Path: l.path + ".consumables"}, l.line.Consumables)
		l.Consumables = b.alias(hour("consumables_hour", "used up in a contact hour"), b.Div(fig{Path: l.path + ".workers"}, b.Graph.Mul(used, visitsAnHour), l.people, "nobody goes to the visit"))
		parts = append(parts, l.Consumables)
	}
	l.DirectHour = b.Sum(hour("direct_hour", "direct cost of a contact hour"), parts...)
	visit := hour("direct_visit", "direct cost of one visit")
	visit.Unit = calc.PoundsPer("visit")
	l.DirectVisit = b.Mul(visit, l.DirectHour, l.people, b.Graph.Div(l.minutes, b.Graph.Int(60)))
	year := hour("year", "direct cost a year")
	year.Unit = unitYear
	l.Year = b.Mul(year, l.DirectVisit, l.number)
}

// agencyHour is the agency's rate with the VAT that does not come back.
func (b *builder) agencyHour(rate, vat working.Typed, path string) calc.Node {
	net := b.Input(fig{Label: "Agency, an hour without VAT", Unit: unitPerHour, Path: path + ".agencyRate"}, rate, working.Ask("What the agency charges an hour is missing."))
	if !vat.IsSet() || vat.Decimal().IsZero() {
		return net
	}
	share := b.Input(fig{Label: "VAT on the agency’s charge", Unit: unitShare, Path: path + ".agencyVat"}, vat, working.UpToOne)
	return b.Sum(fig{Label: "Agency, an hour with VAT that does not come back", Unit: unitPerHour, Key: "vat.cost"}, net, b.Graph.Mul(net, share, b.vatKept()))
}

// visitTotals joins the organisation's reliefs to the direct cost once they are known.
func (b *builder) visitTotals() {
	v := b.out.Visits
	if v == nil {
		return
	}
	cost, _ := b.Graph.Node("visits.direct")
	if working.Usable(v.Levy) {
		cost = b.Graph.Add(cost, v.Levy)
	}
	if working.Usable(v.EA) {
		cost = b.Graph.Sub(cost, v.EA)
	}
	v.Total = b.alias(fig{ID: "visits.total", Label: "Visits: cost of care workers and travel a year", Unit: unitYear, Key: "unit.visit", Path: visitPath, Secrecy: v.in.Label.Or(bid.LabelInternal)}, cost)
}
