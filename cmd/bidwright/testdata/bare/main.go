// Command bare is the smallest Fyne program with a window: what the toolkit costs
// by itself, for make bench to measure Bidwright against. It says "window ready"
// at the same moment as bidwright --ready, and by the same means.
package main

import (
	"fmt"
	"image"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	app.SetMetadata(fyne.AppMetadata{ID: "bidwright.bare", Name: "Bare", Release: true, Migrations: map[string]bool{"fyneDo": true}})
	w := app.NewWithID("bidwright.bare").NewWindow("Bare")
	var once sync.Once
	pixel := canvas.NewRaster(func(int, int) image.Image {
		once.Do(func() { go fyne.Do(func() { fmt.Println("window ready") }) })
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	})
	pixel.Resize(fyne.NewSize(1, 1))
	w.SetContent(container.NewStack(container.NewCenter(widget.NewLabel("Bare")), container.NewWithoutLayout(pixel)))
	w.Resize(fyne.NewSize(1024, 700))
	w.ShowAndRun()
}
