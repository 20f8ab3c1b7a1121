package pack

import (
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/exchange"
	"bidwright/app/money"
)

// betweenSecrets is what the reader of a pack between partners may not learn and what it
// may, worked out from the bid itself by fixed rules, never from the composed offer or
// answer: those are what is being tested.
func (b *builder) betweenSecrets() (secrets []Secret, allowed []string) {
	member := b.s.Made.Data.Offer.MemberID
	open, rest := b.openToPartner(member)
	if b.audience == Lead {
		open, rest = b.openToLead()
	}
	for _, n := range b.s.Assessment.Pricing.Graph.Figures() {
		v, ok := n.Value()
		if !ok {
			continue
		}
		if b.audience == Partner && (ofMember(n.ID(), member) || n.ID() == "cons.value" && b.inHeads(n)) {
			allowed = append(allowed, n.Format(), v.String(), v.StringFixed(2))
			continue
		}
		if origin, isInput := n.Origin(); isInput && (origin.Kind == calc.Fact || origin.Kind == calc.Default || openField(origin.Path) ||
			slices.ContainsFunc(open, func(o opened) bool { return o.path != "" && within(origin.Path, o.path) })) {
			allowed = append(allowed, n.Format(), v.String()) // public, published by the buyer, or the reader's own
			continue
		}
		secrets = append(secrets, Secret{Path: n.ID(), Label: b.s.Assessment.Pricing.Label(n.ID()), Number: &v, Share: n.Unit().String() == "%"})
	}
	for _, o := range open {
		if theirs[o.path] {
			published(reflect.ValueOf(o.value), &allowed)
		} else {
			listed(reflect.ValueOf(o.value), prose, &allowed)
		}
	}
	t := wordings{may: map[Label]bool{}, contact: true, open: func(text string) { allowed = append(allowed, text) },
		hide: func(path string, label Label, text string) {
			secrets = append(secrets, Secret{Path: path, Label: label, Text: text})
		}}
	t.walk(reflect.ValueOf(rest.Organisation), "organisation", "", false)
	t.walk(reflect.ValueOf(rest.Bid), "", "", false)
	t.walk(reflect.ValueOf(rest.Facts), "facts", "", false)
	amounts(reflect.ValueOf(rest.Organisation), "organisation", &secrets)
	amounts(reflect.ValueOf(rest.Bid), "", &secrets)
	capacities("consortium.own", rest.Bid.Consortium.Own, &secrets)
	for _, m := range rest.Bid.Consortium.Members {
		capacities("consortium.members."+m.ID+".part", m.Part, &secrets)
	}
	if b.s.Library != nil {
		for _, c := range b.s.Library.HeadClauses() { // our own published wording
			allowed = append(allowed, c.Title, c.Text)
		}
	}
	allowed = append(allowed, b.doc.Date.String(), b.doc.Date.ISO(), b.s.Made.Short, b.s.Made.Hash)
	return secrets, allowed
}

// inHeads reports that the heads of terms print a figure on purpose: whether a reader may
// have the value of the whole contract is weighed where its offer is composed.
func (b *builder) inHeads(n calc.Node) bool {
	return slices.ContainsFunc(b.bid.Consortium.Heads, func(h bid.HeadText) bool { return strings.Contains(h.Text, n.Format()) })
}

// opened is a value that the reader may see whole, with the path of its inputs.
type opened struct {
	path  string
	value any
}

// theirs are those whose words the buyer or the reader wrote, with every figure in them.
var theirs = map[string]bool{"opportunity": true, "title": true, "consortium.demand": true, "invitation.offer": true}

// within reports whether a path is that of a field or below it.
func within(path, field string) bool { return path == field || strings.HasPrefix(path, field+".") }

// ofMember reports the figures that tell one partner about itself, and the coverage that
// all members see.
func ofMember(id, member string) bool {
	return strings.HasPrefix(id, "cons.cover.") || id == "cons.coverage" || strings.HasPrefix(id, "cons.coverage.") || id == "cons.split."+member || strings.HasPrefix(id, "cons.split."+member+".") || id == "cons.fee.rate"
}

