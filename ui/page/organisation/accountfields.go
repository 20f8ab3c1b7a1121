package organisation

import (
	"regexp"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/ui/page"
)

// amount is one line of the accounts.
type amount struct {
	path, label, why string
	// symbols are the names of the line in the formulas of the financial tests.
	symbols []string
	of      func(*bid.AccountsYear) *money.Pounds
}

// group is lines of the accounts that stand together.
type group struct {
	title, why string
	lines      []amount
}

type year = bid.AccountsYear

// groups are the lines in the order of a set of accounts.
var groups = []group{
	{"Income and result", "From the profit and loss account, or a charity’s statement of financial activities.", []amount{
		{"turnover", "Turnover", "All income of the year.", []string{"turnover", "revenue"}, func(y *year) *money.Pounds { return &y.Turnover }},
		{"specificTurnover", "Turnover from services like those you bid for", "Some buyers ask for it apart.", []string{"specific_turnover"}, func(y *year) *money.Pounds { return &y.SpecificTurnover }},
		{"operatingProfit", "Operating profit", "Before interest and tax. A loss is negative.", []string{"operating_profit"}, func(y *year) *money.Pounds { return &y.OperatingProfit }},
		{"profitAfterTax", "Profit after tax", "Before dividends; the surplus of a charity. A loss is negative.", []string{"PAT"}, func(y *year) *money.Pounds { return &y.ProfitAfterTax }},
		{"ebit", "Profit before interest and tax (EBIT)", "", []string{"EBIT"}, func(y *year) *money.Pounds { return &y.EBIT }},
		{"ebitda", "The same before depreciation (EBITDA)", "", []string{"EBITDA"}, func(y *year) *money.Pounds { return &y.EBITDA }},
		{"netInterest", "Net interest paid", "Interest paid less interest received.", []string{"net_interest"}, func(y *year) *money.Pounds { return &y.NetInterest }},
		{"freeCashFlow", "Free cash flow", "Cash from operations less what was spent on equipment and premises.", []string{"FCF"}, func(y *year) *money.Pounds { return &y.FreeCashFlow }},
	}},
	{"What you own and owe", "From the balance sheet, at the end of the year.", []amount{
		{"currentAssets", "Current assets", "Cash, debtors and stock.", []string{"CA"}, func(y *year) *money.Pounds { return &y.CurrentAssets }},
		{"stock", "Stock and work in progress", "The part of current assets that is no money yet. Type 0 if there is none.", []string{"ST"}, func(y *year) *money.Pounds { return &y.Stock }},
		{"currentLiabilities", "Current liabilities", "Due within a year.", []string{"CL"}, func(y *year) *money.Pounds { return &y.CurrentLiabilities }},
		{"totalAssets", "Total assets", "Fixed and current.", []string{"TA", "gross_assets"}, func(y *year) *money.Pounds { return &y.TotalAssets }},
		{"totalLiabilities", "Total liabilities", "Due within a year and later.", []string{"total_liabilities"}, func(y *year) *money.Pounds { return &y.TotalLiabilities }},
		{"securedBorrowing", "Secured borrowing", "All loans from outside that are secured, short and long. Type 0 if there is none.", []string{"SB"}, func(y *year) *money.Pounds { return &y.SecuredBorrowing }},
		{"shareholderFunds", "Shareholder or member funds", "Capital and reserves, the bottom of the balance sheet.", []string{"SF"}, func(y *year) *money.Pounds { return &y.ShareholderFunds }},
		{"netDebt", "Net debt", "Borrowing less cash.", []string{"net_debt"}, func(y *year) *money.Pounds { return &y.NetDebt }},
		{"pensionDeficit", "Pension deficit", "As the accounts print it.", []string{"pension_deficit"}, func(y *year) *money.Pounds { return &y.PensionDeficit }},
		{"groupReceivables", "Owed to you by your group", "", []string{"group_receivables"}, func(y *year) *money.Pounds { return &y.GroupReceivables }},
	}},
	{"Charities and social enterprises", "Read beside the other figures, never instead of them: a buyer can see what restricted money does to the ratios.", []amount{
		{"unrestrictedFunds", "Unrestricted funds", "Read as shareholder funds.", nil, func(y *year) *money.Pounds { return &y.UnrestrictedFunds }},
		{"unrestrictedSurplus", "Surplus on unrestricted funds", "Read as profit. A deficit is negative.", nil, func(y *year) *money.Pounds { return &y.UnrestrictedSurplus }},
		{"restrictedCash", "Restricted cash", "Inside the current assets, but not yours to use for anything.", nil, func(y *year) *money.Pounds { return &y.RestrictedCash }},
		{"deferredIncome", "Deferred income", "Inside the current liabilities: received, not yet earned.", []string{"deferred_income"}, func(y *year) *money.Pounds { return &y.DeferredIncome }},
		{"freeReserves", "Free reserves at the end of the year", "", []string{"free_reserves"}, func(y *year) *money.Pounds { return &y.FreeReserves }},
		{"annualSpend", "Spending in the year", "", []string{"annual_spend"}, func(y *year) *money.Pounds { return &y.AnnualSpend }},
	}},
}

var symbol = regexp.MustCompile(`[A-Za-z_]+`)

// usedBy names the financial tests of the facts whose formula holds one of the symbols.
func usedBy(tests []reference.FinancialTest, symbols []string) string {
	var names []string
	for _, t := range tests {
		for _, found := range symbol.FindAllString(t.Formula, -1) {
			if slices.Contains(symbols, found) && !slices.Contains(names, t.Name) {
				names = append(names, t.Name)
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	const most = 3
	more := ""
	if len(names) > most {
		more = " and " + page.Count(len(names)-most, "other test", "other tests")
		names = names[:most]
	}
	return "Used by: " + strings.Join(names, "; ") + more + "."
}
