package bid

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

var one = decimal.NewFromInt(1)

// figure is what money.Pounds, money.Share and money.Quantity share.
type figure interface {
	IsSet() bool
	Decimal() decimal.Decimal
	String() string
}

// notNegative refuses amounts, hours and counts under zero.
func (c *checker) notNegative(path, what string, f figure) {
	if f.IsSet() && f.Decimal().IsNegative() {
		c.add(CodeNegative, Blocks, path, "%s is %s; it cannot be below zero, so this line cannot be worked out. Type it without the minus.", what, minus(f.String()))
	}
}

// fraction refuses shares outside 0 to 100 %.
func (c *checker) fraction(path, what string, s money.Share) {
	c.notNegative(path, what, s)
	if s.IsSet() && s.Decimal().GreaterThan(one) {
		c.add(CodeShare, Blocks, path, "%s is %s %%; a share cannot be more than 100 %%, so this line cannot be worked out. Type 12.5 for 12.5 %%.", what, percent(s.Decimal()))
	}
}

// growth refuses growth that would take all of a cost or more.
func (c *checker) growth(path string, g Growth) {
	if g.Rate.IsSet() && g.Rate.Decimal().LessThanOrEqual(one.Neg()) {
		c.add(CodeGrowth, Blocks, join(path, "rate"), "Growth of %s %% a year would leave nothing, so later years cannot be worked out. Type a rate above −100 %%.", percent(g.Rate.Decimal()))
	}
}

func percent(d decimal.Decimal) string { return minus(d.Shift(2).String()) }

func minus(text string) string {
	if len(text) > 0 && text[0] == '-' {
		return "−" + text[1:]
	}
	return text
}

func (c *checker) numbers(doc Document) {
	c.organisation(doc.Organisation)
	p := &doc.Bid.Pricing
	for i := range p.People {
		c.post("pricing.people."+idOr(p.People[i].ID, i), &p.People[i])
	}
	for i := range p.Costs {
		c.cost("pricing.costs."+idOr(p.Costs[i].ID, i), &p.Costs[i])
	}
	c.contract(p)
	c.uplift(&p.Uplift)
	c.service(&p.Service)
	c.claims("pricing.claims", p.Claims)
	c.cash(&p.Cash)
	c.results(&p.Results)
	c.scoring(&p.Scoring)

	core := doc.Bid.Core
	c.fraction("core.share", "The share of running costs", core.Share)
	c.fraction("core.avoidable", "The avoidable share", core.Avoidable)
	c.notNegative("core.amount", "The core cost", core.Amount)
	c.notNegative("core.rate", "The core cost rate", core.Rate)
	if core.Method == CoreShareOfPrice {
		c.fraction("core.rate", "Core cost as a share of price", core.Rate)
	}
	c.growth("core.growth", core.Growth)
	c.coreSchedules(doc)
	c.dynamic(&doc.Bid.Dynamic)
	c.choice(&doc.Bid.Choice)
	c.result(&doc.Bid.Result)
	c.fairness(&doc.Bid.Fairness)
	c.selection(&doc.Bid.Eligibility)
	c.exchange(&doc.Bid)
	c.social(&doc.Bid.SocialValue)
	c.group(&doc.Bid.Consortium)
	c.standing(doc)
	c.route(doc)

	o := &doc.Bid.Opportunity
	c.notNegative("opportunity.budget", "The buyer's budget", o.Budget)
	c.notNegative("opportunity.ceiling", "The highest price the buyer will consider", o.Ceiling)
	c.notNegative("opportunity.value.net", "The value of the contract", o.Value.Net)
	c.notNegative("opportunity.value.gross", "The value with VAT", o.Value.Gross)
	if t := o.Term; !t.Start.IsZero() && !t.End.IsZero() && t.End.Before(t.Start) {
		c.add(CodeTerm, Blocks, "opportunity.term.end", "The contract ends on %s, before it starts on %s. Correct one of the dates.", t.End, t.Start)
	}
	if o.Term.Months < 0 || o.Term.Days < 0 {
		c.add(CodeTerm, Blocks, "opportunity.term.months", "The length of the contract is below zero. Type the number of months.")
	}
}

func idOr(id string, i int) string {
	if id == "" {
		return strconv.Itoa(i)
	}
	return id
}

