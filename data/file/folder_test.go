package file

import (
	"os"
	"path/filepath"
	"testing"

	"bidwright/app/workspace"
)

// A folder is made in one that is there; an empty one is taken as it is, and nothing is
// ever mixed with what stands there already.
func TestAFolderForExports(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "files")
	for range 2 {
		if err := (Files{}).MakeFolder(target); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Stat(target); err != nil || !info.IsDir() {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(target, "old.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	plain := filepath.Join(dir, "plain.txt")
	if err := os.WriteFile(plain, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	want(t, (Files{}).MakeFolder(target), workspace.Exists)
	want(t, (Files{}).MakeFolder(plain), workspace.Exists)
	want(t, (Files{}).MakeFolder(filepath.Join(dir, "gone", "files")), workspace.Missing)
}
