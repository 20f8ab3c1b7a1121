package pack

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
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
	for _, m := range b.bid.Consortium.Members {
		if m.ID == id && m.Agreed == bid.Yes && m.Name != "" {
			return m.Name
		}
	}
	return "a further member"
}

// groupBoard tells the board how the group shares the value, what each party has to find
// before money comes in, and what is still to be agreed.
func (b *builder) groupBoard() {
	r := b.s.Assessment.Consortium
	if r == nil || len(b.bid.Consortium.Members) == 0 {
		return
	}
	blocks := []Block{KeyValues{Rows: []KeyValue{
		{Key: "Contract value that the group shares", Value: b.own("cons.value")},
		{Key: "Management fee over the term", Value: b.own("cons.fee")},
		{Key: "Demand that the group covers", Value: b.own("cons.coverage")},
		{Key: "Most that the lead has to bridge", Value: b.own("cons.bridge")},
		{Key: "Expected value of bidding together", Value: b.own("cons.ev")},
	}}}
	t := Table{ID: "table-parties", Title: "What each party gets and has to find", Unit: "£ over the term", Columns: []Column{{Title: "Party", Head: true, Weight: 2},
		{Title: "Value after the fee", Align: Right}, {Title: "Fee borne", Align: Right}, {Title: "Most to find before money comes in", Align: Right}, {Title: "Expected value", Align: Right}}}
	for _, s := range r.Plan.Split.Statements {
		id := "cons.split." + s.Key
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(s.Name), b.own(id), b.own(id + ".fee"), b.own("cons.cash." + s.Key + ".peak"), b.own("cons.ev." + s.Key)}})
	}
	blocks = append(blocks, b.privateTable(t))
	cover := Table{ID: "table-coverage", Title: "Coverage", Columns: []Column{{Title: "Part of the contract", Head: true, Weight: 2.4}, {Title: "Asked a year", Align: Right}, {Title: "Can be served", Align: Right}, {Title: "Covered", Align: Right}, {Title: "How it stands", Weight: 1.2}}}
	for _, x := range r.Plan.Coverage.Cells {
		asked := "–"
		if v, known := x.Demand.Value(); known {
			asked = money.FormatQuantity(v)
		}
		cover.Rows = append(cover.Rows, Row{Cells: []Run{inner(x.Title), inner(asked), inner(money.FormatQuantity(x.Capacity)), b.own("cons.cover." + x.ID), inner(string(x.State))}})
	}
	if len(cover.Rows) > 0 {
		blocks = append(blocks, b.privateTable(cover))
	}
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
