package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// PartnerPart is what a party says of itself to the group: its capacity, prices, proofs
// and answers, never its costs. Both it and the lead may change it; changes of both
// sides are merged field by field. Label: lead (this party and the lead only).
type PartnerPart struct {
	OrganisationID string         `json:"organisationId,omitempty"`
	Name           string         `json:"name,omitempty"`
	LegalForm      string         `json:"legalForm,omitempty"`
	CompanyNumber  string         `json:"companyNumber,omitempty"`
	CharityNumber  string         `json:"charityNumber,omitempty"`
	ContactName    string         `json:"contactName,omitempty"`
	ContactEmail   string         `json:"contactEmail,omitempty"`
	Capacity       []CellCapacity `json:"capacity,omitempty"`
	Most           money.Quantity `json:"most,omitzero"` // that it can serve in all cells together, a year
	Prices         []PartnerPrice `json:"prices,omitempty"`
	Proofs         []PartnerProof `json:"proofs,omitempty"`
	Replies        []AskReply     `json:"replies,omitempty"`
	// Short reports that the value offered is below its own cost; the cost stays with it.
	Short    Answer    `json:"short,omitempty"`
	Agrees   Answer    `json:"agrees,omitempty"` // to the heads of terms as received
	AgreedOn date.Date `json:"agreedOn,omitzero"`
	Comment  string    `json:"comment,omitempty"`
	// Removed are paths below this part, such as prices.<id> or contactName, that the
	// sender took out on purpose: what is only missing is not removed by a merge.
	Removed []string `json:"removed,omitempty"`
}

// CellCapacity is what a party can serve in a cell in a year; 0 is none.
type CellCapacity struct {
	ID     string         `json:"id"` // of the cell
	Amount money.Quantity `json:"amount,omitzero"`
	Note   string         `json:"note,omitempty"`
}

// PartnerPrice is a price that a partner asks.
type PartnerPrice struct {
	ID     string       `json:"id"`
	CellID string       `json:"cellId,omitempty"`
	Name   string       `json:"name"`
	Unit   string       `json:"unit,omitempty"`
	Price  money.Pounds `json:"price,omitzero"` // excluding VAT
	Note   string       `json:"note,omitempty"`
}

// PartnerProof is the state of a proof, not the proof itself.
type PartnerProof struct {
	ID        string      `json:"id"`
	ItemID    string      `json:"itemId,omitempty"` // of the evidence items or of due_diligence
	Name      string      `json:"name,omitempty"`
	Have      Answer      `json:"have,omitempty"`
	Level     money.Value `json:"level,omitzero"`
	Reference string      `json:"reference,omitempty"`
	Expires   date.Date   `json:"expires,omitzero"`
}

// AskReply answers an Ask.
type AskReply struct {
	ID   string `json:"id"` // of the ask
	Done Answer `json:"done,omitempty"`
	Text string `json:"text,omitempty"`
}

// GroupOffer is what the lead tells one partner: everything that this partner may read and
// nothing about another's figures. Only the lead changes it.
type GroupOffer struct {
	GroupBidID string      `json:"groupBidId"` // the lead's bid
	MemberID   string      `json:"memberId"`   // the partner's id in the lead's group
	Partner    string      `json:"partner,omitempty"`
	Lead       OfferParty  `json:"lead"`
	Group      string      `json:"group,omitempty"`
	Model      GroupModel  `json:"model,omitempty"`
	Liability  Liability   `json:"liability,omitempty"`
	Members    []string    `json:"members,omitempty"` // names of the others where the group agreed
	Tender     OfferTender `json:"tender"`

	Unit       string            `json:"unit,omitempty"`
	Cells      []OfferCell       `json:"cells,omitempty"`
	Value      money.Pounds      `json:"value,omitzero"` // the partner's over the term, after the fee it bears
	FeeRate    money.Share       `json:"feeRate,omitzero"`
	FeeMonthly money.Pounds      `json:"feeMonthly,omitzero"`
	FeeBuys    []FeeItem         `json:"feeBuys,omitempty"`
	Years      []OfferYear       `json:"years,omitempty"`
	Days       money.Quantity    `json:"days,omitzero"` // to pay its invoices
	Terms      PartnerTerms      `json:"terms,omitzero"`
	Results    ResultsPart       `json:"results,omitzero"`
	Risks      []OfferRisk       `json:"risks,omitempty"`
	Heads      []HeadText        `json:"heads,omitempty"`
	Asks       []Ask             `json:"asks,omitempty"`
	Steps      []TimeStep        `json:"steps,omitempty"`
	Withheld   []string          `json:"withheld,omitempty"` // what is left out and why, in words
	Sources    map[string]string `json:"sources,omitempty"`  // by field: where the lead has it from
	Removed    []string          `json:"removed,omitempty"`  // paths below the offer taken out on purpose, as in the part
}

