package calloff

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/scoring"
	"bidwright/app/working"
)

// Settings are how referrals are scored: what was typed, else the scheme's row.
type Settings struct {
	Name                      string
	Quality, Price            calc.Node // weights, of 100
	CC, Location              calc.Node // most marks for each
	Remainder                 calc.Node // of quality, for the three written parts
	Outcomes, Needs, Features calc.Node // most marks for each
	CCMode                    bid.CCMode
	Distance                  bid.DistanceBand
	Method                    scoring.Method
	Gap                       bid.ChoiceGap
	// Why says why no referral is scored; empty when all is well.
	Why  string
	Rows []reference.DynamicRow // rows of the scheme that stand for what was not typed

	band                     decimal.Decimal // miles of a band
	within                   decimal.Decimal // of the choice, points or per cent
	best, least, checkMonths int64
}

var marks = calc.Counted("marks")

// number is a setting of the scheme's table; zero where the table lacks it.
func (b *builder) number(key string) decimal.Decimal {
	return b.scheme.Settings[key].Value.Decimal()
}

// used notes that a row of the scheme stands.
func (b *builder) used(key string) reference.DynamicRow {
	row := b.scheme.Settings[key]
	b.out.Settings.Rows = append(b.out.Settings.Rows, row)
	return row
}

// setting is a typed weight, or the scheme's own, marked as a default.
func (b *builder) setting(key, field string, value money.Quantity) calc.Node {
	f := fig{Label: b.scheme.Settings[key].Name, Unit: marks, Path: "dynamicPurchasing.scheme." + field}
	if value.IsSet() {
		return b.checked(f, value, hundred)
	}
	return b.Input(f, value, working.OrDefault(b.used(key).Value.Decimal().String()))
}

func word[T ~string](b *builder, typed T, key string) T {
	if typed != "" {
		return typed
	}
	return T(b.used(key).Word)
}

// settings reads the scheme and divides the quality weight.
func (b *builder) settings() {
	s, d := &b.out.Settings, &b.doc.Scheme
	s.Name = working.Named(d.Name, "Regional scheme of 2016")
	s.CCMode, s.Distance, s.Gap = word(b, d.CCMode, "cc_mode"), word(b, d.Distance, "distance_band"), word(b, d.Gap, "choice_gap_mode")
	method := word(b, d.Method, "price_method")
	s.Method, _ = scoring.MethodOf(method)
	s.band, s.within = b.used("location_miles").Value.Decimal(), b.used("choice_gap").Value.Decimal()
	s.best, s.least = b.used("choice_best").Value.Decimal().IntPart(), b.used("choice_least").Value.Decimal().IntPart()
	s.checkMonths = b.used("check_months").Value.Decimal().IntPart()
	b.weights()
	whole := func(id, label string, n calc.Node) calc.Node {
		return b.Name(n, fig{ID: "dps.weight." + id, Label: label, Unit: marks, Key: "dps.weight", Path: "dynamicPurchasing.scheme.qualityWeight"})
	}
	g := b.Graph
	twenty := g.Const(b.used("core_competency").Value.Decimal())
	if s.CCMode == bid.CCOfQuality {
		s.CC = whole("cc", "Most marks for the qualification score", g.Mul(g.Const(b.number("core_competency").Shift(-2)), s.Quality))
	} else {
		s.CC = whole("cc", "Most marks for the qualification score", twenty)
	}
	s.Location = whole("loc", "Most marks for location", g.Const(b.used("location_marks").Value.Decimal()))
	s.Remainder = whole("remainder", "Left of quality for outcomes, needs and features", g.Sub(g.Sub(s.Quality, s.CC), s.Location))
	part := func(key, field, label string, value money.Quantity) calc.Node {
		f := fig{Label: label, Unit: calc.Ratio, Path: "dynamicPurchasing.scheme." + field}
		if value.IsSet() {
			return b.Input(f, value)
		}
		return b.Input(f, value, working.OrDefault(b.used(key).Value.Decimal().String()))
	}
	outcomes := part("outcomes_part", "outcomesPart", "Part for outcomes", d.Outcomes)
	needs := part("needs_part", "needsPart", "Part for needs", d.Needs)
	features := part("features_part", "featuresPart", "Part for features", d.Features)
	all := g.Add(outcomes, needs, features)
	share := func(id, label string, of calc.Node) calc.Node {
		return b.Div(fig{ID: "dps.weight." + id, Label: label, Unit: marks, Key: "dps.weight", Path: "dynamicPurchasing.scheme.outcomesPart"},
			g.Mul(s.Remainder, of), all, "the parts for outcomes, needs and features add up to 0")
	}
	s.Outcomes = share("outcomes", "Most marks for outcomes", outcomes)
	s.Needs = share("needs", "Most marks for needs", needs)
	s.Features = share("features", "Most marks for features", features)
	b.checkSettings()
}

