package socialvalue

import (
	"fmt"
	"math"
	"sort"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/money"
)

// Three assumptions have no closed form (section 7 of the social value specification):
// drop-off is bisected between 0 and 1, a duration is tried from 1 to 60 years, and the
// discount rate is scanned from 0 to 20 % in steps of 0.1 and bisected where the sign
// first changes. The trying is done in binary floating point, every product rounded by
// itself so that no processor fuses two steps; what is found is a whole number of millionths, so that no money comes from a float.

const (
	millionths = 1_000_000 // what is found is a whole number of them
	rateSteps  = 200       // of 0.1 %, up to 20 %
)

// trial is what a search needs of a counted row.
type trial struct {
	row     *Row
	unit    float64
	cohorts []float64
	fade    float64   // drop-off a year, also where the benefit lasts one year only
	factors []float64 // discount factors by year index
	first   int
}

// searched adds the switching values that have to be searched for; need is what the
// impact has to be worth.
func (b *builder) searched(need calc.Node) {
	goal, known := float(need)
	total, ok := float(b.out.Totals.PV)
	if !known || !ok {
		return
	}
	var trials []trial
	for i := range b.out.Rows {
		if r := &b.out.Rows[i]; r.Counted {
			t, ok := b.trial(r)
			if !ok {
				return
			}
			trials = append(trials, t)
		}
	}
	b.fadings(trials, total, goal)
	for _, t := range trials {
		b.lasting(t, total, goal)
	}
	b.discounting(trials)
}

func (b *builder) trial(r *Row) (trial, bool) {
	t := trial{row: r, first: b.out.Convention.first()}
	var ok bool
	if t.unit, ok = float(r.unit); !ok {
		return t, false
	}
	for _, q := range r.cohorts {
		v, ok := float(q)
		if !ok {
			return t, false
		}
		t.cohorts = append(t.cohorts, v)
	}
	if o := b.central(r.bid.DropOff); o.IsSet() {
		t.fade, _ = o.Decimal().Float64()
	}
	list := b.factors
	if r.proxy.wellbeing && len(b.healthy) > 0 {
		list = b.healthy
	}
	for _, f := range list {
		v, ok := float(f)
		if !ok {
			return t, false
		}
		t.factors = append(t.factors, v)
	}
	return t, true
}

// worth is the present value with a drop-off and a duration; false where no discount
// rate reaches so far.
func (t trial) worth(fade float64, years int) (float64, bool) {
	sum := 0.0
	for k, q := range t.cohorts {
		left := 1.0
		for y := range years {
			at := k + y + t.first
			if at >= len(t.factors) {
				return 0, false
			}
			sum += float64(float64(q*left) * t.factors[at])
			left = float64(left * (1 - fade))
		}
	}
	return float64(t.unit * sum), true
}

// fadings finds the drop-off, one for all rows that share it, at which the goal is met.
func (b *builder) fadings(trials []trial, total, goal float64) {
	uses, first := map[string][]trial{}, map[string]assumption{}
	for _, t := range trials {
		for _, a := range t.row.assumptions {
			if a.kind == isDropOff && a.set && a.ok && t.row.Years > 1 {
				uses[a.id] = append(uses[a.id], t)
				if _, known := first[a.id]; !known {
					first[a.id] = a
				}
			}
		}
	}
	ids := make([]string, 0, len(uses))
	for id := range uses {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		a := first[id]
		others := total
		for _, t := range uses[id] {
			v, _ := float(t.row.PV)
			others -= v
		}
		over := func(fade float64) float64 {
			sum := others - goal
			for _, t := range uses[id] {
				v, _ := t.worth(fade, t.row.Years)
				sum += v
			}
			return sum
		}
		s := Switch{ID: "sv.switch." + a.id, Name: a.name, Kind: kindWords[isDropOff], Now: a.central}
		f := fig{ID: s.ID, Label: a.name + ": where the ratio is on target", Unit: calc.Percent, Key: "sv.switch", Path: a.path}
		low, high := over(0), over(1)
		switch {
		case low < 0 && high < 0:
			s.Words = "Below the target even at 0 %."
			if high > low {
				s.Words = "Below the target even at 100 %."
			}
		case low >= 0 && high >= 0:
			s.Words = "Above the target even at 100 %."
			if high > low {
				s.Words = "Above the target even at 0 %."
			}
		default:
			at := bisect(over, 0, millionths)
			now, _ := value(a.central)
			s.Words = fmt.Sprintf("From %s to %s, and the ratio is on target.", money.FormatPercent(now, 1), money.FormatPercent(at, 1))
			s.Node = b.found(f, at)
		}
		if s.Node == (calc.Node{}) {
			s.Node = b.None(f, s.Words)
		}
		b.out.Switches = append(b.out.Switches, s)
	}
}

