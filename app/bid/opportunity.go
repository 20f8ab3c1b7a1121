package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Opportunity is what the buyer published or told us.
type Opportunity struct {
	Kind        OpportunityKind `json:"kind,omitempty"`
	Title       string          `json:"title,omitempty"`
	Reference   string          `json:"reference,omitempty"`
	Description string          `json:"description,omitempty"`
	Buyer       Party           `json:"buyer,omitzero"`
	Nation      Nation          `json:"nation,omitempty"`
	Regime      string          `json:"regime,omitempty"` // "PA23", "PCR2015", "PSR", "Scotland", …; empty when unclear
	Procedure   string          `json:"procedure,omitempty"`
	Technique   string          `json:"technique,omitempty"` // "", "framework", "dps"
	Stage       Stage           `json:"stage,omitempty"`
	StageWhy    string          `json:"stageWhy,omitempty"` // why it is not biddable

	Value   Value        `json:"value,omitzero"`
	Budget  money.Pounds `json:"budget,omitzero"`  // what the buyer will spend in a year on the part bid for
	Ceiling money.Pounds `json:"ceiling,omitzero"` // highest unit price the buyer will consider

	Lots         []Lot       `json:"lots,omitempty"`
	LotIDs       []string    `json:"lotIds,omitempty"` // the lots this bid is for
	MaxLotsBid   string      `json:"maxLotsBid,omitempty"`
	MaxLotsAward string      `json:"maxLotsAward,omitempty"`
	CPV          []Code      `json:"cpv,omitempty"`
	Places       []string    `json:"places,omitempty"`
	Dates        Dates       `json:"dates,omitzero"`
	Term         Term        `json:"term,omitzero"`
	Criteria     []Criterion `json:"criteria,omitempty"`
	Selection    []Criterion `json:"selection,omitempty"`
	Suggestions  []string    `json:"suggestions,omitempty"` // amounts and insurances seen in texts: suggestions only
	SME          string      `json:"sme,omitempty"`         // "yes", "no", "stated in text", "not stated"
	VCSE         string      `json:"vcse,omitempty"`
	SocialValue  []string    `json:"socialValue,omitempty"` // where the notice speaks of it: it has no field of its own
	Reserved     string      `json:"reserved,omitempty"`
	HowToBid     string      `json:"howToBid,omitempty"`
	Contact      string      `json:"contact,omitempty"` // personal data: never in a pack by default
	PaymentDays  int         `json:"paymentDays,omitempty"`
	TUPE         Answer      `json:"tupe,omitempty"`

	Route Route `json:"route,omitzero"` // what decides how the buyer has to buy

	Notice  *Notice           `json:"notice,omitempty"`
	Sources map[string]Source `json:"sources,omitempty"` // by path below the opportunity, e.g. "value.net"
}

// Stage is what the notice is.
type Stage string

// The stages; only a tender is biddable.
const (
	StageUnknown   Stage = ""
	StagePlanning  Stage = "planning"
	StageTender    Stage = "tender"
	StageIntent    Stage = "award_intended"
	StageAward     Stage = "award"
	StageContract  Stage = "contract"
	StageCancelled Stage = "cancelled"
	StageComplete  Stage = "complete"
)

// Party is a body named in a notice.
type Party struct {
	Name    string   `json:"name,omitempty"`
	ID      string   `json:"id,omitempty"`
	Address string   `json:"address,omitempty"`
	Region  string   `json:"region,omitempty"`
	Kinds   []string `json:"kinds,omitempty"`
}

// Code is an entry of a classification.
type Code struct {
	Scheme string `json:"scheme,omitempty"`
	ID     string `json:"id"`
	Text   string `json:"text,omitempty"`
}

// Value is the buyer's estimate, for the whole term unless noted.
type Value struct {
	Net      money.Pounds `json:"net,omitzero"`
	Gross    money.Pounds `json:"gross,omitzero"`
	Min      money.Pounds `json:"min,omitzero"`
	Currency string       `json:"currency,omitempty"` // GBP when empty
	Above    Answer       `json:"above,omitempty"`    // above the threshold, where stated
}

