package opportunity

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/notice"
	"bidwright/ui/kit"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
)

// councils is the notice with answers on every part.
func councils(b *bid.Bid) {
	draft, _ := notice.Draft(file([]byte("x"), release(nil)), ptr(release(nil)), notice.Reading{Now: pagetest.Now, London: london})
	b.Opportunity = draft
	b.Opportunity.Kind = bid.KindTender
	b.Opportunity.Dates.Questions = bid.Moment{Day: "2026-11-09"}
	b.Opportunity.Route = bid.Route{Authority: bid.AuthorityCouncil, Class: bid.ClassLightTouch, VAT: bid.VATExempt, Advertised: bid.Yes, HealthCare: bid.No,
		Parts: []bid.ValuePart{{ID: "n", Name: "North", LotID: "1", Yearly: money.MustPounds("85000"), Years: money.MustQuantity("3")},
			{ID: "x", Name: "Extension of 2 years", Kind: bid.ValueExtension, Yearly: money.MustPounds("85000"), Years: money.MustQuantity("2")}},
		Says: []bid.TenderSays{{ID: "s", RuleID: "PA23-TENDER-25", Says: "20 days to bid", Reason: "The notice states an urgent need.", When: date.MustISO("2026-11-01")}}}
	b.Fairness.Answers = []bid.FairAnswer{
		{ID: "a", ItemID: "FAIR-08", Found: bid.FairNo, Where: "Specification, page 12", Ask: true},
		{ID: "b", ItemID: "FAIR-12", Found: bid.FairYes},
	}
	b.Fairness.Letter.Own = []bid.LetterQuestion{{ID: "q", Text: "How many meals were delivered in each month of last year?", Where: "Specification, page 3"}}
}

func TestPartPictures(t *testing.T) {
	r := newRig(t, false)
	r.Edit("Prepare the test", func(b *bid.Bid) error { councils(b); return nil })
	for _, part := range r.page.Parts()[1:] {
		r.page.ShowPart(part)
		r.frame.Toasts().Hide()
		picture(t, r.w, "opp-"+part+"-light", false, 1, shell.DesignedSize)
		picture(t, r.w, "opp-"+part+"-dark", true, 1, shell.DesignedSize)
		picture(t, r.w, "opp-"+part+"-150", false, 1.5, shell.LeastSize)
		picture(t, r.w, "opp-"+part+"-long", false, 1, fyne.NewSize(1280, 5000))
	}
}

// onPart shows one part as soon as the page is drawn.
type onPart struct {
	*Page
	part string
}

func (p onPart) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart(p.part)
	return view
}

func TestInvariantsOfTheParts(t *testing.T) {
	for _, part := range partNames[1:] {
		uitest.Invariants(t, func() shell.Page {
			s := pagetest.Meals(t)
			s.Edit("Prepare the test", func(b *bid.Bid) error { councils(b); return nil })
			return onPart{New(s), part.ID}
		})
		uitest.Invariants(t, func() shell.Page {
			s := pagetest.Meals(t)
			s.Edit("Prepare the test", func(b *bid.Bid) error { *b = bid.Bid{ID: b.ID}; return nil })
			return onPart{New(s), part.ID}
		})
	}
}

func (r *rig) prepare(change func(*bid.Bid)) {
	r.t.Helper()
	if !r.Edit("Prepare the test", func(b *bid.Bid) error { change(b); return nil }) {
		r.t.Fatal("the test's own change was refused")
	}
}

