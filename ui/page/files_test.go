package page_test

import (
	"testing"

	"bidwright/ui/page/bids"
	"bidwright/ui/page/pagetest"
)

func TestAFileThatCannotBeOpenedIsExplainedAndTheOpenOneStays(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := pagetest.Window(t, s, bids.New(s))
	before := s.State().Path
	s.OpenAny("/home/Gone #1 ŵ.bidwright")
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("nothing was said")
	}
	pagetest.Press(t, w, "Close")
	if s.State().Path != before || s.BidID() == "" {
		t.Errorf("the open file is %q now", s.State().Path)
	}
	s.OpenWorkspace(before)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the file that is open already is not simply shown")
	}
}
