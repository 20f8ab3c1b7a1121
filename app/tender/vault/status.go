// Package vault says how the proofs of an organisation stand on a day, and what is due
// soon: proofs that run out, and dates in the calendar.
package vault

import (
	"fmt"
	"regexp"
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// State is how a proof stands on a day.
type State string

// The states. A proof without a day of expiry is a question, unless it never runs out.
const (
	InDate   State = "in_date"
	Expiring State = "expiring" // within the days of warning
	Expired  State = "expired"
	Unknown  State = "unknown"
)

// ownWarning is the warning before a proof of the user's own runs out, in days: a
// default of the project's, as most evidence items have it.
const ownWarning = 60

// longAgo is when days are no longer counted for people.
const longAgo = 90

// Status is how a proof stands on a day. It is still good on the day it names.
type Status struct {
	State State
	Days  int // to the day of expiry, negative after it; 0 too where there is none
	Words string
}

// Of is how a proof stands on a day, by the warning of its item; the zero item is one
// of the user's own.
func Of(e bid.Evidence, item reference.EvidenceItem, on date.Date) Status {
	switch {
	case e.NeverExpires:
		return Status{State: InDate, Words: "does not run out"}
	case e.Expires.IsZero():
		return Status{State: Unknown, Words: "no day of expiry"}
	}
	warning := ownWarning
	if item.WarnDays.IsSet() {
		warning = int(item.WarnDays.Decimal().IntPart())
	}
	days := on.DaysUntil(e.Expires)
	s := Status{Days: days}
	switch {
	case days < -longAgo:
		s.State, s.Words = Expired, "expired on "+e.Expires.String()
	case days < 0:
		s.State, s.Words = Expired, "expired "+counted(-days)+" ago"
	case days == 0:
		s.State, s.Words = Expiring, "expires today"
	case days <= warning:
		s.State, s.Words = Expiring, "expires in "+counted(days)
	default:
		s.State, s.Words = InDate, "in date to "+e.Expires.String()
	}
	return s
}

func counted(days int) string {
	if days == 1 {
		return "1 day"
	}
	return strconv.Itoa(days) + " days"
}

// Item is the evidence item of that id; the zero item when there is none.
func Item(l *reference.Library, id string) reference.EvidenceItem {
	if l != nil && id != "" {
		for _, i := range l.EvidenceItems() {
			if i.ID == id {
				return i
			}
		}
	}
	return reference.EvidenceItem{}
}

// Name is what a proof is called: its own name, else its item's.
func Name(e bid.Evidence, item reference.EvidenceItem) string {
	if e.Name != "" {
		return e.Name
	}
	return item.Label
}

// counts is a rule of expiry that counts from the day of issue.
var counts = regexp.MustCompile(`^(?:buyer rule, else )?(\d{1,2}) (months?|years?)(?: from signature)?$`)

// Usual is the day on which a proof usually runs out by the rule of its item, counted
// from the day it was issued; false where the rule counts from something else. It is a
// proposal: what the proof itself says rules.
func Usual(item reference.EvidenceItem, issued date.Date) (day date.Date, ok bool) {
	m := counts.FindStringSubmatch(item.ExpiryRule)
	if m == nil || issued.IsZero() {
		return date.Date{}, false
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return date.Date{}, false
	}
	if m[2][0] == 'y' {
		n *= 12
	}
	return issued.AddMonths(n).AddDays(-1), true
}

// Level is a level as people read it, in the unit of the item: £5,000,000, 3 years.
func Level(value, unit string) string {
	switch {
	case value == "":
		return ""
	case unit == "GBP" || unit == "GBP turnover":
		return "£" + grouped(value)
	case unit == "percent":
		return value + " %"
	case unit == "year" || unit == "grade":
		return value
	}
	return fmt.Sprintf("%s %s", value, unit)
}

// grouped puts commas between the thousands of a number.
func grouped(text string) string {
	whole, rest := text, ""
	for i, r := range text {
		if r == '.' {
			whole, rest = text[:i], text[i:]
			break
		}
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return whole + rest
}
