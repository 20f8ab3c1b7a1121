package pack

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/tender"
)

// decision is the one page that a trustee reads: what is asked, what it earns or
// costs, what is most likely to go wrong, and what is still open.
func (b *builder) decision() {
	a := b.s.Assessment
	var rows []KeyValue
	add := func(key, id string) {
		if b.has(id) {
			rows = append(rows, b.pair(key, id))
		}
	}
	one := " of one " + a.Pricing.Singular
	add("Price asked"+one, "price.asked")
	add("Full cost", "price.break_even")
	add("Target, with the surplus", "price.target.printed")
	add("Walk-away price", "ladder.walk_away")
	add("Left over in year 1", "year.1.gap")
	add("As a share of income", "year.1.margin")
	add("Contract value, all years", "contract.value")
	add("Left over, all years", "contract.gap")
	if f, ok := a.Figure("contract.subsidy"); ok && !f.Value.IsZero() {
		add("To put in ourselves", "contract.subsidy")
	}
	add("Budget less full cost", "afford.gap")
	add("Break-even quantity a year", "even.volume")
	add("Cash low point: to find", "cash.peak")
	rows = append(rows, b.mayAndShould()...)
	rows = append(rows, b.worst()...)
	add("Social value ratio", "sv.ratio")
	blocks, warns := 0, 0
	for _, i := range a.Issues {
		switch {
		case i.Accepted != "":
		case i.Severity == bid.Blocks:
			blocks++
		case i.Severity == bid.Warns:
			warns++
		}
	}
	open := fmt.Sprintf("%s, %s", counted(blocks, "check stops", "checks stop")+" the final pack", counted(warns, "warns", "warn"))
	rows = append(rows, KeyValue{Key: "Open checks", Value: inner(open)})
	b.private("decision", "The decision",
		Callout{Title: "In one sentence", Runs: []Run{inner(a.Headline)}, Label: LabelInternal},
		KeyValues{Rows: rows},
		SignatureBox{Statement: "We decide to bid at the price above and not below the walk-away price / not to bid. (Strike out one.)", Label: LabelInternal, Lines: []string{"For the board", "Name", "Date"}})
}

// mayAndShould is whether we may bid and whether we should, where the bid has asked.
func (b *builder) mayAndShould() []KeyValue {
	if !b.contested() {
		return nil
	}
	t := b.s.Assessment.Tender
	return []KeyValue{
		{Key: "May we bid?", Value: inner(tender.Verdict(t.Selection.Overall))},
		{Key: "Bid or not", Value: inner(sentence(t.Decision.Advice.Words()) + ". " + t.Decision.Why)},
	}
}

// worst is what moves the contract most, and how often the trials end badly.
func (b *builder) worst() []KeyValue {
	var out []KeyValue
	s, _ := b.s.Assessment.Sensitivity("contract.gap", tornadoRows)
	for _, bar := range s.Own {
		if bar.Decided || !bar.Exact || !bar.HasLow || !bar.HasHigh {
			continue
		}
		out = append(out, KeyValue{Key: "What matters most", Value: inner(fmt.Sprintf("%s: from %s to %s, the contract leaves %s to %s", bar.Label,
			bar.Unit.Format(bar.Low), bar.Unit.Format(bar.High), money.FormatWholePounds(bar.AtLow), money.FormatWholePounds(bar.AtHigh)))})
		break
	}
	if len(b.bid.Pricing.Risk.Drivers) > 0 {
		if o, _ := b.ran(); len(o.Words) > 0 {
			out = append(out, KeyValue{Key: "How sure it is", Value: inner(o.Words[0])})
		}
	}
	return out
}
