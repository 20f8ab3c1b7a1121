package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// CoreCosts is how the cost of being there reaches this bid.
type CoreCosts struct {
	Method CoreMethod `json:"method,omitempty"`
	// Share of the organisation's running costs, or of the service's part of them, that
	// this contract carries.
	Share     money.Share  `json:"share,omitzero"`
	ShareWhy  string       `json:"shareWhy,omitempty"`  // the key in words: "4 of 31 full-time staff"
	ServiceID string       `json:"serviceId,omitempty"` // of the organisation, for the allocated method
	Excluded  []string     `json:"excluded,omitempty"`  // ids of running costs that this contract does not use
	Amount    money.Pounds `json:"amount,omitzero"`     // a year
	Rate      money.Share  `json:"rate,omitzero"`
	Growth    Growth       `json:"growth,omitzero"`    // for a typed amount
	Avoidable money.Share  `json:"avoidable,omitzero"` // share that would vanish without this contract; none when empty

	ScheduleID string         `json:"scheduleId,omitempty"` // whose typed lines are the core cost, for that method
	Schedules  []CoreSchedule `json:"schedules,omitempty"`
}

// CoreMethod names how core cost is found.
type CoreMethod string

// The methods.
const (
	CoreNotStated     CoreMethod = ""
	CoreRunningCosts  CoreMethod = "running_costs" // one share of every running cost
	CoreAllocated     CoreMethod = "allocated"     // the service's part by keys, times Share
	CoreFromSchedule  CoreMethod = "schedule"      // the typed lines of a schedule
	CoreAmount        CoreMethod = "amount"
	CoreShareOfDirect CoreMethod = "share_of_direct"
	CoreShareOfPrice  CoreMethod = "share_of_price"
)

// CoreTemplate names a set of categories; the lists themselves are data.
type CoreTemplate string

// The templates; the organisation's own list when empty.
const (
	TemplateOwn         CoreTemplate = ""
	TemplateSENDay      CoreTemplate = "sen_day"
	TemplateSENTermly   CoreTemplate = "sen_termly"
	TemplateSENYear     CoreTemplate = "sen_52"
	TemplateFostering   CoreTemplate = "fostering"
	TemplateResidential CoreTemplate = "residential"
	TemplateGeneral     CoreTemplate = "general"
)

// CoreSchedule is a core-cost schedule of one establishment as a buyer asks for it.
type CoreSchedule struct {
	ID            string         `json:"id"`
	Name          string         `json:"name"`
	Template      CoreTemplate   `json:"template,omitempty"`
	Establishment string         `json:"establishment,omitempty"`
	Buyer         string         `json:"buyer,omitempty"`
	Places        money.Quantity `json:"places,omitzero"`
	Occupancy     money.Share    `json:"occupancy,omitzero"` // planned
	Record        money.Share    `json:"record,omitzero"`    // reached before
	Weeks         string         `json:"weeks,omitempty"`    // 38, 39, 42, 52, 365/7 or typed; never assumed
	Categories    []CoreCategory `json:"categories,omitempty"`
	Included      []Inclusion    `json:"included,omitempty"` // what the fee includes

	Cap       CoreCap       `json:"cap,omitzero"`
	Versions  []CoreVersion `json:"versions,omitempty"` // submitted fees, locked
	Discounts []Discount    `json:"discounts,omitempty"`
	Blocks    []Block       `json:"blocks,omitempty"`
	Referrals []Referral    `json:"referrals,omitempty"`
	Claims    []Claim       `json:"claims,omitempty"` // an uplift asked for
}

// CoreCategory is one head of a schedule.
type CoreCategory struct {
	ID    string         `json:"id"`
	Code  string         `json:"code,omitempty"` // C1 … C9
	Name  string         `json:"name"`
	None  bool           `json:"none,omitempty"` // there is no such cost, said on purpose
	Lines []ScheduleLine `json:"lines,omitempty"`
}

// ScheduleLine is one cost under a head: typed here, or taken from where it is
// typed already.
type ScheduleLine struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	From     LineSource   `json:"from,omitempty"`
	FromID   string       `json:"fromId,omitempty"`
	Amount   money.Pounds `json:"amount,omitzero"`  // a year, when typed here
	Share    money.Share  `json:"share,omitzero"`   // of the amount that this schedule carries; all when empty
	Driver   string       `json:"driver,omitempty"` // place, full-time equivalent, square metre, mile
	Growth   Growth       `json:"growth,omitzero"`
	Evidence string       `json:"evidence,omitempty"`
	Note     string       `json:"note,omitempty"`
	Label    Label        `json:"label,omitempty"` // internal when empty
}

// LineSource says where a schedule line's amount comes from.
type LineSource string

// Typed in the schedule when empty.
const (
	FromTyped       LineSource = ""
	FromRunningCost LineSource = "running_cost" // the service's or this contract's part of it
	FromPost        LineSource = "post"         // yearly employment cost of a post of the bid
	FromCost        LineSource = "cost"         // yearly sum of a cost line of the bid
)

// Inclusion answers whether the fee includes a thing.
type Inclusion struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Included Answer `json:"included,omitempty"`
	Note     string `json:"note,omitempty"`
}

// CoreCap is the highest core cost that a buyer admits, for a place and week.
type CoreCap struct {
	State  CapState     `json:"state,omitempty"`
	Amount money.Pounds `json:"amount,omitzero"` // a place-week
}

