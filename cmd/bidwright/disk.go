package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"bidwright/ui/kit"
)

// disk is the folders as the file dialogs see them.
type disk struct{ home string }

func (d disk) List(folder string) ([]kit.FileItem, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var out []kit.FileItem
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		_, isFolder := d.Stat(filepath.Join(folder, e.Name())) // follows links
		out = append(out, kit.FileItem{Name: e.Name(), IsFolder: isFolder})
	}
	return out, nil
}

func (d disk) Home() string                  { return d.home }
func (disk) Parent(folder string) string     { return filepath.Dir(folder) }
func (disk) Join(folder, name string) string { return filepath.Join(folder, name) }

func (disk) Stat(path string) (bool, bool) {
	info, err := os.Stat(path)
	if err != nil {
		return false, false
	}
	return true, info.IsDir()
}

func (disk) Absolute(folder, typed string) string {
	if rest, ok := strings.CutPrefix(typed, "~"+string(filepath.Separator)); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if filepath.IsAbs(typed) {
		return filepath.Clean(typed)
	}
	return filepath.Join(folder, typed)
}

// openOutside opens a file in its own program.
func openOutside(path string) {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		cmd = exec.Command("open", path)
	default:
		cmd = exec.Command("xdg-open", path)
	}
	if cmd.Start() == nil {
		go func() { _ = cmd.Wait() }()
	}
}

// showInFolder opens the folder that a file is in.
func showInFolder(path string) { openOutside(filepath.Dir(path)) }
