package tender

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/reference"
	"bidwright/app/tender/decision"
	"bidwright/app/tender/selection"
	"bidwright/app/tender/standing"
	"bidwright/app/working"
)

// decided works out bid or not, with the gates that selection and the tests of the
// accounts answer.
func decided(s *working.Sheet, in Input, r *Result) *decision.Result {
	return decision.Build(s, decision.Input{Document: in.Document, Library: in.Library, On: in.On,
		NotBarred: notBarred(s.Issues, r.Selection), Criteria: criteria(in, r.Selection, nil),
		Financial: financial(in, r), InTime: criteria(in, r.Selection, inForce(in.Library))})
}

// barring are the codes of a reservation that we do not meet.
var barring = []string{"ELIG-050", "ELIG-051", "ROUTE-050"}

// notBarred is BID-002: a ground of our own that excludes, or a reservation, says no; one
// that is not answered, or that the buyer may weigh, leaves it open.
func notBarred(issues []bid.Issue, r *selection.Result) decision.Finding {
	for _, i := range issues {
		if slices.Contains(barring, i.Code) && i.Severity == bid.Blocks {
			return decision.Finding{Answer: bid.No, Why: i.Message, Path: i.Path}
		}
	}
	open := decision.Finding{Answer: bid.Yes, Why: "Every ground was asked and none stands in the way."}
	for _, body := range r.Bodies {
		for _, c := range body.Cells {
			switch {
			case c.State == selection.CellExcluded && body.MemberID == "":
				return decision.Finding{Answer: bid.No, Why: body.Name + ": “" + c.Ground.Label + "” excludes.", Path: c.Path}
			case c.State == selection.CellExcluded:
				open = decision.Finding{Why: body.Name + " is excluded for “" + c.Ground.Label + "”: replace the partner.", Path: c.Path}
			case c.State == selection.CellExcludable && open.Answer == bid.Yes:
				open = decision.Finding{Why: body.Name + ": the buyer may leave you out for “" + c.Ground.Label + "”.", Path: c.Path}
			case c.State == selection.CellUnanswered && open.Answer == bid.Yes:
				open = decision.Finding{Why: "Not every ground for exclusion is answered for " + body.Name + ".", Path: c.Path}
			}
		}
	}
	for _, i := range issues {
		if slices.Contains(barring, i.Code) && i.Severity == bid.Warns && open.Answer == bid.Yes {
			open = decision.Finding{Why: i.Message, Path: i.Path}
		}
	}
	if len(r.Bodies) == 0 {
		return decision.Finding{}
	}
	return open
}

// criteria is BID-003, and BID-007 for the proofs that wanted lets through: each
// pass-or-fail condition of our lots is met, or will be by award.
func criteria(in Input, r *selection.Result, wanted func(itemID string) bool) decision.Finding {
	lots := in.Document.Bid.Opportunity.LotIDs
	var gaps, open []string
	path, entered, asked := "", 0, 0
	for _, q := range r.Requirements {
		if q.Scored || q.LotID != "" && len(lots) > 0 && !slices.Contains(lots, q.LotID) {
			continue
		}
		entered++
		if wanted != nil && !wanted(q.ItemID) {
			continue
		}
		asked++
		switch q.State {
		case selection.Gap:
			if len(gaps) == 0 {
				path = q.Path
			}
			gaps = append(gaps, q.Name)
		case selection.Open:
			if len(gaps)+len(open) == 0 {
				path = q.Path
			}
			open = append(open, q.Name)
		}
	}
	switch {
	case entered == 0:
		return decision.Finding{Why: "No condition of this tender is entered yet.", Path: "eligibility.requirements"}
	case len(gaps) > 0:
		return decision.Finding{Answer: bid.No, Why: "Not met: " + strings.Join(gaps, "; ") + ".", Path: path}
	case len(open) > 0:
		return decision.Finding{Why: "Not known yet: " + strings.Join(open, "; ") + ".", Path: path}
	case asked == 0:
		return decision.Finding{Answer: bid.Yes, Why: "None is asked among the conditions entered."}
	}
	return decision.Finding{Answer: bid.Yes, Why: "Each is met, or will be by award."}
}

// inForce lets insurances and registrations through.
func inForce(l *reference.Library) func(string) bool {
	groups := map[string]bool{}
	if l != nil {
		for _, item := range l.EvidenceItems() {
			groups[item.ID] = item.Group == "insurance" || item.Group == "registration"
		}
	}
	return func(id string) bool { return groups[id] }
}

// financial is BID-004: no test that must be passed fails. A fail that the buyer may
// weigh, and a test that cannot be worked out, leave it open.
func financial(in Input, r *Result) decision.Finding {
	open := decision.Finding{Answer: bid.Yes, Why: "Every test of the accounts is met."}
	for _, t := range r.Standing.Tests {
		switch {
		case t.Outcome == standing.Fail && t.Consequence == bid.FailMust:
			return decision.Finding{Answer: bid.No, Why: reason(t), Path: t.Path}
		case t.Outcome != standing.Pass && t.Outcome != standing.Shown && open.Answer == bid.Yes:
			open = decision.Finding{Why: reason(t), Path: t.Path}
		}
	}
	switch {
	case r.Standing.Unavailable != "":
		return decision.Finding{Why: r.Standing.Unavailable}
	case len(r.Standing.Tests) > 0:
		return open
	case len(in.Document.Bid.Eligibility.Requirements) == 0:
		return decision.Finding{Why: "No test of the accounts is entered yet.", Path: "eligibility.tests"}
	}
	return decision.Finding{Answer: bid.Yes, Why: "Conditions are entered, and no test of the accounts among them."}
}

// reason is why a test is not passed, and what alone would pass it.
func reason(t standing.Test) string {
	why := t.Why
	if why == "" {
		why = "it is not passed."
	}
	if len(t.Fixes) > 0 {
		why += " It would pass with " + t.Fixes[0].Words + "."
	}
	return t.Name + ": " + why
}
