package pricing

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
)

// growth is how a line's cost moves from year to year. Lines with equal growth share
// one index, so the key is comparable.
type growth struct {
	kind bid.GrowthKind // never GrowthStandard
	rate string
	age  bid.AgeBand // which pay floor is followed
	pay  bool        // a pay line: never grows by less than its pay floor
}

// payGrowth: a post follows the pay floor of its age unless something else is chosen.
func (b *builder) payGrowth(p *bid.Post) growth {
	g := growth{kind: p.Growth.Kind, rate: p.Growth.Rate.String(), age: p.Age, pay: true}
	if g.kind == bid.GrowthStandard {
		g.kind = bid.GrowthPayFloor
	}
	return g.tidy()
}

// costGrowth: a cost line stays as it is unless something is chosen; one that is a
// share of pay moves with pay.
func (b *builder) costGrowth(l *bid.CostLine) growth {
	g := growth{kind: l.Growth.Kind, rate: l.Growth.Rate.String()}
	if g.kind == bid.GrowthStandard {
		g.kind = bid.GrowthNone
		if l.Basis == bid.PerShareOfPay {
			g.kind = bid.GrowthPayFloor
		}
	}
	return g.tidy()
}

func otherGrowth(typed bid.Growth) growth {
	g := growth{kind: typed.Kind, rate: typed.Rate.String()}
	if g.kind == bid.GrowthStandard {
		g.kind = bid.GrowthNone
	}
	return g.tidy()
}

func (g growth) tidy() growth {
	if g.kind == bid.GrowthNone {
		g.rate = ""
	}
	if g.kind == bid.GrowthPayFloor || g.kind == bid.GrowthNone {
		g.pay = false
	}
	if g.kind != bid.GrowthPayFloor && !g.pay {
		g.age = ""
	}
	if g.rate == "" {
		g.rate = "0"
	}
	return g
}

// words name a growth for a line of working.
func (g growth) words() string {
	rate, _ := decimal.NewFromString(g.rate)
	switch g.kind {
	case bid.GrowthTyped:
		if g.pay {
			return "pay growing by " + percentText(rate) + " a year, or with the legal pay floor where that rises more"
		}
		return "costs growing by " + percentText(rate) + " a year"
	case bid.GrowthPayFloor:
		if rate.IsZero() {
			return "costs that follow the legal pay floor"
		}
		return "costs that follow the legal pay floor and " + percentText(rate)
	case bid.GrowthCPI:
		return "costs that follow consumer prices"
	}
	return "costs that stay the same"
}

func (g growth) id() string {
	id := string(g.kind)
	if g.pay {
		id += ".pay"
	}
	if g.age != "" {
		id += "." + string(g.age)
	}
	if g.rate != "0" {
		id += "." + g.rate
	}
	return id
}

// index is the product of (1 + growth) from year 2 to year y.
func (b *builder) index(g growth, y int) calc.Node {
	if y <= 1 || g.kind == bid.GrowthNone {
		return b.One
	}
	id := fmt.Sprintf("growth.%s.year%d", g.id(), y)
	if n, found := b.indexes[id]; found {
		return n
	}
	n := b.Mul(fig{ID: id, Label: "Cost index of year " + strconv.Itoa(y) + " for " + g.words(), Unit: unitIndex, Key: "year.cost"}, b.index(g, y-1), b.step(g, y))
	b.indexes[id] = n
	return n
}

// step is 1 + the growth from year y−1 to year y.
func (b *builder) step(g growth, y int) calc.Node {
	rate, err := decimal.NewFromString(g.rate)
	if err != nil || rate.LessThanOrEqual(decimal.NewFromInt(-1)) {
		return b.NoneCode(fig{Label: "Growth", Unit: unitShare}, bid.CodeGrowth, "The growth rate would leave nothing. Type a rate above −100 %.")
	}
	own := b.One
	switch g.kind {
	case bid.GrowthTyped:
		own = b.growthRate(g, rate)
	case bid.GrowthCPI:
		own = b.Graph.Add(b.One, b.prices(y), b.Graph.Const(rate))
	case bid.GrowthPayFloor:
		if rate.IsZero() {
			b.unannounced(floorSeries(g.age), y)
		}
		return b.Graph.Add(b.floorStep(g.age, y), b.Graph.Const(rate))
	}
	if g.pay {
		return b.Graph.Max(own, b.floorStep(g.age, y))
	}
	return own
}

// floorStep is 1 + the change of the legal pay floor from year y−1 to year y.
func (b *builder) floorStep(age bid.AgeBand, y int) calc.Node {
	series := floorSeries(age)
	return b.Div(fig{Path: "pricing.start"}, b.fact(series, y), b.fact(series, y-1), "the pay floor of the year before is 0")
}

// unannounced warns (PRICE-014) that a year counts no rise in pay only because the
// pay floor is not announced that far: the commonest way to under-price a long contract.
func (b *builder) unannounced(series string, y int) {
	now, known := b.fact(series, y).Value()
	before, also := b.fact(series, y-1).Value()
	if !known || !also || !now.Equal(before) || b.asked["floor.flat"] {
		return
	}
	segments := b.segments(series, b.period(y).from, b.period(y).to)
	if len(segments) == 0 || !segments[len(segments)-1].Fact.Projected {
		return
	}
	b.asked["floor.flat"] = true
	b.Issue("PRICE-014", bid.Warns, "pricing.people", "From year %d no rise in pay is counted where a post follows the legal pay floor, because the floor is not announced that far. Pay will rise: type the yearly growth that you expect for each post.", y)
}

