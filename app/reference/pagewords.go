package reference

import "slices"

// pageWords are the words of the field that a newcomer meets on each page, in the order
// of the page. Every one is an entry of the glossary.
var pageWords = map[string][]string{
	"welcome":      {"Full cost recovery", "Contract notice"},
	"bids":         {"Contract notice", "Standstill", "Market position statement", "Provider reference group", "Soft market testing"},
	"organisation": {"VCSE", "Share code", "Connected person", "Exclusion ground", "Self-cleaning", "Free reserves", "Current ratio", "Gearing"},
	"facts":        {"National Living Wage", "Real Living Wage", "Consumer Prices Index", "Threshold", "Projected figure"},
	"overview":     {"Full cost recovery", "Walk-away price", "Expected value", "Break-even chance", "Peak funding need"},
	"guide":        {"Full cost recovery", "Productive hours", "On-costs", "Overhead", "Surplus share"},
	"opportunity": {"Invitation to tender", "Lot", "Light touch", "Threshold", "Covered procurement", "Provider Selection Regime",
		"Quote band", "Reserved contract", "Clarification question", "Pledge to Work Together", "Social value", "TUPE"},
	"eligibility": {"Condition of participation", "Procurement Specific Questionnaire", "Excluded supplier", "Excludable supplier",
		"Associated person", "Debarment list", "Acid test", "Joint and several liability", "Parent company guarantee", "Clarification question"},
	"dynamic":      {"Dynamic purchasing system", "Dynamic market", "Referral", "Core competency", "Mini-competition"},
	"core-costs":   {"Core cost", "Overhead", "Allocation key", "Full cost recovery", "Void", "Occupancy"},
	"price":        {"Full cost recovery", "Unit price", "Uplift", "Contingency", "Surplus share", "Walk-away price", "Award criteria"},
	"trial":        {"Price ladder", "Break-even volume", "Payment by results", "Peak funding need"},
	"partners":     {"Managing provider", "Managing agent", "Hub and spoke", "Joint and several liability"},
	"answers":      {"Method statement", "Key performance indicator", "Mobilisation", "Form of tender", "Freedom of information"},
	"social-value": {"Social value", "Outcome", "Proxy", "Deadweight", "Attribution", "Displacement", "Drop-off", "Social return on investment", "LM3", "Outcomes-based commissioning"},
	"pack":         {"Price schedule", "Price base date", "Value for money", "Method statement", "Clarification question"},
}

// PageWords are the glossary words of a page, by its id; nil for a page without any.
func PageWords(page string) []string { return slices.Clone(pageWords[page]) }
