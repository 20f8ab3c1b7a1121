package price

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// rosterPath is where the shifts of a roster stand among the fields of a post.
const rosterPath = "pricing.people.roster."

// newRoster edits the shifts that the chosen post must staff; the number of people
// then follows from them.
func (l *peoplePart) newRoster() *lines.Editor[bid.Shift] {
	type one = bid.Shift
	shifts := func(b *bid.Bid) *[]one {
		for i := range b.Pricing.People {
			if x := &b.Pricing.People[i]; x.ID == l.Selected() {
				return &x.Roster
			}
		}
		return new([]one)
	}
	e := &lines.Editor[one]{List: form.Of(l.p.s, "shift", shifts, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	e.Table = kit.NewTable("Roster", func(x one) string { return x.ID },
		kit.NewEmptyState("Must somebody be there at set times? Add the shifts of a week, and see how many people they take with holiday and sickness.",
			"For example: waking night, 7 days, 10 hours, one person.", "Add a shift", e.Add),
		kit.Column[one]{Title: "Shift", Ems: 9, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Days a week", Ems: 7, Right: true, Text: func(x one) string { return orDash(x.Days) }},
		kit.Column[one]{Title: "Hours", Ems: 5, Right: true, Text: func(x one) string { return orDash(x.Hours) }},
		kit.Column[one]{Title: "People", Ems: 5, Right: true, Text: func(x one) string { return orOne(x.People) }},
		kit.Column[one]{Title: "Extra pay", Ems: 6, Right: true, Text: func(x one) string { return x.Extra.Format() }})
	e.Table.VisibleRows = 4
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return l.p.fields.Add(rosterPath+path, kit.NewField(label, control).Why(why))
	}
	quantity := func(path, label, why string, of func(*one) *money.Quantity) *kit.Field {
		return field(path, label, why, lines.Entry(e, label, kit.NewQuantityEntry(nil), of))
	}
	name := field("name", "Shift", "Such as: waking night.", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		quantity("days", "Days a week", "", func(x *one) *money.Quantity { return &x.Days }),
		quantity("hours", "Hours of the shift", "", func(x *one) *money.Quantity { return &x.Hours }),
		quantity("people", "People on it at once", "Empty means one.", func(x *one) *money.Quantity { return &x.People }),
		field("extra", "Extra pay on it", "On top of the usual pay.", lines.Entry(e, "extra pay", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Extra }))))
	e.Wire("Remove this shift")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add a shift", e.Add)), e.Table, e.Form)
	return e
}
