package bid

import (
	"slices"

	"bidwright/app/money"

	"github.com/shopspring/decimal"
)

// YearFromWeek is a quantity a year from one a week: times the paid weeks of the bid
// (52 when none are stated), to two decimal places. It is empty for an empty quantity
// and where the week count cannot be read.
func (p *Pricing) YearFromWeek(week money.Quantity) money.Quantity {
	weeks, ok := p.WeekCount()
	if !week.IsSet() || !ok {
		return money.Quantity{}
	}
	return money.QuantityOf(week.Decimal().Mul(weeks).Round(2))
}

// WeekFromYear is the quantity a week that makes one a year, to two decimal places.
func (p *Pricing) WeekFromYear(year money.Quantity) money.Quantity {
	weeks, ok := p.WeekCount()
	if !year.IsSet() || !ok || weeks.IsZero() {
		return money.Quantity{}
	}
	return money.QuantityOf(year.Decimal().DivRound(weeks, 2))
}

// WeeklyHours are the paid hours a week of the bid, to two decimal places: people times
// hours times the share of their time of each post, and of visits the minutes with the
// person, of travel and of waiting over the paid weeks. What has no hours yet counts
// nothing; it is empty where nothing has any.
func (p *Pricing) WeeklyHours() money.Quantity {
	sum, known := decimal.Zero, false
	for _, x := range p.People {
		if x.HoursPerWeek.IsSet() {
			share := decimal.NewFromInt(1)
			if x.TimeShare.IsSet() {
				share = x.TimeShare.Decimal()
			}
			sum, known = sum.Add(x.HoursPerWeek.Decimal().Mul(orOne(x.Headcount)).Mul(share)), true
		}
	}
	minutes := decimal.Zero
	for _, x := range p.Service.Visits.Lengths {
		if x.Quantity.IsSet() && x.Minutes.IsSet() {
			each := x.Minutes.Decimal().Add(x.Travel.Decimal()).Add(x.Waiting.Decimal())
			minutes, known = minutes.Add(each.Mul(x.Quantity.Decimal()).Mul(orOne(x.Workers))), true
		}
	}
	if weeks, ok := p.WeekCount(); ok && weeks.IsPositive() {
		sum = sum.Add(minutes.DivRound(weeks.Mul(decimal.NewFromInt(60)), 2))
	}
	if !known {
		return money.Quantity{}
	}
	return money.QuantityOf(sum.Round(2))
}

func orOne(q money.Quantity) decimal.Decimal {
	if !q.IsSet() {
		return decimal.NewFromInt(1)
	}
	return q.Decimal()
}

// ShareOf is part over whole as a share to four decimal places (0.01 %); empty where
// either is empty, the whole is not positive, or the part is negative or more than it.
func ShareOf(part, whole money.Quantity) money.Share {
	if !part.IsSet() || !whole.IsSet() || !whole.Decimal().IsPositive() || part.Decimal().IsNegative() || part.Decimal().GreaterThan(whole.Decimal()) {
		return money.Share{}
	}
	return money.ShareOf(part.Decimal().DivRound(whole.Decimal(), 4))
}

// WholeYears are the contract years of a term for pricing: its months, or its days
// from start to end, as full years; 0 where it is not known or not in full years,
// and never more than MaxYears.
func (t Term) WholeYears() int {
	years := 0
	switch {
	case t.Months > 0 && t.Months%12 == 0:
		years = t.Months / 12
	case !t.Start.IsZero() && !t.End.IsZero():
		for y := 1; y <= MaxYears; y++ {
			next := t.Start.AddYears(y)
			if t.End == next || t.End == next.AddDays(-1) {
				years = y
			}
		}
	}
	return min(years, MaxYears)
}

// Fill fills a new post with the role and the terms of the pay scale.
func (s PayScale) Fill(x *Post) {
	x.Role, x.ScaleID, x.Paid, x.HourlyPay, x.Salary = s.Role, s.ID, s.Paid, s.HourlyPay, s.Salary
	x.FullTimeHours, x.HolidayWeeks, x.Pension, x.PensionRate = s.FullTimeHours, s.HolidayWeeks, s.PensionBasis, s.PensionRate
}

// QuantityOf is the quantity typed for a contract year; empty where the year has none
// of its own.
func (p *Pricing) QuantityOf(year int) money.Quantity {
	for _, v := range p.Volume {
		if v.Year == year {
			return v.Quantity
		}
	}
	return money.Quantity{}
}

// SetQuantity keeps one entry for each year that has a quantity of its own; an empty
// quantity takes the year's away.
func (p *Pricing) SetQuantity(year int, q money.Quantity) {
	p.Volume = slices.DeleteFunc(slices.Clone(p.Volume), func(v Volume) bool { return v.Year == year })
	if q.IsSet() {
		p.Volume = append(p.Volume, Volume{Year: year, Quantity: q})
	}
}
