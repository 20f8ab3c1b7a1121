// Package workspace holds the use cases of the program: opening a workspace file,
// changing what is in it by named steps that can be taken back, backups, versions,
// and writing files out. It owns the interfaces that storage implements and knows
// nothing of databases, folders or clocks.
package workspace

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"bidwright/app/bid"
	"bidwright/app/reference"
)

// Extension ends the name of every workspace file.
const Extension = ".bidwright"

// Params are what a Service needs from outside.
type Params struct {
	Keeper Keeper
	Vault  Vault // nil keeps no backups (tests, command line reading)
	Files  Files
	Tables Tables // needed only to read a schedule for an audit
	Seals  Seals  // needed only to exchange packs
	Now    func() time.Time
	NewID  func() string
	Facts  *reference.Library // the dated facts; needed only to assess
	// Check refuses a bid that may not be stored; nil accepts whatever can be read back.
	Check func(bid.Bid) error
	// Log is told the name, result and duration of each action; never content.
	Log func(action string, err error, took time.Duration)
}

// Service is the open workspace, or none. Its methods may be called from any
// goroutine; subscribers are called on the goroutine that made the change, after
// it is safely stored, with no lock held.
type Service struct {
	p Params

	mu       sync.Mutex
	store    Store
	cache    map[Key][]byte // canonical content by key, as stored
	rows     []Row
	undo     *Step
	redo     *Step
	saved    time.Time
	changed  bool // since the last backup
	due      bool // the backup of the file as it was opened is still to be made
	backedUp time.Time
	notes    []string
	trouble  error // why the last backup failed, told in State

	listeners map[int]func(Change)
	nextID    int
}

// New makes a service with nothing open.
func New(p Params) *Service {
	if p.Log == nil {
		p.Log = func(string, error, time.Duration) {}
	}
	return &Service{p: p, listeners: map[int]func(Change){}}
}

// Change tells subscribers what to fetch again.
type Change struct {
	Opened       bool // another workspace, or none, is open: fetch everything
	Step         string
	BidIDs       []string
	Organisation bool
	Facts        bool
	Backups      bool
	Records      bool // versions, packs, attachments or settings
}

// Subscribe calls f after every change until cancel is called.
func (s *Service) Subscribe(f func(Change)) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.nextID
	s.nextID++
	s.listeners[id] = f
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.listeners, id)
	}
}

func (s *Service) notify(c Change) {
	s.mu.Lock()
	var all []func(Change)
	for id := range s.nextID {
		if f, ok := s.listeners[id]; ok {
			all = append(all, f)
		}
	}
	s.mu.Unlock()
	for _, f := range all {
		f(c)
	}
}

// do runs one action under the lock and reports it to the log.
func (s *Service) do(action string, f func() error) error {
	start := s.p.Now()
	err := func() error {
		s.mu.Lock()
		defer s.mu.Unlock()
		return f()
	}()
	s.p.Log(action, err, s.p.Now().Sub(start))
	return err
}

// needStore gives NothingOpen when no workspace is open.
func (s *Service) needStore(doing string) error {
	if s.store == nil {
		return fail(NothingOpen, doing, nil)
	}
	return nil
}

// needWritable also refuses a workspace opened for reading.
func (s *Service) needWritable(doing string) error {
	if err := s.needStore(doing); err != nil {
		return err
	}
	if info := s.store.Info(); info.ReadOnly {
		return &Failure{Kind: ReadOnly, Doing: doing, Name: info.Name}
	}
	return nil
}

// Create makes a new workspace file and opens it in place of the present one.
func (s *Service) Create(path string) error {
	err := s.do("create workspace", func() error {
		store, err := s.p.Keeper.Create(path, s.p.Now(), s.p.NewID())
		if err != nil {
			return err
		}
		return s.adopt(store, false)
	})
	if err == nil {
		s.notify(Change{Opened: true})
	}
	return err
}

// Open opens a workspace file in place of the present one, which stays open when
// the new one is refused. The backup of the file as it was opened is made by the
// first Tick, or before the first change if that comes sooner, so that opening
// does not wait for it. A damaged file's failure names the newest good backup.
func (s *Service) Open(path string) error {
	err := s.do("open workspace", func() error {
		store, err := s.p.Keeper.Open(path, s.p.Now(), func(old Store) error {
			if s.p.Vault == nil {
				return nil
			}
			_, err := s.p.Vault.Save(old, ReasonMigration, s.p.Now())
			return err
		})
		if err != nil {
			return s.withBackup(path, err)
		}
		return s.adopt(store, true)
	})
	if err == nil {
		s.notify(Change{Opened: true})
	}
	return err
}

// OpenReadOnly opens a file for looking only, with the same checks.
func (s *Service) OpenReadOnly(path string) error {
	err := s.do("open workspace read-only", func() error {
		store, err := s.p.Keeper.OpenReadOnly(path)
		if err != nil {
			return s.withBackup(path, err)
		}
		return s.adopt(store, false)
	})
	if err == nil {
		s.notify(Change{Opened: true})
	}
	return err
}

