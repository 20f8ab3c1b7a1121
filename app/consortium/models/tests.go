package models

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/consortium/plan"
	"bidwright/app/tender/selection"
	"bidwright/app/tender/standing"
)

// Tests is what a model does to eligibility: how the financial tests stand where the buyer
// tests whom this model puts forward, and what only a partner meets.
type Tests struct {
	State bid.Answer // passed; unknown where one cannot be told
	On    string     // whose accounts are tested
	Words string
	Rows  []TestRow
	// Sinks are members by whom a test is failed; Saves those who pass by themselves what
	// fails in this model.
	Sinks, Saves []string
	Conditions   string // met through partners, in words; empty without any
}

// TestRow is one test of the tender in a model.
type TestRow struct {
	Name, Path, FigureID string
	State                bid.Answer
	Words                string
}

// ownStanding is what the organisation is by itself.
type ownStanding struct {
	Tests      Tests
	Relied     []string // conditions that only a partner meets
	Gaps, Open []string // conditions
}

// outcome is a test read in one way.
type outcome struct {
	state bid.Answer
	why   string
	who   string // by whom it is failed
}

// tested works out the tests of every model.
func (b *builder) tested() {
	b.own.Tests = b.judge("your own accounts", b.alone(""), "")
	b.conditions()
	for _, m := range b.out.Models {
		switch bid.GroupModel(m.ID) {
		case bid.ModelSole:
			m.Tests = b.own.Tests
			if len(b.own.Relied) > 0 {
				m.Tests.Conditions = "By yourself you do not meet: " + joined(b.own.Relied) + "."
			}
			continue
		case bid.ModelSubcontract:
			m.Tests = b.asSub()
		case bid.ModelManagingAgent:
			m.Tests = b.asAgent()
		default:
			m.Tests = b.grouped(m.TestedOn)
		}
		if len(b.own.Relied) > 0 {
			m.Tests.Conditions = "Met by a partner: " + joined(b.own.Relied) + "."
		}
	}
}

// conditions sorts the conditions of the lots bid for by who meets them.
func (b *builder) conditions() {
	if b.in.Tender == nil {
		return
	}
	for _, q := range b.in.Tender.Selection.Requirements {
		if q.Scored || !b.bidFor(q.LotID) {
			continue
		}
		name := strings.TrimSpace(q.Name)
		if name == "" {
			name = "a condition without a name"
		}
		switch {
		case q.State == selection.Gap:
			b.own.Gaps = append(b.own.Gaps, name)
		case q.ByID != "": // proven or not yet, it is not you who meets it
			b.own.Relied = append(b.own.Relied, name+" ("+b.partner(q.ByID)+")")
		case q.State == selection.Open:
			b.own.Open = append(b.own.Open, name)
		}
	}
	slices.Sort(b.own.Relied)
	slices.Sort(b.own.Gaps)
	slices.Sort(b.own.Open)
}

// partner is a party by name.
func (b *builder) partner(id string) string {
	for i := range b.parties {
		if b.parties[i].ID == id {
			return b.parties[i].Name
		}
	}
	return "a partner who was removed"
}

func (b *builder) bidFor(lot string) bool {
	bidden := b.in.Document.Bid.Opportunity.LotIDs
	return lot == "" || len(bidden) == 0 || slices.Contains(bidden, lot)
}

// alone reads a test by the accounts of one party.
func (b *builder) alone(id string) func(standing.Test) outcome {
	return func(t standing.Test) outcome {
		for _, w := range t.Bodies {
			if w.ID == id {
				return outcome{state(w.Outcome), w.Why, w.Name}
			}
		}
		return outcome{why: firstOf(t.Why, "It cannot be worked out yet.")}
	}
}

// inMode reads a test in one way of putting the group together.
func (b *builder) inMode(mode bid.GroupMode) func(standing.Test) outcome {
	return func(t standing.Test) outcome {
		for _, m := range t.Modes {
			if m.Mode == mode {
				return outcome{state(m.Outcome), m.Why, m.Member}
			}
		}
		return outcome{why: firstOf(t.Why, "It cannot be worked out yet.")}
	}
}

// grouped are the tests of a model that puts the lead, each member, or all together
// forward. Where the tender says how it tests a group, that counts.
func (b *builder) grouped(on string) Tests {
	if len(b.group.Members) == 0 {
		return unknown("No partner is named, so there is nobody to test beside you.")
	}
	mode := map[string]bid.GroupMode{"lead": bid.GroupLeadOnly, "each": bid.GroupEachMember, "aggregate": bid.GroupAggregate}[on]
	if mode == "" {
		together := b.inWay(bid.GroupAggregate)
		words := "The company would have no accounts of its own yet, so the buyer will ask for guarantees or look at the members. Ask before you set it up."
		if together.State == bid.Yes && len(together.Rows) > 0 {
			words += " Added together, the members would pass."
		}
		return unknown(words)
	}
	if b.group.Mode != bid.GroupByLiability {
		mode = b.group.Mode
	}
	return b.inWay(mode)
}

// inWay are the tests in one way of putting the group together.
func (b *builder) inWay(mode bid.GroupMode) Tests {
	return b.judge(modeWords[mode], b.inMode(mode), mode)
}

