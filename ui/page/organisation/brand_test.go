package organisation_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"bidwright/app/brand"
	"bidwright/ui/kit"
	"bidwright/ui/page/organisation"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2/test"
)

// answering is a window that answers the question for a file by itself.
type answering struct {
	*shell.Shell
}

func (a answering) AskFile(ask kit.FileQuestion) { ask.Chosen("/in/logo.png") }

func TestALogoIsTakenShownAndRemoved(t *testing.T) {
	disk := &pagetest.Disk{}
	s := pagetest.EmptyOn(t, disk)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	s.Attach(answering{frame})
	take := func(content []byte) {
		disk.Put("/in/logo.png", content)
		pagetest.Press(t, w, "Choose a logo …")
	}
	picture := image.NewNRGBA(image.Rect(0, 0, 900, 300))
	picture.Set(3, 3, color.NRGBA{R: 9, A: 255})
	var raw bytes.Buffer
	if err := png.Encode(&raw, picture); err != nil {
		t.Fatal(err)
	}
	take(raw.Bytes())
	kept := s.Organisation().Brand.Logo
	if wide, high, ok := brand.Size(kept); !ok || wide != 600 || high != 200 {
		t.Fatalf("a logo of %d × %d is kept", wide, high)
	}
	for name, broken := range map[string][]byte{"cut": raw.Bytes()[:raw.Len()/2], "no picture": []byte("hello"), "empty": {}, "too large": make([]byte, brand.MaxFile+1)} {
		take(broken)
		if !bytes.Equal(s.Organisation().Brand.Logo, kept) {
			t.Errorf("%s: the logo is lost", name)
		}
	}
	pagetest.Press(t, w, "Print no logo")
	if s.Organisation().Brand.Logo != nil {
		t.Error("the logo is still printed")
	}
	pagetest.Type(t, w, "Colour", "ffcc00")
	if got := s.Organisation().Brand.Colour; got != "#FFCC00" {
		t.Errorf("the colour is %q", got)
	}
	told := false
	for _, o := range test.LaidOutObjects(w.Content()) {
		text, ok := o.(*kit.Small)
		told = told || ok && text.Visible() && strings.Contains(text.Text(), "too light to be read on white paper")
	}
	if !told {
		t.Error("that the colour is made darker is not told")
	}
	pagetest.Type(t, w, "Colour", "green")
	if got := s.Organisation().Brand.Colour; got != "#FFCC00" {
		t.Errorf("%q is taken as a colour", got)
	}
}
