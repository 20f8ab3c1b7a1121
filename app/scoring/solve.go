package scoring

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
)

// most is the highest price that a search tries: 100 billion pounds.
const most = int64(10_000_000_000_000) // pence

// LostPerPound is the price marks that one pound more costs the first entry: by the
// slope W × Pmin ÷ P² (F1) when a rival is as low or lower, otherwise by working the
// formula out again one pound higher. For an index it is how much worse it gets.
func (r Rules) LostPerPound(entries []Entry) (lost decimal.Decimal, bySlope bool, why string) {
	before := r.Mark(entries)[0]
	if !before.Known {
		return zero, false, before.Why
	}
	if r.Formula == bid.ScoreFixedPrice {
		return zero, false, "The price is set, so it costs no marks."
	}
	own := entries[0].Price
	if r.sloped() && len(entries) > 1 {
		if others := look(entries[1:]); others.priced > 0 && others.min.LessThanOrEqual(own) {
			return r.Marks.Mul(others.min).DivRound(own.Mul(own), places), true, ""
		}
	}
	after := r.at(entries, own.Add(one))
	if !after.Known {
		return zero, false, "One pound more is above the cap, so the bid would be out."
	}
	if LowestWins(r.Formula) {
		return after.Price.Sub(before.Price), false, ""
	}
	return before.Price.Sub(after.Price), false, ""
}

// sloped reports whether the price marks are W × Pmin ÷ P.
func (r Rules) sloped() bool {
	return r.Formula == bid.ScoreProportional || r.Formula == bid.ScoreTopNormalised
}

// at marks the first bid with another price, and finds its place.
func (r Rules) at(entries []Entry, price decimal.Decimal) Mark {
	changed := with(entries, price)
	f := look(changed)
	all := r.refused(f)
	own := r.one(changed[0], f, all)
	if !own.Known {
		return own
	}
	own.Rank = 1
	for _, e := range changed[1:] {
		if m := r.one(e, f, all); m.Known && r.order(m.Total, own.Total) > 0 {
			own.Rank++
		}
	}
	return own
}

func with(entries []Entry, price decimal.Decimal) []Entry {
	changed := append([]Entry(nil), entries...)
	changed[0].Price, changed[0].Priced = price, true
	return changed
}

// Room is how much more the first entry may ask for dQ more marks of quality and
// stand as before. F1 has the closed form P² dQ ÷ (W Pmin − P dQ) above the lowest
// price; an index follows from its definition; the others are solved to the penny.
func (r Rules) Room(entries []Entry, dQ decimal.Decimal) (room decimal.Decimal, why refusal) {
	before := r.Mark(entries)[0]
	own := entries[0]
	switch {
	case !before.Known:
		return zero, refusal{before.Code, before.Why}
	case !dQ.IsPositive():
		return zero, refusal{codeNoValue, "Not defined without more marks for quality."}
	}
	switch r.Formula {
	case bid.ScoreFixedPrice:
		return zero, refusal{codeNoValue, "The price is set, so more quality makes no room for it."}
	case bid.ScorePerQuality:
		return before.Price.Mul(dQ), refusal{}
	case bid.ScoreValueIndex:
		if before.Quality.IsZero() {
			return zero, refusal{codeNoValue, "Not defined, because the quality mark is 0."}
		}
		return own.Price.Mul(dQ).DivRound(before.Quality, places), refusal{}
	case bid.ScorePremium:
		return r.Premium.Mul(dQ), refusal{}
	case bid.ScoreProportional, bid.ScoreTopNormalised:
		min := look(entries).min
		if own.Price.LessThanOrEqual(min) {
			return zero, refusal{codeNoValue, "Not defined, because your price is the lowest: the formula holds above the lowest price only."}
		}
		left := r.Marks.Mul(min).Sub(own.Price.Mul(dQ))
		if !left.IsPositive() {
			return zero, refusal{codeNoValue, "Not defined, because your price marks are no more than the quality marks gained."}
		}
		return own.Price.Mul(own.Price).Mul(dQ).DivRound(left, places), refusal{}
	}
	return r.solveRoom(entries, before.Price.Sub(dQ))
}

// solveRoom finds the highest price whose marks are not below the target.
func (r Rules) solveRoom(entries []Entry, target decimal.Decimal) (decimal.Decimal, refusal) {
	if !target.IsPositive() {
		return zero, refusal{codeNoValue, "Not defined, because your price marks are no more than the quality marks gained."}
	}
	own := entries[0].Price
	high := most
	if r.Formula == bid.ScoreBudget {
		high = r.Cap.Shift(2).Floor().IntPart()
	}
	holds := func(pence int64) bool {
		m := r.at(entries, decimal.New(pence, -2))
		return m.Known && m.Price.GreaterThanOrEqual(target)
	}
	low := own.Shift(2).Floor().IntPart()
	if high <= low || r.Formula != bid.ScoreBudget && holds(high) {
		return zero, refusal{codeNoValue, "Not defined, because a higher price costs no marks here."}
	}
	return decimal.Max(zero, decimal.New(last(low, high, holds), -2).Sub(own)), refusal{}
}

// last is the largest whole number from low to high for which holds is true; it is
// true up to there and false after.
func last(low, high int64, holds func(int64) bool) int64 {
	for low < high {
		middle := low + (high-low+1)/2
		if holds(middle) {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low
}

// FirstPrice is the highest price, in whole pence, at which the first entry is first
// or level with it while the others stay as they are.
func (r Rules) FirstPrice(entries []Entry) (decimal.Decimal, refusal) {
	marks := r.Mark(entries)
	ranked := 0
	for _, m := range marks[1:] {
		if m.Known {
			ranked++
		}
	}
	first := func(pence int64) bool { return r.at(entries, decimal.New(pence, -2)).Rank == 1 }
	switch {
	case ranked == 0:
		return zero, refusal{codeMissing, "Add the price and quality that you expect of at least one other bid."}
	case r.Formula == bid.ScoreFixedPrice:
		return zero, refusal{codeNoValue, "The price is set, so only quality decides who is first."}
	}
	// our own price need not be known: any is tried
	if lowest := r.at(entries, decimal.New(1, -2)); !lowest.Known {
		return zero, refusal{lowest.Code, lowest.Why}
	}
	if !first(1) {
		return zero, refusal{codeNoValue, "No price makes you first: the others lead by more quality than price can make good."}
	}
	high := most
	if r.Formula == bid.ScoreBudget {
		high = r.Cap.Shift(2).Floor().IntPart()
	}
	if r.Formula != bid.ScoreBudget && first(high) {
		return zero, refusal{codeNoValue, "You are first at any price, because you lead by more quality than the price marks are worth."}
	}
	return decimal.New(last(1, high, first), -2), refusal{}
}
