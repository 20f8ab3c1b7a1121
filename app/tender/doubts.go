package tender

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/tender/fairness"
)

const conditions = "eligibility.requirements."

// doubts are the conditions that selection found a buyer should not ask (ELIG-040 to
// 047), with the question that it drafted.
func doubts(issues []bid.Issue, doc bid.Document) []fairness.Doubt {
	var out []fairness.Doubt
	for _, i := range issues {
		if i.Code < "ELIG-040" || i.Code > "ELIG-047" || i.Question == "" {
			continue
		}
		d := fairness.Doubt{Code: i.Code, Question: i.Question, Path: i.Path}
		if rest, found := strings.CutPrefix(i.Path, conditions); found {
			id, _, _ := strings.Cut(rest, ".")
			for _, r := range doc.Bid.Eligibility.Requirements {
				if r.ID == id {
					d.RequirementID, d.Name, d.Where = r.ID, r.Name, r.Where
				}
			}
		}
		out = append(out, d)
	}
	return out
}
