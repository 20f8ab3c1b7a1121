package pricing

import (
	"fmt"
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
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
		if share == b.zero {
			return pounds
		}
		return b.total(pounds, b.g.Mul(share, r.Income))
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
		heads = append(heads, YearHead{Name: h.name, Node: b.alias(fig{id: id + h.name, label: in(h.label), unit: unitPounds, key: "year.cost"}, h.node)})
	}
	return heads
}

func (b *builder) sumOfHeads(f fig, heads []YearHead) calc.Node {
	nodes := make([]calc.Node, len(heads))
	for i, h := range heads {
		nodes[i] = h.Node
	}
	return b.name(b.g.Add(nodes...), f)
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
	c := &grouped{}
	for _, r := range b.out.People {
		c.add(group{r.growth, r.post.FirstYear, max(r.post.LastYear, 0), !r.post.Fixed, r.post.Existing}, r.Total)
	}
	return c
}

func (b *builder) costGroups() *grouped {
	c := &grouped{}
	for _, r := range b.out.Costs {
		if !r.setup() && b.usable(r.Year) && !b.usable(r.OfPrice) {
			c.add(group{r.growth, r.line.FirstYear, max(r.line.LastYear, 0), r.moves(b.out.People), r.line.Existing}, r.Year)
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
			sum = b.total(c.of[key]...)
			c.sums[key] = sum
		}
		factors := []calc.Node{sum}
		if index := b.index(key.growth, y); index != b.one {
			factors = append(factors, index)
		}
		if now, first := b.volume(y), b.volume(1); key.moves && now != first {
			factors = append(factors, b.div(fig{path: "pricing.volume.1.quantity"}, now, first, "there is no quantity in year 1"))
		}
		if len(factors) > 1 {
			sum = b.g.Mul(factors...)
		}
		terms = append(terms, sum)
	}
	return b.total(terms...)
}

// yearParts is the cost of year y by head, before shares of the price.
func (b *builder) yearParts(y int) parts {
	if b.groups.people == nil {
		b.groups.people, b.groups.costs = b.peopleGroups(), b.costGroups()
	}
	var p parts
	p.people = b.inYear(b.groups.people, y, nil)
	if b.uncosted() {
		p.people, _ = b.g.Node("people.total")
	}
	p.other = b.inYear(b.groups.costs, y, nil)
	p.direct = b.total(p.people, p.other)
	var setup []calc.Node
	for _, r := range b.out.Costs {
		if r.setup() && b.usable(r.Year) {
			setup = append(setup, r.Year)
		}
	}
	p.setup = b.total(setup...)
	p.core = b.coreIn(y, p.direct)
	before := b.total(p.people, p.other, p.setup, p.core)
	p.contingency = b.zero
	if b.in.Document.Bid.Pricing.ContingencyBasis == bid.ContingencyOnCost {
		p.contingency = b.g.Mul(before, b.contingencyRate())
	}
	p.full = b.total(p.people, p.other, p.setup, p.core, p.contingency)
	return p
}

// coreIn is core cost in pounds in year y; zero when it is a share of price, or not
// stated, of which a check warns (key cost.core).
func (b *builder) coreIn(y int, direct calc.Node) calc.Node {
	core := b.in.Document.Bid.Core
	switch core.Method {
	case bid.CoreRunningCosts:
		if b.groups.core == nil {
			b.groups.core = &grouped{}
			for _, l := range b.out.Core {
				if b.usable(l.Node) {
					b.groups.core.add(group{growth: otherGrowth(l.Growth)}, l.Node)
				}
			}
		}
		return b.inYear(b.groups.core, y, nil)
	case bid.CoreAmount:
		amount := b.input(fig{label: "Core cost, a year", unit: unitYear, path: "core.amount"}, core.Amount, ask("The core cost is missing. Type the pounds a year that this contract carries."))
		g := otherGrowth(core.Growth)
		if factor := b.toYear1(g); b.usable(factor) {
			amount = b.g.Mul(amount, factor)
		}
		if index := b.index(g, y); index != b.one {
			amount = b.g.Mul(amount, index)
		}
		return amount
	case bid.CoreShareOfDirect:
		rate := b.input(fig{label: "Core cost as a share of direct cost", unit: unitShare, path: "core.rate"}, core.Rate, ask("Core cost as a share of direct cost is missing. Type the share."))
		return b.g.Mul(rate, direct)
	}
	return b.zero
}

