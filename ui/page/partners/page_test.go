package partners_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
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
	contains(t, w, "Payment down the chain", "Our own money")
	p.ShowPart("risk")
	contains(t, w, "Who carries it", "Redundancy", "Is it worth it?")
	p.ShowPart("checks")
	contains(t, w, "Legal form and register entry", "What to check")
	p.ShowPart("heads")
	contains(t, w, "This is not legal advice", "follows from the plan")
	p.ShowPart("packs")
	contains(t, w, "Make a pack for Harbour Minds …", "Timetable of the group", "What partners are asked for")
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
		"consortium.ownCash.costShare":                    "Our costs, of our value",
		"consortium.risks.risk-2":                         "Risk",
		"consortium.risks.risk-2.parts":                   "Risk",
		"consortium.people.pt-2":                          "Is it agreed?",
		"consortium.cost.legal":                           "Legal set-up before award",
		"consortium.asks.ask-2.due":                       "By when",
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

// Every finding about the group leads to a field or to a table, and to no other page than
// says so: nothing ends at the choice of parts.
func TestEveryFindingLeadsSomewhere(t *testing.T) {
	s := county(t)
	if !s.Edit("Break the plan", func(b *bid.Bid) error {
		c := &b.Consortium
		c.Cells[0].Demand = money.Quantity{}
		c.Cells[1].Parts[0].Share = money.MustShare("0.9")
		c.Split.Shared = append(c.Split.Shared, bid.SharedItem{ID: "lost", Name: "Van", MemberID: "gone", Amount: money.MustPounds("10")})
		c.Members[0].Terms.Days, c.Members[0].Terms.PayWhenPaid, c.Members[0].Terms.Uncapped = money.MustQuantity("45"), bid.Yes, bid.Yes
		c.Members[0].Diligence = append(c.Members[0].Diligence, bid.Diligence{ID: "old", ItemID: "disputes", Found: bid.CheckInOrder, On: date.MustISO("2024-01-01")})
		c.Risks[0].Parts[0].Share = money.MustShare("0.1")
		c.Liability = bid.LiabilityJoint
		c.Chain.Results.Share = money.MustShare("0.2")
		return nil
	}) {
		t.Fatal("the plan was not changed")
	}
	frame, w, p := window(t, s, "cover")
	seen := 0
	for _, i := range s.Assessment().Issues {
		if s.PageOf(i.Path) != page.Partners || !strings.HasPrefix(i.Code, "CONS-") {
			continue
		}
		seen++
		p.ShowPart("ours")
		frame.Go(at(i.Path))
		got := w.Canvas().Focused()
		if p.FocusFirst(); got == nil || got == w.Canvas().Focused() {
			t.Errorf("%s at %s leads nowhere", i.Code, i.Path)
		}
	}
	if seen < 12 {
		t.Errorf("only %d findings were looked at", seen)
	}
}

// A head of terms that is rewritten stays; what is emptied again follows the plan.
func TestHeadsAreRewritten(t *testing.T) {
	s := county(t)
	frame, w, _ := window(t, s, "heads")
	before := len(s.Bid().Consortium.Heads)
	clause := s.Library().HeadClauses()[2].ID
	frame.Go(at("consortium.heads." + clause + ".text"))
	write := func(text string) { // a field of several lines is committed when it is left
		pagetest.Type(t, w, "Words", text)
		w.Canvas().Focus(pagetest.Field(t, w, "Head").(fyne.Focusable))
	}
	write("We agree this by telephone.")
	heads := s.Bid().Consortium.Heads
	if len(heads) != before+1 || heads[before].Text != "We agree this by telephone." || heads[before].Title != "" || heads[before].ClauseID != clause {
		t.Fatalf("%+v", heads)
	}
	contains(t, w, "in your own words")
	write("")
	if got := s.Bid().Consortium.Heads; len(got) != before {
		t.Errorf("%+v", got)
	}
}

// What is found of a partner is noted under the thing that was checked, once.
func TestAPartnerIsChecked(t *testing.T) {
	s := county(t)
	frame, w, _ := window(t, s, "checks")
	m := s.Bid().Consortium.Members[1]
	frame.Go(at("consortium.members." + m.ID + ".diligence.disputes.by"))
	pagetest.Type(t, w, "Checked by", "Ada")
	pagetest.Type(t, w, "Paper that shows it", "Folder 3")
	n := 0
	for _, d := range s.Bid().Consortium.Members[1].Diligence {
		if d.ItemID == "disputes" {
			n++
			if d.By != "Ada" || d.Document != "Folder 3" || d.ID == "disputes" {
				t.Errorf("%+v", d)
			}
		}
	}
	if n != 1 {
		t.Errorf("noted %d times", n)
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
