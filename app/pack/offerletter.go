package pack

import (
	"fmt"
	"strings"

	"bidwright/app/date"
)

// letter is the form of tender at the head of the commercial response: who offers what to
// whom, at which prices, how long that stands, and a place to sign.
func (b *builder) letter() {
	l := b.bid.Response.Letter
	if !l.Print {
		return
	}
	o, org := b.bid.Opportunity, or(b.s.Document.Organisation.Name, "The bidder")
	var rows []KeyValue
	add := func(key, text string) {
		if text != "" {
			rows = append(rows, KeyValue{Key: key, Value: b.say(text)})
		}
	}
	add("To", strings.Join(nonEmpty(o.Buyer.Name, o.Buyer.Address), ", "))
	add("From", strings.Join(nonEmpty(org, b.s.Document.Organisation.Address), ", "))
	add("Date", b.doc.Date.String())
	add("Contract", or(o.Title, b.bid.Title))
	add("Reference", o.Reference)
	add("Lot", b.lot())
	blocks := []Block{KeyValues{Rows: rows}}
	for _, part := range lines(l.Text) {
		blocks = append(blocks, Paragraph{Runs: []Run{b.typed(part)}})
	}
	blocks = append(blocks, Paragraph{Runs: []Run{b.say(org), plain(" offers to deliver the contract named above at the prices of the "), {Text: "pricing schedule", Target: "schedule", Label: LabelBuyer},
		plain(", on the assumptions under “"), {Text: "What the price rests on", Target: "assumptions", Label: LabelBuyer}, plain("”.")}})
	if words := b.validity(); words != "" {
		blocks = append(blocks, paragraph(words))
	}
	blocks = append(blocks, b.signature(""), PageBreak{})
	b.section("letter", 1, "Form of tender", blocks...)
}

// validity says how long the offer stands, and until which day where the deadline is known;
// nothing when that was not entered.
func (b *builder) validity() string {
	days := b.bid.Pack.Validity
	if days <= 0 {
		return ""
	}
	words := fmt.Sprintf("This offer stands for %s from the deadline for offers", counted(days, "day", "days"))
	if deadline, err := date.ParseISO(b.bid.Opportunity.Dates.Deadline.Day); err == nil {
		words += fmt.Sprintf(", %s: until the end of %s. You may accept it in writing at any time before then", deadline, deadline.AddDays(days))
	}
	return words + "."
}

// signature is a place to sign, with the name and role of whoever signs where they are known.
func (b *builder) signature(statement string) SignatureBox {
	l := b.bid.Response.Letter
	box := SignatureBox{Statement: strings.TrimSpace(statement + " Signed for " + or(b.s.Document.Organisation.Name, "the bidder")), Label: LabelBuyer}
	if l.Signer == "" {
		return box
	}
	by := strings.Join(nonEmpty(l.Signer, l.Role), ", ")
	b.say(by)
	box.Statement += " by " + by
	box.Lines = []string{"Signed", "Date"}
	return box
}
