package partners

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/tender/vault"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

const (
	replyPath = "invitation.part.replies."
	proofPath = "invitation.part.proofs."
)

// reply is one question of the lead with our answer to it.
type reply struct {
	ID, Asked string
	Due       date.Date
	Done      bid.Answer
	Text      string
}

// newReplies are the questions of the lead, each with our answer.
func (p *Page) newReplies() block {
	read := func() []reply {
		b := p.s.Bid()
		if b.Invitation == nil {
			return nil
		}
		var out []reply
		for _, a := range b.Invitation.Offer.Asks {
			x := reply{ID: a.ID, Asked: a.Text, Due: a.Due}
			for _, r := range b.Invitation.Part.Replies {
				if r.ID == a.ID {
					x.Done, x.Text = r.Done, r.Text
				}
			}
			out = append(out, x)
		}
		return out
	}
	write := func(b *bid.Bid, x reply) {
		all := &part(b).Replies
		at := slices.IndexFunc(*all, func(r bid.AskReply) bool { return r.ID == x.ID })
		if at < 0 {
			*all = append(*all, bid.AskReply{ID: x.ID})
			at = len(*all) - 1
		}
		(*all)[at].Done, (*all)[at].Text = x.Done, x.Text
	}
	e := &lines.Editor[reply]{List: form.Given(p.s, "answer", func(x *reply) *string { return &x.ID }, func(x reply) string { return x.Asked }, read, write)}
	keep(p, partOurs, replyPath, e)
	l := form.Line[reply]{S: p.s, Fields: p.fields, Prefix: replyPath, List: e}
	e.Table = kit.NewTable("What the lead asks", func(x reply) string { return x.ID }, nil,
		kit.Column[reply]{Title: "Asked", Ems: 14, Weight: 3, Text: func(x reply) string { return page.Clip(x.Asked, 160) }},
		kit.Column[reply]{Title: "By", Ems: 8, Text: func(x reply) string { return dayOf(x.Due) }},
		kit.Column[reply]{Title: "Done", Ems: 5, Text: func(x reply) string { return answer(x.Done) }})
	e.Table.VisibleRows = 5
	done := l.Answer("done", "Is it done?", "", func(x *reply) *bid.Answer { return &x.Done })
	e.First = done
	asked := kit.NewListing()
	e.OnShow = func(x reply) {
		asked.Set(x.ID+x.Asked, func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.Text(page.Clip(x.Asked, 600))} })
	}
	e.Form = kit.Stack(asked, kit.Form(done, l.Text("text", "Our answer", "", 2, func(x *reply) *string { return &x.Text })))
	e.WireGiven()
	view := kit.Stack(kit.Section("What the lead asks"), e.Table, e.Form)
	return block{view, func(bool) {
		form.SetShown(view, len(read()) > 0)
		e.Refresh()
	}}
}

// newProofs is what we can show, as a state: the papers themselves stay with us.
func (p *Page) newProofs() block {
	type one = bid.PartnerProof
	name := func(x one) string {
		if x.Name != "" {
			return x.Name
		}
		return vault.Item(p.s.Library(), x.ItemID).Label
	}
	e := &lines.Editor[one]{List: form.Of(p.s, "proof", func(b *bid.Bid) *[]one { return &part(b).Proofs }, func(x *one) *string { return &x.ID }, name)}
	keep(p, partOurs, proofPath, e)
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: proofPath, List: e}
	e.Table = kit.NewTable("Our proofs", func(x one) string { return x.ID },
		kit.NewEmptyState("What can you show?", "For example: public liability insurance, £5,000,000, to 31 March 2027. The lead learns that you have it; the paper stays with you.", "Add a proof", e.Add),
		kit.Column[one]{Title: "Proof", Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(name(x)) }},
		kit.Column[one]{Title: "Have it", Ems: 6, Text: func(x one) string { return answer(x.Have) }},
		kit.Column[one]{Title: "Good until", Ems: 9, Optional: true, Text: func(x one) string { return dayOf(x.Expires) }})
	e.Table.VisibleRows = 5
	item := form.LinePickOf(l, "itemId", "Kind of proof", "", "None of the usual kinds", func(one) []kit.Option { return p.proofKinds() }, func(x *one) *string { return &x.ItemID })
	e.First = item
	e.Form = kit.Stack(kit.Form(item,
		l.Text("name", "Name", "Empty takes the usual one.", 1, func(x *one) *string { return &x.Name }),
		l.Answer("have", "Do we have it?", "", func(x *one) *bid.Answer { return &x.Have }),
		l.Value("level", "Level", "Pounds of cover, years, a number.", func(x *one) *money.Value { return &x.Level }),
		l.Text("reference", "Number of the paper", "", 1, func(x *one) *string { return &x.Reference }),
		l.Day("expires", "Good until", "", func(x *one) *date.Date { return &x.Expires })))
	e.Wire("Remove this proof")
	return block{kit.Stack(kit.Section("Our proofs"), kit.Row(kit.NewButton("Add a proof", e.Add)), e.Table, e.Form), func(bool) { e.Refresh() }}
}

func (p *Page) proofKinds() []kit.Option {
	var out []kit.Option
	for _, item := range p.s.Library().EvidenceItems() {
		out = append(out, kit.Option{ID: item.ID, Text: item.Label})
	}
	return out
}

// newOfferedHeads shows the heads of terms and the timetable as the lead sent them.
func (p *Page) newOfferedHeads() block {
	list := kit.NewListing()
	return block{list, func(bool) {
		b := p.s.Bid()
		if b.Invitation == nil {
			return
		}
		o := b.Invitation.Offer
		list.Set(fmt.Sprint(o.Heads, o.Steps), func() []fyne.CanvasObject {
			var out []fyne.CanvasObject
			if len(o.Steps) > 0 {
				out = append(out, kit.Section("Timetable of the group"))
				for _, s := range o.Steps {
					out = append(out, kit.Text(page.Clip(strings.Trim(dayOf(s.On)+": "+s.Name+" ("+s.Who+")", " "), 240)))
				}
			}
			if len(o.Heads) > 0 {
				out = append(out, kit.Section("Heads of terms as received"))
			}
			for _, h := range o.Heads {
				out = append(out, kit.Strong(page.Clip(h.Title, 120)), kit.Text(page.Clip(h.Text, 2000)))
			}
			return out
		})
	}}
}
