package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/exchange"
)

// SignerState is how the signer of a received pack is known here.
type SignerState string

// The states.
const (
	SignerNone    SignerState = "none"    // not signed, or changed since
	SignerNew     SignerState = "new"     // first pack of this organisation: its key is remembered by merging or TrustSigner
	SignerKnown   SignerState = "known"   // the same key as before
	SignerChanged SignerState = "changed" // another key than before: refused until ReplaceSigner
	SignerForeign SignerState = "foreign" // the key of another organisation: refused
)

// Preview is what a received pack says, beside what is here. Making one writes nothing.
type Preview struct {
	Pack *exchange.Pack
	Name string // of the file
	Form string // "pdf" or "data"
	// Locked: it came locked.
	Locked bool

	// BidID is the bid here that the pack belongs to; empty for a new invitation, which
	// New says, and for a pack that belongs to none.
	BidID, Title string
	New          bool

	Signer    SignerState
	Key       string // public, base64; empty when there is none
	Words     string // of the key, to be compared by telephone
	FirstSeen date.Date
	Confirmed date.Date
	// KnownWords are those of the key known until now, where it changed.
	KnownWords string
	// Warning is what to know before trusting a new or a changed key; empty for a known one.
	Warning string

	// Comparison holds the changes and whether the pack is older or was merged before.
	Comparison exchange.Comparison
	// Refusal says why the pack can be looked at but not merged; nil when it can.
	Refusal *exchange.Refusal

	raw    []byte
	opened Opened
}

// From is the sender by name.
func (p *Preview) From() string { return p.Pack.Manifest.From.Name }

// Mergeable reports that the pack may be merged or accepted as an invitation.
func (p *Preview) Mergeable() bool { return p.Refusal == nil }

func (p *Preview) signed() exchange.Signed {
	if p.opened.Key == "" && p.opened.Signed {
		return exchange.Signed{Key: "unreadable"} // there is a signature, of nobody
	}
	return exchange.Signed{Key: p.opened.Key, Good: p.opened.Key != ""}
}

// OpenPack reads a received file under limits and lays it beside the bid it belongs to.
// Nothing is written. The failures Locked and WrongWords ask for a passphrase; a
// *exchange.Refusal says why the file is not read as a pack at all.
func (s *Service) OpenPack(ctx context.Context, name string, raw []byte, passphrase string) (*Preview, error) {
	if s.p.Seals == nil {
		return nil, errNoSeals
	}
	var private string
	if err := s.do("open pack", func() (err error) {
		private, err = s.storedKey()
		return err
	}); err != nil {
		return nil, err
	}
	// Taking a file apart may last a second, so no lock is held.
	opened, err := s.p.Seals.Open(ctx, raw, passphrase, private)
	if err != nil {
		return nil, named(err, name)
	}
	read, err := exchange.Read(opened.Data, opened.Manifest)
	if read == nil {
		return nil, err
	}
	p := &Preview{Pack: read, Name: name, Form: opened.Form, Locked: opened.Locked, Key: opened.Key, raw: raw, opened: opened}
	if err != nil && !errors.As(err, &p.Refusal) {
		return nil, err
	}
	return s.place(p)
}

// Again lays a pack beside the bid as it is now, for instance after its key was trusted.
func (s *Service) Again(p *Preview) (*Preview, error) {
	next := &Preview{Pack: p.Pack, Name: p.Name, Form: p.Form, Locked: p.Locked, Key: p.Key, raw: p.raw, opened: p.opened}
	if p.Pack.Altered {
		next.Refusal = p.Refusal
	}
	return s.place(next)
}

// named gives a failure the name of the file.
func named(err error, name string) error {
	var f *Failure
	if errors.As(err, &f) {
		told := *f
		told.Name = name
		return &told
	}
	return err
}

