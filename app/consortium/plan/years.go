package plan

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/working"
)

// YearPart is what falls into one contract year; the last may be shorter. From and To are
// zero where the start of the contract is not known.
type YearPart struct {
	N, Months int
	From, To  date.Date
	Value     calc.Node
}

// MonthPart is what falls into one month of the contract, counted from 1.
type MonthPart struct {
	N        int
	From, To date.Date
	Amount   decimal.Decimal // pounds, whole pence
}

// MonthsOf shares each year equally over its months; pennies left over go to its first
// months, so that the months add to the year. Years without a value give none.
func MonthsOf(years []YearPart) []MonthPart {
	var out []MonthPart
	n := 0
	for _, y := range years {
		v, known := y.Value.Value()
		weights := make([]decimal.Decimal, y.Months)
		for i := range weights {
			weights[i] = one
		}
		parts, err := money.Allocate(v, weights, 2)
		if !known || err != nil {
			return nil
		}
		for i, amount := range parts {
			n++
			m := MonthPart{N: n, Amount: amount}
			if !y.From.IsZero() {
				m.From, m.To = y.From.AddMonths(i), y.From.AddMonths(i+1).AddDays(-1)
			}
			out = append(out, m)
		}
	}
	return out
}

// Months are the party's value month by month: they add to its years, and those to it.
func (s *Statement) Months() []MonthPart { return MonthsOf(s.Years) }

// period is a contract year with what the value follows there.
type period struct {
	months int
	weight calc.Node
}

// spread lets every row of the split – parties, fee and shared items – fall into contract
// years as the whole value does: as the priced income, or evenly by months. The parts of a
// row add to it, and the rows of a year to the year, to the penny.
func (b *builder) spread() {
	s := b.out.Split
	periods := b.periods()
	if len(periods) == 0 || s.Why != "" {
		return
	}
	weights := make([]decimal.Decimal, len(periods))
	nodes := make([]calc.Node, len(periods))
	for i, p := range periods {
		weights[i], nodes[i] = p.weight.Decimal(), p.weight
	}
	total := b.Graph.Sum(nodes)
	years, err := money.Allocate(s.Value.Decimal(), weights, 2)
	if err != nil {
		s.Profile = "The value cannot be shared over the years, because no year has income."
		return
	}
	type row struct {
		id, label string
		node      calc.Node
		to        *[]YearPart
	}
	rows := []row{{"cons.fee", "Management fee", b.out.Fee.Fee, &s.FeeYears}}
	for i := range s.Items {
		rows = append(rows, row{"cons.shared." + s.Items[i].ID, s.Items[i].Name, s.Items[i].Amount, &s.Items[i].Years})
	}
	for _, st := range s.rows() {
		rows = append(rows, row{"cons.split." + st.Key, st.Name, st.Value, &st.Years})
	}
	amounts := make([]decimal.Decimal, len(rows))
	for i, r := range rows {
		amounts[i] = r.node.Decimal()
	}
	parts := bothWays(amounts, years, weights)
	for i, r := range rows {
		from := b.out.Term.Start
		for y, p := range periods {
			part := YearPart{N: y + 1, Months: p.months}
			if !from.IsZero() {
				part.From, part.To = from, from.AddMonths(p.months).AddDays(-1)
				from = from.AddMonths(p.months)
			}
			exact := b.Graph.Div(b.Graph.Mul(r.node, p.weight), total)
			part.Value = b.fitted(fig{ID: fmt.Sprintf("%s.year.%d", r.id, y+1), Label: fmt.Sprintf("%s: year %d", r.label, y+1), Unit: calc.Pounds, Key: "cons.split"}, exact, parts[i][y])
			*r.to = append(*r.to, part)
		}
	}
	for _, st := range s.Statements { // they were copied before their years were known
		for k := range st.Paid {
			for _, item := range s.Items {
				if item.ID == st.Paid[k].ID {
					st.Paid[k] = item
				}
			}
		}
	}
}

// bothWays cuts rows into columns so that both re-add to the penny: each row's part of all
// columns so far, less what it had. Where a tiny row would go below zero on the way, rows
// are cut by themselves and add to their amount alone.
func bothWays(rows, columns, weights []decimal.Decimal) [][]decimal.Decimal {
	out := make([][]decimal.Decimal, len(rows))
	had := make([]decimal.Decimal, len(rows))
	sum, fits := decimal.Zero, true
	for _, column := range columns {
		sum = sum.Add(column)
		so, err := money.Allocate(sum, rows, 2)
		if err != nil {
			fits = false
			break
		}
		for i := range rows {
			part := so[i].Sub(had[i])
			fits = fits && !part.IsNegative()
			out[i], had[i] = append(out[i], part), so[i]
		}
	}
	for i := range rows {
		fits = fits && had[i].Equal(rows[i])
	}
	if fits {
		return out
	}
	for i := range rows {
		out[i], _ = money.Allocate(rows[i], weights, 2) // the weights have served before
	}
	return out
}

// periods are the contract years with their weights; none where the term is not known.
func (b *builder) periods() []period {
	s, t := b.out.Split, b.out.Term
	if t.Months == 0 {
		s.Profile = t.Words
		return nil
	}
	if !b.group.Split.Value.IsSet() && b.in.Pricing != nil {
		var out []period
		for i, y := range b.in.Pricing.Years {
			weight := y.Income
			if m := b.in.Pricing.Contract.Milestones; i == 0 && working.Usable(m) {
				weight = b.Graph.Add(weight, m)
			}
			if !weight.Available() || weight.Decimal().IsNegative() {
				out = nil
				break
			}
			out = append(out, period{12, weight})
		}
		if len(out) > 0 {
			s.Profile = "Each year carries its part of the value as the priced years do; set-up billed by itself stands in year 1. Within a year every month carries the same."
			return out
		}
	}
	s.Profile = "Every month of " + t.Words + " carries the same."
	var out []period
	for months := t.Months; months > 0; months -= 12 {
		n := min(12, months)
		out = append(out, period{n, b.Graph.Int(int64(n))})
	}
	return out
}
