package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
)

// PersonResult is one post line: nodes for the whole line (all its people, the part
// of their time that this contract pays), for a full contract year at the prices of
// year 1.
type PersonResult struct {
	ID    string
	Role  string
	Label bid.Label
	// People is headcount × share of time.
	People calc.Node
	Hourly calc.Node // pay an hour with premiums, at the prices of year 1
	Pay    calc.Node
	NI     calc.Node
	// Pension, Holiday (on top of pay for worked hours, or the part of Pay), SSP,
	// Levy and EA (what the Employment Allowance takes off) are yearly pounds.
	Pension, Holiday, SSP, Levy, EA, Other, Cover calc.Node
	Total                                         calc.Node
	Paid, Productive                              calc.Node // hours
	ProductiveShare, CostPerHour, OnCostShare     calc.Node
	FTE                                           calc.Node
	// HolidayAdded says that Holiday is part of Total beside Pay.
	HolidayAdded bool
	// NotYear1 marks a post that starts after year 1.
	NotYear1 bool

	post *bid.Post
	// For one person and year.
	each struct {
		hours, worked, away, sickHours, pay, earnings, ni, pension, ssp calc.Node
	}
	growth growth
}

// post builds a line up to what the organisation-wide reliefs need (key emp.*).
func (b *builder) post(p *bid.Post) *PersonResult {
	id, path := "people."+p.ID, "pricing.people."+p.ID
	r := &PersonResult{ID: p.ID, Role: named(p.Role, "Post"), Label: p.Label.Or(bid.LabelInternal), post: p, NotYear1: p.FirstYear > 1}
	r.HolidayAdded = p.Holiday == bid.HolidayOnWorked
	r.growth = b.payGrowth(p)

	heads := b.input(fig{label: "People in this post", unit: unitPeople, path: path + ".headcount"}, p.Headcount, orDefault("1"))
	part := b.input(fig{label: "Share of their time for this contract", unit: unitShare, path: path + ".timeShare"}, p.TimeShare, orDefault("1"), upToOne)
	r.People = b.mul(fig{id: id + ".people", label: r.Role + ": people paid by this contract", unit: unitPeople}, heads, part)

	weekly := b.input(fig{label: "Hours a week", unit: unitHours, path: path + ".hoursPerWeek"}, p.HoursPerWeek, ask("Hours a week are missing. Type the weekly hours of one person."))
	leave := b.leave(p, path)
	weeks := b.paidWeeks(p, path, leave)
	worked := b.mul(fig{label: "Hours a year", unit: unitHours, key: "time.productive"}, weekly, weeks)

	r.Hourly, r.each.pay = b.yearlyPay(p, path, r, weekly, worked)
	b.holidayAndSickness(p, path, r, weekly, weeks, worked, leave)
	b.niAndPension(p, path, r)

	r.Pay = b.forContract(id+".pay", r.Role+": pay", "emp.pay", r, r.each.pay)
	r.NI = b.forContract(id+".ni", r.Role+": employer’s National Insurance", "emp.ni", r, r.each.ni)
	r.Pension = b.forContract(id+".pension", r.Role+": employer’s pension", "emp.pension", r, r.each.pension)
	if p.OtherOnCosts.IsSet() {
		other := b.input(fig{label: named(p.OtherOnCostsFor, "Other on-costs"), unit: unitYear, path: path + ".otherOnCosts"}, p.OtherOnCosts, orDefault("0"))
		r.Other = b.forContract(id+".other", r.Role+": other on-costs", "emp.total", r, other)
	}
	if p.FullTimeHours.IsSet() {
		full := b.input(fig{label: "Full-time hours a week", unit: unitHours, path: path + ".fullTimeHours"}, p.FullTimeHours, orDefault("1"))
		r.FTE = b.mul(fig{id: id + ".fte", label: r.Role + ": full-time equivalents", unit: unitPeople}, r.People,
			b.div(fig{label: "Part of a full-time week", unit: unitShare}, weekly, full, "full-time hours are 0"))
	} else {
		r.FTE = b.none(fig{id: id + ".fte", label: r.Role + ": full-time equivalents", unit: unitPeople, path: path + ".fullTimeHours"}, r.Role+": full-time hours a week are missing.")
	}
	return r
}

