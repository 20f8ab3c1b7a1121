package packpage

import (
	"context"
	"errors"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/app/pack/everything"
	"bidwright/app/workspace"
	"bidwright/ui/page/pagetest"

	"fyne.io/fyne/v2"
)

// whole are deps that can make every format.
func (r *rig) whole() Deps {
	d := r.deps()
	for _, f := range everything.Formats {
		d.Painters[f] = pack.DataPainter{}
	}
	return d
}

// One press writes every file that has something to say: the buyer's apart from the
// board's, each told, listed with its fingerprint and remembered.
func TestEveryFileAtOnceByTheWindow(t *testing.T) {
	r := newRig(t, nil)
	p := New(r.whole())
	frame, w := pagetest.Window(t, r.Session, p, &elsewhere{})
	r.Attach(answering{frame, r})
	p.ShowPart(partHanded)
	pagetest.Press(t, w, "Export every file of this bid …")
	if !strings.HasSuffix(r.asked, " – files") || strings.ContainsAny(r.asked, `/\:`) {
		t.Errorf("the folder is called %q", r.asked)
	}
	if got := shown(w); !strings.Contains(got, "for the buyer and 5 files for your board alone are in “pack.pdf”") || strings.Contains(got, "Not written") {
		t.Error(got)
	}
	issued, err := p.m.Issued()
	if err != nil || len(issued) < 10 {
		t.Fatalf("%d files are remembered, %v", len(issued), err)
	}
	list := string(r.disk.File("/out/pack.pdf/" + everything.ListName))
	for _, one := range issued {
		folder := everything.ForBuyer
		if strings.HasPrefix(one.Audience, string(pack.Board)) {
			folder = everything.Internal
		}
		raw := r.disk.File("/out/pack.pdf/" + folder + "/" + one.Name)
		if raw == nil || !strings.Contains(list, one.SHA256) || !one.Kept {
			t.Errorf("%s is not in %s, not listed or not kept", one.Name, folder)
		}
	}
	for _, c := range []struct {
		name  string
		dark  bool
		scale float32
	}{{"every-light", false, 1}, {"every-dark", true, 1}, {"every-150", false, 1.5}} {
		look(w, c.dark, c.scale, fyne.NewSize(1280*c.scale, 1000*c.scale))
		p.ShowPart(partPreview)
		p.ShowPart(partHanded)
		picture(t, w, c.name)
	}
}

// While checks stop the price its files are drafts by name; a folder that is gone is told
// and nothing is written.
func TestEveryFileWhileChecksStop(t *testing.T) {
	r := newRig(t, blocked)
	p := New(r.whole())
	frame, w := pagetest.Window(t, r.Session, p, &elsewhere{})
	r.Attach(answering{frame, r})
	p.ShowPart(partHanded)
	r.disk.Refuse = &workspace.Failure{Kind: workspace.Missing, Doing: "export", Name: "pack.pdf"}
	pagetest.Press(t, w, "Export every file of this bid …")
	if got := frame.Toasts().Text(); !strings.Contains(got, "not there any more") || r.disk.File("/out/pack.pdf/"+everything.ListName) != nil {
		t.Error(got)
	}
	r.disk.Refuse = nil
	pagetest.Press(t, w, "Export every file of this bid …")
	list := string(r.disk.File("/out/pack.pdf/" + everything.ListName))
	if !strings.Contains(list, "DRAFT Commercial response") || !strings.Contains(list, "DRAFT Price for the board") || strings.Contains(list, "– Commercial response") {
		t.Error(list)
	}
	// What is told is of this bid: another one begins with nothing told.
	doc := r.Document()
	doc.Bid.ID = ""
	id, err := r.Service.AddDocument("Add another", doc)
	if err != nil {
		t.Fatal(err)
	}
	r.OpenBid(id, p.ID())
	p.ShowPart(partHanded)
	if got := shown(w); strings.Contains(got, "for your board alone are in") {
		t.Error("what was written for one bid is told of another")
	}
}

// breaking calls a function at its nth file, and may refuse one format.
type breaking struct {
	pack.DataPainter
	n    *int
	at   int
	then func()
	err  error
}

func (b breaking) Paint(ctx context.Context, built pack.Built, progress func(int, int)) ([]byte, error) {
	if *b.n++; *b.n == b.at {
		b.then()
	}
	if b.err != nil {
		return nil, b.err
	}
	return b.DataPainter.Paint(ctx, built, progress)
}

// Stopped at the third file, the two before it stand whole and the third does not; one
// format that fails is one sentence and does not keep the others back.
func TestEveryFileIsStoppedOrFails(t *testing.T) {
	r := newRig(t, nil)
	d := r.whole()
	var job func()
	inline := r.Session.Run
	r.Session.Run = func(f func()) { job = f }
	n, stop := 0, func() {}
	for _, f := range everything.Formats {
		d.Painters[f] = breaking{n: &n, at: 3, then: func() { stop() }}
	}
	var got All
	stop = NewModel(d).Everything("/out/all", func(int, int) {}, func(all All, err error) {
		if got = all; err != nil {
			t.Error(err)
		}
	})
	job()
	r.Session.Run = inline
	if !got.Stopped || got.Written() != 2 || r.disk.File("/out/all/"+everything.ListName) == nil {
		t.Errorf("%+v", got)
	}
	d = r.whole()
	d.Painters["html"] = breaking{n: new(int), err: errors.New("the typeface is gone")}
	NewModel(d).Everything("/out/rest", func(int, int) {}, func(all All, err error) {
		missing := strings.Join(all.NotWritten(), "\n")
		if err != nil || all.Written() < 8 || !strings.Contains(missing, "Commercial response (html): The typeface is gone.") {
			t.Errorf("%v\n%s", err, missing)
		}
	})
}

// A bid without anything entered writes what it can and says what it cannot.
func TestEveryFileOfABareBid(t *testing.T) {
	r := newRig(t, bare)
	NewModel(r.whole()).Everything("/out/bare", func(int, int) {}, func(all All, err error) {
		if err != nil {
			t.Error(err)
		}
		for _, l := range all.Lines {
			if (l.Name == "") != (l.Why != "") {
				t.Errorf("%+v", l)
			}
		}
	})
	if name := folderName(bid.Bid{}); name != "Files of the bid" {
		t.Error(name)
	}
}
