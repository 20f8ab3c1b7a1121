package socialvalue

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Row is a line of the impact map with its answers.
type Row struct {
	ID, Name, Stakeholder string
	Path                  string
	Ledger                bid.Ledger
	Counted               bool
	Waits                 string // why it is not counted, in words
	Placement             bool   // worked out for one placement: in no total, since no volume is guaranteed

	Value       string // name of the unit value
	ValueSource string
	PriceYear   string // of the value's own source
	Restricted  bool   // its figure may not be printed in a pack
	Unit        string
	Years       int // duration of the benefit
	Evidence    string
	Cashable    bid.Cashable
	Transfer    string
	Assumed     []Assumed

	Claims  []Claim   // of the parties; none where nobody has split it
	Claimed calc.Node // what they claim together

	Quantity, Proxy calc.Node // of the first contract year; in the case's pounds
	Gross           calc.Node // p · q, one year
	Impact          calc.Node // of the first year
	PV              calc.Node
	Low, High       calc.Node // PV in the low and the high case
	Bodies          []Part
	// IndexFrom and IndexTo bring the unit value to the price year of the case; neither is
	// set where it stands in that year already.
	IndexFrom, IndexTo calc.Node

	bid         *bid.ImpactRow
	proxy       proxy
	assumptions []assumption
	years       []calc.Node // impact by year index, 0 is the first benefit year
	unit        calc.Node   // impact of one in its first year
	cohorts     []calc.Node // central quantity by contract year
	steps       [5]calc.Node
	keep        decimal.Decimal
	society     decimal.Decimal // share that is no transfer
	evidence    int             // −1 when it is not said
}

// Yearly is the impact of each benefit year, not discounted; 0 is the first.
func (r Row) Yearly() []calc.Node { return r.years }

// Assumed is one assumption of a row, for the map and for the reader who doubts it.
type Assumed struct {
	Kind, Path         string
	Central, Low, High calc.Node
	Ranged             bool
	Reason, Source     string
}

// rows works out every line of the map.
func (b *builder) rows() {
	to, known := b.caseYear()
	for i := range b.sv.Rows {
		r := b.sv.Rows[i]
		r.ID = lineID(r.ID, i)
		b.out.Rows = append(b.out.Rows, b.row(&r, to, known))
	}
	b.tellDoubts()
}

func (b *builder) row(r *bid.ImpactRow, to priceYear, known bool) Row {
	p := b.proxyOf(r)
	out := Row{ID: r.ID, Name: working.Named(r.Name, "Outcome without a name"), Stakeholder: r.Stakeholder, Path: "socialValue.rows." + r.ID, Ledger: r.Ledger,
		Value: p.name, ValueSource: p.source, PriceYear: p.year, Restricted: p.restricted, Unit: p.unit, Cashable: r.Cashable, Transfer: p.transfer,
		bid: r, proxy: p, evidence: -1, keep: one}
	if out.Ledger == "" && p.library {
		out.Ledger = bid.Ledger(p.row.Ledger)
	}
	if v := b.own[r.ValueID]; out.Ledger == "" && r.ProxyCode == "" && v != nil {
		out.Ledger = v.Ledger
	}
	if r.Evidence.IsSet() {
		out.evidence = int(r.Evidence.Decimal().IntPart())
		out.Evidence = gradeWords[max(0, min(5, out.evidence))]
	}
	id := "sv.row." + r.ID
	missing := func(why string) Row {
		out.Waits = why
		for _, f := range []struct {
			to    *calc.Node
			which string
		}{{&out.Gross, "gross"}, {&out.Impact, "impact"}, {&out.PV, "pv"}} {
			*f.to = b.None(fig{ID: id + "." + f.which, Label: out.Name + ": " + stepWords[f.which], Unit: calc.Pounds, Key: "sv.row", Path: out.Path}, why)
		}
		out.Low, out.High = out.PV, out.PV
		return out
	}
	before := len(b.Issues)
	b.guardRow(&out, to, known)
	quantities := b.quantities(&out)
	value := b.unitValue(&out, to, known)
	shares := b.percentages(&out)
	if r.ProxyCode == "" && r.ValueID == "" && r.Proxy == (bid.Estimate{}) && len(quantities) == 0 && !r.Left {
		return missing("Say how many a year, what one is worth, and then what is not yours.")
	}
	for _, i := range b.Issues[before:] {
		if i.Severity == bid.Blocks {
			return missing(i.Message)
		}
	}
	switch {
	case r.Left:
		return missing("Left out of the totals on purpose.")
	case b.blocked[r.ID]:
		return missing("Another row already counts this for the same people.")
	case !working.Usable(value.central):
		return missing("The row has no unit value yet.")
	case len(quantities) == 0:
		return missing("The row has no quantity yet.")
	}
	out.assumptions = append([]assumption{value.assumption(), quantities[0].of}, shares...)
	for _, a := range out.assumptions {
		if a.set {
			out.Assumed = append(out.Assumed, Assumed{Kind: kindWords[a.kind], Path: a.path, Central: a.central, Low: a.low, High: a.high, Ranged: a.ranged, Reason: a.reason, Source: a.source})
		}
	}
	if out.Claims = b.claims(r); len(out.Claims) > 0 {
		terms := make([]calc.Node, len(out.Claims))
		for i, c := range out.Claims {
			terms[i] = c.Share
		}
		out.Claimed = b.Sum(fig{ID: id + ".claimed", Label: out.Name + ": share that the parties claim together", Unit: calc.Percent, Key: "sv.row", Path: out.Path + ".claims"}, terms...)
	}
	b.answer(&out, quantities, value, shares)
	if r.Basis == bid.BasisPlacement {
		out.Counted, out.Placement = false, true
	}
	return out
}

