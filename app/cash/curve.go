package cash

import (
	"slices"

	"github.com/shopspring/decimal"

	"bidwright/app/date"
)

// Kind is what an event is for.
type Kind string

// The kinds, in the order in which they are listed at the lowest point.
const (
	Pay       Kind = "pay"
	OnCosts   Kind = "on_costs" // employer’s National Insurance, pension and levy
	Suppliers Kind = "suppliers"
	Core      Kind = "core"     // core cost and contingency
	Partners  Kind = "partners" // passed on to the partners of a group
	SetUp     Kind = "setup"
	VAT       Kind = "vat" // charged on the price, received and paid over
	Receipts  Kind = "receipts"
	Typed     Kind = "typed"
)

// Event is money that moves on a day: in, or out when below zero.
type Event struct {
	Date   date.Date
	Kind   Kind
	Name   string
	Amount decimal.Decimal
	// From and To are the period it is for, Invoiced the day of its invoice, where there
	// are such.
	From, To, Invoiced date.Date
}

// Words names the event with its period and invoice.
func (e Event) Words() string {
	text := e.Name
	if !e.From.IsZero() {
		text += ", " + e.From.String() + " to " + e.To.String()
	}
	if !e.Invoiced.IsZero() {
		text += ", invoiced on " + e.Invoiced.String()
	}
	return text
}

// Point is an event and the balance after it.
type Point struct {
	Event
	Balance decimal.Decimal
}

// Month is what a calendar month moves and the balance at its end. The lowest
// balance of the month can lie below both ends.
type Month struct {
	End                          date.Date
	In, Out, Balance, LowestInIt decimal.Decimal
}

// Curve is the running balance.
type Curve struct {
	Points []Point
	// Opening is the balance before the first event, Lowest the lowest of all, first
	// reached on LowestOn; LowestOn is no day where that is the opening.
	Opening, Lowest decimal.Decimal
	LowestOn        date.Date
	// Peak is −min(0, lowest balance), first reached on PeakOn; PeakOn is no day when
	// no event takes the balance below zero.
	Peak   decimal.Decimal
	PeakOn date.Date
	// AtPeak is the index of the point of the peak; −1 without one.
	AtPeak int
	End    decimal.Decimal // the balance after the last event
	// Overdrawn is the sum of each day's balance below zero, in pound days, from the
	// first event to the last.
	Overdrawn decimal.Decimal
	// Below counts the days that end below zero, from the first event to the last, and
	// LongestBelow those of the longest unbroken run.
	Below, LongestBelow int
}

// Run puts events in order, outflows first on the same day, and follows the balance
// from zero (section 12 of the specification).
func Run(events []Event) Curve { return RunFrom(decimal.Zero, events) }

// RunFrom is Run from an opening balance.
func RunFrom(opening decimal.Decimal, events []Event) Curve {
	// positions in order: day, outflows before the rest, then as given
	order := make([]int64, len(events))
	for i, e := range events {
		order[i] = (int64(ordinal(e.Date))*2+int64(boolInt(e.Amount.IsPositive())))<<24 | int64(i)
	}
	slices.Sort(order)
	c := Curve{AtPeak: -1, Points: make([]Point, 0, len(events)), Opening: opening, Lowest: opening}
	balance, lowest, run := opening, decimal.Min(decimal.Zero, opening), 0
	for _, key := range order {
		e := events[key&(1<<24-1)]
		if n := len(c.Points); n > 0 && c.Points[n-1].Date != e.Date {
			if balance.IsNegative() {
				days := c.Points[n-1].Date.DaysUntil(e.Date)
				c.Overdrawn = c.Overdrawn.Sub(balance.Mul(decimal.NewFromInt(int64(days))))
				c.Below, run = c.Below+days, run+days
				c.LongestBelow = max(c.LongestBelow, run)
			} else {
				run = 0
			}
		}
		balance = balance.Add(e.Amount)
		c.Points = append(c.Points, Point{e, balance})
		if balance.LessThan(lowest) {
			lowest, c.PeakOn, c.AtPeak = balance, e.Date, len(c.Points)-1
		}
		if balance.LessThan(c.Lowest) {
			c.Lowest, c.LowestOn = balance, e.Date
		}
	}
	c.Peak, c.End = lowest.Neg(), balance
	return c
}

// ordinal puts days in order.
func ordinal(d date.Date) int { return (d.Year()*16+int(d.Month()))*32 + d.Day() }

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Finance is the cost of waiting at a yearly rate: the overdrawn pound days × i ÷ 365,
// exact to 16 decimals.
func (c Curve) Finance(rate decimal.Decimal) decimal.Decimal {
	return c.Overdrawn.Mul(rate).DivRound(decimal.NewFromInt(365), 16)
}

// Months sums the points by calendar month, every month from the first to the last.
func (c Curve) Months() []Month {
	points := c.Points
	if len(points) == 0 {
		return nil
	}
	var list []Month
	balance := decimal.Zero
	end := monthEnd(points[0].Date)
	m := Month{End: end}
	close := func() {
		m.Balance = balance
		list = append(list, m)
		end = monthEnd(end.AddDays(1))
		m = Month{End: end, LowestInIt: balance}
	}
	for _, p := range points {
		for ordinal(p.Date) > ordinal(end) {
			close()
		}
		balance = p.Balance
		m.LowestInIt = decimal.Min(m.LowestInIt, balance)
		if p.Amount.IsNegative() {
			m.Out = m.Out.Sub(p.Amount)
		} else {
			m.In = m.In.Add(p.Amount)
		}
	}
	close()
	return list
}

func monthEnd(d date.Date) date.Date { return inMonth(d, 31) }

// inMonth is a day of the month of d, the last one in a shorter month.
func inMonth(d date.Date, day int) date.Date {
	first := d.AddDays(1 - d.Day())
	last := first.AddMonths(1).AddDays(-1).Day()
	return first.AddDays(min(day, last) - 1)
}