// forContract turns a figure of one person into that of the line.
func (b *builder) forContract(id, label, key string, r *PersonResult, each calc.Node) calc.Node {
	return b.mul(fig{id: id, label: label, unit: unitYear, key: key, secrecy: r.Label}, each, r.People)
}

// leave is the weeks of paid holiday: statutory when nothing was typed.
func (b *builder) leave(p *bid.Post, path string) calc.Node {
	if p.HolidayWeeks.IsSet() {
		return b.input(fig{label: "Weeks of paid holiday", unit: unitWeeks, path: path + ".holidayWeeks"}, p.HolidayWeeks, orDefault("0"))
	}
	return b.fact("holiday.statutory_weeks", 1)
}

// paidWeeks are the weeks for which hours are paid; for pay on worked hours the
// weeks worked, which is the year less the holiday when nothing was typed.
func (b *builder) paidWeeks(p *bid.Post, path string, leave calc.Node) calc.Node {
	if p.PaidWeeks.IsSet() {
		return b.input(fig{label: "Paid weeks a year", unit: unitWeeks, path: path + ".paidWeeks"}, p.PaidWeeks, orDefault("0"))
	}
	if p.Holiday == bid.HolidayOnWorked {
		return b.sub(fig{label: "Weeks worked: the year less the holiday", unit: unitWeeks}, b.weeks, leave)
	}
	return b.weeks
}

// yearlyPay is emp.pay for one person: pay an hour × hours, the full-time salary ×
// the part of full time, or the salary as typed, which is never multiplied.
func (b *builder) yearlyPay(p *bid.Post, path string, r *PersonResult, weekly, worked calc.Node) (hourly, pay calc.Node) {
	toYear1 := b.toYear1(r.growth)
	grown := func(n calc.Node, label string, unit calc.Unit) calc.Node {
		if !b.usable(toYear1) {
			return n
		}
		return b.mul(fig{label: label + " at the prices of year 1", unit: unit, key: "year.cost"}, n, toYear1)
	}
	premium := b.premium(p, path)
	switch p.Paid {
	case bid.PaidSalaryFTE, bid.PaidSalaryActual:
		salary := b.input(fig{label: "Salary a year", unit: unitYear, path: path + ".salary"}, p.Salary, ask("The salary is missing. Type what the post is paid a year."))
		salary = grown(salary, "Salary", unitYear)
		if p.Paid == bid.PaidSalaryFTE {
			full := b.input(fig{label: "Full-time hours a week", unit: unitHours, path: path + ".fullTimeHours"}, p.FullTimeHours, ask("Full-time hours are missing, so the part-time salary cannot be worked out. Type the hours of a full-time week."))
			part := b.div(fig{label: "Part of a full-time week", unit: unitShare}, weekly, full, "full-time hours are 0")
			salary = b.mul(fig{label: "Salary for these hours", unit: unitYear, key: "emp.pay"}, salary, part)
		}
		if b.usable(premium) {
			salary = b.mul(fig{label: "Salary with premiums", unit: unitYear, key: "emp.pay"}, salary, premium)
		}
		hourly = b.div(fig{label: "Pay an hour", unit: unitPerHour}, salary, worked, "there are no paid hours")
		return hourly, salary
	}
	hourly = b.input(fig{label: "Pay an hour", unit: unitPerHour, path: path + ".hourlyPay"}, p.HourlyPay, ask("The hourly pay is missing. Type what one hour is paid."))
	hourly = grown(hourly, "Pay an hour", unitPerHour)
	if b.usable(premium) {
		hourly = b.mul(fig{label: "Pay an hour with premiums", unit: unitPerHour, key: "emp.pay"}, hourly, premium)
	}
	return hourly, b.mul(fig{id: "people." + p.ID + ".each.pay", label: r.Role + ": pay of one person", unit: unitYear, key: "emp.pay", secrecy: r.Label}, hourly, worked)
}

