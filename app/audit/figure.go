package audit

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

type kindOfFigure uint8

const (
	blank   kindOfFigure = iota
	words                // text that is no figure
	number               // a plain figure
	percent              // a percentage, as a fraction
	nothing              // the schedule states that there is no cost
	unread               // looks like a figure, but could mean more than one
)

// figure is a cell as understood.
type figure struct {
	kind     kindOfFigure
	value    decimal.Decimal
	places   int32  // decimals as printed
	currency string // £, €, $ or empty
	why      string // of an unread figure
	exact    bool   // a spreadsheet holds it; what it shows may be rounded
}

func (f figure) isNumber() bool { return f.kind == number || f.kind == percent }

// half is half the last printed digit.
func (f figure) half() decimal.Decimal {
	places := f.places
	if f.exact && places < 2 {
		places = 2 // a sheet that shows whole pounds still holds the pence
	}
	return decimal.New(5, -places-1)
}

const (
	unitWords = `(?:fte|wte|days?|hours?|hrs?|weeks?|wks?|months?|years?|yrs?|visits?|sessions?|places?|staff|posts?|people|persons?|units?|miles?|` +
		`each|p\.? ?a\.?|p/?w|pcm|p/?h|net|gross|(?:ex|exc|excl|excluding|inc|incl|including|plus|\+)\.? ?vat|` +
		`(?:per|an?|/) ?(?:annum|year|yr|week|wk|month|day|hour|hr|session|visit|place|unit|person|child|mile|fte|post))`
	mark = `(?:£|€|\$|gbp|eur|usd)`
)

var (
	figurePattern = regexp.MustCompile(`^(\()?\s*([-+])?\s*(` + mark + `)?\s*([-+])?\s*(\d[\d, ]*(?:\.\d*)?|\.\d+)\s*(%|per ?cent)?\s*(` + mark + `)?\s*(\))?\s*(-)?\s*(?:,?\s*` + unitWords + `\s*){0,2}$`)
	shortThousand = regexp.MustCompile(`^\(?[-+]?\s*` + mark + `?\s*\d[\d,. ]*\s*(?:k|m|bn|mn|million|thousand)\)?$`)
	otherStyle    = regexp.MustCompile(`^\(?[-+]?\s*` + mark + `?\s*\d[\d., ]*\)?\s*%?$`)
	groups        = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?: \d{3})+$|^\d*$`)
	noCost        = regexp.MustCompile(`^(?:[-–—−]|nil|none|zero|n/?a|free|foc|included|incl\.?|in[- ]kind|no (?:\w+ )?(?:cost|charge|fee|price)s?\b.*|nil\b.*|at no (?:cost|charge).*|free of charge.*|without (?:cost|charge).*|(?:a )?shared resource.*|included (?:in|above|below|within|elsewhere).*|in[- ]kind\b.*|absorbed\b.*|(?:met|borne|paid|funded|covered) by\b.*|not (?:charged|costed)\b.*|existing (?:resource|staff)s?\b.*)$`)
	notGiven      = regexp.MustCompile(`^(?:tb[acd]|to be (?:confirmed|agreed|advised|determined)|poa|p\.o\.a\.?|\?+|x+|various|variable)$`)
	sheetError    = regexp.MustCompile(`^#(?:ref!|div/0!|value!|n/a|name\?|null!|num!|spill!|calc!|#+)$`)
)

