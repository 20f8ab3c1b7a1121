package pricing

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// visitWorkers is how many care workers the visits take at their usual hours, with
// absence, and how far each drives in a year.
func (b *builder) visitWorkers(v *Visits) {
	if !v.in.HoursPerWeek.IsSet() {
		return
	}
	hours := b.Input(fig{Path: visitPath + ".hoursPerWeek"}, v.in.HoursPerWeek)
	var times, miles []calc.Node
	for _, l := range v.Lengths {
		times = append(times, b.Graph.Mul(l.number, l.people, b.Graph.Add(l.minutes, l.travel)))
		if v.mile != b.Zero {
			each := b.Input(fig{Label: l.Name + ": miles to the next visit", Unit: calc.Counted("miles"), Path: l.path + ".miles"}, l.line.Miles, working.OrDefault("0"))
			miles = append(miles, b.Graph.Mul(l.number, l.people, each))
		}
	}
	paid := b.Graph.Div(b.Graph.Mul(b.Total(times...), b.Graph.Add(b.One, v.absence), v.own), b.Graph.Int(60))
	v.Workers = b.Div(fig{ID: "visits.workers", Label: "Care workers that the visits take at their usual hours, with absence", Unit: unitPeople, Key: "time.posts", Path: visitPath + ".hoursPerWeek"},
		paid, b.Graph.Mul(hours, b.weeks), "the weekly hours are 0")
	if len(miles) > 0 {
		v.Miles = b.Div(fig{ID: "visits.miles_each", Label: "Miles a year of one care worker", Unit: calc.Counted("miles"), Key: "unit.mileage", Path: visitPath + ".mileRate"},
			b.Graph.Mul(b.Total(miles...), v.own), v.Workers, "no care worker is needed")
	}
}

// checkLongMileage is PRICE-040 by unit.mileage: beyond the yearly limit the approved
// rate falls, so one rate for every mile can be taxable for those who drive far.
func (b *builder) checkLongMileage(v *Visits) {
	each, known := working.Value(v.Miles)
	limit, held := b.quietly("mileage.car_limit").Value()
	after, also := b.quietly("mileage.car_after").Value()
	first, too := b.fact("mileage.car_first", 1).Value()
	rate := v.in.MileRate.Decimal()
	if !known || !held || !also || !too || !each.GreaterThan(limit) || rate.GreaterThan(first) {
		return // a rate above the first one is told already
	}
	approved := Mileage(each, limit, first, after, 0, decimal.Zero)
	if paid := rate.Mul(each); paid.GreaterThan(approved) {
		b.Issue("PRICE-040", bid.Warns, visitPath+".mileRate", "Visits: each care worker drives about %s miles a year, and above %s only %s a mile is free of tax. At %s a mile about %s a year of it is taxable pay. Lower the rate, or cost the tax.",
			money.FormatQuantity(each.Round(0)), money.FormatQuantity(limit), money.FormatRate(after), money.FormatRate(rate), pounds(paid.Sub(approved).Round(2)))
	}
}

// Mileage is what may be paid free of tax for business miles of one person in a year
// (unit.mileage): the first rate up to the limit, the second beyond, and the passenger
// rate a mile for each colleague carried. Exact; figures below zero count as none.
func Mileage(miles, limit, first, after decimal.Decimal, passengers int, passenger decimal.Decimal) decimal.Decimal {
	miles = decimal.Max(decimal.Zero, miles)
	near := decimal.Min(miles, decimal.Max(decimal.Zero, limit))
	return near.Mul(first).Add(miles.Sub(near).Mul(after)).Add(miles.Mul(passenger).Mul(decimal.NewFromInt(int64(max(passengers, 0)))))
}
