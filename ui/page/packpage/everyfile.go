package packpage

import (
	"context"
	"fmt"
	"path/filepath"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/app/pack/everything"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// All is what came of writing every file.
type All struct {
	everything.Report
	// Unrecorded says why the workspace does not remember some of them; the files are whole.
	Unrecorded string
}

// Everything writes every file of the bid as it now stands into a new folder, each checked
// and searched as in a single export, and records each. What checks stop is a draft.
// Progress and done are called on Fyne's thread; an error is of the folder or the disk.
func (m *Model) Everything(folder string, progress func(done, of int), done func(All, error)) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	a := m.d.Assessment()
	if a == nil {
		cancel()
		return cancel
	}
	id, source := m.d.BidID(), m.source(a)
	m.d.Run(func() {
		var all All
		report, err := everything.Write(ctx, everything.Params{
			Source: source, Painters: m.d.Painters, Folder: folder, Join: filepath.Join, Disk: m.d.Service, Draft: true, Sentence: m.Sentence,
			Progress: func(n, of int) { m.d.Post(func() { progress(n, of) }) },
			Written: func(l everything.Line) {
				if err := m.record(id, source, file{audience: l.Audience, paper: l.Paper}, l.Draft, l.Version, l.Format, l.Name, l.SHA256); err != nil {
					all.Unrecorded = m.d.Sentence(err)
				}
			},
		})
		cancel()
		all.Report = report
		m.d.Post(func() { done(all, err) })
	})
	return cancel
}

// record keeps what a file that left was made from.
func (m *Model) record(id string, source pack.Source, of file, isDraft bool, version int, format, name, sum string) error {
	kept := of.recorded()
	if isDraft {
		kept += draft
	}
	made, err := pack.Issue{Document: source.Document, Audience: of.audience, Paper: of.paper, Draft: isDraft, On: source.On, Program: m.d.Program}.Encode()
	if err == nil {
		_, err = m.d.Service.RecordPack(workspace.IssuedPack{BidID: id, Audience: kept, Version: version, Format: format, Name: name, SHA256: sum, Snapshot: made})
	}
	return err
}

// folderName is the name offered for the folder.
func folderName(b bid.Bid) string {
	if title := pack.SafeName(b.Title, 80); title != "" {
		return title + " – files"
	}
	return "Files of the bid"
}

// everyFile offers every file of the bid at once.
func (p *Page) everyFile() fyne.CanvasObject {
	p.everyTold = kit.NewListing()
	every := kit.NewButton("Export every file of this bid …", func() {
		p.m.d.AskFile(kit.FileQuestion{Title: "Name a new folder for the files", Name: folderName(p.m.d.Bid()), Save: true, Chosen: p.writeAll})
	})
	return kit.Close(kit.Section("Every file at once"),
		kit.Text("All files that have something to say, in every form, go into a new folder: those for the buyer in one, those for your board in another, and a list of them all. What checks stop is a draft and is called so in its name."),
		kit.Row(every), p.everyTold)
}

func (p *Page) writeAll(folder string) {
	var stop func()
	set, done := p.m.d.Working("Exporting every file", "Each file is made, read back and searched for what is withheld …", func() { stop() })
	stop = p.m.Everything(folder, func(n, of int) { set(int64(n), int64(of)) }, func(all All, err error) {
		done()
		p.tellAll(folder, all, err)
	})
}

func (p *Page) tellAll(folder string, all All, err error) {
	buyers, internal := 0, 0
	for _, l := range all.Lines {
		switch {
		case l.Name == "":
		case l.Folder == everything.ForBuyer:
			buyers++
		default:
			internal++
		}
	}
	text := fmt.Sprintf("%s for the buyer and %s for your board alone are in “%s”, each read back whole.",
		page.Count(buyers, "file", "files"), page.Count(internal, "file", "files"), page.Clip(fileName(folder), 60))
	state := kit.Ready
	switch {
	case err != nil:
		state, text = kit.Blocked, p.m.Sentence(err)
		if n := all.Written(); n > 0 {
			text += " Before that, " + page.Count(n, "whole file was", "whole files were") + " written."
		}
		p.m.d.Warn(text)
	case all.Stopped:
		state, text = kit.Note, "The export was stopped. "+text
		p.m.d.Say(text)
	default:
		p.m.d.Written(text, folder)
	}
	if all.Unrecorded != "" {
		text += " Not all could be added to the list of packs. " + all.Unrecorded
	}
	missing := all.NotWritten()
	p.everyOf = p.m.d.BidID()
	p.everyTold.Set(text+fmt.Sprint(missing), func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{kit.NewMarked(state, text)}
		for _, why := range missing {
			out = append(out, kit.NewMarked(kit.Attention, "Not written: "+why))
		}
		return out
	})
	p.showHistory()
}
