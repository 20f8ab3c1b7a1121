package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Response is what the tender asks for in words, and what goes with the offer. It is
// written for the buyer, so its texts carry the buyer's label; no price belongs in it.
type Response struct {
	// Questions are the method statements, in the order of the tender.
	Questions    []MethodQuestion   `json:"questions,omitempty"`
	Mobilisation []MobilisationStep `json:"mobilisation,omitempty"`
	Risks        []DeliveryRisk     `json:"risks,omitempty"`
	Declarations []Declaration      `json:"declarations,omitempty"`
	Confidential []ConfidentialItem `json:"confidential,omitempty"`
	Letter       OfferLetter        `json:"letter,omitzero"`
}

// MethodQuestion is one question of the tender and our answer.
type MethodQuestion struct {
	ID     string         `json:"id"`
	Number string         `json:"number,omitempty"` // as the tender numbers it: 4.2, Q7
	Title  string         `json:"title,omitempty"`
	Text   string         `json:"text,omitempty"`  // the question as asked
	LotID  string         `json:"lotId,omitempty"` // of one lot; all lots when empty
	Weight money.Share    `json:"weight,omitzero"` // of the marks for quality, 0 to 1
	Words  int            `json:"words,omitempty"` // word limit; none when 0
	Pages  money.Quantity `json:"pages,omitzero"`  // page limit: whole or half pages; none when empty
	// Answer is light markup: lines that begin with #, ##, -, 1. or | are headings, lists
	// and tables; everything else is a paragraph.
	Answer string `json:"answer,omitempty"`
	KPIs   []KPI  `json:"kpis,omitempty"`
	// EvidenceIDs are proofs of the organisation's vault that the answer refers to.
	EvidenceIDs []string  `json:"evidenceIds,omitempty"`
	Owner       string    `json:"owner,omitempty"` // who writes it; internal, never printed
	Ready       bool      `json:"ready,omitempty"` // somebody read it through and says that it may go
	LibraryID   string    `json:"libraryId,omitempty"`
	Due         date.Date `json:"due,omitzero"`
	Note        string    `json:"note,omitempty"` // internal, never printed
}

// KPI is one measure of how well the service does, as a contract would print it.
type KPI struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Baseline string `json:"baseline,omitempty"`
	Target   string `json:"target,omitempty"`
	Measured string `json:"measured,omitempty"` // how
	Often    string `json:"often,omitempty"`
	Owner    string `json:"owner,omitempty"` // a role, printed
}

// MobilisationStep is one dated step from award to the first day of service.
type MobilisationStep struct {
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	Start  date.Date `json:"start,omitzero"`
	End    date.Date `json:"end,omitzero"`
	Owner  string    `json:"owner,omitempty"`  // a role, printed
	Result string    `json:"result,omitempty"` // what is there when it is done
	// AfterIDs are steps that have to end before this one begins.
	AfterIDs []string `json:"afterIds,omitempty"`
}

// DeliveryRisk is a risk to the service as told to the buyer. What it would cost us is
// kept elsewhere and never printed for the buyer.
type DeliveryRisk struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Likelihood int    `json:"likelihood,omitempty"` // 1 to 5; not judged when 0
	Effect     int    `json:"effect,omitempty"`     // 1 to 5; not judged when 0
	Response   string `json:"response,omitempty"`   // what keeps it away or makes it small
	Owner      string `json:"owner,omitempty"`      // a role, printed
	Sign       string `json:"sign,omitempty"`       // what tells us early
}

// Declaration is one statement that the buyer asks the bidder to make.
type Declaration struct {
	ID     string    `json:"id"`
	ItemID string    `json:"itemId,omitempty"` // of the standard declarations; empty for the tender's own
	Name   string    `json:"name,omitempty"`
	Text   string    `json:"text,omitempty"` // as the tender words it; the standard words when empty
	Agreed Answer    `json:"agreed,omitempty"`
	Signer string    `json:"signer,omitempty"`
	Role   string    `json:"role,omitempty"`
	On     date.Date `json:"on,omitzero"`
}

// ConfidentialItem is one thing that the bidder asks the buyer not to disclose under
// freedom of information. The buyer decides after a public-interest test.
type ConfidentialItem struct {
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	Where  string    `json:"where,omitempty"` // in the pack
	Why    string    `json:"why,omitempty"`
	Ground string    `json:"ground,omitempty"` // id of a ground of the facts
	Until  date.Date `json:"until,omitzero"`
}

// OfferLetter is who signs the offer and what the letter says before the particulars.
type OfferLetter struct {
	Print  bool   `json:"print,omitempty"` // a form of tender stands at the head of the commercial response
	Signer string `json:"signer,omitempty"`
	Role   string `json:"role,omitempty"`
	Text   string `json:"text,omitempty"`
}

// LibraryAnswer is an answer kept for the next bid: what we say about safeguarding,
// quality or how we recruit.
type LibraryAnswer struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Topic   string    `json:"topic,omitempty"`
	Text    string    `json:"text,omitempty"` // light markup as in MethodQuestion
	KPIs    []KPI     `json:"kpis,omitempty"`
	Owner   string    `json:"owner,omitempty"`
	Updated date.Date `json:"updated,omitzero"`
	Review  date.Date `json:"review,omitzero"` // read again by this day
}

// Brand is how packs of the organisation look.
type Brand struct {
	// Logo is a PNG, made small and clean when it was taken in.
	Logo   []byte `json:"logo,omitempty"`
	Colour string `json:"colour,omitempty"` // #RRGGBB, for rules and headings; dark enough to read
}

// SectionChoice is whether a section stands in a pack; the order of the list is the order
// of the sections. Sections that are not listed follow in the standard order.
type SectionChoice struct {
	Audience  string `json:"audience,omitempty"` // "commissioner" when empty
	Paper     Paper  `json:"paper,omitempty"`
	SectionID string `json:"sectionId"`
	Out       bool   `json:"out,omitempty"`
}
