package guide

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
)

// kinds are what a buyer may pay for, with an example each.
var kinds = []kit.Option{
	{ID: string(bid.UnitHour), Text: "An hour, such as home care"}, {ID: string(bid.UnitVisit), Text: "A visit to a person’s home"},
	{ID: string(bid.UnitSession), Text: "A session, such as a group"}, {ID: string(bid.UnitDay), Text: "A day, such as day care"},
	{ID: string(bid.UnitPlaceWeek), Text: "A place by the week"}, {ID: string(bid.UnitPlacement), Text: "A placement of a person"},
	{ID: string(bid.UnitItem), Text: "A meal or other item"}, {ID: string(bid.UnitOutcome), Text: "A result that a person reaches"},
	{ID: string(bid.UnitBlock), Text: "The whole service, as a block"},
}

var (
	hows       = []kit.Option{{ID: string(bid.PerMonth), Text: "a month"}, {ID: string(bid.PerYear), Text: "a year"}, {ID: string(bid.PerUnit), Text: "for each one delivered"}}
	paid       = []kit.Option{{ID: string(bid.PaidHourly), Text: "By the hour"}, {ID: string(bid.PaidSalaryFTE), Text: "Full-time salary"}, {ID: string(bid.PaidSalaryActual), Text: "Salary as paid"}}
	deliveries = []kit.Option{{ID: "visits", Text: "Yes, in visits at home"}, {ID: "fixed", Text: "No, people work fixed hours"}}
	answers    = []kit.Option{{ID: string(bid.Yes), Text: "Yes"}, {ID: string(bid.No), Text: "No"}, {ID: string(bid.Unknown), Text: "Not known yet"}}
	methods    = []kit.Option{{ID: string(bid.CoreRunningCosts), Text: "A share of the running costs"}, {ID: string(bid.CoreAmount), Text: "An amount a year"}, {ID: string(bid.CoreShareOfDirect), Text: "A share on top of direct costs"}}
	uplifts    = []kit.Option{
		{ID: string(bid.UpliftNotStated), Text: "Not stated: ask the buyer"}, {ID: string(bid.UpliftNone), Text: "It does not rise"}, {ID: string(bid.UpliftFixed), Text: "By a fixed share"},
		{ID: string(bid.UpliftCPI), Text: "With prices (CPI)"}, {ID: string(bid.UpliftCapped), Text: "With prices, up to a cap"}}
	vats = []kit.Option{
		{ID: string(bid.VATUndecided), Text: "Not decided yet"}, {ID: string(bid.VATExempt), Text: "Exempt"}, {ID: string(bid.VATOutside), Text: "Outside VAT"},
		{ID: string(bid.VATStandard), Text: "Standard rate"}, {ID: string(bid.VATReduced), Text: "Reduced rate"}, {ID: string(bid.VATZero), Text: "Zero rate"}}
)

// costWords is a cost line as it was typed.
func costWords(x bid.CostLine) string {
	if x.Basis == bid.PerShareOfPay || x.Basis == bid.PerShareOfPrice {
		return x.Rate.Format() + " " + basisWords(x.Basis)
	}
	if !x.Amount.IsSet() {
		return "not entered"
	}
	return x.Amount.FormatRate() + " " + basisWords(x.Basis)
}

func basisWords(b bid.CostBasis) string {
	switch b {
	case bid.PerMonth:
		return "a month"
	case bid.PerUnit:
		return "for each one delivered"
	case bid.Once:
		return "once"
	case bid.PerShareOfPay:
		return "of pay"
	case bid.PerShareOfPrice:
		return "of the price"
	case bid.PerYear, "":
		return "a year"
	}
	return "a " + strings.ReplaceAll(string(b), "_", " and ")
}

// lower begins a label inside a sentence, but for abbreviations and names.
func lower(label string) string {
	runes := []rune(label)
	if len(runes) < 2 || strings.ToUpper(string(runes[1])) == string(runes[1]) {
		return label
	}
	return strings.ToLower(string(runes[0])) + string(runes[1:])
}
