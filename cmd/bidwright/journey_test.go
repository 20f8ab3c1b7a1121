//go:build journey

package main

import (
	"image/png"
	"os"
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
	file, err := os.Open(p.picture("first-window"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if !hasTwoColours(img) {
		t.Error("the screen is blank")
	}
}
