package bid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"unicode/utf8"
)

// Strict says how DecodeStrict reads a file.
type Strict struct {
	What     string // the file in words, such as "pack"
	MaxBytes int
	// Newer reads what this version knows of a file of a newer one and passes over the rest.
	Newer bool
}

// DecodeStrict reads one JSON value into target as Decode reads a bid document: size,
// UTF-8, nesting, unknown, repeated or differently capitalised fields and numbers are
// checked before anything is stored, and lists hold at most MaxLines entries. Every
// error is a sentence that says where the trouble is.
func DecodeStrict(raw []byte, how Strict, target any) error {
	if len(raw) > how.MaxBytes {
		return fmt.Errorf("it has %d bytes, more than the %d that a %s may have", len(raw), how.MaxBytes, how.What)
	}
	if !utf8.Valid(raw) {
		return errors.New("it is not plain UTF-8 text")
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	w := walker{raw: raw, dec: json.NewDecoder(bytes.NewReader(raw)), what: how.What, most: MaxLines, newer: how.Newer}
	w.dec.UseNumber()
	if err := w.value(reflect.TypeOf(target).Elem(), "", 0); err != nil {
		return err
	}
	if _, err := w.dec.Token(); !errors.Is(err, io.EOF) {
		return w.errorf("there is more text after the end of the %s", how.What)
	}
	if err := json.Unmarshal(raw, target); err != nil {
		return readable(raw, err)
	}
	return nil
}

// CheckTexts looks at the texts, ids, lists and choices of any part of a document, as
// Check does for the whole.
func CheckTexts(part any) []Issue {
	c := &checker{}
	c.visit(reflect.ValueOf(part), "", reflect.StructField{}, "")
	return c.issues
}

// Tidy trims the texts below a pointer and composes them (NFC), as Normalise does for a
// whole document.
func Tidy(part any) { tidy(reflect.ValueOf(part).Elem()) }
