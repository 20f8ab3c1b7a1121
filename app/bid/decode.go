package bid

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"
)

// ErrNewer is returned for a document written by a newer version of the program.
var ErrNewer = errors.New("this bid was made by a newer version of Bidwright; it was not changed – install that version to open it")

// maxDepth bounds the nesting of a document; the deepest real path has 8 levels.
const maxDepth = 32

// Decode reads a bid document strictly: at most MaxBytes of UTF-8, one JSON value,
// no unknown, repeated or differently capitalised field, numbers as text. Every
// error is a sentence that says where the trouble is; nothing is repaired.
func Decode(raw []byte) (Document, error) {
	if len(raw) > MaxBytes {
		return Document{}, fmt.Errorf("the file is larger than %d MB, so it is not a bid document; choose another file", MaxBytes>>20)
	}
	if !utf8.Valid(raw) {
		return Document{}, errors.New("the file is not plain UTF-8 text, so it is not a bid document; choose another file")
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if err := newerSchema(raw); err != nil {
		return Document{}, err
	}
	w := walker{raw: raw, dec: json.NewDecoder(bytes.NewReader(raw)), what: "bid document", most: 10 * MaxLines}
	w.dec.UseNumber()
	if err := w.value(reflect.TypeFor[Document](), "", 0); err != nil {
		return Document{}, err
	}
	if _, err := w.dec.Token(); !errors.Is(err, io.EOF) {
		return Document{}, w.errorf("there is more text after the end of the bid document")
	}
	var doc Document
	if err := json.Unmarshal(raw, &doc); err != nil {
		return Document{}, readable(raw, err)
	}
	if doc.Schema < 1 {
		return Document{}, errors.New("the file does not say which schema it follows (\"schema\": 1), so it is not a bid document")
	}
	if doc.Schema < 3 {
		RenameCodes(doc.Bid.Accepted)
	}
	doc.Schema = SchemaVersion // otherwise every earlier document is a document of this schema too
	return doc, nil
}

// Encode writes the canonical form: fields in the order of the structs, two-space
// indent, no escaping beyond what JSON needs, one final line end.
func Encode(doc Document) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return nil, fmt.Errorf("writing the bid document: %w", err)
	}
	return out.Bytes(), nil
}

func newerSchema(raw []byte) error {
	var head struct {
		Schema json.RawMessage `json:"schema"`
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return readable(raw, err)
	}
	var version int64
	if json.Unmarshal(head.Schema, &version) == nil && version > SchemaVersion {
		return ErrNewer
	}
	return nil
}

// readable turns the words of encoding/json into a sentence with a place.
func readable(raw []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("the file is not readable JSON at %s: %s", place(raw, syntax.Offset), syntax.Error())
	case errors.As(err, &kind):
		return fmt.Errorf("at %s the field %q holds a %s, which does not belong there", place(raw, kind.Offset), kind.Field, kind.Value)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the file ends too early; it may have been cut off when it was copied")
	}
	return err
}

func place(raw []byte, offset int64) string {
	if offset > int64(len(raw)) {
		offset = int64(len(raw))
	}
	before := raw[:offset]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return fmt.Sprintf("line %d, column %d", line, max(column, 1))
}

// walker compares the tokens of a document with the Go types before anything is
// stored, because encoding/json takes repeated and differently capitalised keys.
type walker struct {
	raw  []byte
	dec  *json.Decoder
	what string // the file, in words: "bid document" when empty
	most int    // entries of one list
	// newer lets fields pass that this version does not know.
	newer bool
}

func (w *walker) errorf(format string, args ...any) error {
	return fmt.Errorf("%s: %s", place(w.raw, w.dec.InputOffset()), fmt.Sprintf(format, args...))
}

var unmarshaler = reflect.TypeFor[json.Unmarshaler]()

