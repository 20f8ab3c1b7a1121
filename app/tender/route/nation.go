package route

import (
	"regexp"
	"strings"

	"bidwright/app/bid"
)

var regionCode = regexp.MustCompile(`^(?:UK|TL)([C-N])[0-9A-Z]{0,3}\b`)

func suggestNation(o bid.Opportunity) (bid.Nation, string) {
	region := strings.TrimSpace(o.Buyer.Region)
	if m := regionCode.FindStringSubmatch(strings.ToUpper(region)); m != nil {
		nation := bid.England
		switch m[1] {
		case "L":
			nation = bid.Wales
		case "M":
			nation = bid.Scotland
		case "N":
			nation = bid.NorthernIreland
		}
		return nation, "The buyer's region is " + region + "."
	}
	for _, nation := range []bid.Nation{bid.England, bid.Scotland, bid.Wales, bid.NorthernIreland} {
		if strings.EqualFold(region, string(nation)) {
			return nation, "The buyer's region is " + region + "."
		}
	}
	if nation, code := postcode(o.Buyer.Address); nation != "" {
		return nation, "The buyer's postcode is " + code + "."
	}
	switch portal(o) {
	case "pcs":
		return bid.Scotland, "The notice is from Public Contracts Scotland."
	case "s2w":
		return bid.Wales, "The notice is from Sell2Wales."
	}
	if o.Regime == "Scotland" {
		return bid.Scotland, "The notice is under the Scottish rules."
	}
	return "", ""
}

var postcodes = regexp.MustCompile(`\b([A-Z]{1,2})[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b`)

// areas are the postcode areas outside England; empty where an area lies on both
// sides of a border or outside the United Kingdom.
var areas = map[string]bid.Nation{
	"BT": bid.NorthernIreland,
	"AB": bid.Scotland, "DD": bid.Scotland, "EH": bid.Scotland, "FK": bid.Scotland, "G": bid.Scotland, "HS": bid.Scotland,
	"IV": bid.Scotland, "KA": bid.Scotland, "KW": bid.Scotland, "KY": bid.Scotland, "ML": bid.Scotland, "PA": bid.Scotland,
	"PH": bid.Scotland, "ZE": bid.Scotland,
	"CF": bid.Wales, "LD": bid.Wales, "SA": bid.Wales,
	"CA": "", "CH": "", "DG": "", "HR": "", "LL": "", "NP": "", "SY": "", "TD": "", "GL": "", "JE": "", "GY": "", "IM": "",
}

// postcode reads a nation out of the last postcode of an address.
func postcode(address string) (bid.Nation, string) {
	found := postcodes.FindAllStringSubmatch(address, -1)
	if len(found) == 0 {
		return "", ""
	}
	last := found[len(found)-1]
	if nation, listed := areas[last[1]]; listed {
		return nation, last[0]
	}
	return bid.England, last[0]
}

func portal(o bid.Opportunity) string {
	if o.Notice == nil {
		return ""
	}
	return o.Notice.Portal
}

func noticeType(o bid.Opportunity) string {
	if o.Notice == nil {
		return ""
	}
	return o.Notice.Type
}

func suggestDevolved(o bid.Opportunity, nation bid.Nation, authority bid.Authority) (bid.Answer, string) {
	name := strings.ToLower(o.Buyer.Name)
	switch {
	case nation == "" || nation == bid.England:
		return "", ""
	case o.Regime == "Scotland":
		return bid.Yes, "The notice is under the Scottish rules, which devolved buyers follow."
	case o.Regime == "PA23" && nation == bid.Scotland:
		return bid.No, "The buyer sits in Scotland, but the notice is under the Procurement Act 2023."
	case authority != "" && authority != bid.AuthorityCentral && authority != bid.AuthorityUtility:
		return bid.Yes, "Councils, health bodies, schools and the like in " + string(nation) + " are devolved."
	case authority == bid.AuthorityCentral && (strings.Contains(name, "scottish") || strings.Contains(name, "welsh") || strings.Contains(name, "northern ireland")):
		return bid.Yes, "The buyer's name is that of a devolved government."
	}
	return "", ""
}