var stepWords = map[string]string{"gross": "gross value a year", "impact": "impact in the first year", "pv": "present value"}

var gradeWords = [...]string{"opinion", "before and after alone", "adjusted comparison", "before and after with a comparison group", "natural experiment", "randomised trial"}

// chosen are the figures of one case: central, low or high.
type chosen struct {
	quantity []calc.Node // by contract year
	value    calc.Node
	shares   map[kind]calc.Node
}

// answer makes gross, impact and present value of a counted row, in the central case and,
// where anything has a range, in the low and the high.
func (b *builder) answer(out *Row, q []yearly, v valued, shares []assumption) {
	id, r := "sv.row."+out.ID, out.bid
	central := chosen{value: v.central, shares: map[kind]calc.Node{}}
	for _, y := range q {
		central.quantity = append(central.quantity, y.central)
	}
	for _, a := range shares {
		if a.set {
			central.shares[a.kind] = a.central
		}
	}
	out.Quantity, out.Proxy = q[0].central, v.central
	out.Gross = b.Mul(fig{ID: id + ".gross", Label: out.Name + ": gross value a year", Unit: calc.Pounds, Key: "sv.row"}, v.central, q[0].central)
	pm := b.perUnit(central, r)
	out.unit, out.cohorts = pm, central.quantity
	out.keep = quotient(pm, v.central)
	fades := b.fades(central, out.Years)
	effective := b.effective(central.quantity, fades)
	out.Impact = b.Mul(fig{ID: id + ".impact", Label: out.Name + ": impact in the first year", Unit: calc.Pounds, Key: "sv.row"}, pm, effective[0])
	for _, e := range effective {
		out.years = append(out.years, b.Graph.Mul(pm, e))
	}
	out.PV = b.Mul(fig{ID: id + ".pv", Label: out.Name + ": present value", Unit: calc.Pounds, Key: "sv.pv"}, pm, b.discounted(effective, out))
	b.gross(out, central, q, effective, pm)
	out.Low, out.High = out.PV, out.PV
	if ends := b.ends(out, q, v, shares); ends != nil {
		low, high := ends(false), ends(true)
		out.Low = b.Name(b.pv(low, out), fig{ID: id + ".low", Label: out.Name + ": present value, low case", Unit: calc.Pounds, Key: "sv.pv"})
		out.High = b.Name(b.pv(high, out), fig{ID: id + ".high", Label: out.Name + ": present value, high case", Unit: calc.Pounds, Key: "sv.pv"})
	}
	out.Counted = true
	out.Bodies = b.parts(out)
	out.society = b.untransferred(out)
}

// quotient is a ÷ c for words only, 1 where it is not defined.
func quotient(a, c calc.Node) decimal.Decimal {
	x, ok1 := value(a)
	y, ok2 := value(c)
	if !ok1 || !ok2 || y.IsZero() {
		return one
	}
	return x.DivRound(y, 16)
}

// perUnit is p · (1−d)(1−a)(1−x), with leakage, substitution and the share claimed as
// further factors: multiplied, never added.
func (b *builder) perUnit(c chosen, r *bid.ImpactRow) calc.Node {
	factors := []calc.Node{c.value}
	for _, k := range []kind{isDeadweight, isAttribution, isDisplacement, isLeakage, isSubstitution} {
		if n, set := c.shares[k]; set {
			factors = append(factors, b.kept(n))
		}
	}
	if claimed, any := b.claimed(r); any {
		factors = append(factors, claimed)
	}
	if len(factors) == 1 {
		return factors[0]
	}
	return b.Graph.Mul(factors...)
}

// fades are (1−o)^(t−1) for each year of the benefit; an outcome of one year has none.
func (b *builder) fades(c chosen, years int) []calc.Node {
	out := []calc.Node{b.One}
	o, set := c.shares[isDropOff]
	for t := 2; t <= years; t++ {
		if !set {
			out = append(out, b.One)
			continue
		}
		out = append(out, b.power(b.kept(o), t-1))
	}
	return out
}

// power is a figure to a whole power: the graph takes powers up to 50, a benefit lasts up
// to 60 years.
func (b *builder) power(of calc.Node, n int) calc.Node {
	const most = 50
	if n <= most {
		return b.Graph.Pow(of, n)
	}
	return b.Graph.Mul(b.Graph.Pow(of, most), b.Graph.Pow(of, n-most))
}

