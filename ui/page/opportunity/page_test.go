package opportunity

import (
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/notice"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestMomentsAreReadDayFirstInUnitedKingdomTime(t *testing.T) {
	today := date.MustISO("2027-05-01")
	for text, want := range map[string]bid.Moment{
		"":                       {},
		"14 May 2027":            {Day: "2027-05-14"},
		"14/5/27":                {Day: "2027-05-14"},
		"14 May 2027, 12:00":     {Day: "2027-05-14", UTC: "2027-05-14T11:00:00Z"},
		"14 May 2027 at 12:00":   {Day: "2027-05-14", UTC: "2027-05-14T11:00:00Z"},
		"14 May 2027, 12:00 BST": {Day: "2027-05-14", UTC: "2027-05-14T11:00:00Z"},
		"14 Jan 2027 5pm":        {Day: "2027-01-14", UTC: "2027-01-14T17:00:00Z"},
		"14 January 2027, noon":  {Day: "2027-01-14", UTC: "2027-01-14T12:00:00Z"},
		"2027-01-14 12:00 UTC":   {Day: "2027-01-14", UTC: "2027-01-14T12:00:00Z"},
	} {
		got, err := parseMoment(text, today, london)
		got.Text = ""
		if err != nil || got != want {
			t.Errorf("%q: %+v %v", text, got, err)
		}
	}
	for _, text := range []string{"soon", "14/5", "31/2/2027", "5/14/2027", "14 May 2027, 25:00", "14 May 2027, 12:99", "14 May 2027 13pm", "\u202e", strings.Repeat("9 ", 5000)} {
		if got, err := parseMoment(text, today, london); err == nil {
			t.Errorf("%.40q is taken as %+v", text, got)
		}
	}
	m, _ := parseMoment("14 May 2027, 12:00", today, london)
	if again, err := parseMoment(momentText(m, london), today, london); err != nil || again.UTC != m.UTC {
		t.Errorf("what is shown is not read back: %+v %v", again, err)
	}
}

func TestDaysLeftFollowTheCalendarInLondon(t *testing.T) {
	m := bid.Moment{UTC: "2027-05-14T11:00:00Z", Day: "2027-05-14"}
	for now, want := range map[string]string{
		"2027-05-13T22:59:00Z": "tomorrow",
		"2027-05-13T23:30:00Z": "today", // already the 14th in London
		"2027-05-14T11:01:00Z": "passed today",
		"2027-05-15T11:00:00Z": "passed yesterday",
		"2027-05-04T11:00:00Z": "10 days left",
		"2027-05-24T11:00:00Z": "passed 10 days ago",
	} {
		at, _ := time.Parse(time.RFC3339, now)
		if got := countdown(m, at, london); got != want {
			t.Errorf("at %s: %q, want %q", now, got, want)
		}
	}
	if got := countdown(bid.Moment{Text: "in spring"}, time.Now(), london); got != "" {
		t.Error(got)
	}
}

func TestTypingMarksAFieldAsTheUsersOwn(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(nil))
	r.press("Make it a bid")
	o := r.Bid().Opportunity
	if o.Title != "Day support for older people" || o.Sources["title"].Kind != "notice" {
		t.Fatalf("%+v", o.Sources["title"])
	}
	pagetest.Type(t, r.w, "Title of the tender", "Day support, north")
	o = r.Bid().Opportunity
	if o.Title != "Day support, north" || o.Sources["title"].Kind != "typed" || !strings.Contains(r.UndoName(), "Title of the tender") {
		t.Errorf("%q %+v %q", o.Title, o.Sources["title"], r.UndoName())
	}
	if got := origin(&o, "title"); got != "what you typed" {
		t.Error(got)
	}
	if got := origin(&o, "value.net"); !strings.HasPrefix(got, "the notice (tender.") {
		t.Error(got)
	}
}

