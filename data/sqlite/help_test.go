package sqlite

import (
	"bytes"
	"encoding/json"
	"testing"
)

func encodeJSON(t testing.TB, v any) string {
	t.Helper()
	raw, err := json.MarshalIndent(v, "", " ")
	must(t, err)
	return string(raw)
}

func contains(raw []byte, text string) bool { return bytes.Contains(raw, []byte(text)) }
