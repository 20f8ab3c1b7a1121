package pack

import (
	"reflect"
	"strings"
	"time"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
)

// notLegalAdvice stands over every heads of terms.
const notLegalAdvice = "This is not legal advice. Take advice before signing."

var cycleWords = map[bid.Cycle]string{bid.CycleMonthly: "monthly", bid.CycleWeekly: "weekly", bid.CycleFourWeekly: "every four weeks", bid.CycleQuarterly: "quarterly"}

// termsOffered are payment, results and the risks that the partner would carry.
func (b *builder) termsOffered(o bid.GroupOffer) {
	var rows []KeyValue
	add := func(key, text string) {
		if text != "" {
			rows = append(rows, KeyValue{Key: key, Value: shared(text)})
		}
	}
	if o.Days.IsSet() {
		add("Your invoices are paid within", counted(int(o.Days.Decimal().IntPart()), "day", "days"))
	}
	add("You invoice", cycleWords[o.Terms.Cycle])
	if o.Terms.InAdvance {
		add("You are paid", "in advance")
	}
	add("Paid only when the lead is paid", replied(o.Terms.PayWhenPaid, "yes: ask about this, 30 days are implied in public contracts and their sub-contracts", "no", ""))
	add("An indemnity without a cap is asked", replied(o.Terms.Uncapped, "yes: take advice", "no", ""))
	results := o.Results.Share
	if o.Terms.Results.IsSet() {
		results = o.Terms.Results
	}
	if results.IsSet() {
		add("Of each payment, held until results are proven", percent(results))
	}
	if o.Results.Lag.IsSet() {
		add("That part arrives", o.Results.Lag.Format()+" months later")
	}
	add("Paid back if results fail", o.Results.Clawback)
	add("Note", o.Terms.Note)
	blocks := []Block{KeyValues{Rows: rows}}
	if len(o.Risks) > 0 {
		t := Table{ID: "table-risks", Title: "Risks that you would share", Columns: []Column{{Title: "Risk", Head: true, Weight: 3}, {Title: "Your share", Align: Right}}}
		for _, r := range o.Risks {
			t.Rows = append(t.Rows, Row{Cells: []Run{shared(r.Name), shared(percent(r.Share))}})
		}
		blocks = append(blocks, b.table(t))
	}
	b.section("terms", 1, "Payment and risk", blocks...)
}

// timetable is the timetable and what the partner is asked for.
func (b *builder) timetable(o bid.GroupOffer) {
	var blocks []Block
	if len(o.Steps) > 0 {
		t := Table{ID: "table-timetable", Title: "Timetable", Columns: []Column{{Title: "Step", Head: true, Weight: 2.4}, {Title: "By", Weight: 1}, {Title: "Who", Weight: 1.4}}}
		for _, s := range o.Steps {
			t.Rows = append(t.Rows, Row{Cells: []Run{shared(s.Name), shared(or(day(s.On), "to be agreed")), shared(or(s.Who, "to be agreed"))}})
		}
		blocks = append(blocks, b.table(t))
	}
	if len(o.Asks) > 0 {
		t := Table{ID: "table-asks", Title: "What is asked of you", Columns: []Column{{Title: "No", Head: true, Weight: 0.3}, {Title: "What", Weight: 3}, {Title: "By", Weight: 1}}}
		for i, a := range o.Asks {
			t.Rows = append(t.Rows, Row{Cells: []Run{shared(numeral(i + 1)), shared(a.Text), shared(or(day(a.Due), "to be agreed"))}})
		}
		blocks = append(blocks, b.table(t))
	}
	if len(blocks) > 0 {
		b.section("asked", 1, "What is asked, and when", blocks...)
	}
}

// heads are the heads of terms as all members read them.
func (b *builder) heads(heads []bid.HeadText) {
	if len(heads) == 0 {
		return
	}
	blocks := []Block{Callout{Title: notLegalAdvice, Label: LabelPartner}}
	for i, h := range heads {
		blocks = append(blocks, Heading{Level: 2, Text: numeral(i+1) + "  " + or(h.Title, "A term of the group"), Label: LabelPartner})
		for _, text := range lines(or(h.Text, "To be agreed.")) {
			blocks = append(blocks, Paragraph{Runs: []Run{shared(text)}})
		}
	}
	b.section("heads", 1, "Heads of terms", blocks...)
}

