package selection

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/tender/vault"
	"bidwright/app/working"
)

// State is how a condition stands.
type State string

// The states.
const (
	Met     State = "met"
	ByAward State = "by_award"
	Open    State = "open" // not known
	Gap     State = "gap"
)

// Requirement is one condition as it stands.
type Requirement struct {
	bid.Requirement
	State   State
	Path    string
	Why     string // where it is open or a gap
	Partner string // name of the partner relied on
	Agreed  bid.Answer
	// Good is the last day of the evidence; ByRule that our rule, not the paper, says so.
	Good   date.Date
	ByRule bool
}

func (b *builder) requirements() {
	list := working.Unique(b.in.Document.Bid.Eligibility.Requirements, func(r *bid.Requirement) *string { return &r.ID })
	if len(list) == 0 {
		b.Issue("ELIG-001", bid.Warns, "eligibility.requirements", "No condition of this tender is entered. What does the buyer ask of bidders? Until then nobody can tell whether you may bid.")
	}
	b.untaken()
	for _, r := range list {
		q := Requirement{Requirement: r, Path: "eligibility.requirements." + r.ID, State: Met}
		b.met(&q)
		if q.State == Met || q.State == ByAward {
			b.partner(&q)
		}
		if r.Doubt != "" {
			b.doubt(q)
		}
		b.suggest(q)
		b.out.Requirements = append(b.out.Requirements, q)
	}
	b.suggestWhole()
}

// untaken lists what the notice asks that is neither taken over nor ignored.
func (b *builder) untaken() {
	e, seen := b.in.Document.Bid.Eligibility, map[string]bool{}
	for _, a := range ReadNotice(b.in.Document.Bid.Opportunity) {
		taken := slices.ContainsFunc(e.Requirements, func(r bid.Requirement) bool { return r.FromID == a.FromID })
		if a.FromID == "" || seen[a.FromID] || taken || slices.Contains(e.Ignored, a.FromID) {
			continue
		}
		seen[a.FromID] = true
		b.Issue("ELIG-001", bid.Warns, "opportunity.selection."+a.FromID, "The notice asks “%s”, and it is neither taken over as a condition nor left out. Take it over, or ignore it.", shortened(a.Words))
		b.out.Untaken = append(b.out.Untaken, Question{"The notice asks “" + shortened(a.Words) + "”. Do you take it over?", "opportunity.selection." + a.FromID})
	}
}

