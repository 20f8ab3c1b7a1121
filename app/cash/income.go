package cash

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
)

// receiving is everything that comes in under the given terms of the buyer, and the
// VAT on it, which is received and paid over.
func (c *calendar) receiving(t terms) []Event {
	var events []Event
	rate := c.vatRate()
	due := map[date.Date]decimal.Decimal{} // VAT by the day on which it is paid over
	var days []date.Date
	invoice := func(on date.Date, name string, s span, amount decimal.Decimal) {
		if amount.IsZero() {
			return
		}
		paid := on.AddDays(t.wait())
		events = append(events, Event{Date: paid, Kind: Receipts, Name: name, Amount: amount, From: s.from, To: s.to, Invoiced: on})
		if vat := amount.Mul(rate).Round(2); !vat.IsZero() {
			events = append(events, Event{Date: paid, Kind: VAT, Name: "VAT on the price, received", Amount: vat, Invoiced: on})
			day := c.vatDay(on)
			if _, found := due[day]; !found {
				days = append(days, day)
			}
			due[day] = due[day].Add(vat)
		}
	}
	if byResults(c.doc.Bid.Pricing.Results) {
		c.results(invoice)
	} else {
		periods := spans(c.start, len(c.years.income), t.invoices)
		for i, amount := range spread(c.years.income, c.start, periods, t.invoices) {
			on := periods[i].to.AddDays(t.lag)
			if t.inAdvance {
				on = periods[i].from
			}
			invoice(on, "The service", periods[i], amount)
		}
	}
	for _, l := range c.price.Costs {
		if l.IsMilestone() {
			amount, _ := l.MilestonePrinted.Value()
			invoice(c.once(l.ID), l.Name, span{}, amount)
		}
	}
	for _, day := range days {
		events = append(events, Event{Date: day, Kind: VAT, Name: "VAT on the price, paid over", Amount: due[day].Neg()})
	}
	for _, e := range c.doc.Bid.Pricing.Cash.Events {
		if e.Amount.IsSet() && !e.Date.IsZero() {
			events = append(events, Event{Date: e.Date, Kind: Typed, Name: e.Name, Amount: e.Amount.Decimal().Round(2)})
		}
	}
	return events
}

// vatRate is the VAT on the price as a fraction of it; zero where none is due or
// nothing is decided.
func (c *calendar) vatRate() decimal.Decimal {
	series := map[bid.VATTreatment]string{bid.VATStandard: "vat.standard_rate", bid.VATReduced: "vat.reduced_rate"}[c.doc.Bid.Pricing.VAT]
	n, found := c.price.Graph.Node("fact." + series + ".year1")
	if series == "" || !found {
		return decimal.Zero
	}
	rate, _ := n.Value()
	return rate
}

// vatDay is when the VAT of an invoice is paid over: a month and 7 days after the end
// of the quarter, counted from the first month of the contract.
func (c *calendar) vatDay(on date.Date) date.Date {
	first := c.start.AddDays(1 - c.start.Day())
	months := (on.Year()-first.Year())*12 + int(on.Month()) - int(first.Month())
	if months < 0 {
		months = 0
	}
	end := first.AddMonths(3 * (months/3 + 1)).AddDays(-1)
	return monthEnd(end.AddDays(1)).AddDays(7)
}

// results are the payments by results that replace the invoices of the unit price: the
// upfront part on the first day, and each outcome when it is proven, at the expected
// success rate; with the extra cost of each success.
func (c *calendar) results(invoice func(on date.Date, name string, s span, amount decimal.Decimal)) {
	r := &c.doc.Bid.Pricing.Results
	invoice(c.start, "Upfront payment", span{}, r.Upfront.Decimal().Round(2))
	for i := range r.Outcomes {
		o := newOutcome(&r.Outcomes[i], i)
		for _, p := range o.proofs(c.start) {
			invoice(p.on, o.name+": outcomes proven", span{}, p.paid)
		}
	}
}

// extras are what successes cost beyond the priced years, on the day they are proven.
func (c *calendar) extras() []Event {
	var events []Event
	r := &c.doc.Bid.Pricing.Results
	if !byResults(*r) {
		return nil
	}
	for i := range r.Outcomes {
		o := newOutcome(&r.Outcomes[i], i)
		for _, p := range o.proofs(c.start) {
			if !p.extra.IsZero() {
				events = append(events, Event{Date: p.on, Kind: Suppliers, Name: o.name + ": extra cost of successes", Amount: p.extra.Neg()})
			}
		}
	}
	return events
}
