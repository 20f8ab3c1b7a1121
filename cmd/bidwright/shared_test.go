package main

import (
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Every real notice comes in through the window's own way: read, drafted, reviewed,
// stored in SQLite and shown, and a second time it makes no second bid.
func TestRealNoticesComeInThroughTheWindow(t *testing.T) {
	folder := os.Getenv("BIDWRIGHT_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared")
	}
	var paths []string
	_ = filepath.WalkDir(filepath.Join(folder, "ocds"), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".json") {
			paths = append(paths, path)
		}
		return nil
	})
	if len(paths) == 0 {
		t.Skipf("the folder of real notices is missing (%s); set BIDWRIGHT_SHARED to the folder that holds ocds", folder)
	}
	p, remove, err := withExample("meals", true)
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	app := test.NewTempApp(t)
	frame := shell.New(p.shellDeps(app))
	p.session.Attach(frame)
	w := test.NewTempWindow(t, nil)
	frame.Attach(w)
	defer frame.Detach()
	frame.Toasts().After = func(time.Duration, func()) {}
	press := func(name string) bool {
		top := w.Canvas().Overlays().Top()
		if top == nil {
			return false
		}
		for _, o := range test.LaidOutObjects(top) {
			if b, ok := o.(*kit.Button); ok && b.Text == name {
				test.Tap(b)
				return true
			}
		}
		return false
	}
	made := 0
	for i, path := range paths {
		before := len(p.session.State().Bids)
		start := time.Now()
		p.session.ImportNotice(path)
		press("Read a mended copy")
		press("Choose this notice")
		if !press("Make it a bid") && !press("Make it a bid of its own instead") {
			t.Errorf("%s: nothing to agree to; %q", filepath.Base(path), frame.Toasts().Text())
			frame.Dialogs().Shut()
			continue
		}
		t.Log(filepath.Base(path), time.Since(start))
		made++
		if frame.Current() != page.Opportunity || len(p.session.State().Bids) != before+1 {
			t.Errorf("%s: at %s with %d bids", filepath.Base(path), frame.Current(), len(p.session.State().Bids))
		}
		if dir := os.Getenv("BIDWRIGHT_PICTURES"); dir != "" {
			frame.Toasts().Hide()
			w.Resize(fyne.NewSize(1280, 5200))
			w.Content().Refresh()
			w.Content().Refresh()
			f, _ := os.Create(filepath.Join(dir, fmt.Sprintf("real-%d.png", i)))
			_ = png.Encode(f, w.Canvas().Capture())
			f.Close()
			w.Resize(shell.DesignedSize)
		}
		p.session.ImportNotice(path)
		press("Read a mended copy")
		press("Choose this notice")
		if frame.Dialogs().Open() || len(p.session.State().Bids) != before+1 {
			t.Errorf("%s: the same notice again leads to a dialog or a second bid", filepath.Base(path))
			frame.Dialogs().Shut()
		}
	}
	if made == 0 {
		t.Error("no notice came in")
	}
}
