package main

import (
	"fmt"
	"os"
	"time"

	"github.com/google/uuid"

	"bidwright/app/bid"
	"bidwright/app/exchange/words"
	"bidwright/app/reference"
	"bidwright/app/workspace"
	"bidwright/assets/examples"
	"bidwright/assets/facts"
	"bidwright/data/file"
	"bidwright/data/ocds"
	"bidwright/data/packfile"
	"bidwright/data/sheet"
	"bidwright/data/sqlite"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// program is everything wired together, with no window yet.
type program struct {
	folders folders
	journal *journal
	service *workspace.Service
	session *page.Session
	crashed string // report of the run before, when it ended badly
	still   bool   // nothing goes on in the background: pictures, trials
	stop    chan struct{}
}

func newProgram(f folders, still bool) (*program, error) {
	p := &program{folders: f, still: still, stop: make(chan struct{})}
	library, err := reference.Load(facts.Files())
	if err != nil {
		return nil, fmt.Errorf("the dated facts inside the program cannot be read: %w", err)
	}
	p.journal, p.crashed = openJournal(f.logs, time.Now)
	keeper := sqlite.NewKeeper()
	p.service = workspace.New(workspace.Params{
		Keeper: keeper, Vault: sqlite.Vault{Dir: f.backups, Keeper: keeper}, Files: file.Files{}, Tables: sheet.Tables{}, Seals: packfile.Seals{Words: words.List()},
		Now: time.Now, NewID: uuid.NewString, Facts: library, Log: p.journal.action,
	})
	deps := page.Deps{
		Service: p.service, Now: time.Now, London: ocds.London(), NewID: uuid.NewString,
		NewPath: f.free, Open: openOutside, Show: showInFolder,
	}
	if !still {
		deps.Run, deps.Post, deps.After = func(f func()) { go f() }, fyne.Do, after
	}
	p.session = page.NewSession(deps)
	p.service.Subscribe(func(c workspace.Change) {
		if c.Opened {
			p.opened()
		}
	})
	return p, nil
}

// after waits and then runs on Fyne's thread.
func after(d time.Duration, f func()) func() {
	timer := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { timer.Stop() }
}

// opened remembers the workspace and makes the backup that is due.
func (p *program) opened() {
	state, err := p.service.State()
	if err != nil || !state.Open {
		return
	}
	if err := p.folders.remember(state.Path); err != nil {
		p.journal.action("remember", err, 0)
	}
	if !p.still {
		go p.tick()
	}
}

func (p *program) tick() {
	// What goes wrong is in the log and in the state that the pages show.
	_ = p.service.Tick()
}

// keepTime makes the regular backups until the program ends.
func (p *program) keepTime() {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			p.tick()
		case <-p.stop:
			return
		}
	}
}

// close ends the program's work; everything committed is stored already.
func (p *program) close() error {
	close(p.stop)
	err := p.service.Close()
	p.journal.close()
	return err
}

func (p *program) shellDeps(a fyne.App) shell.Deps {
	s := p.session
	return shell.Deps{
		App: a, Host: s, Pages: p.pages(), Files: disk{home: p.folders.documents}, Run: s.Run,
		Actions: shell.Actions{
			NewBid: s.AskNewBid, Open: s.AskOpen, ImportNotice: s.AskNotice, NamedVersion: s.ShowVersions,
			Backups: s.ShowBackups, SaveCopy: s.AskSaveCopy, CopyBids: s.AskCopy,
			Preview:  func() { s.Go(shell.Route{Page: page.Pack}) },
			Glossary: func() { s.Glossary("") },
			Help:     s.Help,
			ShowFile: func() {
				if s.Ensure() {
					showInFolder(s.State().Path)
				}
			},
			Dropped: s.Dropped,
		},
	}
}

// withExample makes a program over a temporary workspace that holds a worked example.
func withExample(name string, still bool) (p *program, remove func(), err error) {
	dir, err := os.MkdirTemp("", "bidwright-")
	if err != nil {
		return nil, nil, fmt.Errorf("there is no room for a temporary workspace: %w", err)
	}
	remove = func() { os.RemoveAll(dir) }
	defer func() {
		if err != nil {
			os.RemoveAll(dir)
		}
	}()
	if name == "" {
		name = "meals"
	}
	if p, err = newProgram(foldersIn(dir), still); err != nil {
		return nil, nil, err
	}
	raw, ok := examples.Document(name)
	if !ok {
		return nil, nil, fmt.Errorf("there is no example %.40q", name)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		return nil, nil, err
	}
	if err := p.service.Create(p.folders.free()); err != nil {
		return nil, nil, err
	}
	id, err := p.service.AddDocument("Add the worked example", doc)
	if err != nil {
		return nil, nil, err
	}
	p.session.OpenBid(id, page.Overview)
	return p, remove, nil
}
