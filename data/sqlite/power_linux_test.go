package sqlite

import (
	"bufio"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bidwright/app/workspace"
)

// event is one thing that a saving process did to the disk, as strace saw it.
type event struct {
	kind string // "write", "sync", "cut", "make", "remove", "sync folder", "ack"
	file string // "file" or "journal"
	at   int64
	data []byte
	n    int // number of an acknowledged save, or the length that is left
}

var (
	callPattern = regexp.MustCompile(`^(\d+) +(\w+)\((.*)\) += (-?\d+)`)
	textPattern = regexp.MustCompile(`"((?:\\x[0-9a-f]{2})*)"`)
)

// trace runs a child that saves under strace and gives what reached the disk.
func trace(t *testing.T, does, path string, saves int) []event {
	t.Helper()
	log := filepath.Join(t.TempDir(), "trace")
	inner := child(t, does, path, saves)
	cmd := exec.Command("strace", append([]string{"-f", "-xx", "-s", "9000", "-o", log,
		"-e", "trace=open,openat,close,write,pwrite64,fsync,fdatasync,unlink,unlinkat,ftruncate"}, inner.Args...)...)
	cmd.Env = inner.Env
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("strace: %v %s", err, out)
	}
	f, err := os.Open(log)
	must(t, err)
	defer f.Close()
	var out []event
	began := map[string]string{} // by thread: a call that another one interrupted
	open := map[string]string{}  // by descriptor
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		thread, rest, _ := strings.Cut(line, " ")
		if start, ok := strings.CutSuffix(line, " <unfinished ...>"); ok {
			began[thread] = start
			continue
		}
		if _, end, ok := strings.Cut(rest, " resumed>"); ok {
			line = began[thread] + end
		}
		if m := callPattern.FindStringSubmatch(line); m != nil && m[4] != "-1" {
			if e, ok := eventOf(m[2], m[3], m[4], open, path); ok {
				out = append(out, e)
			}
		}
	}
	must(t, lines.Err())
	return out
}

// eventOf understands one system call; open maps descriptors to what they are.
func eventOf(call, args, result string, open map[string]string, path string) (event, bool) {
	text := ""
	if m := textPattern.FindStringSubmatch(args); m != nil {
		raw, err := hex.DecodeString(strings.ReplaceAll(m[1], `\x`, ""))
		if err != nil {
			return event{}, false
		}
		text = string(raw)
	}
	what := map[string]string{path: "file", journalOf(path): "journal", filepath.Dir(path): "folder"}
	parts := strings.Split(args, ", ")
	fd := parts[0]
	switch call {
	case "open", "openat":
		open[result] = what[text]
		return event{kind: "make", file: open[result]}, open[result] == "journal" && strings.Contains(args, "O_CREAT")
	case "close":
		delete(open, fd)
	case "unlink", "unlinkat":
		return event{kind: "remove", file: what[text]}, what[text] == "journal"
	case "write":
		var n int
		_, err := fmt.Sscanf(text, "ACK %d\n", &n)
		return event{kind: "ack", n: n}, fd == "1" && err == nil
	case "pwrite64":
		at, err := strconv.ParseInt(parts[len(parts)-1], 10, 64)
		return event{kind: "write", file: open[fd], at: at, data: []byte(text)}, err == nil && open[fd] != ""
	case "ftruncate":
		n, err := strconv.Atoi(parts[1])
		return event{kind: "cut", file: open[fd], n: n}, err == nil && open[fd] != ""
	case "fsync", "fdatasync":
		if open[fd] == "folder" {
			return event{kind: "sync folder"}, true
		}
		return event{kind: "sync", file: open[fd]}, open[fd] != ""
	}
	return event{}, false
}

// disk is what a power cut leaves: what was synced, and any of what was not.
type disk struct {
	content map[string][]byte
	pending map[string][]event
	exists  bool   // the journal, for certain
	changed string // "", "make" or "remove": not yet certain
}

func (d *disk) apply(e event) {
	now := d.content[e.file]
	switch e.kind {
	case "write":
		if end := int(e.at) + len(e.data); end > len(now) {
			now = append(now, make([]byte, end-len(now))...)
		}
		copy(now[e.at:], e.data)
	case "cut":
		now = now[:min(e.n, len(now))]
	}
	d.content[e.file] = now
}

// cutAfter gives the disk when the power goes after the first n events, and the
// last save that was acknowledged by then.
func cutAfter(base []byte, events []event, n int, random *rand.Rand) (d *disk, acked int) {
	d = &disk{content: map[string][]byte{"file": append([]byte(nil), base...)}, pending: map[string][]event{}}
	for _, e := range events[:n] {
		switch e.kind {
		case "ack":
			acked = e.n
		case "write", "cut":
			d.pending[e.file] = append(d.pending[e.file], e)
		case "sync":
			for _, p := range d.pending[e.file] {
				d.apply(p)
			}
			d.pending[e.file] = nil
		case "make", "remove":
			d.changed = e.kind
		case "sync folder":
			if d.changed != "" {
				d.exists, d.changed = d.changed == "make", ""
			}
		}
	}
	for _, file := range []string{"file", "journal"} {
		for _, p := range d.pending[file] {
			if random.IntN(2) == 0 {
				d.apply(p)
			}
		}
	}
	if d.changed != "" && random.IntN(2) == 0 {
		d.exists = d.changed == "make"
	}
	return d, acked
}

