// Package bid is one bid and the organisation that makes it, as plain data: what
// was typed or imported and nothing that is calculated. It is the document that
// is stored, undone, exchanged and assessed.
package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// SchemaVersion is the version of the document that this program writes. Older
// versions are upgraded on reading; newer ones are refused.
const SchemaVersion = 4

// Limits of a document. They keep a hostile or mistaken file from exhausting the
// machine and are far above any real bid.
const (
	MaxBytes     = 4 << 20 // bytes of a bid document
	MaxLines     = 2000    // people, cost, running-cost or lot lines in one list
	MaxValues    = 5000    // unit values of a bid's own: a licensed bank of values may be as long
	MaxText      = 200_000 // characters of one long text
	MaxName      = 400     // characters of a name or title
	MaxYears     = 7       // contract years that are priced
	MaxGrowthYrs = 50      // years over which anything may grow
)

// Document is a bid with all that an assessment of it needs: what `bidpack` reads
// and writes. In a workspace the organisation is kept once, beside the bids.
type Document struct {
	Schema       int            `json:"schema"`
	Organisation Organisation   `json:"organisation"`
	Bid          Bid            `json:"bid"`
	Facts        []FactOverride `json:"facts,omitempty"`
}

// FactOverride replaces a dated fact by the user's own value, with the reason.
type FactOverride struct {
	FactID string      `json:"factId"`
	Value  money.Value `json:"value,omitzero"`
	Reason string      `json:"reason"`
	Who    string      `json:"who,omitempty"`
	When   date.Date   `json:"when,omitzero"`
}

// Bid is one answer to one opportunity.
type Bid struct {
	ID          string      `json:"id"`
	Title       string      `json:"title"`
	Status      Status      `json:"status"`
	Decision    Decision    `json:"decision,omitempty"`
	Notes       string      `json:"notes,omitempty"`
	Opportunity Opportunity `json:"opportunity"`
	Pricing     Pricing     `json:"pricing"`
	Core        CoreCosts   `json:"core"`

	Eligibility Eligibility       `json:"eligibility,omitzero"`
	Consortium  Consortium        `json:"consortium,omitzero"`
	Invitation  *Invitation       `json:"invitation,omitempty"` // where another organisation leads
	SocialValue SocialValue       `json:"socialValue,omitzero"`
	Response    Response          `json:"response,omitzero"`
	Fairness    Fairness          `json:"fairness,omitzero"`
	Dynamic     DynamicPurchasing `json:"dynamicPurchasing,omitzero"`
	Choice      Choice            `json:"choice,omitzero"`
	Result      BidResult         `json:"result,omitzero"`

	Pack     Pack         `json:"pack"`
	Accepted []Acceptance `json:"accepted,omitempty"`
}

// Status says where a bid stands.
type Status string

// The life of a bid.
const (
	StatusPreparing Status = "preparing"
	StatusSubmitted Status = "submitted"
	StatusWon       Status = "won"
	StatusLost      Status = "lost"
	StatusArchived  Status = "archived"
)

// Decision is whether the organisation means to bid; empty until it is taken.
type Decision string

// The decisions.
const (
	DecisionBid   Decision = "bid"
	DecisionNoBid Decision = "no_bid"
)

// Acceptance records why a check that blocks or warns was accepted as it is.
type Acceptance struct {
	Code   string    `json:"code"`
	Path   string    `json:"path,omitempty"`
	Reason string    `json:"reason"`
	Who    string    `json:"who,omitempty"`
	When   date.Date `json:"when,omitzero"`
}

// Answer is yes, no or not known; the zero value is "not known", never "no".
type Answer string

// The answers.
const (
	Yes     Answer = "yes"
	No      Answer = "no"
	Unknown Answer = ""
)

// Label says which audiences may see a figure or a text. The zero value is the
// default of its kind: internal for costs, margins and prices not yet offered.
type Label string

// The labels, widest first.
const (
	LabelPublic   Label = "public"
	LabelBuyer    Label = "buyer"
	LabelLead     Label = "lead"
	LabelPartner  Label = "partner"
	LabelInternal Label = "internal"
)

// Or is the label, or the given default when none was chosen.
func (l Label) Or(standard Label) Label {
	if l == "" {
		return standard
	}
	return l
}

// Pack holds the choices for what is handed over.
type Pack struct {
	Audience   string    `json:"audience,omitempty"` // "commissioner" when empty
	Paper      Paper     `json:"paper,omitempty"`
	Version    int       `json:"version,omitempty"`
	Date       date.Date `json:"date,omitzero"`
	Depth      Depth     `json:"depth,omitempty"`
	Validity   int       `json:"validityDays,omitempty"` // days that the offer stands
	Contact    bool      `json:"contact,omitempty"`      // print the organisation's contact person
	Exclusions string    `json:"exclusions,omitempty"`   // what the price does not include, as printed
	Offer      string    `json:"offer,omitempty"`        // introduction printed on the pricing schedule
	// LowBid prints the answer to a low-bid challenge: every driver of the cost with its
	// source and reason. It opens all of them to the buyer.
	LowBid bool `json:"lowBid,omitempty"`
	// Sections are which sections stand in which pack, and their order.
	Sections []SectionChoice `json:"sections,omitempty"`
	// Pages is the tender's page limit of the technical response; none when 0.
	Pages int `json:"pages,omitempty"`
	// Form is the buyer's own pricing workbook, where the tender sends one.
	Form PricingForm `json:"form,omitzero"`
}

// Paper is which of the buyer's files it is: prices and qualification are never in one.
type Paper string

// The papers: the commercial response when empty.
const (
	PaperCommercial    Paper = ""
	PaperSelection     Paper = "selection"     // eligibility statement, compliance matrix, evidence list
	PaperClarification Paper = "clarification" // questions to the buyer
	PaperSocial        Paper = "social-value"  // what changes, what it is worth, commitments; no price
	PaperTechnical     Paper = "technical"     // method statements, mobilisation, risks; no price
)

// Depth is how far the printed price build-up opens the book.
type Depth string

// The depths: the price alone; heads of cost in pounds; every line whose own label
// lets the buyer see it.
const (
	DepthPrice Depth = ""
	DepthHeads Depth = "heads"
	DepthLines Depth = "lines"
)
