package price_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/price"
)

// A quarter of the hours at a third extra is 8.3333 % more pay; a share above all hours
// is told, and its finding leads to the field of the line it is about.
func TestExtraPayOfAPost(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, price.New(s))
	frame.Go(at("pricing.people.driver.role"))
	driver := func() bid.Post {
		for _, x := range s.Bid().Pricing.People {
			if x.ID == "driver" {
				return x
			}
		}
		t.Fatal("no driver")
		return bid.Post{}
	}
	before, _ := s.Assessment().Figure("people.driver.total")
	pagetest.Press(t, w, "Add extra pay")
	pagetest.Type(t, w, "When extra is paid", "Sundays")
	pagetest.Type(t, w, "Share of the hours it is paid for", "25")
	pagetest.Type(t, w, "How much extra", "33")
	got := driver().Premiums
	if len(got) != 1 || got[0].Name != "Sundays" || got[0].Hours.Decimal().String() != "0.25" || got[0].Extra.Decimal().String() != "0.33" {
		t.Fatalf("%+v", got)
	}
	if after, _ := s.Assessment().Figure("people.driver.total"); !after.Value.GreaterThan(before.Value) {
		t.Errorf("the post costs %s, before %s", after.Printed, before.Printed)
	}
	pagetest.Type(t, w, "Share of the hours it is paid for", "125")
	path := "pricing.people.driver.premiums." + got[0].ID + ".hours"
	if len(s.Issues(func(p string) bool { return p == path })) == 0 {
		t.Error("more than all hours is not told")
	}
	frame.Go(at("pricing.people.cook.role"))
	frame.Go(at(path))
	if field, ok := w.Canvas().Focused().(*kit.PercentEntry); !ok || field.Text[:3] != "125" {
		t.Errorf("the finding leads to %v", w.Canvas().Focused())
	}
	pagetest.Press(t, w, "Remove this extra pay")
	if n := len(driver().Premiums); n != 0 {
		t.Errorf("%d rates of extra pay are left", n)
	}
}
