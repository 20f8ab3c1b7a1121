// Package exchange is what organisations that bid together send each other: it composes
// the offer to one partner and the partner's answer from allow-lists, reads what comes
// in under limits, compares it with what is here, and takes over what the user accepts.
// Signing, encrypting and the PDF around it are other rooms' work; this one has the
// bytes that are signed. Rules: section 10 of the consortium domain.
package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// Schema is the version of the exchanged data that this program writes.
const Schema = 1

// Names of the attachments of a pack; nothing else is read from one.
const (
	DataName      = "bid-data.json"
	ManifestName  = "bid-manifest.json"
	SignatureName = "bid-manifest.sig"
)

// Limits of received bytes, before anything is parsed.
const (
	MaxData     = 4 << 20
	MaxManifest = 64 << 10
)

// Kind is the direction of a pack.
type Kind string

// The kinds.
const (
	KindOffer  Kind = "offer"  // from the lead to one partner
	KindAnswer Kind = "answer" // from that partner to the lead
)

// Data is bid-data.json. An offer carries the part as the lead has it; an answer repeats
// the offer that it answers, unchanged.
type Data struct {
	Schema int             `json:"schema"`
	Kind   Kind            `json:"kind"`
	Offer  bid.GroupOffer  `json:"offer"`
	Part   bid.PartnerPart `json:"part,omitzero"`
}

// Manifest is bid-manifest.json, the signed bytes.
type Manifest struct {
	Schema       int    `json:"schema"`
	PackID       string `json:"packId"`
	BidID        string `json:"bidId"` // the lead's bid, in both directions
	Kind         Kind   `json:"kind"`
	From         Party  `json:"from"`
	To           Party  `json:"to"`
	Sequence     int    `json:"sequence"`               // of the sender's packs to this reader; only grows
	PreviousHash string `json:"previousHash,omitempty"` // SHA-256 of the sender's manifest before
	BaseSequence int    `json:"baseSequence,omitempty"` // the reader's newest pack that the sender had merged; 0 none
	Created      string `json:"created"`                // RFC 3339, UTC
	Parts        []File `json:"parts"`
	Totals       Totals `json:"totals,omitzero"`
}

// Party is a side of the exchange. The member id is the partner's in the lead's group;
// it is empty for the lead.
type Party struct {
	OrganisationID string `json:"organisationId,omitempty"` // empty where not yet known
	MemberID       string `json:"memberId,omitempty"`
	Name           string `json:"name"`
}

// File is one part of the pack as its sender wrote it.
type File struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"` // hex
}

// Totals are re-added by whoever reads the pack.
type Totals struct {
	Value    money.Pounds   `json:"value,omitzero"`    // offered to the partner over the term
	Years    money.Pounds   `json:"years,omitzero"`    // sum over the contract years
	Cells    money.Pounds   `json:"cells,omitzero"`    // sum of the values of the cells that are shown
	Demand   money.Quantity `json:"demand,omitzero"`   // sum of the demand of the cells
	Capacity money.Quantity `json:"capacity,omitzero"` // sum of the partner's capacity
	Prices   money.Pounds   `json:"prices,omitzero"`   // sum of the prices asked, as a check only
}

// Made is a pack ready to be signed, attached and recorded by Sent.
type Made struct {
	Data          Data
	Manifest      Manifest
	DataBytes     []byte
	ManifestBytes []byte // what is signed
	Hash          string // SHA-256 of ManifestBytes, hex
	Short         string // of the hash, as in the footer: 7F3A-91C2
}

// Hash is the SHA-256 of bytes in hex.
func Hash(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// Short is the beginning of a hash as printed in the footer of a pack, 7F3A-91C2;
// empty when the text is not a hash.
func Short(hash string) string {
	if len(hash) < 8 {
		return ""
	}
	return strings.ToUpper(hash[:4] + "-" + hash[4:8])
}

// Encode writes the canonical form: fields in the order of the structs, map keys
// sorted, two-space indent, one final line end. Equal values give equal bytes.
func Encode(value any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(value); err != nil {
		return nil, fmt.Errorf("writing the pack: %w", err)
	}
	return out.Bytes(), nil
}

// seal adds the size, hash and totals of the data to the manifest and writes both.
func seal(data Data, manifest Manifest) (*Made, error) {
	bid.Tidy(&data)
	bid.Tidy(&manifest.From)
	bid.Tidy(&manifest.To)
	if manifest.From.OrganisationID == "" || manifest.BidID == "" || manifest.PackID == "" {
		return nil, refuse(CodeNotPack, "Your organisation or this bid has no id yet, so a reader could not tell whose pack it is. Save the bid once in Bidwright and make the pack again.")
	}
	raw, err := Encode(data)
	if err != nil {
		return nil, err
	}
	if len(raw) > MaxData {
		return nil, refuse(CodeNotPack, "The pack would have %d MB, more than the %d MB that anyone's Bidwright reads, so it was not made. Shorten the longest texts.", len(raw)>>20, MaxData>>20)
	}
	manifest.Schema = Schema
	manifest.Kind = data.Kind
	manifest.Parts = []File{{Name: DataName, Size: len(raw), SHA256: Hash(raw)}}
	manifest.Totals = totals(data)
	signed, err := Encode(manifest)
	if err != nil {
		return nil, err
	}
	hash := Hash(signed)
	return &Made{Data: data, Manifest: manifest, DataBytes: raw, ManifestBytes: signed, Hash: hash, Short: Short(hash)}, nil
}
