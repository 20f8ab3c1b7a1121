package reference

import "bidwright/app/money"

// unitWords are the units as they follow a figure in print.
var unitWords = map[string]string{
	"GBP": "", "GBP/hour": " an hour", "GBP/day": " a day", "GBP/week": " a week", "GBP/month": " a month",
	"GBP/year": " a year", "GBP/mile": " a mile", "GBP/contact hour": " a contact hour",
	"GBP/place-year": " a place and year", "GBP/placement-week": " a placement and week", "GBP/session": " a session",
	"percent": "", "percent of paybill": " of the paybill", "index": "",
	"years": " years", "days": " days", "weeks": " weeks", "weeks/year": " weeks a year", "days/year": " days a year",
	"miles/year": " miles a year",
}

// ValueWords is the value as printed, with its unit: £12.71 an hour, 15 %,
// 5.6 weeks a year. It is "not known" when there is none.
func (f Fact) ValueWords() string {
	if !f.Known() {
		return "not known"
	}
	d := f.Value.Decimal()
	figure := money.FormatQuantity(d)
	if f.IsPercent() {
		figure = f.Share().Format()
	} else if len(f.Unit) >= 3 && f.Unit[:3] == "GBP" {
		figure = money.FormatRate(d)
	}
	return figure + unitWords[f.Unit]
}
