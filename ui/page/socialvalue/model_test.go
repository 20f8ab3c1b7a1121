package socialvalue_test

import (
	"testing"

	"bidwright/ui/kit"
	"bidwright/ui/page/pagetest"
)

// An outcome of the map is put in its place by mission, outcome and criterion; choosing
// the mission again takes the narrower choice away, and the part of commitments says
// whether the model binds this buyer.
func TestAnOutcomeIsPutInItsPlaceInTheModel(t *testing.T) {
	s := stationery(t)
	_, w := open(t, s, "impact")
	choose := func(field, id string) {
		t.Helper()
		pagetest.Field(t, w, field).(*kit.Picker).OnChosen(id)
	}
	stored := func(want string) {
		t.Helper()
		b := s.Bid()
		if got := b.SocialValue.Rows[0].ModelID; got != want {
			t.Errorf("the place is %q, not %q", got, want)
		}
	}
	choose("Mission None", "SVM-M1")
	stored("SVM-M1")
	choose("Outcome of the mission Not chosen", "SVM-O1")
	stored("SVM-O1")
	choose("Criterion of the outcome The whole outcome", "SVM-C1D")
	stored("SVM-C1D")
	choose("Criterion of the outcome 1d Moving up at work", "")
	stored("SVM-O1")
	choose("Mission 1 Economic growth", "SVM-M4")
	stored("SVM-M4")
	choose("Mission 4 Opportunity", "")
	stored("")

	_, w = open(t, s, "commitments")
	contains(t, w, "the buyer is none of these")
}
