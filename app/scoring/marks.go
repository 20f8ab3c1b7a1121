package scoring

import (
	"slices"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
)

// places is the precision of a division, that of the calculation graph.
const places = 16

var (
	zero    = decimal.Zero
	one     = decimal.NewFromInt(1)
	fifty   = decimal.NewFromInt(50)
	hundred = decimal.NewFromInt(100)
)

// Rules are a formula and the figures that the tender gives for it, all exact.
type Rules struct {
	Formula bid.Formula
	Marks   decimal.Decimal // W, for price
	Quality decimal.Decimal // marks for quality
	// Judged says that quality counts; Normalise that the best quality gets all marks.
	Judged, Normalise  bool
	Highest, Best      decimal.Decimal // F4
	Cap, Floor         decimal.Decimal // F5
	Premium            decimal.Decimal // F9: pounds a quality mark
	marksSet, topSet   bool
	rangeSet, limitSet bool
	premiumSet         bool
}

// Entry is one bid as the buyer sees it.
type Entry struct {
	Price, Quality decimal.Decimal
	Priced, Judged bool // whether each is known
}

// Mark is what a bid gets. Known is false where it cannot be marked, and Why says so.
// Of an index (F6, F7, F9) Price is the index and so is Total.
type Mark struct {
	Price, Quality, Total decimal.Decimal
	Known                 bool
	Out                   bool // above the cap of F5
	Rank                  int  // 1 is first, level bids share it; 0 when not ranked
	Code, Why             string
}

// Index reports that the formula ranks by one number instead of adding marks.
func Index(f bid.Formula) bool {
	return f == bid.ScorePerQuality || f == bid.ScoreValueIndex || f == bid.ScorePremium
}

// LowestWins reports that the lowest total is first.
func LowestWins(f bid.Formula) bool { return f == bid.ScorePerQuality || f == bid.ScorePremium }

func (r Rules) normalised() bool { return r.Normalise || r.Formula == bid.ScoreTopNormalised }

// judges reports whether quality counts at all.
func (r Rules) judges() bool {
	return r.Judged || Index(r.Formula) || r.Formula == bid.ScoreFixedPrice
}

// field is what the marks of one bid depend on of all the others.
type field struct {
	min, mean, top decimal.Decimal
	priced, judged int
}

func look(entries []Entry) field {
	var f field
	sum := zero
	for _, e := range entries {
		if e.Priced {
			if f.priced == 0 || e.Price.LessThan(f.min) {
				f.min = e.Price
			}
			sum = sum.Add(e.Price)
			f.priced++
		}
		if e.Judged {
			f.top = decimal.Max(f.top, e.Quality)
			f.judged++
		}
	}
	if f.priced > 0 {
		f.mean = sum.DivRound(decimal.NewFromInt(int64(f.priced)), places)
	}
	return f
}

// refusal is why a mark is not defined: a code of section 16 and a sentence.
type refusal struct{ code, text string }

func (r refusal) is() bool { return r.text != "" }

const (
	codeMissing = "PRICE-101"
	codeNoValue = "PRICE-106"
	codeCeiling = "PRICE-004"
)

var noPrice = refusal{codeMissing, "The price is missing."}

// refused says why no bid at all can be marked for its price.
func (r Rules) refused(f field) refusal {
	missing := func(text string) refusal { return refusal{codeMissing, text} }
	undefined := func(text string) refusal { return refusal{codeNoValue, text} }
	switch r.Formula {
	case bid.ScoreProportional, bid.ScorePercentOver, bid.ScoreMean, bid.ScoreRange, bid.ScoreBudget, bid.ScoreTopNormalised:
		if !r.marksSet {
			return missing("The marks for price are missing. Type how many the tender gives.")
		}
	}
	switch r.Formula {
	case bid.ScoreProportional, bid.ScorePercentOver, bid.ScoreTopNormalised:
		if f.priced > 0 && !f.min.IsPositive() {
			return undefined("Not defined, because the lowest price is 0.")
		}
	case bid.ScoreMean:
		if f.priced > 0 && !f.mean.IsPositive() {
			return undefined("Not defined, because the mean price is 0.")
		}
	case bid.ScoreRange:
		switch {
		case !r.rangeSet:
			return missing("The price that scores nothing or the one that scores everything is missing. Type both from the tender.")
		case r.Highest.Equal(r.Best):
			return undefined("Not defined, because the price that scores nothing is also the one that scores everything.")
		case r.Highest.LessThan(r.Best):
			return undefined("Not defined, because the price that scores nothing is below the one that scores everything.")
		}
	case bid.ScoreBudget:
		switch {
		case !r.limitSet:
			return missing("The cap or the floor is missing. Type both from the tender.")
		case r.Cap.Equal(r.Floor):
			return undefined("Not defined, because the cap and the floor are the same.")
		case r.Cap.LessThan(r.Floor):
			return undefined("Not defined, because the cap is below the floor.")
		}
	case bid.ScorePremium:
		if !r.premiumSet {
			return missing("What a quality mark is worth in pounds is missing. Type it from the tender.")
		}
	case bid.ScorePerQuality, bid.ScoreValueIndex, bid.ScoreFixedPrice:
	default:
		return missing("No scoring formula is chosen.")
	}
	return refusal{}
}

