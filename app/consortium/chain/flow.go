package chain

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/cash"
	"bidwright/app/date"
)

// maxPaid bounds the parties whose money is followed.
const maxPaid = 100

// flow is money by month of the contract in whole pence: what is paid for the work, and
// what is expected to be paid for its outcomes later.
type flow struct{ basic, outcome []decimal.Decimal }

func newFlow(months int) flow {
	return flow{make([]decimal.Decimal, months), make([]decimal.Decimal, months)}
}

func (f flow) add(other flow) {
	for m := range f.basic {
		f.basic[m] = f.basic[m].Add(other.basic[m])
		f.outcome[m] = f.outcome[m].Add(other.outcome[m])
	}
}

// cut parts months at the share that hangs on outcomes, of which the chance is expected.
// Rounding is carried from month to month, so that all months are out by less than a penny.
func cut(months []decimal.Decimal, share, chance decimal.Decimal) flow {
	f := newFlow(len(months))
	all, full, expected := decimal.Zero, decimal.Zero, decimal.Zero
	for m, amount := range months {
		all = all.Add(amount)
		next := all.Mul(share).Round(2)
		proven := all.Mul(share).Mul(chance).Round(2)
		f.basic[m], f.outcome[m] = amount.Sub(next.Sub(full)), proven.Sub(expected)
		full, expected = next, proven
	}
	return f
}

// transfer is one payment from a party, or from the buyer when from is nil, to another.
type transfer struct {
	from, to *party
	cash.Invoice
	results bool
	// buyerPays is the day on which the buyer pays for all of the work in the invoice.
	buyerPays date.Date
}

// arrivals are the days on which a party has the money for a month's work, and for its
// outcomes.
type arrivals [2][]date.Date

// chain follows the money down from the buyer.
type chain struct {
	start     date.Date
	months    int
	lag       int // months to the proof of outcomes
	delay     int // days from being paid to passing it on, where that is waited for
	buyer     arrivals
	transfers []transfer
}

// invoices cuts a flow by terms; held back until the payer has the money where so agreed.
func (c *chain) invoices(how cash.Invoicing, f flow, held *arrivals) (out []transfer) {
	for kind, months := range [][]decimal.Decimal{f.basic, f.outcome} {
		for _, invoice := range how.Invoices(c.start, months) {
			if kind == 1 {
				invoice.On = invoice.On.AddMonths(c.lag)
				invoice.Due = invoice.On.AddDays(how.Wait)
			}
			first, last := c.monthsOf(invoice)
			t := transfer{Invoice: invoice, results: kind == 1}
			for m := first; m <= last; m++ {
				if c.buyer[kind] != nil {
					t.buyerPays = later(t.buyerPays, c.buyer[kind][m])
				}
				if held != nil {
					t.Due = later(t.Due, held[kind][m].AddDays(c.delay))
				}
			}
			out = append(out, t)
		}
	}
	return out
}

// monthsOf are the months of the contract that an invoice covers.
func (c *chain) monthsOf(i cash.Invoice) (first, last int) {
	at := func(d date.Date) int {
		m := (d.Year()-c.start.Year())*12 + int(d.Month()) - int(c.start.Month())
		if d.Before(c.start.AddMonths(m)) {
			m--
		}
		return min(max(m, 0), c.months-1)
	}
	return at(i.From), at(i.To)
}

// arrive tells from what was paid when the money for each month is there.
func (c *chain) arrive(paid []transfer) arrivals {
	a := arrivals{make([]date.Date, c.months), make([]date.Date, c.months)}
	for _, t := range paid {
		kind := 0
		if t.results {
			kind = 1
		}
		first, last := c.monthsOf(t.Invoice)
		for m := first; m <= last; m++ {
			a[kind][m] = later(a[kind][m], t.Due)
		}
	}
	return a
}

func later(a, b date.Date) date.Date {
	if a.IsZero() || a.Before(b) {
		return b
	}
	return a
}

// keep records the transfers that move money.
func (c *chain) keep(from, to *party, list []transfer) {
	for _, t := range list {
		if !t.Amount.IsZero() {
			t.from, t.to = from, to
			c.transfers = append(c.transfers, t)
		}
	}
}

// down pays everybody whom a party pays, with all that they pass on themselves.
func (c *chain) down(payer *party, has arrivals) {
	for _, p := range payer.via {
		var held *arrivals
		if p.resolved.held {
			held = &has
		}
		paid := c.invoices(p.resolved.how, p.tree, held)
		c.keep(payer, p, paid)
		c.down(p, c.arrive(paid))
	}
}

