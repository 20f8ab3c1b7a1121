package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/pack"
)

// Prepared is a signed pack that has not left yet: for the pages of it, for looking at,
// and for SendPack.
type Prepared struct {
	BidID     string
	MemberID  string // who gets it; empty for the lead
	To        string // in words
	Made      *exchange.Made
	Signature []byte
	Issues    []bid.Issue // told beside it; none blocks
	// Document and Assessment are what the pages are made from.
	Document   bid.Document
	Assessment *assess.Assessment
}

// Number is the number that the pack will have.
func (p *Prepared) Number() int { return p.Made.Manifest.Sequence }

// Parts are the three parts that another Bidwright reads.
func (p *Prepared) Parts() PackParts {
	return PackParts{Manifest: p.Made.ManifestBytes, Data: p.Made.DataBytes, Signature: p.Signature}
}

// Attachments are the parts as the PDF carries them.
func (p *Prepared) Attachments() []pack.Attachment {
	return []pack.Attachment{
		{Name: exchange.DataName, Description: "What this pack says, for Bidwright", Content: p.Made.DataBytes},
		{Name: exchange.ManifestName, Description: "Who sent it to whom, with its number", Content: p.Made.ManifestBytes},
		{Name: exchange.SignatureName, Description: "Signature of the sender", Content: p.Signature},
	}
}

// Audience is who reads the pack.
func (p *Prepared) Audience() string {
	if p.Made.Manifest.Kind == exchange.KindAnswer {
		return "lead"
	}
	return "partner"
}

// Step is how the history names sending it.
func (p *Prepared) Step() string { return fmt.Sprintf("Send pack %d to %s", p.Number(), p.To) }

