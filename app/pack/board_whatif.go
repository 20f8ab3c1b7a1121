package pack

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/app/risk"
)

// tornadoRows is how many inputs the board's table of sensitivities shows.
const tornadoRows = 10

// scenarios sets every scenario beside the base.
func (b *builder) scenarios() {
	cases, _ := b.s.Assessment.Scenarios()
	if len(cases) == 0 {
		return
	}
	var blocks []Block
	for _, c := range cases {
		t := Table{Title: "Scenario: " + c.Name, Columns: []Column{{Title: "Figure", Head: true, Weight: 2}, {Title: "Base", Align: Right}, {Title: "Scenario", Align: Right}, {Title: "Difference", Align: Right, Weight: 1.4}}}
		for _, f := range c.Figures {
			if !f.HasBase && !f.HasValue {
				continue
			}
			t.Rows = append(t.Rows, Row{Cells: []Run{inner(f.Label), b.valueOf(f.HasBase, f, f.Base), b.valueOf(f.HasValue, f, f.Value), inner(f.Words)}})
		}
		changes := make([]Item, 0, len(c.Changes))
		for _, change := range c.Changes {
			changes = append(changes, Item{Runs: []Run{inner(change.Words)}})
		}
		blocks = append(blocks, Heading{Level: 2, Text: c.Name, Label: LabelInternal})
		if len(changes) > 0 {
			blocks = append(blocks, List{Items: changes})
		}
		blocks = append(blocks, b.privateTable(t))
	}
	b.private("scenarios", "What if", blocks...)
}

func (b *builder) valueOf(has bool, f risk.Compared, v decimal.Decimal) Run {
	if !has {
		return inner("not available")
	}
	if n, ok := b.graph().Node(f.ID); ok {
		return inner(n.Unit().Format(printedTo(n.Unit().String(), v)))
	}
	return inner(v.String())
}

// printedTo rounds pounds to the penny, as every page prints them.
func printedTo(unit string, v decimal.Decimal) decimal.Decimal {
	if len(unit) >= 3 && unit[:3] == "GBP" {
		return money.RoundPence(v)
	}
	return v.Round(6)
}

// sensitivity lists what moves the outcome of the contract most, one at a time.
func (b *builder) sensitivity() {
	s, _ := b.s.Assessment.Sensitivity("contract.gap", tornadoRows)
	if len(s.Own) == 0 {
		return
	}
	t := Table{Title: "What moves the contract most, one at a time", Unit: "£ left over over the whole contract", Columns: []Column{
		{Title: "Input", Head: true, Weight: 2}, {Title: "From", Align: Right}, {Title: "To", Align: Right}, {Title: "Left over at the low end", Align: Right, Weight: 1.2}, {Title: "At the high end", Align: Right, Weight: 1.2}}}
	for _, bar := range s.Own {
		if bar.Decided || !bar.Exact || len(t.Rows) == tornadoRows {
			continue
		}
		end := func(has bool, v decimal.Decimal) Run {
			if !has {
				return inner("not available")
			}
			return inner(money.FormatWholePounds(v))
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(bar.Label), inner(bar.Unit.Format(bar.Low)), inner(bar.Unit.Format(bar.High)), end(bar.HasLow, bar.AtLow), end(bar.HasHigh, bar.AtHigh)}})
	}
	t.Note = "Each input is moved by itself, a tenth either way or between the low and high typed for it. " + s.Held
	b.private("sensitivity", "What matters most", b.privateTable(t))
}

// ran is the trials of the bid: long work, done once for a paper.
func (b *builder) ran() (risk.Outcome, []bid.Issue) {
	if b.outcome == nil {
		o, issues := b.s.Assessment.Trials(risk.Control{})
		b.outcome, b.outcomeIssues = &o, issues
	}
	return *b.outcome, b.outcomeIssues
}

