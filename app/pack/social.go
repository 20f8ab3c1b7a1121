package pack

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/app/socialvalue"
	"bidwright/app/working"
)

// social builds the social value response: what changes, for whom, what it is worth and
// how sure that is, what is promised, and what a reader may doubt. It goes with the
// quality response, so it holds no price and nothing from which the price follows: no
// inputs and no ratio. Those stand in the board's pack.
func (b *builder) social() {
	b.priceless = true
	b.head("Draft social value response", "In confidence")
	b.about()
	v := b.s.Assessment.Social
	if !v.Used {
		b.section("social-value", 1, "Social value", paragraph("Nothing has been entered about social value yet."))
		return
	}
	b.socialAnswer(v)
	b.socialChain(v)
	b.impactMap(v)
	b.whoGains(v)
	b.challenge(v)
	b.commitments(v)
	b.together()
	b.felt(v)
	b.localMoney(v)
	b.socialMethod(v)
	b.omit("Inputs, ratio and pay-back", "The price follows from them, and a price does not belong in the quality response")
}

// tell prints a figure that this paper opens to its reader.
func (b *builder) tell(n calc.Node) Run {
	if (n == calc.Node{}) {
		return plain("–")
	}
	if id := n.ID(); id != "" {
		b.released[id] = true
	}
	if !n.Available() {
		return plain("not available")
	}
	text := n.Format()
	if v, ok := n.Value(); ok && !n.IsInput() {
		switch {
		case n.Unit() == calc.Pounds:
			text = money.FormatPounds(v)
		case n.Unit() == calc.Quantity || n.Unit() == calc.Counted("points") || n.Unit() == calc.Ratio:
			text = money.FormatQuantity(v.Round(2))
		case strings.HasPrefix(n.Unit().String(), "GBP"):
			text = money.FormatPounds(v)
		}
	}
	b.answered = append(b.answered, text)
	return Run{Text: text, Figure: n.ID(), Label: LabelBuyer}
}

// rounded is a headline amount to two significant figures.
func rounded(v decimal.Decimal) string {
	digits := int32(v.NumDigits()) + v.Exponent()
	return money.FormatWholePounds(v.Round(2 - digits))
}

// socialAnswer is the case on one page.
func (b *builder) socialAnswer(v *socialvalue.Result) {
	t := v.Totals
	var rows []KeyValue
	add := func(key string, n calc.Node) {
		if x, known := n.Value(); known && !x.IsZero() {
			run := b.tell(n)
			run.Text = "about " + rounded(x)
			b.answered = append(b.answered, run.Text)
			rows = append(rows, KeyValue{Key: key, Value: run})
		}
	}
	add("Money to public bodies (fiscal value)", t.Fiscal)
	add("Earnings and local growth (economic value)", t.Economic)
	add("Health, wellbeing and safety (social value)", t.Social)
	if t.Added {
		add("All three added", t.PV)
	}
	if len(v.Bodies) > 0 && v.Bodies[0].Commissioner {
		add("Of the fiscal value, yours", v.Bodies[0].Fiscal)
	}
	add("What we would defend at the lowest: low case, without opinion", t.Defended)
	counted := len(v.Rows) - t.Waiting
	words := fmt.Sprintf("%s of %s outcomes in the map are valued in money. ", numeral(counted), numeral(len(v.Rows)))
	if n := len(v.Unvalued); n > 0 {
		verb := "are not valued and count"
		if n == 1 {
			verb = "is not valued and counts"
		}
		words += fmt.Sprintf("%s more %s in the story all the same. ", numeral(n), verb)
	}
	words += "The three kinds of value are kept apart unless a line says that they are added. Ratios of different organisations cannot be compared, so none stands here."
	blocks := []Block{paragraph(words)}
	for _, x := range t.Placement {
		add("One placement, "+string(x.Ledger)+" value", x.Node)
	}
	if len(rows) > 0 {
		blocks = append(blocks, KeyValues{Rows: rows})
	}
	if len(t.Placement) > 0 {
		blocks = append(blocks, paragraph("Values for one placement are in no total: under a dynamic purchasing system nobody guarantees how many there will be."))
	}
	if v.BreakEvenFirst {
		blocks = append(blocks, Callout{Title: "Thin evidence", Label: LabelBuyer, Runs: []Run{plain("Over half of this value rests on opinion or on before and after alone. We say so, and we will measure it: see the commitments and how they are reported.")}})
	}
	blocks = append(blocks, b.notClaimed(v)...)
	if text := b.bid.SocialValue.Together.Mission; text != "" {
		blocks = append(blocks, Heading{Level: 2, Text: "Why we are here", Label: LabelBuyer}, Paragraph{Runs: []Run{b.say(text)}})
	}
	b.section("social-value", 1, "What this contract changes", blocks...)
}

func numeral(n int) string { return money.FormatQuantity(decimal.NewFromInt(int64(n))) }

