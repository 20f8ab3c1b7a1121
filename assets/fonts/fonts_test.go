package fonts_test

import (
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"bidwright/assets/fonts"
)

// What a pack must be able to print: pounds, dashes, quotes, Welsh letters, the true
// minus, and the marks that the layout itself sets.
const needed = "£–—‘’“”ŵŷŴŶẃẁẅỳâêîôûÂÊÎÔÛ\u2212×÷≤≥€½²³•…·\u00a0\uFFFD"

func TestBothWeightsCoverWhatPacksPrint(t *testing.T) {
	for name, raw := range map[string][]byte{"regular": fonts.Regular(), "bold": fonts.Bold()} {
		font, err := sfnt.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		advance := func(r rune) fixed.Int26_6 {
			glyph, err := font.GlyphIndex(&buffer, r)
			if err != nil || glyph == 0 {
				t.Errorf("%s lacks %q", name, r)
				return 0
			}
			a, err := font.GlyphAdvance(&buffer, glyph, fixed.I(int(font.UnitsPerEm())), 0)
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
		for r := ' '; r <= '~'; r++ {
			advance(r)
		}
		for _, r := range needed {
			advance(r)
		}
		for _, r := range "123456789£+\u2212" {
			if advance(r) != advance('0') {
				t.Errorf("%s: %q is not as wide as a figure, so columns would not line up", name, r)
			}
		}
	}
}
