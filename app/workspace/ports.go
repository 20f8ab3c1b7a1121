package workspace

import "time"

// Keeper makes and opens workspace files. It does every check of opening before
// it hands a file over, and explains a refusal as a *Failure.
type Keeper interface {
	// Create makes a new file; Exists when the name is taken.
	Create(path string, now time.Time, id string) (Store, error)
	// Open opens for writing, bringing an older file up to date after a backup
	// through beforeMigration. A file that cannot be written is opened for
	// reading, which the store's Info says.
	Open(path string, now time.Time, beforeMigration func(Store) error) (Store, error)
	// OpenReadOnly never writes to the file and takes no lasting lock on it.
	OpenReadOnly(path string) (Store, error)
	// Beside lists the names of files in the same folder that look like conflict
	// copies made by a cloud folder.
	Beside(path string) []string
}

// Info is what a store knows about its file.
type Info struct {
	Path       string // absolute
	Name       string // base name
	ID         string // of the workspace; a copy has the same
	ReadOnly   bool
	Why        Kind // why it is read-only
	Saved      time.Time
	LastOpened time.Time
	Recovered  bool // a crash had left a half-finished save, which was taken back
	Version    int  // of the file format
}

// Store is one open workspace file. Every method is one transaction.
type Store interface {
	Info() Info
	Rows() ([]Row, error)
	// Get gives the stored document, nil when there is none.
	Get(key Key) ([]byte, error)
	// Save applies everything in the commit, or nothing.
	Save(commit Commit) error
	// NextUndo and NextRedo give the step to take back or to repeat; nil when none.
	NextUndo() (*Step, error)
	NextRedo() (*Step, error)
	// Steps lists the history, newest first, without patches.
	Steps(limit int) ([]Step, error)

	Versions(bidID string) ([]Version, error)
	Version(id string) (Version, error) // with its content
	SaveVersion(v Version) error
	DeleteVersion(id string) error

	Attachments(bidID string) ([]Attachment, error) // without content
	Attachment(sha256 string) (Attachment, error)
	SaveAttachment(bidID string, a Attachment) error

	Setting(key string) (string, bool, error)
	SaveSetting(key, value string) error

	Packs(bidID string) ([]IssuedPack, error)
	// SavePack records a pack with what it was made from, where that is given.
	SavePack(p IssuedPack) error
	// Snapshot is what an issued pack was made from; nil where that was not kept.
	Snapshot(packID string) ([]byte, error)

	// CopyTo writes a whole, checked copy to a name that is not taken.
	CopyTo(path string) error
	Close() error
}

// Write is one document to store, or to remove when Content is nil.
type Write struct {
	Key     Key
	Content []byte
	Row     Row // for bids that stay
}

// Commit is one transaction on the documents and the history.
type Commit struct {
	At     time.Time
	Writes []Write
	// Step is a new step of the history; whatever could be redone is dropped.
	Step *Step
	// Undone and Redone are the number of the step that is taken back or repeated.
	Undone, Redone int64
	Attach         []Attached
	Versions       []Version
}

// Attached is a file kept with a bid.
type Attached struct {
	BidID string
	File  Attachment
}

// Step is one named change, in one order for the whole workspace: taking back
// always concerns the last thing done, whichever page it was done on.
type Step struct {
	Number  int64
	Name    string
	At      time.Time
	Undone  bool
	Patches []Patch
}

// size is what the step costs in the history, in bytes.
func (s Step) size() int64 {
	total := int64(len(s.Name))
	for _, p := range s.Patches {
		total += p.size()
	}
	return total
}

// Size is what the step costs in the history, in bytes.
func (s Step) Size() int64 { return s.size() }

// Limits of the history; the oldest steps are dropped beyond either.
const (
	MaxSteps     = 5000
	MaxStepBytes = 20 << 20
)

// Version is a named state of a bid.
type Version struct {
	ID      string
	BidID   string
	Name    string
	At      time.Time
	Content []byte
}

// Attachment is a file kept inside the workspace, such as the notice as published.
type Attachment struct {
	SHA256  string // lower-case hexadecimal, of the content
	Name    string
	Type    string // "notice", "evidence", …
	Size    int64
	Added   time.Time
	Content []byte
}

// MaxAttachment is the largest file that is kept, in bytes.
const MaxAttachment = 20 << 20

// IssuedPack records that a pack left the program: enough to recognise the file
// later, nothing of what is in it.
type IssuedPack struct {
	ID       string
	BidID    string
	Audience string
	Partner  string
	Version  int
	Format   string // "pdf", "html", …
	Name     string // base name of the file
	SHA256   string
	At       time.Time
	// Kept: what it was made from is kept, so that it can be made again.
	Kept bool
	// Snapshot is what it was made from, when it is saved; lists leave it out.
	Snapshot []byte
}

// Vault keeps the backups, away from the workspace file itself.
type Vault interface {
	// List gives the backups of a workspace, newest first.
	List(workspaceID string) ([]Backup, error)
	// Find gives the backups of the workspace last seen at path, newest first: for
	// a file that is too damaged to say its id.
	Find(path string) ([]Backup, error)
	// Save writes a copy of the store, checks it and gives it its name.
	Save(store Store, reason Reason, now time.Time) (Backup, error)
	// Delete removes one backup.
	Delete(b Backup) error
	// Extract writes a checked copy of a backup to a name that is not taken.
	Extract(b Backup, path string) error
}

// Files writes and reads ordinary files: exports and imports, never workspaces.
type Files interface {
	// WriteAtomic leaves either the whole verified content under the name or what
	// was there before.
	WriteAtomic(path string, content []byte, verify func([]byte) error) error
	// MakeFolder makes a folder in one that is there; an empty one may be there already.
	MakeFolder(path string) error
	// Read gives a file of at most limit bytes.
	Read(path string, limit int64) ([]byte, error)
}