// ofPriceIn is the sum of all shares of price in year y.
func (b *builder) ofPriceIn(y int) calc.Node {
	s := b.ofPrice()
	return b.total(b.linesIn(y), s.core, s.contingency)
}

// linesIn is the sum of the cost lines that are shares of the price in year y.
func (b *builder) linesIn(y int) calc.Node {
	terms := []calc.Node{}
	for _, r := range b.out.Costs {
		if b.usable(r.OfPrice) && (group{first: r.line.FirstYear, last: max(r.line.LastYear, 0)}).active(y) {
			terms = append(terms, r.OfPrice)
		}
	}
	return b.total(terms...)
}

// uplift is the change of the price from year y−1 to year y under the clause.
func (b *builder) uplift(y int) calc.Node {
	u := b.in.Document.Bid.Pricing.Uplift
	if y < max(u.FirstYear, 2) {
		return b.zero
	}
	typedRate := func() calc.Node {
		return b.input(fig{label: "Uplift a year", unit: unitShare, path: "pricing.uplift.rate"}, u.Rate, ask("The yearly uplift is missing. Type the rate of the clause."), mayBeNegative)
	}
	switch u.Kind {
	case bid.UpliftFixed:
		return typedRate()
	case bid.UpliftCPI:
		return b.prices(y)
	case bid.UpliftCapped:
		change := b.prices(y)
		if u.Floor.IsSet() {
			change = b.g.Max(b.input(fig{label: "Lowest uplift", unit: unitShare, path: "pricing.uplift.floor"}, u.Floor, mayBeNegative), change)
		}
		if u.Cap.IsSet() {
			change = b.g.Min(b.input(fig{label: "Highest uplift", unit: unitShare, path: "pricing.uplift.cap"}, u.Cap, mayBeNegative), change)
		}
		return change
	case bid.UpliftBasket:
		return b.basket(y, u)
	}
	return b.zero
}

func (b *builder) basket(y int, u bid.Uplift) calc.Node {
	if len(u.Basket) == 0 {
		return b.none(fig{label: "Uplift", unit: unitShare, path: "pricing.uplift.basket"}, "The parts of the uplift are missing. Add what the price follows, with weights.")
	}
	var terms, weights []calc.Node
	for i, part := range u.Basket {
		path := "pricing.uplift.basket." + named(part.ID, strconv.Itoa(i))
		weight := b.input(fig{label: named(part.Name, "Part") + ": weight", unit: unitShare, path: path + ".weight"}, part.Weight, ask("A weight of the uplift is missing."), upToOne)
		var change calc.Node
		switch part.Follow {
		case bid.GrowthPayFloor:
			change = b.g.Sub(b.floorStep(bid.AgeAdult, y), b.one)
		case bid.GrowthCPI:
			change = b.prices(y)
		case bid.GrowthNone:
			change = b.zero
		default:
			change = b.input(fig{label: named(part.Name, "Part") + ": change a year", unit: unitShare, path: path + ".rate"}, part.Rate, ask("What a part of the uplift follows is missing."), mayBeNegative)
		}
		terms, weights = append(terms, b.g.Mul(weight, change)), append(weights, weight)
	}
	all := b.g.Add(weights...)
	if sum, known := all.Value(); known && !b.isOne(sum) {
		return b.noneCode(fig{label: "Uplift", unit: unitShare, path: "pricing.uplift.basket"}, bid.CodeShare, "The weights of the uplift do not add to 100 %.")
	}
	return b.g.Add(terms...)
}

