package bids_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/ui/page/bids"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/welcome"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"
)

func TestInvariants(t *testing.T) {
	uitest.Invariants(t, func() shell.Page { return bids.New(pagetest.Meals(t)) })
	uitest.Invariants(t, func() shell.Page { return bids.New(pagetest.Empty(t)) })
	uitest.Invariants(t, func() shell.Page { return welcome.New(pagetest.Empty(t)) })
}

func TestTheListSaysWhatABidComesTo(t *testing.T) {
	s := pagetest.Meals(t)
	m := bids.NewModel(s)
	m.WorkOut(m.Rows())
	rows := m.Rows()
	if len(rows) != 1 || !strings.Contains(rows[0].Margin, "(loss)") || !strings.HasPrefix(rows[0].Margin, "−1.3") {
		t.Fatalf("%+v", rows)
	}
	if words := m.DeadlineWords(rows[0]); !strings.Contains(words, "·") {
		t.Errorf("deadline %q", words)
	}
	m.Search = "no such words"
	if len(m.Rows()) != 0 {
		t.Error("search lets everything through")
	}
	m.Search = ""
	m.SetStatus(rows[0], bid.StatusArchived)
	if len(m.Rows()) != 0 {
		t.Error("an archived bid is shown among the current ones")
	}
	m.Show = string(bid.StatusArchived)
	if len(m.Rows()) != 1 {
		t.Error("the archived bid is not found")
	}
}

func TestABidIsStartedCopiedDeletedAndBroughtBack(t *testing.T) {
	s := pagetest.Empty(t)
	_, w := pagetest.Window(t, s, bids.New(s))
	pagetest.Press(t, w, "New bid …")
	pagetest.Press(t, w, "Start the bid")
	if len(s.State().Bids) != 0 {
		t.Fatal("a bid without a name was started")
	}
	pagetest.Type(t, w, "What is it for?", "Day support, Lot 1 ŵ")
	pagetest.Press(t, w, "Start the bid")
	if got := s.State().Bids; len(got) != 1 || got[0].Title != "Day support, Lot 1 ŵ" || s.BidID() != got[0].ID {
		t.Fatalf("%+v", got)
	}
	pagetest.Press(t, w, "Make a copy")
	pagetest.Press(t, w, "Delete")
	if len(s.State().Bids) != 1 {
		t.Fatal("nothing was deleted")
	}
	pagetest.Press(t, w, "Undo")
	if len(s.State().Bids) != 2 {
		t.Error("Undo did not bring the bid back")
	}
}

func TestTheWorkedExampleIsOneClickAway(t *testing.T) {
	s := pagetest.Empty(t)
	_, w := pagetest.Window(t, s, welcome.New(s))
	pagetest.Press(t, w, "Open the worked example")
	headline, _ := s.Headline()
	if s.BidTitle() == "" || !strings.Contains(headline, "£9.25") {
		t.Errorf("%q: %q", s.BidTitle(), headline)
	}
	pagetest.Press(t, w, "Open the worked example")
	if n := len(s.State().Bids); n != 1 {
		t.Errorf("%d bids after opening the example twice", n)
	}
}

func TestAVersionIsKeptAndBroughtBack(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, bids.New(s))
	s.ShowVersions()
	pagetest.Type(t, w, "Name of this version", "Before the board")
	if len(w.Canvas().Overlays().List()) > 0 {
		pagetest.Press(t, w, "Keep this version")
	}
	was := s.Bid().Title
	s.Edit("Rename", func(b *bid.Bid) error { b.Title = "Other"; return nil })
	s.ShowVersions()
	pagetest.Press(t, w, "Bring the chosen version back")
	if s.Bid().Title != was {
		t.Errorf("title %q, was %q", s.Bid().Title, was)
	}
}
