// Package money holds exact pounds, shares and quantities: it reads what people
// type, prints en-GB, rounds at named points and allocates without losing a penny.
package money

import (
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/shopspring/decimal"
)

// maxStored bounds the text of a stored number, before any parsing.
const maxStored = 32

// storedPattern is the only form in which a number is stored or exchanged.
var storedPattern = regexp.MustCompile(`^-?\d{1,12}(\.\d{1,12})?$`)

// number is an optional exact decimal. Its zero value means "not entered",
// which is never the same as zero.
type number struct {
	value decimal.Decimal
	set   bool
}

// IsSet reports whether a figure was entered.
func (n number) IsSet() bool { return n.set }

// IsZero makes `omitzero` leave an unentered figure out of a document.
func (n number) IsZero() bool { return !n.set }

// Decimal is the exact value; zero when nothing was entered, so ask IsSet first.
func (n number) Decimal() decimal.Decimal { return n.value }

// String is the plain stored form, empty when nothing was entered.
func (n number) String() string {
	if !n.set {
		return ""
	}
	return n.value.String()
}

// MarshalJSON writes the figure as a decimal string, or null.
func (n number) MarshalJSON() ([]byte, error) {
	if !n.set {
		return []byte("null"), nil
	}
	return json.Marshal(n.value.String())
}

// UnmarshalJSON reads a decimal string of at most 12 + 12 digits; a JSON number
// is refused because it may already have passed through a float.
func (n *number) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		*n = number{}
		return nil
	}
	if len(raw) > maxStored+2 {
		return fmt.Errorf("a number of %d characters is longer than the %d allowed", len(raw), maxStored)
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return fmt.Errorf("numbers are stored as text such as \"12.50\": %w", err)
	}
	if text == "" {
		*n = number{}
		return nil
	}
	parsed, err := stored(text)
	if err != nil {
		return err
	}
	*n = parsed
	return nil
}

func stored(text string) (number, error) {
	if len(text) > maxStored || !storedPattern.MatchString(text) {
		return number{}, fmt.Errorf("%q is not a plain number such as 1234.50", clip(text))
	}
	value, err := decimal.NewFromString(text)
	if err != nil {
		return number{}, fmt.Errorf("%q is not a plain number such as 1234.50", clip(text))
	}
	return number{value: value, set: true}, nil
}

// clip keeps the first 40 characters, without walking through the rest of a huge text.
func clip(text string) string {
	count := 0
	for i := range text {
		if count == 40 {
			return text[:i] + "…"
		}
		count++
	}
	return text
}

// Pounds is an exact amount in GBP, or nothing entered.
type Pounds struct{ number }

// Share is a percentage stored as a fraction (12.5 % is 0.125), or nothing entered.
type Share struct{ number }

// Quantity is an exact count or measure (hours, meals, weeks), or nothing entered.
type Quantity struct{ number }

// PoundsOf wraps an exact amount.
func PoundsOf(d decimal.Decimal) Pounds { return Pounds{number{d, true}} }

// ShareOf wraps an exact fraction.
func ShareOf(d decimal.Decimal) Share { return Share{number{d, true}} }

// QuantityOf wraps an exact quantity.
func QuantityOf(d decimal.Decimal) Quantity { return Quantity{number{d, true}} }

// MustPounds reads a stored amount; it panics on anything else, so use it only for
// text written in the program or its tests.
func MustPounds(text string) Pounds { return Pounds{mustStored(text)} }

// MustShare reads a stored fraction, as MustPounds does.
func MustShare(text string) Share { return Share{mustStored(text)} }

// MustQuantity reads a stored quantity, as MustPounds does.
func MustQuantity(text string) Quantity { return Quantity{mustStored(text)} }

func mustStored(text string) number {
	n, err := stored(text)
	if err != nil {
		panic(err)
	}
	return n
}

// Value is an exact number whose unit stands beside it (a fact's value), or
// nothing entered.
type Value struct{ number }

// ValueOf wraps an exact number.
func ValueOf(d decimal.Decimal) Value { return Value{number{d, true}} }

// MustValue reads a stored number, as MustPounds does.
func MustValue(text string) Value { return Value{mustStored(text)} }

// ParseValue reads a stored number such as 12.71; typed text is for ParsePounds
// and its relatives.
func ParseValue(text string) (Value, error) {
	n, err := stored(text)
	if err != nil {
		return Value{}, err
	}
	return Value{n}, nil
}
