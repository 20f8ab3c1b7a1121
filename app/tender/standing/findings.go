package standing

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Fix is the smallest change of one figure of one year that makes it pass: pounds to the
// penny, or whole points of a score. Less is negative.
type Fix struct {
	Name   string
	Prior  bool
	Change decimal.Decimal
	Words  string
}

// fixes tries each figure of the formula by itself, for a bidder alone, the lead or a sum.
func (b *builder) fixes(d *definition, m ModeResult) []Fix {
	var bodies []*body
	switch m.Mode {
	case bid.GroupAggregate:
		bodies = b.bodies
	case "", bid.GroupLeadOnly:
		for _, w := range b.bodies {
			if w.lead {
				bodies = []*body{w}
			}
		}
	}
	var out []Fix
	if d.formula == nil || bodies == nil {
		return nil
	}
	trial := *b // tries go on a sheet of their own, not among the figures
	trial.Sheet, trial.annual = working.New(), map[string]figure{}
	b = &trial
	for at, reading := range m.Years {
		for _, name := range d.formula.names() {
			a, known := accountOf(name)
			if !known || reading.Outcome != Fail || a.flow && !twelve(bodies, at) {
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
				out = append(out, Fix{name, at == 1, f, words})
			}
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

func (b *builder) findings() {
	if len(b.r.Tests) == 0 {
		return
	}
	c := b.in.Document.Bid.Consortium
	if len(c.Members) > 0 && c.Liability == bid.LiabilityUnknown {
		b.Issue("ELIG-025", bid.Warns, "consortium.liability", "It is not said how the members answer to the buyer, so it is not known whose accounts count. Choose it.")
	}
	on := b.in.On
	if d, err := date.ParseISO(b.in.Document.Bid.Opportunity.Dates.Deadline.Day); err == nil {
		on = d
	}
	for _, w := range b.bodies {
		switch y := w.years[0].data; {
		case y == nil:
			b.Issue("ELIG-020", bid.Warns, w.path, "No accounts are typed for %s, so its tests cannot be worked out. Type the latest year.", w.name)
		case y.YearEnd.IsZero():
			b.Issue("ELIG-020", bid.Warns, w.years[0].path+".yearEnd", "The latest accounts of %s have no year end, so it is not known whether they are recent enough. Type it.", w.name)
		case y.YearEnd.AddMonths(18).Before(on):
			b.Issue("ELIG-020", bid.Warns, w.years[0].path+".yearEnd", "The latest accounts of %s end more than 18 months before bids are due. Type newer ones.", w.name)
		}
	}
	failed := false
	for _, t := range b.r.Tests {
		i := bid.Issue{Code: "ELIG-023", Severity: bid.Blocks, Path: t.Path, Message: t.Name + ": the test is not passed."}
		if strings.HasPrefix(t.TestID, "FIN-TURN") {
			i.Code, i.Message = "ELIG-021", t.Name+": the turnover is short of what is asked."
		}
		switch {
		case t.Outcome == NotComputable:
			i.Code, i.Severity, i.Message = "ELIG-024", bid.Warns, t.Name+" cannot be worked out. "+t.Why
		case t.Outcome == Explain:
			i.Severity = bid.Warns
			i.Message += " The tender may weigh an explanation."
		case t.Outcome != Fail:
			continue
		case t.Consequence == bid.FailMay:
			i.Severity = bid.Warns
			i.Message += " The buyer may exclude the bid; ask what evidence it will weigh."
			i.Question = "Where a bidder does not meet the test “" + t.Name + "”, what other evidence of financial standing will you weigh?"
		}
		failed = failed || t.Outcome == Fail
		for n, f := range t.Fixes {
			i.Message += map[bool]string{true: " It would pass with ", false: " Or with "}[n == 0] + f.Words + "."
		}
		b.Issues = append(b.Issues, i)
	}
	for _, m := range c.Members {
		if m.Role == bid.RoleGuarantor && failed {
			b.Issue("ELIG-022", bid.Informs, "consortium.members."+m.ID, "A guarantee is offered. Ask the buyer whether it makes up for the test that is not passed.")
		}
	}
}
