package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// Blocks are the contents of a section. As JSON each is an object with one member,
// named after its kind: {"paragraph": {…}}.
type Blocks []Block

// MarshalJSON writes the blocks in order.
func (b Blocks) MarshalJSON() ([]byte, error) {
	out := make([]map[string]Block, len(b))
	for i, block := range b {
		if block == nil {
			out[i] = map[string]Block{}
			continue
		}
		out[i] = map[string]Block{block.kind(): block}
	}
	return json.Marshal(out)
}

// OwnHash is the short name of exactly this tree, such as 7F3A-91C2: the first eight
// hexadecimal digits of the SHA-256 of its JSON with an empty ShortHash.
func (d Document) OwnHash() string {
	d.ShortHash = ""
	raw, err := json.Marshal(d)
	if err != nil { // only a chart value that is not a number could do this
		return "0000-0000"
	}
	sum := sha256.Sum256(raw)
	short := strings.ToUpper(hex.EncodeToString(sum[:4]))
	return short[:4] + "-" + short[4:]
}

// Hash is the short name printed in the footer: ShortHash, or OwnHash when it is empty.
func (d Document) Hash() string {
	if d.ShortHash != "" {
		return d.ShortHash
	}
	return d.OwnHash()
}
