package corecosts_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/corecosts"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
)

func TestEveryPartKeepsTheInvariants(t *testing.T) {
	for i, path := range places {
		uitest.Invariants(t, func() shell.Page { return onPart{corecosts.New(fill(t)), path} })
		if i > 3 {
			continue // without a schedule every topic shows the same
		}
		uitest.Invariants(t, func() shell.Page { return onPart{corecosts.New(pagetest.Meals(t)), path} })
		uitest.Invariants(t, func() shell.Page { return onPart{corecosts.New(pagetest.Empty(t)), path} })
	}
}

// pressChoice chooses by keyboard.
func pressChoice(t *testing.T, w fyne.Window, name, option string) {
	t.Helper()
	choice := pagetest.Field(t, w, name).(*kit.Choice)
	w.Canvas().Focus(choice)
	for range 8 {
		press(choice, fyne.KeyLeft)
	}
	for range 8 {
		press(choice, fyne.KeySpace)
		if choice.Chosen() == option {
			return
		}
		press(choice, fyne.KeyRight)
	}
	t.Fatalf("%q has no option %q", name, option)
}

func labelAt(w fyne.Window) string {
	if f, ok := w.Canvas().Focused().(kit.Labelled); ok {
		return f.AccessibilityLabel()
	}
	return ""
}

// Every path of the document that a finding may name leads to its field.
func TestEveryFieldIsReachedByItsPath(t *testing.T) {
	s := fill(t)
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	for path, label := range map[string]string{
		"core.schedules.day.places":                                "Places",
		"core.schedules.day.occupancy":                             "Planned occupancy",
		"core.schedules.day.weeks":                                 "Weeks in a year that the fee is spread over",
		"core.schedules.day.categories.staff.name":                 "Category",
		"core.schedules.day.categories.staff.none":                 "There is no such cost",
		"core.schedules.day.categories.premises.lines.heat.amount": "Amount, a year",
		"core.schedules.day.categories.premises.lines.heat.share":  "Share that this schedule carries",
		"core.schedules.day.included.holidays.included":            "Is it in the fee?",
		"core.schedules.day.cap.amount":                            "The cap, a place and week",
		"core.schedules.day.versions.v1.validFrom":                 "Valid from",
		"core.schedules.day.referrals.ref.date":                    "Day of the referral",
		"core.schedules.day.referrals.ref.needs.therapy.rate":      "Rate",
		"core.schedules.day.referrals.ref.fees.central.week":       "Price of the chosen category here, a place and week",
		"core.schedules.day.discounts.sibling.rate":                "Rate of the discount",
		"core.schedules.day.blocks.block.void":                     "Paid for an empty place",
		"core.schedules.day.claims.claim.change":                   "Change",
	} {
		frame.Go(shell.Route{Page: page.CoreCosts, Path: path})
		if got := labelAt(w); got != label {
			t.Errorf("%s leads to %q, not to %q", path, got, label)
		}
	}
	frame.Go(shell.Route{Page: page.CoreCosts, Path: "core.schedules.day.categories.premises.lines.heat.amount"})
	if e := pagetest.Field(t, w, "Amount, a year").(*kit.MoneyEntry); e.Text != "£25,200.00" {
		t.Errorf("the form shows %q, not the line of the path", e.Text)
	}
}

func TestTextInANumberOfALineStaysAndIsSaid(t *testing.T) {
	s := fill(t)
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	frame.Go(shell.Route{Page: page.CoreCosts, Path: "core.schedules.day.categories.premises.lines.heat.amount"})
	pagetest.Type(t, w, "Amount, a year", "about a lot")
	e := pagetest.Field(t, w, "Amount, a year").(*kit.MoneyEntry)
	if e.Text != "about a lot" || e.Problem() == nil {
		t.Errorf("%q %v", e.Text, e.Problem())
	}
	if got := s.Bid().Core.Schedules[0].Categories[0].Lines[1].Amount.String(); got != "25200" {
		t.Errorf("stored %s", got)
	}
}

// The weeks basis is chosen or typed, never assumed.
func TestWeeksAreChosenOrTyped(t *testing.T) {
	s := fill(t)
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	frame.Go(shell.Route{Page: page.CoreCosts, Path: "core.schedules.day.weeks"})
	const basis = "Weeks in a year that the fee is spread over"
	pressChoice(t, w, basis, "365/7")
	if got := s.Bid().Core.Schedules[0].Weeks; got != "365/7" {
		t.Errorf("weeks %q", got)
	}
	pressChoice(t, w, basis, "other")
	pagetest.Type(t, w, "Number of weeks", "44")
	if got := s.Bid().Core.Schedules[0].Weeks; got != "44" {
		t.Errorf("weeks %q", got)
	}
}

// Lines are added, moved and taken away by keyboard alone, each as a step.
func TestLinesByKeyboard(t *testing.T) {
	s := fill(t)
	p := corecosts.New(s)
	frame, w := pagetest.Window(t, s, p)
	frame.Go(shell.Route{Page: page.CoreCosts, Path: "core.schedules.day.categories.premises.lines.heat.name"})
	of := func() []bid.ScheduleLine { return s.Bid().Core.Schedules[0].Categories[0].Lines }
	p.AddLine() // Ctrl+Enter while a field of a line has the keyboard
	if len(of()) != 3 || labelAt(w) != "Line" {
		t.Fatalf("%d lines, keyboard at %q", len(of()), labelAt(w))
	}
	pagetest.Type(t, w, "Line", "Repairs")
	pagetest.Type(t, w, "Amount, a year", "3,600")
	if got := of()[2]; got.Name != "Repairs" || got.Amount.String() != "3600" {
		t.Errorf("%+v", got)
	}
	pagetest.Press(t, w, "Remove this line")
	pagetest.Press(t, w, "Undo")
	if len(of()) != 3 {
		t.Errorf("%d lines after undo", len(of()))
	}
}

// A line that comes from a running cost never holds an amount of its own.
func TestALineIsTakenFromARunningCost(t *testing.T) {
	s := fill(t)
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	frame.Go(shell.Route{Page: page.CoreCosts, Path: "core.schedules.day.categories.premises.lines.rent.from"})
	pick(t, w, "running cost")
	if got := shownOf(w, []string{"Amount, a year", "Which one"}); len(got) != 1 || got[0] != "Which one" {
		t.Errorf("shown are %q", got)
	}
	frame.Go(shell.Route{Page: page.CoreCosts, Path: "core.schedules.day.categories.premises.lines.rent.fromId"})
	first := s.Organisation().RunningCosts[0]
	pick(t, w, first.Name)
	line := s.Bid().Core.Schedules[0].Categories[0].Lines[0]
	if line.From != bid.FromRunningCost || line.FromID != first.ID {
		t.Errorf("%+v", line)
	}
}

// pick opens the picker that has the keyboard, narrows it and takes the first.
func pick(t *testing.T, w fyne.Window, typed string) {
	t.Helper()
	picker, ok := w.Canvas().Focused().(*kit.Picker)
	if !ok {
		t.Fatalf("the keyboard is at %T", w.Canvas().Focused())
	}
	press(picker, fyne.KeyReturn)
	filter := w.Canvas().Focused()
	for _, r := range typed {
		filter.TypedRune(r)
	}
	press(filter, fyne.KeyReturn)
}
