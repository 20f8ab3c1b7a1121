package assess_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/assets/examples"
)

// Every bundled example has a price, nothing that blocks it, and a working for each
// figure. The newcomer who bids alone is blocked by conditions that it does not meet,
// and by nothing else: that is what the example shows.
func TestEveryExample(t *testing.T) {
	for _, name := range examples.Names() {
		raw, _ := examples.Document(name)
		doc, err := bid.Decode(raw)
		if err != nil {
			t.Fatal(err)
		}
		a := of(doc)
		if err := a.Pricing.Graph.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.HasPrefix(a.Headline, "At £") {
			t.Errorf("%s: %s", name, a.Headline)
		}
		for _, i := range a.Issues {
			if i.Severity == bid.Blocks && !(name == "new-provider" && strings.HasPrefix(i.Code, "ELIG-")) &&
				!(name == "county-partners" && i.Code == "CONS-001") { // each shows what it is to be without

				t.Errorf("%s: %s %s", name, i.Code, i.Message)
			}
		}
		for _, task := range a.Tasks {
			if task.Path == "pricing.volume" || task.Path == "pricing.people" {
				t.Errorf("%s: asks to %s", name, task.Text)
			}
		}
		for _, f := range a.Figures {
			if e, found := a.Explain(f.ID); !found || e.Formula == "" {
				t.Errorf("%s: %s has no working", name, f.ID)
			}
		}
	}
}

// A bid of visits alone has people, a quantity and a price.
func TestVisitsAloneMakeAPrice(t *testing.T) {
	doc := Empty()
	p := &doc.Bid.Pricing
	p.Unit, p.Volume = bid.Unit{Kind: bid.UnitHour}, nil
	p.Service.Visits = bid.Visits{Pay: P("13"), HoursPerWeek: Q("25"), MileRate: P("0.4"),
		Lengths: []bid.VisitLength{{ID: "a", Minutes: Q("30"), Travel: Q("7"), Miles: Q("2"), Quantity: Q("5000")}}}
	a := of(doc)
	if !strings.HasPrefix(a.Headline, "At £") {
		t.Error(a.Headline)
	}
	for _, task := range a.Tasks {
		if task.Path == "pricing.volume" || task.Path == "pricing.people" {
			t.Errorf("asks to %s", task.Text)
		}
	}
}

// The headline answers both halves: can we afford it, and are we allowed to bid.
func TestTheHeadlineSaysWhetherWeMayBid(t *testing.T) {
	for name, want := range map[string]string{"new-provider": "You may not bid yet.", "new-provider-partners": "You may bid with your partners.", "meals": ""} {
		raw, _ := examples.Document(name)
		doc, err := bid.Decode(raw)
		if err != nil {
			t.Fatal(err)
		}
		got := of(doc).Headline
		if want == "" && strings.Contains(got, "may") || !strings.HasSuffix(got, want) {
			t.Errorf("%s: %s", name, got)
		}
	}
}
