package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// SocialValue is what changes for people because of the contract, what that is worth,
// who gains, and what is promised. What is empty is not known, never zero.
type SocialValue struct {
	Convention Convention `json:"convention,omitempty"`
	// Health discounts wellbeing and health rows at the health schedule.
	Health    bool   `json:"healthRates,omitempty"`
	PriceYear string `json:"priceYear,omitempty"` // "2024" calendar, "2024/25" financial
	Series    string `json:"series,omitempty"`    // price index; the one that holds both years when empty
	// Body is the kind of body the commissioner is, as the splits spell it.
	Body string `json:"body,omitempty"`
	// Added shows the ratio that adds fiscal, economic and social value.
	Added  bool           `json:"addLedgers,omitempty"`
	Target money.Quantity `json:"target,omitzero"` // ratio to reach; 1 when empty

	Inputs      SocialInputs   `json:"inputs,omitzero"`
	Boxes       []ChainBox     `json:"boxes,omitempty"`
	Groups      []PeopleGroup  `json:"groups,omitempty"`
	Shared      []Estimate     `json:"shared,omitempty"` // assumptions that several rows share
	Rows        []ImpactRow    `json:"rows,omitempty"`
	Values      []OwnValue     `json:"values,omitempty"` // typed or imported unit values
	Trials      SocialTrials   `json:"trials,omitzero"`
	Local       LocalMoney     `json:"local,omitzero"`
	Steps       []ResultStep   `json:"resultSteps,omitempty"`
	Upfront     money.Pounds   `json:"upfront,omitzero"` // paid before any result
	StepCost    money.Pounds   `json:"stepCost,omitzero"`
	Themes      []SoftTheme    `json:"themes,omitempty"`
	Together    CoProduction   `json:"coProduction,omitzero"`
	Commitments []Commitment   `json:"commitments,omitempty"`
	Answers     []MissionReply `json:"answers,omitempty"`
	Score       SocialScore    `json:"score,omitzero"`
	// Checked is what the map rested on when the user last went through it.
	Checked SocialChecked `json:"checked,omitzero"`
}

// Convention is how later years are discounted; the SROI guide's when empty.
type Convention string

// The conventions.
const (
	ConventionGuide     Convention = ""           // flat rate, the first year is divided once
	ConventionGreenBook Convention = "green_book" // the first contract year is undiscounted
)

// SocialInputs are what the change costs: the price of the contract and what others give.
type SocialInputs struct {
	Price      money.Pounds   `json:"price,omitzero"` // over the term; the bid's own when empty
	Grants     []SocialGift   `json:"grants,omitempty"`
	Volunteers []VolunteerJob `json:"volunteers,omitempty"`
	InKind     []SocialGift   `json:"inKind,omitempty"`
	NoHelp     bool           `json:"noVolunteers,omitempty"` // said on purpose: nobody helps unpaid
}

// SocialGift is money or a thing that somebody else gives.
type SocialGift struct {
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	Amount money.Pounds `json:"amount,omitzero"`
	Year   int          `json:"year,omitempty"` // contract year; spread over all when 0
}

// VolunteerJob is unpaid work, an input though nobody pays it.
type VolunteerJob struct {
	ID    string         `json:"id"`
	Name  string         `json:"name"`
	Hours money.Quantity `json:"hours,omitzero"` // a year
	Rate  money.Pounds   `json:"rate,omitzero"`  // an hour
	Why   string         `json:"why,omitempty"`  // where the rate is from
}

// ChainBox is one box of the outcome chain; links run to the right only.
type ChainBox struct {
	ID          string         `json:"id"`
	Column      ChainColumn    `json:"column"`
	Text        string         `json:"text"`
	Links       []string       `json:"links,omitempty"` // ids of boxes to the right
	Dimension   string         `json:"dimension,omitempty"`
	Stakeholder string         `json:"stakeholder,omitempty"`
	Indicator   string         `json:"indicator,omitempty"`
	Target      money.Quantity `json:"target,omitzero"`
	Source      string         `json:"source,omitempty"`
	ValueKind   BoxValue       `json:"valueKind,omitempty"`
	Body        string         `json:"body,omitempty"` // to whom a value accrues
	Evidence    string         `json:"evidence,omitempty"`
	Quote       string         `json:"quote,omitempty"`
}

// ChainColumn is where a box stands.
type ChainColumn string

