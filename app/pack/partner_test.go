package pack_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the test needs summer time on every machine

	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/assets/examples"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func county(t testing.TB) bid.Document {
	t.Helper()
	raw, ok := examples.Document("county-partners")
	if !ok {
		t.Fatal("the example of a group is missing")
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Organisation.ID == "" {
		doc.Organisation.ID = "org-lead"
	}
	return doc
}

// offered is the source of the pack to one member.
func offered(t testing.TB, doc bid.Document, member string) pack.Source {
	t.Helper()
	src := source(t, doc)
	made, issues, err := exchange.Offer(doc, exchange.FiguresOf(doc, src.Assessment.Consortium), member, "pack-1", noon)
	if err != nil {
		t.Fatal(err, issues)
	}
	src.Made = made
	return src
}

// answered is the source of the pack that a partner sends back: its own bid, with costs
// of its own, made from the offer.
func answered(t testing.TB, lead bid.Document, member string, change func(*bid.Bid)) pack.Source {
	t.Helper()
	o := offered(t, lead, member)
	read, err := exchange.Read(o.Made.DataBytes, o.Made.ManifestBytes)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := exchange.NewBid(read, exchange.Signed{Key: "lead-key", Good: true}, bid.Organisation{ID: or(o.Made.Manifest.To.OrganisationID, "org-partner"), Name: o.Made.Manifest.To.Name}, bid.Sequence("p"), noon)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&doc.Bid)
	}
	src := source(t, doc)
	if src.Made, err = exchange.Answer(doc, "pack-2", noon); err != nil {
		t.Fatal(err)
	}
	return src
}

func finish(t testing.TB, audience pack.Audience, src pack.Source) pack.Finished {
	t.Helper()
	done, err := pack.Finish(context.Background(), pack.DataPainter{}, audience, src, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// A partner reads what it would deliver, be paid and is asked, and nothing of another
// member's figures or of the lead's costs.
func TestAPartnerReadsItsOwnOfferOnly(t *testing.T) {
	doc := county(t)
	for _, m := range doc.Bid.Consortium.Members {
		src := offered(t, doc, m.ID)
		done := finish(t, pack.Partner, src)
		words := textOf(done.Built)
		for _, want := range []string{m.Name, doc.Organisation.Name, doc.Bid.Opportunity.Title, src.Made.Data.Offer.Value.Format(), "Form for your answer", "What is left out, and why"} {
			if !strings.Contains(words, want) {
				t.Errorf("the pack to %s does not say %q", m.Name, want)
			}
		}
		if done.Document.ShortHash != src.Made.Short {
			t.Errorf("the footer says %q, the manifest is %q", done.Document.ShortHash, src.Made.Short)
		}
		for _, other := range src.Assessment.Consortium.Plan.Split.Statements {
			v, known := other.Value.Value()
			if other.ID != m.ID && known && v.IsPositive() && strings.Contains(words, money.FormatPounds(v)) {
				t.Errorf("the pack to %s shows the value of %s", m.Name, other.Name)
			}
		}
	}
}

// The search must be able to fail: a price of another member, the lead's walk-away price
// and a note of the lead, written into a text that this partner reads, each stop the pack.
func TestAPlantedSecretStopsAPartnersPack(t *testing.T) {
	base := county(t)
	base.Bid.Pricing.WalkAway = money.MustPounds("38417.26")
	base.Bid.Notes = "We would go down to the bone here"
	me, other := base.Bid.Consortium.Members[0], &base.Bid.Consortium.Members[1]
	other.Part.Prices = append(other.Part.Prices, bid.PartnerPrice{ID: "secret", Name: "A night", Price: money.MustPounds("7143.19")})
	for what, secret := range map[string]string{"the walk-away price": "38,417.26", "another partner's price": "£7143.19", "a note": "go down to the bone"} {
		t.Run(what, func(t *testing.T) {
			src := offered(t, base, me.ID)
			if what == "a note" {
				secret = base.Bid.Notes
			}
			src.Made.Data.Offer.Terms.Note = "Between us: " + secret
			var leak *pack.LeakError
			if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Partner, src, false, nil); !errors.As(err, &leak) {
				t.Errorf("the pack with %s was made: %v", what, err)
			}
		})
	}
	finish(t, pack.Partner, offered(t, base, me.ID)) // and without one it goes out
}

// The lead reads a partner's capacity and prices, never its costs.
func TestTheLeadReadsAnAnswerWithoutCosts(t *testing.T) {
	lead := county(t)
	member := lead.Bid.Consortium.Members[0]
	own := func(b *bid.Bid) {
		b.Invitation.Part.Comment = "We can start in April."
		b.Invitation.Part.Prices = []bid.PartnerPrice{{ID: "p1", Name: "One hour of support", Unit: "hour", Price: money.MustPounds("27.84")}}
		b.Pricing.WalkAway = money.MustPounds("91234.56")
		b.Notes = "Our landlord may raise the rent"
	}
	done := finish(t, pack.Lead, answered(t, lead, member.ID, own))
	words := textOf(done.Built)
	for _, want := range []string{member.Name, "27.84", "We can start in April."} {
		if !strings.Contains(words, want) {
			t.Errorf("the answer does not say %q", want)
		}
	}
	for secret, plant := range map[string]func(*bid.PartnerPart){
		"the walk-away price": func(p *bid.PartnerPart) { p.Comment = "Not below 91,234.56" },
		"a note":              func(p *bid.PartnerPart) { p.Comment = "Our landlord may raise the rent" },
	} {
		src := answered(t, lead, member.ID, own)
		plant(&src.Made.Data.Part)
		var leak *pack.LeakError
		if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Lead, src, false, nil); !errors.As(err, &leak) {
			t.Errorf("the answer with %s was made: %v", secret, err)
		}
	}
}

