package models

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Gate is one rule of the chooser: whether it holds, why, and what it speaks for. No gate
// is a verdict.
type Gate struct {
	N     int
	Rule  string // in words
	State bid.Answer
	Why   string // the reason with its figures, or what is missing
	Then  string // what it speaks for or against where it holds
	// Figures are the ids of those it rests on; Path is the field to mend or to look at.
	Figures      []string
	Path         string
	For, Against []bid.GroupModel
}

// gates are the seven rules of section 1, in their order.
func (b *builder) gates() {
	cover := b.ownCover()
	b.gate(b.tooSmall(), "A small or short contract does not pay for a new company", "Against a hub and a new company, unless the company is there already.", nil, []bid.GroupModel{bid.ModelHub, bid.ModelNewEntity})
	b.gate(b.bySelf(cover), "You cover every part and pass every test yourself", "For bidding alone.", []bid.GroupModel{bid.ModelSole}, nil)
	b.gate(b.failed(), "By your own accounts a financial test is failed", "For a consortium in which every member signs, or for sub-contracting to a prime; against bidding alone.", []bid.GroupModel{bid.ModelUnincorporated, bid.ModelSubcontract}, []bid.GroupModel{bid.ModelSole})
	b.gate(b.onlyCover(cover), "Only an area or a specialism is missing", "For leading yourself with sub-contractors.", []bid.GroupModel{bid.ModelManagedProvider}, nil)
	largest := b.largest()
	b.gate(b.oneLarge(largest), "One party delivers most of the value", "For a managing provider: that party leads.", []bid.GroupModel{bid.ModelManagedProvider}, nil)
	b.gate(b.hub(largest), "Many members, none with most of the value, and enough volume to pay for a hub", "For hub and spoke.", []bid.GroupModel{bid.ModelHub}, nil)
	b.gate(b.asked(), "The commissioner leads and asks for an alliance", "For an alliance.", []bid.GroupModel{bid.ModelAlliance}, nil)
}

func (b *builder) gate(g Gate, rule, then string, pro, con []bid.GroupModel) {
	g.N, g.Rule, g.Then, g.For, g.Against = len(b.out.Gates)+1, rule, then, pro, con
	b.out.Gates = append(b.out.Gates, g)
	if g.State != bid.Yes {
		return
	}
	for _, m := range b.out.Models {
		for _, id := range pro {
			if bid.GroupModel(m.ID) == id {
				m.For = append(m.For, Pointer{g.N, g.Why})
			}
		}
		for _, id := range con {
			if bid.GroupModel(m.ID) == id {
				m.Against = append(m.Against, Pointer{g.N, g.Why})
			}
		}
	}
}

// note adds the figures a gate rests on, where they are named.
func (g *Gate) note(of ...calc.Node) {
	for _, n := range of {
		if working.Usable(n) && n.ID() != "" {
			g.Figures = append(g.Figures, n.ID())
		}
	}
}

// tooSmall is gate 1: value below, or term shorter than, what pays for a new company.
func (b *builder) tooSmall() Gate {
	g := Gate{Path: "consortium.split.value"}
	least, l1 := b.limit("new_entity_value")
	months, l2 := b.limit("new_entity_months")
	value, term := b.value(), b.term()
	g.note(value, least, term, months)
	if !l1 || !l2 {
		g.Why = "The limits are missing from the facts."
		return g
	}
	v, valued := value.Value()
	n, timed := term.Value()
	small, short := valued && v.LessThan(least.Decimal()), timed && n.LessThan(months.Decimal())
	worth := fmt.Sprintf("The contract is worth %s", value.Format())
	long := fmt.Sprintf("it runs for %s months", money.FormatQuantity(n))
	limits := fmt.Sprintf("the limits are %s and %s months", least.Format(), money.FormatQuantity(months.Decimal()))
	switch {
	case small && short:
		g.State, g.Why = bid.Yes, fmt.Sprintf("%s and %s; %s.", worth, long, limits)
	case small:
		g.State, g.Why = bid.Yes, fmt.Sprintf("%s, less than %s.", worth, least.Format())
	case short:
		g.State, g.Why, g.Path = bid.Yes, fmt.Sprintf("It runs for %s months, less than %s.", money.FormatQuantity(n), money.FormatQuantity(months.Decimal())), "opportunity.term.months"
	case valued && timed:
		g.State, g.Why = bid.No, fmt.Sprintf("%s and %s; %s.", worth, long, limits)
	case !valued:
		g.Why = value.Reason().Text
	default:
		g.Why, g.Path = term.Reason().Text, "opportunity.term.months"
	}
	return g
}

// bySelf is gate 2.
func (b *builder) bySelf(c cover) Gate {
	g := Gate{Path: c.path}
	g.note(c.node)
	tests := b.own.Tests
	switch {
	case c.state == bid.No:
		g.State, g.Why = bid.No, c.why
	case tests.State == bid.No:
		g.State, g.Why, g.Path = bid.No, tests.Words, "eligibility.tests"
	case len(b.own.Relied) > 0:
		g.State, g.Why, g.Path = bid.No, "Only a partner meets: "+joined(b.own.Relied)+".", "eligibility.requirements"
	case len(b.own.Gaps) > 0:
		g.State, g.Why, g.Path = bid.No, "Nobody meets yet: "+joined(b.own.Gaps)+".", "eligibility.requirements"
	case c.state != bid.Yes:
		g.Why = c.why
	case tests.State != bid.Yes:
		g.Why, g.Path = tests.Words, "eligibility.tests"
	case len(b.own.Open) > 0:
		g.Why, g.Path = "Not known yet whether you meet: "+joined(b.own.Open)+".", "eligibility.requirements"
	default:
		g.State, g.Why = bid.Yes, c.why+" "+tests.Words
	}
	return g
}

