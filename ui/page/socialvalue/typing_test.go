package socialvalue_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
)

func choose(t *testing.T, w fyne.Window, field, id string) {
	t.Helper()
	pagetest.Field(t, w, field).(*kit.Picker).OnChosen(id)
}

// raised reports a finding of the case.
func raised(s *page.Session, code string) bool {
	return slices.ContainsFunc(s.Issues(page.Below("socialValue")), func(i bid.Issue) bool { return i.Code == code })
}

// The published example of Norfolk, typed in: of £72,000 the local firm passes on £57,600
// and these £24,980, which is 2.15; the firm from outside comes to 1.23 of £120,000.
func TestLocalMoneyByTyping(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := open(t, s, "local")
	contains(t, w, "Which arrangements do you compare?")
	arrangement := func(name string, pounds ...string) {
		pagetest.Press(t, w, "Add an arrangement")
		pagetest.Type(t, w, "Arrangement", name)
		pagetest.Type(t, w, "What is spent with it", pounds[0])
		pagetest.Type(t, w, "Of that, to local people and firms", pounds[1])
		pagetest.Type(t, w, "Of that, spent locally in turn", pounds[2])
	}
	arrangement("A local firm", "72000", "57600", "24980")
	if !raised(s, "SV-061") {
		t.Error("what local means is not asked for")
	}
	pagetest.Type(t, w, "What “local” means here", "In Norfolk")
	if raised(s, "SV-061") {
		t.Error("what local means is asked for again")
	}
	arrangement("A firm from outside", "£120,000", "20,400", "6 760")
	contains(t, w, "2.15", "1.23", "£72,000.00", "£57,600.00", "£24,980.00")

	// A later round is part of the one before it.
	pagetest.Type(t, w, "Of that, to local people and firms", "120000.01")
	if !raised(s, "SV-060") {
		t.Error("more is passed on than was spent, and nothing is said")
	}
	pagetest.Type(t, w, "Of that, to local people and firms", "0")
	pagetest.Type(t, w, "Of that, spent locally in turn", "0")
	if got := s.Printed("sv.lm3." + s.Bid().SocialValue.Local.Options[1].ID); got != "1" {
		t.Errorf("nothing stays, and the multiplier is %s", got)
	}
	pagetest.Press(t, w, "Remove this arrangement")
	if n := len(s.Bid().SocialValue.Local.Options); n != 1 {
		t.Errorf("%d arrangements are left", n)
	}
}

// Ten start, five come back: from 2.4 to 5 on the scale, so 2.6 for them and 1.3 for all
// ten. Four people are not shown, since each would know the mark of the others.
func TestDistanceTravelledByTyping(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := open(t, s, "progress")
	contains(t, w, "Which change do people feel?")
	pagetest.Press(t, w, "Add a theme")
	pagetest.Type(t, w, "Theme", "Confidence")
	pagetest.Type(t, w, "What 0 means", "I dare not ask")
	pagetest.Type(t, w, "How many started", "10")
	for i, marks := range [][2]string{{"2", "5"}, {"3", "6"}, {"1", "1"}, {"4", "7"}, {"2", "6"}} {
		if i == 4 {
			if strings.Contains(text(w), "4.75") { // the mean of their marks at the end
				t.Error("four people are shown")
			}
		}
		pagetest.Press(t, w, "Add a person")
		pagetest.Type(t, w, "Mark at the start, 0 to 10", marks[0])
		pagetest.Type(t, w, "Mark at the end, 0 to 10", marks[1])
	}
	contains(t, w, "How far people came", "2.4", "2.6", "1.3", "4, 1, 0", "all: +1.3")
	if pairs := s.Bid().SocialValue.Themes[0].Pairs; len(pairs) != 5 || pairs[4].End.String() != "6" {
		t.Errorf("%+v", pairs)
	}
	pagetest.Press(t, w, "Remove this person")
	if n := len(s.Bid().SocialValue.Themes[0].Pairs); n != 4 {
		t.Errorf("%d people are left", n)
	}
}

