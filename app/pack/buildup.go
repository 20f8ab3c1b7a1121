package pack

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/pricing"
)

// headWords name the parts of the price for a buyer.
var headWords = map[string]string{
	"people": "People, with employer’s on-costs", "other": "Other direct costs", "setup": "Set-up, spread over the term",
	"core": "Core costs: a fair share of running the organisation", "contingency": "Contingency",
}

// buildUp opens the price of year 1 as far as the user allows. Choosing a depth is the
// user's own release of the heads of cost (and never of a line marked internal).
//
// The heads are rounded to the penny; the surplus is the printed income less the
// printed heads, so that the column adds without a rounding line.
func (b *builder) buildUp(p *pricing.Result) {
	if b.bid.Pack.Depth == bid.DepthPrice || len(p.Years) == 0 {
		b.omit("The price build-up", "You chose to show the price alone")
		return
	}
	y := p.Years[0]
	for _, h := range y.Heads {
		b.released[h.Node.ID()] = true
	}
	income, known := y.Income.Value()
	volume, hasVolume := y.Volume.Value()
	if !known || !hasVolume || !volume.IsPositive() {
		b.omit("The price build-up", "The price of year 1 cannot be computed yet")
		return
	}
	t := Table{ID: "table-buildup", Title: "How the price of year 1 is made up", Unit: "£, excluding VAT", Columns: []Column{
		{Title: "Part of the price", Head: true, Weight: 2.4}, {Title: "A year", Align: Right}, {Title: "For one " + p.Singular, Align: Right}, {Title: "Share of price", Align: Right}}}
	left, leftUnit, leftShare := income, money.RoundPence(priceOf(y)), decimal.NewFromInt(1)
	for _, h := range y.Heads {
		v, ok := h.Node.Value()
		if !ok {
			b.omit("The price build-up", "A part of the cost cannot be computed yet: "+h.Node.Reason().Text)
			return
		}
		if v.IsZero() {
			continue
		}
		year := money.RoundPence(v)
		unit := money.RoundPence(v.DivRound(volume, 16))
		share := share(v, income)
		left, leftUnit, leftShare = left.Sub(year), leftUnit.Sub(unit), leftShare.Sub(share)
		t.Rows = append(t.Rows, Row{Cells: []Run{bold(headWords[h.Name]), {Text: money.FormatPounds(year), Figure: h.Node.ID(), Label: LabelBuyer, Bold: true},
			plain(money.FormatPounds(unit)), plain(money.FormatPercent(share, 1))}})
		if b.bid.Pack.Depth == bid.DepthLines {
			t.Rows = append(t.Rows, b.lines(p, h, year)...)
		}
	}
	name := "Surplus, kept for reserves and investment"
	if left.IsNegative() {
		name = "Deficit, which the organisation meets itself"
	}
	t.Rows = append(t.Rows,
		Row{Cells: []Run{bold(name), {Text: money.FormatPounds(left), Bold: true, Label: LabelBuyer}, plain(money.FormatPounds(leftUnit)), plain(money.FormatPercent(leftShare, 1))}},
		Row{Kind: Total, Cells: []Run{plain("Price"), {Text: b.shown(y.Income), Figure: y.Income.ID(), Label: LabelBuyer}, {Text: b.shown(y.Price), Figure: y.Price.ID(), Label: LabelBuyer}, plain(money.FormatPercent(decimal.NewFromInt(1), 1))}})
	t.Note = "Parts are rounded to the penny; the last part takes the rounding, so each column adds to the price."
	blocks := []Block{b.table(t)}
	if apart, ok := b.apart(p); ok {
		blocks = append(blocks, apart)
	}
	b.section("buildup", 1, "How the price is made up", blocks...)
}

// purposes of the price that some buyers ask to see apart from care.
var purposes = []struct{ id, name string }{{"price.investment", "Investment"}, {"price.training", "Training"}}

