package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Consortium is who bids together and how. Without members the organisation bids alone.
// Where a party is named by id, the empty id is the organisation itself.
type Consortium struct {
	Liability Liability `json:"liability,omitempty"`
	Mode      GroupMode `json:"mode,omitempty"`
	// OwnShare is the organisation's own share of the group.
	OwnShare money.Share `json:"ownShare,omitzero"`
	Lead     string      `json:"leadId,omitempty"` // member that leads; the organisation when empty
	Members  []Member    `json:"members,omitempty"`
	// Own is the organisation's own part, as a member's Part is a member's.
	Own PartnerPart `json:"own,omitzero"`
	// OwnCash is the organisation's own money, as a member's Cash is a member's; reserves
	// and available money are those of its profile when empty. Bid cost stands in Cost,
	// set-up in Choice. Internal.
	OwnCash PartnerCash `json:"ownCash,omitzero"`

	Model  GroupModel  `json:"model,omitempty"` // the arrangement chosen; undecided when empty
	Models []ModelPlan `json:"models,omitempty"`
	// Weights of the comparison of arrangements, where they are not the usual ones.
	Weights []ModelWeight `json:"modelWeights,omitempty"`
	// Asked: does the commissioner lead and ask for an alliance?
	Asked Answer `json:"allianceAsked,omitempty"`
	// Named: has the group agreed that members see who the others are?
	Named Answer `json:"named,omitempty"`
	Name  string `json:"name,omitempty"` // of the group, as printed

	Unit  string      `json:"unit,omitempty"` // what demand and capacity count in a year: places, hours, people
	Cells []Cell      `json:"cells,omitempty"`
	Split ValueSplit  `json:"split,omitzero"`
	Chain Chain       `json:"chain,omitzero"`
	Risks []GroupRisk `json:"risks,omitempty"`
	Worst WorstCase   `json:"worst,omitzero"`
	// People is who pays for staff that transfer, pensions and redundancy, and until when.
	People []PeopleTerm `json:"people,omitempty"`
	Cost   GroupCost    `json:"cost,omitzero"`

	Heads []HeadText `json:"heads,omitempty"` // heads of terms as edited; generated when empty
	Asks  []Ask      `json:"asks,omitempty"`
	Steps []TimeStep `json:"steps,omitempty"` // timetable of the group beside the buyer's dates
	Note  string     `json:"note,omitempty"`
}

// Member is a partner relied on, with what it told us. Its accounts and evidence are
// the partner's own and stay in the workspace.
type Member struct {
	ID            string      `json:"id"`
	Name          string      `json:"name"`
	Role          MemberRole  `json:"role,omitempty"`
	LegalForm     string      `json:"legalForm,omitempty"`
	CompanyNumber string      `json:"companyNumber,omitempty"`
	CharityNumber string      `json:"charityNumber,omitempty"`
	Charity       Answer      `json:"charity,omitempty"`
	Share         money.Share `json:"share,omitzero"`   // of the group
	Agreed        Answer      `json:"agreed,omitempty"` // has the partner agreed to be named?
	Standing      Standing    `json:"standing,omitzero"`
	Note          string      `json:"note,omitempty"`

	// Part is what the partner says of itself; it may change it, and so may the lead.
	Part PartnerPart `json:"part,omitzero"`
	// Terms, exposure and checks are the lead's.
	Terms     PartnerTerms `json:"terms,omitzero"`
	Cash      PartnerCash  `json:"cash,omitzero"`
	Diligence []Diligence  `json:"diligence,omitempty"`
	Exchange  Exchange     `json:"exchange,omitzero"`
}

// MemberRole is what a partner is; a member of the group when empty.
type MemberRole string

// The roles.
const (
	RoleMember        MemberRole = ""
	RoleSubcontractor MemberRole = "sub_contractor"
	RoleGuarantor     MemberRole = "guarantor"
)

// GroupModel is an arrangement between providers (rows of consortium_models).
type GroupModel string

// The arrangements; undecided when empty.
const (
	ModelUndecided       GroupModel = ""
	ModelSole            GroupModel = "sole"
	ModelSubcontract     GroupModel = "subcontract"      // to a prime
	ModelManagedProvider GroupModel = "managed_provider" // the lead delivers as well
	ModelManagingAgent   GroupModel = "managing_agent"   // the lead does not deliver
	ModelHub             GroupModel = "hub_and_spoke"
	ModelUnincorporated  GroupModel = "unincorporated"
	ModelNewEntity       GroupModel = "new_entity"
	ModelAlliance        GroupModel = "alliance"
)

// ModelPlan is what the user typed about one arrangement.
type ModelPlan struct {
	ID    string         `json:"id"`
	Model GroupModel     `json:"model"`
	Weeks money.Quantity `json:"weeks,omitzero"` // to set it up
	Cost  money.Pounds   `json:"cost,omitzero"`  // of setting it up
	Marks []ModelMark    `json:"marks,omitempty"`
	Note  string         `json:"note,omitempty"`
}

