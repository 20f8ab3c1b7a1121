package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Color is the colour of that name in the running theme; never keep it, the user
// may change the variant at any time.
func Color(name fyne.ThemeColorName) color.Color {
	return fyne.CurrentApp().Settings().Theme().Color(name, theme.VariantLight)
}

// Size is the size of that name in the running theme; under a theme that is not
// ours our own names fall back to its text size.
func Size(name fyne.ThemeSizeName) float32 {
	th := fyne.CurrentApp().Settings().Theme()
	if size := th.Size(name); size > 0 {
		return size
	}
	return th.Size(theme.SizeNameText)
}

// Em is a width in letters of the running text size.
func Em(n float32) float32 { return n * Size(SizeEm) }
