package calc

import (
	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

// printing is the rule by which a unit's figures are shown.
type printing uint8

const (
	plain printing = iota
	amount
	rate
	percent
	measure
	truth
)

// Unit says what a figure counts and how it prints. Units are comparable. A unit
// never changes a calculation.
type Unit struct {
	rule printing
	name string // what is counted: "hours", "weeks"
	per  string // what it is counted over: "hour", "year", "meal"
}

// The common units. PoundsPer makes the others.
var (
	None          = Unit{}
	Pounds        = Unit{rule: amount}              // a sum of money, printed to the penny
	PoundsYear    = Unit{rule: amount, per: "year"} // money a year, printed to the penny
	PoundsPerHour = PoundsPer("hour")
	Percent       = Unit{rule: percent} // a share stored as a fraction: 0.125 prints as 12.5 %
	Hours         = Counted("hours")
	HoursYear     = Unit{rule: measure, name: "hours", per: "year"}
	Weeks         = Counted("weeks")
	Years         = Counted("years")
	Quantity      = Unit{rule: measure}
	Count         = Counted("count")
	Ratio         = Counted("ratio")
	Truth         = Unit{rule: truth} // 1 prints as yes, 0 as no
)

// PoundsPer is money for each of something, printed with 2 to 6 decimals.
func PoundsPer(what string) Unit { return Unit{rule: rate, per: what} }

// Counted is a quantity of something named in the plural: hours, meals, miles.
func Counted(name string) Unit { return Unit{rule: measure, name: name} }

// String is the unit for machines: "GBP", "GBP/hour", "share", "hours", "hours/year",
// "quantity", "yes/no", or "" for a bare number. A share's value is a fraction.
func (u Unit) String() string {
	text := u.name
	switch u.rule {
	case amount, rate:
		text = "GBP"
	case percent:
		text = "share"
	case truth:
		text = "yes/no"
	case measure:
		if text == "" {
			text = "quantity"
		}
	}
	if u.per != "" {
		text += "/" + u.per
	}
	return text
}

// Words is the unit for people, to stand after a printed figure: "an hour",
// "a year", "hours", or nothing where the sign already says it.
func (u Unit) Words() string {
	text := u.name
	if u.rule == measure && (text == "count" || text == "ratio") {
		text = ""
	}
	if u.per != "" {
		article := "a "
		switch u.per[0] { // not u: a unit, a user
		case 'a', 'e', 'i', 'o':
			article = "an "
		case 'h':
			if u.per == "hour" {
				article = "an "
			}
		}
		if text != "" {
			text += " "
		}
		text += article + u.per
	}
	return text
}

// Format prints a value in the unit, rounded half away from zero: £1,200.00,
// £12.7125, 12.5 %, 1,250.5.
func (u Unit) Format(d decimal.Decimal) string {
	switch u.rule {
	case amount:
		return money.FormatPounds(d)
	case rate:
		return money.FormatRate(d)
	case percent:
		return money.ShareOf(d.Round(4)).Format()
	case truth:
		if d.IsZero() {
			return "no"
		}
		return "yes"
	}
	return money.FormatQuantity(d)
}
