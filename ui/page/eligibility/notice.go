package eligibility

import (
	"fmt"
	"slices"

	"bidwright/app/bid"
	"bidwright/app/tender/selection"
	"bidwright/app/tender/vault"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// fromNotice proposes what the notice asks, to be taken over one by one or ignored.
type fromNotice struct {
	p      *Page
	e      *lines.Editor[bid.Requirement]
	view   *kit.Listing
	open   bool
	ticked map[string]bool
}

// proposal is one condition that the notice seems to ask for. Its id is that of the
// criterion, with its place in it from the second on: what is ignored keeps that id.
type proposal struct {
	id, name string
	selection.SuggestedRequirement
}

func (p *Page) newFromNotice(e *lines.Editor[bid.Requirement]) *fromNotice {
	return &fromNotice{p: p, e: e, view: kit.NewListing(), ticked: map[string]bool{}}
}

// proposals are the conditions of the notice that were neither taken over nor ignored.
func (p *Page) proposals() (left []proposal, stated int) {
	b := p.s.Bid()
	places := map[string]int{}
	for _, r := range selection.ReadNotice(b.Opportunity) {
		stated++
		id := r.FromID
		if places[r.FromID]++; places[r.FromID] > 1 {
			id = fmt.Sprintf("%s#%d", r.FromID, places[r.FromID])
		}
		taken := slices.ContainsFunc(b.Eligibility.Requirements, func(x bid.Requirement) bool { return x.FromID == id })
		if !taken && !slices.Contains(b.Eligibility.Ignored, id) {
			name := vault.Item(p.s.Library(), r.ItemID).Label
			if name == "" {
				name = page.Clip(r.Words, 80)
			}
			left = append(left, proposal{id, name, r})
		}
	}
	return left, stated
}

// requirement is what is taken over of a proposal.
func (p *Page) requirement(x proposal) bid.Requirement {
	return bid.Requirement{ID: p.s.NewID(), FromID: x.id, Name: x.name, Text: x.Words, Where: "The notice", ItemID: x.ItemID, Level: x.Level}
}

// ask shows the proposals, or says why there are none.
func (n *fromNotice) ask() {
	left, stated := n.p.proposals()
	switch {
	case len(left) > 0:
		n.open = true
		n.refresh(false)
	case stated > 0:
		n.p.s.Say("Everything that the notice asks of bidders is in the list or was ignored.")
	case n.p.s.Bid().Opportunity.Notice == nil:
		n.p.s.Warn("No notice is in this bid yet. Bring one in on the Opportunity page, or add the requirements by hand.")
	default:
		n.p.s.Warn("This notice states no conditions for bidders in its own fields. Look in the tender papers and add them by hand.")
	}
}

func (n *fromNotice) refresh(fresh bool) {
	if fresh {
		n.open, n.ticked = false, map[string]bool{}
	}
	left, _ := n.p.proposals()
	if !n.open || len(left) == 0 {
		n.open = false
		n.view.Set("", func() []fyne.CanvasObject { return nil })
		return
	}
	key := n.p.s.BidID()
	for _, x := range left {
		key += "\x00" + x.id + "\x00" + x.Words
	}
	n.view.Set(key, func() []fyne.CanvasObject { return n.rows(left) })
}

func (n *fromNotice) rows(left []proposal) []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.Section("What the notice asks"), kit.Text("Tick what you want in your list. Each keeps the words of the notice; check the tender papers, which may ask for more.")}
	for _, x := range left {
		check := kit.NewCheck(page.Clip(x.name, 70), func(on bool) { n.ticked[x.id] = on })
		check.Set(n.ticked[x.id])
		words := []fyne.CanvasObject{check}
		if x.Level.IsSet() {
			words = append(words, kit.Text("Level read: "+vault.Level(x.Level.String(), vault.Item(n.p.s.Library(), x.ItemID).LevelUnit)+". Check it."))
		}
		if x.Words != x.name {
			words = append(words, kit.NewSmall("“"+page.Clip(x.Words, 600)+"”"))
		}
		out = append(out, kit.Close(words...))
	}
	return append(out, kit.Row(
		kit.NewPrimaryButton("Take over what is ticked", n.take),
		kit.NewButton("Ignore what is ticked", n.ignore),
		kit.NewButton("Tick all", func() {
			for _, x := range left {
				n.ticked[x.id] = true
			}
			n.view.Set("", func() []fyne.CanvasObject { return nil })
			n.refresh(false)
		}),
		kit.NewQuietButton("Close", func() { n.open = false; n.refresh(false) })))
}

// chosen are the proposals that are ticked; none is told.
func (n *fromNotice) chosen() []proposal {
	left, _ := n.p.proposals()
	left = slices.DeleteFunc(left, func(x proposal) bool { return !n.ticked[x.id] })
	if len(left) == 0 {
		n.p.s.Warn("Nothing is ticked yet. Tick the lines first.")
	}
	return left
}

func (n *fromNotice) take() {
	all := n.chosen()
	if len(all) == 0 {
		return
	}
	n.p.s.Edit("Bring in what the notice asks", func(b *bid.Bid) error {
		for _, x := range all {
			b.Eligibility.Requirements = append(b.Eligibility.Requirements, n.p.requirement(x))
		}
		return nil
	})
}

func (n *fromNotice) ignore() {
	all := n.chosen()
	if len(all) == 0 {
		return
	}
	if n.p.s.Edit("Ignore what the notice asks", func(b *bid.Bid) error {
		for _, x := range all {
			b.Eligibility.Ignored = append(b.Eligibility.Ignored, x.id)
		}
		return nil
	}) {
		n.p.s.Say("Ignored.", kit.ToastAction{Label: "Undo", Do: func() { n.p.s.Do(n.p.s.Undo()) }})
	}
}
