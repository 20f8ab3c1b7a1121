package chain

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Risks are the register of the group and what hangs on results, by party.
type Risks struct {
	Rows     []Risk
	Expected []Exposure // expected loss of each party: Σ probability × impact × share
	AtRisk   []Exposure // of payments by results: payments × outcome part × (1 − chance)
}

// Risk is a line of the register.
type Risk struct {
	ID, Name, Path, Measure string
	Loss                    calc.Node // probability × impact
	Lacking                 decimal.Decimal
	Words                   string
}

// Exposure is what one party may lose.
type Exposure struct {
	Party  Party
	Amount calc.Node
}

// risks is CONS-040 and CONS-041, CONS-043 and CONS-044.
func (b *builder) risks() {
	g, one := b.Graph, decimal.NewFromInt(1)
	parts := map[*party][]calc.Node{}
	for _, r := range working.Unique(b.group.Risks, func(r *bid.GroupRisk) *string { return &r.ID }) {
		path := "consortium.risks." + r.ID
		name := working.Named(r.Name, "A risk without a name")
		chance := b.Input(fig{Label: name + ": probability", Unit: calc.Percent, Path: path + ".probability"}, r.Probability, working.Ask("The probability of “"+name+"” is not typed."), working.UpToOne)
		impact := b.Input(fig{Label: name + ": impact", Unit: calc.Pounds, Path: path + ".impact"}, r.Impact, working.Ask("The impact of “"+name+"” is not typed."))
		row := Risk{ID: r.ID, Name: name, Path: path, Measure: r.Measure, Lacking: one}
		row.Loss = b.Mul(fig{ID: "cons.risk." + r.ID, Label: name + ": expected loss", Unit: calc.Pounds, Key: "cons.risk"}, chance, impact)
		for i, part := range r.Parts {
			row.Lacking = row.Lacking.Sub(part.Share.Decimal())
			if p := b.find(part.MemberID); p != nil && part.Share.IsSet() {
				share := b.Input(fig{Label: name + ": share of " + p.Name, Unit: calc.Percent, Path: fmt.Sprintf("%s.parts.%d.share", path, i)}, part.Share, working.UpToOne)
				parts[p] = append(parts[p], g.Mul(row.Loss, share))
			}
		}
		if !row.Lacking.IsZero() {
			row.Words = "Shares make " + money.FormatPercent(one.Sub(row.Lacking), 2) + "."
			b.Issue("CONS-040", bid.Warns, path, "The shares of the risk “%s” make %s, not 100 %%. Say who carries the rest: what nobody carries falls on whoever it hits.", name, money.FormatPercent(one.Sub(row.Lacking), 2))
		}
		if r.Shared && r.Insured != bid.Yes {
			b.Issue("CONS-043", bid.Warns, path, "“%s” is about a service that the group shares, and no insurance is noted for it. Ask an insurer before anybody signs.", name)
		}
		b.out.Risks.Rows = append(b.out.Risks.Rows, row)
	}
	for _, p := range b.parties {
		if nodes := parts[p]; len(nodes) > 0 {
			b.out.Risks.Expected = append(b.out.Risks.Expected, Exposure{p.Party, b.Sum(fig{ID: "cons.risk.party." + p.Key, Label: p.Name + ": expected loss of all risks", Unit: calc.Pounds, Key: "cons.risk"}, nodes...)})
		}
		if p.terms.Uncapped == bid.Yes {
			b.Issue("CONS-044", bid.Informs, p.Path+".terms.uncapped", "%s is asked for an indemnity without a cap. Is that meant? Ask for a cap that its insurance covers.", p.Name)
		}
		b.atRisk(p)
	}
}

// atRisk is what a party does not get if outcomes are not proven (CONS-041).
func (b *builder) atRisk(p *party) {
	share, _, why := b.resultsPart(p)
	if share.IsZero() && why.Text == "" || !working.Usable(p.Value) {
		return
	}
	f := fig{ID: "cons.at_risk." + p.Key, Label: p.Name + ": at risk by results", Unit: calc.Pounds, Key: "cons.at_risk", Path: "consortium.chain.results"}
	var n calc.Node
	if why.Text != "" {
		f.Path = why.Path
		n = b.NoneCode(f, why.Code, why.Text)
	} else {
		results, path := b.group.Chain.Results, "consortium.chain.results.share"
		of := results.Share
		if p.terms.Results.IsSet() {
			of, path = p.terms.Results, p.Path+".terms.results"
		}
		part := b.Input(fig{Label: p.Name + ": share of payments that hangs on outcomes", Unit: calc.Percent, Path: path}, of, working.UpToOne)
		chance := b.Input(fig{Label: "Chance that outcomes are proven", Unit: calc.Percent, Path: "consortium.chain.results.chance"}, results.Chance, working.UpToOne)
		n = b.Pence(f, b.Graph.Mul(p.Value, part, b.Graph.Sub(b.Graph.Int(1), chance)), money.R2)
	}
	b.out.Risks.AtRisk = append(b.out.Risks.AtRisk, Exposure{p.Party, n})
	risk, known := n.Value()
	if known && p.cash.Reserves.IsSet() && risk.GreaterThan(p.cash.Reserves.Decimal()) {
		b.Issue("CONS-041", bid.Warns, p.cashPath+".reserves", "%s may lose %s if outcomes are not proven, more than its free reserves of %s. That party should not sign this; lower its outcome part or the others carry it.", p.Name, money.FormatPounds(risk), p.cash.Reserves.Format())
	}
}

