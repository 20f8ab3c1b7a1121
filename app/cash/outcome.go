package cash

import (
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/working"
)

// maxMonths bounds the months over which people start and are proven.
const maxMonths = 12 * bid.MaxGrowthYrs

// outcome is a result that is paid for, ready to be counted.
type outcome struct {
	*bid.Outcome
	id, name, path string
	spread, lag    int // months
}

func newOutcome(o *bid.Outcome, i int) outcome {
	r := outcome{Outcome: o, id: o.ID, name: working.Named(o.Name, "Outcome "+strconv.Itoa(i+1)), spread: 1}
	if r.id == "" {
		r.id = "outcome" + strconv.Itoa(i+1)
	}
	r.path = "pricing.results.outcomes." + r.id
	whole := func(q interface{ Decimal() decimal.Decimal }, least int) int {
		d := q.Decimal()
		if !d.IsInteger() || d.LessThan(decimal.NewFromInt(int64(least))) || d.GreaterThan(decimal.NewFromInt(maxMonths)) {
			return least
		}
		return int(d.IntPart())
	}
	r.spread, r.lag = whole(o.Spread, 1), whole(o.Lag, 0)
	return r
}

// pays is what so many successes are paid: T × those above the baseline, up to the cap.
func (o outcome) pays(successes decimal.Decimal) decimal.Decimal {
	paid := o.Tariff.Decimal().Mul(decimal.Max(decimal.Zero, successes.Sub(o.Baseline.Decimal())))
	if o.Cap.IsSet() {
		paid = decimal.Min(paid, o.Cap.Decimal())
	}
	return paid
}

// leaves is what a success rate leaves after the extra cost of its successes.
func (o outcome) leaves(rate decimal.Decimal) decimal.Decimal {
	successes := o.Starts.Decimal().Mul(rate)
	return o.pays(successes).Sub(successes.Mul(o.Extra.Decimal()))
}

// proof is what is proven on a day.
type proof struct {
	on          date.Date
	paid, extra decimal.Decimal
}

// proofs spreads starts evenly over the months and proves each after the lag, at the
// expected success rate; to the penny in all.
func (o outcome) proofs(start date.Date) []proof {
	begins := o.Begins
	if begins.IsZero() {
		begins = start
	}
	all := o.Starts.Decimal().Mul(o.Mid.Decimal())
	list := make([]proof, 0, o.spread)
	paidSoFar, extraSoFar := decimal.Zero, decimal.Zero
	for k := range o.spread {
		successes := all.Mul(decimal.NewFromInt(int64(k+1))).DivRound(decimal.NewFromInt(int64(o.spread)), 16)
		paid, extra := o.pays(successes).Round(2), successes.Mul(o.Extra.Decimal()).Round(2)
		list = append(list, proof{begins.AddMonths(k + o.lag), paid.Sub(paidSoFar), extra.Sub(extraSoFar)})
		paidSoFar, extraSoFar = paid, extra
	}
	return list
}

// byResults reports that the contract is paid by results.
func byResults(r bid.Results) bool { return r.Upfront.IsSet() || len(r.Outcomes) > 0 }

// breakEven is the one success rate from which all the outcomes together leave the
// need, piece by piece between the rates at which a baseline or a cap bends the line.
// Without bends it may lie below 0 or above 1. found is false where no rate does it.
func breakEven(need decimal.Decimal, of []outcome) (rate decimal.Decimal, found bool) {
	bends := []decimal.Decimal{decimal.Zero, decimal.NewFromInt(1)}
	bent := false
	for _, o := range of {
		starts, tariff := o.Starts.Decimal(), o.Tariff.Decimal()
		if !starts.IsPositive() {
			continue
		}
		if o.Baseline.Decimal().IsPositive() {
			bends, bent = append(bends, o.Baseline.Decimal().DivRound(starts, 16)), true
		}
		if o.Cap.IsSet() && tariff.IsPositive() {
			bends, bent = append(bends, o.Baseline.Decimal().Add(o.Cap.Decimal().DivRound(tariff, 16)).DivRound(starts, 16)), true
		}
	}
	sorted := inOrder(bends)
	leaves := func(rate decimal.Decimal) decimal.Decimal {
		sum := need.Neg()
		for _, o := range of {
			sum = sum.Add(o.leaves(rate))
		}
		return sum
	}
	if !bent {
		slope := leaves(decimal.NewFromInt(1)).Sub(leaves(decimal.Zero))
		if !slope.IsPositive() {
			return decimal.Zero, false
		}
		return need.DivRound(slope, 16), true
	}
	for i, at := range sorted {
		here := leaves(at)
		if here.IsNegative() {
			continue
		}
		if i == 0 {
			return at, true
		}
		before := leaves(sorted[i-1])
		return sorted[i-1].Add(at.Sub(sorted[i-1]).Mul(before.Neg()).DivRound(here.Sub(before), 16)), true
	}
	return decimal.Zero, false
}

// inOrder keeps what lies between 0 and 1, smallest first.
func inOrder(of []decimal.Decimal) []decimal.Decimal {
	var list []decimal.Decimal
	for _, d := range of {
		if d.IsNegative() || d.GreaterThan(decimal.NewFromInt(1)) {
			continue
		}
		at := len(list)
		for at > 0 && d.LessThan(list[at-1]) {
			at--
		}
		list = append(list[:at], append([]decimal.Decimal{d}, list[at:]...)...)
	}
	return list
}
