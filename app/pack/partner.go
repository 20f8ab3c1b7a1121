package pack

import (
	"errors"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// ErrUnmade is returned when a pack between partners is built without what was composed
// and signed for its reader.
var ErrUnmade = errors.New("a pack for a partner or for the lead is made for one reader: choose whom it goes to, so that its offer or answer can be put together first")

// shared is a text that one partner and the lead both know.
func shared(text string) Run { return Run{Text: text, Label: LabelPartner} }

// partner builds the lead's pack to one partner, for a person who has no Bidwright: the
// invitation, the contract, what it would deliver and be paid, the terms, what is asked,
// and a form to answer on. It reads the composed offer and nothing else of the bid.
func (b *builder) partner() {
	o := b.s.Made.Data.Offer
	b.between(o.Lead.Name, o.Partner, o.Tender)
	b.invitation(o)
	b.tenderOffered(o.Tender)
	b.cellsOffered(o)
	b.moneyOffered(o)
	b.termsOffered(o)
	b.timetable(o)
	b.heads(o.Heads)
	if p := b.s.Made.Data.Part; !blankPart(p) {
		b.part("What "+o.Lead.Name+" has noted of you", p, o)
	}
	b.replyForm(o)
	b.leftOut(o.Withheld)
}

// lead builds a partner's answer to its lead: its capacity, prices, proofs and replies.
func (b *builder) lead() {
	o, p := b.s.Made.Data.Offer, b.s.Made.Data.Part
	b.between(or(p.Name, o.Partner), o.Lead.Name, o.Tender)
	b.section("answer", 1, "About this answer", Paragraph{Runs: []Run{shared("This is " + or(p.Name, or(o.Partner, "the partner")) + "’s answer to " + o.Lead.Name + " for “" + or(o.Tender.Title, "the contract") + "”. ")}},
		paragraph("It says what the partner can serve, at which prices, and with which proofs. It holds none of the partner’s own costs. In Bidwright, open this file to compare it with your plan and take over what you accept; without Bidwright, read it as it stands."))
	b.part("What we offer", p, o)
	b.section("agreement", 1, "Agreement", KeyValues{Rows: []KeyValue{
		{Key: "Heads of terms as received", Value: shared(replied(p.Agrees, "agreed", "not agreed yet", "not answered"))},
		{Key: "Value offered", Value: shared(replied(p.Short, "below our own cost: please talk to us", "covers our own cost", "not answered"))},
		{Key: "Agreed on", Value: shared(or(day(p.AgreedOn), "–"))},
	}}, SignatureBox{Statement: "For " + or(p.Name, or(o.Partner, "the partner")), Label: LabelPartner})
	b.omit("Own costs, margins and reserves", "They stay with the partner: the lead gets prices and capacity")
}

// between sets the particulars of a pack from one party to another. The footer carries
// the hash of the signed manifest, so that paper and data can be matched.
func (b *builder) between(from, to string, t bid.OfferTender) {
	b.doc = Document{Title: PaperTitle(b.audience, b.s.Paper), Subject: t.Title, Organisation: or(from, "Organisation not named"), Reference: t.Reference, Audience: string(b.audience),
		Version: max(b.s.Made.Manifest.Sequence, 1), Date: b.s.On, Confidential: "In confidence between " + or(from, "the sender") + " and " + or(to, "the reader"),
		Label: LabelPartner, ShortHash: b.s.Made.Short}
	for _, row := range [][2]string{{"Contract", t.Title}, {"Buyer", t.Buyer}, {"Reference", t.Reference}, {"From", from}, {"To", to},
		{"Pack and date", "Pack " + numeral(b.doc.Version) + ", " + b.s.On.String()}} {
		if row[1] != "" {
			b.doc.Cover = append(b.doc.Cover, KeyValue{Key: row[0], Value: shared(row[1])})
		}
	}
}

func (b *builder) invitation(o bid.GroupOffer) {
	lead := o.Lead.Name
	blocks := []Block{Paragraph{Runs: []Run{shared(lead + " invites " + or(o.Partner, "you") + " to bid together for “" + or(o.Tender.Title, "the contract") + "”" + of(o.Tender.Buyer) + ".")}},
		paragraph("It says what you would deliver, what you would be paid and when, what is asked of you and by which day. Nothing in it binds you or the lead.")}
	var rows []KeyValue
	add := func(key, text string) {
		if text != "" {
			rows = append(rows, KeyValue{Key: key, Value: shared(text)})
		}
	}
	add("Lead", strings.Join(nonEmpty(lead, o.Lead.LegalForm), ", "))
	add("Contact", strings.Join(nonEmpty(o.Lead.ContactName, o.Lead.ContactEmail), ", "))
	add("Group", o.Group)
	add("Arrangement", b.arrangement(o.Model))
	add("Who answers to the buyer", liabilityWords[o.Liability])
	add("Other members", strings.Join(o.Members, ", "))
	if len(rows) > 0 {
		blocks = append(blocks, KeyValues{Rows: rows})
	}
	blocks = append(blocks, Callout{Title: "How to answer", Label: LabelPartner, Runs: []Run{plain("With Bidwright: open this PDF in it; your answer is made from your own bid, and your costs stay with you. Without Bidwright: fill in the form at the end and send it back to the contact above.")}})
	b.section("invitation", 1, "Invitation", blocks...)
}

// of is “ of the buyer”, when there is one.
func of(buyer string) string {
	if buyer == "" {
		return ""
	}
	return " of " + buyer
}

// arrangement is the name and meaning of a model, from the table of models.
func (b *builder) arrangement(id bid.GroupModel) string {
	if id == bid.ModelUndecided || b.s.Library == nil {
		return ""
	}
	for _, m := range b.s.Library.GroupModels() {
		if m.ID == string(id) {
			return m.Name + ". Contracts with the buyer: " + m.Contracts
		}
	}
	return ""
}

func (b *builder) tenderOffered(t bid.OfferTender) {
	var rows []KeyValue
	add := func(key, text string) {
		if text != "" {
			rows = append(rows, KeyValue{Key: key, Value: shared(text)})
		}
	}
	add("Title", t.Title)
	add("Buyer", t.Buyer)
	add("Reference", t.Reference)
	add("Procedure", t.Procedure)
	add("Bids are due", b.moment(t.Deadline))
	add("Questions are due", b.moment(t.Questions))
	add("Starts", day(t.Start))
	add("Ends", day(t.End))
	if t.Years > 0 {
		add("Years priced", numeral(t.Years))
	}
	add("Places", strings.Join(t.Places, ", "))
	var lots []string
	for _, lot := range t.Lots {
		lots = append(lots, strings.TrimSpace(lot.Text))
	}
	add("Lots of this bid", strings.Join(nonEmpty(lots...), "; "))
	add("Staff may transfer (TUPE)", replied(t.TUPE, "yes", "no", ""))
	add("Notice", t.Link)
	var blocks []Block
	for _, text := range lines(t.Description) {
		blocks = append(blocks, Paragraph{Runs: []Run{shared(text)}})
	}
	if len(rows) > 0 {
		blocks = append(blocks, KeyValues{Rows: rows})
	}
	if len(blocks) > 0 {
		b.section("contract", 1, "The contract", blocks...)
	}
}

// cellsOffered are the parts of the contract as this partner sees them.
func (b *builder) cellsOffered(o bid.GroupOffer) {
	if len(o.Cells) == 0 {
		return
	}
	t := Table{ID: "table-parts", Title: "Who delivers what", Unit: sentence(or(o.Unit, "units")) + " a year", Columns: []Column{{Title: "Part of the contract", Head: true, Weight: 2.2}, {Title: "Demand", Align: Right, Weight: 0.8},
		{Title: "Your share", Align: Right, Weight: 0.8}, {Title: "Covered by the group", Align: Right, Weight: 0.9}, {Title: "Others", Weight: 1.5}, {Title: "Your value, £", Align: Right, Weight: 1}},
		Note: "A dash is not said, not known or left out; what is left out is listed at the end. Values are over the whole term."}
	for _, c := range o.Cells {
		t.Rows = append(t.Rows, Row{Cells: []Run{shared(cellTitle(c, o.Tender.Lots)), shared(quantity(c.Demand)), shared(percent(c.Share)), shared(percent(c.Cover)), shared(strings.Join(c.Others, ", ")), shared(pounds(c.Value))}})
	}
	b.section("parts", 1, "What you would deliver", b.table(t))
}

func cellTitle(c bid.OfferCell, lots []bid.Code) string {
	lot := c.LotID
	for _, l := range lots {
		if l.ID == c.LotID {
			lot = or(l.Text, lot)
		}
	}
	specialism := c.Specialism
	if specialism == lot {
		specialism = "" // lots are often cut by specialism
	}
	return or(strings.Join(nonEmpty(lot, c.Area, specialism), " · "), "The whole contract")
}

// moneyOffered is the partner's own value; another party's follows from nothing here.
func (b *builder) moneyOffered(o bid.GroupOffer) {
	rows := []KeyValue{{Key: "Your value over the term", Value: shared(or(pounds(o.Value), "–"))}}
	if o.FeeRate.IsSet() {
		rows = append(rows, KeyValue{Key: "Management fee, of the contract value", Value: shared(percent(o.FeeRate))})
	}
	if o.FeeMonthly.IsSet() {
		rows = append(rows, KeyValue{Key: "Management fee, a month", Value: shared(pounds(o.FeeMonthly))})
	}
	blocks := []Block{KeyValues{Rows: rows}, paragraph("Your value is in pounds over the whole term, excluding VAT, after the part of the management fee that you bear.")}
	if len(o.FeeBuys) > 0 {
		var items []Item
		for _, x := range o.FeeBuys {
			items = append(items, Item{Runs: []Run{shared(x.Name)}})
		}
		blocks = append(blocks, Heading{Level: 2, Text: "What the fee pays for", Label: LabelPartner}, List{Items: items})
	}
	if len(o.Years) > 0 {
		t := Table{ID: "table-years", Title: "Your value by contract year", Unit: "£ excl. VAT", Columns: []Column{{Title: "Year", Head: true}, {Title: "Value", Align: Right}}}
		for _, y := range o.Years {
			t.Rows = append(t.Rows, Row{Cells: []Run{shared("Year " + numeral(y.Year)), shared(pounds(y.Value))}})
		}
		if o.Value.IsSet() {
			t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Run{shared("Whole term"), shared(pounds(o.Value))}})
		}
		blocks = append(blocks, b.table(t))
	}
	b.section("value", 1, "What you would be paid", blocks...)
}

func pounds(p money.Pounds) string {
	if !p.IsSet() {
		return "–"
	}
	return p.Format()
}

func percent(s money.Share) string {
	if !s.IsSet() {
		return "–"
	}
	return s.Format()
}

func quantity(q money.Quantity) string {
	if !q.IsSet() {
		return "–"
	}
	return q.Format()
}
