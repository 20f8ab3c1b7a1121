package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Pricing is what delivering the contract takes.
type Pricing struct {
	Unit   Unit      `json:"unit,omitzero"`
	Start  date.Date `json:"start,omitzero"` // first day of contract year 1
	Years  int       `json:"years,omitempty"`
	Weeks  string    `json:"weeks,omitempty"` // paid weeks in a year: "52" when empty, "365/7", or a number
	Volume []Volume  `json:"volume,omitempty"`
	// Guaranteed is the quantity a year that the buyer commits to.
	Guaranteed money.Quantity `json:"guaranteed,omitzero"`

	People []Post     `json:"people,omitempty"`
	Costs  []CostLine `json:"costs,omitempty"`

	// Contingency is a share of direct, set-up and core cost; or of price when so based.
	Contingency      money.Share     `json:"contingency,omitzero"`
	ContingencyBasis ContingencyBase `json:"contingencyBasis,omitempty"`
	Surplus          money.Share     `json:"surplus,omitzero"` // share of price, never a mark-up

	CostBase  date.Date `json:"costBase,omitzero"`  // prices of the cost lines are of this day
	PriceBase date.Date `json:"priceBase,omitzero"` // the buyer's price base date
	Uplift    Uplift    `json:"uplift,omitzero"`

	// Asked is the unit price the organisation means to ask in year 1; the target when empty.
	Asked       money.Pounds `json:"asked,omitzero"`
	WalkAway    money.Pounds `json:"walkAway,omitzero"` // full cost when empty; always internal
	WalkAwayWhy string       `json:"walkAwayWhy,omitempty"`

	Service   Service    `json:"service,omitzero"`
	Scenarios []Scenario `json:"scenarios,omitempty"`
	Risk      Risk       `json:"risk,omitzero"`
	Cash      Cash       `json:"cash,omitzero"`
	Results   Results    `json:"results,omitzero"`
	Scoring   Scoring    `json:"scoring,omitzero"`
	Claims    []Claim    `json:"claims,omitempty"` // an uplift request for lines of the price
	LowBid    string     `json:"lowBid,omitempty"` // introduction to the answer to a low-bid challenge

	VAT        VATTreatment `json:"vat,omitempty"` // undecided when empty
	VATAnswers VATAnswers   `json:"vatAnswers,omitzero"`
	VATWhy     string       `json:"vatWhy,omitempty"`
	Benchmarks []string     `json:"benchmarks,omitempty"` // ids of benchmark facts shown on the ladder
	// CarryFacts lets a fact that is not yet announced stand at its last known value,
	// marked "projected by you".
	CarryFacts bool `json:"carryFacts,omitempty"`
}

// Unit is what the buyer pays for.
type Unit struct {
	Kind     UnitKind `json:"kind,omitempty"`
	Singular string   `json:"singular,omitempty"` // "meal"
	Plural   string   `json:"plural,omitempty"`   // "meals"
}

// UnitKind names the kinds of unit that contracts are priced by.
type UnitKind string

// The unit kinds.
const (
	UnitHour      UnitKind = "hour"
	UnitVisit     UnitKind = "visit"
	UnitSession   UnitKind = "session"
	UnitDay       UnitKind = "day"
	UnitPlaceWeek UnitKind = "place_week"
	UnitPlacement UnitKind = "placement"
	UnitItem      UnitKind = "item"
	UnitOutcome   UnitKind = "outcome"
	UnitBlock     UnitKind = "block"
)

// Volume is the quantity expected in one contract year (1 is the first). A year
// that is not listed has the quantity of the last listed year before it.
type Volume struct {
	Year     int            `json:"year"`
	Quantity money.Quantity `json:"quantity,omitzero"`
}

// PaidHow says how a post's pay is stated.
type PaidHow string

// The ways in which pay is stated.
const (
	PaidHourly       PaidHow = "hourly"
	PaidSalaryFTE    PaidHow = "salary_fte"    // full-time salary, multiplied by hours / full-time hours
	PaidSalaryActual PaidHow = "salary_actual" // the salary as typed, never multiplied
)

// AgeBand picks the legal pay floor.
type AgeBand string

// The age bands of the National Minimum Wage; adult when empty.
const (
	AgeAdult      AgeBand = ""
	Age18To20     AgeBand = "18_20"
	AgeUnder18    AgeBand = "under_18"
	AgeApprentice AgeBand = "apprentice"
)

