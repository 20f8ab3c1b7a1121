package exchange_test

import (
	"bytes"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/money"
)

// round is a lead and a partner after one offer and one answer that was merged.
type round struct {
	lead, partner bid.Document
	figures       exchange.Figures
	first         *exchange.Pack // the answer that was merged
}

func played(t testing.TB) round {
	t.Helper()
	r := round{}
	r.lead, r.figures = county()
	r.partner = invited(t, offer(t, &r.lead, r.figures, "m-a", "L1"), "org-a", "Valley Kitchen CIC")
	r.partner.Bid.Invitation.Part.Prices = []bid.PartnerPrice{{ID: "p-1", Name: "A meal", Price: money.MustPounds("4.20")}}
	r.first = answer(t, &r.partner, "P1")
	merge(t, &r.lead, r.first, byPartner)
	return r
}

// A pack that is not this bid's, not ours, of somebody else or changed is refused with
// its code in one sentence, and the document stays.
func TestPacksThatCannotBeMerged(t *testing.T) {
	for _, c := range []struct {
		what, code string
		change     func(*exchange.Data, *exchange.Manifest)
		signed     exchange.Signed
	}{
		{"another bid", exchange.CodeOtherBid, func(d *exchange.Data, m *exchange.Manifest) { d.Offer.GroupBidID, m.BidID = "bid-x", "bid-x" }, byPartner},
		{"for another lead", exchange.CodeOtherBid, func(_ *exchange.Data, m *exchange.Manifest) { m.To.OrganisationID = "org-x" }, byPartner},
		{"of a stranger", exchange.CodeOtherBid, func(d *exchange.Data, m *exchange.Manifest) { d.Offer.MemberID, m.From.MemberID = "m-x", "m-x" }, byPartner},
		{"of another member's place", exchange.CodeOtherBid, func(d *exchange.Data, m *exchange.Manifest) { d.Offer.MemberID, m.From.MemberID = "m-b", "m-b" }, byPartner},
		{"of another organisation in its name", exchange.CodeOtherBid, func(_ *exchange.Data, m *exchange.Manifest) { m.From.OrganisationID = "org-x" }, exchange.Signed{Key: "x", Good: true}},
		{"an offer", exchange.CodeOtherBid, func(d *exchange.Data, m *exchange.Manifest) {
			d.Kind, m.Kind, m.From, m.To = exchange.KindOffer, exchange.KindOffer, m.To, m.From
			m.From.OrganisationID, m.From.Name = "org-y", "Y"
		}, byPartner},
		{"signed with another key", exchange.CodeAltered, func(*exchange.Data, *exchange.Manifest) {}, exchange.Signed{Key: "other-key", Good: true}},
		{"with a wrong signature", exchange.CodeAltered, func(*exchange.Data, *exchange.Manifest) {}, exchange.Signed{Key: "partner-key"}},
		{"unsigned", exchange.CodeAltered, func(*exchange.Data, *exchange.Manifest) {}, exchange.Signed{}},
		{"of a newer version", exchange.CodeNewer, func(d *exchange.Data, m *exchange.Manifest) {
			d.Schema, m.Schema = exchange.Schema+1, exchange.Schema+1
		}, byPartner},
	} {
		t.Run(c.what, func(t *testing.T) {
			r := played(t)
			p := resealed(t, answer(t, &r.partner, "P2"), c.change)
			before := encoded(t, r.lead)
			_, err := exchange.Compare(r.lead, p, c.signed)
			if exchange.CodeOf(err) != c.code {
				t.Fatalf("%q: %v", exchange.CodeOf(err), err)
			}
			oneSentence(t, err)
			out, err := exchange.Apply(r.lead, exchange.Comparison{Pack: p, Signed: c.signed}, map[string]bool{"prices": true}, noon)
			if exchange.CodeOf(err) != c.code || encoded(t, out) != before {
				t.Errorf("it was applied: %v", err)
			}
			if _, err := exchange.NewBid(p, c.signed, bid.Organisation{ID: "org-new", Name: "New"}, bid.Sequence("n"), noon); err == nil {
				t.Error("a bid was started from it")
			}
		})
	}
}

func oneSentence(t testing.TB, err error) {
	t.Helper()
	text := err.Error()
	if strings.ContainsAny(text, "\n\r") || len(text) > 400 || !strings.HasSuffix(text, ".") {
		t.Errorf("not a sentence: %q", text)
	}
}

// A changed digit is told as such: the pack can be looked at, and is never merged.
func TestAChangedDigitIsNeverMerged(t *testing.T) {
	r := played(t)
	made, err := exchange.Answer(r.partner, "P2", noon)
	if err != nil {
		t.Fatal(err)
	}
	data := bytes.Replace(made.DataBytes, []byte(`"4.2"`), []byte(`"4.3"`), 1)
	p, err := exchange.Read(data, made.ManifestBytes)
	if exchange.CodeOf(err) != exchange.CodeAltered || p == nil || !p.Altered || bytes.Equal(data, made.DataBytes) {
		t.Fatalf("%v, %+v", err, p)
	}
	oneSentence(t, err)
	if _, err := exchange.Compare(r.lead, p, byPartner); exchange.CodeOf(err) != exchange.CodeAltered {
		t.Errorf("it can be merged: %v", err)
	}
}

