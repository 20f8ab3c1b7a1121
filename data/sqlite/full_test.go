package sqlite

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

// TestFullDisk works on every system: the engine itself is told that there is no
// more room.
func TestFullDisk(t *testing.T) {
	path := countingFile(t)
	store, err := NewKeeper().Open(path, newClock().Now(), nil)
	must(t, err)
	inner := store.(*Store)
	r := newService(t, t.TempDir(), "id")
	s := workspace.New(workspace.Params{Keeper: opened{NewKeeper(), store}, Now: r.clock.Now, NewID: counter("f")})
	must(t, s.Open(path))
	id := state(t, s).Bids[0].ID
	before, err := s.Bid(id)
	must(t, err)
	undo := state(t, s).Undo

	var pages int
	must(t, inner.db.QueryRow("PRAGMA page_count").Scan(&pages))
	_, err = inner.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+2))
	must(t, err)
	long := strings.Repeat("no room ", 20_000)
	err = s.EditBid(id, "Long note", func(b *bid.Bid) error { b.Notes = long; return nil })
	want(t, err, workspace.DiskFull)
	if text := s.Explain(err).String(); !strings.Contains(text, "is safe") || !strings.Contains(text, "full") {
		t.Error(text)
	}
	after, err := s.Bid(id)
	must(t, err)
	if encodeJSON(t, before) != encodeJSON(t, after) || state(t, s).Undo != undo {
		t.Error("a save that failed changed something")
	}
	_, err = inner.db.Exec("PRAGMA max_page_count = 1000000")
	must(t, err)
	must(t, s.EditBid(id, "Long note", func(b *bid.Bid) error { b.Notes = long; return nil }))
	must(t, s.Close())
	must(t, r.Open(path))
}

func TestAFileThatVanishes(t *testing.T) {
	r := newRig(t)
	id, err := r.AddBid("Add", sampleBid("Meals", "10"))
	must(t, err)
	if err := os.Remove(r.path); err != nil {
		t.Logf("this system keeps an open file: %v", err)
		return
	}
	err = r.EditBid(id, "x", func(b *bid.Bid) error { b.Title = "x"; return nil })
	want(t, err, workspace.Missing)
	// What was read is still there to be saved elsewhere.
	must(t, r.SaveCopy(r.path+" rescued.bidwright"))
	must(t, r.Open(r.path+" rescued.bidwright"))
	if len(state(t, r.Service).Bids) != 1 {
		t.Error("the rescued copy lost the bid")
	}
}