func TestANoticeBecomesABidInOneStep(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(nil))
	r.says("Bring in this notice?", "Wrenshire County Council", "days left")
	if len(r.State().Bids) != 0 {
		t.Fatal("a bid was made before the user agreed")
	}
	r.press("Make it a bid")
	if r.frame.Current() != page.Opportunity || r.BidID() == "" {
		t.Fatalf("at %s", r.frame.Current())
	}
	kept, err := r.Service.Attachments(r.BidID())
	if err != nil || len(kept) != 1 || kept[0].Type != "notice" || kept[0].Name != "one" || len(kept[0].SHA256) != 64 {
		t.Errorf("%+v %v", kept, err)
	}
	if err := r.Undo(); err != nil || len(r.State().Bids) != 0 {
		t.Error("one undo does not take the import back", err)
	}
}

func TestTheSameNoticeAgainMakesNoSecondBid(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(nil))
	r.press("Make it a bid")
	r.bring("one", release(nil))
	if r.frame.Dialogs().Open() || len(r.State().Bids) != 1 || !strings.Contains(r.frame.Toasts().Text(), "nothing in it has changed") {
		t.Errorf("%d bids; %q", len(r.State().Bids), r.frame.Toasts().Text())
	}
}

func TestWhatTheUserChangedIsOnlyTakenOverWhenTicked(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(nil))
	r.press("Make it a bid")
	pagetest.Type(t, r.w, "Reference", "MINE-1")
	r.bring("two", release(func(n *notice.Release) { n.Tender.ID, n.Tender.Title = "WCC-78", "Day support, second call" }))
	r.says("You changed this field yourself")
	checked := map[string]bool{}
	for _, o := range test.LaidOutObjects(r.w.Canvas().Overlays().Top()) {
		if c, ok := o.(*kit.Check); ok {
			checked[c.Text] = c.Checked
		}
	}
	if ticked, shown := checked["Take over: Reference"]; ticked || !shown || !checked["Take over: Title"] {
		t.Errorf("%v", checked)
	}
	r.press("Take over what is ticked")
	o := r.Bid().Opportunity
	if o.Title != "Day support, second call" || o.Reference != "MINE-1" || len(r.State().Bids) != 1 {
		t.Errorf("%q %q", o.Title, o.Reference)
	}
	if err := r.Undo(); err != nil || r.Bid().Opportunity.Title != "Day support for older people" {
		t.Error("the changes are not one step", err)
	}
}

func TestAFurtherNoticeMayBecomeABidOfItsOwn(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(nil))
	r.press("Make it a bid")
	r.bring("further", release(func(n *notice.Release) { n.ID = "099999-2026"; n.Tender.Title = "Day support for older people" }))
	r.says("further notice")
	r.press("Make it a bid of its own instead")
	if len(r.State().Bids) != 2 {
		t.Errorf("%d bids", len(r.State().Bids))
	}
}

func TestSeveralNoticesAreChosenFrom(t *testing.T) {
	r := newRig(t, true)
	second := release(func(n *notice.Release) { n.ID, n.OCID, n.Tender.Title = "2-2026", "ocds-h6vhtk-0bb", "Meals on wheels" })
	r.bring("many", release(nil), second)
	r.says("This file holds 2 notices")
	// The list has the keyboard, so that the arrows choose and Enter takes.
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn} {
		r.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	r.says("Meals on wheels")
	r.press("Make it a bid")
	if got := r.Bid().Opportunity.Title; got != "Meals on wheels" {
		t.Error(got)
	}
}

func TestRefusalsAreWholeSentencesAndMakeNothing(t *testing.T) {
	r := newRig(t, true)
	r.disk.Put("/in/x.json", []byte("no notice"))
	r.way.Path("/in/x.json")
	r.says("The notice was not brought in", "not an OCDS notice")
	r.frame.Dialogs().Shut()
	r.disk.Put("/in/huge.json", make([]byte, maxNotice+1))
	r.way.Path("/in/huge.json")
	r.says("larger than any notice")
	r.frame.Dialogs().Shut()
	r.way.Path("/in/gone.json")
	if !r.frame.Dialogs().Open() {
		t.Error("a missing file is not said")
	}
	r.frame.Dialogs().Shut()
	if len(r.State().Bids) != 0 {
		t.Error("something was made")
	}
}

func TestAFileWithInfinityIsMendedInACopyOnly(t *testing.T) {
	r := newRig(t, true)
	r.bring("infinite", release(nil))
	r.says("Infinity")
	r.press("Read a mended copy")
	r.press("Make it a bid")
	kept, _ := r.Service.Attachments(r.BidID())
	if len(kept) != 1 {
		t.Fatal("nothing is kept")
	}
	if whole, err := r.Service.Attachment(kept[0].SHA256); err != nil || string(whole.Content) != "infinite" {
		t.Errorf("kept %q %v", whole.Content, err)
	}
}

