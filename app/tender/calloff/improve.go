package calloff

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/scoring"
)

// Improvement is one way to do better: what a step gains, and the least number of steps,
// taken alone while the others stay, that makes the bid first or puts it into the choice.
type Improvement struct {
	Part  string // out, needs, feat, cc or price
	Words string
	Step  string          // one more mark, £10 a week less
	Gain  calc.Node       // marks of the total for one step
	First decimal.Decimal // steps; of price, pounds a week
	// CanFirst and CanChoice say whether this alone can do it.
	CanFirst, CanChoice bool
	Choice              decimal.Decimal
}

// lessAWeek is the step in which a cheaper bid is tried, in pounds.
var lessAWeek = decimal.NewFromInt(10)

// Advice marks a referral again some hundred times, so it is given to few bids of ours
// and not in a crowd.
const (
	mostAdvised = 3
	mostBidders = 200
)

// improve fills what each of our own bids may improve first, by marks for a step.
// Formulas that rank by one number have no marks to gain.
func (b *builder) improve(r *Referral) {
	if r.Why != "" || len(r.Bidders) > mostBidders || scoring.Index(b.out.Settings.Method.Formula) {
		return
	}
	advised := 0
	for i := range r.Bidders {
		if o := &r.Bidders[i]; o.Own && o.Rank > 0 && advised < mostAdvised {
			advised++
			b.improveOne(r, i, o)
			slices.SortStableFunc(o.Improve, func(x, y Improvement) int { return y.Gain.Decimal().Cmp(x.Gain.Decimal()) })
		}
	}
}

func (b *builder) improveOne(r *Referral, i int, o *Bidder) {
	s, d, g := &b.out.Settings, &o.doc, b.Graph
	part := func(id, name, field string, weight calc.Node, got bid.Got) {
		left := got.Max.Decimal().Sub(got.Got.Decimal())
		w, known := weight.Value()
		if !known || !w.IsPositive() || !got.Max.IsSet() || !got.Max.Decimal().IsPositive() || !left.IsPositive() {
			return
		}
		most := b.Input(fig{Path: o.Path + "." + field + ".max"}, got.Max)
		b.step(r, i, o, Improvement{Part: id, Step: "one more mark for " + name, Gain: b.Name(g.Div(weight, most), o.of("gain."+id, "marks that one more mark for "+name+" gains", "dps."+id))}, left, false)
	}
	part("out", "outcomes", "outcomes", s.Outcomes, d.Outcomes)
	part("needs", "needs", "needs", s.Needs, d.Needs)
	part("feat", "features", "features", s.Features, d.Features)
	if cc, known := o.CC.Value(); known && s.CC.Decimal().GreaterThan(cc) {
		left := s.CC.Decimal().Sub(cc).Mul(hundred).DivRound(s.CC.Decimal(), 12)
		b.step(r, i, o, Improvement{Part: "cc", Step: "one more point of the qualification score at its next review", Gain: b.Name(g.Mul(s.CC, g.Const(one.Shift(-2))), o.of("gain.cc", "marks that one more point of the qualification score gains", "dps.cc"))}, left, false)
	}
	if !o.entry.Price.GreaterThan(lessAWeek) || s.Method.Formula == bid.ScoreFixedPrice {
		return
	}
	before, _ := b.trial(r, i, zero, zero)
	after, known := b.trial(r, i, zero, lessAWeek)
	if !known {
		return
	}
	gain := b.found(o.of("gain.price", "marks that £10 a week less gains", "dps.price"), after.total.Sub(before.total), "the bids marked again with £10 a week less while the others stay")
	b.step(r, i, o, Improvement{Part: "price", Step: "£10 a week less", Gain: gain}, o.entry.Price.Sub(decimal.New(1, -2)), true)
}

