package partners

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const (
	askPath  = "consortium.asks."
	stepPath = "consortium.steps."
)

// newAsks is what partners are asked for in their packs, and by when.
func (p *Page) newAsks() block {
	type one = bid.Ask
	e := &lines.Editor[one]{List: form.Of(p.s, "question", func(b *bid.Bid) *[]one { return &b.Consortium.Asks }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Text })}
	keep(p, partPacks, askPath, e)
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: askPath, List: e}
	e.Table = kit.NewTable("What partners are asked for", func(x one) string { return x.ID },
		kit.NewEmptyState("What do you need from your partners?", "For example: confirm the hours you can give in each area, by 4 December.", "Add a question", e.Add),
		kit.Column[one]{Title: "Asked", Ems: 14, Weight: 3, Text: func(x one) string { return page.Clip(orDash(x.Text), 120) }},
		kit.Column[one]{Title: "Of", Ems: 9, Weight: 1, Text: func(x one) string { return p.askedOf(x.MemberID) }},
		kit.Column[one]{Title: "By", Ems: 8, Text: func(x one) string { return dayOf(x.Due) }})
	e.Table.VisibleRows = 5
	text := l.Text("text", "What is asked", "", 2, func(x *one) *string { return &x.Text })
	e.First = text
	e.Form = kit.Stack(kit.Form(text,
		form.LinePickOf(l, "memberId", "Of whom", "", "Every partner", func(one) []kit.Option { return p.members() }, func(x *one) *string { return &x.MemberID }),
		l.Day("due", "By when", "", func(x *one) *date.Date { return &x.Due })))
	e.Wire("Remove this question")
	return block{kit.Stack(kit.Section("What partners are asked for"), kit.Row(kit.NewButton("Add a question", e.Add)), e.Table, e.Form), func(bool) { e.Refresh() }}
}

func (p *Page) askedOf(member string) string {
	if member == "" {
		return "Every partner"
	}
	for _, o := range p.members() {
		if o.ID == member {
			return o.Text
		}
	}
	return "A partner that was removed"
}

// newSteps is the timetable of the group beside the buyer's dates.
func (p *Page) newSteps() block {
	type one = bid.TimeStep
	e := &lines.Editor[one]{List: form.Of(p.s, "date", func(b *bid.Bid) *[]one { return &b.Consortium.Steps }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	keep(p, partPacks, stepPath, e)
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: stepPath, List: e}
	e.Table = kit.NewTable("Timetable of the group", func(x one) string { return x.ID },
		kit.NewEmptyState("Who writes what by when?", "For example: method statements read by all, 15 January. The buyer’s own dates stand in the packs by themselves.", "Add a date", e.Add),
		kit.Column[one]{Title: "What", Ems: 13, Weight: 3, Text: func(x one) string { return page.Clip(orDash(x.Name), 120) }},
		kit.Column[one]{Title: "Who", Ems: 9, Weight: 1, Text: func(x one) string { return page.Clip(orDash(x.Who), 60) }},
		kit.Column[one]{Title: "On", Ems: 8, Text: func(x one) string { return dayOf(x.On) }})
	e.Table.VisibleRows = 5
	name := l.Text("name", "What", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		l.Text("who", "Who", "", 1, func(x *one) *string { return &x.Who }),
		l.Day("on", "On", "", func(x *one) *date.Date { return &x.On })))
	e.Wire("Remove this date")
	return block{kit.Stack(kit.Section("Timetable of the group"), kit.Row(kit.NewButton("Add a date", e.Add)), e.Table, e.Form), func(bool) { e.Refresh() }}
}
