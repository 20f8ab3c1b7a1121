package route

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
)

// reservations lists whom the rules let this buyer keep the competition for, and asks
// where the notice reserves it for others.
func (b *builder) reservations() {
	r := b.r
	if r.Regime != PA23 {
		return
	}
	local := r.Authority == bid.AuthorityCouncil || r.Authority == bid.AuthorityPolice || r.Authority == bid.AuthorityParish
	if r.AtOrAbove == bid.No {
		switch {
		case local && r.Nation == bid.England:
			b.may("RES-ENG", bid.ReservedArea, bid.ReservedSMEs, bid.ReservedAreaSMEs)
		case r.Authority == bid.AuthorityCentral || r.Authority == bid.AuthorityNHS:
			b.may("RES-CEN", bid.ReservedArea, bid.ReservedAreaSMEs)
		}
	}
	b.may("RES-SE", bid.ReservedSupported)
	if b.lightTouch() {
		b.may("RES-PSM", bid.ReservedMutual)
	}
	kept := b.o.Route.Reserved.For
	if kept == bid.ReservedNone {
		return
	}
	for _, m := range r.Reservations {
		for _, f := range m.For {
			if f == kept {
				return
			}
		}
	}
	b.ask(false, Question{Code: CodeReserved, Path: path + "reserved.for", Text: "The competition is reserved in a way for which no rule is held with this buyer, class and value. Ask on what it rests.",
		Buyer: "Under which rule is this competition reserved, and where does the notice say so?"})
}

// may adds a reservation that is in force on the day of the procurement.
func (b *builder) may(id string, who ...bid.ReservedFor) {
	if a := b.lib.RuleByID(id, b.r.Began); !a.Found || a.Before || a.Projected {
		return
	}
	rule := b.byID(id)
	words := rule.Effect
	if rule.Amount.IsSet() {
		unit := strings.ReplaceAll(rule.Unit, "_", " ")
		if unit == "percent" {
			unit = "%"
		}
		words += fmt.Sprintf(" (%s %s)", money.FormatQuantity(rule.Amount.Decimal()), unit)
	}
	b.r.Reservations = append(b.r.Reservations, May{For: who, Words: words, Rule: rule})
}

// asks are the words for what a band asks for.
var asks = map[string]string{
	"direct_on_written_quote": "an arrangement straight with a provider on a written quote",
	"rfq":                     "a request for quotation", "tender": "a tender", "tenders": "tenders",
	"advertised_tender": "an advertised tender", "officer_decides": "what the officer decides",
	"quote": "a quote", "quotes": "quotes", "written_quote": "a written quote", "written_quotes": "written quotes",
	"email_quotes": "quotes by e-mail", "portal_quotes": "quotes through the portal",
	"written_quotes_informal": "written quotes without a formal process",
}

// AsksWords is what a band asks for, in words; a buyer's own words stay as typed.
func AsksWords(code string) string {
	if words, found := asks[code]; found {
		return words
	}
	return strings.ReplaceAll(code, "_", " ")
}

// profile is the quote bands to use: the user's own, one of the facts, or the default.
func (b *builder) profile() (p reference.QuoteProfile, own, chosen bool) {
	id := b.o.Route.Bands
	for _, q := range b.in.Document.Organisation.Profiles {
		if id != "" && q.ID == id {
			return ownProfile(q), true, true
		}
	}
	var fallback reference.QuoteProfile
	name := strings.ToLower(b.o.Buyer.Name)
	for _, q := range b.lib.QuoteProfiles() {
		if id != "" && q.ID == id {
			return q, false, true
		}
		if q.Default {
			fallback = q
		}
	}
	if id == "" && (b.r.Authority == bid.AuthorityCouncil || b.r.Authority == "") {
		for _, q := range b.lib.QuoteProfiles() {
			place := strings.ToLower(q.Name)
			if !q.Default && holds(name, place) || q.Default && (holds(name, "devon") || holds(name, "cornwall")) {
				return q, false, true
			}
		}
	}
	return fallback, false, false
}

