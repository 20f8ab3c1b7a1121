package standing

import (
	"math/big"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// change is a try of one figure of the accounts, for the smallest change.
type change struct {
	name string
	by   *big.Rat
}

// inMode is a test in one mode and year, and the member that decides where it is one.
func (b *builder) inMode(d *definition, mode bid.GroupMode, at int) (Reading, string) {
	switch mode {
	case bid.GroupAggregate:
		if d.fact.ID == "FIN-BUREAU" {
			return b.no(d, "A bought score is given to each member; scores cannot be added."), ""
		}
		return b.read1(d, b.bodies, at, nil), ""
	case bid.GroupEachMember:
		worst, who := b.read1(d, b.bodies[:1], at, nil), b.bodies[0]
		for i := range b.bodies[1:] {
			w := b.bodies[i+1]
			if r := b.read1(d, b.bodies[i+1:i+2], at, nil); d.weaker(r, worst, w, who) {
				worst, who = r, w
			}
		}
		return worst, who.name
	case bid.GroupShareWeighted:
		total, exact, terms := new(big.Rat), new(big.Rat), []calc.Node{}
		open, why := "", ""
		for i, w := range b.bodies {
			if w.share == nil {
				return b.no(d, "The share of "+w.name+" is not typed. Type it so that all shares make 100 %."), ""
			}
			total.Add(total, w.share)
			r := b.read1(d, b.bodies[i:i+1], at, nil)
			if r.exact == nil {
				if open == "" || w.name < open {
					open, why = w.name, w.name+": "+r.Why
				}
				continue
			}
			exact.Add(exact, new(big.Rat).Mul(w.share, r.exact))
			terms = append(terms, b.Graph.Mul(w.shareNode, r.Figure))
		}
		if open != "" {
			return b.no(d, why), open
		}
		if total.Cmp(big.NewRat(1, 1)) != 0 {
			return b.no(d, "The shares of the group do not make 100 %. Correct them."), ""
		}
		return Reading{Figure: b.Graph.Sum(terms), Outcome: d.judge(exact), exact: exact, near: d.near(exact)}, ""
	}
	for i, w := range b.bodies {
		if w.lead {
			return b.read1(d, b.bodies[i:i+1], at, nil), w.name
		}
	}
	return b.no(d, "The lead of the group is none of its members. Pick the lead."), ""
}

func (b *builder) no(d *definition, why string) Reading {
	return Reading{Figure: b.None(working.Fig{Label: d.fact.Name, Unit: d.unit, Path: d.path}, why), Outcome: NotComputable, Why: why}
}

// read1 is a test over the bodies added together.
func (b *builder) read1(d *definition, bodies []*body, at int, try *change) Reading {
	if d.formula == nil {
		if d.fact.Pack == "PK-2OF3" {
			return b.count(d, bodies, at)
		}
		return b.marks(d, bodies)
	}
	n, exact, why := b.eval(d, d.formula, bodies, at, try)
	if exact != nil {
		return Reading{Figure: n, Outcome: d.judge(exact), exact: exact, near: d.near(exact)}
	}
	if why == noLiabilities && d.doc.NoLiabilitiesPass == bid.Yes {
		return Reading{Figure: n, Outcome: Pass, Why: why}
	}
	if why == noFunds {
		return Reading{Figure: n, Outcome: Fail, Why: why}
	}
	return Reading{Figure: n, Outcome: NotComputable, Why: why}
}

const (
	noLiabilities = "There are no current liabilities, so the ratio is not available. Say in the test whether that counts as a pass."
	noFunds       = "The funds are at or below zero, which fails this test."
)

// eval works out a formula on the graph and exactly; without an exact value it says why.
func (b *builder) eval(d *definition, e *expr, bodies []*body, at int, try *change) (calc.Node, *big.Rat, string) {
	switch e.op {
	case 'n':
		return b.Graph.Const(e.number), e.number.Rat(), ""
	case 'v':
		if e.name == annualValue || e.name == annualContract {
			f := b.annualValue(d.doc)
			return f.node, f.exact, f.node.Reason().Text
		}
		total, terms := new(big.Rat), []calc.Node{}
		for _, w := range bodies {
			f := b.read(w, at, e.name)
			if f.exact == nil {
				return f.node, nil, f.node.Reason().Text
			}
			total.Add(total, f.exact)
			terms = append(terms, f.node)
		}
		if try != nil && try.name == e.name {
			total.Add(total, try.by)
		}
		return b.Total(terms...), total, ""
	}
	ln, l, why := b.eval(d, e.left, bodies, at, try)
	rn, r, other := b.eval(d, e.right, bodies, at, try)
	if why == "" {
		why = other
	}
	out := new(big.Rat)
	var n calc.Node
	switch e.op {
	case '+':
		n = b.Graph.Add(ln, rn)
	case '-':
		n = b.Graph.Sub(ln, rn)
	case '*':
		n = b.Graph.Mul(ln, rn)
	case '/':
		n = b.Graph.Div(ln, rn)
	}
	if l == nil || r == nil {
		return n, nil, why
	}
	switch e.op {
	case '+':
		return n, out.Add(l, r), ""
	case '-':
		return n, out.Sub(l, r), ""
	case '*':
		return n, out.Mul(l, r), ""
	}
	if funds := e.right.op == 'v' && (e.right.name == "SF" || e.right.name == "unrestricted_funds"); r.Sign() == 0 || r.Sign() < 0 && (funds || d.fact.ID != "") {
		why = "What the figure is divided by is zero or less, so it is not available."
		if e.right.op == 'v' && e.right.name == "CL" {
			why = noLiabilities
		} else if funds {
			why = noFunds
		}
		return b.None(working.Fig{Label: d.fact.Name, Unit: d.unit, Path: d.path}, why), nil, why
	}
	return n, out.Quo(l, r), ""
}

// contract is the value over the term that a test counts, net of VAT, and the term, of
// its lot or of the whole, each with its path.
func (b *builder) contract(t *bid.FinancialTest) (value money.Pounds, path string, term bid.Term, at string) {
	o := &b.in.Document.Bid.Opportunity
	value, path, term, at = o.Value.Net, "opportunity.value.net", o.Term, "opportunity.term"
	for _, lot := range o.Lots {
		if lot.ID == t.LotID && t.LotID != "" {
			value, path = lot.Value.Net, "opportunity.lots."+lot.ID+".value.net"
			if lot.Term != (bid.Term{}) {
				term, at = lot.Term, "opportunity.lots."+lot.ID+".term"
			}
		}
	}
	if t.Value.IsSet() {
		value, path = t.Value, "eligibility.tests."+t.ID+".value"
	}
	return value, path, term, at
}

// annualValue is value × 12 ÷ months; a term in days counts months of 30 days.
func (b *builder) annualValue(t *bid.FinancialTest) figure {
	if f, found := b.annual[t.ID]; found {
		return f
	}
	value, path, term, at := b.contract(t)
	total := b.Input(working.Fig{Label: "Value of the contract over its term", Unit: calc.Pounds, Path: path}, value, working.Ask("The value of the contract is not known. Type it."))
	count, per, unit := b.Zero, int64(12), at+".months"
	switch {
	case t.Days.IsSet():
		count, per = b.Input(working.Fig{Label: "Days of the term", Unit: calc.Counted("days"), Path: "eligibility.tests." + t.ID + ".days"}, t.Days), 360
	case term.Months > 0:
		count = b.Whole(working.Fig{Label: "Months of the term", Unit: calc.Counted("months"), Path: unit}, term.Months)
	case term.Days > 0:
		count, per = b.Whole(working.Fig{Label: "Days of the term", Unit: calc.Counted("days"), Path: at + ".days"}, term.Days), 360
	case !term.Start.IsZero() && term.End.After(term.Start):
		months, next := int64(0), term.End.AddDays(1)
		for months < 1200 && !term.Start.AddMonths(int(months)+1).After(next) {
			months++
		}
		if !term.Start.AddMonths(int(months)).Before(next) {
			count = b.Graph.Int(months)
		} else {
			count, per = b.Graph.Int(int64(term.Start.DaysUntil(next))), 365
		}
	}
	f := figure{}
	tv, ok := total.Value()
	cv, known := count.Value()
	if !known || cv.Sign() <= 0 || ok && tv.Sign() <= 0 {
		f.node = b.None(working.Fig{Label: "Value of a year", Unit: calc.Pounds, Path: unit}, "The value or the length of the contract is zero or not known, so a year’s value cannot be told. Type both.")
	} else if f.node = b.Graph.Div(b.Graph.Mul(total, b.Graph.Int(per)), count); ok && f.node.Available() {
		f.exact = new(big.Rat).Mul(tv.Rat(), new(big.Rat).Quo(big.NewRat(per, 1), cv.Rat()))
	}
	b.annual[t.ID] = f
	return f
}
