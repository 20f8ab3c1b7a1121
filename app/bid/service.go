package bid

import "bidwright/app/money"

// Service is how the work is delivered, where units are not simply counted: visits
// of several lengths, sessions, places, and several units over one cost base.
type Service struct {
	Visits   Visits    `json:"visits,omitzero"`
	Sessions []Session `json:"sessions,omitempty"`
	Capacity Capacity  `json:"capacity,omitzero"`
	Offers   []Offer   `json:"offers,omitempty"`
}

// Visits is care paid by contact time, with travel between the visits. Its cost
// joins the people of the bid; its contact hours are the quantity of a bid priced
// by the hour, and its visits that of a bid priced by the visit, where none is typed.
type Visits struct {
	Lengths []VisitLength `json:"lengths,omitempty"`

	Pay       money.Pounds `json:"pay,omitzero"`       // an hour of contact, before premiums
	TravelPay money.Pounds `json:"travelPay,omitzero"` // an hour of travel and waiting; as Pay when empty
	// UnpaidTravel says that travel and waiting are not paid: the legal test then
	// spreads contact pay over all the time.
	UnpaidTravel bool      `json:"unpaidTravel,omitempty"`
	Premiums     []Premium `json:"premiums,omitempty"` // evenings, weekends, bank holidays
	Age          AgeBand   `json:"age,omitempty"`

	HolidayWeeks money.Quantity `json:"holidayWeeks,omitzero"` // statutory when empty
	// Training, Sickness and Notice are shares of working pay that is paid beside it.
	Training money.Share `json:"training,omitzero"`
	Sickness money.Share `json:"sickness,omitzero"`
	Notice   money.Share `json:"notice,omitzero"`

	OnCosts OnCostBase `json:"onCosts,omitempty"`
	// HoursPerWeek are the usual paid hours of one care worker, from which employer's
	// National Insurance and pension are worked out per person.
	HoursPerWeek money.Quantity `json:"hoursPerWeek,omitzero"`
	NIRate       money.Share    `json:"niRate,omitzero"`      // of the base, in place of the computed rate
	PensionRate  money.Share    `json:"pensionRate,omitzero"` // of the base, in place of the computed rate

	MileRate money.Pounds `json:"mileRate,omitzero"`
	// Agency is the share of contact hours bought at AgencyRate an hour, net of VAT.
	Agency     money.Share  `json:"agency,omitzero"`
	AgencyRate money.Pounds `json:"agencyRate,omitzero"`
	AgencyVAT  money.Share  `json:"agencyVat,omitzero"`

	Growth   Growth `json:"growth,omitzero"`
	Evidence string `json:"evidence,omitempty"`
	Reason   string `json:"reason,omitempty"` // why it is enough, for a buyer who asks
	Note     string `json:"note,omitempty"`
	Label    Label  `json:"label,omitempty"` // internal when empty
}

// OnCostBase is the pay on which the on-cost shares of visits are worked out.
type OnCostBase string

// Working pay with pay for absence when empty; working pay alone was usual in
// published build-ups of 2014.
const (
	OnCostsOnAll   OnCostBase = ""
	OnCostsOnGross OnCostBase = "gross"
)

// VisitLength is one kind of visit.
type VisitLength struct {
	ID          string         `json:"id"`
	Name        string         `json:"name,omitempty"`
	Minutes     money.Quantity `json:"minutes,omitzero"`
	Travel      money.Quantity `json:"travelMinutes,omitzero"`
	Waiting     money.Quantity `json:"waitingMinutes,omitzero"` // paid
	Miles       money.Quantity `json:"miles,omitzero"`
	Workers     money.Quantity `json:"workers,omitzero"` // people at one visit; 1 when empty
	Consumables money.Pounds   `json:"consumables,omitzero"`
	Quantity    money.Quantity `json:"quantity,omitzero"` // visits in contract year 1
	Asked       money.Pounds   `json:"asked,omitzero"`    // price of one visit, where priced apart
}

// Session is group work: who delivers it and for how many.
type Session struct {
	ID        string         `json:"id"`
	Name      string         `json:"name"`
	Staff     []SessionStaff `json:"staff,omitempty"`
	Room      money.Pounds   `json:"room,omitzero"`      // a session
	Materials money.Pounds   `json:"materials,omitzero"` // a session
	Capacity  money.Quantity `json:"capacity,omitzero"`  // people
	Fill      money.Share    `json:"fill,omitzero"`      // of the capacity; all when empty
	Quantity  money.Quantity `json:"quantity,omitzero"`  // sessions in contract year 1
}

// SessionStaff is one post's part in a session, in hours of one person.
type SessionStaff struct {
	ID          string         `json:"id"`
	PostID      string         `json:"postId"`
	People      money.Quantity `json:"people,omitzero"` // 1 when empty
	Delivery    money.Quantity `json:"deliveryHours,omitzero"`
	Preparation money.Quantity `json:"preparationHours,omitzero"`
	Travel      money.Quantity `json:"travelHours,omitzero"`
}

// Capacity is what the service can hold and how much of it is used. The quantity of
// a bid priced by such a unit follows from it where none is typed.
type Capacity struct {
	Places    money.Quantity `json:"places,omitzero"`
	Weeks     money.Quantity `json:"weeks,omitzero"` // open weeks a year; the bid's week count when empty
	Occupancy money.Share    `json:"occupancy,omitzero"`
	Record    money.Share    `json:"record,omitzero"`   // occupancy that was reached before
	Retainer  money.Share    `json:"retainer,omitzero"` // share of the fee paid for empty weeks

	Utilisation money.Share    `json:"utilisation,omitzero"` // of a block's units
	Units       money.Quantity `json:"units,omitzero"`       // units in a year's block
	Starts      money.Quantity `json:"starts,omitzero"`      // people who begin, a year
	Success     money.Share    `json:"success,omitzero"`     // reach the outcome

	// Chargeable days of one worker: working days less holiday, sickness and other.
	WorkingDays money.Quantity `json:"workingDays,omitzero"`
	HolidayDays money.Quantity `json:"holidayDays,omitzero"`
	SickDays    money.Quantity `json:"sickDays,omitzero"`
	OtherDays   money.Quantity `json:"otherDays,omitzero"`
	Workers     money.Quantity `json:"workers,omitzero"` // 1 when empty
}

// Offer is one of several units in which the same cost base is sold. Offers that
// share the price are weighed; one that covers Whole says the same price another way.
type Offer struct {
	ID       string         `json:"id"`
	Name     string         `json:"name,omitempty"`
	Unit     Unit           `json:"unit,omitzero"`
	LengthID string         `json:"lengthId,omitempty"` // visit length whose direct cost is the weight
	Quantity money.Quantity `json:"quantity,omitzero"`  // in contract year 1
	Weight   money.Quantity `json:"weight,omitzero"`    // what one takes beside the others; 1 when empty
	Whole    bool           `json:"whole,omitempty"`
}

// Shift is one line of a roster: it is to be staffed Days a week for Hours each.
type Shift struct {
	ID     string         `json:"id"`
	Name   string         `json:"name,omitempty"`
	Days   money.Quantity `json:"days,omitzero"`   // a week
	Hours  money.Quantity `json:"hours,omitzero"`  // of one shift
	People money.Quantity `json:"people,omitzero"` // on it at once; 1 when empty
	Extra  money.Share    `json:"extra,omitzero"`  // premium on these hours
}
