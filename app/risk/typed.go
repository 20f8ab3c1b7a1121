package risk

import (
	"strings"

	"bidwright/app/calc"
	"bidwright/app/money"
)

// ParseIn reads a number typed for an input of that unit: 3 % for a share, £13.45 for
// pounds, with up to 6 decimals. Blank is not entered; errors are *money.ParseError.
func ParseIn(unit calc.Unit, text string) (money.Value, error) {
	switch {
	case unit == calc.Percent:
		share, err := money.ParsePercent(text)
		return valueIf(share.IsSet(), share.String()), err
	case isMoney(unit):
		pounds, err := money.ParseRate(text)
		return valueIf(pounds.IsSet(), pounds.String()), err
	}
	quantity, err := money.ParseQuantity(text)
	return valueIf(quantity.IsSet(), quantity.String()), err
}

// FormatIn is a stored number as ParseIn reads it again; empty when none is stored.
func FormatIn(unit calc.Unit, v money.Value) string {
	switch {
	case !v.IsSet():
		return ""
	case unit == calc.Percent:
		return money.ShareOf(v.Decimal()).Format()
	case isMoney(unit):
		return money.FormatRate(v.Decimal())
	}
	return money.FormatQuantity(v.Decimal())
}

// ParseFactor reads a change in per cent into a factor: “−10 %” becomes 0.9 and
// “+3 %” 1.03.
func ParseFactor(text string) (money.Value, error) {
	share, err := money.ParsePercent(strings.TrimPrefix(strings.TrimSpace(text), "+"))
	if err != nil || !share.IsSet() {
		return money.Value{}, err
	}
	return valueOf(one.Add(share.Decimal())), nil
}

// FormatFactor is a factor as a change in per cent, with its sign.
func FormatFactor(v money.Value) string {
	if !v.IsSet() {
		return ""
	}
	by := v.Decimal().Sub(one)
	text := money.ShareOf(by).Format()
	if by.IsPositive() {
		return "+" + text
	}
	return text
}

func valueIf(set bool, text string) money.Value {
	if !set {
		return money.Value{}
	}
	v, _ := money.ParseValue(text) // a typed number always fits what is stored
	return v
}
