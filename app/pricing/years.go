package pricing

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Year is one contract year at the price asked.
type Year struct {
	N      int
	Period string // 1 April 2027 to 31 March 2028; empty without a start date
	Volume calc.Node
	Uplift calc.Node // change of the price from the year before; 0 in year 1
	Price  calc.Node // printed unit price (R1)
	// Income is printed price × quantity to the penny (R3); Cost and Gap are exact.
	Income, Cost, Gap, Margin, Cumulative, Subsidy calc.Node
	FullUnit                                       calc.Node // price at which the year leaves nothing over
	// Heads are the parts of Cost at the price asked, in printing order: they add to it.
	Heads []YearHead

	parts   parts
	ofPrice calc.Node
}

// YearHead is one part of a year's cost: people, other, setup, core or contingency.
type YearHead struct {
	Name string
	Node calc.Node
}

// yearHeads splits a year's cost at the price asked: what was found in pounds, and the
// shares of the price on that year's income.
func (b *builder) yearHeads(r Year, id string, in func(string) string) []YearHead {
	s := b.ofPrice()
	with := func(pounds, share calc.Node) calc.Node {
		if share == b.Zero {
			return pounds
		}
		return b.Total(pounds, b.Graph.Mul(share, r.Income))
	}
	heads := make([]YearHead, 0, 5)
	for _, h := range []struct {
		name, label string
		node        calc.Node
	}{
		{"people", "people", r.parts.people}, {"other", "other direct costs", with(r.parts.other, b.linesIn(r.N))}, {"setup", "set-up", r.parts.setup},
		{"core", "core cost", with(r.parts.core, s.core)},
		{"contingency", "contingency", with(r.parts.contingency, s.contingency)},
	} {
		heads = append(heads, YearHead{Name: h.name, Node: b.alias(fig{ID: id + h.name, Label: in(h.label), Unit: unitPounds, Key: "year.cost"}, h.node)})
	}
	return heads
}

func (b *builder) sumOfHeads(f fig, heads []YearHead) calc.Node {
	nodes := make([]calc.Node, len(heads))
	for i, h := range heads {
		nodes[i] = h.Node
	}
	return b.Name(b.Graph.Add(nodes...), f)
}

// group is the lines whose cost moves alike, so that their sum moves as one.
type group struct {
	growth      growth
	first, last int
	moves       bool // with the quantity
	existing    bool // would be paid anyway
}

func (g group) active(y int) bool {
	return y >= max(g.first, 1) && (g.last == 0 || y <= g.last)
}

// grouped are the groups in order of first appearance with the sum of their lines.
type grouped struct {
	keys []group
	of   map[group][]calc.Node
	sums map[group]calc.Node
	// law is the sum in a later year where more than its index moves it; nil takes the index.
	law func(key group, sum, index calc.Node, y int) calc.Node
}

func (c *grouped) add(key group, n calc.Node) {
	if c.of == nil {
		c.of, c.sums = map[group][]calc.Node{}, map[group]calc.Node{}
	}
	if _, found := c.of[key]; !found {
		c.keys = append(c.keys, key)
	}
	c.of[key] = append(c.of[key], n)
}

func (b *builder) peopleGroups() *grouped {
	c := &grouped{law: b.employmentLaw()}
	for _, r := range b.out.People {
		c.add(r.group(), r.Total)
	}
	if v := b.out.Visits; v != nil {
		c.add(v.group(), v.Total)
	}
	return c
}

func (b *builder) costGroups() *grouped {
	c := &grouped{}
	for _, r := range b.out.Costs {
		if !r.setup() && working.Usable(r.Year) && !working.Usable(r.OfPrice) {
			c.add(group{r.growth, r.line.FirstYear, max(r.line.LastYear, 0), r.moves(b.out.People), r.line.Existing}, r.Year)
		}
	}
	for _, r := range b.out.Sessions {
		if working.Usable(r.Extras) {
			c.add(group{growth: growth{kind: bid.GrowthNone, rate: "0"}, moves: true}, r.Extras)
		}
	}
	return c
}

// inYear is the cost of the groups in contract year y: year-1 cost × index × change
// in quantity (key year.cost). keep chooses groups; nil takes all.
func (b *builder) inYear(c *grouped, y int, keep func(group) bool) calc.Node {
	var terms []calc.Node
	for _, key := range c.keys {
		if !key.active(y) || keep != nil && !keep(key) {
			continue
		}
		sum, found := c.sums[key]
		if !found {
			sum = b.Total(c.of[key]...)
			c.sums[key] = sum
		}
		factors := []calc.Node{sum}
		if index := b.index(key.growth, y); index != b.One {
			if c.law != nil {
				sum = c.law(key, sum, index, y)
				factors = []calc.Node{sum}
			} else {
				factors = append(factors, index)
			}
		}
		if now, first := b.volume(y), b.volume(1); key.moves && now != first {
			factors = append(factors, b.Div(fig{Path: "pricing.volume.1.quantity"}, now, first, "there is no quantity in year 1"))
		}
		if len(factors) > 1 {
			sum = b.Graph.Mul(factors...)
		}
		terms = append(terms, sum)
	}
	return b.Total(terms...)
}

