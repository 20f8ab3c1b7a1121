package bid_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
)

func TestCheckRoute(t *testing.T) {
	var doc bid.Document
	doc.Organisation.Profiles = []bid.QuoteProfile{{ID: "mine", Bands: []bid.QuoteBand{
		{ID: "good", Over: money.MustPounds("0"), UpTo: money.MustPounds("10")},
		{ID: "empty", Over: money.MustPounds("10"), UpTo: money.MustPounds("10")},
	}}}
	r := &doc.Bid.Opportunity.Route
	r.Parts = []bid.ValuePart{{ID: "a", Yearly: money.MustPounds("-1")}, {ID: "b", Years: money.MustQuantity("-1")}, {ID: "c", Amount: money.MustPounds("5")}}
	r.PSR.Before = money.MustPounds("-1")
	r.Says = []bid.TenderSays{{ID: "s", Value: money.MustValue("-1")}}
	want := map[string]bool{
		"organisation.quoteProfiles.mine.bands.empty.upTo": true, "opportunity.route.parts.a.yearly": true,
		"opportunity.route.parts.b.years": true, "opportunity.route.psr.valueBefore": true, "opportunity.route.says.s.value": true,
	}
	for _, i := range bid.Check(doc) {
		if i.Code == bid.CodeNegative || i.Code == bid.CodeTerm {
			if !want[i.Path] {
				t.Errorf("%+v", i)
			}
			delete(want, i.Path)
		}
	}
	for path := range want {
		t.Errorf("nothing said about %s", path)
	}
}
