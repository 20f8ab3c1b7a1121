package bid

import (
	"regexp"

	"github.com/shopspring/decimal"
)

// weeksPattern is a plain number of weeks as it may be typed.
var weeksPattern = regexp.MustCompile(`^\d{1,2}(\.\d{1,6})?$`)

// WeekCount is the visible setting for paid weeks in a year: 52 when empty, 365/7
// (kept to 16 places), or a number up to 53. It is false for anything else.
func (p *Pricing) WeekCount() (decimal.Decimal, bool) {
	switch {
	case p.Weeks == "":
		return decimal.NewFromInt(52), true
	case p.Weeks == "365/7":
		return decimal.NewFromInt(365).DivRound(decimal.NewFromInt(7), 16), true
	case !weeksPattern.MatchString(p.Weeks):
		return decimal.Zero, false
	}
	weeks, err := decimal.NewFromString(p.Weeks)
	if err != nil || weeks.GreaterThan(decimal.NewFromInt(53)) {
		return decimal.Zero, false
	}
	return weeks, true
}
