package partners

import (
	"errors"
	"fmt"

	"bidwright/app/exchange"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

func isLocked(err error) bool {
	return errors.Is(err, workspace.Locked) || errors.Is(err, workspace.WrongWords)
}

func (p *Page) askPassphrase(path string) {
	entry := kit.NewTextEntry(nil)
	p.s.Ask(kit.Dialog{Title: "This pack is locked", Content: kit.Stack(kit.Text("Type the passphrase that the sender told you by telephone."), kit.Form(kit.NewField("Passphrase", entry))),
		Accept: "Open it", Cancel: "Close", OnAccept: func() bool {
			p.s.Post(func() { p.receive(path, entry.Text) })
			return true
		}})
}

// show tells what a received pack says, who signed it and every difference, and takes
// over what is accepted.
func (p *Page) show(v *workspace.Preview) {
	m := v.Pack.Manifest
	body := kit.Stack(kit.Text(fmt.Sprintf("From %s, pack %d.", page.Clip(m.From.Name, 80), m.Sequence)))
	if v.Words != "" {
		body.Add(kit.NewSmall("Signed with the key: " + v.Words))
	}
	if v.Warning != "" {
		body.Add(kit.NewMarked(kit.Attention, v.Warning))
	}
	for _, f := range v.Pack.Findings {
		body.Add(kit.NewMarked(kit.Attention, f.Message))
	}
	title := "Pack from " + page.Clip(m.From.Name, 60)
	switch {
	case v.Refusal != nil:
		body.Add(kit.NewMarked(kit.Blocked, v.Refusal.Message))
		if v.Signer == workspace.SignerChanged {
			body.Add(kit.Row(kit.NewButton("The words agree: take the new key", func() {
				if p.s.Do(p.s.Service.ReplaceSigner(v)) {
					p.s.Dialogs().Close()
					if again, err := p.s.Service.Again(v); p.s.Do(err) {
						p.show(again)
					}
				}
			})))
		}
		p.s.Ask(kit.Dialog{Title: title, Content: body, Ems: 44, Cancel: "Close"})
	case v.New:
		body.Add(kit.Text("It invites you to bid together for “" + page.Clip(v.Pack.Data.Offer.Tender.Title, 120) + "”. A bid of your own is started; your costs are typed there and never leave."))
		p.s.Ask(kit.Dialog{Title: title, Content: body, Ems: 44, Accept: "Start our bid", Cancel: "Not now", OnAccept: func() bool {
			id, err := p.s.Service.AcceptInvitation(v)
			if !p.s.Do(err) {
				return false
			}
			p.s.Post(func() { p.s.OpenBid(id, page.Partners) })
			return true
		}})
	default:
		p.showChanges(v, title, body)
	}
}

// showChanges lists the differences with a choice for each.
func (p *Page) showChanges(v *workspace.Preview, title string, body *fyne.Container) {
	chosen := map[string]bool{}
	c := v.Comparison
	switch {
	case c.Merged:
		body.Add(kit.Text("This very pack was taken over before."))
	case c.Older:
		body.Add(kit.NewMarked(kit.Attention, "This pack is older than one that you took over already. Nothing of it is ticked."))
	case c.NoBase:
		body.Add(kit.NewMarked(kit.Attention, "It is not known what the sender last had from you, so every difference is your choice."))
	}
	any := false
	var ticks []func(on bool)
	lines := kit.Stack()
	for _, x := range c.Changes {
		text := page.Clip(fmt.Sprintf("%s: %s (here: %s)", x.Words, orDash(x.Theirs), orDash(x.Ours)), 240)
		if !x.Choosable() {
			if x.State == exchange.StateIgnored {
				lines.Add(kit.NewSmall("Not theirs to change, and left alone: " + text))
			}
			continue
		}
		any = true
		if x.State == exchange.StateConflict {
			text = "Both sides changed it. " + text
		}
		chosen[x.Path] = x.Default
		tick := kit.NewCheck(text, func(on bool) { chosen[x.Path] = on })
		tick.Set(x.Default)
		lines.Add(tick)
		path := x.Path
		ticks = append(ticks, func(on bool) { chosen[path] = on; tick.Set(on) })
	}
	if any {
		every := func(on bool) func() {
			return func() {
				for _, set := range ticks {
					set(on)
				}
			}
		}
		body.Add(kit.Text("Tick what you take over. Money, shares and terms are never ticked for you."))
		body.Add(kit.Row(kit.NewButton("Tick all", every(true)), kit.NewButton("Tick none", every(false))))
	}
	body.Add(lines)
	dialog := kit.Dialog{Title: title, Content: body, Ems: 48, Cancel: "Close"}
	if !any {
		body.Add(kit.Text("There is no difference to what stands here."))
	}
	if any || !c.Merged {
		if dialog.Accept = "Take over what is ticked"; !any {
			dialog.Accept = "Note it as received"
		}
		dialog.OnAccept = func() bool {
			if !p.s.Do(p.s.Service.MergePack(v.BidID, v, chosen)) {
				return false
			}
			p.s.Say("Taken over from "+page.Clip(v.From(), 60)+", as one step.", kit.ToastAction{Label: "Undo", Do: func() { p.s.Do(p.s.Undo()) }})
			return true
		}
	}
	p.s.Ask(dialog)
}
