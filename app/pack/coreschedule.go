package pack

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/corecost"
	"bidwright/app/money"
)

// coreSchedules prints each core-cost schedule with the fee of a place, what it
// includes, the fee as qualified, and the prices of referrals. An organisation's own
// full cost recovery is nobody's fee: it goes to the board alone.
func (b *builder) coreSchedules() {
	core := b.s.Assessment.Core
	if core == nil {
		return
	}
	var blocks []Block
	for _, s := range core.Schedules {
		if b.audience == Commissioner && s.Template == bid.TemplateGeneral {
			b.omit("The schedule “"+s.Name+"”", "It is your organisation’s own cost recovery, not a fee for the buyer")
			continue
		}
		blocks = append(blocks, b.coreSchedule(s)...)
	}
	if len(blocks) > 0 {
		b.section("core-costs", 1, "Core-cost schedule", blocks...)
	}
}

func (b *builder) coreSchedule(s *corecost.Schedule) []Block {
	blocks := []Block{Heading{Level: 2, Text: or(s.Name, "Schedule"), Label: LabelBuyer}}
	var rows []KeyValue
	add := func(key string, value Run) { rows = append(rows, KeyValue{Key: key, Value: value}) }
	if s.Establishment != "" {
		add("Establishment", plain(s.Establishment))
	}
	if s.Weeks != "" {
		add("Weeks in a year", plain(s.Weeks))
	}
	if !s.Placeless {
		if run, ok := b.open(s.Places); ok {
			add("Places", run)
		}
		if run, ok := b.open(s.Occupancy); ok {
			add("Places taken, as planned", run)
		}
	}
	if len(rows) > 0 {
		blocks = append(blocks, KeyValues{Rows: rows})
	}
	blocks = append(blocks, b.feeTable(s), Note{Runs: []Run{plain("Each head is rounded to the penny; the fee is the sum of the printed heads.")}})
	blocks = append(blocks, b.included(s)...)
	blocks = append(blocks, b.versions(s)...)
	for i := range s.Referrals {
		blocks = append(blocks, b.referral(&s.Referrals[i])...)
	}
	return blocks
}

// open is an input that stands on the printed form, such as the number of places.
func (b *builder) open(n calc.Node) (Run, bool) {
	if n == (calc.Node{}) || !n.Available() {
		return Run{}, false
	}
	return Run{Text: b.shown(n), Label: LabelBuyer}, true
}

// amounts are figures of one row; a dash where the audience may not read one or it
// does not apply.
func (b *builder) amounts(nodes ...calc.Node) []Run {
	out := make([]Run, len(nodes))
	for i, n := range nodes {
		out[i] = plain("–")
		if n == (calc.Node{}) {
			continue
		}
		if run, ok := b.figure(n); ok {
			out[i] = run
		}
	}
	return out
}

func (b *builder) feeTable(s *corecost.Schedule) Table {
	t := Table{Title: "Core costs by head", Unit: "£, excluding VAT", Columns: []Column{
		{Title: "Ref", Head: true, Weight: 0.4}, {Title: "Head", Weight: 2.2}, {Title: "A year", Align: Right}, {Title: "For one place a year", Align: Right}, {Title: "For one place a week", Align: Right}}}
	if s.Placeless {
		t.Columns = t.Columns[:3]
	}
	row := func(kind RowKind, ref, name string, nodes ...calc.Node) {
		cells := append([]Run{plain(ref), plain(name)}, b.amounts(nodes...)...)
		t.Rows = append(t.Rows, Row{Kind: kind, Cells: cells[:len(t.Columns)]})
	}
	for _, c := range s.Categories {
		if c.None || c.Empty {
			t.Rows = append(t.Rows, Row{Cells: []Run{plain(c.Code), plain(c.Name + ": none")}})
			continue
		}
		row(Normal, c.Code, c.Name, c.Year, c.Place, c.Week)
		t.Rows = append(t.Rows, b.scheduleLines(c)...)
	}
	row(Total, "", "Core fee", s.Year, s.Place, s.Week)
	return b.table(t)
}

