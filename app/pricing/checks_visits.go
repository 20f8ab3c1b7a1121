package pricing

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/working"
)

// checkVisits looks at care paid by contact time: travel, the legal floor over all
// working time, and lengths that cost more than they bring.
func (b *builder) checkVisits() {
	v := b.out.Visits
	if v == nil {
		return
	}
	for _, l := range v.Lengths {
		if !l.line.Travel.Decimal().IsPositive() {
			b.Issue("PRICE-006", bid.Warns, l.path+".travelMinutes", "%s: there is no travel time, so the way to the next person is not paid for. Type the minutes on average.", l.Name)
		}
		if !l.line.Miles.IsSet() {
			b.Issue("PRICE-006", bid.Warns, l.path+".miles", "%s: there are no miles to the next person. Type them; 0 where staff walk.", l.Name)
		}
		b.checkVisitPrice(l)
	}
	if gap, known := working.Value(v.AskedGap); known && gap.IsNegative() {
		b.Issue("PRICE-001", bid.Warns, visitPath+".lengths", "At the prices by length of visit you pay %s of the cost of year 1 yourself. Ask more for one of them, lower the cost, or decide who pays the difference.", pounds(gap.Neg()))
	}
	b.checkVisitPay(v)
	legal, known := b.fact("holiday.statutory_weeks", 1).Value()
	if typed := v.in.HolidayWeeks; known && typed.IsSet() && typed.Decimal().LessThan(legal) {
		b.Issue("PRICE-007", bid.Blocks, visitPath+".holidayWeeks", "Visits: %s weeks of paid holiday is under the legal %s. Type at least that.", typed.Format(), money.FormatQuantity(legal))
	}
	if computed, ok := v.computedNI.Value(); ok && v.in.NIRate.IsSet() && computed.Sub(v.in.NIRate.Decimal()).Abs().GreaterThan(limits.niPoints) {
		b.Issue("PRICE-010", bid.Warns, visitPath+".niRate", "Visits: you use %s for National Insurance, but at %s hours a week it is %s of pay. Leave the share empty to use what is worked out.", percentText(v.in.NIRate.Decimal()), v.in.HoursPerWeek.Format(), percentText(computed))
	}
	if v.in.MileRate.IsSet() {
		b.checkMileage("Visits", v.in.MileRate.Decimal(), visitPath+".mileRate")
		b.checkLongMileage(v)
	}
}

// checkVisitPrice is PRICE-030: what is asked for a length, by itself or through the
// price of the unit, is under its direct cost.
func (b *builder) checkVisitPrice(l *VisitResult) {
	direct, known := l.DirectVisit.Value()
	if !known {
		return
	}
	var asked decimal.Decimal
	path, by := l.path+".asked", ""
	kind := b.in.Document.Bid.Pricing.Unit.Kind
	switch {
	case l.line.Asked.IsSet():
		asked = l.line.Asked.Decimal()
	case kind == bid.UnitHour:
		v, ok := l.ByHour.Value()
		if !ok {
			return
		}
		asked, path, by = v, b.pricePath(), "the hourly price pays "
	case kind == bid.UnitVisit:
		v, ok := b.out.Asked.Value()
		if !ok {
			return
		}
		asked, path, by = v, b.pricePath(), "one price for every visit pays "
	default:
		return
	}
	if asked.LessThan(direct.Round(2)) {
		b.Issue("PRICE-030", bid.Warns, path, "%s: %s%s, but the visit itself costs %s before any office cost. Ask a price by the visit, or for a higher one.", l.Name, by, pounds(asked), pounds(direct))
	}
}

// checkVisitPay is PRICE-005 by unit.legal_pay: a warning sign for one length, a test
// on all of them together, because the law averages over a pay period. Later years
// are tested by the growth of pay against that of the floor.
func (b *builder) checkVisitPay(v *Visits) {
	floor, known := b.fact(floorSeries(v.in.Age), 1).Value()
	if !known {
		return
	}
	if all, ok := v.legalPay.Value(); ok {
		for y := 1; y <= b.years; y++ {
			now, held := b.fact(floorSeries(v.in.Age), y).Value()
			index, has := b.index(v.growth, y).Value()
			if !held || !has {
				continue
			}
			if pay := all.Mul(index).Round(4); pay.LessThan(now.Round(4)) {
				b.Issue("PRICE-005", bid.Blocks, visitPath+".pay", "Visits: in year %d pay over all working time is %s an hour, under the legal floor of %s. Raise the pay or pay the travel.", y, money.FormatRate(pay.Round(2)), money.FormatRate(now.Round(2)))
				return
			}
		}
	}
	for _, l := range v.Lengths {
		pay, ok := l.LegalPay.Value()
		needed, has := l.Needed.Value()
		if ok && has && pay.Round(4).LessThan(floor.Round(4)) {
			b.Issue("PRICE-005", bid.Warns, l.path+".travelMinutes", "%s: with the travel, pay is %s an hour, under the legal floor of %s. The law looks at a whole pay period, but a day of such visits fails; contact pay of %s passes.", l.Name, money.FormatRate(pay.Round(2)), money.FormatRate(floor.Round(2)), money.FormatRate(money.RoundPence(needed)))
		}
	}
}
