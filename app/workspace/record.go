package workspace

import (
	"fmt"

	"bidwright/app/bid"
)

// SaveVersion keeps the present state of a bid under a name.
func (s *Service) SaveVersion(bidID, name string) (Version, error) {
	var v Version
	err := s.do("save version", func() error {
		if err := s.needWritable("save version"); err != nil {
			return err
		}
		raw, err := s.content(bidKey(bidID))
		if err != nil {
			return err
		}
		if raw == nil {
			return fail(NoBid, "save version", nil)
		}
		v = Version{ID: s.p.NewID(), BidID: bidID, Name: clipName(name), At: s.p.Now(), Content: raw}
		if err := s.store.SaveVersion(v); err != nil {
			return err
		}
		s.changed = true
		return nil
	})
	if err == nil {
		s.notify(Change{BidIDs: []string{bidID}, Records: true})
	}
	return v, err
}

// Versions lists the named versions of a bid, newest first, without content.
func (s *Service) Versions(bidID string) ([]Version, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.needStore("read"); err != nil {
		return nil, err
	}
	return s.store.Versions(bidID)
}

// VersionBid gives the bid as it was in a version.
func (s *Service) VersionBid(id string) (bid.Bid, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.needStore("read"); err != nil {
		return bid.Bid{}, err
	}
	v, err := s.store.Version(id)
	if err != nil {
		return bid.Bid{}, err
	}
	return decodeBid(v.Content)
}

// RestoreVersion brings a bid back to a version, as one step that can be undone.
func (s *Service) RestoreVersion(id, step string) error {
	return s.step(step, func(d *draft) error {
		v, err := s.store.Version(id)
		if err != nil {
			return err
		}
		b, err := decodeBid(v.Content)
		if err != nil {
			return err
		}
		if b.ID != v.BidID {
			return fail(BadDocument, "restore", fmt.Errorf("the version belongs to another bid"))
		}
		return d.putBid(b)
	})
}

// DeleteVersion forgets a version.
func (s *Service) DeleteVersion(id string) error {
	err := s.do("delete version", func() error {
		if err := s.needWritable("delete version"); err != nil {
			return err
		}
		return s.store.DeleteVersion(id)
	})
	if err == nil {
		s.notify(Change{Records: true})
	}
	return err
}

// Attach keeps a file with a bid. It is not a step: a file that was kept stays
// until its bid is gone for good.
func (s *Service) Attach(bidID string, a Attachment) (Attachment, error) {
	err := s.do("attach", func() error {
		if err := s.needWritable("attach"); err != nil {
			return err
		}
		if _, err := s.bid(bidID); err != nil {
			return err
		}
		var err error
		if a, err = prepareFile(a, s.p.Now()); err != nil {
			return err
		}
		s.changed = true
		return s.store.SaveAttachment(bidID, a)
	})
	if err == nil {
		s.notify(Change{BidIDs: []string{bidID}, Records: true})
	}
	return a, err
}

// Attachments lists the files kept with a bid, without content.
func (s *Service) Attachments(bidID string) ([]Attachment, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.needStore("read"); err != nil {
		return nil, err
	}
	return s.store.Attachments(bidID)
}

// Attachment gives one kept file with its content, checked against its digest.
func (s *Service) Attachment(sha256 string) (Attachment, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.needStore("read"); err != nil {
		return Attachment{}, err
	}
	a, err := s.store.Attachment(sha256)
	if err != nil {
		return a, err
	}
	again, err := prepareFile(a, a.Added)
	if err != nil {
		return a, err
	}
	if again.SHA256 != sha256 {
		return Attachment{}, fail(Damaged, "read attachment", fmt.Errorf("the kept file differs from its digest"))
	}
	return a, nil
}

// Setting gives a setting of this workspace; false when it was never set. Keys and the
// numbers of sent packs are not given.
func (s *Service) Setting(key string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.store == nil || isPrivate(key) {
		return "", false
	}
	value, ok, err := s.store.Setting(key)
	return value, ok && err == nil
}

// SaveSetting keeps a setting in this workspace; it is not a step.
func (s *Service) SaveSetting(key, value string) error {
	err := s.do("save setting", func() error {
		if err := s.needWritable("save setting"); err != nil {
			return err
		}
		if isPrivate(key) {
			return fail(BadPath, "save setting", nil)
		}
		if len(key) > 200 || len(value) > bid.MaxText {
			return fail(TooLarge, "save setting", nil)
		}
		return s.store.SaveSetting(key, value)
	})
	if err == nil {
		s.notify(Change{Records: true})
	}
	return err
}

// RecordPack keeps the record that a pack was issued and returns it with its id
// and time.
func (s *Service) RecordPack(p IssuedPack) (IssuedPack, error) {
	err := s.do("record pack", func() error {
		if err := s.needWritable("record pack"); err != nil {
			return err
		}
		if p.ID == "" {
			p.ID = s.p.NewID()
		}
		if p.At.IsZero() {
			p.At = s.p.Now()
		}
		s.changed = true
		return s.store.SavePack(p)
	})
	if err == nil {
		s.notify(Change{BidIDs: []string{p.BidID}, Records: true})
	}
	return p, err
}

// Snapshot is what an issued pack was made from; nil where that was not kept.
func (s *Service) Snapshot(packID string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.needStore("read"); err != nil {
		return nil, err
	}
	return s.store.Snapshot(packID)
}

// Packs lists the packs issued for a bid, newest first.
func (s *Service) Packs(bidID string) ([]IssuedPack, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.needStore("read"); err != nil {
		return nil, err
	}
	return s.store.Packs(bidID)
}
