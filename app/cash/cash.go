// Package cash is when money moves: a contract’s running balance by event date, from
// its priced years, pay days and payment terms, and payment by results. The curve is
// worked out beside the calculation graph, because its order depends on dates; its
// results join the graph as figures of their own, with what was paid and received up
// to the lowest day. Everything here is internal. Figure ids are listed in
// app/assess/doc.go.
package cash

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/working"
)

// Result is the cash of a contract.
type Result struct {
	// Why and Path say why there is no curve yet and what to type; empty with one.
	Why, Path string
	// Curve is the balance under the terms of the bid; Pledge with the buyer paying
	// within 10 days, and Late with it paying 30 days later than the terms say.
	Curve, Pledge, Late Curve
	// Terms and Assumptions say what the curve rests on, a line each.
	Terms, Assumptions []string

	Peak, PeakPledge, PeakLate calc.Node
	Finance                    calc.Node // cost of waiting over the whole term
	End                        calc.Node
	Available, Headroom        calc.Node // own money and overdraft; less the peak
	AtPeak                     []Part    // what adds to the balance on the lowest day
	Words                      string    // the answer in one sentence

	Outcomes Outcomes
	Issues   []bid.Issue
}

// Part is what one kind of event comes to up to the lowest day.
type Part struct {
	Kind Kind
	Node calc.Node
}

type fig = working.Fig

type builder struct {
	*working.Sheet
	doc   bid.Document
	price *pricing.Result
	out   *Result
}

// pledgeDays is the preset of buyers that promise to pay small suppliers soon, lateDays
// the delay of the what-if beside it.
const (
	pledgeDays = 10
	lateDays   = 30
)

// Build works out cash and payment by results on the sheet of a priced bid. It never
// panics on any values: what cannot be worked out says why.
func Build(doc bid.Document, price *pricing.Result) *Result {
	b := &builder{Sheet: price.Sheet, doc: doc, price: price, out: &Result{}}
	before := len(b.Issues)
	b.out.Outcomes = b.outcomes()
	b.curve()
	b.out.Issues = append([]bid.Issue(nil), b.Issues[before:]...)
	return b.out
}

// calendar gathers what a curve needs, or says what is missing.
func (b *builder) calendar() (*calendar, reason) {
	if b.price.Start.IsZero() {
		return nil, reason{Code: "PRICE-101", Path: "pricing.start", Text: "The first day of the contract is missing, so payments have no dates."}
	}
	if len(b.doc.Bid.Pricing.People) == 0 && len(b.doc.Bid.Pricing.Costs) == 0 && b.price.Visits == nil {
		return nil, reason{Code: "PRICE-101", Path: "pricing.people", Text: "Nothing is costed yet, so there is nothing to pay."}
	}
	t, why := readTerms(b.doc)
	if why.Text != "" {
		return nil, why
	}
	years, why := amounts(b.price)
	if why.Text != "" {
		return nil, why
	}
	for _, l := range b.price.Costs {
		if _, known := working.Value(l.MilestonePrinted); l.IsMilestone() && !known {
			return nil, l.MilestonePrinted.Reason()
		}
	}
	if b.out.Outcomes.Used {
		if mid := b.out.Outcomes.Cases[1].Gap; !mid.Available() {
			return nil, mid.Reason()
		}
	}
	c := &calendar{doc: b.doc, price: b.price, start: b.price.Start, terms: t, years: years}
	c.end = c.start.AddMonths(12 * len(b.price.Years)).AddDays(-1)
	c.months = spans(c.start, len(b.price.Years), bid.CycleMonthly)
	return c, reason{}
}

