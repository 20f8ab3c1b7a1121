package standing

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// definition is a test ready to be worked out: the facts with what the document says.
type definition struct {
	doc        *bid.FinancialTest
	fact       reference.FinancialTest
	formula    *expr
	comparator bid.Comparator
	mark       *big.Rat
	markNode   calc.Node
	unit       calc.Unit
	path       string
}

var consequences = map[string]bid.TestConsequence{
	"may_exclude": bid.FailMay, "mitigation": bid.FailMay, "count": bid.FailMay,
	"supplementary_checks": bid.FailMay, "explain": bid.FailExplain, "info": bid.FailExplain,
}

// buyerRule is told where the facts leave open what failing means.
const buyerRule = "The tender sets what failing means; must is assumed until you choose."

func (b *builder) test(t *bid.FinancialTest) Test {
	fact := b.known[t.TestID]
	path := "eligibility.tests." + t.ID
	out := Test{ID: t.ID, TestID: t.TestID, LotID: t.LotID, Path: path, Consequence: t.OnFail, Source: fact.Source}
	out.Name = working.Named(t.Name, "Your own ratio")
	if t.Name == "" && fact.Name != "" {
		out.Name = fact.Name
	}
	if out.Consequence == "" {
		if out.Consequence = consequences[fact.OnFail]; out.Consequence == "" {
			out.Consequence = bid.FailMust
		}
	}
	out.FigureID = "elig.fin." + t.TestID
	if t.TestID == "" {
		out.FigureID = "elig.fin.own." + t.ID
	} else if b.ids[out.FigureID] {
		out.FigureID += "." + t.ID
	}
	b.ids[out.FigureID] = true
	none := func(why string) Test {
		out.Outcome, out.Why = NotComputable, why
		b.None(working.Fig{ID: out.FigureID, Label: out.Name, Unit: calc.Quantity, Path: path}, why)
		return out
	}
	if t.TestID != "" && fact.ID == "" {
		return none("This test is not in the facts. Pick another one, or type its formula as a ratio of your own.")
	}
	d, why := b.define(t, fact, path)
	if why != "" {
		return none(why)
	}
	two := t.Years == bid.BothYears || t.Years == "" && fact.YearsRule == "both years"
	for _, mode := range b.modes(fact.ID) {
		m := ModeResult{Mode: mode, Outcome: Pass}
		for at := 0; at == 0 || two && at == 1; at++ {
			reading, member := b.inMode(d, mode, at)
			m.Years = append(m.Years, reading)
			if at == 0 || worse(reading.Outcome, m.Outcome) {
				m.Outcome, m.Why, m.Member = reading.Outcome, reading.Why, member
			}
		}
		out.Modes = append(out.Modes, m)
	}
	out.Bodies = b.each(d, len(out.Modes[0].Years))
	b.name(&out, d)
	b.beside(&out, d)
	out.Outcome, out.Why = out.Modes[0].Outcome, out.Modes[0].Why
	if out.Outcome == Fail {
		if out.Consequence == bid.FailExplain {
			out.Outcome = Explain
		}
		out.Fixes = b.fixes(d, out.Modes[0])
		if t.OnFail == "" && fact.OnFail == "buyer_rule" {
			out.Why = strings.TrimSpace(out.Why + " " + buyerRule)
		}
		out.Mitigation = mitigation(fact)
		out.NearMiss = slices.ContainsFunc(out.Modes[0].Years, func(y Reading) bool { return y.near })
	}
	return out
}

// rank orders outcomes, the worst last.
var rank = map[Outcome]int{Shown: 0, Pass: 0, Explain: 1, NotComputable: 2, Fail: 3}

func worse(a, c Outcome) bool { return rank[a] > rank[c] }

// weaker reports whether a reading of one body is further from passing than that of
// another; equal ones go by name, so that the order of members changes nothing.
func (d *definition) weaker(r, than Reading, who, other *body) bool {
	if rank[r.Outcome] != rank[than.Outcome] {
		return worse(r.Outcome, than.Outcome)
	}
	if r.exact != nil && than.exact != nil {
		c := r.exact.Cmp(than.exact)
		if d.comparator == bid.AtLeast || d.comparator == bid.Over {
			c = -c
		}
		if c != 0 {
			return c > 0
		}
	} else if r.exact != than.exact {
		return r.exact == nil
	}
	return cmp.Or(cmp.Compare(who.name, other.name), cmp.Compare(who.id, other.id)) < 0
}

