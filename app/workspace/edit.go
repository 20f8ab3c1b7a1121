package workspace

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"bidwright/app/bid"
)

// draft collects the documents that one step changes.
type draft struct {
	s      *Service
	name   string
	writes []Write
	attach []Attached
	keep   []Version // versions that come with the step
	change Change
}

// put sets a document's new content; nil removes it.
func (d *draft) put(key Key, content []byte, row Row) {
	d.writes = append(d.writes, Write{Key: key, Content: content, Row: row})
	switch key.Kind {
	case EntryBid:
		d.change.BidIDs = append(d.change.BidIDs, key.ID)
	case EntryOrganisation:
		d.change.Organisation = true
	case EntryFacts:
		d.change.Facts = true
	}
}

// putBid normalises, checks and encodes a bid. What is stored can always be read
// back: it is decoded as strictly as a stranger's document before it is kept.
func (d *draft) putBid(b bid.Bid) error {
	doc := bid.Document{Schema: bid.SchemaVersion, Bid: b, Organisation: bid.Organisation{ID: "-"}}
	bid.Normalise(&doc, d.s.p.NewID)
	b = doc.Bid
	if d.s.p.Check != nil {
		if err := d.s.p.Check(b); err != nil {
			return err
		}
	}
	raw, err := encode(b)
	if err != nil {
		return err
	}
	if _, err := CheckEntry(bidKey(b.ID), raw); err != nil {
		return err
	}
	d.put(bidKey(b.ID), raw, RowOf(b, d.s.p.Now()))
	return nil
}

// step runs f on a draft and commits everything it put as one named step. A step
// that changes nothing is not stored.
func (s *Service) step(name string, f func(*draft) error) error {
	d := draft{s: s, name: name, change: Change{Step: name}}
	var did bool
	err := s.do(name, func() error {
		if err := s.needWritable("save"); err != nil {
			return err
		}
		s.openingBackup()
		if err := f(&d); err != nil {
			return err
		}
		var err error
		did, err = s.commit(&d)
		return err
	})
	if err == nil && did {
		s.notify(d.change)
	}
	return err
}

func (s *Service) commit(d *draft) (bool, error) {
	now := s.p.Now()
	step := &Step{Name: clipName(d.name), At: now}
	var kept []Write
	for _, w := range d.writes {
		before, err := s.content(w.Key)
		if err != nil {
			return false, err
		}
		if (before == nil) == (w.Content == nil) && bytes.Equal(before, w.Content) {
			continue
		}
		step.Patches = append(step.Patches, diff(w.Key, before, w.Content))
		kept = append(kept, w)
	}
	if len(kept) == 0 && len(d.attach) == 0 && len(d.keep) == 0 {
		return false, nil
	}
	c := Commit{At: now, Writes: kept, Attach: d.attach, Versions: d.keep}
	if len(kept) > 0 {
		c.Step = step
	}
	if err := s.save(c); err != nil {
		return false, err
	}
	return true, nil
}

// save stores a commit and only then changes what the service remembers.
func (s *Service) save(c Commit) error {
	if err := s.store.Save(c); err != nil {
		s.forget()
		return err
	}
	for _, w := range c.Writes {
		s.cache[w.Key] = w.Content
		if w.Key.Kind != EntryBid {
			continue
		}
		s.rows = slices.DeleteFunc(s.rows, func(r Row) bool { return r.ID == w.Key.ID })
		if w.Content != nil {
			s.rows = append(s.rows, w.Row)
		}
	}
	SortRows(s.rows)
	s.saved, s.changed = c.At, true
	return s.readSteps()
}

// forget reads everything again after a failed save: when a disk fails at the very
// end of one, what is stored may be the state before or after it.
func (s *Service) forget() {
	s.cache = map[Key][]byte{}
	if rows, err := s.store.Rows(); err == nil {
		s.rows = rows
	}
	if err := s.readSteps(); err != nil {
		s.p.Log("read history", err, 0)
	}
}

