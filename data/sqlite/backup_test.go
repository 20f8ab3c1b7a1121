package sqlite

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

func TestBackupsAreMadeWithoutAsking(t *testing.T) {
	r := newRig(t)
	id, err := r.AddBid("Add", sampleBid("Meals", "10"))
	must(t, err)
	edit := func(title string) {
		must(t, r.EditBid(id, "Edit", func(b *bid.Bid) error { b.Title = title; return nil }))
	}
	reasons := func() (out []workspace.Reason) {
		all, err := r.Backups()
		must(t, err)
		for _, b := range all {
			out = append(out, b.Reason)
			store, err := NewKeeper().OpenReadOnly(b.Path)
			must(t, err)
			must(t, store.Close())
		}
		return out
	}
	must(t, r.Tick())
	if got := reasons(); len(got) != 0 {
		t.Errorf("too early: %v", got)
	}
	r.clock.add(15 * time.Minute)
	must(t, r.Tick())
	must(t, r.Tick())
	if got := reasons(); len(got) != 1 || got[0] != workspace.ReasonTimed {
		t.Errorf("after 15 minutes: %v", got)
	}
	r.clock.add(time.Hour) // nothing changed since
	must(t, r.Tick())
	if got := reasons(); len(got) != 1 {
		t.Errorf("although nothing changed: %v", got)
	}

	must(t, r.Close())
	must(t, r.Open(r.path))
	edit("Changed before any tick")
	all, err := r.Backups()
	must(t, err)
	if all[0].Reason != workspace.ReasonOpened {
		t.Fatalf("newest is %q", all[0].Reason)
	}
	for _, content := range bidsIn(t, all[0].Path) {
		if contains([]byte(content), "Changed") {
			t.Error("the backup of opening holds a later change")
		}
	}
	// Ten days of work leave ten, and the submitted one stays.
	_, err = r.Backup(workspace.ReasonSubmitted)
	must(t, err)
	for day := range 14 {
		r.clock.add(24 * time.Hour)
		edit(string(rune('a' + day)))
		r.clock.add(time.Hour)
		must(t, r.Tick())
	}
	got := reasons()
	submitted := 0
	for _, reason := range got {
		if reason == workspace.ReasonSubmitted {
			submitted++
		}
	}
	if len(got) != 11 || submitted != 1 {
		t.Errorf("%d kept, %d of them submitted: %v", len(got), submitted, got)
	}
}

func TestABackupThatCannotBeMadeIsToldAndStopsNobody(t *testing.T) {
	r := newRig(t)
	must(t, os.WriteFile(r.vault.Dir, []byte("a file where the folder should be"), 0o600))
	_, err := r.Backup(workspace.ReasonAsked)
	if err == nil || workspace.Explain(err).Do == "" {
		t.Fatal(err)
	}
	must(t, r.Close())
	must(t, r.Open(r.path))
	_, err = r.AddBid("Add", sampleBid("Meals", "10"))
	must(t, err)
	if st := state(t, r.Service); st.Trouble.IsZero() || len(st.Bids) != 1 {
		t.Errorf("trouble %+v", st.Trouble)
	}
	// A backup that fails stops a restore, which could lose the present state.
	err = r.Restore(workspace.Backup{Path: filepath.Join(r.dir, "none")}, "Restore")
	if err == nil {
		t.Error("restored without saving the present state")
	}
}
