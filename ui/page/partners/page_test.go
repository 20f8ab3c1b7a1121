package partners_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/assets/examples"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/partners"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func at(path string) shell.Route { return shell.Route{Page: page.Partners, Path: path} }

// county is the worked example of three providers.
func county(t *testing.T) *page.Session {
	t.Helper()
	s := pagetest.Empty(t)
	raw, ok := examples.Document("county-partners")
	if !ok {
		t.Fatal("the worked example is missing")
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if !s.Ensure() {
		t.Fatal("no workspace")
	}
	id, err := s.Service.AddDocument("Add the worked example", doc)
	if err != nil {
		t.Fatal(err)
	}
	s.OpenBid(id, page.Overview)
	return s
}

func deps(s *page.Session) partners.Deps {
	return partners.Deps{Session: s, Painter: pack.DataPainter{}}
}

func window(t *testing.T, s *page.Session, part string) (*shell.Shell, fyne.Window, *partners.Page) {
	t.Helper()
	p := partners.New(deps(s))
	frame, w := pagetest.Window(t, s, p)
	p.ShowPart(part)
	return frame, w, p
}

func contains(t *testing.T, w fyne.Window, wanted ...string) {
	t.Helper()
	var out strings.Builder
	for _, o := range test.LaidOutObjects(w.Content()) {
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
	shown := strings.ReplaceAll(out.String(), "\u00a0", " ")
	for _, want := range wanted {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown in\n%s", want, shown)
		}
	}
}

// The example shows its gap, its value to the penny, its terms and its heads.
func TestThePlanOfAGroup(t *testing.T) {
	s := county(t)
	_, w, p := window(t, s, "cover")
	contains(t, w, "North Moors", "gap")
	p.ShowPart("money")
	contains(t, w, "£282,122.22", "Moorland Carers Trust")
	p.ShowPart("terms")
	contains(t, w, "This is not legal advice", "Payment down the chain")
	p.ShowPart("packs")
	contains(t, w, "Make a pack for Harbour Minds …")
}

// A share and a capacity that are typed reach the bid, each as one step.
func TestASeatIsTyped(t *testing.T) {
	s := county(t)
	frame, w, _ := window(t, s, "cover")
	frame.Go(at("consortium.cells." + s.Bid().Consortium.Cells[0].ID + ".demand"))
	pagetest.Type(t, w, "Can serve in a year", "1234")
	if c := s.Bid().Consortium.Own.Capacity; len(c) == 0 || c[0].Amount.String() != "1234" {
		t.Errorf("%+v", c)
	}
	pagetest.Type(t, w, "Share that it delivers", "")
	for _, x := range s.Bid().Consortium.Cells[0].Parts {
		if x.MemberID == "" && x.Share.IsSet() {
			t.Errorf("the share stays: %+v", x)
		}
	}
}

// Every path of the plan leads to its field, whichever part holds it.
func TestPathsLeadToTheirField(t *testing.T) {
	s := county(t)
	frame, w, _ := window(t, s, "cover")
	cell, member := s.Bid().Consortium.Cells[1].ID, s.Bid().Consortium.Members[1].ID
	for path, name := range map[string]string{
		"consortium.unit":                                 "What is counted",
		"consortium.cells." + cell + ".demand":            "Asked in a year",
		"consortium.cells." + cell:                        "Area",
		"consortium.split.fee.rate":                       "Fee, of the contract value",
		"consortium.chain.days":                           "Days until partners are paid",
		"consortium.members." + member + ".terms.days":    "Days until it is paid",
		"consortium.members." + member + ".cash.reserves": "Its free reserves",
	} {
		if s.PageOf(path) != page.Partners {
			t.Errorf("%s is on %s", path, s.PageOf(path))
		}
		frame.Go(at(path))
		got, ok := w.Canvas().Focused().(kit.Labelled)
		if !ok || !strings.HasPrefix(got.AccessibilityLabel(), name) {
			t.Errorf("%s leads to %v", path, w.Canvas().Focused())
		}
	}
}

// Who bids alone is told what a group is for, and is led to the first step.
func TestABidAloneTeachesTheFirstStep(t *testing.T) {
	s := pagetest.Meals(t)
	_, w, p := window(t, s, "cover")
	contains(t, w, "You bid alone so far.")
	p.ShowPart("ours")
	contains(t, w, "Nobody has invited you to this bid.")
}
