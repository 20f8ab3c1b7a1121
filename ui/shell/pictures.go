package shell

import (
	"fmt"
	"image"

	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
)

// Look is one way the pictures are taken.
type Look struct {
	Name  string
	Dark  bool
	Scale float32
	Size  fyne.Size
}

// Looks are the ways every page is pictured: light and dark, at the designed size and
// at the least size with text at 150 %.
func Looks() []Look {
	return []Look{
		{"light", false, 1, DesignedSize}, {"dark", true, 1, DesignedSize},
		{"light-150", false, 1.5, LeastSize}, {"dark-150", true, 1.5, LeastSize},
		{"long", false, 1, fyne.NewSize(DesignedSize.Width, 4*DesignedSize.Height)},
	}
}

// Pictures draws every page that can be reached in every look with Fyne's software
// painter, without a display, and hands each to save as NN-page-look. It leaves the
// user's settings alone.
func Pictures(d Deps, looks []Look, save func(name string, picture image.Image) error) error {
	driver := d.App.Driver()
	if _, real := driver.(desktop.Driver); !real && len(driver.AllWindows()) == 0 {
		// The headless driver answers for objects only while it has a window.
		defer d.App.NewWindow("").Close()
	}
	for _, look := range looks {
		if err := picturesIn(d, look, save); err != nil {
			return err
		}
	}
	return nil
}

func picturesIn(d Deps, look Look, save func(string, image.Image) error) error {
	s := New(d)
	d.App.Settings().SetTheme(theme.New(look.Dark, look.Scale))
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(s.Content())
	c.Resize(look.Size)
	s.AttachCanvas(c)
	defer s.Detach()
	for i, p := range s.reachable() {
		s.Go(Route{Page: p.ID()})
		name := fmt.Sprintf("%02d-%s", i+1, p.ID())
		parted, ok := p.(Parted)
		if !ok {
			if err := save(name+"-"+look.Name, pictureOf(s, c)); err != nil {
				return err
			}
			continue
		}
		for n, part := range parted.Parts() {
			parted.ShowPart(part)
			if err := save(fmt.Sprintf("%s-%d-%s-%s", name, n+1, part, look.Name), pictureOf(s, c)); err != nil {
				return err
			}
		}
	}
	return nil
}

// Parted is a page that shows one of several parts at a time.
type Parted interface {
	Parts() []string
	ShowPart(name string)
}

func pictureOf(s *Shell, c interface {
	Focus(fyne.Focusable)
	Capture() image.Image
}) image.Image {
	c.Focus(nil)
	// Twice, because the first pass tells wrapped text how wide it is.
	s.Content().Refresh()
	s.Content().Refresh()
	return c.Capture()
}