// part is what a partner says of itself: capacity, prices, proofs and replies.
func (b *builder) part(title string, p bid.PartnerPart, o bid.GroupOffer) {
	cells := map[string]string{}
	for _, c := range o.Cells {
		cells[c.ID] = cellTitle(c, o.Tender.Lots)
	}
	place := func(id, standard string) string { return or(cells[id], standard) }
	var rows []KeyValue
	for _, row := range [][2]string{{"Name", p.Name}, {"Legal form", p.LegalForm}, {"Company number", p.CompanyNumber}, {"Charity number", p.CharityNumber},
		{"Contact", strings.Join(nonEmpty(p.ContactName, p.ContactEmail), ", ")}} {
		if row[1] != "" {
			rows = append(rows, KeyValue{Key: row[0], Value: shared(row[1])})
		}
	}
	if p.Most.IsSet() {
		rows = append(rows, KeyValue{Key: "Most in all parts together, a year", Value: shared(quantity(p.Most))})
	}
	var blocks []Block
	if len(rows) > 0 {
		blocks = append(blocks, KeyValues{Rows: rows})
	}
	if len(p.Capacity) > 0 {
		t := Table{ID: "table-capacity", Title: "Capacity", Unit: sentence(or(o.Unit, "units")) + " a year", Columns: []Column{{Title: "Part of the contract", Head: true, Weight: 2}, {Title: "Can be served", Align: Right, Weight: 0.8}, {Title: "Note", Weight: 1.6}}}
		for _, c := range p.Capacity {
			t.Rows = append(t.Rows, Row{Cells: []Run{shared(place(c.ID, "A part that is no longer planned")), shared(quantity(c.Amount)), shared(c.Note)}})
		}
		blocks = append(blocks, b.table(t))
	}
	if len(p.Prices) > 0 {
		t := Table{ID: "table-prices", Title: "Prices asked", Unit: "£ excl. VAT", Columns: []Column{{Title: "Price of", Head: true, Weight: 1.6}, {Title: "Part of the contract", Weight: 1.6}, {Title: "Unit", Weight: 0.8}, {Title: "Price", Align: Right, Weight: 0.8}, {Title: "Note", Weight: 1.4}}}
		for _, x := range p.Prices {
			t.Rows = append(t.Rows, Row{Cells: []Run{shared(x.Name), shared(place(x.CellID, "All parts")), shared(x.Unit), shared(pounds(x.Price)), shared(x.Note)}})
		}
		blocks = append(blocks, b.table(t))
	}
	if len(p.Proofs) > 0 {
		t := Table{ID: "table-proofs", Title: "Proofs", Columns: []Column{{Title: "Proof", Head: true, Weight: 2}, {Title: "Held", Weight: 0.7}, {Title: "Level", Align: Right, Weight: 0.9}, {Title: "Reference", Weight: 1.2}, {Title: "Good until", Weight: 1}}}
		for _, x := range p.Proofs {
			level := "–"
			if x.Level.IsSet() {
				level = money.FormatQuantity(x.Level.Decimal())
			}
			t.Rows = append(t.Rows, Row{Cells: []Run{shared(b.proofName(x)), shared(replied(x.Have, "yes", "no", "not answered")), shared(level), shared(x.Reference), shared(or(day(x.Expires), "–"))}})
		}
		blocks = append(blocks, b.table(t))
	}
	if len(p.Replies) > 0 {
		asks := map[string]string{}
		for _, a := range o.Asks {
			asks[a.ID] = a.Text
		}
		t := Table{ID: "table-replies", Title: "Replies", Columns: []Column{{Title: "Asked", Head: true, Weight: 2}, {Title: "Done", Weight: 0.7}, {Title: "Reply", Weight: 2}}}
		for _, r := range p.Replies {
			t.Rows = append(t.Rows, Row{Cells: []Run{shared(or(asks[r.ID], "A question that is no longer asked")), shared(replied(r.Done, "yes", "no", "not answered")), shared(r.Text)}})
		}
		blocks = append(blocks, b.table(t))
	}
	for _, text := range lines(p.Comment) {
		blocks = append(blocks, Paragraph{Runs: []Run{shared(text)}})
	}
	if len(blocks) == 0 {
		blocks = []Block{paragraph("Nothing has been entered yet.")}
	}
	b.section("part", 1, title, blocks...)
}

