package opportunity

import (
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/notice"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// release is an ordinary tender of a fictional council.
func release(change func(*notice.Release)) notice.Release {
	r := notice.Release{ID: "012345-2026", OCID: "ocds-h6vhtk-0aa001", Date: "2026-10-20T09:00:00Z", Tags: []string{"tender"},
		Buyer:   notice.Ref{ID: "GB-1", Name: "Wrenshire County Council"},
		Parties: []notice.Body{{Ref: notice.Ref{ID: "GB-1", Name: "Wrenshire County Council"}, Roles: []string{"buyer"}, Region: "TLK43", Email: "buy@example.org"}},
		Tender: notice.Tender{ID: "WCC-77", Title: "Day support for older people", Description: strings.Repeat("The council wants day support. ", 60), Status: "active",
			LegalScheme: "UKPGA", LegalID: "2023/54", Procedure: "Open procedure", TenderEnd: "2026-11-20T12:00:00Z",
			Value: notice.Amount{Net: "900000", Currency: "GBP"},
			Lots: []notice.Lot{
				{ID: "1", Title: "North", Description: "The north of the county.", Value: notice.Amount{Net: "400000", Currency: "GBP"}, Term: notice.Term{Start: "2027-04-01", End: "2030-03-31", HasRenewal: bid.Yes, Renewal: "Up to two years more"}},
				{ID: "2", Title: "South", Value: notice.Amount{Net: "500000", Currency: "GBP"}, Term: notice.Term{Start: "2027-04-01", End: "2030-03-31", HasRenewal: bid.Yes, Renewal: "Up to two years more"}},
			},
			Award: notice.Criteria{Lines: []notice.Criterion{{Kind: "quality", Name: "Quality", Numbers: []notice.Weight{{Number: "60", Kind: "percentageExact"}}}, {Kind: "price", Name: "Price", Numbers: []notice.Weight{{Number: "40", Kind: "percentageExact"}}}}},
		}}
	if change != nil {
		change(&r)
	}
	return r
}

func file(raw []byte, releases ...notice.Release) *notice.File {
	return &notice.File{Shape: "release package", Original: raw, SHA256: strings.Repeat("ab", 32), Releases: releases}
}

// reader stands for the reader of files, which lives where ui may not look: the text
// of a file names what is in it.
func reader(files map[string][]notice.Release) ReadNotice {
	return func(ctx context.Context, raw []byte, repair bool, progress func(done, total int64)) (*notice.File, bool, error) {
		progress(1, 2)
		if string(raw) == "infinite" && !repair {
			return nil, true, errors.New("This file holds Infinity, which is not a number in JSON. Nothing was imported.")
		}
		releases, known := files[string(raw)]
		if !known {
			return nil, false, errors.New("This is not an OCDS notice, so nothing was imported. Save the notice from the portal as JSON and try again.")
		}
		return file(raw, releases...), false, ctx.Err()
	}
}

// rig is a window with the page, and a way in for notices.
type rig struct {
	*page.Session
	t     *testing.T
	page  *Page
	frame *shell.Shell
	w     fyne.Window
	disk  *pagetest.Disk
	way   *Importer
	files map[string][]notice.Release
}

func newRig(t *testing.T, empty bool) *rig {
	t.Helper()
	r := &rig{t: t, disk: &pagetest.Disk{}, files: map[string][]notice.Release{}}
	if empty {
		r.Session = pagetest.EmptyOn(t, r.disk)
	} else {
		r.Session = pagetest.MealsOn(t, r.disk)
	}
	r.page = New(r.Session)
	r.frame, r.w = pagetest.Window(t, r.Session, r.page, home{})
	r.way = NewImporter(r.Session, reader(r.files))
	r.frame.Go(shell.Route{Page: page.Opportunity})
	return r
}

// home is a page that is there without a bid.
type home struct{}

func (home) ID() string              { return page.Bids }
func (home) Title() string           { return "Bids" }
func (home) Group() shell.Group      { return shell.Workspace }
func (home) View() fyne.CanvasObject { return container.NewWithoutLayout() }
func (home) Refresh()                {}

// bring imports a file that holds these notices.
func (r *rig) bring(name string, releases ...notice.Release) {
	r.files[name] = releases
	r.disk.Put("/in/"+name, []byte(name))
	r.way.Path("/in/" + name)
}

func (r *rig) press(name string) { r.t.Helper(); pagetest.Press(r.t, r.w, name) }

// reads is all that can be read in the window, the dialog on show first.
func (r *rig) reads() string {
	var out strings.Builder
	collect := func(o fyne.CanvasObject) {
		for _, part := range test.LaidOutObjects(o) {
			switch x := part.(type) {
			case interface{ AccessibilityLabel() string }:
				out.WriteString(x.AccessibilityLabel() + "\n")
			}
			if x, ok := part.(interface{ String() string }); ok {
				out.WriteString(x.String() + "\n")
			}
		}
	}
	if top := r.w.Canvas().Overlays().Top(); top != nil {
		collect(top)
	}
	collect(r.w.Content())
	return out.String()
}

func (r *rig) says(words ...string) {
	r.t.Helper()
	text := r.reads()
	for _, w := range words {
		if !strings.Contains(text, w) {
			r.t.Errorf("nowhere is said: %s", w)
		}
	}
}

func picture(t *testing.T, w fyne.Window, name string, dark bool, scale float32, size fyne.Size) {
	dir := os.Getenv("BIDWRIGHT_PICTURES")
	fyne.CurrentApp().Settings().SetTheme(theme.New(dark, scale))
	w.Resize(size)
	w.Content().Refresh()
	w.Content().Refresh()
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

var london = func() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		return time.UTC
	}
	return l
}()