// An older pack and one merged before are named as such and nothing is taken of itself.
func TestReplayedAndOlderPacksTakeNothing(t *testing.T) {
	r := played(t)
	r.partner.Bid.Invitation.Part.Prices[0].Price = money.MustPounds("4.50")
	second := answer(t, &r.partner, "P2")
	merge(t, &r.lead, second, byPartner)
	stale := resealed(t, r.first, func(_ *exchange.Data, m *exchange.Manifest) { m.PackID = "P1b" })
	for what, p := range map[string]*exchange.Pack{"merged before": r.first, "older": stale, "the newest again": second} {
		c, err := exchange.Compare(r.lead, p, byPartner)
		if err != nil {
			t.Fatal(err)
		}
		if !c.Older && !c.Merged || !told(c, exchange.CodeOlder) {
			t.Errorf("%s: %+v", what, c.Findings)
		}
		before := encoded(t, r.lead.Bid.Consortium.Members[0].Part)
		out, err := exchange.Apply(r.lead, c, nil, noon)
		if err != nil {
			t.Fatal(err)
		}
		if got := encoded(t, out.Bid.Consortium.Members[0].Part); got != before {
			t.Errorf("%s: it was taken: %s", what, got)
		}
	}
	// a line that is chosen is taken, and the number of the exchange does not go back
	c, err := exchange.Compare(r.lead, stale, byPartner)
	if err != nil {
		t.Fatal(err)
	}
	out, err := exchange.Apply(r.lead, c, c.All(), noon)
	if err != nil || out.Bid.Consortium.Members[0].Part.Prices[0].Price.String() != "4.2" {
		t.Fatalf("the chosen line was not taken: %v", err)
	}
	if c, err = exchange.Compare(out, second, byPartner); err != nil || !c.Merged {
		t.Errorf("the newest pack is not known any more: %v", err)
	}
}

func told(c exchange.Comparison, code string) bool {
	for _, f := range c.Findings {
		if f.Code == code {
			return true
		}
	}
	return false
}

// Without a known base every difference is a choice.
func TestAnUnknownBaseMakesEveryDifferenceAChoice(t *testing.T) {
	r := played(t)
	r.partner.Bid.Invitation.Part.Comment = "From the eighth pack"
	p := resealed(t, answer(t, &r.partner, "P2"), func(_ *exchange.Data, m *exchange.Manifest) { m.BaseSequence = 8 })
	c, err := exchange.Compare(r.lead, p, byPartner)
	if err != nil {
		t.Fatal(err)
	}
	if !c.NoBase || !told(c, exchange.CodeNoBase) || len(c.Changes) == 0 {
		t.Fatalf("%+v", c.Findings)
	}
	for _, change := range c.Changes {
		if change.Default || change.State == exchange.StateTaken {
			t.Errorf("taken without being chosen: %+v", change)
		}
	}
}

// Both sides' changes of one field are a conflict; money is never taken by default.
func TestConflictsAndMoneyAreTheUsersToDecide(t *testing.T) {
	r := played(t)
	r.lead.Bid.Consortium.Members[0].Part.Prices[0].Name = "A hot meal"
	r.partner.Bid.Invitation.Part.Prices[0].Name = "A cold meal"
	r.partner.Bid.Invitation.Part.Prices[0].Price = money.MustPounds("5")
	c, err := exchange.Compare(r.lead, answer(t, &r.partner, "P2"), byPartner)
	if err != nil {
		t.Fatal(err)
	}
	if c.Conflicts() != 1 {
		t.Errorf("%d conflicts: %+v", c.Conflicts(), c.Changes)
	}
	out, err := exchange.Apply(r.lead, c, nil, noon)
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Bid.Consortium.Members[0].Part.Prices[0]; got.Name != "A hot meal" || got.Price.String() != "4.2" {
		t.Errorf("taken without being asked: %+v", got)
	}
}

// A total that does not re-add is told and changes nothing.
func TestTotalsThatDifferAreTold(t *testing.T) {
	r := played(t)
	p := resealed(t, answer(t, &r.partner, "P2"), func(_ *exchange.Data, m *exchange.Manifest) { m.Totals.Prices = money.MustPounds("4.21") })
	found := false
	for _, f := range p.Findings {
		found = found || f.Code == exchange.CodeTotals && strings.Contains(f.Message, "4.21") && strings.Contains(f.Message, "4.20")
	}
	if !found {
		t.Errorf("%+v", p.Findings)
	}
}

// FuzzRead gives a reader anything as data and manifest, also with a hash that fits: it
// reads or refuses in a sentence, and what it reads can be compared and merged.
func FuzzRead(f *testing.F) {
	r := played(f)
	made, err := exchange.Answer(r.partner, "P2", noon)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(made.DataBytes, made.ManifestBytes)
	f.Add([]byte(`{"schema":1,"part":{"prices":[{"id":"a","price":"NaN"}]}}`), []byte(`{"schema":1}`))
	f.Add([]byte(`{"schema":1e9,"schema":1}`), []byte("{\"schema\":1,\"packId\":\"\\u0000\"}"))
	f.Add([]byte(strings.Repeat(`{"offer":`, 2000)), []byte(strings.Repeat("[", 2000)))
	read := func(t *testing.T, data, manifest []byte) {
		p, err := exchange.Read(data, manifest)
		if err != nil {
			if p == nil {
				oneSentence(t, err)
			}
			return
		}
		c, err := exchange.Compare(r.lead, p, byPartner)
		if err != nil {
			oneSentence(t, err)
			return
		}
		once, err := exchange.Apply(r.lead, c, c.All(), noon)
		if err != nil {
			oneSentence(t, err)
			return
		}
		again, err := exchange.Compare(once, p, byPartner)
		if err != nil || !again.Merged {
			t.Fatalf("merged, and not known again: %v", err)
		}
	}
	f.Fuzz(func(t *testing.T, data, manifest []byte) {
		read(t, data, manifest)
		fits := made.Manifest
		fits.Parts = []exchange.File{{Name: exchange.DataName, Size: len(data), SHA256: exchange.Hash(data)}}
		read(t, data, []byte(encoded(t, fits)))
	})
}
