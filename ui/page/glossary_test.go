package page_test

import (
	"testing"

	"bidwright/ui/kit"
	"bidwright/ui/page/overview"
	"bidwright/ui/page/pagetest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// said reports whether a text stands in the dialog on show.
func said(w fyne.Window, text string) bool {
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *widget.Label:
			if o.Text == text {
				return true
			}
		case *kit.Marked:
			if o.Visible() && o.Text() == text {
				return true
			}
		}
	}
	return false
}

func TestTheGlossaryOpensAtAWordAndIsSearched(t *testing.T) {
	s := pagetest.Empty(t)
	frame, w := pagetest.Window(t, s, overview.New(s))
	terms := s.Library().Glossary().Terms()
	last := terms[len(terms)-1]
	s.Glossary(last.Name)
	if !said(w, last.Definition) {
		t.Errorf("%s is not shown", last.Name)
	}
	search := pagetest.Field(t, w, "Find a word").(*kit.TextEntry)
	if w.Canvas().Focused() != search {
		t.Error("the search has not got the keyboard")
	}
	lot, ok := s.Library().Glossary().Term("Lot")
	if !ok {
		t.Fatal("no entry for a lot")
	}
	search.SetText("lot")
	if !said(w, lot.Definition) && !said(w, "Lot") {
		t.Error("the search for lot does not lead to it")
	}
	search.SetText("zzz nothing")
	if said(w, lot.Definition) {
		t.Error("something is still chosen")
	}
	frame.Dialogs().Shut()
	s.Glossary("no such word")
	if !said(w, "The glossary has no entry for “no such word”.") {
		t.Error("an unknown word is not told")
	}
}
