package packpage

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/app/pack/difference"
	"bidwright/app/workspace"
	"bidwright/ui/page/pagetest"
)

// hand exports the file on show and gives its record.
func hand(t *testing.T, r *rig, m *Model, path string) workspace.IssuedPack {
	t.Helper()
	m.Export(JSON, path, func(int, int) {}, func(_ Exported, err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	issued, err := m.Issued()
	if err != nil || len(issued) == 0 || !issued[0].Kept {
		t.Fatalf("%+v, %v", issued, err)
	}
	for _, p := range issued {
		if "/out/"+p.Name == path {
			return p
		}
	}
	t.Fatal("not recorded")
	return workspace.IssuedPack{}
}

// A pack is written again byte for byte though the bid has changed since, and what changed
// is told in words; a pack whose making was not kept says so.
func TestAPackIsWrittenAgainAndToldApart(t *testing.T) {
	r := newRig(t, nil)
	m := NewModel(r.deps())
	m.Refresh()
	first := hand(t, r, m, "/out/first.json")
	r.Edit("Ask more", func(b *bid.Bid) error {
		b.Pricing.Asked = money.MustPounds("9.30")
		b.Pack.Version = 2
		return nil
	})
	r.EditOrganisation("Move", func(o *bid.Organisation) error { o.Address = "Elsewhere"; return nil })
	m.Again(first, "/out/again.json", func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	if !bytes.Equal(r.disk.File("/out/again.json"), r.disk.File("/out/first.json")) {
		t.Error("the file made again is another one")
	}
	words := func(later *workspace.IssuedPack) string {
		var all []string
		m.Compare(first, later, func(changes []difference.Change, err error) {
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range changes {
				all = append(all, c.Words)
			}
		})
		return strings.Join(all, "\n")
	}
	second := hand(t, r, m, "/out/second.json")
	for _, got := range []string{words(nil), words(&second)} {
		if !strings.Contains(got, "£9.30, was £9.25 (+£0.05") || !strings.Contains(got, "Elsewhere") {
			t.Error(got)
		}
	}
	second.SHA256 = strings.Repeat("0", 64)
	var differs *pack.DiffersError
	m.Again(second, "/out/never.json", func(err error) {
		if !errors.As(err, &differs) || r.disk.File("/out/never.json") != nil {
			t.Errorf("%v", err)
		}
	})
	old, err := r.Service.RecordPack(workspace.IssuedPack{BidID: r.BidID(), Name: "old.pdf", Format: "pdf"})
	if err != nil {
		t.Fatal(err)
	}
	m.Again(old, "/out/never.pdf", func(err error) {
		if !errors.Is(err, pack.ErrNotKept) {
			t.Errorf("%v", err)
		}
	})
}

// The same through the window.
func TestHandedOverPacksByTheWindow(t *testing.T) {
	r := newRig(t, nil)
	p, frame, w := r.onScreen()
	hand(t, r, p.m, "/out/first.json")
	r.Edit("Ask more", func(b *bid.Bid) error { b.Pricing.Asked = money.MustPounds("9.30"); return nil })
	r.rest()
	p.ShowPart(partHanded)
	p.issued.Select(p.issued.Rows()[0].ID)
	p.handed.refresh()
	pagetest.Press(t, w, "What has changed since")
	if !strings.Contains(shown(w), "£9.30, was £9.25") {
		t.Error(shown(w))
	}
	pagetest.Press(t, w, "Write it again …")
	if !strings.Contains(frame.Toasts().Text(), "byte for byte") || !bytes.Equal(r.disk.File("/out/pack.pdf"), r.disk.File("/out/first.json")) {
		t.Error(frame.Toasts().Text())
	}
}