func (s *Service) place(p *Preview) (*Preview, error) {
	err := s.do("compare pack", func() error {
		o, err := s.organisation()
		if err != nil {
			return err
		}
		p.signer(o)
		return s.compare(p, o)
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// signer finds out how the key is known.
func (p *Preview) signer(o bid.Organisation) {
	p.Signer, p.Words = SignerNone, KeyWords(p.Key)
	if p.Key == "" {
		return
	}
	p.Signer = SignerNew
	from := p.Pack.Manifest.From
	for _, known := range o.Signers {
		switch {
		case known.ID == from.OrganisationID && known.Key == p.Key:
			p.Signer, p.FirstSeen, p.Confirmed = SignerKnown, known.FirstSeen, known.Confirmed
			return
		case known.ID == from.OrganisationID:
			p.Signer, p.FirstSeen, p.KnownWords = SignerChanged, known.FirstSeen, KeyWords(known.Key)
			p.Warning = fmt.Sprintf("This pack is signed with another key than the packs of %s before. Either they replaced their key, or somebody else made this pack. Call them on a number that you know from elsewhere and let them read the words of their key: %s. Replace the key you know only if the words agree.", from.Name, p.Words)
			return
		case known.Key == p.Key:
			p.Signer, p.Warning = SignerForeign, fmt.Sprintf("This pack says that it comes from %s but is signed with the key of %s.", from.Name, known.Name)
			return
		}
	}
	p.Warning = fmt.Sprintf("This is the first pack that you open from %s. Its key is remembered when you take the pack over, and later packs must be signed with the same. To be sure of it, call them and compare the words: %s.", from.Name, p.Words)
}

// compare finds the bid of the pack and what would change in it.
func (s *Service) compare(p *Preview, o bid.Organisation) error {
	m := p.Pack.Manifest
	if o.ID != "" && m.From.OrganisationID == o.ID {
		p.refuse(exchange.CodeOtherBid, "This is a pack of your own organisation, which %s was to receive, so there is nothing to take from it. Open what your partners send you.", or(m.To.Name, "a partner"))
	}
	id, err := s.bidOf(m)
	if err != nil {
		return err
	}
	if id == "" {
		return s.withoutBid(p, o)
	}
	doc, err := s.document(id)
	if err != nil {
		return err
	}
	p.BidID, p.Title = id, RowOf(doc.Bid, s.p.Now()).Title
	if p.Refusal != nil {
		return nil
	}
	if doc, err = s.remembered(doc, 0); err != nil {
		return err
	}
	p.Comparison, err = exchange.Compare(doc, p.Pack, p.signed())
	return p.refused(err)
}

// withoutBid is an invitation, or a pack that belongs to no bid of this workspace.
func (s *Service) withoutBid(p *Preview, o bid.Organisation) error {
	if p.Refusal != nil {
		return nil
	}
	if p.Pack.Manifest.Kind == exchange.KindAnswer {
		p.refuse(exchange.CodeOtherBid, "This pack is the answer of %s in a bid that is not in this workspace (%s), so nothing was merged. Open the workspace in which you lead that bid.", p.From(), or(p.Pack.Data.Offer.Tender.Title, "without a title"))
		return nil
	}
	p.New = true
	_, err := exchange.NewBid(p.Pack, p.signed(), o, func() string { return "-" }, s.p.Now())
	return p.refused(err)
}

func (p *Preview) refuse(code, format string, args ...any) {
	if p.Refusal == nil {
		p.Refusal = &exchange.Refusal{Code: code, Message: fmt.Sprintf(format, args...)}
	}
}

// refused keeps a refusal with the preview; other errors are errors.
func (p *Preview) refused(err error) error {
	var r *exchange.Refusal
	if errors.As(err, &r) {
		p.Refusal = r
		return nil
	}
	return err
}

// bidOf finds the bid that a pack belongs to: our own by its id, or the one that was
// started from the lead's invitation. Of several copies of that one, the one that has
// exchanged most counts.
func (s *Service) bidOf(m exchange.Manifest) (string, error) {
	if m.Kind == exchange.KindAnswer {
		raw, err := s.content(bidKey(m.BidID))
		if err != nil || raw == nil {
			return "", err
		}
		return m.BidID, nil
	}
	best, most := "", -1
	for _, row := range s.rows {
		raw, err := s.content(bidKey(row.ID))
		if err != nil {
			return "", err
		}
		if !bytes.Contains(raw, []byte(`"invitation":`)) {
			continue
		}
		b, err := decodeBid(raw)
		if err != nil {
			return "", err
		}
		inv := b.Invitation
		if inv == nil || inv.Offer.GroupBidID != m.BidID || inv.Offer.MemberID != m.To.MemberID {
			continue
		}
		if n := len(inv.Exchange.Merged) + len(inv.Exchange.Sent); n > most {
			best, most = b.ID, n
		}
	}
	return best, nil
}

func or(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}
