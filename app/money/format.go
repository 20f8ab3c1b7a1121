package money

import (
	"strings"

	"github.com/shopspring/decimal"
)

const (
	minus        = "−" // U+2212, the true minus
	noBreakSpace = "\u00a0"
)

// FormatPounds prints an amount rounded to the penny, half away from zero:
// £1,200.00, −£1,200.00. Nothing that rounds to zero prints a minus.
func FormatPounds(d decimal.Decimal) string { return fixed(d, "£", 2) }

// FormatWholePounds prints an amount to the nearest pound, for axes and headlines: £1,200.
func FormatWholePounds(d decimal.Decimal) string { return fixed(d, "£", 0) }

// FormatRate prints pounds per something with 2 decimals, or up to 6 where the rate
// has them: £12.50, £0.1234.
func FormatRate(d decimal.Decimal) string {
	text := d.StringFixed(otherDecimals)
	cut := len(text)
	for cut > len(text)-(otherDecimals-penceDecimals) && text[cut-1] == '0' {
		cut--
	}
	return dress(text[:cut], "£")
}

// FormatPercent prints a fraction as a percentage with the given number of
// decimals, rounded half away from zero, and a no-break space before the sign:
// 0.125 at 1 is "12.5 %", −0.041 is "−4.1 %".
func FormatPercent(share decimal.Decimal, places int32) string {
	return fixed(share.Shift(2), "", places) + noBreakSpace + "%"
}

// FormatQuantity prints a count or measure with thousands commas and only the
// decimals it has, up to 6: 1,250.5.
func FormatQuantity(d decimal.Decimal) string { return dress(trimmed(d, otherDecimals), "") }

// Format prints the amount to the penny; empty when nothing was entered.
func (p Pounds) Format() string { return p.print(FormatPounds) }

// FormatRate prints the amount with up to 6 decimals; empty when nothing was entered.
func (p Pounds) FormatRate() string { return p.print(FormatRate) }

// Format prints the percentage with the decimals it has, up to 6.
func (s Share) Format() string {
	return s.print(func(d decimal.Decimal) string {
		return dress(trimmed(d.Shift(2), otherDecimals), "") + noBreakSpace + "%"
	})
}

// Format prints the quantity as FormatQuantity does.
func (q Quantity) Format() string { return q.print(FormatQuantity) }

// EditText is the plain text to put back into an amount or rate field; the parser
// that accepted the figure reads it back unchanged.
func (p Pounds) EditText() string {
	return p.print(func(d decimal.Decimal) string {
		text := d.String()
		if _, fraction, found := strings.Cut(text, "."); found && len(fraction) == 1 {
			text += "0"
		}
		return text
	})
}

// EditText is the percentage without its sign, for a percentage field.
func (s Share) EditText() string {
	return s.print(func(d decimal.Decimal) string { return d.Shift(2).String() })
}

// EditText is the plain quantity, for a quantity field.
func (q Quantity) EditText() string { return q.String() }

func (n number) print(format func(decimal.Decimal) string) string {
	if !n.set {
		return ""
	}
	return format(n.value)
}

func fixed(d decimal.Decimal, sign string, places int32) string {
	return dress(d.StringFixed(places), sign)
}

// trimmed is the plain text rounded to at most so many places, without trailing zeros.
func trimmed(d decimal.Decimal, places int32) string { return d.Round(places).String() }

// dress adds thousands commas, the currency sign and a true minus to plain text.
func dress(plain, sign string) string {
	body, negative := strings.CutPrefix(plain, "-")
	if negative && strings.Trim(body, "0.") == "" {
		negative = false
	}
	whole, fraction, found := strings.Cut(body, ".")
	var out strings.Builder
	out.Grow(len(plain) + len(plain)/3 + 4)
	if negative {
		out.WriteString(minus)
	}
	out.WriteString(sign)
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteByte(whole[i])
	}
	if found {
		out.WriteByte('.')
		out.WriteString(fraction)
	}
	return out.String()
}
