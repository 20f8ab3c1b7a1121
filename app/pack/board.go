package pack

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// board builds the paper for the organisation's own board: the decision on one page,
// then its working. Nothing is withheld from those who decide.
func (b *builder) board() {
	b.bid.Pack.Depth = bid.DepthLines
	b.head("Draft price for the board", "Internal: not for the buyer")
	b.doc.Label = LabelInternal
	p := b.s.Assessment.Pricing
	b.decision()
	b.competition()
	b.ladder()
	b.margins()
	b.checks()
	b.scenarios()
	b.sensitivity()
	b.trials()
	b.cash()
	b.score()
	b.groupBoard()
	b.arrangements()
	b.socialBoard()
	b.coreSchedules()
	b.lowBid(p)
	b.schedule(p)
	b.uplift(p)
	b.buildUp(p)
	b.assumptions(p)
}

// inner is wording for the organisation itself.
func inner(text string) Run { return Run{Text: text, Label: LabelInternal} }

// own is a figure for the organisation itself: as printed, or that it is not available.
func (b *builder) own(id string) Run {
	f, ok := b.s.Assessment.Figure(id)
	if !ok {
		return inner("–")
	}
	return Run{Text: f.Printed, Figure: id, Label: LabelInternal}
}

// pair is a figure under its name; one that cannot be computed says why.
func (b *builder) pair(key, id string) KeyValue {
	run := b.own(id)
	if f, ok := b.s.Assessment.Figure(id); ok && f.Reason != "" {
		run.Text += ": " + f.Reason
	}
	return KeyValue{Key: key, Value: run}
}

func (b *builder) has(id string) bool {
	_, ok := b.s.Assessment.Figure(id)
	return ok
}

// private is a section that never stands in a buyer's pack.
func (b *builder) private(id, title string, blocks ...Block) {
	b.doc.Sections = append(b.doc.Sections, Section{ID: id, Level: 1, Title: title, Label: LabelInternal, Blocks: blocks})
}

func (b *builder) privateTable(t Table) Table {
	t = b.table(t)
	t.Label = LabelInternal
	return t
}

func innerParagraph(text string) Paragraph { return Paragraph{Runs: []Run{inner(text)}} }

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return numeral(n) + " " + many
}

func (b *builder) ladder() {
	t := b.privateTable(Table{Title: "Price ladder", Unit: "£, excluding VAT", Columns: []Column{
		{Title: "Price", Head: true, Weight: 1.2}, {Title: "For one", Align: Right, Weight: 0.6}, {Title: "What it means", Weight: 2.4}}})
	for _, r := range b.s.Assessment.Pricing.Ladder {
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(r.Name), b.own(r.ID), inner(r.Explanation)}})
	}
	spec := LadderChart(b.s.Assessment)
	if len(spec.Rungs) < 2 {
		b.private("ladder", "The prices that matter", t)
		return
	}
	b.private("ladder", "The prices that matter", Figure{ID: "figure-ladder", Number: b.figureNumber(), Title: "The price ladder", Label: LabelInternal,
		Alt: "Each price that matters on one scale; the table gives the same figures.", Chart: spec, Table: &t})
}

func (b *builder) figureNumber() int {
	b.figures++
	return b.figures
}

// margins is every contract year at the price asked.
func (b *builder) margins() {
	t := Table{Title: "Contract years at the price asked", Unit: "£, excluding VAT", Columns: []Column{
		{Title: "Year", Head: true, Weight: 0.5}, {Title: "Price", Align: Right, Weight: 0.7}, {Title: "Income", Align: Right}, {Title: "Cost", Align: Right},
		{Title: "Left over", Align: Right}, {Title: "Share", Align: Right, Weight: 0.6}, {Title: "Since the start", Align: Right}}}
	for _, y := range b.s.Assessment.Pricing.Years {
		id := fmt.Sprintf("year.%d.", y.N)
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(fmt.Sprint(y.N)), b.own(id + "price"), b.own(id + "income"), b.own(id + "cost"), b.own(id + "gap"), b.own(id + "margin"), b.own(id + "cumulative")}})
	}
	blocks := []Block{b.privateTable(t)}
	var rows []KeyValue
	for _, one := range [][2]string{{"One price that would cover all years", "even.flat_price"}, {"Yearly uplift at which the contract breaks even", "even.uplift"}} {
		if b.has(one[1]) {
			rows = append(rows, b.pair(one[0], one[1]))
		}
	}
	b.private("margins", "Year by year", append(blocks, KeyValues{Rows: rows})...)
}

var severityWords = map[bid.Severity]string{bid.Blocks: "Stops", bid.Warns: "Warns", bid.Informs: "For information"}

// checks lists every finding with what was decided about it.
func (b *builder) checks() {
	t := Table{Title: "Checks", Columns: []Column{{Title: "Code", Head: true, Weight: 0.7}, {Title: "Weight", Weight: 0.6}, {Title: "What was found", Weight: 3}, {Title: "Accepted because", Weight: 1.2}}}
	for _, i := range b.s.Assessment.Issues {
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(i.Code), inner(severityWords[i.Severity]), inner(i.Message), inner(or(i.Accepted, "–"))}})
	}
	if len(t.Rows) == 0 {
		b.private("checks", "What was checked", innerParagraph("Nothing was found that stops or warns."))
		return
	}
	b.private("checks", "What was checked", b.privateTable(t))
}

// nodes of the graph by id, for engines that work on it.
func (b *builder) graph() *calc.Graph { return b.s.Assessment.Pricing.Graph }
