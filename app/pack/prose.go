package pack

import (
	"regexp"
	"strings"
)

// ids are drawn at random, so that the digits of any figure turn up in one by chance.
var ids = regexp.MustCompile(`(?i)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b`)

func withoutIDs(text string) string {
	if strings.Count(text, "-") < 4 {
		return text
	}
	return ids.ReplaceAllString(text, " ")
}

var proseNumber = regexp.MustCompile(`[0-9][0-9,\x{00A0}\x{202F}\x{2009} ]*(?:\.[0-9]+)?`)

// prose is a text that somebody typed for the reader, without the figures in it that
// cannot be there by chance: of four significant digits or more, and no year. Its words
// may be read; a figure in it is open only where it is so by its own label. So a price
// or a cost that was typed into a text is still found by the leak test.
func prose(text string) string {
	return proseNumber.ReplaceAllStringFunc(text, func(number string) string {
		plain := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r == '.' {
				return r
			}
			return -1
		}, number)
		digits := strings.Trim(strings.ReplaceAll(strings.TrimLeft(plain, "0"), ".", ""), "0")
		if len(digits) < 4 || len(plain) == 4 && (plain[:2] == "19" || plain[:2] == "20") {
			return number
		}
		return " "
	})
}
