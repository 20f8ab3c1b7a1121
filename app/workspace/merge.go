package workspace

import (
	"bytes"
	"fmt"
	"maps"

	"bidwright/app/bid"
	"bidwright/app/exchange"
)

// MergePack takes over what the user accepted of a pack, by path of the change; where
// nothing is said, the change's own default counts. It is one step after a backup: the
// changes, where each came from, the signer's key where it was new, and the file itself.
// Merging the same pack again changes nothing.
func (s *Service) MergePack(bidID string, p *Preview, accepted map[string]bool) error {
	accepted = maps.Clone(accepted)
	return s.step(fmt.Sprintf("Merge pack %d from %s", p.Pack.Manifest.Sequence, p.From()), func(d *draft) error {
		if p.Refusal != nil {
			return p.Refusal
		}
		if p.New || bidID != p.BidID {
			return &exchange.Refusal{Code: exchange.CodeOtherBid, Message: fmt.Sprintf("This pack from %s does not belong to that bid, so nothing was merged. Open it in the bid it was made for.", p.From())}
		}
		doc, err := s.document(bidID)
		if err != nil {
			return err
		}
		work, err := s.remembered(doc, 0)
		if err != nil {
			return err
		}
		c, err := exchange.Compare(work, p.Pack, p.signed())
		if err != nil {
			return err
		}
		merged, err := exchange.Apply(work, c, accepted, s.p.Now())
		if err != nil {
			return err
		}
		if same, err := equal(work, merged); err != nil || same {
			return err
		}
		if err := d.beforeImport(); err != nil {
			return err
		}
		return d.take(doc, merged, p)
	})
}

// AcceptInvitation starts a bid from a lead's first offer, as one step after a backup,
// and gives its id. The organisation's own costs are typed there and never leave.
func (s *Service) AcceptInvitation(p *Preview) (string, error) {
	var id string
	err := s.step("Start a bid from the invitation of "+p.From(), func(d *draft) error {
		if p.Refusal != nil {
			return p.Refusal
		}
		found, err := s.bidOf(p.Pack.Manifest)
		if err != nil {
			return err
		}
		if found != "" || !p.New {
			return &exchange.Refusal{Code: exchange.CodeOtherBid, Message: fmt.Sprintf("There is already a bid for this invitation of %s, so no second one was started. Open the pack in that bid.", p.From())}
		}
		o, err := s.organisation()
		if err != nil {
			return err
		}
		if o.ID == "" {
			o.ID = s.p.NewID()
		}
		started, err := exchange.NewBid(p.Pack, p.signed(), o, s.p.NewID, s.p.Now())
		if err != nil {
			return err
		}
		if err := d.beforeImport(); err != nil {
			return err
		}
		id = started.Bid.ID
		return d.take(bid.Document{}, started, p)
	})
	return id, err
}

// beforeImport makes the backup without which nothing is taken over.
func (d *draft) beforeImport() error {
	if _, err := d.s.backup(ReasonImport); err != nil {
		return err
	}
	d.change.Backups = true
	return nil
}

// take puts what a pack changed, with the pack's file.
func (d *draft) take(before, after bid.Document, p *Preview) error {
	if err := d.putBid(after.Bid); err != nil {
		return err
	}
	if same, err := equal(before.Organisation, after.Organisation); err != nil {
		return err
	} else if !same {
		raw, err := d.organisation(after.Organisation)
		if err != nil {
			return err
		}
		d.put(organisationKey, raw, Row{})
	}
	kept, err := d.s.received(p)
	if err != nil {
		return err
	}
	d.attach = append(d.attach, Attached{BidID: after.Bid.ID, File: kept})
	d.change.Records = true
	return nil
}

// received is the file of a pack as it is kept: as it came, or as a data file where it
// came locked, which nobody could open later, or where there is no room for its pages.
func (s *Service) received(p *Preview) (Attachment, error) {
	whole, err := prepareFile(Attachment{Name: p.Name, Type: TypePack, Content: p.raw}, s.p.Now())
	if err == nil && !p.Locked {
		if err = s.room(whole); err == nil {
			return whole, nil
		}
		if !kindIs(err, Full) {
			return whole, err
		}
	}
	raw, err := s.p.Seals.DataFile(p.opened.PackParts)
	if err != nil {
		return whole, err
	}
	name := fileName(fmt.Sprintf("Pack %d from %s", p.Pack.Manifest.Sequence, p.From()))
	data, err := prepareFile(Attachment{Name: name, Type: TypePack, Content: raw}, s.p.Now())
	if err != nil {
		return data, err
	}
	return data, s.room(data)
}

func equal(a, b any) (bool, error) {
	one, err := encode(a)
	if err != nil {
		return false, err
	}
	other, err := encode(b)
	return bytes.Equal(one, other), err
}
