package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/assets/words"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// side is one party with its own workspace, key and window.
type side struct {
	t     *testing.T
	p     *program
	frame *shell.Shell
	w     fyne.Window
}

func newSide(t *testing.T, app fyne.App, p *program) *side {
	t.Helper()
	s := &side{t: t, p: p, frame: shell.New(p.shellDeps(app)), w: test.NewTempWindow(t, nil)}
	p.session.Attach(s.frame)
	s.frame.Attach(s.w)
	s.frame.Toasts().After = func(time.Duration, func()) {}
	s.w.Resize(fyne.NewSize(1280, 4000))
	t.Cleanup(s.frame.Detach)
	return s
}

// control is what a person would call by that name, in a dialog first.
func (s *side) control(name string) fyne.CanvasObject {
	s.t.Helper()
	root := fyne.CanvasObject(s.w.Content())
	if top := s.w.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var seen []string
	for _, o := range test.LaidOutObjects(root) {
		if named, ok := o.(kit.Labelled); ok && o.Visible() {
			label := named.AccessibilityLabel()
			if _, control := o.(fyne.Focusable); control && label == name {
				return o
			}
			seen = append(seen, label)
		}
	}
	s.t.Fatalf("there is no control called %q; there is %q; the toast says %q", name, seen, s.frame.Toasts().Text())
	return nil
}

func (s *side) press(name string) {
	s.t.Helper()
	test.Tap(s.control(name).(fyne.Tappable))
}

