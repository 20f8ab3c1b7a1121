package socialvalue_test

import (
	"errors"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/socialvalue"
)

// What cannot be carried changes nothing and says why; a line that the user chose is
// never overwritten.
func TestWhatCannotBeCarriedChangesNothing(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*bid.Bid)
		want   error
	}{
		"no number":  {func(b *bid.Bid) { b.SocialValue.Commitments[0].Number = money.Quantity{} }, socialvalue.ErrNoCost},
		"too much":   {func(b *bid.Bid) { b.SocialValue.Commitments[0].Number = Q("999999999999") }, socialvalue.ErrTooMuch},
		"own line":   {func(b *bid.Bid) { b.SocialValue.Commitments[0].LineID = "mine" }, socialvalue.ErrCarried},
		"own people": {func(b *bid.Bid) { b.SocialValue.Commitments[0].LineID = "post" }, socialvalue.ErrCarried},
	} {
		doc := Empty()
		one := promise("")
		one.UnitCost = P("100")
		doc.Bid.SocialValue.Commitments = []bid.Commitment{one}
		doc.Bid.Pricing.Costs = []bid.CostLine{{ID: "mine", Name: "Mine", Amount: P("7")}}
		doc.Bid.Pricing.People = []bid.Post{{ID: "post", Role: "Trainer"}}
		c.change(&doc.Bid)
		before := doc.Bid.SocialValue.Commitments[0].LineID
		if err := socialvalue.CarryCost(&doc.Bid, "c"); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if l := doc.Bid.Pricing.Costs; len(l) != 1 || !l[0].Amount.Decimal().Equal(P("7").Decimal()) || doc.Bid.SocialValue.Commitments[0].LineID != before {
			t.Errorf("%s: the bid changed: %+v", name, l)
		}
	}
}

// Licences that allow printing are told from those that do not; what is not known to be
// open is restricted.
func TestOpenLicences(t *testing.T) {
	for text, open := range map[string]bool{"OGL v3.0": true, "CC BY 4.0": true, "CC-BY-SA 4.0": true, "fact, cited": true, "Open Government Licence v3.0": true, "CC0": true, "": false,
		"CC BY-NC-ND 4.0": false, "CC BY NC 4.0": false, "members only": false, "All rights reserved": false, "CC BY, not for packs": false, "Oglethorpe Ltd": false} {
		if got := socialvalue.OpenLicence(text); got != open {
			t.Errorf("%q: open %v", text, got)
		}
	}
	for _, p := range library.Proxies() {
		if !socialvalue.OpenLicence(p.Licence) {
			t.Errorf("%s ships under %q, which is not taken as open", p.Code, p.Licence)
		}
	}
}
