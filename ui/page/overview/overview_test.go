package overview_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the test needs summer time on every machine

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/corecosts"
	"bidwright/ui/page/overview"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/theme"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
)

// with is the worked example after a change.
func with(t *testing.T, change func(*bid.Bid)) *page.Session {
	t.Helper()
	s := pagetest.Meals(t)
	if !s.Edit("Prepare the test", func(b *bid.Bid) error { change(b); return nil }) {
		t.Fatal("the test's own change was refused")
	}
	return s
}

// bare is a bid in which nothing has been entered.
func bare(b *bid.Bid) { *b = bid.Bid{ID: b.ID} }

// blocked has a price above the highest that the buyer will consider.
func blocked(b *bid.Bid) { b.Opportunity.Ceiling = money.MustPounds("1.00") }

func TestInvariants(t *testing.T) {
	uitest.Invariants(t, func() shell.Page { return overview.New(pagetest.Meals(t)) })
	uitest.Invariants(t, func() shell.Page { return overview.New(pagetest.Empty(t)) })
	uitest.Invariants(t, func() shell.Page { return overview.New(with(t, bare)) })
	uitest.Invariants(t, func() shell.Page {
		return overview.New(with(t, func(b *bid.Bid) {
			blocked(b)
			b.Notes = strings.Repeat("Very long 🧾 \u202eknil ", 600)
			b.Accepted = []bid.Acceptance{{Code: "PRICE-001", Reason: strings.Repeat("W", 3000), Who: strings.Repeat("ŵ", 400)}}
		}))
	})
}

func press(o fyne.Focusable, name fyne.KeyName) { o.TypedKey(&fyne.KeyEvent{Name: name}) }

func TestATaskLeadsToItsField(t *testing.T) {
	s := with(t, func(b *bid.Bid) { b.Core = bid.CoreCosts{} })
	_, w := pagetest.Window(t, s, overview.New(s), corecosts.New(s))
	left, done, all := overview.NewModel(s).Tasks()
	if done+len(left) != all || done == 0 || len(left) == 0 {
		t.Fatalf("%d of %d done, %d left", done, all, len(left))
	}
	pagetest.Press(t, w, "Say what part of your core cost this contract carries")
	if at, ok := w.Canvas().Focused().(kit.Labelled); !ok || at.AccessibilityLabel() != "How is this contract’s share found?" {
		t.Errorf("the keyboard is at %v", w.Canvas().Focused())
	}
	s.Edit("Choose", func(b *bid.Bid) error { b.Core.Method = bid.CoreAmount; return nil })
	if _, now, again := overview.NewModel(s).Tasks(); now != done+1 || again != all {
		t.Errorf("%d of %d done, was %d of %d", now, again, done, all)
	}
}

func TestAReasonIsRecordedAndTakenBack(t *testing.T) {
	s := with(t, blocked)
	_, w := pagetest.Window(t, s, overview.New(s))
	m := overview.NewModel(s)
	stops := m.Findings(bid.Blocks)
	if len(stops) == 0 {
		t.Fatal("nothing stops the pack")
	}
	i := stops[0]
	pagetest.Press(t, w, "Record a reason for "+i.Code)
	above, below := pagetest.Field(t, w, "Reason"), pagetest.Field(t, w, "Who says so")
	pagetest.Press(t, w, "Record the reason")
	if len(s.Bid().Accepted) > 0 {
		t.Fatal("accepted without a reason")
	}
	driver := fyne.CurrentApp().Driver()
	room := driver.AbsolutePositionForObject(below).Y - driver.AbsolutePositionForObject(above).Y - above.Size().Height
	if least := below.MinSize().Height * 2; room < least {
		t.Errorf("%v between the fields, with a sentence and two lines of words in it", room)
	}
	pagetest.Field(t, w, "Reason").(*kit.TextEntry).SetText("The board agreed on 3 November.")
	pagetest.Field(t, w, "Who says so").(*kit.TextEntry).SetText("J. Okafor")
	pagetest.Press(t, w, "Record the reason")
	want := bid.Acceptance{Code: i.Code, Path: i.Path, Reason: "The board agreed on 3 November.", Who: "J. Okafor", When: date.MustISO("2026-11-02")}
	if got := s.Bid().Accepted; len(got) != 1 || got[0] != want {
		t.Fatalf("%+v", got)
	}
	if slices.ContainsFunc(m.Findings(bid.Blocks), func(x bid.Issue) bool { return x.Code == i.Code && x.Path == i.Path }) {
		t.Error("the finding still stops the pack")
	}
	if w.Canvas().Focused() == nil {
		t.Error("the keyboard is nowhere")
	}
	if m.Who() != "J. Okafor" {
		t.Errorf("the next reason is offered to %q", m.Who())
	}
	pagetest.Press(t, w, "Take back the reason for "+i.Code)
	if len(s.Bid().Accepted) != 0 || len(m.Findings(bid.Blocks)) != len(stops) {
		t.Errorf("not taken back: %+v", s.Bid().Accepted)
	}
	for range 2 {
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.Bid().Accepted) != 0 || len(m.Findings(bid.Blocks)) != len(stops) {
		t.Error("one step too many or too few")
	}
}

