package price_test

import (
	"reflect"
	"testing"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/price"

	"fyne.io/fyne/v2"
)

// A copied bid has lines of the same ids. What is typed and wrong in one bid is not
// shown in the other, and what is typed and not yet kept is not stored there.
func TestTypingStaysWithItsBid(t *testing.T) {
	for _, c := range []struct{ path, field string }{
		{"pricing.people.driver.role", "Hours a week"},
		{"pricing.people.driver.premiums.nights.name", "How much extra"},
		{"pricing.costs.fuel.name", "Amount"},
		{"pricing.uplift.basket.pay.name", "Weight"},
		{"pricing.start", "Quantity in year 1"},
	} {
		for _, typed := range []string{"lots", "77"} {
			s := pagetest.Meals(t)
			s.Edit("Change: lines", func(b *bid.Bid) error {
				b.Pricing.Uplift = bid.Uplift{Kind: bid.UpliftBasket, Basket: []bid.BasketPart{{ID: "pay", Name: "Pay"}}}
				for i := range b.Pricing.People {
					b.Pricing.People[i].Premiums = []bid.Premium{{ID: "nights", Name: "Nights"}}
				}
				return nil
			})
			frame, w := pagetest.Window(t, s, price.New(s))
			copied, err := s.Service.DuplicateBid(s.BidID(), "Copy the bid", "Copy")
			if err != nil {
				t.Fatal(err)
			}
			before := s.Bid().Pricing // the copy's too
			frame.Go(at(c.path))
			e, ok := pagetest.Field(t, w, c.field).(interface {
				fyne.Focusable
				kit.Labelled
				SetText(string)
				Problem() error
			})
			if !ok {
				t.Fatalf("%s is not a field", c.field)
			}
			w.Canvas().Focus(e)
			e.SetText(typed)
			if typed == "lots" {
				w.Canvas().Unfocus()
			}
			s.OpenBid(copied, "price")
			w.Canvas().Unfocus()
			if e.Problem() != nil {
				t.Errorf("%s, %q: the copy shows %v", c.field, typed, e.Problem())
			}
			if !reflect.DeepEqual(s.Bid().Pricing, before) {
				t.Errorf("%s, %q: the copy was changed", c.field, typed)
			}
		}
	}
}
