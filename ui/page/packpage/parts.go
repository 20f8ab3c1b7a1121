package packpage

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// wide gives a line the width of that many letters.
func wide(o fyne.CanvasObject, ems float32) fyne.CanvasObject {
	return container.New(wideLayout{ems}, o)
}

type wideLayout struct{ ems float32 }

func (l wideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
func (l wideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(l.ems), objects[0].MinSize().Height)
}

// checkRows lists checks, each with the way to its field and a way to leave it as it is.
func (p *Page) checkRows(issues []bid.Issue, accepted bool) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, issue := range issues {
		var buttons []fyne.CanvasObject
		if issue.Path != "" {
			goTo := kit.NewButton("Go to", func() { p.m.d.GoTo(issue.Path) })
			goTo.SetName("Go to the field of " + issue.Code)
			buttons = append(buttons, goTo)
		}
		state, text := kit.Blocked, issue.Message+" ("+issue.Code+")"
		if accepted {
			state, text = kit.Note, fmt.Sprintf("Stands as it is, because: %s – %s", issue.Accepted, text)
			withdraw := kit.NewButton("Withdraw the reason", func() { p.present(p.m.Withdraw(issue)) })
			withdraw.SetName("Withdraw the reason for " + issue.Code)
			buttons = append(buttons, withdraw)
		} else {
			reason := kit.NewButton("Record a reason", func() { p.askReason(issue) })
			reason.SetName("Record a reason for " + issue.Code)
			buttons = append(buttons, reason)
		}
		out = append(out, kit.Panel(kit.NewMarked(state, text), kit.Row(buttons...)))
	}
	return out
}

// askReason asks why a check is left as it is.
func (p *Page) askReason(issue bid.Issue) {
	entry := kit.NewMultilineEntry(4, nil)
	field := kit.NewField("Why it stands", entry).Why("For you and your board. It is never printed in a pack for the buyer.")
	p.m.d.Ask(kit.Dialog{
		Title: "Record a reason", Content: kit.Stack(kit.Text(issue.Message), field),
		Accept: "Record the reason", Cancel: "Cancel",
		OnAccept: func() bool {
			if strings.TrimSpace(entry.Text) == "" {
				entry.ShowProblem(errors.New("type the reason, so that others can follow it later"))
				field.Focus()
				return false
			}
			if !entry.Commit() {
				return false
			}
			err := p.m.Accept(issue, entry.Value())
			if err != nil {
				entry.ShowProblem(errors.New(p.m.Sentence(err)))
			}
			return err == nil
		},
	})
}

func (p *Page) turn(by int) {
	_, before, _ := p.m.Page()
	p.m.Turn(by)
	if _, now, _ := p.m.Page(); now != before {
		p.showPreview()
		p.sheet.top()
	}
}

func (p *Page) showZoom() { p.zoom.SetText(p.sheet.words()) }

// showPreview shows what was drawn last.
func (p *Page) showPreview() {
	if p.view == nil {
		return
	}
	preview, drawing := p.m.Preview()
	paper, n, of := p.m.Page()
	if preview == nil {
		p.number.SetText("Drawing the pages …")
		p.leak.Set(kit.Note, "The pages are being drawn.")
		return
	}
	p.sheet.show(p.m.marked(paper), fmt.Sprintf("Preview, page %d of %d", n, of))
	text := fmt.Sprintf("Page %d of %d", n, of)
	if drawing {
		text += " …"
	}
	p.number.SetText(text)
	enable(p.back, n > 1)
	enable(p.next, n < of)
	p.showZoom()
	p.finder.show(p.m)
	p.showSections()
	p.thumbs.show(preview.Pages)
	p.composer.refresh()
	p.showLeaks(preview)
	p.hidden.Set(fmt.Sprint(preview.Built.Withheld), func() []fyne.CanvasObject { return omissions(preview.Built.Withheld) })
}

// showSections offers the sections of the file with their pages.
func (p *Page) showSections() {
	options := []kit.Option{{Text: "The top of the file"}}
	for i, b := range p.m.Bookmarks() {
		if b.Level == 0 {
			options = append(options, kit.Option{ID: strconv.Itoa(i), Text: page.Clip(b.Title, 80), Detail: fmt.Sprintf("page %d", b.Page+1)})
		}
	}
	p.sections.SetOptions(options)
}