type verdict struct{ corrupt, wrong, lost int }

// powerCuts cuts the power at many moments of a traced run and opens what is left.
func powerCuts(t *testing.T, does string, saves, cuts int) (v verdict) {
	t.Helper()
	path := countingFile(t)
	base, err := os.ReadFile(path)
	must(t, err)
	events := trace(t, does, path, saves)
	seed := rand.Uint64()
	t.Logf("%s: %d events, seed %d", does, len(events), seed)
	if len(events) < saves*10 {
		t.Fatalf("only %d events were understood", len(events))
	}
	random := rand.New(rand.NewPCG(seed, 3))
	place := filepath.Join(t.TempDir(), "cut.bidwright")
	for range cuts {
		d, acked := cutAfter(base, events, random.IntN(len(events)+1), random)
		_ = os.Remove(journalOf(place))
		must(t, os.WriteFile(place, d.content["file"], 0o600))
		if d.exists {
			must(t, os.WriteFile(journalOf(place), d.content["journal"], 0o600))
		}
		switch n, err := countIn(place); {
		case err != nil:
			v.corrupt++
		case n < max(acked, 1):
			v.lost++
		case n > max(acked, 1)+1:
			v.wrong++
		}
	}
	return v
}

// countIn opens a file with all checks and gives the number it was last saved with.
func countIn(path string) (int, error) {
	store, err := NewKeeper().Open(path, newClock().Now(), nil)
	if err != nil {
		return 0, err
	}
	s := workspace.New(workspace.Params{Keeper: opened{NewKeeper(), store}, Now: newClock().Now, NewID: counter("c")})
	if err := s.Open(path); err != nil {
		return 0, err
	}
	st, err := s.State()
	if err != nil {
		return 0, errors.Join(err, s.Close())
	}
	n, err := countOf(s, st.Bids[0].ID)
	return n, errors.Join(err, s.Close())
}

// straceMissing tells, and fails a long run, when strace is not installed: the
// simulated power cut is the only test that can tell safe settings from unsafe ones.
func straceMissing(t *testing.T) bool {
	t.Helper()
	if _, err := exec.LookPath("strace"); err == nil {
		return false
	}
	if soaking() {
		t.Fatal("this test needs strace; install it for make soak")
	}
	t.Log("strace is not installed, so the power cut was not simulated; make soak insists on it")
	return true
}

// TestPowerCuts: nothing that was acknowledged is lost, whatever the disk had not
// yet written; and the same test finds fault when saving does not wait for the disk.
func TestPowerCuts(t *testing.T) {
	if straceMissing(t) {
		return
	}
	saves, cuts, control := 12, 150, 80
	if soaking() {
		saves, cuts, control = 60, 3000, 1000
	}
	got := powerCuts(t, "save", saves, cuts)
	t.Logf("%d cuts: %+v", cuts, got)
	if got != (verdict{}) {
		t.Errorf("after %d power cuts: %+v", cuts, got)
	}
	bad := powerCuts(t, "save with synchronous off", saves, control)
	t.Logf("negative control, %d cuts: %+v", control, bad)
	if bad.corrupt == 0 {
		t.Error("the negative control found nothing, so this test proves nothing")
	}
}

// TestDiskFaults: each kind of failing system call gives a sentence, the program
// goes on, and what was acknowledged is in the file.
func TestDiskFaults(t *testing.T) {
	if straceMissing(t) {
		return
	}
	for _, fault := range []string{
		"fsync:error=EIO:when=30+7", "pwrite64:error=ENOSPC:when=90+40", "pwrite64:error=EIO:when=95+43",
		"fsync:error=ENOSPC:when=32+9", "pwrite64:error=EDQUOT:when=100+60", "unlink,ftruncate:error=EIO",
	} {
		t.Run(fault, func(t *testing.T) {
			path := countingFile(t)
			inner := child(t, "save", path, 25)
			cmd := exec.Command("strace", append([]string{"-f", "-o", os.DevNull, "-e", "trace=fsync,pwrite64,unlink,ftruncate", "-e", "inject=" + fault}, inner.Args...)...)
			cmd.Env = inner.Env
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("the program did not stay open: %v", err)
			}
			last, failed := 1, 0
			for _, line := range strings.Split(string(out), "\n") {
				if n, ok := ack(t, line); ok {
					last = n
				} else if strings.HasPrefix(line, "FAILED") {
					failed++
					if !strings.Contains(line, "Your last change was not saved") {
						t.Errorf("no sentence: %s", line)
					}
				}
			}
			n, err := countIn(path)
			if err != nil || n < last || n > last+1 {
				t.Errorf("acknowledged %d, found %d, %v; output %s", last, n, err, out)
			}
			t.Logf("%d saves failed, last acknowledged %d", failed, last)
		})
	}
}
