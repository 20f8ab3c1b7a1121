//go:build journey

package main

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestJourneySmoke(t *testing.T) {
	d := newDesktop(t)
	if out, err := d.tool(builtProgram(t), "--smoke"); err != nil || out != "window ready\n" {
		t.Errorf("--smoke printed %q and ended with %v", out, err)
	}
}

func TestJourneyWindowIsOnScreen(t *testing.T) {
	p := newDesktop(t).open()
	if !hasTwoColours(readPicture(t, p.picture("first-window"))) {
		t.Error("the window is blank")
	}
}

func TestJourneyScreenshotsNeedNoDisplay(t *testing.T) {
	d := &desktop{t: t, home: t.TempDir()}
	dir := filepath.Join(d.home, "pictures")
	cmd := exec.Command(builtProgram(t), "--screenshots", dir)
	cmd.Env = slices.DeleteFunc(d.env(), func(pair string) bool { return strings.HasPrefix(pair, "DISPLAY=") })
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no picture was written (%v)", err)
	}
	for _, name := range names {
		if !hasTwoColours(readPicture(t, name)) {
			t.Errorf("%s is blank", filepath.Base(name))
		}
	}
}

func readPicture(t *testing.T, name string) image.Image {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func hasTwoColours(img image.Image) bool {
	b := img.Bounds()
	first := img.At(b.Min.X, b.Min.Y)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if img.At(x, y) != first {
				return true
			}
		}
	}
	return false
}
