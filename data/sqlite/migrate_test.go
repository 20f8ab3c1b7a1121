package sqlite

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

// laterKeeper knows versions after the released ones, as a later program would:
// one that adds a column and a table, and one that rewrites a list.
func laterKeeper(t testing.TB, statements ...string) *Keeper {
	t.Helper()
	k := NewKeeper()
	db, err := sql.Open("sqlite", ":memory:")
	must(t, err)
	db.SetMaxOpenConns(1)
	defer db.Close()
	for _, f := range k.formats {
		_, err := db.Exec(f.SQL)
		must(t, err)
	}
	for _, s := range statements {
		_, err := db.Exec(s)
		must(t, err)
		hash, err := schemaHash(db)
		must(t, err)
		k.formats = append(k.formats, format{SQL: s, Hash: hash})
	}
	return k
}

const (
	addTable  = `CREATE TABLE reminder (bid TEXT NOT NULL, day TEXT NOT NULL) STRICT; ALTER TABLE pack ADD COLUMN note TEXT NOT NULL DEFAULT '';`
	addColumn = `ALTER TABLE setting ADD COLUMN changed TEXT NOT NULL DEFAULT '';`
)

func TestAnEarlierFileIsBroughtUpToDateAfterABackup(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "old.bidwright")
	old := wholeFile(t)
	must(t, os.WriteFile(path, old, 0o600))
	before := bidsIn(t, path)
	k := laterKeeper(t, addTable, addColumn)

	// For reading it is a private copy that is brought up to date.
	store, err := k.OpenReadOnly(path)
	must(t, err)
	if v := store.Info().Version; v != k.newest() {
		t.Errorf("version %d", v)
	}
	must(t, store.Close())
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, old) {
		t.Error("reading an earlier file changed it")
	}

	vault := Vault{Dir: filepath.Join(dir, "backups"), Keeper: k}
	clock := newClock()
	s := workspace.New(workspace.Params{Keeper: k, Vault: vault, Now: clock.Now, NewID: counter("m")})
	must(t, s.Open(path))
	must(t, s.Tick())
	all, err := s.Backups()
	must(t, err)
	if len(all) != 2 || all[1].Reason != workspace.ReasonMigration {
		t.Fatalf("backups %+v", all)
	}
	// The backup is the earlier version, which the earlier program still opens.
	for place := range map[string]bool{all[1].Path: true} {
		for id, content := range bidsIn(t, place) {
			if before[id] != content {
				t.Error("the backup differs")
			}
		}
	}
	id := state(t, s).Bids[0].ID
	must(t, s.EditBid(id, "After", func(b *bid.Bid) error { b.Notes = "after"; return nil }))
	for range 3 { // the history survives
		_, err := s.Undo()
		must(t, err)
	}
	must(t, s.Close())
	// And now the file is newer than this program knows.
	_, err = NewKeeper().Open(path, clock.Now(), nil)
	want(t, err, workspace.Newer)
}

func TestAFailedUpdateLeavesTheFileAsItWas(t *testing.T) {
	for _, c := range []struct{ name, sql string }{
		{"statements that fail half-way", `CREATE TABLE extra (x TEXT) STRICT; INSERT INTO nowhere VALUES (1);`},
		{"a total that changes", `UPDATE workspace SET value_pence = value_pence + 1;`},
		{"a bid that is lost", `DELETE FROM bid WHERE id = (SELECT min(id) FROM bid);`},
		{"a bid that is lost consistently", `UPDATE workspace SET bids = bids - 1, value_pence = value_pence - (SELECT value_pence FROM bid ORDER BY id LIMIT 1);
			DELETE FROM document WHERE id = (SELECT min(id) FROM bid); DELETE FROM bid WHERE id = (SELECT min(id) FROM bid);`},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "old.bidwright")
			must(t, os.WriteFile(path, wholeFile(t), 0o600))
			before := bidsIn(t, path)
			k := NewKeeper()
			k.formats = append(k.formats, format{SQL: c.sql, Hash: k.formats[0].Hash})
			_, err := k.Open(path, newClock().Now(), nil)
			want(t, err, workspace.Unmigrated)
			after := bidsIn(t, path)
			for id := range before {
				if before[id] != after[id] {
					t.Error("a bid changed")
				}
			}
		})
	}
}

func TestABackupThatFailsStopsTheUpdate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.bidwright")
	must(t, os.WriteFile(path, wholeFile(t), 0o600))
	boom := errors.New("no room")
	_, err := laterKeeper(t, addTable).Open(path, newClock().Now(), func(workspace.Store) error { return boom })
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	bidsIn(t, path) // still version 1
}

func TestDocumentsAreUpgradedToo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.bidwright")
	must(t, os.WriteFile(path, wholeFile(t), 0o600))
	db := rawDB(t, path)
	_, err := db.Exec(`UPDATE document SET schema = 0; UPDATE version SET schema = 0`)
	must(t, err)
	must(t, db.Close())
	k := laterKeeper(t, addTable)
	calls := 0
	k.upgrade = func(key workspace.Key, schema int, content []byte) ([]byte, error) {
		calls++
		if schema != 0 {
			t.Errorf("schema %d", schema)
		}
		return bytes.Replace(content, []byte(`note note`), []byte(`Note note`), 1), nil
	}
	store, err := k.Open(path, time.Now(), nil)
	must(t, err)
	rows, err := store.Rows()
	must(t, err)
	raw, err := store.Get(workspace.Key{Kind: workspace.EntryBid, ID: rows[0].ID})
	must(t, err)
	if calls < 7 || !contains(raw, "Note note") {
		t.Errorf("%d calls", calls)
	}
	if step, err := store.NextUndo(); err != nil || step != nil {
		t.Error("the history fits the earlier text only and should have ended")
	}
	must(t, store.Close())
}
