package answers

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

// newConfidentialPart is what the buyer is asked to keep to itself.
func (p *Page) newConfidentialPart() *form.Part {
	type one = bid.ConfidentialItem
	e := &lines.Editor[one]{List: form.Of(p.s, "confidential item", func(b *bid.Bid) *[]one { return &b.Response.Confidential },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: confidentialPath, List: e}
	e.Table = kit.NewTable("What is to stay confidential", func(x one) string { return x.ID },
		kit.NewEmptyState("What would harm you if a rival read it?", "For example: the unit prices, because rivals could price against them until the next tender; commercial interests; until June 2030.", "Add an item", e.Add),
		kit.Column[one]{Title: "Item", Ems: 11, Weight: 2, Text: func(x one) string { return page.Clip(orUnnamed(x.Name), 120) }},
		kit.Column[one]{Title: "Ground", Ems: 10, Weight: 1, Text: func(x one) string { return page.Clip(orDash(p.groundName(x.Ground)), 60) }},
		kit.Column[one]{Title: "Until", Ems: 10, Text: func(x one) string { return orDash(dayOf(x.Until)) }})
	e.Table.VisibleRows = 6
	name := l.Text("name", "What it is", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	about := kit.NewSmall("")
	e.Fill(func(x one, _ bool) {
		g, ok := p.s.Library().DisclosureGround(x.Ground)
		form.SetShown(about, ok)
		if ok {
			text := g.Law + ". " + g.Asks
			if g.Tested {
				text += " The buyer also weighs whether the public interest asks for disclosure."
			}
			about.SetText(text)
		}
	})
	e.Form = kit.Stack(kit.Section("The chosen item"), kit.Form(name,
		l.Text("where", "Where it stands", "The file and its section.", 1, func(x *one) *string { return &x.Where })),
		l.Text("why", "What harm its disclosure would do, and to whom", "", 3, func(x *one) *string { return &x.Why }),
		form.LinePickOf(l, "ground", "Ground", "", "None chosen", func(one) []kit.Option { return p.grounds() }, func(x *one) *string { return &x.Ground }), about,
		kit.Form(l.Day("until", "Until", "When it stops being sensitive.", func(x *one) *date.Date { return &x.Until })))
	e.Wire("Remove this item")
	p.keep(partConfidential, &lines.Tree{Prefix: confidentialPath, List: e}, e.Forget)
	view := kit.Stack(
		kit.Text("Public bodies have to disclose what they hold when somebody asks, unless a ground in the law lets them keep it. You may ask; the buyer decides. A short list with reasons is believed, “everything” is not."),
		kit.Row(kit.NewPrimaryButton("Add an item", e.Add)), e.Table, e.Form)
	return form.NewPart(view, func(bool) { e.Refresh() })
}

func (p *Page) groundName(id string) string {
	if g, ok := p.s.Library().DisclosureGround(id); ok {
		return g.Name
	}
	return ""
}

// grounds are those of the buyer's nation.
func (p *Page) grounds() []kit.Option {
	b := p.s.Bid()
	var out []kit.Option
	for _, g := range p.s.Library().DisclosureGrounds(string(b.Opportunity.Nation)) {
		out = append(out, kit.Option{ID: g.ID, Text: g.Name, Detail: g.Law})
	}
	return out
}
