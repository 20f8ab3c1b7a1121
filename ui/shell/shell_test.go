package shell

import (
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/shopspring/decimal"
)

// fakeHost is an application with one bid.
type fakeHost struct {
	title      string
	undo, redo string
	did        []string
	changed    []func()
}

func (h *fakeHost) BidTitle() string { return h.title }
func (h *fakeHost) Headline() (string, kit.State) {
	if h.title == "" {
		return "", kit.Note
	}
	return "At £14.20 a meal you lose £3,120 a year (−4.1 %): ask £14.78, or find 58p of cost a meal.", kit.Attention
}
func (h *fakeHost) Section(id string) Section {
	switch id {
	case "price":
		return Section{State: kit.Attention, Count: 2}
	case "costs":
		return Section{State: kit.Ready}
	}
	return Section{State: kit.NotStarted}
}
func (h *fakeHost) SavedAt() time.Time   { return time.Date(2027, 5, 14, 14, 2, 11, 0, time.Local) }
func (h *fakeHost) UndoName() string     { return h.undo }
func (h *fakeHost) RedoName() string     { return h.redo }
func (h *fakeHost) Undo() error          { h.did = append(h.did, "undo"); return nil }
func (h *fakeHost) Redo() error          { h.did = append(h.did, "redo"); return errors.New("disk full") }
func (h *fakeHost) PageOf(string) string { return "price" }
func (h *fakeHost) Sentence(error) string {
	return "The disk is full. Nothing was lost. Free some space and try again."
}
func (h *fakeHost) Subscribe(f func()) func() {
	h.changed = append(h.changed, f)
	return func() { h.changed = nil }
}

// fakePage is a page with a table, a form and an answer.
type fakePage struct {
	id, title string
	group     Group
	views     int
	added     int
	entry     *kit.MoneyEntry
	fields    *kit.FieldSet
	table     *kit.Table[string]
}

func (p *fakePage) ID() string    { return p.id }
func (p *fakePage) Title() string { return p.title }
func (p *fakePage) Group() Group  { return p.group }
func (p *fakePage) Refresh()      {}
func (p *fakePage) AddLine()      { p.added++ }
func (p *fakePage) FocusFirst()   {}
func (p *fakePage) GoTo(path string) bool {
	return p.fields.Focus(path)
}

func (p *fakePage) View() fyne.CanvasObject {
	p.views++
	p.fields = kit.NewFieldSet()
	p.entry = kit.NewRateEntry(nil)
	p.entry.Set(money.MustPounds("12.7125"))
	p.table = kit.NewTable("People", func(s string) string { return s }, nil,
		kit.Column[string]{Title: "Person", Text: func(s string) string { return s }, Ems: 9, Weight: 1},
		kit.Column[string]{Title: "Hours a week", Text: func(string) string { return "22.5" }, Ems: 8, Right: true, Optional: true},
		kit.Column[string]{Title: "A year", Text: func(string) string { return "£18,412.00" }, Ems: 7, Right: true})
	p.table.SetRows([]string{"Cook", "Kitchen assistant", "Driver", "Coordinator"})
	p.table.SetTotal([]string{"Together", "", "£73,648.00"})
	p.table.Select("Cook")
	form := kit.Form(
		p.fields.Add("pricing.people.1.hourlyPay", kit.NewField("Hourly pay", p.entry).Why("The rate you pay, before employer costs.").Origin("your profile")),
		kit.NewField("Paid by", kit.NewChoice([]kit.Option{{ID: "h", Text: "Hour"}, {ID: "y", Text: "Year"}}, nil)),
		kit.NewField("Pension scheme", kit.NewPicker("Choose a scheme", []kit.Option{{ID: "n", Text: "NEST"}}, nil)),
		kit.NewCheck("Under the Real Living Wage pledge", nil),
	)
	return kit.NewPage(kit.Scaffold{
		Title: p.title, Purpose: "What it really costs to deliver one meal well, and what to ask for it.",
		Action: kit.NewPrimaryButton("Add a person", p.AddLine),
		Body:   []fyne.CanvasObject{p.table, kit.Section("Cook"), form},
	})
}

