package reference_test

import (
	"testing"

	"bidwright/app/reference"
	"bidwright/assets/facts"
)

func TestTheWordOfATextIsFound(t *testing.T) {
	l, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Free reserves at the end of the year": "Free reserves", "Are you a voluntary, community or social enterprise (VCSE)?": "VCSE",
		"Which lots do you bid for?": "Lot", "Self-cleaning, in your own words": "Self-cleaning", "A pilot": "", "": "", "Allotment": "",
	} {
		term, ok := l.Glossary().In(text)
		if ok != (want != "") || term.Name != want && !contains(term.Also, want) {
			t.Errorf("%q: %q %v, want %q", text, term.Name, ok, want)
		}
	}
	// Every entry is found by its own name.
	for _, term := range l.Glossary().Terms() {
		if found, ok := l.Glossary().In("What is " + term.Name + "?"); !ok || found.ID != term.ID && len(found.Name) < len(term.Name) {
			t.Errorf("%q leads to %q", term.Name, found.Name)
		}
	}
}

func contains(all []string, one string) bool {
	for _, x := range all {
		if x == one {
			return true
		}
	}
	return false
}
