package bid

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Choice is whether the effort is worth it: gates, marks, cost and chance. Internal.
type Choice struct {
	Marks []ChoiceMark `json:"marks,omitempty"`
	// Chance of winning, typed; EV and the break-even chance stand beside the score.
	Chance  money.Share  `json:"chance,omitzero"`
	Surplus money.Pounds `json:"surplus,omitzero"` // discounted, over the term; the bid's own when empty
	SetUp   money.Pounds `json:"setUp,omitzero"`   // set-up after award
	Effort  []BidEffort  `json:"effort,omitempty"`
	// HoursWeek is how many hours a week can go into the bid.
	HoursWeek money.Quantity `json:"hoursWeek,omitzero"`
	Objects   Answer         `json:"objects,omitempty"`   // within the objects of the organisation
	Conflicts Answer         `json:"conflicts,omitempty"` // free of conflicts of interest
	Board     Answer         `json:"board,omitempty"`     // approved by the board
	Despite   string         `json:"despite,omitempty"`   // reason to bid though the expected value is not above zero
	DecidedOn date.Date      `json:"decidedOn,omitzero"`
	Why       string         `json:"why,omitempty"`
}

// ChoiceMark is one line of the weighted matrix; the weight is data unless typed.
type ChoiceMark struct {
	ID     string         `json:"id"`
	ItemID string         `json:"itemId"`        // of the matrix: slack, margin, win, evidence, delivery, cash, mission
	Mark   money.Quantity `json:"mark,omitzero"` // 0 to 5; unmarked when empty
	Weight money.Quantity `json:"weight,omitzero"`
	Why    string         `json:"why,omitempty"`
}

// BidEffort is work or money that goes into making the bid.
type BidEffort struct {
	ID     string         `json:"id"`
	Name   string         `json:"name"`
	Hours  money.Quantity `json:"hours,omitzero"`
	Rate   money.Pounds   `json:"rate,omitzero"`   // cost of an hour
	Amount money.Pounds   `json:"amount,omitzero"` // bought: fees, translation, travel
	Done   money.Quantity `json:"done,omitzero"`   // hours spent so far
}

// BidResult is what came of the bid, kept for next time. Internal.
type BidResult struct {
	On            date.Date      `json:"on,omitzero"`
	OwnQuality    money.Quantity `json:"ownQuality,omitzero"`
	OwnPriceMarks money.Quantity `json:"ownPriceMarks,omitzero"`
	Winner        string         `json:"winner,omitempty"`
	WinnerPrice   money.Pounds   `json:"winnerPrice,omitzero"`
	WinnerQuality money.Quantity `json:"winnerQuality,omitzero"`
	Bidders       int            `json:"bidders,omitempty"`
	Feedback      string         `json:"feedback,omitempty"` // the buyer's words
	Learned       string         `json:"learned,omitempty"`
	FeedbackAsked date.Date      `json:"feedbackAsked,omitzero"`
	FeedbackCame  date.Date      `json:"feedbackCame,omitzero"`
	SpentHours    money.Quantity `json:"spentHours,omitzero"`
	SpentAmount   money.Pounds   `json:"spentAmount,omitzero"`
}

// Occasion is a dated thing to do around bidding: a portal to register with, an
// engagement event, a reference group, a market position statement.
type Occasion struct {
	ID     string       `json:"id"`
	Kind   OccasionKind `json:"kind,omitempty"`
	Name   string       `json:"name"`
	Link   string       `json:"link,omitempty"` // shown, never opened by itself
	Buyer  string       `json:"buyer,omitempty"`
	On     date.Date    `json:"on,omitzero"`
	Months int          `json:"months,omitempty"` // comes again every so many months
	Done   date.Date    `json:"done,omitzero"`
	Note   string       `json:"note,omitempty"`
}

// OccasionKind is what an occasion is; something else when empty.
type OccasionKind string

// The kinds.
const (
	OccasionOther     OccasionKind = ""
	OccasionPortal    OccasionKind = "portal"
	OccasionEvent     OccasionKind = "engagement_event"
	OccasionForum     OccasionKind = "reference_group"
	OccasionPosition  OccasionKind = "market_position_statement"
	OccasionNeeds     OccasionKind = "needs_analysis"
	OccasionDirectory OccasionKind = "directory"
	OccasionGrant     OccasionKind = "grant"
)
