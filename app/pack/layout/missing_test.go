package layout_test

import (
	"testing"

	"bidwright/app/pack"
	"bidwright/app/pack/layout"
)

// A character that cannot be printed is named with the words around it and the section,
// so that it can be found; one that nobody can see is called so.
func TestMissingCharactersAreNamedWhereTheyStand(t *testing.T) {
	doc := pack.Document{Title: "Offer", Sections: []pack.Section{
		{ID: "a", Level: 1, Title: "The bidder"},
		{ID: "b", Level: 1, Title: "Method statements", Blocks: pack.Blocks{pack.Paragraph{Runs: []pack.Run{{Text: "We cook 🍲 daily"}, {Text: "a pasted\u200bword"}}}}},
	}}
	var got []string
	for _, m := range layout.Missing(doc, faces(t)) {
		got = append(got, m.String())
	}
	want := []string{"U+1F372 in “We cook ? daily” (section “Method statements”)", "the invisible character U+200B in “a pasted?word” (section “Method statements”)"}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%q, want %q", got, want)
	}
}
