package selection_test

import (
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/tender/selection"
)

func read(text string) []selection.SuggestedRequirement {
	return selection.ReadNotice(bid.Opportunity{Selection: []bid.Criterion{{ID: "s", Text: text}}})
}

func TestAmountsOfCoverAreReadAsLevels(t *testing.T) {
	for text, want := range map[string]string{
		"Public liability of £5 million":                "5000000",
		"Public liability: £10m each claim":             "10000000",
		"Public liability, not less than GBP 5,000,000": "5000000",
		"Public liability of £2.5m":                     "2500000",
	} {
		got := read(text)
		if len(got) != 1 || got[0].ItemID != "EV-11" || got[0].Level.String() != want || got[0].Words != text {
			t.Errorf("%q gives %+v, want %s", text, got, want)
		}
	}
	if got := read("Public liability £5m and employers' liability £10m"); len(got) != 2 || got[0].Level.IsSet() {
		t.Errorf("two amounts in one piece are not told apart: %+v", got)
	}
}

func TestAnyTextIsReadWithoutPanic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { read(rapid.String().Draw(t, "text")) })
}
