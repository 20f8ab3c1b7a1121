package eligibility_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/eligibility"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func at(path string) shell.Route { return shell.Route{Page: page.Eligibility, Path: path} }

// onPart is the page with one of its parts on show from the first.
type onPart struct {
	*eligibility.Page
	part string
}

func (p onPart) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart(p.part)
	return view
}

func day(iso string) date.Date {
	d, err := date.ParseISO(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// filled is the worked example with requirements, tests, a partner and a referral; long
// says that the texts are longer than anybody types.
func filled(t *testing.T, long bool) *page.Session {
	t.Helper()
	s := pagetest.Meals(t)
	text := func(words string) string {
		if long {
			return strings.Repeat(words+" ", 300/len(words))
		}
		return words
	}
	s.EditOrganisation("Fill", func(o *bid.Organisation) error {
		o.Standing.Persons = []bid.Person{{ID: "chair", Name: text("Ada Pascoe"), Role: text("Chair of trustees")}}
		o.Standing.Evidence = []bid.Evidence{{ID: "cover", ItemID: "EV-11", Level: money.MustValue("5000000"), Expires: day("2027-03-31"), File: bid.EvidenceFile{Name: "cover.pdf", SHA256: strings.Repeat("a", 64), Bytes: 10}}}
		o.Standing.Exclusions = []bid.Exclusion{{ID: "x1", GroundID: "EXC-M07", Applies: bid.Yes, Recurs: bid.No, What: text("A late return"), Ended: day("2024-01-31")}}
		o.Standing.Accounts = []bid.AccountsYear{
			{ID: "y1", YearEnd: day("2026-03-31"), Turnover: money.MustPounds("400000"), ProfitAfterTax: money.MustPounds("-5000"), CurrentAssets: money.MustPounds("90000"), CurrentLiabilities: money.MustPounds("60000"), Stock: money.MustPounds("0")},
			{ID: "y0", YearEnd: day("2025-03-31"), Turnover: money.MustPounds("380000"), ProfitAfterTax: money.MustPounds("9000"), CurrentAssets: money.MustPounds("95000"), CurrentLiabilities: money.MustPounds("61000"), Stock: money.MustPounds("0")}}
		return nil
	})
	s.Edit("Fill", func(b *bid.Bid) error {
		b.Opportunity.Selection = []bid.Criterion{{ID: "s1", Name: text("Employers’ liability insurance"), Text: "Bidders must hold employers’ liability insurance of £10,000,000."}, {ID: "s2", Text: text("Two contracts of a like kind in the last three years.")}}
		e := &b.Eligibility
		e.Requirements = []bid.Requirement{
			{ID: "r1", Name: text("Public liability"), ItemID: "EV-11", Level: money.MustValue("10000000"), Met: bid.MeetsGap, EvidenceID: "cover", Plan: "Raise the cover", Weeks: money.MustQuantity("2"), Owner: text("Ada"), Doubt: bid.DoubtInsurance},
			{ID: "r2", Name: "Safeguarding policy", ItemID: "EV-24", Met: bid.MeetsHave},
			{ID: "r3", Name: text("Kitchen rating"), Grade: "4", ByID: "m1"}}
		e.Tests = []bid.FinancialTest{{ID: "t1", TestID: "FIN-TURN-2X"}, {ID: "t2", TestID: "FIN-PROFIT", Explanation: text("A one-off repair")}, {ID: "t3", Formula: "CA / CL", Name: text("Current ratio"), Comparator: bid.Over, Mark: money.MustValue("1.1")}}
		b.Consortium = bid.Consortium{Liability: bid.LiabilityLead, OwnShare: money.MustShare("0.6"), Members: []bid.Member{{ID: "m1", Name: text("Harbour Kitchens CIC"), Share: money.MustShare("0.4"), Agreed: bid.Yes,
			Standing: bid.Standing{Persons: []bid.Person{{ID: "dir", Name: "Jo Bray"}}, Exclusions: []bid.Exclusion{{ID: "x2", GroundID: "EXC-M01", AboutID: "dir", Applies: bid.Yes}},
				Accounts: []bid.AccountsYear{{ID: "a1", YearEnd: day("2026-03-31"), Turnover: money.MustPounds("700000")}}, Evidence: []bid.Evidence{{ID: "e1", ItemID: "EV-11"}}}}}}
		b.Dynamic.Qualifications = []bid.Qualification{{ID: "q1", Name: text("Orchard House"), Core: money.MustPounds("900"),
			History: []bid.DatedScore{{ID: "h1", On: day("2026-04-01"), Score: money.MustQuantity("80")}}, Statements: []bid.MethodStatement{{ID: "m1", Name: "Workforce", Weight: money.MustShare("1"), Score: money.MustQuantity("4"), Max: money.MustQuantity("5")}}}}
		mark := func(got string) bid.Got { return bid.Got{Got: money.MustQuantity(got), Max: money.MustQuantity("10")} }
		b.Dynamic.Referrals = []bid.ScoredReferral{{ID: "f1", Name: text("ND-2027-114"), Bidders: []bid.ReferralBidder{
			{ID: "b1", Own: true, QualificationID: "q1", Miles: money.MustQuantity("12"), Outcomes: mark("7"), Needs: mark("8"), Features: mark("6"), Variable: money.MustPounds("950")},
			{ID: "b2", Name: text("The present provider"), Score: money.MustQuantity("70"), Miles: money.MustQuantity("4"), Outcomes: mark("8"), Needs: mark("7"), Features: mark("6"), Cost: money.MustPounds("1700")}}}}
		return nil
	})
	return s
}

// text is every word on show.
func text(w fyne.Window) string {
	var out strings.Builder
	root := fyne.CanvasObject(w.Content())
	if top := w.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	for _, o := range test.LaidOutObjects(root) {
		switch o := o.(type) {
		case *widget.Label:
			out.WriteString(o.Text + "\n")
		case *kit.Small:
			out.WriteString(o.Text() + "\n")
		case *kit.Line:
			out.WriteString(o.Text + "\n")
		case *kit.Marked:
			out.WriteString(o.Text() + "\n")
		case *canvas.Text:
			out.WriteString(o.Text + "\n")
		}
	}
	return out.String()
}

func contains(t *testing.T, w fyne.Window, wanted ...string) {
	t.Helper()
	shown := strings.ReplaceAll(text(w), "\u00a0", " ")
	for _, want := range wanted {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown in\n%s", want, shown)
		}
	}
}

// open shows a part of the page in a window.
func open(t *testing.T, s *page.Session, part string) (*shell.Shell, fyne.Window) {
	t.Helper()
	p := eligibility.New(s)
	frame, w := pagetest.Window(t, s, p)
	p.ShowPart(part)
	return frame, w
}
