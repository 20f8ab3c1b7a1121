package kit

import (
	"errors"
	"path"
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/pack/layout"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// words are all texts that an object shows.
func shownWords(o fyne.CanvasObject) string {
	var out []string
	for _, o := range test.LaidOutObjects(o) {
		switch o := o.(type) {
		case *canvas.Text:
			if o.Visible() {
				out = append(out, o.Text)
			}
		}
	}
	return strings.Join(out, " ")
}

func TestIssuesSayWeightCodeAndWhatToDoAndLeadToTheField(t *testing.T) {
	var went string
	s := NewErrorSummary(func(i bid.Issue) { went = i.Path })
	w := window(t, s)
	if text := shownWords(s); !strings.Contains(text, "Nothing to mend") {
		t.Errorf("empty: %q", text)
	}
	s.SetIssues([]bid.Issue{
		{Code: "PRICE-004", Severity: bid.Blocks, Message: "The pay is below the legal floor.", Path: "pricing.people.1.hourlyPay"},
		{Code: "PRICE-011", Severity: bid.Warns, Message: "No contingency.", Accepted: "The buyer carries it."},
	})
	w.Content().Refresh()
	text := shownWords(s)
	for _, want := range []string{"stops the pack", "PRICE-004", "below the legal floor", "The buyer carries it"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not shown in %q", want, text)
		}
	}
	w.Canvas().FocusNext()
	key(w, fyne.KeyReturn)
	if went != "pricing.people.1.hourlyPay" {
		t.Errorf("went to %q", went)
	}
}

func TestFigureWithoutAValueSaysWhyAndNeverZero(t *testing.T) {
	explained := 0
	f := NewFigure("Break-even", func() { explained++ })
	w := window(t, f)
	f.Set("", "Not available: no meals a year are entered.", Note, "")
	w.Content().Refresh()
	if text := shownWords(f); !strings.Contains(text, "no meals a year") || strings.Contains(text, "0") {
		t.Errorf("shows %q", text)
	}
	f.Set("1,204 meals", "", Ready, "")
	w.Canvas().Focus(f)
	key(w, fyne.KeyReturn)
	if explained != 1 || f.AccessibilityLabel() != "Break-even 1,204 meals" {
		t.Errorf("explained %d times, is called %q", explained, f.AccessibilityLabel())
	}
}

func TestExplanationShowsFormulaInputsRoundingAndMovers(t *testing.T) {
	opened := false
	panel := ExplainPanel(Explanation{Label: "Full cost of a meal", Value: "£14.78", Formula: "all costs of the year ÷ meals a year",
		Inputs: []ExplainedInput{{Label: "All costs", Value: "£76,412.00", Origin: "Worked out", Open: func() { opened = true }},
			{Label: "Meals a year", Value: "5,170", Origin: "Typed on 3 March 2027"}},
		Rounding: "To the penny, half away from zero.", Movers: []string{"Meals a year: 10 % more takes £1.21 off."}})
	w := window(t, panel)
	picture(t, w, "explain")
	text := shownWords(panel)
	for _, want := range []string{"£14.78", "÷ meals a year", "£76,412.00", "Typed on 3 March 2027", "half away", "10 % more"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not shown in %q", want, text)
		}
	}
	w.Canvas().FocusNext()
	key(w, fyne.KeySpace)
	if !opened {
		t.Error("an input could not be followed")
	}
}

func TestTermOpensItsEntryOnF1(t *testing.T) {
	var got string
	term := NewTerm("TUPE", func(word string) { got = word })
	w := window(t, Row(term))
	w.Canvas().Focus(term)
	key(w, fyne.KeyF1)
	if got != "TUPE" {
		t.Errorf("opened %q", got)
	}
}

func TestSuccessGoesAndFailureStays(t *testing.T) {
	toasts := NewToasts()
	var later []func()
	toasts.After = func(_ time.Duration, f func()) { later = append(later, f) }
	w := window(t, toasts)
	opened := false
	toasts.Success("The pack was written.", ToastAction{"Open", func() { opened = true }}, ToastAction{"Show in folder", nil})
	w.Content().Refresh()
	picture(t, w, "toast")
	if toasts.Text() != "The pack was written." {
		t.Fatalf("says %q", toasts.Text())
	}
	w.Canvas().FocusNext()
	key(w, fyne.KeyReturn)
	if !opened || toasts.Text() != "" {
		t.Error("Open should open and take the message away")
	}
	toasts.Error("The disk is full.")
	for _, f := range later {
		f() // the time of the first message is up
	}
	if toasts.Text() != "The disk is full." {
		t.Error("an error went by itself")
	}
}

