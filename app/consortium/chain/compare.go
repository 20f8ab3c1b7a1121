package chain

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/cash"
	"bidwright/app/money"
	"bidwright/app/working"
)

// available is a party’s own money and facility, once for each party: as typed, for the
// lead what is set aside for bridging, and for the organisation its reserves and overdraft.
func (b *builder) available(p *party) calc.Node {
	f := fig{ID: "cons.cash." + p.Key + ".available", Label: p.Name + ": own money and facility", Unit: calc.Pounds, Key: "cons.cash", Path: p.cashPath + ".available"}
	if n, found := b.Graph.Node(f.ID); found {
		return n
	}
	o, c := &b.in.Document.Organisation, &b.group.Chain
	pounds := func(path, label string, q money.Pounds, options ...working.Option) calc.Node {
		return b.Input(fig{Label: label, Unit: calc.Pounds, Path: path}, q, options...)
	}
	switch {
	case p.cash.Available.IsSet():
		return b.Name(pounds(f.Path, p.Name+": own cash and facility", p.cash.Available), f)
	case p == b.lead && c.Opening.IsSet():
		return b.Name(pounds("consortium.chain.opening", "Money set aside for bridging", c.Opening), f)
	case p.ID == "" && (o.FreeReserves.IsSet() || o.Overdraft.IsSet()):
		return b.Sum(f, pounds("organisation.freeReserves", "Free reserves", o.FreeReserves, working.OrDefault("0"), working.MayBeNegative),
			pounds("organisation.overdraft", "Overdraft", o.Overdraft, working.OrDefault("0")))
	}
	return b.None(f, "The cash and facility of "+p.Name+" are not typed, so the need cannot be compared with them.")
}

// compare holds the peak beside a party’s own money (CONS-030) and counts the days below
// zero (CONS-031).
func (b *builder) compare(out *Payment, p *party) {
	out.Available = b.available(p)
	out.Headroom = b.Sub(fig{ID: "cons.cash." + p.Key + ".headroom", Label: p.Name + ": left of its money on the lowest day", Unit: calc.Pounds, Key: "cons.cash"}, out.Available, out.Peak)
	if left, known := out.Headroom.Value(); known && left.IsNegative() {
		b.Issue("CONS-030", bid.Warns, p.cashPath+".available", "On %s %s needs %s more than its %s of cash and facility. Agree shorter terms, payment in advance or a facility before anybody signs.", out.PeakOn, p.Name, money.FormatPounds(left.Neg()), money.FormatPounds(out.Available.Decimal()))
	}
	if most := b.days("overdrawn_days"); most > 0 && out.Curve.LongestBelow > most {
		b.Issue("CONS-031", bid.Warns, p.cashPath, "%s is below zero for %d days on end, more than %d. Agree shorter terms or payment in advance.", p.Name, out.Curve.LongestBelow, most)
	}
}

// together is the money of the group as a whole: what the buyer pays and everybody’s costs.
func (b *builder) together(c *chain, why calc.Reason, costs []cash.Event, missing calc.Reason) {
	out := &Payment{Party: Party{Key: "group", Name: "The group"}, PaidBy: "the buyer", Terms: b.out.Terms.Buyer.Words}
	b.out.Group = out
	if why.Text == "" {
		why = missing
	}
	if why.Text != "" {
		b.unknown(out, why)
		out.Peak = b.NoneCode(fig{ID: "cons.cash.group.peak", Label: "The group: most money that has to be found", Unit: calc.Pounds, Key: "cons.cash", Path: why.Path}, why.Code, why.Text)
		return
	}
	events := costs
	for _, t := range c.transfers {
		if t.from == nil {
			events = append(events, event(t, cash.Receipts, "From the buyer", t.Amount))
		}
	}
	b.curve(out, "cons.cash.group", out.Name, events)
}

// bridge is the largest of what the lead paid to partners less what the buyer paid for
// their work (CONS-032). The fee stays with the lead and is not counted.
func (b *builder) bridge(c *chain, why calc.Reason) {
	out := &b.out.Bridge
	f := fig{ID: "cons.bridge", Label: "Most that " + b.lead.Name + " has to bridge for partners", Unit: calc.Pounds, Key: "cons.bridge"}
	out.Available = b.available(b.lead)
	headroom := fig{ID: "cons.bridge.headroom", Label: b.lead.Name + ": left of its money when it bridges the most", Unit: calc.Pounds, Key: "cons.bridge"}
	if c == nil {
		out.Why, out.Path, out.Words = why.Text, why.Path, "Not available: "+why.Text
		f.Path, headroom.Path = why.Path, why.Path
		out.Amount, out.Headroom = b.NoneCode(f, why.Code, why.Text), b.NoneCode(headroom, why.Code, why.Text)
		return
	}
	work := make([]decimal.Decimal, c.months)
	for _, p := range b.parties {
		if p != b.lead {
			for m, amount := range fitted(p.ByMonth, c.months) {
				work[m] = work[m].Add(amount)
			}
		}
	}
	share, chance, _ := b.resultsPart(nil) // asked before the chain was laid out
	var events []cash.Event
	for _, t := range c.invoices(b.out.Terms.Buyer.Invoicing, cut(work, share, chance), nil) {
		events = append(events, event(t, cash.Receipts, "From the buyer, for partners’ work", t.Amount))
	}
	for _, t := range c.transfers {
		if t.from == b.lead {
			events = append(events, event(t, cash.Partners, "To "+t.to.Name, t.Amount.Neg()))
		}
	}
	out.Curve = cash.Run(events)
	out.On = out.Curve.PeakOn
	paid, received := decimal.Zero, decimal.Zero
	for _, p := range out.Curve.Points[:out.Curve.AtPeak+1] {
		if p.Amount.IsNegative() {
			paid = paid.Sub(p.Amount)
		} else {
			received = received.Add(p.Amount)
		}
	}
	if out.Curve.AtPeak >= 0 {
		f.Label += ", on " + out.On.String()
		out.Words = "On " + out.On.String() + " " + b.lead.Name + " has paid " + money.FormatPounds(out.Curve.Peak) + " more to partners than the buyer has paid for their work."
	} else {
		out.Words = "The buyer always pays before partners are paid, so nothing has to be bridged."
	}
	out.Amount = b.Sub(f,
		b.followed(fig{ID: "cons.bridge.paid", Label: "Paid to partners up to that day", Unit: calc.Pounds, Key: "cons.bridge"}, paid),
		b.followed(fig{ID: "cons.bridge.received", Label: "Received from the buyer for their work up to that day", Unit: calc.Pounds, Key: "cons.bridge"}, received))
	out.Headroom = b.Sub(headroom, out.Available, out.Amount)
	if left, known := out.Headroom.Value(); known && left.IsNegative() {
		b.Issue("CONS-032", bid.Warns, "consortium.chain.opening", "On %s %s bridges %s for partners, %s more than it has for that. Set money aside, agree a facility, or ask the buyer to pay sooner.", out.On, b.lead.Name, money.FormatPounds(out.Amount.Decimal()), money.FormatPounds(left.Neg()))
	}
}
