package organisation

import (
	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/shell"
)

// roles are those that make somebody a connected person.
var roles = []kit.Option{
	{ID: "Director", Text: "Director"}, {ID: "Trustee", Text: "Trustee"}, {ID: "Partner", Text: "Partner"}, {ID: "Owner", Text: "Owner"},
	{ID: "Company secretary", Text: "Company secretary"}, {ID: "Person with significant control", Text: "Person with significant control", Detail: "More than a quarter of shares or votes, or the say over the board"},
	{ID: "Parent body", Text: "Parent body", Detail: "A company or charity that controls yours"},
}

func (p *Page) newPersonsPart() *form.Part {
	type one = bid.Person
	const prefix = "organisation.standing.persons."
	l := newEntries(p, prefix, "person", func(o *bid.Organisation) *[]one { return &o.Standing.Persons },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })
	l.Table = kit.NewTable("Directors, trustees and people with control", func(x one) string { return x.ID },
		kit.NewEmptyState("Who runs or controls the organisation? The questions on exclusion are asked of each of them, and buyers ask for the list.",
			"For example: Siân O’Dwyer, trustee. Names are personal data: no pack prints them.", "Add a person", l.Add),
		kit.Column[one]{Title: "Name", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Role", Ems: 9, Weight: 1, Text: func(x one) string { return orDash(x.Role) }},
		kit.Column[one]{Title: "Exclusion questions", Ems: 12, Weight: 1, Text: func(x one) string { return p.m.Asked(x.ID) }})
	name := l.text("name", "Name of the person or body", "", func(x *one) *string { return &x.Name })
	l.First = name
	l.Form = kit.Stack(kit.Section("The chosen person"), kit.Form(name,
		picked(l, "role", "Role", "What makes them a connected person.", "Choose a role", roles, func(x *one) *string { return &x.Role })))
	l.Wire("Remove this person")
	own := kit.Text("")
	eligible := kit.NewButton("Answer the questions on exclusion", func() { p.s.Go(shell.Route{Page: page.Eligibility, Path: "organisation.standing.exclusions"}) })
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a person", l.Add)), l.Table, l.Form,
		kit.Section("Exclusion"),
		kit.Text("The law names grounds on which a bidder must or may be left out. They are asked of the organisation and of each person above, and answered once on the Eligibility page of any open bid."),
		own, kit.Row(eligible))
	return listPart(p, partPersons, prefix, l.Editor, func() {
		own.SetText("The organisation itself: " + p.m.Asked("") + ".")
		if p.s.BidID() == "" {
			eligible.Disable()
		} else {
			eligible.Enable()
		}
	})
}

// Asked says whether the questions on exclusion were asked of a person, or of the
// organisation itself for an empty id.
func (m Model) Asked(id string) string {
	st := m.s.Organisation().Standing
	applies := 0
	for _, x := range st.Exclusions {
		if x.AboutID == id && x.Applies == bid.Yes {
			applies++
		}
	}
	if applies > 0 {
		return page.Count(applies, "ground applies", "grounds apply")
	}
	for _, c := range st.Cleared {
		if c.AboutID != id {
			continue
		}
		if c.On.IsZero() {
			return "asked, none applies"
		}
		return "none applied on " + c.On.String()
	}
	return "not answered yet"
}
