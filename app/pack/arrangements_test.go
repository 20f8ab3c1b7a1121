package pack_test

import (
	"strings"
	"testing"

	"bidwright/app/pack"
)

// The board reads the arrangements side by side with what speaks for each; the buyer and a
// partner read nothing of it.
func TestTheBoardReadsTheArrangementsSideBySide(t *testing.T) {
	doc := county(t)
	doc.Bid.Consortium.Models[0].Note = "Agreed over tea in Wrenbury"
	read := func(audience pack.Audience, s pack.Source) string {
		built, err := pack.Build(audience, s)
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		pack.Walk(built.Document, func(l pack.Leaf) { all.WriteString(strings.ReplaceAll(l.Text, "\u00a0", " ") + "\n") })
		return all.String()
	}
	board := read(pack.Board, source(t, doc))
	for _, want := range []string{
		"Which arrangement fits", "The rules point to “Managing provider”, and your marks put it first of 3 arrangements",
		"Chosen: Managing provider: the lead delivers as well. Agreed over tea in Wrenbury",
		"A new company owned by the members", "Usually joint and several: each may be asked for the whole", "Competitive habits stay",
		"Passed on the lead alone", "Would pass by its own accounts", "too late",
		"4. Only an area or a specialism is missing", "The council pays each of us",
	} {
		if !strings.Contains(board, want) {
			t.Errorf("the board does not read %q in\n%s", want, board)
		}
	}
	// By hand: the marks of the example under the weights of the facts.
	for id, want := range map[string]string{"managed_provider": "70", "new_entity": "47", "unincorporated": "63"} {
		f, ok := source(t, doc).Assessment.Figure("cons.model." + id)
		if !ok || f.Value.String() != want {
			t.Errorf("%s: %s, want %s", id, f.Printed, want)
		}
	}
	for name, text := range map[string]string{"the buyer": read(pack.Commissioner, source(t, doc)), "a partner": read(pack.Partner, offered(t, doc, doc.Bid.Consortium.Members[0].ID))} {
		for _, secret := range []string{"Which arrangement fits", "over tea", "pays each of us", "Competitive habits", "too late"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s reads %q", name, secret)
			}
		}
	}
}
