package cash

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
)

// Invoicing is how work done month by month is invoiced and paid: at the end of each
// period and Lag days later, or on its first day in advance; paid Wait days after that.
type Invoicing struct {
	Cycle     bid.Cycle
	InAdvance bool
	Lag, Wait int // days
}

// Invoice is one period's work with the day of its invoice and that of its payment.
type Invoice struct {
	From, To, On, Due date.Date
	Amount            decimal.Decimal // pounds, whole pence
}

// BuyerTerms are the buyer's own terms: typed, else those of the notice, else 30 days; or
// the reason why they cannot be used.
func BuyerTerms(doc bid.Document) (Invoicing, calc.Reason) {
	t, why := readTerms(doc)
	return Invoicing{Cycle: t.invoices, InAdvance: t.inAdvance, Lag: t.lag, Wait: t.wait()}, why
}

// Invoices cuts the months of a contract, in whole pence, into invoices that add to them:
// whole months and quarters, or weeks, over which a month is spread by days.
func (v Invoicing) Invoices(start date.Date, months []decimal.Decimal) []Invoice {
	list := periods(start, len(months), v.Cycle)
	out := make([]Invoice, len(list))
	for i, s := range list {
		on := s.to.AddDays(v.Lag)
		if v.InAdvance {
			on = s.from
		}
		out[i] = Invoice{From: s.from, To: s.to, On: on, Due: on.AddDays(v.Wait)}
	}
	if step := monthsOf(v.Cycle); step > 0 {
		for m, amount := range months {
			out[m/step].Amount = out[m/step].Amount.Add(amount)
		}
		return out
	}
	first := 0 // week in which the month begins
	for m, amount := range months {
		from, to := start.AddMonths(m), start.AddMonths(m+1).AddDays(-1)
		for first < len(list)-1 && list[first].to.Before(from) {
			first++
		}
		var weights []decimal.Decimal
		for _, s := range list[first:] {
			if s.from.After(to) {
				break
			}
			weights = append(weights, decimal.NewFromInt(int64(later(s.from, from).DaysUntil(sooner(s.to, to))+1)))
		}
		parts, err := money.Allocate(amount, weights, 2)
		if err != nil { // never: amounts are whole pence and every month has weeks
			continue
		}
		for k, part := range parts {
			out[first+k].Amount = out[first+k].Amount.Add(part)
		}
	}
	return out
}

// PayDay is the day on which the costs of a month of the contract, counted from 0, are
// paid: a day of its calendar month, the last one in a shorter month, or of the next
// where the contract month begins after it.
func PayDay(start date.Date, month, day int) date.Date {
	return payDate(span{start.AddMonths(month), start.AddMonths(month + 1).AddDays(-1)}, bid.CycleMonthly, day)
}
