package kit

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// window shows content at the least size of the program, in our theme.
func window(t *testing.T, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(false, 1))
	w := test.NewTempWindow(t, container.NewStack(content))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1024, 700))
	return w
}

func key(w fyne.Window, names ...fyne.KeyName) {
	for _, name := range names {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
}

// picture writes what the window shows, when BIDWRIGHT_PICTURES names a folder.
func picture(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	dir := os.Getenv("BIDWRIGHT_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