// PreparePack composes and signs the next pack to a partner, or with an empty member to
// the lead of a bid that we were invited to. Nothing but a first key is stored, and the
// number is taken only by sending. A *exchange.Refusal says why no pack can be made.
func (s *Service) PreparePack(bidID, memberID string) (*Prepared, error) {
	doc, err := s.Document(bidID)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(doc.Organisation.Name) == "" || doc.Organisation.ID == "" {
		return nil, &exchange.Refusal{Code: exchange.CodeNotPack, Message: "Your organisation has no name yet, so a partner could not tell whose pack it is. Type the name under Organisation and make the pack again."}
	}
	a, err := s.AssessDocument(doc)
	if err != nil {
		return nil, err
	}
	p := &Prepared{BidID: bidID, MemberID: memberID, Document: doc, Assessment: a}
	err = s.do("prepare pack", func() error {
		work, err := s.remembered(doc, 0)
		if err != nil {
			return err
		}
		if exchange.Leads(doc) {
			p.Made, p.Issues, err = exchange.Offer(work, exchange.FiguresOf(doc, a.Consortium), memberID, s.p.NewID(), s.p.Now())
		} else {
			p.Made, err = exchange.Answer(work, s.p.NewID(), s.p.Now())
		}
		if err != nil {
			return err
		}
		if p.To = p.Made.Manifest.To.Name; p.To == "" {
			p.To = "a partner without a name"
		}
		private, err := s.privateKey()
		if err != nil {
			return err
		}
		p.Signature, err = s.p.Seals.Sign(private, p.Made.ManifestBytes)
		return err
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// DataFile is the prepared pack without pages, for those who get attachments stripped.
func (s *Service) DataFile(p *Prepared) ([]byte, error) {
	if s.p.Seals == nil {
		return nil, errNoSeals
	}
	return s.p.Seals.DataFile(p.Parts())
}

// Outgoing is the file that a pack leaves as.
type Outgoing struct {
	Path, Name string // Name is the base of the path, for the list of packs
	Format     string // "pdf" or "data"
	Content    []byte
	Passphrase string             // locks the file where given
	Verify     func([]byte) error // of the content, before it is locked
}

// SendPack takes the pack's number for good, writes the file and records it as one
// step. Whatever stops it in between, the number is never given to another pack and
// what may have left is known.
func (s *Service) SendPack(p *Prepared, out Outgoing) (IssuedPack, error) {
	if err := s.do("note pack", func() error { return s.note(p) }); err != nil {
		return IssuedPack{}, err
	}
	content, verify := out.Content, out.Verify
	if out.Passphrase != "" {
		if s.p.Seals == nil {
			return IssuedPack{}, errNoSeals
		}
		var err error
		if content, err = s.p.Seals.Lock(out.Content, out.Passphrase); err != nil {
			return IssuedPack{}, err
		}
		verify = func(raw []byte) error { return s.opens(raw, out.Passphrase, p) }
	}
	if err := s.WriteFile(out.Path, content, verify); err != nil {
		return IssuedPack{}, err
	}
	if err := s.RecordSent(p); err != nil {
		return IssuedPack{}, err
	}
	sum, err := prepareFile(Attachment{Content: content}, s.p.Now())
	if err != nil {
		return IssuedPack{}, err
	}
	return s.RecordPack(IssuedPack{BidID: p.BidID, Audience: p.Audience(), Partner: p.To, Version: p.Number(),
		Format: out.Format, Name: out.Name, SHA256: sum.SHA256})
}

// opens checks that a locked file gives the pack back.
func (s *Service) opens(raw []byte, passphrase string, p *Prepared) error {
	back, err := s.p.Seals.Open(context.Background(), raw, passphrase, "")
	if err != nil {
		return err
	}
	if !bytes.Equal(back.Manifest, p.Made.ManifestBytes) || !bytes.Equal(back.Data, p.Made.DataBytes) {
		return errors.New("the locked file holds another pack")
	}
	return nil
}

// RecordSent records that a pack has left, as one step. Taking the step back changes
// what the bid says, never the numbers: they only grow.
func (s *Service) RecordSent(p *Prepared) error {
	if err := s.do("note pack", func() error { return s.note(p) }); err != nil {
		return err
	}
	return s.step(p.Step(), func(d *draft) error {
		doc, err := s.document(p.BidID)
		if err != nil {
			return err
		}
		for _, l := range links(&doc) {
			if l.member == p.Made.Manifest.To.MemberID && slices.ContainsFunc(l.history.Sent, func(x bid.SentPack) bool { return x.PackID == p.Made.Manifest.PackID }) {
				return nil // recorded already
			}
		}
		work, err := s.remembered(doc, p.Number())
		if err != nil {
			return err
		}
		recorded, err := exchange.Sent(work, p.Made)
		if err != nil {
			return err
		}
		d.change.Records = true
		return d.putBid(recorded.Bid)
	})
}

// note takes the number of a pack and keeps what was signed. It is no step, because a
// file that may have left cannot be taken back.
func (s *Service) note(p *Prepared) error {
	if err := s.needWritable("save"); err != nil {
		return err
	}
	if s.p.Seals == nil {
		return errNoSeals
	}
	doc, err := s.document(p.BidID)
	if err != nil {
		return err
	}
	all := links(&doc)
	at := slices.IndexFunc(all, func(l link) bool { return l.member == p.Made.Manifest.To.MemberID })
	if at < 0 {
		return &exchange.Refusal{Code: exchange.CodeOtherBid, Message: fmt.Sprintf("%s is not in the group any more, so the pack was not sent. Choose a partner of the list.", p.To)}
	}
	setting := all[at].setting(&doc)
	number, packID, err := s.used(setting)
	if err != nil {
		return err
	}
	if number >= p.Number() && packID != p.Made.Manifest.PackID {
		return &exchange.Refusal{Code: exchange.CodeOlder, Message: fmt.Sprintf("Another pack with the number %d was made for %s meanwhile, so this one was not sent. Make the pack once more.", number, p.To)}
	}
	raw, err := s.p.Seals.DataFile(p.Parts())
	if err != nil {
		return err
	}
	kept, err := prepareFile(Attachment{Name: fileName(p.Step()), Type: TypePackSent, Content: raw}, s.p.Now())
	if err != nil {
		return err
	}
	if err := s.room(kept); err != nil {
		return err
	}
	if err := s.store.SaveSetting(setting, fmt.Sprintf("%d %s", p.Number(), p.Made.Manifest.PackID)); err != nil {
		return err
	}
	s.changed = true
	return s.store.SaveAttachment(p.BidID, kept)
}

// fileName is a name for a kept data file, of words that may hold anything.
func fileName(text string) string {
	clean := strings.Map(func(r rune) rune {
		if misleads(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, text)
	return clipName(clean) + ".bidwright-pack.json"
}