// name gives the figures of a test their ids: the plain id decides.
func (b *builder) name(t *Test, d *definition) {
	deciding := t.Modes[0]
	at := 0
	for i, y := range deciding.Years {
		if worse(y.Outcome, deciding.Years[at].Outcome) {
			at = i
		}
	}
	b.Name(deciding.Years[at].Figure, working.Fig{ID: t.FigureID, Label: t.Name, Unit: d.unit, Path: t.Path})
	for _, m := range t.Modes {
		for i, y := range m.Years {
			id, label := t.FigureID+"."+[]string{"latest", "prior"}[i], t.Name+[]string{", latest year", ", year before"}[i]
			if m.Mode != "" {
				id, label = id+"."+strings.ToLower(string(m.Mode)), label+", "+modeWords[m.Mode]
			}
			b.Name(y.Figure, working.Fig{ID: id, Label: label, Unit: d.unit, Path: t.Path})
		}
	}
}

var modeWords = map[bid.GroupMode]string{
	bid.GroupAggregate: "members added together", bid.GroupLeadOnly: "lead alone",
	bid.GroupEachMember: "each member", bid.GroupShareWeighted: "weighted by share",
}

// define puts the facts and the document together, or says why it cannot.
func (b *builder) define(t *bid.FinancialTest, fact reference.FinancialTest, path string) (*definition, string) {
	d := &definition{doc: t, fact: fact, path: path, unit: calc.Ratio, comparator: t.Comparator}
	text := fact.Formula
	if fact.ID == "" {
		text = t.Formula
	}
	switch fact.Unit {
	case "GBP":
		d.unit = calc.Pounds
	case "percent", "points", "marks", "months", "count":
		d.unit = calc.Quantity
	}
	switch {
	case strings.HasPrefix(text, "count_pass"), fact.Pack == "PK-MARKS50":
	default:
		e, err := parse(text, Names())
		if err != nil {
			return nil, upper(err.Error()) + "."
		}
		d.formula = e
	}
	if d.comparator == "" {
		switch fact.Comparator {
		case ">=", ">", "<=", "<":
			d.comparator = bid.Comparator(fact.Comparator)
		case "lower is safer":
			d.comparator = bid.AtMost
		case "positive":
			d.comparator = bid.Over
		default:
			d.comparator = bid.AtLeast
		}
	}
	switch d.comparator {
	case bid.AtLeast, bid.Over, bid.AtMost, bid.Below:
	default:
		return nil, "The way of comparing is none of the choices. Pick at least, over, at most or below."
	}
	if t.Mark.IsSet() {
		v := t.Mark.Decimal()
		d.mark = v.Rat()
		d.markNode = b.Input(working.Fig{Label: "Mark to meet", Unit: d.unit, Path: path + ".mark"}, t.Mark, working.MayBeNegative)
	} else if v, err := decimal.NewFromString(fact.Threshold); err == nil {
		d.mark, d.markNode = v.Rat(), b.Graph.Const(v)
	} else if fact.Threshold == "user" || fact.Comparator == "tender sets" || fact.ID == "" {
		return nil, "The mark to meet is not typed. Type the one that the tender prints."
	}
	return d, ""
}

// judge compares an exact figure with the mark, or with the bands of the facts.
func (d *definition) judge(v *big.Rat) Outcome {
	if d.mark != nil {
		return compare(v, string(d.comparator), d.mark)
	}
	safe, low := false, false
	for _, part := range strings.Split(d.fact.Threshold, "/") {
		words := strings.Fields(part)
		if len(words) != 4 || words[1] != "risk" {
			continue
		}
		limit, err := decimal.NewFromString(words[3])
		if err != nil {
			continue
		}
		met := compare(v, words[2], limit.Rat()) == Pass
		if words[0] == "low" {
			safe, low = met, true
		} else if !low {
			safe = !met
		}
	}
	switch {
	case d.fact.Threshold == "":
		return Shown
	case safe:
		return Pass
	}
	return Explain
}

func compare(v *big.Rat, comparator string, mark *big.Rat) Outcome {
	c := v.Cmp(mark)
	if comparator == ">=" && c >= 0 || comparator == ">" && c > 0 || comparator == "<=" && c <= 0 || comparator == "<" && c < 0 {
		return Pass
	}
	return Fail
}