// socialChain is the outcome chain, column by column, with what each box leads to.
func (b *builder) socialChain(v *socialvalue.Result) {
	boxes := b.bid.SocialValue.Boxes
	if len(boxes) == 0 {
		return
	}
	numbers := map[string]string{}
	for i, x := range boxes {
		b.say(x.Text) // the drawing holds them all
		numbers[x.ID] = fmt.Sprintf("B%d", i+1)
	}
	t := Table{ID: "table-chain", Title: "From what we do to what it is worth", Columns: []Column{{Title: "Box", Head: true, Weight: 0.4}, {Title: "Text", Weight: 2.4}, {Title: "How it is seen", Weight: 1.6}, {Title: "Leads to", Weight: 0.9}}}
	for _, column := range socialvalue.Columns() {
		first := true
		for _, x := range boxes {
			if x.Column != column {
				continue
			}
			if first {
				t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Run{plain(socialvalue.ColumnName(column))}})
				first = false
			}
			seen := x.Indicator
			if x.Target.IsSet() {
				seen = strings.TrimSpace(seen + ", target " + x.Target.Format())
			}
			if x.Body != "" {
				seen = socialvalue.BodyName(x.Body)
			}
			var to []string
			for _, id := range x.Links {
				if numbers[id] != "" {
					to = append(to, numbers[id])
				}
			}
			text := x.Text
			if contains(v.Unvalued, x.Text) {
				text += " (not valued in money)"
			}
			t.Rows = append(t.Rows, Row{Cells: []Run{plain(numbers[x.ID]), b.say(text), b.say(strings.TrimPrefix(seen, ", ")), plain(strings.Join(to, ", "))}})
		}
	}
	table := b.table(t)
	b.figures++
	blocks := []Block{Figure{ID: "figure-chain", Number: b.figures, Title: "The outcome chain", Label: LabelBuyer, Table: &table,
		Alt: "Boxes in five columns, from what we do to what it is worth, with lines from each to what it leads to; a dashed box is not valued in money. The table beside holds the same.",
		Chart: StoryChart(boxes, func(x bid.ChainBox) (chart.Value, bool) {
			return chart.Value{}, x.Column == bid.ColumnCommunity && contains(v.Unvalued, x.Text)
		})}}
	for _, x := range boxes {
		if x.Column == bid.ColumnCommunity && contains(v.Unvalued, x.Text) && x.Evidence+x.Quote != "" {
			runs := []Run{{Text: ended(x.Text) + " ", Bold: true, Label: LabelBuyer}}
			if x.Evidence != "" {
				runs = append(runs, b.say(ended(x.Evidence)), plain(" "))
			}
			if x.Quote != "" {
				runs = append(runs, plain("“"), b.say(x.Quote), plain("”"))
			}
			blocks = append(blocks, Paragraph{Runs: runs})
		}
	}
	b.section("chain", 1, "The outcome chain", blocks...)
}

func contains(list []string, text string) bool {
	for _, x := range list {
		if x == text {
			return true
		}
	}
	return false
}

// impactMap is every row: what is counted, what is taken off and why, and what is left.
func (b *builder) impactMap(v *socialvalue.Result) {
	if len(v.Rows) == 0 {
		return
	}
	counted := Table{ID: "table-impact", Title: "What is counted", Unit: "Unit values in pounds of " + or(v.PriceYear.Text, "their own year"), Columns: []Column{{Title: "Row", Head: true, Weight: 0.3}, {Title: "Outcome, for whom", Weight: 2},
		{Title: "A year", Align: Right, Weight: 0.6}, {Title: "Unit value", Align: Right, Weight: 0.9}, {Title: "Value from", Weight: 1.7}, {Title: "Years", Align: Right, Weight: 0.4}, {Title: "Evidence", Weight: 1.2}}}
	taken := Table{ID: "table-net", Title: "What is taken off, and what is left", Unit: "Present value over the term; £", Columns: []Column{{Title: "Row", Head: true, Weight: 0.4}, {Title: "Would happen anyway", Align: Right, Weight: 0.8}, {Title: "Owed to others", Align: Right, Weight: 0.8},
		{Title: "Only moved", Align: Right, Weight: 0.7}, {Title: "Fades a year", Align: Right, Weight: 0.7}, {Title: "First year", Align: Right, Weight: 1}, {Title: "Present value", Align: Right, Weight: 1}, {Title: "Low case", Align: Right, Weight: 1}, {Title: "High case", Align: Right, Weight: 1}}}
	var reasons []Item
	for i, r := range v.Rows {
		ref := fmt.Sprintf("V%d", i+1)
		who := r.Name
		if r.Stakeholder != "" {
			who += " – " + r.Stakeholder
		}
		if r.Placement {
			who += " (for one placement, in no total)"
		} else if !r.Counted {
			counted.Rows = append(counted.Rows, Row{Cells: []Run{plain(ref), b.say(who), plain("–"), plain("–"), plain("not counted"), plain("–"), plain("")}})
			continue
		}
		value := plain("licensed value") // a restricted one is not opened, so that it is found wherever else it stands
		if !r.Restricted {
			value = b.tell(r.Proxy)
			if x, known := r.Proxy.Value(); known {
				value.Text = money.FormatPounds(x)
				b.answered = append(b.answered, value.Text)
			}
		}
		counted.Rows = append(counted.Rows, Row{Cells: []Run{plain(ref), b.say(who), b.tell(r.Quantity), value, b.say(valueFrom(r)), plain(numeral(r.Years)), plain(or(r.Evidence, "not said"))}})
		shares := map[string]Run{}
		for _, a := range r.Assumed {
			if a.Kind == "unit value" {
				continue
			}
			shares[a.Kind] = b.tell(a.Central)
			if a.Reason != "" || a.Source != "" {
				text := sentence(a.Kind) + ": " + strings.Join(nonEmpty(a.Reason, a.Source), ". ")
				reasons = append(reasons, Item{Runs: []Run{{Text: ref + " ", Bold: true, Label: LabelBuyer}, b.say(text)}})
			}
		}
		at := func(kind string) Run {
			if run, ok := shares[kind]; ok {
				return run
			}
			return plain("–")
		}
		taken.Rows = append(taken.Rows, Row{Cells: []Run{plain(ref), at("deadweight"), at("attribution"), at("displacement"), at("drop-off"), b.tell(r.Impact), b.tell(r.PV), b.tell(r.Low), b.tell(r.High)}})
	}
	blocks := []Block{b.table(counted), b.table(taken)}
	if t := b.whoClaims(v); len(t.Rows) > 0 {
		blocks = append(blocks, b.table(t))
	}
	if f, ok := b.netChart(v); ok {
		blocks = append(blocks, f)
	}
	if len(reasons) > 0 {
		blocks = append(blocks, Heading{Level: 2, Text: "Reasons and sources", Label: LabelBuyer}, List{Items: reasons})
	}
	b.section("impact", 1, "The impact map", blocks...)
}

