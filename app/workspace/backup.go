package workspace

import (
	"errors"
	"slices"
	"time"
)

// Reason says why a backup was made.
type Reason string

// The reasons. A submitted bid's backup is kept for six years.
const (
	ReasonOpened    Reason = "opened"
	ReasonTimed     Reason = "timed"
	ReasonMigration Reason = "before-update"
	ReasonImport    Reason = "before-import"
	ReasonBulk      Reason = "before-bulk"
	ReasonRestore   Reason = "before-restore"
	ReasonSubmitted Reason = "submitted"
	ReasonAsked     Reason = "asked"
)

// Words is the reason as people read it.
func (r Reason) Words() string {
	words := map[Reason]string{
		ReasonOpened: "when the workspace was opened", ReasonTimed: "while you worked",
		ReasonMigration: "before the file was brought up to date", ReasonImport: "before an import",
		ReasonBulk: "before a change to many lines", ReasonRestore: "before a backup was restored",
		ReasonSubmitted: "when a bid was submitted", ReasonAsked: "when you asked for it",
	}
	if w, ok := words[r]; ok {
		return w
	}
	return "for another reason"
}

// Backup is one kept copy.
type Backup struct {
	Path        string
	WorkspaceID string
	Reason      Reason
	At          time.Time
	Size        int64
}

// Rules of keeping, from the day's first backup to the last.
const (
	keepToday     = 3
	keepInAll     = 10
	keepSubmitted = 6 // years
	backupEvery   = 15 * time.Minute
)

// Expired names the backups that may go: kept are the three newest of today, the
// newest of each earlier day, ten in all, and every "submitted" one for six years.
// Days are those of now's zone.
func Expired(all []Backup, now time.Time) []Backup {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b Backup) int { return b.At.Compare(a.At) })
	day := func(t time.Time) string { return t.In(now.Location()).Format("2006-01-02") }
	today := day(now)
	var out []Backup
	kept, ofDay := 0, map[string]int{}
	for _, b := range all {
		if b.Reason == ReasonSubmitted && b.At.AddDate(keepSubmitted, 0, 0).After(now) {
			continue
		}
		allowed := 1
		if day(b.At) >= today { // a clock set back must not make backups vanish at once
			allowed = keepToday
		}
		if kept >= keepInAll || ofDay[day(b.At)] >= allowed {
			out = append(out, b)
			continue
		}
		kept++
		ofDay[day(b.At)]++
	}
	return out
}

// backup makes and checks a backup and removes the expired ones.
func (s *Service) backup(reason Reason) (Backup, error) {
	if s.p.Vault == nil {
		return Backup{}, nil
	}
	now := s.p.Now()
	made, err := s.p.Vault.Save(s.store, reason, now)
	if err != nil {
		return Backup{}, err
	}
	s.changed, s.backedUp, s.trouble = false, now, nil
	all, err := s.p.Vault.List(s.store.Info().ID)
	if err != nil {
		return made, err
	}
	for _, old := range Expired(all, now) {
		if old.Path == made.Path {
			continue
		}
		if err := s.p.Vault.Delete(old); err != nil {
			s.p.Log("delete old backup", err, 0)
		}
	}
	return made, nil
}

// openingBackup makes the backup that is due since opening. A failed one is told
// but never stops anyone from working.
func (s *Service) openingBackup() {
	if s.due {
		s.due = false
		_, s.trouble = s.backup(ReasonOpened)
	}
}

// Backup makes a backup now, before an import, a bulk change or a submission.
// What follows should not be done when it fails.
func (s *Service) Backup(reason Reason) (Backup, error) {
	var made Backup
	err := s.do("back up", func() (err error) {
		if err := s.needStore("back up"); err != nil {
			return err
		}
		made, err = s.backup(reason)
		return err
	})
	if err == nil {
		s.notify(Change{Backups: true})
	}
	return made, err
}

// Tick makes the backup that is due after opening, and the regular one when
// something changed and 15 minutes have gone by. Call it right after opening and
// then every minute, off the window's thread.
func (s *Service) Tick() error {
	var made bool
	err := s.do("regular backup", func() error {
		if s.store != nil && s.due {
			s.openingBackup()
			made = true
			return s.trouble
		}
		if s.store == nil || !s.changed || s.p.Now().Sub(s.backedUp) < backupEvery {
			return nil
		}
		_, err := s.backup(ReasonTimed)
		if err != nil {
			s.trouble, s.backedUp = err, s.p.Now()
			return err
		}
		made = true
		return nil
	})
	if made || err != nil {
		s.notify(Change{Backups: true})
	}
	return err
}

// Backups lists the backups of the open workspace, newest first.
func (s *Service) Backups() ([]Backup, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.needStore("read"); err != nil {
		return nil, err
	}
	if s.p.Vault == nil {
		return nil, nil
	}
	return s.local(s.p.Vault.List(s.store.Info().ID))
}

// local gives the times of backups in the zone of the service's clock.
func (s *Service) local(all []Backup, err error) ([]Backup, error) {
	for i := range all {
		all[i].At = all[i].At.In(s.p.Now().Location())
	}
	return all, err
}

// BackupsOf lists the backups of the file last seen at path, for one that cannot
// be opened.
func (s *Service) BackupsOf(path string) ([]Backup, error) {
	if s.p.Vault == nil {
		return nil, nil
	}
	return s.local(s.p.Vault.Find(path))
}

// OpenBackup writes a backup out under a new name and opens that copy: for a file
// that is damaged or open elsewhere. The file itself is left alone.
func (s *Service) OpenBackup(b Backup, path string) error {
	err := s.do("open backup", func() error {
		if s.p.Vault == nil {
			return fail(BadBackup, "open backup", nil)
		}
		return s.p.Vault.Extract(b, path)
	})
	if err != nil {
		return err
	}
	return s.Open(path)
}

// Restore makes every bid, the organisation and the facts what they were in the
// backup, as one step that can be undone, after backing up the present state.
// Versions and attached files that are missing come back; newer ones stay.
func (s *Service) Restore(b Backup, step string) error {
	return s.step(step, func(d *draft) error {
		if _, err := s.backup(ReasonRestore); err != nil {
			return err
		}
		old, err := s.p.Keeper.OpenReadOnly(b.Path)
		if err != nil {
			return err
		}
		err = d.takeAll(old)
		if closeErr := old.Close(); err == nil {
			err = closeErr
		}
		return err
	})
}

// withBackup names the newest good backup in a failure that one would help.
func (s *Service) withBackup(path string, err error) error {
	var failure *Failure
	if s.p.Vault == nil || !errors.As(err, &failure) {
		return err
	}
	switch failure.Kind {
	case Damaged, Altered, NotOurs, Busy, DiskTrouble, Missing, Unmigrated:
	default:
		return err
	}
	found, findErr := s.local(s.p.Vault.Find(path))
	if findErr != nil {
		return err
	}
	for _, b := range found {
		store, openErr := s.p.Keeper.OpenReadOnly(b.Path)
		if openErr != nil {
			continue
		}
		_ = store.Close()
		withOne := *failure
		withOne.Backup = &b
		return &withOne
	}
	return err
}