// The columns, left to right.
const (
	ColumnActivity  ChainColumn = "activity"
	ColumnOutput    ChainColumn = "output"
	ColumnService   ChainColumn = "service_outcome"
	ColumnCommunity ChainColumn = "community_outcome"
	ColumnValue     ChainColumn = "value"
)

// BoxValue is what sort of value a box holds.
type BoxValue string

// The kinds; not said when empty.
const (
	ValueQuantity BoxValue = "quantitative"
	ValueQuality  BoxValue = "qualitative"
	ValueMoney    BoxValue = "money"
)

// PeopleGroup is the people counted, for the guards against counting twice.
type PeopleGroup struct {
	ID   string         `json:"id"`
	Name string         `json:"name"`
	Size money.Quantity `json:"size,omitzero"` // different people a year
}

// Estimate is an assumption with its range. Shares are fractions. A row that names a
// shared one by SharedID takes it instead.
type Estimate struct {
	ID       string      `json:"id,omitempty"`
	Name     string      `json:"name,omitempty"`
	SharedID string      `json:"sharedId,omitempty"`
	Low      money.Value `json:"low,omitzero"`
	Central  money.Value `json:"central,omitzero"`
	High     money.Value `json:"high,omitzero"`
	Reason   string      `json:"reason,omitempty"`
	Source   string      `json:"source,omitempty"`
}

// ImpactRow is one line of the impact map.
type ImpactRow struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	BoxID       string      `json:"boxId,omitempty"` // the outcome
	Stakeholder string      `json:"stakeholder,omitempty"`
	Ledger      Ledger      `json:"ledger,omitempty"`
	Basis       ImpactBasis `json:"basis,omitempty"`
	GroupID     string      `json:"groupId,omitempty"`
	Event       string      `json:"event,omitempty"` // the event counted, where rows speak of the same one

	How      QuantityHow      `json:"how,omitempty"`
	Quantity Estimate         `json:"quantity,omitzero"` // a contract year
	ByYear   []QuantityInYear `json:"byYear,omitempty"`  // central where years differ; low and high move alike
	People   money.Quantity   `json:"people,omitzero"`   // of people × units each, starters or population
	Each     money.Value      `json:"each,omitzero"`     // units each
	With     money.Share      `json:"with,omitzero"`     // rate with us
	Without  money.Share      `json:"without,omitzero"`  // rate without us
	Complete money.Share      `json:"complete,omitzero"` // of starters

	ProxyCode    string         `json:"proxyCode,omitempty"` // of the library
	ValueID      string         `json:"valueId,omitempty"`   // of Values, instead
	Proxy        Estimate       `json:"proxy,omitzero"`      // range, or a value that replaces the library's
	Duration     money.Quantity `json:"duration,omitzero"`   // whole years
	Deadweight   Estimate       `json:"deadweight,omitzero"`
	Attribution  Estimate       `json:"attribution,omitzero"`
	Displacement Estimate       `json:"displacement,omitzero"`
	DropOff      Estimate       `json:"dropOff,omitzero"`
	Leakage      Estimate       `json:"leakage,omitzero"`
	Substitution Estimate       `json:"substitution,omitzero"`

	Evidence   money.Quantity `json:"evidence,omitzero"` // 0 to 5
	EvidenceOf string         `json:"evidenceOf,omitempty"`
	Cashable   Cashable       `json:"cashable,omitempty"`
	Bodies     []BodyShare    `json:"bodies,omitempty"`
	SplitCode  string         `json:"splitCode,omitempty"`
	Transfer   string         `json:"transfer,omitempty"` // yes, part, no; the library's when empty
	Claims     []ClaimShare   `json:"claims,omitempty"`
	Codes      []string       `json:"codes,omitempty"`   // codes of frameworks, as labels
	ModelID    string         `json:"modelId,omitempty"` // mission, outcome or criterion of the Social Value Model
	Left       bool           `json:"left,omitempty"`    // kept, not counted
	Note       string         `json:"note,omitempty"`
}

// Ledger is which of the three purses a value belongs to.
type Ledger string

// The ledgers, never added unasked.
const (
	LedgerFiscal   Ledger = "fiscal"
	LedgerEconomic Ledger = "economic"
	LedgerSocial   Ledger = "social"
)

// ImpactBasis is what a row is counted for; the whole contract when empty.
type ImpactBasis string

// The bases.
const (
	BasisContract  ImpactBasis = ""
	BasisPlacement ImpactBasis = "placement"
)

