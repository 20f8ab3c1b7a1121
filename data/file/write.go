package file

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"bidwright/app/workspace"
)

// Files implements workspace.Files on the disk.
type Files struct{}

var _ workspace.Files = Files{}

// WriteAtomic writes content under path so that the name holds either all of it,
// verified after being read back from the disk, or what was there before. verify
// may be nil. It refuses to replace a workspace that is open.
func (Files) WriteAtomic(path string, content []byte, verify func([]byte) error) error {
	base := filepath.Base(path)
	if err := targetAllowed(path); err != nil {
		return err
	}
	temp, err := writeTemp(filepath.Dir(path), content)
	if err != nil {
		return Explainable(err, "export", base)
	}
	if err := readBack(temp, content, verify); err != nil {
		_ = os.Remove(temp)
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		_ = os.Remove(temp)
		return Explainable(err, "export", base)
	}
	SyncFolder(filepath.Dir(path))
	return nil
}

// targetAllowed refuses folders, devices and open documents as targets.
func targetAllowed(path string) error {
	base := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return Explainable(err, "export", base)
	case !info.Mode().IsRegular():
		return &workspace.Failure{Kind: workspace.NotAFile, Doing: "export", Name: base}
	case IsOpen(path):
		return &workspace.Failure{Kind: workspace.OpenHere, Doing: "export", Name: base}
	case info.Mode().Perm()&0o222 == 0: // renaming would replace what its owner protected
		return &workspace.Failure{Kind: workspace.ReadOnly, Doing: "export", Name: base}
	}
	return nil
}

// writeTemp writes and syncs a new file in folder; nothing is left when it fails.
func writeTemp(folder string, content []byte) (name string, err error) {
	temp, err := os.CreateTemp(folder, ".bidwright-*.part")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp.Name())
		}
	}()
	if _, err := temp.Write(content); err != nil {
		_ = temp.Close()
		return "", err
	}
	if err := temp.Sync(); err != nil {
		_ = temp.Close()
		return "", err
	}
	if err := temp.Close(); err != nil {
		return "", err
	}
	// CreateTemp makes a private file; an export is for handing on.
	return temp.Name(), os.Chmod(temp.Name(), 0o644)
}

func readBack(temp string, content []byte, verify func([]byte) error) error {
	again, err := os.ReadFile(temp)
	if err != nil {
		return Explainable(err, "export", "")
	}
	if !bytes.Equal(again, content) {
		return &workspace.Failure{Kind: workspace.BadCheck, Doing: "export"}
	}
	if verify == nil {
		return nil
	}
	if err := verify(again); err != nil {
		return &workspace.Failure{Kind: workspace.BadCheck, Doing: "export", Cause: err}
	}
	return nil
}

// MakeFolder makes a folder in one that is there; an empty one may be there already, so
// that new files never mix with older ones.
func (Files) MakeFolder(path string) error {
	base := filepath.Base(path)
	err := os.Mkdir(path, 0o755)
	switch {
	case err == nil:
		SyncFolder(filepath.Dir(path))
		return nil
	case !errors.Is(err, fs.ErrExist):
		return Explainable(err, "export", base)
	}
	there, err := os.ReadDir(path)
	if err != nil || len(there) > 0 {
		return &workspace.Failure{Kind: workspace.Exists, Doing: "export", Name: base}
	}
	return nil
}

// Read gives the content of an ordinary file of at most limit bytes.
func (Files) Read(path string, limit int64) ([]byte, error) {
	base := filepath.Base(path)
	info, err := os.Stat(path)
	if err != nil {
		return nil, Explainable(err, "read", base)
	}
	if !info.Mode().IsRegular() {
		return nil, &workspace.Failure{Kind: workspace.NotAFile, Doing: "read", Name: base}
	}
	if IsOpen(path) {
		return nil, &workspace.Failure{Kind: workspace.OpenHere, Doing: "read", Name: base}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, Explainable(err, "read", base)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, Explainable(err, "read", base)
	}
	if int64(len(content)) > limit {
		return nil, &workspace.Failure{Kind: workspace.TooLarge, Doing: "read", Name: base,
			Cause: fmt.Errorf("more than %d bytes", limit)}
	}
	return content, nil
}

// SyncFile makes sure that a finished file is on the disk. Never use it on an
// open document.
func SyncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// SyncFolder makes a rename last where the system can; it is a best effort,
// because some systems cannot sync a folder.
func SyncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