func TestAPackBetweenPartnersNeedsItsReader(t *testing.T) {
	for _, audience := range []pack.Audience{pack.Partner, pack.Lead} {
		if _, err := pack.Build(audience, source(t, county(t))); !errors.Is(err, pack.ErrUnmade) {
			t.Errorf("%s: %v", audience, err)
		}
	}
}

func or(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}

// The buyer reads who delivers what without any money, and by name only members that
// agreed to be named; the board reads the values.
func TestTheBuyerReadsWhoDeliversWithoutMoney(t *testing.T) {
	doc := county(t)
	doc.Bid.Consortium.Members[0].Agreed, doc.Bid.Consortium.Members[1].Agreed = bid.Yes, bid.No
	src := source(t, doc)
	src.Paper = bid.PaperSelection
	done, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, src, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	table := findTable(t, done.Document, "table-delivery")
	var words strings.Builder
	for _, row := range table.Rows {
		for _, c := range row.Cells {
			words.WriteString(c.Text + "\n")
		}
	}
	if all := words.String(); !strings.Contains(all, doc.Bid.Consortium.Members[0].Name) || strings.Contains(all, doc.Bid.Consortium.Members[1].Name) || !strings.Contains(all, "a further member") || strings.Contains(all, "£") {
		t.Errorf("the statement says:\n%s", all)
	}
	board, err := pack.Build(pack.Board, source(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	if all := textOf(board); !strings.Contains(all, "£282,122.22") || !strings.Contains(all, "gap") {
		t.Error("the board does not read the values or the gap of the group")
	}
}

// A member that has not agreed stands nowhere in the buyer's selection response by its
// name or its numbers, also where the bidder relies on it.
func TestTheSelectionNamesOnlyWhoAgreed(t *testing.T) {
	doc := county(t)
	c := &doc.Bid.Consortium
	c.Members[0].Agreed, c.Members[1].Agreed = bid.Yes, bid.Unknown
	c.Members[1].CompanyNumber, c.Members[1].CharityNumber = "09871234", "1187654"
	c.Members[1].Standing.Evidence = []bid.Evidence{{ID: "ev-1", Name: "Its safeguarding policy"}}
	doc.Bid.Eligibility.Requirements = append(doc.Bid.Eligibility.Requirements,
		bid.Requirement{ID: "req-1", Name: "A safeguarding policy", Met: bid.MeetsHave, ByID: c.Members[1].ID, EvidenceID: "ev-1"})
	src := source(t, doc)
	src.Paper = bid.PaperSelection
	done, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, src, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	words := textOf(done.Built)
	for _, secret := range []string{c.Members[1].Name, "09871234", "1187654"} {
		if strings.Contains(words, secret) {
			t.Errorf("the selection response shows %q", secret)
		}
	}
	for _, want := range []string{c.Members[0].Name, "a further member (not named)", "Its safeguarding policy"} {
		if !strings.Contains(words, want) {
			t.Errorf("the selection response does not say %q", want)
		}
	}
}

// The buyer's hours are those of the clock on the wall, in winter and in summer.
func TestTheBuyersDeadlineIsInLocalTime(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	doc := county(t)
	doc.Bid.Opportunity.Dates.Deadline = bid.Moment{Text: "2027-06-30T11:00:00Z", UTC: "2027-06-30T11:00:00Z", Day: "2027-06-30"}
	doc.Bid.Opportunity.Dates.Questions = bid.Moment{Text: "2027-01-08T17:00:00Z", UTC: "2027-01-08T17:00:00Z", Day: "2027-01-08"}
	src := offered(t, doc, doc.Bid.Consortium.Members[0].ID)
	src.London = london
	words := textOf(finish(t, pack.Partner, src).Built)
	for _, want := range []string{"30 June 2027, 12:00 BST", "8 January 2027, 17:00 GMT"} {
		if !strings.Contains(words, want) {
			t.Errorf("the pack does not say %q", want)
		}
	}
}

// A figure of the lead's own, or of another partner, stops the pack also where the lead
// typed it into a text that the partner may read.
func TestASecretTypedIntoATextStopsThePack(t *testing.T) {
	base := county(t)
	base.Organisation.RunningCosts = append(base.Organisation.RunningCosts, bid.RunningCost{ID: "rent", Name: "Rent of the old mill", Amount: money.MustPounds("61427.35")})
	me, other := base.Bid.Consortium.Members[0].ID, &base.Bid.Consortium.Members[1]
	other.Part.Most = money.MustQuantity("7319")
	for what, plant := range map[string]func(c *bid.Consortium, s string){
		"an ask": func(c *bid.Consortium, s string) { c.Asks = append(c.Asks, bid.Ask{ID: "x", Text: s}) },
		"a head": func(c *bid.Consortium, s string) {
			c.Heads = append(c.Heads, bid.HeadText{ID: "x", Title: "Rent", Text: s})
		},
		"the timetable": func(c *bid.Consortium, s string) { c.Steps = append(c.Steps, bid.TimeStep{ID: "x", Name: s}) },
		"what the fee buys": func(c *bid.Consortium, s string) {
			c.Split.Fee.Buys = append(c.Split.Fee.Buys, bid.FeeItem{ID: "x", Name: s})
		},
		"a note": func(c *bid.Consortium, s string) { c.Members[0].Terms.Note = s },
	} {
		for _, secret := range []string{"Our rent is £61,427.35.", "Together with 7,319 hours of the others"} {
			doc := base
			doc.Bid.Consortium.Members = slices.Clone(base.Bid.Consortium.Members)
			plant(&doc.Bid.Consortium, secret)
			var leak *pack.LeakError
			if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Partner, offered(t, doc, me), false, nil); !errors.As(err, &leak) {
				t.Errorf("%s with %q was made: %v", what, secret, err)
			}
		}
	}
	finish(t, pack.Partner, offered(t, base, me))
}
