package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/workspace"
	"bidwright/ui/shell"
)

func TestTheLogHoldsNothingThatWasTyped(t *testing.T) {
	dir := t.TempDir()
	p, err := newProgram(foldersIn(dir), true)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.service.Create(p.folders.free()); err != nil {
		t.Fatal(err)
	}
	id, err := p.service.AddBid("Start “Planted Secret Meals”", bid.Bid{Title: "Planted Secret Meals", Notes: "£12,345.67"})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []string{"Planted-name changed", "£12,345.67 typed", "  ", "Set pay of Planted to 98.76"} {
		if err := p.service.EditBid(id, step, func(b *bid.Bid) error { b.Notes += "x"; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	p.journal.action("Export Planted", errors.New("cannot write /home/planted/secret"), time.Second)
	p.journal.action("open", &workspace.Failure{Kind: workspace.Busy, Name: "Planted.bidwright", Code: 5}, 0)
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(p.journal.path(0))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ToLower(string(raw))
	for _, planted := range []string{"planted", "secret", "12,345", "98.76", dir} {
		if strings.Contains(text, planted) {
			t.Errorf("the log holds %q:\n%s", planted, text)
		}
	}
	for _, want := range []string{appVersion, "open failed (open in another copy of the program, 5)", "stop"} {
		if !strings.Contains(text, want) {
			t.Errorf("the log lacks %q:\n%s", want, text)
		}
	}
	if exists(p.journal.crashPath()) {
		t.Error("a clean end left the crash file")
	}
}

func TestTheLogStaysWithinItsLimits(t *testing.T) {
	dir := t.TempDir()
	j, _ := openJournal(dir, time.Now)
	for range 7 * maxLog / 600 {
		j.line(strings.Repeat("x", 600))
	}
	j.close()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != logs {
		t.Fatalf("%q, %v", files, err)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Size() > maxLog {
			t.Errorf("%s: %v %v", f, info.Size(), err)
		}
	}
}

func TestACrashIsReportedOnceAndAKillIsNot(t *testing.T) {
	for _, c := range []struct {
		left string
		want bool
	}{
		{crashHead() + "\n", false},
		{crashHead() + "\npanic: boom\ngoroutine 1 [running]:\n", true},
	} {
		dir := t.TempDir()
		j, _ := openJournal(dir, time.Now)
		for range 30 {
			j.action("Change", nil, time.Millisecond)
		}
		j.close()
		if err := os.WriteFile(j.crashPath(), []byte(c.left), 0o600); err != nil {
			t.Fatal(err)
		}
		j, crashed := openJournal(dir, time.Now)
		if (crashed != "") != c.want {
			t.Errorf("left %q: report %q", c.left, crashed)
		}
		if c.want {
			raw, err := os.ReadFile(crashed)
			if err != nil || !strings.Contains(string(raw), "boom") || strings.Count(string(raw), "change ok") != lastFew-1 {
				t.Errorf("%s %v", raw, err) // the last line of all is the stop
			}
		}
		j.close()
		if _, again := openJournal(dir, time.Now); again != "" {
			t.Error("reported twice")
		}
	}
}

func TestTheWorkspaceOpenLastIsOpenedAgain(t *testing.T) {
	dir := t.TempDir()
	f := foldersIn(dir)
	if f.last() != "" {
		t.Error("something to open at the first run")
	}
	p, err := newProgram(f, true)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "Our bids #1 ŵ.bidwright")
	if err := p.service.Create(name); err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	if got := f.last(); got != name {
		t.Errorf("last %q, want %q", got, name)
	}
	if f.free() != filepath.Join(dir, "Bids.bidwright") {
		t.Errorf("free %q", f.free())
	}
}

func TestPicturesShowEveryPage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pictures")
	// One look, the tightest: with all of them, under the race detector, it takes minutes.
	if err := writeScreenshots(dir, "home-care", shell.Looks()[2:3]); err != nil {
		t.Fatal(err)
	}
	pictures, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(pictures) < 30 {
		t.Errorf("%d pictures, %v", len(pictures), err)
	}
}