// split is the income of year 1 as care, investment and training, to the penny: care
// is what the other two leave. It is false where no line has such a purpose.
func (b *builder) split() (names []string, amounts []decimal.Decimal, ok bool) {
	p := b.s.Assessment.Pricing
	if len(p.Years) == 0 {
		return nil, nil, false
	}
	care, known := p.Years[0].Income.Value()
	if !known {
		return nil, nil, false
	}
	for _, one := range purposes {
		n, found := p.Graph.Node(one.id)
		if !found {
			continue
		}
		v, known := n.Value()
		if !known {
			return nil, nil, false
		}
		amount := money.RoundPence(v)
		care = care.Sub(amount)
		names, amounts = append(names, one.name), append(amounts, amount)
	}
	return append([]string{"The service itself"}, names...), append([]decimal.Decimal{care}, amounts...), len(names) > 0
}

// apart prints that split.
func (b *builder) apart(p *pricing.Result) (Table, bool) {
	names, amounts, ok := b.split()
	if !ok {
		return Table{}, false
	}
	for _, one := range purposes {
		b.released[one.id] = true
	}
	t := Table{ID: "table-purposes", Title: "Investment and training apart from the service, year 1", Unit: "£, excluding VAT", Columns: []Column{{Title: "Part of the income", Head: true, Weight: 2.4}, {Title: "A year", Align: Right}}}
	for i, name := range names {
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(name), {Text: money.FormatPounds(amounts[i]), Label: LabelBuyer}}})
	}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Run{plain("Income of year 1"), {Text: b.shown(p.Years[0].Income), Figure: p.Years[0].Income.ID(), Label: LabelBuyer}}})
	return b.table(t), true
}

func priceOf(y pricing.Year) decimal.Decimal {
	v, _ := y.Price.Value()
	return v
}

func share(part, whole decimal.Decimal) decimal.Decimal {
	if whole.IsZero() {
		return decimal.Zero
	}
	return part.DivRound(whole, 16).Round(3)
}

// lines are the lines of a head whose own label lets the buyer see them, and the rest
// as one row. The rest is never a single line, whose figure could then be read off by
// subtraction (CORE-040): such a head stays whole.
func (b *builder) lines(p *pricing.Result, h pricing.YearHead, printed decimal.Decimal) []Row {
	type line struct {
		name string
		node calc.Node
		id   string
	}
	var all []line
	switch h.Name {
	case "people":
		for _, r := range p.People {
			if !r.NotYear1 {
				all = append(all, line{r.Role, r.Total, r.ID})
			}
		}
		if p.Visits != nil {
			all = append(all, line{"Care workers by the visit, with travel", p.Visits.Total, "visits"})
		}
	case "other":
		for _, c := range p.Costs {
			if c.InYear1() && c.Basis != bid.Once {
				all = append(all, line{c.Name, c.Year, c.ID})
			}
		}
	}
	var rows []Row
	rest, hidden := printed, 0
	for _, l := range all {
		v, ok := l.node.Value()
		if !ok || !b.mayShow(l.node.ID()) {
			hidden++
			continue
		}
		rest = rest.Sub(money.RoundPence(v))
		rows = append(rows, Row{Cells: []Run{plain("   " + l.name), {Text: money.FormatPounds(money.RoundPence(v)), Figure: l.node.ID(), Label: LabelBuyer}, plain(""), plain("")}})
	}
	switch {
	case len(rows) == 0:
		return nil
	case hidden == 1:
		b.omit("The lines of "+headWords[h.Name], "Only one line would be hidden, and its figure could be read off by subtraction")
		return nil
	case hidden > 1:
		rows = append(rows, Row{Cells: []Run{plain(fmt.Sprintf("   %d other lines", hidden)), plain(money.FormatPounds(rest)), plain(""), plain("")}})
	case !rest.IsZero():
		rows = append(rows, Row{Cells: []Run{plain("   Rounding"), plain(money.FormatPounds(rest)), plain(""), plain("")}})
	}
	return rows
}
