package cash

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
)

// span is a period of invoicing or pay.
type span struct{ from, to date.Date }

// monthsOf is the length of a cycle in months, 0 for those counted in days.
func monthsOf(c bid.Cycle) int {
	switch c {
	case bid.CycleWeekly, bid.CycleFourWeekly:
		return 0
	case bid.CycleQuarterly:
		return 3
	}
	return 1
}

// spans cuts the contract years into periods: contract months or quarters, or weeks
// from the first day, the last of which is shorter where weeks do not fit.
func spans(start date.Date, years int, c bid.Cycle) []span { return periods(start, 12*years, c) }

// periods is spans over any number of months; the last quarter may be shorter.
func periods(start date.Date, months int, c bid.Cycle) []span {
	var list []span
	if step := monthsOf(c); step > 0 {
		for m := 0; m < months; m += step {
			list = append(list, span{start.AddMonths(m), start.AddMonths(min(m+step, months)).AddDays(-1)})
		}
		return list
	}
	days := 7
	if c == bid.CycleFourWeekly {
		days = 28
	}
	end := start.AddMonths(months).AddDays(-1)
	for from := start; !from.After(end); from = from.AddDays(days) {
		to := from.AddDays(days - 1)
		if to.After(end) {
			to = end
		}
		list = append(list, span{from, to})
	}
	return list
}

// spread shares each year's amount, in pence, over the periods, so that the parts add
// to it: equally over months and quarters, by days over weeks.
func spread(amounts []decimal.Decimal, start date.Date, list []span, c bid.Cycle) []decimal.Decimal {
	if step := monthsOf(c); step > 0 {
		out := make([]decimal.Decimal, 0, len(list))
		for _, amount := range amounts {
			out = append(out, equal(amount, 12/step)...)
		}
		return out
	}
	out := make([]decimal.Decimal, len(list))
	for y, amount := range amounts {
		from, to := start.AddMonths(12*y), start.AddMonths(12*(y+1)).AddDays(-1)
		var which []int
		var weights []decimal.Decimal
		for i, s := range list {
			if !s.to.Before(from) && !s.from.After(to) {
				which = append(which, i)
				weights = append(weights, decimal.NewFromInt(int64(later(s.from, from).DaysUntil(sooner(s.to, to))+1)))
			}
		}
		parts, err := money.Allocate(amount, weights, 2)
		if err != nil { // never: amounts are whole pence and every year has weeks
			continue
		}
		for k, i := range which {
			out[i] = out[i].Add(parts[k])
		}
	}
	return out
}

// equal is money.Allocate for equal weights: the pennies left over go to the first.
func equal(amount decimal.Decimal, parts int) []decimal.Decimal {
	pence := amount.Shift(2).IntPart()
	each, over := pence/int64(parts), pence%int64(parts)
	out := make([]decimal.Decimal, parts)
	for i := range out {
		part := each
		switch {
		case int64(i) < over:
			part++
		case int64(i) < -over:
			part--
		}
		out[i] = decimal.New(part, -2)
	}
	return out
}

func later(a, b date.Date) date.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func sooner(a, b date.Date) date.Date {
	if a.Before(b) {
		return a
	}
	return b
}

// payDate is when a period is paid: the pay day of its last month, or the last day of
// a week.
func payDate(s span, c bid.Cycle, day int) date.Date {
	step := monthsOf(c)
	if step == 0 {
		return s.to
	}
	from := s.from.AddMonths(step - 1)
	if on := inMonth(from, day); !on.Before(from) {
		return on
	}
	return inMonth(from.AddDays(1-from.Day()).AddMonths(1), day)
}