// Worst is the whole contract’s loss as a range, under joint and several liability.
type Worst struct {
	Used  bool
	Rows  []WorstRow
	Words string
}

// WorstRow is one party’s worst case: the loss less insurance and what others can pay.
type WorstRow struct {
	Party     Party
	Low, High calc.Node
	Cover     calc.Node // months of spending that its reserves cover; unusable where unknown
}

// worst is CONS-042. The loss is typed as a range and never guessed.
func (b *builder) worst() {
	w := &b.out.Worst
	if w.Used = b.group.Liability == bid.LiabilityJoint; !w.Used {
		w.Words = "Worst cases of this kind arise where members answer for each other (joint and several liability)."
		return
	}
	g, typed := b.Graph, &b.group.Worst
	pounds := func(path, label string, v money.Pounds, options ...working.Option) calc.Node {
		return b.Input(fig{Label: label, Unit: calc.Pounds, Path: "consortium.worst." + path}, v, options...)
	}
	low := pounds("low", "Loss of the whole contract, at the least", typed.Low, working.Ask("The range of what the whole contract may lose is not typed."))
	high := pounds("high", "Loss of the whole contract, at the most", typed.High, working.Ask("The range of what the whole contract may lose is not typed."))
	insured := pounds("insured", "Paid by insurance", typed.Insured, working.OrDefault("0"))
	months := decimal.NewFromInt(int64(b.days("reserve_months")))
	for _, p := range b.parties {
		others := b.None(fig{Label: p.Name + ": what the others can pay", Path: "consortium.worst.others"}, "What the others can pay beside "+p.Name+" is not typed.")
		for _, o := range typed.Others {
			if o.MemberID == p.ID && o.Amount.IsSet() {
				others = pounds("others."+p.Key, p.Name+": what the others can pay", o.Amount)
			}
		}
		row := WorstRow{Party: p.Party}
		row.Low = b.Max(fig{ID: "cons.worst." + p.Key + ".low", Label: p.Name + ": worst case, at the least", Unit: calc.Pounds, Key: "cons.worst"}, b.Zero, g.Sub(g.Sub(low, insured), others))
		row.High = b.Max(fig{ID: "cons.worst." + p.Key + ".high", Label: p.Name + ": worst case, at the most", Unit: calc.Pounds, Key: "cons.worst"}, b.Zero, g.Sub(g.Sub(high, insured), others))
		if p.cash.Reserves.IsSet() && p.cash.Spend.IsSet() && p.cash.Spend.Decimal().IsPositive() {
			reserves := b.Input(fig{Label: p.Name + ": free reserves", Unit: calc.Pounds, Path: p.cashPath + ".reserves"}, p.cash.Reserves, working.MayBeNegative)
			spend := b.Input(fig{Label: p.Name + ": spending a year", Unit: calc.Pounds, Path: p.cashPath + ".spend"}, p.cash.Spend)
			row.Cover = b.Div(fig{ID: "cons.cover_months." + p.Key, Label: p.Name + ": months that reserves cover", Unit: calc.Counted("months"), Key: "cons.worst"}, g.Mul(reserves, g.Int(12)), spend, "Nothing is spent.")
			if v, known := row.Cover.Value(); known && v.LessThan(months) {
				b.Issue("CONS-042", bid.Warns, p.cashPath+".reserves", "%s answers for everybody’s failure, and its reserves cover %s months of spending, fewer than %s. One claim could close it: agree several liability, a cap, or leave the liability to the lead.", p.Name, money.FormatQuantity(v.Round(1)), months)
			}
		}
		w.Rows = append(w.Rows, row)
	}
}

// PeopleState is one question about staff: agreed or not, who pays, until when.
type PeopleState struct {
	Kind   bid.PeopleKind
	Name   string
	Agreed bool
	Words  string
	Path   string
}

var peopleWords = []struct {
	kind bid.PeopleKind
	name string
}{{bid.PeopleTUPEIn, "Staff who transfer in (TUPE)"}, {bid.PeopleTUPEOut, "Staff who transfer out at the end (TUPE)"}, {bid.PeoplePensions, "Pensions"}, {bid.PeopleRedundancy, "Redundancy"}}

// people is CONS-045: who pays for staff, and until when.
func (b *builder) people() {
	for _, q := range peopleWords {
		s := PeopleState{Kind: q.kind, Name: q.name, Words: "to be agreed", Path: "consortium.people"}
		for _, t := range b.group.People {
			if t.Kind != q.kind {
				continue
			}
			s.Path = "consortium.people." + t.ID
			if t.Agreed == bid.Yes {
				s.Agreed, s.Words = true, "agreed"
				if p := b.find(t.MemberID); p != nil {
					s.Words = p.Name + " pays"
				}
				if !t.Until.IsZero() {
					s.Words += " until " + t.Until.String()
				}
			}
		}
		if !s.Agreed {
			b.Issue("CONS-045", bid.Warns, s.Path, "%s: who pays, and until when, is not agreed. Write it down before anybody signs; afterwards it falls on whoever employs them.", q.name)
		}
		b.out.People = append(b.out.People, s)
	}
}