// scheduleLines are the lines under a head that the audience may read. The rest is one
// row of at least two lines; a single hidden line would follow by subtraction
// (CORE-040), so such a head stays whole.
func (b *builder) scheduleLines(c corecost.Category) []Row {
	var rows []Row
	hidden := 0
	for _, l := range c.Lines {
		run, ok := b.figure(l.Year)
		if !ok || !b.may[l.Who] {
			hidden++
			continue
		}
		name := l.Name
		if l.Driver != "" && b.audience == Board {
			name += " (" + l.Driver + ")"
		}
		rows = append(rows, Row{Cells: []Run{plain(""), plain("   " + name), run}})
	}
	switch {
	case hidden == 1 && len(rows) > 0:
		b.omit("The lines of “"+c.Name+"”", "Only one line would be hidden, and its figure could be read off by subtraction")
		return nil
	case hidden > 1 && len(rows) > 0:
		rows = append(rows, Row{Cells: []Run{plain(""), plain(fmt.Sprintf("   %d other lines", hidden))}})
	}
	return rows
}

var answerWords = map[bid.Answer]string{bid.Yes: "included", bid.No: "not included", bid.Unknown: "not stated"}

func (b *builder) included(s *corecost.Schedule) []Block {
	t := Table{Title: "What the fee includes", Columns: []Column{{Title: "Item", Head: true, Weight: 1.4}, {Title: "In the fee", Weight: 0.8}, {Title: "Note", Weight: 1.8}}}
	for _, i := range s.Included {
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(i.Name), plain(answerWords[i.Included]), plain(i.Note)}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{b.table(t)}
}

// versions are the fees as submitted: locked, with day and fingerprint.
func (b *builder) versions(s *corecost.Schedule) []Block {
	t := Table{Title: "The fee as submitted", Unit: "£, excluding VAT", Columns: []Column{
		{Title: "Version", Head: true, Weight: 1.4}, {Title: "Submitted", Weight: 1}, {Title: "Valid from", Weight: 1}, {Title: "A place a week", Align: Right}, {Title: "Weeks", Align: Right, Weight: 0.6}, {Title: "Fingerprint", Weight: 1.3}}}
	for _, v := range s.Versions {
		hash := v.Hash
		if len(hash) > 12 {
			hash = hash[:12]
		}
		name := or(v.Name, "Version")
		if v.InForce {
			name += " (in force)"
		}
		cells := append([]Run{plain(name), plain(v.On.String()), plain(v.ValidFrom.String())}, b.amounts(v.Week)...)
		t.Rows = append(t.Rows, Row{Cells: append(cells, plain(v.Weeks), plain(hash))})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.Note = "A submitted head may fall for a referral and never rises."
	return []Block{b.table(t)}
}

// referral is the price of one placement: each head at or below the submitted one,
// then what this person needs, then the discount.
func (b *builder) referral(r *corecost.Referral) []Block {
	t := Table{Title: "Price for " + or(r.Name, "one placement"), Unit: "£ a week, excluding VAT", Columns: []Column{
		{Title: "Part", Head: true, Weight: 2.2}, {Title: "As submitted", Align: Right}, {Title: "For this placement", Align: Right}}}
	// What was submitted and what is asked for the placement is the buyer's to know.
	amount := func(n calc.Node, sign string) Run {
		if n == (calc.Node{}) {
			return plain("–")
		}
		v, ok := n.Value()
		if !ok {
			return plain("not available")
		}
		return Run{Text: sign + money.FormatPounds(v), Label: LabelBuyer, Figure: n.ID()}
	}
	line := func(kind RowKind, name string, before, now calc.Node) {
		t.Rows = append(t.Rows, Row{Kind: kind, Cells: []Run{plain(name), amount(before, ""), amount(now, "")}})
	}
	for _, c := range append(append([]corecost.Comparison(nil), r.Comparisons...), r.Residential...) {
		line(Normal, c.Name, c.QualifiedWeek, c.Week)
	}
	for _, n := range r.Needs {
		name := n.Name
		if n.Quantity.IsSet() && n.Unit != "" {
			name += fmt.Sprintf(" (%s %s a week)", n.Quantity.Format(), n.Unit)
		}
		line(Normal, name, calc.Node{}, n.Week)
	}
	if r.OffWeek != (calc.Node{}) {
		t.Rows = append(t.Rows, Row{Cells: []Run{plain("Discount: " + r.Discount), plain("–"), amount(r.OffWeek, "−")}})
	}
	line(Total, "Placement", calc.Node{}, r.Week)
	if r.Weeks != "" {
		t.Note = "On " + r.Weeks + " weeks a year."
	}
	return []Block{b.table(t)}
}