func (b *builder) curve() {
	c, why := b.calendar()
	peak := fig{ID: "cash.peak", Label: "Most money that has to be found before payments come in", Unit: calc.Pounds, Key: "cash.peak"}
	if c == nil {
		b.out.Why, b.out.Path = why.Text, why.Path
		peak.Path = why.Path
		b.out.Peak = b.NoneCode(peak, why.Code, why.Text)
		return
	}
	b.out.Terms = c.terms.words
	b.out.Assumptions = c.assumptions()
	paid := append(c.spending(), c.extras()...)
	received := c.receiving(c.terms)
	all := func(shift int) []Event {
		events := append([]Event(nil), paid...)
		for _, e := range received {
			if shift != 0 && (e.Kind == Receipts || e.Kind == VAT && e.Amount.IsPositive()) {
				e.Date = e.Date.AddDays(shift)
			}
			events = append(events, e)
		}
		return events
	}
	b.out.Curve = Run(all(0))
	b.out.Pledge = Run(all(min(0, pledgeDays-c.terms.wait())))
	b.out.Late = Run(all(lateDays))
	b.figures(peak)
	b.reserves()
	b.out.Words = b.words()
}

// figures puts the results of the curve into the graph.
func (b *builder) figures(peak fig) {
	c := b.out.Curve
	if c.AtPeak >= 0 {
		peak.Label += ", on " + c.PeakOn.String()
	}
	b.out.Peak = b.peak(peak, c)
	b.out.PeakPledge = b.found(fig{ID: "cash.peak.pledge", Label: "The same if the buyer pays within 10 days of the invoice", Unit: calc.Pounds, Key: "cash.peak"}, b.out.Pledge.Peak)
	b.out.PeakLate = b.found(fig{ID: "cash.peak.late", Label: "The same if the buyer pays 30 days later", Unit: calc.Pounds, Key: "cash.peak"}, b.out.Late.Peak)
	b.out.End = b.found(fig{ID: "cash.end", Label: "Balance when everything is paid", Unit: calc.Pounds, Key: "cash.peak"}, c.End)
	overdrawn := b.found(fig{ID: "cash.overdrawn", Label: "Pounds × days below zero", Unit: calc.Counted("pound days"), Key: "cash.finance"}, c.Overdrawn)
	f := fig{ID: "cash.finance", Label: "Cost of waiting over the whole term", Unit: calc.Pounds, Key: "cash.finance", Path: "pricing.cash.finance"}
	rate := b.Input(fig{Label: "Yearly cost of borrowing", Unit: calc.Percent, Path: "pricing.cash.finance"}, b.doc.Bid.Pricing.Cash.Finance,
		working.Ask("The yearly cost of borrowing is missing. Type what an overdraft costs a year."), working.UpToOne)
	b.out.Finance = b.Div(f, b.Graph.Mul(overdrawn, rate), b.Graph.Int(365), "a year has no days")
}

// peak is the lowest balance as what was paid and received up to that day.
func (b *builder) peak(f fig, c Curve) calc.Node {
	if c.AtPeak < 0 {
		return b.found(f, decimal.Zero)
	}
	sums := map[Kind]decimal.Decimal{}
	for _, p := range c.Points[:c.AtPeak+1] {
		sums[p.Kind] = sums[p.Kind].Add(p.Amount)
	}
	var parts []calc.Node
	for _, k := range []struct {
		kind  Kind
		label string
	}{
		{Pay, "pay"}, {OnCosts, "National Insurance and pension"}, {Suppliers, "suppliers"}, {Core, "core cost and contingency"},
		{SetUp, "set-up"}, {VAT, "VAT received less paid over"}, {Receipts, "received from the buyer"}, {Typed, "other money"},
	} {
		if sum, found := sums[k.kind]; found {
			n := b.found(fig{ID: "cash.at_peak." + string(k.kind), Label: "Up to the lowest day: " + k.label, Unit: calc.Pounds, Key: "cash.peak"}, sum)
			parts = append(parts, n)
			b.out.AtPeak = append(b.out.AtPeak, Part{k.kind, n})
		}
	}
	return b.Name(b.Graph.Neg(b.Graph.Add(parts...)), f)
}

// found is a figure of the curve; an order of dates is no formula.
func (b *builder) found(f fig, value decimal.Decimal) calc.Node {
	b.Labels[f.ID] = bid.LabelInternal
	return b.Graph.Input(f.ID, f.Label, f.Unit, value, calc.Origin{Note: "followed day by day through the dated payments"}).Key(f.Key)
}

