package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Cash is when money comes in and goes out. All terms are whole days.
type Cash struct {
	Opening money.Pounds `json:"opening,omitzero"` // set aside for this contract

	Invoices   Cycle          `json:"invoices,omitempty"` // monthly when empty
	InAdvance  bool           `json:"inAdvance,omitempty"`
	InvoiceLag money.Quantity `json:"invoiceLagDays,omitzero"` // from the end of the period; 0 when empty
	Terms      money.Quantity `json:"termsDays,omitzero"`      // the buyer's; those of the notice, or 30, when empty
	Late       money.Quantity `json:"lateDays,omitzero"`       // how late this buyer pays

	Pay           Cycle          `json:"pay,omitempty"`              // monthly when empty
	PayDay        money.Quantity `json:"payDay,omitzero"`            // day of the month; 28 when empty
	TaxDay        money.Quantity `json:"taxDay,omitzero"`            // of the next month, for tax, National Insurance and pension; 22 when empty
	SupplierTerms money.Quantity `json:"supplierTermsDays,omitzero"` // 30 when empty

	Finance money.Share `json:"finance,omitzero"` // yearly cost of borrowing
	Events  []CashEvent `json:"events,omitempty"`
}

// Cycle is how often something is invoiced or paid.
type Cycle string

// The cycles; monthly when empty.
const (
	CycleMonthly    Cycle = ""
	CycleWeekly     Cycle = "weekly"
	CycleFourWeekly Cycle = "four_weekly"
	CycleQuarterly  Cycle = "quarterly"
)

// CashEvent is money on a day that nothing else in the bid tells: a grant, a loan.
type CashEvent struct {
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	Date   date.Date    `json:"date,omitzero"`
	Amount money.Pounds `json:"amount,omitzero"` // in; below zero for out
}

// Results is payment by results: part up front, the rest on proven outcomes.
type Results struct {
	Upfront  money.Pounds `json:"upfront,omitzero"`
	Cost     money.Pounds `json:"cost,omitzero"` // the cost of all contract years when empty
	Outcomes []Outcome    `json:"outcomes,omitempty"`
	// Evidenced is the success rate that past work shows, and where.
	Evidenced money.Share `json:"evidenced,omitzero"`
	Evidence  string      `json:"evidence,omitempty"`
}

// Outcome is a result that is paid for.
type Outcome struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Starts   money.Quantity `json:"starts,omitzero"` // people who begin
	Tariff   money.Pounds   `json:"tariff,omitzero"` // for one success
	Low      money.Share    `json:"low,omitzero"`    // success rates
	Mid      money.Share    `json:"mid,omitzero"`
	High     money.Share    `json:"high,omitzero"`
	Extra    money.Pounds   `json:"extraCost,omitzero"`    // a success
	Baseline money.Quantity `json:"baseline,omitzero"`     // successes that are not paid
	Cap      money.Pounds   `json:"cap,omitzero"`          // most that is paid
	Begins   date.Date      `json:"begins,omitzero"`       // first start; the contract's when empty
	Spread   money.Quantity `json:"spreadMonths,omitzero"` // months over which people start
	Lag      money.Quantity `json:"lagMonths,omitzero"`    // from a start to the proof
}
