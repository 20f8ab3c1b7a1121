package sqlite

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"bidwright/app/workspace"
)

// child starts the test binary as a child process on a file.
func child(t testing.TB, does, path string, more int) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childDoes+"="+does, childFile+"="+path, fmt.Sprintf("%s=%d", childMore, more))
	cmd.Stderr = os.Stderr
	return cmd
}

// countingFile makes a workspace with one bid that counts.
func countingFile(t testing.TB) string {
	t.Helper()
	r := newService(t, t.TempDir(), "id")
	must(t, r.Create(r.path))
	id, err := r.AddBid("Add", sampleBid("Counter", ""))
	must(t, err)
	must(t, countUp(r.Service, id, 1))
	must(t, r.Close())
	return r.path
}

// TestKilledInTheMiddleOfSaving: whatever was acknowledged is there, nothing is
// half there, and the history still leads back.
func TestKilledInTheMiddleOfSaving(t *testing.T) {
	kills := 50
	if soaking() {
		kills = 1000
	}
	path := countingFile(t)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	last, saves, slowest := 1, 0, time.Duration(0)
	for range kills {
		acked := killOnce(t, path, time.Duration(20+random.IntN(130))*time.Millisecond)
		if acked > last {
			saves += acked - last
			last = acked
		}
		start := time.Now()
		r := newService(t, t.TempDir(), "id")
		must(t, r.Open(path))
		slowest = max(slowest, time.Since(start))
		st := state(t, r.Service)
		n, err := countOf(r.Service, st.Bids[0].ID)
		must(t, err)
		// One save may have reached the file without its acknowledgement.
		if n < last || n > last+1 {
			t.Fatalf("acknowledged %d, found %d", last, n)
		}
		if st.Bids[0].ValuePence != int64(n)*100 || st.Undo != fmt.Sprintf("save %d", n) {
			t.Fatalf("found %d, value %d, step %q", n, st.Bids[0].ValuePence, st.Undo)
		}
		last = n
		_, err = r.Undo()
		must(t, err)
		_, err = r.Redo()
		must(t, err)
		must(t, r.Close())
	}
	t.Logf("%d kills, %d saves, slowest opening afterwards %s", kills, saves, slowest)
	if saves < kills {
		t.Errorf("only %d saves in %d runs: the test did not hit saving", saves, kills)
	}
}

func killOnce(t *testing.T, path string, after time.Duration) (acked int) {
	t.Helper()
	cmd := child(t, "save", path, 0)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewScanner(out)
	var timer *time.Timer
	for lines.Scan() {
		n, ok := ack(t, lines.Text())
		if !ok {
			t.Errorf("child: %s", lines.Text())
			break
		}
		acked = n
		if timer == nil {
			timer = time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	_ = cmd.Process.Kill()
	_, _ = io.Copy(io.Discard, out)
	_ = cmd.Wait()
	if timer != nil {
		timer.Stop()
	}
	return acked
}

func TestTwoCopiesOfTheProgramOnOneFile(t *testing.T) {
	path := countingFile(t)
	cmd := child(t, "hold", path, 0)
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || strings.TrimSpace(line) != "ACK 0" {
		t.Fatalf("child: %q %v", line, err)
	}
	r := newService(t, t.TempDir(), "id")
	err = r.Open(path)
	want(t, err, workspace.Busy)
	if !strings.Contains(workspace.Explain(err).Happened, "already open") {
		t.Error(workspace.Explain(err))
	}
	_, err = NewKeeper().OpenReadOnly(path)
	want(t, err, workspace.Busy)
	must(t, in.Close())
	must(t, cmd.Wait())
	must(t, r.Open(path))
}

func TestAFileIsLockedFromTheMomentItIsMadeOrOpened(t *testing.T) {
	r := newRig(t)
	for range 2 {
		out, _ := child(t, "save", r.path, 1).Output()
		if !strings.Contains(string(out), string(workspace.Busy)) {
			t.Errorf("a second process got in: %s", out)
		}
		must(t, r.Close())
		r.clock.add(-2 * time.Second) // the same instant again
		must(t, r.Open(r.path))
	}
}

func TestTheSameFileTwiceInOneProgramUnderAnyName(t *testing.T) {
	r := newRig(t)
	other := filepath.Join(r.dir, "other name.bidwright")
	if err := os.Link(r.path, other); err != nil {
		t.Logf("no links here (%v): only the same name is tried", err)
		other = r.path
	}
	for _, path := range []string{r.path, other} {
		_, err := NewKeeper().Open(path, r.clock.Now(), nil)
		want(t, err, workspace.OpenHere)
		_, err = r.ReadFile(path, 1<<20)
		want(t, err, workspace.OpenHere)
		want(t, r.WriteFile(path, []byte("x"), nil), workspace.OpenHere)
	}
	_, err := r.AddBid("Add", sampleBid("Still works", ""))
	must(t, err)
	if runtime.GOOS == "linux" && other != r.path {
		// And the lock still holds against another process.
		must(t, os.Remove(other))
		out, _ := child(t, "save", r.path, 1).Output()
		if !strings.Contains(string(out), string(workspace.Busy)) {
			t.Errorf("a second process got in: %s", out)
		}
	}
}
