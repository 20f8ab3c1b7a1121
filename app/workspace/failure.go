package workspace

import (
	"errors"
	"fmt"
)

// Kind names what went wrong, so that one explainer can turn any failure into a
// sentence. A Kind is an error: errors.Is(err, workspace.DiskFull) asks for it.
type Kind string

// Error is the kind itself; people read Explain instead.
func (k Kind) Error() string { return string(k) }

// The kinds of failure.
const (
	OpenHere    Kind = "already open in this window"
	Busy        Kind = "open in another copy of the program"
	ReadOnly    Kind = "read-only"
	DiskFull    Kind = "disk full"
	DiskTrouble Kind = "disk trouble"
	Damaged     Kind = "damaged"
	NotOurs     Kind = "not a Bidwright file"
	Altered     Kind = "changed by another program"
	Newer       Kind = "made by a newer version"
	TooLarge    Kind = "too large"
	Missing     Kind = "missing"
	Exists      Kind = "already there"
	NotAFile    Kind = "not an ordinary file"
	CannotOpen  Kind = "cannot be opened"
	Recovery    Kind = "left half-saved by a crash"
	Unmigrated  Kind = "could not be brought up to date"
	BadCheck    Kind = "did not read back as written"
	BadPath     Kind = "name not allowed"
	NothingOpen Kind = "no workspace open"
	NoBid       Kind = "no such bid"
	NoVersion   Kind = "no such version"
	NoStep      Kind = "nothing to undo or redo"
	BadHistory  Kind = "history does not fit"
	BadDocument Kind = "document cannot be read"
	BadBackup   Kind = "backup failed"
	WrongType   Kind = "not a kind of file that is kept"
	Full        Kind = "no room for more files"
	Locked      Kind = "locked with a passphrase"
	WrongWords  Kind = "does not open with that passphrase"
)

// Failure is an error of a workspace or an exported file, with what the
// explainer needs.
type Failure struct {
	Kind   Kind
	Doing  string  // "save", "open", "back up", "export": for the log and the sentence
	Name   string  // base name of the file, never more of the path
	Code   int     // result code of the storage engine, 0 when it has none
	Backup *Backup // newest good backup, when one would help
	Cause  error
}

// Error is the line for the log; it holds no figures and no path.
func (f *Failure) Error() string {
	text := string(f.Kind)
	if f.Doing != "" {
		text = f.Doing + ": " + text
	}
	if f.Code != 0 {
		text += fmt.Sprintf(" (code %d)", f.Code)
	}
	if f.Cause != nil {
		text += ": " + f.Cause.Error()
	}
	return text
}

// Unwrap lets errors.Is find both the kind and the cause.
func (f *Failure) Unwrap() []error {
	if f.Cause == nil {
		return []error{f.Kind}
	}
	return []error{f.Kind, f.Cause}
}

// fail makes a failure that has no file behind it.
func fail(kind Kind, doing string, cause error) error {
	return &Failure{Kind: kind, Doing: doing, Cause: cause}
}

// kindOf finds the kind in a chain of errors, empty when there is none.
func kindOf(err error) (Kind, *Failure) {
	var failure *Failure
	if errors.As(err, &failure) {
		return failure.Kind, failure
	}
	var kind Kind
	if errors.As(err, &kind) {
		return kind, &Failure{Kind: kind}
	}
	return "", &Failure{}
}
