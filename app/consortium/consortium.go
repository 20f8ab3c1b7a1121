// Package consortium runs the engines about bidding together over a priced bid: who
// delivers what and how the value is shared (plan), and what the arrangement does to
// everybody's money and risk (chain). Each engine is a package of its own below this
// one; figures and findings go onto the sheet that the price was worked out on.
package consortium

import (
	"bidwright/app/bid"
	"bidwright/app/consortium/plan"
	"bidwright/app/date"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/app/tender"
	"bidwright/app/working"
)

// Input is the bid, the dated facts, the day, and what earlier engines found.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
	Tender   *tender.Result
	Pricing  *pricing.Result
}

// Result is what there is to say of the group; no part is nil.
type Result struct {
	// Together: there is a group, or an invitation to one.
	Together bool
	Plan     *plan.Result
	Issues   []bid.Issue // of all of them
}

// Build runs the engines in the order in which they rest on each other. It never panics
// and never fails: what cannot be told says why. A bid without partners gives no findings.
func Build(s *working.Sheet, in Input) *Result {
	before := len(s.Issues)
	r := &Result{Together: len(in.Document.Bid.Consortium.Members) > 0 || in.Document.Bid.Invitation != nil}
	r.Plan = plan.Build(s, plan.Input(in))
	r.Issues = s.Issues[before:]
	return r
}
