package pack

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/response"
)

// technical builds the technical response: who bids, where each question is answered, the
// answers, how the service starts, what may go wrong, what is promised and declared, and
// what goes with it. It holds no price and nothing that a price follows from: buyers put
// bidders out for one.
func (b *builder) technical() {
	b.priceless = true
	b.head("Draft technical response", "In confidence")
	b.doc.Contents = true
	proofs := b.cited()
	b.control()
	b.about()
	b.bidder()
	b.delivery()
	b.standing()
	b.compliance()
	b.methods(proofs)
	b.mobilisation()
	b.deliveryRisks()
	b.outcomes()
	if v := b.s.Assessment.Social; v != nil && v.Used {
		b.commitments(v)
	}
	b.declarations()
	b.appendices(proofs)
	b.disclosure()
	b.omit("Prices, rates and costs", "They belong in the commercial response: in this file they could put you out")
	b.omit("Who writes an answer, by when, and your notes on it", "They are for you alone")
}

// control says which file this is, which version, for whom, and what else is handed over.
func (b *builder) control() {
	buyer := or(b.bid.Opportunity.Buyer.Name, "The buyer")
	state := "For submission"
	if b.doc.Confidential == draftWords {
		state = "Draft, not for submission"
	}
	what := PaperTitle(b.audience, b.s.Paper) + ". " + state + "."
	if b.doc.Version > 1 {
		what += " It takes the place of every earlier version."
	}
	blocks := []Block{KeyValues{Rows: []KeyValue{{Key: "Version", Value: plain(numeral(b.doc.Version))}, {Key: "Date", Value: plain(b.doc.Date.String())},
		{Key: "What it is", Value: plain(what)}, {Key: "For", Value: b.say(buyer)}, {Key: "From", Value: b.say(or(b.s.Document.Organisation.Name, "The bidder"))}}}}
	if files := b.handedOver(); len(files) > 1 {
		blocks = append(blocks, paragraph("The offer is handed over in files of their own:"), List{Items: files})
	}
	b.section("control", 1, "Document control", blocks...)
}

// handedOver names the files of an offer to which this bid has something to say.
func (b *builder) handedOver() []Item {
	var items []Item
	add := func(paper bid.Paper, words string) {
		run := plain(PaperTitle(Commissioner, paper) + ": " + words)
		if paper == b.s.Paper {
			run = plain(run.Text + " (this file)")
		}
		items = append(items, Item{Runs: []Run{run}})
	}
	if len(b.conditions()) > 0 {
		add(bid.PaperSelection, "who bids, and how each condition of participation is met")
	}
	if b.s.Paper == bid.PaperTechnical || len(b.questions()) > 0 {
		add(bid.PaperTechnical, "answers to the questions on quality, without any price")
	}
	if v := b.s.Assessment.Social; v != nil && v.Used {
		add(bid.PaperSocial, "what changes for people, and what that is worth to them and to public bodies")
	}
	add(bid.PaperCommercial, "prices and terms; no other file holds a price")
	return items
}

// standing is the eligibility statement in short: how many conditions are met, and where
// the answers stand.
func (b *builder) standing() {
	items := b.conditionsMet()
	if len(items) == 0 {
		return
	}
	b.section("statement", 1, "Eligibility statement", List{Items: items},
		paragraph("Each condition with its proof, and the answers on exclusion, stand in the selection response."))
}

// questions are those of the lots bid for.
func (b *builder) questions() []bid.MethodQuestion { return response.Asked(b.bid) }

// questionName is how a question is referred to: as the tender numbers it.
func questionName(q bid.MethodQuestion, at int) string {
	if q.Number != "" {
		return "Question " + q.Number
	}
	return fmt.Sprintf("Question %d", at+1)
}

func questionSection(q bid.MethodQuestion) string { return "question-" + q.ID }
