package workspace

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/exchange"
)

// Types of kept files that are packs.
const (
	TypePack     = "pack"      // received, as it came
	TypePackSent = "pack-sent" // what was signed and sent
)

// TypeForm is the type of a kept file that is the buyer's own pricing workbook.
const TypeForm = "pricing-form"

// link is the exchange with one other party inside a document; the member is empty
// where the other party leads.
type link struct {
	member  string
	groupID string // the lead's bid
	history *bid.Exchange
}

// links are all exchanges of a document; changes through them change the document.
func links(doc *bid.Document) []link {
	if inv := doc.Bid.Invitation; inv != nil {
		return []link{{groupID: inv.Offer.GroupBidID, history: &inv.Exchange}}
	}
	var out []link
	for i := range doc.Bid.Consortium.Members {
		m := &doc.Bid.Consortium.Members[i]
		out = append(out, link{m.ID, doc.Bid.ID, &m.Exchange})
	}
	return out
}

// setting names where the number of the newest pack stands. It is not in the document,
// so that undo, an older version or a copy of the bid cannot bring a number back.
func (l link) setting(doc *bid.Document) string {
	if inv := doc.Bid.Invitation; inv != nil {
		return fmt.Sprintf("%ssent.%s.%s.answer", privatePrefix, l.groupID, inv.Offer.MemberID)
	}
	return fmt.Sprintf("%ssent.%s.%s.offer", privatePrefix, l.groupID, l.member)
}

// used is the highest number ever noted for an exchange and the pack that has it.
func (s *Service) used(setting string) (number int, packID string, err error) {
	text, found, err := s.store.Setting(setting)
	if err != nil || !found {
		return 0, "", err
	}
	digits, packID, _ := strings.Cut(text, " ")
	number, err = strconv.Atoi(digits)
	if err != nil || number < 0 {
		return 0, "", fail(Damaged, "read", fmt.Errorf("the number of the newest pack"))
	}
	return number, packID, nil
}

// remembered brings into a copy of a document what it forgot by undo or by going back
// to a version: the numbers of packs that left, and what was in them. Only packs below
// the number limit come back; 0 is no limit.
func (s *Service) remembered(doc bid.Document, limit int) (bid.Document, error) {
	out, err := copyDocument(doc)
	if err != nil {
		return doc, err
	}
	for _, l := range links(&out) {
		number, _, err := s.used(l.setting(&out))
		if err != nil {
			return doc, err
		}
		if number <= l.history.Sequence {
			continue
		}
		if err := s.recall(&out, l, limit); err != nil {
			return doc, err
		}
		if limit == 0 {
			l.history.Sequence = number
		}
	}
	return out, nil
}

// recall reads kept packs of an exchange that its history does not know.
func (s *Service) recall(doc *bid.Document, l link, limit int) error {
	files, err := s.store.Attachments(doc.Bid.ID)
	if err != nil {
		return err
	}
	sent := slices.Clone(l.history.Sent)
	for _, f := range files {
		if f.Type != TypePackSent {
			continue
		}
		full, err := s.store.Attachment(f.SHA256)
		if err != nil {
			return err
		}
		opened, err := s.p.Seals.Open(context.Background(), full.Content, "", "")
		if err != nil {
			return fail(Damaged, "read attachment", err)
		}
		p, err := exchange.Read(opened.Data, opened.Manifest)
		if err != nil {
			return fail(Damaged, "read attachment", err)
		}
		m := p.Manifest
		same := m.BidID == l.groupID && m.To.MemberID == l.member
		known := slices.ContainsFunc(sent, func(x bid.SentPack) bool { return x.Sequence == m.Sequence })
		if !same || known || limit > 0 && m.Sequence >= limit {
			continue
		}
		sent = append(sent, bid.SentPack{PackID: m.PackID, Sequence: m.Sequence, Hash: p.Hash, At: m.Created, Offer: p.Data.Offer, Part: p.Data.Part})
	}
	slices.SortFunc(sent, func(a, b bid.SentPack) int { return a.Sequence - b.Sequence })
	l.history.Sent = sent[max(0, len(sent)-bid.MaxSent):]
	return nil
}

// copyDocument shares no list with the original.
func copyDocument(doc bid.Document) (bid.Document, error) {
	raw, err := encode(doc)
	if err != nil {
		return doc, err
	}
	return decodeAs[bid.Document](raw)
}

// forgetPacks takes the history of exchanged packs off a copy of a bid: it belongs to
// the original, which goes on exchanging.
func forgetPacks(b *bid.Bid) {
	doc := bid.Document{Bid: *b}
	doc.Bid.Consortium.Members = slices.Clone(b.Consortium.Members)
	if b.Invitation != nil {
		inv := *b.Invitation
		doc.Bid.Invitation = &inv
	}
	for _, l := range links(&doc) {
		*l.history = bid.Exchange{}
	}
	*b = doc.Bid
}