// premium is 1 + Σ share of hours × extra; the zero node when there are none.
func (b *builder) premium(p *bid.Post, path string) calc.Node {
	if len(p.Premiums) == 0 {
		return b.nothing()
	}
	parts := []calc.Node{b.one}
	for _, extra := range p.Premiums {
		inner := path + ".premiums." + extra.ID
		share := b.input(fig{label: named(extra.Name, "Premium") + ": share of hours", unit: unitShare, path: inner + ".hours"}, extra.Hours, ask("The share of hours with extra pay is missing."), upToOne)
		rate := b.input(fig{label: named(extra.Name, "Premium") + ": extra pay", unit: unitShare, path: inner + ".extra"}, extra.Extra, ask("The extra pay is missing."))
		parts = append(parts, b.mul(fig{label: named(extra.Name, "Premium"), unit: unitShare}, share, rate))
	}
	return b.sum(fig{label: "Pay with premiums", unit: unitIndex, key: "emp.pay"}, parts...)
}

// holidayAndSickness works out hours lost, holiday pay and sick pay, and with them
// the hours free for the service (emp.holiday, emp.ssp, time.productive).
func (b *builder) holidayAndSickness(p *bid.Post, path string, r *PersonResult, weekly, weeks, worked, leave calc.Node) {
	id := "people." + p.ID
	var holidayHours, atWork, holidayPay calc.Node
	if r.HolidayAdded {
		rate := b.div(fig{label: "Holiday for each hour worked: weeks of holiday ÷ the other weeks of the year", unit: unitShare, key: "emp.holiday"},
			leave, b.sub(fig{label: "Weeks of the year less the holiday", unit: unitWeeks}, b.weeks, leave), "holiday takes up the whole year")
		holidayHours = b.mul(fig{label: "Hours of paid holiday", unit: unitHours, key: "emp.holiday"}, worked, rate)
		holidayPay = b.mul(fig{label: "Holiday pay on top of worked hours", unit: unitYear, key: "emp.holiday"}, r.each.pay, rate)
		atWork = worked
		r.each.hours = b.sum(fig{label: "Paid hours with holiday", unit: unitHours}, worked, holidayHours)
	} else {
		holidayHours = b.mul(fig{label: "Hours of paid holiday", unit: unitHours, key: "time.productive"}, leave, weekly)
		holidayPay = b.mul(fig{label: "Holiday pay, inside the yearly pay", unit: unitYear, key: "emp.holiday"}, r.each.pay,
			b.div(fig{label: "Holiday as a share of paid weeks", unit: unitShare}, leave, weeks, "there are no paid weeks"))
		atWork = b.sub(fig{label: "Hours less holiday", unit: unitHours, key: "time.productive"}, worked, holidayHours)
		r.each.hours = worked
	}
	r.Holiday = b.forContract(id+".holiday", holidayLabel(r), "emp.holiday", r, holidayPay)
	holidayHours = b.alias(fig{id: id + ".each.holiday_hours", label: r.Role + ": hours of paid holiday, one person", unit: unitHours, key: "emp.holiday", secrecy: r.Label}, holidayHours)

	sickness := b.input(fig{label: "Sickness as a share of hours", unit: unitShare, path: path + ".sickness"}, p.Sickness, orDefault("0"), upToOne)
	sickHours := b.mul(fig{label: "Hours of sickness", unit: unitHours, key: "time.productive"}, sickness, atWork)
	r.each.ssp, r.each.sickHours = b.zero, sickHours
	r.SSP = b.nothing()
	if p.SickPay == bid.SickStatutory {
		b.statutorySickPay(p, r, weekly, weeks, sickHours)
	}
	r.each.earnings = r.each.pay
	if r.HolidayAdded {
		r.each.earnings = b.sum(fig{label: "Pay with holiday pay", unit: unitYear}, r.each.pay, holidayPay)
	}

	lost := []calc.Node{sickHours}
	for _, away := range []struct {
		name, label string
		value       typed
	}{
		{"trainingHours", "Hours of paid training", p.Training}, {"supervisionHours", "Hours of supervision", p.Supervision},
		{"meetingHours", "Hours of meetings", p.Meetings}, {"otherAwayHours", "Other paid hours away from the service", p.OtherAway},
	} {
		if away.value.IsSet() {
			lost = append(lost, b.input(fig{label: away.label, unit: unitHours, path: path + "." + away.name}, away.value, orDefault("0")))
		}
	}
	away := b.sum(fig{label: "Hours of sickness and non-contact time", unit: unitHours}, lost...)
	productive := b.sub(fig{id: id + ".each.productive", label: r.Role + ": hours free for the service, one person", unit: unitHours, key: "time.productive"}, atWork, away)
	r.each.worked = productive
	if !r.HolidayAdded {
		away = b.sum(fig{label: "Hours away from the service", unit: unitHours}, holidayHours, away)
	}
	r.each.away = away
	r.Paid = b.mul(fig{id: id + ".hours.paid", label: r.Role + ": paid hours a year", unit: unitHours, key: "time.productive", secrecy: r.Label}, r.each.hours, r.People)
	r.Productive = b.mul(fig{id: id + ".hours.productive", label: r.Role + ": hours free for the service", unit: unitHours, key: "time.productive", secrecy: r.Label}, productive, r.People)
	r.ProductiveShare = b.div(fig{id: id + ".productive_share", label: r.Role + ": share of paid hours free for the service", unit: unitShare, secrecy: r.Label}, productive, r.each.hours, "there are no paid hours")
}

