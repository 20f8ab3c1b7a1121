package exchange_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/money"
)

// drawPart is what a partner may say of itself.
func drawPart(t *rapid.T, name string) bid.PartnerPart {
	word := rapid.StringMatching(`[A-Z][a-zéŵ]{2,9}( [a-z]{2,7})?`)
	amount := rapid.Custom(func(t *rapid.T) decimal.Decimal {
		return decimal.New(rapid.Int64Range(0, 99_999_999).Draw(t, "amount"), -2)
	})
	answer := rapid.SampledFrom([]bid.Answer{bid.Unknown, bid.Yes, bid.No})
	p := bid.PartnerPart{Name: name}
	if rapid.Bool().Draw(t, "contact") {
		p.ContactName = word.Draw(t, "contact")
	}
	for _, cell := range []string{"c-1", "c-2", "c-3"} {
		if rapid.Bool().Draw(t, "serves") {
			p.Capacity = append(p.Capacity, bid.CellCapacity{ID: cell, Amount: money.QuantityOf(amount.Draw(t, "capacity"))})
		}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "prices") {
		p.Prices = append(p.Prices, bid.PartnerPrice{ID: fmt.Sprintf("p-%d", i), Name: word.Draw(t, "price of"), Price: money.PoundsOf(amount.Draw(t, "price"))})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "proofs") {
		p.Proofs = append(p.Proofs, bid.PartnerProof{ID: fmt.Sprintf("e-%d", i), Name: word.Draw(t, "proof"), Have: answer.Draw(t, "held")})
	}
	p.Short, p.Agrees = answer.Draw(t, "short"), answer.Draw(t, "agrees")
	if rapid.Bool().Draw(t, "comment") {
		p.Comment = word.Draw(t, "comment")
	}
	return p
}

// resealed is a pack whose data or manifest were changed by hand and whose hash and
// totals fit again: what a modified program could send, with its own good signature.
func resealed(t testing.TB, p *exchange.Pack, change func(*exchange.Data, *exchange.Manifest)) *exchange.Pack {
	t.Helper()
	data, manifest := p.Data, p.Manifest
	change(&data, &manifest)
	raw, err := exchange.Encode(data)
	if err != nil {
		t.Fatal(err)
	}
	manifest.Parts = []exchange.File{{Name: exchange.DataName, Size: len(raw), SHA256: exchange.Hash(raw)}}
	signed, err := exchange.Encode(manifest)
	if err != nil {
		t.Fatal(err)
	}
	out, err := exchange.Read(raw, signed)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func encoded(t testing.TB, v any) string {
	t.Helper()
	raw, err := exchange.Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// joined is a partner's own bid, made from the lead's offer and with a part of its own.
func joined(t testing.TB, lead *bid.Document, figures exchange.Figures, member, org string, part bid.PartnerPart) bid.Document {
	doc := invited(t, offer(t, lead, figures, member, "L-"+member), org, part.Name)
	part.OrganisationID = org
	doc.Bid.Invitation.Part = part
	return doc
}

// What is read is what was written, and written again it is the same, byte for byte.
func TestImportAndExportAreIdentical(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		lead, figures := county()
		partner := joined(t, &lead, figures, "m-a", "org-a", drawPart(rt, "Valley Kitchen"))
		made, err := exchange.Answer(partner, "P1", noon)
		if err != nil {
			rt.Fatal(err)
		}
		p := received(t, made)
		if a, b := encoded(t, p.Data), string(made.DataBytes); a != b {
			rt.Fatalf("the data read are not those written:\n%s\n%s", a, b)
		}
		if a, b := encoded(t, p.Manifest), string(made.ManifestBytes); a != b {
			rt.Fatalf("the manifest read is not the one written:\n%s\n%s", a, b)
		}
		merge(t, &lead, p, byPartner)
		want, got := partner.Bid.Invitation.Part, lead.Bid.Consortium.Members[0].Part
		if encoded(t, want) != encoded(t, got) {
			rt.Fatalf("the part arrived as\n%s\nnot\n%s", encoded(t, got), encoded(t, want))
		}
		// the lead's next offer carries it back, and nothing is left to choose
		c := merge(t, &partner, offer(t, &lead, figures, "m-a", "L2"), byLead)
		for _, change := range c.Changes {
			if change.Choosable() {
				rt.Fatalf("both sides agree, yet %+v", change)
			}
		}
		if encoded(t, partner.Bid.Invitation.Part) != encoded(t, want) {
			rt.Fatal("the way to the lead and back changed the part")
		}
	})
}