func TestAnIntendedAwardIsNotPresentedAsBiddable(t *testing.T) {
	r := newRig(t, true)
	r.bring("psr", release(func(n *notice.Release) {
		n.Tender.LegalScheme, n.Tender.LegalID = "CELEX", "32014L0024"
		n.Tender.Description = "This is an intention to award a contract under the Provider Selection Regime 2023."
	}))
	r.says("Award intended – not biddable")
	r.press("Make it a bid")
	r.says("Award intended – not biddable")
	if r.Bid().Opportunity.Stage != bid.StageIntent {
		t.Error(r.Bid().Opportunity.Stage)
	}
	picture(t, r.w, "opp-psr", false, 1, shell.DesignedSize)
	stage := pagetest.Field(t, r.w, "Stage Award intended").(*kit.Picker)
	stage.Set(string(bid.StageTender))
	stage.OnChosen(string(bid.StageTender))
	if o := r.Bid().Opportunity; o.StageWhy != "" || o.Sources["stage"].Kind != "typed" {
		t.Errorf("the user's own stage keeps the notice's reason: %q", o.StageWhy)
	}
}

func TestProposalsAreTakenOverOnlyWhenPressed(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(nil))
	r.press("Make it a bid")
	if !r.Bid().Pricing.Start.IsZero() || r.Bid().Opportunity.Nation != "" {
		t.Fatal("something was guessed")
	}
	r.press("Use “1 April 2027” for First day of the contract")
	r.press("Use “England” for Nation")
	r.press("Use “3” for Contract years")
	b := r.Bid()
	if b.Pricing.Start.ISO() != "2027-04-01" || b.Opportunity.Nation != bid.England || b.Pricing.Years != 3 {
		t.Errorf("%v %v %v", b.Pricing.Start, b.Opportunity.Nation, b.Pricing.Years)
	}
	if strings.Contains(r.reads(), "Use “England”") {
		t.Error("what was taken over is still suggested")
	}
}

func TestLotsAreChosenAddedAndRemoved(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(nil))
	r.press("Make it a bid")
	r.press("This bid is for this lot")
	if got := r.Bid().Opportunity.LotIDs; len(got) != 1 || got[0] != "1" {
		t.Fatalf("%v", got)
	}
	r.page.AddLine()
	pagetest.Type(t, r.w, "Title of the lot", "West")
	lots := r.Bid().Opportunity.Lots
	if len(lots) != 3 || lots[2].Title != "West" {
		t.Fatalf("%+v", lots)
	}
	r.page.lots.remove(lotRow{Lot: lots[0]})
	if b := r.Bid(); len(b.Opportunity.Lots) != 2 || len(b.Opportunity.LotIDs) != 0 {
		t.Errorf("%+v", b.Opportunity.LotIDs)
	}
	r.press("Undo")
	if len(r.Bid().Opportunity.Lots) != 3 {
		t.Error("the removal cannot be taken back")
	}
}

func TestCriteriaAreEdited(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(nil))
	r.press("Make it a bid")
	pagetest.Type(t, r.w, "Weight", "55%")
	c := r.Bid().Opportunity.Criteria
	if len(c) != 2 || c[0].Weight.Format() != money.MustShare("0.55").Format() {
		t.Fatalf("%+v", c)
	}
	r.page.criteria.move(criterionRow{c[0], 0}, 1)
	if c = r.Bid().Opportunity.Criteria; c[1].Name != "Quality" {
		t.Errorf("%+v", c)
	}
	r.page.criteria.add()
	r.page.criteria.remove(criterionRow{at: 2})
	if len(r.Bid().Opportunity.Criteria) != 2 {
		t.Error("not removed")
	}
}

