package notice

import (
	"fmt"
	"regexp"
	"strings"

	"bidwright/app/bid"
)

const maxLotID = 100 // characters; ids stand in paths

// lots takes over the lots; a notice without any gets none made up except the one
// that the whole contract is (Contracts Finder has no lots).
func (d *drafter) lots() {
	t, o := d.in.Tender, &d.out
	seen := make(map[string]bool)
	for i, lot := range t.Lots {
		path := fmt.Sprintf("lots.%d", i+1)
		out := bid.Lot{
			ID: clip(d.line(lot.ID, path), maxLotID), Title: d.line(lot.Title, path+".title"), Status: d.line(lot.Status, path+".status"),
			Description: d.long(lot.Description, path+".description"),
			SME:         suits(lot.SME), VCSE: suits(lot.VCSE),
		}
		if out.ID == "" {
			out.ID = fmt.Sprint(i + 1)
		}
		for base, n := out.ID, 2; seen[out.ID]; n++ {
			out.ID = fmt.Sprintf("%s (%d)", clip(base, maxLotID), n)
		}
		seen[out.ID] = true
		what := "The value of lot " + clip(out.ID, 40)
		out.Value = d.worth(lot.Value, "lots."+out.ID+".value", what)
		out.Places = d.places(lot.ID, len(t.Lots) == 1)
		o.Lots = append(o.Lots, out)
		d.from("lots."+out.ID, fmt.Sprintf("tender.lots[%d]", i))
	}
	if len(o.Lots) == 0 {
		o.Lots = []bid.Lot{{ID: "1", Title: "The whole contract", Places: d.places("", true)}}
		d.from("lots.1", "made by Bidwright: the notice has no lots")
	}
	for _, lot := range o.Lots {
		o.Places = addNew(o.Places, lot.Places...)
	}
	o.Places = head(addNew(o.Places, d.places("", true)...), 500)
	if len(o.Places) > 0 {
		d.from("places", "tender.items[].deliveryAddresses and deliveryLocation")
	}
	o.MaxLotsBid = d.lotLimit(t.MaxLotsBid, "maxLotsBid", "maximumLotsBidPerSupplier", "lots one supplier may bid for")
	o.MaxLotsAward = d.lotLimit(t.MaxLotsAward, "maxLotsAward", "maximumLotsAwardedPerSupplier", "lots one supplier may win")
}

func (d *drafter) lotLimit(text, path, field, words string) string {
	if text == "" {
		return ""
	}
	d.from(path, "tender.lotDetails."+field)
	n, ok, huge := readWhole(text)
	switch {
	case huge:
		d.found.add(CodeHuge, bid.Informs, path, "The notice sets no limit on the number of %s (it gives a number too large to count).", words)
		return "unlimited"
	case ok && n > 0:
		return fmt.Sprint(n)
	}
	delete(d.out.Sources, path)
	return ""
}

// places of one lot, or of items without a lot when all is true.
func (d *drafter) places(lot string, all bool) []string {
	var out []string
	for _, item := range d.in.Tender.Items {
		if item.Lot != lot && !(all && (item.Lot == "" || lot == "")) || len(out) >= 200 {
			continue
		}
		location, _ := cleanLine(item.Location)
		var codes []string
		for _, p := range item.Places {
			place := regionName(first(p.Region, p.Postcode, p.Country))
			if len(item.Places) == 1 && location != "" && regionCode.MatchString(strings.TrimSpace(p.Region)) {
				place, location = location+" ("+strings.ToUpper(strings.TrimSpace(p.Region))+")", ""
			}
			codes = append(codes, place)
		}
		for _, place := range append(codes, location) {
			if text := d.line(place, "places"); text != "" {
				out = addNew(out, text)
			}
		}
	}
	return out
}

func addNew(list []string, more ...string) []string {
next:
	for _, text := range more {
		for _, have := range list {
			if strings.EqualFold(have, text) {
				continue next
			}
		}
		list = append(list, text)
	}
	return list
}

// regionCode is a code of the international territorial levels (TL…) or of their
// forerunner NUTS (UK…); the third letter is the region.
var regionCode = regexp.MustCompile(`(?i)^(?:UK|TL)([C-N])?[A-Z0-9]{0,3}$`)

var regions = map[string]string{
	"C": "North East", "D": "North West", "E": "Yorkshire and The Humber", "F": "East Midlands", "G": "West Midlands", "H": "East of England",
	"I": "London", "J": "South East", "K": "South West", "L": "Wales", "M": "Scotland", "N": "Northern Ireland",
}

// regionName adds the region's name to a code; other texts stay as they are.
func regionName(text string) string {
	code := strings.ToUpper(strings.TrimSpace(text))
	m := regionCode.FindStringSubmatch(code)
	if m == nil {
		return text
	}
	if name := regions[m[1]]; name != "" {
		return code + " (" + name + ")"
	}
	if code == "UK" {
		return "UK (United Kingdom)"
	}
	return text
}

// nationOf reads a nation out of a region code or a plain name; empty when unclear.
func nationOf(text string) bid.Nation {
	name, _ := cleanLine(text)
	if m := regionCode.FindStringSubmatch(name); m != nil {
		switch strings.ToUpper(m[1]) {
		case "":
			return ""
		case "L":
			return bid.Wales
		case "M":
			return bid.Scotland
		case "N":
			return bid.NorthernIreland
		}
		return bid.England
	}
	for _, nation := range []bid.Nation{bid.England, bid.Scotland, bid.Wales, bid.NorthernIreland} {
		if strings.EqualFold(name, string(nation)) {
			return nation
		}
	}
	for letter, region := range regions {
		if letter < "L" && strings.EqualFold(name, region) {
			return bid.England
		}
	}
	return ""
}

// buyerNation is where the buyer sits, as far as the notice says.
func (d *drafter) buyerNation() bid.Nation {
	b, _ := d.body()
	if nation := nationOf(b.Region); nation != "" {
		return nation
	}
	if nation := nationOf(b.Country); nation != "" {
		return nation
	}
	if strings.Contains(strings.ToLower(b.Profile), "publiccontractsscotland.gov.uk") {
		return bid.Scotland
	}
	return ""
}

func suits(answer bid.Answer) string {
	switch answer {
	case bid.Yes:
		return "yes"
	case bid.No:
		return "no"
	}
	return ""
}
