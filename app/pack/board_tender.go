package pack

import (
	"fmt"

	"bidwright/app/calc"
	"bidwright/app/tender"
	"bidwright/app/tender/decision"
)

// competition tells the board how the buyer has to buy, whether we may bid, what is missing
// by when, how fair it is, and whether the effort is worth it.
func (b *builder) competition() {
	if b.contested() {
		b.mayBid()
		b.bidOrNot()
	}
}

// contested reports whether the bid says what is asked of bidders or whether to bid.
func (b *builder) contested() bool {
	return b.s.Assessment.Tender != nil && len(b.bid.Eligibility.Requirements)+len(b.bid.Eligibility.Tests)+len(b.bid.Choice.Marks)+len(b.bid.Choice.Effort) > 0
}

// mayBid is the verdict, the tests of the accounts and the dated plan of gaps.
func (b *builder) mayBid() {
	t := b.s.Assessment.Tender
	blocks := []Block{innerParagraph(t.Route.Answer), Callout{Title: "May we bid?", Label: LabelInternal, Runs: []Run{inner(tender.Verdict(t.Selection.Overall))}}}
	if len(t.Selection.Plan) > 0 {
		plan := Table{ID: "table-gaps", Title: "What is missing, most urgent first", Columns: []Column{
			{Title: "What closes it", Head: true, Weight: 2.4}, {Title: "Who", Weight: 1}, {Title: "Start by", Weight: 0.9}, {Title: "Done by", Weight: 0.9}, {Title: "Weeks", Align: Right, Weight: 0.5}, {Title: "Cost", Align: Right, Weight: 0.7}}}
		for _, s := range t.Selection.Plan {
			start, needed := s.Words, "not known"
			if !s.Start.IsZero() {
				start = s.Start.String()
			}
			if s.Late {
				start += ": too late"
			}
			if !s.Needed.IsZero() {
				needed = s.Needed.String()
			}
			weeks, cost := "–", "–"
			if s.Weeks.IsSet() {
				weeks = s.Weeks.Format()
			}
			if s.Cost.IsSet() {
				cost = s.Cost.Format()
			}
			plan.Rows = append(plan.Rows, Row{Cells: []Run{inner(s.What), inner(s.Owner), inner(start), inner(needed), inner(weeks), inner(cost)}})
		}
		blocks = append(blocks, b.privateTable(plan))
	}
	if tests := t.Standing.Tests; len(tests) > 0 {
		table := Table{ID: "table-standing", Title: "Tests of the accounts", Columns: []Column{
			{Title: "Test", Head: true, Weight: 1.6}, {Title: "Figure", Align: Right, Weight: 0.7}, {Title: "Result", Weight: 0.8}, {Title: "What would pass", Weight: 2}}}
		for _, one := range tests {
			fix := one.Why
			if len(one.Fixes) > 0 {
				fix = one.Fixes[0].Words
			}
			table.Rows = append(table.Rows, Row{Cells: []Run{inner(one.Name), b.own(one.FigureID), inner(string(one.Outcome)), inner(fix)}})
		}
		blocks = append(blocks, b.privateTable(table))
	}
	if open := t.Selection.Overall.Questions; len(open) > 0 {
		items := make([]Item, 0, len(open))
		for _, q := range open {
			items = append(items, Item{Runs: []Run{inner(q.Text)}})
		}
		blocks = append(blocks, Heading{Level: 2, Text: "Open questions", Label: LabelInternal}, List{Items: items})
	}
	b.private("eligibility", "Whether we may bid", blocks...)
}

var colourWords = map[decision.Colour]string{decision.Red: "stops the bid", decision.Green: "clear"}

// bidOrNot is the gates, the matrix, and the expected value beside it.
func (b *builder) bidOrNot() {
	d := b.s.Assessment.Tender.Decision
	gates := Table{ID: "table-gates", Title: "Gates", Columns: []Column{{Title: "Gate", Head: true, Weight: 1.2}, {Title: "State", Weight: 0.8}, {Title: "Why", Weight: 3}}}
	for _, g := range d.Gates {
		gates.Rows = append(gates.Rows, Row{Cells: []Run{inner(g.Name + " (" + g.Code + ")"), inner(or(colourWords[g.Colour], "not known")), inner(g.Why)}})
	}
	matrix := Table{ID: "table-matrix-bid", Title: "Weighted marks", Columns: []Column{
		{Title: "Judged", Head: true, Weight: 2}, {Title: "Weight", Align: Right}, {Title: "Mark of 5", Align: Right}, {Title: "Why", Weight: 2}}}
	for _, l := range d.Matrix {
		mark := "not marked"
		if l.Marked {
			mark = b.format(l.Mark)
		}
		matrix.Rows = append(matrix.Rows, Row{Cells: []Run{inner(l.Name), inner(b.format(l.Weight)), inner(mark), inner(l.Why)}})
	}
	matrix.Rows = append(matrix.Rows, Row{Kind: Total, Cells: []Run{inner("Score of 100"), inner(""), b.own("bid.score"), inner("")}})
	rows := []KeyValue{}
	for _, f := range [][2]string{{"bid.cost", "Cost of making the bid"}, {"bid.ev", "Expected value of bidding"}, {"bid.p_star", "Chance of winning at which it breaks even"}} {
		if b.has(f[0]) {
			rows = append(rows, b.pair(f[1], f[0]))
		}
	}
	fair := b.s.Assessment.Tender.Fairness
	b.private("bid-or-not", "Bid or not", Callout{Title: "In one sentence", Runs: []Run{inner(sentence(d.Advice.Words()) + ". " + d.Why)}, Label: LabelInternal},
		b.privateTable(gates), b.privateTable(matrix), KeyValues{Rows: rows},
		innerParagraph(fmt.Sprintf("How the buyer goes about it: %s partly met or not met. %s", counted(fair.Counts.Partly+fair.Counts.NotMet, "item of the voluntary protocol is", "items of the voluntary protocol are"), fair.Quality.Words)))
}

func (b *builder) format(n calc.Node) string {
	if _, ok := n.Value(); ok {
		return n.Format()
	}
	return "–"
}
