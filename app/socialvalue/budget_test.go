package socialvalue_test

import (
	"errors"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/socialvalue"
)

// A commitment that is carried into the price raises the cost over the term by exactly
// number × cost of one, and is then no longer missing there; doing it again after the
// number changed brings the same line up to date.
func TestACommitmentIsCarriedIntoThePriceOnce(t *testing.T) {
	doc := Empty()
	doc.Bid.Pricing.Years = 2
	c := promise("")
	c.Free, c.Number, c.UnitCost = false, Q("3"), P("125.50")
	doc.Bid.SocialValue.Commitments = []bid.Commitment{c}
	issues := func() []bid.Issue {
		priced := pricing.Build(pricing.Input{Document: doc, Library: library, On: day})
		return socialvalue.Build(priced.Sheet, socialvalue.Input{Document: doc, Library: library, On: day}).Issues
	}
	if !told(issues(), "SV-042") {
		t.Fatal("the commitment is not missing in the price to begin with")
	}
	if err := socialvalue.CanCarry(doc.Bid, "c"); err != nil || len(doc.Bid.Pricing.Costs) != 0 || doc.Bid.SocialValue.Commitments[0].LineID != "" {
		t.Fatalf("asking changed the bid: %v", err)
	}
	for _, number := range []string{"3", "5", "5"} {
		doc.Bid.SocialValue.Commitments[0].Number = Q(number)
		if err := socialvalue.CarryCost(&doc.Bid, "c"); err != nil {
			t.Fatal(err)
		}
		lines := doc.Bid.Pricing.Costs
		want := map[string]string{"3": "376.50", "5": "627.50"}[number]
		if len(lines) != 1 || !lines[0].Amount.Decimal().Equal(P(want).Decimal()) || lines[0].ID != doc.Bid.SocialValue.Commitments[0].LineID {
			t.Fatalf("%s: %+v", number, lines)
		}
		if got := issues(); told(got, "SV-042") || told(got, "SV-043") {
			t.Errorf("%s: %v", number, got)
		}
	}
	// The number grows and the line does not: the promise is above its budget.
	doc.Bid.SocialValue.Commitments[0].Number = Q("6")
	if !told(issues(), "SV-043") {
		t.Error("a line too small for its commitment is not told")
	}
}

// The mark of the day on which the map was gone through holds price and volume; when one
// of them moves, the map says so, and a new mark settles it.
func TestThePriceMovesAfterTheMapWasChecked(t *testing.T) {
	doc := Empty()
	doc.Bid.SocialValue = sound()
	doc.Bid.Pricing.Years, doc.Bid.Pricing.Volume = 1, []bid.Volume{{Year: 1, Quantity: Q("10")}}
	doc.Bid.Pricing.Costs = []bid.CostLine{{ID: "c", Name: "Cost", Amount: P("1000")}}
	asked := func() (*socialvalue.Result, func(string) bool) {
		priced := pricing.Build(pricing.Input{Document: doc, Library: library, On: day})
		out := socialvalue.Build(priced.Sheet, socialvalue.Input{Document: doc, Library: library, On: day})
		return out, func(code string) bool { return told(out.Issues, code) }
	}
	out, _ := asked()
	if !out.Standing.Price.IsSet() || !out.Standing.Volume.IsSet() || out.Standing.On != day {
		t.Fatalf("the mark holds no price or volume: %+v", out.Standing)
	}
	doc.Bid.SocialValue.Checked = out.Standing
	if _, says := asked(); says("SV-073") {
		t.Error("nothing moved, but the map says so")
	}
	doc.Bid.Pricing.Volume[0].Quantity = Q("11")
	out, says := asked()
	if !says("SV-073") {
		t.Error("the volume moved unseen")
	}
	doc.Bid.SocialValue.Checked = out.Standing
	doc.Bid.Pricing.Costs[0].Amount = P("1001")
	if _, says := asked(); !says("SV-073") {
		t.Error("the price moved unseen")
	}
}

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