// contractYears prices every year at the price asked (year.cost, year.uplift, year.gap).
func (b *builder) contractYears() {
	u := b.in.Document.Bid.Pricing.Uplift
	exact, printed, cumulative := b.out.Asked, b.out.Asked, b.zero
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
		r.Volume = b.alias(fig{id: id + "volume", label: in("quantity of " + b.out.Plural), unit: calc.Counted(b.out.Plural), secrecy: bid.LabelBuyer}, b.volume(y))
		r.Uplift = b.alias(fig{id: id + "uplift", label: in("change of the price"), unit: unitShare, key: "year.uplift", path: "pricing.uplift.kind", secrecy: bid.LabelBuyer}, b.uplift(y))
		price := fig{id: id + "price", label: in("price of one " + b.out.Singular), unit: unit, key: "year.uplift", secrecy: bid.LabelBuyer}
		if y == 1 {
			r.Price = b.alias(price, b.out.Asked)
		} else {
			base := printed
			if u.OnExact {
				base = exact
			}
			exact = b.g.Mul(base, b.g.Add(b.one, r.Uplift))
			r.Price = b.pence(price, exact, money.R1)
		}
		printed = r.Price
		r.Income = b.pence(fig{id: id + "income", label: in("income"), unit: unitPounds, key: "year.gap", secrecy: bid.LabelBuyer}, b.g.Mul(r.Price, r.Volume), money.R3)
		r.Heads = b.yearHeads(r, id, in)
		r.Cost = b.sumOfHeads(fig{id: id + "cost", label: in("cost"), unit: unitPounds, key: "year.cost"}, r.Heads)
		r.Gap = b.sub(fig{id: id + "gap", label: in("left over"), unit: unitPounds, key: "year.gap"}, r.Income, r.Cost)
		r.Margin = b.div(fig{id: id + "margin", label: in("left over as a share of income"), unit: unitShare, key: "year.gap"}, r.Gap, r.Income, "there is no income")
		cumulative = b.sum(fig{id: id + "cumulative", label: in("left over since the start"), unit: unitPounds, key: "year.gap"}, cumulative, r.Gap)
		r.Cumulative = cumulative
		r.Subsidy = b.max(fig{id: id + "subsidy", label: in("what you would put in yourself"), unit: unitPounds, key: "ladder.subsidy"}, b.zero, b.g.Neg(r.Gap))
		r.FullUnit = b.fullUnit(fig{id: id + "full_cost_unit", label: in("price of one " + b.out.Singular + " at which nothing is left over"), unit: unit, key: "price.total"}, r)
		incomes, costs = append(incomes, r.Income), append(costs, r.Cost)
		gaps, subsidies = append(gaps, r.Gap), append(subsidies, r.Subsidy)
		b.out.Years = append(b.out.Years, r)
	}
	b.contract(incomes, costs, gaps, subsidies)
}

func (b *builder) fullUnit(f fig, r Year) calc.Node {
	keep := b.g.Sub(b.one, r.ofPrice)
	if d, known := keep.Value(); known && !d.IsPositive() {
		return b.noneCode(f, "PRICE-105", "Shares of the price take up all of it.")
	}
	return b.div(f, b.over(r.parts.full, r.ofPrice), r.Volume, "there is no quantity")
}

func (b *builder) contract(incomes, costs, gaps, subsidies []calc.Node) {
	c := &b.out.Contract
	var billed []calc.Node
	for _, r := range b.out.Costs {
		if b.usable(r.Milestone) {
			r.MilestonePrinted = b.pence(fig{id: "cost." + r.ID + ".milestone.printed", label: r.Name + ": billed by itself", unit: unitPounds, secrecy: bid.LabelBuyer}, r.Milestone, money.R2)
			billed = append(billed, r.MilestonePrinted)
		}
	}
	label := "Contract value: the sum of the years as printed"
	if len(billed) > 0 {
		c.Milestones = b.sum(fig{id: "contract.milestones", label: "Set-up billed by itself", unit: unitPounds, key: "cost.setup", secrecy: bid.LabelBuyer}, billed...)
		incomes, costs = append(incomes, c.Milestones), append(costs, c.Milestones)
		label += ", with set-up billed by itself"
	}
	c.Value = b.sum(fig{id: "contract.value", label: label, unit: unitPounds, key: "year.gap", secrecy: bid.LabelBuyer}, incomes...)
	c.Cost = b.sum(fig{id: "contract.cost", label: "Cost of all contract years", unit: unitPounds, key: "year.cost"}, costs...)
	c.Gap = b.sum(fig{id: "contract.gap", label: "Left over after all contract years", unit: unitPounds, key: "year.gap"}, gaps...)
	c.Subsidy = b.sum(fig{id: "contract.subsidy", label: "What you would put in yourself over the term", unit: unitPounds, key: "ladder.subsidy"}, subsidies...)
}