// read understands one cell. It never guesses: 1.200,50 or 12k stay unread.
func read(c Cell) figure {
	if c.Stored != "" {
		if f, ok := stored(c); ok {
			return f
		}
	}
	text := strings.ToLower(strings.TrimSpace(c.Text))
	if text == "" {
		return figure{}
	}
	if f, ok := simple(text); ok {
		return f
	}
	text = strings.NewReplacer("−", "-", "\u00a0", " ", "\u202f", " ").Replace(text)
	text = strings.TrimSpace(strings.TrimRight(strings.TrimPrefix(text, "'"), "*†‡"))
	for _, sign := range []string{"£", "€", "$"} {
		if rest, ok := strings.CutPrefix(text, sign+"("); ok {
			text = "(" + sign + rest
		}
	}
	switch {
	case noCost.MatchString(text):
		return figure{kind: nothing}
	case sheetError.MatchString(text):
		return figure{kind: unread, why: "is an error that the spreadsheet shows instead of a figure"}
	case notGiven.MatchString(text):
		return figure{kind: unread, why: "is not a figure yet"}
	case len(text) > 60:
		return figure{kind: words}
	case shortThousand.MatchString(text):
		return figure{kind: unread, why: "is shortened; write the figure in full, such as 12,000"}
	}
	if !strings.ContainsAny(text, "0123456789") {
		return figure{kind: words}
	}
	m := figurePattern.FindStringSubmatch(text)
	if m == nil || (m[1] == "") != (m[8] == "") {
		if otherStyle.MatchString(text) {
			return figure{kind: unread, why: "could mean more than one figure; use commas for thousands and a point for pence"}
		}
		return figure{kind: words}
	}
	whole, fraction, _ := strings.Cut(strings.TrimSpace(m[5]), ".")
	whole = strings.TrimSpace(whole)
	if !groups.MatchString(whole) {
		return figure{kind: unread, why: "could mean more than one figure; use commas for thousands and a point for pence"}
	}
	whole = strings.NewReplacer(",", "", " ", "").Replace(whole)
	if len(strings.TrimLeft(whole, "0")) > 12 || len(fraction) > 12 {
		return figure{kind: unread, why: "has too many digits"}
	}
	value, err := decimal.NewFromString("0" + whole + "." + (fraction + "0")[:max(1, len(fraction))])
	if err != nil {
		return figure{kind: words}
	}
	if m[1] != "" || m[2] == "-" || m[4] == "-" || m[9] != "" {
		value = value.Neg()
	}
	f := figure{kind: number, value: value, places: int32(len(fraction)), currency: currencyOf(m[3] + m[7])}
	if m[6] != "" {
		f.kind, f.value, f.places = percent, value.Shift(-2), f.places+2
	}
	return f
}

// simple reads the plainest figures, such as £12,345.67, without patterns: a large
// table is full of them.
func simple(text string) (figure, bool) {
	rest, f := text, figure{kind: number}
	if body, ok := strings.CutPrefix(rest, "£"); ok {
		rest, f.currency = body, "£"
	}
	whole, fraction, _ := strings.Cut(rest, ".")
	if whole == "" || len(whole) > 15 || len(fraction) > 6 || strings.Trim(whole, "0123456789,") != "" || strings.Trim(fraction, "0123456789") != "" {
		return figure{}, false
	}
	digits := 0
	var plain [24]byte
	for i := range len(whole) {
		if whole[i] == ',' {
			if i == 0 || i > 3 && digits < 3 || (len(whole)-i)%4 != 0 {
				return figure{}, false
			}
			continue
		}
		plain[digits] = whole[i]
		digits++
	}
	if strings.Contains(whole, ",") && (strings.Index(whole, ",") > 3 || strings.Count(whole, ",") != (digits-1)/3) || digits > 12 {
		return figure{}, false
	}
	value, err := decimal.NewFromString(string(plain[:digits]) + "." + fraction + "0")
	if err != nil {
		return figure{}, false
	}
	f.value, f.places = value, int32(len(fraction))
	return f, true
}

// stored takes the number that the spreadsheet holds, with the decimals it shows.
func stored(c Cell) (figure, bool) {
	if len(c.Stored) > 40 {
		return figure{}, false
	}
	value, err := decimal.NewFromString(c.Stored)
	if err != nil || value.Exponent() > 12 || value.Exponent() < -40 || value.NumDigits() > 40 || value.Abs().Cmp(decimal.New(1, 12)) >= 0 {
		return figure{}, false
	}
	f := figure{kind: number, value: value.Round(8), exact: true}
	shown := read(Cell{Text: c.Text})
	if shown.isNumber() {
		f.kind, f.places, f.currency = shown.kind, shown.places, shown.currency
	} else if strings.TrimSpace(c.Text) != "" && shown.kind != unread && shown.kind != nothing {
		return figure{}, false // a date, or a format that shows words
	}
	return f, true
}

func currencyOf(mark string) string {
	switch mark {
	case "£", "gbp":
		return "£"
	case "€", "eur":
		return "€"
	case "$", "usd":
		return "$"
	}
	return ""
}

var percentInText = regexp.MustCompile(`(\d{1,3}(?:\.\d{1,4})?)\s*(?:%|per ?cent\b)`)

// percentIn finds the first percentage in a text, as a fraction.
func percentIn(text string) (decimal.Decimal, bool) {
	m := percentInText.FindStringSubmatch(strings.ToLower(text))
	if m == nil {
		return decimal.Decimal{}, false
	}
	value, err := decimal.NewFromString(m[1])
	return value.Shift(-2), err == nil
}
