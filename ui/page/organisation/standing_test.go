package organisation_test

import (
	"bytes"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/organisation"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// on is the page with one part on show from the first, of an organisation that fills it.
type on struct {
	*organisation.Page
	part string
}

func (p on) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart(p.part)
	return view
}

var day = date.MustISO

func filled(o *bid.Organisation) error {
	o.Standing = bid.Standing{
		Accounts:       []bid.AccountsYear{{ID: "old", YearEnd: day("2025-03-31")}, {ID: "new", YearEnd: day("2026-03-31"), Turnover: money.MustPounds("412300")}, {ID: "older", YearEnd: day("2024-03-31")}},
		Establishments: []bid.Establishment{{ID: "p", Name: "Tarka House", Regulator: "CIW of old", Rating: "Good", RatedOn: day("2025-05-14")}},
		Persons:        []bid.Person{{ID: "q", Name: "Siân O’Dwyer"}},
		Evidence: []bid.Evidence{{ID: "e", ItemID: "EV-11", Expires: day("2026-12-12")}, {ID: "f", ItemID: "EV-20", Issued: day("2026-05-14")},
			{ID: "g", Name: "Our own mark", Expires: day("2020-01-01")}},
	}
	o.Occasions = []bid.Occasion{{ID: "o", Name: "Forum", On: day("2026-11-12"), Months: 3}}
	return nil
}

func TestInvariantsOfTheStanding(t *testing.T) {
	for _, part := range []string{"kind", "accounts", "places", "persons", "evidence", "calendar"} {
		uitest.Invariants(t, func() shell.Page { return on{organisation.New(pagetest.Empty(t)), part} })
		uitest.Invariants(t, func() shell.Page {
			s := pagetest.Meals(t)
			s.EditOrganisation("Fill", filled)
			return on{organisation.New(s), part}
		})
	}
}

func focused(w fyne.Window) string {
	if f, ok := w.Canvas().Focused().(kit.Labelled); ok {
		return f.AccessibilityLabel()
	}
	return ""
}

func TestTwoYearsOfAccountsAreTypedOnceBesideEachOther(t *testing.T) {
	s := pagetest.Empty(t)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	pagetest.Type(t, w, "End of your accounting year", "31 March 2027")
	frame.Go(at("organisation.standing.accounts"))
	pagetest.Press(t, w, "Type your accounts")
	pagetest.Type(t, w, "Turnover, newer year", "412,300")
	pagetest.Type(t, w, "Turnover, year before", "398000")
	pagetest.Type(t, w, "Profit after tax, year before", "-2300")
	pagetest.Type(t, w, "Current assets, newer year", "plenty")
	years := organisation.NewModel(s).Years()
	if len(years) != 2 || years[0].YearEnd != day("2026-03-31") || years[1].YearEnd != day("2025-03-31") {
		t.Fatalf("%+v", years)
	}
	if years[0].Turnover.String() != "412300" || years[1].Turnover.String() != "398000" || years[1].ProfitAfterTax.String() != "-2300" || years[0].Stock.IsSet() {
		t.Errorf("%+v", years)
	}
	if e := pagetest.Field(t, w, "Current assets, newer year").(*kit.MoneyEntry); e.Text != "plenty" || e.Problem() == nil || years[0].CurrentAssets.IsSet() {
		t.Errorf("%q %v", e.Text, e.Problem())
	}
	// When another year has ended the columns move on, and the third year is found.
	pagetest.Press(t, w, "Another year has ended")
	if years = organisation.NewModel(s).Years(); len(years) != 3 || years[0].YearEnd != day("2027-03-31") {
		t.Fatalf("%+v", years)
	}
	if e := pagetest.Field(t, w, "Turnover, year before").(*kit.MoneyEntry); e.Text != "£412,300.00" {
		t.Errorf("the year before shows %q", e.Text)
	}
	frame.Go(at("organisation.standing.accounts." + years[2].ID + ".turnover"))
	if e, ok := w.Canvas().Focused().(*kit.MoneyEntry); !ok || e.Text != "£398,000.00" {
		t.Errorf("the keyboard is at %q", focused(w))
	}
	frame.Go(at("organisation.standing.accounts." + years[0].ID + ".yearEnd"))
	if focused(w) != "Last day of the year, newer year" {
		t.Errorf("the keyboard is at %q", focused(w))
	}
	for _, b := range test.LaidOutObjects(w.Content()) {
		if b, ok := b.(*kit.Button); ok && b.Text == "Remove this year" && b.Visible() {
			test.Tap(b)
			break
		}
	}
	if got := organisation.NewModel(s).Years(); len(got) != 2 || got[0].YearEnd != day("2026-03-31") {
		t.Errorf("%+v", got)
	}
}

