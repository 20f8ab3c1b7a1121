package packfile

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// The signature is a text of four lines, in this order.
const (
	signatureHead      = "bidwright-signature 1"
	signatureAlgorithm = "Ed25519"
	maxSignature       = 4 << 10
)

var (
	// ErrChanged means that what was signed is not what is here.
	ErrChanged = errors.New("the signature does not fit, so the pack was changed since it was made")
	// ErrSignature means that the signature cannot be read.
	ErrSignature = errors.New("the signature cannot be read, so nobody can say who made this pack")
)

// Sign signs the bytes of a manifest, as they are: the signature holds for no other
// spelling of the same.
func (k Key) Sign(manifest []byte) ([]byte, error) {
	if k.IsZero() {
		return nil, errors.New("there is no key to sign with")
	}
	return fmt.Appendf(nil, "%s\nalgorithm: %s\nkey: %s\nsignature: %s\n", signatureHead, signatureAlgorithm,
		k.Public(), base64.StdEncoding.EncodeToString(ed25519.Sign(k.sign, manifest))), nil
}

// Verify gives the public key (base64) that signed the manifest. Whose key that is,
// the caller must know from elsewhere.
func Verify(manifest, signature []byte) (string, error) {
	if len(signature) > maxSignature {
		return "", ErrSignature
	}
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(string(signature), "\r\n", "\n"), "\n"), "\n")
	if len(lines) != 4 || lines[0] != signatureHead || lines[1] != "algorithm: "+signatureAlgorithm {
		return "", ErrSignature
	}
	key, ok := field(lines[2], "key: ", ed25519.PublicKeySize)
	if !ok {
		return "", ErrSignature
	}
	mark, ok := field(lines[3], "signature: ", ed25519.SignatureSize)
	if !ok {
		return "", ErrSignature
	}
	if !ed25519.Verify(key, manifest, mark) {
		return "", ErrChanged
	}
	return base64.StdEncoding.EncodeToString(key), nil
}

func field(line, name string, size int) ([]byte, bool) {
	text, found := strings.CutPrefix(line, name)
	raw, err := base64.StdEncoding.Strict().DecodeString(text)
	return raw, found && err == nil && len(raw) == size
}
