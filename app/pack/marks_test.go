package pack

import (
	"testing"

	"github.com/shopspring/decimal"
)

// found is a finished file of the texts given.
type found struct {
	DataPainter
	texts []string
}

func (f found) Haystacks([]byte) (out []Haystack, err error) {
	for _, text := range f.texts {
		out = append(out, Haystack{Where: "data", Text: text})
	}
	return out, nil
}

// Ids and hashes are drawn at random: digits of a withheld figure that turn up in one are
// no leak, and the same digits anywhere else are.
func TestDigitsOfAnIdAreNoLeak(t *testing.T) {
	walkAway := decimal.NewFromInt(73914)
	b := Built{Secrets: []Secret{{Path: "pricing.walkAway", Number: &walkAway}}, marks: []string{"0d9a-73914-b0fb"}}
	if err := LeakTest(found{texts: []string{`"packId": "0d9a-73914-b0fb"`}}, nil, b); err != nil {
		t.Error(err)
	}
	for _, text := range []string{`"packId": "0d9a-73914-b0fb", "note": "73914"`, "0d9a-73914-b0fc"} {
		if LeakTest(found{texts: []string{text}}, nil, b) == nil {
			t.Errorf("%s went out", text)
		}
	}
}
