package opportunity

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/notice"
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
