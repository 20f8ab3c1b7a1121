package bids_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/bids"
	"bidwright/ui/page/organisation"
	"bidwright/ui/page/overview"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// said is every text on show in the window, or in the dialog on top of it.
func said(w fyne.Window) string {
	root := fyne.CanvasObject(w.Content())
	if top := w.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var all strings.Builder
	for _, o := range test.LaidOutObjects(root) {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *widget.Label:
			all.WriteString(o.Text + "\n")
		case *kit.Line:
			all.WriteString(o.Text + "\n")
		case *kit.Small:
			all.WriteString(o.Text() + "\n")
		case kit.Labelled:
			all.WriteString(o.AccessibilityLabel() + "\n")
		}
	}
	return all.String()
}

// several is the worked example with a bid that was won, one that was lost and one that
// is due in a few days, and an organisation with things to renew. Today is 2 November 2026.
func several(t *testing.T) *page.Session {
	t.Helper()
	s := pagetest.Meals(t)
	day := date.MustISO
	s.EditOrganisation("Fill", func(o *bid.Organisation) error {
		o.Standing.Evidence = []bid.Evidence{{ID: "e", ItemID: "EV-11", Expires: day("2026-12-12")}, {ID: "g", ItemID: "EV-41", Expires: day("2026-10-20")},
			{ID: "later", ItemID: "EV-10", Expires: day("2028-01-01")}}
		o.Occasions = []bid.Occasion{{ID: "o", Name: "Provider forum", On: day("2026-11-12"), Months: 3}, {ID: "far", Name: "Far off", On: day("2027-06-01")}}
		return nil
	})
	effort := bid.Choice{Effort: []bid.BidEffort{{ID: "w", Name: "Writing", Hours: money.MustQuantity("40"), Rate: money.MustPounds("25")}}, Chance: money.MustShare("0.25"), Surplus: money.MustPounds("8000")}
	for _, b := range []bid.Bid{
		{ID: "won", Title: "Day centre", Status: bid.StatusWon, Choice: effort, Result: bid.BidResult{On: day("2026-06-01")}},
		{ID: "lost", Title: "Night care", Status: bid.StatusLost, Choice: effort, Result: bid.BidResult{On: day("2026-07-01"), Winner: "Big Care Ltd", Feedback: "Good method, no examples.", Learned: "Bring two examples."}},
		{ID: "soon", Title: "Respite", Status: bid.StatusPreparing, Choice: effort},
		{ID: "no", Title: "Not for us", Status: bid.StatusPreparing, Decision: bid.DecisionNoBid},
	} {
		if b.ID == "soon" || b.ID == "no" {
			b.Opportunity.Dates.Deadline = bid.Moment{Text: "5 November 2026", Day: "2026-11-05"}
		}
		if _, err := s.Service.AddBid("Add", b); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

type part struct {
	*bids.Page
	name string
}

func (p part) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart(p.name)
	return view
}

func TestInvariantsOfTheParts(t *testing.T) {
	for _, name := range []string{"list", "beside", "told"} {
		uitest.Invariants(t, func() shell.Page { return part{bids.New(several(t)), name} })
		uitest.Invariants(t, func() shell.Page { return part{bids.New(pagetest.Empty(t)), name} })
	}
}

func TestWhatIsDueIsToldAndReached(t *testing.T) {
	s := several(t)
	var got []string
	for _, r := range bids.NewModel(s).Reminders() {
		got = append(got, r.Sentence())
	}
	want := []string{"Cyber Essentials or Plus: expired 13 days ago, 20 October 2026.", "Deadline of “Respite”: in 3 days, 5 November 2026.",
		"Provider forum: in 10 days, 12 November 2026.", "Public liability: expires in 40 days, 12 December 2026."}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Fatalf("%s", strings.Join(got, "\n"))
	}
	frame, w := pagetest.Window(t, s, bids.New(s), organisation.New(s), overview.New(s))
	pagetest.Press(t, w, want[3])
	if f, ok := w.Canvas().Focused().(kit.Labelled); !ok || f.AccessibilityLabel() != "Runs out on" {
		t.Errorf("the keyboard is at %v", w.Canvas().Focused())
	}
	frame.Go(shell.Route{Page: page.Bids})
	pagetest.Press(t, w, want[1])
	if s.BidID() != "soon" || frame.Current() != page.Overview {
		t.Errorf("%s is open on %s", s.BidID(), frame.Current())
	}
	// Renewing it once takes the reminder away.
	s.EditOrganisation("Renew", func(o *bid.Organisation) error {
		o.Standing.Evidence[0].Expires = date.MustISO("2027-12-12")
		return nil
	})
	frame.Go(shell.Route{Page: page.Bids})
	if strings.Contains(said(w), "Public liability") {
		t.Error("it is still told")
	}
}

