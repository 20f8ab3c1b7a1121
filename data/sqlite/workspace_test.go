package sqlite

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/workspace"

	"github.com/google/go-cmp/cmp"
)

func TestSchemaHashOfEveryReleasedVersion(t *testing.T) {
	for v := 1; v <= len(released()); v++ {
		db, err := sql.Open("sqlite", ":memory:")
		must(t, err)
		for _, f := range released()[:v] {
			_, err := db.Exec(f.SQL)
			must(t, err)
		}
		hash, err := schemaHash(db)
		must(t, err)
		if want := released()[v-1].Hash; hash != want {
			t.Errorf("version %d has schema hash %s, released as %s; a released version never changes", v, hash, want)
		}
		must(t, db.Close())
	}
}

func TestPragmasReadBackAsTheyWereAskedFor(t *testing.T) {
	r := newRig(t)
	must(t, r.Close())
	for _, c := range []struct {
		mode   string
		expect map[string]string
	}{
		{modeWrite, map[string]string{"journal_mode": "delete", "synchronous": "3", "locking_mode": "exclusive", "foreign_keys": "1",
			"trusted_schema": "0", "secure_delete": "1", "cell_size_check": "1", "busy_timeout": "3000", "query_only": "0", "application_id": "1114203255"}},
		{modeRead, map[string]string{"foreign_keys": "1", "trusted_schema": "0", "query_only": "1", "cell_size_check": "1"}},
	} {
		db, err := open(r.path, c.mode)
		must(t, err)
		for pragma, expect := range c.expect {
			var got string
			must(t, db.QueryRow("PRAGMA "+pragma).Scan(&got))
			if got != expect {
				t.Errorf("%s: %s is %s, want %s", c.mode, pragma, got, expect)
			}
		}
		if c.mode == modeRead {
			_, _ = db.Exec("PRAGMA query_only = 0")
			if _, err := db.Exec("UPDATE workspace SET edits = 99"); err == nil {
				t.Error("a file opened for reading was written")
			}
		}
		must(t, db.Close())
	}
}

func TestWhatIsEditedIsThereAfterOpeningAgain(t *testing.T) {
	r := newRig(t)
	id, err := r.AddBid("Add bid", sampleBid("Meals", "120000.50"), workspace.Attachment{Name: "notice.json", Type: "notice", Content: []byte(`{"a":1}`)})
	must(t, err)
	must(t, r.EditBid(id, "Change notes", func(b *bid.Bid) error { b.Notes = "£ – ŵ ŷ 🍲"; return nil }))
	must(t, r.EditOrganisation("Name", func(o *bid.Organisation) error { o.Name = "Tamar Care CIC"; return nil }))
	must(t, r.OverrideFact("Own wage rate", bid.FactOverride{FactID: "nlw", Value: money.MustValue("13.00"), Reason: "board decision"}))
	must(t, r.SaveSetting("last page", "price"))
	v, err := r.SaveVersion(id, "Before the board")
	must(t, err)
	_, err = r.RecordPack(workspace.IssuedPack{BidID: id, Audience: "commissioner", Format: "pdf", Name: "Pack.pdf", SHA256: "ab"})
	must(t, err)
	before, err := r.Document(id)
	must(t, err)

	must(t, r.Close())
	must(t, r.Open(r.path))
	after, err := r.Document(id)
	must(t, err)
	if a, b := encodeJSON(t, before), encodeJSON(t, after); a != b {
		t.Error(cmp.Diff(a, b))
	}
	st := state(t, r.Service)
	if len(st.Bids) != 1 || st.Bids[0].ValuePence != 12000050 || st.Bids[0].Title != "Meals" || st.Bids[0].Buyer == "" || st.Bids[0].DeadlineDay().ISO() != "2027-06-01" {
		t.Errorf("row %+v", st.Bids)
	}
	if st.Organisation.Name != "Tamar Care CIC" || len(st.Facts) != 1 || st.Undo != "Own wage rate" || st.Name != "Tamar bids" {
		t.Errorf("state %+v", st)
	}
	if value, ok := r.Setting("last page"); !ok || value != "price" {
		t.Error("setting lost")
	}
	packs, err := r.Packs(id)
	must(t, err)
	files, err := r.Attachments(id)
	must(t, err)
	if len(packs) != 1 || len(files) != 1 {
		t.Fatalf("%d packs, %d files", len(packs), len(files))
	}
	a, err := r.Attachment(files[0].SHA256)
	must(t, err)
	if string(a.Content) != `{"a":1}` {
		t.Error("attachment differs")
	}

	must(t, r.EditBid(id, "Other notes", func(b *bid.Bid) error { b.Notes = ""; return nil }))
	must(t, r.RestoreVersion(v.ID, "Restore version"))
	got, err := r.Bid(id)
	must(t, err)
	if got.Notes != "£ – ŵ ŷ 🍲" {
		t.Errorf("notes after restoring the version: %q", got.Notes)
	}
	name, err := r.Undo()
	must(t, err)
	if got, _ := r.Bid(id); got.Notes != "" || name != "Restore version" {
		t.Error("restoring a version could not be taken back")
	}
}

