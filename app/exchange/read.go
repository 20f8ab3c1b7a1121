package exchange

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"bidwright/app/bid"
)

// Pack is a received pack, read but not yet believed: who signed it is the caller's to find
// out and to hand to Compare.
type Pack struct {
	Data     Data
	Manifest Manifest
	Hash     string // SHA-256 of the manifest as received, hex
	Newer    bool   // made by a newer version: to be looked at only, parts may be missing
	Older    bool   // made by an older version and brought up to date here
	Altered  bool   // the data are not those that the manifest names: never merged
	// Findings are told beside the pack: totals that differ, the versions.
	Findings []bid.Issue
}

// Short is the beginning of the manifest's hash, as printed in the footer.
func (p *Pack) Short() string { return Short(p.Hash) }

// Read reads the two attachments of a pack: sizes first, then the form of every field,
// then the hash, and last the totals. A refusal is a *Refusal; only for CodeAltered
// does it come with the pack, which may be shown on request as "changed since it was
// made" and is refused by Compare and NewBid. A pack of a newer version has Newer set
// and no error; Compare and NewBid refuse it too.
func Read(data, manifest []byte) (*Pack, error) {
	if len(data) == 0 && len(manifest) == 0 {
		return nil, refuse(CodeNotPack, "The file carries no Bidwright data, so it is not a pack. Ask the sender for the pack as it was saved, or for its data as a file.")
	}
	if len(data) == 0 || len(manifest) == 0 {
		return nil, refuse(CodeNotPack, "One half of the pack is missing (%s or %s), so nothing was read. Attachments are sometimes stripped on the way: ask for the pack's data as a file.", DataName, ManifestName)
	}
	if len(data) > MaxData {
		return nil, refuse(CodeNotPack, "The data of this pack have %d bytes, more than the %d that a pack may have, so nothing was read. Ask the sender what this file is.", len(data), MaxData)
	}
	if len(manifest) > MaxManifest {
		return nil, refuse(CodeNotPack, "The manifest of this pack has %d bytes, more than the %d that it may have, so nothing was read. Ask the sender what this file is.", len(manifest), MaxManifest)
	}
	p := &Pack{Hash: Hash(manifest)}
	dataSchema, err := schemaOf(data, DataName)
	if err != nil {
		return nil, err
	}
	manifestSchema, err := schemaOf(manifest, ManifestName)
	if err != nil {
		return nil, err
	}
	p.Newer = dataSchema > Schema || manifestSchema > Schema
	p.Older = dataSchema < Schema || manifestSchema < Schema
	how := bid.Strict{What: "pack", MaxBytes: MaxManifest, Newer: p.Newer}
	if err := bid.DecodeStrict(manifest, how, &p.Manifest); err != nil {
		return nil, p.unreadable(ManifestName, err)
	}
	how.MaxBytes = MaxData
	if err := bid.DecodeStrict(data, how, &p.Data); err != nil {
		return nil, p.unreadable(DataName, err)
	}
	if p.Newer {
		p.say(CodeNewer, bid.Warns, "", "This pack was made by a newer version of Bidwright. It can be looked at but not merged, and parts of it may not be shown. Install that version to work with it.")
	}
	if p.Older {
		p.Data.Schema, p.Manifest.Schema = Schema, Schema // same fields, so nothing else changes
		p.say(CodeNewer, bid.Informs, "", "This pack was made by an older version of Bidwright and was brought up to date here; nothing it says was changed.")
	}
	if err := p.wellFormed(); err != nil {
		return nil, err
	}
	bid.Tidy(&p.Data)
	if altered := p.altered(data); altered != nil {
		p.Altered = true
		return p, altered
	}
	p.Findings = append(p.Findings, readd(p.Data, p.Manifest)...)
	return p, nil
}

func (p *Pack) say(code string, severity bid.Severity, path, message string) {
	p.Findings = append(p.Findings, bid.Issue{Code: code, Severity: severity, Path: path, Message: message})
}

func (p *Pack) unreadable(name string, err error) *Refusal {
	if p.Newer {
		return refuse(CodeNewer, "This pack was made by a newer version of Bidwright and cannot be shown by this one; nothing was read. Install that version, or ask the sender for the PDF.")
	}
	return refuse(CodeNotPack, "The pack cannot be read (%s: %v), so nothing was taken from it. Ask the sender to send it again.", name, err)
}