func (p *fakePage) Answer() Answer {
	pounds := func(text string) chart.Value {
		return chart.Value{Amount: decimal.RequireFromString(text), Text: "£" + text}
	}
	return Answer{
		Figures: []AnswerFigure{
			{Label: "Full cost of a meal", Value: "£14.78", Explain: func() {}},
			{Label: "You ask", Value: "£14.20", State: kit.Attention, Note: "58p below full cost"},
			{Label: "Break-even", Reason: "Not available: no meals a year are entered."},
		},
		ChartLabel: "Price ladder",
		Chart: chart.Spec{Kind: chart.Ladder, Rungs: []chart.Rung{
			{Label: "Full cost", Value: pounds("14.78")}, {Label: "You ask", Value: pounds("14.20"), Chosen: true}, {Label: "Direct cost", Value: pounds("11.05")}}},
		Issues: []bid.Issue{{Code: "PRICE-004", Severity: bid.Warns, Message: "The price is below full cost. Raise it or say who pays the rest.", Path: "pricing.people.1.hourlyPay"}},
	}
}

func rig(t *testing.T) (*Shell, *fakeHost, []*fakePage, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	host := &fakeHost{title: "Community meals, Lot 2 · North Devon", undo: "change hourly pay of the cook"}
	pages := []*fakePage{{id: "bids", title: "Bids"}, {id: "organisation", title: "Organisation"}, {id: "facts", title: "Facts"},
		{id: "overview", title: "Overview", group: Bid}, {id: "costs", title: "Core costs", group: Bid}, {id: "price", title: "Price", group: Bid}}
	var list []Page
	for _, p := range pages {
		list = append(list, p)
	}
	s := New(Deps{App: app, Host: host, Pages: list, Run: func(f func()) { f() }, Actions: Actions{NewBid: func() { host.did = append(host.did, "new") }}})
	w := test.NewTempWindow(t, nil)
	s.Attach(w)
	t.Cleanup(s.Detach)
	return s, host, pages, w
}

func TestPagesAreBuiltOnFirstShowAndOnce(t *testing.T) {
	s, _, pages, _ := rig(t)
	s.Go(Route{Page: "price"})
	s.Go(Route{Page: "bids"})
	s.Go(Route{Page: "price"})
	if pages[5].views != 1 || pages[0].views != 1 || pages[1].views != 0 {
		t.Errorf("built %d, %d, %d times", pages[5].views, pages[0].views, pages[1].views)
	}
}

func TestBackAndForwardReturnToWhereOneWas(t *testing.T) {
	s, _, _, _ := rig(t)
	for _, id := range []string{"bids", "price", "facts"} {
		s.Go(Route{Page: id})
	}
	s.Back()
	s.Back()
	if s.Current() != "bids" || s.Back() {
		t.Errorf("back led to %s", s.Current())
	}
	s.Forward()
	if s.Current() != "price" {
		t.Errorf("forward led to %s", s.Current())
	}
	s.Go(Route{Page: "organisation"})
	if s.Forward() {
		t.Error("a new place should forget what lay ahead")
	}
}

