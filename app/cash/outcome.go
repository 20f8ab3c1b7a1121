package cash

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/working"
)

// maxMonths bounds the months over which people start and are proven, as bid.Check does.
const maxMonths = bid.MaxResultMonths

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

// bend is a success rate at which what is paid begins to rise or stops rising, and by
// how much for a whole of the rate.
type bend struct{ at, more decimal.Decimal }

// breakEven is the lowest success rate from which all the outcomes together leave the
// need, followed from bend to bend: a baseline or a cap bends what is paid. found is
// false where no rate from 0 to 1 does it.
func breakEven(need decimal.Decimal, of []outcome) (rate decimal.Decimal, found bool) {
	one := decimal.NewFromInt(1)
	bends := []bend{{at: one}}
	slope, left := decimal.Zero, need.Neg()
	for _, o := range of {
		starts, tariff := o.Starts.Decimal(), o.Tariff.Decimal()
		left = left.Add(o.leaves(decimal.Zero))
		slope = slope.Sub(starts.Mul(o.Extra.Decimal()))
		if !starts.IsPositive() || !tariff.IsPositive() {
			continue
		}
		whole := starts.Mul(tariff)
		bends = append(bends, bend{o.Baseline.Decimal().DivRound(starts, 16), whole})
		if o.Cap.IsSet() {
			bends = append(bends, bend{o.Baseline.Decimal().Add(o.Cap.Decimal().DivRound(tariff, 16)).DivRound(starts, 16), whole.Neg()})
		}
	}
	slices.SortStableFunc(bends, func(a, b bend) int { return a.at.Cmp(b.at) })
	at := decimal.Zero
	for _, b := range bends {
		if !left.IsNegative() {
			return at, true
		}
		if b.at.GreaterThan(one) {
			break
		}
		next := left.Add(slope.Mul(b.at.Sub(at)))
		if next.GreaterThan(left) && !next.IsNegative() {
			return at.Add(left.Neg().DivRound(slope, 16)), true
		}
		at, left, slope = b.at, next, slope.Add(b.more)
	}
	return decimal.Zero, false
}
