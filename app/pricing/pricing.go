// Package pricing builds a price from what delivering the contract takes: people with
// their on-costs, other costs, core cost, contingency and surplus, year by year, with
// the ladder of prices that it may not pass. It is a pure function of a document, the
// dated facts and a day; every figure is a node of a calculation graph.
//
// Figure ids are listed in app/assess/doc.go; formula keys (emp.ni) are those of the
// specification.
package pricing

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/corecost"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Input is all that a price rests on.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date // the day of the assessment; never a clock
}

// Result is the price and everything that led to it.
type Result struct {
	Graph  *calc.Graph
	Labels map[string]bid.Label // by figure id; internal when absent
	// Sheet holds both; engines that follow go on writing on it.
	Sheet *working.Sheet

	People   []*PersonResult
	Visits   *Visits // nil where the bid has none
	Sessions []*SessionResult
	Capacity Capacity
	Offers   Offers
	// UpliftRequest is what the claims ask for; Pressure are lines to claim.
	UpliftRequest UpliftRequest
	Pressure      []Pressure
	Costs         []*CostResult
	Core          []CoreLine
	Allocation    *corecost.Allocation // made for the price; nil where the price needs none
	Organisation  Organisation
	// Heads are the parts of the price in printing order, surplus last: they add to Total.
	Heads []Head
	Total calc.Node // price target × quantity, exact
	Full  calc.Node // full cost a year at the target price
	// FullUnit is the price at which year 1 leaves nothing over.
	FullUnit calc.Node
	Target   calc.Node // exact price target for one unit
	Printed  calc.Node // the target as printed (R1)
	Asked    calc.Node // the price asked, as printed
	Years    []Year
	Ladder   []Rung
	Even     Even
	Afford   Afford
	Contract Contract
	Issues   []bid.Issue

	Singular, Plural string // the unit in words
	Start            date.Date
	Overrides        reference.Overrides
}

// Head is one part of the price build-up, a year.
type Head struct {
	ID    string
	Label bid.Label
	Node  calc.Node
}

// CoreLine is one running cost and what this contract carries of it.
type CoreLine struct {
	corecost.Line
	Node calc.Node // exact share a year at the prices of year 1

	grown []grownPart
}

// grownPart is the part of a core cost that follows one growth.
type grownPart struct {
	growth growth
	node   calc.Node
}

// Contract is the sum of the years.
type Contract struct {
	Value, Cost, Gap, Subsidy calc.Node
	Milestones                calc.Node // billed by themselves; usable only when there are some
}

// Label is who may see a figure.
func (r *Result) Label(id string) bid.Label { return r.Labels[id].Or(bid.LabelInternal) }

type builder struct {
	*working.Sheet
	in        Input
	out       *Result
	start     date.Date
	years     int
	nation    reference.Nation
	overrides reference.Overrides

	twelve, weeks calc.Node
	kept, allPay  calc.Node
	facts, laws   map[factKey]calc.Node
	indexes       map[string]calc.Node
	volumes       map[int]calc.Node
	asked         map[string]bool
	stale         []string // facts with no change announced, last read long before
	groups        struct{ people, costs, core *grouped }
}

// Build prices a document. It never panics on any values: what cannot be computed is
// not available with a reason, and other figures stand.
func Build(in Input) *Result {
	b := newBuilder(in)
	p := &b.in.Document.Bid.Pricing
	for i := range p.People {
		b.out.People = append(b.out.People, b.post(&p.People[i]))
	}
	b.visits()
	b.out.Organisation = b.reliefs(b.out.People)
	for _, r := range b.out.People {
		b.totals(r)
	}
	b.visitTotals()
	b.sessions()
	for i := range p.Costs {
		b.out.Costs = append(b.out.Costs, b.cost(&p.Costs[i], b.out.People))
	}
	b.price()
	b.contractYears()
	b.visitPrices()
	b.ladder()
	b.even()
	b.capacity()
	b.offers()
	b.purposes()
	b.upliftRequest()
	b.afford()
	b.checks()
	if err := b.Graph.Err(); err != nil {
		b.Issue("PRICE-106", bid.Blocks, "", "Bidwright built a figure wrongly (%v). The other figures stand; please report this.", err)
	}
	b.out.Issues = b.Issues
	return b.out
}