// priceMarks is F1 to F5 for one price; refused has passed.
func (r Rules) priceMarks(p decimal.Decimal, f field) decimal.Decimal {
	switch r.Formula {
	case bid.ScoreProportional, bid.ScoreTopNormalised:
		return r.Marks.Mul(f.min).DivRound(p, places)
	case bid.ScorePercentOver:
		return r.Marks.Mul(decimal.Max(zero, one.Sub(p.Sub(f.min).DivRound(f.min, places))))
	case bid.ScoreMean:
		return r.Marks.Mul(clamp(fifty.Sub(hundred.Mul(p.Sub(f.mean).DivRound(f.mean, places))), zero, hundred)).Shift(-2)
	case bid.ScoreRange:
		return clamp(r.Marks.Mul(r.Highest.Sub(p)).DivRound(r.Highest.Sub(r.Best), places), zero, r.Marks)
	case bid.ScoreBudget:
		return clamp(r.Marks.Mul(r.Cap.Sub(p)).DivRound(r.Cap.Sub(r.Floor), places), zero, r.Marks)
	}
	return zero
}

func clamp(d, low, high decimal.Decimal) decimal.Decimal {
	return decimal.Max(low, decimal.Min(d, high))
}

// qualityMarks is the quality as it counts (F10 when normalised).
func (r Rules) qualityMarks(e Entry, f field) (decimal.Decimal, refusal) {
	switch {
	case !e.Judged:
		return zero, refusal{codeMissing, "The quality mark is missing."}
	case r.topSet && e.Quality.GreaterThan(r.Quality):
		return zero, refusal{bid.CodeShare, "The quality mark is higher than all the marks for quality."}
	case !r.normalised():
		return e.Quality, refusal{}
	case !r.topSet:
		return zero, refusal{codeMissing, "The marks for quality are missing. Type how many the tender gives."}
	case f.top.IsZero():
		return zero, refusal{codeNoValue, "Not defined, because the best quality mark is 0."}
	}
	return r.Quality.Mul(e.Quality).DivRound(f.top, places), refusal{}
}

// Mark marks and ranks bids beside each other (section 14 of the specification). A
// bid that cannot be marked says why and does not hinder the others.
func (r Rules) Mark(entries []Entry) []Mark {
	f := look(entries)
	all := r.refused(f)
	marks := make([]Mark, len(entries))
	for i, e := range entries {
		marks[i] = r.one(e, f, all)
	}
	ranked := make([]int, 0, len(marks))
	for i, m := range marks {
		if m.Known {
			ranked = append(ranked, i)
		}
	}
	slices.SortStableFunc(ranked, func(i, j int) int { return -r.order(marks[i].Total, marks[j].Total) })
	for k, i := range ranked {
		marks[i].Rank = k + 1
		if k > 0 && marks[ranked[k-1]].Total.Equal(marks[i].Total) {
			marks[i].Rank = marks[ranked[k-1]].Rank
		}
	}
	return marks
}

// order is 1 when the first total stands better, −1 when the second does, 0 when level.
func (r Rules) order(a, b decimal.Decimal) int {
	if LowestWins(r.Formula) {
		return b.Cmp(a)
	}
	return a.Cmp(b)
}
func (r Rules) one(e Entry, f field, all refusal) Mark {
	no := func(why refusal) Mark { return Mark{Code: why.code, Why: why.text} }
	switch {
	case all.is():
		return no(all)
	case !e.Priced && r.Formula != bid.ScoreFixedPrice:
		return no(noPrice)
	case e.Priced && !e.Price.IsPositive() && r.Formula != bid.ScoreFixedPrice:
		return no(refusal{codeNoValue, "Not defined, because the price is 0."})
	case r.Formula == bid.ScoreBudget && e.Price.GreaterThan(r.Cap):
		return Mark{Out: true, Code: codeCeiling, Why: "Out: the price is above the cap."}
	}
	var quality decimal.Decimal
	if r.judges() {
		var why refusal
		if quality, why = r.qualityMarks(e, f); why.is() {
			return no(why)
		}
	}
	m := Mark{Quality: quality, Known: true}
	switch r.Formula {
	case bid.ScorePerQuality:
		if quality.IsZero() {
			return no(refusal{codeNoValue, "Not defined, because the quality mark is 0."})
		}
		m.Price = e.Price.DivRound(quality, places)
	case bid.ScoreValueIndex:
		m.Price = quality.DivRound(e.Price, places)
	case bid.ScorePremium:
		m.Price = e.Price.Sub(quality.Mul(r.Premium))
	default:
		m.Price = r.priceMarks(e.Price, f)
		m.Total = m.Price.Add(quality)
		return m
	}
	m.Total = m.Price
	return m
}