// ModelMark is one line of the weighted comparison, 0 to 5; unmarked when empty.
type ModelMark struct {
	ID     string         `json:"id"`
	ItemID string         `json:"itemId"` // of group_model_items: liability, test, setup, control, cash, later
	Mark   money.Quantity `json:"mark,omitzero"`
	Why    string         `json:"why,omitempty"`
}

// ModelWeight is how much a line of the weighted comparison counts, in every arrangement.
// All weights together make 100.
type ModelWeight struct {
	ID     string         `json:"id"`
	ItemID string         `json:"itemId"` // of group_model_items
	Weight money.Quantity `json:"weight,omitzero"`
}

// Cell is one lot, area and specialism with its demand in a year, and who is to
// deliver which share of it.
type Cell struct {
	ID         string         `json:"id"`
	LotID      string         `json:"lotId,omitempty"`
	Area       string         `json:"area,omitempty"`
	Specialism string         `json:"specialism,omitempty"`
	Demand     money.Quantity `json:"demand,omitzero"` // a year, in the group's unit; blank is not known
	Price      money.Pounds   `json:"price,omitzero"`  // over the whole term, as a weight of the split
	Parts      []CellPart     `json:"parts,omitempty"`
}

// CellPart is a party's share of a cell.
type CellPart struct {
	MemberID string      `json:"memberId,omitempty"`
	Share    money.Share `json:"share,omitzero"`
}

// ValueSplit shares the contract value: the fee and shared items first, the rest by
// cells or by agreed percentages (Member.Share and OwnShare).
type ValueSplit struct {
	By     SplitBy      `json:"by,omitempty"`
	Value  money.Pounds `json:"value,omitzero"` // over the term; the priced contract's when empty
	Fee    GroupFee     `json:"fee,omitzero"`
	Shared []SharedItem `json:"shared,omitempty"`
}

// SplitBy is what decides the split; by cells when empty.
type SplitBy string

// The ways.
const (
	SplitByCells  SplitBy = ""
	SplitByShares SplitBy = "shares"
)

// GroupFee is the management fee and what it buys.
type GroupFee struct {
	Rate    money.Share    `json:"rate,omitzero"`    // of the contract value
	Monthly money.Pounds   `json:"monthly,omitzero"` // instead of a rate
	Buys    []FeeItem      `json:"buys,omitempty"`
	HubCost money.Pounds   `json:"hubCost,omitzero"` // a year of running the hub or the management
	Volume  money.Pounds   `json:"volume,omitzero"`  // expected contract value a year through it
	Months  money.Quantity `json:"months,omitzero"`  // of the term for a monthly fee; the contract's when empty
	BornBy  FeeBorne       `json:"borne,omitempty"`
}

// FeeItem is one thing that the fee pays for.
type FeeItem struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// FeeBorne is who bears the fee; every party pro rata to its value when empty.
type FeeBorne string

// The ways.
const (
	FeeProRata FeeBorne = ""
	FeeEqually FeeBorne = "equally"
)

// SharedItem comes off before the split and is paid to one party.
type SharedItem struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	Amount   money.Pounds `json:"amount,omitzero"` // over the term
	MemberID string       `json:"memberId,omitempty"`
}

// Chain is how money is passed on. The buyer's own terms stand in Pricing.Cash.
type Chain struct {
	Pledge    bool           `json:"pledge,omitempty"`  // 10 days to partners instead of 30
	Days      money.Quantity `json:"days,omitzero"`     // to partners unless their own terms say otherwise; 30 when empty
	BaseRate  money.Share    `json:"baseRate,omitzero"` // Bank of England, at 30 June or 31 December before
	Debt      money.Pounds   `json:"debt,omitzero"`     // a late invoice, for the interest on it
	LateDays  money.Quantity `json:"lateDays,omitzero"`
	Opening   money.Pounds   `json:"opening,omitzero"` // the lead's money set aside for bridging; own reserves and overdraft when empty
	Results   ResultsPart    `json:"results,omitzero"`
	DelayDays money.Quantity `json:"delayDays,omitzero"` // from the buyer's money to passing it on, where paid on receipt
}

// ResultsPart is payment by results over the whole group.
type ResultsPart struct {
	Share    money.Share    `json:"share,omitzero"`     // of each payment that hangs on outcomes
	Chance   money.Share    `json:"chance,omitzero"`    // that they are proven
	Lag      money.Quantity `json:"lagMonths,omitzero"` // until that money arrives
	Clawback string         `json:"clawback,omitempty"`
}

// PartnerTerms are what the lead offers one partner.
type PartnerTerms struct {
	Via         string         `json:"viaId,omitempty"` // paid by this member; by the lead when empty
	Days        money.Quantity `json:"days,omitzero"`   // from its invoice; the group's when empty
	Cycle       Cycle          `json:"cycle,omitempty"`
	InAdvance   bool           `json:"inAdvance,omitempty"`
	PayWhenPaid Answer         `json:"payWhenPaid,omitempty"` // paid only once, or if, the lead is paid
	Results     money.Share    `json:"results,omitzero"`      // its own outcome part; the group's when empty
	Uncapped    Answer         `json:"uncapped,omitempty"`    // an indemnity without a cap is asked
	Note        string         `json:"note,omitempty"`        // printed in its pack
}

