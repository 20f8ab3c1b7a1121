package packfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// The three parts by the names that they have as attachments.
const (
	DataName      = "bid-data.json"
	ManifestName  = "bid-manifest.json"
	SignatureName = "bid-manifest.sig"
)

// Extension ends the name of the data file: the same parts without the pages.
const Extension = ".bidwright-pack.json"

// What each part may hold, in bytes.
const (
	maxData     = 4 << 20
	maxManifest = 64 << 10
)

// limits are the parts that are read and how large they may be.
var limits = map[string]int{DataName: maxData, ManifestName: maxManifest, SignatureName: maxSignature}

// Parts are what is exchanged, byte for byte: the signature is over the manifest, which
// holds the hash of the data.
type Parts struct {
	Manifest  []byte
	Data      []byte
	Signature []byte
}

const envelopeVersion = "1"

// envelope keeps the parts as texts, so that they stay readable and are searched by
// the leak test like everything else.
type envelope struct {
	Version   string `json:"bidwrightPack"`
	Manifest  string `json:"manifest"`
	Data      string `json:"data"`
	Signature string `json:"signature"`
}

// Envelope is the data file of a pack.
func Envelope(p Parts) ([]byte, error) {
	for name, part := range p.byName() {
		if !utf8.Valid(part) {
			return nil, fmt.Errorf("the data file was not made: %s is not text", name)
		}
		if len(part) > limits[name] {
			return nil, fmt.Errorf("the data file was not made: %s is larger than %d KB", name, limits[name]>>10)
		}
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(envelope{Version: envelopeVersion, Manifest: string(p.Manifest), Data: string(p.Data), Signature: string(p.Signature)})
	return out.Bytes(), err
}

func (p Parts) byName() map[string][]byte {
	return map[string][]byte{DataName: p.Data, ManifestName: p.Manifest, SignatureName: p.Signature}
}

var (
	errNotPack    = errors.New("this is not a Bidwright pack; choose the PDF or the data file (" + Extension + ") that your partner sent")
	errCutJSON    = errors.New("this data file is damaged or cut short; ask for it again")
	errNewerShape = errors.New("this data file was made by a newer version of Bidwright; bring this one up to date to read it")
)

// readEnvelope takes a data file apart. It is read by token, so that nothing deep or
// doubled gets through.
func readEnvelope(raw []byte) (Parts, error) {
	if !utf8.Valid(raw) {
		return Parts{}, errNotPack
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return Parts{}, errNotPack
	}
	found := map[string]string{}
	for d.More() {
		key, err := d.Token()
		name, isText := key.(string)
		if err != nil || !isText {
			return Parts{}, cutOr(found)
		}
		switch name {
		case "bidwrightPack", "manifest", "data", "signature":
		default:
			if _, ours := found["bidwrightPack"]; ours {
				return Parts{}, fmt.Errorf("the data file holds %.40q, which no pack has, so it was not read", name)
			}
			return Parts{}, errNotPack
		}
		if _, twice := found[name]; twice {
			return Parts{}, fmt.Errorf("the data file holds %q twice, so it was not read", name)
		}
		value, err := d.Token()
		if err != nil {
			return Parts{}, cutOr(found)
		}
		text, isText := value.(string)
		if !isText {
			return Parts{}, fmt.Errorf("the data file holds something else than text as %q, so it was not read", name)
		}
		if name == "bidwrightPack" && text != envelopeVersion {
			return Parts{}, errNewerShape
		}
		found[name] = text
	}
	if _, err := d.Token(); err != nil {
		return Parts{}, cutOr(found)
	}
	if len(bytes.TrimSpace(raw[d.InputOffset():])) > 0 {
		return Parts{}, errors.New("something follows after the end of the data file, so it was not read")
	}
	if _, ours := found["bidwrightPack"]; !ours {
		return Parts{}, errNotPack
	}
	p := Parts{Manifest: []byte(found["manifest"]), Data: []byte(found["data"]), Signature: []byte(found["signature"])}
	for name, part := range p.byName() {
		if len(part) > limits[name] {
			return Parts{}, tooLarge(name)
		}
	}
	return p, nil
}

func cutOr(found map[string]string) error {
	if _, ours := found["bidwrightPack"]; ours {
		return errCutJSON
	}
	return errNotPack
}

func tooLarge(name string) error {
	return fmt.Errorf("%s in this pack is larger than %d KB, so it was not read", name, limits[name]>>10)
}
