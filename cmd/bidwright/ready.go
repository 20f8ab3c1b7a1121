package main

import (
	"image"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// onFirstFrame calls then on the UI thread once the window's first frame has
// been drawn. It lays one transparent pixel over the content, because a raster is
// asked for its image only while a frame is painted; reading the screen back does
// not work with software rendering. Call it after SetContent and before Show.
// Tests and timings wait for it instead of sleeping.
func onFirstFrame(w fyne.Window, then func()) {
	var once sync.Once
	pixel := canvas.NewRaster(func(int, int) image.Image {
		once.Do(func() { go fyne.Do(then) }) // then waits its turn until this frame is finished
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	})
	pixel.Resize(fyne.NewSize(1, 1))
	w.SetContent(container.NewStack(w.Content(), container.NewWithoutLayout(pixel)))
}
