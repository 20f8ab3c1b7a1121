package price

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// premiumPath is where the fields of extra pay stand among those of a post.
const premiumPath = "pricing.people.premiums."

// newPremiums edits the extra pay of the chosen post for part of its hours, such as
// nights and weekends.
func (l *peoplePart) newPremiums() *lines.Editor[bid.Premium] {
	post := func(b *bid.Bid) *[]bid.Premium {
		for i := range b.Pricing.People {
			if x := &b.Pricing.People[i]; x.ID == l.Selected() {
				return &x.Premiums
			}
		}
		return new([]bid.Premium)
	}
	e := premiumEditor(l.p, premiumPath, post, "")
	// The table stands in a place of its own and is taken out of it while there is
	// nothing to show: rows that come to a hidden list are not drawn when it is shown.
	l.premiumsAt = kit.Stack()
	e.View = kit.Stack(kit.Row(kit.NewButton("Add extra pay", e.Add)), l.premiumsAt, e.Form)
	return e
}

// premiumEditor edits rates of extra pay, of a post or of all visits.
// teach is what an empty list says; without it the caller hides the list while empty.
func premiumEditor(p *Page, prefix string, of func(*bid.Bid) *[]bid.Premium, teach string) *lines.Editor[bid.Premium] {
	type one = bid.Premium
	e := &lines.Editor[one]{List: form.Of(p.s, "rate of extra pay", of,
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	var empty fyne.CanvasObject
	if teach != "" {
		empty = kit.NewEmptyState(teach, "For example: weekends, 28 % of hours, 10 % extra.", "Add extra pay", e.Add)
	}
	e.Table = kit.NewTable("Extra pay", func(x one) string { return x.ID }, empty,
		kit.Column[one]{Title: "When", Ems: 9, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Of hours", Ems: 7, Right: true, Text: func(x one) string { return x.Hours.Format() }},
		kit.Column[one]{Title: "Extra", Ems: 6, Right: true, Text: func(x one) string { return x.Extra.Format() }})
	e.Table.VisibleRows = 3
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(prefix+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "When extra is paid", "Such as: Sundays.", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		field("hours", "Share of the hours it is paid for", "Such as 25 %.", lines.Entry(e, "hours", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Hours })),
		field("extra", "How much extra", "On top of the usual pay. Time and a third is 33.3333 %.", lines.Entry(e, "extra pay", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Extra }))))
	e.Wire("Remove this extra pay")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add extra pay", e.Add)), e.Table, e.Form)
	return e
}

// refreshPremiums shows the extra pay of the chosen post; without any, only the button.
func (l *peoplePart) refreshPremiums() {
	l.premiums.Refresh()
	if some := len(l.premiums.Table.Rows()) > 0; some != (len(l.premiumsAt.Objects) > 0) {
		l.premiumsAt.Objects = nil
		if some {
			l.premiumsAt.Objects = []fyne.CanvasObject{l.premiums.Table}
		}
		l.premiumsAt.Refresh()
		kit.Relayout(l.premiumsAt)
	}
}

// goTo goes to the field of a path in the post of that id.
func (l *peoplePart) goTo(id, path string) bool {
	const posts = "pricing.people."
	for name, focus := range map[string]func(line, inner string) bool{
		"premiums": func(line, inner string) bool {
			return l.premiums.FocusOn(l.p.fields, premiumPath, line, premiumPath+inner)
		},
		"roster": func(line, inner string) bool { return l.roster.FocusOn(l.p.fields, rosterPath, line, rosterPath+inner) },
	} {
		if inner, ok := strings.CutPrefix(path, posts+id+"."+name+"."); ok && l.Table.Select(id) {
			l.Refresh()
			line, _, _ := strings.Cut(inner, ".")
			return focus(line, inner)
		}
	}
	return l.FocusOn(l.p.fields, posts, id, path)
}

// ofShown are the findings on the chosen post, those on its extra pay by the chosen line.
func (l *peoplePart) ofShown(issues []bid.Issue) []bid.Issue {
	out := l.OfShown("pricing.people.", issues)
	return append(append(out, l.premiums.OfShown(premiumPath, out)...), l.roster.OfShown(rosterPath, out)...)
}
