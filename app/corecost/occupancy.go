package corecost

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// OccupancyRow is the fee that would cover the cost at another number of places
// taken (key core.occupancy).
type OccupancyRow struct {
	Step            int // places more or fewer than planned
	Taken           calc.Node
	Place, Week     calc.Node // sums of the categories, each rounded (R2)
	Gap             calc.Node // income at the qualified fee less cost, a year
	HasGap, Covered bool
}

// Cover is how many places must be taken for the fee to cover the cost. Fee is the
// qualified fee for a place and year where there is one, else the schedule’s own.
type Cover struct {
	Fee           calc.Node
	Qualified     bool
	Places, Whole calc.Node
}

// occupancy fills the table from three places fewer to two more than planned, within
// the places there are.
func (b *builder) occupancy(r *Schedule) {
	if r.Placeless {
		return
	}
	r.Cover.Fee = r.Place
	if v := r.inForce(b.in.On); v != nil {
		r.Cover.Fee, r.Cover.Qualified = v.Year, true
	}
	planned, known := r.Occupied.Value()
	all, also := r.Places.Value()
	if !known || !also || !r.Year.Available() {
		return
	}
	r.Cover.Places = b.Div(r.inner("cover.places", "places at which the fee covers the cost", calc.Counted("places"), "core.occupancy"), r.Year, r.Cover.Fee, "the fee is 0")
	r.Cover.Whole = b.RoundUp(r.inner("cover.whole", "whole places at which the fee covers the cost", calc.Counted("places"), "core.occupancy"), r.Cover.Places)
	for step := -3; step <= 2; step++ {
		taken := planned.Add(decimal.NewFromInt(int64(step)))
		if !taken.IsPositive() || taken.GreaterThan(all) {
			continue
		}
		b.occupancyRow(r, step)
	}
}

func (b *builder) occupancyRow(r *Schedule, step int) {
	id, words := fmt.Sprintf("occupancy.%d.", step), fmt.Sprintf("at %d places more", step)
	switch {
	case step == 0:
		words = "at the places planned"
	case step < 0:
		id, words = fmt.Sprintf("occupancy.minus%d.", -step), fmt.Sprintf("at %d places fewer", -step)
	}
	row := OccupancyRow{Step: step, Taken: r.Occupied}
	if step != 0 {
		row.Taken = b.Sum(r.inner(id+"places", words+": places taken", calc.Counted("places"), "core.occupancy"), r.Occupied, b.Graph.Int(int64(step)))
	}
	var places, weeks []calc.Node
	for _, k := range r.Categories {
		if k.Empty {
			continue
		}
		exact := b.Graph.Div(k.Year, row.Taken)
		places = append(places, b.Graph.Round(exact, 2, money.R2))
		weeks = append(weeks, b.Graph.Round(b.Graph.Div(exact, r.WeekCount), 2, money.R2))
	}
	row.Place = b.Sum(r.inner(id+"place", words+", for a place and year", calc.PoundsPer("place-year"), "core.occupancy"), places...)
	row.Week = b.Sum(r.inner(id+"week", words+", for a place and week", calc.PoundsPer("place-week"), "core.occupancy"), weeks...)
	income := b.Mul(working.Fig{}, r.Cover.Fee, row.Taken)
	row.Gap = b.Sub(r.inner(id+"gap", words+": income at the fee less cost, a year", calc.PoundsYear, "core.occupancy"), income, r.Year)
	if gap, known := row.Gap.Value(); known {
		row.HasGap, row.Covered = true, !money.RoundPence(gap).IsNegative()
	}
	r.Occupancies = append(r.Occupancies, row)
}
