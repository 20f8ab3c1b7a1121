package pack

import (
	"strings"
	"testing"
)

func TestAmountsAreTakenOutOfWords(t *testing.T) {
	for text, kept := range map[string]string{
		"We serve 26,000 meals a year to 98.5 % of people": "We serve 26,000 meals a year to 98.5 % of people",
		"At £9.25 each":                 "At each",
		"at 29.10 an hour":              "at hour",
		"It costs £ 240,500 a year.":    "It costs a year.",
		"for 1,200 a week":              "for week",
		"1200 per place":                "place",
		"99.25 % on time, 12.50% late":  "99.25 % on time, 12.50% late",
		"in 365 days and 24 hours":      "in 365 days and 24 hours",
		"1200 pounds, 45p":              ",",
		"Questions 4.2 and 4.3":         "Questions 4.2 and 4.3",
		"by 1 April 2027":               "by 1 April 2027",
		"five staff, 37.5 hours a week": "five staff, 37.5 hours a week",
	} {
		if got := strings.Join(strings.Fields(unpriced(text)), " "); got != kept {
			t.Errorf("%q became %q, not %q", text, got, kept)
		}
	}
}
