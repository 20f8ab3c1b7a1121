package kit

import (
	"strconv"
	"strings"

	"bidwright/app/date"
	"bidwright/app/money"
)

// MoneyEntry, PercentEntry, QuantityEntry, WholeEntry and DateEntry are fields for
// one kind of value each; blank is "not entered", never zero.
type (
	MoneyEntry    = ValueEntry[money.Pounds]
	PercentEntry  = ValueEntry[money.Share]
	QuantityEntry = ValueEntry[money.Quantity]
	WholeEntry    = ValueEntry[Whole]
	DateEntry     = ValueEntry[date.Date]
)

// Whole is a whole number, or nothing entered.
type Whole struct {
	N   int
	Set bool
}

// WholeOf wraps a number.
func WholeOf(n int) Whole { return Whole{N: n, Set: true} }

// NewMoneyEntry makes a field for pounds and pence.
func NewMoneyEntry(onCommit func(money.Pounds)) *MoneyEntry {
	return newValueEntry(money.ParsePounds, money.Pounds.Format, onCommit)
}

// NewRateEntry makes a field for pounds per something, up to six decimals.
func NewRateEntry(onCommit func(money.Pounds)) *MoneyEntry {
	return newValueEntry(money.ParseRate, money.Pounds.FormatRate, onCommit)
}

// NewPercentEntry makes a field for a share.
func NewPercentEntry(onCommit func(money.Share)) *PercentEntry {
	return newValueEntry(money.ParsePercent, money.Share.Format, onCommit)
}

// NewQuantityEntry makes a field for a count or measure.
func NewQuantityEntry(onCommit func(money.Quantity)) *QuantityEntry {
	return newValueEntry(money.ParseQuantity, money.Quantity.Format, onCommit)
}

// NewNumberEntry makes a field for a number whose unit depends on what it is about: cover
// in pounds, years, a count. A pound sign may be typed and is not shown again.
func NewNumberEntry(onCommit func(money.Value)) *ValueEntry[money.Value] {
	parse := func(text string) (money.Value, error) {
		if strings.Contains(text, "£") {
			p, err := money.ParsePounds(text)
			if err != nil || !p.IsSet() {
				return money.Value{}, err
			}
			return money.ValueOf(p.Decimal()), nil
		}
		q, err := money.ParseQuantity(text)
		if err != nil || !q.IsSet() {
			return money.Value{}, err
		}
		return money.ValueOf(q.Decimal()), nil
	}
	format := func(v money.Value) string {
		if !v.IsSet() {
			return ""
		}
		return money.FormatQuantity(v.Decimal())
	}
	return newValueEntry(parse, format, onCommit)
}

// NewWholeEntry makes a field for a whole number from least to most.
func NewWholeEntry(least, most int, onCommit func(Whole)) *WholeEntry {
	parse := func(text string) (Whole, error) {
		n, set, err := money.ParseWhole(text, least, most)
		return Whole{N: n, Set: set}, err
	}
	format := func(w Whole) string {
		if !w.Set {
			return ""
		}
		return strconv.Itoa(w.N)
	}
	return newValueEntry(parse, format, onCommit)
}

// NewDateEntry makes a field for a day, read day first; today is asked for the word "today".
func NewDateEntry(today func() date.Date, onCommit func(date.Date)) *DateEntry {
	parse := func(text string) (date.Date, error) { return date.Parse(text, today()) }
	e := newValueEntry(parse, date.Date.String, onCommit)
	e.SetPlaceHolder("14 May 2027")
	return e
}
