package partners_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
)

// The page sets rules and marks side by side, with the reasons of each and the figures
// that they rest on.
func TestTheArrangementsStandSideBySide(t *testing.T) {
	s := county(t)
	_, w, p := window(t, s, "arrangement")
	contains(t, w, "The rules point to “Managing provider”", "4. Only an area or a specialism is missing", "The largest part, of Wren Valley Support CIC, is 52.53 %",
		"Unincorporated consortium", "too late", "Managing provider, chosen",
		"It fails when: The lead favours itself when work is shared out", "Financial tests. Passed on the lead alone")
	if p.Parts()[0] != "arrangement" {
		t.Errorf("the first part is %s", p.Parts()[0])
	}
	if !s.Edit("Make it small", func(b *bid.Bid) error {
		b.Consortium.Split.Value = money.MustPounds("90000")
		b.Consortium.Model = bid.ModelNewEntity
		return nil
	}) {
		t.Fatal("not changed")
	}
	contains(t, w, "Rule 1 speaks against “New company for one contract”", "is worth £90,000.00, less than £100,000.00")
}

// A mark, its reason, a weight and set-up weeks are typed where the arrangement stands, and
// reach the bid; what is emptied leaves it.
func TestMarksAndWeightsAreTyped(t *testing.T) {
	s := county(t)
	frame, w, _ := window(t, s, "cover")
	go2 := func(path string) { frame.Go(at("consortium.models." + path)) }
	go2("hub_and_spoke.weeks")
	pagetest.Type(t, w, "Weeks to set it up", "26")
	go2("hub_and_spoke.marks.later.mark")
	pagetest.Type(t, w, "Mark, 0 to 5", "5")
	pagetest.Type(t, w, "Weight, in every arrangement", "20")
	c := s.Bid().Consortium
	last := c.Models[len(c.Models)-1]
	if len(c.Models) != 4 || last.Model != bid.ModelHub || last.Weeks.String() != "26" || len(last.Marks) != 1 || last.Marks[0].ItemID != "later" || last.Marks[0].Mark.String() != "5" {
		t.Fatalf("%+v", c.Models)
	}
	if len(c.Weights) != 1 || c.Weights[0].ItemID != "later" || c.Weights[0].Weight.String() != "20" {
		t.Errorf("%+v", c.Weights)
	}
	found := false
	for _, i := range s.Assessment().Issues {
		found = found || i.Code == "CONS-081" && i.Path == "consortium.modelWeights."+c.Weights[0].ID+".weight"
	}
	if !found {
		t.Error("weights of 105 are not told")
	}
	pagetest.Type(t, w, "Weight, in every arrangement", "")
	pagetest.Type(t, w, "Mark, 0 to 5", "")
	go2("hub_and_spoke.weeks")
	pagetest.Type(t, w, "Weeks to set it up", "")
	if c := s.Bid().Consortium; len(c.Models) != 3 || len(c.Weights) != 0 {
		t.Errorf("%+v %+v", c.Models, c.Weights)
	}
}

// Suggestions are taken only on request: one, or all where there is no mark yet, as one
// step that can be undone.
func TestSuggestionsAreTakenOnRequest(t *testing.T) {
	s := county(t)
	frame, w, _ := window(t, s, "arrangement")
	frame.Go(at("consortium.models.subcontract.marks.control.mark"))
	contains(t, w, "Suggested is 1: The prime contracts; contact with the buyer is lost.", "NCVO")
	pagetest.Press(t, w, "Use the suggested mark for Control and contact with the buyer")
	m := s.Bid().Consortium.Models
	if x := m[len(m)-1]; x.Model != bid.ModelSubcontract || len(x.Marks) != 1 || x.Marks[0].Mark.String() != "1" || !strings.Contains(x.Marks[0].Why, "contact with the buyer") {
		t.Fatalf("%+v", x)
	}
	pagetest.Press(t, w, "Take suggestions where there is no mark")
	m = s.Bid().Consortium.Models
	if x := m[len(m)-1]; len(x.Marks) != 3 { // liability, set-up and control; nothing supports the others
		t.Errorf("%+v", x.Marks)
	}
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	m = s.Bid().Consortium.Models
	if x := m[len(m)-1]; len(x.Marks) != 1 {
		t.Errorf("not one step: %+v", x.Marks)
	}
}

// Every path of arrangements, marks and weights leads to its field, by whatever id.
func TestPathsOfArrangementsLeadToTheirField(t *testing.T) {
	s := county(t)
	if !s.Edit("A weight", func(b *bid.Bid) error {
		b.Consortium.Weights = []bid.ModelWeight{{ID: "w-1", ItemID: "cash", Weight: money.MustQuantity("15")}}
		return nil
	}) {
		t.Fatal("not changed")
	}
	frame, w, p := window(t, s, "cover")
	for path, name := range map[string]string{
		"consortium.model":                            "Arrangement",
		"consortium.allianceAsked":                    "Does the commissioner lead",
		"consortium.models.mp-2.weeks":                "Weeks to set it up",
		"consortium.models.mp-2":                      "Weeks to set it up",
		"consortium.models.mp-2.cost":                 "Cost of setting it up",
		"consortium.models.mp-3.marks.mp-3-cash.mark": "Mark, 0 to 5",
		"consortium.models.alliance.marks.cash.mark":  "Mark, 0 to 5",
		"consortium.models.mp-3.marks":                "Marks of the chosen arrangement",
		"consortium.modelWeights.w-1.weight":          "Weight, in every arrangement",
		"consortium.modelWeights":                     "Marks of the chosen arrangement",
		"consortium.cells":                            "Parts of the contract",
	} {
		if s.PageOf(path) != page.Partners {
			t.Errorf("%s is on %s", path, s.PageOf(path))
		}
		p.ShowPart("ours")
		frame.Go(at(path))
		got, ok := w.Canvas().Focused().(kit.Labelled)
		if !ok || !strings.HasPrefix(got.AccessibilityLabel(), name) {
			t.Errorf("%s leads to %v", path, w.Canvas().Focused())
		}
	}
}

// Who bids alone may read what ways there are, and choose one.
func TestABidAloneReadsTheArrangements(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w, _ := window(t, s, "arrangement")
	contains(t, w, "You bid alone so far.", "Sub-contract to a prime", "It fails when: You stretch further than you can reach")
	frame.Go(shell.Route{Page: page.Partners, Path: "consortium.models.alliance.weeks"})
	pagetest.Type(t, w, "Weeks to set it up", "30")
	contains(t, w, "What the rules say", "No partner is named yet.")
}
