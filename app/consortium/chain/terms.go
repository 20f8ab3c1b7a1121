package chain

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/cash"
	"bidwright/app/money"
)

// maxDays is the longest wait that is worked with; bid.Check refuses more.
const maxDays = 365

// Terms are the buyer’s terms and those that hold for every partner unless its own say
// otherwise.
type Terms struct {
	Buyer Days
	// Days that partners wait for their money, and where they come from.
	Days   int
	Source string
	Why    string // why they cannot be used; empty when they can
	Path   string
}

// Days are the buyer’s terms in words.
type Days struct {
	Invoicing cash.Invoicing
	Known     bool
	Words     string
}

// resolved are the terms of one partner after defaults.
type resolved struct {
	how    cash.Invoicing
	held   bool // until its payer is paid
	source string
	why    calc.Reason // why they cannot be used
}

// wholeDays reads days that were typed; a refused value has a reason.
func wholeDays(q money.Quantity, what, path string) (int, calc.Reason) {
	d := q.Decimal()
	if !d.IsInteger() || d.IsNegative() || d.GreaterThan(decimal.NewFromInt(maxDays)) {
		return 0, calc.Reason{Code: bid.CodeTerm, Path: path, Text: fmt.Sprintf("%s is no whole number from 0 to %d.", what, maxDays)}
	}
	return int(d.IntPart()), calc.Reason{}
}

// groupDays are the days that hold for every partner: the pledge, the typed ones, or 30.
func (b *builder) groupDays() {
	t, c := &b.out.Terms, &b.group.Chain
	switch pledge := b.days("pledge_days"); {
	case c.Pledge && pledge > 0:
		t.Days, t.Source = pledge, "the pledge"
		words := fmt.Sprintf("By the pledge, partners are paid within %d days instead of %d. It is voluntary, and the lead bridges the difference.", pledge, b.days("sub_terms_days"))
		b.Issue("CONS-037", bid.Informs, "consortium.chain.pledge", "%s", words)
	case c.Days.IsSet():
		days, why := wholeDays(c.Days, "Days that partners wait for their money", "consortium.chain.days")
		t.Days, t.Source, t.Why, t.Path = days, "typed for the group", why.Text, why.Path
	default:
		t.Days, t.Source = b.days("sub_terms_days"), "Bidwright’s default"
	}
}

// resolve finds what holds for one partner. Paid in advance, it waits no days unless its
// own are typed.
func (b *builder) resolve(p *party) {
	t, r := &p.terms, &p.resolved
	r.how = cash.Invoicing{Cycle: t.Cycle, InAdvance: t.InAdvance, Wait: b.out.Terms.Days}
	r.source, r.held = b.out.Terms.Source, t.PayWhenPaid == bid.Yes
	switch {
	case t.Days.IsSet():
		r.how.Wait, r.why = wholeDays(t.Days, "Days that "+p.Name+" waits for its money", p.Path+".terms.days")
		r.source = "typed for this partner"
	case t.InAdvance:
		r.how.Wait, r.source = 0, "paid in advance"
	case b.out.Terms.Why != "":
		r.why = calc.Reason{Code: bid.CodeTerm, Text: b.out.Terms.Why, Path: b.out.Terms.Path}
	}
}

// tree finds who pays whom: the lead, unless a partner is paid by another member.
func (b *builder) tree() {
	for _, p := range b.parties {
		if p == b.lead {
			continue
		}
		p.payer = b.lead
		if id := p.terms.Via; id != "" {
			via := b.find(id)
			switch {
			case via == nil || id == p.ID:
				b.Issue("CONS-080", bid.Warns, p.Path+".terms.viaId", "%s is to be paid by a partner who is not in the group, so it counts as paid by %s. Choose who pays it.", p.Name, b.lead.Name)
			default:
				p.payer = via
			}
		}
	}
	b.cutCircles()
	for _, p := range b.parties {
		if p.payer != nil {
			p.payer.via = append(p.payer.via, p)
		}
	}
}

// cutCircles finds members that pay each other in a circle, which nobody’s money enters;
// they count as paid by the lead.
func (b *builder) cutCircles() {
	state := map[*party]int{} // 1 on the way, 2 leads to the lead
	for _, start := range b.parties {
		var way []*party
		p := start
		for p != nil && state[p] == 0 {
			state[p] = 1
			way = append(way, p)
			p = p.payer
		}
		if p != nil && state[p] == 1 { // a circle that begins at p
			var names []string
			begun := false
			for _, q := range way {
				if begun = begun || q == p; begun {
					names = append(names, q.Name)
					q.payer = b.lead
				}
			}
			b.Issue("CONS-080", bid.Warns, p.Path+".terms.viaId", "%s pay each other in a circle, so no money would ever come in. They count as paid by %s. Choose who is paid by whom.", listed(names), b.lead.Name)
		}
		for _, q := range way {
			state[q] = 2
		}
	}
}

// termChecks are CONS-033 to CONS-035 and what the pledge does not reach.
func (b *builder) termChecks() {
	longest := b.days("sub_terms_days")
	for _, p := range b.parties {
		if p == b.lead || p.Role == bid.RoleGuarantor || p.resolved.why.Text != "" {
			continue
		}
		path := p.Path + ".terms.days"
		if !p.terms.Days.IsSet() {
			path = "consortium.chain.days"
		}
		wait := p.resolved.how.Wait
		if longest > 0 && wait > longest {
			b.Issue("CONS-033", bid.Warns, path, "%s waits %d days for its money. %d days are implied in public contracts and their sub-contracts, below the thresholds too, and a term that overrides them has no effect. Shorten it.", p.Name, wait, longest)
		}
		if p.resolved.held {
			b.Issue("CONS-034", bid.Warns, p.Path+".terms.payWhenPaid", "%s is paid only when, or if, %s is paid. That passes the buyer’s delay on to whoever can bear it least. Take it out.", p.Name, p.payer.Name)
		}
		if b.group.Chain.Pledge && p.terms.Days.IsSet() && wait > b.out.Terms.Days {
			b.Issue("CONS-037", bid.Informs, path, "%s waits %d days by its own terms, longer than the %d of the pledge. Empty its own days to keep the pledge.", p.Name, wait, b.out.Terms.Days)
		}
		b.later(p)
	}
}

// later asks where a partner is paid later than the lead is for the same work (CONS-035):
// by dates where there are such, else by days.
func (b *builder) later(p *party) {
	buyer := b.out.Terms.Buyer
	if !buyer.Known {
		return
	}
	if b.in.Start.IsZero() {
		if r := p.resolved.how; r.Wait > buyer.Invoicing.Wait+buyer.Invoicing.Lag && r.InAdvance == buyer.Invoicing.InAdvance && r.Cycle == buyer.Invoicing.Cycle {
			b.Issue("CONS-035", bid.Informs, p.Path+".terms.days", "%s waits %d days for its money while the buyer pays within %d. Is that meant?", p.Name, r.Wait, buyer.Invoicing.Wait)
		}
		return
	}
	for _, t := range b.transfers {
		if t.to == p && t.Due.After(t.buyerPays) {
			b.Issue("CONS-035", bid.Informs, p.Path+".terms.days", "%s is paid on %s for work that the buyer pays on %s. Is that meant? A partner should not be paid later than the lead.", p.Name, t.Due, t.buyerPays)
			return
		}
	}
}