// trials is the seeded run over everything that is uncertain.
func (b *builder) trials() {
	if len(b.bid.Pricing.Risk.Drivers) == 0 {
		return
	}
	o, issues := b.ran()
	if len(o.Figures) == 0 {
		for _, i := range issues {
			if i.Severity != bid.Informs {
				b.private("risk", "How sure is it?", innerParagraph(i.Message))
				return
			}
		}
		return
	}
	var blocks []Block
	for _, words := range o.Words {
		blocks = append(blocks, innerParagraph(words))
	}
	t := Table{Title: "What came out of the trials", Columns: []Column{{Title: "Figure", Head: true, Weight: 2}, {Title: "In a bad case (1 in 10 is worse)", Align: Right}, {Title: "In the middle", Align: Right}, {Title: "In a good case (1 in 10 is better)", Align: Right}}}
	for _, f := range o.Figures {
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(f.Label), inner(f.Format(f.P10)), inner(f.Format(f.P50)), inner(f.Format(f.P90))}})
	}
	t.Note = fmt.Sprintf("%s trials, seed %d, %s. The same seed and figures give the same answer. %s", money.FormatQuantity(decimal.NewFromInt(int64(o.Done))), o.Seed, o.Generator, o.Held)
	table := b.privateTable(t)
	blocks = append(blocks, table)
	if spec := bins(o.Figures[0]); len(spec.Bars) > 1 {
		data := Table{Title: "The same as figures", Columns: []Column{{Title: "Left over", Head: true}, {Title: "Trials", Align: Right}}}
		for _, bar := range spec.Bars {
			data.Rows = append(data.Rows, Row{Cells: []Run{inner(bar.Label), inner(bar.Values[0].Text)}})
		}
		data = b.privateTable(data)
		blocks = append(blocks, Figure{ID: "figure-risk", Number: b.figureNumber(), Title: o.Figures[0].Label + ": how often", Label: LabelInternal,
			Alt: "How many trials ended in each range; the table gives the same counts.", Chart: spec, Table: &data})
	}
	d := Table{Title: "What was varied", Columns: []Column{{Title: "Input", Head: true, Weight: 2}, {Title: "Lowest", Align: Right}, {Title: "Most likely", Align: Right}, {Title: "Highest", Align: Right}}}
	for _, one := range o.Drivers {
		d.Rows = append(d.Rows, Row{Cells: []Run{inner(one.Label), inner(one.Unit.Format(one.Low)), inner(one.Unit.Format(one.Central)), inner(one.Unit.Format(one.High))}})
	}
	b.private("risk", "How sure is it?", append(blocks, b.privateTable(d))...)
}

// bins is the histogram of one figure.
func bins(f risk.Spread) chart.Spec {
	spec := chart.Spec{Kind: chart.Bars}
	for _, bin := range f.Bins {
		n := decimal.NewFromInt(int64(bin.Count))
		spec.Bars = append(spec.Bars, chart.Bar{Label: f.Format(bin.From) + " to " + f.Format(bin.To),
			Values: []chart.Value{{Amount: n, Text: money.FormatQuantity(n)}}})
	}
	return spec
}

// score is how the price would be marked beside the bids expected of others.
func (b *builder) score() {
	s := b.s.Assessment.Score
	if !s.Picked() {
		return
	}
	t := Table{Title: "How the bids would be marked", Columns: []Column{{Title: "Bid", Head: true, Weight: 1.4}, {Title: "Price", Align: Right}, {Title: "Marks for price", Align: Right}, {Title: "Marks for quality", Align: Right}, {Title: "Total", Align: Right}, {Title: "Place", Align: Right, Weight: 0.5}}}
	for _, r := range s.Rows {
		place := "–"
		if r.Rank > 0 {
			place = fmt.Sprint(r.Rank)
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(r.Name), b.own("score." + r.ID + ".price"), b.mark(r.PriceMarks), b.mark(r.QualityMarks), b.mark(r.Total), inner(place)}})
	}
	t.Note = "Prices and marks of others are guesses. Total: " + s.TotalWords + "."
	blocks := []Block{b.privateTable(t)}
	for _, text := range nonEmpty(s.FirstWords, s.PhantomWords) {
		blocks = append(blocks, innerParagraph(text))
	}
	b.private("score", "How it would be marked", blocks...)
}

// mark is a figure of the simulation to two decimals; a dash where it does not apply.
func (b *builder) mark(n calc.Node) Run {
	if n == (calc.Node{}) {
		return inner("–")
	}
	v, ok := n.Value()
	if !ok {
		return inner("not available")
	}
	return Run{Text: v.Round(2).String(), Figure: n.ID(), Label: LabelInternal}
}
