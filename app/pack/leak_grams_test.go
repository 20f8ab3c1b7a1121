package pack

import (
	"testing"

	"pgregory.net/rapid"
)

// The marks never deny a text that is there, whatever the texts are.
func TestGramsNeverDenyWhatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		from := rapid.IntRange(0, len(text)).Draw(t, "from")
		to := rapid.IntRange(from, len(text)).Draw(t, "to")
		if !newGrams(text).mayHold(text[from:to]) {
			t.Fatalf("%q is denied in %q", text[from:to], text)
		}
	})
}