func holidayLabel(r *PersonResult) string {
	if r.HolidayAdded {
		return r.Role + ": holiday pay on top of worked hours"
	}
	return r.Role + ": paid holiday, inside the pay"
}

// statutorySickPay takes the lost pay off and puts statutory sick pay in (emp.ssp):
// the lower of the flat rate and a share of weekly earnings, for the weeks lost, at
// most the legal number of weeks.
func (b *builder) statutorySickPay(p *bid.Post, r *PersonResult, weekly, weeks, sickHours calc.Node) {
	id := "people." + p.ID
	earnings := b.div(fig{label: "Average weekly earnings", unit: unitYear, key: "emp.ssp"}, r.each.pay, weeks, "there are no paid weeks")
	rate := b.fact("ssp.weekly", 1)
	if b.inForce("ssp.earnings_share", 1) {
		rate = b.min(fig{id: id + ".ssp.weekly", label: r.Role + ": statutory sick pay a week", unit: unitYear, key: "emp.ssp", secrecy: r.Label}, rate,
			b.mul(fig{label: "Share of weekly earnings", unit: unitYear, key: "emp.ssp"}, b.fact("ssp.earnings_share", 1), earnings))
	}
	sickWeeks := b.min(fig{label: "Weeks of sick pay", unit: unitWeeks, key: "emp.ssp"},
		b.div(fig{label: "Weeks of sickness", unit: unitWeeks}, sickHours, weekly, "there are no weekly hours"), b.fact("ssp.max_weeks", 1))
	r.each.ssp = b.mul(fig{label: "Statutory sick pay", unit: unitYear, key: "emp.ssp"}, rate, sickWeeks)
	lost := b.mul(fig{label: "Pay lost to sickness", unit: unitYear, key: "emp.ssp"}, sickHours, r.Hourly)
	r.each.pay = b.sub(fig{label: "Pay less sickness", unit: unitYear, key: "emp.pay"}, r.each.pay, lost)
	r.SSP = b.forContract(id+".ssp", r.Role+": statutory sick pay", "emp.ssp", r, r.each.ssp)
}

// niAndPension: emp.ni = rate × max(0, pay − threshold), for each person;
// emp.pension on qualifying earnings once pay passes the trigger (or the lower limit
// after opting in), or on total pay.
func (b *builder) niAndPension(p *bid.Post, path string, r *PersonResult) {
	threshold := "ni.secondary_threshold_year"
	if p.NI != bid.NIStandard {
		threshold = "ni.upper_secondary_year"
	}
	over := b.max(fig{label: "Pay above the threshold", unit: unitYear, key: "emp.ni"}, b.zero,
		b.sub(fig{label: "Pay less the threshold", unit: unitYear}, r.each.earnings, b.fact(threshold, 1)))
	r.each.ni = b.mul(fig{id: "people." + p.ID + ".each.ni", label: r.Role + ": employer’s National Insurance, one person", unit: unitYear, key: "emp.ni", secrecy: r.Label}, b.fact("ni.secondary_rate", 1), over)

	if p.Pension == bid.PensionNone {
		r.each.pension = b.zero
		return
	}
	rate := b.pensionRate(p, path)
	if p.Pension == bid.PensionTotalPay {
		r.each.pension = b.mul(fig{label: "Pension on total pay for one person", unit: unitYear, key: "emp.pension"}, rate, r.each.earnings)
		return
	}
	r.each.pension = b.qualifying(p, rate, r.each.earnings)
}

