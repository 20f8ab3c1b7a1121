package assess_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// Marks stand beside the price on any bid, explain themselves and stay inside.
func TestScoreOfTheWorkedExample(t *testing.T) {
	doc := meals(t)
	asked, _ := of(doc).Figure("price.asked")
	doc.Bid.Pricing.Scoring = bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Quality: Q("60"), OwnQuality: Q("45"),
		Rivals: []bid.Rival{{ID: "low", Name: "Low", Price: P("1.00"), Quality: Q("45")}}, PhantomPrice: P("0.50")}
	a := of(doc)
	if err := a.Pricing.Graph.Err(); err != nil {
		t.Error(err)
	}
	if own, _ := a.Figure("score.own.price"); !own.Value.Equal(asked.Value) {
		t.Errorf("marked at %s, asked %s", own.Printed, asked.Printed)
	}
	for _, id := range []string{"score.own.rank", "score.low.total", "score.per_pound", "score.room_per_mark", "score.first_price", "score.first_subsidy", "score.phantom.rank"} {
		f, found := a.Figure(id)
		if !found || f.Label != bid.LabelInternal {
			t.Errorf("%s: found %v, label %q", id, found, f.Label)
		}
		if e, found := a.Explain(id); !found || f.Available && e.Formula == "" {
			t.Errorf("%s has no working", id)
		}
	}
	// first at £1.00 a meal, which is below cost: the subsidy is that of a bid at £1.00
	first, _ := a.Figure("score.first_price")
	subsidy, _ := a.Figure("score.first_subsidy")
	doc.Bid.Pricing.Asked = P("1.00")
	at, _ := of(doc).Figure("ladder.subsidy")
	if !first.Value.Equal(dec("1")) || !subsidy.Value.Round(2).Equal(at.Value.Round(2)) {
		t.Errorf("first at %s with %s, but a bid at that price takes %s", first.Printed, subsidy.Printed, at.Printed)
	}
}
