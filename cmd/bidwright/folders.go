package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"bidwright/app/workspace"
)

// folders are where the program keeps what is its own; the person's workspace
// stands among their documents.
type folders struct {
	documents string
	settings  string // which workspace was open last
	logs      string
	backups   string
}

// userFolders are those of the person who runs the program.
func userFolders() (folders, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return folders{}, fmt.Errorf("there is no folder for settings: %w", err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return folders{}, fmt.Errorf("there is no folder for the log: %w", err)
	}
	return folders{
		documents: documentsFolder(),
		settings:  filepath.Join(config, "bidwright"),
		logs:      filepath.Join(cache, "bidwright", "log"),
		// Backups must outlive a cleaned cache.
		backups: filepath.Join(config, "bidwright", "backups"),
	}, nil
}

// foldersIn are all in one folder, for pictures and trials.
func foldersIn(dir string) folders {
	return folders{documents: dir, settings: filepath.Join(dir, "settings"), logs: filepath.Join(dir, "log"), backups: filepath.Join(dir, "backups")}
}

func documentsFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, folder := range []string{os.Getenv("XDG_DOCUMENTS_DIR"), filepath.Join(home, "Documents")} {
		if info, err := os.Stat(folder); folder != "" && err == nil && info.IsDir() {
			return folder
		}
	}
	return home
}

// usual is the first workspace's place.
func (f folders) usual() string { return filepath.Join(f.documents, "Bids"+workspace.Extension) }

// free is a name for a new workspace that is not taken.
func (f folders) free() string {
	path := f.usual()
	for n := 2; exists(path); n++ {
		path = filepath.Join(f.documents, fmt.Sprintf("Bids %d%s", n, workspace.Extension))
	}
	return path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func (f folders) lastFile() string { return filepath.Join(f.settings, "last-workspace") }

// last is the workspace to open at the start: the one open last, or the usual one
// where it exists; empty at the first run.
func (f folders) last() string {
	raw, err := os.ReadFile(f.lastFile())
	if path := strings.TrimSpace(string(raw)); err == nil && path != "" {
		return path
	}
	if exists(f.usual()) {
		return f.usual()
	}
	return ""
}

// remember notes which workspace is open.
func (f folders) remember(path string) error {
	if err := os.MkdirAll(f.settings, 0o700); err != nil {
		return err
	}
	return os.WriteFile(f.lastFile(), []byte(path+"\n"), 0o600)
}
