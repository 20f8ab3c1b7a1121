package sqlite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"bidwright/app/workspace"
	"bidwright/data/file"
)

// Vault keeps backups in a folder of its own, one sub-folder a workspace.
type Vault struct {
	Dir    string
	Keeper *Keeper
}

var _ workspace.Vault = Vault{}

// placeFile remembers where a workspace was last seen, so that its backups are
// found when the file itself can no longer say its id.
const placeFile = "place.txt"

const backupForm = "20060102T150405.000Z"

var backupName = regexp.MustCompile(`^(\d{8}T\d{6}\.\d{3}Z) ([a-z-]{1,30})\.bidwright$`)

func (v Vault) folder(workspaceID string) (string, error) {
	if !idPattern.MatchString(workspaceID) {
		return "", &workspace.Failure{Kind: workspace.BadBackup, Doing: "back up", Cause: errors.New("the workspace id is not one")}
	}
	return filepath.Join(v.Dir, workspaceID), nil
}

// List gives the backups of a workspace, newest first.
func (v Vault) List(workspaceID string) ([]workspace.Backup, error) {
	folder, err := v.folder(workspaceID)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, file.Explainable(err, "read", "backups")
	}
	var out []workspace.Backup
	for _, e := range entries {
		parts := backupName.FindStringSubmatch(e.Name())
		info, infoErr := e.Info()
		if parts == nil || infoErr != nil || !info.Mode().IsRegular() {
			continue
		}
		at, err := time.Parse(backupForm, parts[1])
		if err != nil {
			continue
		}
		out = append(out, workspace.Backup{Path: filepath.Join(folder, e.Name()), WorkspaceID: workspaceID,
			Reason: workspace.Reason(parts[2]), At: at, Size: info.Size()})
	}
	slices.SortFunc(out, func(a, b workspace.Backup) int { return b.At.Compare(a.At) })
	return out, nil
}

// Find gives the backups of the workspace last seen at path, newest first.
func (v Vault) Find(path string) ([]workspace.Backup, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, file.Explainable(err, "read", filepath.Base(path))
	}
	entries, err := os.ReadDir(v.Dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, file.Explainable(err, "read", "backups")
	}
	var out []workspace.Backup
	for _, e := range entries {
		place, err := file.Files{}.Read(filepath.Join(v.Dir, e.Name(), placeFile), 64<<10)
		if err != nil || string(place) != abs {
			continue
		}
		found, err := v.List(e.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	slices.SortFunc(out, func(a, b workspace.Backup) int { return b.At.Compare(a.At) })
	return out, nil
}

// Save writes a copy of the store, checks it and gives it its name.
func (v Vault) Save(store workspace.Store, reason workspace.Reason, now time.Time) (workspace.Backup, error) {
	info := store.Info()
	folder, err := v.folder(info.ID)
	if err != nil {
		return workspace.Backup{}, err
	}
	b, err := v.save(store, folder, reason, now)
	if err == nil {
		return b, nil
	}
	var f *workspace.Failure
	if errors.As(err, &f) {
		told := *f
		told.Doing, told.Name = "back up", info.Name
		if told.Kind == workspace.Missing || told.Kind == workspace.CannotOpen || told.Kind == workspace.ReadOnly {
			told.Kind = workspace.BadBackup
		}
		return b, &told
	}
	return b, &workspace.Failure{Kind: workspace.BadBackup, Doing: "back up", Name: info.Name, Cause: err}
}

func (v Vault) save(store workspace.Store, folder string, reason workspace.Reason, now time.Time) (workspace.Backup, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return workspace.Backup{}, file.Explainable(err, "back up", "")
	}
	place := filepath.Join(folder, placeFile)
	if err := (file.Files{}).WriteAtomic(place, []byte(store.Info().Path), nil); err != nil {
		return workspace.Backup{}, err
	}
	at := now.UTC().Truncate(time.Millisecond)
	for {
		path := filepath.Join(folder, fmt.Sprintf("%s %s%s", at.Format(backupForm), strings.ToLower(string(reason)), workspace.Extension))
		err := store.CopyTo(path)
		if errors.Is(err, workspace.Exists) {
			at = at.Add(time.Millisecond) // two in one instant: the later one waits its turn
			continue
		}
		if err != nil {
			return workspace.Backup{}, err
		}
		info, err := os.Stat(path)
		if err != nil {
			return workspace.Backup{}, file.Explainable(err, "back up", "")
		}
		return workspace.Backup{Path: path, WorkspaceID: store.Info().ID, Reason: reason, At: at, Size: info.Size()}, nil
	}
}

// Delete removes one backup of this vault.
func (v Vault) Delete(b workspace.Backup) error {
	folder, err := v.folder(b.WorkspaceID)
	if err != nil {
		return err
	}
	if filepath.Dir(b.Path) != folder || !backupName.MatchString(filepath.Base(b.Path)) {
		return &workspace.Failure{Kind: workspace.BadPath, Doing: "back up", Name: filepath.Base(b.Path)}
	}
	return file.Explainable(os.Remove(b.Path), "back up", filepath.Base(b.Path))
}

// Extract writes a checked copy of a backup to a name that is not taken.
func (v Vault) Extract(b workspace.Backup, path string) error {
	store, err := v.Keeper.OpenReadOnly(b.Path)
	if err != nil {
		return err
	}
	err = store.CopyTo(path)
	if closeErr := store.Close(); err == nil {
		err = closeErr
	}
	return err
}
