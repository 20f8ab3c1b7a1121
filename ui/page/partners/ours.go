package partners

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

// newOursPart is, for an invited partner, what the lead offers and what it answers. Its
// own costs stand in its price and never leave.
func (p *Page) newOursPart() *form.Part {
	g := p.group("invitation.part.")
	seats, prices := p.newOwnSeats(), p.newPrices()
	keep(p, partOurs, pricePath, prices)
	none := kit.NewEmptyState("Nobody has invited you to this bid.", "If a lead sends you a pack, open it under Packs: a bid of your own is started from it, and your part of the group stands here.", "", nil)
	offer := form.FigureTable(p.s, "What the lead offers", column(-1, "What", 12, 1, false), column(0, "Offered", 14, 3, false))
	offer.VisibleRows = 7
	box := p.s.FigureBox(3)
	replies, proofs, heads := p.newReplies(), p.newProofs(), p.newOfferedHeads()
	body := kit.Stack(kit.Section("What the lead offers"), offer, box.View,
		kit.Section("What we can serve"), seats.Table, seats.Form,
		kit.Form(g.Quantity("most", "Most in all parts together, a year", "Empty where there is no such limit.", func(b *bid.Bid) *money.Quantity { return &part(b).Most })),
		kit.Section("Our prices"), kit.Row(kit.NewButton("Add a price", prices.Add)), prices.Table, prices.Form,
		proofs.view, replies.view, heads.view, kit.Section("Our answer"), kit.Form(
			g.Answer("agrees", "Do we agree to the heads of terms?", "Take advice before signing.", func(b *bid.Bid) *bid.Answer { return &part(b).Agrees }),
			g.Answer("short", "Is the value below our own cost?", "The lead learns yes or no, never the cost.", func(b *bid.Bid) *bid.Answer { return &part(b).Short }),
			g.Day("agreedOn", "Agreed on", "", func(b *bid.Bid) *date.Date { return &part(b).AgreedOn }),
			g.Text("contactName", "Our contact", "", 1, func(b *bid.Bid) *string { return &part(b).ContactName }),
			g.Text("contactEmail", "E-mail", "", 1, func(b *bid.Bid) *string { return &part(b).ContactEmail }),
			g.Text("comment", "Comment to the lead", "", 3, func(b *bid.Bid) *string { return &part(b).Comment })))
	view := kit.Stack(none, body)
	return form.NewPart(view, func(fresh bool) {
		b := p.s.Bid()
		form.SetShown(none, b.Invitation == nil)
		form.SetShown(body, b.Invitation != nil)
		if b.Invitation == nil {
			return
		}
		g.Refresh(fresh)
		seats.Refresh()
		prices.Refresh()
		for _, one := range []block{proofs, replies, heads} {
			one.refresh(fresh)
		}
		offer.SetRows(offered(&b.Invitation.Offer))
		box.Show("cons.offer.gap")
	})
}

// part is our own part of the invitation; one that is thrown away without one.
func part(b *bid.Bid) *bid.PartnerPart {
	if b.Invitation == nil {
		return &bid.PartnerPart{}
	}
	return &b.Invitation.Part
}

// offered are the terms of an offer in words.
func offered(o *bid.GroupOffer) []form.Row {
	var out []form.Row
	add := func(id, name, text string) {
		if text != "" {
			out = append(out, form.Row{ID: id, Name: name, Cells: []string{page.Clip(text, 200)}})
		}
	}
	add("lead", "Lead", o.Lead.Name)
	add("tender", "Contract", strings.Trim(o.Tender.Title+", "+o.Tender.Buyer, ", "))
	add("value", "Value over the term", o.Value.Format())
	add("fee", "Management fee", o.FeeRate.Format())
	add("days", "Paid within, in days", o.Days.Format())
	add("note", "Note", o.Terms.Note)
	add("withheld", "Left out", strings.Join(o.Withheld, " "))
	return out
}

