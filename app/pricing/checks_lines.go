package pricing

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// checkPost looks at one post against law and practice.
func (b *builder) checkPost(r *PersonResult) {
	p, path := r.post, "pricing.people."+r.ID
	b.checkPayFloor(r, path)
	b.checkHoliday(r, path)
	if q, known := r.each.worked.Value(); known && !q.IsPositive() {
		hours, _ := r.each.hours.Value()
		away, _ := r.each.away.Value()
		b.Issue("PRICE-102", bid.Blocks, path+".hoursPerWeek", "%s: of %s paid hours, %s are holiday, sickness and other time away, so none are left for the service. Correct the hours.",
			r.Role, money.FormatQuantity(hours.Round(2)), money.FormatQuantity(away.Round(2)))
	} else if share, ok := r.ProductiveShare.Value(); ok {
		switch {
		case share.GreaterThan(limits.productiveHigh):
			b.Issue("PRICE-008", bid.Warns, path+".holidayWeeks", "%s: %s of paid hours are free for the service, which leaves little for holiday, sickness and training. Check what is missing.", r.Role, percentText(share))
		case share.LessThan(limits.productiveLow):
			b.Issue("PRICE-008", bid.Warns, path+".trainingHours", "%s: only %s of paid hours are free for the service. Check whether hours are counted twice.", r.Role, percentText(share))
		}
	}
	if p.Cover == bid.CoverSpread && p.CoverRate.IsSet() && p.CoverRate.Decimal().IsPositive() {
		b.Issue("PRICE-009", bid.Blocks, path+".cover", "%s: absence is spread over the hours and a cover rate is typed too, so it may be counted twice. Choose one way.", r.Role)
	}
	b.checkNI(r, path)
	b.checkPension(r, path)
	part, full := p.HoursPerWeek.Decimal(), p.FullTimeHours.Decimal()
	switch {
	case p.Paid == bid.PaidSalaryActual && p.FullTimeHours.IsSet() && part.LessThan(full):
		b.Issue("PRICE-026", bid.Warns, path+".paid", "%s: the salary is taken as what is really paid for %s of %s hours. If it is the full-time salary, choose that instead.", r.Role, p.HoursPerWeek.Format(), p.FullTimeHours.Format())
	case p.Paid != "" && p.Paid != bid.PaidHourly && p.PaidWeeks.IsSet() && p.PaidWeeks.Decimal().LessThan(decimal.NewFromInt(50)):
		b.Issue("PRICE-026", bid.Warns, path+".paidWeeks", "%s: a salary and %s paid weeks: the salary is not reduced for the weeks. Type the salary that is really paid.", r.Role, p.PaidWeeks.Format())
	}
	if weeks, ok := b.in.Document.Bid.Pricing.WeekCount(); ok && p.Holiday == bid.HolidayInside && p.PaidWeeks.IsSet() &&
		p.PaidWeeks.Decimal().GreaterThanOrEqual(decimal.NewFromInt(51)) && !p.PaidWeeks.Decimal().Equal(weeks.Round(6)) && !p.PaidWeeks.Decimal().Equal(weeks) {
		b.Issue("PRICE-037", bid.Warns, path+".paidWeeks", "%s is paid for %s weeks, the rest of the bid counts %s. Use one number of weeks in a year.", r.Role, p.PaidWeeks.Format(), money.FormatQuantity(weeks))
	}
}

// checkPayFloor compares pay with the legal floor of the age band in every contract
// year, over all working time, without premiums.
func (b *builder) checkPayFloor(r *PersonResult, path string) {
	pay, known := r.each.legalPay.Value()
	if !known {
		return
	}
	field := path + ".hourlyPay"
	if r.post.Paid != "" && r.post.Paid != bid.PaidHourly {
		field = path + ".salary"
	}
	why := "Raise the pay, or let it follow the pay floor from the date of your costs."
	if r.post.UnpaidTravel.Decimal().IsPositive() {
		why = "Raise the pay, or pay the travel: unpaid travel counts as working time."
	}
	last := b.years
	if r.post.LastYear > 0 {
		last = min(last, r.post.LastYear)
	}
	for y := max(1, r.post.FirstYear); y <= last; y++ {
		floor, held := b.fact(floorSeries(r.post.Age), y).Value()
		index, ok := b.index(r.growth, y).Value()
		if !held || !ok {
			continue
		}
		if now := pay.Mul(index).Round(4); now.LessThan(floor.Round(4)) {
			b.Issue("PRICE-005", bid.Blocks, field, "%s: in year %d pay is %s an hour, under the legal floor of %s for this age (the average over the year). %s",
				r.Role, y, money.FormatRate(now.Round(2)), money.FormatRate(floor.Round(2)), why)
			return
		}
	}
}

