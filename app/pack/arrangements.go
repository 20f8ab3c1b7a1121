package pack

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/consortium/models"
	"bidwright/app/money"
	"bidwright/app/working"
)

// arrangements sets the ways of bidding together side by side for the board: what each
// means and takes, what the rules say, and the marks with their reasons. No other reader
// sees any of it.
func (b *builder) arrangements() {
	r := b.s.Assessment.Consortium
	if r == nil || r.Models == nil || !r.Models.Used {
		return
	}
	m := r.Models
	blocks := []Block{Callout{Title: "What rules and marks say together", Runs: []Run{inner(m.Advice.Words)}, Label: LabelInternal}}
	for _, x := range m.Models {
		if x.Chosen {
			blocks = append(blocks, innerParagraph("Chosen: "+x.Name+"."+spaced(x.Note)))
		}
	}
	blocks = append(blocks, KeyValues{Rows: []KeyValue{
		b.pair("Weeks until the deadline", "cons.models.weeks_left"),
		b.pair("Expected return before the cost of bidding and setting up", "cons.models.return"),
	}})
	blocks = append(blocks, b.sideBySide(m), b.taken(m), b.eligible(m), b.rules(m))
	if t := b.markedTable(m); len(t.Rows) > 0 {
		blocks = append(blocks, b.privateTable(t))
	}
	b.private("arrangement", "Which arrangement fits", blocks...)
}

func spaced(text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	return " " + text
}

// sideBySide is what the facts say of each.
func (b *builder) sideBySide(r *models.Result) Table {
	t := Table{ID: "table-arrangements", Title: "The arrangements side by side", Columns: []Column{{Title: "Arrangement", Head: true, Weight: 1.2}, {Title: "Who contracts"},
		{Title: "Who answers for what", Weight: 1.4}, {Title: "It fits", Weight: 1.3}, {Title: "It fails when", Weight: 1.3}}}
	var sources []string
	for _, m := range r.Models {
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(m.Name), inner(m.Contracts), inner(m.Liability), inner(m.Suits), inner(m.GoesWrong)}})
		if s := m.Source.Title; s != "" && !slices.Contains(sources, s) {
			sources = append(sources, s)
		}
	}
	t.Note = "After: " + strings.Join(sources, "; ") + "."
	return b.privateTable(t)
}

// taken is what each takes to set up, what it is worth and how it is marked.
func (b *builder) taken(r *models.Result) Table {
	t := Table{ID: "table-arrangements-cost", Title: "What each takes, and how it does", Columns: []Column{{Title: "Arrangement", Head: true, Weight: 1.7}, {Title: "Set-up", Weight: 1.1}, {Title: "Weeks", Align: Right, Weight: 0.7}, {Title: "In time", Weight: 0.9},
		{Title: "Cost of bidding and set-up", Align: Right, Weight: 1.2}, {Title: "Expected value", Align: Right, Weight: 1.1}, {Title: "Rules", Weight: 1}, {Title: "Score", Align: Right, Weight: 0.7}}}
	for _, m := range r.Models {
		id, weeks, ready := "cons.model."+m.ID, "–", "–"
		if v, known := working.Value(m.Weeks); known {
			weeks = money.FormatQuantity(v)
		}
		if v, known := working.Value(m.Slack); known && !v.IsNegative() {
			ready = "yes"
		} else if known {
			ready = "too late"
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(m.Short()), inner(m.SetUp), inner(weeks), inner(ready), b.ownOrDash(id + ".spent"), b.ownOrDash(id + ".ev"), inner(or(m.Rules(), "–")), b.ownOrDash(id)}})
	}
	t.Note = "The chance of winning and what is left over are taken as the same in each. A dash is a figure that is not known: a cost is not typed, or not every line is marked."
	return b.privateTable(t)
}

// eligible is what each does to the financial tests, and who sinks or saves the group.
func (b *builder) eligible(r *models.Result) Table {
	t := Table{ID: "table-arrangements-tests", Title: "What each does to the financial tests", Columns: []Column{{Title: "Arrangement", Head: true, Weight: 1.7}, {Title: "Passed", Weight: 0.9}, {Title: "Why", Weight: 3.4}}}
	for _, m := range r.Models {
		passed := map[bid.Answer]string{bid.Yes: "yes", bid.No: "no"}[m.Tests.State]
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(m.Short()), inner(or(passed, "not known")), inner(or(m.Tests.Words, "–"))}})
		if m.Tests.Conditions != "" && m.ID == string(bid.ModelSole) {
			t.Note = m.Tests.Conditions
		}
	}
	return b.privateTable(t)
}

// ownOrDash is a figure for the organisation itself where it is known.
func (b *builder) ownOrDash(id string) Run {
	if f, ok := b.s.Assessment.Figure(id); ok && f.Available {
		return Run{Text: f.Printed, Figure: id, Label: LabelInternal}
	}
	return inner("–")
}

// rules is each rule with what it found and on which figures.
func (b *builder) rules(r *models.Result) Table {
	t := Table{ID: "table-arrangement-rules", Title: "What the rules say; none of them decides", Columns: []Column{{Title: "Rule", Head: true, Weight: 2}, {Title: "Holds", Weight: 0.8}, {Title: "Why", Weight: 3}}}
	for _, g := range r.Gates {
		why, holds := g.Why, "not known"
		switch g.State {
		case bid.Yes:
			why, holds = g.Why+" "+g.Then, "yes"
		case bid.No:
			holds = "no"
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(fmt.Sprintf("%d. %s", g.N, g.Rule)), inner(holds), inner(why)}})
	}
	return b.privateTable(t)
}

// markedTable is every mark that was given, with its weight and its reason.
func (b *builder) markedTable(r *models.Result) Table {
	t := Table{ID: "table-arrangement-marks", Title: "Marks from 0 to 5", Columns: []Column{{Title: "Arrangement", Head: true, Weight: 1.3}, {Title: "What counts", Weight: 1.5}, {Title: "Weight", Align: Right, Weight: 0.6}, {Title: "Mark", Align: Right, Weight: 0.5}, {Title: "Why", Weight: 2.2}}}
	for _, m := range r.Models {
		for i, x := range m.Marks {
			if x.Marked {
				t.Rows = append(t.Rows, Row{Cells: []Run{inner(m.Short()), inner(x.Name), inner(r.Criteria[i].Weight.Format()), inner(x.Mark.Format()), inner(or(x.Why, "–"))}})
			}
		}
	}
	return t
}