func ownProfile(q bid.QuoteProfile) reference.QuoteProfile {
	p := reference.QuoteProfile{ID: q.ID, Name: q.Name}
	for _, x := range q.Bands {
		band := reference.QuoteBand{Profile: q.ID, ProfileName: q.Name, Band: x.ID, Over: x.Over, UpTo: x.UpTo, Quotes: x.Quotes, Route: x.Asks, Note: x.Note,
			VATBasis: map[bid.Answer]string{bid.Yes: "inc", bid.No: "ex", bid.Unknown: "not_stated"}[x.WithVAT], ValueScope: "total",
			Source: reference.Source{Title: q.Source, ReadOn: q.Read, Certainty: reference.Medium}}
		if x.AddsUp == bid.Yes {
			band.ValueScope = "cumulative"
		}
		p.Bands = append(p.Bands, band)
	}
	return p
}

// band is step 7: what the buyer's own rules ask for at this value (ROUTE-040).
func (b *builder) band() {
	net, known := b.r.Net.Value()
	basis, knownBasis := b.r.Basis.Value()
	p, own, chosen := b.profile()
	s := Step{ID: "quotes", Question: "What do the buyer's own rules ask for at this value?", Assumed: !chosen || b.o.Route.Bands == ""}
	if !known || !knownBasis || len(p.Bands) == 0 {
		s.Says, s.Missing = "Not known", "the value"
		if len(p.Bands) == 0 {
			s.Missing = "the buyer's bands"
		}
		b.step(s)
		return
	}
	at := func(amount money.Pounds) *reference.QuoteBand {
		for i := range p.Bands {
			if p.Bands[i].Holds(amount) {
				return &p.Bands[i]
			}
		}
		return nil
	}
	without, with := at(money.PoundsOf(net)), at(money.PoundsOf(basis))
	held := without
	if with != nil && with.VATBasis == "inc" {
		held = with
	}
	if held == nil {
		s.Says, s.Missing = "Not known", "a band for this value"
		b.step(s)
		return
	}
	band := &Band{Profile: p.ID, Name: p.Name, Default: p.Default && !chosen, Own: own, Asks: AsksWords(held.Route), Note: held.Note,
		AddsUp: held.ValueScope == "cumulative", Certainty: held.Certainty, Source: held.Source, Range: rangeWords(*held)}
	if held.Quotes.IsSet() {
		band.Quotes = money.FormatQuantity(held.Quotes.Decimal())
	}
	b.r.Band = band
	b.r.Certainty = b.r.Certainty.Lower(held.Certainty)
	s.Answer, s.Says = bid.Yes, sentence(band.Asks)
	s.Why = p.Name + ", " + band.Range + "."
	b.step(s)
	text := fmt.Sprintf("%s, %s: %s", p.Name, band.Range, band.Asks)
	if band.Quotes != "" {
		text += fmt.Sprintf(" (quotes asked for: %s)", band.Quotes)
	}
	text += "."
	if held.VATBasis == "not_stated" && without != with {
		text += " The source does not say whether VAT counts; with VAT the value falls in another band. Ask the buyer."
	}
	if band.AddsUp {
		text += " Small pieces of work add up, even from different providers."
	}
	b.Issue(CodeBand, bid.Informs, path+"bands", "%s", text)
	if band.Default {
		b.Issue(CodeDefaultBand, bid.Informs, path+"bands", "These are the bands of %s, used because none is chosen for this buyer. Check this buyer's contract procedure rules, and copy and edit a profile for it.", p.Name)
	}
}

func rangeWords(b reference.QuoteBand) string {
	if !b.UpTo.IsSet() {
		return "over " + money.FormatWholePounds(b.Over.Decimal())
	}
	if b.Over.Decimal().IsZero() {
		return "up to " + money.FormatWholePounds(b.UpTo.Decimal())
	}
	return "over " + money.FormatWholePounds(b.Over.Decimal()) + " and up to " + money.FormatWholePounds(b.UpTo.Decimal())
}
