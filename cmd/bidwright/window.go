package main

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"time"

	"bidwright/assets/icons"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func newApp() fyne.App {
	app.SetMetadata(metadata())
	return app.NewWithID(appID)
}

func openWindow(opts options, out io.Writer) error {
	a := newApp()
	var p *program
	var err error
	remove := func() {}
	if opts.smoke {
		p, remove, err = withExample(opts.example, false)
	} else {
		var f folders
		if f, err = userFolders(); err == nil {
			p, err = newProgram(f, false)
		}
	}
	if err != nil {
		return err
	}
	defer remove()
	w := a.NewWindow(appName)
	a.SetIcon(fyne.NewStaticResource("bidwright.png", icons.AppPNG()))
	deps := p.shellDeps(a)
	frame := shell.New(deps)
	p.session.Attach(frame)
	frame.Attach(w)
	onFirstFrame(w, func() {
		if !opts.smoke {
			p.begin(opts.file)
		}
		if opts.ready || opts.smoke {
			fmt.Fprintln(out, "window ready")
		}
		if opts.smoke {
			go walk(a, frame, deps.Pages)
		}
	})
	// After the line above, which wraps the content, so that the keyboard stays.
	frame.Go(shell.Route{Page: page.Welcome})
	go p.keepTime()
	w.ShowAndRun()
	return p.close()
}

// begin opens the named file or the one open last, once the window is on screen.
func (p *program) begin(file string) {
	s := p.session
	if p.crashed != "" {
		s.Warn("Bidwright stopped by itself last time. Whatever was saved is safe. A report that holds nothing of your bids was kept.",
			kit.ToastAction{Label: "Show it", Do: func() { showInFolder(p.crashed) }})
	}
	if file != "" {
		if path, err := filepath.Abs(file); err == nil {
			file = path
		}
		s.OpenAny(file)
		return
	}
	if last := p.folders.last(); last != "" {
		s.OpenWorkspace(last)
	}
}

// frameTime is how long a page stays in view on the round of --smoke.
const frameTime = 60 * time.Millisecond

// walk shows every page once and ends the program.
func walk(a fyne.App, frame *shell.Shell, pages []shell.Page) {
	for _, one := range pages {
		fyne.DoAndWait(func() { frame.Go(shell.Route{Page: one.ID()}) })
		time.Sleep(frameTime)
	}
	fyne.Do(a.Quit)
}

// writeScreenshots draws with Fyne's software painter, so it needs no display.
func writeScreenshots(dir, example string, looks []shell.Look) error {
	a := newApp()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("the pictures could not be written: %w", err)
	}
	p, remove, err := withExample(example, true)
	if err != nil {
		return err
	}
	defer remove()
	err = shell.Pictures(p.shellDeps(a), looks, func(name string, picture image.Image) error {
		return writePicture(filepath.Join(dir, name+".png"), picture)
	})
	return errors.Join(err, p.close())
}

func writePicture(path string, picture image.Image) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("the pictures could not be written: %w", err)
	}
	if err := png.Encode(file, picture); err != nil {
		file.Close()
		return fmt.Errorf("the pictures could not be written: %w", err)
	}
	return file.Close()
}
