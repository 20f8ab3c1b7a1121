// Package packfile makes and reads the file that two organisations of a group
// exchange: a PDF with three attachments or the same three parts as one JSON file,
// signed, and locked by age where wanted. What it reads is a stranger's: every limit
// is checked first, nothing is written, nothing is opened.
package packfile

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"

	"filippo.io/age"
)

// Key is what an organisation signs its packs with (Ed25519) and opens locked files
// with (X25519). It never leaves the organisation.
type Key struct {
	sign ed25519.PrivateKey
	open *age.X25519Identity
}

const (
	keyNote   = "# A Bidwright key: it signs this organisation's packs. Keep this file to yourself."
	pemType   = "PRIVATE KEY" // PKCS #8, which other programs read too
	maxKey    = 8 << 10
	ageSecret = "AGE-SECRET-KEY-1"
)

// errKey hides what exactly is wrong with a key file, so that none of it is shown.
var errKey = errors.New("this is not a Bidwright key file, or it is damaged; restore it from a backup, or make a new key and tell your partners its words")

// NewKey makes a key from the system's random numbers.
func NewKey() (Key, error) {
	_, sign, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return Key{}, fmt.Errorf("no key could be made: %w", err)
	}
	open, err := age.GenerateX25519Identity()
	if err != nil {
		return Key{}, fmt.Errorf("no key could be made: %w", err)
	}
	return Key{sign: sign, open: open}, nil
}

// IsZero reports whether there is no key.
func (k Key) IsZero() bool { return len(k.sign) == 0 }

// Public is the key that others check signatures with: 32 bytes in base64.
func (k Key) Public() string {
	if k.IsZero() {
		return ""
	}
	return base64.StdEncoding.EncodeToString(k.sign.Public().(ed25519.PublicKey))
}

// Recipient is what others lock a file for, in the form age1….
func (k Key) Recipient() string {
	if k.open == nil {
		return ""
	}
	return k.open.Recipient().String()
}

// Encode is the key as the text of a file.
func (k Key) Encode() ([]byte, error) {
	if k.IsZero() || k.open == nil {
		return nil, errors.New("there is no key to save")
	}
	der, err := x509.MarshalPKCS8PrivateKey(k.sign)
	if err != nil {
		return nil, fmt.Errorf("the key could not be written: %w", err)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s\n# Signs as %s\n# Opens what is locked for %s\n", keyNote, k.Public(), k.Recipient())
	if err := pem.Encode(&out, &pem.Block{Type: pemType, Bytes: der}); err != nil {
		return nil, fmt.Errorf("the key could not be written: %w", err)
	}
	fmt.Fprintln(&out, k.open.String())
	return out.Bytes(), nil
}

// ParseKey reads what Encode wrote.
func ParseKey(text []byte) (Key, error) {
	if len(text) > maxKey {
		return Key{}, errKey
	}
	block, rest := pem.Decode(text)
	if block == nil || block.Type != pemType {
		return Key{}, errKey
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	sign, ok := parsed.(ed25519.PrivateKey)
	if err != nil || !ok {
		return Key{}, errKey
	}
	line := strings.TrimSpace(string(rest))
	if !strings.HasPrefix(line, ageSecret) {
		return Key{}, errKey
	}
	open, err := age.ParseX25519Identity(line)
	if err != nil {
		return Key{}, errKey
	}
	return Key{sign: sign, open: open}, nil
}
