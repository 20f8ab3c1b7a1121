package guide

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/page/pagetest"
)

// ids are the steps of a bid of that kind, without those that every bid is asked.
func ids(b bid.Bid) []string {
	var out []string
	for _, s := range stepsOf(&b) {
		if s.applies != nil {
			out = append(out, s.id)
		}
	}
	return out
}

func TestTheStepsFollowWhatIsBought(t *testing.T) {
	for kind, want := range map[bid.UnitKind]string{
		bid.UnitHour:      "delivery volume people",
		bid.UnitVisit:     "visits travel carers",
		bid.UnitSession:   "volume people",
		bid.UnitDay:       "volume people",
		bid.UnitPlaceWeek: "places people",
		bid.UnitPlacement: "volume people",
		bid.UnitItem:      "volume people",
		bid.UnitOutcome:   "results people",
		bid.UnitBlock:     "volume people",
		"":                "volume people",
	} {
		var b bid.Bid
		b.Pricing.Unit.Kind = kind
		if got := strings.Join(ids(b), " "); got != want {
			t.Errorf("%q is asked %s, want %s", kind, got, want)
		}
	}
	var care bid.Bid
	care.Pricing.Unit.Kind, care.Pricing.Years = bid.UnitHour, 3
	care.Pricing.Service.Visits.Pay = money.MustPounds("13.20")
	if got := strings.Join(ids(care), " "); got != "delivery visits travel carers uplift" {
		t.Errorf("home care by the hour is asked %s", got)
	}
}

// Every path that a step asks for, or leads to, is a field of the published schema.
func TestEveryPathIsInTheDocument(t *testing.T) {
	var s struct {
		Defs map[string]map[string]any `json:"$defs"`
	}
	raw, err := os.ReadFile("../../../assets/schema/bid.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	follow := func(node map[string]any) map[string]any {
		for {
			if items, ok := node["items"].(map[string]any); ok {
				node = items
			}
			ref, ok := node["$ref"].(string)
			if !ok {
				return node
			}
			node = s.Defs[ref[strings.LastIndex(ref, "/")+1:]]
		}
	}
	has := func(path string) bool {
		first, rest, _ := strings.Cut(path, ".")
		node := s.Defs["Bid"]
		if first == "organisation" {
			node, path = s.Defs["Organisation"], rest
		}
		for _, part := range strings.Split(path, ".") {
			if part == "1" { // a line of a list, by its year
				continue
			}
			node = follow(node)
			properties, _ := node["properties"].(map[string]any)
			next, ok := properties[part].(map[string]any)
			if !ok {
				return false
			}
			node = next
		}
		return true
	}
	for _, one := range steps {
		for _, path := range append(slices.Clone(one.asks), one.path) {
			if !has(path) {
				t.Errorf("step %s: there is no %s in the document", one.id, path)
			}
		}
	}
}

