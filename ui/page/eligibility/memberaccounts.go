package eligibility

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

// newMemberAccounts edits the accounts of the chosen partner: two years as a rule.
func (p *Page) newMemberAccounts(of *lines.Editor[bid.Member]) *lines.Editor[bid.AccountsYear] {
	type one = bid.AccountsYear
	year := func(x one) string {
		if x.YearEnd.IsZero() {
			return "Year end missing"
		}
		return "Year to " + x.YearEnd.String()
	}
	e := &lines.Editor[one]{List: ofMember(p, of, "year of accounts", func(s *bid.Standing) *[]one { return &s.Accounts }, func(x *one) *string { return &x.ID }, year)}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: memberAccountsPath, List: e}
	e.Table = kit.NewTable("Accounts of this partner", func(x one) string { return x.ID },
		kit.NewEmptyState("What do its last two years of accounts say?", "For example: year to 31 March 2026, turnover £640,000, current assets £120,000.", "Add a year", e.Add),
		kit.Column[one]{Title: "Year", Ems: 10, Weight: 2, Text: year},
		kit.Column[one]{Title: "Turnover", Ems: 8, Right: true, Text: func(x one) string { return orDash(x.Turnover.Format()) }},
		kit.Column[one]{Title: "Profit after tax", Ems: 9, Right: true, Optional: true, Text: func(x one) string { return orDash(x.ProfitAfterTax.Format()) }})
	e.Table.VisibleRows = 3
	amount := func(path, label, why string, of func(*one) *money.Pounds) *kit.Field {
		return l.Amount(path, label, why, of)
	}
	end := l.Day("yearEnd", "Year ended on", "", func(x *one) *date.Date { return &x.YearEnd })
	e.First = end
	more := kit.Stack(kit.Form(
		amount("specificTurnover", "Turnover of this kind of service", "", func(x *one) *money.Pounds { return &x.SpecificTurnover }),
		amount("operatingProfit", "Operating profit", "", func(x *one) *money.Pounds { return &x.OperatingProfit }),
		amount("ebitda", "Profit before interest, tax and write-downs", "Called EBITDA.", func(x *one) *money.Pounds { return &x.EBITDA }),
		amount("ebit", "Profit before interest and tax", "Called EBIT.", func(x *one) *money.Pounds { return &x.EBIT }),
		amount("netInterest", "Interest paid, less received", "", func(x *one) *money.Pounds { return &x.NetInterest }),
		amount("freeCashFlow", "Free cash flow", "", func(x *one) *money.Pounds { return &x.FreeCashFlow }),
		amount("totalLiabilities", "Total liabilities", "", func(x *one) *money.Pounds { return &x.TotalLiabilities }),
		amount("netDebt", "Net debt", "", func(x *one) *money.Pounds { return &x.NetDebt }),
		amount("pensionDeficit", "Pension deficit", "", func(x *one) *money.Pounds { return &x.PensionDeficit }),
		amount("groupReceivables", "Owed by its own group", "", func(x *one) *money.Pounds { return &x.GroupReceivables }),
		amount("unrestrictedFunds", "Unrestricted funds of a charity", "", func(x *one) *money.Pounds { return &x.UnrestrictedFunds }),
		amount("restrictedCash", "Restricted cash of a charity", "Within the current assets.", func(x *one) *money.Pounds { return &x.RestrictedCash }),
		amount("deferredIncome", "Income received in advance", "Within the current liabilities.", func(x *one) *money.Pounds { return &x.DeferredIncome }),
		amount("freeReserves", "Free reserves", "", func(x *one) *money.Pounds { return &x.FreeReserves }),
		amount("annualSpend", "Spending of the year", "", func(x *one) *money.Pounds { return &x.AnnualSpend }),
		l.Quantity("bureauScore", "Score of a credit agency", "Bought, never worked out here.", func(x *one) *money.Quantity { return &x.BureauScore }),
	))
	more.Hide()
	all := kit.NewCheck("Show the figures that few tests ask for", func(on bool) { form.SetShown(more, on) })
	e.Form = kit.Stack(kit.Form(end,
		l.Count("months", "Months in that year", "Empty means 12.", 1, 24, func(x *one) *int { return &x.Months }),
		amount("turnover", "Turnover", "Total income.", func(x *one) *money.Pounds { return &x.Turnover }),
		amount("profitAfterTax", "Profit after tax", "The surplus of a charity. A loss with a minus.", func(x *one) *money.Pounds { return &x.ProfitAfterTax }),
		amount("currentAssets", "Current assets", "Cash, debtors and stock.", func(x *one) *money.Pounds { return &x.CurrentAssets }),
		amount("stock", "Stock and work in progress", "Type 0 where there is none.", func(x *one) *money.Pounds { return &x.Stock }),
		amount("currentLiabilities", "Current liabilities", "Due within a year.", func(x *one) *money.Pounds { return &x.CurrentLiabilities }),
		amount("totalAssets", "Total assets", "", func(x *one) *money.Pounds { return &x.TotalAssets }),
		amount("securedBorrowing", "Secured borrowing", "From outside, short and long. 0 where there is none.", func(x *one) *money.Pounds { return &x.SecuredBorrowing }),
		amount("shareholderFunds", "Shareholder funds", "All funds of a charity.", func(x *one) *money.Pounds { return &x.ShareholderFunds }),
		l.Answer("audited", "Were they audited?", "", func(x *one) *bid.Answer { return &x.Audited }),
		l.Answer("filed", "Are they filed?", "", func(x *one) *bid.Answer { return &x.Filed }),
	), all, more)
	e.Wire("Remove this year")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add a year", e.Add)), e.Table, e.Form)
	return e
}
