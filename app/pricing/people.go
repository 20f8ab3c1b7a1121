package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// PersonResult is one post line: nodes for the whole line (all its people, the part
// of their time that this contract pays), for a full contract year at the prices of
// year 1.
type PersonResult struct {
	ID    string
	Role  string
	Label bid.Label
	// People are own staff: headcount × share of time, less what an agency does.
	People calc.Node
	// Agency is what agency hours cost; both are usable only where some are bought.
	Agency, AgencyHours calc.Node
	Posts               calc.Node // people that the roster takes; usable only with a roster
	Hourly              calc.Node // pay an hour with premiums, at the prices of year 1
	Pay                 calc.Node
	NI                  calc.Node
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
		atWork, premium, legalPay                                       calc.Node
	}
	growth growth
}

// post builds a line up to what the organisation-wide reliefs need (key emp.*).
func (b *builder) post(p *bid.Post) *PersonResult {
	id, path := "people."+p.ID, "pricing.people."+p.ID
	r := &PersonResult{ID: p.ID, Role: working.Named(p.Role, "Post"), Label: p.Label.Or(bid.LabelInternal), post: p, NotYear1: p.FirstYear > 1}
	r.HolidayAdded = p.Holiday == bid.HolidayOnWorked
	r.growth = b.payGrowth(p)

	weekly := b.Input(fig{Label: "Hours a week", Unit: unitHours, Path: path + ".hoursPerWeek"}, p.HoursPerWeek, working.Ask("Hours a week are missing. Type the weekly hours of one person."))
	leave := b.leave(p, path)
	weeks := b.paidWeeks(p, path, leave)
	worked := b.Mul(fig{Label: "Hours a year", Unit: unitHours, Key: "time.productive"}, weekly, weeks)

	r.Hourly, r.each.pay = b.yearlyPay(p, path, r, weekly, worked)
	b.holidayAndSickness(p, path, r, weekly, weeks, worked, leave)
	b.niAndPension(p, path, r)

	b.payFloors(p, path, r)

	r.Pay = b.forContract(id+".pay", r.Role+": pay", "emp.pay", r, r.each.pay)
	r.NI = b.forContract(id+".ni", r.Role+": employer’s National Insurance", "emp.ni", r, r.each.ni)
	r.Pension = b.forContract(id+".pension", r.Role+": employer’s pension", "emp.pension", r, r.each.pension)
	if p.OtherOnCosts.IsSet() {
		other := b.Input(fig{Label: working.Named(p.OtherOnCostsFor, "Other on-costs"), Unit: unitYear, Path: path + ".otherOnCosts"}, p.OtherOnCosts, working.OrDefault("0"))
		r.Other = b.forContract(id+".other", r.Role+": other on-costs", "emp.total", r, other)
	}
	if p.FullTimeHours.IsSet() {
		full := b.Input(fig{Label: "Full-time hours a week", Unit: unitHours, Path: path + ".fullTimeHours"}, p.FullTimeHours, working.OrDefault("1"))
		r.FTE = b.Mul(fig{ID: id + ".fte", Label: r.Role + ": full-time equivalents", Unit: unitPeople}, r.People,
			b.Div(fig{Label: "Part of a full-time week", Unit: unitShare}, weekly, full, "full-time hours are 0"))
	} else {
		r.FTE = b.None(fig{ID: id + ".fte", Label: r.Role + ": full-time equivalents", Unit: unitPeople, Path: path + ".fullTimeHours"}, r.Role+": full-time hours a week are missing.")
	}
	return r
}

// forContract turns a figure of one person into that of the line.
func (b *builder) forContract(id, label, key string, r *PersonResult, each calc.Node) calc.Node {
	return b.Mul(fig{ID: id, Label: label, Unit: unitYear, Key: key, Secrecy: r.Label}, each, r.People)
}

// leave is the weeks of paid holiday: statutory when nothing was typed.
func (b *builder) leave(p *bid.Post, path string) calc.Node {
	if p.HolidayWeeks.IsSet() {
		return b.Input(fig{Label: "Weeks of paid holiday", Unit: unitWeeks, Path: path + ".holidayWeeks"}, p.HolidayWeeks, working.OrDefault("0"))
	}
	return b.fact("holiday.statutory_weeks", 1)
}

