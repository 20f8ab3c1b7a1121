package sqlite

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"time"

	"bidwright/app/bid"
	"bidwright/app/workspace"
	"bidwright/data/file"
)

// Store is one open workspace file.
type Store struct {
	keeper    *Keeper
	db        *sql.DB
	path      string // what the user opened
	place     string // where it is read: a private copy after a crash
	version   int
	readOnly  bool
	why       workspace.Kind
	recovered bool
	id        string
	saved     time.Time
	opened    time.Time
	release   []func() // what to give up on closing
}

var _ workspace.Store = (*Store)(nil)

// readInfo reads what the file says about itself.
func (s *Store) readInfo() error {
	var saved, opened string
	err := s.db.QueryRow(`SELECT id, last_saved, last_opened FROM workspace`).Scan(&s.id, &saved, &opened)
	if errors.Is(err, sql.ErrNoRows) {
		return damaged(s.path, "the workspace row is missing")
	}
	if err != nil {
		return explained(err, "open", s.path)
	}
	s.saved, s.opened = parseInstant(saved), parseInstant(opened)
	if !idPattern.MatchString(s.id) {
		return damaged(s.path, "the workspace id is not one")
	}
	return nil
}

// Info tells about the file.
func (s *Store) Info() workspace.Info {
	return workspace.Info{
		Path: s.path, Name: filepath.Base(s.path), ID: s.id, ReadOnly: s.readOnly, Why: s.why,
		Saved: s.saved, LastOpened: s.opened, Recovered: s.recovered, Version: s.version,
	}
}

// Close closes the file; everything committed is stored.
func (s *Store) Close() error {
	err := explained(s.db.Close(), "close", s.path)
	for _, f := range s.release {
		f()
	}
	s.release = nil
	return err
}

// Rows lists the bids, newest change first.
func (s *Store) Rows() ([]workspace.Row, error) {
	rows, err := listRows(s.db)
	return rows, explained(err, "read", s.path)
}

func listRows(db querier) ([]workspace.Row, error) {
	rows, err := db.Query(`SELECT id, title, buyer, deadline, deadline_utc, value_pence, status, decision, updated FROM bid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []workspace.Row
	for rows.Next() {
		var r workspace.Row
		var pence sql.NullInt64
		var updated string
		if err := rows.Scan(&r.ID, &r.Title, &r.Buyer, &r.Deadline, &r.DeadlineUTC, &pence, &r.Status, &r.Decision, &updated); err != nil {
			return nil, err
		}
		r.HasValue, r.ValuePence, r.Updated = pence.Valid, pence.Int64, parseInstant(updated)
		out = append(out, r)
	}
	workspace.SortRows(out)
	return out, rows.Err()
}

// Get gives a stored document, nil when there is none.
func (s *Store) Get(key workspace.Key) ([]byte, error) {
	var content string
	err := s.db.QueryRow(`SELECT content FROM document WHERE kind = ? AND id = ?`, string(key.Kind), key.ID).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return []byte(content), explained(err, "read", s.path)
}

// NextUndo gives the last step that stands.
func (s *Store) NextUndo() (*workspace.Step, error) {
	return s.step(`SELECT number, name, at, undone FROM step WHERE undone = 0 ORDER BY number DESC LIMIT 1`)
}

// NextRedo gives the earliest step that was taken back.
func (s *Store) NextRedo() (*workspace.Step, error) {
	return s.step(`SELECT number, name, at, undone FROM step WHERE undone = 1 ORDER BY number LIMIT 1`)
}

func (s *Store) step(query string) (*workspace.Step, error) {
	var step workspace.Step
	var at string
	err := s.db.QueryRow(query).Scan(&step.Number, &step.Name, &at, &step.Undone)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explained(err, "read", s.path)
	}
	step.At = parseInstant(at)
	step.Patches, err = s.patches(step.Number)
	return &step, explained(err, "read", s.path)
}

func (s *Store) patches(number int64) ([]workspace.Patch, error) {
	rows, err := s.db.Query(`SELECT kind, id, had, has, prefix, suffix, before, after, before_sum, after_sum
		FROM step_patch WHERE step = ? ORDER BY part`, number)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []workspace.Patch
	for rows.Next() {
		var p workspace.Patch
		if err := rows.Scan(&p.Key.Kind, &p.Key.ID, &p.Had, &p.Has, &p.Prefix, &p.Suffix,
			&p.Before, &p.After, &p.BeforeSum, &p.AfterSum); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

// Steps lists the history, newest first, without patches.
func (s *Store) Steps(limit int) ([]workspace.Step, error) {
	rows, err := s.db.Query(`SELECT number, name, at, undone FROM step ORDER BY number DESC LIMIT ?`, limit)
	if err != nil {
		return nil, explained(err, "read", s.path)
	}
	defer rows.Close()
	var out []workspace.Step
	for rows.Next() {
		var step workspace.Step
		var at string
		if err := rows.Scan(&step.Number, &step.Name, &at, &step.Undone); err != nil {
			return nil, explained(err, "read", s.path)
		}
		step.At = parseInstant(at)
		out = append(out, step)
	}
	return out, explained(rows.Err(), "read", s.path)
}

// CopyTo writes a compact copy to a name that is not taken and makes every check
// of opening on it before it gets that name.
func (s *Store) CopyTo(path string) error {
	name := filepath.Base(path)
	if _, err := os.Lstat(path); err == nil {
		return &workspace.Failure{Kind: workspace.Exists, Doing: "save a copy", Name: name}
	}
	scratch, err := os.MkdirTemp(filepath.Dir(path), ".bidwright-*.part")
	if err != nil {
		return file.Explainable(err, "save a copy", name)
	}
	defer os.RemoveAll(scratch)
	temp := filepath.Join(scratch, "copy")
	if temp, err = filepath.Abs(temp); err != nil {
		return file.Explainable(err, "save a copy", name)
	}
	if err := s.vacuumInto(temp); err != nil {
		// The fault may lie with the copy's disk, so the copy is what it names.
		return explained(err, "save a copy", temp)
	}
	if err := s.checkCopy(temp); err != nil {
		return &workspace.Failure{Kind: workspace.BadBackup, Doing: "save a copy", Name: name, Cause: err}
	}
	if err := file.SyncFile(temp); err != nil {
		return file.Explainable(err, "save a copy", name)
	}
	return file.Explainable(publish(temp, path), "save a copy", name)
}

// vacuumInto lifts the ban on writing for the moment: it forbids writing the copy
// too. The file itself stays safe, since it was opened for reading only.
func (s *Store) vacuumInto(path string) error {
	if s.readOnly {
		if _, err := s.db.Exec(`PRAGMA query_only = 0`); err != nil {
			return err
		}
		defer func() { _, _ = s.db.Exec(`PRAGMA query_only = 1`) }()
	}
	_, err := s.db.Exec(`VACUUM INTO ?`, path)
	return err
}

// checkCopy opens the copy like any file and compares what it is with this one.
func (s *Store) checkCopy(path string) error {
	copied, err := s.keeper.OpenReadOnly(path)
	if err != nil {
		return err
	}
	defer copied.Close()
	other := copied.(*Store)
	mine, err := totalsOf(s.db)
	if err != nil {
		return explained(err, "save a copy", path)
	}
	theirs, err := totalsOf(other.db)
	if err != nil {
		return explained(err, "save a copy", path)
	}
	if mine != theirs || s.id != other.id {
		return damaged(path, "the copy differs")
	}
	return nil
}

// schemaNow is the document version that is written.
const schemaNow = bid.SchemaVersion
