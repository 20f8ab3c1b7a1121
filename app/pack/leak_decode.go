package pack

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The most that is unpacked from a zip: entries, and bytes in all.
const (
	zipEntries = 200
	zipBytes   = 64 << 20
)

// Decode turns the bytes of an attachment or a plain file into haystacks: JSON with
// its escapes undone, the entries of a zip (also those inside them), UTF-16 and UTF-8
// text. An error means that something could not be opened, so that a search would
// prove nothing.
func Decode(where string, raw []byte) ([]Haystack, error) {
	budget := int64(zipBytes)
	return decode(where, raw, 3, &budget)
}

func decode(where string, raw []byte, depth int, budget *int64) ([]Haystack, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		if depth == 0 {
			return nil, fmt.Errorf("%s: archives are nested too deep to search", where)
		}
		return unzip(where, raw, depth, budget)
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")), bytes.HasPrefix(raw, []byte("\xFF\xFE")):
		return []Haystack{{Where: where, Text: UTF16(raw)}}, nil
	case json.Valid(raw):
		return []Haystack{{Where: where, Text: jsonText(raw)}, {Where: where, Text: string(raw)}}, nil
	case utf8.Valid(raw) && !bytes.ContainsRune(raw, 0):
		out := []Haystack{{Where: where, Text: string(raw)}}
		if plain := unescaped(string(raw)); plain != string(raw) {
			out = append(out, Haystack{Where: where, Text: plain})
		}
		return out, nil
	}
	out := RawHaystacks(where, raw)
	for from := range min(2, len(raw)) { // UTF-16 may begin at any byte
		out = append(out, Haystack{Where: where, Text: UTF16(raw[from:]), Raw: true}, Haystack{Where: where, Text: UTF16(append([]byte("\xFF\xFE"), raw[from:]...)), Raw: true})
	}
	return out, nil
}

func unzip(where string, raw []byte, depth int, budget *int64) ([]Haystack, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("%s: the archive cannot be opened: %w", where, err)
	}
	if len(archive.File) > zipEntries {
		return nil, fmt.Errorf("%s: the archive has more than %d entries", where, zipEntries)
	}
	out := []Haystack{{Where: where, Text: archive.Comment}}
	for _, entry := range archive.File {
		name := where + "/" + entry.Name
		out = append(out, Haystack{Where: name, Text: entry.Name + "\n" + entry.Comment})
		in, err := entry.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: cannot be opened: %w", name, err)
		}
		content, err := io.ReadAll(io.LimitReader(in, *budget+1))
		if err == nil {
			err = in.Close()
		}
		if err != nil {
			return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
		}
		if *budget -= int64(len(content)); *budget < 0 {
			return nil, fmt.Errorf("%s: the archive unpacks to more than %d MB", where, zipBytes>>20)
		}
		more, err := decode(name, content, depth-1, budget)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// jsonText is every string, number and key of a JSON document, a line each.
func jsonText(raw []byte) string {
	var b strings.Builder
	in := json.NewDecoder(bytes.NewReader(raw))
	in.UseNumber()
	for {
		token, err := in.Token()
		if err != nil {
			return b.String()
		}
		switch t := token.(type) {
		case string:
			b.WriteString(t + "\n")
		case json.Number:
			b.WriteString(t.String() + "\n")
		}
	}
}

var escapes = regexp.MustCompile(`(?:\\u[0-9A-Fa-f]{4})+|\\[nrt"\\/]`)

// unescaped is a text with the escapes of JSON (\u00a3), of XML (&#163;) and the doubled
// quotes of CSV and formulae undone.
func unescaped(text string) string {
	text = escapes.ReplaceAllStringFunc(text, func(run string) string {
		switch run[1] {
		case 'n', 'r', 't':
			return " "
		case 'u':
			var units []uint16
			for _, hex := range strings.Split(run, `\u`)[1:] {
				unit, err := strconv.ParseUint(hex, 16, 16)
				if err != nil {
					return run // cannot be: the pattern has four hexadecimal digits
				}
				units = append(units, uint16(unit))
			}
			return string(utf16.Decode(units))
		}
		return run[1:]
	})
	return strings.ReplaceAll(html.UnescapeString(text), `""`, `"`)
}

// RawHaystacks are bytes that hold no known text: as they are, and without the noughts
// that UTF-16 puts between Latin letters.
func RawHaystacks(where string, raw []byte) []Haystack {
	latin := make([]rune, 0, len(raw))
	for _, c := range raw {
		if c != 0 {
			latin = append(latin, rune(c))
		}
	}
	return []Haystack{
		{Where: where, Text: strings.ToValidUTF8(string(raw), "\uFFFD"), Raw: true},
		{Where: where, Text: string(latin), Raw: true},
	}
}

// UTF16 decodes UTF-16, big endian unless its mark says otherwise. Half a character is
// dropped.
func UTF16(raw []byte) string {
	little := bytes.HasPrefix(raw, []byte("\xFF\xFE"))
	if little || bytes.HasPrefix(raw, []byte("\xFE\xFF")) {
		raw = raw[2:]
	}
	units := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		unit := uint16(raw[i])<<8 | uint16(raw[i+1])
		if little {
			unit = unit<<8 | unit>>8
		}
		units = append(units, unit)
	}
	return string(utf16.Decode(units))
}
