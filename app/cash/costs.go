package cash

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/pricing"
	"bidwright/app/working"
)

// yearAmounts are the years' amounts in pence by head, and income as printed. Heads of
// a year add to its cost rounded to the penny.
type yearAmounts struct {
	heads  map[string][]decimal.Decimal // by head, a year each
	names  []string
	income []decimal.Decimal
	// rounding is what the cost of all years, to the penny, is above the sum of the
	// years as printed.
	rounding decimal.Decimal
}

// amounts takes the priced years; a head that is not known makes cash not available.
func amounts(r *pricing.Result) (yearAmounts, reason) {
	a := yearAmounts{heads: map[string][]decimal.Decimal{}}
	all, sum := decimal.Zero, decimal.Zero
	for y, year := range r.Years {
		exact, printed := decimal.Zero, decimal.Zero
		for _, h := range year.Heads {
			value, known := h.Node.Value()
			if !known {
				return a, h.Node.Reason()
			}
			if a.heads[h.Name] == nil {
				a.heads[h.Name] = make([]decimal.Decimal, len(r.Years))
				a.names = append(a.names, h.Name)
			}
			exact = exact.Add(value)
			a.heads[h.Name][y] = a.heads[h.Name][y].Add(exact.Round(2).Sub(printed))
			printed = exact.Round(2)
		}
		all, sum = all.Add(exact), sum.Add(printed)
		income, known := year.Income.Value()
		if !known {
			return a, year.Income.Reason()
		}
		a.income = append(a.income, income.Round(2))
	}
	a.rounding = all.Round(2).Sub(sum)
	return a, reason{}
}

// calendar turns priced years into dated events.
type calendar struct {
	doc    bid.Document
	price  *pricing.Result
	start  date.Date
	end    date.Date // last day of the last contract year
	terms  terms
	years  yearAmounts
	months []span
}

// spending is everything that is paid, whatever the buyer's terms are.
func (c *calendar) spending() []Event {
	var events []Event
	out := func(on date.Date, kind Kind, name string, s span, amount decimal.Decimal) {
		if !amount.IsZero() {
			events = append(events, Event{Date: on, Kind: kind, Name: name, Amount: amount.Neg(), From: s.from, To: s.to})
		}
	}
	for _, head := range c.years.names {
		amounts := c.years.heads[head]
		switch head {
		case "people":
			c.people(amounts, out)
		case "setup":
			c.setUp(amounts, out)
		case "core", "contingency":
			for i, amount := range spread(amounts, c.start, c.months, bid.CycleMonthly) {
				out(c.months[i].to, Core, map[bool]string{true: "Core cost", false: "Contingency, taken as spent"}[head == "core"], c.months[i], amount)
			}
		default:
			for i, amount := range spread(amounts, c.start, c.months, bid.CycleMonthly) {
				out(c.months[i].to.AddDays(c.terms.supplier), Suppliers, "Other direct costs", c.months[i], amount)
			}
		}
	}
	out(c.end, Core, "Rounding of the years", span{}, c.years.rounding)
	for _, l := range c.price.Costs {
		if l.IsMilestone() {
			amount, _ := l.MilestonePrinted.Value()
			out(c.once(l.ID), SetUp, l.Name+", billed by itself", span{}, amount)
		}
	}
	return events
}

type paid func(on date.Date, kind Kind, name string, s span, amount decimal.Decimal)

// people: pay before the employee's own tax on the pay day, and the employer's
// National Insurance, pension and levy on the tax day of the month after it.
func (c *calendar) people(amounts []decimal.Decimal, out paid) {
	share := c.onCostShare()
	onCosts, pay := make([]decimal.Decimal, len(amounts)), make([]decimal.Decimal, len(amounts))
	for y, amount := range amounts {
		onCosts[y] = amount.Mul(share).Round(2)
		pay[y] = amount.Sub(onCosts[y])
	}
	periods := spans(c.start, len(amounts), c.terms.pay)
	for i, amount := range spread(pay, c.start, periods, c.terms.pay) {
		out(payDate(periods[i], c.terms.pay, c.terms.payDay), Pay, "Pay", periods[i], amount)
	}
	for i, amount := range spread(onCosts, c.start, c.months, bid.CycleMonthly) {
		paidOn := payDate(c.months[i], bid.CycleMonthly, c.terms.payDay)
		if monthsOf(c.terms.pay) == 0 {
			paidOn = c.months[i].to
		}
		out(inMonth(paidOn.AddDays(1-paidOn.Day()).AddMonths(1), c.terms.taxDay), OnCosts, "National Insurance and pension", c.months[i], amount)
	}
}