func (b *builder) growthRate(g growth, rate decimal.Decimal) calc.Node {
	id := "growth.rate." + g.rate
	n, found := b.indexes[id]
	if !found {
		n = b.Graph.Input(id, "Growth a year, typed", unitShare, rate, calc.Origin{Kind: calc.Typed})
		n = b.Graph.Add(b.One, n)
		b.indexes[id] = n
	}
	return n
}

// toYear1 is the growth between the day the costs are stated at and year 1: nothing
// unless such a day was given and differs. Typed and CPI growth take whole years and
// the months left over in proportion.
func (b *builder) toYear1(g growth) calc.Node {
	base := b.in.Document.Bid.Pricing.CostBase
	if base.IsZero() || b.start.IsZero() || base == b.start || g.kind == bid.GrowthNone {
		return calc.Node{}
	}
	id := "growth." + g.id() + ".to_year1"
	if n, found := b.indexes[id]; found {
		return n
	}
	label := "Growth from " + base.String() + " to year 1 for " + g.words()
	var n calc.Node
	switch g.kind {
	case bid.GrowthPayFloor:
		series := floorSeries(g.age)
		n = b.Div(fig{ID: id, Label: label, Unit: unitIndex, Key: "year.cost"}, b.fact(series, 1), b.factOn(series, base), "the pay floor was 0")
	default:
		rate := b.prices(1)
		if g.kind == bid.GrowthTyped {
			rate = b.Graph.Sub(b.growthRate(g, decimal.RequireFromString(g.rate)), b.One)
		}
		n = b.pro(fig{ID: id, Label: label, Unit: unitIndex, Key: "year.cost"}, rate, monthsBetween(base, b.start))
	}
	b.indexes[id] = n
	return n
}

// pro is (1 + rate)^years × (1 + rate × months ÷ 12) for months over whole years.
func (b *builder) pro(f fig, rate calc.Node, months int) calc.Node {
	if months <= 0 || months > 12*bid.MaxGrowthYrs {
		return b.alias(f, b.One)
	}
	whole := b.Graph.Pow(b.Graph.Add(b.One, rate), months/12)
	part := b.Graph.Add(b.One, b.Graph.Div(b.Graph.Mul(rate, b.Graph.Int(int64(months%12))), b.twelve))
	return b.Mul(f, whole, part)
}

func monthsBetween(from, to date.Date) int {
	months := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	if to.Day() < from.Day() {
		months--
	}
	return months
}

// prices is the yearly change in consumer prices that counts for contract year y:
// that of the month the clause names, or of the third month before the year begins,
// as last published by then; else what the user expects; else a question.
func (b *builder) prices(y int) calc.Node {
	id := fmt.Sprintf("cpi.year%d", y)
	if n, found := b.indexes[id]; found {
		return n
	}
	from := b.period(y).from
	n := b.pricesBefore(id, y, from)
	b.indexes[id] = n
	return n
}

func (b *builder) pricesBefore(id string, y int, from date.Date) calc.Node {
	label := "Consumer prices, change that counts for year " + strconv.Itoa(y)
	u := b.in.Document.Bid.Pricing.Uplift
	missing := func(why string) calc.Node {
		return b.Graph.Missing(id, label, unitShare, calc.Reason{Code: "PRICE-015", Text: why, Path: "pricing.uplift.expected"})
	}
	if from.IsZero() {
		return missing("The start of the contract is not known, so the price index cannot be looked up.")
	}
	month := from.AddMonths(-3)
	if named, err := strconv.Atoi(u.Month); err == nil && named >= 1 && named <= 12 {
		// the named month must be over and published when the year begins
		month = from.AddMonths(-2)
		for range 12 {
			if int(month.Month()) == named {
				break
			}
			month = month.AddMonths(-1)
		}
	}
	if b.in.Library == nil {
		return missing("The dated facts are not loaded.")
	}
	overrides := b.overrides
	overrides.Carry = false
	f := b.in.Library.At("cpi.rate12", b.nation, month, overrides)
	switch {
	case f.Known() && !f.Projected:
		return b.Graph.Input(id, label, unitShare, f.Share().Decimal(), factOrigin(f))
	case u.Expected.IsSet():
		return b.Graph.Input(id, label+", as you expect it", unitShare, u.Expected.Decimal(), calc.Origin{Kind: calc.Typed, Path: "pricing.uplift.expected", Note: "not yet published"})
	}
	last := f
	if !f.Known() && f.LastKnown != nil {
		last = *f.LastKnown
	}
	if last.Known() && b.overrides.Carry {
		last.Projected = true
		last.Why = fmt.Sprintf("Consumer prices for %s %d are not published, so the last known change stands. Type what you expect in the uplift clause.", month.Month(), month.Year())
		b.projected(last)
		return b.Graph.Input(id, label, unitShare, last.Share().Decimal(), factOrigin(last))
	}
	why := fmt.Sprintf("Consumer prices for %s %d are not held. Type the change that you expect.", month.Month(), month.Year())
	if !b.asked["cpi"] {
		b.asked["cpi"] = true
		b.Issue("PRICE-015", bid.Blocks, "pricing.uplift.expected", "%s", why)
	}
	return missing(why)
}