// Lot is a separately awarded part.
type Lot struct {
	ID          string      `json:"id"`
	Title       string      `json:"title,omitempty"`
	Description string      `json:"description,omitempty"`
	Value       Value       `json:"value,omitzero"`
	Term        Term        `json:"term,omitzero"`
	Places      []string    `json:"places,omitempty"`
	Criteria    []Criterion `json:"criteria,omitempty"`
	SME         string      `json:"sme,omitempty"`
	VCSE        string      `json:"vcse,omitempty"`
	Status      string      `json:"status,omitempty"`
}

// Moment is an instant with the text that stated it.
type Moment struct {
	Text string `json:"text,omitempty"` // as published
	UTC  string `json:"utc,omitempty"`  // RFC 3339, empty when the time of day is not known
	Day  string `json:"day,omitempty"`  // ISO day in the United Kingdom
}

// Dates are the buyer's timetable.
type Dates struct {
	Published  Moment `json:"published,omitzero"`
	Deadline   Moment `json:"deadline,omitzero"`
	Questions  Moment `json:"questions,omitzero"`
	Interest   Moment `json:"interest,omitzero"`
	AwardFrom  Moment `json:"awardFrom,omitzero"`
	NextNotice Moment `json:"nextNotice,omitzero"`
}

// Term is how long the contract runs. Renewals are prose and never become years.
type Term struct {
	Start       date.Date `json:"start,omitzero"`
	End         date.Date `json:"end,omitzero"`
	Latest      date.Date `json:"latest,omitzero"` // the end with every extension, where stated
	Months      int       `json:"months,omitempty"`
	Days        int       `json:"days,omitempty"`
	Renewal     string    `json:"renewal,omitempty"`
	HasRenewal  Answer    `json:"hasRenewal,omitempty"`
	HasOptions  Answer    `json:"hasOptions,omitempty"`
	OptionsText string    `json:"optionsText,omitempty"`
}

// Criterion is one line of how bids are judged.
type Criterion struct {
	ID       string      `json:"id,omitempty"`
	Kind     string      `json:"kind,omitempty"` // quality, price, cost, technical, economic, …
	Name     string      `json:"name,omitempty"`
	Text     string      `json:"text,omitempty"`
	Weight   money.Share `json:"weight,omitzero"`
	Words    string      `json:"words,omitempty"`    // the weight as stated when it is not a number
	FromText bool        `json:"fromText,omitempty"` // the weight was read from text
	PassFail bool        `json:"passFail,omitempty"`
}

// Notice is the file the opportunity came from.
type Notice struct {
	ID         string            `json:"id,omitempty"`
	OCID       string            `json:"ocid,omitempty"`
	Link       string            `json:"link,omitempty"`
	Type       string            `json:"type,omitempty"` // UK1 … UK17
	Publisher  string            `json:"publisher,omitempty"`
	Portal     string            `json:"portal,omitempty"` // fts, cf, pcs, s2w
	Tags       []string          `json:"tags,omitempty"`
	LegalBasis string            `json:"legalBasis,omitempty"`
	SHA256     string            `json:"sha256,omitempty"` // of the original file, kept as an attachment
	ReadOn     date.Date         `json:"readOn,omitzero"`
	Findings   []Issue           `json:"findings,omitempty"`
	Skipped    []string          `json:"skipped,omitempty"`  // parts that were not understood
	Winners    []Winner          `json:"winners,omitempty"`  // who won before
	Imported   map[string]string `json:"imported,omitempty"` // each field as imported, by path, for later differences
}

// Winner is a supplier named in an award.
type Winner struct {
	Name  string       `json:"name"`
	Value money.Pounds `json:"value,omitzero"`
	Date  date.Date    `json:"date,omitzero"`
}

// Source says where a field of the opportunity came from.
type Source struct {
	Kind   string `json:"kind"`             // "notice" or "typed"
	Detail string `json:"detail,omitempty"` // path in the notice
}
