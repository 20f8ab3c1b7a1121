// Package theme is how Bidwright looks: colours, sizes, one typeface and the size
// of its text. Contrast is computed in its tests, in light and in dark.
package theme

import (
	"bytes"
	"image/color"
	"sync"

	"bidwright/assets/fonts"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The limits of the text scale.
const (
	MinScale  float32 = 1.0
	MaxScale  float32 = 2.5
	ScaleStep float32 = 0.1
)

// Our own named sizes beside Fyne's.
const (
	// SizeGap stands between the parts of a page.
	SizeGap fyne.ThemeSizeName = "bidwright.gap"
	// SizeEm is the text size: widths given in ems grow with the text.
	SizeEm fyne.ThemeSizeName = "bidwright.em"
	// SizeFigure is the text size of a key figure.
	SizeFigure fyne.ThemeSizeName = "bidwright.figure"
	// SizeRing is the thickness of the focus ring.
	SizeRing fyne.ThemeSizeName = "bidwright.ring"
)

// Theme is one look: dark or light by the user's choice, whatever the system
// prefers, and a text scale within MinScale…MaxScale.
type Theme struct {
	dark  bool
	scale float32
}

var _ fyne.Theme = (*Theme)(nil)

// New makes the theme; a scale outside the limits is brought to the nearest one.
func New(dark bool, scale float32) *Theme {
	return &Theme{dark: dark, scale: min(max(scale, MinScale), MaxScale)}
}

// Dark reports the chosen variant.
func (t *Theme) Dark() bool { return t.dark }

// Scale is the text scale.
func (t *Theme) Scale() float32 { return t.scale }

// Color looks a colour up in the chosen variant; the system's wish is not asked.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	colours, variant := light, theme.VariantLight
	if t.dark {
		colours, variant = dark, theme.VariantDark
	}
	if c, ok := colours[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

// The typeface is copied once: Fyne keeps the bytes, and other rooms share ours.
var typeface = sync.OnceValue(func() [2]fyne.Resource {
	return [2]fyne.Resource{
		fyne.NewStaticResource("OpenSans-Regular.ttf", bytes.Clone(fonts.Regular())),
		fyne.NewStaticResource("OpenSans-Bold.ttf", bytes.Clone(fonts.Bold())),
	}
})

// Font is Open Sans, regular or bold; italics are not used, symbols come from Fyne.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol || style.Monospace:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return typeface()[1]
	default:
		return typeface()[0]
	}
}

// Icon is Fyne's icon; our own are in assets/icons.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size grows text and icons by the scale and the space around them by half of it,
// so that large text does not push the page apart.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	room := 1 + (t.scale-1)/2
	switch name {
	case theme.SizeNameText, SizeEm:
		return 15 * t.scale
	case theme.SizeNameCaptionText:
		return 13 * t.scale
	case theme.SizeNameSubHeadingText:
		return 18 * t.scale
	case theme.SizeNameHeadingText:
		return 24 * t.scale
	case SizeFigure:
		return 19 * t.scale
	case theme.SizeNameInlineIcon:
		return 19 * t.scale
	case theme.SizeNamePadding:
		return 4 * room
	case theme.SizeNameInnerPadding:
		return 8 * room
	case SizeGap:
		return 14 * room
	case theme.SizeNameLineSpacing:
		return 5 * room
	case theme.SizeNameInputBorder:
		return 1.5
	case SizeRing:
		return 2.5
	case theme.SizeNameScrollBar:
		return 14
	case theme.SizeNameScrollBarSmall:
		return 5
	default:
		return theme.DefaultTheme().Size(name)
	}
}