// The usual ratios stand below the accounts as soon as they can be worked out, and are
// explained.
func TestTheAccountsShowTheirRatios(t *testing.T) {
	s := pagetest.Meals(t)
	s.EditOrganisation("Fill", func(o *bid.Organisation) error {
		o.Standing.Accounts = []bid.AccountsYear{{ID: "a", YearEnd: day("2026-03-31"), CurrentAssets: money.MustPounds("90000"), Stock: money.MustPounds("30000"), CurrentLiabilities: money.MustPounds("40000"), ProfitAfterTax: money.MustPounds("-2300")}}
		return nil
	})
	frame, w := pagetest.Window(t, s, organisation.New(s))
	frame.Go(at("organisation.standing.accounts"))
	all := ""
	for _, o := range test.LaidOutObjects(w.Content()) {
		if o, ok := o.(*kit.Line); ok {
			all += o.Text + "\n"
		}
	}
	for _, wanted := range []string{"Liquidity", "1.5", "would pass", "would not pass", "−£2,300", "accounts incomplete", "at least 1"} {
		if !strings.Contains(all, wanted) {
			t.Errorf("%q is not said in\n%s", wanted, all)
		}
	}
}

// Each amount of the accounts says which tests of the facts use it.
func TestTheAccountsSayWhichTestsUseThem(t *testing.T) {
	s := pagetest.Meals(t)
	s.EditOrganisation("Fill", filled)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	frame.Go(at("organisation.standing.accounts"))
	all := ""
	for _, o := range test.LaidOutObjects(w.Content()) {
		if o, ok := o.(*kit.Small); ok {
			all += o.Text() + "\n"
		}
	}
	for _, wanted := range []string{"Used by: Gearing.", "Return on capital", "Free reserves cover", "Current ratio without deferred income"} {
		if !strings.Contains(all, wanted) {
			t.Errorf("%q is not said", wanted)
		}
	}
}

func TestEveryFieldOfTheStandingIsReachedByItsPath(t *testing.T) {
	s := pagetest.Meals(t)
	s.EditOrganisation("Fill", filled)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	for path, label := range map[string]string{
		"standing.establishments.p.rating": "Latest rating", "standing.establishments.p.regulator": "Regulator CIW of old",
		"standing.persons.q.role": "Role Choose a role", "standing.evidence.e.expires": "Runs out on", "standing.evidence.f.itemId": "What it proves Health and safety policy",
		"standing.shareCode": "Share code of the central digital platform", "standing.vcse": "Are you a voluntary, community or social enterprise (VCSE)?",
		"occasions.o.on": "Day", "standing.accounts.older.turnover": "Turnover, year before"} {
		frame.Go(at("organisation." + path))
		if got := focused(w); got != label {
			t.Errorf("%s: the keyboard is at %q", path, got)
		}
	}
}

