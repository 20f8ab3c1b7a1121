package partners

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/consortium/chain"
	"bidwright/app/money"
	"bidwright/app/working"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newWorth is what bidding together costs, and what it is worth to the group and to each
// party, with what each loses if the bid is lost.
func (p *Page) newWorth() block {
	g := p.group("consortium.cost.")
	of := func(b *bid.Bid) *bid.GroupCost { return &b.Consortium.Cost }
	own := p.group("consortium.ownCash.")
	why, box := kit.NewListing(), p.s.FigureBox(3)
	t := form.FigureTable(p.s, "What it is worth to each party", column(-1, "Party", 11, 2, false), column(0, "Lost if we lose", 10, 0, true), column(1, "Surplus if we win", 10, 0, true), column(2, "Expected value", 10, 0, true), column(3, "Would mend it", 9, 0, true))
	t.VisibleRows = 7
	view := kit.Stack(kit.Section("Is it worth it?"),
		kit.Form(
			g.Amount("legal", "Legal set-up before award", p.legalHint(), func(b *bid.Bid) *money.Pounds { return &of(b).Legal }),
			g.Amount("ownPart", "Our part of bid cost and set-up", "", func(b *bid.Bid) *money.Pounds { return &of(b).OwnPart }),
			g.Answer("ownAll", "Do we bear all of it?", "", func(b *bid.Bid) *bid.Answer { return &of(b).OwnAll }),
			own.Amount("setUp", "Our set-up after award", "", func(b *bid.Bid) *money.Pounds { return &b.Consortium.OwnCash.SetUp }),
			own.Amount("surplus", "Our surplus over the term", "Empty takes our share of the group’s.", func(b *bid.Bid) *money.Pounds { return &b.Consortium.OwnCash.Surplus })),
		why, box.View, t)
	return block{view, func(fresh bool) {
		g.Refresh(fresh)
		own.Refresh(fresh)
		r := p.result()
		if r == nil {
			return
		}
		w := r.Chain.Worth
		why.Set(w.Why, func() []fyne.CanvasObject {
			if w.Why == "" {
				return nil
			}
			return []fyne.CanvasObject{kit.NewMarked(kit.NotStarted, w.Why), kit.Row(kit.NewLink("Go there", func() { p.s.GoTo("choice") }))}
		})
		box.Show("cons.cost", "cons.ev", "cons.ev.break_even")
		t.SetRows(p.worthRows(&w))
		form.SetShown(t, len(w.Rows) > 0)
	}}
}

// legalHint offers the published figure as a prompt, never as an answer.
func (p *Page) legalHint() string {
	l, found := p.s.Library().GroupLimit("legal_setup_prompt")
	if !found {
		return "Ask for a quote."
	}
	return "Ask for a quote. Published for a local group: about " + money.FormatWholePounds(l.Value.Decimal()) + " (" + l.Source.Title + "; older)."
}

// pounds prints an amount, or a dash where it is not known.
func pounds(n calc.Node) string {
	v, known := working.Value(n)
	if !known {
		return "–"
	}
	return money.FormatPounds(v.Round(2))
}

func (p *Page) worthRows(w *chain.Worth) []form.Row {
	var out []form.Row
	for _, x := range w.Rows {
		id := "cons.ev." + x.Party.Key
		out = append(out, form.Row{ID: id, Name: orUnnamed(x.Party.Name), Cells: []string{pounds(x.Cost), pounds(x.Surplus), p.printed(id), p.printed(id + ".transfer")}})
	}
	return out
}