func (b *builder) checkHoliday(r *PersonResult, path string) {
	legal, known := b.fact("holiday.statutory_weeks", 1).Value()
	if typed := r.post.HolidayWeeks; known && typed.IsSet() && typed.Decimal().LessThan(legal) {
		b.Issue("PRICE-007", bid.Blocks, path+".holidayWeeks", "%s: %s weeks of paid holiday is under the legal %s. Type at least that.", r.Role, typed.Format(), money.FormatQuantity(legal))
	}
	if r.HolidayAdded && r.post.Paid != "" && r.post.Paid != bid.PaidHourly {
		b.Issue("PRICE-007", bid.Blocks, path+".holiday", "%s: a salary already holds paid holiday, so adding it again counts it twice. Choose holiday inside the pay.", r.Role)
	}
}

func (b *builder) checkNI(r *PersonResult, path string) {
	if !r.post.NITypedRate.IsSet() {
		return
	}
	ni, known := r.each.ni.Value()
	pay, ok := r.each.earnings.Value()
	if !known || !ok || !pay.IsPositive() {
		return
	}
	real := ni.DivRound(pay, 6)
	if real.Sub(r.post.NITypedRate.Decimal()).Abs().GreaterThan(limits.niPoints) {
		b.Issue("PRICE-010", bid.Warns, path+".niTypedRate", "%s: you use %s for National Insurance, but at these hours it is %s of pay. The computed figure is used; drop the flat rate.", r.Role, percentText(r.post.NITypedRate.Decimal()), percentText(real))
	}
}

// checkPension compares the contribution with the legal minimum on qualifying earnings.
func (b *builder) checkPension(r *PersonResult, path string) {
	if r.post.Age != bid.AgeAdult && !r.post.PensionOptIn {
		return
	}
	least, known := b.qualifying(r.post, b.fact("pension.min_employer_rate", 1), r.each.earnings, 1).Value()
	paid, ok := r.each.pension.Value()
	if known && ok && paid.LessThan(least) {
		field := ".pensionRate"
		if r.post.Pension == bid.PensionNone {
			field = ".pension"
		}
		b.Issue("PRICE-013", bid.Blocks, path+field, "%s: the pension of %s a year is under the legal minimum of %s for one person. Raise it, or record that they chose to opt out.", r.Role, pounds(paid), pounds(least))
	}
}

func (b *builder) checkOrganisation() {
	org := b.in.Document.Organisation
	people := len(b.out.People) > 0 || b.out.Visits != nil
	switch {
	case org.EmploymentAllowance == bid.Yes && !MayClaim(org):
		b.Issue("PRICE-011", bid.Warns, "organisation.employmentAllowance", "You say that you may claim the Employment Allowance, but a body that is not a charity and works mostly on public functions cannot. Nothing is taken off; check with your payroll.")
	case org.EmploymentAllowance == bid.Yes && org.Charity == bid.Unknown && org.PublicFunctions == bid.Unknown:
		b.Issue("PRICE-011", bid.Warns, "organisation.publicFunctions", "The Employment Allowance lowers this price, but it is not known whether you are a charity or work mostly on public functions, which decides whether you may claim. Answer both questions.")
	case org.EmploymentAllowance == bid.Yes && !org.NIBill.IsSet() && people:
		b.Issue("PRICE-011", bid.Warns, "organisation.niBill", "The Employment Allowance is shared over this bid alone, because your National Insurance bill before it is not entered. Type it, or the price may be too low.")
	case org.EmploymentAllowance == bid.Yes && org.ConnectedEmployers == bid.Yes && people:
		b.Issue("PRICE-011", bid.Warns, "organisation.connectedEmployers", "You are connected to another employer, and only one of you may claim the Employment Allowance; the apprenticeship levy has one allowance too. Check that the claim is yours, or answer no.")
	case org.EmploymentAllowance == bid.Unknown && people:
		b.Issue("PRICE-011", bid.Warns, "organisation.employmentAllowance", "It is not known whether you may claim the Employment Allowance, so nothing is taken off. Answer on the Organisation page; it can lower the cost.")
	}
	if org.Paybill.IsSet() {
		return
	}
	pay := decimal.Zero
	for _, r := range b.out.People {
		v, _ := r.Pay.Value()
		pay = pay.Add(v)
	}
	if b.out.Visits != nil {
		v, _ := b.out.Visits.Pay.Value()
		pay = pay.Add(v)
	}
	rate, known := b.fact("levy.rate", 1).Value()
	allowance, ok := b.fact("levy.allowance", 1).Value()
	if known && ok && pay.Mul(rate).GreaterThan(allowance) {
		b.Issue("PRICE-012", bid.Warns, "organisation.paybill", "The pay of this bid alone, %s, is enough for the apprenticeship levy, but none is counted. Type the year’s pay bill of the organisation.", pounds(pay))
	}
}

