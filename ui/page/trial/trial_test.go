package trial_test

import (
	"fmt"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/risk"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/trial"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func at(path string) shell.Route { return shell.Route{Page: page.Trial, Path: path} }

// onPart is the page with one of its parts on show from the first.
type onPart struct {
	*trial.Page
	part string
}

func (p onPart) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart(p.part)
	return view
}

// Each part keeps what must be true of every page: with nothing, with the worked
// example, and with scenarios and ranges in it.
func TestInvariants(t *testing.T) {
	for _, part := range trial.New(pagetest.Empty(t)).Parts() {
		uitest.Invariants(t, func() shell.Page { return onPart{trial.New(pagetest.Empty(t)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{trial.New(pagetest.Meals(t)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{trial.New(filled(t)), part} })
	}
}

// filled is the worked example with scenarios and ranges.
func filled(t *testing.T) *page.Session {
	s := pagetest.Meals(t)
	s.Edit("Fill", func(b *bid.Bid) error {
		p := &b.Pricing
		for i := range 5 {
			p.Scenarios = append(p.Scenarios, bid.Scenario{ID: fmt.Sprint("s", i), Name: fmt.Sprint("Fewer meals ", i), Changes: []bid.Change{
				{ID: "c", Path: "pricing.volume.1.quantity", Factor: money.MustValue("0.9")}, {ID: "gone", Path: "pricing.people.gone.hourlyPay", Value: money.MustValue("14")}}})
		}
		p.Risk.Drivers = []bid.Driver{{ID: "d", Path: "pricing.costs.food.amount", Low: money.MustValue("2.1"), High: money.MustValue("2.9"), Why: "Invoices of 2025"},
			{ID: "bad", Path: "pricing.costs.fuel.amount", Low: money.MustValue("0.3"), High: money.MustValue("0.1")}}
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
	shown := text(w)
	for _, want := range wanted {
		if !strings.Contains(strings.ReplaceAll(shown, "\u00a0", " "), want) {
			t.Errorf("%q is not shown in\n%s", want, shown)
		}
	}
}

// A scenario made by typing shows what it does, in figures and in words.
func TestAScenarioByTyping(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, trial.New(s))
	pagetest.Press(t, w, "Add a scenario")
	pagetest.Type(t, w, "Name of the scenario", "Dearer food")
	contains(t, w, "Nothing is changed: the same as the base.")
	pagetest.Press(t, w, "Change a figure")
	pagetest.Field(t, w, "Figure Choose a figure").(*kit.Picker).OnChosen("pricing.costs.food.amount")
	pagetest.Type(t, w, "New number", "2.42")
	// 10p more for each of 26,000 meals, 2 % contingency on it: £2,652 a year.
	contains(t, w, "£2.42 changed", "Dearer food", "£2,652.00 more loss")
	pagetest.Type(t, w, "New number", "lots")
	if e := pagetest.Field(t, w, "New number").(*kit.ValueEntry[money.Value]); e.Text != "lots" || e.Problem() == nil {
		t.Errorf("%q, %v", e.Text, e.Problem())
	}
	pagetest.Type(t, w, "New number", "")
	pagetest.Type(t, w, "Or change it by", "−10 %")
	if c := s.Bid().Pricing.Scenarios[0].Changes[0]; c.Value.IsSet() || c.Factor.String() != "0.9" {
		t.Errorf("%+v", c)
	}
	pagetest.Press(t, w, "Reset this scenario to the base")
	contains(t, w, "Nothing is changed: the same as the base.")
}

// The usual questions are one press away.
func TestStarters(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, trial.New(s))
	for _, name := range []string{"10 % fewer units", "Pay 3 % higher", "CPI 1 point higher"} {
		pagetest.Press(t, w, name)
	}
	if list := s.Bid().Pricing.Scenarios; len(list) != 3 || len(list[0].Changes) != 3 || len(list[1].Changes) != 4 || len(list[2].Changes) != 2 {
		t.Errorf("%+v", list)
	}
	contains(t, w, "23,400 changed", "as the base", "£15.038 changed")
}

// A finding on a change or a range leads to its field.
func TestFindingsLeadToTheirField(t *testing.T) {
	s := filled(t)
	frame, w := pagetest.Window(t, s, trial.New(s))
	for path, name := range map[string]string{"pricing.scenarios.s2.changes.gone.path": "Figure ", "pricing.risk.drivers.bad.low": "At the lowest", "pricing.risk.trials": "Number of trials"} {
		if s.PageOf(path) != page.Trial {
			t.Errorf("%s is on %s", path, s.PageOf(path))
		}
		frame.Go(at(path))
		got, ok := w.Canvas().Focused().(kit.Labelled)
		if !ok || !strings.HasPrefix(got.AccessibilityLabel(), name) {
			t.Errorf("%s leads to %v", path, w.Canvas().Focused())
		}
	}
	told := map[string]bool{}
	for _, i := range s.Issues(page.Below("pricing.scenarios", "pricing.risk")) {
		told[i.Code+" "+i.Path] = true
	}
	if !told["RISK-001 pricing.scenarios.s2.changes.gone.path"] || !told["PRICE-111 pricing.risk.drivers.bad.low"] {
		t.Error(told)
	}
}

func TestWhatMattersMost(t *testing.T) {
	s := pagetest.Meals(t)
	p := trial.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("matters")
	contains(t, w, "Quantity of meals from year 1", "Left over in year 1", "Employer Class 1 National Insurance rate")
	if strings.Contains(text(w), "(decided)") {
		t.Error("what is decided is shown unasked")
	}
	test.Tap(pagetest.Field(t, w, "Show what is decided, too").(fyne.Tappable))
	contains(t, w, "Price asked for one meal (decided)")
}

// The trials run with their seed in words, and a changed bid makes the result stale
// until the change is taken back.
func TestTrials(t *testing.T) {
	s := pagetest.Meals(t)
	p := trial.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("risk")
	pagetest.Press(t, w, "Run the trials")
	contains(t, w, "No figure has a lowest and a highest value yet")
	pagetest.Press(t, w, "Add a range")
	pagetest.Press(t, w, "Remove this range")
	pagetest.Press(t, w, "Suggest ranges")
	if n := len(s.Bid().Pricing.Risk.Drivers); n < 3 {
		t.Fatalf("%d ranges are suggested", n)
	}
	for _, d := range s.Bid().Pricing.Risk.Drivers[:3] {
		contains(t, w, risk.FormatIn(calc.None, d.Low))
	}
	pagetest.Type(t, w, "Seed", "42")
	pagetest.Type(t, w, "Number of trials", "2000")
	pagetest.Press(t, w, "Run the trials")
	contains(t, w, "In 2,000 trials (seed 42)", "Chance of loss", "of 100")
	const stale = "The bid has changed since these trials"
	if strings.Contains(text(w), stale) {
		t.Error("a new result is called stale")
	}
	s.Edit("Change: price", func(b *bid.Bid) error { b.Pricing.Asked = money.MustPounds("9.99"); return nil })
	contains(t, w, stale)
	s.Do(s.Undo())
	if strings.Contains(text(w), stale) {
		t.Error("the change is taken back, and the result still called stale")
	}
}

// Drafts that come all at once stand in the table at once.
func TestSuggestedRangesAreShown(t *testing.T) {
	s := filled(t)
	p := trial.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("risk")
	pagetest.Press(t, w, "Suggest ranges")
	drivers := s.Bid().Pricing.Risk.Drivers
	if len(drivers) < 5 {
		t.Fatal(len(drivers))
	}
	contains(t, w, "23,400", "14.4", "£12.105")
}

// A run can be stopped while it works, and says so.
func TestARunCanBeStopped(t *testing.T) {
	s := filled(t)
	p := trial.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("risk")
	pressed := false
	s.Post = func(f func()) {
		f()
		if !pressed {
			pressed = true
			pagetest.Press(t, w, "Stop")
		}
	}
	pagetest.Press(t, w, "Run the trials")
	contains(t, w, "trials, as asked. Nothing is shown of a part.")
	if strings.Contains(text(w), "(seed 1)") {
		t.Error("a part of the trials is shown")
	}
}
