package eligibility_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/eligibility"
	"bidwright/ui/page/pagetest"
)

// A partner that delivers something is not removed before it is said who takes over; what
// nobody takes over becomes a gap, and Undo brings everything back.
func TestRemovingAPartnerAsksWhoTakesOver(t *testing.T) {
	s := pagetest.Meals(t)
	s.Edit("Fill", func(b *bid.Bid) error {
		b.Consortium.Members = []bid.Member{{ID: "m1", Name: "Harbour"}, {ID: "m2", Name: "Moorland"}}
		b.Consortium.Cells = []bid.Cell{{ID: "c", Parts: []bid.CellPart{{MemberID: "m1", Share: money.MustShare("1")}}}}
		return nil
	})
	frame, w := pagetest.Window(t, s, eligibility.New(s))
	frame.Go(at("consortium.members.m1.name"))
	pagetest.Press(t, w, "Remove this partner")
	if len(s.Bid().Consortium.Members) != 2 {
		t.Fatal("the partner went without a question")
	}
	pagetest.Press(t, w, "Keep it")
	if len(s.Bid().Consortium.Members) != 2 {
		t.Fatal("the partner that was kept is gone")
	}
	pagetest.Press(t, w, "Remove this partner")
	picker := pagetest.Field(t, w, "Taken over by Nobody yet: they become gaps").(*kit.Picker)
	picker.OnChosen("m2")
	pagetest.Press(t, w, "Remove this partner")
	c := s.Bid().Consortium
	if len(c.Members) != 1 || len(c.Cells[0].Parts) != 1 || c.Cells[0].Parts[0].MemberID != "m2" {
		t.Errorf("%+v", c)
	}
	if err := s.Undo(); err != nil || len(s.Bid().Consortium.Members) != 2 || s.Bid().Consortium.Cells[0].Parts[0].MemberID != "m1" {
		t.Errorf("undo: %v %+v", err, s.Bid().Consortium)
	}
}