// adopt makes store the open workspace and closes the one before.
func (s *Service) adopt(store Store, backup bool) error {
	rows, err := store.Rows()
	if err != nil {
		_ = store.Close()
		return err
	}
	old := s.store
	s.store, s.rows, s.cache = store, rows, map[Key][]byte{}
	info := store.Info()
	s.saved, s.changed, s.backedUp, s.trouble = info.Saved, false, s.p.Now(), nil
	s.notes = notesAbout(info, s.p.Keeper.Beside(info.Path))
	if err := s.readSteps(); err != nil {
		_ = store.Close()
		s.store = nil
		return err
	}
	if old != nil {
		if err := old.Close(); err != nil {
			s.p.Log("close workspace", err, 0)
		}
	}
	s.due = backup && !info.ReadOnly
	return nil
}

// Close closes the workspace; everything committed is already stored.
func (s *Service) Close() error {
	var had bool
	err := s.do("close workspace", func() error {
		if s.store == nil {
			return nil
		}
		had = true
		err := s.store.Close()
		s.store, s.rows, s.cache, s.undo, s.redo, s.notes = nil, nil, nil, nil, nil, nil
		return err
	})
	if had {
		s.notify(Change{Opened: true})
	}
	return err
}

// SaveCopy writes a whole copy of the workspace under another name: the way to
// hand a workspace on, since a file must not be copied while it is open.
func (s *Service) SaveCopy(path string) error {
	return s.do("save a copy", func() error {
		if err := s.needStore("save a copy"); err != nil {
			return err
		}
		return s.store.CopyTo(path)
	})
}

// WriteFile writes an export so that the name holds either all of it, verified
// after being read back, or what was there before.
func (s *Service) WriteFile(path string, content []byte, verify func([]byte) error) error {
	return s.do("export", func() error { return s.p.Files.WriteAtomic(path, content, verify) })
}

// MakeFolder makes a folder for exports; an empty one may be there already.
func (s *Service) MakeFolder(path string) error {
	return s.do("make folder", func() error { return s.p.Files.MakeFolder(path) })
}

// ReadFile reads a file for import, at most limit bytes.
func (s *Service) ReadFile(path string, limit int64) ([]byte, error) {
	var content []byte
	err := s.do("read file", func() (err error) {
		content, err = s.p.Files.Read(path, limit)
		return err
	})
	return content, err
}

// State is a snapshot for pages.
type State struct {
	Open         bool
	Path         string
	Name         string // file name without folder and ending
	ReadOnly     bool
	ReadOnlyWhy  Sentence // empty when it can be written
	Organisation bid.Organisation
	Facts        []bid.FactOverride
	Bids         []Row // newest change first
	SavedAt      time.Time
	Undo, Redo   string   // names of the steps, empty when there is none
	Notes        []string // one-line notes such as a cloud folder
	Trouble      Sentence // why no backup could be made, empty when all is well
}

// State gives the snapshot; an empty one when nothing is open.
func (s *Service) State() (State, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.store == nil {
		return State{}, nil
	}
	info := s.store.Info()
	out := State{
		Open: true, Path: info.Path, Name: strings.TrimSuffix(info.Name, Extension), ReadOnly: info.ReadOnly,
		Bids: append([]Row(nil), s.rows...), SavedAt: s.saved, Notes: append([]string(nil), s.notes...),
	}
	if info.ReadOnly {
		out.ReadOnlyWhy = Explain(&Failure{Kind: ReadOnly, Doing: "open", Name: info.Name})
	}
	if s.trouble != nil {
		out.Trouble = s.explain(s.trouble)
	}
	if s.undo != nil {
		out.Undo = s.undo.Name
	}
	if s.redo != nil {
		out.Redo = s.redo.Name
	}
	var err error
	if out.Organisation, err = s.organisation(); err != nil {
		return out, err
	}
	out.Facts, err = s.facts()
	return out, err
}

// Bid gives a copy of one bid.
func (s *Service) Bid(id string) (bid.Bid, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bid(id)
}

// Document gives a copy of a bid with the organisation and the overridden facts:
// what an assessment needs and what `bidpack` reads.
func (s *Service) Document(id string) (bid.Document, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.document(id)
}

func (s *Service) document(id string) (bid.Document, error) {
	out := bid.Document{Schema: bid.SchemaVersion}
	var err error
	if out.Bid, err = s.bid(id); err != nil {
		return out, err
	}
	if out.Organisation, err = s.organisation(); err != nil {
		return out, err
	}
	out.Facts, err = s.facts()
	return out, err
}

// content gives the stored bytes of a document, nil when there is none.
func (s *Service) content(key Key) ([]byte, error) {
	if err := s.needStore("read"); err != nil {
		return nil, err
	}
	if raw, ok := s.cache[key]; ok {
		return raw, nil
	}
	raw, err := s.store.Get(key)
	if err != nil {
		return nil, err
	}
	s.cache[key] = raw
	return raw, nil
}

func (s *Service) bid(id string) (bid.Bid, error) {
	raw, err := s.content(bidKey(id))
	if err != nil {
		return bid.Bid{}, err
	}
	if raw == nil {
		return bid.Bid{}, fail(NoBid, "read", fmt.Errorf("bid %.40q", id))
	}
	return decodeBid(raw)
}

func (s *Service) organisation() (bid.Organisation, error) {
	raw, err := s.content(organisationKey)
	if err != nil || raw == nil {
		return bid.Organisation{}, err
	}
	return decodeAs[bid.Organisation](raw)
}

func (s *Service) facts() ([]bid.FactOverride, error) {
	raw, err := s.content(factsKey)
	if err != nil || raw == nil {
		return nil, err
	}
	return decodeAs[[]bid.FactOverride](raw)
}
