package packfile

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// LockedExtension ends the name of a locked file.
const LockedExtension = ".age"

const (
	// workFactor of the files we lock, and the most we unlock: about a second and
	// 256 MB. A file that asks for more is refused before any work.
	workFactor = 18
	ageHead    = "age-encryption.org/"
	// minWords makes a passphrase of the list below too long to guess: 7 words of 1,296
	// are 72 bits.
	minWords = 7
)

var (
	// ErrNeedsPassphrase says that a file is locked and nothing to open it with was given.
	ErrNeedsPassphrase = errors.New("this file is locked; give the passphrase that the sender told you")
	// ErrPassphrase says that what was given does not open it.
	ErrPassphrase = errors.New("this file does not open with that passphrase or key; check each word with the sender, there is no other way in")
	errWork       = fmt.Errorf("this file asks for so much work to unlock that it would hold up this computer (more than 2^%d steps), so it was not opened; ask the sender to lock it with Bidwright or with the usual settings of age", workFactor)
	errLocked     = errors.New("this locked file is damaged or cut short; ask for it again")
)

// LockFor locks a finished file with a passphrase. There is no recovery: who loses the
// passphrase asks for the file again. What is inside is signed already.
func LockFor(raw []byte, passphrase string) ([]byte, error) {
	to, err := age.NewScryptRecipient(tidyWords(passphrase))
	if err != nil {
		return nil, errors.New("the file was not locked: the passphrase is empty")
	}
	to.SetWorkFactor(workFactor)
	return lock(raw, to)
}

// LockForKey locks a finished file for the holder of a key (age1…).
func LockForKey(raw []byte, recipient string) ([]byte, error) {
	to, err := age.ParseX25519Recipient(strings.TrimSpace(recipient))
	if err != nil {
		return nil, errors.New("the file was not locked: the key to lock it for is not one of the form age1…; copy it whole")
	}
	return lock(raw, to)
}

func lock(raw []byte, to age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err == nil {
		if _, err = w.Write(raw); err == nil {
			err = w.Close()
		}
	}
	if err != nil {
		return nil, fmt.Errorf("the file was not locked: %w", err)
	}
	return out.Bytes(), nil
}

// Secrets open a locked file; either may be missing.
type Secrets struct {
	Passphrase string
	Key        Key
}

func isLocked(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte(ageHead)) || bytes.HasPrefix(bytes.TrimLeft(raw[:min(len(raw), 64)], " \r\n"), []byte(armor.Header))
}

// unlock gives what a locked file holds, at most MaxFile bytes.
func unlock(raw []byte, secrets Secrets) ([]byte, error) {
	var in io.Reader = bytes.NewReader(raw)
	if !bytes.HasPrefix(raw, []byte(ageHead)) {
		in = armor.NewReader(in)
	}
	watch := &watcher{}
	if secrets.Passphrase != "" {
		by, err := age.NewScryptIdentity(tidyWords(secrets.Passphrase))
		if err != nil {
			return nil, ErrNeedsPassphrase
		}
		by.SetMaxWorkFactor(workFactor)
		watch.keys = append(watch.keys, by)
	}
	if secrets.Key.open != nil {
		watch.keys = append(watch.keys, secrets.Key.open)
	}
	plain, err := age.Decrypt(in, watch)
	switch {
	case watch.heavy:
		return nil, errWork
	case err != nil && !watch.seen:
		return nil, errLocked
	case err != nil && watch.words && secrets.Passphrase == "":
		return nil, ErrNeedsPassphrase
	case err != nil:
		return nil, ErrPassphrase
	}
	out, err := io.ReadAll(io.LimitReader(plain, MaxFile+1))
	if err != nil {
		return nil, errLocked
	}
	if len(out) > MaxFile {
		return nil, errFileLarge
	}
	return out, nil
}

// watcher looks at how a file is locked before any key is tried on it.
type watcher struct {
	keys               []age.Identity
	seen, words, heavy bool
}

func (w *watcher) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	w.seen = true
	for _, s := range stanzas {
		if s.Type != "scrypt" {
			continue
		}
		w.words = true
		if len(s.Args) == 2 {
			factor, ok := new(big.Int).SetString(s.Args[1], 10)
			w.heavy = w.heavy || !ok || factor.Cmp(big.NewInt(workFactor)) > 0
		}
	}
	if w.heavy {
		return nil, errWork
	}
	for _, key := range w.keys {
		if inside, err := key.Unwrap(stanzas); err == nil {
			return inside, nil
		}
	}
	return nil, age.ErrIncorrectIdentity
}

// tidyWords lets a passphrase be typed with any spaces, hyphens and capitals: it is
// heard by phone.
func tidyWords(text string) string {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == '-' || r == ' ' || r == '\t' || r == '\r' || r == '\n' })
	return strings.Join(fields, "-")
}

// Passphrase makes one of seven random words of a list; the list must not be short.
func Passphrase(list []string) (string, error) {
	if len(list) < 1000 {
		return "", fmt.Errorf("no passphrase was made: the list has only %d words", len(list))
	}
	words := make([]string, minWords)
	for i := range words {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(list))))
		if err != nil {
			return "", fmt.Errorf("no passphrase was made: %w", err)
		}
		words[i] = list[n.Int64()]
	}
	return strings.Join(words, "-"), nil
}
