package bid_test

import (
	"slices"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// What cannot be right in a call-off or a decision is refused beside its field.
func TestCallOffAndChoiceAreChecked(t *testing.T) {
	for name, c := range map[string]struct {
		change     func(*bid.Bid)
		code, path string
	}{
		"weights make 90": {func(b *bid.Bid) { b.Dynamic.Scheme.Quality, b.Dynamic.Scheme.Price = Q("50"), Q("40") }, bid.CodeWeights, "dynamicPurchasing.scheme.qualityWeight"},
		"weight of 101":   {func(b *bid.Bid) { b.Dynamic.Scheme.Quality = Q("101") }, bid.CodeShare, "dynamicPurchasing.scheme.qualityWeight"},
		"a statement": {func(b *bid.Bid) {
			b.Dynamic.Qualifications = []bid.Qualification{{ID: "q", Statements: []bid.MethodStatement{{ID: "s", Name: "S", Score: Q("6"), Max: Q("5")}}}}
		}, bid.CodeShare, "dynamicPurchasing.qualifications.q.statements.s.score"},
		"a score without a day": {func(b *bid.Bid) {
			b.Dynamic.Qualifications = []bid.Qualification{{ID: "q", History: []bid.DatedScore{{ID: "h", Score: Q("50")}}}}
		}, bid.CodeTerm, "dynamicPurchasing.qualifications.q.history.h.on"},
		"discount": {func(b *bid.Bid) {
			b.Dynamic.Referrals = []bid.ScoredReferral{{ID: "r", Bidders: []bid.ReferralBidder{{ID: "o", Discount: S("1.1")}}}}
		}, bid.CodeShare, "dynamicPurchasing.referrals.r.bidders.o.discount"},
		"chance above 1": {func(b *bid.Bid) { b.Choice.Chance = S("25") }, bid.CodeProbability, "choice.chance"},
		"mark above 5":   {func(b *bid.Bid) { b.Choice.Marks = []bid.ChoiceMark{{ID: "m", ItemID: "win", Mark: Q("6")}} }, bid.CodeShare, "choice.marks.m.mark"},
		"marked twice": {func(b *bid.Bid) {
			b.Choice.Marks = []bid.ChoiceMark{{ID: "m", ItemID: "win"}, {ID: "n", ItemID: "win"}}
		}, bid.CodeTwice, "choice.marks.n.itemId"},
		"hours":         {func(b *bid.Bid) { b.Choice.Effort = []bid.BidEffort{{ID: "e", Name: "E", Hours: Q("-1")}} }, bid.CodeNegative, "choice.effort.e.hours"},
		"spent":         {func(b *bid.Bid) { b.Result.SpentAmount = P("-1") }, bid.CodeNegative, "result.spentAmount"},
		"minus bidders": {func(b *bid.Bid) { b.Result.Bidders = -1 }, bid.CodeNotNumber, "result.bidders"},
	} {
		doc := Empty()
		c.change(&doc.Bid)
		if found := bid.Check(doc); !slices.ContainsFunc(found, func(i bid.Issue) bool { return i.Code == c.code && i.Path == c.path }) {
			t.Errorf("%s: %v", name, found)
		}
	}
}
