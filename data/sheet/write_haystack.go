package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"bidwright/app/pack"
)

// The most that is unpacked of a spreadsheet that this program made.
const (
	mostParts = 200
	mostBytes = 256 << 20
)

type part struct {
	name string
	raw  []byte
}

func (p part) is(piece string) bool { return strings.Contains(p.name, piece) }

// open unpacks every part of an XLSX.
func open(raw []byte) ([]part, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("the spreadsheet cannot be opened: %w", err)
	}
	if len(archive.File) > mostParts {
		return nil, fmt.Errorf("the spreadsheet has more than %d parts", mostParts)
	}
	left := int64(mostBytes)
	parts := make([]part, 0, len(archive.File))
	for _, file := range archive.File {
		in, err := file.Open()
		if err != nil {
			return nil, fmt.Errorf("%s cannot be opened: %w", file.Name, err)
		}
		content, err := io.ReadAll(io.LimitReader(in, left+1))
		if err = errors.Join(err, in.Close()); err != nil {
			return nil, fmt.Errorf("%s cannot be read: %w", file.Name, err)
		}
		if left -= int64(len(content)); left < 0 {
			return nil, fmt.Errorf("the spreadsheet unpacks to more than %d MB", mostBytes>>20)
		}
		parts = append(parts, part{file.Name, content})
	}
	return parts, nil
}

// address is a cell in a formula: its row number is no figure.
var address = regexp.MustCompile(`\$?[A-Z]{1,3}\$?[0-9]{1,7}`)

// Haystacks turns a spreadsheet into texts for the leak test: what stands in every cell,
// formula, property, sheet name, header, rule and comment of every part, and the parts
// raw. Positions, styles and colours are bytes in which only long figures are looked for.
func Haystacks(raw []byte) ([]pack.Haystack, error) {
	parts, err := open(raw)
	if err != nil {
		return nil, err
	}
	var out []pack.Haystack
	for _, p := range parts {
		if p.is("theme/") && bytes.Equal(p.raw, libraryTheme()) {
			continue // colours and line widths that every file of the library has
		}
		if !strings.HasSuffix(p.name, ".xml") && !strings.HasSuffix(p.name, ".rels") {
			more, err := pack.Decode(p.name, p.raw)
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
			continue
		}
		shown, marks, err := texts(p)
		if err != nil {
			return nil, err
		}
		out = append(out, pack.Haystack{Where: p.name, Text: shown}, pack.Haystack{Where: p.name, Text: marks, Raw: true})
		if !p.is("worksheets/") { // whose every piece is in the two texts above
			out = append(out, pack.RawHaystacks(p.name, p.raw)...)
		}
	}
	return out, nil
}

// libraryTheme is the theme of an empty file.
var libraryTheme = sync.OnceValue(func() []byte {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	var buffer bytes.Buffer
	if f.Write(&buffer) != nil {
		return nil
	}
	parts, err := open(buffer.Bytes())
	if err != nil {
		return nil
	}
	for _, p := range parts {
		if p.is("theme/") {
			return p.raw
		}
	}
	return nil
})

// texts separates what can be read from positions and styles.
func texts(p part) (shown, marks string, err error) {
	var read, rest strings.Builder
	in := xml.NewDecoder(bytes.NewReader(p.raw))
	inside := ""
	for {
		token, err := in.Token()
		if err == io.EOF {
			return read.String(), rest.String(), nil
		}
		if err != nil {
			return "", "", fmt.Errorf("%s cannot be searched: %w", p.name, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			inside = t.Name.Local
			for _, a := range t.Attr {
				switch a.Name.Local {
				case "name", "title", "error", "errorTitle", "prompt", "promptTitle", "Target", "descr", "formatCode":
					read.WriteString(a.Value + "\n")
				default:
					rest.WriteString(a.Value + "\n")
				}
			}
		case xml.EndElement:
			inside = ""
		case xml.CharData:
			text := string(t)
			if inside == "f" || inside == "definedName" {
				text = strings.ReplaceAll(address.ReplaceAllString(text, " "), `""`, `"`)
			}
			if inside == "si" || inside == "r" || inside == "" {
				text = strings.TrimSpace(text)
			}
			read.WriteString(text + "\n")
		case xml.Comment:
			read.WriteString(string(t) + "\n")
		case xml.ProcInst:
			rest.WriteString(string(t.Inst) + "\n")
		}
	}
}
