package pack

import (
	"strings"

	"bidwright/app/money"
	"bidwright/app/pricing"
)

// groupWords name the parts of the price for the answer to a challenge.
var groupWords = map[pricing.DriverGroup]string{
	pricing.DriverPeople: "People", pricing.DriverCosts: "Other costs", pricing.DriverSetup: "Set-up", pricing.DriverCore: "Core costs",
	pricing.DriverContingency: "Contingency", pricing.DriverSurplus: "What is left",
}

// lowBid answers a buyer who doubts that the price can be delivered: for each driver of
// year 1 how much, at what rate, where that is known from and why it is enough. The
// printed amounts add to the income; the last one takes the rounding. Choosing it is
// the user's own release of every line.
func (b *builder) lowBid(p *pricing.Result) {
	drivers := pricing.LowBid(p, b.s.Document)
	if len(drivers) == 0 {
		return
	}
	label := LabelInternal
	if b.audience == Commissioner {
		label = LabelBuyer
	}
	say := func(text string) Run {
		b.answered = append(b.answered, text)
		return Run{Text: text, Label: label}
	}
	t := Table{ID: "table-drivers", Title: "What the price of year 1 rests on", Unit: "£, excluding VAT", Columns: []Column{
		{Title: "Driver", Head: true, Weight: 1.5}, {Title: "How much, at what rate", Weight: 1.5}, {Title: "A year", Align: Right, Weight: 1}, {Title: "Where it is known from", Weight: 1.3}, {Title: "Why it is enough", Weight: 1.3}}}
	income, known := p.Years[0].Income.Value()
	left := income
	var group pricing.DriverGroup
	for i, d := range drivers {
		if !d.Known || !known {
			b.omit("The answer to a low-bid challenge", "A part of the cost cannot be computed yet: "+d.Why)
			return
		}
		if d.Group != group {
			group = d.Group
			t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Run{say(groupWords[group])}})
		}
		amount := money.RoundPence(d.Amount)
		if i == len(drivers)-1 {
			amount = left
		}
		left = left.Sub(amount)
		words := ""
		if d.Group != pricing.DriverSurplus {
			words = d.Words()
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{say(d.Name), say(words), say(money.FormatPounds(amount)), say(d.Source), say(d.Reason)}})
		b.answered = append(b.answered, amount.String(), d.Quantity.String(), d.Rate.String())
	}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Run{say("Income of year 1"), say(""), say(p.Years[0].Income.Format())}})
	t = b.table(t)
	t.Label = label
	var blocks []Block
	for _, part := range strings.Split(b.bid.Pricing.LowBid, "\n") {
		if part = strings.TrimSpace(part); part != "" {
			blocks = append(blocks, Paragraph{Runs: []Run{say(part)}})
		}
	}
	b.doc.Sections = append(b.doc.Sections, Section{ID: "low-bid", Level: 1, Title: "Why this price can be delivered", Label: label, Blocks: append(blocks, t)})
}
