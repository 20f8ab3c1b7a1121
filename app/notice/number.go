package notice

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Published numbers arrive as text and are checked by length and pattern before
// anything reads them.
var (
	plainNumber    = regexp.MustCompile(`^-?\d{1,15}(\.\d{1,24})?$`)
	exponentNumber = regexp.MustCompile(`^(-?\d{1,15}(?:\.\d{1,24})?)[eE]\+?(\d{1,2})$`)
	anyNumber      = regexp.MustCompile(`^-?\d+(\.\d+)?([eE][+-]?\d+)?$`)
	tooMany        = decimal.New(1, 12) // a stored amount has at most 12 digits before the point
)

// readNumber is the exact value of a number text; ok is false when it is none or is
// too large to keep, and huge tells the two apart.
func readNumber(text string) (value decimal.Decimal, ok, huge bool) {
	text = strings.TrimSpace(text)
	mantissa, shift := text, 0
	if m := exponentNumber.FindStringSubmatch(text); m != nil {
		mantissa = m[1]
		shift, _ = strconv.Atoi(m[2])
	}
	if len(text) > 48 || !plainNumber.MatchString(mantissa) {
		return decimal.Zero, false, anyNumber.MatchString(text)
	}
	value, err := decimal.NewFromString(mantissa)
	if err != nil || shift > 30 {
		return decimal.Zero, false, err == nil
	}
	value = value.Shift(int32(shift))
	if value.Abs().GreaterThanOrEqual(tooMany) {
		return decimal.Zero, false, true
	}
	return value, true, false
}

// readWhole is a whole number from 0 to a million.
func readWhole(text string) (n int, ok, huge bool) {
	value, ok, huge := readNumber(text)
	if !ok || !value.IsInteger() || value.IsNegative() || value.GreaterThan(decimal.New(1, 6)) {
		return 0, false, huge || ok && value.GreaterThan(decimal.New(1, 6))
	}
	return int(value.IntPart()), true, false
}

// An amount in prose: £55,000, £1.2m, 5 000 000 GBP, GBP 5Million.
var proseAmount = regexp.MustCompile(`(?i)(?:£|\bGBP|\bEUR|€)\s?(\d{1,3}(?:[, ]\d{3})+|\d{1,12})(\.\d{1,6})?\s?(million|thousand|billion|m|k|bn)?\b|\b(\d{1,3}(?:[, ]\d{3})+|\d{1,12})(\.\d{1,6})?\s?(million|thousand|billion|m|k|bn)?\s?(?:GBP|pounds(?:\s+sterling)?)\b`)

// amountsIn lists the amounts that a text names, with the words for each.
func amountsIn(text string) (values []decimal.Decimal, words []string) {
	for _, m := range proseAmount.FindAllStringSubmatch(text, 100) {
		whole, fraction, unit := m[1]+m[4], m[2]+m[5], strings.ToLower(m[3]+m[6])
		value, err := decimal.NewFromString(strings.NewReplacer(",", "", " ", "").Replace(whole) + fraction)
		if err != nil {
			continue
		}
		switch unit {
		case "k", "thousand":
			value = value.Shift(3)
		case "m", "million":
			value = value.Shift(6)
		case "bn", "billion":
			value = value.Shift(9)
		}
		values = append(values, value)
		words = append(words, strings.TrimSpace(m[0]))
	}
	return values, words
}
