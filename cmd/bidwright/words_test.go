package main

import (
	"slices"
	"testing"
	"time"

	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// Every page of the window offers its words of the field, and F1 opens the glossary at
// them, or at the word that the field with the keyboard is about.
func TestEveryPageOffersItsWordsAndF1OpensThem(t *testing.T) {
	p, remove, err := withExample("meals", true)
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	app := test.NewTempApp(t)
	deps := p.shellDeps(app)
	frame := shell.New(deps)
	p.session.Attach(frame)
	w := test.NewTempWindow(t, nil)
	frame.Attach(w)
	defer frame.Detach()
	frame.Toasts().After = func(time.Duration, func()) {}
	glossary := p.session.Library().Glossary()
	opened := func() (shown []string) {
		top := w.Canvas().Overlays().Top()
		if top == nil {
			return nil
		}
		for _, o := range test.LaidOutObjects(top) {
			if label, ok := o.(*widget.Label); ok {
				shown = append(shown, label.Text)
			}
		}
		return shown
	}
	for _, page := range deps.Pages {
		frame.Go(shell.Route{Page: page.ID()})
		words := reference.PageWords(page.ID())
		if len(words) == 0 {
			t.Errorf("%s: no words are named for this page", page.ID())
			continue
		}
		var offered []string
		for _, o := range test.LaidOutObjects(w.Content()) {
			if term, ok := o.(*kit.Term); ok && term.Visible() {
				offered = append(offered, term.AccessibilityLabel())
			}
		}
		for _, word := range words {
			if !slices.ContainsFunc(offered, func(label string) bool { return label == kit.NewTerm(word, nil).AccessibilityLabel() }) {
				t.Errorf("%s: %q is not offered", page.ID(), word)
			}
		}
		w.Canvas().Focus(nil)
		w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
		term, ok := glossary.Term(words[0])
		if !ok || !slices.Contains(opened(), term.Definition) {
			t.Errorf("%s: F1 does not open %q", page.ID(), words[0])
		}
		frame.Dialogs().Shut()
	}
	// From within a field F1 opens at the field's own word.
	p.session.GoTo("organisation.freeReserves")
	focused := w.Canvas().Focused()
	if focused == nil {
		t.Fatal("no field has the keyboard")
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if term, ok := glossary.Term("Free reserves"); !ok || !slices.Contains(opened(), term.Definition) {
		t.Error("F1 in the field of free reserves opens something else")
	}
}