func (b *builder) pensionRate(p *bid.Post, path string) calc.Node {
	if p.PensionRate.IsSet() {
		return b.input(fig{label: "Employer’s pension rate", unit: unitShare, path: path + ".pensionRate"}, p.PensionRate, orDefault("0"), upToOne)
	}
	return b.fact("pension.min_employer_rate", 1)
}

// qualifying is the contribution on the slice of pay between the limits. Those under
// 22 are not enrolled without asking.
func (b *builder) qualifying(p *bid.Post, rate, earnings calc.Node) calc.Node {
	if p.Age != bid.AgeAdult && !p.PensionOptIn {
		return b.zero
	}
	lower, upper := b.fact("pension.lower_limit_year", 1), b.fact("pension.upper_limit_year", 1)
	test := b.fact("pension.trigger_year", 1)
	if p.PensionOptIn {
		test = lower
	}
	slice := b.max(fig{label: "Qualifying earnings", unit: unitYear, key: "emp.pension"}, b.zero,
		b.sub(fig{label: "Pay up to the upper limit less the lower limit", unit: unitYear}, b.min(fig{label: "Pay up to the upper limit", unit: unitYear}, earnings, upper), lower))
	full := b.mul(fig{label: "Pension on qualifying earnings", unit: unitYear, key: "emp.pension"}, rate, slice)
	return b.above(fig{label: "Pension for one person, from the pay at which it starts", unit: unitYear, key: "emp.pension"}, earnings, test, full)
}

// totals completes a line once the allowance and the levy are known (emp.total).
func (b *builder) totals(r *PersonResult) {
	id := "people." + r.ID
	parts := []calc.Node{r.Pay, r.NI, r.Pension}
	if r.HolidayAdded {
		parts = append(parts, r.Holiday)
	}
	for _, extra := range []calc.Node{r.SSP, r.Other, r.Levy} {
		if b.usable(extra) {
			parts = append(parts, extra)
		}
	}
	before := b.sum(fig{label: r.Role + ": cost before the Employment Allowance", unit: unitYear, key: "emp.total"}, parts...)
	cost := before
	if b.usable(r.EA) {
		cost = b.sub(fig{label: r.Role + ": employment cost", unit: unitYear, key: "emp.total"}, before, r.EA)
	}
	r.OnCostShare = b.div(fig{id: id + ".oncost_share", label: r.Role + ": on-costs as a share of pay", unit: unitShare, secrecy: r.Label},
		b.sub(fig{label: "On-costs", unit: unitYear}, cost, r.Pay), r.Pay, "there is no pay")
	hours := r.Productive
	r.Cover = b.nothing()
	if r.post.Cover == bid.CoverBought {
		rate := b.input(fig{label: "Cover, an hour", unit: unitPerHour, path: "pricing.people." + r.ID + ".coverRate"}, r.post.CoverRate, ask("The hourly rate for cover is missing. Type what an hour of cover costs."))
		r.Cover = b.mul(fig{id: id + ".cover", label: r.Role + ": bought cover", unit: unitYear, key: "emp.cover", secrecy: r.Label}, r.each.away, r.People, rate)
		cost = b.sum(fig{label: r.Role + ": employment cost with cover", unit: unitYear, key: "emp.cover"}, cost, r.Cover)
		hours = b.sum(fig{label: r.Role + ": hours delivered with cover", unit: unitHours, key: "emp.cover"},
			r.Productive, b.mul(fig{label: "Hours covered", unit: unitHours}, r.each.away, r.People))
	}
	r.Total = b.alias(fig{id: id + ".total", label: r.Role + ": employment cost a year", unit: unitYear, key: "emp.total", secrecy: r.Label}, cost)
	if short, known := b.value(hours); known && !short.IsPositive() {
		r.CostPerHour = b.none(fig{id: id + ".cost_per_hour", label: r.Role + ": cost of an hour free for the service", unit: unitPerHour, path: "pricing.people." + r.ID + ".hoursPerWeek"},
			r.Role+": holiday, sickness and other time away use up all paid hours.")
		return
	}
	r.CostPerHour = b.div(fig{id: id + ".cost_per_hour", label: r.Role + ": cost of an hour free for the service", unit: unitPerHour, key: "emp.cost_per_productive_hour", secrecy: r.Label}, cost, hours, "no hours are left for the service")
}