func TestConfirmingSkippingAndGoingBack(t *testing.T) {
	s := pagetest.Meals(t)
	last := s.Bid()
	id, err := s.Service.AddBid("Start", bid.Bid{Title: "A second bid"})
	if err != nil {
		t.Fatal(err)
	}
	s.OpenBid(id, "guide")
	m := NewModel(s)
	if m.step().id != stepBought || m.answered(m.step()) {
		t.Fatalf("a blank bid begins at %s", m.step().id)
	}
	// Confirming takes the unit of the last bid as one step that can be undone.
	if !m.confirm() || s.Bid().Pricing.Unit != last.Pricing.Unit || !m.answered(m.step()) {
		t.Errorf("the unit is %+v", s.Bid().Pricing.Unit)
	}
	if !strings.HasPrefix(s.UndoName(), "Guided: ") {
		t.Errorf("the step is called %q", s.UndoName())
	}
	// Skipping leaves a step open; going back finds it as it was.
	m.move(1)
	skipped := m.step()
	m.move(1)
	if at, _ := m.number(); at != 3 || m.answered(skipped) || !slices.ContainsFunc(m.open(), func(x step) bool { return x.id == skipped.id }) {
		t.Errorf("at %d, open %v", at, m.open())
	}
	m.move(-1)
	if m.step().id != skipped.id {
		t.Errorf("back is %s", m.step().id)
	}
	// People are copied with ids of their own and only when they are confirmed.
	m.show(stepPeople)
	if n := len(s.Bid().Pricing.People); n != 0 {
		t.Fatalf("%d people before anybody confirmed", n)
	}
	m.confirm()
	for _, x := range s.Bid().Pricing.People {
		i := slices.IndexFunc(last.Pricing.People, func(y bid.Post) bool { return y.Role == x.Role })
		if x.ID == "" || i < 0 || x.ID == last.Pricing.People[i].ID || x.HourlyPay.String() != last.Pricing.People[i].HourlyPay.String() {
			t.Errorf("copied: %+v", x)
		}
	}
	if len(s.Bid().Pricing.People) == 0 || len(m.suggestions()) != 0 {
		t.Error("people are still to be confirmed")
	}
	if err := s.Undo(); err != nil || len(s.Bid().Pricing.People) != 0 {
		t.Errorf("after undo: %v, %d people", err, len(s.Bid().Pricing.People))
	}
	// The first step is the first, the last one the last.
	m.show(stepBought)
	if m.move(-1) {
		t.Error("there is something before the first step")
	}
	m.show(stepDone)
	if m.move(1) {
		t.Error("there is something after the last step")
	}
	// Another bid has a place of its own.
	s.OpenBid(last.ID, "guide")
	if m.step().id == stepDone {
		t.Error("the other bid is at the same step")
	}
}

// What is suggested is said with its source, and nothing answered is suggested again.
func TestSuggestionsOfAFirstBid(t *testing.T) {
	var b bid.Bid
	b.Pricing.Unit.Kind = bid.UnitHour
	b.Pricing.Service.Visits.Lengths = []bid.VisitLength{{Minutes: money.MustQuantity("30")}}
	b.Opportunity.Term.Months = 36
	k := known{bid: b, mile: money.MustPounds("0.55"), target: money.MustPounds("24.10"), plan: planning{contingency: money.MustShare("0.02"), surplus: money.MustShare("0.03")}, newID: func() string { return "x" }}
	for step, want := range map[string]string{
		stepBought:      "Words for it: hour, hours – usual for this choice.",
		stepTerm:        "Contract years: 3 – from the notice.",
		stepTravel:      "Paid for a mile: £0.55 – the tax-free rate.",
		stepContingency: "Contingency: 2 % – usual, until you know your own.",
		stepSurplus:     "Surplus: 3 % – usual, until you know your own.",
		stepPrice:       "Price for one: £24.10 – your costs with contingency and surplus.",
	} {
		all := k.suggestions(step)
		if len(all) != 1 || strings.ReplaceAll(all[0].words(), "\u00a0", " ") != want {
			t.Errorf("%s: %v, want %s", step, all, want)
			continue
		}
		after := known{bid: b, mile: k.mile, target: k.target}
		all[0].apply(&after.bid)
		if again := after.suggestions(step); len(again) != 0 {
			t.Errorf("%s is suggested again: %s", step, again[0].words())
		}
	}
}

func TestAPromptIsAnOrdinaryCostLine(t *testing.T) {
	var b bid.Bid
	p := promptsOf(stepRunning)[0]
	p.setAmount(&b, money.MustPounds("450"))
	if x := p.line(&b); x == nil || x.Name != p.name || x.Basis != bid.PerYear || len(b.Pricing.Costs) != 1 {
		t.Fatalf("%+v", b.Pricing.Costs)
	}
	p.setAmount(&b, money.MustPounds("500"))
	b.Pricing.Costs = append(b.Pricing.Costs, bid.CostLine{ID: "other", Name: "Laundry"})
	if x := p.line(&b); x == nil || x.Amount.String() != "500" {
		t.Errorf("%+v", x)
	}
	p.setAmount(&b, money.Pounds{})
	if len(b.Pricing.Costs) != 1 || b.Pricing.Costs[0].ID != "other" {
		t.Errorf("emptying it left %+v", b.Pricing.Costs)
	}
	seen := map[string]bool{}
	for _, p := range prompts {
		if seen[p.id] || seen[p.name] || strings.Contains(p.id, ".") {
			t.Errorf("%s is not its own", p.id)
		}
		seen[p.id], seen[p.name] = true, true
	}
}
