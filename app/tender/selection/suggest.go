package selection

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"bidwright/app/bid"
)

// Patterns of the words of a condition. They only ever suggest a question to the buyer,
// so each is narrow, and words that already leave another way open take it away.
var (
	auditedWords = regexp.MustCompile(`(?i)\baudited\b[^.;\n]{0,40}\b(accounts|financial statements)\b|\b(accounts|financial statements)\b[^.;\n]{0,40}\baudited\b`)
	auditedOpen  = regexp.MustCompile(`(?i)unaudited|\bif (audited|applicable|available|required)|where (applicable|available|required|an audit)|\b(equivalent|alternative|instead|otherwise|exempt)|\bor (other|management|certified)|not (legally )?(required|obliged)`)

	coverWords = regexp.MustCompile(`(?i)\binsurances?\b|\bindemnity\b|\bliability cover\b`)
	coverHeld  = regexp.MustCompile(`(?i)\bin (force|place)\b|\b(hold|holds|held|have|has|possess)\b`)
	promise    = regexp.MustCompile(`(?i)\bcommit|\bundertak|\bwilling|\bintend|\bintention|\b(can|will|would|to) (obtain|take out|be put|put)|\b(on|upon) award|\bif (successful|appointed|awarded)|\bnot (required|necessary|need)`)
	// early is a time before the award. Its groups tell an award apart from a bid:
	// "at the time of tender award" is not early.
	early = regexp.MustCompile(`(?i)\b(?:before|prior to|in advance of) (?:the )?(?:date of )?(?:contract |any )?award|\b(?:at|by|before|with) (?:(?:the |your |their )?(?:time|date|point|moment) of )?(?:the |your |their |its |a )?(?:submitting|submission|tendering|tender deadline|tender submission|tender|bidding|bid submission|bid)\b(\s+award)?`)

	namedProof = regexp.MustCompile(`(?i)\bISO(?:/IEC)? ?\d{4,5}\b|\bcyber essentials\b|\binvestors in people\b|\bCHAS\b|\bsafecontractor\b|\bconstructionline\b`)
	otherProof = regexp.MustCompile(`(?i)\bequivalent|\bsimilar\b|\bcomparable\b|\bor (other|another|alternative|working towards)|\balternative`)

	newEntity = regexp.MustCompile(`(?i)\b(new|separate|single|special purpose) (legal )?(entity|company|vehicle)\b|\b(incorporat|form|set up|establish)\w*\b[^.;\n]{0,40}\b(legal entity|company|special purpose vehicle)\b`)
	turnover  = regexp.MustCompile(`(?i)\bturnover\b|\bannual income\b`)
)

// before tells whether a piece names a time before the award.
func before(piece string) bool {
	return slices.ContainsFunc(early.FindAllStringSubmatch(piece, -1), func(m []string) bool { return m[1] == "" })
}

// under tells whether the rules of a regime may hold; not known counts, for asking costs
// nothing and decides nothing.
func (b *builder) under(wanted string) bool { return b.in.Regime == "" || b.in.Regime == wanted }

// suggest puts the doubts that the words of a condition raise. The user's own mark goes
// first: a condition that carries one gets no suggestion.
func (b *builder) suggest(q Requirement) {
	if q.Doubt != "" || strings.TrimSpace(q.Text) == "" {
		return
	}
	found := map[bid.Doubt]bool{}
	raise := func(d bid.Doubt, rule, seems, question string) {
		if !found[d] {
			found[d] = true
			b.suggested(d, q.Path+".text", rule, q.title()+": "+seems, question)
		}
	}
	for _, piece := range pieces.Split(q.Text, -1) {
		if b.under("PA23") && b.auditDuty(q.ByID) != bid.Yes && auditedWords.MatchString(piece) && !auditedOpen.MatchString(q.Text) {
			raise(bid.DoubtAudited, "COP-AUDIT", "it seems to ask for audited accounts, and you have not said that you have to have yours audited.", drafts[bid.DoubtAudited])
		}
		aboutCover := coverWords.MatchString(piece) || coverWords.MatchString(q.Name)
		if b.under("PA23") && aboutCover && coverHeld.MatchString(piece) && before(piece) && !promise.MatchString(piece) {
			raise(bid.DoubtInsurance, "COP-INS", "it seems to ask for insurance in force before the award.", drafts[bid.DoubtInsurance])
		}
		if name := namedProof.FindString(piece); name != "" && !otherProof.MatchString(q.Text) {
			raise(bid.DoubtCertificate, "COP-PROP", fmt.Sprintf("it names “%s” and says nothing of an equivalent.", name), fmt.Sprintf("Will you accept an equivalent to %s?", name))
		}
		if newEntity.MatchString(piece) && before(piece) {
			raise(bid.DoubtEntity, "COP-PROP", "it seems to ask for a new legal entity before the award.", drafts[bid.DoubtEntity])
		}
		if times, over := b.overTurnover(q, piece); over {
			raise(bid.DoubtTurnover, turnoverRule, fmt.Sprintf("the yearly turnover asked for is %s times the value of the contract.", times), fmt.Sprintf("What risk requires turnover of %s times the contract value?", times))
		}
	}
}

