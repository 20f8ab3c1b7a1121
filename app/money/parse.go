package money

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// init bounds decimal's own reader for the whole program. It has to be set once,
// before any goroutine starts, because decimal reads it without a lock; this is the
// lowest package that uses decimal, so nothing has run yet. Twelve is the number of
// places that a stored figure may have, and the check by pattern and length before
// every parse stands in front of it.
func init() { decimal.MaxDecodeExponent = 12 }

// CodeNotNumber is the check code of every entry that is not a clear number.
const CodeNotNumber = "PRICE-109"

// Limits of a typed number.
const (
	maxTyped      = 64 // characters, after trimming
	maxWholeDigit = 12
	penceDecimals = 2
	otherDecimals = 6
)

// ParseError says what was wrong with a typed number and what would be right. The
// message is a whole sentence to print beside the field.
type ParseError struct {
	Code    string // permanent check code, PRICE-109
	Typed   string // what was typed, clipped to 40 characters
	Message string
}

func (e *ParseError) Error() string { return e.Message }

// kind is what a field asks for, with the words its refusals use.
type kind struct {
	noun     string // "an amount in pounds"
	example  string // "1,234.50"
	point    string // what a point is for
	decimals int
	percent  bool // a per cent sign belongs here
	pounds   bool // a pound sign belongs here
	whole    bool // no decimals
}

var (
	poundsKind   = kind{noun: "an amount in pounds", example: "1,234.50", point: "pence", decimals: penceDecimals, pounds: true}
	rateKind     = kind{noun: "a rate in pounds", example: "12.7125", point: "pence", decimals: otherDecimals, pounds: true}
	percentKind  = kind{noun: "a percentage", example: "12.5", point: "decimals", decimals: otherDecimals, percent: true}
	quantityKind = kind{noun: "a quantity", example: "1,250.5", point: "decimals", decimals: otherDecimals}
	wholeKind    = kind{noun: "a whole number", example: "12", point: "decimals", whole: true}
)

// ParsePounds reads an amount typed by a person, at most 12 digits and 2 decimals.
// Blank is "not entered" without an error; every error is a *ParseError.
func ParsePounds(text string) (Pounds, error) {
	n, err := typed(text, poundsKind)
	return Pounds{n}, err
}

// ParseRate reads pounds per something, with up to 6 decimals; otherwise as ParsePounds.
func ParseRate(text string) (Pounds, error) {
	n, err := typed(text, rateKind)
	return Pounds{n}, err
}

// ParsePercent reads a percentage, with or without its sign and with up to 6
// decimals, into a fraction: 12.5 becomes 0.125. It sets no upper bound: whether
// more than 100 % makes sense is for the field's engine to say.
func ParsePercent(text string) (Share, error) {
	n, err := typed(text, percentKind)
	if n.set {
		n.value = n.value.Shift(-2)
	}
	return Share{n}, err
}

// ParseQuantity reads a count or measure with up to 6 decimals; otherwise as ParsePounds.
func ParseQuantity(text string) (Quantity, error) {
	n, err := typed(text, quantityKind)
	return Quantity{n}, err
}

// ParseWhole reads a whole number from minimum to maximum. Blank gives false and no error.
func ParseWhole(text string, minimum, maximum int) (int, bool, error) {
	n, err := typed(text, wholeKind)
	if err != nil || !n.set {
		return 0, false, err
	}
	value := n.value.IntPart() // at most 12 digits, so it fits
	if value < int64(minimum) || value > int64(maximum) {
		return 0, false, refuse(text, "%s is outside the range of this field. Type a whole number from %d to %d.",
			FormatQuantity(n.value), minimum, maximum)
	}
	return int(value), true, nil
}

// typed cleans, checks length and pattern, and only then lets decimal read.
func typed(text string, k kind) (number, error) {
	body := strings.TrimFunc(text, isSpace)
	if body == "" {
		return number{}, nil
	}
	if len(body) > 4*maxTyped || utf8.RuneCountInString(body) > maxTyped {
		return number{}, refuse(body, "%s is too long to be %s: at most %d digits before the point. Type it like %s.",
			quote(body), k.noun, maxWholeDigit, k.example)
	}
	negative, digits, err := bare(body, k)
	if err != nil {
		return number{}, err
	}
	whole, fraction, err := split(body, digits, k)
	if err != nil {
		return number{}, err
	}
	canonical := whole
	if fraction != "" {
		canonical += "." + fraction
	}
	if negative {
		canonical = "-" + canonical
	}
	n, err := stored(canonical)
	if err != nil {
		return number{}, unclear(body, k)
	}
	if n.value.IsZero() {
		n.value = decimal.Zero // no minus zero, no 0.00 that prints its places
	}
	return n, nil
}

