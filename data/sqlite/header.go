package sqlite

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"bidwright/app/workspace"
	"bidwright/data/file"
)

const (
	// applicationID marks our files: "Bidw".
	applicationID = 0x42696477
	// maxFile is the largest workspace that is opened, in bytes.
	maxFile = 200 << 20
	magic   = "SQLite format 3\x00"
)

// claim makes the first check of opening and enters the file in the list of open
// documents: an ordinary file of a sane size that is not open here already.
func claim(path string) (release func(), err error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	if err != nil {
		return nil, file.Explainable(err, "open", name)
	}
	if !info.Mode().IsRegular() {
		return nil, &workspace.Failure{Kind: workspace.NotAFile, Doing: "open", Name: name}
	}
	if info.Size() > maxFile {
		return nil, &workspace.Failure{Kind: workspace.TooLarge, Doing: "open", Name: name,
			Cause: fmt.Errorf("a file of %d bytes", info.Size())}
	}
	release, ok := file.MarkOpen(info)
	if !ok {
		return nil, &workspace.Failure{Kind: workspace.OpenHere, Doing: "open", Name: name}
	}
	return release, nil
}

// readHeader reads the first bytes of a claimed file before the engine has opened
// it: the only moment at which that is allowed. It returns the version of the file.
func readHeader(path string, newest int) (version int, err error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return 0, file.Explainable(err, "open", name)
	}
	head := make([]byte, 100)
	_, err = io.ReadFull(f, head)
	closeErr := f.Close()
	notOurs := func(why string) error {
		return &workspace.Failure{Kind: workspace.NotOurs, Doing: "open", Name: name, Cause: errors.New(why)}
	}
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return 0, notOurs("shorter than a header")
	case err != nil:
		return 0, file.Explainable(err, "open", name)
	case closeErr != nil:
		return 0, file.Explainable(closeErr, "open", name)
	case string(head[:16]) != magic:
		return 0, notOurs("no database header")
	case binary.BigEndian.Uint32(head[68:]) != applicationID:
		return 0, notOurs("another program's database")
	case head[18] != 1 || head[19] != 1:
		return 0, &workspace.Failure{Kind: workspace.Altered, Doing: "open", Name: name, Cause: errors.New("journal mode was changed")}
	}
	v := binary.BigEndian.Uint32(head[60:])
	switch {
	case v > uint32(newest) && v < 1<<30:
		return 0, &workspace.Failure{Kind: workspace.Newer, Doing: "open", Name: name, Cause: fmt.Errorf("file version %d", v)}
	case v == 0 || v > uint32(newest):
		return 0, damaged(path, "impossible file version")
	}
	return int(v), nil
}

// journalOf is the name beside a workspace under which a save in progress is kept.
func journalOf(path string) string { return path + "-journal" }

// leftOver reports that a journal with content lies beside the file.
func leftOver(path string) bool {
	info, err := os.Stat(journalOf(path))
	return err == nil && info.Mode().IsRegular() && info.Size() > 0
}

// copyClaimed copies a claimed file that the engine has not opened to a new
// private place: a closing descriptor would drop the engine's lock.
func copyClaimed(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return file.Explainable(err, "open", filepath.Base(from))
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return file.Explainable(err, "open", filepath.Base(from))
	}
	_, err = io.Copy(out, io.LimitReader(in, 2*maxFile))
	return file.Explainable(errors.Join(err, out.Close()), "open", filepath.Base(from))
}
