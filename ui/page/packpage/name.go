package packpage

import (
	"fmt"
	"strings"
	"unicode"

	"bidwright/app/pack"
)

// Format is a kind of file that a pack leaves as.
type Format string

// The formats. The names are the endings of the files.
const (
	PDF  Format = "pdf"
	HTML Format = "html"
	JSON Format = "json"
	XLSX Format = "xlsx"
	CSV  Format = "csv"
)

// Words says what the format is for.
func (f Format) Words() string {
	switch f {
	case PDF:
		return "PDF"
	case HTML:
		return "web page"
	case XLSX:
		return "spreadsheet"
	case CSV:
		return "plain table (CSV)"
	}
	return "data file (JSON)"
}

// longestName keeps file names, in characters, inside what every file system takes.
const longestName = 120

// FileName is the name offered for a pack: “Ref – Org – Commercial response – v1.pdf”.
// Characters that some file system refuses become spaces, parts that are not known are
// left out, and long parts are cut.
func FileName(doc pack.Document, title string, draft bool, f Format) string {
	if draft {
		title = "DRAFT " + title
	}
	ending := fmt.Sprintf("%s – v%d.%s", title, max(doc.Version, 1), f)
	room := longestName - len([]rune(ending))
	var parts []string
	for _, part := range []string{doc.Reference, doc.Organisation} {
		if part = tidy(part, room/2-3); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(append(parts, ending), " – ")
}

// tidy makes a text safe as part of a file name on Windows, macOS and Linux.
func tidy(text string, most int) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r), unicode.IsControl(r), unicode.IsSpace(r), r == unicode.ReplacementChar:
			return ' '
		case unicode.Is(unicode.Cf, r): // marks that do not print or turn the reading direction
			return -1
		}
		return r
	}, text)
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most-1]) + "…"
	}
	return strings.Trim(text, " .")
}
