// Package route tells how a public buyer has to buy: the value that counts, the regime,
// the threshold, and what a bidder may expect of it. It decides nothing silently: each
// step names its rule, and unknown is never taken as no.
package route

import (
	"reflect"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Input is what the route rests on. On is today.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
}

// path is where the answers stand in the document.
const path = "opportunity.route."

// Build writes route.value.net, route.value.basis and route.threshold on the sheet and
// gives the route (domain rules ROUTE-010 to ROUTE-061). Without a library, or for a
// kind of opportunity that is no purchase, there is no route, and the result says why.
func Build(s *working.Sheet, in Input) *Result {
	b := &builder{Sheet: s, in: in, o: &in.Document.Bid.Opportunity, lib: in.Library, r: &Result{}}
	if b.lib == nil {
		b.r.Unavailable = "The facts are not loaded, so the route cannot be told."
		return b.r
	}
	b.says()
	if b.noPurchase() {
		return b.r
	}
	if b.nothing() {
		return b.r
	}
	b.assume()
	b.value()
	b.order()
	b.expect()
	b.finish()
	return b.r
}

type builder struct {
	*working.Sheet
	in   Input
	o    *bid.Opportunity
	lib  *reference.Library
	r    *Result
	over map[string]*bid.TenderSays

	vat     vat
	limits  limits
	told    map[string]bool // two rows told
	started string          // where Began comes from
}

// noPurchase stops for kinds, as the user confirmed them, that no public body buys.
func (b *builder) noPurchase() bool {
	kind, found := b.lib.OpportunityKind(string(b.o.Kind))
	if !found || kind.Asks("route") {
		return false
	}
	b.r.Regime, b.r.Certainty = NoPurchase, kind.Certainty
	b.r.Answer = kind.Name + ": this is no purchase by a public body, so no route is asked for. " + kind.Means
	b.r.Steps = append(b.r.Steps, Step{ID: "kind", Question: "Does a public body buy something?", Answer: bid.No, Says: kind.Name, Why: kind.WhatItIs})
	b.Issue(CodeRoute, bid.Informs, "opportunity.kind", "%s", b.r.Answer)
	return true
}

// nothing stops while the opportunity says nothing that a route could rest on.
func (b *builder) nothing() bool {
	o := b.o
	if o.Kind != "" || o.Buyer.Name != "" || o.Notice != nil || o.Regime != "" || len(o.CPV) > 0 || len(o.Lots) > 0 ||
		o.Value != (bid.Value{}) || !reflect.ValueOf(o.Route).IsZero() {
		return false
	}
	b.r.Unavailable = "Nothing is known of the opportunity yet. Import the notice, or enter the buyer, what is bought and the whole-life value."
	b.r.Answer = "Route: not available. " + b.r.Unavailable
	none := func(id, label string) calc.Node {
		return b.NoneCode(working.Fig{ID: id, Label: label, Unit: calc.Pounds, Path: path + "parts"}, CodeValue, enterValue)
	}
	b.r.Net, b.r.Basis = none("route.value.net", netLabel), none("route.value.basis", basisLabel)
	b.r.Threshold = none("route.threshold", "Threshold")
	b.Issue(CodeRoute, bid.Informs, "opportunity.route", "%s", b.r.Answer)
	return true
}

// says checks where the tender is said to depart from a rule. Each needs a rule and a
// reason; the later of two for one rule stands.
func (b *builder) says() {
	b.over = map[string]*bid.TenderSays{}
	for i := range b.o.Route.Says {
		t := &b.o.Route.Says[i]
		at := path + "says." + t.ID
		switch {
		case strings.TrimSpace(t.RuleID) == "":
			b.Issue(CodeSays, bid.Informs, at+".ruleId", "What the tender says otherwise names no rule, so it is not used. Choose the rule.")
		case strings.TrimSpace(t.Reason) == "":
			b.Issue(CodeSays, bid.Informs, at+".reason", "A departure from the rule %s has no reason, so the rule stands. Say why, or where the tender says so.", working.Named(t.RuleID, "chosen"))
		default:
			b.over[t.RuleID] = t
		}
	}
}

// dress puts what the tender says of a row in its place.
func (b *builder) dress(a reference.RuleAnswer) Rule {
	r := Rule{RuleAnswer: a, Says: b.over[a.ID]}
	if t := r.Says; t != nil && t.Value.IsSet() && !t.Value.Decimal().IsNegative() {
		r.Amount = t.Value
	}
	return r
}

// use records a row that the answer rests on, with what the tender says of it.
func (b *builder) use(a reference.RuleAnswer) Rule {
	r := b.dress(a)
	if t := r.Says; t != nil {
		if !slices.ContainsFunc(b.r.Overrides, func(o bid.TenderSays) bool { return o.ID == t.ID && o.RuleID == t.RuleID }) {
			b.r.Overrides = append(b.r.Overrides, *t)
		}
	}
	if !slices.ContainsFunc(b.r.Rules, func(o Rule) bool { return o.ID == a.ID }) {
		b.r.Rules = append(b.r.Rules, r)
	}
	b.r.Certainty = b.r.Certainty.Lower(a.Certainty)
	return r
}

// byID is a row of the facts; not found is told by Found.
func (b *builder) byID(id string) Rule {
	a := b.lib.RuleByID(id, b.r.Began)
	if !a.Found {
		return Rule{}
	}
	return b.use(a)
}

// look finds the row for the buyer and the day, and tells when two matched.
func (b *builder) look(kind, regime, class string, authorities ...string) Rule {
	a := b.lib.Rule(b.query(kind, regime, class, authorities...))
	if !a.Found {
		return Rule{}
	}
	if len(a.Also) > 0 && !b.told[a.ID] {
		if b.told == nil {
			b.told = map[string]bool{}
		}
		b.told[a.ID] = true
		b.Issue(CodeTwoRows, bid.Informs, path+"authority", "Two rules match: %s and %s. The one for this kind of buyer, then the later one, is used: %s.", a.ID, a.Also[0].ID, a.ID)
	}
	return b.use(a)
}

func (b *builder) query(kind, regime, class string, authorities ...string) reference.RuleQuery {
	nation := reference.Nation(b.r.Nation)
	if b.r.Nation == bid.Wales && b.r.Devolved == bid.No {
		nation = reference.England // not devolved: the column of the United Kingdom
	}
	return reference.RuleQuery{Kind: kind, Nation: nation, Regime: regime, Class: class, Authorities: authorities, On: b.r.Began}
}

// step adds a step; the words of the tender about it stand beside it.
func (b *builder) step(s Step) {
	if t := b.over[s.ID]; t != nil {
		s.Tender = t
		b.r.Overrides = append(b.r.Overrides, *t)
	}
	kept := s.Rules[:0:0]
	for _, r := range s.Rules {
		if r.Found {
			kept = append(kept, r)
		}
	}
	s.Rules = kept
	b.r.Steps = append(b.r.Steps, s)
}

// ask opens a question and tells it as a finding: a warning where the answer can
// change the route.
func (b *builder) ask(matters bool, q Question) {
	for _, open := range b.r.Questions {
		if open.Code == q.Code && open.Path == q.Path {
			return
		}
	}
	weight := bid.Informs
	if matters {
		weight = bid.Warns
	}
	b.r.Questions = append(b.r.Questions, q)
	b.Issues = append(b.Issues, bid.Issue{Code: q.Code, Severity: weight, Path: q.Path, Message: q.Text, Question: q.Buyer})
}
