package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Eligibility is what this tender asks of bidders and how it is met.
type Eligibility struct {
	Requirements []Requirement   `json:"requirements,omitempty"`
	Tests        []FinancialTest `json:"tests,omitempty"`
	// SuitabilityStage: does the buyer judge suitability before bids are read?
	SuitabilityStage Answer `json:"suitabilityStage,omitempty"`
	// Ignored is what the notice asks and the user decided not to take over.
	Ignored []string `json:"ignored,omitempty"` // ids of selection criteria of the notice
}

// Requirement is one condition of participation, pass or fail, or marked.
type Requirement struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Text   string `json:"text,omitempty"`   // as the tender prints it
	Where  string `json:"where,omitempty"`  // document and page
	FromID string `json:"fromId,omitempty"` // selection criterion of the notice it was taken from
	LotID  string `json:"lotId,omitempty"`  // every lot when empty
	ItemID string `json:"itemId,omitempty"` // evidence item that it asks for

	Level  money.Value `json:"level,omitzero"`  // least cover, years, number, in the item's unit
	Grade  string      `json:"grade,omitempty"` // least rating in words
	Scored bool        `json:"scored,omitempty"`
	Weight money.Share `json:"weight,omitzero"` // of a marked condition
	// AtBid: the tender wants it with the bid; a promise for the award is not enough.
	AtBid Answer `json:"atBid,omitempty"`

	Met             Meets          `json:"met,omitempty"`
	ByID            string         `json:"byId,omitempty"`       // member relied on; ourselves when empty
	EvidenceID      string         `json:"evidenceId,omitempty"` // in the vault of whoever meets it
	EstablishmentID string         `json:"establishmentId,omitempty"`
	Owner           string         `json:"owner,omitempty"`
	Plan            string         `json:"plan,omitempty"` // what closes the gap
	Weeks           money.Quantity `json:"weeks,omitzero"` // to close it
	Cost            money.Pounds   `json:"cost,omitzero"`  // to close it

	Doubt    Doubt  `json:"doubt,omitempty"`    // why a buyer should not ask it
	Question string `json:"question,omitempty"` // as edited; drafted when empty
	Ask      bool   `json:"ask,omitempty"`      // in the clarification letter
}

// Meets is whether a requirement is met; unknown when empty.
type Meets string

// The answers.
const (
	MeetsUnknown Meets = ""
	MeetsHave    Meets = "have"
	MeetsByAward Meets = "by_award"
	MeetsGap     Meets = "gap"
)

// Doubt is a reason to ask whether a condition should be there; none when empty.
type Doubt string

// The reasons, by check code.
const (
	DoubtAudited     Doubt = "ELIG-040"
	DoubtInsurance   Doubt = "ELIG-041"
	DoubtSuitability Doubt = "ELIG-042"
	DoubtTurnover    Doubt = "ELIG-043"
	DoubtCertificate Doubt = "ELIG-044"
	DoubtEntity      Doubt = "ELIG-045"
	DoubtReserved    Doubt = "ELIG-046"
	DoubtUnrelated   Doubt = "ELIG-047"
)

// Fairness is how the buyer goes about it, item by item, and the questions to send.
type Fairness struct {
	Answers []FairAnswer `json:"answers,omitempty"`
	// PassedDownDays are the payment terms that a prime passes on.
	PassedDownDays money.Quantity `json:"passedDownDays,omitzero"`
	BreakMonths    money.Quantity `json:"breakMonths,omitzero"` // earliest the buyer may end it without cause
	Letter         Letter         `json:"letter,omitzero"`
}

// FairAnswer is one item of the pledge or of the principles.
type FairAnswer struct {
	ID       string  `json:"id"`
	ItemID   string  `json:"itemId"` // FAIR-01 … FAIR-30, PRIN-1 … PRIN-5
	Found    FairMet `json:"found,omitempty"`
	Where    string  `json:"where,omitempty"` // document and page
	Note     string  `json:"note,omitempty"`
	Question string  `json:"question,omitempty"` // as edited; drafted when empty
	Ask      bool    `json:"ask,omitempty"`
}

// FairMet is what was found; unknown when empty.
type FairMet string

// The findings.
const (
	FairUnknown FairMet = ""
	FairYes     FairMet = "met"
	FairPartly  FairMet = "partly"
	FairNo      FairMet = "not_met"
	FairNA      FairMet = "na"
)

// Letter is the clarification letter that is sent through the buyer's portal.
type Letter struct {
	To     string           `json:"to,omitempty"`
	On     date.Date        `json:"on,omitzero"`
	Intro  string           `json:"intro,omitempty"`
	Closes string           `json:"closes,omitempty"`
	Own    []LetterQuestion `json:"own,omitempty"` // questions of the user's own
}

// LetterQuestion asks one thing and names the document and page.
type LetterQuestion struct {
	ID     string    `json:"id"`
	Text   string    `json:"text"`
	Where  string    `json:"where,omitempty"`
	Sent   date.Date `json:"sent,omitzero"`
	Answer string    `json:"answer,omitempty"` // what the buyer answered
}
