package sqlite

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/workspace"
	"bidwright/data/file"
)

func init() { children["full"] = childFull }

// childFull saves ever longer texts while no file may grow beyond limit bytes.
func childFull(path string, limit int) {
	signal.Ignore(syscall.SIGXFSZ)
	s, id := childService(path)
	must := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(limit), Max: uint64(limit)})
	if must != nil {
		fmt.Println("REFUSED", must)
		return
	}
	for n := 1; n < 400; n++ {
		err := s.EditBid(id, "grow", func(b *bid.Bid) error { b.Notes = strings.Repeat(fmt.Sprintf("%d-", n), n*200); return nil })
		if err != nil {
			fmt.Println("FAILED", workspace.Explain(err).Happened)
			// The program stays alive, and a smaller change still works.
			err = s.SaveSetting("after", fmt.Sprint(n))
			fmt.Println("AFTER", err == nil)
			return
		}
		fmt.Println("ACK", n)
	}
}

func TestAFileThatMayNotGrow(t *testing.T) {
	path := countingFile(t)
	out, err := child(t, "full", path, 400_000).Output()
	must(t, err)
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	last := 0
	for _, line := range lines {
		if n, ok := ack(t, line); ok {
			last = n
		}
	}
	text := string(out)
	if last == 0 || !strings.Contains(text, "FAILED The disk") || !strings.Contains(text, "AFTER true") {
		t.Fatalf("child said %q", lines[max(0, len(lines)-3):])
	}
	r := newService(t, t.TempDir(), "id")
	must(t, r.Open(path))
	st := state(t, r.Service)
	b, err := r.Bid(st.Bids[0].ID)
	must(t, err)
	if b.Notes != strings.Repeat(fmt.Sprintf("%d-", last), last*200) {
		t.Errorf("the last acknowledged save is %d, the file has %.10q…", last, b.Notes)
	}
}

// asNobody runs f on a thread whose file rights are those of an ordinary user:
// rights bits do not bind the superuser, under whom tests often run.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const nobody = 65534
	syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
	defer syscall.RawSyscall(syscall.SYS_SETFSUID, 0, 0, 0)
	if now, _, _ := syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0); now != nobody {
		t.Fatal("could not act as an ordinary user")
	}
	f()
}

// openToAll gives a folder that an ordinary user can reach.
func openToAll(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for d := dir; strings.HasPrefix(d, os.TempDir()) && d != os.TempDir(); d = filepath.Dir(d) {
		must(t, os.Chmod(d, 0o755))
	}
	return dir
}

func TestAReadOnlyFolderAndFile(t *testing.T) {
	for _, c := range []struct {
		name         string
		folder, file os.FileMode
	}{{"folder and file", 0o555, 0o444}, {"folder only", 0o555, 0o666}, {"file only", 0o777, 0o444}} {
		t.Run(c.name, func(t *testing.T) {
			raw := wholeFile(t)
			dir := openToAll(t)
			path := filepath.Join(dir, "locked.bidwright")
			must(t, os.WriteFile(path, raw, 0o666))
			must(t, os.Chmod(path, c.file))
			must(t, os.Chmod(dir, c.folder))
			t.Cleanup(func() { must(t, os.Chmod(dir, 0o755)) })
			asNobody(t, func() {
				s := workspace.New(workspace.Params{Keeper: NewKeeper(), Files: file.Files{}, Now: newClock().Now, NewID: counter("n")})
				if err := s.Open(path); err != nil {
					t.Errorf("open: %v", err)
					return
				}
				st, err := s.State()
				if err != nil || len(st.Bids) != 3 || !st.ReadOnly || st.ReadOnlyWhy.Do == "" {
					t.Errorf("read-only %v, %d bids, %v", st.ReadOnly, len(st.Bids), err)
				}
				err = s.EditBid(st.Bids[0].ID, "x", func(b *bid.Bid) error { b.Title = "x"; return nil })
				want(t, err, workspace.ReadOnly)
				if c.folder == 0o555 {
					want(t, s.SaveCopy(filepath.Join(dir, "copy.bidwright")), workspace.ReadOnly)
					want(t, s.WriteFile(filepath.Join(dir, "out.pdf"), []byte("x"), nil), workspace.ReadOnly)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			after, err := os.ReadFile(path)
			must(t, err)
			if string(after) != string(raw) {
				t.Error("the file was changed")
			}
		})
	}
}