func TestTheKindIsConfirmedNotGuessed(t *testing.T) {
	r := newRig(t, true)
	r.bring("one", release(func(n *notice.Release) { n.Tender.Title = "Request for quotations: meals at a day centre" }))
	r.press("Make it a bid")
	if r.Bid().Opportunity.Kind != "" {
		t.Fatal("guessed")
	}
	r.page.ShowPart(partKind)
	r.says("Not chosen yet", "The notice suggests")
	r.press("Confirm “Request for quotation (RFQ)” for Type of opportunity")
	if got := r.Bid().Opportunity.Kind; got != bid.KindRFQ {
		t.Fatalf("%q", got)
	}
	r.says("Price fast.")
	if strings.Contains(r.reads(), "The notice suggests") {
		t.Error("what was confirmed is still suggested")
	}
	r.page.GoTo("opportunity.kind")
	r.press("It is this kind: Tender (ITT)")
	if got := r.Bid().Opportunity.Kind; got != bid.KindTender {
		t.Errorf("%q", got)
	}
	if r.Undo() != nil || r.Bid().Opportunity.Kind != bid.KindRFQ {
		t.Error("not one step")
	}
}

// Every kind of the facts is one that the document knows, and each part that a kind
// names has words.
func TestEveryKindAndWhatItAsksHasWords(t *testing.T) {
	r := newRig(t, false)
	kinds := r.Library().OpportunityKinds()
	if len(kinds) != len(bid.OpportunityKinds) {
		t.Fatalf("%d kinds in the facts, %d in the document", len(kinds), len(bid.OpportunityKinds))
	}
	for _, k := range kinds {
		for _, part := range append(append([]string{}, k.Shows...), k.LeavesOut...) {
			if _, ok := asked[part]; !ok {
				t.Errorf("%s names %q, which has no words here", k.ID, part)
			}
		}
	}
}

func TestPartsOfTheValueAddUp(t *testing.T) {
	r := newRig(t, false)
	r.prepare(func(b *bid.Bid) {
		councils(b)
		b.Opportunity.Route.Parts = nil
	})
	r.page.ShowPart(partRoute)
	r.page.AddLine()
	pagetest.Type(t, r.w, "Name of this part", "North")
	pagetest.Type(t, r.w, "A year, without VAT", "85,000")
	pagetest.Type(t, r.w, "How many years", "3")
	parts := r.Bid().Opportunity.Route.Parts
	if len(parts) != 1 || parts[0].Name != "North" || parts[0].Years.Format() != "3" {
		t.Fatalf("%+v", parts)
	}
	if got := r.Printed("route.value.net"); got != "£255,000.00" {
		t.Errorf("3 years of £85,000 are %s", got)
	}
	r.says("£255,000.00", "Procurement Act 2023")
	pagetest.Type(t, r.w, "A year, without VAT", "lots")
	if r.Bid().Opportunity.Route.Parts[0].Yearly.Format() != "£85,000.00" {
		t.Error("text was taken for a sum")
	}
}

func TestWhatTheTenderSaysOtherwiseStandsWithTheResult(t *testing.T) {
	r := newRig(t, false)
	r.prepare(councils)
	r.page.ShowPart(partRoute)
	r.press("The tender says otherwise about: " + r.page.routed().Steps[0].Question)
	says := r.Bid().Opportunity.Route.Says
	if len(says) != 2 {
		t.Fatalf("%+v", says)
	}
	pagetest.Type(t, r.w, "What the tender says", "Bids within 20 days")
	pagetest.Type(t, r.w, "Reason", "An urgent need is stated on page 2.")
	kit.Unfocus() // a field of several lines is kept when the keyboard leaves it
	if got := r.Bid().Opportunity.Route.Says[1]; got.Reason != "An urgent need is stated on page 2." || got.When != r.Today() {
		t.Errorf("%+v", got)
	}
}

