package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/app/socialvalue"
	"bidwright/app/working"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const (
	optionPath = "socialValue.local.options."
	linePath   = "socialValue.local.lines."
)

// newLocalPart is what the local pound does over three rounds, for up to three
// arrangements beside each other.
func (p *Page) newLocalPart() *form.Part {
	g := p.group("local.")
	e, marks := p.newOptions(), p.newLocalLines()
	keep(p, partLocal, optionPath, e)
	keep(p, partLocal, linePath, marks)
	t := form.FigureTable(p.s, "Local money", text(-1, "Arrangement", 10, 2, false), text(0, "Spent", 8, 0, true), text(1, "Stays local", 8, 0, true), text(2, "In turn", 8, 0, true), text(3, "Unknown", 6, 0, true), text(4, "LM3", 5, 0, true))
	t.VisibleRows = 4
	drawn := kit.NewChart("For each arrangement three bars that narrow: what is spent, what of it goes to local people and firms, and what they spend locally in turn. The table below holds the same.")
	answer := kit.Stack(kit.Section("What stays in the area"), drawn, t, kit.NewSmall("In turn: what they spend locally again. Unknown: of your own spending, the share whose place is not said."))
	bid1 := kit.Stack(kit.Section("Which of your own lines are local?"), kit.Text("For an arrangement that reads this bid. A line of which nothing is said counts as not local."), marks.Table, marks.Form)
	view := kit.Stack(
		kit.Text("LM3 counts three rounds: what the buyer spends, what of it goes to local people and firms, and what these spend locally in turn. It is a flow and belongs to none of the three purses. 1 means that nothing stays, 3 that all of it does."),
		kit.Form(g.Text("meaning", "What “local” means here", "A radius, a district or postcodes; it is printed.", 1, func(b *bid.Bid) *string { return &b.SocialValue.Local.Meaning })),
		kit.Row(kit.NewPrimaryButton("Add an arrangement", e.Add)), e.Table, e.Form, answer, bid1)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		e.Refresh()
		marks.Refresh()
		r := p.result()
		form.SetShown(answer, r != nil && len(r.Local) > 0)
		b := p.s.Bid()
		reads := false
		for _, o := range b.SocialValue.Local.Options {
			reads = reads || o.FromBid
		}
		form.SetShown(bid1, reads)
		if r == nil {
			return
		}
		t.SetRows(p.localRows(r))
		drawn.Set(p.localChart(r))
	})
}

func (p *Page) localRows(r *socialvalue.Result) []form.Row {
	var out []form.Row
	for _, x := range r.Local {
		out = append(out, form.Row{ID: x.LM3.ID(), Name: x.Name, Cells: []string{p.printed(x.Round1), p.printed(x.Round2), p.printed(x.Round3), p.printed(x.Unknown), p.printed(x.LM3)}})
	}
	return out
}

// localChart is three narrowing bars for each arrangement; those in shares of a pound
// stand in the table alone where others are in pounds.
func (p *Page) localChart(r *socialvalue.Result) chart.Spec {
	spec := chart.Spec{Kind: chart.Bars}
	pounds := false
	for _, x := range r.Local {
		pounds = pounds || x.Round1.Unit() == calc.Pounds
	}
	for _, x := range r.Local {
		if _, known := working.Value(x.LM3); !known || pounds && x.Round1.Unit() != calc.Pounds {
			continue
		}
		for i, n := range []struct {
			name string
			bar  chart.Value
		}{{x.Name + ": spent", p.bar(x.Round1)}, {"to local people and firms", p.bar(x.Round2)}, {"spent locally in turn", p.bar(x.Round3)}} {
			spec.Bars = append(spec.Bars, chart.Bar{Label: n.name, Strong: i == 0, Values: []chart.Value{n.bar}})
		}
	}
	return spec
}

