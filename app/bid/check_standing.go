package bid

import (
	"slices"

	"github.com/shopspring/decimal"
)

// maxAccountMonths is the longest that one set of accounts covers here.
const maxAccountMonths = 24

// standing checks the accounts of the organisation and of the members, the shares of a
// group and what the tender's tests are measured against.
func (c *checker) standing(doc Document) {
	c.accounts("organisation.standing.accounts", doc.Organisation.Standing.Accounts)
	group := &doc.Bid.Consortium
	for i, m := range group.Members {
		path := "consortium.members." + idOr(m.ID, i)
		c.accounts(path+".standing.accounts", m.Standing.Accounts)
		c.fraction(path+".share", "The share of this member", m.Share)
	}
	c.fraction("consortium.ownShare", "Your own share of the group", group.OwnShare)
	c.shares(group)
	for i, t := range doc.Bid.Eligibility.Tests {
		path := "eligibility.tests." + idOr(t.ID, i)
		c.notNegative(path+".value", "The value of the contract", t.Value)
		c.notNegative(path+".days", "The days of the contract", t.Days)
		if t.Days.IsSet() && t.Days.Decimal().IsZero() {
			c.add(CodeTerm, Blocks, path+".days", "The contract has no days, so the value of a year cannot be told. Type how many, or leave the field empty.")
		}
		for j, item := range t.Items {
			inner := path + ".items." + idOr(item.ID, j)
			c.notNegative(inner+".latest", "The mark of the latest year", item.Latest)
			c.notNegative(inner+".prior", "The mark of the year before", item.Prior)
		}
	}
}

// shares refuses a group of more than 100 %, and one weighted by share that does not
// make 100 % exactly. Guarantors hold no share; a share that is not typed is not zero.
func (c *checker) shares(group *Consortium) {
	if len(group.Members) == 0 {
		return
	}
	sum, whole := group.OwnShare.Decimal(), group.OwnShare.IsSet()
	for _, m := range group.Members {
		if m.Role == RoleGuarantor {
			continue
		}
		sum, whole = sum.Add(m.Share.Decimal()), whole && m.Share.IsSet()
	}
	switch {
	case sum.GreaterThan(one):
		c.add(CodeShare, Blocks, "consortium.ownShare", "The shares of the group add to %s %%; they cannot be more than 100 %%. Correct one of them.", percent(sum))
	case group.Mode == GroupShareWeighted && whole && !sum.Equal(one):
		c.add(CodeShare, Blocks, "consortium.ownShare", "The shares of the group add to %s %%; tests weighted by share need 100 %% exactly. Correct one of them.", percent(sum))
	}
}

// accounts checks one body's years. Profits, funds, interest and net debt may be below
// zero; the other amounts may not.
func (c *checker) accounts(path string, years []AccountsYear) {
	for i := range years {
		y := &years[i]
		inner := path + "." + idOr(y.ID, i)
		if y.Months < 0 || y.Months > maxAccountMonths {
			c.add(CodeTerm, Blocks, inner+".months", "These accounts cover %s months, so a year cannot be told from them. Type 1 to %d, or leave the field empty for 12.", minus(decimal.NewFromInt(int64(y.Months)).String()), maxAccountMonths)
		}
		for _, f := range []struct {
			name, what string
			value      figure
		}{
			{"turnover", "The turnover", y.Turnover}, {"specificTurnover", "The turnover from the kind of service asked", y.SpecificTurnover},
			{"currentAssets", "The amount of current assets", y.CurrentAssets}, {"stock", "The amount of stock", y.Stock},
			{"currentLiabilities", "The amount of current liabilities", y.CurrentLiabilities},
			{"totalAssets", "The amount of total assets", y.TotalAssets}, {"totalLiabilities", "The amount of total liabilities", y.TotalLiabilities},
			{"securedBorrowing", "The secured borrowing", y.SecuredBorrowing}, {"groupReceivables", "The money owed by the group", y.GroupReceivables},
			{"restrictedCash", "The restricted cash", y.RestrictedCash}, {"deferredIncome", "The deferred income", y.DeferredIncome},
			{"annualSpend", "The spending of the year", y.AnnualSpend}, {"bureauScore", "The bureau score", y.BureauScore},
		} {
			c.notNegative(inner+"."+f.name, f.what, f.value)
		}
		same := func(o AccountsYear) bool { return !o.YearEnd.IsZero() && o.YearEnd == y.YearEnd }
		if slices.ContainsFunc(years[:i], same) {
			c.add(CodeTerm, Blocks, inner+".yearEnd", "Two sets of accounts end on %s, so it cannot be told which year they are. Correct one of the dates or remove one set.", y.YearEnd)
		}
	}
}