func TestOneReasonMayServeForAllOfAKind(t *testing.T) {
	s := pagetest.Meals(t)
	m := overview.NewModel(s)
	var i bid.Issue
	for _, one := range m.Findings(bid.Warns) {
		if m.Alike(one) > m.Alike(i) {
			i = one
		}
	}
	before := len(m.Findings(bid.Warns))
	alike := m.Alike(i)
	if alike < 2 {
		t.Fatal("the worked example has no two findings of a kind")
	}
	_, w := pagetest.Window(t, s, overview.New(s))
	pagetest.Press(t, w, "Record a reason for "+i.Code)
	pagetest.Field(t, w, "Reason").(*kit.TextEntry).SetText("Checked with payroll.")
	pagetest.Press(t, w, fmt.Sprintf("For all %d findings of this kind (%s), also later ones", alike, i.Code))
	pagetest.Press(t, w, "Record the reason")
	if got := len(m.Findings(bid.Warns)); got != before-alike || len(m.Accepted()) != 1 || len(m.Accepted()[0].Findings) != alike || len(s.Bid().Accepted) != 1 {
		t.Errorf("%d of %d left after accepting %d; %+v", got, before, alike, s.Bid().Accepted)
	}
	if !m.TakeBack(m.Accepted()[0]) || len(m.Findings(bid.Warns)) != before {
		t.Error("not all came back")
	}
}

func TestDatesAreInUKTime(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	s := with(t, func(b *bid.Bid) {
		b.Opportunity.Dates = bid.Dates{
			Deadline:  bid.Moment{UTC: "2027-06-30T23:30:00Z", Day: "2027-07-01"},
			Questions: bid.Moment{Day: "2026-11-03"}, Interest: bid.Moment{Day: "2026-11-01"},
		}
	})
	s.London = london
	got := map[string]overview.Date{}
	var order []string
	for _, d := range overview.NewModel(s).Dates() {
		got[d.What], order = d, append(order, d.What)
	}
	// Summer time is an hour ahead of UTC, so this deadline is on the next day.
	if d := got["Offers are due"]; d.When != "Thu 1 July 2027, 00:30" || d.Left != "241 days" {
		t.Errorf("%+v", d)
	}
	if d := got["Last day for questions"]; d.When != "3 November 2026" || d.Left != "1 day" || d.State != kit.Attention {
		t.Errorf("%+v", d)
	}
	if d := got["Say that you are interested"]; d.Left != "passed" {
		t.Errorf("%+v", d)
	}
	if order[0] != "Say that you are interested" || order[1] != "Last day for questions" {
		t.Errorf("order %q", order)
	}
}

func TestTheLadderShowsEveryRungThatIsKnown(t *testing.T) {
	s := pagetest.Meals(t)
	spec := s.Ladder()
	if len(spec.Rungs) < 5 {
		t.Fatalf("%d rungs", len(spec.Rungs))
	}
	chosen := 0
	for _, r := range spec.Rungs {
		f, ok := s.Assessment().Figure(r.Value.Figure)
		if !ok || !f.Available || f.Printed != r.Value.Text || !f.Value.Equal(r.Value.Amount) {
			t.Errorf("%+v is not the figure %+v", r, f)
		}
		if r.Chosen {
			chosen++
		}
	}
	if chosen != 1 {
		t.Errorf("%d rungs are the price asked", chosen)
	}
	if spec := with(t, bare).Ladder(); len(spec.Rungs) != 0 {
		t.Errorf("a bid without anything has %d rungs", len(spec.Rungs))
	}
}

