// Package models sets the arrangements between providers side by side: who contracts, who
// answers for what, set-up, what each does to the financial tests, the rules that speak
// for and against, and a comparison weighted by the user (sections 1 and 7 of the
// consortium specification). Rules and marks stand side by side and neither is a verdict.
// All figures are internal; their ids are listed in app/assess/doc.go.
package models

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/consortium/plan"
	"bidwright/app/date"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/app/tender"
	"bidwright/app/working"
)

// Input is what the comparison rests on. Everything but the document may be nil; what
// needs it is then not known.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
	Tender   *tender.Result
	Pricing  *pricing.Result
	Plan     *plan.Result
}

// Result is the comparison.
type Result struct {
	// Used: there is a group, or something was typed about an arrangement. Without it the
	// models only hold what the facts say of them.
	Used     bool
	Models   []*Model // in the order of the facts
	Criteria []Criterion
	Gates    []Gate
	// WeeksLeft until the deadline, below zero when it has passed; Return is the chance of
	// winning × what is then left over, before the cost of bidding and of setting up.
	WeeksLeft, Return calc.Node
	Advice            Advice
	Issues            []bid.Issue
}

// Model is one arrangement.
type Model struct {
	reference.GroupModel
	Chosen bool
	// PlanID is the line of the document that describes it, or the model’s own id where
	// there is none; Path is that line’s path.
	PlanID, Path string
	Note         string
	Weeks, Cost  calc.Node // to set it up; pounds
	// Slack is weeks left less weeks to set it up; Late says that it is below zero.
	Slack calc.Node
	Late  string
	// Spent is the cost of bidding with that of setting up; EV what is expected after it;
	// PStar the chance of winning at which that is nothing.
	Spent, EV, PStar calc.Node
	Tests            Tests
	For, Against     []Pointer
	Marks            []Mark // one for each criterion
	Unmarked         []string
	Score            calc.Node
}

// Short is the name up to its colon, where the facts explain it after one.
func (m *Model) Short() string {
	name, _, _ := strings.Cut(m.Name, ":")
	return name
}

// Rules says which gates speak for it and against it: for 3, 4; against 1.
func (m *Model) Rules() string {
	var out []string
	for _, x := range []struct {
		word string
		of   []Pointer
	}{{"for ", m.For}, {"against ", m.Against}} {
		var n []string
		for _, p := range x.of {
			n = append(n, strconv.Itoa(p.Gate))
		}
		if len(n) > 0 {
			out = append(out, x.word+strings.Join(n, ", "))
		}
	}
	return strings.Join(out, "; ")
}

// Pointer is what a gate says of a model.
type Pointer struct {
	Gate int // number
	Why  string
}

type fig = working.Fig

type builder struct {
	*working.Sheet
	in      Input
	group   *bid.Consortium
	out     *Result
	plans   map[bid.GroupModel]bid.ModelPlan
	parties []plan.Party
	own     ownStanding
	items   []reference.GroupModelItem // weights and suggestions
}

// Build writes the figures on the sheet and gives the comparison with its findings. It
// never panics on any values.
func Build(s *working.Sheet, in Input) *Result {
	b := &builder{Sheet: s, in: in, group: &in.Document.Bid.Consortium, out: &Result{}, plans: map[bid.GroupModel]bid.ModelPlan{}}
	c := b.group
	b.out.Used = len(c.Members) > 0 || in.Document.Bid.Invitation == nil && (c.Model != "" || len(c.Models)+len(c.Cells)+len(c.Weights) > 0 || c.Asked != bid.Unknown)
	if in.Library != nil {
		b.items = in.Library.GroupModelItems()
		for _, m := range in.Library.GroupModels() {
			b.out.Models = append(b.out.Models, &Model{GroupModel: m, Chosen: bid.GroupModel(m.ID) == c.Model, Path: "consortium.models." + m.ID, PlanID: m.ID})
		}
	}
	if !b.out.Used {
		return b.out
	}
	before := len(s.Issues)
	b.parties = plan.Parties(&in.Document)
	b.described()
	b.timed()
	b.worth()
	b.tested()
	b.gates()
	b.criteria()
	b.marked()
	b.findings()
	b.advise()
	b.out.Issues = append([]bid.Issue(nil), s.Issues[before:]...)
	return b.out
}

// described takes what was typed about each model; of two descriptions the first counts.
func (b *builder) described() {
	used := map[string]bool{}
	for _, p := range working.Unique(b.group.Models, func(p *bid.ModelPlan) *string { return &p.ID }) {
		used[p.ID] = true
		if _, twice := b.plans[p.Model]; !twice {
			b.plans[p.Model] = p
		}
	}
	for _, m := range b.out.Models {
		if p, found := b.plans[bid.GroupModel(m.ID)]; found {
			m.PlanID, m.Note = p.ID, p.Note
		} else {
			for used[m.PlanID] { // a line about another model has this one’s name as its id
				m.PlanID += ".none"
			}
		}
		m.Path = "consortium.models." + m.PlanID
	}
}

// limit is a figure of the table of limits with its source, as a node once; false when
// the table lacks it. A percent is a fraction.
func (b *builder) limit(id string) (calc.Node, bool) {
	if b.in.Library == nil {
		return calc.Node{}, false
	}
	l, found := b.in.Library.GroupLimit(id)
	if !found {
		return calc.Node{}, false
	}
	name := "fact.group_limit." + id
	if n, known := b.Graph.Node(name); known {
		return n, true
	}
	unit, v := calc.Counted(l.Unit), l.Value.Decimal()
	switch l.Unit {
	case "percent":
		unit, v = calc.Percent, v.Shift(-2)
	case "GBP":
		unit = calc.Pounds
	}
	b.Labels[name] = bid.LabelPublic
	return b.Graph.Input(name, l.Label, unit, v, calc.Origin{Kind: calc.Fact, Source: &calc.Source{ID: "group_limits " + id, Certainty: string(l.Certainty), Text: l.Title}}), true
}

// followed is a figure that is no formula, with where it comes from.
func (b *builder) followed(f fig, value decimal.Decimal, from string) calc.Node {
	b.Labels[f.ID] = bid.LabelInternal
	return b.Graph.Input(f.ID, f.Label, f.Unit, value, calc.Origin{Note: from, Path: f.Path}).Key(f.Key)
}