func TestManyRemindersAreFolded(t *testing.T) {
	s := several(t)
	s.EditOrganisation("More", func(o *bid.Organisation) error {
		for _, id := range []string{"a", "b", "c"} {
			o.Occasions = append(o.Occasions, bid.Occasion{ID: id, Name: "Also " + id, On: date.MustISO("2026-11-20")})
		}
		return nil
	})
	_, w := pagetest.Window(t, s, bids.New(s))
	if strings.Contains(said(w), "Also c") {
		t.Error("all are shown at once")
	}
	pagetest.Press(t, w, "Show 3 more reminders")
	if !strings.Contains(said(w), "Also c") {
		t.Error("the rest is not shown")
	}
}

// Two bids that took 40 hours at £25 and one win: each win cost £3,000 with the open one,
// as the costs of all bids count.
func TestBidsStandSideBySideWithTheCostOfAWin(t *testing.T) {
	s := several(t)
	p := bids.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("beside")
	text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(said(w))
	for _, wanted := range []string{"Day centre", "won on 1 June 2026", "lost to Big Care Ltd", "25 %", "£3,000", "preparing, no bid"} {
		if !strings.Contains(text, wanted) {
			t.Errorf("%q is not said in\n%s", wanted, text)
		}
	}
	// The figure is explained, and leads on and back.
	for _, o := range test.LaidOutObjects(w.Content()) {
		if f, ok := o.(*kit.Figure); ok && strings.Contains(f.AccessibilityLabel(), "Cost of bids for each one won") {
			test.Tap(f)
		}
	}
	if !strings.Contains(said(w), "Cost of all bids") {
		t.Fatalf("it is not explained:\n%s", said(w))
	}
	pagetest.Press(t, w, "Explain Cost of all bids")
	if !strings.Contains(said(w), "Back to: Cost of bids for each one won") {
		t.Fatalf("there is no way back:\n%s", said(w))
	}
	pagetest.Press(t, w, "Back to: Cost of bids for each one won")
	if !strings.Contains(said(w), "Explain Cost of all bids") {
		t.Error("the way back leads elsewhere")
	}
}

func TestWhatBuyersSaidStandsForNextTime(t *testing.T) {
	s := several(t)
	p := bids.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("told")
	for _, wanted := range []string{"“Good method, no examples.”", "What we learned: Bring two examples.", "Night care"} {
		if !strings.Contains(said(w), wanted) {
			t.Errorf("%q is not said in\n%s", wanted, said(w))
		}
	}
	pagetest.Press(t, w, "Open “Night care”")
	if s.BidID() != "lost" {
		t.Error("another bid was opened")
	}
}

// A bid that is sent in keeps the proof of that day, and hands it out again.
func TestTheProofsOfASentBidAreHandedOut(t *testing.T) {
	disk := &pagetest.Disk{}
	s := pagetest.MealsOn(t, disk)
	s.EditOrganisation("Add", func(o *bid.Organisation) error {
		o.Standing.Evidence = []bid.Evidence{{ID: "e", ItemID: "EV-11"}}
		return nil
	})
	if _, err := s.Service.AttachEvidence("Keep", "e", "Cover 2026.txt", []byte("cover of 2026")); err != nil {
		t.Fatal(err)
	}
	s.Edit("Ask", func(b *bid.Bid) error {
		b.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: "Public liability", EvidenceID: "e"}}
		return nil
	})
	m := bids.NewModel(s)
	row := m.Rows()[0]
	if len(m.Proofs(row)) != 0 {
		t.Fatal("a bid in preparation has copies of its own")
	}
	m.SetStatus(row, bid.StatusSubmitted)
	if copied := m.Duplicate(row, "A copy"); copied == "" || len(m.Proofs(bids.Row{Row: workspace.Row{ID: copied}})) != 0 {
		t.Error("a copy of the bid claims to have been sent with proofs")
	}
	if _, err := s.Service.AttachEvidence("Renew", "e", "Cover 2027.txt", []byte("cover of 2027")); err != nil {
		t.Fatal(err)
	}
	list := bids.New(s)
	_, w := pagetest.Window(t, s, list)
	list.Choose(row.ID)
	pagetest.Press(t, w, "Proofs it was sent with …")
	if text := said(w); !strings.Contains(text, "Cover 2026.txt") || strings.Contains(text, "Cover 2027.txt") {
		t.Errorf("%s", text)
	}
	m.CopyProof(m.Proofs(row)[0], "/home/Copy.txt")
	if string(disk.File("/home/Copy.txt")) != "cover of 2026" {
		t.Errorf("%q", disk.File("/home/Copy.txt"))
	}
}
