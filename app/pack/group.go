package pack

import (
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/app/working"
)

// delivery tells the buyer who delivers which part of the contract: no price, no value,
// and by name only members that agreed to be named.
func (b *builder) delivery() {
	c := &b.bid.Consortium
	if len(c.Members) == 0 || len(c.Cells) == 0 {
		return
	}
	t := Table{ID: "table-delivery", Title: "Who delivers what", Columns: []Column{{Title: "Part of the contract", Head: true, Weight: 2}, {Title: "Delivered by", Weight: 2}}}
	for _, cell := range c.Cells {
		var by []string
		for _, part := range cell.Parts {
			if part.Share.Decimal().IsPositive() {
				by = append(by, b.deliverer(part.MemberID))
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{b.say(plan.CellTitle(&b.s.Document, &cell)), b.say(or(strings.Join(by, ", "), "to be arranged before award"))}})
	}
	name := or(c.Name, "The group")
	words := Paragraph{Runs: []Run{b.say(name), plain(" bids together. Each part of the contract has the provider named below; one organisation answers to you as said above.")}}
	b.section("delivery", 1, "Consortium statement", words, b.table(t))
}

// deliverer is a party by name where it agreed to be named.
func (b *builder) deliverer(id string) string {
	if id == "" {
		return or(b.s.Document.Organisation.Name, "The bidder")
	}
	if m, found := b.member(id); found {
		return b.called(m)
	}
	return "a further member"
}

// called is a member as the buyer may know it: by name where it agreed to be named,
// otherwise as a further member, numbered where there are several.
func (b *builder) called(m bid.Member) string {
	if named(m) {
		return m.Name
	}
	nth, unnamed := 0, 0
	for _, other := range b.bid.Consortium.Members {
		if !named(other) {
			unnamed++
			if other.ID == m.ID {
				nth = unnamed
			}
		}
	}
	if unnamed > 1 {
		return "further member " + strconv.Itoa(nth) + " (not named)"
	}
	return "a further member (not named)"
}

// named reports that a member agreed to be named to the buyer.
func named(m bid.Member) bool { return m.Agreed == bid.Yes && m.Name != "" }

// groupBoard tells the board how the group shares the value, what each party has to find
// before money comes in, and what is still to be agreed.
func (b *builder) groupBoard() {
	r := b.s.Assessment.Consortium
	if r == nil || len(b.bid.Consortium.Members) == 0 {
		return
	}
	blocks := []Block{KeyValues{Rows: []KeyValue{
		b.pair("Contract value that the group shares", "cons.value"),
		b.pair("Management fee over the term", "cons.fee"),
		b.pair("Demand that the group covers", "cons.coverage"),
		b.pair("Most that the lead has to bridge", "cons.bridge"),
		b.pair("Expected value of bidding together", "cons.ev"),
	}}}
	blocks = append(blocks, b.parties(r.Plan.Split))
	blocks = append(blocks, b.covered(&r.Plan.Coverage)...)
	var open []Item
	for _, h := range r.Chain.Heads {
		if h.Open {
			open = append(open, Item{Runs: []Run{inner(h.Title)}})
		}
	}
	if len(open) > 0 {
		blocks = append(blocks, Heading{Level: 2, Text: "Heads of terms that are still to be agreed", Label: LabelInternal}, List{Items: open})
	}
	b.private("group", "The group", blocks...)
}

// parties is what each party gets and has to find, and what nobody has been given yet.
func (b *builder) parties(split *plan.Split) Table {
	t := Table{ID: "table-parties", Title: "What each party gets and has to find", Unit: "£ over the term", Columns: []Column{{Title: "Party", Head: true, Weight: 2},
		{Title: "Value after the fee", Align: Right}, {Title: "Fee borne", Align: Right}, {Title: "Most to find before money comes in", Align: Right}, {Title: "Expected value", Align: Right}}}
	for _, s := range split.Statements {
		id := "cons.split." + s.Key
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(s.Name), b.own(id), b.own(id + ".fee"), b.own("cons.cash." + s.Key + ".peak"), b.own("cons.ev." + s.Key)}})
	}
	if split.Open != nil {
		id := "cons.split." + split.Open.Key
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(split.Open.Name), b.own(id), b.own(id + ".fee"), inner("–"), inner("–")}})
	}
	return b.privateTable(t)
}

// covered is the grid of who covers what, with the same as tables.
func (b *builder) covered(c *plan.Coverage) []Block {
	if len(c.Cells) == 0 {
		return nil
	}
	cover := Table{ID: "table-coverage", Title: "Coverage", Columns: []Column{{Title: "Part of the contract", Head: true, Weight: 2.4}, {Title: "Asked a year", Align: Right}, {Title: "Can be served", Align: Right}, {Title: "Covered", Align: Right}, {Title: "How it stands", Weight: 1.2}}}
	for _, x := range c.Cells {
		cover.Rows = append(cover.Rows, Row{Cells: []Run{inner(x.Title), inner(askedOf(x.Demand)), inner(money.FormatQuantity(x.Capacity)), b.own(x.Cover.ID()), inner(string(x.State))}})
	}
	table := b.privateTable(cover)
	var out []Block
	if spec := CoverageChart(&b.s.Document, c.Cells); len(spec.Bars) > 0 {
		out = append(out, Figure{ID: "figure-coverage", Number: b.figureNumber(), Title: "Who covers what", Chart: spec, Table: &table, Label: LabelInternal,
			Alt: "A grid of areas by lots and specialisms. Each box says how much of the demand the group can serve, with a bar as long; a hatched bar is a gap. The table beside holds the same figures."})
	} else {
		out = append(out, table)
	}
	if len(c.Summaries) > 0 {
		sums := Table{ID: "table-coverage-sums", Title: "Coverage by lot, area and specialism", Columns: []Column{{Title: "By", Weight: 0.8}, {Title: "Name", Head: true, Weight: 2}, {Title: "Asked a year", Align: Right}, {Title: "Covered", Align: Right}, {Title: "Parts with a gap", Align: Right}}}
		for _, x := range c.Summaries {
			sums.Rows = append(sums.Rows, Row{Cells: []Run{inner(string(x.By)), inner(x.Name), inner(askedOf(x.Demand)), b.own(x.Cover.ID()), inner(strconv.Itoa(x.Gaps))}})
		}
		out = append(out, b.privateTable(sums))
	}
	return out
}

// askedOf prints a demand, or a dash where it is not known.
func askedOf(n calc.Node) string {
	if v, known := working.Value(n); known {
		return money.FormatQuantity(v)
	}
	return "–"
}
