package notice

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
)

// Proposal is a value elsewhere in the bid that the notice makes likely. It is shown
// with its reason and taken over only when the user confirms it.
type Proposal struct {
	Path  string // in the bid, such as pricing.start
	Label string
	Value string // stored form: ISO day, whole number, name or amount
	Why   string
}

// Proposals lists what may follow from an opportunity.
func Proposals(o bid.Opportunity) []Proposal {
	var out []Proposal
	add := func(path, label, value, why string, args ...any) {
		out = append(out, Proposal{path, label, value, fmt.Sprintf(why, args...)})
	}
	if !o.Term.Start.IsZero() {
		add("pricing.start", "First day of the contract", o.Term.Start.ISO(), "The notice gives %s as the start of the contract.", o.Term.Start)
	}
	if years, why := wholeYears(o.Term); years > 0 && otherLength(o) == "" {
		add("pricing.years", "Contract years", strconv.Itoa(years), "%s", why)
	}
	if o.Nation == "" {
		nation, where := nationOf(o.Buyer.Region), "the buyer's region, "+o.Buyer.Region
		if nation == "" && o.Notice != nil && o.Notice.Portal == "pcs" {
			nation, where = bid.Scotland, "the portal, Public Contracts Scotland"
		}
		if nation == "" && o.Notice != nil && o.Notice.Portal == "s2w" {
			nation, where = bid.Wales, "the portal, Sell2Wales"
		}
		if nation != "" {
			add("opportunity.nation", "Nation", string(nation), "It follows from %s.", where)
		}
	}
	if o.Value.Currency == "" && (o.Value.Net.IsSet() || o.Value.Gross.IsSet()) {
		add("opportunity.value.currency", "Currency", "GBP", "The notice names no currency.")
	}
	if total, ok := lotTotal(o); ok {
		add("opportunity.value.net", "Value", total.String(), "The notice gives no value for the whole; the values of its %d lots add to %s.", len(o.Lots), total.Format())
	}
	if len(o.Lots) == 1 && len(o.LotIDs) == 0 {
		add("opportunity.lotIds", "Lots of this bid", o.Lots[0].ID, "The contract is not divided into lots.")
	}
	return out
}

// wholeYears is the term in years where nothing is open: dates or months that make
// whole years, at most as many as are priced, and without counting renewals.
func wholeYears(t bid.Term) (int, string) {
	switch {
	case !t.Start.IsZero() && !t.End.IsZero():
		for years := 1; years <= bid.MaxYears; years++ {
			if end := t.Start.AddYears(years); t.End == end || t.End == end.AddDays(-1) {
				return years, fmt.Sprintf("The contract runs from %s to %s; renewals are not counted.", t.Start, t.End)
			}
		}
	case t.Months > 0 && t.Months%12 == 0 && t.Months/12 <= bid.MaxYears:
		return t.Months / 12, fmt.Sprintf("The notice gives a term of %d months; renewals are not counted.", t.Months)
	}
	return 0, ""
}

var (
	lengthWords = regexp.MustCompile(`(?i)\b(?:(further|additional|extension|extended|extra|another|optional|notice|renewal)\s+)?(?:period|term)\s+of\s+(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:\(\w+\)\s*)?(year|month)s?\b`)
	contracted  = regexp.MustCompile(`(?i)\bcontract|\bagreement|\bframework|\binitial`)
	counts      = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)

// otherLength is the words of a text that give the contract another length than its
// fields do; empty when none does. Only then is the term open to doubt.
func otherLength(o bid.Opportunity) string {
	months := termMonths(o.Term)
	if months == 0 {
		return ""
	}
	text := o.Term.Renewal + "\n" + o.Term.OptionsText + "\n" + o.Description
	for _, sentence := range sentences(text) {
		if !contracted.MatchString(sentence) {
			continue
		}
		for _, m := range lengthWords.FindAllStringSubmatch(sentence, -1) {
			if m[1] != "" {
				continue
			}
			n := slices.Index(counts, strings.ToLower(m[2]))
			if n < 0 {
				n, _ = strconv.Atoi(m[2])
			}
			if strings.EqualFold(m[3], "year") {
				n *= 12
			}
			if n != months {
				return m[0]
			}
		}
	}
	return ""
}

// termMonths is the length of a term in months, 0 where it is no whole number of them.
func termMonths(t bid.Term) int {
	if t.Months > 0 {
		return t.Months
	}
	if t.Start.IsZero() || t.End.IsZero() {
		return 0
	}
	for n := 1; n <= 600; n++ {
		if end := t.Start.AddMonths(n); t.End == end || t.End == end.AddDays(-1) {
			return n
		}
	}
	return 0
}

func lotTotal(o bid.Opportunity) (money.Pounds, bool) {
	if o.Value.Net.IsSet() || o.Value.Gross.IsSet() || len(o.Lots) < 2 {
		return money.Pounds{}, false
	}
	total := o.Lots[0].Value.Net.Decimal()
	for i, lot := range o.Lots {
		if !lot.Value.Net.IsSet() || lot.Value.Currency != "" && lot.Value.Currency != "GBP" {
			return money.Pounds{}, false
		}
		if i > 0 {
			total = total.Add(lot.Value.Net.Decimal())
		}
	}
	return money.PoundsOf(total), true
}

// Today is the calendar day in the United Kingdom.
func (r Reading) Today() date.Date {
	if r.London == nil {
		return date.Of(r.Now.UTC())
	}
	return date.Of(r.Now.In(r.London))
}
