package corecosts

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// discounts are the reductions and the capacity sold in advance.
func (h *feesPart) discounts() fyne.CanvasObject {
	box := h.p.s.FigureBox(3)
	h.fill = append(h.fill, func() {
		if id := h.c.blocks.Selected(); id != "" {
			box.Show(h.c.id("block."+id+".income"), h.c.id("block."+id+".full"), h.c.id("block."+id+".empty"), h.c.id("block."+id+".unpaid"))
		} else {
			box.Show()
		}
	})
	h.c.blocks.Form.Add(box.View)
	return kit.Stack(
		kit.Close(kit.Section("Discounts"), kit.Text("A reduction for children who are referred together. It is fixed when you qualify, so promise only what still pays for the next child.")),
		h.c.discounts.View,
		kit.Close(kit.Section("Block bookings"), kit.Text("Capacity that a buyer takes in advance. What is paid for empty places, and what a refusal does, belongs in the terms before you sign.")),
		h.c.blocks.View)
}

func (c *schedules) newDiscounts() *lines.Editor[bid.Discount] {
	type one = bid.Discount
	l := &lines.Editor[one]{List: within(c, "discount", func(x *bid.CoreSchedule) *[]one { return &x.Discounts },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l.Table = kit.NewTable("Discounts", func(x one) string { return x.ID },
		kit.NewEmptyState("Do you charge less for brothers and sisters, or for children who come together?", "For example: Second and later child, 5 % of the core fee.", "Add a discount", l.Add),
		kit.Column[one]{Title: "Discount", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Rate", Ems: 5, Right: true, Text: func(x one) string { return x.Rate.Format() }},
		kit.Column[one]{Title: "Taken off", Ems: 9, Weight: 1, Optional: true, Text: func(x one) string {
			if x.Base == bid.DiscountCore {
				return "the core fee only"
			}
			return "the whole placement"
		}},
		kit.Column[one]{Title: "For", Ems: 11, Optional: true, Text: func(x one) string {
			if x.All {
				return "every child"
			}
			return "from the second child"
		}})
	l.Table.VisibleRows = 4
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(discountsPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Name of the discount", "As you told the buyer.", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	base := kit.NewChoice([]kit.Option{{ID: string(bid.DiscountWhole), Text: "The whole placement"}, {ID: string(bid.DiscountCore), Text: "The core fee only"}},
		lines.Chosen(l, "base", func(x *one) *bid.DiscountBase { return &x.Base }))
	all := kit.NewCheck("For every child, the first one too", lines.Checked(l, "children", func(x *one) *bool { return &x.All }))
	l.Fill(func(x one, _ bool) { base.Set(string(x.Base)); all.Set(x.All) })
	l.Form = kit.Stack(kit.Section("The chosen discount"), kit.Form(name,
		field("rate", "Rate of the discount", "Such as 5 %.", lines.Entry(l, "rate", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Rate })),
		field("base", "Taken off", "", base), field("all", "Who gets it", "", all),
		field("cap", "At most, a place and week", "Empty means no limit.", lines.Entry(l, "limit", kit.NewMoneyEntry(nil), func(x *one) *money.Pounds { return &x.Cap })),
		field("note", "Terms", "", lines.Entry(l, "terms", kit.NewTextEntry(nil), func(x *one) *string { return &x.Note }))))
	l.Wire("Remove this discount")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a discount", l.Add)), l.Table, l.Form)
	return l
}

func (c *schedules) newBlocks() *lines.Editor[bid.Block] {
	type one = bid.Block
	l := &lines.Editor[one]{List: within(c, "block booking", func(x *bid.CoreSchedule) *[]one { return &x.Blocks },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l.Table = kit.NewTable("Block bookings", func(x one) string { return x.ID },
		kit.NewEmptyState("Does a buyer take places for a whole year, filled or not?", "For example: 4 places, 52 weeks, £1,500 a week, half of it paid for empty weeks.", "Add a block booking", l.Add),
		kit.Column[one]{Title: "Block", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Places", Ems: 5, Right: true, Text: func(x one) string { return x.Places.Format() }},
		kit.Column[one]{Title: "Weeks", Ems: 5, Right: true, Optional: true, Text: func(x one) string { return x.Weeks.Format() }},
		kit.Column[one]{Title: "Rate", Ems: 7, Right: true, Text: func(x one) string { return x.Rate.Format() }},
		kit.Column[one]{Title: "Income, a year", Ems: 9, Right: true, Text: func(x one) string { return c.p.s.Printed(c.id("block." + x.ID + ".income")) }})
	l.Table.VisibleRows = 4
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return c.p.fields.Add(blocksPath+path, kit.NewField(label, control).Why(why))
	}
	quantity := func(path, label, why string, of func(*one) *money.Quantity) *kit.Field {
		return field(path, label, why, lines.Entry(l, label, kit.NewQuantityEntry(nil), of))
	}
	share := func(path, label, why string, of func(*one) *money.Share) *kit.Field {
		return field(path, label, why, lines.Entry(l, label, kit.NewPercentEntry(nil), of))
	}
	text := func(path, label, why string, of func(*one) *string) *kit.Field {
		return field(path, label, why, lines.Entry(l, label, kit.NewTextEntry(nil), of))
	}
	name := text("name", "Block", "Such as: four places for North Devon.", func(x *one) *string { return &x.Name })
	l.First = name
	known := kit.NewYesNoUnknown(lines.Chosen(l, "void terms", func(x *one) *bid.Answer { return &x.VoidKnown }))
	paid := kit.NewYesNoUnknown(lines.Chosen(l, "payment after a refusal", func(x *one) *bid.Answer { return &x.RefusalPaid }))
	l.Fill(func(x one, _ bool) { known.Set(string(x.VoidKnown)); paid.Set(string(x.RefusalPaid)) })
	l.Form = kit.Stack(kit.Section("The chosen block"), kit.Form(name,
		quantity("places", "Places booked", "", func(x *one) *money.Quantity { return &x.Places }),
		quantity("weeks", "Weeks a year", "", func(x *one) *money.Quantity { return &x.Weeks }),
		field("rate", "Rate, a place and week", "", lines.Entry(l, "rate", kit.NewMoneyEntry(nil), func(x *one) *money.Pounds { return &x.Rate })),
		share("occupancy", "Occupancy that you expect", "Of the booked places.", func(x *one) *money.Share { return &x.Occupancy }),
		field("voidKnown", "Are terms for empty places written down?", "Without them an empty place may be paid by you.", known),
		share("void", "Paid for an empty place", "As a share of the rate, such as 50 %.", func(x *one) *money.Share { return &x.Void }),
		quantity("graceDays", "Days unpaid first", "Of each empty spell, before payment for it begins.", func(x *one) *money.Quantity { return &x.GraceDays }),
		quantity("voids", "Empty spells in a year", "How many you expect. Each has its unpaid days.", func(x *one) *money.Quantity { return &x.Voids }),
		text("refusal", "If you refuse a placement", "What the terms say. Usually the place is then not paid.", func(x *one) *string { return &x.Refusal }),
		quantity("refused", "Place-weeks empty because you refused", "In a year. Usually unpaid.", func(x *one) *money.Quantity { return &x.Refused }),
		field("refusalPaid", "Are they paid all the same?", "Only if the terms say so.", paid),
		share("variation", "How far one child’s costs may vary", "Without a new price.", func(x *one) *money.Share { return &x.Variation }),
		text("notice", "Notice", "Such as: 28 days on either side.", func(x *one) *string { return &x.Notice })))
	l.Wire("Remove this block")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a block booking", l.Add)), l.Table, l.Form)
	return l
}