// OfferParty is who leads.
type OfferParty struct {
	OrganisationID string `json:"organisationId,omitempty"`
	Name           string `json:"name"`
	LegalForm      string `json:"legalForm,omitempty"`
	ContactName    string `json:"contactName,omitempty"`
	ContactEmail   string `json:"contactEmail,omitempty"`
}

// OfferTender is what the buyer published, without contacts.
type OfferTender struct {
	Title       string    `json:"title,omitempty"`
	Reference   string    `json:"reference,omitempty"`
	Description string    `json:"description,omitempty"`
	Buyer       string    `json:"buyer,omitempty"`
	Nation      Nation    `json:"nation,omitempty"`
	Regime      string    `json:"regime,omitempty"`
	Procedure   string    `json:"procedure,omitempty"`
	Deadline    string    `json:"deadline,omitempty"`  // RFC 3339, or an ISO day where no time is known
	Questions   string    `json:"questions,omitempty"` // the same
	Start       date.Date `json:"start,omitzero"`
	End         date.Date `json:"end,omitzero"`
	Years       int       `json:"years,omitempty"`
	Places      []string  `json:"places,omitempty"`
	Lots        []Code    `json:"lots,omitempty"` // id and title of the lots that this group bids for
	CPV         []Code    `json:"cpv,omitempty"`
	Link        string    `json:"link,omitempty"` // shown, never opened by itself
	TUPE        Answer    `json:"tupe,omitempty"`
}

// OfferCell is a cell as one partner sees it.
type OfferCell struct {
	ID         string         `json:"id"`
	LotID      string         `json:"lotId,omitempty"`
	Area       string         `json:"area,omitempty"`
	Specialism string         `json:"specialism,omitempty"`
	Demand     money.Quantity `json:"demand,omitzero"`
	Share      money.Share    `json:"share,omitzero"`   // this partner's
	Cover      money.Share    `json:"cover,omitzero"`   // by the whole group, at most 100 %
	Others     []string       `json:"others,omitempty"` // names where agreed, else "another partner"
	Value      money.Pounds   `json:"value,omitzero"`   // this partner's over the term, where it gives no other's away
}

// OfferYear is a partner's value in a contract year.
type OfferYear struct {
	Year  int          `json:"year"`
	Value money.Pounds `json:"value,omitzero"`
}

// OfferRisk is how much of a risk the partner carries.
type OfferRisk struct {
	ID    string      `json:"id"`
	Name  string      `json:"name"`
	Share money.Share `json:"share,omitzero"`
}

// Invitation is the partner's side: what a lead offered us, and our part of it. Own
// costs stand in Pricing and never leave.
type Invitation struct {
	Offer    GroupOffer  `json:"offer"`
	Part     PartnerPart `json:"part,omitzero"`
	Exchange Exchange    `json:"exchange,omitzero"`
}

// Exchange is the history of packs with one other party.
type Exchange struct {
	Sequence int        `json:"sequence,omitempty"` // of our newest pack
	Sent     []SentPack `json:"sent,omitempty"`     // newest last
	Merged   []Received `json:"merged,omitempty"`   // newest last
	// Origins say where a figure taken from the other side came from, by path in the part
	// (prices.<id>.price) or, with "offer." before it, in the offer.
	Origins map[string]string `json:"origins,omitempty"`
}

// MaxSent is how many sent packs are kept whole, to compare answers with.
const MaxSent = 12

// SentPack is what we sent, so that an answer can be compared with it.
type SentPack struct {
	PackID   string      `json:"packId"`
	Sequence int         `json:"sequence"`
	Hash     string      `json:"hash"` // SHA-256 of the manifest
	At       string      `json:"at"`   // RFC 3339, UTC
	Offer    GroupOffer  `json:"offer,omitzero"`
	Part     PartnerPart `json:"part,omitzero"`
}

// Received is a pack that was merged.
type Received struct {
	PackID   string `json:"packId"`
	Sequence int    `json:"sequence"`
	Hash     string `json:"hash"`
	At       string `json:"at"`             // made
	Merged   string `json:"merged"`         // RFC 3339, UTC
	Signer   string `json:"signer"`         // public key, base64
	From     string `json:"from"`           // name of who signed it
	Base     int    `json:"base,omitempty"` // our newest pack that the sender had merged
	// Part is the part as received, kept for the newest pack only: what the next one is compared with.
	Part PartnerPart `json:"part,omitzero"`
}

// Signer is another organisation's public key, taken at first use or confirmed by a call.
type Signer struct {
	ID        string    `json:"id"` // of the organisation
	Name      string    `json:"name"`
	Key       string    `json:"key"` // Ed25519, base64
	FirstSeen date.Date `json:"firstSeen,omitzero"`
	Confirmed date.Date `json:"confirmed,omitzero"` // words compared by phone
}
