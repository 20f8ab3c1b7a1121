// Package date is the calendar day without a clock or zone: ISO when stored, day
// first when read, and the tax and financial years of the United Kingdom.
package date

import (
	"encoding/json"
	"fmt"
	"time"
)

// Date is a calendar day. The zero value means "not entered".
type Date struct {
	year  int
	month time.Month
	day   int
}

// New returns the given day; an impossible one (31 February) is an error.
func New(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day {
		return Date{}, fmt.Errorf("there is no %d %s %d", day, month, year)
	}
	return Date{year, month, day}, nil
}

// Of is the calendar day of an instant in that instant's own zone.
func Of(t time.Time) Date { return Date{t.Year(), t.Month(), t.Day()} }

// MustISO reads 2006-01-02; it panics on anything else, so use it only for text
// written in the program or its tests.
func MustISO(text string) Date {
	d, err := ParseISO(text)
	if err != nil {
		panic(err)
	}
	return d
}

// ParseISO reads the stored form 2006-01-02; empty text is "not entered".
func ParseISO(text string) (Date, error) {
	if text == "" {
		return Date{}, nil
	}
	if len(text) != len("2006-01-02") {
		return Date{}, fmt.Errorf("%.20q is not a date such as 2027-05-14", text)
	}
	t, err := time.Parse("2006-01-02", text)
	if err != nil {
		return Date{}, fmt.Errorf("%.20q is not a date such as 2027-05-14", text)
	}
	return Of(t), nil
}

// IsZero reports that no day was entered.
func (d Date) IsZero() bool { return d == Date{} }

// Year, Month and Day are the parts of the day.
func (d Date) Year() int         { return d.year }
func (d Date) Month() time.Month { return d.month }
func (d Date) Day() int          { return d.day }

// Time is midnight UTC at the start of the day.
func (d Date) Time() time.Time { return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC) }

// ISO is the stored form, empty when nothing was entered.
func (d Date) ISO() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// String is the printed form, 14 May 2027.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2 January 2006")
}

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.Time().Before(other.Time()) }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.Time().After(other.Time()) }

// AddDays, AddMonths and AddYears move a day; a month without that day ends on its last one.
func (d Date) AddDays(n int) Date { return Of(d.Time().AddDate(0, 0, n)) }

// AddMonths moves by whole months, keeping to the last day of a shorter month.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.year, d.month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.day, last)}
}

// AddYears moves by whole years; 29 February becomes 28 February.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// DaysUntil is the number of days from d to other, negative when other is earlier.
func (d Date) DaysUntil(other Date) int {
	return int(other.Time().Sub(d.Time()).Hours() / 24)
}

// MarshalJSON writes the ISO form.
func (d Date) MarshalJSON() ([]byte, error) { return json.Marshal(d.ISO()) }

// UnmarshalJSON reads the ISO form.
func (d *Date) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		*d = Date{}
		return nil
	}
	if len(raw) > 32 {
		return fmt.Errorf("a date of %d characters is too long", len(raw))
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	parsed, err := ParseISO(text)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
