// Package selection says whether the bidder passes the selection stage: grounds for
// exclusion, the conditions of participation with their evidence, the verdict by lot
// and the plan that closes the gaps (section 3 of the tender specification). Not known
// is a third answer and never counts as met. Everything here is internal.
package selection

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Input is what selection rests on. On is the day of the assessment.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
	Regime   string        // PA23, PCR2015, …; empty when not known
	Tests    []TestOutcome // of the financial tests
	Lots     []string      // lots bid for; every lot when empty
	// Below: a regulated contract below its threshold, and not for works.
	Below bool
	// Reserved is for whom the competition is kept, as another engine worked it out.
	Reserved []Reservation
}

// Reservation is one side of whom a competition is kept for, and whether the bidder meets
// it. Its finding is told where it is worked out.
type Reservation struct {
	What, Path string
	Meets      bid.Answer
}

// TestOutcome is what a financial test came to, as another engine worked it out.
type TestOutcome struct {
	ID, Name, LotID, Path string
	Passed                bid.Answer
	OnFail                bid.TestConsequence
	Fix                   string
}

// Verdict is whether the bidder may be selected.
type Verdict string

// The verdicts, the best first.
const (
	Eligible     Verdict = "eligible"
	WithPartners Verdict = "eligible_with_partners"
	CannotTell   Verdict = "cannot_tell" // open questions could change the answer
	NotYet       Verdict = "not_yet"     // there are gaps
	Excluded     Verdict = "excluded"
)

// Scope is the answer for one lot, or for the whole bid where LotID is empty.
type Scope struct {
	LotID, Title string
	Verdict      Verdict
	Words        string
	Gaps         int
	Questions    []Question
	Partners     []string // names of those relied on
	NotAgreed    []string // those of them who have not yet agreed
	NotMet       []string // reservations that the bidder does not meet
}

// Question is an open answer that could change the verdict.
type Question struct{ Text, Path string }

// Result is the whole of selection.
type Result struct {
	Bodies       []Body
	Requirements []Requirement
	// Untaken is what the notice asks that is neither taken over nor ignored: listed to
	// look at; only the conditions entered count in the verdict.
	Untaken  []Question
	Overall  Scope
	Lots     []Scope
	Plan     []Step
	Deadline date.Date // zero when not known
	// Certainty is the lowest of the rules that were used.
	Certainty reference.Certainty

	Gaps, Questions, Weeks, Cost calc.Node
}

type builder struct {
	*working.Sheet
	in   Input
	out  *Result
	item map[string]reference.EvidenceItem
}

// Build works out selection onto the sheet. It never panics on any values.
func Build(s *working.Sheet, in Input) *Result {
	b := &builder{Sheet: s, in: in, out: &Result{Certainty: reference.High}, item: map[string]reference.EvidenceItem{}}
	if in.Library != nil {
		for _, item := range in.Library.EvidenceItems() {
			b.item[item.ID] = item
		}
	}
	b.deadline()
	b.exclusions()
	b.requirements()
	b.verdicts()
	b.plan()
	b.figures()
	return b.out
}

// deadline reads the day by which the bid must be in.
func (b *builder) deadline() {
	const path = "opportunity.dates.deadline"
	day, err := date.ParseISO(b.in.Document.Bid.Opportunity.Dates.Deadline.Day)
	if err != nil || day.IsZero() {
		b.Issue("ELIG-053", bid.Informs, path, "The deadline is not known, so what runs out or comes too late cannot be judged. Type the deadline.")
		return
	}
	b.out.Deadline = day
	if day.Before(b.in.On) {
		b.Issue("ELIG-052", bid.Warns, path, "The deadline, %s, has gone by. Check the day, or mark the bid as submitted or archived.", day)
	}
}

func (b *builder) lower(c reference.Certainty) {
	if c == reference.Low || c == reference.Medium && b.out.Certainty == reference.High {
		b.out.Certainty = c
	}
}

// figures are the counts and totals: weeks is the longest that a gap takes to close,
// cost the sum over the gaps in pounds; a blank one leaves both not available.
func (b *builder) figures() {
	whole := func(id, label string, n int) calc.Node {
		return b.Name(b.Graph.Const(decimal.NewFromInt(int64(n))), working.Fig{ID: id, Label: label})
	}
	b.out.Gaps = whole("elig.gaps", "Gaps", b.out.Overall.Gaps)
	b.out.Questions = whole("elig.questions", "Open questions", len(b.out.Overall.Questions))
	weeks, cost := decimal.Zero, decimal.Zero
	noWeeks, noCost := "", ""
	for _, step := range b.out.Plan {
		if step.Weeks.IsSet() {
			weeks = decimal.Max(weeks, step.Weeks.Decimal())
		} else if noWeeks == "" {
			noWeeks = step.Path
		}
		if step.Cost.IsSet() {
			cost = cost.Add(step.Cost.Decimal())
		} else if noCost == "" {
			noCost = step.Path
		}
	}
	if b.out.Overall.Gaps > len(b.out.Plan) {
		// A test not passed, a reservation or a partner to replace has no weeks or cost of its own.
		noWeeks, noCost = "eligibility", "eligibility"
	}
	b.out.Weeks = b.total(working.Fig{ID: "elig.weeks", Label: "Weeks to close the longest gap", Path: noWeeks}, weeks, "the weeks that a gap takes to close are not known")
	b.out.Cost = b.total(working.Fig{ID: "elig.cost", Label: "Cost to close the gaps", Unit: calc.Pounds, Path: noCost}, cost, "the cost to close a gap is not known")
}

func (b *builder) total(f working.Fig, v decimal.Decimal, missing string) calc.Node {
	if f.Path != "" {
		return b.None(f, "Not available, because "+missing+".")
	}
	return b.Name(b.Graph.Const(v), f)
}
