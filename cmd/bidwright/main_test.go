package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

func TestParseOptions(t *testing.T) {
	for _, c := range []struct {
		args []string
		want options
		ok   bool
	}{
		{nil, options{}, true},
		{[]string{"--version"}, options{version: true}, true},
		{[]string{"--smoke", "a b#.bidwright"}, options{smoke: true, file: "a b#.bidwright"}, true},
		{[]string{"--screenshots", "out"}, options{screenshots: "out"}, true},
		{[]string{"--colour"}, options{}, false},
		{[]string{"one", "two"}, options{}, false},
	} {
		got, err := parseOptions(c.args)
		if got != c.want || (err == nil) != c.ok {
			t.Errorf("parseOptions(%q) = %+v, %v", c.args, got, err)
		}
	}
}

func TestVersionIsPrinted(t *testing.T) {
	var out bytes.Buffer
	if err := run(options{version: true}, &out); err != nil || out.String() != "Bidwright 0.1.0\n" {
		t.Errorf("printed %q, %v", out.String(), err)
	}
}

func TestScreenshotsNeedNoDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	dir := filepath.Join(t.TempDir(), "pictures")
	if err := run(options{screenshots: dir}, nil); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no picture was written (%v)", err)
	}
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		img, err := png.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		if !hasTwoColours(img) {
			t.Errorf("%s is blank", filepath.Base(name))
		}
	}
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
