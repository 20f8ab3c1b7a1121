// Package pagetest gives page tests a session over a workspace in memory, and a window
// to show a page in.
package pagetest

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"bidwright/app/audit"
	"bidwright/app/bid"
	"bidwright/app/reference"
	"bidwright/app/workspace"
	"bidwright/assets/examples"
	"bidwright/assets/facts"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Now is the fixed clock of page tests.
var Now = time.Date(2026, 11, 2, 9, 30, 0, 0, time.UTC)

// Empty is a session with no workspace open; the first thing kept makes one.
func Empty(t *testing.T) *page.Session {
	t.Helper()
	return EmptyOn(t, &Disk{})
}

// EmptyOn is Empty with a disk of the test's own.
func EmptyOn(t *testing.T, disk *Disk) *page.Session {
	t.Helper()
	library, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	id := func() string { count++; return fmt.Sprintf("id-%d", count) }
	now := Now
	clock := func() time.Time { now = now.Add(time.Second); return now }
	disks := keeper{map[string]*store{}}
	service := workspace.New(workspace.Params{Keeper: disks, Vault: vault{disks, &[]workspace.Backup{}}, Files: disk, Tables: tables{}, Now: clock, NewID: id, Facts: library,
		Log: func(string, error, time.Duration) {}})
	t.Cleanup(func() { _ = service.Close() })
	return page.NewSession(page.Deps{Service: service, Now: clock, NewID: id,
		NewPath: func() string { return "/home/Bids.bidwright" }})
}

// tables reads every file as text with tabs, and refuses what begins as a workbook.
type tables struct{}

// Refused is what is said of a workbook here.
const Refused = "This workbook cannot be read. Save it as CSV and open that."

// ReadTable is part of workspace.Tables.
func (tables) ReadTable(name string, raw []byte, _ string) (audit.Table, error) {
	if bytes.HasPrefix(raw, []byte("PK")) {
		return audit.Table{}, page.Problem(Refused)
	}
	t := audit.Paste(string(raw))
	t.Name = name
	return t, nil
}

// Meals is a session with the worked example open.
func Meals(t *testing.T) *page.Session {
	t.Helper()
	return MealsOn(t, &Disk{})
}

// MealsOn is Meals with a disk of the test's own.
func MealsOn(t *testing.T, disk *Disk) *page.Session {
	t.Helper()
	s := EmptyOn(t, disk)
	raw, ok := examples.Document("meals")
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

// Window shows pages in a whole frame, the first one at once, and attaches the session
// to it.
func Window(t *testing.T, s *page.Session, pages ...shell.Page) (*shell.Shell, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	frame := shell.New(shell.Deps{App: app, Host: s, Pages: pages, Run: func(f func()) { f() }})
	s.Attach(frame)
	w := test.NewTempWindow(t, nil)
	frame.Attach(w)
	t.Cleanup(frame.Detach)
	frame.Toasts().After = func(time.Duration, func()) {}
	frame.Go(shell.Route{Page: pages[0].ID()})
	w.Resize(shell.DesignedSize)
	return frame, w
}

// Field finds the control that a person would call by that name.
func Field(t *testing.T, w fyne.Window, name string) fyne.CanvasObject {
	t.Helper()
	root := fyne.CanvasObject(w.Content())
	if top := w.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	for _, o := range test.LaidOutObjects(root) {
		if named, ok := o.(kit.Labelled); ok && named.AccessibilityLabel() == name {
			if _, control := o.(fyne.Focusable); control && o.Visible() {
				return o
			}
		}
	}
	t.Fatalf("there is no control called %q", name)
	return nil
}

// Press presses the button of that name; Type fills a field and presses Enter.
func Press(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	test.Tap(Field(t, w, name).(fyne.Tappable))
}

// Type puts text into a field in place of what is there and commits it with Enter.
func Type(t *testing.T, w fyne.Window, name, text string) {
	t.Helper()
	field := Field(t, w, name).(fyne.Focusable)
	w.Canvas().Focus(field)
	if entry, ok := field.(interface{ SetText(string) }); ok {
		entry.SetText("")
	}
	test.Type(field, text)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}
