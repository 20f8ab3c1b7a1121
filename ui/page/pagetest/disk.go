package pagetest

import (
	"bytes"
	"sync"

	"bidwright/app/workspace"
)

// Disk holds the files that a test reads and writes, by path.
type Disk struct {
	// Refuse, when set, is what every write fails with.
	Refuse error

	mu    sync.Mutex
	files map[string][]byte
}

// Put lays a file on the disk.
func (d *Disk) Put(path string, content []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.files == nil {
		d.files = map[string][]byte{}
	}
	d.files[path] = bytes.Clone(content)
}

// File is the content of a file, nil when there is none.
func (d *Disk) File(path string) []byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.files[path]
}

// WriteAtomic is part of workspace.Files.
func (d *Disk) WriteAtomic(path string, content []byte, verify func([]byte) error) error {
	if d.Refuse != nil {
		return d.Refuse
	}
	if verify != nil {
		if err := verify(content); err != nil {
			return err
		}
	}
	d.Put(path, content)
	return nil
}

// MakeFolder is part of workspace.Files: a folder is there once a file is in it.
func (d *Disk) MakeFolder(string) error { return d.Refuse }

// Read is part of workspace.Files.
func (d *Disk) Read(path string, limit int64) ([]byte, error) {
	content := d.File(path)
	switch {
	case content == nil:
		return nil, &workspace.Failure{Kind: workspace.Missing, Doing: "read", Name: "file"}
	case int64(len(content)) > limit:
		return nil, &workspace.Failure{Kind: workspace.TooLarge, Doing: "read", Name: "file"}
	}
	return bytes.Clone(content), nil
}
