package eligibility_test

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/eligibility"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Each part keeps what must be true of every page: with nothing, with the worked
// example, filled, and with very long texts.
func TestInvariants(t *testing.T) {
	for _, part := range eligibility.New(pagetest.Empty(t)).Parts() {
		uitest.Invariants(t, func() shell.Page { return onPart{eligibility.New(pagetest.Empty(t)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{eligibility.New(filled(t, false)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{eligibility.New(filled(t, true)), part} })
	}
}

// BIDWRIGHT_PICTURES is a folder for pictures of every part, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("BIDWRIGHT_PICTURES")
	if dir == "" {
		t.Log("BIDWRIGHT_PICTURES names no folder: nothing is drawn")
		return
	}
	for name, s := range map[string]*page.Session{"filled": filled(t, false), "meals": pagetest.Meals(t), "longtext": filled(t, true)} {
		app := test.NewTempApp(t)
		err := shell.Pictures(shell.Deps{App: app, Host: s, Pages: []shell.Page{eligibility.New(s)}, Run: func(f func()) { f() }}, shell.Looks(), func(look string, picture image.Image) error {
			f, err := os.Create(filepath.Join(dir, name+"-"+look+".png"))
			if err != nil {
				return err
			}
			defer f.Close()
			return png.Encode(f, picture)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// A requirement is typed, met by a partner, and its proof is picked from that partner's.
func TestARequirementByTyping(t *testing.T) {
	s := filled(t, false)
	s.Edit("Empty", func(b *bid.Bid) error { b.Eligibility.Requirements = nil; return nil })
	_, w := open(t, s, "requirements")
	contains(t, w, "What does the tender ask of bidders?")
	pagetest.Press(t, w, "Add a requirement")
	pagetest.Type(t, w, "What is asked", "Public liability insurance")
	pagetest.Field(t, w, "Kind of proof None of the usual kinds").(*kit.Picker).OnChosen("EV-11")
	pagetest.Type(t, w, "Least level", "£5,000,000")
	pagetest.Field(t, w, "Who meets it We ourselves").(*kit.Picker).OnChosen("m1")
	pagetest.Field(t, w, "Proof No proof linked yet").(*kit.Picker).OnChosen("e1")
	r := s.Bid().Eligibility.Requirements[0]
	if r.Level.String() != "5000000" || r.ByID != "m1" || r.EvidenceID != "e1" || r.ItemID != "EV-11" {
		t.Errorf("%+v", r)
	}
	contains(t, w, "Public liability insurance", "Harbour Kitchens CIC", "no day of expiry", "£5,000,000")
	pagetest.Type(t, w, "Weeks it takes", "soon")
	if e := pagetest.Field(t, w, "Weeks it takes").(*kit.QuantityEntry); e.Text != "soon" || e.Problem() == nil {
		t.Errorf("%q, %v", e.Text, e.Problem())
	}
}

// What the notice asks is ticked one by one; what is ignored does not come again.
func TestWhatTheNoticeAsks(t *testing.T) {
	s := filled(t, false)
	s.Edit("Empty", func(b *bid.Bid) error { b.Eligibility.Requirements = nil; return nil })
	_, w := open(t, s, "requirements")
	pagetest.Press(t, w, "Bring in what the notice asks")
	contains(t, w, "Employers' liability", "Level read: £10,000,000", "Two contracts of a like kind")
	test.Tap(pagetest.Field(t, w, "Employers' liability").(fyne.Tappable))
	pagetest.Press(t, w, "Take over what is ticked")
	b := s.Bid()
	if len(b.Eligibility.Requirements) != 1 || b.Eligibility.Requirements[0].FromID != "s1" || b.Eligibility.Requirements[0].Level.String() != "10000000" {
		t.Fatalf("%+v", b.Eligibility)
	}
	pagetest.Press(t, w, "Tick all")
	pagetest.Press(t, w, "Ignore what is ticked")
	if b = s.Bid(); len(b.Eligibility.Ignored) != 1 {
		t.Errorf("%+v", b.Eligibility.Ignored)
	}
	pagetest.Press(t, w, "Bring in what the notice asks")
	if strings.Contains(text(w), "Two contracts of a like kind") {
		t.Error("what was ignored is proposed again")
	}
}

// The verdict, the plan by dates, and the open questions with a way to each.
func TestWhereWeStand(t *testing.T) {
	s := filled(t, false)
	_, w := open(t, s, "stand")
	contains(t, w, "Not yet: ", "Raise the cover", "Ada", "exclusion questions without an answer", "Turnover, twice annual value: this test of the accounts is not passed. It would pass with")
	s.Edit("Empty", func(b *bid.Bid) error { b.Eligibility.Requirements, b.Eligibility.Tests = nil, nil; return nil })
	contains(t, w, "Nobody can tell yet", "List what the tender asks of bidders first.")
}

// A test that fails says the smallest change that passes; with partners, in which way of
// counting it would pass and who sinks it.
func TestAccountsTests(t *testing.T) {
	s := filled(t, false)
	_, w := open(t, s, "accounts")
	contains(t, w, "Not passed", "Passed", "Counted in each way", "All accounts added together")
	pagetest.Press(t, w, "Add a test")
	pagetest.Type(t, w, "Formula", "CA / CL")
	pagetest.Type(t, w, "This mark", "2")
	// 90,000 ÷ 60,000 is 1.5; 2 needs 120,000 of current assets.
	contains(t, w, "£30,000.00 more current assets")
	pagetest.Type(t, w, "This mark", "two")
	if e := pagetest.Field(t, w, "This mark").(*kit.ValueEntry[money.Value]); e.Text != "two" || e.Problem() == nil {
		t.Errorf("%q, %v", e.Text, e.Problem())
	}
}

// A referral is marked part by part; the choice and what to improve stand in words.
// 20 × 80 % = 16, 5 − 1 = 4, and 25 left in parts of 2, 2 and 1: 7, 8 and 3.
func TestAReferral(t *testing.T) {
	s := filled(t, false)
	_, w := open(t, s, "calloff")
	contains(t, w, "Orchard House (ours)", "What to improve first", "One more mark for outcomes gains 1 mark")
	r := s.Bid().Dynamic.Referrals[0]
	if len(r.Bidders) != 2 {
		t.Fatal(r)
	}
	pagetest.Press(t, w, "Add a bid of another")
	pagetest.Type(t, w, "Who", "Newcomer")
	contains(t, w, "Newcomer is not ranked")
}

// One press answers every question about a body or person, with its day; it can be
// taken back; one question can still be answered by itself.
func TestExclusionByOnePress(t *testing.T) {
	s := pagetest.Meals(t)
	s.EditOrganisation("Fill", func(o *bid.Organisation) error {
		o.Standing = bid.Standing{Persons: []bid.Person{{ID: "chair", Name: "Ada Pascoe", Role: "Chair"}}}
		return nil
	})
	_, w := open(t, s, "exclusion")
	contains(t, w, "Ada Pascoe", "None answered yet", "Has a tax authority reversed a tax advantage")
	pagetest.Press(t, w, "I asked every question below: none applies")
	if c := s.Organisation().Standing.Cleared; len(c) != 1 || c[0].AboutID != "" || c[0].On != s.Today() {
		t.Fatalf("%+v", c)
	}
	contains(t, w, "Asked 2 November 2026")
	pagetest.Type(t, w, "Asked on", "3/11/26")
	contains(t, w, "Asked, day to come", "This day is still to come")
	pagetest.Type(t, w, "Asked on", "1/11/26")
	contains(t, w, "Asked 1 November 2026")
	pagetest.Type(t, w, "Who asked", "Ada")
	pagetest.Press(t, w, "Take this answer back")
	if c := s.Organisation().Standing.Cleared; len(c) != 0 {
		t.Errorf("%+v", c)
	}
	choose(t, w, "Does it apply?", "Yes")
	pagetest.Type(t, w, "What happened", "A late return")
	pagetest.Type(t, w, "Ended on", "31/1/24")
	if x := s.Organisation().Standing.Exclusions; len(x) != 1 || x[0].Applies != bid.Yes || x[0].Ended != day("2024-01-31") {
		t.Errorf("%+v", x)
	}
	contains(t, w, "1 of 26 answered")
}

// choose presses one of the options of a choice.
func choose(t *testing.T, w fyne.Window, name, option string) {
	t.Helper()
	c := pagetest.Field(t, w, name).(*kit.Choice)
	w.Canvas().Focus(c)
	for range 9 {
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	ids := map[string]int{"Yes": 0, "No": 1, "Not known yet": 2}
	for range ids[option] {
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
}

// The points of the scheme are there without being typed; an answer is stored, and what
// is not answered is not.
func TestPointsOfAPlace(t *testing.T) {
	s := filled(t, false)
	_, w := open(t, s, "calloff")
	contains(t, w, "Orchard House", "School registration")
	choose(t, w, "Is it met?", "Yes")
	if g := s.Bid().Dynamic.Qualifications[0].Gates; len(g) != 1 || g[0].Code != "DPS-001" || g[0].Met != bid.Yes {
		t.Errorf("%+v", g)
	}
}

// Every path of the page leads to its field, whichever part holds it.
func TestPathsLeadToTheirField(t *testing.T) {
	s := filled(t, false)
	frame, w := pagetest.Window(t, s, eligibility.New(s))
	for path, name := range map[string]string{
		"eligibility.requirements.r1.level":                        "Least level",
		"eligibility.requirements.r3.evidenceId":                   "Proof ",
		"eligibility.requirements.r2":                              "Is it met?",
		"eligibility.suitabilityStage":                             "Are bidders judged",
		"eligibility.tests.t3.mark":                                "This mark",
		"consortium.liability":                                     "How you answer",
		"consortium.members.m1.share":                              "Share of the group",
		"consortium.members.m1.standing.accounts.a1.turnover":      "Turnover",
		"consortium.members.m1.standing.evidence.e1.expires":       "Good until",
		"consortium.members.m1.standing.persons.dir.name":          "Name of the person",
		"consortium.members.m1.standing.exclusions.x2.applies":     "Does it apply?",
		"dynamicPurchasing.scheme.qualityWeight":                   "Marks for quality",
		"dynamicPurchasing.qualifications.q1.core":                 "Core cost",
		"dynamicPurchasing.qualifications.q1.gates.DPS-005.met":    "Is it met?",
		"dynamicPurchasing.qualifications.q1.statements.m1.weight": "Weight of the answer",
		"dynamicPurchasing.qualifications.q1.history.h1.score":     "Score, of 100",
		"dynamicPurchasing.referrals.f1.bidders.b2.miles":          "Distance in miles",
		"dynamicPurchasing.referrals.f1.bidders.b2.outcomes.max":   "Highest mark for outcomes",
	} {
		if s.PageOf(path) != page.Eligibility {
			t.Errorf("%s is on %s", path, s.PageOf(path))
		}
		frame.Go(at(path))
		got, ok := w.Canvas().Focused().(kit.Labelled)
		if !ok || !strings.HasPrefix(got.AccessibilityLabel(), name) {
			t.Errorf("%s leads to %v", path, w.Canvas().Focused())
		}
	}
}