// failed is gate 3: the organisation’s own accounts, since it is tested when it bids alone
// or leads; how a group would stand is said beside.
func (b *builder) failed() Gate {
	g := Gate{Path: "eligibility.tests"}
	for _, r := range b.own.Tests.Rows {
		g.Figures = append(g.Figures, r.FigureID)
	}
	g.Why = b.own.Tests.Words
	switch b.own.Tests.State {
	case bid.No:
		g.State = bid.Yes
		if len(b.group.Members) > 0 {
			g.Why += " " + b.inWay(bid.GroupAggregate).Words
		}
	case bid.Yes:
		g.State = bid.No
		if len(b.own.Tests.Rows) == 0 {
			g.Why = "No financial test of this tender is entered, so none is failed."
		}
	}
	return g
}

// onlyCover is gate 4: you pass, and some part is beyond you in area or specialism.
func (b *builder) onlyCover(c cover) Gate {
	g := Gate{Path: c.path}
	g.note(c.node)
	tests := b.own.Tests
	switch {
	case c.state == bid.Yes:
		g.State, g.Why = bid.No, c.why
	case tests.State == bid.No:
		g.State, g.Why, g.Path = bid.No, "A financial test is failed as well. "+tests.Words, "eligibility.tests"
	case len(b.own.Gaps) > 0:
		g.State, g.Why, g.Path = bid.No, "Conditions are missing as well: "+joined(b.own.Gaps)+".", "eligibility.requirements"
	case c.state == bid.No && c.nothing:
		g.State, g.Why = bid.No, "You can serve no part of the contract yourself, so more than an area or a specialism is missing."
	case c.state != bid.Yes && c.state != bid.No:
		g.Why = c.why
	case tests.State != bid.Yes:
		g.Why, g.Path = tests.Words, "eligibility.tests"
	case len(b.own.Open) > 0:
		g.Why, g.Path = "Not known yet whether you meet: "+joined(b.own.Open)+".", "eligibility.requirements"
	default:
		g.State, g.Why = bid.Yes, c.why+" "+tests.Words
	}
	return g
}

// oneLarge is gate 5.
func (b *builder) oneLarge(l largest) Gate {
	g := Gate{Path: l.path}
	most, found := b.limit("managing_share")
	g.note(l.node, most)
	v, known := working.Value(l.node)
	switch {
	case len(b.group.Members) == 0:
		g.State, g.Why, g.Path = bid.No, "No partner is named yet.", "consortium.members"
	case !found:
		g.Why = "The limit is missing from the facts."
	case known && v.GreaterThan(most.Decimal()):
		g.State, g.Why = bid.Yes, fmt.Sprintf("%s has %s of the value, more than %s.", l.name, l.node.Format(), most.Format())
	case l.why != "":
		g.Why = l.why
	default:
		g.State, g.Why = bid.No, fmt.Sprintf("The largest part, of %s, is %s of the value; the limit is %s.", l.name, l.node.Format(), most.Format())
	}
	return g
}

// hub is gate 6: enough members, none too large, and the volume to pay for it.
func (b *builder) hub(l largest) Gate {
	g := Gate{Path: "consortium.members"}
	least, l1 := b.limit("hub_members")
	most, l2 := b.limit("managing_share")
	if !l1 || !l2 {
		g.Why = "The limits are missing from the facts."
		return g
	}
	count := 0
	for i := range b.parties {
		if b.parties[i].Delivers() {
			count++
		}
	}
	members := b.followed(fig{ID: "cons.models.members", Label: "Members of the group, with you", Unit: calc.Counted("members"), Key: "cons.models", Path: "consortium.members"}, number(count), "guarantors are not counted")
	g.note(members, least, l.node, most)
	if !members.Decimal().GreaterThan(least.Decimal()) {
		g.State, g.Why = bid.No, fmt.Sprintf("There are %d members with you; a hub needs more than %s.", count, money.FormatQuantity(least.Decimal()))
		return g
	}
	large, known := working.Value(l.node)
	if known && large.GreaterThan(most.Decimal()) {
		g.State, g.Why, g.Path = bid.No, fmt.Sprintf("%s has %s of the value, more than %s.", l.name, l.node.Format(), most.Format()), l.path
		return g
	}
	need, volume := b.breakEven()
	g.note(volume, need)
	n, n1 := working.Value(need)
	v, v1 := working.Value(volume)
	switch {
	case n1 && v1 && v.LessThan(n):
		g.State, g.Why, g.Path = bid.No, fmt.Sprintf("%s a year is expected, and the fee pays for a hub only from %s.", money.FormatPounds(v), money.FormatPounds(n)), "consortium.split.fee.volume"
	case l.why != "":
		g.Why, g.Path = l.why, l.path
	case !n1:
		g.Why, g.Path = missing(need, "Type what a hub would cost a year, and its fee."), "consortium.split.fee.hubCost"
	case !v1:
		g.Why, g.Path = missing(volume, "Type the contract value a year that is expected."), "consortium.split.fee.volume"
	default:
		g.State, g.Why = bid.Yes, fmt.Sprintf("There are %d members with you, none has more than %s of the value, and %s a year is expected where %s pays for a hub.", count, most.Format(), money.FormatPounds(v), money.FormatPounds(n))
	}
	return g
}

// asked is gate 7.
func (b *builder) asked() Gate {
	g := Gate{Path: "consortium.allianceAsked", State: b.group.Asked}
	switch g.State {
	case bid.Yes:
		g.Why = "You said that the commissioner leads and asks for it."
	case bid.No:
		g.Why = "You said that the commissioner does not ask for it."
	default:
		g.State, g.Why = bid.Unknown, "Does the commissioner lead, and ask for an alliance? Look in the tender."
	}
	return g
}
