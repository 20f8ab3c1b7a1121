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
	accepted               *cards[bid.Issue]
	titles                 map[*cards[bid.Issue]]fyne.CanvasObject
	none                   *kit.Marked
	notes                  *kit.Button
	open                   bool // notes are on show
}

func (f *findings) view(p *Page) fyne.CanvasObject {
	*f = findings{p: p, titles: map[*cards[bid.Issue]]fyne.CanvasObject{}}
	key := func(i bid.Issue) string {
		return strings.Join([]string{i.Code, i.Path, i.Message, i.Accepted, f.p.m.AcceptedBy(i)}, "\n")
	}
	f.blocks = newCards(key, f.card, nil)
	f.warns = newCards(key, f.card, nil)
	f.informs = newCards(key, f.card, nil)
	f.accepted = newCards(key, f.acceptedCard, nil)
	for _, c := range []*cards[bid.Issue]{f.blocks, f.warns, f.informs, f.accepted} {
		c.box.Layout = kit.Stack().Layout // each finding stands by itself
	}
	f.titles[f.blocks] = kit.Strong("These stop the final pack")
	f.titles[f.warns] = kit.Strong("These need attention")
	f.titles[f.accepted] = kit.Strong("These stand as they are, for a recorded reason")
	f.none = kit.NewMarked(kit.Ready, "Nothing was found that needs attention.")
	f.notes = kit.NewQuietButton("", func() { f.open = !f.open; f.refresh(); kit.Relayout(f.notes) })
	gap := func(c *cards[bid.Issue]) fyne.CanvasObject { return kit.Close(f.titles[c], c.box) }
	return kit.Stack(kit.Section("What was found"), f.none, gap(f.blocks), gap(f.warns),
		kit.Close(kit.Row(f.notes), f.informs.box), gap(f.accepted))
}

func (f *findings) refresh() {
	m := f.p.m
	for _, part := range []struct {
		cards *cards[bid.Issue]
		rows  []bid.Issue
	}{{f.blocks, m.Findings(bid.Blocks)}, {f.warns, m.Findings(bid.Warns)}, {f.accepted, m.Accepted()}} {
		part.cards.show(part.rows)
		setShown(f.titles[part.cards], len(part.rows) > 0)
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

// acceptedCard is one finding that stands as it is.
func (f *findings) acceptedCard(i bid.Issue) fyne.CanvasObject {
	back := kit.NewButton("Take back", func() {
		if f.p.m.TakeBack(i) {
			f.focusNext()
		}
	})
	back.SetName("Take back the reason for " + i.Code)
	words := kit.Close(kit.Text(i.Message), kit.Text("Reason: "+i.Accepted), kit.NewSmall(f.p.m.AcceptedBy(i)))
	return framed(kit.Note, "accepted · "+i.Code, words, []fyne.CanvasObject{back})
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
	for _, c := range []*cards[bid.Issue]{f.blocks, f.warns, f.accepted} {
		if focus(c.box) {
			return
		}
	}
	f.p.FocusFirst()
}