func TestShortcutsReachTheShellFromAFieldAndRestBehindADialog(t *testing.T) {
	s, host, pages, w := rig(t)
	s.Go(Route{Page: "price"})
	w.Canvas().Focus(pages[5].entry)
	press := func(k Key) { w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(k.shortcut()) }
	press(Key{fyne.KeyN, ctrl})
	press(Key{fyne.KeyReturn, ctrl})
	press(Key{fyne.KeyZ, ctrl})
	if strings.Join(host.did, " ") != "new undo" || pages[5].added != 1 {
		t.Errorf("did %v, added %d", host.did, pages[5].added)
	}
	s.Dialogs().Tell("A question", kit.Text("Yes or no?"))
	s.handle(Key{fyne.KeyN, ctrl}.shortcut())
	if len(host.did) != 2 {
		t.Errorf("a shortcut worked behind a dialog: %v", host.did)
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.Dialogs().Open() {
		t.Error("Esc did not shut the dialog")
	}
	press(Key{fyne.Key1, ctrl})
	if s.Current() != "bids" {
		t.Errorf("Ctrl+1 led to %s", s.Current())
	}
}

func TestDialogsNeverOverlap(t *testing.T) {
	s, _, _, w := rig(t)
	s.Go(Route{Page: "bids"})
	said := ""
	s.Dialogs().Confirm("First", "One?", "Yes", func() { said += "1" })
	s.Dialogs().Confirm("Second", "Two?", "Yes", func() { said += "2" })
	if n := len(w.Canvas().Overlays().List()); n != 1 {
		t.Fatalf("%d dialogs at once", n)
	}
	for range 2 {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if said != "12" || s.Dialogs().Open() {
		t.Errorf("answered %q, open %v", said, s.Dialogs().Open())
	}
}

func TestGoToLeadsToTheFieldOfAnIssue(t *testing.T) {
	s, _, pages, w := rig(t)
	s.Go(Route{Page: "bids"})
	s.GoToPath("pricing.people.1.hourlyPay")
	if s.Current() != "price" || w.Canvas().Focused() != pages[5].entry {
		t.Errorf("at %s with %T", s.Current(), w.Canvas().Focused())
	}
}

func TestSectionsLeaveWithTheBid(t *testing.T) {
	s, host, _, _ := rig(t)
	s.Go(Route{Page: "price"})
	host.title = ""
	for _, f := range host.changed {
		f()
	}
	if s.Current() != "bids" || len(s.reachable()) != 3 {
		t.Errorf("at %s with %d pages", s.Current(), len(s.reachable()))
	}
}

func TestAFailureIsOneSentence(t *testing.T) {
	s, host, _, _ := rig(t)
	s.Go(Route{Page: "bids"})
	host.redo = "add a person"
	s.Redo()
	if !strings.HasPrefix(s.Toasts().Text(), "The disk is full.") {
		t.Errorf("says %q", s.Toasts().Text())
	}
}

func TestKeysAreUniqueAndMenusHoldNoneThatWidgetsUse(t *testing.T) {
	s, _, _, _ := rig(t)
	seen := map[string]string{}
	for _, c := range s.Commands() {
		for _, k := range c.Keys {
			if other, taken := seen[k.String()]; taken && other != c.ID {
				t.Errorf("%s and %s both use %s", other, c.ID, k)
			}
			seen[k.String()] = c.ID
		}
		if c.Widgets && c.Menu != "" {
			t.Errorf("%s is in a menu, which would take its key from widgets", c.ID)
		}
	}
	for _, m := range s.menus().Items {
		for _, item := range m.Items {
			if sc, ok := item.Shortcut.(*desktop.CustomShortcut); ok && (sc.KeyName == fyne.KeyReturn || sc.Modifier == fyne.KeyModifierAlt) {
				t.Errorf("%s takes %v", item.Label, sc)
			}
		}
	}
}

func TestSizeOfTextIsKeptWithinLimits(t *testing.T) {
	s, _, _, _ := rig(t)
	s.Go(Route{Page: "price"})
	for range 17 {
		s.handle(Key{fyne.KeyEqual, ctrl}.shortcut())
	}
	if s.scale() != 2.5 {
		t.Errorf("scale %v", s.scale())
	}
	s.handle(Key{fyne.Key0, ctrl}.shortcut())
	if s.scale() != 1 {
		t.Errorf("scale %v", s.scale())
	}
}

func TestFrameFitsTheLeastSize(t *testing.T) {
	s, _, _, w := rig(t)
	s.Go(Route{Page: "price"})
	for _, scale := range []float32{1, 1.5} {
		s.SetScale(scale)
		w.Resize(LeastSize)
		if got := s.Content().MinSize(); got.Width > LeastSize.Width || got.Height > LeastSize.Height {
			t.Errorf("at %v× it needs %v", scale, got)
		}
	}
}

func TestPicturesOfEveryPageWithoutAWindow(t *testing.T) {
	s, _, _, _ := rig(t)
	names := map[string]bool{}
	dir := os.Getenv("BIDWRIGHT_PICTURES")
	err := Pictures(s.deps, Looks(), func(name string, picture image.Image) error {
		names[name] = true
		if dir == "" {
			return nil
		}
		f, err := os.Create(filepath.Join(dir, name+".png"))
		if err != nil {
			return err
		}
		defer f.Close()
		return png.Encode(f, picture)
	})
	if err != nil || len(names) != 30 || !names["06-price-dark-150"] {
		t.Errorf("%v: %v", err, names)
	}
}

// BenchmarkRefresh is what each committed edit costs the window.
func BenchmarkRefresh(b *testing.B) {
	s, _, _, _ := rig(&testing.T{})
	s.Go(Route{Page: "price"})
	for b.Loop() {
		s.Refresh()
	}
}

// unnumbered is a page without a key of its own.
type unnumbered struct{ Page }

func (unnumbered) Unnumbered() {}

// A page without a number leaves Ctrl+1 to those after it.
func TestAPageWithoutANumber(t *testing.T) {
	s, _, _, _ := rig(t)
	s.deps.Pages[0] = unnumbered{s.deps.Pages[0]}
	second := s.deps.Pages[1].ID()
	s.handle(Key{fyne.Key1, ctrl}.shortcut())
	if s.Current() != second {
		t.Errorf("Ctrl+1 led to %s, not %s", s.Current(), second)
	}
}
