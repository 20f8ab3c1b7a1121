package kit

import (
	"testing"

	"bidwright/ui/theme"

	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
)

// TestAnIconIsDrawnAnewOnAnotherGround: Fyne keeps drawn pictures by name, so equal names
// must mean equal looks.
func TestAnIconIsDrawnAnewOnAnotherGround(t *testing.T) {
	app := test.NewTempApp(t)
	icon := Icon("undo", fynetheme.ColorNameForeground)
	app.Settings().SetTheme(theme.New(false, 1))
	name, content := icon.Name(), string(icon.Content())
	app.Settings().SetTheme(theme.New(true, 1))
	if icon.Name() == name || string(icon.Content()) == content {
		t.Errorf("%s in the light, %s in the dark", name, icon.Name())
	}
}
