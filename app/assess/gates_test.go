package assess_test

import (
	"strings"
	"testing"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/tender/decision"
	"bidwright/assets/examples"
)

// gates are those of an example, by code, after a change to it.
func gates(t *testing.T, name string, change func(*bid.Document)) map[string]decision.Gate {
	t.Helper()
	raw, _ := examples.Document(name)
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&doc)
	}
	var a *assess.Assessment = of(doc)
	out := map[string]decision.Gate{}
	for _, g := range a.Tender.Decision.Gates {
		out[g.Code] = g
	}
	return out
}

// The newcomer who bids alone lacks accounts and record; with partners that have them
// neither stands in the way any more.
func TestGatesFollowSelection(t *testing.T) {
	alone, together := gates(t, "new-provider", nil), gates(t, "new-provider-partners", nil)
	if g := alone["BID-003"]; g.Colour != decision.Red || !strings.Contains(g.Why, "Accounts for two years") {
		t.Errorf("alone: %+v", g)
	}
	if g := together["BID-003"]; g.Colour == decision.Red {
		t.Errorf("together: %+v", g)
	}
	none := gates(t, "new-provider", func(d *bid.Document) { d.Bid.Eligibility = bid.Eligibility{} })
	for _, code := range []string{"BID-003", "BID-004", "BID-007"} {
		if g := none[code]; g.Colour != decision.Unknown || g.Why == "" {
			t.Errorf("nothing entered: %+v", g)
		}
	}
}

func TestAReservationNotMetBars(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*bid.Document)
		want   decision.Colour
	}{
		{"an area we are not in", func(d *bid.Document) {
			d.Bid.Opportunity.Route.Reserved = bid.Reservation{For: bid.ReservedArea, Area: "Devon", InArea: bid.No}
		}, decision.Red},
		{"small or voluntary, and we are neither", func(d *bid.Document) {
			d.Bid.Opportunity.Route.Reserved = bid.Reservation{For: bid.ReservedSMEs}
			d.Organisation.Standing.SME, d.Organisation.Standing.VCSE = bid.No, bid.No
		}, decision.Red},
		{"supported employment with a fifth of the staff", func(d *bid.Document) {
			d.Bid.Opportunity.Route.Reserved = bid.Reservation{For: bid.ReservedSupported}
			d.Organisation.Standing.DisabledStaff = money.MustShare("0.2")
		}, decision.Red},
	} {
		if g := gates(t, "new-provider-partners", c.change)["BID-002"]; g.Colour != c.want {
			t.Errorf("%s: %+v", c.name, g)
		}
	}
	unknown := gates(t, "new-provider-partners", func(d *bid.Document) {
		d.Bid.Opportunity.Route.Reserved = bid.Reservation{For: bid.ReservedArea, Area: "Devon"}
	})["BID-002"]
	if unknown.Colour != decision.Unknown {
		t.Errorf("an area that nobody answered: %+v", unknown)
	}
}
