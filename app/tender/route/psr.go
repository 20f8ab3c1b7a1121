package route

import (
	"regexp"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
)

// Routes of the Provider Selection Regime.
const (
	DirectAwardA     = "DIRECT_AWARD_A"
	DirectAwardB     = "DIRECT_AWARD_B"
	DirectAwardC     = "DIRECT_AWARD_C"
	MSPOrCompetitive = "MSP_OR_COMPETITIVE"
)

// Criteria of the Provider Selection Regime, all of which the buyer weighs.
var Criteria = []string{"quality and innovation", "value", "integration, collaboration and sustainability", "access, inequality and choice", "social value"}

// Tree is how far the answers lead through the Provider Selection Regime (ROUTE-030).
type Tree struct {
	Route    string // one of the routes above; empty while a question is open
	Strength string // must or may
	Steps    []Step
	Open     *Question // where the tree stopped
	Note     string
	Stated   string // the process that the notice names, in its words
}

var processes = regexp.MustCompile(`(?i)\b(?:direct award (?:process )?[ABC]\b|most suitable provider(?: process)?|competitive process)`)

// Words is the route as people call it.
func (t Tree) Words() string {
	switch t.Route {
	case DirectAwardA:
		return "Direct Award Process A: the buyer must award to the present provider"
	case DirectAwardB:
		return "Direct Award Process B: the buyer must offer contracts to all who qualify"
	case DirectAwardC:
		return "Direct Award Process C: the buyer may award to the present provider again"
	case MSPOrCompetitive:
		return "Most Suitable Provider Process or Competitive Process: the buyer must use one of the two"
	}
	return "not known yet"
}

// Change limits of the considerable change test; percent as 25 for 25 %.
type ChangeLimits struct{ Amount, Percent decimal.Decimal }

// Walk goes through the tree. An unknown answer stops it with that question; it is
// never taken as no.
func Walk(p bid.PSR, limits ChangeLimits) Tree {
	var t Tree
	at := path + "psr."
	put := func(id, question string, a bid.Answer, field string) bid.Answer {
		says := "Not known"
		switch a {
		case bid.Yes:
			says = "Yes"
		case bid.No:
			says = "No"
		}
		t.Steps = append(t.Steps, Step{ID: id, Question: question, Answer: a, Says: says})
		if a == bid.Unknown {
			t.Steps[len(t.Steps)-1].Missing = "this answer"
			t.Open = &Question{Code: CodePSR, Path: at + field, Text: question, Buyer: question}
		}
		return a
	}
	stop := func(route, strength string) Tree { t.Route, t.Strength = route, strength; return t }
	switch put("psr.existing", "Is there an existing provider of this service?", p.Existing, "existingProvider") {
	case bid.No:
		if p.FreeChoice == bid.Yes {
			t.Note = "Patients choose freely among any number of providers: Direct Award Process B may be required; check (medium certainty)."
		}
		return stop(MSPOrCompetitive, "must")
	case bid.Unknown:
		return t
	}
	switch put("psr.only_capable", "Is the existing provider the only one capable of it, because of its nature?", p.OnlyCapable, "onlyCapableProvider") {
	case bid.Yes:
		return stop(DirectAwardA, "must")
	case bid.Unknown:
		return t
	}
	switch put("psr.free_choice", "Do patients choose freely, with no limit on the number of providers?", p.FreeChoice, "unrestrictedPatientChoice") {
	case bid.Yes:
		return stop(DirectAwardB, "must")
	case bid.Unknown:
		return t
	}
	switch put("psr.satisfying", "Does the existing provider satisfy the present contract, and will it likely satisfy the new one?", p.Satisfying, "satisfyingAndLikelyTo") {
	case bid.No:
		return stop(MSPOrCompetitive, "must")
	case bid.Unknown:
		return t
	}
	changed, field, ask := Considerable(p, limits)
	question := "Does the new contract change considerably?"
	if changed == bid.Unknown {
		question = ask
	}
	switch put("psr.change", question, changed, field) {
	case bid.No:
		return stop(DirectAwardC, "may")
	case bid.Yes:
		return stop(MSPOrCompetitive, "must")
	}
	return t
}

// Considerable is the considerable change test: different in character, or caused by
// the authority and up by both limits over the life of the contract. An answer to the
// question itself stands. Unknown comes with the field and question to ask.
func Considerable(p bid.PSR, limits ChangeLimits) (is bid.Answer, field, ask string) {
	if p.Change != bid.Unknown {
		return p.Change, "considerableChange", ""
	}
	value, field, ask := raised(p, limits)
	switch {
	case p.Different == bid.Yes || value == bid.Yes:
		return bid.Yes, "considerableChange", ""
	case p.Different == bid.Unknown:
		return bid.Unknown, "differentCharacter", "Is the new contract materially different in character from the present one?"
	case value == bid.Unknown:
		return bid.Unknown, field, ask
	}
	return bid.No, "considerableChange", ""
}

// raised is the limb of the test about value: no as soon as one part is no, yes only
// when all are yes.
func raised(p bid.PSR, limits ChangeLimits) (is bid.Answer, field, ask string) {
	if p.CausedByAuthority == bid.No {
		return bid.No, "", ""
	}
	if !p.Before.IsSet() || !p.Before.Decimal().IsPositive() {
		return bid.Unknown, "valueBefore", "What is the present contract worth over its life?"
	}
	if !p.After.IsSet() || p.After.Decimal().IsNegative() {
		return bid.Unknown, "valueAfter", "What will the new contract be worth over its life?"
	}
	rise := p.After.Decimal().Sub(p.Before.Decimal())
	if rise.LessThan(limits.Amount) || rise.Shift(2).LessThan(limits.Percent.Mul(p.Before.Decimal())) {
		return bid.No, "", ""
	}
	if p.CausedByAuthority == bid.Unknown {
		return bid.Unknown, "causedByAuthority", "Does the change come from the authority?"
	}
	return bid.Yes, "", ""
}

// psrTree puts the tree into the result, with its limits from the facts.
func (b *builder) psrTree() {
	held := func(id string) Rule { return b.dress(b.lib.RuleByID(id, b.r.Began)) } // used only where the tree reaches them
	amount, percent := held("PSR-CHG-ABS"), held("PSR-CHG-PCT")
	if !amount.Amount.IsSet() || !percent.Amount.IsSet() {
		b.r.Notes = append(b.r.Notes, "The limits of the considerable change test are not held.")
		return
	}
	t := Walk(b.o.Route.PSR, ChangeLimits{amount.Amount.Decimal(), percent.Amount.Decimal()})
	t.Stated = processes.FindString(b.o.Title + "\n" + b.o.Description)
	for i := range t.Steps {
		if t.Steps[i].ID == "psr.change" {
			t.Steps[i].Rules = []Rule{b.use(amount.RuleAnswer), b.use(percent.RuleAnswer)}
		}
		b.step(t.Steps[i])
	}
	b.r.PSR = &t
	if t.Open != nil {
		q := *t.Open
		q.Text = "The process under the Provider Selection Regime is not known yet. " + q.Text
		b.ask(false, q)
	} else {
		b.Issue(CodePSR, bid.Informs, path+"psr", "Provider Selection Regime: %s.", t.Words())
	}
	if t.Note != "" {
		b.r.Notes = append(b.r.Notes, t.Note)
	}
}