// paidWeeks are the weeks for which hours are paid; for pay on worked hours the
// weeks worked, which is the year less the holiday when nothing was typed.
func (b *builder) paidWeeks(p *bid.Post, path string, leave calc.Node) calc.Node {
	if p.PaidWeeks.IsSet() {
		return b.Input(fig{Label: "Paid weeks a year", Unit: unitWeeks, Path: path + ".paidWeeks"}, p.PaidWeeks, working.OrDefault("0"))
	}
	if p.Holiday == bid.HolidayOnWorked {
		return b.Sub(fig{Label: "Weeks worked: the year less the holiday", Unit: unitWeeks}, b.weeks, leave)
	}
	return b.weeks
}

// yearlyPay is emp.pay for one person: pay an hour × hours, the full-time salary ×
// the part of full time, or the salary as typed, which is never multiplied.
func (b *builder) yearlyPay(p *bid.Post, path string, r *PersonResult, weekly, worked calc.Node) (hourly, pay calc.Node) {
	toYear1 := b.toYear1(r.growth)
	grown := func(n calc.Node, label string, unit calc.Unit) calc.Node {
		if !working.Usable(toYear1) {
			return n
		}
		return b.Mul(fig{Label: label + " at the prices of year 1", Unit: unit, Key: "year.cost"}, n, toYear1)
	}
	premium := b.premium(p.Premiums, path)
	if extra := b.shiftPremium(p, path, r); working.Usable(extra) {
		if working.Usable(premium) {
			premium = b.Graph.Add(premium, extra)
		} else {
			premium = b.Sum(fig{Label: "Pay with premiums of the roster", Unit: unitIndex, Key: "emp.pay"}, b.One, extra)
		}
	}
	r.each.premium = premium
	switch p.Paid {
	case bid.PaidSalaryFTE, bid.PaidSalaryActual:
		salary := b.Input(fig{Label: "Salary a year", Unit: unitYear, Path: path + ".salary"}, p.Salary, working.Ask("The salary is missing. Type what the post is paid a year."))
		salary = grown(salary, "Salary", unitYear)
		if p.Paid == bid.PaidSalaryFTE {
			full := b.Input(fig{Label: "Full-time hours a week", Unit: unitHours, Path: path + ".fullTimeHours"}, p.FullTimeHours, working.Ask("Full-time hours are missing, so the part-time salary cannot be worked out. Type the hours of a full-time week."))
			part := b.Div(fig{Label: "Part of a full-time week", Unit: unitShare}, weekly, full, "full-time hours are 0")
			salary = b.Mul(fig{Label: "Salary for these hours", Unit: unitYear, Key: "emp.pay"}, salary, part)
		}
		if working.Usable(premium) {
			salary = b.Mul(fig{Label: "Salary with premiums", Unit: unitYear, Key: "emp.pay"}, salary, premium)
		}
		hourly = b.Div(fig{Label: "Pay an hour", Unit: unitPerHour}, salary, worked, "there are no paid hours")
		return hourly, salary
	}
	hourly = b.Input(fig{Label: "Pay an hour", Unit: unitPerHour, Path: path + ".hourlyPay"}, p.HourlyPay, working.Ask("The hourly pay is missing. Type what one hour is paid."))
	hourly = grown(hourly, "Pay an hour", unitPerHour)
	if working.Usable(premium) {
		hourly = b.Mul(fig{Label: "Pay an hour with premiums", Unit: unitPerHour, Key: "emp.pay"}, hourly, premium)
	}
	return hourly, b.Mul(fig{ID: "people." + p.ID + ".each.pay", Label: r.Role + ": pay of one person", Unit: unitYear, Key: "emp.pay", Secrecy: r.Label}, hourly, worked)
}

// premium is 1 + Σ share of hours × extra; the zero node when there are none.
func (b *builder) premium(premiums []bid.Premium, path string) calc.Node {
	if len(premiums) == 0 {
		return calc.Node{}
	}
	parts := []calc.Node{b.One}
	for _, extra := range premiums {
		inner := path + ".premiums." + extra.ID
		share := b.Input(fig{Label: working.Named(extra.Name, "Premium") + ": share of hours", Unit: unitShare, Path: inner + ".hours"}, extra.Hours, working.Ask("The share of hours with extra pay is missing."), working.UpToOne)
		rate := b.Input(fig{Label: working.Named(extra.Name, "Premium") + ": extra pay", Unit: unitShare, Path: inner + ".extra"}, extra.Extra, working.Ask("The extra pay is missing."))
		parts = append(parts, b.Mul(fig{Label: working.Named(extra.Name, "Premium"), Unit: unitShare}, share, rate))
	}
	return b.Sum(fig{Label: "Pay with premiums", Unit: unitIndex, Key: "emp.pay"}, parts...)
}

