package corecosts_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/corecosts"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func visit(frame *shell.Shell, path string) {
	frame.Go(shell.Route{Page: page.CoreCosts, Path: path})
}

// reads tells whether a person can read some words on the page.
func reads(w fyne.Window, words string) bool {
	root := fyne.CanvasObject(w.Content())
	if top := w.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	for _, o := range test.LaidOutObjects(root) {
		if text, ok := textOf(o); ok && o.Visible() && strings.Contains(text, words) {
			return true
		}
	}
	return false
}

// textOf is what an object says.
func textOf(o fyne.CanvasObject) (string, bool) {
	switch o := o.(type) {
	case *kit.Line:
		return o.Text, true
	case interface{ Text() string }:
		return o.Text(), true
	case interface{ String() string }:
		return o.String(), true
	case *widget.Label:
		return o.Text, true
	}
	return "", false
}

// The nine categories of a special school are one press away, and each knows its code.
func TestAScheduleIsBegunFromTheNineCategories(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	visit(frame, "core.schedules")
	pagetest.Press(t, w, "Start from the nine categories of a special school")
	all := s.Bid().Core.Schedules
	if len(all) != 1 || all[0].Template != bid.TemplateSENDay || len(all[0].Categories) != 9 || all[0].Categories[8].Code != "C9" {
		t.Fatalf("%+v", all)
	}
	if all[0].Weeks != "" {
		t.Errorf("the weeks basis was assumed: %q", all[0].Weeks)
	}
	pagetest.Press(t, w, "Add the usual lines")
	if lines := s.Bid().Core.Schedules[0].Categories[0].Lines; len(lines) < 3 || lines[0].Amount.IsSet() || lines[0].Name != "Referral reading" {
		t.Errorf("%+v", lines)
	}
	if err := s.Undo(); err != nil {
		t.Error(err)
	}
	if err := s.Undo(); err != nil || len(s.Bid().Core.Schedules) != 0 {
		t.Errorf("undo: %v, %d schedules", err, len(s.Bid().Core.Schedules))
	}
}

// 504,000 a year for 14 of 16 places is 36,000 a place, and 692.31 a week over 52.
func TestTheFeeIsShownAndLocked(t *testing.T) {
	s := fill(t)
	s.Edit("No version yet", func(b *bid.Bid) error { b.Core.Schedules[0].Versions = nil; return nil })
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	if place, week := s.Printed("schedule.day.place"), s.Printed("schedule.day.week"); place != "£36,000.00" || !strings.HasPrefix(week, "£692.3") {
		t.Fatalf("%s a year, %s a week", place, week)
	}
	visit(frame, "core.schedules.day.cap.state")
	pagetest.Press(t, w, "Lock the fee")
	pagetest.Type(t, w, "Day on which you send it in", "soon")
	if e := pagetest.Field(t, w, "Day on which you send it in").(*kit.DateEntry); e.Text != "soon" || e.Problem() == nil {
		t.Errorf("%q %v", e.Text, e.Problem())
	}
	pagetest.Type(t, w, "Day on which you send it in", "1/4/27")
	pressIn(t, w, "Lock the fee")
	all := s.Bid().Core.Schedules[0].Versions
	if len(all) != 1 || all[0].On.ISO() != "2027-04-01" || len(all[0].Hash) != 64 || all[0].Weeks != "52" {
		t.Fatalf("%+v", all)
	}
	if got := s.Printed("schedule.day.version." + all[0].ID + ".week"); got != s.Printed("schedule.day.week") {
		t.Errorf("locked %s", got)
	}
	if got := s.Printed("schedule.day.cap.headroom"); !strings.HasPrefix(got, "£27.") {
		t.Errorf("720 less 692.30 leaves %s", got)
	}
}

// pressIn presses a button of the dialog on show.
func pressIn(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("there is no dialog")
	}
	pagetest.Press(t, w, name)
}