func (w *walker) value(t reflect.Type, path string, depth int) error {
	if depth > maxDepth {
		return w.errorf("the file is nested deeper than any %s", w.what)
	}
	token, err := w.dec.Token()
	if err != nil {
		return readable(w.raw, err)
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	delim, nested := token.(json.Delim)
	if reflect.PointerTo(t).Implements(unmarshaler) {
		if _, number := token.(json.Number); number {
			return w.errorf("%s is a bare number; numbers are stored as text such as \"12.50\"", named(path))
		}
		if nested {
			return w.errorf("%s holds a list or group where one value belongs", named(path))
		}
		if text, ok := token.(string); ok {
			quoted, _ := json.Marshal(text)
			if err := reflect.New(t).Interface().(json.Unmarshaler).UnmarshalJSON(quoted); err != nil {
				return w.errorf("%s: %s", named(path), err)
			}
		}
		return nil
	}
	switch t.Kind() {
	case reflect.Struct, reflect.Map:
		if token == nil && path != "" {
			return nil
		}
		if delim != '{' {
			return w.errorf("%s should be a group of fields", named(path))
		}
		return w.object(t, path, depth)
	case reflect.Slice:
		if token == nil {
			return nil
		}
		if t.Elem().Kind() == reflect.Uint8 { // a picture
			text, ok := token.(string)
			if _, err := base64.StdEncoding.DecodeString(text); !ok || err != nil {
				return w.errorf("%s is not a picture in base64", named(path))
			}
			return nil
		}
		if delim != '[' {
			return w.errorf("%s should be a list", named(path))
		}
		return w.list(t, path, depth)
	}
	if nested {
		return w.errorf("%s holds a list or group where one value belongs", named(path))
	}
	return nil
}

func named(path string) string {
	if path == "" {
		return "the document"
	}
	return fmt.Sprintf("%q", clipped(path))
}

func clipped(text string) string {
	if runes := []rune(text); len(runes) > 80 {
		return string(runes[:80]) + "…"
	}
	return text
}

func (w *walker) object(t reflect.Type, path string, depth int) error {
	var known map[string]reflect.Type
	if t.Kind() == reflect.Struct {
		known = fieldsOf(t)
	}
	seen := make(map[string]string)
	for w.dec.More() {
		token, err := w.dec.Token()
		if err != nil {
			return readable(w.raw, err)
		}
		key, ok := token.(string)
		if !ok {
			return w.errorf("a field name is missing in %s", named(path))
		}
		folded := strings.ToLower(key)
		if earlier, twice := seen[folded]; twice {
			return w.errorf("the field %q stands twice in %s (first as %q); which one counts is not clear", clipped(key), named(path), clipped(earlier))
		}
		seen[folded] = key
		inner := t
		if known != nil {
			field, found := known[key]
			if !found && w.newer && !foldedIn(known, key) {
				var skipped json.RawMessage
				if err := w.dec.Decode(&skipped); err != nil {
					return readable(w.raw, err)
				}
				continue
			}
			if !found {
				return w.errorf("%s has a field %q that this version does not know", named(path), clipped(key))
			}
			inner = field
		} else {
			inner = t.Elem()
		}
		if err := w.value(inner, join(path, key), depth+1); err != nil {
			return err
		}
	}
	if _, err := w.dec.Token(); err != nil {
		return readable(w.raw, err)
	}
	return nil
}

func (w *walker) list(t reflect.Type, path string, depth int) error {
	for i := 0; w.dec.More(); i++ {
		if i >= w.most {
			return w.errorf("%s has more than %d entries", named(path), w.most)
		}
		if err := w.value(t.Elem(), fmt.Sprintf("%s[%d]", path, i), depth+1); err != nil {
			return err
		}
	}
	if _, err := w.dec.Token(); err != nil {
		return readable(w.raw, err)
	}
	return nil
}

func fieldsOf(t reflect.Type) map[string]reflect.Type {
	known := make(map[string]reflect.Type, t.NumField())
	for i := range t.NumField() {
		if name := jsonName(t.Field(i)); name != "" {
			known[name] = t.Field(i).Type
		}
	}
	return known
}

// foldedIn says if encoding/json would take the key for one of the known fields.
func foldedIn(known map[string]reflect.Type, key string) bool {
	for name := range known {
		if strings.EqualFold(name, key) {
			return true
		}
	}
	return false
}

func jsonName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	if !field.IsExported() || name == "-" {
		return ""
	}
	return name
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