// turnoverRule is the row with the most turnover to be asked for, in contract values.
const turnoverRule = "TURN-2X"

// overTurnover is how often the turnover asked for holds the net value of the contract,
// or of the lot, to one decimal place, and whether that is more than the row says.
func (b *builder) overTurnover(q Requirement, piece string) (string, bool) {
	if b.in.Library == nil || !turnover.MatchString(piece) {
		return "", false
	}
	asked, rule := amount(piece), b.in.Library.RuleByID(turnoverRule, b.in.On)
	value := b.in.Document.Bid.Opportunity.Value
	for _, lot := range b.in.Document.Bid.Opportunity.Lots {
		if q.LotID != "" && lot.ID == q.LotID {
			value = lot.Value
		}
	}
	if !asked.IsSet() || !rule.Found || !rule.Amount.IsSet() || !value.Net.IsSet() || !value.Net.Decimal().IsPositive() ||
		value.Currency != "" && value.Currency != "GBP" || !asked.Decimal().GreaterThan(value.Net.Decimal().Mul(rule.Amount.Decimal())) {
		return "", false
	}
	return asked.Decimal().DivRound(value.Net.Decimal(), 1).String(), true
}

// auditDuty is that of whoever meets the condition.
func (b *builder) auditDuty(memberID string) bid.Answer {
	for _, m := range b.in.Document.Bid.Consortium.Members {
		if memberID != "" && m.ID == memberID {
			return m.Standing.AuditDuty
		}
	}
	return b.in.Document.Organisation.Standing.AuditDuty
}

// suggestWhole puts the doubts about the tender as a whole: a stage of suitability on a
// contract below the threshold, works aside, and a reservation that no notice states.
func (b *builder) suggestWhole() {
	e, o := b.in.Document.Bid.Eligibility, b.in.Document.Bid.Opportunity
	marked := func(d bid.Doubt) bool {
		return slices.ContainsFunc(e.Requirements, func(r bid.Requirement) bool { return r.Doubt == d })
	}
	if e.SuitabilityStage == bid.Yes && b.in.Below && b.in.Regime == "PA23" && !marked(bid.DoubtSuitability) {
		b.suggested(bid.DoubtSuitability, "eligibility.suitabilityStage", "S85-PREQ",
			"The buyer seems to judge suitability before bids are read, and the contract looks below the threshold.", drafts[bid.DoubtSuitability])
	}
	if o.Route.Reserved.For != bid.ReservedNone && o.Route.Reserved.Stated == bid.No && !marked(bid.DoubtReserved) {
		b.suggested(bid.DoubtReserved, "opportunity.route.reserved.stated", "",
			"The competition seems to be reserved, and the notice does not say so.", drafts[bid.DoubtReserved])
	}
}

// suggested puts one question, with the row that it rests on.
func (b *builder) suggested(d bid.Doubt, path, rule, message, question string) {
	if b.in.Library != nil && rule != "" {
		if r := b.in.Library.RuleByID(rule, b.in.On); r.Found {
			message += fmt.Sprintf(" Ask the buyer. By rule %s (%s; read on %s; certainty %s).", r.ID, r.Source.Title, r.Source.ReadOn, r.Source.Certainty)
		}
	}
	b.Issues = append(b.Issues, bid.Issue{Code: string(d), Severity: bid.Informs, Path: path, Question: question, Message: message})
}