// NICategory picks the employer's National Insurance threshold.
type NICategory string

// The categories; standard when empty.
const (
	NIStandard   NICategory = ""
	NIUnder21    NICategory = "under_21"
	NIApprentice NICategory = "apprentice_under_25"
	NIVeteran    NICategory = "veteran_first_year"
)

// PensionBasis says on what pay the employer's contribution is worked out.
type PensionBasis string

// The bases; qualifying earnings when empty.
const (
	PensionQualifying PensionBasis = ""
	PensionTotalPay   PensionBasis = "total_pay"
	PensionNone       PensionBasis = "none" // below the trigger or opted out
)

// HolidayBasis says where paid holiday sits.
type HolidayBasis string

// The bases: inside the yearly pay of a fixed post (when empty), or added to the
// pay for hours worked by irregular-hours and part-year workers.
const (
	HolidayInside   HolidayBasis = ""
	HolidayOnWorked HolidayBasis = "on_worked"
)

// SickPay says what is paid while a post holder is ill.
type SickPay string

// Full pay when empty.
const (
	SickFullPay   SickPay = ""
	SickStatutory SickPay = "statutory"
)

// CoverMethod says how absence is covered; one method a post, never both.
type CoverMethod string

// The methods: absence is spread by dividing by productive hours (when empty), or
// the hours of absence are bought at a cover rate.
const (
	CoverSpread CoverMethod = ""
	CoverBought CoverMethod = "bought"
)

// Post is one role, or several people in the same role on the same terms. All
// hours and pounds are for one person; Headcount multiplies them, so that the
// National Insurance threshold counts once for each person.
type Post struct {
	ID        string         `json:"id"`
	Role      string         `json:"role"`
	ScaleID   string         `json:"scaleId,omitempty"`  // pay scale in the profile it was filled from
	Headcount money.Quantity `json:"headcount,omitzero"` // people; 1 when empty
	// TimeShare is the part of the post's time that this contract pays for; all when empty.
	TimeShare money.Share `json:"timeShare,omitzero"`

	Paid          PaidHow        `json:"paid,omitempty"` // hourly when empty
	HourlyPay     money.Pounds   `json:"hourlyPay,omitzero"`
	Salary        money.Pounds   `json:"salary,omitzero"`
	HoursPerWeek  money.Quantity `json:"hoursPerWeek,omitzero"`
	FullTimeHours money.Quantity `json:"fullTimeHours,omitzero"`
	PaidWeeks     money.Quantity `json:"paidWeeks,omitzero"` // the bid's week count when empty
	Premiums      []Premium      `json:"premiums,omitempty"`
	// Roster is what must be staffed; the number of people then follows from it.
	Roster []Shift `json:"roster,omitempty"`

	Age             AgeBand      `json:"age,omitempty"`
	NI              NICategory   `json:"ni,omitempty"`
	NITypedRate     money.Share  `json:"niTypedRate,omitzero"` // a flat rate someone uses; only compared
	Pension         PensionBasis `json:"pension,omitempty"`
	PensionRate     money.Share  `json:"pensionRate,omitzero"` // the legal minimum when empty
	PensionOptIn    bool         `json:"pensionOptIn,omitempty"`
	OtherOnCosts    money.Pounds `json:"otherOnCosts,omitzero"` // a year and person
	OtherOnCostsFor string       `json:"otherOnCostsFor,omitempty"`

	HolidayWeeks money.Quantity `json:"holidayWeeks,omitzero"` // statutory when empty
	Holiday      HolidayBasis   `json:"holiday,omitempty"`
	Sickness     money.Share    `json:"sickness,omitzero"` // share of hours after holiday
	SickPay      SickPay        `json:"sickPay,omitempty"`
	Training     money.Quantity `json:"trainingHours,omitzero"` // paid hours a year and person, as the next three
	Supervision  money.Quantity `json:"supervisionHours,omitzero"`
	Meetings     money.Quantity `json:"meetingHours,omitzero"`
	OtherAway    money.Quantity `json:"otherAwayHours,omitzero"`
	Travel       money.Quantity `json:"travelHours,omitzero"` // paid travel, a year and person
	Notice       money.Quantity `json:"noticeHours,omitzero"` // paid notice and suspension, a year and person
	// UnpaidTravel are hours of working travel a year that are not paid: they count
	// for the legal pay floor.
	UnpaidTravel money.Quantity `json:"unpaidTravelHours,omitzero"`

	Cover     CoverMethod  `json:"cover,omitempty"`
	CoverRate money.Pounds `json:"coverRate,omitzero"` // an hour, with on-costs or agency VAT
	// Agency is the share of the post's productive hours bought at AgencyRate an hour.
	Agency     money.Share  `json:"agency,omitzero"`
	AgencyRate money.Pounds `json:"agencyRate,omitzero"` // net of VAT
	AgencyVAT  money.Share  `json:"agencyVat,omitzero"`

	FirstYear int     `json:"firstYear,omitempty"` // contract year in which the post starts; 1 when empty
	LastYear  int     `json:"lastYear,omitempty"`  // last contract year of the post; the term when empty
	TUPE      bool    `json:"tupe,omitempty"`
	Purpose   Purpose `json:"purpose,omitempty"`
	Fixed     bool    `json:"fixed,omitempty"`    // stays even if volume falls; else moves with volume
	Existing  bool    `json:"existing,omitempty"` // would be paid anyway, so not a marginal cost
	Growth    Growth  `json:"growth,omitzero"`
	Evidence  string  `json:"evidence,omitempty"`
	Reason    string  `json:"reason,omitempty"` // why it is enough, for a buyer who asks
	Note      string  `json:"note,omitempty"`
	Label     Label   `json:"label,omitempty"` // internal when empty
}

