package packfile

import (
	"context"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"bidwright/app/exchange"
	"bidwright/app/workspace"
)

// Seals is this package as the workspace uses it: keys are kept as texts in the
// workspace file.
type Seals struct {
	Words []string // to make passphrases of
}

var _ workspace.Seals = Seals{}

// NewKey makes a key.
func (Seals) NewKey() (string, error) {
	k, err := NewKey()
	if err != nil {
		return "", err
	}
	text, err := k.Encode()
	return string(text), err
}

// Public gives what others know the key by.
func (Seals) Public(private string) (key, recipient string, err error) {
	k, err := ParseKey([]byte(private))
	if err != nil {
		return "", "", err
	}
	return k.Public(), k.Recipient(), nil
}

// Sign signs a manifest.
func (Seals) Sign(private string, manifest []byte) ([]byte, error) {
	k, err := ParseKey([]byte(private))
	if err != nil {
		return nil, err
	}
	return k.Sign(manifest)
}

// Open takes a received file apart.
func (Seals) Open(ctx context.Context, raw []byte, passphrase, private string) (workspace.Opened, error) {
	secrets := Secrets{Passphrase: passphrase}
	if private != "" {
		k, err := ParseKey([]byte(private))
		if err != nil {
			return workspace.Opened{}, err
		}
		secrets.Key = k
	}
	r, err := Open(ctx, raw, secrets)
	switch {
	case errors.Is(err, ErrNeedsPassphrase):
		return workspace.Opened{}, &workspace.Failure{Kind: workspace.Locked, Doing: "read"}
	case errors.Is(err, ErrPassphrase):
		return workspace.Opened{}, &workspace.Failure{Kind: workspace.WrongWords, Doing: "read"}
	case err != nil && ctx.Err() != nil:
		return workspace.Opened{}, err
	case err != nil:
		return workspace.Opened{}, &exchange.Refusal{Code: exchange.CodeNotPack, Message: sentence(err.Error())}
	}
	return workspace.Opened{
		PackParts: workspace.PackParts{Manifest: r.Manifest, Data: r.Data, Signature: r.Signature},
		Form:      string(r.Form), Locked: r.Locked, Key: r.SignedBy, Signed: r.Verdict != Unsigned,
	}, nil
}

// DataFile is the pack without pages.
func (Seals) DataFile(p workspace.PackParts) ([]byte, error) {
	return Envelope(Parts{Manifest: p.Manifest, Data: p.Data, Signature: p.Signature})
}

// Lock locks a finished file.
func (Seals) Lock(raw []byte, passphrase string) ([]byte, error) { return LockFor(raw, passphrase) }

// Passphrase makes one.
func (s Seals) Passphrase() (string, error) { return Passphrase(s.Words) }

// sentence begins an error's words with a capital and ends them with a full stop.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}
