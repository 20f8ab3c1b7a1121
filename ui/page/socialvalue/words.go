package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/socialvalue"
	"bidwright/ui/kit"
)

var ledgerOptions = []kit.Option{
	{Text: "As the library has it"}, {ID: string(bid.LedgerFiscal), Text: "Fiscal: money of public bodies"},
	{ID: string(bid.LedgerEconomic), Text: "Economic: earnings and local growth"}, {ID: string(bid.LedgerSocial), Text: "Social: health, wellbeing and safety"},
}

var cashableOptions = []kit.Option{
	{Text: "Not said"}, {ID: string(bid.CashableNow), Text: "Money is freed at once"},
	{ID: string(bid.CashableScale), Text: "Money is freed once enough of it comes together"}, {ID: string(bid.CashableCapacity), Text: "Only time is freed"},
}

var evidenceOptions = []kit.Option{
	{Text: "Not said"}, {ID: "0", Text: "0: opinion"}, {ID: "1", Text: "1: before and after alone"}, {ID: "2", Text: "2: adjusted comparison"},
	{ID: "3", Text: "3: before and after, with a comparison group"}, {ID: "4", Text: "4: natural experiment"}, {ID: "5", Text: "5: randomised trial"},
}

var basisOptions = []kit.Option{{Text: "The whole contract"}, {ID: string(bid.BasisPlacement), Text: "One placement"}}

var howOptions = []kit.Option{
	{Text: "Typed"}, {ID: string(bid.QuantityEach), Text: "People × times each"},
	{ID: string(bid.QuantityRates), Text: "Rate with us against without us"}, {ID: string(bid.QuantityCompleted), Text: "Starters who complete"},
}

var transferOptions = []kit.Option{{Text: "As the library has it"}, {ID: "no", Text: "No"}, {ID: "part", Text: "In part"}, {ID: "yes", Text: "Yes: one side’s gain is the other’s loss"}}

// bodyOptions are the kinds of body to pick from, the first being none.
func bodyOptions(none string) []kit.Option {
	out := []kit.Option{{Text: none}}
	for _, id := range socialvalue.BodyIDs() {
		out = append(out, kit.Option{ID: id, Text: socialvalue.BodyName(id)})
	}
	return out
}

func orUnnamed(text string) string {
	if text == "" {
		return "No name yet"
	}
	return text
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}
