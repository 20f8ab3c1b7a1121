package standing

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Fix is the smallest change of one figure of one year that makes it pass: pounds to the
// penny, or whole points of a score. Less is negative. Member is whose accounts, where
// each member is tested; Part is which figure of two of three. Words say it where
// another year, member or figure has to change as well.
type Fix struct {
	Name, Member, Part string
	Prior              bool
	Change             decimal.Decimal
	Words              string
}

// oneOfSeveral closes the words of a fix that is not enough by itself.
const oneOfSeveral = " (one of several changes that are needed)"

// fixes tries each figure of the formula by itself: for a bidder alone, the lead, a sum,
// or each member that fails. Of two of three the nearest figure comes first.
func (b *builder) fixes(d *definition, m ModeResult) []Fix {
	var who [][]*body
	for i, w := range b.bodies {
		switch {
		case m.Mode == bid.GroupAggregate && i == 0:
			who = append(who, b.bodies)
		case m.Mode == bid.GroupEachMember, (m.Mode == "" || m.Mode == bid.GroupLeadOnly) && w.lead:
			who = append(who, b.bodies[i:i+1])
		}
	}
	trial := *b // tries go on a sheet of their own, not among the figures
	trial.Sheet, trial.annual = working.New(), map[string]figure{}
	b = &trial
	var out []Fix
	missing := int64(0)
	for at := range m.Years {
		for _, bodies := range who {
			r := b.read1(d, bodies, at, nil)
			if r.Outcome == Pass {
				continue
			}
			missing++
			if r.Outcome != Fail {
				continue
			}
			var found []Fix
			switch {
			case d.formula != nil:
				found = b.fixesOf(d, bodies, at)
			case d.fact.Pack == "PK-2OF3":
				found = b.nearest(d, bodies, at)
				if d.mark != nil && r.exact != nil && new(big.Rat).Sub(d.mark, r.exact).Cmp(big.NewRat(1, 1)) > 0 {
					missing++
				}
			}
			for _, f := range found {
				if m.Mode == bid.GroupEachMember {
					f.Member = bodies[0].name
					f.Words += ", " + f.Member
				}
				out = append(out, f)
			}
		}
	}
	for i := range out {
		if missing > 1 {
			out[i].Words += oneOfSeveral
		}
	}
	return out
}

// nearest are the fixes of the figures of two of three that fail; the figure that takes
// the least pounds comes first.
func (b *builder) nearest(d *definition, bodies []*body, at int) []Fix {
	var parts [][]Fix
	for _, id := range counted(d.fact.Formula) {
		part, why := b.part(d, id)
		if why != "" || b.read1(part, bodies, at, nil).Outcome != Fail {
			continue
		}
		found := b.fixesOf(part, bodies, at)
		for i := range found {
			found[i].Part = part.fact.Name
		}
		slices.SortStableFunc(found, func(a, c Fix) int { return a.Change.Abs().Cmp(c.Change.Abs()) })
		if len(found) > 0 {
			parts = append(parts, found)
		}
	}
	slices.SortStableFunc(parts, func(a, c []Fix) int {
		return cmp.Or(a[0].Change.Abs().Cmp(c[0].Change.Abs()), cmp.Compare(a[0].Part, c[0].Part))
	})
	return slices.Concat(parts...)
}

// fixesOf tries each figure of a formula for some bodies and one year that fail it.
func (b *builder) fixesOf(d *definition, bodies []*body, at int) []Fix {
	var out []Fix
	for _, name := range d.formula.names() {
		a, known := accountOf(name)
		if !known || a.flow && !twelve(bodies, at) {
			continue
		}
		unit := big.NewRat(1, 100)
		if name == "score" {
			unit = big.NewRat(1, 1)
		}
		for _, sign := range []int64{1, -1} {
			most := new(big.Int).Exp(big.NewInt(10), big.NewInt(15), nil)
			if sign < 0 && !a.negative {
				held := new(big.Rat)
				for _, w := range bodies {
					if f := b.read(w, at, name); f.exact != nil {
						held.Add(held, f.exact)
					}
				}
				q := held.Quo(held, unit)
				most = new(big.Int).Quo(q.Num(), q.Denom())
			}
			amount := func(k *big.Int) *big.Rat {
				v := new(big.Rat).Mul(new(big.Rat).SetInt(k), unit)
				return v.Mul(v, big.NewRat(sign, 1))
			}
			k := smallest(most, func(k *big.Int) bool {
				_, v, _ := b.eval(d, d.formula, bodies, at, &change{name: name, by: amount(k)})
				return v != nil && d.judge(v) == Pass
			})
			if k == nil {
				continue
			}
			f, _ := decimal.NewFromString(amount(k).FloatString(2))
			words := map[int64]string{1: " more ", -1: " less "}[sign] + a.label
			if size := f.Abs(); name == "score" {
				words = money.FormatQuantity(size) + words
			} else {
				words = money.FormatPounds(size) + words
			}
			out = append(out, Fix{Name: name, Prior: at == 1, Change: f, Words: words})
		}
	}
	return out
}

func twelve(bodies []*body, at int) bool {
	for _, w := range bodies {
		if y := w.years[at]; y.data != nil && y.data.Months != 0 && y.data.Months != 12 {
			return false
		}
	}
	return true
}

// smallest is the least number of steps up to most that passes, by doubling and halving;
// nil when none of those tried does.
func smallest(most *big.Int, pass func(*big.Int) bool) *big.Int {
	one := big.NewInt(1)
	low, high := new(big.Int), big.NewInt(1)
	for high.Cmp(most) <= 0 && !pass(high) {
		low, high = high, new(big.Int).Lsh(high, 1)
	}
	if high.Cmp(most) > 0 {
		if high = new(big.Int).Sub(most, one); high.Cmp(low) <= 0 || !pass(high) {
			if high = most; high.Cmp(low) <= 0 || !pass(high) {
				return nil
			}
		}
	}
	for new(big.Int).Sub(high, low).Cmp(one) > 0 {
		middle := new(big.Int).Rsh(new(big.Int).Add(low, high), 1)
		if pass(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}
