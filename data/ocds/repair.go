package ocds

import (
	"bytes"
	"strings"
)

// Repair mends the one fault that the services themselves produce: outside strings
// Infinity becomes 1e9999 (a number too large to count) and NaN becomes null. It
// returns a copy and the number of changes; the original is never touched.
func Repair(original []byte) (fixed []byte, changes int) {
	var out bytes.Buffer
	out.Grow(len(original) + 16)
	inText := false
	for i := 0; i < len(original); i++ {
		c := original[i]
		switch {
		case inText && c == '\\' && i+1 < len(original):
			out.WriteByte(c)
			i++
			out.WriteByte(original[i])
			continue
		case c == '"':
			inText = !inText
		case !inText && (c == 'I' || c == 'N') && (i == 0 || !wordAt(original, i-1)):
			if word, with, ok := bareAt(original, i); ok {
				out.WriteString(with)
				i += len(word) - 1
				changes++
				continue
			}
		}
		out.WriteByte(c)
	}
	return out.Bytes(), changes
}

func bareAt(data []byte, at int) (word, with string, ok bool) {
	for _, bare := range []struct{ word, with string }{{"Infinity", "1e9999"}, {"NaN", "null"}} {
		if bytes.HasPrefix(data[at:], []byte(bare.word)) && !wordAt(data, at+len(bare.word)) {
			return bare.word, bare.with, true
		}
	}
	return "", "", false
}

func wordAt(data []byte, at int) bool {
	return at < len(data) && wordByte(string(data[at:at+1]), 0)
}

// withoutMark drops a byte order mark.
func withoutMark(data string) string { return strings.TrimPrefix(data, "\ufeff") }
