package overview

import (
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// findings is the part of the page with what was found, the weightiest first.
type findings struct {
	p                      *Page
	blocks, warns, informs *cards[bid.Issue]
	accepted               *cards[Accepted]
	titles                 map[*fyne.Container]fyne.CanvasObject // above each list
	none                   *kit.Marked
	notes                  *kit.Button
	open                   bool // notes are on show
}

func (f *findings) view(p *Page) fyne.CanvasObject {
	*f = findings{p: p, titles: map[*fyne.Container]fyne.CanvasObject{}}
	key := func(i bid.Issue) string {
		return strings.Join([]string{i.Code, i.Path, i.Message}, "\n")
	}
	f.blocks = newCards(key, f.card, nil)
	f.warns = newCards(key, f.card, nil)
	f.informs = newCards(key, f.card, nil)
	f.accepted = newCards(func(a Accepted) string {
		about := a.Code + "\n" + a.Path + "\n" + a.Reason + "\n" + a.By()
		for _, i := range a.Findings {
			about += "\n" + i.Message
		}
		return about
	}, f.acceptedCard, nil)
	for _, box := range []*fyne.Container{f.blocks.box, f.warns.box, f.informs.box, f.accepted.box} {
		box.Layout = kit.Stack().Layout // each finding stands by itself
	}
	f.titles[f.blocks.box] = kit.Strong("These stop the final pack")
	f.titles[f.warns.box] = kit.Strong("These need attention")
	f.titles[f.accepted.box] = kit.Strong("These stand as they are, for a recorded reason")
	f.none = kit.NewMarked(kit.Ready, "Nothing was found that needs attention.")
	f.notes = kit.NewQuietButton("", func() { f.open = !f.open; f.refresh(); kit.Relayout(f.notes) })
	titled := func(box *fyne.Container) fyne.CanvasObject { return kit.Close(f.titles[box], box) }
	return kit.Stack(kit.Section("What was found"), f.none, titled(f.blocks.box), titled(f.warns.box),
		kit.Close(kit.Row(f.notes), f.informs.box), titled(f.accepted.box))
}

func (f *findings) refresh() {
	m := f.p.m
	f.blocks.show(m.Findings(bid.Blocks))
	f.warns.show(m.Findings(bid.Warns))
	f.accepted.show(m.Accepted())
	for box, title := range f.titles {
		setShown(title, len(box.Objects) > 0)
	}
	setShown(f.none, len(f.blocks.box.Objects)+len(f.warns.box.Objects) == 0)
	notes := m.Findings(bid.Informs)
	shown := notes
	words := "Hide the notes"
	if !f.open {
		shown, words = nil, "Show "+page.Count(len(notes), "note", "notes")+" that need nothing from you"
		if len(notes) == 1 {
			words = "Show 1 note that needs nothing from you"
		}
	}
	f.informs.show(shown)
	if f.notes.Text != words {
		f.notes.SetText(words)
	}
	setShown(f.notes, len(notes) > 0)
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// card is one finding with what can be done about it.
func (f *findings) card(i bid.Issue) fyne.CanvasObject {
	state := kit.StateOf(i.Severity)
	var buttons []fyne.CanvasObject
	if i.Path != "" {
		b := kit.NewButton("Go to", func() { f.p.s.GoTo(i.Path) })
		b.SetName("Go to the field of " + i.Code)
		buttons = append(buttons, b)
	}
	if i.Severity != bid.Informs {
		b := kit.NewButton("Record a reason", func() { f.ask(i) })
		b.SetName("Record a reason for " + i.Code)
		buttons = append(buttons, b)
	}
	return framed(state, state.Word()+" · "+i.Code, kit.Text(i.Message), buttons)
}

// acceptedCard is one recorded reason with what it is about.
func (f *findings) acceptedCard(a Accepted) fyne.CanvasObject {
	back := kit.NewButton("Take back", func() {
		if f.p.m.TakeBack(a) {
			f.focusNext()
		}
	})
	back.SetName("Take back the reason for " + a.Code)
	words := kit.Close()
	for _, i := range a.Findings {
		words.Add(kit.Text(i.Message))
	}
	if len(a.Findings) == 0 {
		words.Add(kit.Text("What this was about is no longer found."))
	}
	words.Add(kit.Strong("Reason: " + a.Reason))
	words.Add(kit.NewSmall(a.By()))
	return framed(kit.Note, "accepted · "+a.Code, words, []fyne.CanvasObject{back})
}

func framed(state kit.State, head string, words fyne.CanvasObject, buttons []fyne.CanvasObject) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.NewMarked(state, head), words}
	if len(buttons) > 0 {
		parts = append(parts, kit.Row(buttons...))
	}
	return kit.Panel(parts...)
}

// ask asks why a finding may stand as it is.
func (f *findings) ask(i bid.Issue) {
	reason, who := kit.NewMultilineEntry(4, nil), kit.NewTextEntry(nil)
	who.Load(f.p.m.Who())
	alike := f.p.m.Alike(i)
	all := kit.NewCheck("For all "+strconv.Itoa(alike)+" findings of this kind ("+i.Code+"), also later ones", nil)
	setShown(all, alike > 1)
	why := kit.NewField("Reason", reason).Why("Why may this stand as it is? Write it so that whoever signs the bid can follow.")
	f.p.s.Ask(kit.Dialog{
		Title: "Record a reason for " + i.Code, First: reason, Ems: 40,
		Content: kit.Stack(kit.Text(i.Message), why, kit.NewField("Who says so", who).Why("The name stands beside the reason. It is never printed in a buyer’s pack."), all),
		Accept:  "Record the reason", Cancel: "Cancel",
		OnAccept: func() bool {
			if !reason.Commit() || !who.Commit() {
				return false
			}
			if reason.Value() == "" {
				why.ShowProblem(page.Problem("Type the reason first: without one, the finding stays as it is."))
				return false
			}
			what := i
			if all.Checked {
				what.Path = ""
			}
			if !f.p.m.Record(what, reason.Value(), who.Value()) {
				return false
			}
			// The button that opened the dialog is gone: the keyboard goes to what is left.
			f.p.s.Dialogs().Close()
			f.focusNext()
			return true
		},
	})
}

// focusNext gives the keyboard to the first thing that can be done about a finding.
func (f *findings) focusNext() {
	for _, box := range []*fyne.Container{f.blocks.box, f.warns.box, f.accepted.box} {
		if focus(box) {
			return
		}
	}
	f.p.FocusFirst()
}