// Premium is extra pay for part of the hours: 0.25 of hours at an extra 0.33.
type Premium struct {
	ID    string      `json:"id"`
	Name  string      `json:"name"`
	Hours money.Share `json:"hours,omitzero"`
	Extra money.Share `json:"extra,omitzero"`
}

// CostBasis says how a cost line becomes a yearly sum.
type CostBasis string

// The bases. PerShareOfPrice goes to the denominator of the price.
const (
	PerYear         CostBasis = "year"
	PerMonth        CostBasis = "month"
	PerUnit         CostBasis = "unit"
	PerPerson       CostBasis = "person"     // each person served, Quantity of them
	PerPlaceYear    CostBasis = "place_year" // Quantity places
	PerPlaceWeek    CostBasis = "place_week" // Quantity place-weeks a year
	PerHour         CostBasis = "hour"       // Quantity hours a year
	PerSession      CostBasis = "session"    // Quantity sessions a year
	PerMile         CostBasis = "mile"       // Quantity miles a year
	PerHead         CostBasis = "head"       // each employee of the bid
	PerFTE          CostBasis = "fte"        // each full-time equivalent of the bid
	PerShareOfPay   CostBasis = "share_of_pay"
	PerShareOfPrice CostBasis = "share_of_price"
	Once            CostBasis = "once" // set-up or exit, over the initial term
)

// CostLine is one direct cost that is not a post.
type CostLine struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Category string         `json:"category,omitempty"`
	Basis    CostBasis      `json:"basis,omitempty"` // a year when empty
	Amount   money.Pounds   `json:"amount,omitzero"` // net of VAT, for one of the basis
	Rate     money.Share    `json:"rate,omitzero"`   // for the two share bases
	Quantity money.Quantity `json:"quantity,omitzero"`
	// VAT on the purchase, as a share of the net amount; none when empty.
	VAT     money.Share  `json:"vat,omitzero"`
	Resale  money.Pounds `json:"resale,omitzero"`  // value left at the end of the term, for Once
	Finance money.Share  `json:"finance,omitzero"` // yearly cost of capital for Once
	Billed  bool         `json:"billed,omitempty"` // Once: billed as a milestone, not in the unit price
	Exit    bool         `json:"exit,omitempty"`   // Once: falls at the end of the contract
	Purpose Purpose      `json:"purpose,omitempty"`
	// Stated is the percentage that the source of a line prints beside its amount, of
	// StatedOf; only compared.
	Stated    money.Share  `json:"stated,omitzero"`
	StatedOf  money.Pounds `json:"statedOf,omitzero"`
	Fixed     bool         `json:"fixed,omitempty"` // does not move with volume, whatever its basis
	Existing  bool         `json:"existing,omitempty"`
	IsSurplus bool         `json:"isSurplus,omitempty"` // the user says this line holds profit
	FirstYear int          `json:"firstYear,omitempty"`
	LastYear  int          `json:"lastYear,omitempty"`
	Growth    Growth       `json:"growth,omitzero"`
	Evidence  string       `json:"evidence,omitempty"`
	Reason    string       `json:"reason,omitempty"` // why it is enough, for a buyer who asks
	Note      string       `json:"note,omitempty"`
	Label     Label        `json:"label,omitempty"` // internal when empty
}

