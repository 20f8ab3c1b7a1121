package pricing

import "bidwright/app/bid"

// VATAdvice is what the answers about a supply point to. It is words for a person and
// their accountant, and never decides: the treatment is the one that they choose.
type VATAdvice struct {
	Treatment bid.VATTreatment // what the answers point to; empty where they leave it open
	Text      string
	Sources   []string
	Ask       bool // an adviser, or an answer, is needed first
	// Path is the answer that is still missing, where there is one.
	Path string
}

const (
	sourceWelfare = "HMRC manual VATWELF2095: welfare services of state-regulated providers; law, certainty high"
	sourceDevolve = "Registration of such providers in Scotland and Northern Ireland; certainty medium"
	sourceUsual   = "Usual practice; certainty medium"
)

// VATSuggestion says in words what the answers point to: welfare is exempt from a
// charity or a state-regulated provider, for assessed need; unregulated day care of a
// company or community interest company in England and Wales is taxable even when a
// council pays; supplying staff is not supplying care.
func VATSuggestion(doc bid.Document) VATAdvice {
	a, org := doc.Bid.Pricing.VATAnswers, doc.Organisation
	open := func(path, text string, sources ...string) VATAdvice {
		return VATAdvice{Text: text, Sources: sources, Ask: true, Path: path}
	}
	answers := "pricing.vatAnswers."
	switch {
	case a.Grant == bid.Yes:
		return VATAdvice{Treatment: bid.VATOutside, Ask: true, Sources: []string{sourceUsual},
			Text: "Money for which nothing is supplied in return is outside the scope of VAT. A contract that names a service is seldom such a grant: ask before you rely on it."}
	case a.Staff == bid.Yes:
		return open("", "Supplying staff who work under the buyer’s control is not supplying care, so it is often taxable although the work is care. Ask your accountant or HMRC.", sourceUsual)
	case a.Welfare == bid.Unknown:
		return open(answers+"welfare", "Say first whether this is care, treatment or instruction for people’s welfare.")
	case a.Welfare == bid.No:
		return VATAdvice{Treatment: bid.VATStandard, Ask: true, Sources: []string{sourceUsual},
			Text: "A service that is not welfare is taxable at the standard rate unless another exemption fits, such as education or health. " + turnover(a)}
	case a.Staff == bid.Unknown:
		return open(answers+"staff", "Say whether you supply staff to work under the buyer’s control: that is not a supply of care.", sourceUsual)
	case a.Assessed == bid.Unknown:
		return open(answers+"assessed", "Welfare is exempt when it meets an assessed need under a plan. Say whether this does.", sourceWelfare)
	case a.Assessed == bid.No:
		return open("", "Welfare is exempt when it meets an assessed need under a plan, and this does not. Ask your accountant.", sourceWelfare)
	case org.Charity == bid.Yes:
		return VATAdvice{Treatment: bid.VATExempt, Sources: []string{sourceWelfare},
			Text: "Welfare supplied by a charity for assessed need is exempt. No VAT is charged, and VAT on what you buy for it does not come back."}
	case a.Regulated == bid.Yes:
		return VATAdvice{Treatment: bid.VATExempt, Sources: []string{sourceWelfare},
			Text: "Welfare supplied by a state-regulated provider for assessed need is exempt. No VAT is charged, and VAT on what you buy for it does not come back."}
	}
	switch where := nation(doc); {
	case a.Regulated == bid.Unknown:
		return open(answers+"regulated", "Say whether you are state-regulated for this service: for a provider that is not a charity this decides.", sourceWelfare)
	case where == "Scotland" || where == "Northern Ireland":
		return open(answers+"regulated", "In "+string(where)+" such services are registered, and then they are normally exempt. You say that yours is not: check with the regulator first.", sourceWelfare, sourceDevolve)
	case where == "England" || where == "Wales":
		return VATAdvice{Treatment: bid.VATStandard, Ask: true, Sources: []string{sourceWelfare},
			Text: "Welfare by a body that is neither a charity nor state-regulated for it is taxable in " + string(where) + ", even when a council pays. " + turnover(a)}
	}
	return open("opportunity.nation", "The answer differs between the nations. Choose the nation of the contract.", sourceWelfare, sourceDevolve)
}

func turnover(a bid.VATAnswers) string {
	switch a.Turnover {
	case bid.Yes:
		return "Your taxable turnover is above the threshold, so you must be registered and charge it."
	case bid.No:
		return "While your taxable turnover stays under the threshold for registering you need not charge it; this contract counts towards it."
	}
	return "Whether you must register depends on your taxable turnover: the threshold is on the Facts page."
}

// checkVAT is PRICE-024: undecided blocks; a choice that the answers speak against,
// or a taxable price of a body that should be registered, is a warning.
func (b *builder) checkVAT() {
	p := &b.in.Document.Bid.Pricing
	advice := VATSuggestion(b.in.Document)
	if p.VAT == bid.VATUndecided {
		text := "Ask your accountant and choose."
		if p.VATAnswers != (bid.VATAnswers{}) {
			text = advice.Text
		}
		b.Issue("PRICE-024", bid.Blocks, "pricing.vat", "Whether VAT is due on this price is not decided, and it changes what the buyer pays or what you keep. %s", text)
		return
	}
	if p.VATAnswers == (bid.VATAnswers{}) {
		return
	}
	switch {
	case advice.Treatment != bid.VATUndecided && advice.Treatment != p.VAT && p.VATWhy == "":
		b.Issue("PRICE-024", bid.Warns, "pricing.vatWhy", "Your answers point to another VAT treatment than the one chosen. %s Choose again, or write down who advised otherwise.", advice.Text)
	case p.VATAnswers.Staff == bid.Yes && p.VAT == bid.VATExempt && p.VATWhy == "":
		b.Issue("PRICE-024", bid.Warns, "pricing.vatWhy", "The price is exempt. %s Write down who advised so.", advice.Text)
	case (p.VAT == bid.VATStandard || p.VAT == bid.VATReduced) && p.VATAnswers.Turnover == bid.Yes && b.in.Document.Organisation.VATRegistered == bid.No:
		limit := ""
		if v, known := b.quietly("vat.registration_threshold").Value(); known {
			limit = " of " + pounds(v)
		}
		b.Issue("PRICE-024", bid.Warns, "organisation.vatRegistered", "This supply is taxable and your taxable turnover is above the threshold%s, but you are not registered for VAT. Register, or correct the answer.", limit)
	}
}