// SortRows puts the newest change first, ties by id.
func SortRows(rows []Row) {
	slices.SortFunc(rows, func(a, b Row) int {
		if c := b.Updated.Compare(a.Updated); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

func clipName(name string) string {
	runes := []rune(strings.TrimSpace(name))
	if len(runes) > 120 {
		return string(runes[:119]) + "…"
	}
	return string(runes)
}

// EditBid changes one bid as one step. f works on a copy: when it returns an
// error, or the change cannot be stored, nothing has changed.
func (s *Service) EditBid(id, step string, f func(*bid.Bid) error) error {
	return s.step(step, func(d *draft) error {
		b, err := s.bid(id)
		if err != nil {
			return err
		}
		was := b.Status
		if err := f(&b); err != nil {
			return err
		}
		b.ID = id
		if b.Status == bid.StatusSubmitted && was != bid.StatusSubmitted {
			if err := d.keepEvidence(b); err != nil {
				return err
			}
		}
		return d.putBid(b)
	})
}

// EditOrganisation changes the organisation as one step.
func (s *Service) EditOrganisation(step string, f func(*bid.Organisation) error) error {
	return s.step(step, func(d *draft) error {
		o, err := s.organisation()
		if err != nil {
			return err
		}
		if err := f(&o); err != nil {
			return err
		}
		raw, err := d.organisation(o)
		if err != nil {
			return err
		}
		d.put(organisationKey, raw, Row{})
		return nil
	})
}

// organisation normalises and encodes an organisation.
func (d *draft) organisation(o bid.Organisation) ([]byte, error) {
	doc := bid.Document{Schema: bid.SchemaVersion, Organisation: o, Bid: bid.Bid{ID: "-"}}
	bid.Normalise(&doc, d.s.p.NewID)
	raw, err := encode(doc.Organisation)
	if err != nil {
		return nil, err
	}
	_, err = CheckEntry(organisationKey, raw)
	return raw, err
}

// OverrideFact replaces a dated fact by the user's value with a reason; a value
// that is not set takes the override away.
func (s *Service) OverrideFact(step string, o bid.FactOverride) error {
	return s.OverrideFacts(step, []bid.FactOverride{o})
}

// OverrideFacts does the same for several facts as one step.
func (s *Service) OverrideFacts(step string, list []bid.FactOverride) error {
	return s.step(step, func(d *draft) error {
		all, err := s.facts()
		if err != nil {
			return err
		}
		for _, o := range list {
			all = slices.DeleteFunc(all, func(x bid.FactOverride) bool { return x.FactID == o.FactID })
			if o.Value.IsSet() {
				all = append(all, o)
			}
		}
		if len(all) == 0 {
			d.put(factsKey, nil, Row{})
			return nil
		}
		slices.SortFunc(all, func(a, b bid.FactOverride) int { return strings.Compare(a.FactID, b.FactID) })
		raw, err := encode(all)
		if err != nil {
			return err
		}
		if _, err := CheckEntry(factsKey, raw); err != nil {
			return err
		}
		d.put(factsKey, raw, Row{})
		return nil
	})
}

// AddBid adds a bid, giving it an id when it has none or when its id is taken,
// and keeps the files with it. It returns the bid's id.
func (s *Service) AddBid(step string, b bid.Bid, files ...Attachment) (string, error) {
	ids, err := s.addBids(step, []Incoming{{Bid: b, Files: files}}, nil)
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// Incoming is a bid that comes with files.
type Incoming struct {
	Bid   bid.Bid
	Files []Attachment
}

// AddBids adds several bids as one step.
func (s *Service) AddBids(step string, all []Incoming) ([]string, error) {
	return s.addBids(step, all, nil)
}

// AddDocument adds a bid from a document; the document's organisation becomes
// the workspace's when it has none yet.
func (s *Service) AddDocument(step string, doc bid.Document, files ...Attachment) (string, error) {
	ids, err := s.addBids(step, []Incoming{{Bid: doc.Bid, Files: files}}, &doc.Organisation)
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

func (s *Service) addBids(step string, all []Incoming, o *bid.Organisation) ([]string, error) {
	ids := make([]string, len(all))
	err := s.step(step, func(d *draft) error {
		if o != nil {
			present, err := s.content(organisationKey)
			if err != nil {
				return err
			}
			if present == nil {
				raw, err := d.organisation(*o)
				if err != nil {
					return err
				}
				d.put(organisationKey, raw, Row{})
			}
		}
		taken := map[string]bool{}
		for i, in := range all {
			b := in.Bid
			if !goodID(b.ID) || taken[b.ID] {
				b.ID = s.p.NewID()
			} else if raw, err := s.content(bidKey(b.ID)); err != nil {
				return err
			} else if raw != nil {
				b.ID = s.p.NewID()
			}
			taken[b.ID] = true
			if b.Status == "" {
				b.Status = bid.StatusPreparing
			}
			if err := d.putBid(b); err != nil {
				return err
			}
			for _, file := range in.Files {
				ready, err := prepareFile(file, s.p.Now())
				if err != nil {
					return err
				}
				d.attach = append(d.attach, Attached{BidID: b.ID, File: ready})
			}
			ids[i] = b.ID
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

func goodID(id string) bool {
	if id == "" || len(id) > 64 {
		return false
	}
	for _, r := range id {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_') {
			return false
		}
	}
	return true
}

// prepareFile fills in size and digest.
func prepareFile(a Attachment, now time.Time) (Attachment, error) {
	if len(a.Content) > MaxAttachment {
		return a, fail(TooLarge, "attach", fmt.Errorf("a file of %d bytes", len(a.Content)))
	}
	sum := sha256.Sum256(a.Content)
	a.SHA256, a.Size = hex.EncodeToString(sum[:]), int64(len(a.Content))
	if a.Added.IsZero() {
		a.Added = now
	}
	return a, nil
}

// DuplicateBid adds a copy of a bid under a new title, as one step; packs and
// versions stay with the original. It returns the copy's id.
func (s *Service) DuplicateBid(id, step, title string) (string, error) {
	var copyID string
	err := s.step(step, func(d *draft) error {
		b, err := s.bid(id)
		if err != nil {
			return err
		}
		files, err := s.store.Attachments(id)
		if err != nil {
			return err
		}
		b.ID, b.Title, b.Status, b.Decision = s.p.NewID(), title, bid.StatusPreparing, ""
		copyID = b.ID
		forgetPacks(&b)
		for _, f := range files {
			switch f.Type {
			case TypeEvidence, TypePack, TypePackSent:
				continue // the copy is sent in with proofs of its own day; packs are the original's
			}
			full, err := s.store.Attachment(f.SHA256)
			if err != nil {
				return err
			}
			full.Name, full.Type = f.Name, f.Type
			d.attach = append(d.attach, Attached{BidID: b.ID, File: full})
		}
		return d.putBid(b)
	})
	return copyID, err
}

// DeleteBid removes a bid as one step, which can be taken back.
func (s *Service) DeleteBid(id, step string) error {
	return s.step(step, func(d *draft) error {
		if _, err := s.bid(id); err != nil && kindIs(err, NoBid) {
			return err
		}
		d.put(bidKey(id), nil, Row{})
		return nil
	})
}
