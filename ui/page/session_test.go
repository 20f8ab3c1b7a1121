package page_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
)

var _ shell.Host = (*page.Session)(nil)
var _ page.Frame = (*shell.Shell)(nil)

func TestSessionFollowsTheWorkspace(t *testing.T) {
	s := pagetest.Meals(t)
	told := 0
	cancel := s.Subscribe(func() { told++ })
	before := s.Assessment()
	if before == nil || s.BidTitle() == "" {
		t.Fatal("the example is not open")
	}
	if s.Assessment() != before {
		t.Error("the assessment is worked out anew without a change")
	}
	text, _ := s.Headline()
	s.Edit("Change the price", func(b *bid.Bid) error { b.Pricing.Asked = money.MustPounds("99.00"); return nil })
	after, _ := s.Headline()
	if told == 0 || after == text || s.UndoName() != "Change the price" {
		t.Errorf("told %d times; headline %q; step %q", told, after, s.UndoName())
	}
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if again, _ := s.Headline(); again != text {
		t.Errorf("undone headline %q, was %q", again, text)
	}
	cancel()
	now := told
	s.Edit("Change the price", func(b *bid.Bid) error { b.Pricing.Asked = money.MustPounds("9.00"); return nil })
	if told != now {
		t.Error("told after cancel")
	}
}

func TestNothingIsMadeUntilSomethingIsKept(t *testing.T) {
	s := pagetest.Empty(t)
	if s.State().Open || s.BidTitle() != "" || s.Assessment() != nil {
		t.Error("something is open")
	}
	if _, state := s.Headline(); state != kit.Note {
		t.Errorf("headline state %s", state)
	}
	if !s.EditOrganisation("Name the organisation", func(o *bid.Organisation) error { o.Name = "Tarka Kitchen"; return nil }) {
		t.Fatal("not kept")
	}
	if !s.State().Open || s.Organisation().Name != "Tarka Kitchen" {
		t.Error("the workspace was not made")
	}
}

func TestPathsHaveTheirPages(t *testing.T) {
	s := pagetest.Empty(t)
	for path, want := range map[string]string{
		"organisation.runningCosts.1.amount": page.Organisation, "organisation.nation": page.Organisation,
		"opportunity.value.net": page.Opportunity, "core.share": page.CoreCosts,
		"pricing.people.1.hourlyPay": page.Price, "pack.depth": page.Pack,
		"socialValue.rows.1.deadweight": page.SocialValue,
	} {
		if got := s.PageOf(path); got != want {
			t.Errorf("%s stands on %q, not %q", path, got, want)
		}
	}
}

func TestADeletedBidIsNoLongerOpen(t *testing.T) {
	s := pagetest.Meals(t)
	if err := s.Service.DeleteBid(s.BidID(), "Delete the bid"); err != nil {
		t.Fatal(err)
	}
	if s.BidID() != "" || s.BidTitle() != "" {
		t.Error("a deleted bid is still open")
	}
}

// A section that a bid has not begun does not carry the findings of all the others.
func TestASectionThatIsNotBegunHasNoFindings(t *testing.T) {
	s := pagetest.Meals(t)
	if b := s.Bid(); len(b.Consortium.Members) > 0 || b.Invitation != nil {
		t.Fatal("the example bids with others")
	}
	if got := s.Section(page.Partners); got.State != kit.NotStarted || got.Count != 0 {
		t.Errorf("%+v", got)
	}
	if got := s.Section(page.Overview); got.Count == 0 {
		t.Errorf("the overview counts nothing: %+v", got)
	}
}
