package socialvalue

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Totals are the answers of the whole map. The ledgers stand apart; figures that add them
// are there where only one ledger is used, or where the user switched adding on.
type Totals struct {
	Fiscal, Economic, Social calc.Node // present value by ledger
	Society                  calc.Node // without transfers
	PV, NPV                  calc.Node
	Ratio, NetRatio          calc.Node
	LowRatio, HighRatio      calc.Node
	Claimed, Defended        calc.Node // central case; low case without opinion
	Payback                  calc.Node // months
	Cash                     []Cash    // fiscal value by how it frees money
	Steps                    []Step    // gross to net
	Years                    []Year
	Added                    bool // fiscal, economic and social value are added
	Label                    string
	Waiting                  int            // rows that are not counted
	Placement                []PerPlacement // what one placement brings, by ledger
}

// Cash is a part of the fiscal value.
type Cash struct {
	Kind bid.Cashable
	Node calc.Node
}

// Step is one step from gross to net, over all counted rows and years.
type Step struct {
	Name  string
	Node  calc.Node
	Share calc.Node // of the gross value
}

// Year is the impact of one benefit year by ledger; index 0 is the first.
type Year struct {
	Index                    int
	Fiscal, Economic, Social calc.Node
	PV                       calc.Node // all ledgers, only where adding is on
}

var ledgers = []bid.Ledger{bid.LedgerFiscal, bid.LedgerEconomic, bid.LedgerSocial}

var stepNames = []string{"Gross value", "after deadweight", "after attribution", "after displacement", "after drop-off", "after discounting"}

const whyApart = "Fiscal, economic and social value are kept apart. Switch adding on to see a figure that adds them."

