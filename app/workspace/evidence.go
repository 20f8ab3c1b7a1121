package workspace

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"bidwright/app/bid"
)

// shared is where files of the organisation stand among those of bids: with no bid.
const shared = ""

// TypeEvidence is the type of a kept file that proves something.
const TypeEvidence = "evidence"

// MaxEvidence is how much all kept files may take together, in bytes: half of the
// largest workspace that can be opened again.
const MaxEvidence = 100 << 20

// EvidenceEndings are the endings of files that are kept as evidence.
func EvidenceEndings() []string { return []string{".pdf", ".png", ".jpg", ".jpeg", ".txt", ".csv"} }

// CheckEvidence refuses a file that is not what its ending says, is empty or too large,
// or has a name that reads differently from what it is. Nothing in it is run or opened.
func CheckEvidence(name string, content []byte) error {
	failed := func(kind Kind, why string) error {
		return &Failure{Kind: kind, Doing: "attach", Name: name, Cause: fmt.Errorf("%s", why)}
	}
	if name == "" || len([]rune(name)) > 200 || strings.ContainsAny(name, `/\`) || strings.ContainsFunc(name, misleads) {
		return &Failure{Kind: BadPath, Doing: "attach", Cause: fmt.Errorf("the name of the file")}
	}
	if len(content) > MaxAttachment {
		return failed(TooLarge, fmt.Sprintf("a file of %d bytes", len(content)))
	}
	ok := false
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		ok = bytes.HasPrefix(content, []byte("%PDF-"))
	case ".png":
		ok = bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n"))
	case ".jpg", ".jpeg":
		ok = bytes.HasPrefix(content, []byte{0xFF, 0xD8, 0xFF})
	case ".txt", ".csv":
		ok = len(content) > 0 && !bytes.ContainsFunc(content, func(r rune) bool {
			return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f'
		})
	}
	if !ok {
		return failed(WrongType, "the content is not what the ending says")
	}
	return nil
}

// misleads reports characters that hide or turn around what a name says.
func misleads(r rune) bool {
	return unicode.IsControl(r) || r == 0x061C || r == 0x200B || r == 0x200E || r == 0x200F || r == 0xFEFF || r == unicode.ReplacementChar ||
		r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// AttachEvidence keeps a file with a proof of the organisation's vault, as one step.
// Undo takes the file off the proof; the file itself stays in the workspace by its
// digest, for the steps and bids that name it.
func (s *Service) AttachEvidence(step, evidenceID, name string, content []byte) (bid.EvidenceFile, error) {
	var kept bid.EvidenceFile
	err := s.step(step, func(d *draft) error {
		if err := CheckEvidence(name, content); err != nil {
			return err
		}
		o, err := s.organisation()
		if err != nil {
			return err
		}
		at := slices.IndexFunc(o.Standing.Evidence, func(e bid.Evidence) bool { return e.ID == evidenceID })
		if at < 0 {
			return fail(NoVersion, "attach", fmt.Errorf("no such proof"))
		}
		ready, err := prepareFile(Attachment{Name: name, Type: TypeEvidence, Content: content}, s.p.Now())
		if err != nil {
			return err
		}
		if err := s.room(ready); err != nil {
			return err
		}
		kept = bid.EvidenceFile{Name: name, SHA256: ready.SHA256, Bytes: int(ready.Size)}
		o.Standing.Evidence = slices.Clone(o.Standing.Evidence)
		o.Standing.Evidence[at].File = kept
		raw, err := d.organisation(o)
		if err != nil {
			return err
		}
		d.put(organisationKey, raw, Row{})
		d.attach = append(d.attach, Attached{BidID: shared, File: ready})
		return nil
	})
	return kept, err
}

// room refuses a file for which there is no more room among those that are kept.
func (s *Service) room(more Attachment) error {
	owners := []string{shared}
	for _, r := range s.rows {
		owners = append(owners, r.ID)
	}
	counted, total := map[string]bool{}, more.Size
	for _, owner := range owners {
		files, err := s.store.Attachments(owner)
		if err != nil {
			return err
		}
		for _, f := range files {
			if f.SHA256 == more.SHA256 {
				return nil
			}
			if !counted[f.SHA256] {
				counted[f.SHA256] = true
				total += f.Size
			}
		}
	}
	if total > MaxEvidence {
		return &Failure{Kind: Full, Doing: "attach", Name: more.Name, Cause: fmt.Errorf("%d bytes in all", total)}
	}
	return nil
}

// EvidenceFile gives the file of a proof with its content. It is checked against the
// digest that was taken when it was kept.
func (s *Service) EvidenceFile(f bid.EvidenceFile) (Attachment, error) {
	a, err := s.Attachment(f.SHA256)
	if err == nil && f.Name != "" {
		a.Name = f.Name
	}
	return a, err
}

// keepEvidence keeps, with a bid that is sent in, the files of the organisation's proofs
// that it relies on: whatever is renewed later, the bid has the copy that it used.
func (d *draft) keepEvidence(b bid.Bid) error {
	o, err := d.s.organisation()
	if err != nil {
		return err
	}
	for _, r := range b.Eligibility.Requirements {
		for _, e := range o.Standing.Evidence {
			if r.ByID != "" || r.EvidenceID != e.ID || e.File.SHA256 == "" {
				continue
			}
			file, err := d.s.store.Attachment(e.File.SHA256)
			if kind, _ := kindOf(err); kind == NoVersion {
				continue // the proof says that its file is missing
			}
			if err != nil {
				return err
			}
			file.Name, file.Type, file.Added = e.File.Name, TypeEvidence, d.s.p.Now()
			d.attach = append(d.attach, Attached{BidID: b.ID, File: file})
		}
	}
	return nil
}

// takeShared takes the files of the organisation from another store.
func (d *draft) takeShared(old Store) error {
	list, err := old.Attachments(shared)
	if err != nil {
		return err
	}
	for _, a := range list {
		full, err := old.Attachment(a.SHA256)
		if err != nil {
			return err
		}
		checked, err := prepareFile(full, full.Added)
		if err != nil {
			return err
		}
		if checked.SHA256 != a.SHA256 {
			return fail(Damaged, "read attachment", nil)
		}
		checked.Name, checked.Type = a.Name, a.Type
		d.attach = append(d.attach, Attached{BidID: shared, File: checked})
	}
	return nil
}
