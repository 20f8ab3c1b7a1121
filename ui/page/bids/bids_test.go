package bids_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/bids"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/welcome"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2/test"
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
	if words := m.DeadlineWords(rows[0]); words != "in 74 days · 15 Jan 2027" {
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
	pagetest.Press(t, w, "Make a copy …")
	pagetest.Type(t, w, "Name of the copy", "Day support, Lot 2")
	if len(w.Canvas().Overlays().List()) > 0 {
		pagetest.Press(t, w, "Add the copy")
	}
	if got := s.State().Bids; len(got) != 2 || got[0].Title != "Day support, Lot 2" {
		t.Fatalf("%+v", got)
	}
	pagetest.Press(t, w, "Delete")
	if got := s.State().Bids; len(got) != 1 || got[0].Title != "Day support, Lot 1 ŵ" {
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

// An example with an organisation of its own never mixes with the user's: it opens in a
// file beside it.
func TestAnExampleHasAFileOfItsOwn(t *testing.T) {
	s := pagetest.Meals(t)
	own := s.State().Path
	_, w := pagetest.Window(t, s, welcome.New(s))
	pagetest.Press(t, w, "Care at home")
	if s.State().Path == own || !strings.Contains(s.State().Path, "care at home") {
		t.Errorf("the example went into %s", s.State().Path)
	}
	if name := s.Organisation().Name; name != "Larkfield Home Care" {
		t.Errorf("its organisation is %q", name)
	}
	if len(s.State().Bids) != 1 {
		t.Errorf("%d bids in its file", len(s.State().Bids))
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

func TestANewBidTakesItsDeadlineAndRefusesOneThatIsNoDay(t *testing.T) {
	s := pagetest.Empty(t)
	_, w := pagetest.Window(t, s, bids.New(s))
	pagetest.Press(t, w, "New bid …")
	pagetest.Type(t, w, "What is it for?", "Meals")
	pagetest.Type(t, w, "Last day to send it in", "31/02/2027")
	pagetest.Press(t, w, "Start the bid")
	if len(s.State().Bids) != 0 {
		t.Fatal("a bid due on 31 February was started")
	}
	pagetest.Type(t, w, "Last day to send it in", "28/02/2027")
	if len(w.Canvas().Overlays().List()) > 0 {
		pagetest.Press(t, w, "Start the bid")
	}
	if got := s.State().Bids; len(got) != 1 || got[0].Deadline != "2027-02-28" {
		t.Fatalf("%+v", got)
	}
}

func TestDeadlinesInWords(t *testing.T) {
	m := bids.NewModel(pagetest.Empty(t))
	for _, c := range []struct{ day, utc, want string }{
		{"2026-11-02", "2026-11-02T09:00:00Z", "passed · 2 Nov 2026"},
		{"2026-11-02", "2026-11-02T12:00:00Z", "today · 2 Nov 2026"},
		{"2026-11-02", "", "today · 2 Nov 2026"},
		{"2026-11-03", "", "tomorrow · 3 Nov 2026"},
		{"2026-11-01", "", "passed · 1 Nov 2026"},
		{"2028-02-29", "", "in 484 days · 29 Feb 2028"},
		{"", "", "not known"},
		{"29 Feb", "", "not known"},
	} {
		r := bids.Row{}
		r.Deadline, r.DeadlineUTC = c.day, c.utc
		if got := m.DeadlineWords(r); got != c.want {
			t.Errorf("%s %s: %q", c.day, c.utc, got)
		}
	}
}

func TestASearchWithoutAnswerSaysSoAndLeadsBack(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, bids.New(s))
	pagetest.Type(t, w, "Find", "no such words")
	pagetest.Press(t, w, "Show all bids")
	pagetest.Press(t, w, "Archive")
	pagetest.Press(t, w, "Bring back from the archive")
	if got := s.State().Bids[0].Status; got != bid.StatusPreparing {
		t.Errorf("the bid is %s", got)
	}
}

func TestAThousandBidsAreListedAtOnce(t *testing.T) {
	s := pagetest.Empty(t)
	if !s.Ensure() {
		t.Fatal("no workspace")
	}
	var all []workspace.Incoming
	for range 1000 {
		all = append(all, workspace.Incoming{Bid: bid.Bid{Title: "Meals", Status: bid.StatusPreparing}})
	}
	if _, err := s.Service.AddBids("Bring many in", all); err != nil {
		t.Fatal(err)
	}
	var work []func()
	s.Run = func(f func()) { work = append(work, f) }
	m := bids.NewModel(s)
	rows := m.Rows()
	m.WorkOut(rows)
	m.WorkOut(rows)
	if len(rows) != 1000 || len(work) != 1 {
		t.Fatalf("%d rows, %d pieces of work", len(rows), len(work))
	}
	work[0]()
	rows = m.Rows()
	if rows[0].Margin == "" || rows[999].Margin != "" {
		t.Errorf("first %q, last %q", rows[0].Margin, rows[999].Margin)
	}
}

func TestLookingAtAVersionChangesNothing(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, bids.New(s))
	if _, err := s.Service.SaveVersion(s.BidID(), "Before"); err != nil {
		t.Fatal(err)
	}
	s.Edit("Rename", func(b *bid.Bid) error { b.Title = "Other"; return nil })
	undo := s.State().Undo
	s.ShowVersions()
	pagetest.Press(t, w, "Look at the chosen version")
	if s.Bid().Title != "Other" || s.State().Undo != undo {
		t.Errorf("%q, %q", s.Bid().Title, s.State().Undo)
	}
	pagetest.Press(t, w, "Back to the versions")
	pagetest.Press(t, w, "Look at the chosen version")
	pagetest.Press(t, w, "Bring this version back")
	if s.Bid().Title == "Other" {
		t.Error("the version was not brought back")
	}
	if err := s.Undo(); err != nil || s.Bid().Title != "Other" {
		t.Errorf("undo: %v, %q", err, s.Bid().Title)
	}
}

func TestABackupIsRestoredAndThatIsUndone(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, bids.New(s))
	was := s.Bid().Title
	s.ShowBackups()
	pagetest.Press(t, w, "Make a backup now")
	pagetest.Press(t, w, "Close")
	s.Edit("Rename", func(b *bid.Bid) error { b.Title = "Other"; return nil })
	s.ShowBackups()
	pagetest.Press(t, w, "Restore the chosen backup")
	if s.Bid().Title != was {
		t.Errorf("title %q, was %q", s.Bid().Title, was)
	}
	pagetest.Press(t, w, "Undo")
	if s.Bid().Title != "Other" {
		t.Errorf("restoring was not taken back: %q", s.Bid().Title)
	}
	s.ShowBackups()
	if list, err := s.Service.Backups(); err != nil || len(list) != 2 {
		t.Errorf("%d backups, %v: the state before restoring is missing", len(list), err)
	}
}

func TestBadTitlesAreKeptAndTold(t *testing.T) {
	s := pagetest.Empty(t)
	_, w := pagetest.Window(t, s, bids.New(s))
	pagetest.Press(t, w, "New bid …")
	long := strings.Repeat("long ", 2000)
	title := pagetest.Field(t, w, "What is it for?").(*kit.TextEntry)
	title.SetText(long)
	pagetest.Press(t, w, "Start the bid")
	if len(s.State().Bids) != 0 || title.Text == "" {
		t.Fatalf("%d bids; the field holds %.20q", len(s.State().Bids), title.Text)
	}
	title.SetText("a\u202eb 🍲")
	pagetest.Press(t, w, "Start the bid")
	if got := s.State().Bids; len(got) != 1 || got[0].Title != "a\u202eb 🍲" {
		t.Fatalf("%+v", got)
	}
	if len(s.Issues(page.Below("title"))) == 0 {
		t.Error("a mark that turns the reading order is not told")
	}
}

func TestAFileInACloudFolderIsToldOnThePage(t *testing.T) {
	s := pagetest.Empty(t)
	s.NewPath = func() string { return "/home/OneDrive/Bids.bidwright" }
	if !s.Ensure() {
		t.Fatal("no workspace")
	}
	_, w := pagetest.Window(t, s, bids.New(s))
	var told bool
	for _, o := range test.LaidOutObjects(w.Content()) {
		l, ok := o.(*kit.Marked)
		told = told || ok && l.Visible() && l.Size().Height > 0 && strings.Contains(l.Text(), "OneDrive folder")
	}
	if !told || len(bids.NewModel(s).Notes()) != 1 {
		t.Errorf("shown %v: %q", told, bids.NewModel(s).Notes())
	}
}
