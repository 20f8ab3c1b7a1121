package models

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/app/working"
)

func number(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

// value is the contract value over the term: as the group shares it, typed, as priced, or
// as the notice gives it.
func (b *builder) value() calc.Node {
	if n, found := b.Graph.Node("cons.value"); found && n.Available() {
		return n
	}
	f := fig{ID: "cons.models.value", Label: "Contract value over the term", Unit: calc.Pounds, Key: "cons.models", Path: "consortium.split.value"}
	if q := b.group.Split.Value; q.IsSet() {
		return b.Name(b.Input(fig{Label: "Contract value as typed", Unit: calc.Pounds, Path: f.Path}, q), f)
	}
	if p := b.in.Pricing; p != nil && working.Usable(p.Contract.Value) && p.Contract.Value.Available() {
		return p.Contract.Value
	}
	if q := b.in.Document.Bid.Opportunity.Value.Net; q.IsSet() {
		f.Path = "opportunity.value.net"
		return b.Name(b.Input(fig{Label: "Value of the contract over its term", Unit: calc.Pounds, Path: f.Path}, q), f)
	}
	return b.None(f, "The contract value is not known. Type it, or price the bid.")
}

// term is the months of the contract: those over which the group shares the value, else
// as the notice says, else the years that are priced.
func (b *builder) term() calc.Node {
	f := fig{ID: "cons.models.term", Label: "Term of the contract in months", Unit: calc.Counted("months"), Key: "cons.models", Path: "opportunity.term.months"}
	if b.in.Plan != nil && b.in.Plan.Term.Months > 0 {
		return b.followed(f, number(b.in.Plan.Term.Months), b.in.Plan.Term.Words)
	}
	t := b.in.Document.Bid.Opportunity.Term
	switch {
	case t.Months > 0:
		return b.followed(f, number(t.Months), "the term of the contract")
	case t.Days > 0:
		return b.followed(f, number(t.Days).Mul(number(12)).DivRound(number(365), 2), "the days of the term, in months of a year of 365 days")
	case !t.Start.IsZero() && t.End.After(t.Start):
		next, months := t.End.AddDays(1), 0
		for months < 1200 && !t.Start.AddMonths(months+1).After(next) {
			months++
		}
		return b.followed(f, number(months), "whole months from the first to the last day of the contract")
	case b.in.Pricing != nil && b.in.Document.Bid.Pricing.Years > 0 && len(b.in.Pricing.Years) > 0:
		return b.followed(f, number(12*len(b.in.Pricing.Years)), "the contract years that are priced")
	}
	return b.None(f, "The length of the contract is not known. Type its months.")
}

// cover is what the organisation can serve by itself.
type cover struct {
	state   bid.Answer
	why     string
	path    string
	nothing bool // it can serve no part
	node    calc.Node
}

// ownCover compares the organisation’s own capacity with every cell. A capacity that is
// not typed is not known, and is never taken as none while a partner’s would be enough.
func (b *builder) ownCover() cover {
	c := cover{path: "consortium.cells"}
	cells := working.Unique(b.group.Cells, func(x *bid.Cell) *string { return &x.ID })
	if len(cells) == 0 {
		c.why = "The parts of the contract are not listed, so it cannot be told what you cover. Add them under Who covers what."
		return c
	}
	able := map[string]money.Quantity{}
	for _, x := range b.group.Own.Capacity {
		able[x.ID] = x.Amount
	}
	var short, silent, open []string
	var demands, serves []calc.Node
	total := decimal.Zero
	c.nothing = true
	for i := range cells {
		cell := &cells[i]
		title := plan.CellTitle(&b.in.Document, cell)
		path := "consortium.cells." + cell.ID + ".demand"
		demand := b.Input(fig{Label: title + ": demand in a year", Unit: calc.Counted(working.Named(b.group.Unit, "units")), Path: path}, cell.Demand, working.Ask("The demand of “"+title+"” is not typed."))
		d, known := demand.Value()
		own := able[cell.ID]
		v := own.Decimal()
		if own.IsSet() && v.IsPositive() {
			c.nothing = false
		}
		switch {
		case !known:
			open = append(open, title)
			continue
		case !own.IsSet() && d.IsPositive():
			silent = append(silent, title)
		case v.LessThan(d):
			short = append(short, title)
		}
		total = total.Add(d)
		demands, serves = append(demands, demand), append(serves, b.Graph.Min(demand, b.Graph.Const(v)))
	}
	if len(demands) > 0 {
		c.node = b.Div(fig{ID: "cons.models.own_cover", Label: "Demand that you can serve by yourself", Unit: calc.Percent, Key: "cons.models", Path: c.path}, b.Graph.Sum(serves), b.Graph.Sum(demands), "Nothing is asked in any part.")
	}
	most := b.group.Own.Most
	switch {
	case len(short) > 0:
		c.state, c.why = bid.No, "You cannot serve by yourself: "+joined(append(short, silent...))+"."
	case most.IsSet() && most.Decimal().LessThan(total):
		c.state, c.why = bid.No, fmt.Sprintf("You can serve %s in all, and %s is asked.", most.Format(), money.FormatQuantity(total))
	case len(silent) > 0 && len(silent) < len(demands):
		// Where capacity is typed for some parts, the others are those one does not serve.
		c.state, c.why = bid.No, "You say no capacity for: "+joined(silent)+"."
	case len(silent) > 0:
		c.why = "What you can serve is not typed for: " + joined(silent) + "."
	case len(open) > 0:
		c.why, c.path = "What is asked is not typed for: "+joined(open)+".", "consortium.cells"
	default:
		c.state, c.why = bid.Yes, "You can serve every part by yourself."
	}
	if len(silent) == len(cells) {
		c.nothing = false // not known
	}
	return c
}

// largest is the party with the largest share of the value.
type largest struct {
	node calc.Node
	name string
	path string
	why  string // a share is not known
}

// largest takes the shares of the split, and where there is none yet the agreed ones.
func (b *builder) largest() largest {
	out := largest{path: "consortium.split.value"}
	if len(b.group.Members) == 0 {
		return out
	}
	type part struct {
		name string
		node calc.Node
	}
	var parts []part
	if b.in.Plan != nil && b.in.Plan.Split.Why == "" {
		for _, st := range b.in.Plan.Split.Statements {
			parts = append(parts, part{st.Name, st.Share})
		}
	} else {
		if b.in.Plan != nil {
			out.path = b.in.Plan.Split.Path
		}
		for i := range b.parties {
			p := &b.parties[i]
			if !p.Delivers() {
				continue
			}
			path, share := "consortium.ownShare", b.group.OwnShare
			if p.Member != nil {
				path, share = p.Path+".share", p.Member.Share
			}
			parts = append(parts, part{p.Name, b.Input(fig{Label: "Share of " + p.Name, Unit: calc.Percent, Path: path}, share, working.UpToOne, working.Ask("The share of "+p.Name+" is not typed. Type it so that all shares make 100 %."))})
		}
	}
	var known []calc.Node
	best := decimal.NewFromInt(-1)
	for _, x := range parts {
		v, ok := working.Value(x.node)
		if !ok {
			// Of several the first by its words, so that the order of members changes nothing.
			if why := missing(x.node, "The share of "+x.name+" is not known."); out.why == "" || why < out.why {
				out.why = why
			}
			continue
		}
		known = append(known, x.node)
		if v.GreaterThan(best) || v.Equal(best) && x.name < out.name {
			best, out.name = v, x.name
		}
	}
	f := fig{ID: "cons.models.largest_share", Label: "Largest share of the value", Unit: calc.Percent, Key: "cons.models", Path: out.path}
	switch len(known) {
	case 0:
		out.node = b.None(f, firstOf(out.why, "No share is known."))
	case 1:
		out.node = b.Sum(f, known...)
	default:
		out.node = b.Max(f, known...)
	}
	return out
}

// breakEven is the volume at which the fee pays for a hub, and what is expected.
func (b *builder) breakEven() (need, volume calc.Node) {
	if b.in.Plan == nil {
		return need, volume
	}
	return b.in.Plan.Fee.BreakEven, b.in.Plan.Fee.Volume
}

// missing is why a figure is not there.
func missing(n calc.Node, other string) string {
	if !working.Usable(n) {
		return other
	}
	return firstOf(n.Reason().Text, other)
}

// joined lists names: A, B and C; of more than six the first five and how many more. Names
// that hold commas are set apart by semicolons.
func joined(all []string) string {
	between := ", "
	for _, x := range all {
		if strings.Contains(x, ",") {
			between = "; "
		}
	}
	if len(all) > 6 {
		return strings.Join(all[:5], between) + fmt.Sprintf(" and %d more", len(all)-5)
	}
	if len(all) < 2 || between == "; " {
		return strings.Join(all, between)
	}
	return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}