// yearParts is the cost of year y by head, before shares of the price.
func (b *builder) yearParts(y int) parts {
	if b.groups.people == nil {
		b.groups.people, b.groups.costs = b.peopleGroups(), b.costGroups()
	}
	var p parts
	p.people = b.inYear(b.groups.people, y, nil)
	if b.uncosted() {
		p.people, _ = b.Graph.Node("people.total")
	}
	p.other = b.inYear(b.groups.costs, y, nil)
	p.direct = b.Total(p.people, p.other)
	var setup []calc.Node
	for _, r := range b.out.Costs {
		if r.setup() && working.Usable(r.Year) {
			setup = append(setup, r.Year)
		}
	}
	p.setup = b.Total(setup...)
	p.core = b.coreIn(y, p.direct)
	before := b.Total(p.people, p.other, p.setup, p.core)
	p.contingency = b.Zero
	if b.in.Document.Bid.Pricing.ContingencyBasis == bid.ContingencyOnCost {
		p.contingency = b.Graph.Mul(before, b.contingencyRate())
	}
	p.full = b.Total(p.people, p.other, p.setup, p.core, p.contingency)
	return p
}

// coreIn is core cost in pounds in year y; zero when it is a share of price, or not
// stated, of which a check warns (key cost.core).
func (b *builder) coreIn(y int, direct calc.Node) calc.Node {
	core := b.in.Document.Bid.Core
	switch core.Method {
	case bid.CoreRunningCosts, bid.CoreAllocated, bid.CoreFromSchedule:
		if b.groups.core == nil {
			b.groups.core = &grouped{}
			for _, l := range b.out.Core {
				for _, part := range l.grown {
					b.groups.core.add(group{growth: part.growth}, part.node)
				}
				if working.Usable(l.Node) && len(l.grown) == 0 {
					b.groups.core.add(group{growth: otherGrowth(l.Growth)}, l.Node)
				}
			}
		}
		return b.inYear(b.groups.core, y, nil)
	case bid.CoreAmount:
		amount := b.Input(fig{Label: "Core cost, a year", Unit: unitYear, Path: "core.amount"}, core.Amount, working.Ask("The core cost is missing. Type the pounds a year that this contract carries."))
		g := otherGrowth(core.Growth)
		if factor := b.toYear1(g); working.Usable(factor) {
			amount = b.Graph.Mul(amount, factor)
		}
		if index := b.index(g, y); index != b.One {
			amount = b.Graph.Mul(amount, index)
		}
		return amount
	case bid.CoreShareOfDirect:
		rate := b.Input(fig{Label: "Core cost as a share of direct cost", Unit: unitShare, Path: "core.rate"}, core.Rate, working.Ask("Core cost as a share of direct cost is missing. Type the share."))
		return b.Graph.Mul(rate, direct)
	}
	return b.Zero
}

// ofPriceIn is the sum of all shares of price in year y.
func (b *builder) ofPriceIn(y int) calc.Node {
	s := b.ofPrice()
	return b.Total(b.linesIn(y), s.core, s.contingency)
}

// linesIn is the sum of the cost lines that are shares of the price in year y.
func (b *builder) linesIn(y int) calc.Node {
	terms := []calc.Node{}
	for _, r := range b.out.Costs {
		if working.Usable(r.OfPrice) && (group{first: r.line.FirstYear, last: max(r.line.LastYear, 0)}).active(y) {
			terms = append(terms, r.OfPrice)
		}
	}
	return b.Total(terms...)
}