func TestAProfileForSmallSumsIsCopiedAndEdited(t *testing.T) {
	r := newRig(t, false)
	r.prepare(councils)
	r.page.ShowPart(partRoute)
	r.says("up to £10,000.00: Direct award on a written quote")
	r.press("Copy this profile to edit it")
	own := r.Organisation().Profiles
	if len(own) != 1 || len(own[0].Bands) != 3 || r.Bid().Opportunity.Route.Bands != own[0].ID || own[0].BasedOn == "" {
		t.Fatalf("%+v, in use %q", own, r.Bid().Opportunity.Route.Bands)
	}
	pagetest.Type(t, r.w, "Name of the profile", "Wrenshire")
	pagetest.Type(t, r.w, "Up to and including", "15,000")
	own = r.Organisation().Profiles
	if own[0].Name != "Wrenshire" || own[0].Bands[0].UpTo.Format() != "£15,000.00" {
		t.Errorf("%+v", own)
	}
	r.says("up to £15,000.00")
	if !r.page.GoTo(profilesPath + own[0].ID + ".bands." + own[0].Bands[1].ID + ".upTo") {
		t.Error("a band is not found by its path")
	}
	if got := pagetest.Field(t, r.w, "Up to and including").(*kit.MoneyEntry).Text; got != "£25,000.00" {
		t.Errorf("the second band ends at %q", got)
	}
}

func TestAFlaggedItemDraftsItsQuestion(t *testing.T) {
	r := newRig(t, false)
	r.frame.GoToPath("fairness.answers.FAIR-08.found")
	if r.page.parts.Chosen() != partFairness {
		t.Fatalf("on %q", r.page.parts.Chosen())
	}
	found := pagetest.Field(t, r.w, "What did you find?").(*kit.Choice)
	found.OnChosen(string(bid.FairNo))
	pagetest.Type(t, r.w, "Where you found it", "Specification, page 12")
	got := r.Bid().Fairness.Answers
	if len(got) != 1 || got[0].ItemID != "FAIR-08" || got[0].Found != bid.FairNo || !got[0].Ask || got[0].Where == "" || got[0].Question != "" {
		t.Fatalf("%+v", got)
	}
	r.page.ShowPart(partLetter)
	r.says("1. (Specification, page 12) Please publish past referrals")
	r.press("Ask this: FAIR-08")
	if r.Bid().Fairness.Answers[0].Ask {
		t.Fatal("still picked")
	}
	if strings.Contains(r.reads(), "1. (Specification") {
		t.Error("what is not picked stands in the letter")
	}
	// Taking everything back leaves no line in the document.
	r.frame.GoToPath("fairness.answers.FAIR-08.found")
	pagetest.Type(t, r.w, "Where you found it", "")
	found.OnChosen(string(bid.FairUnknown))
	if got := r.Bid().Fairness.Answers; len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestADraftComesBackWhenTheQuestionIsEmptied(t *testing.T) {
	r := newRig(t, false)
	r.prepare(councils)
	r.frame.GoToPath("fairness.answers.a.question")
	question := pagetest.Field(t, r.w, "Question for the buyer").(*kit.TextEntry)
	draft := question.Text
	for _, c := range []struct{ typed, kept, shown string }{
		{"How many people came last year?", "How many people came last year?", "How many people came last year?"}, {"", "", draft}, {draft, "", draft},
	} {
		question.SetText(c.typed)
		question.Commit()
		r.page.Refresh()
		if got := r.Bid().Fairness.Answers[0].Question; got != c.kept || question.Text != c.shown {
			t.Errorf("%q: kept %q, shown %q", c.typed, got, question.Text)
		}
	}
}

func TestItemsAreFiltered(t *testing.T) {
	r := newRig(t, false)
	r.prepare(councils)
	r.page.ShowPart(partFairness)
	all := len(r.Library().FairnessItems())
	if all != 35 {
		t.Fatalf("%d items", all)
	}
	f := &fairPart{p: r.page}
	for filter, least := range map[string]int{showAll: 35, showFlagged: 1, showAsked: 1} {
		f.filter = filter
		if got := len(f.shown()); got != least {
			t.Errorf("%q shows %d", filter, got)
		}
	}
	f.filter = showOpen
	for _, a := range f.shown() {
		if a.Found != bid.FairUnknown {
			t.Errorf("%s is answered", a.ItemID)
		}
	}
}

func TestTheLetterIsCopiedSavedAndGuarded(t *testing.T) {
	r := newRig(t, false)
	r.prepare(councils)
	r.page.ShowPart(partLetter)
	r.says("Questions until 9 November 2026: 7 days left.")
	r.press("Copy the letter")
	text := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{"Wrenshire County Council", "1. (Specification, page 12) Please publish", "2. (Specification, page 3) How many meals"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q:\n%s", want, text)
		}
	}
	v := newLetterView(r.page)
	letter, _ := v.letter()
	v.write("/out/letter.txt", letter)
	if got := string(r.disk.File("/out/letter.txt")); strings.ReplaceAll(got, "\r\n", "\n") != text {
		t.Errorf("saved is %q", got)
	}
	cost := r.Printed("year.1.cost")
	r.prepare(func(b *bid.Bid) { b.Fairness.Letter.Own[0].Text = "Is " + cost + " a year within your budget?" })
	r.says("It stays out of the letter.")
	r.press("Copy the letter")
	if text := fyne.CurrentApp().Clipboard().Content(); strings.Contains(text, cost) {
		t.Errorf("an own figure leaves:\n%s", text)
	}
	r.prepare(func(b *bid.Bid) { b.Fairness = bid.Fairness{} })
	r.says("No question is picked yet.")
	before := fyne.CurrentApp().Clipboard().Content()
	r.press("Copy the letter")
	if fyne.CurrentApp().Clipboard().Content() != before {
		t.Error("a letter without a question was copied")
	}
}

