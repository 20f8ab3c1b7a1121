package main

import (
	"image"

	"fyne.io/fyne/v2"
)

// waitForFirstFrame returns once the window's pixels hold more than one colour.
// It is called off the UI thread, after the app has started. Tests and timings
// wait for it instead of sleeping.
func waitForFirstFrame(w fyne.Window) {
	for drawn := false; !drawn; {
		fyne.DoAndWait(func() { drawn = hasTwoColours(w.Canvas().Capture()) })
	}
}

func hasTwoColours(img image.Image) bool {
	if img == nil {
		return false
	}
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
