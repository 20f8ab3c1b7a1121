package layout_test

import (
	"context"
	"image/color"
	"testing"

	"bidwright/app/chart"
	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/app/pack/sample"
)

func laid(t *testing.T, doc pack.Document) layout.Result {
	t.Helper()
	result, err := layout.Layout(context.Background(), doc, faces(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// The logo stands once, on the cover, inside the margins and in its own proportions, and
// moves nothing on any other page.
func TestTheLogoStandsOnTheCover(t *testing.T) {
	doc := sample.Document()
	with := laid(t, doc)
	var found []chart.Image
	for i, page := range with.Pages {
		for _, shape := range page.Shapes {
			if x, ok := shape.(chart.Image); ok {
				found = append(found, x)
				if i != 0 {
					t.Errorf("a logo on page %d", i+1)
				}
			}
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d logos", len(found))
	}
	if x := found[0]; x.W/x.H < 2.99 || x.W/x.H > 3.01 || x.X < 40 || x.Y < 40 || x.Alt != doc.Organisation {
		t.Errorf("the logo is at %g, %g and %g × %g, told as %q", x.X, x.Y, x.W, x.H, x.Alt)
	}
	doc.Logo = nil
	if without := laid(t, doc); len(without.Pages) != len(with.Pages) {
		t.Errorf("%d pages without a logo, %d with one", len(without.Pages), len(with.Pages))
	}
	doc.Logo = []byte("no picture")
	if broken := laid(t, doc); len(broken.Pages) != len(with.Pages) {
		t.Error("what is no picture changes the pages")
	}
}

// A colour that cannot be read in print is printed in a shade that can.
func TestThePackIsPrintedInAReadableColour(t *testing.T) {
	colours := func(accent string) map[color.NRGBA]bool {
		doc := sample.Document()
		doc.Accent = accent
		out := map[color.NRGBA]bool{}
		for _, page := range laid(t, doc).Pages {
			for _, shape := range page.Shapes {
				if x, ok := shape.(chart.Text); ok {
					out[color.NRGBA(x.Colour)] = true
				}
			}
		}
		return out
	}
	if !colours("#7a2048")[color.NRGBA{0x7a, 0x20, 0x48, 255}] {
		t.Error("no heading is printed in the organisation's colour")
	}
	if colours("#ffff00")[color.NRGBA{0xff, 0xff, 0, 255}] {
		t.Error("yellow is printed on white")
	}
}