// QuantityHow is how a quantity is found; typed when empty.
type QuantityHow string

// The ways.
const (
	QuantityTyped     QuantityHow = ""
	QuantityEach      QuantityHow = "people_units"
	QuantityRates     QuantityHow = "rates"
	QuantityCompleted QuantityHow = "completed"
)

// QuantityInYear is the central quantity of one contract year.
type QuantityInYear struct {
	Year   int            `json:"year"`
	Amount money.Quantity `json:"amount,omitzero"`
}

// Cashable is what a saving frees; not said when empty.
type Cashable string

// The kinds.
const (
	CashableNow      Cashable = "now"
	CashableScale    Cashable = "at_scale"
	CashableCapacity Cashable = "capacity"
)

// BodyShare is a body's share of a value.
type BodyShare struct {
	ID    string      `json:"id,omitempty"`
	Body  string      `json:"body"`
	Share money.Share `json:"share,omitzero"`
}

// ClaimShare is how much of an outcome a party claims.
type ClaimShare struct {
	MemberID string      `json:"memberId,omitempty"`
	Share    money.Share `json:"share,omitzero"`
}

// OwnValue is a unit value that does not ship: typed with a citation, or from a file
// that the user has the right to use. A restricted one is never printed in a pack.
type OwnValue struct {
	ID         string      `json:"id"`
	Code       string      `json:"code,omitempty"`
	Name       string      `json:"name"`
	Value      money.Value `json:"value,omitzero"`
	Low        money.Value `json:"low,omitzero"`
	High       money.Value `json:"high,omitzero"`
	Unit       string      `json:"unit,omitempty"`
	PriceYear  string      `json:"priceYear,omitempty"`
	Ledger     Ledger      `json:"ledger,omitempty"`
	Body       string      `json:"body,omitempty"`
	Source     string      `json:"source,omitempty"`
	Licence    string      `json:"licence,omitempty"`
	Restricted bool        `json:"restricted,omitempty"`
	Imported   bool        `json:"imported,omitempty"`
	Lifetime   bool        `json:"lifetime,omitempty"`
	Wellbeing  bool        `json:"wellbeing,omitempty"`
	Note       string      `json:"note,omitempty"`
}

// SocialTrials are the random trials of the ratio.
type SocialTrials struct {
	Runs money.Quantity `json:"runs,omitzero"` // 5,000 when empty
	Seed money.Quantity `json:"seed,omitzero"` // 1 when empty
}

// LocalMoney is what circulates in the area over three rounds.
type LocalMoney struct {
	Meaning string        `json:"meaning,omitempty"` // of "local": a radius, a district, postcodes
	Options []LocalOption `json:"options,omitempty"`
	Lines   []LocalLine   `json:"lines,omitempty"`
}

// LocalOption is one arrangement, in pounds or in shares.
type LocalOption struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	FromBid bool         `json:"fromBid,omitempty"` // from the bid's own lines
	Income  money.Pounds `json:"income,omitzero"`
	Round2  money.Pounds `json:"round2,omitzero"`
	Round3  money.Pounds `json:"round3,omitzero"`
	Share2  money.Share  `json:"share2,omitzero"`
	Share3  money.Share  `json:"share3,omitzero"`
}

// LocalLine says of a line of the bid whether its money stays in the area.
type LocalLine struct {
	ID    string      `json:"id"` // of the people, cost or running-cost line
	Local Answer      `json:"local,omitempty"`
	Spent money.Share `json:"respent,omitzero"` // what of it is spent locally in turn
	Where string      `json:"where,omitempty"`
}

// ResultStep is a step that is paid for when it is reached.
type ResultStep struct {
	ID     string         `json:"id"`
	Name   string         `json:"name"`
	BoxID  string         `json:"boxId,omitempty"`
	Tariff money.Pounds   `json:"tariff,omitzero"`
	Extra  money.Pounds   `json:"extraCost,omitzero"`
	Volume money.Quantity `json:"volume,omitzero"`
	Low    money.Share    `json:"low,omitzero"`
	Mid    money.Share    `json:"mid,omitzero"`
	High   money.Share    `json:"high,omitzero"`
	Months money.Quantity `json:"months,omitzero"` // to payment
	Cap    money.Pounds   `json:"cap,omitzero"`
}