// contractYears prices every year at the price asked (year.cost, year.uplift, year.gap).
func (b *builder) contractYears() {
	u := b.in.Document.Bid.Pricing.Uplift
	exact, printed, cumulative := b.out.Asked, b.out.Asked, b.Zero
	unit := calc.PoundsPer(b.out.Singular)
	var incomes, costs, gaps, subsidies []calc.Node
	for y := 1; y <= b.years; y++ {
		id := fmt.Sprintf("year.%d.", y)
		in := func(what string) string { return fmt.Sprintf("Year %d: %s", y, what) }
		r := Year{N: y, parts: b.yearParts(y), ofPrice: b.ofPriceIn(y)}
		if !b.start.IsZero() {
			p := b.period(y)
			r.Period = p.from.String() + " to " + p.to.String()
		}
		r.Volume = b.alias(fig{ID: id + "volume", Label: in("quantity of " + b.out.Plural), Unit: calc.Counted(b.out.Plural), Secrecy: bid.LabelBuyer}, b.volume(y))
		r.Uplift = b.alias(fig{ID: id + "uplift", Label: in("change of the price"), Unit: unitShare, Key: "year.uplift", Path: "pricing.uplift.kind", Secrecy: bid.LabelBuyer}, b.uplift(y))
		price := fig{ID: id + "price", Label: in("price of one " + b.out.Singular), Unit: unit, Key: "year.uplift", Secrecy: bid.LabelBuyer}
		if y == 1 {
			r.Price = b.alias(price, b.out.Asked)
		} else {
			base := printed
			if u.OnExact {
				base = exact
			}
			exact = b.Graph.Mul(base, b.Graph.Add(b.One, r.Uplift))
			r.Price = b.Pence(price, exact, money.R1)
		}
		printed = r.Price
		r.Income = b.Pence(fig{ID: id + "income", Label: in("income"), Unit: unitPounds, Key: "year.gap", Secrecy: bid.LabelBuyer}, b.Graph.Mul(r.Price, r.Volume), money.R3)
		r.Heads = b.yearHeads(r, id, in)
		r.Cost = b.sumOfHeads(fig{ID: id + "cost", Label: in("cost"), Unit: unitPounds, Key: "year.cost"}, r.Heads)
		r.Gap = b.Sub(fig{ID: id + "gap", Label: in("left over"), Unit: unitPounds, Key: "year.gap"}, r.Income, r.Cost)
		r.Margin = b.Div(fig{ID: id + "margin", Label: in("left over as a share of income"), Unit: unitShare, Key: "year.gap"}, r.Gap, r.Income, "there is no income")
		cumulative = b.Sum(fig{ID: id + "cumulative", Label: in("left over since the start"), Unit: unitPounds, Key: "year.gap"}, cumulative, r.Gap)
		r.Cumulative = cumulative
		r.Subsidy = b.Max(fig{ID: id + "subsidy", Label: in("what you would put in yourself"), Unit: unitPounds, Key: "ladder.subsidy"}, b.Zero, b.Graph.Neg(r.Gap))
		r.FullUnit = b.fullUnit(fig{ID: id + "full_cost_unit", Label: in("price of one " + b.out.Singular + " at which nothing is left over"), Unit: unit, Key: "price.total"}, r)
		incomes, costs = append(incomes, r.Income), append(costs, r.Cost)
		gaps, subsidies = append(gaps, r.Gap), append(subsidies, r.Subsidy)
		b.out.Years = append(b.out.Years, r)
	}
	b.contract(incomes, costs, gaps, subsidies)
}

func (b *builder) fullUnit(f fig, r Year) calc.Node {
	keep := b.Graph.Sub(b.One, r.ofPrice)
	if d, known := keep.Value(); known && !d.IsPositive() {
		return b.NoneCode(f, "PRICE-105", "Shares of the price take up all of it.")
	}
	return b.Div(f, b.over(r.parts.full, r.ofPrice), r.Volume, "there is no quantity")
}

func (b *builder) contract(incomes, costs, gaps, subsidies []calc.Node) {
	c := &b.out.Contract
	var billed []calc.Node
	for _, r := range b.out.Costs {
		if working.Usable(r.Milestone) {
			r.MilestonePrinted = b.Pence(fig{ID: "cost." + r.ID + ".milestone.printed", Label: r.Name + ": billed by itself", Unit: unitPounds, Secrecy: bid.LabelBuyer}, r.Milestone, money.R2)
			billed = append(billed, r.MilestonePrinted)
		}
	}
	label := "Contract value: the sum of the years as printed"
	if len(billed) > 0 {
		c.Milestones = b.Sum(fig{ID: "contract.milestones", Label: "Set-up billed by itself", Unit: unitPounds, Key: "cost.setup", Secrecy: bid.LabelBuyer}, billed...)
		incomes, costs = append(incomes, c.Milestones), append(costs, c.Milestones)
		label += ", with set-up billed by itself"
	}
	c.Value = b.Sum(fig{ID: "contract.value", Label: label, Unit: unitPounds, Key: "year.gap", Secrecy: bid.LabelBuyer}, incomes...)
	c.Cost = b.Sum(fig{ID: "contract.cost", Label: "Cost of all contract years", Unit: unitPounds, Key: "year.cost"}, costs...)
	c.Gap = b.Sum(fig{ID: "contract.gap", Label: "Left over after all contract years", Unit: unitPounds, Key: "year.gap"}, gaps...)
	c.Subsidy = b.Sum(fig{ID: "contract.subsidy", Label: "What you would put in yourself over the term", Unit: unitPounds, Key: "ladder.subsidy"}, subsidies...)
}
