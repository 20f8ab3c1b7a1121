package partners

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const (
	sharedPath = "consortium.split.shared."
	buysPath   = "consortium.split.fee.buys."
)

// newShared are the items that come off the value before it is shared.
func (p *Page) newShared() block {
	type one = bid.SharedItem
	e := &lines.Editor[one]{List: form.Of(p.s, "shared item", func(b *bid.Bid) *[]one { return &b.Consortium.Split.Shared }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	keep(p, partMoney, sharedPath, e)
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: sharedPath, List: e}
	e.Table = kit.NewTable("What comes off first", func(x one) string { return x.ID },
		kit.NewEmptyState("Does something come off before the value is shared?", "For example: insurance of the whole service, £3,000, paid to the lead.", "Add a shared item", e.Add),
		kit.Column[one]{Title: "Item", Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Over the term", Ems: 9, Right: true, Text: func(x one) string { return orDash(x.Amount.Format()) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Item", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		l.Amount("amount", "Over the whole term", "", func(x *one) *money.Pounds { return &x.Amount }),
		form.LinePickOf(l, "memberId", "Paid to", "", "Our organisation", func(one) []kit.Option { return p.members() }, func(x *one) *string { return &x.MemberID })))
	e.Wire("Remove this item")
	return block{kit.Stack(kit.Section("What comes off first"), kit.Row(kit.NewButton("Add a shared item", e.Add)), e.Table, e.Form), func(bool) { e.Refresh() }}
}

// newBuys is what the management fee pays for.
func (p *Page) newBuys() block {
	type one = bid.FeeItem
	e := &lines.Editor[one]{List: form.Of(p.s, "thing that the fee buys", func(b *bid.Bid) *[]one { return &b.Consortium.Split.Fee.Buys }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	keep(p, partMoney, buysPath, e)
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: buysPath, List: e}
	e.Table = kit.NewTable("What the fee buys", func(x one) string { return x.ID },
		kit.NewEmptyState("What do members get for the fee?", "For example: managing the contract, reports to the buyer, paying each other. A fee that buys nothing named is disputed first.", "Add what it buys", e.Add),
		kit.Column[one]{Title: "It buys", Ems: 14, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "It buys", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name))
	e.Wire("Remove this line")
	return block{kit.Stack(kit.Strong("What the fee buys"), kit.Row(kit.NewButton("Add what it buys", e.Add)), e.Table, e.Form), func(bool) { e.Refresh() }}
}
