package sqlite

import (
	"bytes"
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

// wholeFile is the bytes of a workspace with something in every table.
func wholeFile(t testing.TB) []byte {
	t.Helper()
	r := newRig(t)
	for _, title := range []string{"Meals", "Day support", "Befriending"} {
		id, err := r.AddBid("Add "+title, sampleBid(title, "1234.56"), workspace.Attachment{Name: "n", Content: []byte(strings.Repeat(title, 900))})
		must(t, err)
		_, err = r.SaveVersion(id, "First")
		must(t, err)
		must(t, r.EditBid(id, "Notes", func(b *bid.Bid) error { b.Notes = strings.Repeat("note ", 300); return nil }))
	}
	must(t, r.EditOrganisation("Name", func(o *bid.Organisation) error { o.Name = "Tamar"; return nil }))
	_, err := r.Undo()
	must(t, err)
	must(t, r.Close())
	raw, err := os.ReadFile(r.path)
	must(t, err)
	return raw
}

// TestDamagedFiles: flipped bits, cuts and overwritten stretches are refused with
// a sentence or opened; never a panic, and what opens holds every bid exactly as it was saved.
func TestDamagedFiles(t *testing.T) {
	files := 400
	if soaking() {
		files = 3000
	}
	raw := wholeFile(t)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 2))
	path := filepath.Join(t.TempDir(), "damaged.bidwright")
	must(t, os.WriteFile(path, raw, 0o600))
	whole := bidsIn(t, path)
	refused, slowest := 0, time.Duration(0)
	for range files {
		bad := damage(random, raw)
		must(t, os.WriteFile(path, bad, 0o600))
		_ = os.Remove(journalOf(path))
		start := time.Now()
		store, err := NewKeeper().Open(path, newClock().Now(), nil)
		slowest = max(slowest, time.Since(start))
		if err != nil {
			refused++
			var f *workspace.Failure
			if !errors.As(err, &f) || workspace.Explain(err).Means == "" {
				t.Fatalf("seed %d: no sentence for %v", seed, err)
			}
			after, readErr := os.ReadFile(path)
			must(t, readErr)
			if string(after) != string(bad) {
				t.Fatalf("seed %d: a refused file was changed", seed)
			}
			continue
		}
		rows, err := store.Rows()
		must(t, err)
		if len(rows) != len(whole) {
			t.Fatalf("seed %d: %d bids", seed, len(rows))
		}
		for _, row := range rows {
			raw, err := store.Get(workspace.Key{Kind: workspace.EntryBid, ID: row.ID})
			must(t, err)
			if string(raw) != whole[row.ID] {
				t.Fatalf("seed %d: opened, but a bid is not what was saved", seed)
			}
		}
		must(t, store.Close())
	}
	t.Logf("%d of %d refused, slowest %s", refused, files, slowest)
}

// bidsIn is every bid of a file as stored.
func bidsIn(t testing.TB, path string) map[string]string {
	t.Helper()
	store, err := NewKeeper().OpenReadOnly(path)
	must(t, err)
	defer store.Close()
	rows, err := store.Rows()
	must(t, err)
	out := map[string]string{}
	for _, row := range rows {
		raw, err := store.Get(workspace.Key{Kind: workspace.EntryBid, ID: row.ID})
		must(t, err)
		out[row.ID] = string(raw)
	}
	return out
}

func damage(random *rand.Rand, raw []byte) []byte {
	bad := append([]byte(nil), raw...)
	switch random.IntN(5) {
	case 0:
		return bad[:random.IntN(len(bad))]
	case 1: // the header
		bad[random.IntN(100)] ^= byte(1 << random.IntN(8))
	case 2: // a whole stretch
		at := random.IntN(len(bad) - 64)
		for i := range 64 {
			bad[at+i] = byte(random.Uint32())
		}
	default:
		for range 1 + random.IntN(4) {
			bad[random.IntN(len(bad))] ^= byte(1 << random.IntN(8))
		}
	}
	return bad
}

