package socialvalue

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
)

// Buyer is what the route found of the purchase; what it does not know stays empty.
type Buyer struct {
	Regime    string
	Nation    bid.Nation
	Authority bid.Authority
	Above     bid.Answer // at or above the threshold
	Began     date.Date  // the procurement started
}

// Model says whether the Social Value Model of central government must be used here,
// and the least weight that it then gives social value.
type Model struct {
	Applies bid.Answer
	Why     string
	Least   money.Share // not set where no rule is in force
}

// model holds the purchase against the rule in force. The user's own yes or no comes
// first, but a yes makes the least weight binding only where the route does not show
// that the buyer uses the model by choice.
func (b *builder) model() {
	on := b.in.Buyer.Began
	if on.IsZero() {
		on = b.in.On
	}
	m := &b.out.Model
	rule, found := b.in.Library.ModelRule(on)
	if !found {
		m.Applies, m.Why = bid.No, "No rule on the weight of social value was in force when this purchase began."
		return
	}
	m.Least = rule.Weight
	says, why := covers(rule, b.in.Buyer)
	switch said := b.sv.Score.Model; {
	case said == bid.No:
		m.Applies, m.Why = bid.No, "You said that the Social Value Model does not apply."
	case says == bid.No && said == bid.Yes:
		m.Applies, m.Why = bid.No, why+" This buyer may use the model by choice; then no least weight binds it."
	case said == bid.Yes:
		m.Applies, m.Why = bid.Yes, "You said that the Social Value Model applies: social value weighs "+rule.Weight.Format()+" or more."
	default:
		m.Applies, m.Why = says, why
	}
}

// mapped names what was mapped to an item that the model does not hold: its place is not
// printed until it is chosen again.
func (b *builder) mapped(path, id string) {
	if id != "" && b.in.Library.ModelPath(id) == nil {
		b.Issue("SV-115", bid.Warns, path+".modelId", "This stands at a place of the Social Value Model that is not held here, so its mission and outcome are not printed. Choose them again.")
	}
}

// covers says whether the rule binds the buyer, as far as that is known.
func covers(rule reference.ModelRule, x Buyer) (bid.Answer, string) {
	switch {
	case x.Authority != "" && !slices.Contains(rule.Authority, string(x.Authority)) && !slices.Contains(rule.Some, string(x.Authority)):
		return bid.No, "The Social Value Model binds departments of central government, their agencies and other bodies of theirs; the buyer is none of these."
	case x.Regime != "" && x.Regime != rule.Regime:
		return bid.No, "The Social Value Model binds purchases under the Procurement Act 2023; this one follows other rules."
	case x.Above == bid.No:
		return bid.No, "The Social Value Model does not bind purchases below the threshold."
	case !slices.Contains(rule.Authority, string(x.Authority)) || x.Regime == "" || x.Above != bid.Yes || !slices.Contains(rule.Nations, string(x.Nation)):
		return bid.Unknown, "Whether the Social Value Model applies is not known yet: it binds central government in purchases at or above the threshold. Answer below, or say under Opportunity who buys and for how much."
	}
	return bid.Yes, "Central government buys, at or above the threshold: the Social Value Model applies, and social value weighs " + rule.Weight.Format() + " or more. It does not bind defence and security contracts; say no below if this is one."
}
