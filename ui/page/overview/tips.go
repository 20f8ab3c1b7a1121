package overview

import (
	"bidwright/app/bid"
	"bidwright/app/tender/prompts"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// tips are notes for a newcomer, one at a time, each until it is put away.
type tips struct {
	p     *Page
	cards *cards[prompts.Prompt]
	more  *kit.Small
	view  *fyne.Container
}

func (p *Page) newTips() *tips {
	t := &tips{p: p}
	t.cards = newCards(func(x prompts.Prompt) string { return x.ID + "\n" + x.Because }, t.card, nil)
	t.more = kit.NewSmall("")
	t.view = kit.Close(kit.Section("A tip"), t.cards.box, t.more)
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
	setShown(t.view, len(all) > 0)
	setShown(t.more, len(all) > 1)
	if len(all) > 1 {
		t.more.SetText(page.Count(len(all)-1, "more tip follows", "more tips follow") + " when this one is put away.")
		all = all[:1]
	}
	t.cards.show(all)
}