// schemaOf reads the version before anything else, because a newer one may have fields
// that would otherwise be refused.
func schemaOf(raw []byte, name string) (int64, error) {
	var head struct {
		Schema json.RawMessage `json:"schema"`
	}
	var version int64
	if err := json.Unmarshal(raw, &head); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return 0, refuse(CodeNotPack, "The file is not a Bidwright pack: %s is not a group of fields. Choose the pack that the sender saved.", name)
		}
		return 0, refuse(CodeNotPack, "The pack is damaged or cut off: %s is not readable JSON (%v). Ask the sender to send it again.", name, err)
	}
	if len(head.Schema) == 0 || json.Unmarshal(head.Schema, &version) != nil || version < 0 || string(head.Schema) == "null" {
		return 0, refuse(CodeNotPack, "The file does not say which version of packs it follows (\"schema\": %d in %s), so it is not read as a pack. Ask the sender what this file is.", Schema, name)
	}
	return version, nil
}

// wellFormed checks what the types cannot say.
func (p *Pack) wellFormed() error {
	m := p.Manifest
	bad := func(format string, args ...any) error {
		return refuse(CodeNotPack, "The pack is not complete: %s. Nothing was taken from it; ask the sender to send it again.", fmt.Sprintf(format, args...))
	}
	for _, issue := range append(bid.CheckTexts(m), bid.CheckTexts(p.Data)...) {
		if issue.Severity == bid.Blocks {
			return refuse(CodeNotPack, "The pack holds a text or list that cannot be used at %s: %s Nothing was taken from it.", issue.Path, issue.Message)
		}
	}
	if m.Kind != p.Data.Kind || m.Kind != KindOffer && m.Kind != KindAnswer {
		return bad("it is neither an offer nor an answer (%q in the manifest, %q in the data)", clip(string(m.Kind)), clip(string(p.Data.Kind)))
	}
	for _, text := range []struct{ value, what string }{
		{m.PackID, "an id of its own"}, {m.BidID, "the bid it belongs to"}, {m.From.Name, "who sends it"}, {m.From.OrganisationID, "the organisation that sends it"},
		{p.Data.Offer.GroupBidID, "the group's bid"}, {p.Data.Offer.MemberID, "the partner it is for"},
	} {
		if text.value == "" {
			return bad("it does not name %s", text.what)
		}
	}
	partner := m.To
	if m.Kind == KindAnswer {
		partner = m.From
	}
	if p.Data.Offer.GroupBidID != m.BidID || p.Data.Offer.MemberID != partner.MemberID {
		return bad("its manifest and its data name different bids or partners")
	}
	if m.Sequence < 1 || m.Sequence > maxSequence || m.BaseSequence < 0 || m.BaseSequence > maxSequence {
		return bad("its number in the exchange is %d (based on %d), which cannot be", m.Sequence, m.BaseSequence)
	}
	if _, err := time.Parse(time.RFC3339, m.Created); err != nil {
		return bad("%q is not the moment at which it was made", clip(m.Created))
	}
	if m.PreviousHash != "" && !isHash(m.PreviousHash) {
		return bad("the hash of the pack before it is not a SHA-256")
	}
	return p.numbers()
}

// maxSequence is far above any real exchange.
const maxSequence = 1_000_000

func isHash(text string) bool {
	raw, err := hex.DecodeString(text)
	return err == nil && len(raw) == 32
}

// altered compares the data with what the manifest says of them.
func (p *Pack) altered(data []byte) error {
	found := 0
	for _, f := range p.Manifest.Parts {
		if f.Name != DataName {
			continue // other parts are the reader's of the file; they hold nothing that is merged
		}
		found++
		if f.Size != len(data) || f.SHA256 != Hash(data) {
			return refuse(CodeAltered, "The data of this pack were changed since it was made: they no longer match its manifest. Nothing was merged; ask %s to send it again.", p.Manifest.From.Name)
		}
	}
	if found != 1 {
		return refuse(CodeAltered, "The manifest of this pack names its data %d times instead of once, so it cannot be told whether they were changed. Nothing was merged; ask %s to send it again.", found, p.Manifest.From.Name)
	}
	return nil
}

func clip(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}
