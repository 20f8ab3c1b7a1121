package theme

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// luminance and contrast are the definitions of WCAG 2.
func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// over lays a translucent colour on an opaque one.
func over(top, ground color.NRGBA) color.NRGBA {
	mix := func(t, g uint8) uint8 {
		a := float64(top.A) / 255
		return uint8(math.Round(float64(t)*a + float64(g)*(1-a)))
	}
	return color.NRGBA{R: mix(top.R, ground.R), G: mix(top.G, ground.G), B: mix(top.B, ground.B), A: 0xff}
}

func TestContrastOfEveryTextAndEdgeInBothVariants(t *testing.T) {
	grounds := []fyne.ThemeColorName{
		theme.ColorNameBackground, theme.ColorNameInputBackground, theme.ColorNameOverlayBackground,
		theme.ColorNameMenuBackground, theme.ColorNameHeaderBackground, theme.ColorNameButton,
		ColorNavigation, ColorPanel, ColorRowAlternate,
	}
	texts := []fyne.ThemeColorName{
		theme.ColorNameForeground, theme.ColorNamePlaceHolder, theme.ColorNameDisabled, theme.ColorNameError,
		theme.ColorNameWarning, theme.ColorNameSuccess, theme.ColorNameHyperlink, theme.ColorNamePrimary, ColorMuted,
	}
	pairs := [][2]fyne.ThemeColorName{
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning},
		{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess},
		{theme.ColorNameDisabled, theme.ColorNameDisabledButton},
		{theme.ColorNameForeground, theme.ColorNameSelection},
		{theme.ColorNameForeground, ColorRowSelected},
		{ColorMuted, ColorRowSelected}, {theme.ColorNameWarning, ColorRowSelected},
		{theme.ColorNameError, ColorRowSelected}, {theme.ColorNameSuccess, ColorRowSelected},
		{theme.ColorNameError, ColorErrorGround}, {theme.ColorNameForeground, ColorErrorGround},
		{theme.ColorNameWarning, ColorWarningGround}, {theme.ColorNameForeground, ColorWarningGround},
		{theme.ColorNameSuccess, ColorSuccessGround}, {theme.ColorNameForeground, ColorSuccessGround},
		{ColorMuted, ColorWarningGround}, {ColorMuted, ColorErrorGround}, {ColorMuted, ColorSuccessGround},
	}
	for _, text := range texts {
		for _, ground := range grounds {
			pairs = append(pairs, [2]fyne.ThemeColorName{text, ground})
		}
	}
	for variant, p := range map[string]palette{"light": light, "dark": dark} {
		for _, pair := range pairs {
			for _, veil := range []fyne.ThemeColorName{"", theme.ColorNameHover, theme.ColorNameFocus} {
				ground := p[pair[1]]
				if veil != "" {
					ground = over(p[veil], ground)
				}
				// A veil lies on buttons, rows and fields only while the pointer or the keyboard
				// is there; the running text must still be readable under it.
				if got := contrast(p[pair[0]], ground); got < 4.5 {
					t.Errorf("%s: %s on %s %s is %.2f:1, want 4.5", variant, pair[0], pair[1], veil, got)
				}
			}
		}
		for _, edge := range []fyne.ThemeColorName{theme.ColorNameInputBorder, ColorEdge, ColorFocusRing} {
			for _, ground := range grounds {
				if got := contrast(p[edge], p[ground]); got < 3 {
					t.Errorf("%s: edge %s on %s is %.2f:1, want 3", variant, edge, ground, got)
				}
			}
		}
		if got := contrast(p[theme.ColorNameForegroundOnPrimary], p[theme.ColorNamePrimary]); got < 3 {
			t.Errorf("%s: the ring inside a primary button is %.2f:1", variant, got)
		}
	}
}

func TestBothVariantsNameTheSameColours(t *testing.T) {
	for name := range light {
		if _, ok := dark[name]; !ok {
			t.Errorf("dark lacks %s", name)
		}
	}
	if len(light) != len(dark) {
		t.Errorf("light names %d colours, dark %d", len(light), len(dark))
	}
}

func TestTheUserChoosesTheVariantNotTheSystem(t *testing.T) {
	for _, system := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
		if got := New(false, 1).Color(theme.ColorNameBackground, system); got != light[theme.ColorNameBackground] {
			t.Errorf("light, system %d: background %v", system, got)
		}
		if got := New(true, 1).Color(theme.ColorNameBackground, system); got != dark[theme.ColorNameBackground] {
			t.Errorf("dark, system %d: background %v", system, got)
		}
	}
}

func TestScaleIsHeldWithinItsLimitsAndMovesAllText(t *testing.T) {
	for asked, want := range map[float32]float32{-1: 1, 0: 1, 1: 1, 1.5: 1.5, 2.5: 2.5, 9: 2.5} {
		th := New(false, asked)
		if th.Scale() != want {
			t.Errorf("scale %v became %v, want %v", asked, th.Scale(), want)
		}
		base := New(false, 1)
		for _, name := range []fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNameCaptionText, theme.SizeNameHeadingText, theme.SizeNameSubHeadingText, SizeEm, SizeFigure} {
			if got := fmt.Sprintf("%.3f", th.Size(name)/base.Size(name)); got != fmt.Sprintf("%.3f", want) {
				t.Errorf("at %v %s grows %s times", want, name, got)
			}
		}
	}
}

func TestFontIsOursInRegularAndBold(t *testing.T) {
	th := New(false, 1)
	regular, bold := th.Font(fyne.TextStyle{}), th.Font(fyne.TextStyle{Bold: true})
	if regular.Name() != "OpenSans-Regular.ttf" || bold.Name() != "OpenSans-Bold.ttf" {
		t.Errorf("fonts are %s and %s", regular.Name(), bold.Name())
	}
	if th.Font(fyne.TextStyle{Italic: true}) != regular {
		t.Error("italics are not used: expected the regular face")
	}
}