// bare takes off spaces, signs, brackets and the unit sign that belongs to the field.
func bare(body string, k kind) (negative bool, digits string, err error) {
	rest := strings.Map(func(r rune) rune {
		switch {
		case isSpace(r):
			return ' '
		case r == '−' || r == '–':
			return '-'
		}
		return r
	}, body)
	if strings.ContainsRune(rest, '%') && !k.percent {
		return false, "", refuse(body, "%s is a percentage, but this field takes %s. Type it without %%, for example %s.",
			quote(body), k.noun, k.example)
	}
	if strings.ContainsRune(rest, '£') && !k.pounds {
		return false, "", refuse(body, "%s is an amount of money, but this field takes %s. Type it without £, for example %s.",
			quote(body), k.noun, k.example)
	}
	if inner, ok := strings.CutPrefix(rest, "("); ok {
		inner, closed := strings.CutSuffix(inner, ")")
		if !closed {
			return false, "", unclear(body, k)
		}
		negative, rest = true, strings.Trim(inner, " ")
	}
	signed, poundSeen := negative, false
	for {
		if next, ok := strings.CutPrefix(rest, "£"); ok && !poundSeen {
			poundSeen, rest = true, strings.TrimLeft(next, " ")
			continue
		}
		if next, ok := strings.CutPrefix(rest, "-"); ok && !signed {
			signed, negative, rest = true, true, strings.TrimLeft(next, " ")
			continue
		}
		if next, ok := strings.CutPrefix(rest, "+"); ok && !signed {
			signed, rest = true, strings.TrimLeft(next, " ")
			continue
		}
		break
	}
	if k.percent {
		if next, ok := strings.CutSuffix(rest, "%"); ok {
			rest = strings.TrimRight(next, " ")
		}
	}
	return negative, rest, nil
}

// split checks that only digits, correct groups of thousands and one point are
// left, and gives the digits before and after the point.
func split(body, digits string, k kind) (whole, fraction string, err error) {
	for _, r := range digits {
		if !isDigit(r) && r != ',' && r != ' ' && r != '.' {
			return "", "", unclear(body, k)
		}
	}
	whole, fraction, _ = strings.Cut(digits, ".")
	if strings.Contains(fraction, ".") && !strings.Contains(digits, ",") {
		return "", "", unclear(body, k)
	}
	whole, grouped := ungroup(whole)
	if !grouped || strings.ContainsAny(fraction, ", .") {
		return "", "", refuse(body, "%s could mean more than one number. Use commas for thousands, a point for %s, for example %s.",
			quote(body), k.point, k.example)
	}
	if whole == "" && fraction == "" {
		return "", "", unclear(body, k)
	}
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > maxWholeDigit {
		return "", "", refuse(body, "%s is too large: at most %d digits before the point. Type it like %s.",
			quote(body), maxWholeDigit, k.example)
	}
	if whole == "" {
		whole = "0"
	}
	if k.whole && strings.Trim(fraction, "0") == "" && len(fraction) <= penceDecimals {
		return whole, "", nil // 5.00 is 5; 5.000 might have been meant as five thousand
	}
	if len(fraction) > k.decimals {
		if k.whole {
			return "", "", refuse(body, "%s is not a whole number. Type it without decimals, for example %s.", quote(body), k.example)
		}
		return "", "", refuse(body, "%s has too many decimals: at most %d after the point here. Type it like %s.",
			quote(body), k.decimals, k.example)
	}
	return whole, strings.TrimRight(fraction, "0"), nil
}

// ungroup removes thousands separators, all commas or all spaces, and reports
// whether they stood in the right places.
func ungroup(whole string) (string, bool) {
	separator := ","
	if strings.Contains(whole, " ") {
		separator = " "
	}
	groups := strings.Split(whole, separator)
	for i, group := range groups {
		if strings.ContainsAny(group, ", ") {
			return "", false
		}
		if len(groups) == 1 {
			break
		}
		if i == 0 && (len(group) == 0 || len(group) > 3) || i > 0 && len(group) != 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func unclear(body string, k kind) error {
	return refuse(body, "%s is not %s. Type digits only, for example %s.", quote(body), k.noun, k.example)
}

func refuse(text, format string, arguments ...any) error {
	return &ParseError{Code: CodeNotNumber, Typed: clip(text), Message: fmt.Sprintf(format, arguments...)}
}

// quote repeats what was typed, short, and with anything invisible made visible so
// that it cannot rearrange the sentence around it.
func quote(text string) string {
	return "“" + strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '…' {
			return r
		}
		if isSpace(r) {
			return ' '
		}
		return utf8.RuneError
	}, clip(text)) + "”"
}

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u2007' || r == '\u202f' || r == '\u2060'
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