// totals adds up the counted rows.
func (b *builder) totals() {
	t := &b.out.Totals
	by := map[bid.Ledger][]calc.Node{}
	var all, low, high, defended, society, impact []calc.Node
	steps := make([][]calc.Node, 5)
	cash := map[bid.Cashable][]calc.Node{}
	used := map[bid.Ledger]bool{}
	for i := range b.out.Rows {
		r := &b.out.Rows[i]
		if !r.Counted {
			if !r.Placement {
				t.Waiting++
			}
			continue
		}
		used[r.Ledger] = true
		by[r.Ledger] = append(by[r.Ledger], r.PV)
		all, low, high, impact = append(all, r.PV), append(low, r.Low), append(high, r.High), append(impact, r.Impact)
		if r.evidence != 0 {
			defended = append(defended, r.Low)
		}
		switch {
		case r.society.Equal(one):
			society = append(society, r.PV)
		case r.society.IsPositive():
			society = append(society, b.Graph.Mul(r.PV, b.constant("share that is no transfer", r.society)))
		}
		if r.Ledger == bid.LedgerFiscal {
			cash[r.Cashable] = append(cash[r.Cashable], r.PV)
		}
		for k := range steps {
			steps[k] = append(steps[k], r.steps[k])
		}
	}
	t.Added = b.sv.Added && len(used) > 1
	single := len(used) <= 1
	t.Label = "adds fiscal, economic and social value"
	if single {
		t.Label = ""
		for _, l := range ledgers {
			if used[l] {
				t.Label = string(l) + " value only"
			}
		}
	}
	none := len(all) == 0
	why := "No row of the impact map counts yet."
	if t.Waiting > 0 {
		why = fmt.Sprintf("No row of the impact map counts yet; %d of them wait for something.", t.Waiting)
		if t.Waiting == 1 {
			why = "No row of the impact map counts yet; one waits for something."
		}
	}
	if each := b.placements(); none && each > 0 && t.Waiting == 0 {
		why = "Every row is worked out for one placement. No number of placements is guaranteed, so there is no total."
	}
	sum := func(id, label, key string, terms []calc.Node) calc.Node {
		f := fig{ID: id, Label: label, Unit: calc.Pounds, Key: key, Path: "socialValue.rows"}
		if none {
			return b.None(f, why)
		}
		return b.Sum(f, terms...)
	}
	t.Fiscal = sum("sv.pv.fiscal", "Present value, fiscal: money to public bodies", "sv.pv", by[bid.LedgerFiscal])
	t.Economic = sum("sv.pv.economic", "Present value, economic: earnings and local growth", "sv.pv", by[bid.LedgerEconomic])
	t.Social = sum("sv.pv.social", "Present value, social: health, wellbeing, safety", "sv.pv", by[bid.LedgerSocial])
	for _, c := range []bid.Cashable{bid.CashableNow, bid.CashableScale, bid.CashableCapacity, ""} {
		if len(cash[c]) > 0 {
			name := map[bid.Cashable]string{bid.CashableNow: "now", bid.CashableScale: "at_scale", bid.CashableCapacity: "capacity", "": "not_said"}[c]
			t.Cash = append(t.Cash, Cash{c, sum("sv.cash."+name, "Fiscal value, cash "+cashWords[c], "sv.cash", cash[c])})
		}
	}
	joined := func(id, label, key string, unit calc.Unit, make func(f fig) calc.Node) calc.Node {
		f := fig{ID: id, Label: label, Unit: unit, Key: key, Path: "socialValue.addLedgers"}
		switch {
		case none:
			f.Path = "socialValue.rows"
			return b.None(f, why)
		case !single && !b.sv.Added:
			return b.None(f, whyApart)
		}
		return make(f)
	}
	label := ""
	if t.Label != "" {
		label = " (" + t.Label + ")"
	}
	add := func(terms []calc.Node) func(fig) calc.Node {
		return func(f fig) calc.Node { return b.Sum(f, terms...) }
	}
	t.PV = joined("sv.pv", "Present value of the impact"+label, "sv.pv", calc.Pounds, add(all))
	t.Claimed = t.PV
	t.Society = joined("sv.pv.society", "Present value for all of society, without transfers"+label, "sv.pv", calc.Pounds, add(society))
	t.Defended = joined("sv.defended", "Value that can be defended: low case, without rows that rest on opinion"+label, "sv.defended", calc.Pounds, add(defended))
	lowPV := joined("sv.low.pv", "Present value, low case"+label, "sv.pv", calc.Pounds, add(low))
	highPV := joined("sv.high.pv", "Present value, high case"+label, "sv.pv", calc.Pounds, add(high))
	inputs := b.out.Inputs.Total
	ratio := func(pv calc.Node) func(fig) calc.Node {
		return func(f fig) calc.Node {
			f.Path = "socialValue.inputs.price"
			if v, known := value(inputs); known && !v.IsPositive() {
				return b.NoneCode(f, "SV-090", "The inputs are zero or less, so there is no ratio.")
			}
			return b.Div(f, pv, inputs, "the inputs are zero")
		}
	}
	t.Ratio = joined("sv.ratio", "Ratio: present value of impact ÷ inputs"+label, "sv.ratio", calc.Ratio, ratio(t.PV))
	t.NetRatio = joined("sv.ratio.net", "Net ratio: (impact − inputs) ÷ inputs"+label, "sv.ratio", calc.Ratio, func(f fig) calc.Node { return b.Sub(f, t.Ratio, b.One) })
	t.LowRatio = joined("sv.low.ratio", "Ratio, low case"+label, "sv.ratio", calc.Ratio, ratio(lowPV))
	t.HighRatio = joined("sv.high.ratio", "Ratio, high case"+label, "sv.ratio", calc.Ratio, ratio(highPV))
	t.NPV = joined("sv.npv", "Net present value: impact less inputs"+label, "sv.pv", calc.Pounds, func(f fig) calc.Node { return b.Sub(f, t.PV, inputs) })
	t.Payback = b.payback(joined, impact)
	gross := make([]Step, 0, 6)
	for k := range steps {
		id := "sv.gross"
		if k > 0 {
			id = fmt.Sprintf("sv.net.%d", k)
		}
		gross = append(gross, Step{Name: stepNames[k], Node: joined(id, stepNames[k]+label, "sv.gross", calc.Pounds, add(steps[k]))})
	}
	t.Steps = append(gross, Step{Name: stepNames[5], Node: t.PV})
	for k := range t.Steps {
		s := &t.Steps[k]
		s.Share = b.Div(fig{ID: fmt.Sprintf("sv.net.%d.share", k), Label: s.Name + ", as a share of gross" + label, Unit: calc.Percent, Key: "sv.gross"}, s.Node, t.Steps[0].Node, "the gross value is nothing")
	}
	b.byYear(joined)
	if t.Waiting > 0 && !none {
		b.Issue("SV-107", bid.Warns, "socialValue.rows", "%d of %d rows are not counted, because something is missing or two rows count the same.", t.Waiting, len(b.out.Rows))
	}
}

