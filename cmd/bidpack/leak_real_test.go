package main

import (
	"context"
	"testing"

	"bidwright/app/pack"
	"bidwright/assets/examples"
)

// Without anything planted every pack of every bundled example goes out: to the buyer,
// the board, each partner, and as each partner's answer.
func TestTheRealPacksOfEveryExampleGoOut(t *testing.T) {
	long(t)
	for _, name := range examples.Names() {
		doc := exampleBid(t, name)
		all := []guarded{{"the board’s pack", pack.Board, sourceOf(t, doc), everyFormat, true}}
		for paper, which := range papers {
			src := sourceOf(t, doc)
			src.Paper = which
			all = append(all, guarded{"the buyer’s " + paper + " paper", pack.Commissioner, src, everyFormat, true})
		}
		for _, m := range doc.Bid.Consortium.Members {
			offer := offerTo(t, doc, m.ID)
			all = append(all, guarded{"the pack to " + m.Name, pack.Partner, offer, everyFormat, false},
				guarded{"the answer of " + m.Name, pack.Lead, answerOf(t, invitedBy(t, offer)), everyFormat, false})
		}
		for _, g := range all {
			for _, format := range g.formats {
				maker, err := painter(format)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := pack.Finish(context.Background(), maker, g.audience, g.source, g.draft, nil); err != nil {
					t.Errorf("%s: %s as %s: %v", name, g.name, format, err)
				}
			}
		}
	}
}