// holidayAndSickness works out hours lost, holiday pay and sick pay, and with them
// the hours free for the service (emp.holiday, emp.ssp, time.productive).
func (b *builder) holidayAndSickness(p *bid.Post, path string, r *PersonResult, weekly, weeks, worked, leave calc.Node) {
	id := "people." + p.ID
	var holidayHours, atWork, holidayPay calc.Node
	if r.HolidayAdded {
		rate := b.Div(fig{Label: "Holiday for each hour worked: weeks of holiday ÷ the other weeks of the year", Unit: unitShare, Key: "emp.holiday"},
			leave, b.Sub(fig{Label: "Weeks of the year less the holiday", Unit: unitWeeks}, b.weeks, leave), "holiday takes up the whole year")
		holidayHours = b.Mul(fig{Label: "Hours of paid holiday", Unit: unitHours, Key: "emp.holiday"}, worked, rate)
		holidayPay = b.Mul(fig{Label: "Holiday pay on top of worked hours", Unit: unitYear, Key: "emp.holiday"}, r.each.pay, rate)
		atWork = worked
		r.each.hours = b.Sum(fig{Label: "Paid hours with holiday", Unit: unitHours}, worked, holidayHours)
	} else {
		holidayHours = b.Mul(fig{Label: "Hours of paid holiday", Unit: unitHours, Key: "time.productive"}, leave, weekly)
		holidayPay = b.Mul(fig{Label: "Holiday pay, inside the yearly pay", Unit: unitYear, Key: "emp.holiday"}, r.each.pay,
			b.Div(fig{Label: "Holiday as a share of paid weeks", Unit: unitShare}, leave, weeks, "there are no paid weeks"))
		atWork = b.Sub(fig{Label: "Hours less holiday", Unit: unitHours, Key: "time.productive"}, worked, holidayHours)
		r.each.hours = worked
	}
	holidayHours = b.alias(fig{ID: id + ".each.holiday_hours", Label: r.Role + ": hours of paid holiday, one person", Unit: unitHours, Key: "emp.holiday", Secrecy: r.Label}, holidayHours)

	sickness := b.Input(fig{Label: "Sickness as a share of hours", Unit: unitShare, Path: path + ".sickness"}, p.Sickness, working.OrDefault("0"), working.UpToOne)
	sickHours := b.Mul(fig{Label: "Hours of sickness", Unit: unitHours, Key: "time.productive"}, sickness, atWork)
	r.each.ssp, r.each.sickHours = b.Zero, sickHours
	r.each.atWork = atWork
	if p.SickPay == bid.SickStatutory {
		b.statutorySickPay(p, r, weekly, weeks, sickHours)
	}
	r.each.earnings = r.each.pay
	if r.HolidayAdded {
		r.each.earnings = b.Sum(fig{Label: "Pay with holiday pay", Unit: unitYear}, r.each.pay, holidayPay)
	}

	lost := []calc.Node{sickHours}
	for _, away := range []struct {
		name, label string
		value       working.Typed
	}{
		{"trainingHours", "Hours of paid training", p.Training}, {"supervisionHours", "Hours of supervision", p.Supervision},
		{"meetingHours", "Hours of meetings", p.Meetings}, {"otherAwayHours", "Other paid hours away from the service", p.OtherAway},
		{"travelHours", "Hours of paid travel", p.Travel}, {"noticeHours", "Hours of paid notice and suspension", p.Notice},
	} {
		if away.value.IsSet() {
			lost = append(lost, b.Input(fig{Label: away.label, Unit: unitHours, Path: path + "." + away.name}, away.value, working.OrDefault("0")))
		}
	}
	away := b.Sum(fig{Label: "Hours of sickness and non-contact time", Unit: unitHours}, lost...)
	productive := b.Sub(fig{ID: id + ".each.productive", Label: r.Role + ": hours free for the service, one person", Unit: unitHours, Key: "time.productive"}, atWork, away)
	r.each.worked = productive
	if !r.HolidayAdded {
		away = b.Sum(fig{Label: "Hours away from the service", Unit: unitHours}, holidayHours, away)
	}
	r.each.away = away
	b.headcount(p, path, r)
	r.Holiday = b.forContract(id+".holiday", holidayLabel(r), "emp.holiday", r, holidayPay)
	if p.SickPay == bid.SickStatutory {
		r.SSP = b.forContract(id+".ssp", r.Role+": statutory sick pay", "emp.ssp", r, r.each.ssp)
	}
	r.Paid = b.Mul(fig{ID: id + ".hours.paid", Label: r.Role + ": paid hours a year", Unit: unitHours, Key: "time.productive", Secrecy: r.Label}, r.each.hours, r.People)
	free := fig{ID: id + ".hours.productive", Label: r.Role + ": hours free for the service", Unit: unitHours, Key: "time.productive", Secrecy: r.Label}
	if working.Usable(r.AgencyHours) {
		r.Productive = b.Sum(free, b.Graph.Mul(productive, r.People), r.AgencyHours)
	} else {
		r.Productive = b.Mul(free, productive, r.People)
	}
	r.ProductiveShare = b.Div(fig{ID: id + ".productive_share", Label: r.Role + ": share of paid hours free for the service", Unit: unitShare, Secrecy: r.Label}, productive, r.each.hours, "there are no paid hours")
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
	earnings := b.Div(fig{Label: "Average weekly earnings", Unit: unitYear, Key: "emp.ssp"}, r.each.pay, weeks, "there are no paid weeks")
	rate := b.fact("ssp.weekly", 1)
	if b.inForce("ssp.earnings_share", 1) {
		rate = b.Min(fig{ID: id + ".ssp.weekly", Label: r.Role + ": statutory sick pay a week", Unit: unitYear, Key: "emp.ssp", Secrecy: r.Label}, rate,
			b.Mul(fig{Label: "Share of weekly earnings", Unit: unitYear, Key: "emp.ssp"}, b.fact("ssp.earnings_share", 1), earnings))
	}
	sickWeeks := b.Min(fig{Label: "Weeks of sick pay", Unit: unitWeeks, Key: "emp.ssp"},
		b.Div(fig{Label: "Weeks of sickness", Unit: unitWeeks}, sickHours, weekly, "there are no weekly hours"), b.fact("ssp.max_weeks", 1))
	r.each.ssp = b.Mul(fig{Label: "Statutory sick pay", Unit: unitYear, Key: "emp.ssp"}, rate, sickWeeks)
	lost := b.Mul(fig{Label: "Pay lost to sickness", Unit: unitYear, Key: "emp.ssp"}, sickHours, r.Hourly)
	r.each.pay = b.Sub(fig{Label: "Pay less sickness", Unit: unitYear, Key: "emp.pay"}, r.each.pay, lost)
}

