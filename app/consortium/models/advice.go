package models

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// Advice is what rules and marks say together, in words. It is never a verdict: the group
// decides.
type Advice struct {
	Words   string   // one sentence
	Reasons []string // what speaks for and against, by model
	Missing []string // what is not known and could change it
	Models  []bid.GroupModel
}

// findings are those on the chosen model (CONS-082 to CONS-085).
func (b *builder) findings() {
	for _, m := range b.out.Models {
		if !m.Chosen {
			continue
		}
		severity := bid.Warns
		if strings.TrimSpace(m.Note) != "" {
			severity = bid.Informs // it was thought of, and the reason is kept
		}
		for _, p := range m.Against {
			b.Issue("CONS-082", severity, "consortium.model", "%s is chosen, and rule %d speaks against it: %s Note why it is right all the same, or choose another.", short(m), p.Gate, p.Why)
		}
		if m.Tests.State == bid.No && len(m.Against) == 0 {
			b.Issue("CONS-083", bid.Warns, "consortium.model", "In the arrangement that is chosen a financial test is not passed. %s", m.Tests.Words)
		}
		if v, known := m.EV.Value(); known && v.IsNegative() {
			b.Issue("CONS-084", bid.Warns, m.Path+".cost", "Bidding and setting up %s costs %s, and %s is expected back. Which costs can be shared or left until after award?", short(m), money.FormatPounds(m.Spent.Decimal().Round(2)), money.FormatPounds(b.out.Return.Decimal().Round(2)))
		}
		legal := b.group.Cost.Legal
		if cost := b.plans[bid.GroupModel(m.ID)].Cost; cost.IsSet() && legal.IsSet() && !cost.Decimal().Equal(legal.Decimal()) {
			b.Issue("CONS-085", bid.Informs, m.Path+".cost", "Setting up %s costs %s here, and legal set-up before award is typed as %s under Risk and worth. Which one is right?", short(m), cost.Format(), legal.Format())
		}
		if why := b.liabilityDiffers(m); why != "" {
			b.Issue("CONS-086", bid.Informs, "consortium.liability", "%s", why)
		}
	}
}

// liabilityDiffers compares the arrangement with how members answer to the buyer, as typed
// under Eligibility.
func (b *builder) liabilityDiffers(m *Model) string {
	var wanted bid.Liability
	switch bid.GroupModel(m.ID) {
	case bid.ModelUnincorporated:
		wanted = bid.LiabilityJoint
	case bid.ModelHub, bid.ModelNewEntity:
		wanted = bid.LiabilityNewEntity
	case bid.ModelSubcontract, bid.ModelManagedProvider, bid.ModelManagingAgent:
		wanted = bid.LiabilityLead
	}
	if typed := b.group.Liability; wanted == "" || typed == bid.LiabilityUnknown || typed == wanted {
		return ""
	}
	return fmt.Sprintf("%s is chosen: %s. Under Eligibility it is said otherwise. Which one is right?", short(m), lowered(m.Liability))
}

// lowered starts a sentence of the facts in the middle of another.
func lowered(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[size:]
}

// advise joins gates and scores. Where gates speak for several models, the marks may tell
// them apart; where both differ, both are said.
func (b *builder) advise() {
	a := &b.out.Advice
	var pointed []*Model
	for _, m := range b.out.Models {
		for _, p := range m.For {
			a.Reasons = append(a.Reasons, fmt.Sprintf("Rule %d speaks for %s: %s.", p.Gate, short(m), lowered(b.out.Gates[p.Gate-1].Rule)))
		}
		for _, p := range m.Against {
			a.Reasons = append(a.Reasons, fmt.Sprintf("Rule %d speaks against %s: %s.", p.Gate, short(m), lowered(b.out.Gates[p.Gate-1].Rule)))
		}
		if m.Late != "" {
			a.Reasons = append(a.Reasons, m.Late)
		}
		if len(m.For) > 0 && m.Tests.State == bid.No { // a rule may point to what then fails as well
			a.Reasons = append(a.Reasons, fmt.Sprintf("Against %s: %s", short(m), m.Tests.Words))
		}
		if len(m.For) > 0 && len(m.Against) == 0 && m.Tests.State != bid.No {
			pointed = append(pointed, m)
		}
	}
	for _, g := range b.out.Gates {
		if g.State == bid.Unknown {
			a.Missing = append(a.Missing, fmt.Sprintf("Rule %d: %s", g.N, g.Why))
		}
	}
	for _, m := range pointed {
		a.Models = append(a.Models, bid.GroupModel(m.ID))
	}
	best, scored := b.best(b.out.Models)
	among, _ := b.best(pointed)
	said := called(pointed)
	switch {
	case len(pointed) == 0 && scored == 0:
		a.Words = "Nothing points to one arrangement yet. Answer what is missing below, and mark the arrangements that you would consider."
	case len(pointed) == 0:
		a.Words = fmt.Sprintf("No rule points to an arrangement. By your marks %s %s first, of %s that %s marked.", called(best), stand(best), counted(scored, "arrangement"), are(scored))
	case scored == 0:
		a.Words = fmt.Sprintf("The rules point to %s. Nothing is marked in full yet; marks would show what that arrangement costs you elsewhere.", said)
	case len(best) == 1 && len(pointed) == 1 && best[0] == pointed[0]:
		a.Words = fmt.Sprintf("The rules point to %s, and your marks put it first of %s that %s marked.", said, counted(scored, "arrangement"), are(scored))
	case sharesOne(best, pointed):
		a.Words = fmt.Sprintf("The rules point to %s, and your marks put %s first of %s that %s marked.", said, called(best), counted(scored, "arrangement"), are(scored))
	default:
		a.Words = fmt.Sprintf("The rules point to %s, and your marks put %s first of %s that %s marked. Both are worth a second look: a rule sees only figures, a mark only what you know.", said, called(best), counted(scored, "arrangement"), are(scored))
		if len(among) > 0 {
			a.Words += fmt.Sprintf(" Of those that the rules point to, %s %s highest.", called(among), stand(among))
		}
	}
	if len(a.Missing) > 0 && len(pointed)+scored > 0 {
		a.Words += " What is not known yet may change this."
	}
}

// best are the models with the highest score, and how many have one.
func (b *builder) best(of []*Model) (top []*Model, scored int) {
	var most decimal.Decimal
	for _, m := range of {
		v, known := m.Score.Value()
		if !known {
			continue
		}
		scored++
		switch {
		case len(top) == 0 || v.GreaterThan(most):
			top, most = []*Model{m}, v
		case v.Equal(most):
			top = append(top, m)
		}
	}
	return top, scored
}

func sharesOne(a, c []*Model) bool {
	for _, x := range a {
		for _, y := range c {
			if x == y {
				return true
			}
		}
	}
	return false
}

// called are models by the first part of their names, in quotes.
func called(of []*Model) string {
	var out []string
	for _, m := range of {
		out = append(out, short(m))
	}
	return joined(out)
}

// short is a name in quotes.
func short(m *Model) string { return "“" + m.Short() + "”" }

func stand(of []*Model) string {
	if len(of) == 1 {
		return "stands"
	}
	return "stand"
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