// valueFrom names a unit value and the year of its pounds, once.
func valueFrom(r socialvalue.Row) string {
	if strings.HasSuffix(r.Value, r.PriceYear) {
		return r.Value
	}
	return r.Value + ", " + r.PriceYear
}

// netChart is the way from gross to net; only where one figure may hold it.
func (b *builder) netChart(v *socialvalue.Result) (Figure, bool) {
	t := Table{ID: "table-gross-net", Title: "From gross to net", Unit: strings.Join(nonEmpty("£, all counted rows and years", v.Totals.Label), "; "), Columns: []Column{{Title: "Step", Head: true, Weight: 2}, {Title: "Value", Align: Right, Weight: 1}, {Title: "Of gross", Align: Right, Weight: 0.6}}}
	for _, s := range v.Totals.Steps {
		if _, known := working.Value(s.Node); !known {
			return Figure{}, false
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(s.Name), b.tell(s.Node), b.tell(s.Share)}})
	}
	spec := NetChart(v.Totals.Steps, b.opened)
	table := b.table(t)
	b.figures++
	return Figure{ID: "figure-gross-net", Number: b.figures, Title: "From gross value to what we claim", Alt: "Bars that shrink from the gross value, step by step, to the present value. The table beside holds the same figures.", Chart: spec, Table: &table, Label: LabelBuyer}, true
}

// cashKinds say what a saving frees.
var cashKinds = map[bid.Cashable]string{bid.CashableNow: "Money, at once", bid.CashableScale: "Money, once enough of it comes together", bid.CashableCapacity: "Time only", "": "Not said"}

// ended is a text with a full stop, where it ends with no sign of its own.
func ended(text string) string {
	if text = strings.TrimSpace(text); text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}

// whoGains is what each body gains, the buyer's own first.
func (b *builder) whoGains(v *socialvalue.Result) {
	if len(v.Bodies) == 0 {
		return
	}
	t := Table{ID: "table-bodies", Title: "Who gains", Unit: "Present value, £", Columns: []Column{{Title: "Body", Head: true, Weight: 2}, {Title: "Fiscal", Align: Right, Weight: 1}, {Title: "Economic", Align: Right, Weight: 1}, {Title: "Social", Align: Right, Weight: 1}}}
	for _, x := range v.Bodies {
		name := x.Name
		if x.Commissioner {
			name += " (you)"
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(name), b.tell(x.Fiscal), b.tell(x.Economic), b.tell(x.Social)}})
	}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Run{bold("Together"), b.tell(v.Totals.Fiscal), b.tell(v.Totals.Economic), b.tell(v.Totals.Social)}})
	blocks := []Block{paragraph("Three purses stand beside each other. They are not added. Your own share stands first; what others gain is not yours to save.")}
	blocks = append(blocks, b.gainsCharts(v, t)...)
	if len(v.Totals.Cash) > 0 {
		cash := Table{ID: "table-cash", Title: "What of the fiscal value frees money", Unit: "Fiscal value only; present value, £", Columns: []Column{{Title: "What it frees", Head: true, Weight: 2}, {Title: "Value", Align: Right, Weight: 1}}}
		for _, c := range v.Totals.Cash {
			cash.Rows = append(cash.Rows, Row{Cells: []Run{plain(cashKinds[c.Kind]), b.tell(c.Node)}})
		}
		blocks = append(blocks, b.table(cash))
	}
	blocks = append(blocks, b.yearsTold(v)...)
	b.section("gains", 1, "Who gains", blocks...)
}
