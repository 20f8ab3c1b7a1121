package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// DynamicPurchasing is a dynamic purchasing system: the scheme's settings, the
// qualification of each establishment and the referrals that were scored. All of it
// is internal.
type DynamicPurchasing struct {
	Scheme         DynamicScheme    `json:"scheme,omitzero"`
	Qualifications []Qualification  `json:"qualifications,omitempty"`
	Referrals      []ScoredReferral `json:"referrals,omitempty"`
}

// DynamicScheme is how referrals are scored. Empty settings take the scheme's published
// defaults, which are data and marked as such.
type DynamicScheme struct {
	Name     string         `json:"name,omitempty"`
	Quality  money.Quantity `json:"qualityWeight,omitzero"` // of 100
	Price    money.Quantity `json:"priceWeight,omitzero"`   // of 100
	Outcomes money.Quantity `json:"outcomesPart,omitzero"`  // ratio of what is left of quality
	Needs    money.Quantity `json:"needsPart,omitzero"`
	Features money.Quantity `json:"featuresPart,omitzero"`
	CCMode   CCMode         `json:"ccMode,omitempty"`
	Distance DistanceBand   `json:"distanceBand,omitempty"`
	Method   Formula        `json:"priceMethod,omitempty"`
	Gap      ChoiceGap      `json:"choiceGap,omitempty"`
	Radius   money.Quantity `json:"radius,omitzero"` // miles within which every place is invited
	Cap      money.Pounds   `json:"cap,omitzero"`    // on the core cost of a placement week
	Note     string         `json:"note,omitempty"`
}

// CCMode is what the carried-forward score is a part of.
type CCMode string

// 20 of the 100 when empty; or 20 % of the quality weight.
const (
	CCOfTotal   CCMode = "A_OF_TOTAL"
	CCOfQuality CCMode = "B_OF_QUALITY"
)

// DistanceBand is to which band the edge between two bands belongs.
type DistanceBand string

// The lower band begins at its edge when empty; or the upper edge belongs to it.
const (
	BandLower DistanceBand = "LOWER_INCLUSIVE"
	BandUpper DistanceBand = "UPPER_INCLUSIVE"
)

// ChoiceGap is how far below the top a bid may be and still be offered.
type ChoiceGap string

// Points when empty; or a share of the top.
const (
	GapPoints   ChoiceGap = "POINTS"
	GapRelative ChoiceGap = "RELATIVE"
)

// Qualification is one establishment on the list.
type Qualification struct {
	ID              string              `json:"id"`
	EstablishmentID string              `json:"establishmentId,omitempty"`
	Name            string              `json:"name,omitempty"`
	Gates           []QualificationGate `json:"gates,omitempty"`
	Statements      []MethodStatement   `json:"statements,omitempty"`
	History         []DatedScore        `json:"history,omitempty"`
	Core            money.Pounds        `json:"core,omitzero"` // fixed core cost of a placement week
}

// QualificationGate is one pass-or-fail criterion.
type QualificationGate struct {
	ID         string    `json:"id"`
	Code       string    `json:"code"` // DPS-001 … DPS-008
	Met        Answer    `json:"met,omitempty"`
	EvidenceID string    `json:"evidenceId,omitempty"`
	Checked    date.Date `json:"checked,omitzero"`
	Note       string    `json:"note,omitempty"`
}

// MethodStatement is a marked answer at qualification.
type MethodStatement struct {
	ID     string         `json:"id"`
	Name   string         `json:"name"`
	Weight money.Share    `json:"weight,omitzero"`
	Score  money.Quantity `json:"score,omitzero"`
	Max    money.Quantity `json:"max,omitzero"`
}

// DatedScore is the score that counted from a day on.
type DatedScore struct {
	ID    string         `json:"id"`
	On    date.Date      `json:"on,omitzero"`
	Score money.Quantity `json:"score,omitzero"` // of 100
	Why   string         `json:"why,omitempty"`
}

// ScoredReferral is one call for competition under the scheme. It names no person.
type ScoredReferral struct {
	ID      string           `json:"id"`
	Name    string           `json:"name"` // the buyer's reference
	Date    date.Date        `json:"date,omitzero"`
	Bidders []ReferralBidder `json:"bidders,omitempty"`
	Note    string           `json:"note,omitempty"`
}

// ReferralBidder is our establishment or a typed rival in one referral.
type ReferralBidder struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	Own  bool   `json:"own,omitempty"`
	// QualificationID takes score and core cost from there unless they are typed here.
	QualificationID string         `json:"qualificationId,omitempty"`
	Score           money.Quantity `json:"qualificationScore,omitzero"` // q of 100
	Miles           money.Quantity `json:"miles,omitzero"`
	Outcomes        Got            `json:"outcomes,omitzero"`
	Needs           Got            `json:"needs,omitzero"`
	Features        Got            `json:"features,omitzero"`
	Cost            money.Pounds   `json:"costPerWeek,omitzero"` // in all; or core and variable
	Core            money.Pounds   `json:"core,omitzero"`
	Variable        money.Pounds   `json:"variable,omitzero"`
	Discount        money.Share    `json:"discount,omitzero"` // sibling or cohort
}

// Got is marks got of those there are.
type Got struct {
	Got money.Quantity `json:"got,omitzero"`
	Max money.Quantity `json:"max,omitzero"`
}
