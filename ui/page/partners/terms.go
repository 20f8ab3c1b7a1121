package partners

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/consortium/chain"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

var cycleOptions = []kit.Option{{ID: string(bid.CycleMonthly), Text: "Every month"}, {ID: string(bid.CycleWeekly), Text: "Every week"}, {ID: string(bid.CycleFourWeekly), Text: "Every four weeks"}, {ID: string(bid.CycleQuarterly), Text: "Every quarter"}}

// newTermsPart is how money is passed on, what each partner needs before it comes in, and
// the heads of terms that follow from the plan.
func (p *Page) newTermsPart() *form.Part {
	g := p.group("consortium.chain.")
	of := func(b *bid.Bid) *bid.Chain { return &b.Consortium.Chain }
	e := p.newTerms()
	keep(p, partTerms, termPath, e)
	t := form.FigureTable(p.s, "Money of each party", column(-1, "Party", 10, 2, false), column(0, "Paid by", 8, 1, false), column(1, "Has to find", 8, 0, true), column(2, "First on", 8, 0, false), column(3, "Left of its own", 9, 0, true))
	t.VisibleRows = 8
	words, heads := kit.NewListing(), kit.NewListing()
	late := p.s.FigureBox(3)
	paid := kit.Stack(kit.Section("What each party needs before money comes in"), t, words)
	view := kit.Stack(
		kit.Section("Payment down the chain"),
		g.Form.Check("Partners are paid within 10 days (pledge)", "pledge", func(b *bid.Bid) *bool { return &of(b).Pledge }),
		kit.Form(
			g.Quantity("days", "Days until partners are paid", "Empty is 30, which public contracts imply.", func(b *bid.Bid) *money.Quantity { return &of(b).Days }),
			g.Amount("opening", "Set aside for bridging", "Empty takes your reserves and overdraft.", func(b *bid.Bid) *money.Pounds { return &of(b).Opening }),
			g.Share("results.share", "Of each payment, hangs on results", "Empty where nothing does.", func(b *bid.Bid) *money.Share { return &of(b).Results.Share }),
			g.Share("results.chance", "Chance that results are proven", "For you only.", func(b *bid.Bid) *money.Share { return &of(b).Results.Chance })),
		kit.Section("Terms of each partner"), e.Table, e.Form, paid,
		kit.Section("A late invoice"), kit.Form(
			g.Amount("debt", "Amount of the invoice", "", func(b *bid.Bid) *money.Pounds { return &of(b).Debt }),
			g.Quantity("lateDays", "Days late", "", func(b *bid.Bid) *money.Quantity { return &of(b).LateDays }),
			g.Share("baseRate", "Base rate of the Bank of England", "Of 30 June or 31 December before.", func(b *bid.Bid) *money.Share { return &of(b).BaseRate })),
		late.View, kit.Section("Heads of terms"), heads)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		e.Refresh()
		r := p.result()
		form.SetShown(paid, r != nil && len(r.Chain.Payments) > 0)
		form.SetShown(late.View, r != nil && r.Chain.Late.Used)
		if r == nil {
			return
		}
		late.Show("cons.interest", "cons.interest.fixed", "cons.interest.claim")
		t.SetRows(p.payments(r.Chain))
		words.Set(r.Chain.Bridge.Words, func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.NewSmall(r.Chain.Bridge.Words)} })
		p.showHeads(heads, r.Chain.Heads)
	})
}

func (p *Page) payments(c *chain.Result) []form.Row {
	var out []form.Row
	for _, x := range c.Payments {
		id := "cons.cash." + x.Key
		on := "–"
		if !x.PeakOn.IsZero() {
			on = x.PeakOn.String()
		}
		out = append(out, form.Row{ID: id + ".peak", Name: orUnnamed(x.Name), Cells: []string{page.Clip(x.PaidBy, 60), p.printed(id + ".peak"), on, p.printed(id + ".headroom")}})
	}
	return out
}

// showHeads lists the heads of terms as they would be printed.
func (p *Page) showHeads(to *kit.Listing, heads []chain.Head) {
	to.Set(fmt.Sprint(heads), func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{kit.NewMarked(kit.Attention, chain.NotLegalAdvice)}
		for _, h := range heads {
			title := h.Title
			if h.Open {
				title += " (something is to be agreed)"
			}
			out = append(out, kit.Strong(page.Clip(title, 120)), kit.Text(h.Text))
		}
		return out
	})
}

// newTerms is what the lead offers each partner, and what it assumes of its money.
func (p *Page) newTerms() *lines.Editor[bid.Member] {
	type one = bid.Member
	e := &lines.Editor[one]{List: form.Of(p.s, "partner", func(b *bid.Bid) *[]one { return &b.Consortium.Members }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: termPath, List: e}
	e.Table = kit.NewTable("Terms of each partner", func(x one) string { return x.ID },
		kit.NewEmptyState("No partner is named yet.", "Name partners under Eligibility; their terms stand here.", "", nil),
		kit.Column[one]{Title: "Partner", Ems: 11, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Paid within", Ems: 8, Right: true, Text: func(x one) string { return orDash(x.Terms.Days.Format()) }},
		kit.Column[one]{Title: "Pay when paid", Ems: 9, Optional: true, Text: func(x one) string { return answer(x.Terms.PayWhenPaid) }})
	e.Table.VisibleRows = 4
	days := l.Quantity("terms.days", "Days until it is paid", "Empty takes the group’s.", func(x *one) *money.Quantity { return &x.Terms.Days })
	e.First = days
	e.Form = kit.Stack(kit.Form(days,
		form.LinePick(l, "terms.cycle", "It invoices", "", cycleOptions, func(x *one) *bid.Cycle { return &x.Terms.Cycle }),
		l.Answer("terms.payWhenPaid", "Only when you are paid?", "A partner can bear the buyer’s delay least.", func(x *one) *bid.Answer { return &x.Terms.PayWhenPaid }),
		l.Answer("terms.uncapped", "An indemnity without a cap?", "", func(x *one) *bid.Answer { return &x.Terms.Uncapped }),
		l.Share("terms.results", "Of its payments, hangs on results", "Empty takes the group’s.", func(x *one) *money.Share { return &x.Terms.Results }),
		l.Text("terms.note", "Note for its pack", "It reads this.", 2, func(x *one) *string { return &x.Terms.Note }),
		l.Share("cash.costShare", "Its costs, of its value", "Your estimate; it never leaves.", func(x *one) *money.Share { return &x.Cash.CostShare }),
		l.Amount("cash.available", "Its own cash and facility", "As it told you; never in a pack.", func(x *one) *money.Pounds { return &x.Cash.Available }),
		l.Amount("cash.income", "Its whole income a year", "For how much it would depend on this.", func(x *one) *money.Pounds { return &x.Cash.Income }),
		l.Amount("cash.reserves", "Its free reserves", "", func(x *one) *money.Pounds { return &x.Cash.Reserves })),
		l.Check("It is paid in advance", func(x *one) *bool { return &x.Terms.InAdvance }))
	e.WireGiven()
	return e
}

func answer(a bid.Answer) string {
	switch a {
	case bid.Yes:
		return "Yes"
	case bid.No:
		return "No"
	}
	return "–"
}