func TestASentLetterIsKeptForTheAnswers(t *testing.T) {
	r := newRig(t, false)
	r.prepare(councils)
	r.page.ShowPart(partLetter)
	r.press("I have sent it")
	f := r.Bid().Fairness
	if len(f.Letter.Own) != 2 || f.Letter.On != r.Today() || f.Answers[0].Ask || f.Answers[0].Found != bid.FairNo {
		t.Fatalf("%+v", f)
	}
	for _, q := range f.Letter.Own {
		if q.Sent != r.Today() || q.Text == "" {
			t.Errorf("%+v", q)
		}
	}
	r.press("I have sent it")
	if got := r.Bid().Fairness.Letter.Own; len(got) != 2 {
		t.Errorf("sent twice: %+v", got)
	}
	r.frame.GoToPath("fairness.letter.own.q.answer")
	answer := pagetest.Field(t, r.w, "What the buyer answered").(*kit.TextEntry)
	answer.SetText("On average 1,240 a month.")
	answer.Commit()
	if got := r.Bid().Fairness.Letter.Own; got[0].Answer != "On average 1,240 a month." {
		t.Errorf("%+v", got)
	}
	for range 2 { // the answer, then the sending
		if err := r.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if !r.Bid().Fairness.Answers[0].Ask {
		t.Error("not one step")
	}
}

func TestAnOpenQuestionGoesToTheBuyerOnce(t *testing.T) {
	r := newRig(t, false)
	r.page.askBuyer("Which class of contract is this?")
	r.page.askBuyer("Which class of contract is this?")
	if own := r.Bid().Fairness.Letter.Own; len(own) != 1 {
		t.Errorf("%+v", own)
	}
}

func TestFindingsOfTheNewPartsLeadToThem(t *testing.T) {
	r := newRig(t, false)
	r.prepare(councils)
	for path, part := range map[string]string{
		"facts.TH-LT-2026": partRoute, "opportunity.kind": partKind, "opportunity.route.class": partRoute, "opportunity.route.parts.n.years": partRoute, "opportunity.route": partRoute,
		"fairness.passedDownDays": partFairness, "fairness.answers": partFairness, "fairness.letter.own.q.text": partLetter, "opportunity.value.net": partTender,
	} {
		r.frame.GoToPath(path)
		if got := r.page.parts.Chosen(); got != part || r.w.Canvas().Focused() == nil {
			t.Errorf("%s leads to %q, the keyboard at %v", path, got, r.w.Canvas().Focused())
		}
	}
}
