package socialvalue

import (
	"fmt"
	"strings"

	"bidwright/app/calc"
	"bidwright/app/socialvalue"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newStandPart is the answer: ratio and net ratio by name, the value by ledger and by
// body, how sure it is, and what is not valued and counts all the same.
func (p *Page) newStandPart() *form.Part {
	head, rest := kit.NewListing(), kit.NewListing()
	main, range3, ledgers := p.s.FigureBox(3), p.s.FigureBox(3), p.s.FigureBox(3)
	even := p.newBreakEven()
	full := kit.Stack(main.View,
		kit.Section("How sure it is"), range3.View,
		kit.Section("Three purses, never added unasked"), ledgers.View,
		even.view, rest)
	view := kit.Stack(head, full)
	return form.NewPart(view, func(bool) {
		r := p.result()
		p.showHead(head, r)
		form.SetShown(full, r != nil && len(r.Rows) > 0)
		if r == nil {
			return
		}
		main.Show("sv.ratio", "sv.ratio.net", "sv.pv", "sv.npv", "sv.inputs", "sv.payback")
		range3.Show("sv.low.ratio", "sv.high.ratio", "sv.defended")
		ledgers.Show("sv.pv.fiscal", "sv.pv.economic", "sv.pv.social")
		even.refresh(r)
		p.showUnvalued(rest, r)
	})
}

// showHead is the answer as a sentence, or how to begin.
func (p *Page) showHead(to *kit.Listing, r *socialvalue.Result) {
	if r == nil || len(r.Rows) == 0 {
		to.Set("empty", func() []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.NewEmptyState("What will change for people because of this contract?",
				"Begin with five outcomes that you can count. For example: 4 of 14 trainees find work. Say how many, what one is worth, what would have happened anyway and who else helped. The answer stands here.", "Go to the impact map", func() { p.parts.Show(partImpact) })}
		})
		return
	}
	text, state := "No ratio yet. ", kit.Attention
	if f, ok := p.s.AnswerFigure("sv.ratio"); ok && f.Value != "" {
		text, state = fmt.Sprintf("For each pound put in, %s pounds of value come out, by the central case. ", f.Value), kit.Note
		if r.Totals.Label != "" {
			text += "It holds " + strings.TrimPrefix(r.Totals.Label, "adds ") + ". "
		}
	} else if ok {
		text += f.Reason + " "
	}
	if n := r.Totals.Waiting; n > 0 {
		text += fmt.Sprintf("Rows that wait and are not counted: %d of %d. ", n, len(r.Rows))
		state = kit.Attention
	}
	note := "Below 1 is a result too: not everything that matters pays for itself. Ratios of different organisations cannot be compared."
	to.Set(text+fmt.Sprint(state), func() []fyne.CanvasObject {
		line := kit.NewHeadline()
		line.Set(state, strings.TrimSpace(text))
		return []fyne.CanvasObject{line, kit.NewSmall(note)}
	})
}

// showUnvalued lists the outcomes that have no value in money.
func (p *Page) showUnvalued(to *kit.Listing, r *socialvalue.Result) {
	to.Set(strings.Join(r.Unvalued, "\n"), func() []fyne.CanvasObject {
		if len(r.Unvalued) == 0 {
			return nil
		}
		out := []fyne.CanvasObject{kit.Section("Not valued in money, and counts all the same")}
		for _, text := range r.Unvalued {
			out = append(out, kit.NewMarked(kit.Note, text))
		}
		return out
	})
}

// block is a heading with a table of figures and what fills it.
type block struct {
	view    *fyne.Container
	refresh func(*socialvalue.Result)
}

func (p *Page) block(title, why string, table *kit.Table[form.Row], rows func(*socialvalue.Result) []form.Row) block {
	table.VisibleRows = 10
	view := kit.Stack(kit.Section(title), kit.NewSmall(why), table)
	return block{view, func(r *socialvalue.Result) {
		list := rows(r)
		table.SetRows(list)
		form.SetShown(view, len(list) > 0)
	}}
}