func TestDeletingABidCanBeTakenBackWithAllThatBelongsToIt(t *testing.T) {
	r := newRig(t)
	id, err := r.AddBid("Add", sampleBid("Meals", "1000"), workspace.Attachment{Name: "n", Content: []byte("x")})
	must(t, err)
	_, err = r.SaveVersion(id, "One")
	must(t, err)
	copyID, err := r.DuplicateBid(id, "Duplicate", "Meals 2")
	must(t, err)
	must(t, r.DeleteBid(id, "Delete Meals"))
	if st := state(t, r.Service); len(st.Bids) != 1 || st.Bids[0].ID != copyID {
		t.Fatalf("%+v", st.Bids)
	}
	_, err = r.Bid(id)
	want(t, err, workspace.NoBid)
	must(t, r.Close())
	must(t, r.Open(r.path))
	_, err = r.Undo()
	must(t, err)
	vs, err := r.Versions(id)
	must(t, err)
	fs, err := r.Attachments(id)
	must(t, err)
	if len(vs) != 1 || len(fs) != 1 {
		t.Errorf("%d versions, %d files after undo", len(vs), len(fs))
	}
	if st := state(t, r.Service); st.Redo != "Delete Meals" || st.Undo != "Duplicate" {
		t.Errorf("undo %q, redo %q", st.Undo, st.Redo)
	}
	// A new edit drops what could be repeated.
	must(t, r.EditBid(id, "Rename", func(b *bid.Bid) error { b.Title = "Meals at home"; return nil }))
	_, err = r.Redo()
	want(t, err, workspace.NoStep)
}

func TestAFailedEditChangesNothing(t *testing.T) {
	r := newRig(t)
	id, err := r.AddBid("Add", sampleBid("Meals", "1000"))
	must(t, err)
	before := encodeJSON(t, state(t, r.Service))
	boom := workspace.Kind("boom")
	if err := r.EditBid(id, "x", func(b *bid.Bid) error { b.Title = "Changed"; b.Pricing.People[0].Role = "Changed"; return boom }); err == nil {
		t.Fatal("no error")
	}
	want(t, r.EditBid("nothing", "x", func(*bid.Bid) error { return nil }), workspace.NoBid)
	must(t, r.EditBid(id, "no change", func(*bid.Bid) error { return nil }))
	if after := encodeJSON(t, state(t, r.Service)); after != before {
		t.Error(cmp.Diff(before, after))
	}
}

