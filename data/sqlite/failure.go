package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"bidwright/app/workspace"
	"bidwright/data/file"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// readOnlyRollback is what opening for reading says when a crash left a
// half-finished save behind: taking it back needs a writer.
const readOnlyRollback = lib.SQLITE_READONLY_ROLLBACK // 776

func codeOf(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// explained turns an error of the engine into a failure that can be explained.
func explained(err error, doing, path string) error {
	if err == nil {
		return nil
	}
	var known *workspace.Failure
	if errors.As(err, &known) {
		return err
	}
	code := codeOf(err)
	f := &workspace.Failure{Kind: kindOf(code), Doing: doing, Name: filepath.Base(path), Code: code, Cause: err}
	switch {
	case code == 0:
		return file.Explainable(err, doing, filepath.Base(path))
	case code != readOnlyRollback && gone(path):
		f.Kind = workspace.Missing
	}
	if code != 0 {
		// The engine's own words may hold a path; the code says it all.
		f.Cause = fmt.Errorf("storage engine result %d", code)
	}
	return f
}

func gone(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, os.ErrNotExist)
}

func kindOf(code int) workspace.Kind {
	switch code {
	case readOnlyRollback:
		return workspace.Recovery
	case lib.SQLITE_READONLY_DBMOVED:
		return workspace.Missing
	case lib.SQLITE_IOERR_NOMEM:
		return workspace.TooLarge
	}
	switch code & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return workspace.Busy
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		return workspace.ReadOnly
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_CONSTRAINT, lib.SQLITE_MISMATCH, lib.SQLITE_ERROR:
		return workspace.Damaged
	case lib.SQLITE_FULL:
		return workspace.DiskFull
	case lib.SQLITE_IOERR:
		return workspace.DiskTrouble
	case lib.SQLITE_TOOBIG, lib.SQLITE_NOMEM:
		return workspace.TooLarge
	}
	return workspace.CannotOpen
}

// damaged is the failure of a file that does not pass a check.
func damaged(path, why string) error {
	return &workspace.Failure{Kind: workspace.Damaged, Doing: "open", Name: filepath.Base(path), Cause: errors.New(why)}
}

// rollback ends a transaction that did not commit; after a commit it does nothing.
func rollback(tx *sql.Tx) { _ = tx.Rollback() }
