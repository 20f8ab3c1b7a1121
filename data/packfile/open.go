package packfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"bidwright/data/pdf"
)

// MaxFile is the largest file that is read, locked or not.
const MaxFile = 20 << 20

var errFileLarge = fmt.Errorf("this file is larger than %d MB, which no pack is, so it was not read", MaxFile>>20)

// Form is what kind of file a pack came as.
type Form string

// The forms.
const (
	FormPDF  Form = "pdf"
	FormData Form = "data" // the same parts without the pages
)

// Verdict is what the signature says. It does not say whose key signed, nor that the
// data are those that the manifest names: exchange.Read compares them.
type Verdict string

// The verdicts.
const (
	Signed   Verdict = "signed"   // by the key SignedBy, over this manifest
	Changed  Verdict = "changed"  // the signature does not fit the manifest, or cannot be read
	Unsigned Verdict = "unsigned" // there is none
)

// Received is a pack taken out of a file: its parts byte for byte, not yet believed.
type Received struct {
	Parts
	Form     Form
	Locked   bool   // it came locked and was opened
	SignedBy string // public key in base64; empty unless Signed
	Verdict  Verdict
}

// Open takes a pack out of a received file. Every refusal is one sentence; nothing is
// written. A wrong signature is no refusal: such a pack may be looked at, as "changed
// since it was made".
func Open(ctx context.Context, raw []byte, secrets Secrets) (*Received, error) {
	if len(raw) > MaxFile {
		return nil, errFileLarge
	}
	r := &Received{}
	if isLocked(raw) {
		inside, err := unlock(raw, secrets)
		if err != nil {
			return nil, err
		}
		if isLocked(inside) {
			return nil, errors.New("this file is locked twice, which no pack is, so it was not opened")
		}
		raw, r.Locked = inside, true
	}
	if err := r.take(ctx, raw); err != nil {
		return nil, err
	}
	switch {
	case len(r.Manifest) == 0 || len(r.Data) == 0:
		return nil, errors.New("half of this pack is missing, so it was not read; ask for the data file (" + Extension + ")")
	case len(r.Signature) == 0:
		r.Verdict = Unsigned
		return r, nil
	}
	by, err := Verify(r.Manifest, r.Signature)
	if err != nil {
		r.Verdict = Changed
		return r, nil
	}
	r.Verdict, r.SignedBy = Signed, by
	return r, nil
}

func (r *Received) take(ctx context.Context, raw []byte) error {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), " \t\r\n")
	if bytes.HasPrefix(trimmed, []byte("{")) {
		parts, err := readEnvelope(trimmed)
		r.Form, r.Parts = FormData, parts
		return err
	}
	if !pdf.Looks(raw) {
		return errNotPack
	}
	found, err := pdf.ReadAttachments(ctx, raw, limits)
	if err != nil {
		return err
	}
	r.Form, r.Parts = FormPDF, Parts{Manifest: found[ManifestName], Data: found[DataName], Signature: found[SignatureName]}
	return nil
}
