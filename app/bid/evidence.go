package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Evidence is one proof in the vault of the organisation or of a partner: linked to
// bids, so that renewing it once updates all of them.
type Evidence struct {
	ID      string      `json:"id"`
	ItemID  string      `json:"itemId,omitempty"` // of the evidence items; empty for one of the user's own
	Name    string      `json:"name,omitempty"`   // the item's own label when empty
	Level   money.Value `json:"level,omitzero"`   // in the item's unit: cover in pounds, years
	Grade   string      `json:"grade,omitempty"`  // a rating in words
	Issued  date.Date   `json:"issued,omitzero"`
	Expires date.Date   `json:"expires,omitzero"`
	// NeverExpires: it does not run out; else an unknown day is a question.
	NeverExpires    bool           `json:"neverExpires,omitempty"`
	Owner           string         `json:"owner,omitempty"`
	EstablishmentID string         `json:"establishmentId,omitempty"`
	Weeks           money.Quantity `json:"weeks,omitzero"` // to obtain or renew
	Cost            money.Pounds   `json:"cost,omitzero"`  // to obtain or renew
	File            EvidenceFile   `json:"file,omitzero"`
	Note            string         `json:"note,omitempty"`
}

// EvidenceFile is the kept file, stored by its hash.
type EvidenceFile struct {
	Name   string `json:"name,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
	Bytes  int    `json:"bytes,omitempty"`
}

// Establishment is a place that a regulator registers or a buyer qualifies by itself.
type Establishment struct {
	ID           string    `json:"id"`
	Name         string    `json:"name"`
	Address      string    `json:"address,omitempty"`
	Nation       Nation    `json:"nation,omitempty"`
	Regulator    string    `json:"regulator,omitempty"` // Ofsted, CQC, Care Inspectorate, CIW, RQIA, …
	Registration string    `json:"registration,omitempty"`
	Rating       string    `json:"rating,omitempty"`
	RatedOn      date.Date `json:"ratedOn,omitzero"`
	Places       int       `json:"places,omitempty"`
	Note         string    `json:"note,omitempty"`
}

// Person is a connected person: a director, trustee or one with control. Personal
// data: it never leaves in a pack by default.
type Person struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role string `json:"role,omitempty"`
}

// Clearance records that somebody asked every ground of a body or person and none applies.
type Clearance struct {
	ID string `json:"id"`
	// AboutID is the person or body asked about; the organisation itself when empty.
	AboutID string    `json:"aboutId,omitempty"`
	On      date.Date `json:"on,omitzero"`
	Who     string    `json:"who,omitempty"`
}

// Exclusion is the answer to one ground for one body or person.
type Exclusion struct {
	ID       string    `json:"id"`
	GroundID string    `json:"groundId"`
	AboutID  string    `json:"aboutId,omitempty"` // the organisation itself when empty
	Applies  Answer    `json:"applies,omitempty"`
	Recurs   Answer    `json:"recurs,omitempty"` // continuing, or likely to happen again
	What     string    `json:"what,omitempty"`
	Where    string    `json:"where,omitempty"`
	Ended    date.Date `json:"ended,omitzero"`
	Proof    string    `json:"proof,omitempty"`
	PutRight string    `json:"putRight,omitempty"` // taken seriously, prevention, monitoring
}

// Standing is what an organisation brings to selection: said once for every bid.
type Standing struct {
	Accounts       []AccountsYear  `json:"accounts,omitempty"`
	Evidence       []Evidence      `json:"evidence,omitempty"`
	Establishments []Establishment `json:"establishments,omitempty"`
	Persons        []Person        `json:"persons,omitempty"`
	Cleared        []Clearance     `json:"cleared,omitempty"`
	Exclusions     []Exclusion     `json:"exclusions,omitempty"`
	ShareCode      string          `json:"shareCode,omitempty"` // of the central digital platform
	// AuditDuty: is the body obliged to have its accounts audited?
	AuditDuty Answer `json:"auditDuty,omitempty"`
	SME       Answer `json:"sme,omitempty"`
	VCSE      Answer `json:"vcse,omitempty"`
	// DisabledStaff is the share of disabled or disadvantaged staff, for reserved contracts.
	DisabledStaff money.Share `json:"disabledStaff,omitzero"`
	Mutual        Answer      `json:"mutual,omitempty"` // a public service mutual
}
