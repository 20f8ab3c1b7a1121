package socialvalue

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/app/socialvalue"
	"bidwright/app/working"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const themePath = "socialValue.themes."

// newProgressPart is distance travelled on the user's own scale: never turned into money.
func (p *Page) newProgressPart() *form.Part {
	e := p.newThemes()
	pairs := p.newPairs(e)
	lines.Follow(e, pairs)
	keep(p, partProgress, themePath, e)
	t := form.FigureTable(p.s, "Distance travelled", text(-1, "Theme", 11, 2, false), text(0, "Start", 5, 0, true), text(1, "End", 5, 0, true), text(2, "Moved", 5, 0, true), text(3, "All moved", 7, 0, true), text(4, "Up, same, down", 9, 0, false))
	t.VisibleRows = 6
	drawn := kit.NewChart("For each theme a solid line from the mean at the start to the mean at the end, from 0 to 10, and a dashed line for all who started. The table below holds the same.")
	answer := kit.Stack(kit.Section("How far people came"), drawn, t, kit.NewSmall("Moved: the mean change of those who have both marks. All moved: that of all who started; those who left count as no change. Groups of fewer than five people are not shown."))
	view := kit.Stack(
		kit.Text("A change that people feel, on your own scale from 0 to 10 in your own words. It is told beside the money and never turned into it."),
		kit.Row(kit.NewPrimaryButton("Add a theme", e.Add)), e.Table, e.Form, answer)
	return form.NewPart(view, func(bool) {
		e.Refresh()
		r := p.result()
		form.SetShown(answer, r != nil && len(r.Themes) > 0)
		if r == nil {
			return
		}
		t.SetRows(p.themeRows(r))
		drawn.Set(pack.SlopeChart(r.Themes, p.printed))
	})
}

func (p *Page) themeRows(r *socialvalue.Result) []form.Row {
	var out []form.Row
	for _, x := range r.Themes {
		moved := fmt.Sprintf("%d, %d, %d", x.Better, x.Same, x.Less)
		if !x.Shown {
			moved = "fewer than five"
		}
		out = append(out, form.Row{ID: x.Completers.ID(), Name: x.Name, Cells: []string{p.printed(x.Start), p.printed(x.End), p.printed(x.Completers), p.printed(x.All), moved}})
	}
	return out
}

// bar is a figure as the value of a bar.
func (p *Page) bar(n calc.Node) chart.Value {
	v, _ := working.Value(n)
	return chart.Value{Amount: v, Text: p.printed(n), Figure: n.ID()}
}

func (p *Page) newThemes() *lines.Editor[bid.SoftTheme] {
	type one = bid.SoftTheme
	e := &lines.Editor[one]{List: form.Of(p.s, "theme", func(b *bid.Bid) *[]one { return &b.SocialValue.Themes }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: themePath, List: e}
	e.Table = kit.NewTable("Themes", func(x one) string { return x.ID },
		kit.NewEmptyState("Which change do people feel?", "For example: confidence. 0 is “I do not dare to ask”, 10 is “I speak for myself”. Mark each person at the start and at the end.", "Add a theme", e.Add),
		kit.Column[one]{Title: "Theme", Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(page.Clip(x.Name, 80)) }},
		kit.Column[one]{Title: "Started", Ems: 6, Right: true, Text: func(x one) string { return orDash(x.Starters.Format()) }},
		kit.Column[one]{Title: "Both marks", Ems: 8, Right: true, Text: func(x one) string { return fmt.Sprint(both(x)) }})
	e.Table.VisibleRows = 5
	name := l.Text("name", "Theme", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Section("The chosen theme"), kit.Form(name,
		form.LinePickOf(l, "boxId", "Outcome of the story", "", "None", func(one) []kit.Option { return p.boxes("") }, func(x *one) *string { return &x.BoxID }),
		l.Text("at0", "What 0 means", "In your own words.", 1, func(x *one) *string { return &x.At0 }),
		l.Text("at5", "What 5 means", "", 1, func(x *one) *string { return &x.At5 }),
		l.Text("at10", "What 10 means", "", 1, func(x *one) *string { return &x.At10 }),
		l.Quantity("starters", "How many started", "Those who left count too.", func(x *one) *money.Quantity { return &x.Starters })),
		l.Check("It is the life-satisfaction question itself", func(x *one) *bool { return &x.Question }))
	return e
}

// newPairs takes the marks of people as two columns, pasted or typed: start and end.
func (p *Page) newPairs(of *lines.Editor[bid.SoftTheme]) *lines.Editor[pair] {
	read := func() []pair {
		x, ok := of.Table.Selected()
		if !ok {
			return nil
		}
		var out []pair
		for i, m := range x.Pairs {
			out = append(out, pair{ID: fmt.Sprint(i + 1), Start: m.Start, End: m.End})
		}
		return out
	}
	change := func(step string, f func(*[]pair)) bool {
		rows := read()
		f(&rows)
		return p.s.Edit(step, func(b *bid.Bid) error {
			for i := range b.SocialValue.Themes {
				if t := &b.SocialValue.Themes[i]; t.ID == of.Selected() {
					t.Pairs = nil
					for _, x := range rows {
						t.Pairs = append(t.Pairs, bid.SoftPair{Start: x.Start, End: x.End})
					}
				}
			}
			return nil
		})
	}
	e := &lines.Editor[pair]{List: lines.List[pair]{Noun: "person", ID: func(x *pair) *string { return &x.ID }, Name: func(x pair) string { return "person " + x.ID },
		NewID: func() string { return fmt.Sprint(len(read()) + 1) }, Removed: p.s.Removed, Read: read, Change: change}}
	l := form.Line[pair]{S: p.s, Fields: p.fields, Prefix: "socialValue.pairs.", List: e}
	e.Table = kit.NewTable("Marks", func(x pair) string { return x.ID },
		kit.NewEmptyState("Nobody has marks yet.", "One line for each person, without a name: the mark at the start and at the end.", "Add a person", e.Add),
		kit.Column[pair]{Title: "Person", Ems: 6, Text: func(x pair) string { return x.ID }},
		kit.Column[pair]{Title: "Start", Ems: 5, Right: true, Text: func(x pair) string { return orDash(x.Start.Format()) }},
		kit.Column[pair]{Title: "End", Ems: 5, Right: true, Text: func(x pair) string { return orDash(x.End.Format()) }})
	e.Table.VisibleRows = 7
	start := l.Quantity("start", "Mark at the start, 0 to 10", "", func(x *pair) *money.Quantity { return &x.Start })
	e.First = start
	e.Form = kit.Stack(kit.Form(start, l.Quantity("end", "Mark at the end, 0 to 10", "Empty where the person left.", func(x *pair) *money.Quantity { return &x.End })))
	e.Wire("Remove this person")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add a person", e.Add)), e.Table, e.Form)
	of.Form.Add(kit.Strong("Marks of each person"))
	of.Form.Add(e.View)
	of.Wire("Remove this theme")
	return e
}

// pair is one person's marks; its id is its place.
type pair struct {
	ID         string
	Start, End money.Quantity
}

// both counts the people with both marks.
func both(x bid.SoftTheme) int {
	n := 0
	for _, m := range x.Pairs {
		if m.Start.IsSet() && m.End.IsSet() {
			n++
		}
	}
	return n
}
