package sqlite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"bidwright/app/workspace"
	"bidwright/data/file"
)

// Keeper opens and makes workspace files.
type Keeper struct {
	formats []format
	upgrade upgradeFunc
}

var _ workspace.Keeper = (*Keeper)(nil)

// NewKeeper gives a keeper of the file versions that this program knows.
func NewKeeper() *Keeper { return &Keeper{formats: released(), upgrade: workspace.UpgradeEntry} }

func (k *Keeper) newest() int { return len(k.formats) }

// Create builds a whole new file under a temporary name in the same folder, gives
// it its name only if that is free, and opens it like any other.
func (k *Keeper) Create(path string, now time.Time, id string) (workspace.Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, file.Explainable(err, "create", filepath.Base(path))
	}
	name := filepath.Base(path)
	if _, err := os.Lstat(path); err == nil {
		return nil, &workspace.Failure{Kind: workspace.Exists, Doing: "create", Name: name}
	} else if !errors.Is(err, os.ErrNotExist) {
		return nil, file.Explainable(err, "create", name)
	}
	// The journal's name is the longer one, and it must be possible too.
	if _, err := os.Lstat(journalOf(path)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, file.Explainable(err, "create", name)
	}
	scratch, err := os.MkdirTemp(filepath.Dir(path), ".bidwright-*.part")
	if err != nil {
		return nil, file.Explainable(err, "create", name)
	}
	defer os.RemoveAll(scratch)
	temp := filepath.Join(scratch, "new")
	if err := k.build(temp, now, id); err != nil {
		return nil, explained(err, "create", temp)
	}
	if err := publish(temp, path); err != nil {
		return nil, file.Explainable(err, "create", name)
	}
	return k.Open(path, now, nil)
}

// publish gives a finished file its name without ever replacing another.
func publish(temp, path string) error {
	if err := os.Link(temp, path); err != nil {
		if errors.Is(err, os.ErrExist) {
			return err
		}
		// Some file systems have no links: look once more, then rename.
		if _, statErr := os.Lstat(path); statErr == nil {
			return os.ErrExist
		}
		if err := os.Rename(temp, path); err != nil {
			return err
		}
	}
	file.SyncFolder(filepath.Dir(path))
	return nil
}

func (k *Keeper) build(path string, now time.Time, id string) error {
	db, err := open(path, modeCreate)
	if err != nil {
		return err
	}
	err = func() error {
		tx, err := db.Begin()
		if err != nil {
			return err
		}
		defer rollback(tx)
		for _, f := range k.formats {
			if _, err := tx.Exec(f.SQL); err != nil {
				return fmt.Errorf("make tables: %w", err)
			}
		}
		if _, err := tx.Exec(fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, k.newest())); err != nil {
			return err
		}
		at := instant(now)
		if _, err := tx.Exec(`INSERT INTO workspace (one, id, created, last_opened, last_saved, openings, edits, bids, value_pence)
			VALUES (1, ?, ?, ?, ?, 0, 0, 0, 0)`, id, at, at, at); err != nil {
			return err
		}
		return tx.Commit()
	}()
	return errors.Join(err, db.Close())
}

// OpenReadOnly makes all checks and opens without writing and without a lasting
// lock. After a crash, or when the file is of an earlier version, the store is a
// private copy that was recovered and brought up to date.
func (k *Keeper) OpenReadOnly(path string) (workspace.Store, error) {
	path, release, err := k.locate(path)
	if err != nil {
		return nil, err
	}
	s, err := k.inspect(path)
	if err != nil {
		release()
		return nil, err
	}
	s.release = append(s.release, release)
	return s, nil
}

// locate makes the path absolute and claims the file.
func (k *Keeper) locate(path string) (string, func(), error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path, nil, file.Explainable(err, "open", filepath.Base(path))
	}
	release, err := claim(abs)
	return abs, release, err
}

// inspect opens a claimed file for reading and makes every check.
func (k *Keeper) inspect(path string) (*Store, error) {
	version, err := readHeader(path, k.newest())
	if err != nil {
		if !leftOver(path) {
			return nil, err
		}
		// A crash may have hit the header itself; the journal can mend it.
		return k.inspectCopy(path, true, err)
	}
	if version < k.newest() {
		return k.inspectCopy(path, leftOver(path), nil)
	}
	s, err := k.inspectHere(path, path, modeRead)
	if errors.Is(err, workspace.Recovery) {
		return k.inspectCopy(path, true, err)
	}
	return s, err
}

// inspectHere opens the file at place, which stands for the workspace at path.
func (k *Keeper) inspectHere(path, place, mode string) (*Store, error) {
	db, err := open(place, mode)
	if err != nil {
		return nil, explained(err, "open", path)
	}
	s := &Store{keeper: k, db: db, path: path, place: place, readOnly: true, why: workspace.ReadOnly}
	s.version, err = k.checkFile(db, path)
	if err == nil && s.version == k.newest() {
		err = checkContent(db, path)
	}
	if err == nil {
		err = s.readInfo()
	}
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return s, nil
}

// inspectCopy copies the file, with its journal if it has one, to a private
// folder, lets the engine recover the copy, brings it up to date and checks it.
func (k *Keeper) inspectCopy(path string, withJournal bool, cause error) (_ *Store, err error) {
	folder, err := os.MkdirTemp("", "bidwright-*")
	if err != nil {
		return nil, file.Explainable(err, "open", filepath.Base(path))
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(folder)
		}
	}()
	place := filepath.Join(folder, "copy")
	if err := copyClaimed(path, place); err != nil {
		return nil, err
	}
	if withJournal {
		if err := copyClaimed(journalOf(path), journalOf(place)); err != nil {
			return nil, err
		}
		if err := k.recoverCopy(place); err != nil {
			return nil, explained(err, "open", path)
		}
	}
	version, err := readHeader(place, k.newest())
	if err != nil {
		if cause != nil && !errors.Is(cause, workspace.Recovery) {
			return nil, cause
		}
		return nil, err
	}
	if version < k.newest() {
		if err := k.migrateFile(place, path); err != nil {
			return nil, err
		}
	}
	s, err := k.inspectHere(path, place, modeRead)
	if err != nil {
		return nil, err
	}
	s.recovered = withJournal
	s.release = append(s.release, func() { _ = os.RemoveAll(folder) })
	return s, nil
}