func TestAShortfallSaysWhatMovesTheCost(t *testing.T) {
	set := func(budget string) func(*bid.Bid) {
		return func(b *bid.Bid) { b.Opportunity.Budget = money.MustPounds(budget) }
	}
	if short, _ := overview.NewModel(with(t, set("9000000"))).Shortfall(); short {
		t.Error("short of a budget of nine million")
	}
	s := with(t, set("1000"))
	short, movers := overview.NewModel(s).Shortfall()
	if !short || len(movers) == 0 || len(movers) > 5 {
		t.Fatalf("short %v, %d movers", short, len(movers))
	}
	_, w := pagetest.Window(t, s, overview.New(s))
	pagetest.Field(t, w, movers[0].Words)
}

// onPart is the page with one of its parts on show from the first.
type onPart struct {
	*overview.Page
	part string
}

func (p onPart) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart(p.part)
	return view
}

// chosen is the worked example with marks, effort and a chance.
func chosen(b *bid.Bid) {
	b.Choice = bid.Choice{Chance: money.MustShare("0.3"), HoursWeek: money.MustQuantity("12"), Objects: bid.Yes, Conflicts: bid.Yes, Board: bid.No,
		Marks:  []bid.ChoiceMark{{ID: "m", ItemID: "mission", Mark: money.MustQuantity("5"), Why: "Hot meals are what we are for."}, {ID: "w", ItemID: "win", Mark: money.MustQuantity("3")}},
		Effort: []bid.BidEffort{{ID: "e", Name: "Writing the method statements", Hours: money.MustQuantity("30"), Rate: money.MustPounds("22")}, {ID: "f", Name: "A reader from outside", Amount: money.MustPounds("250")}}}
	b.Status = bid.StatusLost
}

func TestInvariantsOfTheParts(t *testing.T) {
	for _, part := range overview.New(pagetest.Empty(t)).Parts() {
		uitest.Invariants(t, func() shell.Page { return onPart{overview.New(pagetest.Empty(t)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{overview.New(with(t, bare)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{overview.New(with(t, chosen)), part} })
		uitest.Invariants(t, func() shell.Page {
			long := strings.Repeat("Very long 🧾 \u202eknil ", 300)
			return onPart{overview.New(with(t, func(b *bid.Bid) {
				chosen(b)
				b.Choice.Effort[0].Name, b.Choice.Marks[0].Why, b.Choice.Why = strings.Repeat("W", 3000), long, long
				b.Result = bid.BidResult{Winner: strings.Repeat("W", 3000), Feedback: long}
				b.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: strings.Repeat("W", 3000), Met: bid.MeetsGap}}
			})), part}
		})
	}
}

func TestTheDecisionAndItsNoteAreKept(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, overview.New(s))
	frame.GoToPath("decision")
	choice, ok := w.Canvas().Focused().(*kit.Choice)
	if !ok {
		t.Fatalf("the keyboard is at %v", w.Canvas().Focused())
	}
	choice.Set("")
	press(choice, fyne.KeyRight)
	press(choice, fyne.KeySpace)
	note := pagetest.Field(t, w, "Notes for yourselves").(*kit.TextEntry)
	w.Canvas().Focus(note)
	note.SetText("It pays for the kitchen.")
	note.Commit()
	if b := s.Bid(); b.Decision != bid.DecisionBid || b.Choice.DecidedOn != date.MustISO("2026-11-02") || b.Notes != "It pays for the kitchen." {
		t.Errorf("%q %q", b.Decision, b.Notes)
	}
}

func TestUnfinishedTypingStaysWithItsBid(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, overview.New(s), corecosts.New(s))
	frame.GoToPath("notes")
	note := pagetest.Field(t, w, "Notes for yourselves").(*kit.TextEntry)
	w.Canvas().Focus(note)
	note.SetText(strings.Repeat("long ", 3000)) // too long, so it is not committed
	w.Canvas().Focus(nil)
	if note.Problem() == nil {
		t.Fatal("taken")
	}
	id, err := s.Service.AddBid("Start another bid", bid.Bid{Title: "Another"})
	if err != nil {
		t.Fatal(err)
	}
	s.OpenBid(id, page.Overview)
	if note.Text != "" || note.Problem() != nil {
		t.Errorf("another bid shows %.20q, %v", note.Text, note.Problem())
	}
}

