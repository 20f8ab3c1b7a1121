// Package bidtest builds documents for tests and benchmarks: a plain one, and the
// large bid of the speed table at any size.
package bidtest

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
)

// P, S, Q and D read exact figures and a day; they panic on anything else.
func P(text string) money.Pounds   { return money.MustPounds(text) }
func S(text string) money.Share    { return money.MustShare(text) }
func Q(text string) money.Quantity { return money.MustQuantity(text) }
func D(text string) date.Date      { return date.MustISO(text) }

// Empty is a valid document of the tax year 2026-27 with one contract year and a
// quantity of 1, and nothing else.
func Empty() bid.Document {
	doc := bid.Document{Schema: bid.SchemaVersion}
	doc.Organisation.Nation = bid.England
	p := &doc.Bid.Pricing
	p.Unit = bid.Unit{Kind: bid.UnitItem, Singular: "meal", Plural: "meals"}
	p.Start, p.Years = D("2026-04-06"), 1
	p.Volume = []bid.Volume{{Year: 1, Quantity: Q("1")}}
	p.VAT = bid.VATExempt
	doc.Bid.Core.Method = bid.CoreNotStated
	bid.Normalise(&doc, bid.Sequence("id"))
	return doc
}

// Worker is an hourly post at the 2026-27 National Living Wage.
func Worker(id, hours string) bid.Post {
	return bid.Post{ID: id, Role: "Worker " + id, HourlyPay: P("12.71"), HoursPerWeek: Q(hours)}
}

// Large is the large bid of the speed table times a factor: 60 people lines and 200
// running costs each, 5 contract years.
func Large(times int) bid.Document {
	doc := Empty()
	doc.Bid.Title = "Large bid"
	doc.Organisation.Charity, doc.Organisation.EmploymentAllowance = bid.Yes, bid.Yes
	doc.Organisation.Paybill, doc.Organisation.NIBill = P("3400000"), P("2000")
	p := &doc.Bid.Pricing
	p.Years, p.CarryFacts = 5, true
	p.Volume = nil
	for y := range 5 {
		p.Volume = append(p.Volume, bid.Volume{Year: y + 1, Quantity: Q(fmt.Sprint(100000 + 1000*y))})
	}
	for i := range 60 * times {
		w := Worker(fmt.Sprintf("p%d", i), fmt.Sprintf("%d.5", 8+i%30))
		w.HourlyPay = money.PoundsOf(decimal.New(int64(1321+i%700), -2))
		w.Headcount = Q(fmt.Sprint(1 + i%3))
		w.Sickness, w.Training, w.Supervision = S("0.025"), Q("24"), Q("12")
		w.FullTimeHours = Q("37.5")
		w.Fixed = i%2 == 0
		if i%5 == 0 {
			w.Holiday, w.SickPay = bid.HolidayOnWorked, bid.SickStatutory
		}
		if i%7 == 0 {
			w.Growth = bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.03")}
		}
		p.People = append(p.People, w)
	}
	for i := range 20 * times {
		basis := []bid.CostBasis{bid.PerYear, bid.PerMonth, bid.PerUnit, bid.Once}[i%4]
		p.Costs = append(p.Costs, bid.CostLine{ID: fmt.Sprintf("c%d", i), Name: fmt.Sprintf("Cost %d", i), Basis: basis,
			Amount: money.PoundsOf(decimal.New(int64(1+i), -1)), VAT: S("0.2"), Growth: bid.Growth{Kind: bid.GrowthTyped, Rate: S("0.02")}})
	}
	for i := range 200 * times {
		doc.Organisation.RunningCosts = append(doc.Organisation.RunningCosts, bid.RunningCost{ID: fmt.Sprintf("r%d", i), Name: fmt.Sprintf("Running cost %d", i),
			Amount: money.PoundsOf(decimal.New(int64(10000+977*i), -2))})
	}
	doc.Bid.Core = bid.CoreCosts{Method: bid.CoreRunningCosts, Share: S("0.35"), ShareWhy: "by direct cost"}
	p.Contingency, p.Surplus = S("0.02"), S("0.05")
	p.Uplift = bid.Uplift{Kind: bid.UpliftFixed, Rate: S("0.025")}
	doc.Bid.Opportunity.Budget, doc.Bid.Opportunity.Ceiling = P("3000000"), P("40")
	return doc
}