func TestSubscribersHearOfEveryChangeAfterItIsStored(t *testing.T) {
	r := newRig(t)
	var heard []workspace.Change
	cancel := r.Subscribe(func(c workspace.Change) {
		if _, err := r.State(); err != nil { // no lock is held
			t.Error(err)
		}
		heard = append(heard, c)
	})
	id, err := r.AddBid("Add", sampleBid("Meals", ""))
	must(t, err)
	must(t, r.EditBid(id, "Nothing", func(*bid.Bid) error { return nil }))
	_, err = r.Undo()
	must(t, err)
	cancel()
	_, err = r.Redo()
	must(t, err)
	if len(heard) != 2 || heard[0].Step != "Add" || heard[1].BidIDs[0] != id {
		t.Errorf("%+v", heard)
	}
}

func TestRestoringABackupSavesThePresentFirstAndCanBeTakenBack(t *testing.T) {
	r := newRig(t)
	one, err := r.AddBid("Add one", sampleBid("One", "100"))
	must(t, err)
	kept, err := r.Backup(workspace.ReasonAsked)
	must(t, err)
	_, err = r.AddBid("Add two", sampleBid("Two", "200"))
	must(t, err)
	must(t, r.EditBid(one, "Rename", func(b *bid.Bid) error { b.Title = "One changed"; return nil }))
	before := encodeJSON(t, state(t, r.Service).Bids)

	must(t, r.Restore(kept, "Restore backup"))
	if st := state(t, r.Service); len(st.Bids) != 1 || st.Bids[0].Title != "One" {
		t.Errorf("after restoring: %+v", st.Bids)
	}
	all, err := r.Backups()
	must(t, err)
	if all[0].Reason != workspace.ReasonRestore {
		t.Errorf("newest backup is %q", all[0].Reason)
	}
	_, err = r.Undo()
	must(t, err)
	st := state(t, r.Service)
	for i := range st.Bids { // the time of change is that of the undo
		if st.Bids[i].Title != "One changed" && st.Bids[i].Title != "Two" {
			t.Errorf("after undo: %+v; before %s", st.Bids, before)
		}
	}
	if len(st.Bids) != 2 {
		t.Errorf("%d bids after undo", len(st.Bids))
	}
}

func TestSomeoneElsesWorkspaceIsOnlyRead(t *testing.T) {
	theirs := newService(t, t.TempDir(), "theirs")
	must(t, theirs.Create(theirs.path))
	_, err := theirs.AddBid("Add", sampleBid("Theirs", "100"), workspace.Attachment{Name: "n", Content: []byte("x")})
	must(t, err)
	must(t, theirs.Close())
	before, err := os.ReadFile(theirs.path)
	must(t, err)

	r := newRig(t)
	ids, err := r.CopyBidsFrom(theirs.path, "Bring in bids")
	must(t, err)
	again, err := r.CopyBidsFrom(theirs.path, "Bring in bids")
	must(t, err)
	if len(ids) != 1 || len(again) != 1 || ids[0] == again[0] {
		t.Errorf("ids %v %v", ids, again)
	}
	fs, err := r.Attachments(again[0])
	must(t, err)
	if len(fs) != 1 {
		t.Error("the files did not come along")
	}
	after, err := os.ReadFile(theirs.path)
	must(t, err)
	if string(before) != string(after) {
		t.Error("their file was changed")
	}
}

func TestDeletedTextIsGoneFromTheFile(t *testing.T) {
	r := newRig(t)
	const secret = "walkaway-secret-4711"
	must(t, r.SaveSetting("note", secret))
	must(t, r.SaveSetting("note", "nothing"))
	must(t, r.Close())
	raw, err := os.ReadFile(r.path)
	must(t, err)
	if contains(raw, secret) {
		t.Error("deleted text can still be read in the file")
	}
}

func TestOneFileAtRest(t *testing.T) {
	r := newRig(t)
	_, err := r.AddBid("Add", sampleBid("Meals", "100"))
	must(t, err)
	must(t, r.Close())
	entries, err := os.ReadDir(filepath.Dir(r.path))
	must(t, err)
	for _, e := range entries {
		if e.Name() != filepath.Base(r.path) && e.Name() != "backups" {
			t.Errorf("%s lies beside the workspace", e.Name())
		}
	}
}