// onCostShare is the part of the cost of people that goes to HMRC and the pension
// scheme, as in year 1; nothing where it is not known.
func (c *calendar) onCostShare() decimal.Decimal {
	share := func(all bool) (decimal.Decimal, bool) {
		costs, total := decimal.Zero, decimal.Zero
		for _, p := range c.price.People {
			if p.NotYear1 && !all {
				continue
			}
			for _, n := range []calc.Node{p.NI, p.Pension, p.Levy} {
				value, _ := working.Value(n)
				costs = costs.Add(value)
			}
			allowance, _ := working.Value(p.EA)
			value, _ := working.Value(p.Total)
			costs, total = costs.Sub(allowance), total.Add(value)
		}
		if v := c.price.Visits; v != nil {
			for _, n := range []calc.Node{v.OnCosts, v.Levy} {
				value, _ := working.Value(n)
				costs = costs.Add(value)
			}
			allowance, _ := working.Value(v.EA)
			value, _ := working.Value(v.Total)
			costs, total = costs.Sub(allowance), total.Add(value)
		}
		if !total.IsPositive() {
			return decimal.Zero, false
		}
		return decimal.Min(decimal.NewFromInt(1), decimal.Max(decimal.Zero, costs.DivRound(total, 16))), true
	}
	if of, known := share(false); known {
		return of
	}
	of, _ := share(true)
	return of
}

// line finds a cost line by id.
func (c *calendar) line(id string) bid.CostLine {
	for _, l := range c.doc.Bid.Pricing.Costs {
		if l.ID == id {
			return l
		}
	}
	return bid.CostLine{}
}

// once is the day of a cost that falls once: the first of the contract, or its last.
func (c *calendar) once(id string) date.Date {
	if c.line(id).Exit {
		return c.end
	}
	return c.start
}

// setUp pays what falls once, takes in what is left of it at the end, and spreads the
// cost of capital that the price counts on it, and the pennies of rounding, over the
// months: together what the years count as set-up.
func (c *calendar) setUp(amounts []decimal.Decimal, out paid) {
	left := decimal.Zero
	for _, amount := range amounts {
		left = left.Add(amount)
	}
	for _, r := range c.price.Costs {
		if r.Basis != bid.Once || r.IsMilestone() || !working.Usable(r.Year) {
			continue
		}
		l := c.line(r.ID)
		yearly, _ := r.Year.Value()
		net := yearly.Mul(decimal.NewFromInt(int64(len(amounts))))
		if rate := l.Finance.Decimal(); l.Finance.IsSet() && rate.IsPositive() {
			net = withoutCapital(yearly, rate, len(amounts))
		}
		net = net.Round(2)
		resale := l.Resale.Decimal().Round(2)
		out(c.once(r.ID), SetUp, r.Name, span{}, net.Add(resale))
		out(c.end, SetUp, r.Name+": what is left is sold", span{}, resale.Neg())
		left = left.Sub(net)
	}
	if left.IsZero() {
		return
	}
	each := make([]decimal.Decimal, len(amounts))
	rest := left
	for y := range each {
		each[y] = left.DivRound(decimal.NewFromInt(int64(len(each))), 2)
		if y == len(each)-1 {
			each[y] = rest
		}
		rest = rest.Sub(each[y])
	}
	for i, amount := range spread(each, c.start, c.months, bid.CycleMonthly) {
		out(c.months[i].to, SetUp, "Cost of capital and rounding of set-up", c.months[i], amount)
	}
}

// withoutCapital is the sum behind a yearly instalment at a rate: Y (1 − (1+i)⁻ⁿ) ÷ i.
func withoutCapital(yearly, rate decimal.Decimal, years int) decimal.Decimal {
	one := decimal.NewFromInt(1)
	power := one
	for range years {
		power = power.Mul(one.Add(rate)).Round(28)
	}
	return yearly.Mul(one.Sub(one.DivRound(power, 28))).DivRound(rate, 16)
}
