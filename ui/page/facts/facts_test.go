package facts_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/page/facts"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"
)

func TestInvariants(t *testing.T) {
	uitest.Invariants(t, func() shell.Page { return facts.New(pagetest.Meals(t)) })
	uitest.Invariants(t, func() shell.Page { return facts.New(pagetest.Empty(t)) })
}

func find(t *testing.T, m *facts.Model, series string) reference.Fact {
	t.Helper()
	for _, f := range m.Rows() {
		if f.Series == series {
			return f
		}
	}
	t.Fatalf("no %s among %d facts", series, len(m.Rows()))
	return reference.Fact{}
}

func TestAnOwnFigureStandsUntilItIsTakenBack(t *testing.T) {
	s := pagetest.Meals(t)
	m := facts.NewModel(s)
	f := m.Rows()[0]
	before := f.ValueWords()
	if noFigure, _ := m.Override(f, money.Value{}, "because"); noFigure == nil {
		t.Error("no figure, and nothing said")
	}
	if _, noReason := m.Override(f, money.MustValue("13.13"), "  "); noReason == nil {
		t.Error("no reason, and nothing said")
	}
	if noFigure, noReason := m.Override(f, money.MustValue("13.13"), "our own award"); noFigure != nil || noReason != nil {
		t.Fatal(noFigure, noReason)
	}
	own := find(t, m, f.Series)
	if own.Status != reference.Yours || own.Value.String() != "13.13" || own.Overridden.Reason != "our own award" {
		t.Errorf("%+v", own)
	}
	m.TakeBack(own)
	if again := find(t, m, f.Series); again.ValueWords() != before || again.Status == reference.Yours {
		t.Errorf("%s after taking back, was %s", again.ValueWords(), before)
	}
}

func TestWhatIsMissingCanBeEntered(t *testing.T) {
	s := pagetest.Meals(t)
	m := facts.NewModel(s)
	m.Filter = reference.Filter{On: date.MustISO("2031-06-01"), Status: reference.Missing}
	rows := m.Rows()
	if len(rows) == 0 {
		t.Fatal("nothing is missing in 2031")
	}
	f := rows[0]
	if noFigure, noReason := m.Override(f, money.MustValue("20"), "told by the buyer"); noFigure != nil || noReason != nil {
		t.Fatal(noFigure, noReason)
	}
	m.Filter.Status = ""
	if own := find(t, m, f.Series); own.Status != reference.Yours && own.Overridden == nil {
		t.Errorf("%+v", own)
	}
}

func TestOwnFiguresTravelAsAFile(t *testing.T) {
	from, to := pagetest.Meals(t), pagetest.Meals(t)
	m := facts.NewModel(from)
	for i, f := range m.Rows()[:3] {
		if a, b := m.Override(f, money.MustValue([]string{"11.5", "12.25", "3"}[i]), "our own"); a != nil || b != nil {
			t.Fatal(a, b)
		}
	}
	raw, err := m.Export()
	if err != nil {
		t.Fatal(err)
	}
	other := facts.NewModel(to)
	proposed, err := other.Read(raw)
	if err != nil || len(proposed.Changes) != 3 || len(to.State().Facts) != 0 {
		t.Fatalf("%+v %v", proposed, err)
	}
	for _, c := range proposed.Changes {
		if c.Label == "" || c.Now == c.Then || c.Reason != "our own" {
			t.Errorf("what would change is not said: %+v", c)
		}
	}
	if said, err := other.Take(proposed); err != nil || said == "" {
		t.Fatal(said, err)
	}
	if len(to.State().Facts) != 3 {
		t.Errorf("%+v", to.State().Facts)
	}
	if err := to.Undo(); err != nil || len(to.State().Facts) != 0 {
		t.Errorf("not one step: %+v %v", to.State().Facts, err)
	}
	if _, err := other.Read([]byte("{}")); err == nil {
		t.Error("an empty file was taken over")
	}
}

func TestAFigureIsTypedOnThePage(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, facts.New(s))
	pagetest.Type(t, w, "Your own figure", "twelve")
	pagetest.Press(t, w, "Use your own figure")
	if len(s.State().Facts) != 0 {
		t.Fatal("text was taken for a number")
	}
	pagetest.Type(t, w, "Your own figure", "£14.25")
	pagetest.Press(t, w, "Use your own figure")
	if len(s.State().Facts) != 0 {
		t.Fatal("kept without a reason")
	}
	pagetest.Type(t, w, "Where it comes from", "our pay award")
	got := s.State().Facts
	if len(got) != 1 || got[0].Value.String() != "14.25" || got[0].Reason != "our pay award" {
		t.Fatalf("%+v", got)
	}
	pagetest.Press(t, w, "Take your figure back")
	if len(s.State().Facts) != 0 {
		t.Error("not taken back")
	}
}

func TestEveryFactThatTheBidNamesCanBeReached(t *testing.T) {
	s := pagetest.Meals(t)
	m := facts.NewModel(s)
	ids := m.Used()
	if len(ids) == 0 {
		t.Fatal("the worked example rests on no facts")
	}
	frame, w := pagetest.Window(t, s, facts.New(s))
	for _, id := range append(ids, m.Rows()[0].Series) {
		one := facts.NewModel(s)
		if key, found := one.Reach(id); !found || key == "" {
			t.Errorf("%s is not reached", id)
		}
		frame.Go(shell.Route{Page: "facts", Path: "facts." + id})
		if f, ok := w.Canvas().Focused().(kit.Labelled); !ok || f.AccessibilityLabel() != "Your own figure" {
			t.Errorf("%s: the keyboard is at %v", id, w.Canvas().Focused())
		}
	}
}

func TestAMissingFactOfAFarYearIsAskedAndStandsFirst(t *testing.T) {
	s := pagetest.Meals(t)
	if !s.Edit("Start far ahead", func(b *bid.Bid) error { b.Pricing.Start = date.MustISO("2033-04-01"); return nil }) {
		t.Fatal("not edited")
	}
	m := facts.NewModel(s)
	m.OnlyUsed = true
	rows := m.Rows()
	if len(rows) == 0 || rows[0].Status != reference.Missing && rows[0].Status != reference.Projected {
		t.Fatalf("first of %d: %+v", len(rows), rows[0])
	}
	asked := rows[0]
	if a, b := m.Override(asked, money.MustValue("13"), "told by the buyer"); a != nil || b != nil {
		t.Fatal(a, b)
	}
	if got := s.State().Facts; len(got) != 1 || got[0].FactID != asked.AskID {
		t.Errorf("asked for %s, kept %+v", asked.AskID, got)
	}
}

func TestHistoryIsOneSeriesNewestFirst(t *testing.T) {
	m := facts.NewModel(pagetest.Meals(t))
	long := 0
	for _, f := range m.Rows() {
		rows := m.History(f)
		long = max(long, len(rows))
		for i, row := range rows {
			if row.Series != f.Series || row.Nation != f.Nation || i > 0 && row.ValidFrom.After(rows[i-1].ValidFrom) {
				t.Errorf("%s: %s out of place", f.ID, row.ID)
			}
		}
	}
	if long < 2 {
		t.Error("no fact has a history")
	}
}