// A schedule without weeks has no fee to lock, and the dialog says so and stays.
func TestAFeeThatIsNotThereIsNotLocked(t *testing.T) {
	s := fill(t)
	s.Edit("No weeks", func(b *bid.Bid) error { b.Core.Schedules[0].Weeks, b.Core.Schedules[0].Versions = "", nil; return nil })
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	visit(frame, "core.schedules.day.cap.state")
	pagetest.Press(t, w, "Lock the fee")
	pressIn(t, w, "Lock the fee")
	if w.Canvas().Overlays().Top() == nil || len(s.Bid().Core.Schedules[0].Versions) != 0 {
		t.Error("something was locked")
	}
	if !reads(w, "cannot be worked out yet") {
		t.Error("the dialog does not say why")
	}
}

// A category may be lowered at referral, never raised; each comparison is on show.
func TestARaisedCategoryIsRefusedBesideItsField(t *testing.T) {
	s := fill(t)
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	const price = "Price of the chosen category here, a place and week"
	visit(frame, "core.schedules.day.referrals.ref.fees.central.week")
	if e := pagetest.Field(t, w, price).(*kit.MoneyEntry); e.Text != "£170.00" {
		t.Fatalf("the field shows %q", e.Text)
	}
	if !reads(w, "lowered") {
		t.Error("the lowered category is not said")
	}
	pagetest.Type(t, w, price, "176.38")
	found := s.Issues(page.Below("core.schedules.day.referrals.ref.fees.central"))
	if len(found) != 1 || found[0].Code != "CORE-015" || !reads(w, "raised: not allowed") {
		t.Errorf("%+v", found)
	}
	pagetest.Type(t, w, price, "")
	if fees := s.Bid().Core.Schedules[0].Referrals[0].Fees; len(fees) != 0 {
		t.Errorf("an empty price takes the qualified one: %+v", fees)
	}
}

// Staffing is 60 % of the core and rises by 4.1 %: 2.46 % of the whole.
func TestTheUpliftIsOnTheClaimedLineOnly(t *testing.T) {
	s := fill(t)
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	visit(frame, "core.schedules.day.claims.claim.change")
	if got := s.Printed("schedule.day.uplift.year"); got != "£12,398.40" {
		t.Errorf("uplift %s", got)
	}
	pagetest.Press(t, w, "Add a line under pressure")
	pick(t, w, "Energy")
	pagetest.Type(t, w, "Change", "8")
	if got := s.Printed("schedule.day.uplift.share"); got != "2.86\u00a0%" {
		t.Errorf("with energy, 5 %% of the core up 8 %%: %s", got)
	}
	pagetest.Press(t, w, "The buyer has agreed …")
	pagetest.Type(t, w, "Agreed on", "1/4/27")
	pressIn(t, w, "Lock the new fee")
	versions := s.Bid().Core.Schedules[0].Versions
	if len(versions) != 2 || versions[1].Status != bid.VersionAccepted || versions[0].ID != "v1" {
		t.Errorf("%+v", versions)
	}
}

// What the engine says is wrong stands beside the field that mends it.
func TestFindingsStandBesideTheirFields(t *testing.T) {
	s := fill(t)
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	visit(frame, "core.schedules.day.occupancy")
	pagetest.Type(t, w, "Planned occupancy", "150")
	found := s.Issues(page.Below("core.schedules.day.occupancy"))
	if len(found) == 0 || !reads(w, found[0].Code) {
		t.Errorf("%+v", found)
	}
}

// Two schedules: what is typed in one is never kept in the other.
func TestTypingStaysWithItsSchedule(t *testing.T) {
	s := fill(t)
	s.Edit("A second schedule", func(b *bid.Bid) error {
		twin := school()
		twin.ID, twin.Name = "night", "Boarding"
		b.Core.Schedules = append(b.Core.Schedules, twin)
		return nil
	})
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	visit(frame, "core.schedules.day.categories.premises.lines.heat.amount")
	pagetest.Type(t, w, "Amount, a year", "wrong")
	visit(frame, "core.schedules.night.categories.premises.lines.heat.amount")
	if e := pagetest.Field(t, w, "Amount, a year").(*kit.MoneyEntry); e.Text != "£25,200.00" {
		t.Errorf("the other schedule shows %q", e.Text)
	}
	pagetest.Type(t, w, "Amount, a year", "26000")
	all := s.Bid().Core.Schedules
	if a, b := all[0].Categories[0].Lines[1].Amount.String(), all[1].Categories[0].Lines[1].Amount.String(); a != "25200" || b != "26000" {
		t.Errorf("%s and %s", a, b)
	}
}
