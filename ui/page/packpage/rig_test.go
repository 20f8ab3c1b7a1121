package packpage

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/assets/fonts"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
)

// rig is the page's surroundings: a workspace with the worked example, a disk, and a
// clock that the test lets run.
type rig struct {
	*page.Session
	t      *testing.T
	disk   *pagetest.Disk
	asked  string // the name offered for a file
	chosen string // the file that is opened when one is asked for
	waits  []func()
}

func newRig(t *testing.T, change func(*bid.Bid)) *rig {
	t.Helper()
	r := &rig{t: t, disk: &pagetest.Disk{}}
	r.Session = pagetest.MealsOn(t, r.disk)
	r.After = func(_ time.Duration, f func()) func() {
		stopped := false
		r.waits = append(r.waits, func() {
			if !stopped {
				f()
			}
		})
		return func() { stopped = true }
	}
	if change != nil && !r.Edit("Prepare the test", func(b *bid.Bid) error { change(b); return nil }) {
		t.Fatal("the test's own change was refused")
	}
	return r
}

// blocked makes the price higher than the buyer will consider, which stops the pack.
func blocked(b *bid.Bid) { b.Opportunity.Ceiling = money.MustPounds("1.00") }

// bare is a bid in which nothing has been entered.
func bare(b *bid.Bid) { *b = bid.Bid{ID: b.ID} }

// deps have the data painter under every ending: the others live where ui may not look.
func (r *rig) deps() Deps {
	return Deps{
		Session:  r.Session,
		Forms:    books{},
		Painters: map[string]pack.Painter{"pdf": pack.DataPainter{}, "html": pack.DataPainter{}, "json": pack.DataPainter{}},
		Faces:    func() (*layout.Faces, error) { return layout.NewFaces(fonts.Regular(), fonts.Bold()) },
	}
}

// rest lets the time pass for which the preview waits.
func (r *rig) rest() {
	waits := r.waits
	r.waits = nil
	for _, f := range waits {
		f()
	}
}

// answering is a window that answers the question for a file by itself.
type answering struct {
	*shell.Shell
	rig *rig
}

func (a answering) AskFile(ask kit.FileQuestion) {
	a.rig.asked = ask.Name
	if !ask.Save {
		ask.Chosen(a.rig.chosen)
		return
	}
	ask.Chosen("/out/pack.pdf")
}

// onScreen shows the page in a whole window; other stands for the rest of the program.
func (r *rig) onScreen() (*Page, *shell.Shell, fyne.Window) {
	r.t.Helper()
	p := New(r.deps())
	frame, w := pagetest.Window(r.t, r.Session, p, &elsewhere{})
	r.Attach(answering{frame, r})
	return p, frame, w
}

// elsewhere is the price page, as far as the pack goes to it.
type elsewhere struct{ path string }

func (*elsewhere) ID() string              { return page.Price }
func (*elsewhere) Title() string           { return "Price" }
func (*elsewhere) Group() shell.Group      { return shell.Bid }
func (*elsewhere) View() fyne.CanvasObject { return kit.Text("Price") }
func (*elsewhere) Refresh()                {}
func (e *elsewhere) GoTo(path string) bool { e.path = path; return true }

// picture saves what is on screen when BIDWRIGHT_PICTURES names a folder.
func picture(t *testing.T, w fyne.Window, name string) {
	dir := os.Getenv("BIDWRIGHT_PICTURES")
	if dir == "" {
		return
	}
	w.Content().Refresh()
	w.Content().Refresh()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func look(w fyne.Window, dark bool, scale float32, size fyne.Size) {
	fyne.CurrentApp().Settings().SetTheme(theme.New(dark, scale))
	w.Resize(size)
}