func (s *side) typed(name, text string) {
	s.t.Helper()
	field := s.control(name).(fyne.Focusable)
	if entry, ok := field.(interface{ SetText(string) }); ok {
		entry.SetText("")
	}
	s.w.Canvas().Focus(field)
	test.Type(field, text)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// sends makes the next pack by the buttons of the page, as a file at the path.
func (s *side) sends(button, path string) {
	s.t.Helper()
	s.frame.Go(shell.Route{Page: page.Partners, Path: "consortium.exchange"})
	s.press(button)
	s.press("Choose where to save it …")
	field := s.control(words.T("files.path")).(interface{ SetText(string) })
	field.SetText(path)
	s.press(words.T("files.save"))
	if _, err := os.Stat(path); err != nil {
		s.t.Fatalf("no pack was written: %v; the toast says %q", err, s.frame.Toasts().Text())
	}
}

const takeOver = "Take over what is ticked"

// gets drops a file on the window and agrees to what it offers.
func (s *side) gets(path, agree string) {
	s.t.Helper()
	s.p.session.Dropped([]string{path})
	if agree == takeOver {
		s.press("Tick all")
	}
	s.press(agree)
	if s.frame.Dialogs().Open() {
		s.t.Fatalf("after “%s” a dialog is still open", agree)
	}
}

// Two workspaces play lead and partner through three rounds in two windows: what one side
// changes arrives on the other, and at the end both hold the same agreed figures, without
// the partner's costs ever leaving.
func TestThreeRoundsBetweenTwoWindows(t *testing.T) {
	leading, remove, err := withExample("county-partners", true)
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	dir := t.TempDir()
	partnering, err := newProgram(foldersIn(filepath.Join(dir, "partner")), true)
	if err != nil {
		t.Fatal(err)
	}
	if err := partnering.service.Create(partnering.folders.free()); err != nil {
		t.Fatal(err)
	}
	if err := partnering.service.EditOrganisation("Name", func(o *bid.Organisation) error { o.Name = "Harbour Minds"; return nil }); err != nil {
		t.Fatal(err)
	}
	// The example's partner has an id of its own; here a new workspace answers for it.
	leading.session.Edit("Not yet heard of", func(b *bid.Bid) error {
		for i := range b.Consortium.Members {
			b.Consortium.Members[i].Part.OrganisationID = ""
		}
		return nil
	})
	app := test.NewTempApp(t)
	lead, partner := newSide(t, app, leading), newSide(t, app, partnering)
	offer, answer := func(n string) string { return filepath.Join(dir, "offer-"+n+".pdf") }, func(n string) string { return filepath.Join(dir, "answer-"+n+".pdf") }
	const toHarbour, toLead = "Make a pack for Harbour Minds …", "Make a pack for The lead, Wren Valley Support CIC …"

	lead.sends(toHarbour, offer("1"))
	partner.gets(offer("1"), "Start our bid")
	partner.frame.Go(shell.Route{Page: page.Partners, Path: "invitation.part.most"})
	partner.typed("Most in all parts together, a year", "3300")
	partner.typed("Our contact", "Nia Rees")
	partner.p.session.Edit("Our own price", func(b *bid.Bid) error {
		b.Pricing.WalkAway = money.MustPounds("43210.98")
		return nil
	})
	partner.sends(toLead, answer("1"))
	lead.gets(answer("1"), takeOver)
	if got := lead.part().Most.Format(); got != "3,300" || lead.part().ContactName != "Nia Rees" {
		t.Fatalf("after round 1 the lead has %s of %q", got, lead.part().ContactName)
	}

	lead.frame.Go(shell.Route{Page: page.Partners, Path: "consortium.members.mem-harbour.terms.days"})
	lead.typed("Days until it is paid", "21")
	lead.sends(toHarbour, offer("2"))
	partner.gets(offer("2"), takeOver)
	if got := partner.invited().Offer.Days.Format(); got != "21" {
		t.Fatalf("after round 2 the partner is paid within %s days", got)
	}
	partner.frame.Go(shell.Route{Page: page.Partners, Path: "invitation.part.most"})
	partner.press("Add a price")
	partner.typed("Price of", "One hour of support")
	partner.typed("Price, without VAT", "31.05")
	partner.frame.Go(shell.Route{Page: page.Partners, Path: "invitation.part.replies.ask-1.done"})
	partner.press("Add a proof")
	partner.typed("Number of the paper", "POL-77")
	partner.frame.Go(shell.Route{Page: page.Partners, Path: "invitation.part.replies.ask-1.text"})
	partner.typed("Our answer", "All hours confirmed")
	partner.frame.Go(shell.Route{Page: page.Partners, Path: "invitation.part.replies.ask-1.done"}) // leaving the field keeps it
	partner.sends(toLead, answer("2"))
	lead.gets(answer("2"), takeOver)

	if got := lead.part(); len(got.Replies) == 0 || !strings.HasPrefix(got.Replies[0].Text, "All hours confirmed") || len(got.Proofs) == 0 || got.Proofs[len(got.Proofs)-1].Reference != "POL-77" {
		t.Fatalf("answers and proofs after round 2: %+v, %+v", got.Replies, got.Proofs)
	}

	lead.frame.Go(shell.Route{Page: page.Partners, Path: "consortium.split.fee.rate"})
	lead.typed("Fee, of the contract value", "5")
	lead.sends(toHarbour, offer("3"))
	partner.gets(offer("3"), takeOver)
	partner.sends(toLead, answer("3"))
	lead.gets(answer("3"), "Note it as received")

	in, part := partner.invited(), lead.part()
	figure, ok := lead.p.session.Assessment().Figure("cons.split.mem-harbour")
	if !ok || in.Offer.Value.Decimal().String() != figure.Value.String() || in.Offer.FeeRate.Format() != "5\u00a0%" {
		t.Errorf("the lead offers %s, the partner reads %s at a fee of %s", figure.Printed, in.Offer.Value.Format(), in.Offer.FeeRate.Format())
	}
	if len(part.Prices) == 0 || len(part.Prices) != len(in.Part.Prices) || part.Prices[len(part.Prices)-1].Price.Format() != "£31.05" {
		t.Errorf("prices: the lead has %+v, the partner %+v", part.Prices, in.Part.Prices)
	}
	for i := range part.Prices {
		if part.Prices[i] != in.Part.Prices[i] && part.Prices[i].Price.Format() != in.Part.Prices[i].Price.Format() {
			t.Errorf("price %d differs: %+v, %+v", i, part.Prices[i], in.Part.Prices[i])
		}
	}
	for _, c := range in.Part.Capacity {
		for _, l := range part.Capacity {
			if l.ID == c.ID && l.Amount.Format() != c.Amount.Format() {
				t.Errorf("%s: the lead counts with %s, the partner with %s", c.ID, l.Amount.Format(), c.Amount.Format())
			}
		}
	}
	if part.Most.Format() != in.Part.Most.Format() || len(part.Capacity) != len(in.Part.Capacity) {
		t.Errorf("the lead has %+v, the partner %+v", part, in.Part)
	}
	raw, err := os.ReadFile(answer("3"))
	if err != nil || strings.Contains(string(raw), "43210") {
		t.Errorf("the answer carries the walk-away price (%v)", err)
	}
	lead.frame.Go(shell.Route{Page: page.Partners, Path: "consortium.exchange"})
	for _, want := range []string{"All hours confirmed", "£31.05", "POL-77", "What partners told you"} {
		if !lead.shows(want) {
			t.Errorf("the lead’s page does not show %q", want)
		}
	}
	before := lead.part()
	lead.gets(answer("3"), "Close") // once more changes nothing
	if lead.part().Most != before.Most {
		t.Error("the same pack again changed something")
	}
}

func (s *side) part() bid.PartnerPart {
	b := s.p.session.Bid()
	for _, m := range b.Consortium.Members {
		if m.ID == "mem-harbour" {
			return m.Part
		}
	}
	return bid.PartnerPart{}
}

func (s *side) invited() bid.Invitation {
	b := s.p.session.Bid()
	if b.Invitation == nil {
		s.t.Fatal("there is no invitation")
	}
	return *b.Invitation
}

// shows reports that a text stands on the page.
func (s *side) shows(want string) bool {
	for _, o := range test.LaidOutObjects(s.w.Content()) {
		switch o := o.(type) {
		case interface{ AccessibilityLabel() string }:
			if strings.Contains(o.AccessibilityLabel(), want) {
				return true
			}
		case *canvas.Text:
			if strings.Contains(o.Text, want) {
				return true
			}
		}
	}
	return false
}
