package pagetest

import (
	"slices"
	"time"

	"bidwright/app/workspace"
)

// keeper keeps workspaces in memory, so that page tests need no disk.
type keeper struct{ stores map[string]*store }

func (k keeper) Create(path string, now time.Time, id string) (workspace.Store, error) {
	if k.stores[path] != nil {
		return nil, &workspace.Failure{Kind: workspace.Exists, Doing: "create", Name: "Bids.bidwright"}
	}
	k.stores[path] = &store{info: workspace.Info{Path: path, Name: "Bids.bidwright", ID: id, LastOpened: now, Version: 1},
		docs: map[workspace.Key][]byte{}, rows: map[string]workspace.Row{}, settings: map[string]string{}, files: map[string]workspace.Attachment{}}
	return k.stores[path], nil
}

func (k keeper) Open(path string, _ time.Time, _ func(workspace.Store) error) (workspace.Store, error) {
	return k.OpenReadOnly(path)
}

func (k keeper) OpenReadOnly(path string) (workspace.Store, error) {
	if s := k.stores[path]; s != nil {
		return s, nil
	}
	return nil, &workspace.Failure{Kind: workspace.Missing, Doing: "open", Name: "Bids.bidwright"}
}

func (keeper) Beside(string) []string { return nil }

type store struct {
	info     workspace.Info
	docs     map[workspace.Key][]byte
	rows     map[string]workspace.Row
	steps    []workspace.Step
	versions []workspace.Version
	settings map[string]string
	files    map[string]workspace.Attachment
	packs    []workspace.IssuedPack
	kept     []workspace.Attached
}

func (s *store) Info() workspace.Info { return s.info }

func (s *store) Rows() ([]workspace.Row, error) {
	var out []workspace.Row
	for _, r := range s.rows {
		out = append(out, r)
	}
	workspace.SortRows(out)
	return out, nil
}

func (s *store) Get(key workspace.Key) ([]byte, error) { return slices.Clone(s.docs[key]), nil }

func (s *store) Save(c workspace.Commit) error {
	for _, w := range c.Writes {
		if w.Content == nil {
			delete(s.docs, w.Key)
			delete(s.rows, w.Key.ID)
			continue
		}
		s.docs[w.Key] = slices.Clone(w.Content)
		if w.Key.Kind == workspace.EntryBid {
			s.rows[w.Key.ID] = w.Row
		}
	}
	if c.Step != nil {
		s.steps = slices.DeleteFunc(s.steps, func(x workspace.Step) bool { return x.Undone })
		step := *c.Step
		step.Number = int64(len(s.steps) + 1)
		s.steps = append(s.steps, step)
	}
	for i := range s.steps {
		if s.steps[i].Number == c.Undone {
			s.steps[i].Undone = true
		}
		if s.steps[i].Number == c.Redone {
			s.steps[i].Undone = false
		}
	}
	for _, a := range c.Attach {
		s.files[a.File.SHA256] = a.File
		s.kept = append(s.kept, a)
	}
	s.versions = append(s.versions, c.Versions...)
	s.info.Saved = c.At
	return nil
}

func (s *store) NextUndo() (*workspace.Step, error) {
	for i := len(s.steps) - 1; i >= 0; i-- {
		if !s.steps[i].Undone {
			return &s.steps[i], nil
		}
	}
	return nil, nil
}

func (s *store) NextRedo() (*workspace.Step, error) {
	for i := range s.steps {
		if s.steps[i].Undone {
			return &s.steps[i], nil
		}
	}
	return nil, nil
}

func (s *store) Steps(limit int) ([]workspace.Step, error) {
	out := slices.Clone(s.steps)
	slices.Reverse(out)
	return out[:min(limit, len(out))], nil
}

func (s *store) Versions(bidID string) ([]workspace.Version, error) {
	var out []workspace.Version
	for _, v := range slices.Backward(s.versions) {
		if v.BidID == bidID {
			v.Content = nil
			out = append(out, v)
		}
	}
	return out, nil
}

func (s *store) Version(id string) (workspace.Version, error) {
	for _, v := range s.versions {
		if v.ID == id {
			return v, nil
		}
	}
	return workspace.Version{}, &workspace.Failure{Kind: workspace.NoVersion}
}

func (s *store) SaveVersion(v workspace.Version) error {
	s.versions = append(s.versions, v)
	return nil
}

func (s *store) DeleteVersion(id string) error {
	s.versions = slices.DeleteFunc(s.versions, func(v workspace.Version) bool { return v.ID == id })
	return nil
}

func (s *store) Attachments(bidID string) ([]workspace.Attachment, error) {
	var out []workspace.Attachment
	for _, a := range s.kept {
		if a.BidID == bidID {
			a.File.Content = nil
			out = append(out, a.File)
		}
	}
	return out, nil
}

func (s *store) Attachment(sha256 string) (workspace.Attachment, error) {
	return s.files[sha256], nil
}

func (s *store) SaveAttachment(bidID string, a workspace.Attachment) error {
	s.files[a.SHA256] = a
	s.kept = append(s.kept, workspace.Attached{BidID: bidID, File: a})
	return nil
}

func (s *store) Setting(key string) (string, bool, error) {
	v, ok := s.settings[key]
	return v, ok, nil
}

func (s *store) SaveSetting(key, value string) error { s.settings[key] = value; return nil }

func (s *store) Packs(bidID string) ([]workspace.IssuedPack, error) {
	return slices.DeleteFunc(slices.Clone(s.packs), func(p workspace.IssuedPack) bool { return p.BidID != bidID }), nil
}

func (s *store) SavePack(p workspace.IssuedPack) error {
	p.Kept = p.Snapshot != nil
	s.packs = append(s.packs, p)
	return nil
}

func (s *store) Snapshot(packID string) ([]byte, error) {
	for _, p := range s.packs {
		if p.ID == packID {
			return p.Snapshot, nil
		}
	}
	return nil, nil
}

func (s *store) CopyTo(string) error { return nil }
func (s *store) Close() error        { return nil }