// niAndPension: emp.ni = rate × max(0, pay − threshold), for each person;
// emp.pension on qualifying earnings once pay passes the trigger (or the lower limit
// after opting in), or on total pay.
func (b *builder) niAndPension(p *bid.Post, path string, r *PersonResult) {
	r.each.ni = b.alias(fig{ID: "people." + p.ID + ".each.ni", Label: r.Role + ": employer’s National Insurance, one person", Unit: unitYear, Key: "emp.ni", Secrecy: r.Label}, b.nationalInsurance(p, r.each.earnings, 1))

	if p.Pension == bid.PensionNone {
		r.each.pension = b.Zero
		return
	}
	rate := b.pensionRate(p, path)
	if p.Pension == bid.PensionTotalPay {
		r.each.pension = b.Mul(fig{Label: "Pension on total pay for one person", Unit: unitYear, Key: "emp.pension"}, rate, r.each.earnings)
		return
	}
	r.each.pension = b.qualifying(p, rate, r.each.earnings, 1)
}

// nationalInsurance is the rate × the pay of one person above the threshold of
// contract year y (emp.ni).
func (b *builder) nationalInsurance(p *bid.Post, earnings calc.Node, y int) calc.Node {
	threshold := "ni.secondary_threshold_year"
	if p.NI != bid.NIStandard {
		threshold = "ni.upper_secondary_year"
	}
	return b.Graph.Mul(b.law("ni.secondary_rate", y), b.Graph.Max(b.Zero, b.Graph.Sub(earnings, b.law(threshold, y))))
}

func (b *builder) pensionRate(p *bid.Post, path string) calc.Node {
	if p.PensionRate.IsSet() {
		return b.Input(fig{Label: "Employer’s pension rate", Unit: unitShare, Path: path + ".pensionRate"}, p.PensionRate, working.OrDefault("0"), working.UpToOne)
	}
	return b.fact("pension.min_employer_rate", 1)
}

