package workspace

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"

	"bidwright/app/exchange/words"
)

// Seals signs packs that leave and takes received ones apart. Keys are texts that only
// it can read; no error of it shows anything of one.
type Seals interface {
	// NewKey makes a private key from the system's random numbers.
	NewKey() (private string, err error)
	// Public gives what others check signatures with (Ed25519, base64) and what they lock
	// files for (age1…).
	Public(private string) (key, recipient string, err error)
	// Sign signs the bytes of a manifest as they are.
	Sign(private string, manifest []byte) (signature []byte, err error)
	// Open takes a pack out of a received file under limits. The failures NeedsPassphrase
	// and WrongPassphrase ask for another try; a pack that was changed is no failure.
	Open(ctx context.Context, raw []byte, passphrase, private string) (Opened, error)
	// DataFile is the pack without pages.
	DataFile(p PackParts) ([]byte, error)
	// Lock locks a finished file with a passphrase; Passphrase makes one to be told by phone.
	Lock(raw []byte, passphrase string) ([]byte, error)
	Passphrase() (string, error)
}

// PackParts are what a pack is to another Bidwright, byte for byte.
type PackParts struct{ Manifest, Data, Signature []byte }

// Opened is a received pack, taken apart and not yet believed.
type Opened struct {
	PackParts
	Form   string // "pdf" or "data"
	Locked bool   // it came locked
	Key    string // whose signature fits the manifest; empty when none does
	Signed bool   // there is a signature, fitting or not
}

// Settings that only this package reads and writes: keys and numbers of sent packs are
// in the file, its copies and its backups, and nowhere else.
const (
	privatePrefix = "exchange."
	keySetting    = privatePrefix + "key"
)

func isPrivate(setting string) bool { return strings.HasPrefix(setting, privatePrefix) }

var errNoSeals = errors.New("exchange packs: this service was made without keys")

// Words about the key for the pages that make copies and that replace it.
const (
	// KeyTravels is said where a copy of the workspace is made or handed on.
	KeyTravels = "The copy holds the key that signs your packs, as backups do. Give it only to people who may sign for your organisation; send partners a pack instead."
	// ReplaceKeyWarning is shown before ReplaceKey.
	ReplaceKeyWarning = "From now on your packs are signed with another key. Every partner who has had a pack from you sees “signed with another key than before” and their Bidwright refuses the pack until they have called you and compared the new words. Files that were locked for the old key cannot be opened any more. Replace the key only if someone else may have got hold of it."
)

// OwnKey is what others know this organisation's packs by.
type OwnKey struct {
	Public    string // Ed25519, base64
	Recipient string // age1…, to lock files for this organisation
	Words     string // of the public key, to be read aloud
}

// OwnKey gives the organisation's key and makes one quietly where there is none yet. It
// is no step: what was signed stays signed.
func (s *Service) OwnKey() (OwnKey, error) {
	var own OwnKey
	err := s.do("read key", func() error {
		private, err := s.privateKey()
		if err != nil {
			return err
		}
		own, err = s.publicOf(private)
		return err
	})
	return own, err
}

// Fingerprint is the organisation's key in words.
func (s *Service) Fingerprint() (string, error) {
	own, err := s.OwnKey()
	return own.Words, err
}

// ReplaceKey makes a new key in place of the old one, which is gone from this file; older
// backups still hold it. Show ReplaceKeyWarning before.
func (s *Service) ReplaceKey() (OwnKey, error) {
	var own OwnKey
	err := s.do("replace key", func() error {
		if err := s.needWritable("save"); err != nil {
			return err
		}
		private, err := s.makeKey()
		if err != nil {
			return err
		}
		own, err = s.publicOf(private)
		return err
	})
	if err == nil {
		s.notify(Change{Records: true})
	}
	return own, err
}

// privateKey reads the key, or makes it at the first need.
func (s *Service) privateKey() (string, error) {
	private, err := s.storedKey()
	if err != nil || private != "" {
		return private, err
	}
	if err := s.needWritable("save"); err != nil {
		return "", err
	}
	return s.makeKey()
}

// storedKey is empty where no key was ever needed.
func (s *Service) storedKey() (string, error) {
	if err := s.needStore("read"); err != nil {
		return "", err
	}
	if s.p.Seals == nil {
		return "", errNoSeals
	}
	private, _, err := s.store.Setting(keySetting)
	return private, err
}

func (s *Service) makeKey() (string, error) {
	if s.p.Seals == nil {
		return "", errNoSeals
	}
	private, err := s.p.Seals.NewKey()
	if err != nil {
		return "", err
	}
	s.changed = true // so that the next backup holds it
	return private, s.store.SaveSetting(keySetting, private)
}

func (s *Service) publicOf(private string) (OwnKey, error) {
	public, recipient, err := s.p.Seals.Public(private)
	return OwnKey{Public: public, Recipient: recipient, Words: KeyWords(public)}, err
}

// KeyWords is a public key (base64) in words, to be compared by telephone; empty when
// it is not one.
func KeyWords(public string) string {
	raw, err := base64.StdEncoding.DecodeString(public)
	if err != nil {
		return ""
	}
	return words.Text(raw)
}

// NewPassphrase makes one to lock a pack with. It is told by telephone, kept nowhere,
// and nobody can open the pack without it.
func (s *Service) NewPassphrase() (string, error) {
	if s.p.Seals == nil {
		return "", errNoSeals
	}
	return s.p.Seals.Passphrase()
}
