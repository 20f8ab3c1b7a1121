package trial

import (
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/risk"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// The paths of scenarios and of their changes.
const (
	scenarioPath = "pricing.scenarios."
	changePath   = "pricing.scenarios.changes."
)

// newScenariosPart edits scenarios and sets them beside the base.
func (p *Page) newScenariosPart() *form.Part {
	e := p.newScenarios()
	p.main[partScenarios] = e
	compared := p.newCompared()
	view := kit.Stack(
		kit.Text("A scenario changes a few figures and leaves the bid as it is. What it does not change follows the bid."),
		kit.Row(p.starters(e)...),
		e.Table, e.Form,
		compared.view,
	)
	return form.NewPart(view, func(bool) {
		e.Refresh()
		compared.refresh()
	})
}

// starters are buttons that add a scenario: the usual questions, and an empty one.
func (p *Page) starters(e *lines.Editor[bid.Scenario]) []fyne.CanvasObject {
	add := func(id string) func() {
		return func() {
			g := p.graph()
			if g == nil {
				return
			}
			for _, s := range risk.Starters(g) {
				if s.ID != id {
					continue
				}
				if len(s.Changes) == 0 {
					p.s.Warn("This bid has no figure of that kind yet, so there is nothing to change. Fill in the price first, or add a scenario of your own.")
					return
				}
				for i := range s.Changes {
					s.Changes[i].ID = p.s.NewID()
				}
				e.AddWith(func(x *bid.Scenario) { x.Name, x.Changes = s.Name, s.Changes })
			}
		}
	}
	return []fyne.CanvasObject{
		kit.NewPrimaryButton("Add a scenario", e.Add),
		kit.NewButton("10 % fewer units", add("fewer")), kit.NewButton("Pay 3 % higher", add("pay")), kit.NewButton("CPI 1 point higher", add("cpi")),
	}
}

func (p *Page) newScenarios() *lines.Editor[bid.Scenario] {
	type one = bid.Scenario
	e := &lines.Editor[one]{List: form.Of(p.s, "scenario", func(b *bid.Bid) *[]one { return &b.Pricing.Scenarios },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	e.Table = kit.NewTable("Scenarios", func(x one) string { return x.ID },
		kit.NewEmptyState("What if fewer people come, or wages rise more than you planned?",
			"A scenario answers it beside your bid, figure by figure. Take one of the usual questions above, or make your own.", "Add your own scenario", e.Add),
		kit.Column[one]{Title: "Scenario", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Changed", Ems: 6, Right: true, Text: func(x one) string { return strconv.Itoa(len(x.Changes)) }})
	e.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(scenarioPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Name of the scenario", "", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	e.First = name
	changes := p.newChanges(e)
	e.Form = kit.Stack(kit.Section("The chosen scenario"), kit.Form(name,
		field("note", "Why it may happen", "For you only.", lines.Entry(e, "reason", kit.NewTextEntry(nil), func(x *one) *string { return &x.Note }))),
		changes.View,
		kit.Row(kit.NewButton("Reset this scenario to the base", func() {
			e.List.Edit(e.Selected(), "figures", func(x *one) { x.Changes = nil })
		})))
	e.OnShow = func(one) { changes.Refresh() }
	e.Wire("Remove this scenario")
	p.lists.Add(form.List{Prefix: scenarioPath,
		OfShown: func(all []bid.Issue) []bid.Issue {
			shown := e.OfShown(scenarioPath, all)
			return append(shown, changes.OfShown(changePath, shown)...)
		},
		GoTo: func(id, path string) bool {
			inner, ok := strings.CutPrefix(path, scenarioPath+id+".changes.")
			if !ok || !e.Table.Select(id) {
				return e.FocusOn(p.fields, scenarioPath, id, path)
			}
			e.Refresh()
			one, _, _ := strings.Cut(inner, ".")
			return changes.FocusOn(p.fields, changePath, one, changePath+inner)
		},
		Forget: func() { e.Forget(); changes.Forget() }})
	return e
}

// newChanges edits what the chosen scenario changes.
func (p *Page) newChanges(of *lines.Editor[bid.Scenario]) *lines.Editor[bid.Change] {
	type one = bid.Change
	changes := func(b *bid.Bid) *[]one {
		for i := range b.Pricing.Scenarios {
			if x := &b.Pricing.Scenarios[i]; x.ID == of.Selected() {
				return &x.Changes
			}
		}
		return new([]one)
	}
	path := func(x *one) string { return x.Path }
	e := &lines.Editor[one]{List: form.Of(p.s, "changed figure", changes, func(x *one) *string { return &x.ID }, func(x one) string { return p.inputs.label(x.Path) })}
	e.Table = kit.NewTable("What it changes", func(x one) string { return x.ID },
		kit.NewEmptyState("Nothing is changed yet, so this scenario is the same as the base.", "For example: meals a year, 10 % less; or the pay of a post, £14.20 an hour.", "Change a figure", e.Add),
		kit.Column[one]{Title: "Figure", Ems: 12, Weight: 2, Text: func(x one) string { return p.inputs.label(x.Path) }},
		kit.Column[one]{Title: "Base", Ems: 8, Right: true, Optional: true, Text: func(x one) string { c, _ := p.inputs.at(x.Path); return orDash(c.Now) }},
		kit.Column[one]{Title: "Here", Ems: 8, Right: true, Text: p.changeWords})
	e.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(changePath+path, kit.NewField(label, control).Why(why))
	}
	picker, now := figurePicker(p, e, func(x *one) *string { return &x.Path })
	figure := field("path", "Figure", "Any figure that was typed, or a dated fact.", picker)
	e.First = figure
	by := lines.Entry(e, "change", kit.NewValueEntry(risk.ParseFactor, risk.FormatFactor, nil), func(x *one) *money.Value { return &x.Factor })
	e.Form = kit.Stack(kit.Form(figure,
		field("value", "New number", "Leave it empty to change by a share.", valueEntry(p, e, "number", path, func(x *one) *money.Value { return &x.Value })),
		field("factor", "Or change it by", "Such as −10 % or +3 %.", by)), now)
	e.Wire("Put this figure back to the base")
	e.View = kit.Stack(kit.Row(kit.NewButton("Change a figure", e.Add)), e.Table, e.Form)
	return e
}

// changeWords is the new number of a change, or by how much it changes.
func (p *Page) changeWords(x bid.Change) string {
	switch c, _ := p.inputs.at(x.Path); {
	case x.Value.IsSet():
		return risk.FormatIn(c.Unit, x.Value)
	case x.Factor.IsSet():
		return risk.FormatFactor(x.Factor)
	}
	return "–"
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// mostCompared is how many scenarios stand beside the base.
const mostCompared = 4

// compared sets scenarios beside the base.
type compared struct {
	p    *Page
	list *kit.Listing
	view fyne.CanvasObject
}

func (p *Page) newCompared() *compared {
	c := &compared{p: p, list: kit.NewListing()}
	c.view = c.list
	return c
}

// side is one line of the table: the base and the scenarios.
type side struct {
	id, name string
	cells    []string
}

func (c *compared) refresh() {
	g := c.p.graph()
	b := c.p.s.Bid()
	if g == nil || len(b.Pricing.Scenarios) == 0 {
		c.list.Set("", func() []fyne.CanvasObject { return nil })
		return
	}
	shown := b.Pricing.Scenarios[:min(len(b.Pricing.Scenarios), mostCompared)]
	cases, _ := risk.Scenarios(g, shown, risk.Present(g, risk.ScenarioFigures), c.p.options(false))
	rows, words := sides(cases), differences(cases)
	key := strings.Builder{}
	for _, x := range cases {
		key.WriteString(x.ID + "\x00" + x.Name + "\x00" + x.Words + "\x00")
	}
	for _, r := range rows {
		key.WriteString(r.id + strings.Join(r.cells, "\x00"))
	}
	more := len(b.Pricing.Scenarios) > mostCompared
	if more {
		key.WriteString("more")
	}
	c.list.Set(key.String(), func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{kit.Section("Side by side"), c.table(cases, rows)}
		if more {
			out = append(out, kit.NewSmall("Four scenarios stand beside the base. Move another one up in the list (Alt and the up key) to see it here."))
		}
		return append(append(out, kit.Section("The differences in words")), words...)
	})
}

func (c *compared) table(cases []risk.Case, rows []side) fyne.CanvasObject {
	columns := []kit.Column[side]{
		{Title: "Figure", Ems: 9, Weight: 2, Text: func(r side) string { return r.name }},
		{Title: "Base", Ems: 7, Weight: 0.5, Right: true, Text: func(r side) string { return r.cells[0] }},
	}
	for i, x := range cases {
		columns = append(columns, kit.Column[side]{Title: orUnnamed(page.Clip(x.Name, 40)), Ems: 7, Weight: 1, Right: true, Text: func(r side) string { return r.cells[i+1] }})
	}
	t := kit.NewTable("Scenarios beside the base", func(r side) string { return r.id }, nil, columns...)
	t.VisibleRows = 14
	t.OnOpen = func(r side) { c.p.s.Explain(r.id) }
	t.SetRows(rows)
	return t
}

// sides are the changed inputs, each marked where it is changed, and then the results.
func sides(cases []risk.Case) []side {
	var out []side
	at := map[string]int{}
	for i, c := range cases {
		for _, ch := range c.Changes {
			n, known := at[ch.Path]
			if !known {
				n = len(out)
				at[ch.Path] = n
				base := "–"
				if ch.HasFrom {
					base = ch.Unit.Format(ch.From)
				}
				row := side{id: ch.Path, name: ch.Label, cells: []string{base}}
				for range cases {
					row.cells = append(row.cells, "as the base")
				}
				out = append(out, row)
			}
			out[n].cells[i+1] = ch.Unit.Format(ch.To) + " changed"
		}
	}
	if len(cases) == 0 {
		return out
	}
	for k, f := range cases[0].Figures {
		row := side{id: f.ID, name: f.Label, cells: []string{printed(f.Format(f.Base), f.HasBase)}}
		for _, c := range cases {
			x := c.Figures[k]
			row.cells = append(row.cells, printed(x.Format(x.Value), x.HasValue))
		}
		out = append(out, row)
	}
	return out
}

func printed(text string, available bool) string {
	if !available {
		return "not available"
	}
	return text
}

// differences says for each scenario what comes of it, leaving out what stays.
func differences(cases []risk.Case) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, c := range cases {
		out = append(out, kit.Strong(orUnnamed(c.Name)))
		if len(c.Changes) == 0 {
			out = append(out, kit.Text(c.Words))
			continue
		}
		var texts []string
		for _, f := range c.Figures {
			if f.Words != "no change" {
				texts = append(texts, f.Label+": "+strings.TrimSuffix(f.Words, ".")+".")
			}
		}
		if len(texts) == 0 {
			texts = []string{"None of these figures changes."}
		}
		out = append(out, kit.Text(strings.Join(texts, "\n")))
	}
	return out
}
