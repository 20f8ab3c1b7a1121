//go:build journey || bench

package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience bounds every wait for the real program on a slow, shared machine.
const patience = 60 * time.Second

// desktop is a private X display with a home folder of its own, on which the
// built program is driven by keyboard as a person would.
type desktop struct {
	t       *testing.T
	display string
	home    string
}

// newDesktop starts Xvfb on a free display; it stops with the test.
func newDesktop(t *testing.T) *desktop {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	xvfb := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	xvfb.ExtraFiles = []*os.File{write}
	if err := xvfb.Start(); err != nil {
		t.Fatalf("Xvfb could not be started; make test installs it: %v", err)
	}
	write.Close()
	t.Cleanup(func() {
		_ = xvfb.Process.Kill()
		_ = xvfb.Wait()
	})
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb gave no display: %v", err)
	}
	d := &desktop{t: t, display: ":" + strings.TrimSpace(number), home: t.TempDir()}
	for _, folder := range []string{"config", "data", "cache", "state", "Documents"} {
		if err := os.Mkdir(filepath.Join(d.home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// env is the machine's environment with this desktop's display and home, and
// none of the person's own settings folders.
func (d *desktop) env() []string {
	env := []string{
		"DISPLAY=" + d.display,
		"HOME=" + d.home,
		"XDG_CONFIG_HOME=" + filepath.Join(d.home, "config"),
		"XDG_DATA_HOME=" + filepath.Join(d.home, "data"),
		"XDG_CACHE_HOME=" + filepath.Join(d.home, "cache"),
		"XDG_STATE_HOME=" + filepath.Join(d.home, "state"),
		"XDG_DOCUMENTS_DIR=" + filepath.Join(d.home, "Documents"),
		"LIBGL_ALWAYS_SOFTWARE=1",
		"LANG=en_GB.UTF-8",
		"TZ=UTC",
	}
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		switch {
		case name == "DISPLAY", name == "WAYLAND_DISPLAY", name == "HOME", name == "LANG", name == "TZ",
			strings.HasPrefix(name, "XDG_"), strings.HasPrefix(name, "FYNE_"):
		default:
			env = append(env, pair)
		}
	}
	return env
}

// tool runs a command on the display and returns what it printed.
func (d *desktop) tool(name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.env()
	var errOut strings.Builder
	cmd.Stderr = &errOut
	out, err := cmd.Output()
	if err != nil {
		return string(out), fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, errOut.String())
	}
	return string(out), nil
}

func (d *desktop) must(name string, args ...string) string {
	d.t.Helper()
	out, err := d.tool(name, args...)
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

// running is the built Bidwright, running.
type running struct {
	*desktop
	cmd    *exec.Cmd
	window string
	errors *strings.Builder
	exited chan error
}

// open starts the built program and waits until its first frame is drawn and its
// window has the keyboard.
func (d *desktop) open(args ...string) *running {
	d.t.Helper()
	p := d.start(builtProgram(d.t), append([]string{"--ready"}, args...)...)
	found := strings.Fields(d.must("xdotool", "search", "--sync", "--onlyvisible", "--pid", fmt.Sprint(p.cmd.Process.Pid)))
	p.window = found[len(found)-1]
	p.focus()
	return p
}

// start runs a program until it says "window ready"; it is killed with the test.
func (d *desktop) start(path string, args ...string) *running {
	d.t.Helper()
	p := &running{desktop: d, errors: new(strings.Builder), exited: make(chan error, 1)}
	p.cmd = exec.Command(path, args...)
	p.cmd.Env = d.env()
	p.cmd.Dir = d.home
	p.cmd.Stderr = p.errors
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	ready := make(chan struct{})
	go func() {
		lines, told := bufio.NewScanner(out), false
		for lines.Scan() {
			if lines.Text() == "window ready" && !told {
				told = true
				close(ready)
			}
		}
		p.exited <- p.cmd.Wait()
	}()
	d.t.Cleanup(p.kill)
	select {
	case <-ready:
	case err := <-p.exited:
		p.exited <- err
		d.t.Fatalf("the program stopped before its window was ready: %v\n%s", err, p.errors)
	case <-time.After(patience):
		d.t.Fatalf("no window was ready after %s", patience)
	}
	return p
}

// focus gives the window the keyboard; there is no window manager here to do it.
func (p *running) focus() {
	p.t.Helper()
	p.must("xdotool", "windowfocus", "--sync", p.window)
}

// press sends keys by their X names: "Tab", "ctrl+n", "Return".
func (p *running) press(keys ...string) {
	p.t.Helper()
	p.must("xdotool", append([]string{"key", "--clearmodifiers", "--delay", "40"}, keys...)...)
}

// write types text into whatever has the focus.
func (p *running) write(text string) {
	p.t.Helper()
	p.must("xdotool", "type", "--clearmodifiers", "--delay", "20", text)
}

// kill ends the program as a power cut would (kill −9), and waits until it is gone.
func (p *running) kill() {
	_ = p.cmd.Process.Kill()
	p.exited <- <-p.exited
}

// wait returns how the program ended by itself.
func (p *running) wait() error {
	p.t.Helper()
	select {
	case err := <-p.exited:
		p.exited <- err
		return err
	case <-time.After(patience):
		p.t.Fatalf("the program had not stopped after %s", patience)
		return nil
	}
}

// picture keeps what the window shows, for a person to look at after a run:
// in the folder BIDWRIGHT_PICTURES, or beside the test's other passing files.
func (p *running) picture(name string) string {
	p.t.Helper()
	dir := os.Getenv("BIDWRIGHT_PICTURES")
	if dir == "" {
		dir = p.home
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		p.t.Fatal(err)
	}
	file := filepath.Join(dir, name+".png")
	p.must("import", "-window", p.window, file)
	return file
}

// until polls for an outcome that the program reaches in its own time, such as
// a file that it writes.
func (p *running) until(what string, reached func() bool) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); !reached(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.picture("stuck")
			p.t.Fatalf("not reached after %s: %s\n%s", patience, what, p.errors)
		}
	}
}

// builtProgram is bin/bidwright, or the program named in BIDWRIGHT_PROGRAM.
func builtProgram(t *testing.T) string {
	t.Helper()
	path := os.Getenv("BIDWRIGHT_PROGRAM")
	if path == "" {
		path = filepath.Join("..", "..", "bin", "bidwright")
	}
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("the program is not built; run make build first: %v", err)
	}
	return path
}
