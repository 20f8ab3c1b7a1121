package partners

import (
	"slices"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newMoneyPart is how the contract value is shared to the penny, and the management fee.
func (p *Page) newMoneyPart() *form.Part {
	g := p.group("consortium.split.")
	off, buys := p.newShared(), p.newBuys()
	fee := func(b *bid.Bid) *bid.GroupFee { return &b.Consortium.Split.Fee }
	head := kit.NewListing()
	box := p.s.FigureBox(3)
	t := form.FigureTable(p.s, "What each party gets", column(-1, "Party", 11, 2, false), column(0, "Before the fee", 10, 0, true), column(1, "Fee borne", 7, 0, true), column(2, "Over the term", 10, 0, true), column(3, "Share", 5, 0, true))
	t.VisibleRows = 8
	years := form.FigureTable(p.s, "By contract year", column(-1, "Party and year", 14, 2, false), column(0, "Value", 8, 0, true))
	years.VisibleRows = 8
	words := kit.NewListing()
	shares := kit.Stack(kit.Section("What each party gets"), kit.NewSmall("To the penny: all parts, the fee and shared items add to the contract value. Enter on a line shows how it was worked out."), t, words, kit.Section("By contract year"), years)
	view := kit.Stack(head, kit.Form(
		form.Pick(g, "by", "Share the value by", "", []kit.Option{{ID: string(bid.SplitByCells), Text: "What each delivers"}, {ID: string(bid.SplitByShares), Text: "Agreed percentages"}}, func(b *bid.Bid) *bid.SplitBy { return &b.Consortium.Split.By }),
		g.Amount("value", "Contract value over the term", "Empty takes the price of this bid.", func(b *bid.Bid) *money.Pounds { return &b.Consortium.Split.Value })),
		kit.Section("Management fee"), kit.Form(
			g.Share("fee.rate", "Fee, of the contract value", "For managing the contract, data and payment.", func(b *bid.Bid) *money.Share { return &fee(b).Rate }),
			g.Amount("fee.monthly", "Or a fixed fee a month", "", func(b *bid.Bid) *money.Pounds { return &fee(b).Monthly }),
			g.Amount("fee.hubCost", "What managing costs a year", "It tells at which volume the fee pays for itself.", func(b *bid.Bid) *money.Pounds { return &fee(b).HubCost }),
			g.Amount("fee.volume", "Contract value a year that is expected", "", func(b *bid.Bid) *money.Pounds { return &fee(b).Volume }),
			g.Quantity("fee.months", "Months of a fixed fee", "Empty takes the contract’s.", func(b *bid.Bid) *money.Quantity { return &fee(b).Months }),
			form.Pick(g, "fee.borne", "Who bears the fee", "", []kit.Option{{ID: string(bid.FeeProRata), Text: "Every party by its value"}, {ID: string(bid.FeeEqually), Text: "All parties equally"}}, func(b *bid.Bid) *bid.FeeBorne { return &fee(b).BornBy })),
		buys.view, off.view, box.View, shares)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		buys.refresh(fresh)
		off.refresh(fresh)
		r := p.result()
		if r == nil || len(p.s.Bid().Consortium.Members) == 0 {
			form.SetShown(shares, false)
			form.SetShown(box.View, false)
			return
		}
		form.SetShown(box.View, true)
		box.Show("cons.value", "cons.fee", "cons.rest", "cons.break_even", "cons.bridge")
		split := r.Plan.Split
		form.SetShown(shares, split.Why == "")
		head.Set(split.Why, func() []fyne.CanvasObject {
			if split.Why == "" {
				return nil
			}
			return []fyne.CanvasObject{kit.NewMarked(kit.Attention, "The value is not shared out yet. "+split.Why), kit.Row(kit.NewLink("Go there", func() { p.s.GoTo(split.Path) }))}
		})
		rows := split.Statements
		if split.Open != nil {
			rows = append(slices.Clone(rows), split.Open)
		}
		t.SetRows(p.statements(rows))
		years.SetRows(p.byYear(rows))
		words.Set(split.Words, func() []fyne.CanvasObject {
			if strings.TrimSpace(split.Words) == "" {
				return nil
			}
			return []fyne.CanvasObject{kit.NewSmall(split.Words)}
		})
	})
}

func (p *Page) statements(all []*plan.Statement) []form.Row {
	var out []form.Row
	for _, s := range all {
		id := "cons.split." + s.Key
		out = append(out, form.Row{ID: id, Name: orUnnamed(s.Name), Cells: []string{p.printed(id + ".gross"), p.printed(id + ".fee"), p.printed(id), p.printed(id + ".share")}})
	}
	return out
}

func (p *Page) byYear(all []*plan.Statement) []form.Row {
	var out []form.Row
	for _, s := range all {
		for _, y := range s.Years {
			id := y.Value.ID()
			out = append(out, form.Row{ID: id, Name: orUnnamed(s.Name) + ", year " + strconv.Itoa(y.N), Cells: []string{p.printed(id)}})
		}
	}
	return out
}