// proofName is a proof's own name, else that of its item in the table of evidence.
func (b *builder) proofName(p bid.PartnerProof) string {
	if p.Name != "" || b.s.Library == nil {
		return or(p.Name, "A proof without a name")
	}
	for _, item := range b.s.Library.EvidenceItems() {
		if item.ID == p.ItemID {
			return item.Label
		}
	}
	return "A proof without a name"
}

// replyForm is for a partner who answers on paper or by e-mail.
func (b *builder) replyForm(o bid.GroupOffer) {
	blank := func(titles ...string) (columns []Column) {
		for i, title := range titles {
			columns = append(columns, Column{Title: title, Head: i == 0, Weight: 1})
		}
		columns[0].Weight = 2
		return columns
	}
	line := "………………"
	capacity := Table{ID: "table-form-capacity", Title: "What we can serve and at which price", Columns: blank("Part of the contract", sentence(or(o.Unit, "units"))+" a year", "Price, £ excl. VAT", "For each")}
	for _, c := range o.Cells {
		capacity.Rows = append(capacity.Rows, Row{Cells: []Run{shared(cellTitle(c, o.Tender.Lots)), plain(line), plain(line), plain(line)}})
	}
	var blocks []Block
	if len(capacity.Rows) > 0 {
		blocks = append(blocks, b.table(capacity))
	}
	if len(o.Asks) > 0 {
		replies := Table{ID: "table-form-replies", Title: "Replies", Columns: blank("Asked", "Done?", "Reply")}
		for _, a := range o.Asks {
			replies.Rows = append(replies.Rows, Row{Cells: []Run{shared(a.Text), plain(line), plain(line)}})
		}
		blocks = append(blocks, b.table(replies))
	}
	b.section("form", 1, "Form for your answer", append(blocks,
		SignatureBox{Statement: "We take part in this bid on the lines above: yes / no / we want to talk first.", Label: LabelPartner})...)
}

// leftOut lists what the composer withheld and why, in the reader's words.
func (b *builder) leftOut(withheld []string) {
	items := []Item{{Runs: []Run{plain("The lead’s own costs, margins, reserves and lowest price, and every other member’s prices and costs: each keeps its own.")}}}
	for _, text := range withheld {
		items = append(items, Item{Runs: []Run{shared(text)}})
	}
	b.section("left-out", 1, "What is left out, and why", List{Items: items})
	b.omit("Costs, margins, reserves and the walk-away price", "They stay in this organisation")
	b.omit("Other partners’ prices and values", "Each partner’s figures are shared with the lead alone")
}

func replied(a bid.Answer, yes, no, open string) string {
	switch a {
	case bid.Yes:
		return yes
	case bid.No:
		return no
	}
	return open
}

// moment is an instant of the buyer's dates for people: a day, with the hour in the
// United Kingdom (GMT or BST) where one is known.
func (b *builder) moment(text string) string {
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		zone := b.s.London
		if zone == nil {
			zone = time.UTC
		}
		return at.In(zone).Format("2 January 2006, 15:04 MST")
	}
	if on, err := date.ParseISO(text); err == nil {
		return on.String()
	}
	return text
}

func day(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func lines(text string) []string {
	return nonEmpty(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })...)
}

// blankPart reports a part in which nothing has been said.
func blankPart(p bid.PartnerPart) bool { return reflect.ValueOf(p).IsZero() }
