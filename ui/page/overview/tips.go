package overview

import (
	"bidwright/app/bid"
	"bidwright/app/tender/prompts"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// tips are notes for a newcomer, each until it is put away.
type tips struct {
	p     *Page
	cards *cards[prompts.Prompt]
	view  *fyne.Container
}

func (p *Page) newTips() *tips {
	t := &tips{p: p}
	t.cards = newCards(func(x prompts.Prompt) string { return x.ID + "\n" + x.Because }, t.card, nil)
	t.view = kit.Stack(kit.Section("Tips"), t.cards.box)
	return t
}

func (t *tips) card(x prompts.Prompt) fyne.CanvasObject {
	away := kit.NewButton("Put away", func() {
		t.p.s.EditOrganisation("Put away a tip", func(o *bid.Organisation) error {
			o.Dismissed = append(o.Dismissed, x.ID)
			return nil
		})
		t.p.FocusFirst()
	})
	away.SetName("Put away the tip “" + x.Title + "”")
	words := kit.Close(kit.Text(x.Text))
	if x.Because != "" {
		words.Add(kit.Text(x.Because))
	}
	words.Add(kit.Text(x.ToDo))
	return framed(kit.Note, x.Title, words, []fyne.CanvasObject{away})
}

func (t *tips) refresh() {
	var all []prompts.Prompt
	if a := t.p.s.Assessment(); a != nil && a.Tender != nil {
		all = a.Tender.Prompts
	}
	t.cards.show(all)
	setShown(t.view, len(all) > 0)
}
