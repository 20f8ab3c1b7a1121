package bid_test

import (
	"slices"
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

func TestWeeksAndCostToCloseAGapAreChecked(t *testing.T) {
	for weeks, want := range map[string]bool{"8": false, "-1": true, "5201": true} {
		doc := Empty()
		doc.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: "R", Weeks: Q(weeks), Cost: P("10")}}
		found := slices.ContainsFunc(bid.Check(doc), func(i bid.Issue) bool {
			return strings.HasPrefix(i.Path, "eligibility.requirements.r.")
		})
		if found != want {
			t.Errorf("%s weeks: reported %v, want %v", weeks, found, want)
		}
	}
}
