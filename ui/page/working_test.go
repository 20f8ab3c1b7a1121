package page_test

import (
	"testing"

	"bidwright/ui/page/bids"
	"bidwright/ui/page/pagetest"

	"fyne.io/fyne/v2"
)

func TestLongWorkIsStoppedOnceAndShutsOnlyItsOwnDialog(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, bids.New(s))
	stopped := 0
	set, done := s.Working("Exporting", "Making the file …", func() { stopped++ })
	set(3, 10)
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if stopped != 1 || s.Dialogs().Open() {
		t.Fatalf("stopped %d times, dialog open: %v", stopped, s.Dialogs().Open())
	}
	s.Confirm("Another", "question", "Yes", func() {})
	done() // the stopped work ends only now
	if !s.Dialogs().Open() {
		t.Error("the end of stopped work shut somebody else's dialog")
	}
}