// openToPartner splits the lead's bid in what this partner may read and the rest.
func (b *builder) openToPartner(member string) ([]opened, bid.Document) {
	rest := b.s.Document
	c := rest.Bid.Consortium
	o := rest.Bid.Opportunity
	o.Contact = ""
	org := rest.Organisation
	open := []opened{
		{"", org.Name}, {"", org.LegalForm}, {"", org.ContactName}, {"", org.ContactEmail}, {"", org.ID},
		{"", rest.Bid.ID}, {"title", rest.Bid.Title}, {"opportunity", o}, {"pricing.years", rest.Bid.Pricing.Years},
		{"", c.Name}, {"", c.Unit}, {"", c.Split.Fee.Buys}, {"consortium.split.fee.rate", c.Split.Fee.Rate}, {"consortium.split.fee.monthly", c.Split.Fee.Monthly},
		{"", c.Heads}, {"", c.Steps}, {"consortium.chain.days", c.Chain.Days}, {"consortium.chain.results.share", c.Chain.Results.Share}, {"", c.Chain.Results.Clawback},
	}
	demand := decimal.Zero // of all cells: its sum stands in the manifest
	for _, cell := range c.Cells {
		if cell.Demand.IsSet() {
			demand = demand.Add(cell.Demand.Decimal())
		}
		open = append(open, opened{"", []string{cell.LotID, cell.Area, cell.Specialism, cell.ID}}, opened{"consortium.cells." + cell.ID + ".demand", cell.Demand})
		for _, part := range cell.Parts {
			if part.MemberID == member {
				open = append(open, opened{"", part.Share})
			}
		}
	}
	open = append(open, opened{"consortium.demand", demand.String()})
	for _, risk := range c.Risks {
		for _, part := range risk.Parts {
			if part.MemberID == member {
				open = append(open, opened{"", []string{risk.ID, risk.Name}}, opened{"", part.Share})
			}
		}
	}
	for _, ask := range c.Asks {
		if ask.MemberID == "" || ask.MemberID == member {
			open = append(open, opened{"", ask})
		}
	}
	kept := c
	kept.Name, kept.Unit, kept.Cells, kept.Heads, kept.Steps, kept.Chain.Results.Clawback = "", "", nil, nil, nil, ""
	kept.Split.Fee.Buys = nil
	kept.Asks = slices.DeleteFunc(slices.Clone(c.Asks), func(a bid.Ask) bool { return a.MemberID == "" || a.MemberID == member })
	kept.Risks = slices.Clone(c.Risks)
	for i, risk := range kept.Risks {
		if slices.ContainsFunc(risk.Parts, func(p bid.RiskPart) bool { return p.MemberID == member }) {
			kept.Risks[i].Name = ""
		}
	}
	kept.Members = slices.Clone(c.Members)
	for i := range kept.Members {
		m := &kept.Members[i]
		if m.ID == member {
			open = append(open, opened{"", []string{m.ID, m.Name}}, opened{"consortium.members." + m.ID + ".part", m.Part}, opened{"consortium.members." + m.ID + ".terms", m.Terms})
			m.Name, m.Part, m.Terms = "", bid.PartnerPart{}, bid.PartnerTerms{}
		} else if c.Named == bid.Yes {
			open = append(open, opened{"", m.Name})
			m.Name = ""
		}
		m.Exchange = bid.Exchange{} // what was sent and merged before: parts that are walked already
	}
	rest.Bid.Consortium, rest.Bid.Opportunity, rest.Bid.Title = kept, bid.Opportunity{Contact: rest.Bid.Opportunity.Contact}, ""
	rest.Organisation.Name, rest.Organisation.LegalForm, rest.Organisation.ContactName, rest.Organisation.ContactEmail = "", "", "", ""
	rest.Organisation.Signers = nil
	return open, rest
}

// openToLead splits a partner's bid in what its lead may read, which is what came from
// the lead and the part that answers it, and the rest: every cost, price and note.
func (b *builder) openToLead() ([]opened, bid.Document) {
	rest := b.s.Document
	org := rest.Organisation
	open := []opened{{"", org.Name}, {"", org.LegalForm}, {"", org.ID}, {"", rest.Bid.ID}, {"title", rest.Bid.Title}}
	o := rest.Bid.Opportunity
	o.Contact, o.Notice, o.Sources = "", nil, nil
	open = append(open, opened{"opportunity", o})
	if in := rest.Bid.Invitation; in != nil {
		open = append(open, opened{"invitation.offer", in.Offer}, opened{"invitation.part", in.Part})
		rest.Bid.Invitation = nil
	}
	rest.Bid.Opportunity, rest.Bid.Title = bid.Opportunity{Contact: rest.Bid.Opportunity.Contact}, ""
	rest.Organisation.Name, rest.Organisation.LegalForm, rest.Organisation.Signers = "", "", nil
	return open, rest
}

// amounts are the pounds below v, whether or not a figure rests on them.
func amounts(v reflect.Value, path string, secrets *[]Secret) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			amounts(v.Elem(), path, secrets)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return // a picture
		}
		for i := range v.Len() {
			amounts(v.Index(i), path, secrets)
		}
	case reflect.Struct:
		if p, ok := v.Interface().(money.Pounds); ok {
			if p.IsSet() {
				d := p.Decimal()
				*secrets = append(*secrets, Secret{Path: path, Label: LabelInternal, Number: &d})
			}
			return
		}
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
				amounts(v.Field(i), strings.TrimPrefix(path+"."+name, "."), secrets)
			}
		}
	}
}

// capacities are what a party said that it can serve: for the lead and that party only.
func capacities(path string, part bid.PartnerPart, secrets *[]Secret) {
	hide := func(path string, q money.Quantity) {
		if q.IsSet() {
			d := q.Decimal()
			*secrets = append(*secrets, Secret{Path: path, Label: LabelLead, Number: &d})
		}
	}
	hide(path+".most", part.Most)
	for _, c := range part.Capacity {
		hide(path+".capacity."+c.ID, c.Amount)
	}
}

// marks are the ids, hashes and signature lines of the pack.
func (b *builder) marks() []string {
	if b.s.Made == nil {
		return nil
	}
	m, o := b.s.Made.Manifest, b.s.Made.Data.Offer
	marks := []string{m.PackID, m.BidID, m.PreviousHash, m.From.OrganisationID, m.To.OrganisationID, b.s.Made.Hash, b.s.Made.Short, o.GroupBidID, o.Lead.OrganisationID, b.s.Made.Data.Part.OrganisationID}
	for _, f := range m.Parts {
		marks = append(marks, f.SHA256)
	}
	for _, a := range b.s.Attachments {
		if a.Name == exchange.SignatureName {
			marks = append(marks, strings.Split(string(a.Content), "\n")...)
		}
	}
	return slices.DeleteFunc(marks, func(mark string) bool { return len(mark) < 8 })
}
