package packpage

import (
	"errors"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestNamesOfFilesAreSafeEverywhere(t *testing.T) {
	for _, c := range []struct {
		ref, org string
		version  int
		draft    bool
		f        Format
		want     string
	}{
		{"DN-1", "Tor Meals CIC", 2, false, PDF, "DN-1 – Tor Meals CIC – Commercial response – v2.pdf"},
		{"", "", 0, false, HTML, "Commercial response – v1.html"},
		{"A/B:C*?", "  ..Cŵn & \u202eŷ  ", 1, true, JSON, "A B C – Cŵn & ŷ – DRAFT Commercial response – v1.json"},
	} {
		got := pack.FileName(pack.Document{Reference: c.ref, Organisation: c.org, Version: c.version}, pack.PaperTitle(pack.Commissioner, bid.PaperCommercial), c.draft, string(c.f))
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	long := pack.FileName(pack.Document{Reference: strings.Repeat("r", 9000), Organisation: strings.Repeat("ŵ", 9000)}, pack.PaperTitle(pack.Commissioner, bid.PaperSelection), true, string(PDF))
	if n := len([]rune(long)); n > pack.LongestName || !strings.HasSuffix(long, ".pdf") {
		t.Errorf("%d characters: %q", n, long)
	}
}

func TestThePreviewFollowsTheBidOnceTypingRests(t *testing.T) {
	r := newRig(t, nil)
	m := NewModel(r.deps())
	drawn := 0
	m.Changed = func() { drawn++ }
	m.Refresh()
	p, drawing := m.Preview()
	if p == nil || drawing || p.Err != nil || len(p.Pages) < 2 || drawn != 1 {
		t.Fatalf("no first preview: %+v", p)
	}
	for _, text := range []string{"We cook", "We cook and", "We cook and bring it"} {
		if err := m.Edit("Change the words of the offer", func(k *bid.Pack) { k.Offer = text }); err != nil {
			t.Fatal(err)
		}
		m.Refresh()
	}
	if drawn != 1 {
		t.Fatal("the preview was drawn while typing went on")
	}
	r.rest()
	if drawn != 2 {
		t.Errorf("drawn %d times for three quick changes", drawn)
	}
	words := ""
	for _, h := range paper(m.preview.Pages) {
		words += h.Text
	}
	if !strings.Contains(words, "We cook and bring it") {
		t.Error("the new words are not on paper")
	}
	// Left while waiting: nothing is drawn, and it is made up for on return.
	_ = m.Edit("Change the words of the offer", func(k *bid.Pack) { k.Offer = "Other" })
	m.Refresh()
	m.Leave()
	r.rest()
	if drawn != 2 {
		t.Error("a page that was left went on drawing")
	}
	m.Refresh()
	r.rest()
	if drawn != 3 {
		t.Error("coming back did not draw")
	}
}

func TestAWithheldFigureOnPaperIsFound(t *testing.T) {
	r := newRig(t, func(b *bid.Bid) {
		b.Notes = "Our walk-away price is secret"
		b.Pack.Offer = "By the way: our walk-away price is secret"
	})
	m := NewModel(r.deps())
	m.Refresh()
	p, _ := m.Preview()
	// The words stand in the offer, which the user wrote for the buyer, so they are no leak.
	if p.Err != nil || len(p.Leaks) != 0 {
		t.Errorf("%v %v", p.Err, p.Leaks)
	}
	leaks := pack.Search(paper(p.Pages), []pack.Secret{{Path: "notes", Text: "walk-away price is secret"}}, nil)
	if len(leaks) != 1 || !strings.HasPrefix(leaks[0].Where, "page ") {
		t.Errorf("the search does not see the paper: %v", leaks)
	}
}

func TestAReasonLetsTheFinalPackGo(t *testing.T) {
	r := newRig(t, blocked)
	m := NewModel(r.deps())
	m.Refresh()
	if !m.Draft() {
		t.Fatal("a price above the ceiling blocks")
	}
	if name := m.Name(PDF); !strings.Contains(name, "DRAFT") {
		t.Error(name)
	}
	blockers := m.Blockers()
	for _, i := range blockers {
		if err := m.Accept(i, "  The buyer agreed in writing. "); err != nil {
			t.Fatal(err)
		}
	}
	if m.Draft() || len(m.Accepted()) != len(blockers) {
		t.Error("recorded reasons still block")
	}
	b, _ := r.Service.Bid(r.BidID())
	if got := b.Accepted[len(b.Accepted)-1]; got.Reason != "The buyer agreed in writing." || got.When != r.Today() {
		t.Errorf("%+v", got)
	}
	if err := m.Withdraw(blockers[0]); err != nil || !m.Draft() {
		t.Error("a withdrawn reason no longer blocks", err)
	}
	if _, err := r.Service.Undo(); err != nil || m.Draft() {
		t.Error("the withdrawal cannot be taken back", err)
	}
}

func TestExportWritesChecksAndRecords(t *testing.T) {
	r := newRig(t, nil)
	m := NewModel(r.deps())
	m.Refresh()
	for _, i := range m.Blockers() {
		_ = m.Accept(i, "agreed")
	}
	var got Exported
	var failed error
	m.Export(JSON, "/out/a.json", func(int, int) {}, func(out Exported, err error) { got, failed = out, err })
	if failed != nil || got.Draft || len(r.disk.File("/out/a.json")) == 0 {
		t.Fatal(failed, got)
	}
	issued, err := m.Issued()
	if err != nil || len(issued) != 1 || issued[0].Name != "a.json" || issued[0].Format != "json" || len(issued[0].SHA256) != 64 {
		t.Errorf("%+v %v", issued, err)
	}
	if m.NextVersion() != issued[0].Version+1 {
		t.Errorf("next version %d", m.NextVersion())
	}
	r.disk.Refuse = &workspace.Failure{Kind: workspace.DiskFull, Doing: "export", Name: "b.json"}
	m.Export(JSON, "/out/b.json", func(int, int) {}, func(out Exported, err error) { got, failed = out, err })
	if failed == nil || !strings.Contains(strings.ToLower(m.Sentence(failed)), "full") {
		t.Errorf("a full disk: %v", failed)
	}
	if again, _ := m.Issued(); len(again) != 1 {
		t.Error("a pack that was not written is listed")
	}
}

// The preview is drawn elsewhere while the window goes on reading the same assessment;
// the race detector watches.
func TestThePreviewIsDrawnBesideTheWindow(t *testing.T) {
	r := newRig(t, nil)
	d := r.deps()
	done := make(chan func())
	r.Run = func(f func()) { go f() }
	r.Post = func(f func()) { done <- f }
	m := NewModel(d)
	m.Refresh()
	a := r.Assessment()
	for _, f := range a.Figures {
		a.Explain(f.ID)
	}
	(<-done)()
	if p, drawing := m.Preview(); p == nil || drawing || len(p.Pages) == 0 {
		t.Error("nothing was drawn")
	}
}

// A stopped export leaves no file behind.
func TestAStoppedExportWritesNothing(t *testing.T) {
	r := newRig(t, nil)
	d := r.deps()
	var later func()
	d.Run = func(f func()) { later = f }
	m := NewModel(d)
	var failed error
	stop := m.Export(JSON, "/out/a.json", func(int, int) {}, func(_ Exported, err error) { failed = err })
	stop()
	later()
	if !errors.Is(failed, ErrStopped) || r.disk.File("/out/a.json") != nil {
		t.Errorf("%v", failed)
	}
}

func TestDraftsAreExportedAndSaySo(t *testing.T) {
	r := newRig(t, blocked)
	p, frame, _ := r.onScreen()
	if !strings.HasPrefix(p.action.Text, "Export a draft") {
		t.Error(p.action.Text)
	}
	test.Tap(p.action)
	if !strings.Contains(r.asked, "DRAFT") || !strings.Contains(frame.Toasts().Text(), "draft is written: pack.pdf") {
		t.Errorf("%q %q", r.asked, frame.Toasts().Text())
	}
	if !strings.Contains(string(r.disk.File("/out/pack.pdf")), "DRAFT, not for submission") {
		t.Error("the file does not say that it is a draft")
	}
	if p.m.NextVersion() != 0 {
		t.Error("a draft used up the version")
	}
	issued, _ := p.m.Issued()
	if len(issued) != 1 || len(p.issued.Rows()) != 1 {
		t.Error("the draft is not listed")
	}
}

func TestTheKeyboardTurnsAndZooms(t *testing.T) {
	r := newRig(t, nil)
	p, _, w := r.onScreen()
	p.sheet.Tapped(nil)
	if w.Canvas().Focused() != fyne.Focusable(p.sheet) {
		t.Fatal("the preview has not the keyboard")
	}
	press := func(key fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) }
	_, _, of := p.m.Page()
	press(fyne.KeyPageDown)
	if _, n, _ := p.m.Page(); n != 2 || !strings.HasPrefix(p.number.Text, "Page 2 of") {
		t.Errorf("page %d, %q", n, p.number.Text)
	}
	press(fyne.KeyEnd)
	press(fyne.KeyPageDown)
	if _, n, _ := p.m.Page(); n != of || !p.next.Disabled() {
		t.Errorf("page %d of %d", n, of)
	}
	press(fyne.KeyHome)
	if !strings.Contains(p.sheet.AccessibilityLabel(), "Commercial") && !strings.Contains(p.sheet.AccessibilityLabel(), "commercial") {
		t.Error("the page cannot be read aloud: ", p.sheet.AccessibilityLabel())
	}
	before := p.sheet.view.Zoom()
	test.Type(p.sheet, "+")
	if p.sheet.view.Zoom() <= before {
		t.Error("+ does not zoom")
	}
	test.Type(p.sheet, "0")
	if z := p.sheet.view.Zoom(); z < before*0.99 || z > before*1.01 {
		t.Errorf("0 leads to %v, not %v", z, before)
	}
}

func TestReasonsAreAskedForAndGoToLeadsToTheField(t *testing.T) {
	r := newRig(t, blocked)
	p, frame, w := r.onScreen()
	blocker := p.m.Blockers()[0]
	pagetest.Press(t, w, "Go to the field of "+blocker.Code)
	if frame.Current() != page.Price && frame.Current() != page.Pack {
		t.Errorf("went to %s", frame.Current())
	}
	frame.Go(shell.Route{Page: page.Pack})
	pagetest.Press(t, w, "Record a reason for "+blocker.Code)
	pagetest.Press(t, w, "Record the reason")
	if !frame.Dialogs().Open() {
		t.Fatal("an empty reason was taken")
	}
	test.Type(w.Canvas().Focused(), "Agreed with the buyer")
	pagetest.Press(t, w, "Record the reason")
	if frame.Dialogs().Open() || len(p.m.Accepted()) == 0 {
		t.Error("the reason was not recorded")
	}
}

func TestFieldsKeepWhatWasTypedAndSayWhatIsWrong(t *testing.T) {
	r := newRig(t, nil)
	p, _, w := r.onScreen()
	if !p.GoTo("pack.validityDays") {
		t.Fatal("no such field")
	}
	entry := w.Canvas().Focused().(*kit.WholeEntry)
	entry.SetText("")
	test.Type(entry, "ninety")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if entry.Text != "ninety" || entry.Problem() == nil {
		t.Errorf("%q %v", entry.Text, entry.Problem())
	}
	entry.SetText("60")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b, _ := r.Service.Bid(r.BidID()); b.Pack.Validity != 60 {
		t.Errorf("validity %d", b.Pack.Validity)
	}
}

func TestInvariants(t *testing.T) {
	for _, change := range []func(*bid.Bid){nil, blocked, bare} {
		uitest.Invariants(t, func() shell.Page { return New(newRig(t, change).deps()) })
	}
}

func TestPictures(t *testing.T) {
	for _, l := range []struct {
		name  string
		dark  bool
		scale float32
		size  fyne.Size
	}{
		{"pack-light", false, 1, shell.DesignedSize}, {"pack-dark", true, 1, shell.DesignedSize},
		{"pack-150", false, 1.5, shell.LeastSize}, {"pack-long", false, 1, fyne.NewSize(1280, 1900)},
	} {
		_, _, w := newRig(t, blocked).onScreen()
		look(w, l.dark, l.scale, l.size)
		picture(t, w, l.name)
	}
}

// The board's pack is chosen with one key, drawn on the same sheet, and its file says
// whose it is, so that nobody sends it to the buyer by mistake.
func TestThePackForTheBoardIsChosenAndNamed(t *testing.T) {
	r := newRig(t, func(b *bid.Bid) { b.Pricing.WalkAway = money.MustPounds("9.37") })
	m := NewModel(r.deps())
	m.Refresh()
	if name := m.Name(PDF); !strings.Contains(name, "Commercial response") {
		t.Errorf("the buyer's file is called %q", name)
	}
	if err := m.Edit("Choose who the pack is for", func(k *bid.Pack) { k.Audience = string(pack.Board) }); err != nil {
		t.Fatal(err)
	}
	m.Refresh()
	r.rest()
	p, _ := m.Preview()
	if p.Err != nil || p.Built.Document.Sections[0].Title != "The decision" {
		t.Fatalf("%v, %q", p.Err, p.Built.Document.Title)
	}
	if name := m.Name(PDF); !strings.Contains(name, "Price for the board") || strings.Contains(name, "Commercial") {
		t.Errorf("the board's file is called %q", name)
	}
}
