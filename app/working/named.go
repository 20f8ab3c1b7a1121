package working

import (
	"strings"
	"unicode"

	"bidwright/app/bid"
)

// Named is what a line is called, or the standard word. A name that bid.Check refuses
// still labels figures, cut to the longest allowed and without invisible characters.
func Named(name, standard string) string {
	if name == "" {
		return standard
	}
	if len(name) <= bid.MaxName && strings.IndexFunc(name, unseen) < 0 {
		return name
	}
	runes := []rune(strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		return r
	}, name))
	if len(runes) > bid.MaxName {
		runes = append(runes[:bid.MaxName], '…')
	}
	return string(runes)
}

func unseen(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) }
