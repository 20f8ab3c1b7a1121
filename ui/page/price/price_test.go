package price_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/price"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
)

func at(path string) shell.Route { return shell.Route{Page: "price", Path: path} }

// Each part of the page keeps what must be true of every page, with the worked example
// and with nothing.
func TestInvariants(t *testing.T) {
	for _, path := range []string{"pricing.start", "pricing.service.visits.pay", "pricing.service.capacity.places", "pricing.people", "pricing.costs", "pricing.surplus", "pricing.uplift.kind", "pricing.benchmarks"} {
		uitest.Invariants(t, func() shell.Page { return opened(price.New(pagetest.Meals(t)), path) })
		uitest.Invariants(t, func() shell.Page { return opened(price.New(pagetest.Empty(t)), path) })
	}
}

// onPart is the page with one of its parts on show from the first.
type onPart struct {
	*price.Page
	path string
}

func opened(p *price.Page, path string) shell.Page { return onPart{p, path} }

func (p onPart) View() fyne.CanvasObject {
	view := p.Page.View()
	p.GoTo(p.path)
	return view
}

// A first bid from nothing to a price, typed field by field as its user would.
func TestABlankBidGetsAPrice(t *testing.T) {
	s := pagetest.Empty(t)
	if !s.Ensure() {
		t.Fatal("no workspace")
	}
	id, err := s.Service.AddBid("Start a bid", bid.Bid{Title: "Day support"})
	if err != nil {
		t.Fatal(err)
	}
	frame, w := pagetest.Window(t, s, price.New(s))
	s.OpenBid(id, "price")
	pagetest.Type(t, w, "Your word for one", "session")
	pagetest.Type(t, w, "First day of the contract", "1/4/26")
	pagetest.Type(t, w, "Contract years", "1")
	pagetest.Type(t, w, "Quantity in year 1", "1,000")
	frame.Go(at("pricing.people"))
	pagetest.Press(t, w, "Add a post")
	pagetest.Type(t, w, "Role", "Support worker")
	pagetest.Type(t, w, "Hours a week", "20")
	pagetest.Type(t, w, "Pay an hour", "13.45")
	frame.Go(at("pricing.costs"))
	pagetest.Press(t, w, "Add a cost")
	pagetest.Type(t, w, "What it is", "Room")
	pagetest.Type(t, w, "Amount", "1200")
	f, ok := s.Assessment().Figure("price.target.printed")
	// 20 × 52 × 13.45 = 13,988; NI 15 % of 8,988 = 1,348.20; pension 3 % of 7,748 = 232.44;
	// with the room 16,768.64 for 1,000 sessions.
	if !ok || f.Printed != "£16.77" {
		t.Errorf("the price is %q (%s)", f.Printed, f.Reason)
	}
	for range 4 {
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(s.Bid().Pricing.Costs); n != 0 {
		t.Errorf("after undo there are still %d costs", n)
	}
}

func TestWrongInputStaysBesideItsSentence(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, price.New(s))
	pagetest.Type(t, w, "Quantity in year 1", "lots")
	entry := pagetest.Field(t, w, "Quantity in year 1").(*kit.QuantityEntry)
	if entry.Text != "lots" || entry.Problem() == nil || s.Bid().Pricing.Volume[0].Quantity.String() != "26000" {
		t.Errorf("text %q, problem %v, stored %v", entry.Text, entry.Problem(), s.Bid().Pricing.Volume)
	}
	frame.Go(at("pricing.surplus"))
	pagetest.Type(t, w, "Surplus, share of the price", "120 %")
	if len(s.Issues(func(path string) bool { return path == "pricing.surplus" })) == 0 {
		t.Error("a surplus above 100 % is not told")
	}
}

func TestAFindingLeadsToItsField(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, price.New(s))
	for path, name := range map[string]string{
		"pricing.people.driver.hourlyPay": "Pay an hour", "pricing.costs.fuel.quantity": "How many a year",
		"pricing.uplift.cap": "Never above", "pricing.vat": "VAT", "opportunity.budget": "The buyer’s budget, a year",
	} {
		frame.Go(at(path))
		got, ok := w.Canvas().Focused().(kit.Labelled)
		if !ok || len(got.AccessibilityLabel()) < len(name) || got.AccessibilityLabel()[:len(name)] != name {
			t.Errorf("%s leads to %v", path, w.Canvas().Focused())
		}
	}
}

func TestAPostComesFromAPayScale(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, price.New(s))
	frame.Go(at("pricing.people"))
	picker := pagetest.Field(t, w, "Pay scale: Add from a pay scale").(*kit.Picker)
	picker.OnChosen("scale-driver")
	people := s.Bid().Pricing.People
	if last := people[len(people)-1]; last.Role != "Delivery driver" || last.HourlyPay.String() != "13.45" || last.ScaleID != "scale-driver" {
		t.Errorf("%+v", last)
	}
}

// What was typed is kept however wrong it is, with the finding beside the field.
func TestAHugeNameIsKeptAndTold(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, price.New(s))
	frame.Go(at("pricing.people.cook.role"))
	huge := strings.Repeat("Köchin 😀 ", 1100)
	entry := pagetest.Field(t, w, "Role").(*kit.TextEntry)
	w.Canvas().Focus(entry)
	entry.SetText(huge)
	entry.Commit()
	if got := s.Bid().Pricing.People[0].Role; got != strings.TrimSpace(huge) {
		t.Errorf("%d of %d characters are kept", len(got), len(huge))
	}
	told := false
	for _, i := range s.Issues(func(path string) bool { return path == "pricing.people.cook.role" }) {
		told = told || i.Code == "DOC-002"
	}
	if !told {
		t.Error("the length is not told")
	}
}

func TestAFindingOnAPartOfTheUpliftLeadsToIt(t *testing.T) {
	s := pagetest.Meals(t)
	s.Edit("Change: clause", func(b *bid.Bid) error {
		b.Pricing.Uplift = bid.Uplift{Kind: bid.UpliftBasket, Basket: []bid.BasketPart{{ID: "pay", Name: "Pay"}, {ID: "rest", Name: "The rest"}}}
		return nil
	})
	frame, w := pagetest.Window(t, s, price.New(s))
	frame.Go(at("pricing.uplift.basket.rest.weight"))
	got, ok := w.Canvas().Focused().(kit.Labelled)
	if !ok || got.AccessibilityLabel() != "Weight" || pagetest.Field(t, w, "Part").(*kit.TextEntry).Value() != "The rest" {
		t.Errorf("leads to %v", w.Canvas().Focused())
	}
}