// Informing and consulting are not co-production: a plan that calls itself so and offers
// no more is told so, until the tick goes.
func TestTogetherByTyping(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := open(t, s, "together")
	choose(t, w, "Today Not said", "professionals/professionals")
	choose(t, w, "As planned in this bid Not said", "together/together")
	contains(t, w, "Traditional service: today", "Full co-production: planned")
	pagetest.Type(t, w, "Why we are here", "Nobody eats alone")
	consulted := pagetest.Field(t, w, "So far we inform or consult, no more").(fyne.Tappable)
	consulted.Tapped(&fyne.PointEvent{})
	if !raised(s, "SV-081") {
		t.Error("consultation passes for co-production")
	}
	consulted.Tapped(&fyne.PointEvent{})
	if raised(s, "SV-081") {
		t.Error("the finding stays")
	}
	pagetest.Type(t, w, "What role do users have in it?", "They choose the menu and cook on Fridays")
	pagetest.Field(t, w, "People are assets, not cases").(fyne.Tappable).Tapped(&fyne.PointEvent{})
	c := s.Bid().SocialValue.Together
	if c.Today != "professionals/professionals" || c.Planned != "together/together" || c.Role != "They choose the menu and cook on Fridays" || !slices.Equal(c.Principles, []string{"assets"}) || c.Mission != "Nobody eats alone" {
		t.Errorf("%+v", c)
	}
}

// The story is told from left to right: links lead rightwards only, and a change around
// people that has no value in money stays in the story, is counted as not valued, and
// stands on the first part.
func TestAStoryByTyping(t *testing.T) {
	s := pagetest.Meals(t)
	s.Edit("Begin", func(b *bid.Bid) error { b.SocialValue = bid.SocialValue{}; return nil })
	frame, w := open(t, s, "story")
	contains(t, w, "How does what you do change lives?")
	add := func(text, column string) {
		pagetest.Press(t, w, "Add a box")
		pagetest.Type(t, w, "Text of the box", text)
		if column != "" {
			choose(t, w, "Where it stands What we do", column)
		}
	}
	add("A friendlier street", string(bid.ColumnCommunity))
	contains(t, w, "There is no box to its right yet.")
	add("We train cooks", "")
	pagetest.Field(t, w, "It leads to this box").(fyne.Tappable).Tapped(&fyne.PointEvent{})
	boxes := s.Bid().SocialValue.Boxes
	if len(boxes) != 2 || boxes[1].Text != "We train cooks" || !slices.Equal(boxes[1].Links, []string{boxes[0].ID}) || len(boxes[0].Links) != 0 {
		t.Fatalf("%+v", boxes)
	}
	contains(t, w, "What changes around them", "A dashed box is an outcome that is not valued in money")
	if !raised(s, "SV-036") {
		t.Error("the outcome that is not valued is not counted")
	}
	frame.Go(at("socialValue"))
	contains(t, w, "A friendlier street")
}

// The unit cost database of Greater Manchester gives the hospitals and other NHS £1,171 of
// the £2,470 that a domestic abuse incident costs. An outcome that is split like it gives
// them that part of its £5,863.79, and the buyer no more than the rest.
func TestAnOutcomeIsSplitAsACostOfTheLibrary(t *testing.T) {
	s := stationery(t)
	_, w := open(t, s, "impact")
	health := func() string {
		for _, x := range s.Assessment().Social.Bodies {
			if x.ID == "nhs" {
				return x.Fiscal.Decimal().StringFixed(0)
			}
		}
		return "none"
	}
	if got := health(); got != "none" {
		t.Fatalf("before, the NHS gains %s", got)
	}
	choose(t, w, "Split it as this cost of the library As the value itself is split", "CR2.0")
	if got := health(); got != "2780" { // 5,863.79 × 1,171 ÷ 2,470
		t.Errorf("the NHS gains %s", got)
	}
	s.Edit("Type a share", func(b *bid.Bid) error {
		b.SocialValue.Rows[0].Bodies = []bid.BodyShare{{Body: "council", Share: money.MustShare("1")}}
		return nil
	})
	if got := health(); got != "none" {
		t.Errorf("the shares that were typed do not win: the NHS gains %s", got)
	}
}
