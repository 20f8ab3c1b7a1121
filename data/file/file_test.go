package file

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bidwright/app/workspace"
)

func want(t *testing.T, err error, kind workspace.Kind) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got %v, want %q", err, string(kind))
	}
}

func names(t *testing.T, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestAnExportIsWholeOrNotThere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "Ref – Org #1?.pdf")
	var files Files
	var seen string
	if err := files.WriteAtomic(path, []byte("first"), func(b []byte) error { seen = string(b); return nil }); err != nil || seen != "first" {
		t.Fatal(seen, err)
	}
	bad := errors.New("totals differ")
	err := files.WriteAtomic(path, []byte("second"), func([]byte) error { return bad })
	want(t, err, workspace.BadCheck)
	if !errors.Is(err, bad) {
		t.Error("the reason is lost")
	}
	if raw, _ := os.ReadFile(path); string(raw) != "first" {
		t.Errorf("the name holds %q", raw)
	}
	if err := files.WriteAtomic(path, []byte("third"), nil); err != nil {
		t.Fatal(err)
	}
	if raw, _ := os.ReadFile(path); string(raw) != "third" {
		t.Errorf("the name holds %q", raw)
	}
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("left behind: %v", got)
	}
}

func TestExportsThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	var files Files
	want(t, files.WriteAtomic(filepath.Join(dir, "gone", "x.pdf"), nil, nil), workspace.Missing)
	want(t, files.WriteAtomic(dir, nil, nil), workspace.NotAFile)
	want(t, files.WriteAtomic(filepath.Join(dir, strings.Repeat("x", 300)), nil, nil), workspace.BadPath)
	locked := filepath.Join(dir, "locked.pdf")
	if err := os.WriteFile(locked, []byte("mine"), 0o444); err != nil {
		t.Fatal(err)
	}
	want(t, files.WriteAtomic(locked, []byte("x"), nil), workspace.ReadOnly)
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("left behind: %v", got)
	}
}

func TestOpenDocumentsAreNeitherReadNorReplaced(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.bidwright")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	release, ok := MarkOpen(info)
	if !ok {
		t.Fatal("not entered")
	}
	if _, ok := MarkOpen(info); ok {
		t.Error("entered twice")
	}
	var files Files
	_, err = files.Read(filepath.Join(dir, ".", "x.bidwright"), 10)
	want(t, err, workspace.OpenHere)
	want(t, files.WriteAtomic(path, nil, nil), workspace.OpenHere)
	release()
	release()
	if _, err := files.Read(path, 10); err != nil || IsOpen(path) {
		t.Error(err)
	}
	_, err = files.Read(path, 0)
	want(t, err, workspace.TooLarge)
}