// shortened keeps the first 120 characters of a text.
func shortened(text string) string {
	const most = 120
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// set moves a condition to a state with its reason and tells it. A marked condition is
// no must, so it only informs.
func (b *builder) set(q *Requirement, state State, code, why string) {
	q.State, q.Why = state, why
	severity := map[State]bid.Severity{Gap: bid.Blocks, Open: bid.Warns, ByAward: bid.Informs}[state]
	if q.Scored {
		severity = bid.Informs
	}
	b.Issue(code, severity, q.Path, "%s: %s", q.title(), why)
}

func (q *Requirement) title() string {
	if name := strings.TrimSpace(q.Name); name != "" {
		return name
	}
	return "A condition without a name"
}

func (b *builder) met(q *Requirement) {
	item, known := b.item[q.ItemID]
	code := "ELIG-002"
	if known && item.CheckCode != "" {
		code = item.CheckCode
		b.lower(item.Certainty)
	}
	switch q.Met {
	case bid.MeetsGap:
		b.set(q, Gap, "ELIG-002", "it is not met. Close the gap, find a partner who meets it, or do not bid.")
	case bid.MeetsByAward:
		switch {
		case q.AtBid == bid.Yes:
			b.set(q, Gap, "ELIG-003", "it will be met only by award, and the tender wants it with the bid.")
		case q.AtBid != bid.No && known && !item.OKByAward:
			b.set(q, Open, "ELIG-003", "it will be met only by award. Does the tender want it with the bid? Buyers usually do.")
		default:
			b.set(q, ByAward, "ELIG-003", "it will be met by award.")
		}
	case bid.MeetsHave:
		if known {
			b.evidence(q, code)
		}
	default:
		b.set(q, Open, code, "it is not known whether you meet it. Who meets it, and with what?")
	}
}

// evidence judges the proof in the vault of whoever meets the condition.
func (b *builder) evidence(q *Requirement, code string) {
	e, found := b.proof(q)
	if !found {
		b.set(q, Open, code, "no proof is linked. Add it to the evidence vault and choose it here.")
		return
	}
	if q.EstablishmentID != "" && e.EstablishmentID != "" && e.EstablishmentID != q.EstablishmentID {
		b.set(q, Open, code, "the proof is of another establishment. Choose that of the one asked for.")
		return
	}
	if e.File.SHA256 == "" {
		b.Issue("ELIG-005", bid.Warns, q.Path+".evidenceId", "%s: the file of the proof is missing. Add it to the evidence vault.", q.title())
	}
	if q.Level.IsSet() && e.Level.IsSet() && e.Level.Decimal().LessThan(q.Level.Decimal()) {
		unit := b.item[q.ItemID].LevelUnit
		b.set(q, Gap, "ELIG-006", fmt.Sprintf("the proof shows %s and the tender asks for %s.",
			vault.Level(e.Level.Decimal().String(), unit), vault.Level(q.Level.Decimal().String(), unit)))
		return
	}
	if q.Level.IsSet() && !e.Level.IsSet() {
		b.set(q, Open, "ELIG-006", "the level of the proof is not typed.")
		return
	}
	if q.Grade != "" && !strings.EqualFold(strings.TrimSpace(q.Grade), strings.TrimSpace(e.Grade)) {
		b.set(q, Open, "ELIG-006", fmt.Sprintf("the tender asks for “%s” and the proof says “%s”. Is that enough?", q.Grade, e.Grade))
		return
	}
	b.expiry(q, e)
}

// needed is the day by which the proof has to be there: the deadline, or the day of the
// award where the item may come by then and the tender does not want it with the bid.
// The days are zero when not known.
func (b *builder) needed(q *Requirement) date.Date {
	if item, known := b.item[q.ItemID]; !known || !item.OKByAward || q.AtBid == bid.Yes {
		return b.out.Deadline
	}
	award, err := date.ParseISO(b.in.Document.Bid.Opportunity.Dates.AwardFrom.Day)
	if err != nil || award.IsZero() || award.Before(b.out.Deadline) {
		return b.out.Deadline
	}
	return award
}

// expiry judges the proof on the day that it is needed, or today where that is not known
// or has gone by, and tells of proofs that run out before the contract does.
func (b *builder) expiry(q *Requirement, e bid.Evidence) {
	item := b.item[q.ItemID]
	if e.NeverExpires || e.Expires.IsZero() && item.ExpiryRule == "none" {
		return
	}
	q.Good = e.Expires
	if q.Good.IsZero() {
		if q.Good, q.ByRule = vault.Usual(item, e.Issued); !q.ByRule {
			b.set(q, Open, "ELIG-004", "it is not known when the proof runs out.")
			return
		}
	}
	needed := b.needed(q)
	if needed.Before(b.in.On) {
		needed = b.in.On
	}
	own := ""
	if q.ByRule {
		own = " by our usual rule, not by the paper"
	}
	if q.Good.Before(needed) && needed.After(b.out.Deadline) && needed.After(b.in.On) {
		b.set(q, ByAward, "ELIG-004", fmt.Sprintf("the proof runs out on %s%s, and it is needed by the award on %s. Renew it by then.", q.Good, own, needed))
		return
	}
	if q.Good.Before(needed) {
		b.set(q, Gap, "ELIG-004", fmt.Sprintf("the proof runs out on %s%s, before it is needed on %s. Renew it.", q.Good, own, needed))
		return
	}
	term := b.in.Document.Bid.Opportunity.Term
	for _, at := range []struct {
		day  date.Date
		what string
	}{{term.Start, "starts"}, {term.End, "ends"}} {
		if !at.day.IsZero() && q.Good.Before(at.day) {
			b.Issue("ELIG-004", bid.Informs, q.Path, "%s: the proof runs out on %s%s, before the contract %s on %s. Plan to renew it.", q.title(), q.Good, own, at.what, at.day)
			return
		}
	}
}

func (b *builder) proof(q *Requirement) (bid.Evidence, bool) {
	list := b.in.Document.Organisation.Standing.Evidence
	if q.ByID != "" {
		list = nil
		for _, m := range b.in.Document.Bid.Consortium.Members {
			if m.ID == q.ByID {
				list = m.Standing.Evidence
				break
			}
		}
	}
	for _, e := range list {
		if q.EvidenceID != "" && e.ID == q.EvidenceID {
			return e, true
		}
	}
	return bid.Evidence{}, false
}

// partner looks at whoever is relied on: one that has not agreed or is caught by a
// ground for exclusion cannot carry the condition.
func (b *builder) partner(q *Requirement) {
	if q.ByID == "" {
		return
	}
	for _, m := range b.in.Document.Bid.Consortium.Members {
		if m.ID != q.ByID {
			continue
		}
		q.Partner, q.Agreed = m.Name, m.Agreed
		if q.Partner == "" {
			q.Partner = "a partner without a name"
		}
		state := CellClear
		for _, who := range b.out.Bodies {
			if who.MemberID == m.ID {
				state = worse(state, who.State)
			}
		}
		switch {
		case m.Agreed == bid.No:
			b.set(q, Gap, "ELIG-002", q.Partner+" has not agreed to be named. Find another partner.")
		case state == CellExcluded:
			b.set(q, Gap, "ELIG-015", q.Partner+" is caught by a ground for exclusion. Replace this partner.")
		case state == CellUnanswered:
			q.State, q.Why = Open, "the grounds for exclusion are not all answered for "+q.Partner+"."
		case m.Agreed != bid.Yes:
			q.Why = q.Partner + " has not yet agreed to be named."
		}
		return
	}
	b.set(q, Open, "ELIG-002", "the partner relied on is no longer in the group. Choose who meets it.")
}

// doubt puts a question to the buyer where the user marked the condition.
func (b *builder) doubt(q Requirement) {
	text := q.Question
	if text == "" {
		text = drafts[q.Doubt]
	}
	b.Issues = append(b.Issues, bid.Issue{Code: string(q.Doubt), Severity: bid.Informs, Path: q.Path + ".doubt", Question: text,
		Message: q.title() + ": you marked this condition as one to ask the buyer about."})
}

// drafts are the questions of section 3 of the tender specification, in words that ask.
var drafts = map[bid.Doubt]string{
	bid.DoubtAudited:     "We are not required to have our accounts audited: which other proof will you accept?",
	bid.DoubtInsurance:   "May cover be confirmed now and start on award?",
	bid.DoubtSuitability: "This looks below threshold: will capacity be assessed within the bid instead?",
	bid.DoubtTurnover:    "What risk requires this turnover beside the contract value?",
	bid.DoubtCertificate: "Will you accept an equivalent to the certificate named?",
	bid.DoubtEntity:      "May a new legal entity be formed after award rather than before?",
	bid.DoubtReserved:    "Is this contract reserved, and where does the notice say so?",
	bid.DoubtUnrelated:   "How does this condition relate to the contract?",
}

// Step closes one gap.
type Step struct {
	ID, What, Owner, Path string
	Weeks                 money.Quantity
	Cost                  money.Pounds
	Needed, Start         date.Date // Start is the latest day to begin; zero when not known
	Late                  bool      // it cannot be closed in time
	Words                 string
}