// raw opens a file as any other program would.
func rawDB(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	must(t, err)
	return db
}

func TestHostileFiles(t *testing.T) {
	whole := wholeFile(t)
	run := func(statements ...string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			db := rawDB(t, path)
			for _, s := range statements {
				if _, err := db.Exec(s); err != nil {
					t.Fatalf("%s: %v", s, err)
				}
			}
			// Whoever plants a document also makes its digest right.
			all, err := documents(db)
			must(t, err)
			for _, d := range all {
				_, err := db.Exec(`UPDATE document SET sum = ? WHERE kind = ? AND id = ?`, sumOf([]byte(d.content)), string(d.key.Kind), d.key.ID)
				must(t, err)
			}
			must(t, db.Close())
		}
	}
	cases := []struct {
		name string
		do   func(t *testing.T, path string)
		kind workspace.Kind
	}{
		{"a planted trigger", run(`CREATE TRIGGER boom AFTER UPDATE ON workspace BEGIN DELETE FROM document; END`), workspace.Altered},
		{"a planted view", run(`CREATE VIEW v AS SELECT 1`), workspace.Altered},
		{"a virtual table", run(`CREATE VIRTUAL TABLE v USING fts5(x)`), workspace.Altered},
		{"an extra table", run(`CREATE TABLE extra (x)`), workspace.Altered},
		{"an extra index", run(`CREATE INDEX i ON bid (title)`), workspace.Altered},
		{"write-ahead mode", run(`PRAGMA journal_mode = WAL`), workspace.Altered},
		{"another program's id", run(`PRAGMA application_id = 1`), workspace.NotOurs},
		{"a newer version", run(`PRAGMA user_version = 7`), workspace.Newer},
		{"no version", run(`PRAGMA user_version = 0`), workspace.Damaged},
		{"a negative version", run(`PRAGMA user_version = -1`), workspace.Damaged},
		{"a huge text", run(`UPDATE document SET content = '{"id":"' || replace(hex(zeroblob(4000000)), '00', 'ab') || '"}'`), workspace.Damaged},
		{"a number that is none", run(`UPDATE document SET content = replace(content, '"1234.56"', '"1e999999999"')`), workspace.Damaged},
		{"a number as a float", run(`UPDATE document SET content = replace(content, '"1234.56"', '1234.56')`), workspace.Damaged},
		{"a digit that changed on the disk", func(t *testing.T, path string) {
			raw, err := os.ReadFile(path)
			must(t, err)
			must(t, os.WriteFile(path, bytes.Replace(raw, []byte(`"hourlyPay":"13.45"`), []byte(`"hourlyPay":"13.46"`), -1), 0o600))
		}, workspace.Damaged},
		{"an unknown field", run(`UPDATE document SET content = '{"evil":1,' || substr(content, 2) WHERE kind = 'bid'`), workspace.Damaged},
		{"totals that differ", run(`UPDATE workspace SET value_pence = value_pence + 1`), workspace.Damaged},
		{"a list that differs from its document", run(`UPDATE bid SET title = 'Other' WHERE id = (SELECT min(id) FROM bid)`), workspace.Damaged},
		{"a bid without a document", run(`DELETE FROM document WHERE id = (SELECT min(id) FROM bid)`), workspace.Damaged},
		{"a workspace id that is a path", run(`UPDATE workspace SET id = '../../etc'`), workspace.Damaged},
		{"no workspace row", run(`DELETE FROM workspace`), workspace.Damaged},
		{"an orphan", run(`PRAGMA foreign_keys = 0`, `DELETE FROM attachment`), workspace.Damaged},
		{"history out of order", run(`UPDATE step SET undone = 1 WHERE number = 1`), workspace.Damaged},
		{"a document of another schema version", run(`UPDATE document SET schema = 9`), workspace.Damaged},
		{"an empty file", func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) }, workspace.NotOurs},
		{"a text file", func(t *testing.T, path string) {
			must(t, os.WriteFile(path, []byte(strings.Repeat("hello ", 100)), 0o600))
		}, workspace.NotOurs},
		{"a folder", func(t *testing.T, path string) { must(t, os.Remove(path)); must(t, os.Mkdir(path, 0o700)) }, workspace.NotAFile},
		{"nothing", func(t *testing.T, path string) { must(t, os.Remove(path)) }, workspace.Missing},
		{"more than 200 MB", func(t *testing.T, path string) { must(t, os.Truncate(path, maxFile+1)) }, workspace.TooLarge},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.bidwright")
			must(t, os.WriteFile(path, whole, 0o600))
			c.do(t, path)
			for _, open := range []func(string) error{
				func(p string) error { _, err := NewKeeper().Open(p, newClock().Now(), nil); return err },
				func(p string) error { _, err := NewKeeper().OpenReadOnly(p); return err },
			} {
				want(t, open(path), c.kind)
			}
		})
	}
}

