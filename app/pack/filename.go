package pack

import (
	"fmt"
	"strings"
	"unicode"
)

// LongestName keeps file names, in characters, inside what every file system takes.
const LongestName = 120

// FileName is the name offered for a pack: “Ref – Org – Commercial response – v1.pdf”.
// Characters that some file system refuses become spaces, parts that are not known are
// left out, and long parts are cut.
func FileName(doc Document, title string, draft bool, ending string) string {
	if draft {
		title = "DRAFT " + title
	}
	last := fmt.Sprintf("%s – v%d.%s", title, max(doc.Version, 1), ending)
	room := LongestName - len([]rune(last))
	var parts []string
	for _, part := range []string{doc.Reference, doc.Organisation} {
		if part = SafeName(part, room/2-3); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(append(parts, last), " – ")
}

// SafeName makes a text safe as part of a file name on Windows, macOS and Linux.
func SafeName(text string, most int) string {
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
