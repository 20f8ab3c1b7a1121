package pricing

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

// limits are the design thresholds of the checks: not law, but where long practice
// says that a figure deserves a second look. They are data so that they stand in one
// place with their reason.
var limits = struct {
	productiveHigh, productiveLow, niPoints, surplusHigh, benchmark, noise, occupancyHigh, stated decimal.Decimal
}{
	productiveHigh: decimal.RequireFromString("0.90"),   // statutory holiday alone takes 10.8 % of a year
	productiveLow:  decimal.RequireFromString("0.55"),   // less than this points to hours typed twice
	niPoints:       decimal.RequireFromString("0.01"),   // a flat rate one point off misprices part-time posts
	surplusHigh:    decimal.RequireFromString("0.20"),   // public buyers ask questions above this
	benchmark:      decimal.RequireFromString("0.15"),   // markets differ, by more than this rarely
	occupancyHigh:  decimal.RequireFromString("0.95"),   // moves and gaps make more rare over a year
	stated:         decimal.RequireFromString("0.0005"), // a percentage printed to one decimal
	noise:          decimal.RequireFromString("1.0005"), // growth under 0.05 % is only the rounding of printed prices
}

// percentText prints a fraction as a percentage with one decimal for sentences.
func percentText(d decimal.Decimal) string { return money.FormatPercent(d, 1) }

func (b *builder) isOne(d decimal.Decimal) bool { return d.Equal(decimal.NewFromInt(1)) }

// WithArticle is a noun with “a” or “an” before it: a meal, an hour.
func WithArticle(noun string) string {
	lower := strings.ToLower(noun)
	if lower != "" && strings.ContainsRune("aeiou", rune(lower[0])) && !strings.HasPrefix(lower, "uni") && !strings.HasPrefix(lower, "use") || strings.HasPrefix(lower, "hour") {
		return "an " + noun
	}
	return "a " + noun
}
