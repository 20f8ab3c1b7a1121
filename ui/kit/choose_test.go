package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestPickerArrowsChangeNothingWhileShut(t *testing.T) {
	p := NewPicker("Choose a basis", []Option{{ID: "a", Text: "Per year"}, {ID: "b", Text: "Per meal"}}, func(string) { t.Error("changed") })
	w := window(t, NewField("Basis", p))
	p.Set("a")
	w.Canvas().Focus(p)
	key(w, fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp)
	if p.Chosen() != "a" || w.Canvas().Overlays().Top() != nil {
		t.Error("an arrow did something")
	}
}

func TestPickerNarrowsAndChoosesByKeyboard(t *testing.T) {
	var options []Option
	for i := range 60 {
		options = append(options, Option{ID: fmt.Sprint(i), Text: fmt.Sprintf("Council %02d", i), Detail: "England"})
	}
	var got string
	p := NewPicker("Choose a buyer", options, func(id string) { got = id })
	w := window(t, NewField("Buyer", p))
	w.Canvas().Focus(p)
	key(w, fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("Enter did not open the list")
	}
	picture(t, w, "picker")
	test.Type(w.Canvas().Focused(), "council 1")
	key(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	// "council 1" leaves 01, 10 … 19, 21, 31, 41, 51: the third is 11.
	if got != "11" || p.Text() != "Council 11" {
		t.Errorf("chose %q, shows %q", got, p.Text())
	}
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != p {
		t.Error("after choosing the list should be shut and the keyboard back on the picker")
	}
	key(w, fyne.KeySpace)
	test.Type(w.Canvas().Focused(), "zz")
	key(w, fyne.KeyReturn, fyne.KeyEscape)
	if p.Chosen() != "11" || w.Canvas().Overlays().Top() != nil {
		t.Error("Esc should shut the list and keep the choice")
	}
}

func TestChoiceMovesWithArrowsAndChoosesWithSpace(t *testing.T) {
	var got []string
	c := NewYesNoUnknown(func(id string) { got = append(got, id) })
	w := window(t, NewField("Does TUPE apply?", c))
	w.Canvas().Focus(c)
	key(w, fyne.KeyRight)
	if len(got) != 0 {
		t.Fatalf("an arrow chose %v", got)
	}
	key(w, fyne.KeySpace)
	if len(got) != 1 || got[0] != "no" || c.Chosen() != "no" {
		t.Errorf("chose %v", got)
	}
	picture(t, w, "choice")
}

func TestCheckTellsOnlyWhatAPersonDid(t *testing.T) {
	var got []bool
	c := NewCheck("VAT registered", func(on bool) { got = append(got, on) })
	w := window(t, c)
	c.Set(true)
	w.Canvas().Focus(c)
	key(w, fyne.KeyReturn)
	if len(got) != 1 || got[0] {
		t.Errorf("told %v", got)
	}
}