func (c *checker) organisation(o Organisation) {
	c.notNegative("organisation.paybill", "The year's pay bill", o.Paybill)
	c.notNegative("organisation.niBill", "The year's National Insurance bill", o.NIBill)
	c.notNegative("organisation.overdraft", "The overdraft", o.Overdraft)
	c.fraction("organisation.vatRecovery", "The share of VAT that comes back", o.VATRecovery)
	for i, r := range o.RunningCosts {
		c.growth("organisation.runningCosts."+idOr(r.ID, i)+".growth", r.Growth)
	}
	for i, s := range o.PayScales {
		path := "organisation.payScales." + idOr(s.ID, i)
		c.notNegative(path+".hourlyPay", "The hourly pay", s.HourlyPay)
		c.notNegative(path+".salary", "The salary", s.Salary)
		c.notNegative(path+".fullTimeHours", "The full-time hours", s.FullTimeHours)
		c.notNegative(path+".holidayWeeks", "The holiday", s.HolidayWeeks)
		c.fraction(path+".pensionRate", "The pension rate", s.PensionRate)
	}
}

func (c *checker) post(path string, p *Post) {
	for _, f := range []struct {
		name, what string
		value      figure
	}{
		{"headcount", "The number of people", p.Headcount}, {"hourlyPay", "The hourly pay", p.HourlyPay},
		{"salary", "The salary", p.Salary}, {"hoursPerWeek", "Hours a week", p.HoursPerWeek},
		{"fullTimeHours", "Full-time hours", p.FullTimeHours}, {"paidWeeks", "Paid weeks", p.PaidWeeks},
		{"holidayWeeks", "Holiday", p.HolidayWeeks}, {"trainingHours", "Training hours", p.Training},
		{"supervisionHours", "Supervision hours", p.Supervision}, {"meetingHours", "Meeting hours", p.Meetings},
		{"otherAwayHours", "Other hours away", p.OtherAway}, {"coverRate", "The cover rate", p.CoverRate},
		{"otherOnCosts", "Other on-costs", p.OtherOnCosts}, {"niTypedRate", "The typed National Insurance rate", p.NITypedRate},
		{"travelHours", "Hours of travel", p.Travel}, {"noticeHours", "Hours of notice", p.Notice},
		{"unpaidTravelHours", "Hours of unpaid travel", p.UnpaidTravel}, {"agencyRate", "The agency’s rate", p.AgencyRate},
	} {
		c.notNegative(path+"."+f.name, f.what, f.value)
	}
	c.fraction(path+".timeShare", "The share of time", p.TimeShare)
	c.fraction(path+".pensionRate", "The pension rate", p.PensionRate)
	c.fraction(path+".sickness", "The sickness share", p.Sickness)
	if p.HoursPerWeek.IsSet() && p.HoursPerWeek.Decimal().GreaterThan(decimal.NewFromInt(168)) {
		c.add(CodeTerm, Blocks, path+".hoursPerWeek", "%s hours a week is more than the 168 a week has. Type the weekly hours of one person; the number of people has its own field.", p.HoursPerWeek.String())
	}
	if p.PaidWeeks.IsSet() && p.PaidWeeks.Decimal().GreaterThan(decimal.NewFromInt(53)) {
		c.add(CodeTerm, Blocks, path+".paidWeeks", "%s paid weeks is more than a year has. Type at most 53.", p.PaidWeeks.String())
	}
	c.fraction(path+".agency", "The share of hours by an agency", p.Agency)
	c.fraction(path+".agencyVat", "VAT on the agency’s charge", p.AgencyVAT)
	c.premiums(path, p.Premiums)
	c.roster(path, p.Roster)
	c.span(path, p.FirstYear, p.LastYear)
	c.growth(path+".growth", p.Growth)
}

func (c *checker) cost(path string, l *CostLine) {
	c.notNegative(path+".rate", "The rate", l.Rate)
	c.notNegative(path+".quantity", "The quantity", l.Quantity)
	c.fraction(path+".vat", "The VAT rate", l.VAT)
	c.notNegative(path+".stated", "The percentage stated", l.Stated)
	c.notNegative(path+".statedOf", "What the percentage is of", l.StatedOf)
	c.notNegative(path+".resale", "The value at the end", l.Resale)
	c.fraction(path+".finance", "The yearly cost of capital", l.Finance)
	if l.Basis == PerShareOfPrice {
		c.fraction(path+".rate", "The share of price", l.Rate)
	}
	c.span(path, l.FirstYear, l.LastYear)
	c.growth(path+".growth", l.Growth)
}

