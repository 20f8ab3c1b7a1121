// Package decision says whether a bid is worth its effort: gates of which a red one
// stops, a weighted score, and the expected value beside it (section 6 of the tender
// specification). Weights and limits are our own and can be changed. Everything here is
// internal. Figure ids are listed in app/assess/doc.go.
package decision

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Finding is the answer that another engine gives to a gate: yes, no or not known, with
// the reason and the field to mend.
type Finding struct {
	Answer    bid.Answer
	Why, Path string
}

// Input is what a decision rests on. The price, the walk-away price, the years and the
// cash are read from the graph of the sheet.
type Input struct {
	Document  bid.Document
	Library   *reference.Library
	On        date.Date
	NotBarred Finding // BID-002: neither excluded nor barred by a reservation
	Criteria  Finding // BID-003: every pass-or-fail criterion is met, or will be by award
	Financial Finding // BID-004: the financial tests are met by some mode
	InTime    Finding // BID-007: insurances and registrations in time
}

// Colour is how a gate stands. Not known is neither of the others.
type Colour string

// The colours.
const (
	Green   Colour = "green"
	Red     Colour = "red"
	Unknown Colour = "unknown"
)

// Gate is one of BID-001 to BID-008; a red one stops the bid.
type Gate struct {
	Code, Name, Why, Path string
	Colour                Colour
}

// Advice is what comes out.
type Advice string

// The outcomes.
const (
	Bid        Advice = "BID"
	Review     Advice = "REVIEW"
	NoBid      Advice = "NO_BID"
	CannotTell Advice = "CANNOT_TELL"
)

// Words is the advice for people.
func (a Advice) Words() string {
	switch a {
	case Bid:
		return "bid"
	case Review:
		return "think it over"
	case NoBid:
		return "do not bid"
	}
	return "cannot tell yet"
}

// Result is the decision with all that it rests on.
type Result struct {
	Gates  []Gate
	Matrix []Line
	Worth  Worth
	Score  calc.Node
	// Unmarked are the lines of the matrix without a mark, by name.
	Unmarked []string
	Advice   Advice
	Why      string   // one sentence
	Unknowns []string // what has to be known before it can be told
	// Certainty is that of the weights and limits, which are our own.
	Certainty reference.Certainty
}

type fig = working.Fig

type builder struct {
	*working.Sheet
	in     Input
	choice *bid.Choice
	out    *Result
}

// Build works out whether to bid. It never panics on any values.
func Build(s *working.Sheet, in Input) *Result {
	b := &builder{Sheet: s, in: in, choice: &in.Document.Bid.Choice, out: &Result{Certainty: reference.High}}
	b.gates()
	b.matrix()
	b.out.Worth = Value(s, in)
	b.decide()
	return b.out
}

// limit is a limit of the score (data).
func (b *builder) limit(item string) (decimal.Decimal, bool) {
	if b.in.Library == nil {
		return decimal.Zero, false
	}
	for _, row := range b.in.Library.BidMatrix() {
		if row.Kind == "limit" && row.Item == item {
			return row.Value.Decimal(), true
		}
	}
	return decimal.Zero, false
}

// decide puts the parts together: a red gate, then an expected value that does not pay,
// then the score. Where something is not known and could turn the answer, it says so.
func (b *builder) decide() {
	out := b.out
	var red, open []string
	for _, g := range out.Gates {
		switch g.Colour {
		case Red:
			red = append(red, g.Name)
		case Unknown:
			open = append(open, g.Name)
			out.Unknowns = append(out.Unknowns, g.Name+": "+g.Why)
		}
	}
	ev, valued := out.Worth.EV.Value()
	if !valued {
		open = append(open, "expected value")
		out.Unknowns = append(out.Unknowns, "Expected value: "+out.Worth.EV.Reason().Text)
	}
	score, marked := out.Score.Value()
	if !marked {
		open = append(open, "score")
		out.Unknowns = append(out.Unknowns, "Score: "+out.Score.Reason().Text)
	}
	pass, ok := b.limit("bid")
	think, also := b.limit("review")
	despite := strings.TrimSpace(b.choice.Despite)
	printed := money.FormatQuantity(score.Round(2))
	switch {
	case len(red) > 0:
		out.Advice, out.Why = NoBid, "Stopped by: "+strings.Join(red, "; ")+"."
	case valued && !ev.IsPositive() && despite == "":
		out.Advice, out.Why = NoBid, fmt.Sprintf("The expected value is %s, so the bid is not worth its cost. Bid all the same only with a recorded reason.", money.FormatPounds(ev))
	case marked && also && score.LessThan(think):
		out.Advice, out.Why = NoBid, fmt.Sprintf("The score is %s, below %s.", printed, think)
	case len(out.Unknowns) > 0 || !ok || !also:
		out.Advice, out.Why = CannotTell, "Still open: "+strings.Join(open, "; ")+"."
	case score.GreaterThanOrEqual(pass):
		out.Advice, out.Why = Bid, fmt.Sprintf("No gate stops it and the score is %s, at least %s.", printed, pass)
	default:
		out.Advice, out.Why = Review, fmt.Sprintf("No gate stops it, but the score is %s, below %s.", printed, pass)
	}
	if despite != "" && valued && !ev.IsPositive() && out.Advice != NoBid {
		out.Why += fmt.Sprintf(" The expected value is %s; the reason to bid all the same: %s", money.FormatPounds(ev), despite)
	}
	b.Issue("BID-030", bid.Informs, "choice", "Bid or not: %s. %s", out.Advice.Words(), out.Why)
}
