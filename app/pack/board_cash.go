package pack

import (
	"bidwright/app/chart"
	"bidwright/app/money"
)

// cash is when the money comes: the deepest point, when it is, and what waiting costs.
func (b *builder) cash() {
	c := b.s.Assessment.Cash
	if c == nil || c.Why != "" {
		return
	}
	var rows []KeyValue
	for _, one := range [][2]string{
		{"Most money to be found", "cash.peak"}, {"If the buyer pays within 10 days", "cash.peak.pledge"}, {"If the buyer pays 30 days later", "cash.peak.late"},
		{"Own money and overdraft", "cash.available"}, {"What the deepest point leaves of it", "cash.headroom"}, {"What waiting for the money costs", "cash.finance"},
	} {
		if b.has(one[1]) {
			rows = append(rows, b.pair(one[0], one[1]))
		}
	}
	blocks := []Block{innerParagraph(c.Words), KeyValues{Rows: rows}}
	t := Table{Title: "Balance by month", Unit: "£", Columns: []Column{{Title: "Month to", Head: true}, {Title: "In", Align: Right}, {Title: "Out", Align: Right}, {Title: "Balance", Align: Right}, {Title: "Lowest in the month", Align: Right}}}
	spec := chart.Spec{Kind: chart.Bars}
	for _, m := range c.Curve.Months() {
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(m.End.String()), inner(money.FormatPounds(m.In)), inner(money.FormatPounds(m.Out)), inner(money.FormatPounds(m.Balance)), inner(money.FormatPounds(m.LowestInIt))}})
		if len(spec.Bars) < 14 {
			spec.Bars = append(spec.Bars, chart.Bar{Label: m.End.String(), Values: []chart.Value{{Amount: m.LowestInIt, Text: money.FormatWholePounds(m.LowestInIt)}}})
		}
	}
	t = b.privateTable(t)
	blocks = append(blocks, Figure{ID: "figure-cash", Number: b.figureNumber(), Title: "Lowest balance in each of the first months", Label: LabelInternal,
		Alt: "The lowest balance of each month; the table gives every month.", Chart: spec, Table: &t})
	items := make([]Item, 0, len(c.Terms)+len(c.Assumptions))
	for _, text := range append(append([]string(nil), c.Terms...), c.Assumptions...) {
		items = append(items, Item{Runs: []Run{inner(text)}})
	}
	blocks = append(blocks, Heading{Level: 2, Text: "What it rests on", Label: LabelInternal}, List{Items: items})
	b.private("cash", "When the money comes", blocks...)
	b.results()
}

// results is payment by results: what is left over at each success rate.
func (b *builder) results() {
	if !b.has("pbr.income.mid") {
		return
	}
	t := Table{Title: "Payment by results", Unit: "£ over the whole contract", Columns: []Column{{Title: "If", Head: true, Weight: 2}, {Title: "Income", Align: Right}, {Title: "Left over", Align: Right}}}
	for _, one := range [][3]string{{"as few succeed as you fear", "pbr.income.low", "pbr.gap.low"}, {"as many as you expect", "pbr.income.mid", "pbr.gap.mid"}, {"as many as you hope", "pbr.income.high", "pbr.gap.high"}, {"nobody succeeds", "pbr.upfront", "pbr.gap.none"}} {
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(one[0]), b.own(one[1]), b.own(one[2])}})
	}
	rows := []KeyValue{b.pair("Success rate at which nothing is left over", "pbr.breakeven"), b.pair("Share of the income that hangs on outcomes", "pbr.at_risk")}
	b.private("results", "Payment by results", b.privateTable(t), KeyValues{Rows: rows})
}
