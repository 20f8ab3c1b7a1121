package pack

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
)

// A figure that somebody typed into a text for the reader is open only by its own label;
// round numbers, years and short ones may stand there by chance.
func TestFiguresInProseAreNotOpenedByIt(t *testing.T) {
	for text, secret := range map[string]bool{
		"We pay £38,417.26 for it": true, "38 417.26": true, "about 38,417 a year": true, "£12.345 each": true,
		"by 31 March 2027": false, "1,500 hours": false, "£10,000,000 of cover": false, "27.5 hours": false, "£8.17": false,
	} {
		var numbers []Secret
		for number := range numbersIn(text) {
			d, err := decimal.NewFromString(number)
			if err == nil {
				numbers = append(numbers, Secret{Number: &d})
			}
		}
		if found := len(Search([]Haystack{{Text: text}}, numbers, []string{prose(text)})) > 0; found != secret {
			t.Errorf("%q: found %v", text, found)
		}
	}
}

// Digits of an id are no figure, wherever they turn up; and an id opens none.
func TestDigitsOfIDsAreNoFigures(t *testing.T) {
	wage := decimal.NewFromInt(4471)
	b := Built{Secrets: []Secret{{Path: "people.wage", Number: &wage}}}
	const id = "2f1d7a52-4471-4c7e-9a35-1f7c40b1a901"
	if err := LeakTest(found{texts: []string{`"id": "` + id + `"`}}, nil, b); err != nil {
		t.Error(err)
	}
	b.Allowed = []string{id}
	var leak *LeakError
	if err := LeakTest(found{texts: []string{`"id": "` + id + `", "note": "£4,471"`}}, nil, b); !errors.As(err, &leak) {
		t.Errorf("it went out: %v", err)
	}
}
