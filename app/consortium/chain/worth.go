package chain

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Worth is whether bidding together is worth it, for the group and for each party:
// EV = p × (S − set-up after award) − bid cost; p* is the chance at which EV is nothing.
type Worth struct {
	Cost, Legal, EV, PStar calc.Node // of the group; Cost holds Legal
	Rows                   []WorthRow
	// Why says what is missing; empty when the group’s EV is known.
	Why string
}

// WorthRow is one party’s.
type WorthRow struct {
	Party                             Party
	Cost, Surplus, SetUp, EV, IfWeWin calc.Node // the loss if the bid is lost is Cost
	// Transfer, paid to this party on award, would lift its EV to nothing; unusable where
	// none is needed.
	Transfer calc.Node
}

// worth is CONS-050. Chance, surplus and effort are those of the bid-or-not page.
func (b *builder) worth() {
	if b.in.Tender == nil {
		b.out.Worth.Why = "The bid-or-not figures are not there."
		return
	}
	g, w, d := b.Graph, &b.out.Worth, b.in.Tender.Decision.Worth
	if !working.Usable(d.Cost) || !working.Usable(d.Surplus) || !working.Usable(d.Chance) || !working.Usable(d.SetUp) {
		w.Why = "Type the chance of winning and the hours of the bid on the Overview page under Bid or not."
		return
	}
	w.Legal = b.Input(fig{Label: "Legal set-up before award", Unit: calc.Pounds, Path: "consortium.cost.legal"}, b.group.Cost.Legal, working.OrDefault("0"))
	w.Cost = b.Sum(fig{ID: "cons.cost", Label: "Bid cost and legal set-up of the group", Unit: calc.Pounds, Key: "cons.ev"}, d.Cost, w.Legal)
	gain := g.Sub(d.Surplus, d.SetUp)
	w.EV = b.Sub(fig{ID: "cons.ev", Label: "Expected value of bidding together", Unit: calc.Pounds, Key: "cons.ev", Path: "choice"}, g.Mul(d.Chance, gain), w.Cost)
	w.PStar = b.Div(fig{ID: "cons.ev.break_even", Label: "Chance of winning at which it breaks even", Unit: calc.Percent, Key: "cons.ev"}, w.Cost, gain, "Nothing is left over after set-up, so no chance of winning pays for the bid.")
	if !w.EV.Available() {
		w.Why = w.EV.Reason().Text
	}
	var values []calc.Node
	for _, p := range b.parties {
		if working.Usable(p.Value) {
			values = append(values, p.Value)
		}
	}
	total := b.Total(values...)
	for _, p := range b.parties {
		if p.Role != bid.RoleGuarantor {
			w.Rows = append(w.Rows, b.worthOf(p, total))
		}
	}
	b.borne()
}

// borne asks who bears what the parts of the bid cost leave over, or bear twice (CONS-087).
func (b *builder) borne() {
	cost, known := b.out.Worth.Cost.Value()
	sum := decimal.Zero
	for _, row := range b.out.Worth.Rows {
		part, typed := row.Cost.Value()
		known = known && typed
		sum = sum.Add(part)
	}
	if known && !sum.Equal(cost) {
		b.Issue("CONS-087", bid.Informs, "consortium.cost.ownPart", "The parts of bid cost and legal set-up that the parties bear make %s, and all of it costs %s. Who bears the difference, or does a cost stand twice?", money.FormatPounds(sum.Round(2)), money.FormatPounds(cost.Round(2)))
	}
}

// worthOf is a party’s own EV: typed parts first, its surplus else by its share of the value.
func (b *builder) worthOf(p *party, total calc.Node) WorthRow {
	g, d := b.Graph, b.in.Tender.Decision.Worth
	row := WorthRow{Party: p.Party}
	cost, costPath := p.cash.BidCost, p.cashPath+".bidCost"
	if p.ID == "" {
		cost, costPath = b.group.Cost.OwnPart, "consortium.cost.ownPart"
	}
	switch {
	case p.ID == "" && b.group.Cost.OwnAll == bid.Yes:
		row.Cost = b.out.Worth.Cost
	default:
		row.Cost = b.Input(fig{Label: p.Name + ": its part of bid cost and legal set-up", Unit: calc.Pounds, Path: costPath}, cost, working.Ask("The part of the bid cost that "+p.Name+" bears is not typed."))
	}
	row.SetUp = b.Input(fig{Label: p.Name + ": set-up after award", Unit: calc.Pounds, Path: p.cashPath + ".setUp"}, p.cash.SetUp, working.OrDefault("0"))
	switch {
	case p.cash.Surplus.IsSet():
		row.Surplus = b.Input(fig{Label: p.Name + ": surplus over the term", Unit: calc.Pounds, Path: p.cashPath + ".surplus"}, p.cash.Surplus, working.MayBeNegative)
	case working.Usable(p.Value):
		row.Surplus = g.Mul(d.Surplus, g.Div(p.Value, total))
	default:
		row.Surplus = b.None(fig{Label: p.Name + ": surplus over the term", Path: p.cashPath + ".surplus"}, "The surplus of "+p.Name+" is not known.")
	}
	row.IfWeWin = g.Sub(row.Surplus, row.SetUp)
	row.EV = b.Sub(fig{ID: "cons.ev." + p.Key, Label: p.Name + ": expected value", Unit: calc.Pounds, Key: "cons.ev", Path: costPath}, g.Mul(d.Chance, row.IfWeWin), row.Cost)
	own, known := row.EV.Value()
	all, ofGroup := b.out.Worth.EV.Value()
	chance, hasChance := d.Chance.Value()
	if !known || !own.IsNegative() || !hasChance || !chance.IsPositive() {
		return row
	}
	row.Transfer = b.RoundUp(fig{ID: "cons.ev." + p.Key + ".transfer", Label: p.Name + ": paid to it on award, this would mend it", Unit: calc.Pounds, Key: "cons.ev"}, g.Div(g.Sub(b.Zero, row.EV), d.Chance))
	if ofGroup && all.IsPositive() {
		b.Issue("CONS-050", bid.Informs, costPath, "The bid is worth %s to the group and %s to %s. Is that meant? About %s more to it on award would mend that.", money.FormatPounds(all.Round(2)), money.FormatPounds(own.Round(2)), p.Name, money.FormatPounds(row.Transfer.Decimal()))
	}
	return row
}