// TestTheKeyboardKeepsItsPlace changes the bid while a task has the keyboard.
func TestTheKeyboardKeepsItsPlace(t *testing.T) {
	s := with(t, bare)
	_, w := pagetest.Window(t, s, overview.New(s))
	at := w.Canvas().Focused()
	if at == nil {
		t.Fatal("nothing has the keyboard")
	}
	for n := range 3 {
		s.Edit("Change", func(b *bid.Bid) error { b.Pricing.Surplus = money.MustShare(fmt.Sprintf("0.0%d", n+1)); return nil })
	}
	c := w.Canvas()
	if c.Focused() != at {
		t.Errorf("the keyboard went from %v to %v", at, c.Focused())
	}
	c.FocusNext()
	if c.Focused() == at || c.Focused() == nil {
		t.Error("Tab went nowhere")
	}
}

// Marks are kept line by line, whatever order they were typed in, and an emptied line
// leaves nothing behind.
func TestMarksOfTheMatrixAreKept(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, overview.New(s))
	frame.GoToPath("choice.marks.mission.mark")
	mark := pagetest.Field(t, w, "Mark, 0 to 5").(*kit.QuantityEntry)
	mark.SetText("4")
	mark.Commit()
	if got := s.Bid().Choice.Marks; len(got) != 1 || got[0].ItemID != "mission" || got[0].Mark.Format() != "4" {
		t.Fatalf("%+v", got)
	}
	frame.GoToPath("choice.marks.slack.mark")
	if mark.Text != "" {
		t.Errorf("the mark of another line: %q", mark.Text)
	}
	mark.SetText("2")
	mark.Commit()
	frame.GoToPath("choice.marks.mission.mark")
	if mark.Text != "4" || len(s.Bid().Choice.Marks) != 2 {
		t.Fatalf("%q %+v", mark.Text, s.Bid().Choice.Marks)
	}
	mark.SetText("")
	mark.Commit()
	if got := s.Bid().Choice.Marks; len(got) != 1 || got[0].ItemID != "slack" {
		t.Errorf("%+v", got)
	}
}

func TestAChanceIsReadWithItsSign(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, overview.New(s))
	frame.GoToPath("choice.chance")
	chance := pagetest.Field(t, w, "Your chance of winning").(*kit.PercentEntry)
	for _, c := range []struct {
		text, kept string
	}{{"25 %", "0.25"}, {"0.4", "0.4"}, {"25", "0.4"}, {"120 %", "0.4"}} {
		chance.SetText(c.text)
		taken := chance.Commit()
		if got := s.Bid().Choice.Chance.Decimal().String(); got != c.kept || taken == (chance.Problem() != nil) {
			t.Errorf("%s: %s, taken %v, %v", c.text, got, taken, chance.Problem())
		}
	}
}

func TestATipIsPutAwayForGood(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, overview.New(s))
	shown := s.Assessment().Tender.Prompts
	if len(shown) == 0 {
		t.Fatal("no tip holds for a newcomer without a portal")
	}
	pagetest.Press(t, w, "Put away the tip “"+shown[0].Title+"”")
	for _, left := range s.Assessment().Tender.Prompts {
		if left.ID == shown[0].ID {
			t.Error("it is still there")
		}
	}
	if got := s.Organisation().Dismissed; !slices.Equal(got, []string{shown[0].ID}) {
		t.Errorf("%v", got)
	}
}

func TestPictures(t *testing.T) {
	dir := os.Getenv("BIDWRIGHT_PICTURES")
	if dir == "" {
		return
	}
	s := with(t, chosen)
	p := overview.New(s)
	frame, w := pagetest.Window(t, s, p)
	for _, part := range p.Parts() {
		p.ShowPart(part)
		frame.Toasts().Hide()
		for _, look := range []struct {
			name  string
			dark  bool
			scale float32
			size  fyne.Size
		}{{"light", false, 1, shell.DesignedSize}, {"dark", true, 1, shell.DesignedSize}, {"150", false, 1.5, shell.LeastSize}, {"long", false, 1, fyne.NewSize(1280, 3600)}} {
			fyne.CurrentApp().Settings().SetTheme(theme.New(look.dark, look.scale))
			w.Resize(look.size)
			w.Content().Refresh()
			w.Content().Refresh()
			f, err := os.Create(filepath.Join(dir, "over-"+part+"-"+look.name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, w.Canvas().Capture()); err != nil {
				t.Error(err)
			}
			f.Close()
		}
	}
}
