package packpage

import (
	"slices"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/pack"
	"bidwright/ui/kit"
	"bidwright/ui/page/pagetest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func technical(b *bid.Bid) {
	b.Pack.Audience, b.Pack.Paper = string(pack.Commissioner), bid.PaperTechnical
}

// printed are the sections of the file on show.
func printed(m *Model) []string {
	var out []string
	for _, s := range m.preview.Built.Document.Sections {
		if s.Level <= 1 {
			out = append(out, s.ID)
		}
	}
	return out
}

// A section is left out, moved and brought back by the keys of the table, each as one step;
// one that the buyer needs stays.
func TestSectionsAreLeftOutAndMoved(t *testing.T) {
	r := newRig(t, technical)
	p, _, w := r.onScreen()
	p.ShowPart(partSections)
	before := printed(p.m)
	table := p.composer.table
	key := func(id string, press func()) {
		t.Helper()
		if !table.Select(id) {
			t.Fatalf("there is no section %q", id)
		}
		p.composer.showChosen()
		press()
		r.rest()
	}
	key("risks", func() { pagetest.Press(t, w, "Leave it out") })
	if slices.Contains(printed(p.m), "risks") || len(printed(p.m)) != len(before)-1 {
		t.Fatalf("%v", printed(p.m))
	}
	if undo := r.State().Undo; !strings.HasPrefix(undo, "Leave out the section") {
		t.Error(undo)
	}
	key("risks", func() { pagetest.Press(t, w, "Put it in") })
	if !slices.Equal(printed(p.m), before) {
		t.Errorf("%v is not %v", printed(p.m), before)
	}
	at := slices.Index(before, "risks")
	key("risks", func() { pagetest.Press(t, w, "Move up") })
	if now := printed(p.m); now[at-1] != "risks" || len(now) != len(before) {
		t.Errorf("%v", now)
	}
	key("method", func() {
		if !p.composer.toggle.Disabled() {
			t.Error("the method statements could be left out")
		}
	})
	pagetest.Press(t, w, "Back to the usual sections")
	r.rest()
	if !slices.Equal(printed(p.m), before) || p.m.Arranged() {
		t.Errorf("%v", printed(p.m))
	}
}

// Quick steps build on each other: the pages on show follow later.
func TestQuickStepsOnSectionsBuildOnEachOther(t *testing.T) {
	r := newRig(t, technical)
	m := NewModel(r.deps())
	m.Refresh()
	before := printed(m)
	at := slices.Index(before, "risks")
	for _, step := range []error{m.LeaveOut("appendices", true), m.LeaveOut("confidential", true), m.MoveSection("risks", -1), m.MoveSection("risks", -1)} {
		if step != nil {
			t.Fatal(step)
		}
	}
	m.Refresh()
	r.rest()
	now := printed(m)
	if slices.Contains(now, "appendices") || slices.Contains(now, "confidential") || slices.Index(now, "risks") != at-2 {
		t.Errorf("%v, before %v", now, before)
	}
}

// The words of each answer and the pages of the file stand beside the limits of the tender.
func TestLimitsAreCounted(t *testing.T) {
	r := newRig(t, technical)
	p, _, w := r.onScreen()
	p.ShowPart(partSections)
	pagetest.Type(t, w, "Most pages of the technical response", "1")
	r.rest()
	q := r.Assessment().Response.Questions[0]
	for _, want := range []string{" of 1: ", "too many", q.Count()} {
		if !strings.Contains(shown(w), want) {
			t.Errorf("%q is not in %s", want, shown(w))
		}
	}
}

// A text is found on the pages as it is typed; Enter goes to the next place, round at the
// end; what is not there is said.
func TestThePagesAreSearched(t *testing.T) {
	r := newRig(t, nil)
	p, _, w := r.onScreen()
	p.Find()
	if w.Canvas().Focused() != fyne.Focusable(p.finder.entry) {
		t.Fatal("Ctrl+F does not lead to the field")
	}
	test.Type(p.finder.entry, "contract value")
	n, of := p.m.Hits()
	if of < 2 || n < 1 {
		t.Fatalf("%d of %d", n, of)
	}
	text := ""
	for _, s := range p.m.preview.Pages[p.m.page].Shapes {
		text += strings.ToLower(words(s))
	}
	if !strings.Contains(text, "contract value") {
		t.Error("the page on show has not the text")
	}
	seen := map[int]bool{}
	for range of {
		p.nextHit(1)
		at, _ := p.m.Hits()
		seen[at] = true
	}
	if len(seen) != of {
		t.Errorf("%d of %d places were shown", len(seen), of)
	}
	test.Type(p.finder.entry, "zzz")
	if _, of := p.m.Hits(); of != 0 || p.finder.found.Text != "Not found" {
		t.Error(p.finder.found.Text)
	}
}

// A page is chosen among all of them small.
func TestAPageIsChosenAmongAll(t *testing.T) {
	r := newRig(t, nil)
	p, _, _ := r.onScreen()
	p.ShowPart(partPages)
	if len(p.thumbs.pages) != len(p.m.preview.Pages) {
		t.Fatalf("%d of %d pages", len(p.thumbs.pages), len(p.m.preview.Pages))
	}
	p.thumbs.Select(2)
	if _, n, _ := p.m.Page(); n != 3 || p.parts.Chosen() != partPreview {
		t.Errorf("page %d on the part %s", n, p.parts.Chosen())
	}
}

// words are the words of a shape.
func words(s chart.Shape) string {
	if t, ok := s.(chart.Text); ok {
		return t.String + "\n"
	}
	return ""
}

// shown is what the marks and the running text of a window say.
func shown(w fyne.Window) string {
	var out strings.Builder
	for _, o := range test.LaidOutObjects(w.Content()) {
		switch o := o.(type) {
		case *kit.Marked:
			out.WriteString(o.Text() + "\n")
		case *widget.Label:
			out.WriteString(o.Text + "\n")
		}
	}
	return out.String()
}
