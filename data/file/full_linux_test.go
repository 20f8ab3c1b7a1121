package file

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"bidwright/app/workspace"
)

const childTarget = "BIDWRIGHT_TEST_EXPORT"

func TestMain(m *testing.M) {
	if path := os.Getenv(childTarget); path != "" {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 320_000, Max: 320_000}); err != nil {
			fmt.Println(err)
			os.Exit(2)
		}
		err := Files{}.WriteAtomic(path, bytes.Repeat([]byte("x"), 400_000), nil)
		fmt.Println(workspace.Explain(err))
		return
	}
	os.Exit(m.Run())
}

// TestNoHalfExportOnAFullDisk: writing 400 KB where only 320 KB fit leaves what
// was there before, and says so.
func TestNoHalfExportOnAFullDisk(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "pack.pdf")
	if err := os.WriteFile(path, []byte("the pack of yesterday"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childTarget+"="+path)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err, string(out))
	}
	if !strings.HasPrefix(string(out), "The disk is full. The file was not written; what was there before is untouched") {
		t.Errorf("said %q", out)
	}
	if raw, _ := os.ReadFile(path); string(raw) != "the pack of yesterday" {
		t.Errorf("the name holds %d bytes", len(raw))
	}
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("left behind: %v", got)
	}
}
