package risk

import (
	"strconv"
	"strings"
	"unicode"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// Names gives the inputs of a bid names that tell lines apart: sixty posts each have a
// “Pay an hour”, which becomes “Care worker: pay an hour”, and a dated fact that serves
// several contract years is named with its year. For Options.Name.
func Names(doc bid.Document) func(calc.Node) string {
	roles := make(map[string]string, len(doc.Bid.Pricing.People))
	for _, p := range doc.Bid.Pricing.People {
		roles[p.ID] = p.Role
	}
	return func(n calc.Node) string {
		label := n.Label()
		if strings.HasPrefix(n.ID(), "fact.") {
			return label + factYear(n.ID())
		}
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

// factYear is the contract year of fact.<series>.year<n>, or of a part of it, where a
// year crosses a change.
func factYear(id string) string {
	at := strings.LastIndex(id, ".year")
	if at < 0 {
		return ""
	}
	year, part, _ := strings.Cut(id[at+len(".year"):], ".part")
	if _, err := strconv.Atoi(year); err != nil {
		return ""
	}
	text := ", contract year " + year
	if part != "" {
		text += ", part " + part
	}
	return text
}

// lower starts a label with a small letter, unless it starts with an abbreviation.
func lower(label string) string {
	runes := []rune(label)
	if len(runes) > 1 && unicode.IsUpper(runes[0]) && unicode.IsLower(runes[1]) {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}

// ScenarioFigures are the figures of a priced bid that scenarios show side by side,
// and TrialFigures those that trials follow, in printing order.
var (
	ScenarioFigures = []string{"price.target.printed", "price.asked", "price.break_even", "cost.full", "year.1.gap", "contract.value", "contract.cost", "contract.gap", "even.volume"}
	TrialFigures    = []string{"contract.gap", "year.1.gap", "price.break_even"}
)

// Present keeps the figures that a graph has.
func Present(g *calc.Graph, figures []string) []string {
	var out []string
	for _, id := range figures {
		if _, found := g.Node(id); found {
			out = append(out, id)
		}
	}
	return out
}
