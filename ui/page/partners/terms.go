package partners

import (
	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/consortium/chain"
	"bidwright/app/money"
	"bidwright/app/pack"
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
	words := kit.NewListing()
	curve := kit.NewChart("The balance of the chosen party from day to day. Its lowest point stands in the table.")
	t.OnSelect = func(r form.Row) { p.drawCurve(curve, r.ID) }
	own := p.newOwnMoney()
	late := p.s.FigureBox(3)
	paid := kit.Stack(kit.Section("What each party needs before money comes in"), t, words, curve)
	view := kit.Stack(
		kit.Section("Payment down the chain"),
		g.Form.Check("Partners are paid within 10 days (pledge)", "pledge", func(b *bid.Bid) *bool { return &of(b).Pledge }),
		kit.Form(
			g.Quantity("days", "Days until partners are paid", "Empty is 30, which public contracts imply.", func(b *bid.Bid) *money.Quantity { return &of(b).Days }),
			g.Amount("opening", "Set aside for bridging", "Empty takes your reserves and overdraft.", func(b *bid.Bid) *money.Pounds { return &of(b).Opening }),
			g.Share("results.share", "Of each payment, hangs on results", "Empty where nothing does.", func(b *bid.Bid) *money.Share { return &of(b).Results.Share }),
			g.Share("results.chance", "Chance that results are proven", "For you only.", func(b *bid.Bid) *money.Share { return &of(b).Results.Chance }),
			g.Quantity("results.lagMonths", "Months until that money arrives", "", func(b *bid.Bid) *money.Quantity { return &of(b).Results.Lag }),
			g.Text("results.clawback", "Money paid back", "When, and how much.", 1, func(b *bid.Bid) *string { return &of(b).Results.Clawback }),
			g.Quantity("delayDays", "Days to pass money on", "Where partners are paid only when you are.", func(b *bid.Bid) *money.Quantity { return &of(b).DelayDays })),
		kit.Section("Terms of each partner"), e.Table, e.Form, own.view, paid,
		kit.Section("A late invoice"), kit.Form(
			g.Amount("debt", "Amount of the invoice", "", func(b *bid.Bid) *money.Pounds { return &of(b).Debt }),
			g.Quantity("lateDays", "Days late", "", func(b *bid.Bid) *money.Quantity { return &of(b).LateDays }),
			g.Share("baseRate", "Base rate of the Bank of England", "Of 30 June or 31 December before.", func(b *bid.Bid) *money.Share { return &of(b).BaseRate })),
		late.View)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		own.refresh(fresh)
		e.Refresh()
		r := p.result()
		form.SetShown(paid, r != nil && len(r.Chain.Payments) > 0)
		form.SetShown(late.View, r != nil && r.Chain.Late.Used)
		if r == nil {
			return
		}
		late.Show("cons.interest", "cons.interest.fixed", "cons.interest.claim")
		t.SetRows(p.payments(r.Chain))
		if rows := t.Rows(); len(rows) > 0 {
			if _, chosen := t.Selected(); !chosen {
				t.Select(rows[0].ID)
			}
		}
		if row, chosen := t.Selected(); chosen {
			p.drawCurve(curve, row.ID)
		}
		words.Set(r.Chain.Bridge.Words, func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.NewSmall(r.Chain.Bridge.Words)} })
	})
}

// drawCurve draws the balance of the party whose lowest point has that id.
func (p *Page) drawCurve(to *kit.Chart, id string) {
	var spec chart.Spec
	if r := p.result(); r != nil {
		for _, x := range r.Chain.Payments {
			if "cons.cash."+x.Key+".peak" == id && x.Why == "" {
				spec = pack.BalanceChart(x.Curve)
			}
		}
	}
	to.Set(spec)
	form.SetShown(to, len(spec.Steps) > 0)
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

// newOwnMoney is what the organisation itself spends and has, as the plan reads it.
func (p *Page) newOwnMoney() block {
	g := p.group("consortium.ownCash.")
	of := func(b *bid.Bid) *bid.PartnerCash { return &b.Consortium.OwnCash }
	return block{kit.Stack(kit.Section("Our own money"), kit.Form(
		g.Share("costShare", "Our costs, of our value", "It never leaves.", func(b *bid.Bid) *money.Share { return &of(b).CostShare }),
		g.Quantity("payDay", "Our pay day", "Of the month; empty is 28.", func(b *bid.Bid) *money.Quantity { return &of(b).PayDay }),
		g.Amount("available", "Our own cash and facility", "Empty takes reserves and overdraft.", func(b *bid.Bid) *money.Pounds { return &of(b).Available }),
		g.Amount("reserves", "Our free reserves", "Empty takes the latest accounts.", func(b *bid.Bid) *money.Pounds { return &of(b).Reserves }),
		g.Amount("spend", "Our spending a year", "Empty takes the latest accounts.", func(b *bid.Bid) *money.Pounds { return &of(b).Spend }))), g.Refresh}
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
		l.Amount("cash.reserves", "Its free reserves", "", func(x *one) *money.Pounds { return &x.Cash.Reserves }),
		l.Amount("cash.spend", "Its spending a year", "For how long its reserves last.", func(x *one) *money.Pounds { return &x.Cash.Spend }),
		l.Quantity("cash.payDay", "Its pay day", "Of the month; empty is 28.", func(x *one) *money.Quantity { return &x.Cash.PayDay }),
		l.Amount("cash.bidCost", "Its part of bid cost and set-up", "", func(x *one) *money.Pounds { return &x.Cash.BidCost }),
		l.Amount("cash.setUp", "Its set-up after award", "", func(x *one) *money.Pounds { return &x.Cash.SetUp }),
		l.Amount("cash.surplus", "Its surplus over the term", "Empty takes its share of the group’s.", func(x *one) *money.Pounds { return &x.Cash.Surplus })),
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