// recoverCopy opens a copy for writing, which rolls a hot journal back.
func (k *Keeper) recoverCopy(place string) error {
	db, err := open(place, modeWrite)
	if err != nil {
		return err
	}
	var n int
	err = db.QueryRow(`SELECT count(*) FROM sqlite_schema`).Scan(&n)
	return errors.Join(err, db.Close())
}

// Open makes every check read-only first, then opens for writing and writes at
// once, because that is when the exclusive lock is taken.
func (k *Keeper) Open(path string, now time.Time, beforeMigration func(workspace.Store) error) (workspace.Store, error) {
	path, release, err := k.locate(path)
	if err != nil {
		return nil, err
	}
	s, err := k.openChecked(path, now, beforeMigration)
	if err != nil {
		release()
		return nil, err
	}
	s.release = append(s.release, release)
	return s, nil
}

func (k *Keeper) openChecked(path string, now time.Time, beforeMigration func(workspace.Store) error) (*Store, error) {
	looked, err := k.inspect(path)
	if err != nil {
		return nil, err
	}
	recovered, copied := looked.recovered, looked.place != path
	if err := looked.Close(); err != nil {
		return nil, explained(err, "open", path)
	}
	s, err := k.openWritable(path, now, copied, beforeMigration)
	if err == nil {
		s.recovered = recovered
		return s, nil
	}
	if (errors.Is(err, workspace.ReadOnly) || errors.Is(err, workspace.CannotOpen)) && !gone(path) {
		// A file that can be read but not written is still worth opening.
		return k.inspect(path)
	}
	return nil, err
}

// openWritable opens a file that passed the checks for writing. When they were
// made on a copy, the file itself is mended and checked first.
func (k *Keeper) openWritable(path string, now time.Time, copied bool, beforeMigration func(workspace.Store) error) (*Store, error) {
	if copied {
		if err := k.mend(path, beforeMigration); err != nil {
			return nil, err
		}
	}
	db, err := open(path, modeWrite)
	if err != nil {
		return nil, explained(err, "open", path)
	}
	s := &Store{keeper: k, db: db, path: path, place: path, version: k.newest()}
	err = s.takeLock(now)
	if err == nil && copied {
		err = checkContent(db, path)
	}
	if err == nil {
		err = s.readInfo()
	}
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return s, nil
}

// mend lets the engine take back a half-finished save in the file itself, checks
// it again and brings it up to date after a backup.
func (k *Keeper) mend(path string, beforeMigration func(workspace.Store) error) error {
	db, err := open(path, modeWrite)
	if err != nil {
		return explained(err, "open", path)
	}
	version, err := k.checkFile(db, path)
	if err := errors.Join(err, db.Close()); err != nil {
		return explained(err, "open", path)
	}
	if version == k.newest() {
		return nil
	}
	if beforeMigration != nil {
		old, err := k.inspectHere(path, path, modeRead)
		if err != nil {
			return err
		}
		if err := errors.Join(beforeMigration(old), old.Close()); err != nil {
			return &workspace.Failure{Kind: workspace.BadBackup, Doing: "open", Name: filepath.Base(path), Cause: err}
		}
	}
	return k.migrateFile(path, path)
}

// takeLock makes the first write, which takes the exclusive lock, and looks at
// the schema once more now that nobody else can change it.
func (s *Store) takeLock(now time.Time) error {
	tx, err := s.db.Begin()
	if err != nil {
		return explained(err, "open", s.path)
	}
	defer rollback(tx)
	hash, err := schemaHash(tx)
	if err != nil {
		return explained(err, "open", s.path)
	}
	if hash != s.keeper.formats[s.keeper.newest()-1].Hash {
		return &workspace.Failure{Kind: workspace.Altered, Doing: "open", Name: filepath.Base(s.path)}
	}
	// The counter matters: the engine skips a write that changes nothing, and then
	// the lock would not be taken.
	if _, err := tx.Exec(`UPDATE workspace SET last_opened = ?, openings = openings + 1`, instant(now)); err != nil {
		return explained(err, "open", s.path)
	}
	return explained(tx.Commit(), "open", s.path)
}

// Beside lists files in the same folder that look like conflict copies.
func (k *Keeper) Beside(path string) []string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	base := filepath.Base(path)
	stem := strings.TrimSuffix(base, workspace.Extension)
	var out []string
	for _, e := range entries {
		lower := strings.ToLower(e.Name())
		if e.Name() == base || !strings.HasPrefix(e.Name(), stem) || !strings.HasSuffix(lower, workspace.Extension) {
			continue
		}
		rest := lower[len(stem):]
		if strings.Contains(rest, "conflict") || strings.HasPrefix(e.Name()[len(stem):], "-") {
			out = append(out, e.Name())
		}
	}
	return out
}

func instant(t time.Time) string { return t.UTC().Format(instantForm) }

const instantForm = "2006-01-02T15:04:05.000Z"

func parseInstant(text string) time.Time {
	t, err := time.Parse(instantForm, text)
	if err != nil {
		return time.Time{}
	}
	return t
}
