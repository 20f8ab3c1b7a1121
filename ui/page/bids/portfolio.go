package bids

import (
	"time"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// moment tells one state of the workspace from another.
type moment struct {
	path  string
	saved time.Time
	today date.Date
}

// Portfolio is all bids beside each other; false while it is being worked out, in the
// background, after which Changed is told.
func (m *Model) Portfolio() (workspace.Portfolio, bool) {
	now := moment{m.s.State().Path, m.s.State().SavedAt, m.s.Today()}
	if m.portfolioOf == now {
		return m.portfolio, m.portfolioKnown
	}
	m.portfolioOf, m.portfolioKnown = now, false
	m.s.Run(func() {
		p, err := m.s.Service.Portfolio()
		m.s.Post(func() {
			if m.portfolioOf != now {
				return // something changed meanwhile: it is worked out again
			}
			if m.portfolioKnown = m.s.Do(err); m.portfolioKnown {
				m.portfolio = p
				m.Changed()
			}
		})
	})
	return m.portfolio, m.portfolioKnown
}

// figureText is a figure of the portfolio as printed; what is not known says so.
func figureText(n calc.Node) string {
	v, known := n.Value()
	switch {
	case !known:
		return "not known"
	case n.Unit() == calc.Pounds:
		return money.FormatWholePounds(v)
	case n.Unit() == calc.Percent:
		return money.FormatPercent(v, 0)
	}
	return money.FormatQuantity(v.Round(2))
}

// outcome is what became of a bid, in a few words.
func outcome(b workspace.PortfolioBid) string {
	switch {
	case b.Status == bid.StatusLost && b.Result.Winner != "":
		return "lost to " + page.Clip(b.Result.Winner, 40)
	case b.Status == bid.StatusWon, b.Status == bid.StatusLost:
		if b.Result.On.IsZero() {
			return stands[b.Status]
		}
		return stands[b.Status] + " on " + b.Result.On.String()
	case b.Open:
		return "open"
	}
	return "–"
}

// beside is the part with all bids side by side.
type beside struct {
	p      *Page
	table  *kit.Table[workspace.PortfolioBid]
	totals [2]*kit.Figure
	words  *kit.Listing
	of     workspace.Portfolio
}

func (p *Page) newBesidePart() *form.Part {
	type one = workspace.PortfolioBid
	b := &beside{p: p, words: kit.NewListing()}
	column := func(title string, ems float32, of func(one) calc.Node) kit.Column[one] {
		return kit.Column[one]{Title: title, Ems: ems, Right: true, Text: func(x one) string {
			if x.Why != "" {
				return "cannot be read"
			}
			return figureText(of(x))
		}, Less: func(x, y one) bool { return of(x).Decimal().LessThan(of(y).Decimal()) }}
	}
	chance := column("Chance", 6.5, func(x one) calc.Node { return x.Chance })
	cost := column("Cost of bid", 7, func(x one) calc.Node { return x.Cost })
	value := column("Value", 7, func(x one) calc.Node { return x.Value })
	value.Optional, cost.Optional = true, true
	b.table = kit.NewTable("Bids side by side", func(x one) string { return x.ID },
		kit.NewEmptyState("Which bids are worth the effort? Once there are bids, they stand here beside each other: what each may bring, how likely it is, and what it costs to try.",
			"The chance of winning and the hours that a bid takes are typed on the bid’s own Overview.", "", nil),
		kit.Column[one]{Title: "Bid", Ems: 8, Weight: 2, Text: func(x one) string { return page.TitleOf(x.Title, "") }},
		kit.Column[one]{Title: "Status", Ems: 7, Weight: 1, Optional: true, Text: func(x one) string { return StandWords(Row{Row: x.Row}) }},
		value, chance,
		column("Expected value", 9, func(x one) calc.Node { return x.EV }),
		cost,
		kit.Column[one]{Title: "Outcome", Ems: 8, Weight: 1, Optional: true, Text: outcome})
	b.table.VisibleRows = 10
	b.table.OnOpen = func(x one) { p.s.OpenBid(x.ID, page.Overview) }
	for i, id := range []string{"bid.cost_per_win", "portfolio.expected_wins"} {
		b.totals[i] = kit.NewFigure([]string{"Cost of bids for each one won", "Wins to expect of the open bids"}[i], func() {
			if b.of.Sheet != nil {
				p.s.ExplainIn(page.Explained{Find: b.of.Sheet.Graph.Explain}, id)
			}
		})
	}
	view := kit.Stack(b.table, kit.Columns(2, 14, b.totals[0], b.totals[1]), b.words,
		kit.NewSmall("For you only: no pack shows any of this. Expected value is the chance of winning times what the contract leaves, less the cost of the bid."))
	return form.NewPart(view, func(bool) { b.show() })
}

func (b *beside) show() {
	p, known := b.p.m.Portfolio()
	if !known {
		return // the table keeps what it showed until the new figures have come
	}
	b.of = p
	b.table.SetRows(p.Bids)
	for i, n := range []calc.Node{p.CostPerWin, p.ExpectedWins} {
		if _, known := n.Value(); known {
			b.totals[i].Set(figureText(n), "", kit.Note, "")
		} else {
			b.totals[i].Set("", n.Reason().Text, kit.Note, "")
		}
	}
	words := p.Words()
	key := ""
	for _, w := range words {
		key += w + "\n"
	}
	b.words.Set(key, func() []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, w := range words {
			out = append(out, kit.Text(w))
		}
		return out
	})
}

func (p *Page) newToldPart() *form.Part {
	list := kit.NewListing()
	empty := kit.NewEmptyState("What did buyers say about your bids, and what did you learn? Ask for feedback after every bid, won or lost: it is the cheapest way to win the next one.",
		"For example: “Good method, but no examples of work with young carers.” It is typed on the Overview of the bid, once the result is known.", "", nil)
	view := kit.Stack(empty, list)
	return form.NewPart(view, func(bool) {
		of, known := p.m.Portfolio()
		if !known {
			return
		}
		form.SetShown(empty, len(of.Feedback) == 0)
		key := ""
		for _, f := range of.Feedback {
			key += f.BidID + f.Title + f.Buyer + f.Text + f.Learned + f.On.ISO() + string(f.Status) + "\n"
		}
		list.Set(key, func() []fyne.CanvasObject {
			var out []fyne.CanvasObject
			for _, f := range of.Feedback {
				out = append(out, p.told(f))
			}
			return out
		})
	})
}

// told is what one buyer said, in their own words and plain text.
func (p *Page) told(f workspace.Feedback) fyne.CanvasObject {
	when := stands[f.Status]
	if !f.On.IsZero() {
		when += ", " + f.On.String()
	}
	lines := []fyne.CanvasObject{kit.Strong(page.Clip(page.TitleOf(f.Title, f.Buyer), 120)), kit.NewSmall(when)}
	if f.Awaited {
		lines = append(lines, kit.NewMarked(kit.Attention, "Feedback was asked for and has not come."))
	}
	if f.Text != "" {
		lines = append(lines, kit.Text("“"+f.Text+"”"))
	}
	if f.Learned != "" {
		lines = append(lines, kit.Text("What we learned: "+f.Learned))
	}
	lines = append(lines, kit.Row(kit.NewButton("Open “"+page.Clip(page.TitleOf(f.Title, ""), 40)+"”", func() { p.s.OpenBid(f.BidID, page.Overview) })))
	return kit.Panel(kit.Close(lines...))
}