// PartnerCash is what the lead assumes of a partner's money, or was told; internal.
type PartnerCash struct {
	CostShare money.Share    `json:"costShare,omitzero"` // costs as a share of its value
	PayDay    money.Quantity `json:"payDay,omitzero"`    // of the month; 28 when empty
	Available money.Pounds   `json:"available,omitzero"` // own cash and facility
	Income    money.Pounds   `json:"income,omitzero"`    // whole yearly income, for dependence
	Reserves  money.Pounds   `json:"reserves,omitzero"`  // free reserves
	Spend     money.Pounds   `json:"spend,omitzero"`     // a year, for months of cover
	BidCost   money.Pounds   `json:"bidCost,omitzero"`   // its agreed share of bid cost and legal set-up
	SetUp     money.Pounds   `json:"setUp,omitzero"`     // its set-up after award
	Surplus   money.Pounds   `json:"surplus,omitzero"`   // over the term; by share of the value when empty
}

// GroupRisk is a line of the group's register.
type GroupRisk struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Probability money.Share  `json:"probability,omitzero"`
	Impact      money.Pounds `json:"impact,omitzero"`
	Parts       []RiskPart   `json:"parts,omitempty"`
	Measure     string       `json:"measure,omitempty"` // what is done about it
	Shared      bool         `json:"sharedService,omitempty"`
	Insured     Answer       `json:"insured,omitempty"`
}

// RiskPart is how much of a risk a party carries.
type RiskPart struct {
	MemberID string      `json:"memberId,omitempty"`
	Share    money.Share `json:"share,omitzero"`
}

// WorstCase is the whole contract's loss as a range: typed, never guessed.
type WorstCase struct {
	Low     money.Pounds `json:"low,omitzero"`
	High    money.Pounds `json:"high,omitzero"`
	Insured money.Pounds `json:"insured,omitzero"`
	// Others is what the other members can pay of it, by party.
	Others []OthersPay `json:"others,omitempty"`
}

// OthersPay is what the others can pay of the loss, seen from one party.
type OthersPay struct {
	MemberID string       `json:"memberId,omitempty"`
	Amount   money.Pounds `json:"amount,omitzero"`
}

// PeopleTerm is one agreement about staff.
type PeopleTerm struct {
	ID       string     `json:"id"`
	Kind     PeopleKind `json:"kind"`
	Agreed   Answer     `json:"agreed,omitempty"`
	MemberID string     `json:"memberId,omitempty"` // who pays
	Until    date.Date  `json:"until,omitzero"`
	Note     string     `json:"note,omitempty"`
}

// PeopleKind is what an agreement about staff is on.
type PeopleKind string

// The kinds.
const (
	PeopleTUPEIn     PeopleKind = "tupe_in"
	PeopleTUPEOut    PeopleKind = "tupe_out"
	PeoplePensions   PeopleKind = "pensions"
	PeopleRedundancy PeopleKind = "redundancy"
)

// GroupCost is what bidding together costs before award. The chance of winning and the
// surplus stand in Choice.
type GroupCost struct {
	Legal   money.Pounds `json:"legal,omitzero"`   // legal set-up before award
	OwnPart money.Pounds `json:"ownPart,omitzero"` // the organisation's agreed share of bid cost and legal set-up
	OwnAll  Answer       `json:"ownAll,omitempty"` // the organisation bears all of it
}

// HeadText replaces or agrees one generated head of terms.
type HeadText struct {
	ID       string `json:"id"`
	ClauseID string `json:"clauseId"` // of heads_of_terms; empty for a head of the user's own
	Title    string `json:"title,omitempty"`
	Text     string `json:"text,omitempty"`
	Left     bool   `json:"left,omitempty"` // left out on purpose
}

// Ask is something that partners are asked for.
type Ask struct {
	ID       string    `json:"id"`
	MemberID string    `json:"memberId,omitempty"` // every partner when empty
	Text     string    `json:"text"`
	Due      date.Date `json:"due,omitzero"`
}

// TimeStep is a date of the group's timetable.
type TimeStep struct {
	ID   string    `json:"id"`
	Name string    `json:"name"`
	On   date.Date `json:"on,omitzero"`
	Who  string    `json:"who,omitempty"`
}

// Diligence is one check of a partner by whoever relies on it; internal.
type Diligence struct {
	ID       string    `json:"id"`
	ItemID   string    `json:"itemId"` // of due_diligence
	Found    Checked   `json:"found,omitempty"`
	On       date.Date `json:"on,omitzero"`
	By       string    `json:"by,omitempty"`
	Document string    `json:"document,omitempty"`
	Note     string    `json:"note,omitempty"`
}

// Checked is what a check found; not done when empty.
type Checked string

// The findings.
const (
	CheckNotDone Checked = ""
	CheckInOrder Checked = "in_order"
	CheckTrouble Checked = "trouble"
	CheckNA      Checked = "na"
)
