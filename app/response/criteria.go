package response

import (
	"slices"
	"strings"

	"bidwright/app/bid"
)

// Untaken are the criteria of quality that the notice names and that no question carries
// yet, as questions without an id: those of the lots bid for, else of the whole tender.
// Criteria of price and cost are none, and pass-or-fail ones belong to selection.
func Untaken(b *bid.Bid) []bid.MethodQuestion {
	var out []bid.MethodQuestion
	add := func(lot string, list []bid.Criterion) {
		for _, c := range list {
			kind, name := strings.ToLower(c.Kind), strings.TrimSpace(c.Name)
			if name == "" {
				name = strings.TrimSpace(c.Text)
			}
			priced := kind == "price" || kind == "cost" || kind == "economic" || strings.EqualFold(name, "price") || strings.EqualFold(name, "cost")
			if priced || c.PassFail || name == "" {
				continue
			}
			q := bid.MethodQuestion{Title: clip(name, bid.MaxName), Text: c.Text, LotID: lot, Weight: c.Weight}
			same := func(x bid.MethodQuestion) bool { return x.LotID == q.LotID && strings.EqualFold(x.Title, q.Title) }
			if !slices.ContainsFunc(b.Response.Questions, same) && !slices.ContainsFunc(out, same) {
				out = append(out, q)
			}
		}
	}
	for _, lot := range b.Opportunity.Lots {
		if len(lot.Criteria) > 0 && slices.Contains(b.Opportunity.LotIDs, lot.ID) {
			add(lot.ID, lot.Criteria)
		}
	}
	add("", b.Opportunity.Criteria)
	return out
}

func clip(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}