// reserves compares the peak with the organisation’s own money (PRICE-028).
func (b *builder) reserves() {
	o, c := &b.doc.Organisation, &b.doc.Bid.Pricing.Cash
	f := fig{ID: "cash.available", Label: "Free reserves, overdraft and money set aside", Unit: calc.Pounds, Key: "cash.peak", Path: "organisation.freeReserves"}
	if !o.FreeReserves.IsSet() && !o.Overdraft.IsSet() && !c.Opening.IsSet() {
		b.out.Available = b.None(f, "Neither free reserves nor an overdraft are entered. Type what the organisation has.")
		b.out.Headroom = b.None(fig{ID: "cash.headroom", Label: "Left of it on the lowest day", Unit: calc.Pounds, Key: "cash.peak", Path: "organisation.freeReserves"}, "Neither free reserves nor an overdraft are entered.")
		return
	}
	b.out.Available = b.Sum(f,
		b.Input(fig{Label: "Free reserves", Unit: calc.Pounds, Path: "organisation.freeReserves"}, o.FreeReserves, working.OrDefault("0"), working.MayBeNegative),
		b.Input(fig{Label: "Overdraft", Unit: calc.Pounds, Path: "organisation.overdraft"}, o.Overdraft, working.OrDefault("0")),
		b.Input(fig{Label: "Set aside for this contract", Unit: calc.Pounds, Path: "pricing.cash.opening"}, c.Opening, working.OrDefault("0")))
	b.out.Headroom = b.Sub(fig{ID: "cash.headroom", Label: "Left of it on the lowest day", Unit: calc.Pounds, Key: "cash.peak"}, b.out.Available, b.out.Peak)
	if left, known := b.out.Headroom.Value(); known && left.IsNegative() {
		b.Issue("PRICE-028", bid.Warns, "pricing.cash", "On %s this contract needs %s more than the %s of free reserves, overdraft and money set aside. Ask the buyer for earlier payment, or agree a facility before you sign.",
			b.out.Curve.PeakOn, money.FormatPounds(left.Neg()), money.FormatPounds(b.out.Available.Decimal()))
	}
}

func (b *builder) words() string {
	c := b.out.Curve
	if c.AtPeak < 0 {
		return "The buyer’s payments always come before yours, so no money has to be found."
	}
	text := "You have to find " + money.FormatWholePounds(c.Peak) + ", most of all on " + c.PeakOn.String()
	if cost, known := b.out.Finance.Value(); known {
		text += "; waiting for the money costs " + money.FormatWholePounds(cost) + " over the term"
	}
	return text + "."
}

// assumptions say in words what the curve takes as given.
func (c *calendar) assumptions() []string {
	list := []string{
		"The pay of a period is paid on the pay day that falls in it, or in its last month; weekly pay on the last day. It is counted before the employees’ own tax; the employer’s National Insurance, pension and levy follow on the tax day of the next month.",
		"The years’ amounts are spread evenly over months, and by days where periods are weeks; VAT that does not come back is inside the costs.",
		"Core cost and contingency are paid at the end of each month; what falls once is paid on the first day, and an exit on the last.",
	}
	switch c.doc.Bid.Pricing.VAT {
	case bid.VATStandard, bid.VATReduced:
		list = append(list, "VAT on the price is received with each invoice and paid over a month and 7 days after the quarter. VAT on purchases that comes back is left out.")
	case bid.VATUndecided:
		list = append(list, "Whether VAT is due on the price is not decided, so none is counted.")
	}
	if byResults(c.doc.Bid.Pricing.Results) {
		list = append(list, "The contract is paid by results, so these payments stand for the invoices of the unit price, at the expected success rates.")
	}
	if c.onCostShare().IsZero() && (len(c.price.People) > 0 || c.price.Visits != nil) {
		list = append(list, "The part of National Insurance and pension is not known, so all of it is counted on the pay day.")
	}
	return list
}

// Start is the first day on which money moves; no day without a curve.
func (c Curve) Start() date.Date {
	if len(c.Points) == 0 {
		return date.Date{}
	}
	return c.Points[0].Date
}