// step searches the least change that is enough and adds the improvement. most is how
// many steps there are, or pounds of price.
func (b *builder) step(r *Referral, i int, o *Bidder, m Improvement, most decimal.Decimal, price bool) {
	try := func(n decimal.Decimal) outcome {
		more, less := n.Mul(m.Gain.Decimal()), zero
		if price {
			more, less = zero, n
		}
		at, _ := b.trial(r, i, more, less)
		return at
	}
	scale := int32(0)
	if price {
		scale = 2
	}
	m.First, m.CanFirst = least(most, scale, func(n decimal.Decimal) bool { return try(n).first })
	m.Choice, m.CanChoice = least(most, scale, func(n decimal.Decimal) bool { return try(n).offered })
	gain := money.FormatQuantity(m.Gain.Decimal().Round(2))
	m.Words = fmt.Sprintf("%s gains %s marks.", upper(m.Step), gain)
	amount := func(n decimal.Decimal) string {
		if price {
			return money.FormatPounds(n) + " a week less"
		}
		return money.FormatQuantity(n) + " more"
	}
	switch {
	case o.Rank == 1:
	case m.CanFirst && m.CanChoice && !o.Offered && m.Choice.LessThan(m.First):
		m.Words += fmt.Sprintf(" %s puts the bid into the choice, %s makes it first or level.", amount(m.Choice), amount(m.First))
	case m.CanFirst:
		m.Words += fmt.Sprintf(" %s makes it first or level.", amount(m.First))
	case m.CanChoice && !o.Offered:
		m.Words += fmt.Sprintf(" %s puts the bid into the choice; this alone cannot make it first.", amount(m.Choice))
	default:
		m.Words += " This alone cannot make it first."
	}
	if price && o.Rank != 1 && m.CanFirst {
		m.Words += " Never ask less than the full cost without knowing who pays the difference."
	}
	o.Improve = append(o.Improve, m)
}

func upper(text string) string {
	if text[0] >= 'a' && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}

// least is the smallest number of steps of the given decimals, up to most, that is
// enough; more is never worse.
func least(most decimal.Decimal, scale int32, enough func(decimal.Decimal) bool) (decimal.Decimal, bool) {
	high := most.Shift(scale).Ceil()
	at := func(n decimal.Decimal) decimal.Decimal { return decimal.Min(n.Shift(-scale), most) }
	if !high.IsPositive() || !enough(at(high)) {
		return zero, false
	}
	low := zero // not known to be enough
	if enough(zero) {
		return zero, true
	}
	for range 60 {
		if high.Sub(low).LessThanOrEqual(one) {
			break
		}
		middle := low.Add(high).Mul(decimal.New(5, -1)).Floor()
		if enough(at(middle)) {
			high = middle
		} else {
			low = middle
		}
	}
	return at(high), true
}

type outcome struct {
	total          decimal.Decimal
	first, offered bool
}

// trial marks the referral again with more quality or a lower cost for one bidder.
func (b *builder) trial(r *Referral, i int, more, less decimal.Decimal) (outcome, bool) {
	s := &b.out.Settings
	entries := make([]scoring.Entry, len(r.Bidders))
	for k := range r.Bidders {
		entries[k] = r.Bidders[k].entry
	}
	entries[i].Quality = decimal.Min(entries[i].Quality.Add(more), s.Quality.Decimal())
	entries[i].Price = entries[i].Price.Sub(less)
	results := r.rules.Mark(entries)
	var list []standing
	own := -1
	for k, m := range results {
		if m.Known {
			list = append(list, standing{i: k, total: m.Total, cost: entries[k].Price})
		}
	}
	slices.SortStableFunc(list, func(a, c standing) int { return order(s.Method.Formula, a, c) })
	ranks := places(s.Method.Formula, list)
	near := 0
	var at outcome
	for k, one := range list {
		if !s.inChoice(one.total, list[0].total) {
			break
		}
		near++
		if one.i == i && int64(k) < s.best {
			at.offered = true
		}
	}
	at.offered = at.offered && int64(near) >= s.least
	for k, one := range list {
		if one.i == i {
			own = k
			at.total, at.first = one.total, ranks[k] == 1
		}
	}
	return at, own >= 0
}
