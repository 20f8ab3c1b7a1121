package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// visitPrices finds the straight price of each length: its own direct cost, its share
// by contact hour of every other cost, and the shares of price. Together they bring
// the price of the year again, but for the pence of printing.
func (b *builder) visitPrices() {
	v := b.out.Visits
	if v == nil {
		return
	}
	direct, _ := b.Graph.Node("visits.direct")
	others := b.Graph.Sub(b.out.Years[0].parts.full, direct)
	business := b.Div(fig{ID: "visits.business_hour", Label: "All other cost for a contact hour", Unit: calc.PoundsPer("contact hour"), Key: "unit.visit"}, others, v.Hours, "there are no contact hours")
	left := b.Graph.Sub(b.One, b.Total(b.ofPrice().all, b.surplus()))
	some := true
	if d, known := left.Value(); known && !d.IsPositive() {
		some = false
	}
	sixty := b.Graph.Int(60)
	var incomes []calc.Node
	for _, l := range v.Lengths {
		id := "visit." + l.ID
		hour := fig{ID: id + ".price_hour", Label: l.Name + ": straight price of a contact hour", Unit: calc.PoundsPer("contact hour"), Key: "unit.visit", Path: l.path}
		visit := fig{ID: id + ".price_visit", Label: l.Name + ": straight price of one visit", Unit: calc.PoundsPer("visit"), Key: "unit.visit", Path: l.path}
		if !some {
			l.PriceHour = b.NoneCode(hour, "PRICE-105", "Shares of the price take up all of it.")
			l.PriceVisit = b.NoneCode(visit, "PRICE-105", "Shares of the price take up all of it.")
			continue
		}
		l.PriceHour = b.Div(hour, b.Graph.Add(l.DirectHour, business), left, "no share of the price is left for the cost")
		time := b.Graph.Mul(l.people, b.Graph.Div(l.minutes, sixty))
		l.PriceVisit = b.Pence(visit, b.Graph.Mul(l.PriceHour, time), money.R1)
		incomes = append(incomes, b.Graph.Mul(l.PriceVisit, l.number))
		if b.in.Document.Bid.Pricing.Unit.Kind == bid.UnitHour {
			l.ByHour = b.Pence(fig{ID: id + ".by_hour", Label: l.Name + ": what the hourly price pays for one visit", Unit: calc.PoundsPer("visit"), Key: "unit.visit", Path: l.path}, b.Graph.Mul(b.out.Asked, time), money.R1)
		}
	}
	b.visitsAsked(v)
	if len(incomes) == 0 {
		return
	}
	v.Income = b.Sum(fig{ID: "visits.income", Label: "Income of all visits at their straight prices", Unit: unitYear, Key: "unit.visit"}, incomes...)
	v.Rounding = b.Sub(fig{ID: "visits.rounding", Label: "Visits at printed prices less the exact price: rounding", Unit: unitYear, Key: "unit.visit"}, v.Income, b.out.Total)
}

// visitsAsked is what the year brings where every length has a price of its own, and
// what that leaves over.
func (b *builder) visitsAsked(v *Visits) {
	var incomes []calc.Node
	for _, l := range v.Lengths {
		if !l.line.Asked.IsSet() {
			return
		}
		asked := b.Input(fig{Label: l.Name + ": price asked for one", Unit: calc.PoundsPer("visit"), Path: l.path + ".asked"}, l.line.Asked)
		incomes = append(incomes, b.Pence(fig{ID: "visit." + l.ID + ".asked_year", Label: l.Name + ": income a year at its own price", Unit: unitYear, Key: "year.gap", Path: l.path, Secrecy: bid.LabelBuyer}, b.Graph.Mul(asked, l.number), money.R3))
	}
	v.Asked = b.Sum(fig{ID: "visits.asked", Label: "Income of year 1 where each length has its own price", Unit: unitYear, Key: "year.gap", Secrecy: bid.LabelBuyer}, incomes...)
	kept := v.Asked
	if of := b.ofPrice().all; of != b.Zero {
		kept = b.Graph.Mul(kept, b.Graph.Sub(b.One, of))
	}
	v.AskedGap = b.Sub(fig{ID: "visits.asked_gap", Label: "Left over in year 1 where each length has its own price", Unit: unitYear, Key: "year.gap"}, kept, b.out.Years[0].parts.full)
}