// weights are those of quality and price; one that is not typed is what the other leaves.
func (b *builder) weights() {
	s, d := &b.out.Settings, &b.doc.Scheme
	rest := func(label, field string, other calc.Node) calc.Node {
		return b.Name(b.Graph.Sub(b.Graph.Const(hundred), other), fig{ID: "dps.weight." + field, Label: label, Unit: marks, Key: "dps.weight"})
	}
	switch {
	case d.Quality.IsSet() && !d.Price.IsSet():
		s.Quality = b.setting("quality_weight", "qualityWeight", d.Quality)
		s.Price = rest("Weight of price", "price", s.Quality)
	case d.Price.IsSet() && !d.Quality.IsSet():
		s.Price = b.setting("price_weight", "priceWeight", d.Price)
		s.Quality = rest("Weight of quality", "quality", s.Price)
	default:
		s.Quality = b.setting("quality_weight", "qualityWeight", d.Quality)
		s.Price = b.setting("price_weight", "priceWeight", d.Price)
	}
}

// checkSettings says why nothing is scored, or what looks odd (DPS-011, DPS-019). That
// the weights make 100 is checked with the document's form.
func (b *builder) checkSettings() {
	s := &b.out.Settings
	path := "dynamicPurchasing.scheme.qualityWeight"
	quality, known := s.Quality.Value()
	price, also := s.Price.Value()
	left, divided := s.Remainder.Value()
	switch {
	case !known:
		s.Why = s.Quality.Reason().Text
	case !also:
		s.Why = s.Price.Reason().Text
	case !quality.Add(price).Equal(hundred):
		s.Why = fmt.Sprintf("The weights of quality and price make %s, not 100, so no referral is scored.", money.FormatQuantity(quality.Add(price)))
	case divided && left.IsNegative():
		s.Why = fmt.Sprintf("The qualification score and location take %s marks, more than the %s of quality, so nothing is left for the written parts.", money.FormatQuantity(quality.Sub(left)), money.FormatQuantity(quality))
		b.Issue("DPS-011", bid.Blocks, path, "%s Raise the weight of quality, or ask the buyer how quality is divided.", s.Why)
	case !s.Outcomes.Available():
		s.Why = s.Outcomes.Reason().Text
	case left.LessThan(b.number("remainder_warn")):
		b.Issue("DPS-011", bid.Warns, path, "Only %s marks are left for outcomes, needs and features: what you write about this person hardly counts. Check the weights against the referral.", money.FormatQuantity(left))
	}
	if low, high := b.number("weight_low"), b.number("weight_high"); known && (quality.LessThan(low) || quality.GreaterThan(high)) {
		b.Issue(bid.CodeWeights, bid.Blocks, path, "The weight of quality is %s, outside the %s to %s of the scheme. Correct it, or record where the referral says so.", money.FormatQuantity(quality), low, high)
	}
	if s.Why == "" && s.Method.Formula == "" {
		s.Why = "The way prices are marked is none of the known formulas. Choose one."
	}
}
