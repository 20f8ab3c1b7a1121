package chain

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/cash"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Payment is the money of one party, or of the group, by day.
type Payment struct {
	Party
	PaidBy string // who pays it; the buyer pays the lead
	Terms  string // in words
	// Why and Path say why there is no curve; empty with one.
	Why, Path string
	Curve     cash.Curve
	// Peak is the most that has to be found before money comes in; PeakDay the days from
	// the first day of the contract to it, PeakOn the day itself.
	Peak, PeakDay, End, Below calc.Node
	PeakOn                    date.Date
	Available, Headroom       calc.Node // own money and facility; less the peak
	Words                     string
}

// Bridge is what the lead has to find between paying partners and being paid for their
// work.
type Bridge struct {
	Amount    calc.Node
	On        date.Date
	Curve     cash.Curve
	Available calc.Node
	Headroom  calc.Node
	Words     string
	Why, Path string
}

// payments follows the money down the chain (CONS-030 to CONS-035, CONS-037).
func (b *builder) payments() {
	b.groupDays()
	b.buyerTerms()
	for _, p := range b.parties {
		b.resolve(p)
	}
	if b.lead == nil {
		return
	}
	b.tree()
	c, why := b.follow()
	if c != nil {
		b.transfers = c.transfers
	}
	b.termChecks()
	var costs []cash.Event
	whole := calc.Reason{}
	for _, p := range b.parties {
		if p.Role == bid.RoleGuarantor || !working.Usable(p.Value) {
			continue
		}
		spent, missing := b.costs(p, c)
		if missing.Text != "" && whole.Text == "" {
			whole = missing
		}
		costs = append(costs, spent...)
		b.out.Payments = append(b.out.Payments, b.payment(p, c, why, spent, missing))
	}
	b.together(c, why, costs, whole)
	b.bridge(c, why)
}

func (b *builder) buyerTerms() {
	how, why := cash.BuyerTerms(b.in.Document)
	t := &b.out.Terms.Buyer
	t.Invoicing, t.Known, t.Words = how, why.Text == "", why.Text
	if t.Known {
		t.Words = "The buyer: " + inWords(how)
		if how.Lag > 0 {
			t.Words += fmt.Sprintf("; invoiced %d days after the end of the period", how.Lag)
		}
	}
}

func inWords(how cash.Invoicing) string {
	cycle := map[bid.Cycle]string{bid.CycleMonthly: "each month", bid.CycleWeekly: "each week", bid.CycleFourWeekly: "every four weeks", bid.CycleQuarterly: "each quarter"}[how.Cycle]
	when := "in arrears"
	if how.InAdvance {
		when = "in advance"
	}
	if how.Wait == 0 {
		return fmt.Sprintf("%s %s, paid on invoice", cycle, when)
	}
	return fmt.Sprintf("%s %s, paid %d days after the invoice", cycle, when, how.Wait)
}

// costs are a party’s costs by pay day: a share of its part of each month, and for the
// lead what the management costs a year.
func (b *builder) costs(p *party, c *chain) ([]cash.Event, calc.Reason) {
	if c == nil {
		return nil, calc.Reason{}
	}
	months := fitted(p.ByMonth, c.months)
	total := decimal.Zero
	for _, amount := range months {
		total = total.Add(amount)
	}
	share := p.cash.CostShare
	if total.IsPositive() && (!share.IsSet() || share.Decimal().IsNegative()) {
		return nil, calc.Reason{Code: "PRICE-101", Path: p.cashPath + ".costShare", Text: "What " + p.Name + " spends is not known. Type its costs as a share of its value."}
	}
	day := 28
	if q := p.cash.PayDay; q.IsSet() {
		d := q.Decimal()
		if !d.IsInteger() || d.LessThan(decimal.NewFromInt(1)) || d.GreaterThan(decimal.NewFromInt(31)) {
			return nil, calc.Reason{Code: bid.CodeTerm, Path: p.cashPath + ".payDay", Text: "The pay day of " + p.Name + " is no whole number from 1 to 31."}
		}
		day = int(d.IntPart())
	}
	yearly := decimal.Zero
	if p == b.lead {
		yearly = decimal.Max(decimal.Zero, b.group.Split.Fee.HubCost.Decimal())
	}
	var events []cash.Event
	all, spent := decimal.Zero, decimal.Zero
	for m, amount := range months {
		all = all.Add(amount)
		next := all.Mul(share.Decimal()).Add(yearly.Mul(decimal.NewFromInt(int64(m+1))).DivRound(decimal.NewFromInt(12), 16)).Round(2)
		if cost := next.Sub(spent); !cost.IsZero() {
			from := c.start.AddMonths(m)
			events = append(events, cash.Event{Date: cash.PayDay(c.start, m, day), Kind: cash.Pay, Name: p.Name + ": costs", Amount: cost.Neg(), From: from, To: c.start.AddMonths(m + 1).AddDays(-1)})
		}
		spent = next
	}
	return events, calc.Reason{}
}

