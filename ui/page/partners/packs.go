package partners

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newPacksPart sends packs to partners or the lead, and takes received ones over.
func (p *Page) newPacksPart() *form.Part {
	list, key := kit.NewListing(), kit.NewListing()
	told, asks, steps := p.newTold(), p.newAsks(), p.newSteps()
	ours := kit.Stack(told.view, asks.view, steps.view)
	view := kit.Stack(
		kit.Text("A pack is a PDF that anybody can read. It carries its reader’s own data, signed by you, so that another Bidwright can take it over line by line. It never holds your costs, and never another partner’s figures."),
		kit.Row(kit.NewPrimaryButton("Open a received pack …", p.askReceive)),
		list, ours, kit.Section("Your key"), key)
	return form.NewPart(view, func(fresh bool) {
		b := p.s.Bid()
		form.SetShown(ours, len(b.Consortium.Members) > 0)
		told.refresh(fresh)
		asks.refresh(fresh)
		steps.refresh(fresh)
		p.showSends(list, &b)
		p.showKey(key)
	})
}

// showSends lists whom packs go to, with what went before.
func (p *Page) showSends(to *kit.Listing, b *bid.Bid) {
	type row struct {
		id, name string
		e        bid.Exchange
	}
	var rows []row
	if b.Invitation != nil {
		rows = append(rows, row{"", "The lead, " + orUnnamed(b.Invitation.Offer.Lead.Name), b.Invitation.Exchange})
	} else {
		for _, m := range b.Consortium.Members {
			rows = append(rows, row{m.ID, orUnnamed(m.Name), m.Exchange})
		}
	}
	to.Set(fmt.Sprint(rows), func() []fyne.CanvasObject {
		if len(rows) == 0 {
			return []fyne.CanvasObject{kit.NewSmall("There is nobody to send a pack to yet. Name partners under Eligibility, or open an invitation that you received.")}
		}
		var out []fyne.CanvasObject
		for _, r := range rows {
			sent := "Nothing sent yet."
			if n := len(r.e.Sent); n > 0 {
				sent = fmt.Sprintf("Sent: pack %d.", r.e.Sent[n-1].Sequence)
			}
			if n := len(r.e.Merged); n > 0 {
				sent += fmt.Sprintf(" Taken over: pack %d of %s.", r.e.Merged[n-1].Sequence, page.Clip(r.e.Merged[n-1].From, 60))
			}
			out = append(out, kit.Section(r.name), kit.NewSmall(sent), kit.Row(kit.NewButton("Make a pack for "+page.Clip(r.name, 40)+" …", func() { p.send(r.id) })))
		}
		return out
	})
}

func (p *Page) showKey(to *kit.Listing) {
	words, err := p.s.Service.Fingerprint()
	if err != nil {
		words = ""
	}
	to.Set(words, func() []fyne.CanvasObject {
		if words == "" {
			return nil
		}
		return []fyne.CanvasObject{
			kit.NewSmall("Partners compare these words with you by telephone, so that nobody sends packs in your name."), kit.Strong(words),
			kit.Row(kit.NewButton("Replace the key …", func() {
				p.s.Confirm("Replace the key?", workspace.ReplaceKeyWarning, "Replace the key", func() {
					if _, err := p.s.Service.ReplaceKey(); p.s.Do(err) {
						p.s.Say("The key was replaced. Tell your partners the new words.")
					}
				})
			}))}
	})
}

// send composes and signs the next pack for a member, or for the lead, and asks how it is
// to leave.
func (p *Page) send(member string) {
	prepared, err := p.s.Service.PreparePack(p.s.BidID(), member)
	if !p.s.Do(err) {
		return
	}
	to := page.Clip(prepared.To, 60)
	secret := kit.NewTextEntry(nil)
	body := kit.Stack(kit.Text(fmt.Sprintf("Pack %d for %s holds what it may read and nothing else: %s.", prepared.Number(), to, holds(prepared.Audience()))))
	for _, i := range prepared.Issues {
		body.Add(kit.NewMarked(kit.Attention, i.Message))
	}
	body.Add(kit.Form(kit.NewField("Passphrase to lock it", secret).Why("Empty leaves it open. Tell it by telephone, never in the e-mail that carries the pack. Nobody can open the pack without it.")))
	p.s.Ask(kit.Dialog{Title: "Make a pack for " + to, Content: body, Ems: 42, Accept: "Choose where to save it …", Cancel: "Not now", OnAccept: func() bool {
		passphrase := strings.TrimSpace(secret.Text)
		p.s.Post(func() {
			p.s.SaveAs("Save the pack for "+to, packName(prepared, passphrase != ""), func(path string) { p.write(prepared, path, passphrase) })
		})
		return true
	}})
}

// holds says in words what a pack carries.
func holds(audience string) string {
	if audience == "lead" {
		return "what we can serve, our prices, proofs and answers, and never our costs"
	}
	return "the invitation, its parts, value, terms and timetable, and never another partner’s figures or your costs"
}

func packName(prepared *workspace.Prepared, locked bool) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, fmt.Sprintf("Pack %d for %s.pdf", prepared.Number(), page.Clip(prepared.To, 60)))
	if locked {
		name += ".age"
	}
	return name
}

func (p *Page) write(prepared *workspace.Prepared, path, passphrase string) {
	ctx, cancel := context.WithCancel(context.Background())
	set, done := p.s.Working("Making the pack", "Pages are drawn, then searched for what their reader may not see.", cancel)
	source := pack.Source{Document: prepared.Document, Assessment: prepared.Assessment, Library: p.s.Library(), On: p.s.Today(), London: p.s.London, Made: prepared.Made, Attachments: prepared.Attachments()}
	p.s.Run(func() {
		defer cancel()
		finished, err := pack.Finish(ctx, p.d.Painter, pack.Audience(prepared.Audience()), source, false, func(n, of int) {
			p.s.Post(func() { set(int64(n), int64(of)) })
		})
		if err == nil && ctx.Err() == nil {
			_, err = p.s.Service.SendPack(prepared, workspace.Outgoing{Path: path, Name: filepath.Base(path), Format: "pdf", Content: finished.Bytes, Passphrase: passphrase,
				Verify: func(raw []byte) error { return p.d.Painter.Verify(raw, finished.Document) }})
		}
		stopped := ctx.Err() != nil
		p.s.Post(func() {
			done()
			switch {
			case stopped:
				p.s.Say("The pack was not made, because you stopped it.")
			case p.s.Do(err):
				p.s.Written(fmt.Sprintf("Pack %d for %s was written. Send it by e-mail; nobody else’s figures are in it.", prepared.Number(), page.Clip(prepared.To, 60)), path)
			}
		})
	})
}

// maxReceived is the largest file that is looked at.
const maxReceived = 20 << 20

func (p *Page) askReceive() {
	p.s.AskFile(kit.FileQuestion{Title: "Open a received pack", Extensions: []string{".pdf", ".json", ".age"}, Chosen: func(path string) { p.receive(path, "") }})
}

// receive reads a file under limits and shows what it says; nothing is written.
func (p *Page) receive(path, passphrase string) {
	p.s.Run(func() {
		var preview *workspace.Preview
		raw, err := p.s.Service.ReadFile(path, maxReceived)
		if err == nil {
			preview, err = p.s.Service.OpenPack(context.Background(), filepath.Base(path), raw, passphrase)
		}
		p.s.Post(func() {
			if isLocked(err) {
				p.askPassphrase(path)
				return
			}
			if p.s.Do(err) {
				p.show(preview)
			}
		})
	})
}