// span checks the contract years of a line.
func (c *checker) span(path string, first, last int) {
	switch {
	case first < 0 || first > MaxYears:
		c.add(CodeTerm, Blocks, path+".firstYear", "The first year is %d; contract years run from 1 to %d. Correct it.", first, MaxYears)
	case last < 0 || last > MaxYears:
		c.add(CodeTerm, Blocks, path+".lastYear", "The last year is %d; contract years run from 1 to %d. Correct it.", last, MaxYears)
	case last > 0 && first > last:
		c.add(CodeTerm, Blocks, path+".lastYear", "This line ends in year %d, before it starts in year %d. Correct one of them.", last, first)
	}
}

func (c *checker) contract(p *Pricing) {
	if p.Years < 0 || p.Years > MaxYears {
		c.add(CodeTerm, Blocks, "pricing.years", "%d contract years cannot be priced; type a number from 1 to %d.", p.Years, MaxYears)
	}
	if _, ok := p.WeekCount(); !ok {
		c.add(CodeNotNumber, Blocks, "pricing.weeks", "%q is not a number of weeks. Type 52, 365/7 or a number up to 53.", clipped(p.Weeks))
	}
	seen := make(map[int]bool)
	for _, v := range p.Volume {
		path := fmt.Sprintf("pricing.volume.%d", v.Year)
		switch {
		case v.Year < 1 || v.Year > MaxYears:
			c.add(CodeTerm, Blocks, path, "Quantities are for contract years 1 to %d, not for year %d. Remove this one.", MaxYears, v.Year)
		case seen[v.Year]:
			c.add(CodeTerm, Blocks, path, "Year %d has two quantities; which one counts is not clear. Remove one.", v.Year)
		}
		seen[v.Year] = true
		c.notNegative(path+".quantity", "The quantity", v.Quantity)
	}
	c.notNegative("pricing.guaranteed", "The guaranteed quantity", p.Guaranteed)
	c.notNegative("pricing.asked", "The price asked", p.Asked)
	c.notNegative("pricing.walkAway", "The walk-away price", p.WalkAway)
	c.fraction("pricing.contingency", "Contingency", p.Contingency)
	if p.Surplus.IsSet() && p.Surplus.Decimal().GreaterThan(one) {
		c.fraction("pricing.surplus", "Surplus", p.Surplus)
	}
	if p.Surplus.IsSet() && p.Surplus.Decimal().LessThanOrEqual(one.Neg()) {
		c.notNegative("pricing.surplus", "Surplus", p.Surplus)
	}
}

func (c *checker) uplift(u *Uplift) {
	c.growth("pricing.uplift", Growth{Rate: u.Rate})
	c.growth("pricing.uplift.expected", Growth{Rate: u.Expected})
	if u.Month != "" {
		if month, err := strconv.Atoi(u.Month); err != nil || month < 1 || month > 12 {
			c.add(CodeNotNumber, Blocks, "pricing.uplift.month", "%q is not a month of the year. Choose the month that the clause names.", clipped(u.Month))
		}
	}
	if u.FirstYear < 0 || u.FirstYear > MaxYears || u.FirstYear == 1 {
		c.add(CodeTerm, Blocks, "pricing.uplift.firstYear", "The price can first change in contract year 2 to %d. Correct it.", MaxYears)
	}
	if u.Floor.IsSet() && u.Cap.IsSet() && u.Floor.Decimal().GreaterThan(u.Cap.Decimal()) {
		c.add(CodeTerm, Blocks, "pricing.uplift.cap", "The lowest uplift (%s %%) is above the highest (%s %%). Correct one of them.", percent(u.Floor.Decimal()), percent(u.Cap.Decimal()))
	}
	if u.Kind != UpliftBasket || len(u.Basket) == 0 {
		return
	}
	sum := decimal.Zero
	for i, part := range u.Basket {
		path := "pricing.uplift.basket." + idOr(part.ID, i)
		c.fraction(path+".weight", "The weight", part.Weight)
		c.growth(path, Growth{Rate: part.Rate})
		sum = sum.Add(part.Weight.Decimal())
	}
	if !sum.Equal(one) {
		c.add(CodeShare, Blocks, "pricing.uplift.basket", "The weights of the basket add to %s %%; they must add to 100 %%. Correct one of them.", percent(sum))
	}
}
