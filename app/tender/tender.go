// Package tender runs the engines about the tender itself – how the buyer has to buy,
// whether we may bid, how fair it is, and whether it is worth it – over a priced bid.
// Each engine is a package of its own below this one; figures and findings go onto the
// sheet that the price was worked out on.
package tender

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/tender/calloff"
	"bidwright/app/tender/decision"
	"bidwright/app/tender/fairness"
	"bidwright/app/tender/prompts"
	"bidwright/app/tender/route"
	"bidwright/app/tender/selection"
	"bidwright/app/tender/standing"
	"bidwright/app/working"
)

// Input is the bid, the dated facts and the day.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
}

// Result is what there is to say of the tender; no part is nil.
type Result struct {
	Route     *route.Result
	Standing  *standing.Result
	Selection *selection.Result
	Fairness  *fairness.Result
	CallOff   *calloff.Result
	Decision  *decision.Result
	Prompts   []prompts.Prompt
	Issues    []bid.Issue // of all of them
}

// Build runs the engines in the order in which they rest on each other. It never panics
// and never fails: what cannot be told says why.
func Build(s *working.Sheet, in Input) *Result {
	r, before := &Result{}, len(s.Issues)
	r.Route = route.Build(s, route.Input(in))
	r.Standing = standing.Build(s, standing.Input(in))
	r.Selection = selected(s, in, r, reserved(s, in))
	if len(r.Selection.Requirements)+len(r.Standing.Tests) > 0 || in.Document.Bid.Opportunity.Notice != nil {
		s.Issue("ELIG-060", bid.Informs, "eligibility.requirements", "May we bid? %s", Verdict(r.Selection.Overall))
	}
	r.Fairness = fairness.Build(s, fairness.Input{Document: in.Document, Library: in.Library, On: in.On, Regime: string(r.Route.Regime), Doubts: doubts(s.Issues, in.Document)})
	r.CallOff = calloff.Build(s, calloff.Input(in))
	r.Decision = decided(s, in, r)
	r.Prompts = prompts.For(in.Document, in.Library, facts(s, in.On))
	r.Issues = s.Issues[before:]
	return r
}

// Verdict is the answer in one sentence, with the partners by name.
func Verdict(s selection.Scope) string {
	text := strings.TrimSuffix(s.Words, ".")
	if s.Verdict == selection.WithPartners && len(s.Partners) > 0 {
		text = "Eligible with " + strings.Join(s.Partners, " and ")
		if len(s.NotAgreed) > 0 {
			text += "; not agreed yet: " + strings.Join(s.NotAgreed, ", ")
		}
	}
	return text + "."
}

// facts are what the conditions of the tips rest on.
func facts(s *working.Sheet, on date.Date) prompts.Facts {
	f := prompts.Facts{On: on}
	for _, i := range s.Issues {
		f.Codes = append(f.Codes, i.Code)
	}
	asked, found := s.Graph.Node("price.asked")
	full, also := s.Graph.Node("ladder.full_cost")
	if found && also {
		var priced, costed bool
		f.Asked, priced = asked.Value()
		f.Full, costed = full.Value()
		f.Priced = priced && costed
	}
	return f
}