func TestAProofIsPickedDatedAndItsFileKept(t *testing.T) {
	disk := &pagetest.Disk{}
	s := pagetest.EmptyOn(t, disk)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	frame.Go(at("organisation.standing.evidence"))
	pagetest.Press(t, w, "Add a proof")
	picker := pagetest.Field(t, w, "What it proves Something else").(*kit.Picker)
	picker.OnChosen("EV-20")
	pagetest.Type(t, w, "Issued or signed on", "14 May 2026")
	pagetest.Press(t, w, "Take that day")
	pagetest.Type(t, w, "Who looks after it", "Siân")
	pagetest.Type(t, w, "Cost to get or renew it", "£840")
	e := s.Organisation().Standing.Evidence[0]
	if e.ItemID != "EV-20" || e.Expires != day("2028-05-13") || e.Owner != "Siân" || e.Cost.String() != "840" {
		t.Fatalf("%+v", e)
	}
	policy := []byte("%PDF-1.7 our policy")
	disk.Put("/home/Policy ŵ.pdf", policy)
	disk.Put("/home/Letter.pdf", []byte("MZ\x00\x01 a program"))
	m := organisation.NewModel(s)
	m.KeepFile(e.ID, "/home/Letter.pdf")
	if s.Organisation().Standing.Evidence[0].File.SHA256 != "" || !strings.Contains(frame.Toasts().Text(), "not what its ending says") {
		t.Errorf("a program was taken: %q", frame.Toasts().Text())
	}
	m.KeepFile(e.ID, "/home/Policy ŵ.pdf")
	kept := s.Organisation().Standing.Evidence[0].File
	if kept.Name != "Policy ŵ.pdf" || kept.Bytes != len(policy) {
		t.Fatalf("%+v", kept)
	}
	pagetest.Field(t, w, "Save a copy …")
	m.CopyFile(kept, "/home/Copy.pdf")
	if !bytes.Equal(disk.File("/home/Copy.pdf"), policy) {
		t.Error("the copy differs")
	}
	pagetest.Press(t, w, "Take the file off")
	if s.Organisation().Standing.Evidence[0].File.SHA256 != "" {
		t.Error("the file is still there")
	}
	if err := s.Undo(); err != nil || s.Organisation().Standing.Evidence[0].File != kept {
		t.Errorf("undo: %v", err)
	}
}

func TestTheStatusOfEachProofStandsInWords(t *testing.T) {
	s := pagetest.Meals(t)
	s.EditOrganisation("Fill", filled)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	frame.Go(at("organisation.standing.evidence"))
	all := ""
	for _, o := range test.LaidOutObjects(w.Content()) {
		switch o := o.(type) {
		case *kit.Line:
			all += o.Text + "\n"
		case *widget.Label:
			all += o.Text + "\n"
		}
	}
	for _, wanted := range []string{"expires in 40 days", "no day of expiry", "expired on 1 January 2020"} {
		if !strings.Contains(all, wanted) {
			t.Errorf("%q is not said in\n%s", wanted, all)
		}
	}
}

func TestPersonsSayWhetherTheyWereAsked(t *testing.T) {
	s := pagetest.Meals(t)
	s.EditOrganisation("Fill", filled)
	m := organisation.NewModel(s)
	if m.Asked("q") != "not answered yet" {
		t.Error(m.Asked("q"))
	}
	s.EditOrganisation("Ask", func(o *bid.Organisation) error {
		o.Standing.Cleared = []bid.Clearance{{ID: "c", AboutID: "q", On: day("2026-11-01")}}
		o.Standing.Exclusions = []bid.Exclusion{{ID: "x", GroundID: "D-01", Applies: bid.Yes}, {ID: "y", GroundID: "D-02", AboutID: "q", Applies: bid.No}}
		return nil
	})
	if m.Asked("q") != "none applied on 1 November 2026" || m.Asked("") != "1 ground applies" {
		t.Errorf("%q, %q", m.Asked("q"), m.Asked(""))
	}
}

func TestTheCalendarTakesAnEntryThatComesAgain(t *testing.T) {
	s := pagetest.Empty(t)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	frame.Go(at("organisation.occasions"))
	pagetest.Press(t, w, "Add an entry")
	pagetest.Type(t, w, "What is to be done", "Provider forum")
	pagetest.Type(t, w, "Day", "3 March 2027")
	pagetest.Type(t, w, "Comes again every so many months", "3")
	pagetest.Type(t, w, "Address on the web", "https://example.org/forum")
	x := s.Organisation().Occasions[0]
	if x.Name != "Provider forum" || x.On != day("2027-03-03") || x.Months != 3 || x.Link != "https://example.org/forum" {
		t.Errorf("%+v", x)
	}
	// What providers usually do is offered until there is an entry of its kind.
	pagetest.Press(t, w, "Add: Read the needs analysis")
	if x := s.Organisation().Occasions[1]; x.Kind != bid.OccasionNeeds || x.Months != 12 || x.Note == "" {
		t.Errorf("%+v", x)
	}
	for _, o := range test.LaidOutObjects(w.Content()) {
		if b, ok := o.(*kit.Button); ok && b.Text == "Add: Read the needs analysis" && b.Visible() {
			t.Error("it is still offered")
		}
		if _, link := o.(*widget.Hyperlink); link {
			t.Error("an address can be opened by pressing it")
		}
	}
}