// CapState is what is known of the cap; unknown when empty.
type CapState string

// The states.
const (
	CapUnknown CapState = ""
	CapNone    CapState = "none"
	CapKnown   CapState = "known"
)

// CoreVersion is the fee as submitted at qualification: locked, with date and hash.
type CoreVersion struct {
	ID        string        `json:"id"`
	Name      string        `json:"name,omitempty"`
	On        date.Date     `json:"on,omitzero"` // qualified or agreed on
	ValidFrom date.Date     `json:"validFrom,omitzero"`
	Status    VersionStatus `json:"status,omitempty"`
	Weeks     string        `json:"weeks"`
	Fees      []CategoryFee `json:"fees"`
	Hash      string        `json:"hash,omitempty"` // SHA-256 of what is locked
	Why       string        `json:"why,omitempty"`
}

// VersionStatus is how far a submitted fee has come; submitted when empty.
type VersionStatus string

// The states.
const (
	VersionSubmitted VersionStatus = ""
	VersionAccepted  VersionStatus = "accepted"
	VersionRefused   VersionStatus = "refused"
)

// CategoryFee is the printed fee of one head, to the penny.
type CategoryFee struct {
	CategoryID string       `json:"categoryId"`
	Year       money.Pounds `json:"year,omitzero"` // a place-year
	Week       money.Pounds `json:"week,omitzero"` // a place-week
}

// Discount is a reduction fixed at qualification.
type Discount struct {
	ID   string       `json:"id"`
	Name string       `json:"name"`
	Rate money.Share  `json:"rate,omitzero"`
	Base DiscountBase `json:"base,omitempty"`
	All  bool         `json:"all,omitempty"` // for every child together; else from the second
	Cap  money.Pounds `json:"cap,omitzero"`  // most that is taken off a place-week
	Note string       `json:"note,omitempty"`
}

// DiscountBase is what a discount is taken off; the whole placement when empty.
type DiscountBase string

// The bases.
const (
	DiscountWhole DiscountBase = ""
	DiscountCore  DiscountBase = "core"
)

// Block is capacity bought in advance.
type Block struct {
	ID        string         `json:"id"`
	Name      string         `json:"name"`
	Places    money.Quantity `json:"places,omitzero"`
	Weeks     money.Quantity `json:"weeks,omitzero"`
	Rate      money.Pounds   `json:"rate,omitzero"` // a place-week
	Occupancy money.Share    `json:"occupancy,omitzero"`
	Void      money.Share    `json:"void,omitzero"`       // share of the rate paid for empty weeks
	VoidKnown Answer         `json:"voidKnown,omitempty"` // are void terms written down?
	GraceDays money.Quantity `json:"graceDays,omitzero"`  // unpaid first, for each void
	Voids     money.Quantity `json:"voids,omitzero"`      // empty spells expected in a year
	Refusal   string         `json:"refusal,omitempty"`   // what a refusal by the provider does
	// Refused are place-weeks a year left empty because the provider refused a child:
	// unpaid unless RefusalPaid says that the rule pays them.
	Refused     money.Quantity `json:"refused,omitzero"`
	RefusalPaid Answer         `json:"refusalPaid,omitempty"`
	Variation   money.Share    `json:"variation,omitzero"` // how far one child's costs may vary
	Notice      string         `json:"notice,omitempty"`
}

// Referral is a price for one placement; it names nobody.
type Referral struct {
	ID    string        `json:"id"`
	Name  string        `json:"name"` // the buyer's reference, never a person
	Date  date.Date     `json:"date,omitzero"`
	Weeks string        `json:"weeks,omitempty"` // those of the version when empty
	Fees  []CategoryFee `json:"fees,omitempty"`  // heads that are lowered
	// ResidentialID is the residential schedule that is added, with heads of it that
	// are lowered.
	ResidentialID   string        `json:"residentialId,omitempty"`
	ResidentialFees []CategoryFee `json:"residentialFees,omitempty"`

	Needs      []NeedsLine  `json:"needs,omitempty"`
	DiscountID string       `json:"discountId,omitempty"`
	Child      int          `json:"child,omitempty"`   // which of those referred together, from 1
	Marginal   money.Pounds `json:"marginal,omitzero"` // cost of this extra child, a week
	Note       string       `json:"note,omitempty"`
}

// NeedsLine is support for one person, beside the core.
type NeedsLine struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Unit     string         `json:"unit,omitempty"`    // hour, session, week
	Quantity money.Quantity `json:"quantity,omitzero"` // a week of placement
	Rate     money.Pounds   `json:"rate,omitzero"`
	Held     money.Pounds   `json:"held,omitzero"` // rate held at qualification; may not be passed
	Note     string         `json:"note,omitempty"`
}

// Claim is one line of an uplift request: only what is under pressure.
type Claim struct {
	ID       string      `json:"id"`
	LineID   string      `json:"lineId"` // a schedule line or category, or a line of the price
	Change   money.Share `json:"change,omitzero"`
	Index    GrowthKind  `json:"index,omitempty"` // what it follows: pay floor, CPI or typed
	Cause    string      `json:"cause,omitempty"`
	Evidence string      `json:"evidence,omitempty"`
	Date     date.Date   `json:"date,omitzero"`
}
