package exchange

import (
	"slices"

	"bidwright/app/bid"
)

// Leads reports that the document's own organisation leads and sends offers; otherwise
// it was invited and sends answers.
func Leads(doc bid.Document) bool { return doc.Bid.Invitation == nil }

// thread is the exchange with one other party inside a document.
type thread struct {
	history *bid.Exchange
	part    *bid.PartnerPart
	offer   *bid.GroupOffer // on the partner's side; nil on the lead's, which composes it anew
	member  *bid.Member     // on the lead's side
}

// threadOf finds the exchange with a member, or with the lead where we were invited.
// Changes through it change the document that is pointed to.
func threadOf(doc *bid.Document, memberID string) (thread, bool) {
	if inv := doc.Bid.Invitation; inv != nil {
		return thread{history: &inv.Exchange, part: &inv.Part, offer: &inv.Offer}, true
	}
	for i := range doc.Bid.Consortium.Members {
		if m := &doc.Bid.Consortium.Members[i]; m.ID == memberID && memberID != "" {
			return thread{history: &m.Exchange, part: &m.Part, member: m}, true
		}
	}
	return thread{}, false
}

// clone copies all that an exchange may change, so that the caller's document stays.
func clone(doc bid.Document) bid.Document {
	doc.Organisation.Signers = slices.Clone(doc.Organisation.Signers)
	doc.Bid.Consortium.Members = slices.Clone(doc.Bid.Consortium.Members)
	if doc.Bid.Invitation != nil {
		inv := *doc.Bid.Invitation
		doc.Bid.Invitation = &inv
	}
	return doc
}

// newestMerged is the merged pack with the highest number, whatever the order of merging.
func newestMerged(e bid.Exchange) (bid.Received, bool) {
	var newest bid.Received
	for _, r := range e.Merged {
		if r.Sequence > newest.Sequence {
			newest = r
		}
	}
	return newest, newest.Sequence > 0
}

func sentAs(e bid.Exchange, sequence int) (bid.SentPack, bool) {
	for _, s := range e.Sent {
		if s.Sequence == sequence && sequence > 0 {
			return s, true
		}
	}
	return bid.SentPack{}, false
}

// next is the number of the next pack: it only grows, also after packs were forgotten.
func next(e bid.Exchange) int {
	number := e.Sequence
	for _, s := range e.Sent {
		number = max(number, s.Sequence)
	}
	return number + 1
}

func lastSent(e bid.Exchange) (bid.SentPack, bool) {
	if len(e.Sent) == 0 {
		return bid.SentPack{}, false
	}
	return e.Sent[len(e.Sent)-1], true
}
