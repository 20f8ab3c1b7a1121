package notice

import (
	"regexp"
	"strings"

	"bidwright/app/bid"
)

// portals by the prefix of the process id.
var portals = []struct{ prefix, name string }{
	{"ocds-h6vhtk", "fts"}, // Find a Tender
	{"ocds-b5fd17", "cf"},  // Contracts Finder
	{"ocds-r6ebe6", "pcs"}, // Public Contracts Scotland
	{"ocds-kuma6s", "s2w"}, // Sell2Wales
}

var portalHosts = []struct{ host, name string }{
	{"find-tender.service.gov.uk", "fts"}, {"contractsfinder.service.gov.uk", "cf"},
	{"publiccontractsscotland.gov.uk", "pcs"}, {"sell2wales.gov.wales", "s2w"},
}

func portal(ocid, uri string) string {
	for _, p := range portals {
		if strings.HasPrefix(strings.ToLower(strings.TrimSpace(ocid)), p.prefix) {
			return p.name
		}
	}
	for _, p := range portalHosts {
		if strings.Contains(strings.ToLower(uri), p.host) {
			return p.name
		}
	}
	return ""
}

var (
	ftsNumber = regexp.MustCompile(`^\d{6}-\d{4}$`)
	uk        = regexp.MustCompile(`(?i)^UK\d{1,2}$`)
)

// link is the address of the notice on its portal, as text.
func link(r *Release, from string) string {
	if from == "fts" && ftsNumber.MatchString(strings.TrimSpace(r.ID)) {
		return "https://www.find-tender.service.gov.uk/Notice/" + strings.TrimSpace(r.ID)
	}
	documents := append(append([]Document(nil), r.Tender.Documents...), r.Planning...)
	for _, doc := range documents {
		if doc.URL != "" && isNotice(doc) {
			return doc.URL
		}
	}
	for _, address := range r.Links {
		if address != "" {
			return address
		}
	}
	return ""
}

func isNotice(doc Document) bool {
	return doc.NoticeType != "" || strings.HasSuffix(strings.ToLower(doc.Kind), "notice")
}

// noticeType is UK1 … UK17: of the paper that is this notice, else of the latest.
func noticeType(r *Release) string {
	best, when := "", ""
	for _, doc := range append(append([]Document(nil), r.Planning...), r.Tender.Documents...) {
		kind := strings.ToUpper(strings.TrimSpace(doc.NoticeType))
		if !uk.MatchString(kind) {
			continue
		}
		if doc.ID != "" && doc.ID == r.ID {
			return kind
		}
		if best == "" || doc.Date >= when {
			best, when = kind, doc.Date
		}
	}
	return best
}

// body finds the party behind the buyer reference: by id, by name, else the one
// with the role of buyer. One body can be listed twice with other roles.
func (d *drafter) body() (Body, bool) {
	ref := d.in.Buyer
	isBuyer := func(b Body) bool {
		for _, role := range b.Roles {
			if strings.EqualFold(role, "buyer") {
				return true
			}
		}
		return false
	}
	for _, test := range []func(Body) bool{
		func(b Body) bool { return isBuyer(b) && ref.ID != "" && b.ID == ref.ID },
		func(b Body) bool { return isBuyer(b) && ref.Name != "" && b.Name == ref.Name },
		func(b Body) bool { return isBuyer(b) && ref.ID == "" && ref.Name == "" },
		func(b Body) bool { return ref.ID != "" && b.ID == ref.ID },
		isBuyer,
	} {
		for _, b := range d.in.Parties {
			if test(b) {
				return b, true
			}
		}
	}
	return Body{}, false
}

func (d *drafter) buyer() {
	o := &d.out
	b, found := d.body()
	o.Buyer.Name = d.line(first(d.in.Buyer.Name, b.Name), "buyer.name")
	o.Buyer.ID = d.line(first(d.in.Buyer.ID, b.ID), "buyer.id")
	if o.Buyer.Name != "" {
		d.from("buyer.name", "buyer.name")
	}
	if !found {
		return
	}
	o.Buyer.Address = d.long(joined(", ", b.Street, b.Locality, b.Postcode, b.Country), "buyer.address")
	o.Buyer.Region = d.line(first(b.Region, b.Country), "buyer.region")
	for _, kind := range head(b.Kinds, 20) {
		o.Buyer.Kinds = append(o.Buyer.Kinds, d.line(kind, "buyer.kinds"))
	}
	if o.Buyer.Address != "" {
		d.from("buyer.address", "parties[] with the role buyer, address")
	}
	if o.Contact = d.long(joined("\n", b.ContactName, b.Email, b.Telephone, b.ContactURL), "contact"); o.Contact != "" {
		d.from("contact", "parties[] with the role buyer, contactPoint")
	}
}

func (d *drafter) cpv() []bid.Code {
	var out []bid.Code
	seen := make(map[string]bool)
	take := func(codes []bid.Code) {
		for _, c := range codes {
			c = bid.Code{Scheme: d.line(c.Scheme, "cpv"), ID: d.line(c.ID, "cpv"), Text: d.line(c.Text, "cpv")}
			key := strings.ToUpper(c.Scheme) + " " + c.ID
			if c.ID == "" || seen[key] || len(out) >= 500 {
				continue
			}
			seen[key] = true
			out = append(out, c)
		}
	}
	take(d.in.Tender.Codes)
	for _, item := range d.in.Tender.Items {
		take(item.Codes)
	}
	return out
}

func (d *drafter) technique() {
	t, o := d.in.Tender, &d.out
	switch {
	case t.DPS == bid.Yes:
		o.Technique = "dps"
		d.from("technique", "tender.techniques.hasDynamicPurchasingSystem")
	case t.Framework == bid.Yes:
		o.Technique = "framework"
		d.from("technique", "tender.techniques.hasFrameworkAgreement")
	case o.Notice.Portal == "cf" && dpsWords.MatchString(o.Title):
		o.Technique = "dps" // Contracts Finder has no field for it, only words
		d.from("technique", "words of tender.title")
	case o.Notice.Portal == "cf" && frameworkWords.MatchString(o.Title):
		o.Technique = "framework"
		d.from("technique", "words of tender.title")
	}
}

var (
	dpsWords       = regexp.MustCompile(`(?i)\bdynamic\s+(?:purchasing|market)|\bDPS\b`)
	frameworkWords = regexp.MustCompile(`(?i)\bframework(?:\s+agreement)?\b`)
)

func first(texts ...string) string {
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			return text
		}
	}
	return ""
}

func joined(separator string, texts ...string) string {
	var parts []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, separator)
}