// checkCosts looks at cost lines: travel, mileage and VAT on purchases.
func (b *builder) checkCosts() {
	doc := b.in.Document
	p := &doc.Bid.Pricing
	travel, purchases, vat := false, false, false
	for _, r := range b.out.Costs {
		l, path := r.line, "pricing.costs."+r.ID
		words := strings.ToLower(l.Name + " " + l.Category)
		travel = travel || r.Basis == bid.PerMile || strings.Contains(words, "travel") || strings.Contains(words, "mileage")
		purchases = purchases || l.Amount.Decimal().IsPositive()
		vat = vat || l.VAT.IsSet()
		b.checkStated(r, path)
		if r.Basis == bid.PerMile && l.Amount.IsSet() {
			b.checkMileage(r.Name, l.Amount.Decimal(), path+".amount")
		}
	}
	if p.Unit.Kind == bid.UnitVisit && !travel && b.out.Visits == nil {
		b.Issue("PRICE-006", bid.Warns, "pricing.costs", "These are visits, but there is no travel time and there are no miles in the costs. Add a line for travel.")
	}
	if p.VAT == bid.VATExempt && doc.Organisation.VATRegistered == bid.Yes && purchases && !vat {
		b.Issue("PRICE-025", bid.Blocks, "pricing.costs", "The supply is exempt, so VAT on purchases does not come back, yet no cost line holds any. Type the VAT rate on each line, or record why there is none.")
	}
	if doc.Organisation.VATRegistered == bid.Unknown && vat {
		b.Issue("PRICE-024", bid.Blocks, "organisation.vatRegistered", "Whether you are registered for VAT is not known, so VAT on purchases counts as cost. Answer on the Organisation page.")
	}
}

// checkStated is PRICE-021: the percentage printed beside an amount does not give it,
// by more than the rounding of either (0.05 points, half a penny).
func (b *builder) checkStated(r *CostResult, path string) {
	l := r.line
	if !l.Stated.IsSet() {
		return
	}
	stated := l.Stated.Decimal()
	if r.Basis == bid.PerShareOfPay || r.Basis == bid.PerShareOfPrice {
		if l.Rate.IsSet() && l.Rate.Decimal().Sub(stated).Abs().GreaterThan(limits.stated) {
			b.Issue("PRICE-021", bid.Warns, path+".stated", "%s: %s is printed beside it, but %s is used. Ask which one is meant.", r.Name, percentText(stated), percentText(l.Rate.Decimal()))
		}
		return
	}
	if !l.StatedOf.IsSet() {
		b.Issue("PRICE-021", bid.Warns, path+".statedOf", "%s: %s is printed beside it, but not of what. Type the amount that it is a share of.", r.Name, percentText(stated))
		return
	}
	of, amount := l.StatedOf.Decimal(), l.Amount.Decimal()
	if !l.Amount.IsSet() || !of.IsPositive() {
		return
	}
	implied := amount.DivRound(of, 12)
	slack := decimal.Max(limits.stated, decimal.New(5, -3).DivRound(of, 12))
	if implied.Sub(stated).Abs().GreaterThan(slack) {
		b.Issue("PRICE-021", bid.Warns, path+".stated", "%s: %s of %s is %s, but %s is printed, which is %s. The amount is used; ask which one is meant.",
			r.Name, money.FormatPercent(stated, 2), pounds(of), pounds(stated.Mul(of)), pounds(amount), money.FormatPercent(implied, 2))
	}
}

// checkMileage compares what is paid for a mile with the approved rate.
func (b *builder) checkMileage(name string, amount decimal.Decimal, path string) {
	if amount.IsZero() {
		b.Issue("PRICE-040", bid.Warns, path, "%s: miles are paid at £0.00, so staff carry the cost and their pay can fall under the legal floor. Type the rate you pay.", name)
		return
	}
	if rate, known := b.fact("mileage.car_first", 1).Value(); known && amount.GreaterThan(rate) {
		b.Issue("PRICE-040", bid.Warns, path, "%s: %s a mile is above the approved %s, so the difference is taxable pay. Lower it or cost the tax.", name, money.FormatRate(amount), money.FormatRate(rate.Round(4)))
	}
}
