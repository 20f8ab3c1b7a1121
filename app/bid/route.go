package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Route is what decides how the buyer has to buy: who buys what, since when, for how
// much in all. Unknown answers are asked for, never taken as no.
type Route struct {
	Authority Authority     `json:"authority,omitempty"`
	Class     ContractClass `json:"class,omitempty"` // as confirmed; suggested from the CPV codes when empty
	// HealthCare: is it health care for patients? That leads to the Provider Selection Regime.
	HealthCare Answer `json:"healthCare,omitempty"`
	// Devolved: is the buyer a devolved body of its nation?
	Devolved Answer    `json:"devolved,omitempty"`
	Began    date.Date `json:"began,omitzero"` // the procurement started; the day of the notice when empty
	SetUp    date.Date `json:"setUp,omitzero"` // the framework or dynamic purchasing system was set up
	// VAT on what is bought; unknown counts as the standard rate, and says so.
	VAT        VATTreatment `json:"vat,omitempty"`
	NoEstimate Answer       `json:"noEstimate,omitempty"` // the buyer cannot estimate the value
	Parts      []ValuePart  `json:"parts,omitempty"`      // what adds up; the value of the notice when empty
	// Advertised: was it, or will it be, advertised openly?
	Advertised Answer `json:"advertised,omitempty"`
	// EarlyNotice: a qualifying planned notice came before, so the time to bid may be shorter.
	EarlyNotice Answer       `json:"earlyNotice,omitempty"`
	Bands       string       `json:"bands,omitempty"` // id of the quote-band profile of this buyer; the default profile when empty
	Reserved    Reservation  `json:"reserved,omitzero"`
	PSR         PSR          `json:"psr,omitzero"`
	Says        []TenderSays `json:"says,omitempty"` // where the tender says otherwise
}

// Authority is what kind of body buys.
type Authority string

// The kinds of body; each belongs to a class of the thresholds. Not known when empty.
const (
	AuthorityCentral Authority = "central"
	AuthorityNHS     Authority = "nhs" // NHS England, an integrated care board, an NHS trust
	AuthorityCouncil Authority = "council"
	AuthorityParish  Authority = "parish"
	AuthorityPolice  Authority = "police_fire"
	AuthoritySchool  Authority = "school"
	AuthorityUtility Authority = "utility"
	AuthorityOther   Authority = "sub_central" // housing, university, any other public body
)

// ContractClass is what is bought, as the thresholds divide it.
type ContractClass string

// The classes.
const (
	ClassGoodsServices        ContractClass = "goods_services"
	ClassLightTouch           ContractClass = "light_touch"
	ClassWorks                ContractClass = "works"
	ClassConcession           ContractClass = "concession"
	ClassLightTouchConcession ContractClass = "light_touch_concession"
)

// ValuePart is one part of the whole-life value.
type ValuePart struct {
	ID     string         `json:"id"`
	Name   string         `json:"name"`
	Kind   ValueKind      `json:"kind,omitempty"`
	LotID  string         `json:"lotId,omitempty"`
	Yearly money.Pounds   `json:"yearly,omitzero"` // net, a year
	Years  money.Quantity `json:"years,omitzero"`
	Amount money.Pounds   `json:"amount,omitzero"` // net, in all; instead of yearly and years
	Note   string         `json:"note,omitempty"`
}

// ValueKind says why a part counts; the first term of a lot or site when empty.
type ValueKind string

// The kinds of part.
const (
	ValueInitial   ValueKind = ""
	ValueOption    ValueKind = "option"
	ValueExtension ValueKind = "extension"
	ValueRenewal   ValueKind = "renewal"
	ValuePremium   ValueKind = "premium" // premiums and fees
	ValueRepeat    ValueKind = "repeat"  // the same need bought again within 12 months
)

// Reservation is whom a competition is kept for.
type Reservation struct {
	For    ReservedFor `json:"for,omitempty"`
	Area   string      `json:"area,omitempty"`   // the county, council or nation it is kept to
	Stated Answer      `json:"stated,omitempty"` // does the notice say so?
	// InArea: is the organisation in that area? The other kinds follow from its profile.
	InArea Answer `json:"inArea,omitempty"`
}

// ReservedFor is the kind of reservation; none when empty.
type ReservedFor string

// The kinds of reservation.
const (
	ReservedNone      ReservedFor = ""
	ReservedArea      ReservedFor = "area"
	ReservedSMEs      ReservedFor = "sme_vcse"
	ReservedAreaSMEs  ReservedFor = "area_sme_vcse"
	ReservedSupported ReservedFor = "supported_employment"
	ReservedMutual    ReservedFor = "mutual"
)

// PSR is the answers of the Provider Selection Regime's tree.
type PSR struct {
	Existing    Answer `json:"existingProvider,omitempty"`
	OnlyCapable Answer `json:"onlyCapableProvider,omitempty"`
	FreeChoice  Answer `json:"unrestrictedPatientChoice,omitempty"`
	Satisfying  Answer `json:"satisfyingAndLikelyTo,omitempty"`
	// Change: considerable change as answered; else it follows from the four below.
	Change            Answer       `json:"considerableChange,omitempty"`
	Different         Answer       `json:"differentCharacter,omitempty"`
	CausedByAuthority Answer       `json:"causedByAuthority,omitempty"`
	Before            money.Pounds `json:"valueBefore,omitzero"` // over the life of the contract
	After             money.Pounds `json:"valueAfter,omitzero"`
}

// TenderSays records that the tender departs from a rule of the facts.
type TenderSays struct {
	ID     string      `json:"id"`
	RuleID string      `json:"ruleId"`         // of the thresholds, or the id of a route step
	Says   string      `json:"says,omitempty"` // in the tender's words
	Value  money.Value `json:"value,omitzero"` // instead of the rule's amount, where it has one
	Where  string      `json:"where,omitempty"`
	Reason string      `json:"reason"`
	Who    string      `json:"who,omitempty"`
	When   date.Date   `json:"when,omitzero"`
}

// QuoteProfile is a buyer's own bands below the threshold, as the user edited them.
type QuoteProfile struct {
	ID      string      `json:"id"`
	Name    string      `json:"name"`
	BasedOn string      `json:"basedOn,omitempty"` // profile id of the facts it was copied from
	Source  string      `json:"source,omitempty"`
	Read    date.Date   `json:"read,omitzero"`
	Bands   []QuoteBand `json:"bands,omitempty"`
}

// QuoteBand is what a buyer asks for between two values.
type QuoteBand struct {
	ID      string         `json:"id"`
	Over    money.Pounds   `json:"over,omitzero"`
	UpTo    money.Pounds   `json:"upTo,omitzero"` // no upper end when empty
	WithVAT Answer         `json:"withVat,omitempty"`
	Quotes  money.Quantity `json:"quotes,omitzero"`
	Asks    string         `json:"asks"` // direct_on_written_quote, rfq, tender, or words of the buyer
	Note    string         `json:"note,omitempty"`
	AddsUp  Answer         `json:"addsUp,omitempty"` // small pieces add up towards the band
}