// payment is one party’s money.
func (b *builder) payment(p *party, c *chain, why calc.Reason, costs []cash.Event, missing calc.Reason) *Payment {
	out := &Payment{Party: p.Party, PaidBy: "the buyer", Terms: b.out.Terms.Buyer.Words}
	if p.payer != nil {
		out.PaidBy, out.Terms = p.payer.Name, inWords(p.resolved.how)+" ("+p.resolved.source+")"
		if p.resolved.held {
			out.Terms += ", but not before " + p.payer.Name + " is paid"
		}
	}
	if why.Text == "" {
		why = missing
	}
	if c == nil || missing.Text != "" {
		b.unknown(out, why)
		if c == nil {
			b.undated(out, p)
		}
		return out
	}
	events := costs
	for _, t := range c.transfers {
		switch {
		case t.to == p:
			events = append(events, event(t, cash.Receipts, "From "+out.PaidBy, t.Amount))
		case t.from == p:
			events = append(events, event(t, cash.Partners, "To "+t.to.Name, t.Amount.Neg()))
		}
	}
	b.curve(out, "cons.cash."+p.Key, p.Name, events)
	b.compare(out, p)
	return out
}

func event(t transfer, kind cash.Kind, name string, amount decimal.Decimal) cash.Event {
	if t.results {
		name += ", for outcomes"
	}
	return cash.Event{Date: t.Due, Kind: kind, Name: name, Amount: amount, From: t.From, To: t.To, Invoiced: t.On}
}

// curve runs the events and puts what comes of them on the sheet.
func (b *builder) curve(out *Payment, id, name string, events []cash.Event) {
	c := cash.Run(events)
	out.Curve, out.PeakOn = c, c.PeakOn
	peak := fig{ID: id + ".peak", Label: name + ": most money that has to be found", Unit: calc.Pounds, Key: "cons.cash"}
	day := fig{ID: id + ".peak_day", Label: name + ": days from the first day of the contract to the lowest balance", Unit: calc.Counted("days"), Key: "cons.cash"}
	if c.AtPeak < 0 {
		out.Peak = b.followed(peak, decimal.Zero)
		out.PeakDay = b.None(day, "The balance is never below zero.")
		out.Words = "Money always comes in before it goes out, so none has to be found."
	} else {
		paid, received := decimal.Zero, decimal.Zero
		for _, p := range c.Points[:c.AtPeak+1] {
			if p.Amount.IsNegative() {
				paid = paid.Sub(p.Amount)
			} else {
				received = received.Add(p.Amount)
			}
		}
		peak.Label += ", on " + c.PeakOn.String()
		out.Peak = b.Sub(peak,
			b.followed(fig{ID: id + ".peak.paid", Label: name + ": paid up to that day", Unit: calc.Pounds, Key: "cons.cash"}, paid),
			b.followed(fig{ID: id + ".peak.received", Label: name + ": received up to that day", Unit: calc.Pounds, Key: "cons.cash"}, received))
		out.PeakDay = b.followed(day, decimal.NewFromInt(int64(b.in.Start.DaysUntil(c.PeakOn))))
		out.Words = fmt.Sprintf("Up to %s has to be found, on %s; below zero on %d days.", money.FormatPounds(c.Peak), c.PeakOn, c.Below)
	}
	out.End = b.followed(fig{ID: id + ".end", Label: name + ": balance when everything is paid", Unit: calc.Pounds, Key: "cons.cash"}, c.End)
	out.Below = b.followed(fig{ID: id + ".below", Label: name + ": days below zero", Unit: calc.Counted("days"), Key: "cons.cash"}, decimal.NewFromInt(int64(c.Below)))
}

// unknown says why there is no curve.
func (b *builder) unknown(out *Payment, why calc.Reason) {
	out.Why, out.Path, out.Words = why.Text, why.Path, "Not available: "+why.Text
	id := "cons.cash." + out.Key
	none := func(id, label string, unit calc.Unit) calc.Node {
		return b.NoneCode(fig{ID: id, Label: out.Name + ": " + label, Unit: unit, Key: "cons.cash", Path: why.Path}, why.Code, why.Text)
	}
	out.PeakDay = none(id+".peak_day", "days to the lowest balance", calc.Counted("days"))
	out.End = none(id+".end", "balance when everything is paid", calc.Pounds)
	out.Below = none(id+".below", "days below zero", calc.Counted("days"))
	out.Headroom = none(id+".headroom", "left of its money on the lowest day", calc.Pounds)
}

// undated: without dates no income can be counted on, so all costs have to be found.
func (b *builder) undated(out *Payment, p *party) {
	f := fig{ID: "cons.cash." + p.Key + ".peak", Label: p.Name + ": all its costs, because no dated income is entered", Unit: calc.Pounds, Key: "cons.cash", Path: out.Path}
	_, known := p.Value.Value()
	if share := p.cash.CostShare; known && share.IsSet() {
		of := b.Input(fig{Label: p.Name + ": costs as a share of its value", Unit: calc.Percent, Path: p.cashPath + ".costShare"}, share)
		out.Peak = b.Pence(f, b.Graph.Mul(p.Value, of), money.R2)
		out.Words = "No income entered: " + out.Why + " Until then all costs count as money to be found."
		return
	}
	f.Label = p.Name + ": most money that has to be found"
	out.Peak = b.None(f, out.Why)
}
