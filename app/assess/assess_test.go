package assess_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"bidwright/app/assess"
	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/reference"
	"bidwright/assets/examples"
	"bidwright/assets/facts"
)

var library = sync.OnceValue(func() *reference.Library {
	l, err := reference.Load(facts.Files())
	if err != nil {
		panic(err)
	}
	return l
})

func of(doc bid.Document) *assess.Assessment {
	return assess.Assess(assess.Input{Document: doc, Library: library(), On: D("2026-11-22")})
}

func meals(t *testing.T) bid.Document {
	t.Helper()
	raw, found := examples.Document("meals")
	if !found {
		t.Fatal("the worked example is missing")
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestHeadlines(t *testing.T) {
	doc := Empty()
	if got := of(doc).Headline; got != "No price yet: add the people and costs of the service." {
		t.Error(got)
	}
	doc.Bid.Pricing.Volume[0].Quantity = Q("1000")
	doc.Bid.Pricing.Costs = []bid.CostLine{{ID: "a", Name: "Food", Amount: P("14780")}}
	doc.Bid.Pricing.Asked = P("14.20")
	if got := of(doc).Headline; got != "At £14.20 a meal you lose £580 a year (−4.1\u00a0%)." {
		t.Error(got)
	}
	doc.Bid.Pricing.Costs[0].Amount.UnmarshalJSON([]byte(`"10000"`))
	doc.Bid.Opportunity.Budget = P("14000")
	if got := of(doc).Headline; got != "At £14.20 a meal you keep £4,200 a year (29.6\u00a0%), but the buyer’s budget is £200 less than you ask." {
		t.Error(got)
	}
	doc.Bid.Pricing.Volume = nil
	doc.Bid.Pricing.Asked.UnmarshalJSON([]byte("null"))
	if got := of(doc).Headline; !strings.HasPrefix(got, "No price yet: the quantity of meals is missing.") {
		t.Error(got)
	}
}

func TestWorkedExample(t *testing.T) {
	a := of(meals(t))
	if !strings.HasPrefix(a.Headline, "At £") {
		t.Error(a.Headline)
	}
	if err := a.Pricing.Graph.Err(); err != nil {
		t.Error(err)
	}
	for _, f := range a.Figures {
		e, found := a.Explain(f.ID)
		if !found || e.Formula == "" {
			t.Errorf("%s has no working", f.ID)
		}
	}
	if gap, found := a.Figure("afford.gap"); !found || !gap.Value.IsNegative() {
		t.Error("the budget of the worked example should be under full cost")
	}
}

// What may leave the house and what may not.
func TestLabels(t *testing.T) {
	doc := meals(t)
	doc.Bid.Pricing.Costs[0].Label = bid.LabelBuyer
	a := of(doc)
	for id, label := range map[string]bid.Label{
		"price.asked": bid.LabelBuyer, "year.2.price": bid.LabelBuyer, "contract.value": bid.LabelBuyer,
		"ladder.walk_away": bid.LabelInternal, "ladder.marginal": bid.LabelInternal, "cost.full": bid.LabelInternal, "year.1.gap": bid.LabelInternal,
		"people.cook.pay": bid.LabelInternal, "cost.food.year": bid.LabelBuyer, "cost.vans.year": bid.LabelInternal,
	} {
		if f, found := a.Figure(id); !found || f.Label != label {
			t.Errorf("%s: %q, want %q", id, f.Label, label)
		}
	}
}

func TestAcceptedFindingsNoLongerBlock(t *testing.T) {
	doc := meals(t)
	doc.Bid.Opportunity.Ceiling = P("1")
	if !of(doc).Blocked() {
		t.Fatal("a price above the ceiling does not block")
	}
	for _, i := range of(doc).Issues {
		if i.Severity == bid.Blocks {
			doc.Bid.Accepted = append(doc.Bid.Accepted, bid.Acceptance{Code: i.Code, Path: i.Path, Reason: "asked the buyer"})
		}
	}
	a := of(doc)
	if a.Blocked() {
		t.Error("accepted findings still block")
	}
	if last := a.Issues[len(a.Issues)-1]; last.Accepted != "asked the buyer" {
		t.Error("accepted findings do not stand last")
	}
}

func TestJSON(t *testing.T) {
	doc := meals(t)
	doc.Bid.Pricing.Volume = nil
	a := of(doc)
	raw, err := a.JSON("")
	if err != nil {
		t.Fatal(err)
	}
	again, _ := of(doc).JSON("")
	if !bytes.Equal(raw, again) {
		t.Error("equal bids give different bytes")
	}
	var out struct {
		Figures map[string]map[string]any
		Issues  []map[string]string
	}
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	if f := out.Figures["price.target"]; f["value"] != nil || f["reason"] == nil || f["unit"] != "GBP/meal" {
		t.Errorf("price.target without a quantity: %v", f)
	}
	if f := out.Figures["people.cook.pay"]; f["value"] != "22776" {
		t.Errorf("people.cook.pay stands by itself: %v", f)
	}
	core, err := a.JSON("core-costs")
	if err != nil || len(core) >= len(raw) {
		t.Error("the part is not smaller", err)
	}
	if _, err := a.JSON("magic"); err == nil {
		t.Error("an unknown part is taken")
	}
}

func TestReadiness(t *testing.T) {
	a := of(Empty())
	for _, s := range a.Sections {
		if s.State != assess.NotStarted {
			t.Errorf("%s of an empty bid is %s", s.ID, s.Words())
		}
	}
	if len(a.Tasks) < 4 || a.Tasks[0].Text != "Bring in the notice, or type what the buyer wants" {
		t.Error(a.Tasks)
	}
}

func BenchmarkAssess(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		doc := Large(times)
		library()
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				of(doc)
			}
		})
	}
}