func TestADamagedFileNamesTheNewestGoodBackup(t *testing.T) {
	r := newRig(t)
	id, err := r.AddBid("Add", sampleBid("Meals", "10"))
	must(t, err)
	good, err := r.Backup(workspace.ReasonAsked)
	must(t, err)
	must(t, r.EditBid(id, "Later", func(b *bid.Bid) error { b.Title = "Later"; return nil }))
	bad, err := r.Backup(workspace.ReasonAsked)
	must(t, err)
	must(t, os.Truncate(bad.Path, 5000))
	must(t, r.Close())
	must(t, os.Truncate(r.path, 9000))

	err = r.Open(r.path)
	want(t, err, workspace.Damaged)
	var f *workspace.Failure
	if !errors.As(err, &f) || f.Backup == nil || f.Backup.Path != good.Path {
		t.Fatalf("backup named: %+v", f.Backup)
	}
	if s := workspace.Explain(err); !strings.Contains(s.Do, "3 May 2027") {
		t.Error(s)
	}
	copied := filepath.Join(r.dir, "Tamar bids (from backup).bidwright")
	must(t, r.OpenBackup(*f.Backup, copied))
	if st := state(t, r.Service); len(st.Bids) != 1 || st.Bids[0].Title != "Meals" || st.Path != copied {
		t.Errorf("%+v", st.Bids)
	}
	want(t, r.OpenBackup(*f.Backup, copied), workspace.Exists)
}

func TestStrangeNames(t *testing.T) {
	long := strings.Repeat("x", 255-len("-journal")-len(workspace.Extension))
	for _, name := range []string{"Bid #2", "What?", "100%20", "a & b + c", "Ŷnys", "🍲", " leading", "trailing.", "semi;colon", "quote'\"", "back\\slash",
		"file:x?mode=memory", ":memory:", "-dash", "new\nline", long} {
		t.Run(clip(name), func(t *testing.T) {
			r := newService(t, t.TempDir(), "id")
			path := filepath.Join(r.dir, name+workspace.Extension)
			must(t, r.Create(path))
			_, err := r.AddBid("Add", sampleBid("Meals", "10"))
			must(t, err)
			_, err = r.Backup(workspace.ReasonAsked)
			must(t, err)
			if st := state(t, r.Service); st.Name != name {
				t.Errorf("name %q", st.Name)
			}
			must(t, r.Close())
			entries, err := os.ReadDir(r.dir)
			must(t, err)
			if len(entries) != 2 { // the file and the backups
				t.Errorf("%d entries: %v", len(entries), entries)
			}
			must(t, r.Open(path))
			if st := state(t, r.Service); len(st.Bids) != 1 {
				t.Error("the bid is not there")
			}
		})
	}
	r := newService(t, t.TempDir(), "id")
	want(t, r.Create(filepath.Join(r.dir, long+"y"+workspace.Extension)), workspace.BadPath)
	want(t, r.Create(filepath.Join(r.dir, "no folder", "x.bidwright")), workspace.Missing)
	must(t, r.Create(r.path))
	want(t, r.Create(r.path), workspace.Exists)
}

func clip(s string) string { return s[:min(len(s), 20)] }