// visitLaw is unit.legal_pay: pay spread over contact and all travel and waiting,
// beside the legal floor and the real Living Wage. Premiums do not count.
func (b *builder) visitLaw(v *Visits) {
	floor := b.fact(floorSeries(v.in.Age), 1)
	perHour := func(id, label, path string) fig {
		return fig{ID: id, Label: label, Unit: unitPerHour, Key: "unit.legal_pay", Path: path}
	}
	var pays, times []calc.Node
	typed := true
	for _, l := range v.Lengths {
		id := "visit." + l.ID
		pay := b.Graph.Add(b.Graph.Mul(v.plainPay, l.minutes), b.Graph.Mul(v.plainTravel, l.travel))
		time := b.Graph.Add(l.minutes, l.travel)
		l.LegalPay = b.Div(perHour(id+".legal_pay", l.Name+": pay for an hour of all working time", l.path), pay, time, "the visit takes no time")
		needs := b.Graph.Mul(floor, time)
		switch {
		case v.in.UnpaidTravel:
		case v.in.TravelPay.IsSet():
			needs = b.Graph.Sub(needs, b.Graph.Mul(v.plainTravel, l.travel))
		default:
			needs = b.Graph.Mul(floor, l.minutes)
		}
		l.Needed = b.Div(perHour(id+".legal_needed", l.Name+": contact pay that reaches the legal floor", l.path), needs, l.minutes, "the visit takes no time")
		l.LegalHeadroom = b.Sub(perHour(id+".legal_headroom", l.Name+": pay above the legal floor over all working time", l.path), l.LegalPay, floor)
		typed = typed && l.line.Quantity.IsSet()
		weight := b.Graph.Mul(b.weight(l), l.people)
		pays, times = append(pays, b.Graph.Mul(weight, pay)), append(times, b.Graph.Mul(weight, time))
	}
	if typed {
		v.legalPay = b.Div(perHour("visits.legal_pay", "Pay for an hour of all working time, all visits together", visitPath+".pay"), b.Graph.Add(pays...), b.Graph.Add(times...), "the visits take no time")
		b.Sub(perHour("visits.floor_headroom", "Pay above the legal floor, all visits together", visitPath+".pay"), v.legalPay, floor)
		if rlw := b.livingWage(); working.Usable(rlw) {
			b.Sub(perHour("visits.rlw_headroom", "Pay above the real Living Wage, all visits together", visitPath+".pay"), v.legalPay, rlw)
		}
	}
}

// visitsAtFloor is the direct cost of all visits with every minute at the legal pay
// floor, for the legal floor of the ladder.
func (b *builder) visitsAtFloor() (cost, pay calc.Node) {
	v := b.out.Visits
	floor := b.fact(floorSeries(v.in.Age), 1)
	ni, pension := v.niRate, v.pensionRate
	if v.in.HoursPerWeek.IsSet() {
		hours := b.Input(fig{Path: visitPath + ".hoursPerWeek"}, v.in.HoursPerWeek)
		atNI, atPension := b.effectiveRates(v, floor, hours, 1)
		if !v.in.NIRate.IsSet() {
			ni = atNI
		}
		if !v.in.PensionRate.IsSet() {
			pension = atPension
		}
	}
	var costs, pays []calc.Node
	for _, l := range v.Lengths {
		c := b.contactHour(v, l, floor, floor, ni, pension)
		// What is not pay stays as it is.
		change := b.Graph.Sub(b.Graph.Add(c.gross, c.absence, c.onCosts), b.Graph.Add(l.Gross, l.Absence, l.OnCosts))
		own := b.ownHours(v, l)
		costs = append(costs, l.Year, b.Graph.Mul(change, own))
		pays = append(pays, b.Graph.Mul(b.Graph.Add(c.gross, c.absence), own))
	}
	cost = b.Name(b.Total(costs...), fig{ID: "visits.legal_floor", Label: "Visits: direct cost at the legal pay floor", Unit: unitYear, Key: "ladder", Secrecy: v.in.Label.Or(bid.LabelInternal)})
	return cost, b.Total(pays...)
}