var cashWords = map[bid.Cashable]string{bid.CashableNow: "now", bid.CashableScale: "at scale", bid.CashableCapacity: "as capacity only", "": "not said"}

// constant is a share that follows from the splits, named for the working.
func (b *builder) constant(label string, v decimal.Decimal) calc.Node {
	return b.Name(b.Graph.Const(v), fig{Label: label, Unit: calc.Percent})
}

// payback is inputs ÷ (first-year impact ÷ 12), shown up to 12 × the longest duration.
func (b *builder) payback(joined func(id, label, key string, unit calc.Unit, make func(fig) calc.Node) calc.Node, impact []calc.Node) calc.Node {
	longest := 0
	for _, r := range b.out.Rows {
		if r.Counted {
			longest = max(longest, r.Years)
		}
	}
	return joined("sv.payback", "Simple payback in months", "sv.payback", calc.Counted("months"), func(f fig) calc.Node {
		first := b.Total(impact...)
		v, known := value(first)
		in, priced := value(b.out.Inputs.Total)
		if known && priced && (!v.IsPositive() || in.Mul(decimal.NewFromInt(12)).GreaterThan(v.Mul(decimal.NewFromInt(int64(12*longest))))) {
			return b.None(f, "The impact does not pay the inputs back while it lasts.")
		}
		return b.Div(f, b.Graph.Mul(b.out.Inputs.Total, b.Graph.Int(12)), first, "there is no impact in the first year")
	})
}

// byYear is the impact of each benefit year, by ledger.
func (b *builder) byYear(joined func(id, label, key string, unit calc.Unit, make func(fig) calc.Node) calc.Node) {
	most := 0
	for i := range b.out.Rows {
		most = max(most, len(b.out.Rows[i].years))
	}
	for j := range most {
		by := map[bid.Ledger][]calc.Node{}
		var all []calc.Node
		for i := range b.out.Rows {
			if r := &b.out.Rows[i]; r.Counted && j < len(r.years) {
				by[r.Ledger] = append(by[r.Ledger], r.years[j])
				n := b.Graph.Mul(r.years[j], b.factor(j+b.out.Convention.first(), r.proxy.wellbeing))
				all = append(all, n)
			}
		}
		y := Year{Index: j}
		for _, l := range []struct {
			ledger bid.Ledger
			to     *calc.Node
		}{{bid.LedgerFiscal, &y.Fiscal}, {bid.LedgerEconomic, &y.Economic}, {bid.LedgerSocial, &y.Social}} {
			*l.to = b.Sum(fig{ID: fmt.Sprintf("sv.year.%d.%s", j+1, l.ledger), Label: fmt.Sprintf("Impact of benefit year %d, %s", j+1, l.ledger), Unit: calc.Pounds, Key: "sv.row"}, by[l.ledger]...)
		}
		if b.sv.Added || b.out.Totals.Label != "adds fiscal, economic and social value" {
			y.PV = b.Sum(fig{ID: fmt.Sprintf("sv.year.%d.pv", j+1), Label: fmt.Sprintf("Present value of benefit year %d", j+1), Unit: calc.Pounds, Key: "sv.pv"}, all...)
		}
		b.out.Totals.Years = append(b.out.Totals.Years, y)
	}
}

// usable reports a figure that applies and is known.
func usable(n calc.Node) bool {
	_, known := working.Value(n)
	return known
}
