package corecost

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/working"
)

// Result is what the core costs of a bid come to, ready to print.
type Result struct {
	Allocation *Allocation // nil when the organisation lists no services
	Issues     []bid.Issue
}

// Input is what core costs rest on beside the sheet: Allocation is the one made for
// the price, nil where there was none, and On the day of the assessment.
type Input struct {
	Document   bid.Document
	Allocation *Allocation
	On         date.Date
}

// Build works out allocation, schedules and all that follows from them, on the sheet
// on which the price stands already. It never panics on any values: what cannot be
// computed is not available with a reason, and other figures stand.
func Build(s *working.Sheet, in Input) *Result {
	r := &Result{Allocation: in.Allocation}
	if r.Allocation == nil {
		r.Allocation = Allocate(s, in.Document)
	}
	if r.Allocation != nil {
		r.Allocation.finish(s, in.Document.Organisation)
		r.Issues = append(r.Issues, r.Allocation.issues...)
	}
	return r
}
