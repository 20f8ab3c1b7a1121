package standing

import (
	"math/big"
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// account is a name that formulas may use and the field of the accounts behind it.
type account struct {
	name, field, label string
	negative           bool // accounts may show it below zero
	flow               bool // made over the year: scaled to 12 months
	value              func(*bid.AccountsYear) working.Typed
}

func pounds(of func(*bid.AccountsYear) money.Pounds) func(*bid.AccountsYear) working.Typed {
	return func(y *bid.AccountsYear) working.Typed { return of(y) }
}

var accounts = []account{
	{"CA", "currentAssets", "current assets", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.CurrentAssets })},
	{"ST", "stock", "stock and work in progress", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.Stock })},
	{"CL", "currentLiabilities", "current liabilities", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.CurrentLiabilities })},
	{"TA", "totalAssets", "total assets", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.TotalAssets })},
	{"gross_assets", "totalAssets", "total assets", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.TotalAssets })},
	{"total_liabilities", "totalLiabilities", "total liabilities", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.TotalLiabilities })},
	{"SB", "securedBorrowing", "secured borrowing", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.SecuredBorrowing })},
	{"SF", "shareholderFunds", "shareholder funds", true, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.ShareholderFunds })},
	{"PAT", "profitAfterTax", "profit after tax", true, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.ProfitAfterTax })},
	{"turnover", "turnover", "turnover", false, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.Turnover })},
	{"revenue", "turnover", "turnover", false, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.Turnover })},
	{"specific_turnover", "specificTurnover", "turnover from the kind of service asked", false, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.SpecificTurnover })},
	{"operating_profit", "operatingProfit", "operating profit", true, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.OperatingProfit })},
	{"EBITDA", "ebitda", "EBITDA", true, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.EBITDA })},
	{"EBIT", "ebit", "EBIT", true, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.EBIT })},
	{"net_interest", "netInterest", "net interest", true, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.NetInterest })},
	{"FCF", "freeCashFlow", "free cash flow", true, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.FreeCashFlow })},
	{"net_debt", "netDebt", "net debt", true, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.NetDebt })},
	{"pension_deficit", "pensionDeficit", "pension deficit", true, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.PensionDeficit })},
	{"group_receivables", "groupReceivables", "money owed by the group", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.GroupReceivables })},
	{"unrestricted_funds", "unrestrictedFunds", "unrestricted funds", true, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.UnrestrictedFunds })},
	{"unrestricted_surplus", "unrestrictedSurplus", "surplus on unrestricted funds", true, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.UnrestrictedSurplus })},
	{"restricted_cash", "restrictedCash", "restricted cash", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.RestrictedCash })},
	{"deferred_income", "deferredIncome", "deferred income", false, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.DeferredIncome })},
	{"free_reserves", "freeReserves", "free reserves", true, false, pounds(func(y *bid.AccountsYear) money.Pounds { return y.FreeReserves })},
	{"annual_spend", "annualSpend", "spending of the year", false, true, pounds(func(y *bid.AccountsYear) money.Pounds { return y.AnnualSpend })},
	{"score", "bureauScore", "bureau score", false, false, func(y *bid.AccountsYear) working.Typed { return y.BureauScore }},
}

// The buyer's figures, beside those of the accounts.
const (
	annualValue    = "annual_value"
	annualContract = "annual_contract_value"
)

// Names are the names that a formula may use.
func Names() []string {
	var out []string
	for _, a := range accounts {
		out = append(out, a.name)
	}
	return append(out, annualValue, annualContract)
}

func accountOf(name string) (account, bool) {
	for _, a := range accounts {
		if a.name == name {
			return a, true
		}
	}
	return account{}, false
}

// year is the accounts of a body for one year; nil data when none are typed.
type year struct {
	path string
	data *bid.AccountsYear
}

// months of the year, 12 when not typed, and whether they can be true.
func (y year) months() (int, bool) {
	m := y.data.Months
	if m == 0 {
		m = 12
	}
	return m, m >= 1 && m <= 24
}

// figure is one figure of the accounts as it goes into a formula, with its exact value.
type figure struct {
	node  calc.Node
	exact *big.Rat // nil when not known
}

// read puts one figure of a body's accounts on the sheet, made up to 12 months where it
// is made over a year.
func (b *builder) read(who *body, at int, name string) figure {
	a, _ := accountOf(name)
	label := upper(a.label)
	if who.id != "" {
		label += ", " + who.name
	}
	unit := calc.Pounds
	if name == "score" {
		unit = calc.Quantity
	}
	y := who.years[at]
	if y.data == nil {
		text := "No accounts are typed for " + who.name + ". Type its latest year."
		if at == 1 {
			text = "Only one year of accounts is typed for " + who.name + ". Type the year before."
		}
		return figure{node: b.None(working.Fig{Label: label, Unit: unit, Path: who.path}, text)}
	}
	path := y.path + "." + a.field
	if at == 1 {
		label += ", year before"
	}
	options := []working.Option{working.Ask(label + " is not typed. Type it from the accounts.")}
	if a.negative {
		options = append(options, working.MayBeNegative)
	}
	n := b.Input(working.Fig{Label: label, Unit: unit, Path: path}, a.value(y.data), options...)
	months, right := y.months()
	if a.flow && !right {
		n = b.None(working.Fig{Label: label, Unit: unit, Path: y.path + ".months"},
			"Accounts over "+strconv.Itoa(y.data.Months)+" months cannot be read. Type how many months they cover, from 1 to 24.")
	}
	if a.flow && right && months != 12 {
		n = b.Graph.Div(b.Graph.Mul(n, b.Graph.Int(12)), b.Whole(working.Fig{Label: "Months of the accounts", Path: y.path + ".months"}, months))
	}
	if !n.Available() {
		return figure{node: n}
	}
	exact := a.value(y.data).Decimal().Rat()
	if a.flow && months != 12 {
		exact.Mul(exact, big.NewRat(12, int64(months)))
	}
	return figure{n, exact}
}
