package partners

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

// seat is one party at one part of the contract: what it can serve of it, and which
// share it is to deliver.
type seat struct {
	ID       string // of the party; plan.OwnKey is the organisation itself
	Member   string
	Name     string
	Capacity money.Quantity
	Share    money.Share
}

// seatsOf are all parties at one part.
func (p *Page) seatsOf(cell string) []seat {
	doc := p.s.Document()
	var out []seat
	for _, party := range plan.Parties(&doc) {
		if !party.Delivers() {
			continue
		}
		s := seat{ID: party.Key, Member: party.ID, Name: party.Name}
		for _, x := range party.Part.Capacity {
			if x.ID == cell {
				s.Capacity = x.Amount
			}
		}
		for _, c := range doc.Bid.Consortium.Cells {
			for _, x := range c.Parts {
				if c.ID == cell && x.MemberID == party.ID {
					s.Share = x.Share
				}
			}
		}
		out = append(out, s)
	}
	return out
}

// sit writes a seat back into the bid; an empty value leaves nothing behind.
func sit(b *bid.Bid, cell string, s seat) {
	part := &b.Consortium.Own
	for i := range b.Consortium.Members {
		if m := &b.Consortium.Members[i]; m.ID == s.Member {
			part = &m.Part
		}
	}
	at := slices.IndexFunc(part.Capacity, func(x bid.CellCapacity) bool { return x.ID == cell })
	switch {
	case at >= 0 && !s.Capacity.IsSet() && part.Capacity[at].Note == "":
		part.Capacity = slices.Delete(part.Capacity, at, at+1)
	case at >= 0:
		part.Capacity[at].Amount = s.Capacity
	case s.Capacity.IsSet():
		part.Capacity = append(part.Capacity, bid.CellCapacity{ID: cell, Amount: s.Capacity})
	}
	for i := range b.Consortium.Cells {
		c := &b.Consortium.Cells[i]
		if c.ID != cell {
			continue
		}
		at := slices.IndexFunc(c.Parts, func(x bid.CellPart) bool { return x.MemberID == s.Member })
		switch {
		case at >= 0 && !s.Share.IsSet():
			c.Parts = slices.Delete(c.Parts, at, at+1)
		case at >= 0:
			c.Parts[at].Share = s.Share
		case s.Share.IsSet():
			c.Parts = append(c.Parts, bid.CellPart{MemberID: s.Member, Share: s.Share})
		}
	}
}

// newSeats is the table of all parties at the chosen part.
func (p *Page) newSeats(of *lines.Editor[bid.Cell]) *lines.Editor[seat] {
	cell := of.Selected
	read := func() []seat {
		if cell() == "" {
			return nil
		}
		return p.seatsOf(cell())
	}
	e := &lines.Editor[seat]{List: form.Given(p.s, "party", func(x *seat) *string { return &x.ID }, func(x seat) string { return x.Name }, read, func(b *bid.Bid, x seat) { sit(b, cell(), x) })}
	l := form.Line[seat]{S: p.s, Fields: p.fields, Prefix: "consortium.seats.", List: e}
	e.Table = kit.NewTable("Who delivers it", func(x seat) string { return x.ID }, nil,
		kit.Column[seat]{Title: "Party", Ems: 11, Weight: 2, Text: func(x seat) string { return orUnnamed(x.Name) }},
		kit.Column[seat]{Title: "Can serve a year", Ems: 11, Right: true, Text: func(x seat) string { return orDash(x.Capacity.Format()) }},
		kit.Column[seat]{Title: "Delivers", Ems: 6, Right: true, Text: func(x seat) string { return orDash(x.Share.Format()) }})
	e.Table.VisibleRows = 4
	capacity := l.Quantity("capacity", "Can serve in a year", "0 is none; empty is not known.", func(x *seat) *money.Quantity { return &x.Capacity })
	e.First = capacity
	e.Form = kit.Stack(kit.Form(capacity, l.Share("share", "Share that it delivers", "All shares together make 100 %.", func(x *seat) *money.Share { return &x.Share })))
	e.WireGiven()
	e.View = kit.Stack(e.Table, e.Form)
	of.Form.Add(kit.Section("Who delivers it"))
	of.Form.Add(e.View)
	of.Wire("Remove this part")
	return e
}