func TestBadInputIsSaidBesideItsFieldAndKept(t *testing.T) {
	r := newRig(t, false)
	before := r.Bid().Opportunity
	for name, text := range map[string]string{
		"Buyer’s budget a year, for your part": "lots", "Value without VAT": "1.200,50", "Deadline for bids": "31/2/2027", "Length in months": "-3",
		"Paid how many days after the invoice": "1e3", "What is bought (CPV codes)": "meals",
	} {
		field := pagetest.Field(t, r.w, name).(fyne.Focusable)
		r.w.Canvas().Focus(field)
		entry := field.(interface {
			SetText(string)
			Commit() bool
			Problem() error
		})
		entry.SetText(text)
		if entry.Commit() || entry.Problem() == nil {
			t.Errorf("%s takes %q", name, text)
		}
	}
	if after := r.Bid().Opportunity; after.Budget != before.Budget || after.Value != before.Value || after.Dates != before.Dates {
		t.Error("bad input changed the bid")
	}
	title := pagetest.Field(t, r.w, "Title of the tender").(*kit.TextEntry)
	long := strings.Repeat("ŵ🍲\u202e", 3333)
	title.SetText(long)
	if title.Commit() || title.Text != long || !strings.Contains(title.Problem().Error(), "400") {
		t.Errorf("a title of 10,000 characters: %v", title.Problem())
	}
}

func TestFindingsLeadToTheirFields(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(func(n *notice.Release) { n.Tender.TenderEnd, n.Tender.Value = "", notice.Amount{} }))
	r.press("Make it a bid")
	for _, path := range []string{"opportunity.dates.deadline", "opportunity.value.net", "opportunity.regime", "opportunity.value", "opportunity.term", "opportunity.description", "opportunity.lots.2.value", "opportunity.criteria", "opportunity.stage", "opportunity.budget", "opportunity.ceiling", "opportunity.lotIds"} {
		r.w.Canvas().Focus(nil)
		if !r.page.GoTo(path) || r.w.Canvas().Focused() == nil {
			t.Errorf("%s is nowhere", path)
		}
	}
	if row, _ := r.page.lots.table.Selected(); row.ID != "2" {
		t.Errorf("lot %q is selected", row.ID)
	}
}

func TestInvariants(t *testing.T) {
	full := func() shell.Page {
		s := pagetest.Meals(t)
		draft, _ := notice.Draft(file([]byte("x"), release(nil)), ptr(release(nil)), notice.Reading{Now: pagetest.Now, London: london})
		s.Edit("Prepare the test", func(b *bid.Bid) error { b.Opportunity = draft; return nil })
		return New(s)
	}
	uitest.Invariants(t, full)
	uitest.Invariants(t, func() shell.Page {
		s := pagetest.Meals(t)
		s.Edit("Prepare the test", func(b *bid.Bid) error { *b = bid.Bid{ID: b.ID}; return nil })
		return New(s)
	})
	uitest.Invariants(t, func() shell.Page {
		s := pagetest.Meals(t)
		s.Edit("Prepare the test", func(b *bid.Bid) error {
			o := &b.Opportunity
			o.Description = strings.Repeat("Very long and without an end. ", 5000)
			for i := range 500 {
				o.Lots = append(o.Lots, bid.Lot{ID: strings.Repeat("x", i%90) + string(rune('a'+i%26)) + date.MustISO("2020-01-01").AddDays(i).ISO(), Title: strings.Repeat("Lot ", 90)})
				o.Criteria = append(o.Criteria, bid.Criterion{Name: strings.Repeat("N", 400)})
			}
			return nil
		})
		return New(s)
	})
}

func ptr[T any](v T) *T { return &v }

func TestPictures(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(nil))
	picture(t, r.w, "opp-review", false, 1, shell.DesignedSize)
	r.press("Make it a bid")
	r.frame.Toasts().Hide()
	picture(t, r.w, "opp-light", false, 1, shell.DesignedSize)
	picture(t, r.w, "opp-dark", true, 1, shell.DesignedSize)
	picture(t, r.w, "opp-150", false, 1.5, shell.LeastSize)
	picture(t, r.w, "opp-long", false, 1, fyne.NewSize(1280, 4300))
	pagetest.Type(t, r.w, "Reference", "MINE-1")
	r.bring("two", release(func(n *notice.Release) { n.Tender.ID, n.Tender.Title = "WCC-78", "Day support, second call" }))
	picture(t, r.w, "opp-differences", false, 1, shell.DesignedSize)
}
