package socialvalue_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/date"
	"bidwright/app/socialvalue"
	"bidwright/app/working"
)

// PPN 002, section 12 of the specification: central departments, their agencies and other
// bodies; not below the threshold, nor under other rules; from 1 October 2025; 10 % or more.
func TestTheLeastWeightHoldsWhereTheModelApplies(t *testing.T) {
	central := socialvalue.Buyer{Regime: "PA23", Nation: "England", Authority: bid.AuthorityCentral, Above: bid.Yes, Began: date.MustISO("2026-03-01")}
	with := func(change func(*socialvalue.Buyer)) socialvalue.Buyer {
		b := central
		change(&b)
		return b
	}
	for name, c := range map[string]struct {
		buyer  socialvalue.Buyer
		said   bid.Answer
		weight string
		told   bool
	}{
		"central, above, too little":       {central, bid.Unknown, "0.099", true},
		"central, above, exactly":          {central, bid.Unknown, "0.1", false},
		"central, the first day":           {with(func(b *socialvalue.Buyer) { b.Began = date.MustISO("2025-10-01") }), bid.Unknown, "0.05", true},
		"central, the day before":          {with(func(b *socialvalue.Buyer) { b.Began = date.MustISO("2025-09-30") }), bid.Yes, "0.05", false},
		"central, below the threshold":     {with(func(b *socialvalue.Buyer) { b.Above = bid.No }), bid.Unknown, "0.05", false},
		"central, threshold not known":     {with(func(b *socialvalue.Buyer) { b.Above = bid.Unknown }), bid.Unknown, "0.05", false},
		"a defence contract, as told":      {central, bid.No, "0.05", false},
		"a council that uses it by choice": {with(func(b *socialvalue.Buyer) { b.Authority = bid.AuthorityCouncil }), bid.Yes, "0.05", false},
		"a health body, not told":          {with(func(b *socialvalue.Buyer) { b.Authority = bid.AuthorityNHS }), bid.Unknown, "0.05", false},
		"a health body that is bound":      {with(func(b *socialvalue.Buyer) { b.Authority = bid.AuthorityNHS }), bid.Yes, "0.05", true},
		"a Scottish purchase":              {with(func(b *socialvalue.Buyer) { b.Regime = "PCSR2015" }), bid.Yes, "0.05", false},
		"nothing known but what was told":  {socialvalue.Buyer{}, bid.Yes, "0.05", true},
		"nothing known at all":             {socialvalue.Buyer{}, bid.Unknown, "0.05", false},
	} {
		sv := sound()
		sv.Score.Model, sv.Score.Weight = c.said, S(c.weight)
		doc := Empty()
		doc.Bid.SocialValue = sv
		out := socialvalue.Build(working.New(), socialvalue.Input{Document: doc, Library: library, On: day, Buyer: c.buyer})
		if got := told(out.Issues, "SV-050"); got != c.told {
			t.Errorf("%s: SV-050 is %v, want %v", name, got, c.told)
		}
		if out.Model.Why == "" {
			t.Errorf("%s: no reason is given", name)
		}
	}
}
