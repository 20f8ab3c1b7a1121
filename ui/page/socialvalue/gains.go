package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/chart"
	"bidwright/app/pack"
	"bidwright/app/socialvalue"
	"bidwright/app/working"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newGainsPart is who gains, purse by purse, what of it frees money, what is taken off on
// the way from gross to net, and in which years it comes.
func (p *Page) newGainsPart() *form.Part {
	bodies, cash, net, years := p.newBodies(), p.newCash(), p.newNet(), p.newYears()
	var panels []*purse
	drawn := kit.Stack()
	for _, x := range purses {
		one := newPurse(x.name)
		panels, drawn.Objects = append(panels, one), append(drawn.Objects, one.view)
	}
	steps := kit.NewChart("Bars that shrink from the gross value, step by step, to the present value. The table below holds the same.")
	net.view.Objects = append(net.view.Objects[:2], append([]fyne.CanvasObject{steps}, net.view.Objects[2:]...)...)
	coming := kit.NewChart("A bar for each year, purse by purse, before discounting. The table below holds the same.")
	years.view.Objects = append(years.view.Objects[:2], append([]fyne.CanvasObject{coming}, years.view.Objects[2:]...)...)
	none := kit.NewEmptyState("Nothing is counted yet.", "Once an outcome of the impact map is counted, who gains from it stands here, the buyer first.", "Go to the impact map", func() { p.parts.Show(partImpact) })
	full := kit.Stack(drawn, bodies.view, cash.view, net.view, years.view)
	return form.NewPart(kit.Stack(none, full), func(bool) {
		r := p.result()
		any := r != nil && len(r.Bodies) > 0
		form.SetShown(none, !any)
		form.SetShown(full, any)
		if !any {
			return
		}
		for i, x := range purses {
			panels[i].show(r, p, x.of)
		}
		steps.Set(pack.NetChart(r.Totals.Steps, p.printed))
		spec := pack.YearsChart(r.Totals.Years, p.printed)
		coming.Set(spec)
		form.SetShown(coming, len(spec.Bars) > 0)
		for _, one := range []block{bodies, cash, net, years} {
			one.refresh(r)
		}
	})
}

// purses are the three ledgers, each with a panel of its own: they are never added here.
var purses = []struct {
	name string
	of   func(*socialvalue.Body) calc.Node
}{
	{"Fiscal: money of public bodies", func(b *socialvalue.Body) calc.Node { return b.Fiscal }},
	{"Economic: earnings and local growth", func(b *socialvalue.Body) calc.Node { return b.Economic }},
	{"Social: health, wellbeing and safety", func(b *socialvalue.Body) calc.Node { return b.Social }},
}

// purse is the bars of one ledger.
type purse struct {
	view  *fyne.Container
	chart *kit.Chart
}

func newPurse(name string) *purse {
	c := kit.NewChart(name + ", by who gains. The table below holds the same.")
	return &purse{kit.Stack(kit.Strong(name), c), c}
}

func (u *purse) show(r *socialvalue.Result, p *Page, of func(*socialvalue.Body) calc.Node) {
	spec := chart.Spec{Kind: chart.Bars}
	for i := range r.Bodies {
		x := &r.Bodies[i]
		v, known := working.Value(of(x))
		if !known || v.IsZero() {
			continue
		}
		name := x.Name
		if x.Commissioner {
			name += " (the buyer)"
		}
		spec.Bars = append(spec.Bars, chart.Bar{Label: name, Strong: x.Commissioner, Values: []chart.Value{{Amount: v, Text: p.printed(of(x)), Figure: of(x).ID()}}})
	}
	u.chart.Set(spec)
	form.SetShown(u.view, len(spec.Bars) > 0)
}

// newCash is what of the fiscal value frees money, and when.
func (p *Page) newCash() block {
	words := map[bid.Cashable]string{bid.CashableNow: "Frees money at once", bid.CashableScale: "Frees money once enough of it comes together", bid.CashableCapacity: "Frees time only"}
	t := form.FigureTable(p.s, "What of the fiscal value frees money", text(-1, "What it frees", 14, 2, false), text(0, "Present value", 9, 0, true))
	return p.block("What of the fiscal value frees money", "A saving that frees only time pays no bill. Say which it is in the impact map.", t, func(r *socialvalue.Result) []form.Row {
		var out []form.Row
		for _, c := range r.Totals.Cash {
			name := words[c.Kind]
			if name == "" {
				name = "Not said"
			}
			out = append(out, form.Row{ID: c.Node.ID(), Name: name, Cells: []string{p.printed(c.Node)}})
		}
		return out
	})
}

// newNet is the way from gross to net.
func (p *Page) newNet() block {
	t := form.FigureTable(p.s, "From gross to net", text(-1, "Step", 12, 2, false), text(0, "Left", 9, 0, true), text(1, "Of gross", 6, 0, true))
	return p.block("From gross to net", "All counted rows and years. What is taken off is what would have happened anyway, is owed to others, or only moved.", t, func(r *socialvalue.Result) []form.Row {
		var out []form.Row
		for _, s := range r.Totals.Steps {
			out = append(out, form.Row{ID: s.Node.ID(), Name: s.Name, Cells: []string{p.printed(s.Node), p.printed(s.Share)}})
		}
		return out
	})
}
