package risk

import (
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/money"
)

// Spread is how one figure came out over the trials. Amounts are in whole pounds,
// rates to the penny, shares to 0.1 %, the rest to 2 decimals; all rounded half away
// from zero.
type Spread struct {
	ID, Label string
	Unit      calc.Unit
	Base      decimal.Decimal // exact, without any draw
	HasBase   bool
	// Counted are the trials in which the figure is available; Missing the others,
	// which are left out, and MissingWhy the reason in the first of them.
	Counted, Missing int
	MissingWhy       calc.Reason

	Mean, P10, P50, P90 decimal.Decimal // nearest rank
	Lowest, Highest     decimal.Decimal
	// Below counts the trials under Line, by half a penny or more where it is money: at
	// zero, of a surplus, the trials that lose money. Chance is its share of Counted,
	// and ChanceLow to ChanceHigh the range that other seeds would give, 19 times in 20.
	Line                          decimal.Decimal
	Below                         int
	Chance, ChanceLow, ChanceHigh decimal.Decimal
	Bins                          []Bin
	Words                         string

	still  bool      // the same in every trial
	values []float64 // sorted, while the spread is worked out
}

// Bin is one bar of the histogram: trials from From up to, not including, To; the last
// includes its end. Bins are equally wide and zero is never inside one.
type Bin struct {
	From, To decimal.Decimal
	Count    int
}

func spread(n calc.Node, results []float64, line decimal.Decimal) Spread {
	s := Spread{ID: n.ID(), Label: n.Label(), Unit: n.Unit(), Line: line}
	s.Base, s.HasBase = n.Value()
	least := 1e-9
	if isMoney(s.Unit) {
		least = 0.005
	}
	limit := line.InexactFloat64() - least
	sum := 0.0
	for _, x := range results {
		if math.IsNaN(x) {
			s.Missing++
			continue
		}
		s.values = append(s.values, x)
		sum += x
		if x <= limit {
			s.Below++
		}
	}
	s.Counted = len(s.values)
	if s.Counted == 0 {
		return s
	}
	slices.Sort(s.values)
	s.Mean = s.rounded(sum / float64(s.Counted))
	s.P10, s.P50, s.P90 = s.rounded(s.rank(10)), s.rounded(s.rank(50)), s.rounded(s.rank(90))
	s.Lowest, s.Highest = s.rounded(s.values[0]), s.rounded(s.values[s.Counted-1])
	s.chance()
	s.bins()
	s.still = s.values[s.Counted-1]-s.values[0] <= 1e-9*math.Abs(s.values[0])
	s.values = nil
	return s
}

// rank is the nearest-rank percentile: the value at position ⌈percent × count ÷ 100⌉.
func (s *Spread) rank(percent int) float64 {
	return s.values[max((percent*s.Counted+99)/100, 1)-1]
}

// places are the decimals to which results of trials are given.
func places(u calc.Unit) int32 {
	switch {
	case isAmount(u):
		return 0
	case u == calc.Percent:
		return 3
	}
	return 2
}

func (s *Spread) rounded(x float64) decimal.Decimal {
	d, _ := fromFloat(x)
	return d.Round(places(s.Unit))
}

// Format prints a result of trials: £4,200, £4.21, 12.5 %.
func (s Spread) Format(d decimal.Decimal) string {
	switch {
	case isAmount(s.Unit):
		return money.FormatWholePounds(d)
	case s.Unit == calc.Percent:
		return money.FormatPercent(d, 1)
	}
	return s.Unit.Format(d)
}

// chance and its range by Wilson's score interval at 95 %, which also holds at none
// and at all.
func (s *Spread) chance() {
	n, z := float64(s.Counted), 1.959963984540054
	p := float64(s.Below) / n
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(float64(p*(1-p)/n)+z*z/(4*n*n))
	share := func(x float64) decimal.Decimal {
		d, _ := fromFloat(min(max(x, 0), 1))
		return d.Round(4)
	}
	s.Chance, s.ChanceLow, s.ChanceHigh = share(p), share(middle-half), share(middle+half)
}

const mostBins = 24

// bins counts the trials in equal steps of 1, 2 or 5 with noughts.
func (s *Spread) bins() {
	low, high := s.values[0], s.values[s.Counted-1]
	width := niceWidth((high - low) / mostBins)
	if !(width > 0) || high-low <= 1e-9*math.Abs(high) {
		s.Bins = []Bin{{From: s.Lowest, To: s.Highest, Count: s.Counted}}
		return
	}
	first := math.Floor(low / width)
	total := int(math.Floor(high/width)-first) + 1
	step, _ := fromFloat(width)
	from, _ := fromFloat(first)
	counts := make([]int, total)
	for _, x := range s.values {
		counts[min(max(int(math.Floor(x/width)-first), 0), total-1)]++
	}
	for i, c := range counts {
		at := from.Add(decimal.NewFromInt(int64(i)))
		s.Bins = append(s.Bins, Bin{From: at.Mul(step), To: at.Add(one).Mul(step), Count: c})
	}
}

// niceWidth is the next 1, 2 or 5 with noughts at or above a width.
func niceWidth(least float64) float64 {
	if !(least > 1e-9) {
		return 0
	}
	ten := math.Pow(10, math.Floor(math.Log10(least)))
	for _, by := range []float64{1, 2, 5, 10} {
		if ten*by >= least {
			return ten * by
		}
	}
	return ten * 10
}

// Loses reports a figure of which less than nothing is a loss: what is left over.
func (s Spread) Loses() bool { return s.Counted > 0 && leftOver(s.ID, s.Unit) }

// ChanceWords is the chance of a loss for a table: 12 of 100. It is no finer than what
// other seeds would say.
func (s Spread) ChanceWords() string {
	of := s.Chance.Mul(hundred).Round(0)
	switch {
	case s.Below == 0:
		return "none seen"
	case s.Below == s.Counted:
		return "every time"
	case of.IsZero():
		return "under 1 of 100"
	case of.Equal(hundred):
		return "over 99 of 100"
	}
	return of.String() + " of 100"
}
