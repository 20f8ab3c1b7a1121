package corecosts_test

import (
	"slices"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/corecosts"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// with is the worked example after a change of its core cost.
func with(t *testing.T, change func(*bid.CoreCosts)) *page.Session {
	t.Helper()
	s := pagetest.Meals(t)
	if !s.Edit("Prepare the test", func(b *bid.Bid) error { change(&b.Core); return nil }) {
		t.Fatal("the test's own change was refused")
	}
	return s
}

func TestInvariants(t *testing.T) {
	for _, method := range []bid.CoreMethod{bid.CoreNotStated, bid.CoreRunningCosts, bid.CoreAmount, bid.CoreShareOfDirect, bid.CoreShareOfPrice} {
		uitest.Invariants(t, func() shell.Page {
			return corecosts.New(with(t, func(c *bid.CoreCosts) { *c = bid.CoreCosts{Method: method} }))
		})
	}
	uitest.Invariants(t, func() shell.Page { return corecosts.New(pagetest.Meals(t)) })
	uitest.Invariants(t, func() shell.Page { return corecosts.New(pagetest.Empty(t)) })
	uitest.Invariants(t, func() shell.Page {
		s := pagetest.Meals(t)
		s.EditOrganisation("Prepare the test", func(o *bid.Organisation) error {
			o.RunningCosts = []bid.RunningCost{{ID: "a", Name: strings.Repeat("Very long 🧾 \u202eknil ", 18), Amount: money.MustPounds("999999999999")}}
			return nil
		})
		return corecosts.New(s)
	})
}

func press(o fyne.Focusable, names ...fyne.KeyName) {
	for _, name := range names {
		o.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestTheShareIsTypedAndTheCostFollows(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, corecosts.New(s))
	before := s.Printed("cost.core")
	pagetest.Type(t, w, "This contract’s share", "25%")
	pagetest.Type(t, w, "How you came to it", "4 of 16 full-time staff")
	core := s.Bid().Core
	if core.Share.Format() != money.MustShare("0.25").Format() || core.ShareWhy != "4 of 16 full-time staff" {
		t.Errorf("%+v", core)
	}
	if after := s.Printed("cost.core"); after == before || after == "–" {
		t.Errorf("core cost %s, was %s", after, before)
	}
}

func TestSpaceSaysWhetherACostIsUsed(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	frame.Go(shell.Route{Page: page.CoreCosts, Path: "core.excluded"})
	m := corecosts.NewModel(s)
	before := m.Lines()[0]
	list := w.Canvas().Focused()
	if list == nil || !before.Used || before.Part == "–" {
		t.Fatalf("keyboard at %v; first line %+v", list, before)
	}
	total := s.Printed("cost.core")
	press(list, fyne.KeySpace)
	if l := m.Lines()[0]; l.Used || l.Part != "not used" || s.Printed("cost.core") == total {
		t.Errorf("%+v; core cost %s", l, s.Printed("cost.core"))
	}
	if !slices.Contains(s.Bid().Core.Excluded, before.ID) {
		t.Errorf("%q", s.Bid().Core.Excluded)
	}
	if w.Canvas().Focused() != list {
		t.Error("the table lost the keyboard")
	}
	press(list, fyne.KeySpace)
	if l := m.Lines()[0]; l != before || s.Printed("cost.core") != total {
		t.Errorf("not as before: %+v", l)
	}
	if err := s.Undo(); err != nil || m.Lines()[0].Used {
		t.Errorf("undo: %v %+v", err, m.Lines()[0])
	}
}

// TestOnlyTheFieldsOfTheMethodAreShown walks through the methods by keyboard.
func TestOnlyTheFieldsOfTheMethodAreShown(t *testing.T) {
	all := []string{"This contract’s share", "The service that this contract belongs to", "The schedule", "Core cost that this contract carries, a year",
		"Core cost, as a percentage of direct cost", "Core cost, as a percentage of the price"}
	s := with(t, func(c *bid.CoreCosts) { *c = bid.CoreCosts{} })
	frame, w := pagetest.Window(t, s, corecosts.New(s))
	frame.Go(shell.Route{Page: page.CoreCosts, Path: "core.method"})
	choice := w.Canvas().Focused().(*kit.Choice)
	if got := shownOf(w, append(all, "What part of it would you save without this contract?")); len(got) > 0 {
		t.Errorf("before a choice: %q", got)
	}
	for i, want := range [][]string{all[:1], all[:2], all[2:3], all[3:4], all[4:5], all[5:]} {
		if i > 0 {
			press(choice, fyne.KeyRight)
		}
		press(choice, fyne.KeySpace)
		if got := shownOf(w, all); !slices.Equal(got, want) {
			t.Errorf("method %d shows %q", i, got)
		}
	}
	pagetest.Type(t, w, all[5], "12.5")
	if got := s.Bid().Core; got.Method != bid.CoreShareOfPrice || got.Rate.String() != "0.125" {
		t.Errorf("%+v", got)
	}
}

// called tells whether a control is called by a name; a picker adds what is chosen.
func called(label string) func(string) bool {
	return func(name string) bool {
		return label == name || strings.HasPrefix(label, name+" Choose ")
	}
}

// shownOf are the names that Tab comes to.
func shownOf(w fyne.Window, names []string) []string {
	var out []string
	c := w.Canvas()
	c.Focus(nil)
	c.FocusNext()
	for first := c.Focused(); ; {
		if named, ok := c.Focused().(kit.Labelled); ok && slices.ContainsFunc(names, called(named.AccessibilityLabel())) {
			out = append(out, names[slices.IndexFunc(names, called(named.AccessibilityLabel()))])
		}
		if c.FocusNext(); c.Focused() == first || c.Focused() == nil {
			return out
		}
	}
}

func TestAShareThatCannotBeIsKeptAndSaid(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, corecosts.New(s))
	pagetest.Type(t, w, "This contract’s share", "a half")
	entry := pagetest.Field(t, w, "This contract’s share").(*kit.PercentEntry)
	if entry.Text != "a half" || entry.Problem() == nil {
		t.Errorf("%q %v", entry.Text, entry.Problem())
	}
	pagetest.Type(t, w, "This contract’s share", "150")
	found := s.Issues(func(path string) bool { return path == "core.share" })
	if len(found) == 0 || s.Printed("cost.core") != "–" {
		t.Errorf("a share of 150 %%: %+v, core cost %s", found, s.Printed("cost.core"))
	}
}

func TestTheFiguresAreExplainedAndAgree(t *testing.T) {
	s := pagetest.Meals(t)
	answer := corecosts.New(s).Answer()
	if len(answer.Figures) != 4 {
		t.Fatalf("%d figures", len(answer.Figures))
	}
	a := s.Assessment()
	for _, f := range answer.Figures {
		if f.Value == "" || f.Explain == nil {
			t.Errorf("%+v", f)
		}
	}
	for _, id := range []string{"cost.core", "core.unit", "core.share_of_direct", "core.share_of_price"} {
		if _, ok := a.Explain(id); !ok {
			t.Errorf("%s is not explained", id)
		}
	}
	core, _ := a.Figure("cost.core")
	unit, _ := a.Figure("core.unit")
	volume, _ := a.Figure("year.1.volume")
	if diff := unit.Value.Mul(volume.Value).Sub(core.Value).Abs(); diff.GreaterThan(money.MustPounds("0.01").Decimal()) {
		t.Errorf("%s × %s is not %s", unit.Value, volume.Value, core.Value)
	}
}

func TestTheWordsOfThePageAreInTheGlossary(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, corecosts.New(s))
	found := 0
	for _, o := range test.LaidOutObjects(w.Content()) {
		if term, ok := o.(*kit.Term); ok {
			found++
			word := strings.TrimSuffix(strings.TrimPrefix(term.AccessibilityLabel(), "What does "), " mean?")
			if _, known := s.Library().Glossary().Term(word); !known {
				t.Errorf("%q is not in the glossary", word)
			}
		}
	}
	if found == 0 {
		t.Error("no word of the page leads to the glossary")
	}
}

// Under the allocation this contract's lines are what its service carries, and they add
// to the core cost in the price.
func TestTheAllocatedPartIsListed(t *testing.T) {
	s := fill(t)
	s.Edit("By allocation", func(b *bid.Bid) error {
		b.Core = bid.CoreCosts{Method: bid.CoreAllocated, ServiceID: "meals", Share: money.MustShare("1"), ShareWhy: "the only contract of the service"}
		return nil
	})
	lines := corecosts.NewModel(s).Lines()
	sum := money.MustPounds("0").Decimal()
	for _, l := range lines {
		part, err := money.ParsePounds(l.Part)
		if err != nil || l.Part != l.Amount {
			t.Errorf("%+v %v", l, err)
		}
		sum = sum.Add(part.Decimal())
	}
	if got := s.Printed("cost.core"); len(lines) == 0 || money.PoundsOf(sum).Format() != got || got != s.Printed("fcr.service.meals.overhead") {
		t.Errorf("%d lines add to %s; core cost %s, service %s", len(lines), sum, got, s.Printed("fcr.service.meals.overhead"))
	}
}