func newBuilder(in Input) *builder {
	in.Document.Bid.Pricing.People = working.Unique(in.Document.Bid.Pricing.People, func(p *bid.Post) *string { return &p.ID })
	in.Document.Bid.Pricing.Costs = working.Unique(in.Document.Bid.Pricing.Costs, func(l *bid.CostLine) *string { return &l.ID })
	in.Document.Organisation.RunningCosts = working.Unique(in.Document.Organisation.RunningCosts, func(l *bid.RunningCost) *string { return &l.ID })
	p := &in.Document.Bid.Pricing
	service := &p.Service
	service.Visits.Lengths = working.Unique(service.Visits.Lengths, func(l *bid.VisitLength) *string { return &l.ID })
	service.Sessions = working.Unique(service.Sessions, func(s *bid.Session) *string { return &s.ID })
	service.Offers = working.Unique(service.Offers, func(o *bid.Offer) *string { return &o.ID })
	for i := range p.People {
		p.People[i].Roster = working.Unique(p.People[i].Roster, func(s *bid.Shift) *string { return &s.ID })
	}
	b := &builder{
		Sheet: working.New(), in: in, start: p.Start, years: p.Years, nation: nation(in.Document),
		facts: map[factKey]calc.Node{}, laws: map[factKey]calc.Node{}, indexes: map[string]calc.Node{},
		volumes: map[int]calc.Node{}, asked: map[string]bool{},
	}
	if b.start.IsZero() {
		b.start = in.Document.Bid.Opportunity.Term.Start
	}
	b.years = min(max(b.years, 0), bid.MaxYears)
	if b.years == 0 {
		b.years = 1
	}
	if in.Library != nil {
		list := make([]reference.Override, len(in.Document.Facts))
		for i, f := range in.Document.Facts {
			list[i] = reference.Override(f)
		}
		set, refused := in.Library.Overrides(list, p.CarryFacts)
		b.overrides = set
		b.out = &Result{}
		for _, r := range refused {
			b.Issue("PRICE-109", bid.Warns, "facts."+r.FactID, "%s", r.Message)
		}
	}
	if b.out == nil {
		b.out = &Result{}
	}
	b.out.Sheet, b.out.Graph, b.out.Labels, b.out.Start, b.out.Overrides = b.Sheet, b.Graph, b.Labels, b.start, b.overrides
	b.out.Singular, b.out.Plural = unitWords(p.Unit)
	b.twelve = b.Graph.Int(12)
	b.weeks = b.weekCount()
	return b
}

func nation(doc bid.Document) reference.Nation {
	if n := doc.Bid.Opportunity.Nation; n != "" {
		return reference.Nation(n)
	}
	if n := doc.Organisation.Nation; n != "" {
		return reference.Nation(n)
	}
	return reference.UK
}

// unitWords names the unit in the singular and plural.
func unitWords(u bid.Unit) (string, string) {
	if u.Singular != "" {
		return u.Singular, working.Named(u.Plural, u.Singular+"s")
	}
	switch u.Kind {
	case bid.UnitPlaceWeek:
		return "place-week", "place-weeks"
	case "":
		return "unit", working.Named(u.Plural, "units")
	}
	return string(u.Kind), working.Named(u.Plural, string(u.Kind)+"s")
}

func (b *builder) weekCount() calc.Node {
	f := fig{Label: "Weeks in a year", Unit: unitWeeks, Path: "pricing.weeks"}
	weeks, ok := b.in.Document.Bid.Pricing.WeekCount()
	if !ok {
		return b.Graph.Missing(f.Path, f.Label, f.Unit, calc.Reason{Code: bid.CodeNotNumber, Text: "The number of weeks in a year is not readable.", Path: f.Path})
	}
	kind := calc.Typed
	if b.in.Document.Bid.Pricing.Weeks == "" {
		kind = calc.Default
	}
	return b.Graph.Input(f.Path, f.Label, f.Unit, weeks, calc.Origin{Kind: kind, Path: f.Path})
}

// term is the number of contract years.
func (b *builder) term() calc.Node {
	return b.Input(fig{Label: "Contract years", Unit: calc.Years, Path: "pricing.years"}, money.QuantityOf(decimal.NewFromInt(int64(b.years))))
}

// volume is the quantity of contract year y: that of the last year listed up to it.
func (b *builder) volume(y int) calc.Node {
	if n, found := b.volumes[y]; found {
		return n
	}
	listed, quantity := 0, money.Quantity{}
	for _, v := range b.in.Document.Bid.Pricing.Volume {
		if v.Year >= 1 && v.Year <= y && v.Year >= listed && v.Quantity.IsSet() {
			listed, quantity = v.Year, v.Quantity
		}
	}
	if listed == 0 && y > 1 {
		b.volumes[y] = b.volume(1)
		return b.volumes[y]
	}
	if listed == 0 {
		if n := b.volumeOfService(); working.Usable(n) {
			b.volumes[y] = n
			return n
		}
	}
	path := fmt.Sprintf("pricing.volume.%d.quantity", max(listed, 1))
	n := b.Input(fig{Label: fmt.Sprintf("Quantity of %s from year %d", b.out.Plural, max(listed, 1)), Unit: calc.Counted(b.out.Plural), Path: path}, quantity,
		working.Ask(fmt.Sprintf("The quantity of %s is missing. Type how many the buyer expects in a year.", b.out.Plural)))
	b.volumes[y] = n
	return n
}