func TestPaintKeepsBaselinesAndEveryVertex(t *testing.T) {
	window(t, widget.NewLabel(""))
	var round []chart.Point
	for i := range 40 {
		round = append(round, chart.Point{X: float64(i), Y: float64(i * i)})
	}
	objects := Paint([]chart.Shape{
		chart.Text{X: 10, Y: 100, Size: 12, String: "£14.78"},
		chart.Rect{X: 1, Y: 2, W: 3, H: 4, Fill: chart.Colour{A: 255}},
		chart.Polygon{Points: round, Fill: chart.Colour{A: 255}},
	}, 2)
	text := objects[0].(*canvas.Text)
	_, baseline := fyne.CurrentApp().Driver().RenderedTextSize("£14.78", 24, fyne.TextStyle{}, nil)
	if text.TextSize != 24 || text.Position().X != 20 || text.Position().Y+baseline != 200 {
		t.Errorf("text at %v, size %v", text.Position(), text.TextSize)
	}
	if r := objects[1].(*canvas.Rectangle); r.Position() != fyne.NewPos(2, 4) || r.Size() != fyne.NewSize(6, 8) {
		t.Errorf("rectangle at %v, %v", r.Position(), r.Size())
	}
	covered := 0
	for _, o := range objects[2:] {
		polygon := o.(*canvas.ArbitraryPolygon)
		if len(polygon.Points) > maxVertices {
			t.Errorf("a piece of %d vertices", len(polygon.Points))
		}
		covered += len(polygon.Points) - 2
	}
	if covered != 38 {
		t.Errorf("the pieces are %d triangles, want 38", covered)
	}
}

func TestPageViewIsWhiteAndZooms(t *testing.T) {
	v := NewPageView()
	window(t, v)
	v.SetPage(layout.Page{Width: 595, Height: 842, Shapes: []chart.Shape{chart.Text{String: "Pricing schedule", Size: 12}}})
	v.FitWidth(1190)
	if v.MinSize() != fyne.NewSize(1190, 1684) || !strings.Contains(v.Text(), "Pricing schedule") {
		t.Errorf("size %v, text %q", v.MinSize(), v.Text())
	}
	v.SetZoom(99)
	if v.Zoom() != maxZoom {
		t.Errorf("zoom %v", v.Zoom())
	}
}

// memory is a disk in memory.
type memory map[string][]FileItem

func (m memory) List(folder string) ([]FileItem, error) {
	items, ok := m[folder]
	if !ok {
		return nil, errors.New("no such folder")
	}
	return items, nil
}
func (m memory) Home() string                 { return "/home/ann" }
func (m memory) Parent(folder string) string  { return path.Dir(folder) }
func (m memory) Join(folder, n string) string { return path.Join(folder, n) }
func (m memory) Stat(p string) (bool, bool) {
	if _, ok := m[p]; ok {
		return true, true
	}
	for _, item := range m[path.Dir(p)] {
		if item.Name == path.Base(p) {
			return true, item.IsFolder
		}
	}
	return false, false
}
func (m memory) Absolute(folder, typed string) string {
	if path.IsAbs(typed) {
		return path.Clean(typed)
	}
	return path.Join(folder, typed)
}

func disk() memory {
	return memory{
		"/":                 {{"home", true}},
		"/home":             {{"ann", true}},
		"/home/ann":         {{"notices", true}, {"letter.odt", false}, {"b.json", false}},
		"/home/ann/notices": {{"meals.json", false}},
	}
}

func TestFileIsOpenedByTypingAFolderAndThenAName(t *testing.T) {
	w := window(t, Text(""))
	d := NewDialogs(w.Canvas())
	var got string
	d.AskFile(disk(), FileQuestion{Title: "Import a notice", Folder: "/gone", Extensions: []string{".json"}, Chosen: func(p string) { got = p }})
	picture(t, w, "files")
	test.Type(w.Canvas().Focused(), "nothing.json")
	key(w, fyne.KeyReturn)
	if got != "" || !d.Open() {
		t.Fatalf("a missing file was accepted: %q", got)
	}
	entry := w.Canvas().Focused().(*TextEntry)
	entry.SetText("notices")
	key(w, fyne.KeyReturn)
	test.Type(entry, "meals.json")
	key(w, fyne.KeyReturn)
	if got != "/home/ann/notices/meals.json" || d.Open() {
		t.Errorf("chose %q, open %v", got, d.Open())
	}
}

func TestSavingAddsTheEndingAndAsksBeforeReplacing(t *testing.T) {
	w := window(t, Text(""))
	d := NewDialogs(w.Canvas())
	var got []string
	save := func(name string) {
		d.AskFile(disk(), FileQuestion{Title: "Save", Save: true, Name: name, Extensions: []string{".json"}, Chosen: func(p string) { got = append(got, p) }})
		key(w, fyne.KeyReturn)
	}
	save("new")
	save("b")
	if len(got) != 1 || got[0] != "/home/ann/new.json" || !d.Open() {
		t.Fatalf("saved %v; a question open: %v", got, d.Open())
	}
	key(w, fyne.KeyEscape)
	if len(got) != 1 {
		t.Errorf("Esc replaced the file: %v", got)
	}
}
