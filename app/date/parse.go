package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Years that a bid can have to do with; anything else is a slip of the finger.
const (
	firstYear = 1900
	lastYear  = 2199
	maxTyped  = 40
)

// ParseError says what was wrong with a typed date and what would be right, in a
// sentence to print beside the field.
type ParseError struct {
	Typed   string // what was typed, clipped to 40 characters
	Message string
}

func (e *ParseError) Error() string { return e.Message }

// Parse reads a day as people in the United Kingdom type it: 14/5/27, 14 5 2027,
// 14 May 2027, 2027-05-14, or "today", which is the day passed in. A year of two
// digits is in this century. Blank is "not entered" without an error; every error
// is a *ParseError.
func Parse(text string, today Date) (Date, error) {
	body := strings.TrimSpace(text)
	if body == "" {
		return Date{}, nil
	}
	if len(body) > maxTyped {
		return Date{}, notADate(body)
	}
	if strings.EqualFold(body, "today") && !today.IsZero() {
		return today, nil
	}
	parts := strings.FieldsFunc(body, func(r rune) bool {
		return unicode.IsSpace(r) || r == '/' || r == '.' || r == '-' || r == ','
	})
	if len(parts) == 2 && looksLikeDay(parts[0]) && (looksLikeDay(parts[1]) || monthNamed(parts[1]) != 0) {
		return Date{}, refuse(body, "%s has no year. Add the year, for example 14/5/2027.", quote(body))
	}
	if len(parts) != 3 {
		return Date{}, notADate(body)
	}
	if _, year := digits(parts[0], 4); year && len(parts[0]) == 4 { // 2027-05-14
		parts[0], parts[2] = parts[2], parts[0]
	}
	day, okDay := digits(ordinal(parts[0]), 2)
	year, okYear := digits(parts[2], 4)
	month := int(monthNamed(parts[1]))
	okMonth := month != 0
	if !okMonth {
		month, okMonth = digits(parts[1], 2)
	}
	if !okDay || !okMonth || !okYear || len(parts[2]) == 3 || len(parts[2]) == 1 {
		return Date{}, notADate(body)
	}
	if len(parts[2]) == 2 {
		year += 2000
	}
	return checked(body, day, month, year)
}

func checked(body string, day, month, year int) (Date, error) {
	if year < firstYear || year > lastYear {
		return Date{}, refuse(body, "The year %d is outside %d to %d. Check the year, for example 14/5/2027.", year, firstYear, lastYear)
	}
	if month > 12 && day >= 1 && day <= 12 {
		return Date{}, refuse(body, "%s has month %d. Day first, then month: did you mean %d/%d/%d?", quote(body), month, month, day, year)
	}
	if month < 1 || month > 12 {
		return Date{}, refuse(body, "There is no month %d. Day first, then month, for example 14/5/2027.", month)
	}
	d, err := New(year, time.Month(month), day)
	if err != nil {
		last := Date{year, time.Month(month), 1}.AddMonths(1).AddDays(-1)
		return Date{}, refuse(body, "There is no %d %s %d. The last day of that month is %d %s.",
			day, time.Month(month), year, last.Day(), last.Month())
	}
	return d, nil
}

// FinancialYear names the year from 1 April to 31 March that holds the day: "2027/28".
func FinancialYear(d Date) string {
	if d.IsZero() {
		return ""
	}
	start := FinancialYearStart(d).Year()
	return fmt.Sprintf("%d/%02d", start, (start+1)%100)
}

// FinancialYearStart is the 1 April on or before the day.
func FinancialYearStart(d Date) Date { return yearStart(d, 1) }

// TaxYearStart is the 6 April on or before the day.
func TaxYearStart(d Date) Date { return yearStart(d, 6) }

func yearStart(d Date, day int) Date {
	if d.IsZero() {
		return Date{}
	}
	start := Date{d.year, time.April, day}
	if d.Before(start) {
		start.year--
	}
	return start
}

func looksLikeDay(part string) bool {
	_, ok := digits(ordinal(part), 2)
	return ok
}

// ordinal takes the ending off 1st, 2nd, 3rd, 14th.
func ordinal(part string) string {
	lower := strings.ToLower(part)
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if cut, found := strings.CutSuffix(lower, ending); found {
			return cut
		}
	}
	return part
}

func digits(part string, most int) (int, bool) {
	if part == "" || len(part) > most || strings.Trim(part, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(part)
	return n, err == nil
}

// monthNamed reads May, september or Sept; 0 when it is no month's name.
func monthNamed(part string) time.Month {
	if len(part) < 3 {
		return 0
	}
	lower := strings.ToLower(part)
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), lower) {
			return m
		}
	}
	return 0
}

func notADate(body string) error {
	return refuse(body, "%s is not a date. Type day, month and year, for example 14/5/2027 or 14 May 2027.", quote(body))
}

func refuse(body, format string, arguments ...any) error {
	return &ParseError{Typed: clip(body), Message: fmt.Sprintf(format, arguments...)}
}

func quote(text string) string {
	return "“" + strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return utf8.RuneError
	}, clip(text)) + "”"
}

// clip keeps the first 40 characters, without walking through the rest of a huge text.
func clip(text string) string {
	count := 0
	for i := range text {
		if count == maxTyped {
			return text[:i] + "…"
		}
		count++
	}
	return text
}
