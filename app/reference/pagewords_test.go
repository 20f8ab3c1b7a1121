package reference_test

import (
	"testing"

	"bidwright/app/reference"
)

// Every page has words for a newcomer, and each has an entry with a meaning and a source.
func TestPageWordsAreInTheGlossary(t *testing.T) {
	glossary := library(t).Glossary()
	for page, needs := range map[string][]string{
		"welcome": {"Full cost recovery"}, "bids": {"Contract notice"}, "organisation": {"Share code", "Exclusion ground"},
		"facts": {"Threshold"}, "overview": {"Expected value", "Walk-away price"}, "guide": {"On-costs"},
		"opportunity": {"Invitation to tender", "Lot", "TUPE", "Social value"}, "eligibility": {"Condition of participation", "Associated person", "Joint and several liability"},
		"dynamic": {"Dynamic purchasing system", "Referral"}, "core-costs": {"Core cost", "Allocation key"}, "price": {"Uplift", "Unit price"},
		"trial": {"Break-even volume"}, "pack": {"Price schedule"},
	} {
		words := map[string]bool{}
		for _, word := range reference.PageWords(page) {
			term, found := glossary.Term(word)
			if !found || term.Definition == "" || term.Title == "" {
				t.Errorf("%s: %q is no entry of the glossary", page, word)
			}
			if words[word] {
				t.Errorf("%s: %q twice", page, word)
			}
			words[word] = true
		}
		for _, word := range needs {
			if !words[word] {
				t.Errorf("%s lacks %q", page, word)
			}
		}
	}
	if reference.PageWords("nowhere") != nil {
		t.Error("a page that is not there has words")
	}
}
