package risk

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// SuggestedWhy is the reason text of every suggested range: it says what it is.
const SuggestedWhy = "A tenth either way of the figure in the bid: a starting range, not evidence. Replace it by what you have seen, and say where."

// Suggest offers ranges for the inputs that move an outcome most, for a person to look
// at and edit; nothing is applied. The numbers are the tenth either way of a tornado.
// Quantities are linked, and so is pay, because these rise and fall together. What is
// decided rather than uncertain (the price, the surplus, the length of the contract)
// is not offered, nor dated facts, which are not a matter of chance within a year.
func Suggest(g *calc.Graph, outcome string, most int, o Options) []bid.Driver {
	s, _ := Tornado(g, outcome, nil, most+8, o)
	var out []bid.Driver
	for _, b := range s.Own {
		if len(out) >= most {
			break
		}
		low, fitsLow := stored(b.Low)
		central, fitsCentral := stored(b.Base)
		high, fitsHigh := stored(b.High)
		if b.Decided || !fitsLow || !fitsCentral || !fitsHigh {
			continue
		}
		out = append(out, bid.Driver{Path: b.ID, Low: low, Central: central, High: high, Linked: link(b.ID), Why: SuggestedWhy})
	}
	return out
}

// decided are inputs that the bidder or the buyer sets, not chance.
var decided = map[string]bool{
	"pricing.asked": true, "pricing.surplus": true, "pricing.weeks": true, "pricing.years": true, "pricing.walkAway": true, "pricing.contingency": true,
	"opportunity.ceiling": true, "opportunity.budget": true,
}

// stored is a number as a document can hold it, of at most 12 + 12 digits.
func stored(d decimal.Decimal) (money.Value, bool) {
	value, err := money.ParseValue(d.Round(12).String())
	return value, err == nil
}

// link is the word by which inputs of one kind share a draw.
func link(path string) string {
	switch {
	case strings.HasPrefix(path, "pricing.volume."):
		return "volume"
	case strings.HasSuffix(path, ".hourlyPay"), strings.HasSuffix(path, ".salary"):
		return "pay"
	}
	return ""
}
