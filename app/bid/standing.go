package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// AccountsYear is one year's accounts, typed once: every financial test reads them.
// Pounds of the year or at its end; blank means not known, never zero. Amounts may be
// negative where accounts may be.
type AccountsYear struct {
	ID      string    `json:"id"`
	YearEnd date.Date `json:"yearEnd,omitzero"`
	Months  int       `json:"months,omitempty"` // 12 when 0
	Audited Answer    `json:"audited,omitempty"`
	Filed   Answer    `json:"filed,omitempty"`

	Turnover         money.Pounds `json:"turnover,omitzero"`         // total income
	SpecificTurnover money.Pounds `json:"specificTurnover,omitzero"` // from the kind of service asked
	OperatingProfit  money.Pounds `json:"operatingProfit,omitzero"`
	ProfitAfterTax   money.Pounds `json:"profitAfterTax,omitzero"` // before dividends; the surplus of a charity
	EBITDA           money.Pounds `json:"ebitda,omitzero"`
	EBIT             money.Pounds `json:"ebit,omitzero"`
	NetInterest      money.Pounds `json:"netInterest,omitzero"`
	FreeCashFlow     money.Pounds `json:"freeCashFlow,omitzero"`

	CurrentAssets      money.Pounds `json:"currentAssets,omitzero"`
	Stock              money.Pounds `json:"stock,omitzero"` // and work in progress
	CurrentLiabilities money.Pounds `json:"currentLiabilities,omitzero"`
	TotalAssets        money.Pounds `json:"totalAssets,omitzero"`
	TotalLiabilities   money.Pounds `json:"totalLiabilities,omitzero"`
	SecuredBorrowing   money.Pounds `json:"securedBorrowing,omitzero"` // all external, short and long
	ShareholderFunds   money.Pounds `json:"shareholderFunds,omitzero"`
	NetDebt            money.Pounds `json:"netDebt,omitzero"`
	PensionDeficit     money.Pounds `json:"pensionDeficit,omitzero"`
	GroupReceivables   money.Pounds `json:"groupReceivables,omitzero"`

	// Charities: read beside the others, never instead of them.
	UnrestrictedFunds   money.Pounds `json:"unrestrictedFunds,omitzero"`
	UnrestrictedSurplus money.Pounds `json:"unrestrictedSurplus,omitzero"`
	RestrictedCash      money.Pounds `json:"restrictedCash,omitzero"` // inside the current assets
	DeferredIncome      money.Pounds `json:"deferredIncome,omitzero"` // inside the current liabilities
	FreeReserves        money.Pounds `json:"freeReserves,omitzero"`
	AnnualSpend         money.Pounds `json:"annualSpend,omitzero"`

	BureauScore money.Quantity `json:"bureauScore,omitzero"` // bought, never computed
	Note        string         `json:"note,omitempty"`
}

// FinancialTest is a test of the accounts that this tender sets.
type FinancialTest struct {
	ID     string `json:"id"`
	TestID string `json:"testId,omitempty"` // of the facts; empty for the user's own ratio
	Name   string `json:"name,omitempty"`
	LotID  string `json:"lotId,omitempty"`
	// Formula of the user's own ratio, in the names of the facts: (CA - ST) / CL.
	Formula    string          `json:"formula,omitempty"`
	Comparator Comparator      `json:"comparator,omitempty"` // the facts' own when empty
	Mark       money.Value     `json:"mark,omitzero"`        // the facts' own when empty
	Years      TestYears       `json:"years,omitempty"`      // the facts' own when empty
	OnFail     TestConsequence `json:"onFail,omitempty"`     // the facts' own when empty
	// NoLiabilitiesPass: the user says that a ratio over no current liabilities passes.
	NoLiabilitiesPass Answer         `json:"noLiabilitiesPass,omitempty"`
	Explanation       string         `json:"explanation,omitempty"` // what is offered where it fails
	Items             []MarkedItem   `json:"items,omitempty"`       // nine-item marks
	Value             money.Pounds   `json:"value,omitzero"`        // value over the term for turnover; the bid's own when empty
	Days              money.Quantity `json:"days,omitzero"`         // its term in days where the notice counts 30-day months
}

// MarkedItem is one item of the nine-item marks with the marks of the tender's table.
type MarkedItem struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	MemberID string      `json:"memberId,omitempty"` // whose marks they are; the organisation's own when empty
	Latest   money.Value `json:"latest,omitzero"`
	Prior    money.Value `json:"prior,omitzero"`
}

// Comparator compares a figure with its mark.
type Comparator string

// The comparators.
const (
	AtLeast Comparator = ">="
	Over    Comparator = ">"
	AtMost  Comparator = "<="
	Below   Comparator = "<"
)

// TestYears is which years must pass.
type TestYears string

// The years.
const (
	LatestYear TestYears = "latest"
	BothYears  TestYears = "both"
)

// TestConsequence is what failing means.
type TestConsequence string

// The consequences.
const (
	FailMust    TestConsequence = "must"    // the bid is out
	FailMay     TestConsequence = "may"     // the buyer may exclude
	FailExplain TestConsequence = "explain" // an explanation is weighed
)

// Liability is how members of a group answer to the buyer.
type Liability string

// The forms; a single bidder when empty and there are no members.
const (
	LiabilityUnknown   Liability = ""
	LiabilityLead      Liability = "lead" // one contracts, the others are sub-contractors
	LiabilityJoint     Liability = "joint_and_several"
	LiabilityNewEntity Liability = "new_entity"
)

// GroupMode is how the members' figures are put together for a test.
type GroupMode string

// The modes; by liability when empty.
const (
	GroupByLiability   GroupMode = ""
	GroupAggregate     GroupMode = "AGGREGATE"
	GroupLeadOnly      GroupMode = "LEAD_ONLY"
	GroupEachMember    GroupMode = "EACH_MEMBER"
	GroupShareWeighted GroupMode = "SHARE_WEIGHTED"
)
