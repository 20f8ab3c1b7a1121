package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"bidwright/app/chart"
	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/app/pack/sample"
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

// However long the note on who may read a pack, its pages tell their number, the pack and
// the day.
func TestALongFooterKeepsPagePackAndDay(t *testing.T) {
	doc := sample.Document()
	doc.Confidential = "In confidence between Cydweithfa Gymunedol Penrhyn and the Support Trust of North Dwyfor"
	for i, page := range laid(t, doc).Pages {
		var all strings.Builder
		for _, shape := range page.Shapes {
			if x, ok := shape.(chart.Text); ok {
				all.WriteString(x.String + "\n")
			}
		}
		for _, want := range []string{fmt.Sprintf("Page %d of ", i+1), doc.Hash(), "14 May 2027", doc.Confidential} {
			if !strings.Contains(all.String(), want) {
				t.Errorf("page %d does not tell %q", i+1, want)
			}
		}
	}
}
