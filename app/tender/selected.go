package tender

import (
	"bidwright/app/bid"
	"bidwright/app/tender/selection"
	"bidwright/app/tender/standing"
	"bidwright/app/working"
)

// selected runs selection on the regime of the route and the tests of the accounts.
func selected(s *working.Sheet, in Input, r *Result, kept []selection.Reservation) *selection.Result {
	below := r.Route.AtOrAbove == bid.No && r.Route.Class != bid.ClassWorks
	return selection.Build(s, selection.Input{Document: in.Document, Library: in.Library, On: in.On,
		Regime: string(r.Route.Regime), Tests: outcomes(r.Standing), Lots: in.Document.Bid.Opportunity.LotIDs, Below: below, Reserved: kept})
}

// outcomes are the tests as selection reads them. One that only shows a figure is no
// test; one that may be explained is not passed, and its consequence says so.
func outcomes(r *standing.Result) []selection.TestOutcome {
	var out []selection.TestOutcome
	for _, t := range r.Tests {
		if t.Outcome == standing.Shown {
			continue
		}
		one := selection.TestOutcome{ID: t.ID, Name: t.Name, LotID: t.LotID, Path: t.Path, OnFail: t.Consequence}
		switch t.Outcome {
		case standing.Pass:
			one.Passed = bid.Yes
		case standing.Fail, standing.Explain:
			one.Passed = bid.No
		}
		if len(t.Fixes) > 0 {
			one.Fix = t.Fixes[0].Words
		}
		out = append(out, one)
	}
	return out
}