// Growth says how a line's cost moves after the cost base date.
type Growth struct {
	Kind GrowthKind  `json:"kind,omitempty"`
	Rate money.Share `json:"rate,omitzero"` // a year: the whole rate, or the differential over the pay floor
}

// GrowthKind names what a line follows.
type GrowthKind string

// The kinds: pay lines follow the pay floor and other lines nothing when empty.
const (
	GrowthStandard GrowthKind = ""
	GrowthNone     GrowthKind = "none"
	GrowthTyped    GrowthKind = "typed"
	GrowthPayFloor GrowthKind = "pay_floor"
	GrowthCPI      GrowthKind = "cpi"
)

// ContingencyBase says on what contingency is worked out.
type ContingencyBase string

// Cost when empty.
const (
	ContingencyOnCost  ContingencyBase = ""
	ContingencyOnPrice ContingencyBase = "price"
)

// Uplift is the contract's clause on how the price changes.
type Uplift struct {
	Kind  UpliftKind  `json:"kind,omitempty"`  // "not stated" when empty
	Rate  money.Share `json:"rate,omitzero"`   // fixed: a year
	Month string      `json:"month,omitempty"` // CPI clauses: the month named, "09" for each September
	// Expected is the index change the user expects for months not yet published.
	Expected  money.Share  `json:"expected,omitzero"`
	Floor     money.Share  `json:"floor,omitzero"`
	Cap       money.Share  `json:"cap,omitzero"`
	Basket    []BasketPart `json:"basket,omitempty"`
	FirstYear int          `json:"firstYear,omitempty"` // contract year of the first change; 2 when empty
	OnExact   bool         `json:"onExact,omitempty"`   // compounds on the exact price, not the printed one
	Wording   string       `json:"wording,omitempty"`   // the clause as the tender prints it
}

// UpliftKind names the clause.
type UpliftKind string

// The clauses.
const (
	UpliftNotStated UpliftKind = ""
	UpliftNone      UpliftKind = "none"
	UpliftFixed     UpliftKind = "fixed"
	UpliftCPI       UpliftKind = "cpi"
	UpliftCapped    UpliftKind = "capped"
	UpliftBasket    UpliftKind = "basket"
)

// BasketPart is one part of a weighted uplift.
type BasketPart struct {
	ID     string      `json:"id"`
	Name   string      `json:"name"`
	Weight money.Share `json:"weight,omitzero"`
	Follow GrowthKind  `json:"follow,omitempty"` // typed, pay floor or CPI
	Rate   money.Share `json:"rate,omitzero"`
}

// VATTreatment is how the price itself is taxed; the program never decides it.
type VATTreatment string

// The treatments; undecided when empty, which blocks the final pack.
const (
	VATUndecided VATTreatment = ""
	VATExempt    VATTreatment = "exempt"
	VATStandard  VATTreatment = "standard"
	VATReduced   VATTreatment = "reduced"
	VATZero      VATTreatment = "zero"
	VATOutside   VATTreatment = "outside_scope"
)

// VATAnswers are what the person knows about the supply; they lead to a suggestion
// with its source and never decide.
type VATAnswers struct {
	Welfare   Answer `json:"welfare,omitempty"`   // care, treatment or instruction for welfare
	Regulated Answer `json:"regulated,omitempty"` // state-regulated for this service
	Assessed  Answer `json:"assessed,omitempty"`  // for assessed need under a plan
	Staff     Answer `json:"staff,omitempty"`     // staff are supplied to work under the buyer's control
	Grant     Answer `json:"grant,omitempty"`     // money for nothing in return
	Turnover  Answer `json:"turnover,omitempty"`  // taxable turnover above the threshold
}

// Purpose tells the cost of care from investment and training, which some pledges
// ask to be printed apart. Care when empty.
type Purpose string

// The purposes.
const (
	PurposeCare       Purpose = ""
	PurposeInvestment Purpose = "investment"
	PurposeTraining   Purpose = "training"
)
