package ocds

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// text reads a string with its escapes. Half of a surrogate pair becomes U+FFFD.
func (s *scanner) text() (string, *Refusal) {
	from := s.at
	s.at++
	start, escaped := s.at, false
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case c == '"':
			raw := s.data[start:s.at]
			if len(raw) > MaxText && utf8.RuneCountInString(raw) > MaxText*6 { // an escape is at most six characters
				s.at = from
				return "", s.wrong("a text is longer than %d characters", MaxText)
			}
			if escaped {
				raw = unescape(raw)
			}
			if len(raw) > MaxText && utf8.RuneCountInString(raw) > MaxText {
				s.at = from
				return "", s.wrong("a text is longer than %d characters", MaxText)
			}
			s.at++
			return raw, nil
		case c < 0x20:
			return "", s.wrong("a line break or control character stands inside a text")
		case c == '\\':
			escaped = true
			if !s.escape() {
				return "", s.wrong("a text holds an escape that JSON does not know")
			}
		default:
			s.at++
		}
	}
	s.at = from
	return "", s.wrong("a text has no closing quotation mark")
}

// escape steps over one escape sequence.
func (s *scanner) escape() bool {
	if s.at+1 >= len(s.data) {
		return false
	}
	switch s.data[s.at+1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		s.at += 2
		return true
	case 'u':
		if s.at+6 > len(s.data) {
			return false
		}
		if _, ok := hex4(s.data[s.at+2 : s.at+6]); !ok {
			return false
		}
		s.at += 6
		return true
	}
	return false
}

func hex4(digits string) (rune, bool) {
	for i := range len(digits) {
		c := digits[i]
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return 0, false
		}
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	return rune(n), err == nil
}

var plainEscapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unescape resolves the escapes of a checked string.
func unescape(raw string) string {
	var out strings.Builder
	out.Grow(len(raw))
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			next := strings.IndexByte(raw[i:], '\\')
			if next < 0 {
				next = len(raw) - i
			}
			out.WriteString(raw[i : i+next])
			i += next
			continue
		}
		if raw[i+1] != 'u' {
			out.WriteByte(plainEscapes[raw[i+1]])
			i += 2
			continue
		}
		r, _ := hex4(raw[i+2 : i+6])
		i += 6
		if utf16.IsSurrogate(r) {
			paired := utf8.RuneError
			if i+6 <= len(raw) && raw[i] == '\\' && raw[i+1] == 'u' {
				low, _ := hex4(raw[i+2 : i+6])
				if paired = utf16.DecodeRune(r, low); paired != utf8.RuneError {
					i += 6
				}
			}
			r = paired
		}
		out.WriteRune(r)
	}
	return out.String()
}

// fold makes names equal that differ only in case, as encoding/json would.
func fold(key string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			if r >= 'A' && r <= 'Z' {
				return r + 'a' - 'A'
			}
			return r
		}
		least := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		if least < utf8.RuneSelf && least >= 'A' && least <= 'Z' {
			least += 'a' - 'A'
		}
		return least
	}, key)
}

// quoted shows a name from the file, short and with nothing invisible.
func quoted(name string) string {
	runes := []rune(name[:min(len(name), 200)])
	if len(runes) > 40 {
		runes = append(runes[:40], '…')
	}
	for i, r := range runes {
		if !unicode.IsPrint(r) {
			runes[i] = utf8.RuneError
		}
	}
	return "“" + string(runes) + "”"
}
