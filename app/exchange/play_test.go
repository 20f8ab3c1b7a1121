package exchange_test

import (
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/money"
)

var noon = time.Date(2027, 3, 4, 12, 0, 0, 0, time.UTC)

// county is a lead with two partners and three cells.
func county() (bid.Document, exchange.Figures) {
	doc := bid.Document{Schema: bid.SchemaVersion}
	doc.Organisation = bid.Organisation{ID: "org-lead", Name: "Harbour Care"}
	doc.Bid.ID, doc.Bid.Title = "bid-lead", "Meals for the county"
	doc.Bid.Opportunity.Title = "Meals for the county"
	doc.Bid.Opportunity.Lots = []bid.Lot{{ID: "lot-1", Title: "Meals"}}
	share := money.MustShare
	doc.Bid.Consortium = bid.Consortium{
		Named: bid.Yes, Unit: "meals",
		Members: []bid.Member{{ID: "m-a", Name: "Valley Kitchen"}, {ID: "m-b", Name: "Coast Meals"}},
		Cells: []bid.Cell{
			{ID: "c-1", LotID: "lot-1", Area: "North", Demand: money.MustQuantity("1000"), Parts: []bid.CellPart{{MemberID: "m-a", Share: share("1")}}},
			{ID: "c-2", LotID: "lot-1", Area: "South", Demand: money.MustQuantity("500"), Parts: []bid.CellPart{{MemberID: "m-b", Share: share("1")}}},
			{ID: "c-3", LotID: "lot-1", Area: "East", Parts: []bid.CellPart{{Share: share("1")}}},
		},
	}
	pounds := money.MustPounds
	return doc, exchange.Figures{
		Contract: pounds("60000"),
		Values:   map[string]money.Pounds{"": pounds("10000"), "m-a": pounds("30000"), "m-b": pounds("20000")},
		Years:    map[string][]bid.OfferYear{"m-a": {{Year: 1, Value: pounds("15000")}, {Year: 2, Value: pounds("15000")}}},
		Cells:    map[string]map[string]money.Pounds{"c-1": {"m-a": pounds("30000")}, "c-2": {"m-b": pounds("20000")}, "c-3": {"": pounds("10000")}},
		Cover:    map[string]money.Share{"c-1": share("1"), "c-2": share("0.8")},
	}
}

var (
	byLead    = exchange.Signed{Key: "lead-key", Good: true}
	byPartner = exchange.Signed{Key: "partner-key", Good: true}
)

// received reads back what was made.
func received(t testing.TB, made *exchange.Made) *exchange.Pack {
	t.Helper()
	pack, err := exchange.Read(made.DataBytes, made.ManifestBytes)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// offer makes the lead's next pack to a member and records it.
func offer(t testing.TB, lead *bid.Document, figures exchange.Figures, member, packID string) *exchange.Pack {
	t.Helper()
	made, issues, err := exchange.Offer(*lead, figures, member, packID, noon)
	if err != nil {
		t.Fatal(err, issues)
	}
	if *lead, err = exchange.Sent(*lead, made); err != nil {
		t.Fatal(err)
	}
	return received(t, made)
}

// answer makes the partner's next pack and records it.
func answer(t testing.TB, partner *bid.Document, packID string) *exchange.Pack {
	t.Helper()
	made, err := exchange.Answer(*partner, packID, noon)
	if err != nil {
		t.Fatal(err)
	}
	if *partner, err = exchange.Sent(*partner, made); err != nil {
		t.Fatal(err)
	}
	return received(t, made)
}

func invited(t testing.TB, pack *exchange.Pack, orgID, name string) bid.Document {
	t.Helper()
	doc, err := exchange.NewBid(pack, byLead, bid.Organisation{ID: orgID, Name: name}, bid.Sequence("new"), noon)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// merge compares and takes everything that can be taken.
func merge(t testing.TB, doc *bid.Document, pack *exchange.Pack, signed exchange.Signed) exchange.Comparison {
	t.Helper()
	c, err := exchange.Compare(*doc, pack, signed)
	if err != nil {
		t.Fatal(err)
	}
	if *doc, err = exchange.Apply(*doc, c, c.All(), noon); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestThreeRounds(t *testing.T) {
	lead, figures := county()
	partner := invited(t, offer(t, &lead, figures, "m-a", "L1"), "org-a", "Valley Kitchen CIC")
	if got := partner.Bid.Invitation.Offer.Value.String(); got != "30000" {
		t.Fatalf("the value offered arrived as %q", got)
	}
	partner.Bid.Invitation.Part.Capacity = []bid.CellCapacity{{ID: "c-1", Amount: money.MustQuantity("900")}}
	partner.Bid.Invitation.Part.Prices = []bid.PartnerPrice{{ID: "p-1", Name: "A meal", Price: money.MustPounds("4.20")}}
	merge(t, &lead, answer(t, &partner, "P1"), byPartner)
	if got := lead.Bid.Consortium.Members[0].Part; len(got.Prices) != 1 || got.Prices[0].Price.String() != "4.2" || got.Capacity[0].Amount.String() != "900" {
		t.Fatalf("the answer arrived as %+v", got)
	}
	if origin := exchange.Origin(lead.Bid.Consortium.Members[0].Exchange, "prices.p-1.price"); origin == "" {
		t.Error("nothing says where the price came from")
	}

	// the lead lowers the capacity, the partner raises its price: both arrive
	lead.Bid.Consortium.Members[0].Part.Capacity[0].Amount = money.MustQuantity("800")
	figures.Values["m-a"] = money.MustPounds("31000")
	figures.Cells["c-1"]["m-a"] = money.MustPounds("31000")
	figures.Years["m-a"] = []bid.OfferYear{{Year: 1, Value: money.MustPounds("15500")}, {Year: 2, Value: money.MustPounds("15500")}}
	second := offer(t, &lead, figures, "m-a", "L2")
	partner.Bid.Invitation.Part.Prices[0].Price = money.MustPounds("4.50")
	c := merge(t, &partner, second, byLead)
	if c.Conflicts() != 0 || partner.Bid.Invitation.Part.Prices[0].Price.String() != "4.5" || partner.Bid.Invitation.Part.Capacity[0].Amount.String() != "800" {
		t.Fatalf("after the second offer: %+v, %+v", partner.Bid.Invitation.Part, c.Changes)
	}
	if partner.Bid.Invitation.Offer.Value.String() != "31000" {
		t.Error("the new value did not arrive")
	}
	partner.Bid.Invitation.Part.Prices = nil // taken out on purpose
	merge(t, &lead, answer(t, &partner, "P2"), byPartner)
	if got := lead.Bid.Consortium.Members[0].Part; len(got.Prices) != 0 || got.Capacity[0].Amount.String() != "800" {
		t.Fatalf("after the second answer: %+v", got)
	}
	c = merge(t, &partner, offer(t, &lead, figures, "m-a", "L3"), byLead)
	for _, change := range c.Changes {
		if change.Choosable() {
			t.Errorf("both sides agree, yet %+v", change)
		}
	}
}
