package pricing

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

func (r *PersonResult) group() group {
	return group{r.growth, r.post.FirstYear, max(r.post.LastYear, 0), !r.post.Fixed, r.post.Existing}
}

func (v *Visits) group() group { return group{growth: v.growth, moves: true} }

// regrown are posts that grow alike.
type regrown struct {
	number int
	posts  []*PersonResult
	rest   calc.Node // year-1 cost without what is worked out again
}

// employmentLaw is what people cost in a later year: pay and all that follows it grows
// by the index, but National Insurance is worked out again for each person, because its
// threshold does not grow with pay. Only rules that are held count; else those of the
// year before. Pension grows by the index: its limits are worth less than a pound in
// two thousand of the cost of a post, and working them out again costs a fifth more time.
func (b *builder) employmentLaw() func(group, calc.Node, calc.Node, int) calc.Node {
	parts := map[group]*regrown{}
	for _, r := range b.out.People {
		key := r.group()
		if parts[key] == nil {
			parts[key] = &regrown{number: len(parts) + 1}
		}
		parts[key].posts = append(parts[key].posts, r)
	}
	return func(key group, sum, index calc.Node, y int) calc.Node {
		cost := b.Graph.Mul(sum, index)
		if p := parts[key]; p != nil {
			cost = b.peopleAgain(p, sum, index, y)
		}
		if v := b.out.Visits; v != nil && v.group() == key {
			if change, moves := b.visitRatesIn(v, index, y); moves {
				cost = b.Graph.Add(cost, b.Graph.Mul(v.base, index, change))
			}
		}
		return cost
	}
}

// peopleAgain is the cost of posts in year y. As pay × index above a threshold is the
// index × pay above threshold ÷ index, thresholds are divided once for all of them.
func (b *builder) peopleAgain(p *regrown, sum, index calc.Node, y int) calc.Node {
	if (p.rest == calc.Node{}) {
		var again []calc.Node
		for _, r := range p.posts {
			again = append(again, r.NI)
		}
		p.rest = b.Sub(fig{ID: fmt.Sprintf("people.rest.%d", p.number), Label: "Posts that grow alike, a year without National Insurance", Unit: unitYear, Key: "year.cost"}, sum, b.Total(again...))
	}
	limits := map[string]calc.Node{}
	var over []calc.Node
	for _, r := range p.posts {
		series := "ni.secondary_threshold_year"
		if r.post.NI != bid.NIStandard {
			series = "ni.upper_secondary_year"
		}
		threshold, found := limits[series]
		if !found {
			threshold = b.Div(fig{}, b.law(series, y), index, "nothing is left of the pay")
			limits[series] = threshold
		}
		over = append(over, b.Graph.Mul(b.Graph.Max(b.Zero, b.Graph.Sub(r.each.earnings, threshold)), r.People))
	}
	ni := fig{ID: fmt.Sprintf("year.%d.ni.%d", y, p.number), Label: fmt.Sprintf("Year %d: National Insurance of posts that grow alike", y), Unit: unitPounds, Key: "emp.ni"}
	return b.Graph.Add(b.Graph.Mul(p.rest, index), b.Mul(ni, b.law("ni.secondary_rate", y), index, b.Total(over...)))
}

// visitRatesIn is how much the shares for National Insurance and pension change from
// year 1 to year y, where they are worked out and not typed.
func (b *builder) visitRatesIn(v *Visits, index calc.Node, y int) (calc.Node, bool) {
	if !v.in.HoursPerWeek.IsSet() || v.in.NIRate.IsSet() && v.in.PensionRate.IsSet() {
		return calc.Node{}, false
	}
	hours := b.Input(fig{Path: visitPath + ".hoursPerWeek"}, v.in.HoursPerWeek)
	ni, pension := b.effectiveRates(v, b.Graph.Mul(b.visitAverage(v), index), hours, y)
	var now, before []calc.Node
	if !v.in.NIRate.IsSet() {
		now, before = append(now, ni), append(before, v.niRate)
	}
	if !v.in.PensionRate.IsSet() {
		now, before = append(now, pension), append(before, v.pensionRate)
	}
	f := fig{ID: fmt.Sprintf("year.%d.visits.rates", y), Label: fmt.Sprintf("Year %d: change of National Insurance and pension as a share of pay for visits", y), Unit: unitShare, Key: "emp.rate_ni"}
	return b.Sub(f, b.Total(now...), b.Total(before...)), true
}
