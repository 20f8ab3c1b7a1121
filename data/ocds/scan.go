package ocds

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"bidwright/app/notice"
)

// kind is what a JSON value is.
type kind byte

const (
	isNull kind = iota
	isTrue
	isFalse
	isNumber
	isText
	isList
	isObject
)

// node is one value of the file. Numbers stay the text they were.
type node struct {
	kind   kind
	text   string
	keys   []string
	values []node
}

// scanner reads strict JSON once, from front to back. Beyond the standard it refuses
// keys that differ only in case, because readers disagree on which one counts.
type scanner struct {
	ctx      context.Context
	data     string
	at       int
	depth    int
	count    int
	progress func(done, total int64)
	reported int
	bare     *Refusal // the first bare Infinity or NaN, when reading on to see if it is all
}

func scan(ctx context.Context, data string, progress func(done, total int64)) (node, *Refusal) {
	s := &scanner{ctx: ctx, data: data, progress: progress}
	root, bad := s.value()
	if bad == nil {
		s.space()
		if s.at < len(s.data) {
			bad = s.wrong("something follows the end of the notice")
		}
	}
	if bad != nil {
		return node{}, bad
	}
	if s.bare != nil {
		return node{}, s.bare
	}
	return root, nil
}

// wrong is a refusal at the present place.
func (s *scanner) wrong(format string, args ...any) *Refusal {
	line, column := s.place(s.at)
	r := refuse(notice.CodeRefused, "This file cannot be read as a notice: %s (line %d, column %d). Nothing was imported. Save the notice from the portal again as JSON.", fmt.Sprintf(format, args...), line, column)
	r.Line, r.Column = line, column
	return r
}

// place is the line and the column, in characters, of a byte.
func (s *scanner) place(at int) (line, column int) {
	at = min(at, len(s.data))
	before := s.data[:at]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}

func (s *scanner) space() {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

func (s *scanner) value() (node, *Refusal) {
	s.space()
	if s.count++; s.count > maxValues {
		return node{}, s.wrong("it holds more than %d values", maxValues)
	}
	if s.count%1024 == 0 {
		if err := s.ctx.Err(); err != nil {
			return node{}, refuse(notice.CodeRefused, "Reading the notice was stopped. Nothing was imported.")
		}
		if s.progress != nil && s.at-s.reported > 64<<10 {
			s.reported = s.at
			s.progress(int64(s.at), int64(len(s.data)))
		}
	}
	if s.at >= len(s.data) {
		return node{}, s.wrong("it ends in the middle")
	}
	switch c := s.data[s.at]; {
	case c == '{':
		return s.object()
	case c == '[':
		return s.list()
	case c == '"':
		text, bad := s.text()
		return node{kind: isText, text: text}, bad
	case c >= '0' && c <= '9':
		return s.number()
	case c == '-' && !strings.HasPrefix(s.data[s.at:], "-Infinity"):
		return s.number()
	}
	for _, word := range []struct {
		text string
		kind kind
		bare bool
	}{{"null", isNull, false}, {"true", isTrue, false}, {"false", isFalse, false}, {"Infinity", isNull, true}, {"-Infinity", isNull, true}, {"NaN", isNull, true}} {
		if !strings.HasPrefix(s.data[s.at:], word.text) || wordByte(s.data, s.at+len(word.text)) {
			continue
		}
		if word.bare && s.bare == nil {
			line, column := s.place(s.at)
			s.bare = refuse(notice.CodeBareNumber, "This file holds %s where a number belongs (line %d, column %d), which is not valid JSON. Bidwright can mend a copy and read that; your file stays as it is.", word.text, line, column)
			s.bare.Line, s.bare.Column, s.bare.Repairable = line, column, true
		}
		s.at += len(word.text)
		return node{kind: word.kind}, nil
	}
	r, _ := utf8.DecodeRuneInString(s.data[s.at:])
	if !unicode.IsPrint(r) {
		r = '�'
	}
	return node{}, s.wrong("“%c” stands where a value belongs", r)
}

func wordByte(data string, at int) bool {
	if at >= len(data) {
		return false
	}
	c := data[at]
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

func (s *scanner) enter() *Refusal {
	if s.depth++; s.depth > MaxNesting {
		return s.wrong("it is nested more than %d deep", MaxNesting)
	}
	s.at++
	return nil
}

func (s *scanner) list() (node, *Refusal) {
	if bad := s.enter(); bad != nil {
		return node{}, bad
	}
	out := node{kind: isList}
	for {
		s.space()
		if s.peek() == ']' && len(out.values) == 0 {
			break
		}
		value, bad := s.value()
		if bad != nil {
			return node{}, bad
		}
		out.values = append(out.values, value)
		s.space()
		if s.peek() == ',' {
			s.at++
			continue
		}
		if s.peek() != ']' {
			return node{}, s.wrong("a comma or “]” is missing in a list")
		}
		break
	}
	s.at++
	s.depth--
	return out, nil
}

func (s *scanner) object() (node, *Refusal) {
	if bad := s.enter(); bad != nil {
		return node{}, bad
	}
	out := node{kind: isObject}
	seen := make(map[string]string)
	for {
		s.space()
		if s.peek() == '}' && len(out.keys) == 0 {
			break
		}
		if s.peek() != '"' {
			return node{}, s.wrong("a name in quotation marks is missing")
		}
		from := s.at
		key, bad := s.text()
		if bad != nil {
			return node{}, bad
		}
		if before, again := seen[fold(key)]; again {
			s.at = from
			if before == key {
				return node{}, s.wrong("the name %s stands twice in one place", quoted(key))
			}
			return node{}, s.wrong("the names %s and %s differ only in capital letters", quoted(before), quoted(key))
		}
		seen[fold(key)] = key
		s.space()
		if s.peek() != ':' {
			return node{}, s.wrong("a colon is missing after %s", quoted(key))
		}
		s.at++
		value, bad := s.value()
		if bad != nil {
			return node{}, bad
		}
		out.keys = append(out.keys, key)
		out.values = append(out.values, value)
		s.space()
		if s.peek() == ',' {
			s.at++
			continue
		}
		if s.peek() != '}' {
			return node{}, s.wrong("a comma or “}” is missing after %s", quoted(key))
		}
		break
	}
	s.at++
	s.depth--
	return out, nil
}

func (s *scanner) peek() byte {
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

func (s *scanner) digits() bool {
	from := s.at
	for c := s.peek(); c >= '0' && c <= '9'; c = s.peek() {
		s.at++
	}
	return s.at > from
}

func (s *scanner) number() (node, *Refusal) {
	from := s.at
	if s.peek() == '-' {
		s.at++
	}
	if s.peek() == '0' {
		s.at++
	} else if !s.digits() {
		return node{}, s.wrong("a number is not complete")
	}
	if s.peek() == '.' {
		s.at++
		if !s.digits() {
			return node{}, s.wrong("a number is not complete")
		}
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.at++
		if c := s.peek(); c == '+' || c == '-' {
			s.at++
		}
		if !s.digits() {
			return node{}, s.wrong("a number is not complete")
		}
	}
	if wordByte(s.data, s.at) {
		return node{}, s.wrong("a number runs into other characters")
	}
	return node{kind: isNumber, text: s.data[from:s.at]}, nil
}
