package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Nation decides which dated facts apply.
type Nation string

// The nations, as the facts spell them.
const (
	England         Nation = "England"
	Scotland        Nation = "Scotland"
	Wales           Nation = "Wales"
	NorthernIreland Nation = "Northern Ireland"
)

// Organisation is what every bid asks about the bidder, said once.
type Organisation struct {
	ID            string    `json:"id,omitempty"`
	Name          string    `json:"name,omitempty"`
	LegalForm     string    `json:"legalForm,omitempty"`
	CompanyNumber string    `json:"companyNumber,omitempty"`
	CharityNumber string    `json:"charityNumber,omitempty"`
	Address       string    `json:"address,omitempty"`
	ContactName   string    `json:"contactName,omitempty"`
	ContactEmail  string    `json:"contactEmail,omitempty"`
	ContactPhone  string    `json:"contactPhone,omitempty"`
	Nation        Nation    `json:"nation,omitempty"`
	YearEnd       date.Date `json:"yearEnd,omitzero"`

	Charity Answer `json:"charity,omitempty"`
	// PublicFunctions: is half or more of the work publicly funded public functions?
	PublicFunctions Answer `json:"publicFunctions,omitempty"`
	// EmploymentAllowance: may this organisation claim it? Unknown counts as nothing.
	EmploymentAllowance Answer `json:"employmentAllowance,omitempty"`
	ConnectedEmployers  Answer `json:"connectedEmployers,omitempty"`
	// Paybill and NIBill are a year's totals of the whole organisation before this bid.
	Paybill money.Pounds `json:"paybill,omitzero"`
	NIBill  money.Pounds `json:"niBill,omitzero"`

	VATRegistered Answer `json:"vatRegistered,omitempty"`
	// VATRecovery is the share of VAT on purchases that comes back when supplies are mixed.
	VATRecovery  money.Share  `json:"vatRecovery,omitzero"`
	FreeReserves money.Pounds `json:"freeReserves,omitzero"`
	Overdraft    money.Pounds `json:"overdraft,omitzero"`

	PayScales    []PayScale    `json:"payScales,omitempty"`
	RunningCosts []RunningCost `json:"runningCosts,omitempty"`
	Allocation   Allocation    `json:"allocation,omitzero"`

	Standing  Standing       `json:"standing,omitzero"`
	Profiles  []QuoteProfile `json:"quoteProfiles,omitempty"` // buyers' own quote bands, as edited
	Occasions []Occasion     `json:"occasions,omitempty"`
	Dismissed []string       `json:"dismissed,omitempty"` // ids of prompts that were read and put away
	Signers   []Signer       `json:"signers,omitempty"`   // whose packs we have taken

	Answers []LibraryAnswer `json:"answers,omitempty"` // kept for the next bid
	Brand   Brand           `json:"brand,omitzero"`
}

// PayScale is a role and what it is paid, offered when a post is added to a bid.
type PayScale struct {
	ID            string         `json:"id"`
	Role          string         `json:"role"`
	Paid          PaidHow        `json:"paid,omitempty"`
	HourlyPay     money.Pounds   `json:"hourlyPay,omitzero"`
	Salary        money.Pounds   `json:"salary,omitzero"` // full-time, a year
	FullTimeHours money.Quantity `json:"fullTimeHours,omitzero"`
	HolidayWeeks  money.Quantity `json:"holidayWeeks,omitzero"`
	PensionBasis  PensionBasis   `json:"pensionBasis,omitempty"`
	PensionRate   money.Share    `json:"pensionRate,omitzero"`
	Note          string         `json:"note,omitempty"`
}

// RunningCost is a yearly cost of being there, shared by all services.
type RunningCost struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	Category string       `json:"category,omitempty"`
	Amount   money.Pounds `json:"amount,omitzero"` // a year, excluding recoverable VAT
	Growth   Growth       `json:"growth,omitzero"`
	// Key is the measure by which it is shared; DepartmentID the department whose cost it is.
	Key          AllocationKey `json:"key,omitempty"`
	DepartmentID string        `json:"departmentId,omitempty"`
	Evidence     string        `json:"evidence,omitempty"`
	Reason       string        `json:"reason,omitempty"` // why it is enough, for a buyer who asks
	Note         string        `json:"note,omitempty"`
	Label        Label         `json:"label,omitempty"` // internal when empty
}
