package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"
	"unicode"

	"bidwright/app/workspace"
)

// The log's limits.
const (
	maxLog  = 1 << 20
	logs    = 5
	lastFew = 20 // actions beside a crash
)

// journal is the program's log: versions, kinds of action, codes and timings. What a
// person typed never reaches it: of a step's name only its first word is kept, and of
// an error only its kind.
type journal struct {
	folder string
	now    func() time.Time

	mu    sync.Mutex
	file  *os.File
	size  int64
	crash *os.File
}

// openJournal begins the log and the crash file. Where the folder cannot be written,
// the program runs without them. crashed is the report of a run that ended badly.
func openJournal(folder string, now func() time.Time) (j *journal, crashed string) {
	j = &journal{folder: folder, now: now}
	if os.MkdirAll(folder, 0o700) != nil {
		return j, ""
	}
	crashed = j.keepCrash()
	j.open()
	j.line(fmt.Sprintf("start %s %s %s/%s", appVersion, runtime.Version(), runtime.GOOS, runtime.GOARCH))
	if file, err := os.OpenFile(j.crashPath(), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600); err == nil {
		j.crash = file
		fmt.Fprintln(file, crashHead())
		if debug.SetCrashOutput(file, debug.CrashOptions{}) != nil {
			j.dropCrash()
		}
	}
	return j, crashed
}

func crashHead() string { return appName + " " + appVersion }

func (j *journal) path(n int) string {
	if n == 0 {
		return filepath.Join(j.folder, "bidwright.log")
	}
	return filepath.Join(j.folder, fmt.Sprintf("bidwright.%d.log", n))
}

func (j *journal) crashPath() string { return filepath.Join(j.folder, "running.txt") }

func (j *journal) open() {
	file, err := os.OpenFile(j.path(0), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	j.file, j.size = file, 0
	if info, err := file.Stat(); err == nil {
		j.size = info.Size()
	}
}

// keepCrash turns what a crashed run left behind into a report with its last actions.
// A run that was killed leaves only the head, which tells nothing.
func (j *journal) keepCrash() string {
	raw, err := os.ReadFile(j.crashPath())
	if err != nil {
		return ""
	}
	defer os.Remove(j.crashPath())
	_, stack, _ := strings.Cut(string(raw), "\n")
	if strings.TrimSpace(stack) == "" {
		return ""
	}
	report := string(raw) + "\nThe last actions:\n"
	if log, err := os.ReadFile(j.path(0)); err == nil {
		lines := strings.Split(strings.TrimRight(string(log), "\n"), "\n")
		report += strings.Join(lines[max(len(lines)-lastFew, 0):], "\n") + "\n"
	}
	path := filepath.Join(j.folder, "crash.txt")
	if os.WriteFile(path, []byte(report), 0o600) != nil {
		return ""
	}
	return path
}

// action is workspace.Params.Log.
func (j *journal) action(name string, err error, took time.Duration) {
	j.line(fmt.Sprintf("%s %s %d ms", verb(name), outcome(err), took.Milliseconds()))
}

// verb is the first word of an action's name, if it is a plain word.
func verb(name string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	if word == "" || len(word) > 20 || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return "step"
	}
	return strings.ToLower(word)
}

func outcome(err error) string {
	var failure *workspace.Failure
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &failure):
		return fmt.Sprintf("failed (%s, %d)", failure.Kind, failure.Code)
	}
	return fmt.Sprintf("failed (%T)", err)
}

func (j *journal) line(text string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file == nil {
		return
	}
	text = j.now().UTC().Format("2006-01-02T15:04:05.000Z ") + text + "\n"
	if j.size+int64(len(text)) > maxLog {
		j.turn()
	}
	if j.file != nil {
		n, _ := j.file.WriteString(text) // a full disk must not stop the work
		j.size += int64(n)
	}
}

// turn begins a new file; the oldest of all goes.
func (j *journal) turn() {
	j.file.Close()
	j.file = nil
	for n := logs - 1; n > 0; n-- {
		_ = os.Rename(j.path(n-1), j.path(n)) // a gap in the row is no harm
	}
	j.open()
}

func (j *journal) dropCrash() {
	if j.crash == nil {
		return
	}
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	j.crash.Close()
	_ = os.Remove(j.crashPath())
	j.crash = nil
}

// close ends a run that went well.
func (j *journal) close() {
	j.line("stop")
	j.mu.Lock()
	defer j.mu.Unlock()
	j.dropCrash()
	if j.file != nil {
		j.file.Close()
		j.file = nil
	}
}
