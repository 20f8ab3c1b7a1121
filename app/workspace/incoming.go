package workspace

import (
	"slices"

	"bidwright/app/bid"
)

// takeAll puts every document of another store and removes what it does not have.
func (d *draft) takeAll(old Store) error {
	rows, err := old.Rows()
	if err != nil {
		return err
	}
	stays := map[string]bool{}
	for _, row := range rows {
		stays[row.ID] = true
		b, files, err := readIncoming(old, row.ID)
		if err != nil {
			return err
		}
		if err := d.putBid(b); err != nil {
			return err
		}
		for _, f := range files {
			d.attach = append(d.attach, Attached{BidID: b.ID, File: f})
		}
		if err := d.takeVersions(old, row.ID); err != nil {
			return err
		}
	}
	for _, row := range d.s.rows {
		if !stays[row.ID] {
			d.put(bidKey(row.ID), nil, Row{})
		}
	}
	for _, key := range []Key{organisationKey, factsKey} {
		raw, err := old.Get(key)
		if err != nil {
			return err
		}
		if raw != nil {
			if _, err := CheckEntry(key, raw); err != nil {
				return err
			}
		}
		d.put(key, raw, Row{})
	}
	return d.takeShared(old)
}

func (d *draft) takeVersions(old Store, bidID string) error {
	have, err := d.s.store.Versions(bidID)
	if err != nil {
		return err
	}
	versions, err := old.Versions(bidID)
	if err != nil {
		return err
	}
	for _, v := range versions {
		if slices.ContainsFunc(have, func(x Version) bool { return x.ID == v.ID }) {
			continue
		}
		full, err := old.Version(v.ID)
		if err != nil {
			return err
		}
		d.keep = append(d.keep, full)
	}
	return nil
}

// readIncoming reads a bid and its files from another store as a stranger's.
func readIncoming(from Store, id string) (bid.Bid, []Attachment, error) {
	raw, err := from.Get(bidKey(id))
	if err != nil {
		return bid.Bid{}, nil, err
	}
	b, err := strangersBid(raw)
	if err != nil {
		return bid.Bid{}, nil, err
	}
	list, err := from.Attachments(id)
	if err != nil {
		return bid.Bid{}, nil, err
	}
	var files []Attachment
	for _, a := range list {
		full, err := from.Attachment(a.SHA256)
		if err != nil {
			return bid.Bid{}, nil, err
		}
		checked, err := prepareFile(full, full.Added)
		if err != nil {
			return bid.Bid{}, nil, err
		}
		if checked.SHA256 != a.SHA256 {
			return bid.Bid{}, nil, fail(Damaged, "read attachment", nil)
		}
		checked.Name, checked.Type = a.Name, a.Type
		files = append(files, checked)
	}
	return b, files, nil
}

// CopyBidsFrom copies all bids of someone else's workspace file into this one, as
// one step after a backup. Their file is only read; a bid whose id is taken here
// comes in under a new one. It returns the new ids.
func (s *Service) CopyBidsFrom(path, step string) ([]string, error) {
	var all []Incoming
	err := s.do("read other workspace", func() error {
		if err := s.needWritable("import"); err != nil {
			return err
		}
		other, err := s.p.Keeper.OpenReadOnly(path)
		if err != nil {
			return err
		}
		err = func() error {
			rows, err := other.Rows()
			if err != nil {
				return err
			}
			for _, row := range rows {
				b, files, err := readIncoming(other, row.ID)
				if err != nil {
					return err
				}
				all = append(all, Incoming{Bid: b, Files: files})
			}
			return nil
		}()
		if closeErr := other.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			return err
		}
		_, err = s.backup(ReasonImport)
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.AddBids(step, all)
}