// SoftTheme is a change measured on the user's own scale from 0 to 10, not valued.
type SoftTheme struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	BoxID    string         `json:"boxId,omitempty"`
	At0      string         `json:"at0,omitempty"` // own words
	At5      string         `json:"at5,omitempty"`
	At10     string         `json:"at10,omitempty"`
	Question bool           `json:"lifeSatisfaction,omitempty"` // the life-satisfaction question itself
	Starters money.Quantity `json:"starters,omitzero"`
	Pairs    []SoftPair     `json:"pairs,omitempty"`
}

// SoftPair is one person's mark at the start and at the end.
type SoftPair struct {
	Start money.Quantity `json:"start,omitzero"`
	End   money.Quantity `json:"end,omitzero"`
}

// CoProduction is who plans and who delivers, and three answers.
type CoProduction struct {
	Today      string   `json:"today,omitempty"`   // delivered/planned, such as "together/together"
	Planned    string   `json:"planned,omitempty"` // the same
	Role       string   `json:"role,omitempty"`
	Strengths  string   `json:"strengths,omitempty"`
	Rewarded   string   `json:"rewarded,omitempty"`
	Mission    string   `json:"mission,omitempty"`
	Principles []string `json:"principles,omitempty"`
	Proof      string   `json:"proof,omitempty"`
	Consulted  bool     `json:"onlyConsulted,omitempty"` // informing, consulting, board seats, no more
}

// Commitment is a community benefit that can be written into the contract.
type Commitment struct {
	ID       string         `json:"id"`
	Kind     CommitmentKind `json:"kind,omitempty"`
	Text     string         `json:"text,omitempty"`
	Number   money.Quantity `json:"number,omitzero"`
	Unit     string         `json:"unit,omitempty"`
	Start    date.Date      `json:"start,omitzero"`
	End      date.Date      `json:"end,omitzero"`
	Target   string         `json:"target,omitempty"` // group of people
	Payer    string         `json:"payer,omitempty"`
	Owner    string         `json:"owner,omitempty"`
	Measure  string         `json:"measure,omitempty"`
	Evidence string         `json:"evidence,omitempty"`
	Missed   string         `json:"missed,omitempty"` // what follows if it is missed
	UnitCost money.Pounds   `json:"unitCost,omitzero"`
	LineID   string         `json:"lineId,omitempty"`  // cost line that carries it in the price
	Free     bool           `json:"free,omitempty"`    // costs nothing extra, said on purpose
	Codes    []string       `json:"codes,omitempty"`   // of frameworks, as labels
	ModelID  string         `json:"modelId,omitempty"` // mission, outcome or criterion of the Social Value Model
}

// CommitmentKind is what is promised; something else when empty.
type CommitmentKind string

// The kinds.
const (
	CommitOther          CommitmentKind = ""
	CommitJob            CommitmentKind = "job"
	CommitApprenticeship CommitmentKind = "apprenticeship"
	CommitPlacement      CommitmentKind = "work_placement"
	CommitTraining       CommitmentKind = "training_place"
	CommitSupplier       CommitmentKind = "supplier_spend"
	CommitUse            CommitmentKind = "community_use"
)

// MissionReply answers one outcome of the Social Value Model.
type MissionReply struct {
	ID           string `json:"id"`
	ModelID      string `json:"modelId,omitempty"` // narrowest of mission, outcome and criterion that it answers
	OutcomeID    string `json:"outcomeId,omitempty"`
	Criterion    string `json:"criterion,omitempty"`
	Metric       string `json:"metric,omitempty"`
	CommitmentID string `json:"commitmentId,omitempty"`
	What         string `json:"what,omitempty"`
	HowMany      string `json:"howMany,omitempty"`
	When         string `json:"when,omitempty"`
	Who          string `json:"who,omitempty"`
	Measured     string `json:"measured,omitempty"`
	Reported     string `json:"reported,omitempty"`
	IfNot        string `json:"ifNot,omitempty"`
}

// SocialScore is how the tender marks social value.
type SocialScore struct {
	Weight money.Share    `json:"weight,omitzero"` // of the whole
	Points money.Quantity `json:"points,omitzero"`
	Best   money.Pounds   `json:"best,omitzero"` // the highest value a rival is thought to claim
	Model  Answer         `json:"model,omitempty"`
}

// SocialChecked is the price and volume of the day the map was gone through.
type SocialChecked struct {
	On     date.Date      `json:"on,omitzero"`
	Price  money.Pounds   `json:"price,omitzero"`
	Volume money.Quantity `json:"volume,omitzero"`
}
