package risk

import (
	"strings"
	"unicode"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// Names gives the inputs of a bid names that tell lines apart: sixty posts each have a
// “Pay an hour”, which becomes “Care worker: pay an hour”. For Options.Name.
func Names(doc bid.Document) func(calc.Node) string {
	roles := make(map[string]string, len(doc.Bid.Pricing.People))
	for _, p := range doc.Bid.Pricing.People {
		roles[p.ID] = p.Role
	}
	return func(n calc.Node) string {
		label := n.Label()
		rest, isPost := strings.CutPrefix(n.ID(), "pricing.people.")
		if !isPost {
			return label
		}
		id, _, _ := strings.Cut(rest, ".")
		if role := roles[id]; role != "" && !strings.HasPrefix(label, role) {
			return clipped(role) + ": " + lower(label)
		}
		return label
	}
}

// lower starts a label with a small letter, unless it starts with an abbreviation.
func lower(label string) string {
	runes := []rune(label)
	if len(runes) > 1 && unicode.IsUpper(runes[0]) && unicode.IsLower(runes[1]) {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}
