package kit

import (
	"strings"
	"testing"

	"bidwright/app/date"
	"bidwright/app/money"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestMoneyIsCommittedOnEnterAndShownTidy(t *testing.T) {
	var got []string
	e := NewMoneyEntry(func(p money.Pounds) { got = append(got, p.String()) })
	next := NewTextEntry(nil)
	w := window(t, Form(NewField("Pay", e), NewField("Name", next)))
	w.Canvas().Focus(e)
	test.Type(e, "1200.5")
	if len(got) != 0 {
		t.Fatalf("committed %v while typing", got)
	}
	key(w, fyne.KeyReturn)
	if len(got) != 1 || got[0] != "1200.5" || e.Text != "£1,200.50" {
		t.Fatalf("committed %v, shows %q", got, e.Text)
	}
	if w.Canvas().Focused() != next {
		t.Error("Enter should lead to the next field")
	}
	w.Canvas().Focus(e)
	w.Canvas().Focus(next)
	if len(got) != 1 {
		t.Errorf("leaving an unchanged field committed again: %v", got)
	}
}

func TestUnreadableTextStaysWithItsSentenceAndIsNotCommitted(t *testing.T) {
	commits := 0
	e := NewMoneyEntry(func(money.Pounds) { commits++ })
	f := NewField("Pay", e)
	other := NewTextEntry(nil)
	w := window(t, Stack(f, other))
	w.Canvas().Focus(e)
	test.Type(e, "12k")
	w.Canvas().Focus(other)
	if commits != 0 || e.Text != "12k" {
		t.Fatalf("%d commits, text %q", commits, e.Text)
	}
	if f.Problem() == "" {
		t.Fatal("no sentence beside the field")
	}
	picture(t, w, "field-problem")
	e.Set(money.Pounds{}) // the page refreshes with the unchanged document
	if e.Text != "12k" || f.Problem() == "" {
		t.Error("a refresh lost what was typed")
	}
	e.Set(money.MustPounds("7")) // undo or a merge changed the value
	if e.Text != "£7.00" || f.Problem() != "" {
		t.Errorf("a changed value should replace it: %q, %q", e.Text, f.Problem())
	}
}

func TestEscRestores(t *testing.T) {
	e := NewPercentEntry(func(money.Share) { t.Error("committed") })
	w := window(t, NewField("Share", e))
	e.Set(money.MustShare("0.125"))
	shown := e.Text
	w.Canvas().Focus(e)
	test.Type(e, "x")
	key(w, fyne.KeyEscape)
	if e.Text != shown || !strings.HasPrefix(shown, "12.5") {
		t.Errorf("shows %q, had %q", e.Text, shown)
	}
	w.Canvas().Focus(nil)
}

func TestBlankIsNothingNeverZero(t *testing.T) {
	var got *money.Quantity
	e := NewQuantityEntry(func(q money.Quantity) { got = &q })
	window(t, NewField("Hours", e))
	e.Set(money.MustQuantity("8"))
	e.SetText("  ")
	if !e.Commit() || got == nil || got.IsSet() {
		t.Errorf("blank committed as %v", got)
	}
}

func TestWholeAndDateReadTheirKinds(t *testing.T) {
	var n Whole
	var d date.Date
	years := NewWholeEntry(1, 7, func(w Whole) { n = w })
	start := NewDateEntry(func() date.Date { return date.MustISO("2027-01-02") }, func(got date.Date) { d = got })
	window(t, Form(NewField("Years", years), NewField("Start", start)))
	years.SetText("9")
	if years.Commit() || years.Problem() == nil {
		t.Error("nine years were accepted in a field for 1 to 7")
	}
	years.SetText("3")
	start.SetText("14/5/27")
	if !years.Commit() || n != WholeOf(3) || !start.Commit() || d.ISO() != "2027-05-14" || start.Text != "14 May 2027" {
		t.Errorf("read %v and %v, shows %q", n, d, start.Text)
	}
	start.SetText("5/14/2027")
	if start.Commit() || start.Text != "5/14/2027" {
		t.Error("month first was accepted")
	}
}

func TestTypingUndoGoesFirstThenTheWindows(t *testing.T) {
	e := NewTextEntry(nil)
	w := window(t, NewField("Name", e))
	asked := 0
	defer HandleShortcuts(w.Canvas(), func(fyne.Shortcut) { asked++ })()
	e.Set("Ann")
	w.Canvas().Focus(e)
	test.Type(e, "a")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "Ann" || asked != 0 {
		t.Fatalf("text %q, window asked %d times", e.Text, asked)
	}
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if asked != 1 {
		t.Errorf("with no typing to undo the window was asked %d times", asked)
	}
}

func TestShortcutsAndF1ReachTheWindowFromAField(t *testing.T) {
	e := NewTextEntry(nil)
	w := window(t, NewField("Name", e))
	var got []string
	s := &desktop.CustomShortcut{KeyName: fyne.Key1, Modifier: fyne.KeyModifierShortcutDefault}
	defer HandleShortcuts(w.Canvas(), func(fyne.Shortcut) { got = append(got, "Ctrl+1") })()
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { got = append(got, string(ev.Name)) })
	w.Canvas().Focus(e)
	e.TypedShortcut(s)
	key(w, fyne.KeyF1)
	if strings.Join(got, " ") != "Ctrl+1 F1" {
		t.Errorf("the window saw %v", got)
	}
}

func TestMultilineTabMovesOnAndEnterStartsALine(t *testing.T) {
	e := NewMultilineEntry(3, nil)
	w := window(t, NewField("Notes", e))
	w.Canvas().Focus(e)
	test.Type(e, "a")
	key(w, fyne.KeyReturn)
	if e.AcceptsTab() || e.Text != "a\n" {
		t.Errorf("takes Tab: %v; text %q", e.AcceptsTab(), e.Text)
	}
}

func TestLongTextIsRefusedWithASentence(t *testing.T) {
	e := NewTextEntry(func(string) { t.Error("committed") })
	f := NewField("Name", e)
	window(t, f)
	e.SetText(strings.Repeat("ŵ", 10_001))
	if e.Commit() || f.Problem() == "" {
		t.Error("no sentence")
	}
}