// newOwnSeats are the parts of the contract with what we can serve of each.
func (p *Page) newOwnSeats() *lines.Editor[seat] {
	read := func() []seat {
		b := p.s.Bid()
		if b.Invitation == nil {
			return nil
		}
		var out []seat
		for _, c := range b.Invitation.Offer.Cells {
			s := seat{ID: c.ID, Share: c.Share, Name: cellName(b.Invitation.Offer, c)}
			for _, x := range part(&b).Capacity {
				if x.ID == c.ID {
					s.Capacity = x.Amount
				}
			}
			out = append(out, s)
		}
		return out
	}
	e := &lines.Editor[seat]{List: form.Given(p.s, "part of the contract", func(x *seat) *string { return &x.ID }, func(x seat) string { return x.Name }, read, func(b *bid.Bid, x seat) { serve(part(b), x) })}
	l := form.Line[seat]{S: p.s, Fields: p.fields, Prefix: "invitation.part.capacity.", List: e}
	e.Table = kit.NewTable("What we can serve", func(x seat) string { return x.ID }, nil,
		kit.Column[seat]{Title: "Part of the contract", Ems: 14, Weight: 3, Text: func(x seat) string { return page.Clip(x.Name, 120) }},
		kit.Column[seat]{Title: "Our share", Ems: 6, Right: true, Text: func(x seat) string { return orDash(x.Share.Format()) }},
		kit.Column[seat]{Title: "We can serve", Ems: 7, Right: true, Text: func(x seat) string { return orDash(x.Capacity.Format()) }})
	e.Table.VisibleRows = 8
	amount := l.Quantity("amount", "We can serve in a year", "0 is none; empty is not known.", func(x *seat) *money.Quantity { return &x.Capacity })
	e.First = amount
	e.Form = kit.Stack(kit.Form(amount))
	e.WireGiven()
	return e
}

// serve writes what we can serve of one part; an empty value is taken out on purpose.
func serve(p *bid.PartnerPart, s seat) {
	at := slices.IndexFunc(p.Capacity, func(x bid.CellCapacity) bool { return x.ID == s.ID })
	switch {
	case at >= 0:
		p.Capacity[at].Amount = s.Capacity
	case s.Capacity.IsSet():
		p.Capacity = append(p.Capacity, bid.CellCapacity{ID: s.ID, Amount: s.Capacity})
	}
}

func cellName(o bid.GroupOffer, c bid.OfferCell) string {
	var names []string
	for _, l := range o.Tender.Lots {
		if l.ID == c.LotID {
			names = append(names, l.Text)
		}
	}
	for _, text := range []string{c.Area, c.Specialism} {
		if text != "" && !slices.Contains(names, text) {
			names = append(names, text)
		}
	}
	if len(names) == 0 {
		return "The whole contract"
	}
	return strings.Join(names, ", ")
}

func (p *Page) newPrices() *lines.Editor[bid.PartnerPrice] {
	type one = bid.PartnerPrice
	e := &lines.Editor[one]{List: form.Of(p.s, "price", func(b *bid.Bid) *[]one { return &part(b).Prices }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: pricePath, List: e}
	e.Table = kit.NewTable("Our prices", func(x one) string { return x.ID },
		kit.NewEmptyState("Which prices do you ask?", "For example: one hour of support, £27.84. The lead sees the price, never what it is made of.", "Add a price", e.Add),
		kit.Column[one]{Title: "Price of", Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Unit", Ems: 6, Optional: true, Text: func(x one) string { return orDash(page.Clip(x.Unit, 40)) }},
		kit.Column[one]{Title: "Price", Ems: 7, Right: true, Text: func(x one) string { return orDash(x.Price.Format()) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Price of", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		l.Text("unit", "For one", "Such as: hour.", 1, func(x *one) *string { return &x.Unit }),
		l.Amount("price", "Price, without VAT", "", func(x *one) *money.Pounds { return &x.Price }),
		l.Text("note", "Note", "The lead reads it.", 1, func(x *one) *string { return &x.Note })))
	e.Wire("Remove this price")
	return e
}