var modeWords = map[bid.GroupMode]string{
	bid.GroupAggregate: "all members added together", bid.GroupLeadOnly: "the lead alone",
	bid.GroupEachMember: "each member by itself", bid.GroupShareWeighted: "members by their share",
}

// asSub are the tests where another body is the prime: the lead, when that is a partner;
// otherwise any partner that would pass is named.
func (b *builder) asSub() Tests {
	if b.group.Lead != "" {
		return b.inWay(bid.GroupLeadOnly)
	}
	var able []string
	for i := range b.parties {
		if p := &b.parties[i]; p.Member != nil && p.Delivers() {
			if t := b.judge(p.Name, b.alone(p.ID), ""); t.State == bid.Yes && len(t.Rows) > 0 {
				able = append(able, p.Name)
			}
		}
	}
	slices.Sort(able)
	words := "The prime is tested, not you. No prime is named as a partner who leads."
	if len(able) > 0 {
		words += " Would pass by its own accounts: " + joined(able) + "."
	}
	return unknown(words)
}

// asAgent are the tests of a lead that does not deliver.
func (b *builder) asAgent() Tests {
	for i := range b.parties {
		if p := &b.parties[i]; p.Lead && !b.takesPart(p) && len(b.group.Cells) > 0 {
			return b.inWay(bid.GroupLeadOnly)
		}
	}
	return unknown("The agent is tested. No body that leads without delivering is named.")
}

// takesPart reports whether a party is to deliver anything, or can.
func (b *builder) takesPart(p *plan.Party) bool {
	for _, x := range p.Part.Capacity {
		if x.Amount.Decimal().IsPositive() {
			return true
		}
	}
	for _, c := range b.group.Cells {
		for _, part := range c.Parts {
			if part.MemberID == p.ID && part.Share.Decimal().IsPositive() {
				return true
			}
		}
	}
	return false
}

func unknown(words string) Tests { return Tests{Words: words} }

// judge reads every test of the lots bid for.
func (b *builder) judge(on string, read func(standing.Test) outcome, mode bid.GroupMode) Tests {
	out := Tests{State: bid.Yes, On: on}
	if b.in.Tender == nil || b.in.Tender.Standing.Unavailable != "" {
		return unknown("The financial tests cannot be worked out here.")
	}
	var failed, open []string
	passes := map[string]int{} // of the tests that fail here, how many a body passes by itself
	for _, t := range b.in.Tender.Standing.Tests {
		if t.Outcome == standing.Shown || !b.bidFor(t.LotID) {
			continue
		}
		o := read(t)
		row := TestRow{Name: t.Name, Path: t.Path, FigureID: t.FigureID, State: o.state, Words: o.why}
		switch {
		case o.state == bid.No && t.Consequence == bid.FailExplain:
			row.State, row.Words = bid.Yes, "It is missed and would have to be explained."
		case o.state == bid.No:
			failed = append(failed, t.Name)
			if mode == bid.GroupEachMember || mode == bid.GroupLeadOnly {
				out.Sinks = include(out.Sinks, o.who)
			}
			for _, w := range t.Bodies {
				if w.Outcome == standing.Pass {
					passes[w.ID]++
				}
			}
		case o.state != bid.Yes:
			open = append(open, t.Name)
		}
		out.Rows = append(out.Rows, row)
	}
	// Where each member is tested, or all by their shares, one that passes saves nobody.
	if len(failed) > 0 && mode != bid.GroupEachMember && mode != bid.GroupShareWeighted {
		for i := range b.parties {
			if p := &b.parties[i]; passes[p.ID] == len(failed) {
				out.Saves = include(out.Saves, p.Name)
			}
		}
	}
	slices.Sort(out.Sinks)
	slices.Sort(out.Saves)
	switch {
	case len(failed) > 0:
		out.State = bid.No
		out.Words = "Failed on " + on + ": " + joined(failed) + "."
		if len(out.Sinks) > 0 {
			out.Words += " It is failed by the accounts of " + joined(out.Sinks) + "."
		}
		if len(out.Saves) > 0 {
			out.Words += " Would pass by its own accounts: " + joined(out.Saves) + "."
		}
	case len(open) > 0:
		out.State = bid.Unknown
		out.Words = "Cannot be told yet on " + on + ": " + joined(open) + "."
	case len(out.Rows) == 0:
		out.Words = "No financial test of this tender is entered."
	default:
		out.Words = fmt.Sprintf("Passed on %s: %s.", on, joined(names(out.Rows)))
		if b.own.Tests.State == bid.No && len(b.own.Tests.Rows) > 0 {
			out.Words += " The group saves you: by your own accounts you fail."
		}
	}
	return out
}

func names(rows []TestRow) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.Name
	}
	return out
}

// state reads an outcome as an answer; Explain is told by the consequence of the test.
func state(o standing.Outcome) bid.Answer {
	switch o {
	case standing.Pass:
		return bid.Yes
	case standing.Fail, standing.Explain:
		return bid.No
	}
	return bid.Unknown
}

func include(list []string, name string) []string {
	if name == "" || slices.Contains(list, name) {
		return list
	}
	return append(list, name)
}

func firstOf(text, other string) string {
	if text != "" {
		return text
	}
	return other
}