func (p *Page) newOptions() *lines.Editor[bid.LocalOption] {
	type one = bid.LocalOption
	e := &lines.Editor[one]{List: form.Of(p.s, "arrangement", func(b *bid.Bid) *[]one { return &b.SocialValue.Local.Options }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: optionPath, List: e}
	e.Table = kit.NewTable("Arrangements", func(x one) string { return x.ID },
		kit.NewEmptyState("Which arrangements do you compare?", "For example: we alone, we with local partners, a firm from elsewhere. Type pounds, or shares of a pound, or let it read this bid.", "Add an arrangement", e.Add),
		kit.Column[one]{Title: "Arrangement", Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(page.Clip(x.Name, 80)) }},
		kit.Column[one]{Title: "LM3", Ems: 6, Right: true, Text: func(x one) string { return p.s.Printed("sv.lm3." + x.ID) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Arrangement", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	amounts := kit.Form(
		l.Amount("income", "What is spent with it", "The contract value.", func(x *one) *money.Pounds { return &x.Income }),
		l.Amount("round2", "Of that, to local people and firms", "", func(x *one) *money.Pounds { return &x.Round2 }),
		l.Amount("round3", "Of that, spent locally in turn", "", func(x *one) *money.Pounds { return &x.Round3 }),
		l.Share("share2", "Or the share spent locally", "", func(x *one) *money.Share { return &x.Share2 }),
		l.Share("share3", "Or the share spent locally in turn", "", func(x *one) *money.Share { return &x.Share3 }))
	e.Fill(func(x one, _ bool) { form.SetShown(amounts, !x.FromBid) })
	e.Form = kit.Stack(kit.Form(name), l.Check("Read the lines of this bid", func(x *one) *bool { return &x.FromBid }), amounts)
	e.Wire("Remove this arrangement")
	return e
}

// localLine is a line of the bid with what is said of where its money goes.
type localLine struct {
	ID, Name string
	Local    bid.Answer
	Spent    money.Share
	Where    string
}

// newLocalLines says of every line of the bid whether its money stays in the area.
func (p *Page) newLocalLines() *lines.Editor[localLine] {
	read := func() []localLine {
		doc := p.s.Document()
		marked := map[string]bid.LocalLine{}
		for _, x := range doc.Bid.SocialValue.Local.Lines {
			marked[x.ID] = x
		}
		var out []localLine
		add := func(id, name string) {
			m := marked[id]
			out = append(out, localLine{ID: id, Name: orUnnamed(name), Local: m.Local, Spent: m.Spent, Where: m.Where})
		}
		for _, x := range doc.Bid.Pricing.People {
			add(x.ID, x.Role)
		}
		for _, x := range doc.Bid.Pricing.Costs {
			add(x.ID, x.Name)
		}
		for _, x := range doc.Organisation.RunningCosts {
			add(x.ID, x.Name)
		}
		return out
	}
	write := func(b *bid.Bid, x localLine) {
		all := &b.SocialValue.Local.Lines
		for i := range *all {
			if (*all)[i].ID == x.ID {
				(*all)[i] = bid.LocalLine{ID: x.ID, Local: x.Local, Spent: x.Spent, Where: x.Where}
				return
			}
		}
		*all = append(*all, bid.LocalLine{ID: x.ID, Local: x.Local, Spent: x.Spent, Where: x.Where})
	}
	e := &lines.Editor[localLine]{List: form.Given(p.s, "line", func(x *localLine) *string { return &x.ID }, func(x localLine) string { return x.Name }, read, write)}
	l := form.Line[localLine]{S: p.s, Fields: p.fields, Prefix: linePath, List: e}
	e.Table = kit.NewTable("Lines of this bid", func(x localLine) string { return x.ID },
		kit.Text("This bid has no people and no costs yet."),
		kit.Column[localLine]{Title: "Line", Ems: 12, Weight: 2, Text: func(x localLine) string { return page.Clip(x.Name, 80) }},
		kit.Column[localLine]{Title: "Local", Ems: 5, Text: func(x localLine) string { return answerWord(x.Local) }},
		kit.Column[localLine]{Title: "In turn", Ems: 6, Right: true, Text: func(x localLine) string { return orDash(x.Spent.Format()) }})
	e.Table.VisibleRows = 8
	local := l.Answer("local", "Does this money go to local people or firms?", "By the home of the person or firm paid.", func(x *localLine) *bid.Answer { return &x.Local })
	e.First = local
	e.Form = kit.Stack(kit.Form(local,
		l.Share("respent", "Of that, they spend locally in turn", "Ask them; nothing is assumed.", func(x *localLine) *money.Share { return &x.Spent }),
		l.Text("where", "Where they are", "", 1, func(x *localLine) *string { return &x.Where })))
	e.WireGiven()
	return e
}

func answerWord(a bid.Answer) string {
	switch a {
	case bid.Yes:
		return "Yes"
	case bid.No:
		return "No"
	}
	return "–"
}
