package sqlite

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"bidwright/app/workspace"
)

// A workspace that the first released program wrote, byte for byte, opens with every
// bid, version and attachment it held, and can be edited and opened again.
func TestAFileOfTheFirstReleaseOpens(t *testing.T) {
	packed, err := os.ReadFile("testdata/schema1.bidwright.gz")
	must(t, err)
	z, err := gzip.NewReader(bytes.NewReader(packed))
	must(t, err)
	raw, err := io.ReadAll(z)
	must(t, err)
	path := filepath.Join(t.TempDir(), "first.bidwright")
	must(t, os.WriteFile(path, raw, 0o600))

	backups := 0
	store, err := NewKeeper().Open(path, newClock().Now(), func(workspace.Store) error { backups++; return nil })
	must(t, err)
	if backups != 1 {
		t.Errorf("%d backups before the update", backups)
	}
	rows, err := store.Rows()
	must(t, err)
	titles := map[string]bool{}
	for _, row := range rows {
		titles[row.Title] = true
		versions, err := store.Versions(row.ID)
		must(t, err)
		attachments, err := store.Attachments(row.ID)
		must(t, err)
		if len(versions) != 1 || len(attachments) != 1 {
			t.Errorf("%s: %d versions, %d attachments", row.Title, len(versions), len(attachments))
		}
	}
	if len(rows) != 3 || !titles["Meals"] || !titles["Day support"] || !titles["Befriending"] {
		t.Errorf("the bids are %v", titles)
	}
	must(t, store.Close())
	again, err := NewKeeper().Open(path, newClock().Now(), nil)
	must(t, err)
	must(t, again.Close())
}
