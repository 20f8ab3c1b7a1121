package sqlite

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"bidwright/app/workspace"
)

// What a pack was made from comes back as it was, after opening again too; equal content is
// kept once, and what was not kept is nil.
func TestWhatAPackWasMadeFromIsKept(t *testing.T) {
	r := newRig(t)
	id, err := r.AddBid("Add", sampleBid("Meals", "1000"))
	must(t, err)
	made := []byte(strings.Repeat(`{"price":"9.25"}`, 5000))
	first, err := r.RecordPack(workspace.IssuedPack{BidID: id, Name: "a.pdf", Format: "pdf", Snapshot: made})
	must(t, err)
	second, err := r.RecordPack(workspace.IssuedPack{BidID: id, Name: "a.html", Format: "html", Snapshot: made})
	must(t, err)
	bare, err := r.RecordPack(workspace.IssuedPack{BidID: id, Name: "b.pdf", Format: "pdf"})
	must(t, err)
	must(t, r.Close())
	must(t, r.Open(r.path))
	for _, p := range []workspace.IssuedPack{first, second} {
		if got, err := r.Snapshot(p.ID); err != nil || !bytes.Equal(got, made) {
			t.Errorf("%s: %d bytes, %v", p.Name, len(got), err)
		}
	}
	if got, err := r.Snapshot(bare.ID); got != nil || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	packs, err := r.Packs(id)
	must(t, err)
	kept := 0
	for _, p := range packs {
		if p.Kept {
			kept++
		}
	}
	if len(packs) != 3 || kept != 2 {
		t.Errorf("%+v", packs)
	}
	must(t, r.Close())
	db, err := open(r.path, modeWrite)
	must(t, err)
	var rows, bytesKept int
	must(t, db.QueryRow(`SELECT count(*), sum(length(content)) FROM snapshot`).Scan(&rows, &bytesKept))
	if rows != 1 || bytesKept > len(made)/10 {
		t.Errorf("%d copies in %d bytes", rows, bytesKept)
	}
	// A digit that changed on a failing disk is told, never printed.
	content, err := packed([]byte(strings.Replace(string(made), "9.25", "8.25", 1)))
	must(t, err)
	_, err = db.Exec(`UPDATE snapshot SET content = ?`, content)
	must(t, errors.Join(err, db.Close()))
	must(t, r.Open(r.path))
	var failure *workspace.Failure
	if _, err := r.Snapshot(first.ID); !errors.As(err, &failure) || !errors.Is(err, workspace.Damaged) {
		t.Errorf("%v", err)
	}
}