// lasting finds how short, or how long, the benefit of a row may last before the goal is
// missed, or has to last for it to be met: the nearest whole number of years.
func (b *builder) lasting(t trial, total, goal float64) {
	r := t.row
	own, _ := float(r.PV)
	meets := make([]bool, longest+1)
	for n := 1; n <= longest; n++ {
		v, ok := t.worth(t.fade, n)
		if n == r.Years {
			v, ok = own, true
		}
		if !ok {
			return // no discount rate reaches so far
		}
		meets[n] = total-own+v >= goal
	}
	path := r.Path + ".duration"
	s := Switch{ID: "sv.switch." + r.ID + ".duration", Name: r.Name + ": duration", Kind: "duration",
		Now: b.Input(fig{Label: r.Name + ": duration in years", Unit: calc.Counted("years"), Path: path}, r.bid.Duration)}
	f := fig{ID: s.ID, Label: s.Name + ": where the ratio is on target", Unit: calc.Counted("years"), Key: "sv.switch", Path: path}
	at := nearest(meets, r.Years)
	switch {
	case at == 0 && meets[r.Years]:
		s.Words = fmt.Sprintf("Above the target with any duration from 1 to %d years.", longest)
	case at == 0:
		s.Words = fmt.Sprintf("Below the target with any duration from 1 to %d years.", longest)
	case meets[r.Years] && at == r.Years:
		s.Words = fmt.Sprintf("%s, and no year to spare.", years(r.Years))
	case meets[r.Years]:
		s.Words = fmt.Sprintf("From %s to %s, and the ratio is still on target.", years(r.Years), years(at))
	default:
		s.Words = fmt.Sprintf("From %s to %s, and the ratio reaches the target.", years(r.Years), years(at))
	}
	if at == 0 {
		s.Node = b.None(f, s.Words)
	} else {
		s.Node = b.found(f, decimal.NewFromInt(int64(at)))
	}
	b.out.Switches = append(b.out.Switches, s)
}

// nearest is the last duration on the way from now that still meets the goal, or the
// first that does where now does not; 0 where no duration changes the answer.
func nearest(meets []bool, now int) int {
	for step := 1; step < len(meets); step++ {
		for _, n := range []int{now - step, now + step} {
			if n < 1 || n >= len(meets) || meets[n] == meets[now] {
				continue
			}
			switch {
			case !meets[now]:
				return n
			case n < now:
				return n + 1
			}
			return n - 1
		}
	}
	return 0
}

func years(n int) string {
	if n == 1 {
		return "1 year"
	}
	return fmt.Sprintf("%d years", n)
}

// discounting finds the flat yearly rate at which the ratio is on target.
func (b *builder) discounting(trials []trial) {
	target := 1.0
	if b.sv.Target.IsSet() {
		target, _ = b.sv.Target.Decimal().Float64()
	}
	var impact, inputs []float64
	for _, t := range trials {
		for j, n := range t.row.years {
			v, ok := float(n)
			if !ok {
				return
			}
			for len(impact) <= j {
				impact = append(impact, 0)
			}
			impact[j] += v
		}
	}
	for _, n := range b.out.Inputs.years {
		v, ok := float(n)
		if !ok {
			return
		}
		inputs = append(inputs, v)
	}
	first := b.out.Convention.first()
	over := func(rate float64) float64 {
		sum, factor := 0.0, 1.0
		for k := range max(len(impact)+first, len(inputs)) {
			if j := k - first; j >= 0 && j < len(impact) {
				sum += float64(impact[j] * factor)
			}
			if k < len(inputs) {
				sum -= float64(float64(target*inputs[k]) * factor)
			}
			factor /= 1 + rate
		}
		return sum
	}
	schedule := "sroi_guide"
	if b.out.Convention.Green {
		schedule = "green_book_standard"
	}
	band, known := rateAt(b.in.Library.DiscountBands(), schedule, 1)
	if !known {
		return
	}
	now := b.discountFact(schedule, band)
	s := Switch{ID: "sv.switch.discount", Name: "Discount rate", Kind: "discount rate", Now: now}
	f := fig{ID: s.ID, Label: "Flat discount rate a year at which the ratio is on target", Unit: calc.Percent, Key: "sv.switch", Path: "socialValue.convention"}
	before := over(0)
	for step := 1; step <= rateSteps; step++ {
		after := over(float64(step) / 1000)
		if (before < 0) != (after < 0) {
			at := bisect(over, int64(step-1)*millionths/1000, int64(step)*millionths/1000)
			s.Words = fmt.Sprintf("From %s to %s a year, and the ratio is on target.", money.FormatPercent(band.Rate.Decimal(), 1), money.FormatPercent(at, 1))
			s.Node = b.found(f, at)
			break
		}
		before = after
	}
	if s.Node == (calc.Node{}) {
		s.Words = "Above the target at any rate from 0 to 20 % a year."
		if before < 0 {
			s.Words = "Below the target at any rate from 0 to 20 % a year."
		}
		s.Node = b.None(f, s.Words)
	}
	b.out.Switches = append(b.out.Switches, s)
}

// bisect halves an interval, in millionths, over whose ends the sign of a function
// differs, until its ends are neighbours; the first at which the sign has changed.
func bisect(f func(float64) float64, low, high int64) decimal.Decimal {
	at := func(n int64) float64 { return f(float64(n) / millionths) }
	rising := at(low) < 0
	for high-low > 1 {
		mid := low + (high-low)/2
		if (at(mid) < 0) == rising {
			low = mid
		} else {
			high = mid
		}
	}
	return decimal.New(high, -6)
}

// found is a figure that was searched for.
func (b *builder) found(f fig, v decimal.Decimal) calc.Node {
	return b.Name(b.Graph.Const(v), f)
}

func float(n calc.Node) (float64, bool) {
	v, known := value(n)
	if !known {
		return 0, false
	}
	f, _ := v.Float64()
	return f, !math.IsInf(f, 0) && !math.IsNaN(f)
}