// effective is the quantity whose benefit falls in each year: cohorts of several contract
// years overlap.
func (b *builder) effective(quantity, fades []calc.Node) []calc.Node {
	out := make([]calc.Node, 0, len(quantity)+len(fades)-1)
	for j := range cap(out) {
		var terms []calc.Node
		for k, q := range quantity {
			if t := j - k; t >= 0 && t < len(fades) {
				if t == 0 || fades[t] == b.One {
					terms = append(terms, q)
				} else {
					terms = append(terms, b.Graph.Mul(q, fades[t]))
				}
			}
		}
		out = append(out, b.Total(terms...))
	}
	return out
}

// discounted is Σ of the effective quantities at their discount factors.
func (b *builder) discounted(effective []calc.Node, out *Row) calc.Node {
	health := out.proxy.wellbeing
	terms := make([]calc.Node, len(effective))
	for j, e := range effective {
		terms[j] = b.Graph.Mul(e, b.factor(j+b.out.Convention.first(), health))
	}
	return b.Total(terms...)
}

// pv is the present value of one case.
func (b *builder) pv(c chosen, out *Row) calc.Node {
	return b.Graph.Mul(b.perUnit(c, out.bid), b.discounted(b.effective(c.quantity, b.fades(c, out.Years)), out))
}

// gross makes the steps from gross to net, each over all years: gross, after deadweight,
// after attribution, after displacement (with leakage, substitution and what nobody
// claims), after drop-off. Discounting is the present value.
func (b *builder) gross(out *Row, c chosen, q []yearly, effective []calc.Node, pm calc.Node) {
	all := make([]calc.Node, len(q))
	for i := range q {
		all[i] = q[i].central
	}
	step := b.Graph.Mul(c.value, b.Total(all...), b.Graph.Int(int64(out.Years)))
	out.steps[0] = step
	for i, k := range []kind{isDeadweight, isAttribution} {
		if n, set := c.shares[k]; set {
			step = b.Graph.Mul(step, b.kept(n))
		}
		out.steps[i+1] = step
	}
	out.steps[3] = b.Graph.Mul(pm, b.Total(all...), b.Graph.Int(int64(out.Years)))
	out.steps[4] = b.Graph.Mul(pm, b.Total(effective...))
}

// percentages are the shares taken off; deadweight, attribution and displacement are
// asked for, with a reason, also when they are 0 (SV-001 to SV-004).
func (b *builder) percentages(out *Row) []assumption {
	r := out.bid
	var list []assumption
	for _, x := range []struct {
		k    kind
		e    bid.Estimate
		code string
	}{{isDeadweight, r.Deadweight, "SV-001"}, {isAttribution, r.Attribution, "SV-002"}, {isDisplacement, r.Displacement, "SV-003"},
		{isDropOff, r.DropOff, ""}, {isLeakage, r.Leakage, ""}, {isSubstitution, r.Substitution, ""}} {
		if x.k == isDropOff && out.Years <= 1 {
			continue // kept, without effect
		}
		a := b.estimate(r, x.k, x.e, calc.Percent, out.Name)
		switch {
		case !a.set && x.code != "":
			b.Issue(x.code, bid.Blocks, out.Path+"."+string(x.k), "%s: %s is not entered, so the row is not counted. Type what would have happened anyway, also when it is 0.", out.Name, kindWords[x.k])
		case !a.set && x.k == isDropOff:
			b.Issue("SV-100", bid.Blocks, out.Path+".dropOff", "%s lasts %d years, but its drop-off is not entered, so the row is not counted. Type how much of it fades each year, also when it is 0.", out.Name, out.Years)
		case a.set && a.reason == "" && a.source == "":
			b.once("SV-004", a.path, "%s has neither a reason nor a source, so the row is not counted. Say why, also for 0.", a.name)
		case a.set && (a.reason == "" || a.source == ""):
			what := "a source"
			if a.reason == "" {
				what = "a reason"
			}
			b.warnOnce("SV-101", a.path, "%s has no %s yet. A buyer will ask for it.", a.name, what[2:])
		}
		list = append(list, a)
	}
	return list
}

func (b *builder) warnOnce(code, path, format string, args ...any) {
	for _, i := range b.Issues {
		if i.Code == code && i.Path == path {
			return
		}
	}
	b.Issue(code, bid.Warns, path, format, args...)
}

// duration is the whole years of a benefit, 1 to 60.
func (b *builder) duration(out *Row) {
	d := out.bid.Duration
	out.Years = 1
	if !d.IsSet() {
		b.Issue("SV-104", bid.Blocks, out.Path+".duration", "%s: how many years the benefit lasts is not entered, so the row is not counted. Type whole years; half a year is half the quantity.", out.Name)
		return
	}
	if v := d.Decimal(); !v.IsInteger() || v.LessThan(one) || v.GreaterThan(decimal.NewFromInt(longest)) {
		b.Issue("SV-104", bid.Blocks, out.Path+".duration", "%s: %s is no duration that can be counted. Type whole years from 1 to %s; half a year is half the quantity.", out.Name, d.Format(), strconv.Itoa(longest))
		return
	}
	out.Years = int(d.Decimal().IntPart())
}

func (b *builder) rowPath(id, field string) string {
	return fmt.Sprintf("socialValue.rows.%s.%s", id, field)
}
