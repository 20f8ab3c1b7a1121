package plan

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// dependence tells of partners whose value lies below their own cost, as they report it
// (CONS-021; the cost itself stays with them), and of those whose share of the contract
// would be most of their income (CONS-023).
func (b *builder) dependence() {
	most, found := b.limit("dependence")
	for _, st := range b.out.Split.Statements {
		if st.Part.Short == bid.Yes {
			b.Issue("CONS-021", bid.Warns, st.PartPath+".short", "%s reports a shortfall: the value offered is below its own cost. Talk about its share or its tasks.", st.Name)
		}
		income, known := b.income(st.Party)
		value, split := st.Value.Value()
		if !found || !known || !split || b.out.Term.Months == 0 || !income.IsPositive() {
			continue
		}
		year := b.Graph.Div(b.Graph.Mul(st.Value, b.Graph.Int(12)), b.Graph.Int(int64(b.out.Term.Months)))
		st.Dependence = b.Name(b.Graph.Div(year, b.Graph.Const(income)), fig{ID: "cons.dependence." + st.Key, Label: st.Name + ": value a year as a share of its income", Unit: calc.Percent, Key: "cons.split", Path: st.Path})
		if share, ok := st.Dependence.Value(); ok && share.GreaterThan(most) && value.IsPositive() {
			path := st.Path + ".cash.income"
			if st.Member == nil {
				path = "organisation.standing.accounts"
			}
			b.Issue("CONS-023", bid.Warns, path, "%s a year would be %s of the income of %s, above the %s of a consortium’s own benchmark. What happens to it if the contract ends?",
				money.FormatPounds(year.Decimal()), money.FormatPercent(share, 1), st.Name, percent(most))
		}
	}
}

// income is a party's whole yearly income: as typed, or the turnover of its latest accounts.
func (b *builder) income(p Party) (decimal.Decimal, bool) {
	accounts := b.in.Document.Organisation.Standing.Accounts
	if p.Member != nil {
		if n := p.Member.Cash.Income; n.IsSet() {
			return n.Decimal(), !n.Decimal().IsNegative()
		}
		accounts = p.Member.Standing.Accounts
	}
	var latest *bid.AccountsYear
	for i := range accounts {
		if latest == nil || accounts[i].YearEnd.After(latest.YearEnd) {
			latest = &accounts[i]
		}
	}
	if latest == nil || !latest.Turnover.IsSet() || latest.Months != 0 && latest.Months != 12 {
		return decimal.Zero, false
	}
	return latest.Turnover.Decimal(), true
}

// invited compares the value that a lead offers us with our own cost, which never leaves
// (CONS-021).
func (b *builder) invited() {
	in := b.in.Document.Bid.Invitation
	if in == nil || !in.Offer.Value.IsSet() {
		return
	}
	offered := b.Input(fig{Label: "Value that the lead offers", Unit: calc.Pounds, Path: "invitation.offer.value"}, in.Offer.Value)
	of := fig{ID: "cons.offer.gap", Label: "Value that the lead offers less your own cost over the term", Unit: calc.Pounds, Key: "cons.split", Path: "pricing"}
	if b.in.Pricing == nil {
		return
	}
	cost := b.in.Pricing.Contract.Cost
	if len(b.in.Document.Bid.Pricing.People)+len(b.in.Document.Bid.Pricing.Costs) == 0 && b.in.Pricing.Visits == nil {
		b.out.OfferGap = b.None(of, "Your own cost is not known yet. Add the people and costs of your part.")
		return
	}
	b.out.OfferGap = b.Sub(of, offered, cost)
	if gap, known := b.out.OfferGap.Value(); known && gap.IsNegative() {
		b.Issue("CONS-021", bid.Warns, "invitation.offer.value", "The lead offers %s over the term, and your part costs you %s: %s short. The lead sees only that you report a shortfall, never your cost.",
			money.FormatPounds(offered.Decimal()), money.FormatPounds(cost.Decimal()), money.FormatPounds(gap.Neg()))
	}
}