// Merging a second time changes nothing, whichever choice was made the first time.
func TestMergingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		lead, figures := county()
		partner := joined(t, &lead, figures, "m-a", "org-a", drawPart(rt, "Valley Kitchen"))
		lead.Bid.Consortium.Members[0].Part = drawPart(rt, "As the lead has it")
		p := answer(t, &partner, "P1")
		c, err := exchange.Compare(lead, p, byPartner)
		if err != nil {
			rt.Fatal(err)
		}
		accepted := map[string]bool{}
		for _, change := range c.Changes {
			if change.Choosable() {
				accepted[change.Path] = rapid.Bool().Draw(rt, "accept "+change.Path)
			}
		}
		before := encoded(t, lead)
		once, err := exchange.Apply(lead, c, accepted, noon)
		if err != nil {
			rt.Fatal(err)
		}
		if encoded(t, lead) != before {
			rt.Fatal("the document that was given has changed")
		}
		again, err := exchange.Compare(once, p, byPartner)
		if err != nil {
			rt.Fatal(err)
		}
		if !again.Merged {
			rt.Error("the pack is not known again")
		}
		for _, choice := range []map[string]bool{nil, {}, accepted} {
			twice, err := exchange.Apply(once, again, choice, noon)
			if err != nil {
				rt.Fatal(err)
			}
			if encoded(t, twice) != encoded(t, once) {
				rt.Fatal("merging again changed the document")
			}
		}
	})
}

// Answers of two partners do not touch each other: merged in either order they give the
// same, but for the order in which the signers became known.
func TestTheOrderOfIndependentAnswersDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		lead, figures := county()
		a := joined(t, &lead, figures, "m-a", "org-a", drawPart(rt, "Valley Kitchen"))
		b := joined(t, &lead, figures, "m-b", "org-b", drawPart(rt, "Coast Meals"))
		fromA, fromB := answer(t, &a, "PA"), answer(t, &b, "PB")
		byB := exchange.Signed{Key: "other-key", Good: true}
		one, two := lead, lead
		merge(t, &one, fromA, byPartner)
		merge(t, &one, fromB, byB)
		merge(t, &two, fromB, byB)
		merge(t, &two, fromA, byPartner)
		slices.Reverse(two.Organisation.Signers)
		if encoded(t, one) != encoded(t, two) {
			rt.Fatal("the order of merging matters")
		}
	})
}

// What a pack does not have is not taken out here: only what it says was removed.
func TestMissingIsNeverRemoval(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		lead, figures := county()
		partner := joined(t, &lead, figures, "m-a", "org-a", drawPart(rt, "Valley Kitchen"))
		merge(t, &lead, answer(t, &partner, "P1"), byPartner)
		before := lead.Bid.Consortium.Members[0].Part
		next := resealed(t, answer(t, &partner, "P2"), func(d *exchange.Data, _ *exchange.Manifest) {
			d.Part = bid.PartnerPart{OrganisationID: "org-a", Name: "Valley Kitchen"}
			d.Offer.Asks, d.Offer.Cells = nil, nil
		})
		c := merge(t, &lead, next, byPartner)
		if got := lead.Bid.Consortium.Members[0].Part; encoded(t, got) != encoded(t, before) {
			rt.Fatalf("what was missing was taken out:\n%s\n%s", encoded(t, before), encoded(t, got))
		}
		for _, change := range c.Changes {
			if change.Remove && change.State != exchange.StateIgnored {
				rt.Fatalf("offered for removal: %+v", change)
			}
		}
	})
}

// A partner changes its own part and nothing else, whatever its pack says of the offer.
func TestAPartnerChangesItsOwnPartOnly(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		lead, figures := county()
		partner := joined(t, &lead, figures, "m-a", "org-a", drawPart(rt, "Valley Kitchen"))
		forged := 0
		p := resealed(t, answer(t, &partner, "P1"), func(d *exchange.Data, _ *exchange.Manifest) {
			for _, f := range []struct {
				what  string
				forge func()
			}{
				{"value", func() { d.Offer.Value = money.MustPounds("999999") }},
				{"days", func() { d.Offer.Days = money.MustQuantity("1") }},
				{"terms", func() { d.Offer.Terms.Note = "as agreed by telephone" }},
				{"heads", func() { d.Offer.Heads = append(d.Offer.Heads, bid.HeadText{ID: "h-x", Title: "Fee", Text: "none"}) }},
				{"share", func() {
					d.Offer.Cells = slices.Clone(d.Offer.Cells)
					d.Offer.Cells[0].Share = money.MustShare("0.1")
				}},
				{"group", func() { d.Offer.Group = "Another group" }},
			} {
				if rapid.Bool().Draw(rt, "forge "+f.what) {
					f.forge()
					forged++
				}
			}
		})
		before := lead
		c := merge(t, &lead, p, byPartner)
		ignored := 0
		for _, change := range c.Changes {
			if change.Code == exchange.CodeNotTheirs {
				ignored++
				if change.Choosable() || !strings.HasPrefix(change.Path, "offer.") {
					rt.Fatalf("it can be taken over: %+v", change)
				}
			}
		}
		if (forged > 0) != (ignored > 0) || ignored < forged {
			rt.Fatalf("%d fields were forged and %d listed", forged, ignored)
		}
		lead.Organisation.Signers = before.Organisation.Signers
		lead.Bid.Consortium.Members = slices.Clone(lead.Bid.Consortium.Members)
		own := &lead.Bid.Consortium.Members[0]
		own.Part, own.Exchange = before.Bid.Consortium.Members[0].Part, before.Bid.Consortium.Members[0].Exchange
		if !reflect.DeepEqual(lead, before) {
			rt.Fatal("something else than the partner’s own part has changed")
		}
	})
}