func text(i int, title string, ems, weight float32, right bool) kit.Column[form.Row] {
	c := kit.Column[form.Row]{Title: title, Ems: ems, Weight: weight, Right: right, Text: func(r form.Row) string { return r.Name }}
	if i >= 0 {
		c.Text = form.Cell(i)
	}
	return c
}

func (p *Page) newBodies() block {
	t := form.FigureTable(p.s, "Who gains", text(-1, "Who gains", 11, 2, false), text(0, "Fiscal", 8, 0, true), text(1, "Economic", 8, 0, true), text(2, "Social", 8, 0, true))
	return p.block("Who gains", "The buyer first. The three columns are three purses; they are not added.", t, func(r *socialvalue.Result) []form.Row {
		var out []form.Row
		for _, x := range r.Bodies {
			name := x.Name
			if x.Commissioner {
				name += " (the buyer)"
			}
			out = append(out, form.Row{ID: x.Fiscal.ID(), Name: name, Cells: []string{p.printed(x.Fiscal), p.printed(x.Economic), p.printed(x.Social)}})
		}
		return out
	})
}

func (p *Page) newYears() block {
	t := form.FigureTable(p.s, "Value by year", text(-1, "Year of the benefit", 9, 1, false), text(0, "Fiscal", 8, 0, true), text(1, "Economic", 8, 0, true), text(2, "Social", 8, 0, true))
	return p.block("Value by year", "Before discounting, by the year in which it comes.", t, func(r *socialvalue.Result) []form.Row {
		var out []form.Row
		for _, y := range r.Totals.Years {
			out = append(out, form.Row{ID: y.Fiscal.ID(), Name: fmt.Sprintf("Year %d", y.Index+1), Cells: []string{p.printed(y.Fiscal), p.printed(y.Economic), p.printed(y.Social)}})
		}
		return out
	})
}

// newSwitches is how far each assumption may move, in words; the chosen one stands in full
// below the table, where names are cut.
func (p *Page) newSwitches() block {
	t := form.FigureTable(p.s, "How far may it move?", text(-1, "Assumption", 14, 2, false), text(0, "How far it may move", 14, 3, false))
	full := kit.NewSmall("")
	t.OnSelect = func(r form.Row) { full.SetText(r.Name + ": " + form.Cell(0)(r)) }
	b := p.block("How far may it move?", "One assumption at a time, until the value is no more than what is put in, or than the ratio you set.", t, func(r *socialvalue.Result) []form.Row {
		var out []form.Row
		for _, s := range r.Switches {
			words := s.Words
			if s.Kind == "inputs" {
				words = "The inputs may be " + p.printed(s.Node) + " and the ratio is still on target."
			}
			out = append(out, form.Row{ID: s.ID, Name: s.Name, Cells: []string{words}})
		}
		return out
	})
	b.view.Add(full)
	return b
}

func (p *Page) newBreakEven() block {
	t := form.FigureTable(p.s, "What would cover the price", text(-1, "Outcome, times a year", 12, 2, false), text(0, "Needed", 8, 0, true), text(1, "Planned", 8, 0, true))
	return p.block("What would cover the price", "How often one outcome alone would have to happen each year. Where the evidence is thin, begin with this and not with the ratio.", t, func(r *socialvalue.Result) []form.Row {
		var out []form.Row
		for _, x := range r.Rows {
			if x.Counted {
				id := "sv.breakeven." + x.ID
				out = append(out, form.Row{ID: id, Name: x.Name, Cells: []string{p.s.Printed(id), p.printed(x.Quantity)}})
			}
		}
		return out
	})
}

// printed is a figure of the case as printed, or a dash where there is none.
func (p *Page) printed(n calc.Node) string {
	if (n == calc.Node{}) || !n.Available() {
		return "–"
	}
	if id := n.ID(); id != "" {
		if f, ok := p.s.AnswerFigure(id); ok && f.Value != "" {
			return f.Value
		}
	}
	return n.Format()
}