// grow adds to each party’s part what it passes on.
func grow(p *party, months int) flow {
	p.tree = newFlow(months)
	p.tree.add(p.months)
	for _, q := range p.via {
		p.tree.add(grow(q, months))
	}
	return p.tree
}

// resultsPart is the outcome part of a party’s payments, its own or the group’s, and the
// chance that it is paid; or why they cannot be used.
func (b *builder) resultsPart(p *party) (share, chance decimal.Decimal, why calc.Reason) {
	r := &b.group.Chain.Results
	of, path := r.Share, "consortium.chain.results.share"
	if p != nil && p.terms.Results.IsSet() {
		of, path = p.terms.Results, p.Path+".terms.results"
	}
	one := decimal.NewFromInt(1)
	share, chance = of.Decimal(), r.Chance.Decimal()
	switch {
	case !of.IsSet() || share.IsZero():
		return decimal.Zero, one, calc.Reason{}
	case share.IsNegative() || share.GreaterThan(one):
		return share, chance, calc.Reason{Code: bid.CodeShare, Path: path, Text: "The share that hangs on outcomes does not lie between 0 and 100 %."}
	case !r.Chance.IsSet():
		return share, chance, calc.Reason{Code: "PRICE-101", Path: "consortium.chain.results.chance", Text: "The chance that outcomes are proven is not typed."}
	case chance.IsNegative() || chance.GreaterThan(one):
		return share, chance, calc.Reason{Code: bid.CodeProbability, Path: "consortium.chain.results.chance", Text: "The chance that outcomes are proven does not lie between 0 and 100 %."}
	}
	return share, chance, calc.Reason{}
}

// follow lays out everybody’s payments; a reason says why it cannot.
func (b *builder) follow() (*chain, calc.Reason) {
	none := func(path, text string) (*chain, calc.Reason) {
		return nil, calc.Reason{Code: "PRICE-101", Path: path, Text: text}
	}
	if b.in.Why != "" {
		return none(b.in.Path, b.in.Why)
	}
	if b.in.Start.IsZero() {
		return none("pricing.start", "The first day of the contract is missing, so payments have no dates.")
	}
	if len(b.parties) > maxPaid {
		return none("consortium.members", "The group is too large for its money to be followed day by day.")
	}
	c := &chain{start: b.in.Start}
	for _, p := range b.parties {
		c.months = max(c.months, len(p.ByMonth))
	}
	if c.months == 0 {
		return none("consortium.split", "The value is not shared out over the months yet, so there is nothing to pay.")
	}
	if !b.out.Terms.Buyer.Known {
		return none("pricing.cash", b.out.Terms.Buyer.Words)
	}
	whole := func(q interface {
		IsSet() bool
		Decimal() decimal.Decimal
	}, most int64) (int, bool) {
		d := q.Decimal()
		return int(d.IntPart()), d.IsInteger() && !d.IsNegative() && !d.GreaterThan(decimal.NewFromInt(most))
	}
	var ok bool
	if c.lag, ok = whole(b.group.Chain.Results.Lag, bid.MaxResultMonths); !ok {
		return none("consortium.chain.results.lagMonths", "The months until outcomes are paid are no whole number of months that can be worked with.")
	}
	if c.delay, ok = whole(b.group.Chain.DelayDays, maxDays); !ok {
		return none("consortium.chain.delayDays", "The days until money is passed on are no whole number of days that can be worked with.")
	}
	share, chance, why := b.resultsPart(nil)
	if why.Text != "" {
		return nil, why
	}
	total := make([]decimal.Decimal, c.months)
	for _, p := range b.parties {
		months := fitted(p.ByMonth, c.months)
		if p.resolved.why.Text != "" && p != b.lead {
			return nil, p.resolved.why
		}
		own, likely, why := b.resultsPart(p)
		if why.Text != "" {
			return nil, why
		}
		p.months = cut(months, own, likely)
		for m := range total {
			total[m] = total[m].Add(months[m])
		}
	}
	for m, amount := range fitted(b.in.Others, c.months) {
		total[m] = total[m].Add(amount)
	}
	grow(b.lead, c.months)
	paid := c.invoices(b.out.Terms.Buyer.Invoicing, cut(total, share, chance), nil)
	c.buyer = c.arrive(paid)
	c.keep(nil, b.lead, paid)
	c.down(b.lead, c.buyer)
	return c, calc.Reason{}
}

// fitted is so many months in whole pence.
func fitted(months []decimal.Decimal, n int) []decimal.Decimal {
	out := make([]decimal.Decimal, n)
	for m := range out {
		if m < len(months) {
			out[m] = months[m].Round(2)
		}
	}
	return out
}