func enable(b *kit.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

func (p *Page) showLeaks(preview *Preview) {
	switch {
	case preview.Err != nil:
		p.leak.Set(kit.Blocked, p.m.Sentence(preview.Err))
	case len(preview.Leaks) > 0:
		p.leak.Set(kit.Blocked, "Leak test: these pages would show what the buyer may not see: "+page.Clip(strings.Join(preview.Leaks, ", "), 300)+". The pack will not be written; take it out of your texts or change who may see it.")
	default:
		p.leak.Set(kit.Ready, fmt.Sprintf("Leak test passed: %d withheld figures and texts were looked for and none is on these pages. The file itself is searched again before it is written.", preview.Searched))
	}
	if len(preview.Missing) > 0 {
		p.missing.Set(kit.Attention, "These characters cannot be printed, so the PDF will not be made until you type them in another way: "+page.Clip(strings.Join(preview.Missing, ", "), 300)+".")
		p.missing.Show()
	} else {
		p.missing.Hide()
	}
}

func omissions(list []pack.Omission) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, o := range list {
		out = append(out, kit.Close(kit.Strong(o.What), kit.Text(o.Why+".")))
	}
	if len(out) == 0 {
		out = append(out, kit.Text("Nothing that you have entered is left out of this pack."))
	}
	return out
}

// issuedRow is one line of the list of packs handed over.
type issuedRow struct {
	workspace.IssuedPack
	when string
}

// history lists the packs handed over before.
func (p *Page) history() fyne.CanvasObject {
	empty := kit.Text("None yet. Each file you export is listed here with its version, so that you can tell later which one the buyer has.")
	p.issued = kit.NewTable("Packs handed over before", func(r issuedRow) string { return r.ID }, empty,
		kit.Column[issuedRow]{Title: "File", Ems: 12, Weight: 3, Text: func(r issuedRow) string { return r.Name }},
		kit.Column[issuedRow]{Title: "Version", Ems: 5, Right: true, Text: func(r issuedRow) string { return fmt.Sprint(r.Version) }},
		kit.Column[issuedRow]{Title: "For", Ems: 8, Weight: 1, Text: func(r issuedRow) string { return r.Audience }},
		kit.Column[issuedRow]{Title: "When", Ems: 10, Weight: 1, Text: func(r issuedRow) string { return r.when }},
		kit.Column[issuedRow]{Title: "Fingerprint", Ems: 7, Optional: true, Text: func(r issuedRow) string { return page.Clip(r.SHA256, 9) }})
	p.issued.OnSelect = func(issuedRow) { p.handed.refresh() }
	p.issued.VisibleRows = 5
	p.handed = p.newHanded()
	return kit.Stack(p.issued, p.handed.view)
}

func (p *Page) showHistory() {
	issued, err := p.m.Issued()
	if err != nil {
		p.present(err)
		return
	}
	rows := make([]issuedRow, 0, len(issued))
	for _, i := range issued {
		rows = append(rows, issuedRow{i, i.At.In(p.m.d.London).Format("2 January 2006, 15:04")})
	}
	p.issued.SetRows(rows)
	p.handed.refresh()
}

// export asks for a place, writes the file while its progress is on show, and says
// where it went.
func (p *Page) export(f Format) {
	if p.m.d.Assessment() == nil {
		return
	}
	p.m.d.SaveAs("Export the pack as "+f.Words(), p.m.Name(f), func(path string) { p.write(f, path) })
}

func (p *Page) write(f Format, path string) {
	var stop func()
	set, done := p.m.d.Working("Exporting", "Making the file, reading it back and searching it for what is withheld …", func() { stop() })
	stop = p.m.Export(f, path, func(n, of int) { set(int64(n), int64(of)) }, func(out Exported, err error) {
		done()
		switch {
		case errors.Is(err, ErrStopped):
			p.m.d.Say("The export was stopped. No file was written.")
		case err != nil:
			p.m.d.Warn(p.m.Sentence(err))
		default:
			p.tell(out)
		}
	})
}

func (p *Page) tell(out Exported) {
	text := "The pack is written: " + fileName(out.Path)
	if out.Draft {
		text = "The draft is written: " + fileName(out.Path) + ". It is marked as a draft on every page."
	}
	if out.Unrecorded != "" {
		text += " It could not be added to the list of packs. " + out.Unrecorded
	}
	p.m.d.Written(text, out.Path)
}

func fileName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
