package main

import (
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/widget"
)

// windowSize fits the smallest screen we serve, 1024 × 720 with a task bar.
var windowSize = fyne.NewSize(1024, 700)

func newApp() fyne.App {
	app.SetMetadata(metadata())
	return app.NewWithID(appID)
}

// content is what the window shows.
func content() fyne.CanvasObject {
	return container.NewCenter(widget.NewLabel(appName))
}

func openWindow(opts options, out io.Writer) error {
	a := newApp()
	w := a.NewWindow(appName)
	w.SetContent(content())
	w.Resize(windowSize)
	if opts.ready || opts.smoke {
		onFirstFrame(w, func() {
			fmt.Fprintln(out, "window ready")
			if opts.smoke {
				a.Quit()
			}
		})
	}
	w.ShowAndRun()
	return nil
}

// writeScreenshots draws with Fyne's software painter, so it needs no display.
func writeScreenshots(dir string) error {
	newApp()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("the pictures could not be written: %w", err)
	}
	canvas := software.NewCanvas()
	canvas.SetPadded(true)
	canvas.SetContent(content())
	canvas.Resize(windowSize)
	file, err := os.Create(filepath.Join(dir, "window.png"))
	if err != nil {
		return fmt.Errorf("the pictures could not be written: %w", err)
	}
	if err := png.Encode(file, canvas.Capture()); err != nil {
		file.Close()
		return fmt.Errorf("the pictures could not be written: %w", err)
	}
	return file.Close()
}
