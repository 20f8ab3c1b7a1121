package trial

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// lowBid is the answer to a buyer who doubts that so low a price can be delivered.
type lowBid struct {
	p       *Page
	intro   group
	table   *kit.Table[pricing.Driver]
	chosen  *kit.Small
	missing *kit.Listing
	full    *fyne.Container
	box     interface{ Show(ids ...string) }
}

// newLowBidPart sets out what the price rests on, driver by driver.
func (p *Page) newLowBidPart() *form.Part {
	l := &lowBid{p: p, intro: p.group("pricing."), chosen: kit.NewSmall(""), missing: kit.NewListing()}
	l.table = kit.NewTable("What the price rests on", func(d pricing.Driver) string { return d.Figure }, kit.Text("Nothing is costed yet. Price the bid first."),
		kit.Column[pricing.Driver]{Title: "What", Ems: 9, Weight: 2, Text: func(d pricing.Driver) string { return d.Name }},
		kit.Column[pricing.Driver]{Title: "How much, at what rate", Ems: 12, Weight: 2, Text: pricing.Driver.Words},
		kit.Column[pricing.Driver]{Title: "A year", Ems: 7, Right: true, Text: amountOf},
		kit.Column[pricing.Driver]{Title: "Source", Ems: 8, Weight: 1, Optional: true, Text: func(d pricing.Driver) string { return orMissing(d.Source, d.SourcePath) }},
		kit.Column[pricing.Driver]{Title: "Why it is enough", Ems: 8, Weight: 1, Optional: true, Text: func(d pricing.Driver) string { return orMissing(d.Reason, d.ReasonPath) }})
	l.table.VisibleRows = 12
	l.table.OnSelect = func(pricing.Driver) { l.choose() }
	l.table.OnOpen = func(d pricing.Driver) { p.s.Explain(d.Figure) }
	box := p.s.FigureBox(3)
	l.box = box
	l.full = kit.Stack(kit.Section("What year 1 rests on"), l.table, l.chosen, box.View, kit.Section("Still to write"), l.missing)
	view := kit.Stack(
		kit.Text("If your price is far below the others, the buyer must ask how it can be done before it may turn you down, and you must answer quickly. Have the answer ready: what each cost rests on, where the figure comes from, and why it is enough."),
		l.intro.Field("pricing.lowBid", "How your answer begins", "What lets you work at this price: a kitchen that you own, volunteers, short ways. Only what you can prove.",
			form.Value(l.intro.Form, "answer to a low-bid challenge", kit.NewMultilineEntry(4, nil), func(b *bid.Bid) *string { return &b.Pricing.LowBid })),
		l.full)
	return form.NewPart(view, l.refresh)
}

func orMissing(text, path string) string {
	if text == "" && path != "" {
		return "missing"
	}
	return orDash(text)
}

func amountOf(d pricing.Driver) string {
	if !d.Known {
		return "not available"
	}
	return money.FormatPounds(d.Amount)
}

func (l *lowBid) refresh(fresh bool) {
	l.intro.Refresh(fresh)
	a := l.p.s.Assessment()
	if a == nil {
		l.full.Hide()
		return
	}
	var costs []pricing.Driver
	for _, d := range pricing.LowBid(a.Pricing, a.Document) {
		if d.Group != pricing.DriverSurplus {
			costs = append(costs, d)
		}
	}
	l.full.Show()
	l.table.SetRows(costs)
	if len(costs) > 0 {
		l.table.SetTotal([]string{"Cost of year 1", "", l.p.s.Printed("year.1.cost")})
	} else {
		l.table.SetTotal(nil)
	}
	if _, ok := l.table.Selected(); !ok && len(costs) > 0 {
		l.table.Select(costs[0].Figure)
	}
	l.choose()
	l.box.Show("year.1.gap", "year.1.margin", "price.asked")
	l.listMissing(costs)
}

// choose says of the chosen driver what the columns have no room for.
func (l *lowBid) choose() {
	d, ok := l.table.Selected()
	if !ok {
		l.chosen.SetText("")
		return
	}
	text := d.Name + ": " + d.Words() + "."
	if d.Source != "" {
		text += " Source: " + d.Source + "."
	}
	if d.Reason != "" {
		text += " Why it is enough: " + d.Reason + "."
	}
	l.chosen.SetText(text)
	kit.Relayout(l.chosen)
}

// listMissing leads to each source and reason that is not written, each field once.
func (l *lowBid) listMissing(costs []pricing.Driver) {
	type gap struct{ text, path string }
	var gaps []gap
	listed, key := map[string]bool{}, ""
	add := func(text, path string) {
		if !listed[path] {
			listed[path] = true
			gaps = append(gaps, gap{text, path})
			key += path + text
		}
	}
	for _, d := range costs {
		source, reason := d.Missing()
		if source {
			add(d.Name+": write where the figure comes from", d.SourcePath)
		}
		if reason && d.ReasonPath == "core.shareWhy" {
			add("Core cost: write how the share of this contract was found", d.ReasonPath)
		} else if reason {
			add(d.Name+": write why it is enough", d.ReasonPath)
		}
	}
	l.missing.Set("x"+key, func() []fyne.CanvasObject {
		if len(gaps) == 0 {
			return []fyne.CanvasObject{kit.NewMarked(kit.Ready, "Every line has its source and its reason.")}
		}
		var out []fyne.CanvasObject
		for _, g := range gaps {
			out = append(out, kit.NewLink(g.text, func() { l.p.s.GoTo(g.path) }))
		}
		return out
	})
}
