package bid

import "bidwright/app/money"

// Allocation is how the organisation's running costs are shared between all it does.
type Allocation struct {
	Method AllocationMethod `json:"method,omitempty"`
	// Services are everything the organisation does, with idle capacity and
	// fundraising as services of their own, so that nothing stays unallocated.
	Services    []Activity   `json:"services,omitempty"`
	Departments []Department `json:"departments,omitempty"` // closed in this order under step-down
	// Accounts is the total expenditure of the last accounts, to reconcile with.
	Accounts money.Pounds `json:"accounts,omitzero"`
}

// AllocationMethod names the way; direct when empty.
type AllocationMethod string

// The methods. The reciprocal one is not offered.
const (
	AllocateDirect   AllocationMethod = ""
	AllocateStepDown AllocationMethod = "step_down"
)

// Activity is one service of the organisation.
type Activity struct {
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	Direct money.Pounds `json:"direct,omitzero"` // a year
	Income money.Pounds `json:"income,omitzero"` // a year
	Keys   Keys         `json:"keys,omitzero"`
}

// Department serves the others: its own costs are the running costs that name it.
type Department struct {
	ID   string        `json:"id"`
	Name string        `json:"name"`
	Key  AllocationKey `json:"key,omitempty"` // by which its pool is passed on
	Keys Keys          `json:"keys,omitzero"` // what it uses of those closed before it
}

// Keys are the measures by which shared costs are split.
type Keys struct {
	Hours        money.Quantity `json:"hours,omitzero"` // staff hours a year
	FTE          money.Quantity `json:"fte,omitzero"`
	Heads        money.Quantity `json:"heads,omitzero"`
	FloorArea    money.Quantity `json:"floorArea,omitzero"` // square metres
	Transactions money.Quantity `json:"transactions,omitzero"`
	Miles        money.Quantity `json:"miles,omitzero"`
	Usage        money.Quantity `json:"usage,omitzero"` // any other measure of use
}

// AllocationKey names the measure; direct cost when empty.
type AllocationKey string

// The keys.
const (
	KeyDirectCost   AllocationKey = ""
	KeyHours        AllocationKey = "hours"
	KeyFTE          AllocationKey = "fte"
	KeyHeads        AllocationKey = "heads"
	KeyFloorArea    AllocationKey = "floor_area"
	KeyTransactions AllocationKey = "transactions"
	KeyMiles        AllocationKey = "miles"
	KeyUsage        AllocationKey = "usage"
	KeyEqual        AllocationKey = "equal"
)
