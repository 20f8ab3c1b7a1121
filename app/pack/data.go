package pack

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
)

// DataSchema names the form of a pack exported as data.
const DataSchema = "bidwright.pack/1"

// Figure values as data: exact decimals as text, null with a reason when not available.
type dataFigure struct {
	Value  *string `json:"value"`
	Unit   string  `json:"unit,omitempty"`
	Label  string  `json:"label,omitempty"`
	Reason string  `json:"reason,omitempty"`
}

type dataPack struct {
	Schema   string                `json:"schema"`
	Audience string                `json:"audience"`
	Hash     string                `json:"hash"`
	Document Document              `json:"document"`
	Figures  map[string]dataFigure `json:"figures"`
}

// DataPainter exports a pack as JSON: the tree, and the figures printed in it.
type DataPainter struct{}

var _ Painter = DataPainter{}

// Paint writes the JSON, indented, keys of figures in order.
func (DataPainter) Paint(_ context.Context, b Built, _ func(done, total int)) ([]byte, error) {
	out := dataPack{Schema: DataSchema, Audience: b.Document.Audience, Hash: b.Document.Hash(), Document: b.Document, Figures: b.Figures}
	var buffer bytes.Buffer
	enc := json.NewEncoder(&buffer)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("writing the pack as data: %w", err)
	}
	return buffer.Bytes(), nil
}

// Verify reads the data again and compares its hash with the tree's.
func (DataPainter) Verify(raw []byte, doc Document) error {
	var back struct {
		Schema string `json:"schema"`
		Hash   string `json:"hash"`
	}
	if err := json.Unmarshal(raw, &back); err != nil {
		return err
	}
	if back.Schema != DataSchema || back.Hash != doc.Hash() {
		return fmt.Errorf("the data names the pack %s, not %s", back.Hash, doc.Hash())
	}
	return nil
}

// Haystacks are the values and names of the JSON, unescaped.
func (DataPainter) Haystacks(raw []byte) ([]Haystack, error) { return Decode("data", raw) }
