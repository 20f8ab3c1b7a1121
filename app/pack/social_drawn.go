package pack

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/chart"
	"bidwright/app/socialvalue"
	"bidwright/app/working"
)

// opened is a figure that this paper opens, as it prints it.
func (b *builder) opened(n calc.Node) string { return b.tell(n).Text }

// drawn is a chart with its table beside it; the table alone where nothing is to be drawn.
func (b *builder) drawn(id, title, alt string, spec chart.Spec, t Table) Block {
	table := b.table(t)
	if len(spec.Bars) == 0 {
		return table
	}
	for _, x := range spec.Texts() {
		b.say(x.Text)
	}
	b.figures++
	return Figure{ID: id, Number: b.figures, Title: title, Label: LabelBuyer, Chart: spec, Table: &table, Alt: alt + " The table beside holds the same figures."}
}

// gainsCharts are the bars of each purse by body, the buyer first; a purse from which
// nobody gains is left out. Where there is one purse, the joint table stands beside it.
func (b *builder) gainsCharts(v *socialvalue.Result, joint Table) []Block {
	var specs []chart.Spec
	var tables []Table
	var words []string
	for i, p := range Purses() {
		spec := chart.Spec{Kind: chart.Bars}
		t := Table{ID: "table-gains-" + numeral(i+1), Title: p.Name, Unit: "Present value, £", Columns: []Column{{Title: "Body", Head: true, Weight: 2}, {Title: "Value", Align: Right, Weight: 1}}}
		for _, x := range v.Bodies {
			amount, known := working.Value(p.Of(x))
			if !known || amount.IsZero() && !x.Commissioner {
				continue
			}
			name := x.Name
			if x.Commissioner {
				name += " (you)"
			}
			run := b.tell(p.Of(x))
			t.Rows = append(t.Rows, Row{Cells: []Run{plain(name), run}})
			spec.Bars = append(spec.Bars, chart.Bar{Label: name, Strong: x.Commissioner, Values: []chart.Value{{Amount: amount, Text: run.Text, Figure: p.Of(x).ID()}}})
		}
		if worth(spec) {
			word, _, _ := strings.Cut(p.Name, ":")
			specs, tables, words = append(specs, spec), append(tables, t), append(words, strings.ToLower(word))
		}
	}
	var out []Block
	if len(specs) == 1 {
		tables[0] = joint
	} else {
		out = append(out, b.table(joint))
	}
	for i, spec := range specs {
		out = append(out, b.drawn("figure-gains-"+words[i], "Who gains: "+words[i]+" value", "A bar for each body that gains, yours first.", spec, tables[i]))
	}
	return out
}

// worth reports a bar that is not zero.
func worth(spec chart.Spec) bool {
	for _, x := range spec.Bars {
		if !x.Values[0].Amount.IsZero() {
			return true
		}
	}
	return false
}

// yearsTold is the value of each year, purse by purse, before discounting.
func (b *builder) yearsTold(v *socialvalue.Result) []Block {
	spec := YearsChart(v.Totals.Years, b.opened)
	if !worth(spec) {
		return nil
	}
	t := Table{ID: "table-years", Title: "In which year it comes", Unit: "£, before discounting", Note: "Years are counted from the start of the contract. An outcome that lasts still counts after the contract ends, as far as its row says.", Columns: []Column{{Title: "Year", Head: true, Weight: 1}, {Title: "Fiscal", Align: Right}, {Title: "Economic", Align: Right}, {Title: "Social", Align: Right}}}
	for _, y := range v.Totals.Years {
		t.Rows = append(t.Rows, Row{Cells: []Run{plain("Year " + numeral(y.Index+1)), b.tell(y.Fiscal), b.tell(y.Economic), b.tell(y.Social)}})
	}
	return []Block{b.drawn("figure-years", "In which year it comes", "A bar for each year, purse by purse.", spec, t)}
}

// slopes draws distance travelled beside its table.
func (b *builder) slopes(v *socialvalue.Result, t Table) Block {
	return b.drawn("figure-felt", "How far people came, from 0 to 10", "For each theme a solid line from the mean at the start to the mean at the end of those who completed, and a dashed line for all who started.", SlopeChart(v.Themes, b.opened), t)
}

// notClaimed says on the first page what stands outside the figures: what is not valued,
// what is taken off, what others gain, and what frees no money.
func (b *builder) notClaimed(v *socialvalue.Result) []Block {
	var items []Item
	add := func(runs ...Run) { items = append(items, Item{Runs: runs}) }
	if n := len(v.Unvalued); n > 0 {
		add(plain("No money value for: "), b.say(strings.Join(v.Unvalued, "; ")), plain("."))
	}
	if steps := v.Totals.Steps; len(steps) > 0 {
		if share := steps[len(steps)-1].Share; usable(share) {
			add(plain("What would have happened anyway, is owed to others, only moved, fades or comes later is taken off: "), b.tell(share), plain(" of the gross value is left."))
		}
	}
	if len(v.Bodies) > 1 && v.Bodies[0].Commissioner && usable(v.Totals.Fiscal) {
		add(plain("Only the line marked as yours is saved by you; the rest is saved by others, who are not part of this contract."))
	}
	for _, c := range v.Totals.Cash {
		if x, known := working.Value(c.Node); known && x.IsPositive() && c.Kind == bid.CashableCapacity {
			add(plain("Of the fiscal value, about " + b.heading(x) + " frees time and pays no bill."))
		}
	}
	if waits := v.Totals.Waiting; waits > 0 {
		add(plain("Outcomes of the map that are in no total: " + numeral(waits) + "."))
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{Heading{Level: 2, Text: "What we do not claim", Label: LabelBuyer}, List{Items: items}}
}

func usable(n calc.Node) bool {
	_, known := working.Value(n)
	return known
}

// heading is an amount to two significant figures, as this paper prints it.
func (b *builder) heading(v decimal.Decimal) string {
	text := rounded(v)
	b.answered = append(b.answered, text)
	return text
}
