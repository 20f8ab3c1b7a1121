package selection_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/tender/selection"
)

// A gap added, or the answers about the grounds taken away, never improves the verdict,
// and the order of the conditions does not change it.
func TestAGapAddedOrAnAnswerTakenAwayNeverImprovesTheVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := ready()
		own := doc.Organisation.Standing
		doc.Bid.Consortium.Members = []bid.Member{{ID: "m", Name: "M", Standing: bid.Standing{Cleared: own.Cleared},
			Agreed: rapid.SampledFrom([]bid.Answer{bid.Yes, bid.No, bid.Unknown}).Draw(t, "agreed")}}
		var list []bid.Requirement
		for i := range rapid.IntRange(0, 6).Draw(t, "n") {
			list = append(list, bid.Requirement{ID: string(rune('a' + i)), Name: "R", Scored: rapid.Bool().Draw(t, "scored"),
				ByID: rapid.SampledFrom([]string{"", "m", "gone"}).Draw(t, "by"),
				Met:  rapid.SampledFrom([]bid.Meets{bid.MeetsHave, bid.MeetsByAward, bid.MeetsGap, bid.MeetsUnknown}).Draw(t, "met")})
		}
		verdict := func(list []bid.Requirement, s bid.Standing) int {
			d := doc
			d.Bid.Eligibility.Requirements, d.Organisation.Standing = list, s
			_, out := build(t, d)
			return slices.Index(order, out.Overall.Verdict)
		}
		before := verdict(list, own)
		if verdict(rapid.Permutation(list).Draw(t, "order"), own) != before {
			t.Fatal("the order of the conditions matters")
		}
		if after := verdict(append(slices.Clone(list), bid.Requirement{ID: "gap", Name: "G", Met: bid.MeetsGap}), own); after < before || order[after] != selection.NotYet {
			t.Fatalf("%s became %s with a gap", order[before], order[after])
		}
		unasked := own
		unasked.Cleared = nil
		if after := verdict(list, unasked); after < before {
			t.Fatalf("%s became %s without the answers", order[before], order[after])
		}
	})
}