// qualifying is the contribution on the slice of pay between the limits. Those under
// 22 are not enrolled without asking.
func (b *builder) qualifying(p *bid.Post, rate, earnings calc.Node, y int) calc.Node {
	if p.Age != bid.AgeAdult && !p.PensionOptIn {
		return b.Zero
	}
	lower, upper := b.law("pension.lower_limit_year", y), b.law("pension.upper_limit_year", y)
	test := b.law("pension.trigger_year", y)
	if p.PensionOptIn {
		test = lower
	}
	slice := b.Max(fig{Label: "Qualifying earnings", Unit: unitYear, Key: "emp.pension"}, b.Zero,
		b.Sub(fig{Label: "Pay up to the upper limit less the lower limit", Unit: unitYear}, b.Min(fig{Label: "Pay up to the upper limit", Unit: unitYear}, earnings, upper), lower))
	full := b.Mul(fig{Label: "Pension on qualifying earnings", Unit: unitYear, Key: "emp.pension"}, rate, slice)
	return b.Above(fig{Label: "Pension for one person, from the pay at which it starts", Unit: unitYear, Key: "emp.pension"}, earnings, test, full)
}

// totals completes a line once the allowance and the levy are known (emp.total).
func (b *builder) totals(r *PersonResult) {
	id := "people." + r.ID
	parts := []calc.Node{r.Pay, r.NI, r.Pension}
	if r.HolidayAdded {
		parts = append(parts, r.Holiday)
	}
	for _, extra := range []calc.Node{r.SSP, r.Other, r.Levy} {
		if working.Usable(extra) {
			parts = append(parts, extra)
		}
	}
	before := b.Sum(fig{Label: r.Role + ": cost before the Employment Allowance", Unit: unitYear, Key: "emp.total"}, parts...)
	cost := before
	if working.Usable(r.EA) {
		cost = b.Sub(fig{Label: r.Role + ": employment cost", Unit: unitYear, Key: "emp.total"}, before, r.EA)
	}
	r.OnCostShare = b.Div(fig{ID: id + ".oncost_share", Label: r.Role + ": on-costs as a share of pay", Unit: unitShare, Secrecy: r.Label},
		b.Sub(fig{Label: "On-costs", Unit: unitYear}, cost, r.Pay), r.Pay, "there is no pay")
	if working.Usable(r.Agency) {
		cost = b.Sum(fig{Label: r.Role + ": employment cost with agency", Unit: unitYear, Key: "emp.total"}, cost, r.Agency)
	}
	hours := r.Productive
	r.Cover = calc.Node{}
	if r.post.Cover == bid.CoverBought {
		rate := b.Input(fig{Label: "Cover, an hour", Unit: unitPerHour, Path: "pricing.people." + r.ID + ".coverRate"}, r.post.CoverRate, working.Ask("The hourly rate for cover is missing. Type what an hour of cover costs."))
		r.Cover = b.Mul(fig{ID: id + ".cover", Label: r.Role + ": bought cover", Unit: unitYear, Key: "emp.cover", Secrecy: r.Label}, r.each.away, r.People, rate)
		cost = b.Sum(fig{Label: r.Role + ": employment cost with cover", Unit: unitYear, Key: "emp.cover"}, cost, r.Cover)
		hours = b.Sum(fig{Label: r.Role + ": hours delivered with cover", Unit: unitHours, Key: "emp.cover"},
			r.Productive, b.Mul(fig{Label: "Hours covered", Unit: unitHours}, r.each.away, r.People))
	}
	r.Total = b.alias(fig{ID: id + ".total", Label: r.Role + ": employment cost a year", Unit: unitYear, Key: "emp.total", Secrecy: r.Label}, cost)
	if short, known := working.Value(hours); known && !short.IsPositive() {
		r.CostPerHour = b.None(fig{ID: id + ".cost_per_hour", Label: r.Role + ": cost of an hour free for the service", Unit: unitPerHour, Path: "pricing.people." + r.ID + ".hoursPerWeek"},
			r.Role+": holiday, sickness and other time away use up all paid hours.")
		return
	}
	r.CostPerHour = b.Div(fig{ID: id + ".cost_per_hour", Label: r.Role + ": cost of an hour free for the service", Unit: unitPerHour, Key: "emp.cost_per_productive_hour", Secrecy: r.Label}, cost, hours, "no hours are left for the service")
}
