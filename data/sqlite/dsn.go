// Package sqlite keeps a workspace in one SQLite file: how it is opened and
// checked, saved, brought up to date, copied and backed up.
package sqlite

import (
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"

	driver "modernc.org/sqlite"
)

// Modes of opening.
const (
	modeRead   = "ro"
	modeWrite  = "rw"  // must exist
	modeCreate = "rwc" // new file
)

var setUp = sync.OnceFunc(func() {
	driver.StrictPragmas(true) // a pragma value that holds a second statement is refused
	// Locks that belong to the descriptor survive another close in this process;
	// only Linux has them, elsewhere the error says so and means nothing.
	_, _ = driver.OFDLocking(true)
})

// workspaceDSN is the driver's address of a workspace file. Building it with
// url.URL is what makes names with # ? % and & safe: glued text opens another file.
func workspaceDSN(path, mode string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("locate workspace: %w", err)
	}
	p := filepath.ToSlash(abs)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // drive letters
	}
	q := url.Values{
		"mode": {mode}, "_txlock": {"immediate"}, "_busy_timeout": {"3000"}, "_foreign_keys": {"on"},
		"_defensive": {"1"}, "_dqs": {"0"}, "_error_rc": {"1"},
		"_pragma": {"trusted_schema(0)", "cell_size_check(1)", "mmap_size(0)", "secure_delete(1)"},
	}
	if mode == modeRead {
		q.Set("_query_only", "on")
	} else {
		q.Add("_pragma", "locking_mode(exclusive)")
		q.Set("_journal_mode", "delete")
		q.Set("_synchronous", "extra")
	}
	return (&url.URL{Scheme: "file", Path: p, RawQuery: q.Encode()}).String(), nil
}

// open gives a database with exactly one connection, so that pragmas and the
// exclusive lock belong to everything that is done.
func open(path, mode string) (*sql.DB, error) {
	setUp()
	dsn, err := workspaceDSN(path, mode)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("open workspace: %w", err)
	}
	db.SetMaxOpenConns(1)
	return db, nil
}
